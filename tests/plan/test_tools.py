"""Which tools a shop has, what they count with, and where they stand."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import shops

from helpgen.policy.legal_floors import legal_floor
from helpgen.policy.returns import Clock, DayUnit, ExclusionReason

# The law of the markets is not what is looked at here: rules of a country without duties stand in their place.
MARKETS = """
markets:
  - {id: europe, countries: [DE, ES], currency: EUR, languages: [en], rule_packs: [us]}
  - {id: asia, countries: [TH], currency: THB, languages: [en], time_zone: Asia/Bangkok, rule_packs: [us]}
"""
SHIPPING = """\
cutoff: "14:00"
handling: 0-1 business days
carriers:
  - {id: post, name: Post, tracking_url: "https://post.example/{number}"}
zones:
  - {id: europe, markets: [europe], excluded: [{what: Canary Islands, countries: [ES], postal_prefixes: ["35"]}]}
methods:
  - {id: letter, name: Letter, carrier: post}
rates:
  - {id: letter-eu, method: letter, zone: europe, price: 3.50 EUR, free_over: 40 EUR, transit: 1-3 business days}
late: {late_after: 3 business days, lost_after: 10 business days}
"""
RETURNS = """\
windows:
  - {id: sale, name: Sale, days: 14, starts_from: delivery, when: {category: sale, market: europe}}
  - {id: shop, name: Bought in the shop, days: 60, starts_from: purchase, when: {bought_in: store}}
  - {id: standard, name: Everything else, days: 30, starts_from: delivery}
words: {sale: On sale}
exclusions:
  - {id: made, what: Made for you, reason: custom_made, category: sale}
refund: {types: [original_payment], within: 5 business days, starts_from: receipt, outbound_shipping: none}
"""
CHANNELS = """\
channels:
  - {id: email, type: email, name: E-mail, address: hello@small.example, best_for: [orders]}
  - {id: phone, type: phone, name: Phone, number: "+420 222 333 444"}
"""


def shop(root: Path, **files: str) -> Path:
    """Build a shop with these policies and channels."""
    names = {"channels": "channels.yml"} | {name: f"policies/{name}.yml" for name in ("shipping", "returns", "orders")}
    extra = {names[name]: text for name, text in files.items()}
    return shops.built(shops.small_shop(root, {"store.yml": shops.STORE + MARKETS, **extra}))


def data(site: Path, name: str) -> dict[str, Any]:
    (file,) = (site / "tools/en").glob(f"{name}-*.json")
    found = json.loads(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def tool_pages(site: Path) -> set[str]:
    return {page.parent.name for page in (site / "tools").glob("*/index.html")}


def test_a_shop_has_the_tools_that_its_files_allow(tmp_path: Path) -> None:
    assert tool_pages(shop(tmp_path / "a")) == set()
    assert tool_pages(shop(tmp_path / "b", shipping=SHIPPING)) == {"delivery", "tracking"}
    assert tool_pages(shop(tmp_path / "c", returns=RETURNS, channels=CHANNELS)) == {"return", "contact"}


def test_a_plain_folder_has_no_tools(tmp_path: Path) -> None:
    site = shops.built(shops.plain_folder(tmp_path, {"index.md": "# Hello\n"}))
    assert not (site / "tools").exists()


def test_a_window_from_a_day_that_nobody_can_tell_leaves_the_tool_out(tmp_path: Path) -> None:
    untold = RETURNS.replace("days: 30, starts_from: delivery", "days: 30, starts_from: receipt")
    assert "return" not in tool_pages(shop(tmp_path, returns=untold))


def test_tools_stand_on_their_policy_and_are_linked(tmp_path: Path) -> None:
    site = shop(tmp_path, shipping=SHIPPING, returns=RETURNS, channels=CHANNELS)
    assert 'data-hg-tool="delivery"' in shops.page(site, "policies/shipping")
    assert 'data-hg-tool="return"' in shops.page(site, "policies/returns")
    assert 'data-hg-tool="contact"' in shops.page(site, "contact")
    for name in ("delivery", "return", "contact", "tracking"):
        assert f'href="tools/{name}/"' in shops.main_of(shops.page(site, ""))
    assert "../../tools/tracking/" in shops.main_of(shops.page(site, "policies/shipping"))


def test_every_country_is_a_market_with_its_own_holidays_and_law(tmp_path: Path) -> None:
    found = data(shop(tmp_path, returns=RETURNS), "return")
    markets = {market["id"]: market for market in found["terms"]["markets"]}
    assert list(markets) == ["DE", "ES", "TH"]
    german = found["calendars"][markets["DE"]["calendar"]["calendar"]]
    assert "2026-10-03" in german["closed"]
    assert markets["DE"]["floor"]["days"] == 14
    assert markets["TH"]["floor"]["days"] == 7
    assert markets["TH"]["timeZone"] == "Asia/Bangkok"
    assert found["terms"]["windows"][0]["when"]["markets"] == ["DE", "ES"]


def test_an_excluded_item_is_chosen_by_its_text_and_still_falls_under_windows(tmp_path: Path) -> None:
    site = shop(tmp_path, returns=RETURNS)
    found = data(site, "return")["terms"]
    assert found["exclusions"][0]["when"]["categories"] == ["excluded-made"]
    assert found["windows"][0]["when"]["categories"] == ["sale", "excluded-made"]
    page = shops.page(site, "tools/return")
    assert re.search(r'<option value="excluded-made">\s*Made for you', page)
    assert '<option value="store">' in page


def test_questions_that_make_no_difference_are_not_asked(tmp_path: Path) -> None:
    site = shop(tmp_path, shipping=SHIPPING, returns=RETURNS)
    asked = set(re.findall(r'<(?:input|select) id="hg-delivery-(\w+)"', shops.page(site, "tools/delivery")))
    assert asked == {"country", "postal", "value", "by", "at"}
    asked = set(re.findall(r'<(?:input|select) id="hg-return-(\w+)"', shops.page(site, "tools/return")))
    assert asked == {"country", "place", "ordered", "delivered", "last", "item", "faulty"}


def test_money_is_whole_minor_units_and_calendars_are_shared(tmp_path: Path) -> None:
    found = data(shop(tmp_path, shipping=SHIPPING), "delivery")
    (offer,) = found["book"]["offers"]
    assert offer["tariff"]["bands"][0]["price"] == {"minor": 350, "currency": "EUR"}
    assert offer["peaks"] == []
    places = {place["country"]: place["calendar"]["calendar"] for place in found["book"]["destinations"]}
    assert places["DE"] != places["ES"]
    assert offer["origin"]["calendar"] < len(found["calendars"])


def test_the_name_of_the_data_changes_with_them(tmp_path: Path) -> None:
    def name(root: Path, text: str) -> str:
        (file,) = (shop(root, shipping=text) / "tools/en").glob("delivery-*.json")
        return file.name

    assert name(tmp_path / "a", SHIPPING) == name(tmp_path / "b", SHIPPING)
    assert name(tmp_path / "a", SHIPPING) != name(tmp_path / "c", SHIPPING.replace("3.50", "3.60"))


def test_the_search_finds_a_tool_by_its_question(tmp_path: Path) -> None:
    site = shop(tmp_path, shipping=SHIPPING)
    told = shops.run_bare("search", "-f", str(site.parent / "mkdocs.yml"), "when will it arrive")
    assert told.exit_code == 0, told.stderr
    assert "tools/delivery/" in told.stdout


@pytest.mark.parametrize(
    ("country", "days", "unit", "clock"),
    [
        ("CZ", 14, DayUnit.CALENDAR, Clock.DELIVERY_LAST_ITEM),
        ("GB", 14, DayUnit.CALENDAR, Clock.DELIVERY_LAST_ITEM),
        ("CN", 7, DayUnit.CALENDAR, Clock.DELIVERY),
        ("TH", 7, DayUnit.CALENDAR, Clock.DELIVERY),
        ("ID", 2, DayUnit.BUSINESS, Clock.DELIVERY),
    ],
)
def test_the_least_that_the_law_gives(country: str, days: int, unit: DayUnit, clock: Clock) -> None:
    floor = legal_floor(country)
    assert floor is not None
    assert (floor.days, floor.unit, floor.starts_from) == (days, unit, clock)


def test_the_law_does_not_accept_every_reason() -> None:
    european, chinese = legal_floor("DE"), legal_floor("CN", (ExclusionReason.SEALED_HYGIENE,))
    assert european is not None
    assert chinese is not None
    assert ExclusionReason.OTHER not in european.accepts
    assert ExclusionReason.SEALED_HYGIENE in chinese.accepts
    assert legal_floor("US") is None


# --- Promises and closed days -------------------------------------------------------

GUARANTEE = """\
guarantee:
  within: 2 business days
  methods: [letter]
  compensation:
    - {type: store_credit, amount: 5 EUR}
    - {type: store_credit, amount: 100 THB}
  claim: auto
  exclusions: [Strikes]
