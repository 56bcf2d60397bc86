"""What a page answers from the published data is what Python answers from the policies."""

import json
import random
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import shops

from helpgen.load import load_help_center
from helpgen.mkdocs_plugin import read_settings
from helpgen.model import HelpCenter
from helpgen.plan.tools import ToolTerms, make_tool_terms
from helpgen.plan.tools.return_rules import excluded_item
from helpgen.policy.channel_ranking import rank_channels
from helpgen.policy.costs import Basket
from helpgen.policy.minor_units import from_minor, read_amount
from helpgen.policy.offers import Order, find_offers
from helpgen.policy.plain import Plain, to_plain
from helpgen.policy.return_check import check_return
from helpgen.policy.return_terms import Answers
from helpgen.policy.tracking import Tracking, TrackingTerms, find_tracking, parcel_dates

TODAY = date.fromisoformat(shops.TODAY)
Values = dict[str, str]
Case = tuple[str, Values, str]

MOMENTS = (
    "2026-11-21T12:00:00Z",  # a Saturday
    "2026-11-23T12:59:59Z",  # a second before the cut-off in Prague
    "2026-11-23T13:00:00Z",
    "2026-12-22T09:00:00Z",  # Christmas ahead, in the busy time
    "2026-12-31T10:59:00Z",  # the last minute before a half day ends
    "2026-12-31T11:00:00Z",
    "2027-03-28T00:59:00Z",  # clocks go forward
    "2027-10-31T01:30:00Z",  # an hour that happens twice
    "2028-02-29T09:00:00Z",
    "2028-12-28T09:00:00Z",  # the calendars end on the way
    "2031-01-05T09:00:00Z",  # long after them
)
COUNTRIES = ("CZ", "DE", "ES", "TH", "CN", "ID", "AE", "SA", "XX", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shops.built_demo(tmp_path_factory)


@pytest.fixture(scope="module")
def help_center(site: Path) -> HelpCenter:
    settings, _ = read_settings(site.parent / "mkdocs.yml", TODAY)
    assert settings is not None
    help_center, _ = load_help_center(settings)
    assert help_center is not None
    return help_center


@pytest.fixture(scope="module")
def terms(help_center: HelpCenter) -> ToolTerms:
    return make_tool_terms(help_center, TODAY)


def ask_browser(site: Path, cases: list[Case]) -> list[Plain]:
    question = json.dumps({"folder": str(site / "tools/en"), "cases": cases})
    script = shops.PROJECT_DIR / "tests/js/answer_cases.mjs"
    done = subprocess.run(["node", str(script)], input=question, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def instant(moment: str) -> datetime:
    return datetime.fromisoformat(moment.replace("Z", "+00:00"))


def compare(site: Path, cases: list[Case], answer: object) -> None:
    assert callable(answer)
    for case, told in zip(cases, ask_browser(site, cases), strict=True):
        expected = to_plain(answer(case[1], instant(case[2])))
        assert told == expected, case


# --- When will it arrive? -----------------------------------------------------------


def delivery_cases() -> Iterator[Case]:
    chance = random.Random(7)
    for moment in MOMENTS:
        for country in COUNTRIES:
            yield "delivery", {"country": country}, moment
            yield (
                "delivery",
                {
                    "country": country,
                    "postal": chance.choice(("", "11000", "28 013", "35-001", "3", "52", "ฟ")),
                    "method": chance.choice(("", "courier", "express", "store")),
                    "value": chance.choice(("", "50", "1499.99", "1,500", "99999", "x", "1.2.3")),
                    "weight": chance.choice(("", "0.5", "5", "19,9", "25", "-1")),
                    "goods": chance.choice(("", "0")),
                    "cash": chance.choice(("", "yes")),
                    "by": chance.choice(("", "", "2026-12-10", "2027-04-01", "2028-12-31", "2026-02-30", "soon")),
                    "tz": "UTC",
                },
                moment,
            )


def test_delivery_is_the_same_in_the_browser(site: Path, help_center: HelpCenter, terms: ToolTerms) -> None:
    shipping, book = help_center.policies.shipping, terms.book
    assert shipping is not None
    assert book is not None
    currencies = {
        "CZ": "CZK",
        "DE": "EUR",
        "ES": "EUR",
        "TH": "THB",
        "CN": "CNY",
        "ID": "IDR",
        "AE": "AED",
        "SA": "AED",
    }

    def answer(values: Values, now: datetime) -> object:
        currency = currencies.get(values["country"], "")
        minor = read_amount(values.get("value", ""), 2)
        grams = read_amount(values.get("weight", ""), 3)
        wrong = [
            name
            for name, text, read in (
                ("value", values.get("value"), minor),
                ("weightGrams", values.get("weight"), grams),
            )
            if text and read is None
        ]
        by = day_of(values.get("by", ""))
        if values.get("by") and (by is None or by < now.date()):
            wrong.append("arriveBy")
        if wrong:
            return Raw({"needs": list(wrong)})
        value = from_minor(minor, currency) if minor is not None and currency else None
        order = Order(
            values["country"] or None,
            values.get("postal") or None,
            values.get("method") or None,
            Basket(value, grams, None, values.get("cash") == "yes"),
            shipping.preparation[0].extra if values.get("goods") else None,
            by,
        )
        return find_offers(book, order, now)

    cases = list(delivery_cases())
    for case, told in zip(cases, ask_browser(site, cases), strict=True):
        expected = answer(case[1], instant(case[2]))
        assert told == (expected.plain if isinstance(expected, Raw) else to_plain(expected)), case
    assert Decimal("14.90") in {band.price.amount for offer in book.offers for band in offer.tariff.bands}


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Raw:
    """An answer that is plain already."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain


# --- Can I return it? ------------------------------------------------------------------


def return_cases(help_center: HelpCenter) -> Iterator[Case]:
    chance = random.Random(11)
    policy = help_center.policies.returns
    assert policy is not None
    items = ["", "final-sale", *(excluded_item(exclusion) for exclusion in policy.exclusions), "warranty-Backpacks"]
    for moment in MOMENTS:
        for country in COUNTRIES:
            for _ in range(3):
                delivered = (instant(moment) - timedelta(days=chance.randint(-2, 900))).date()
                ordered = delivered - timedelta(days=chance.randint(-1, 9))
                yield (
                    "return",
                    {
                        "country": country,
                        "delivered": chance.choice(("", delivered.isoformat(), delivered.isoformat(), "2026-02-30")),
                        "ordered": chance.choice(("", ordered.isoformat())),
                        "item": chance.choice(items),
                        "member": chance.choice(("", "", "club")),
                        "faulty": chance.choice(("", "yes")),
                    },
                    moment,
                )


def test_returns_are_the_same_in_the_browser(site: Path, help_center: HelpCenter, terms: ToolTerms) -> None:
    rules = terms.returns
    assert rules is not None

    cases = list(return_cases(help_center))
    kinds = set()
    for case, told in zip(cases, ask_browser(site, cases), strict=True):
        values = case[1]
        assert isinstance(told, dict)
        kinds.add(str(told.get("decidedBy", next(iter(told)))))
        if values["delivered"] == "2026-02-30":
            assert told.get("needs") in (["market"], ["deliveredOn", "lastDeliveredOn"]), case
            continue
        answers = Answers(
            market=values["country"] or None,
            country=values["country"] or None,
            member_tier=values["member"],
            category=values["item"],
            condition="",
            payment="",
            is_defective=values["faulty"] == "yes",
            ordered_on=day_of(values["ordered"]),
            delivered_on=day_of(values["delivered"]),
            last_delivered_on=day_of(values["delivered"]),
        )
        assert told == to_plain(check_return(rules, answers, instant(case[2]))), case
    assert kinds >= {"window", "exclusion", "law", "needs"}


# --- Who do I contact? Where is my order? ---------------------------------------------------


def test_channels_stand_in_the_same_order_in_the_browser(site: Path, terms: ToolTerms) -> None:
    cases: list[Case] = [
        ("contact", {"topic": topic, "language": language}, moment)
        for moment in MOMENTS
        for topic in ("", "orders", "shipping", "returns")
        for language in ("en", "th", "zh", "cs")
    ]
    compare(site, cases, lambda values, now: rank_channels(terms.channels, values["topic"], values["language"], now))


def test_parcels_are_found_alike_in_the_browser(site: Path, help_center: HelpCenter, terms: ToolTerms) -> None:
    shipping, late = help_center.policies.shipping, terms.late
    assert shipping is not None
    assert late is not None

    def find(values: Values, now: datetime) -> object:
        del now
        found = []
        for carrier in shipping.carriers:
            if values["carrier"] in ("", carrier.id):
                told = find_tracking(TrackingTerms(carrier.number_pattern, carrier.tracking_url), values["number"])
                found += [(carrier.id, told.number, told.url)] if isinstance(told, Tracking) else []
        return tuple(found)

    numbers = ("", "40123456789", "1234567890", "z 123-456 7890", "<b>", "Z123", "٤٠١٢٣٤٥٦٧٨٩")
    cases: list[Case] = [
        ("tracking", {"carrier": carrier, "number": number}, MOMENTS[0])
        for carrier in ("", "ppl", "dhl", "packeta", "nobody")
        for number in numbers
    ]
    compare(site, cases, find)
    days: list[Case] = [
        ("parcel", {"promised": (TODAY + timedelta(days=shift)).isoformat()}, moment)
        for shift in (-30, -14, -4, -3, -1, 0, 1)
        for moment in MOMENTS
    ]
    compare(
        site,
        days,
        lambda values, now: parcel_dates(late, date.fromisoformat(values["promised"]), now.astimezone(UTC).date()),
    )
