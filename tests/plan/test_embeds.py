"""The days that embeds show are those that the tool counts, and scripts lead to files that exist."""

import json
import random
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import shops

from helpgen.load import load_help_center
from helpgen.mkdocs_plugin import read_settings
from helpgen.plan.embeds import EMBEDS
from helpgen.plan.tools import make_tool_terms
from helpgen.policy.arrivals import CUT_OFFS
from helpgen.policy.costs import Basket
from helpgen.policy.delivery import Delivery
from helpgen.policy.offers import OfferBook, Order, find_offers

COUNTRIES = ("CZ", "DE", "TH", "SA")
NOTHING = Basket(value=None, weight_grams=None, items=None, pays_on_delivery=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shops.built_demo(tmp_path_factory)


@pytest.fixture(scope="module")
def book(site: Path) -> OfferBook:
    settings, _ = read_settings(site.parent / "mkdocs.yml", shops.TODAY)
    assert settings is not None
    help_center, _ = load_help_center(settings)
    assert help_center is not None
    terms = make_tool_terms(help_center, date.fromisoformat(shops.TODAY))
    assert terms.book is not None
    return terms.book


@pytest.mark.parametrize("country", COUNTRIES)
def test_days_of_an_embed_are_those_of_the_tool(site: Path, book: OfferBook, country: str) -> None:
    offers = json.loads((site / f"exports/arrivals/{country}.json").read_text("utf-8"))["offers"]
    assert offers
    chance = random.Random(country)
    start = datetime.fromisoformat(f"{shops.TODAY}T00:00:00+00:00")
    compared = 0
    for _ in range(400):
        now = start + timedelta(minutes=chance.randrange(60 * 24 * 60))
        answers = find_offers(book, Order(country, None, None, NOTHING, None), now)
        assert isinstance(answers, tuple)
        for answer in answers:
            days = offers.get(answer.offer, [])
            found = next((day for day in days if datetime.fromisoformat(day[0]) > now), None)
            if found is None or not isinstance(answer.delivery, Delivery):
                continue
            compared += 1
            assert found[1:3] == [answer.delivery.earliest.isoformat(), answer.delivery.latest.isoformat()]
            assert datetime.fromisoformat(found[0]) == answer.delivery.order_until.astimezone(UTC)
    assert compared >= 400


def test_days_are_counted_for_months_ahead_and_in_order(site: Path) -> None:
    offers = json.loads((site / "exports/arrivals/CZ.json").read_text("utf-8"))["offers"]
    for days in offers.values():
        assert len(days) >= CUT_OFFS
        assert days == sorted(days)
        assert len({day[0] for day in days}) == len(days)


@pytest.mark.parametrize("name", EMBEDS)
def test_script_of_an_embed_leads_to_files_that_exist(site: Path, name: str) -> None:
    script = (site / f"embed/helpgen-{name}.js").read_text("utf-8")
    imported = re.findall(r'from "\.\./([^"]+)"', script)
    sources = json.loads(script[script.index("{", script.index("define(")) : script.rindex("}") + 1])
    assert list(sources) == ["en", "th", "zh", "cs", "id", "ar"]
    for path in (*imported, *sources.values()):
        assert (site / path).is_file(), path