"""


def test_the_guarantee_is_told_for_the_offers_that_carry_it_in_their_money(tmp_path: Path) -> None:
    second = SHIPPING.replace(
        "methods:\n", "methods:\n  - {id: box, name: Box}\n"
    ).replace(
        "rates:\n", "rates:\n  - {id: box-eu, method: box, zone: europe, price: 2 EUR, transit: 5 business days}\n"
    )  # fmt: skip
    told = data(shop(tmp_path, shipping=second + GUARANTEE), "delivery")["guarantees"]
    assert told == {
        "letter-eu": [
            "Our delivery promise: with you within 2 business days of your order.",
            "If we miss it, you get: store credit (€5).",
            "You do not have to ask for it.",
            "It does not hold for: Strikes",
        ]
    }


def test_the_contact_page_names_the_holidays_of_the_calendar_and_the_own_days(tmp_path: Path) -> None:
    own = """
holiday_calendar: CZ
holidays:
  - {date: 2026-12-24, name: Closed for the feast}
  - {date: 2026-12-25, name: Open all the same, open: true}
  - {date: 2026-12-31, name: Last day of the year, closes: "12:00"}
"""
    store = shops.STORE.replace("[en]", "[en, cs, th]") + own + MARKETS
    files = {"store.yml": store, "channels.yml": CHANNELS}
    site = shops.built(shops.small_shop(tmp_path, files), day="2026-12-01")
    days = [
        re.findall(r"<li>([^<]*202[67][^<]*)</li>", shops.main_of(shops.page(site, f"{prefix}contact")))
        for prefix in ("", "cs/", "th/")
    ]
    assert days[0] == [
        "December 24, 2026 – Closed for the feast",
        "December 26, 2026 – Second Day of Christmas",
        "December 31, 2026 – Last day of the year, until 12:00\u202fPM",
        "January 1, 2027 – Independent Czech State Restoration Day; New Year&#39;s Day",
        "March 26, 2027 – Good Friday",
        "March 29, 2027 – Easter Monday",
    ]
    assert days[1][4] == "26. března 2027 – Velký pátek"
    assert days[2][4].endswith("– วันหยุดนักขัตฤกษ์"), "the calendar has no name in Thai"
