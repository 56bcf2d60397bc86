"""Contradictions inside a policy, between the files of a shop, and between versions: each with its place and words."""

from pathlib import Path

import pytest
from shops import Found, built, check, find, main_of, page, small_shop

from helpgen.load.policy_files import read_policy
from helpgen.load.shop import read_shop
from helpgen.load.sources import read_sources
from helpgen.model import Policies

STORE = """\
name: Small
languages: [en]
time_zone: Europe/Prague
address: {street: Wide 1, city: Praha, postal_code: "110 00", country: CZ}
holiday_calendar: CZ
markets:
  - {id: home, countries: [CZ], currency: CZK, rule_packs: [us]}
  - {id: euro, name: Euro land, countries: [AT, DE], currency: EUR, rule_packs: [us]}
"""
RATE = "- {id: r, method: m, zone: z, price: 9 EUR, transit: 2 days}"
SHIPPING = f"""\
zones: [{{id: z, markets: [euro]}}]
methods: [{{id: m, name: Courier}}]
rates:
  {RATE}
"""
REFUND = "refund: {types: original_payment, within: 5 days, starts_from: receipt, outbound_shipping: none}\n"
RETURNS = "windows: [{id: all, name: All, days: 30, starts_from: delivery}]\n" + REFUND


def told(root: Path, **policies: str) -> list[str]:
    """Return what is wrong with a shop of these policies, each as line, code and message."""
    files = {f"policies/{name}.yml": text for name, text in policies.items()}
    found: list[Found] = find(small_shop(root, {"store.yml": STORE, **files}))
    return [f"{one.line} {one.code} {one.message}" for one in found if one.severity == "error"]


def found_beside_the_law(root: Path) -> list[Found]:
    """Return what is wrong, apart from what the law of a market asks for, which other tests look at."""
    return [one for one in find(root) if not one.code.startswith(("HC05", "HC06"))]


def policies_of(root: Path, **policies: str) -> Policies:
    files = {f"policies/{name}.yml": text for name, text in policies.items()}
    small_shop(root, {"store.yml": STORE, **files})
    shop, found = read_shop(read_sources(root / "content", root)[0].yaml, [])
    assert found == []
    return shop.policies


def test_small_policies_of_these_tests_are_right(tmp_path: Path) -> None:
    assert told(tmp_path, shipping=SHIPPING, returns=RETURNS) == []


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("price: 9 CZK", '4 HC156 "9 CZK" is for market "euro", where prices are in EUR'),
        ("price: 9 EUR, free_over: 900 CZK", '4 HC156 "900 CZK" is for market "euro", where prices are in EUR'),
        ("price: free", ""),
        ("bands: [{price: 9 CZK}]", '4 HC156 "9 CZK" is for market "euro", where prices are in EUR'),
        ("bands: [{price: 9 EUR, order_value: {below: 5 EUR}}]", '4 HC153 rate "r" has no price for 5 EUR and more'),
        ("bands: [{price: 9 EUR, items: {below: 3}}]", '4 HC153 rate "r" has no price for 3 items and more'),
        ("bands: [{price: 9 EUR, weight: {at_least: 500 g}}]", '4 HC153 rate "r" has no price for less than 500 g'),
        (
            "bands: [{price: 9 EUR}, {price: 8 EUR, items: {at_least: 5}}]",
            '4 HC152 rate "r" has two prices for 5 items and more: here and in line 4',
        ),
        (
            "bands: [{price: 9 EUR, weight: {at_least: 5 kg, below: 5 kg}}]",
            '4 HC154 weight: below "5 kg" lies before at_least "5 kg"',
        ),
        ("price: 9 EUR, bands: [{price: 8 EUR}]", '4 HC165 rates.r needs "price" or "bands" and has both'),
        ("bands: []", '4 HC165 rates.r needs "price" or "bands" and has neither'),
        ("price: 9 EUR, origin: moon", '4 HC147 rates.r.origin: origin "moon" does not exist'),
    ],
)
def test_price_that_cannot_hold_is_named(tmp_path: Path, rate: str, expected: str) -> None:
    found = told(tmp_path, shipping=SHIPPING.replace("price: 9 EUR", rate))
    assert found == ([expected] if expected else [])


def test_orders_that_are_too_heavy_for_the_method_need_no_band(tmp_path: Path) -> None:
    text = SHIPPING.replace("price: 9 EUR", "bands: [{price: 9 EUR, weight: {below: 20 kg}}]")
    assert told(tmp_path / "a", shipping=text) != []
    assert told(tmp_path / "b", shipping=text.replace("name: Courier", "name: Courier, max_weight: 20 kg")) == []


def test_prices_without_a_market_must_go_together(tmp_path: Path) -> None:
    text = SHIPPING.replace("markets: [euro]", "countries: [CH]").replace("9 EUR", "9 CHF, free_over: 90 EUR")
    assert told(tmp_path, shipping=text) == ['4 HC156 "90 EUR" is for the price before it, where prices are in CHF']


def test_rates_for_members_and_for_seasons_are_no_twins(tmp_path: Path) -> None:
    members = RATE.replace("id: r", "id: club, member_tier: club")
    winter = RATE.replace("id: r", "id: winter, first_day: 2026-11-01, last_day: 2026-12-31")
    summer = RATE.replace("id: r", "id: summer, first_day: 2027-01-01")
    text = SHIPPING.replace(RATE, "\n  ".join((members, winter, summer)))
    assert told(tmp_path / "a", shipping=text) == []
    overlapping = text.replace("first_day: 2027-01-01", "first_day: 2026-12-31")
    assert told(tmp_path / "b", shipping=overlapping) == [
        '6 HC163 rate "summer" is for the same orders as "winter", in line 5'
    ]


def test_two_zones_may_share_a_country_by_postal_codes(tmp_path: Path) -> None:
    more = "\n  - {id: islands, countries: [DE], postal_prefixes: ['25', '26']}"
    text = SHIPPING.replace("zones: [{id: z, markets: [euro]}]", "zones:\n  - {id: z, markets: [euro]}" + more)
    assert told(tmp_path / "a", shipping=text) == []
    clash = text.replace(", postal_prefixes: ['25', '26']", "")
    assert told(tmp_path / "b", shipping=clash) == ['3 HC148 country "DE" is already in "z", in line 2']


PEAK = "peaks: [{id: p, name: P, first_day: 2026-12-01, last_day: 2026-12-23"
LAST = "last_orders: [{rate: r, order_by: 2026-12-20}]}]"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "guarantee: {within: 2 days, zones: [x], compensation: [{type: voucher}]}",
            '5 HC147 guarantee.zones: zone "x" does not exist',
        ),
        (
            "guarantee: {within: 2 days, compensation: [{type: refund, amount: 5 EUR, percent: 5}]}",
            '5 HC165 guarantee.compensation needs "amount" or "percent" and has both',
        ),
        (
            PEAK.replace("12-23", "11-30") + "}]",
            '5 HC154 last_day "2026-11-30" lies before first_day "2026-12-01"',
        ),
        (f"{PEAK}, {LAST}", '5 HC141 "peaks.p.deliver_by" is missing'),
        (
            f"{PEAK}, deliver_by: 2026-12-19, {LAST}",
            '5 HC154 deliver_by "2026-12-19" lies before order_by "2026-12-20"',
        ),
        (
            f"{PEAK}, deliver_by: 2026-12-23, {LAST}".replace("rate: r", "rate: q"),
            '5 HC147 last_orders.rate: rate "q" does not exist',
        ),
        ("origins: [{id: o, country: CZ, holiday_calendar: Mars}]", '5 HC157 there is no holiday calendar "Mars"'),
        ("origins: [{id: o, country: CX, holiday_calendar: DE-BY}]", ""),
        (
            "restricted: [{what: Gas, countries: [XX]}]",
            "5 HC142 restricted[1].countries[1]: expected a country code of two letters",
        ),
        (
            "carriers: [{id: c, name: C, number_pattern: '(a+)+'}]",
            "5 HC142 carriers.c.number_pattern: expected",
        ),
    ],
)
def test_promise_that_cannot_hold_is_named(tmp_path: Path, more: str, expected: str) -> None:
    found = told(tmp_path, shipping=SHIPPING + more + "\n")
    assert [one[: len(expected)] for one in found] == ([expected] if expected else [])


def test_cutoff_needs_a_clock(tmp_path: Path) -> None:
    text = 'cutoff: "14:00"\n' + SHIPPING
    assert told(tmp_path / "a", shipping=text) == []
    abroad = text + "origins: [{id: far, country: TH}]\n"
    expected = '1 HC158 the cut-off "14:00" has no time zone in the origin "far" in TH'
    assert told(tmp_path / "b", shipping=abroad) == [expected]
    assert told(tmp_path / "c", shipping=abroad.replace("TH}", "TH, time_zone: Asia/Bangkok}")) == []


def test_cutoff_in_a_store_without_time_zone_is_named_at_the_cutoff(tmp_path: Path) -> None:
    store = STORE.replace("time_zone: Europe/Prague\n", "")
    root = small_shop(tmp_path, {"store.yml": store, "policies/shipping.yml": 'cutoff: "14:00"\n' + SHIPPING})
    found = {(one.path, one.line, one.code) for one in find(root)}
    assert found == {("content/store.yml", 1, "HC141"), ("content/policies/shipping.yml", 1, "HC158")}


SEASON = "seasons: [{id: s, name: S, first_day: 2026-11-01, last_day: 2026-12-24"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("name: All", "name: All, when: {market: mars}", '1 HC147 market: market "mars" does not exist'),
        ("name: All", "name: All, when: {market: [home, euro]}", ""),
        (
            "days: 30",
            "days: 30, when: {purchased: {first_day: 2026-02-01, last_day: 2026-01-01}}",
            '1 HC154 last_day "2026-01-01" lies before first_day "2026-02-01"',
        ),
        (
            "refund:",
            SEASON + ", until: 2026-12-01}]\nrefund:",
            '2 HC154 until "2026-12-01" lies before last_day "2026-12-24"',
        ),
        ("refund:", SEASON + "}]\nrefund:", '2 HC165 seasons.s needs "until" or "days" and has neither'),
        (
            "refund:",
            "restocking_fee: {applies_to: Tents}\nrefund:",
            '2 HC165 restocking_fee needs "amount" or "percent" and has neither',
        ),
        (
            "refund:",
            "withdrawal: {channels: [pigeon]}\nrefund:",
            '2 HC147 channels: channel "pigeon" does not exist',
        ),
        (
            "refund:",
            "methods: [{id: m, type: mail, name: M, cost: 5 EUR, countries: [CZ]}]\nrefund:",
            '2 HC156 "5 EUR" is for market "home", where prices are in CZK',
        ),
    ],
)
def test_return_that_cannot_hold_is_named(tmp_path: Path, right: str, wrong: str, expected: str) -> None:
    assert told(tmp_path, returns=RETURNS.replace(right, wrong)) == ([expected] if expected else [])


def test_window_after_windows_for_all_markets_of_the_store_never_applies(tmp_path: Path) -> None:
    windows = """\
windows:
  - {id: a, name: A, days: 30, starts_from: delivery, when: {market: home}}
  - {id: b, name: B, days: 14, starts_from: delivery, when: {market: euro}}
  - {id: c, name: C, days: 7, starts_from: delivery}
"""
    assert told(tmp_path, returns=windows + REFUND) == [
        '4 HC151 window "c" can never apply: "b" and those before it take its orders'
    ]


def test_names_of_bodies_and_ways_to_pay_are_looked_up_in_their_files(tmp_path: Path) -> None:
    legal = "accessibility: {standard: WCAG 2.2 AA, status: full, enforcement: office}\n"
    cash = SHIPPING.replace("name: Courier", "name: Courier, cash_on_delivery: {payment: cash}")
    assert told(tmp_path / "a", legal=legal, shipping=cash) == [
        '1 HC147 accessibility.enforcement: body of complaints.yml "office" does not exist',
        '2 HC147 cash_on_delivery.payment: way to pay of orders.yml "cash" does not exist',
    ]
    complaints = "bodies: [{id: office, kind: regulator, name: Office}]\n"
    orders = "payment: {methods: [{id: cash, name: Cash, fee: 3 EUR}]}\n"
    assert told(tmp_path / "b", legal=legal, shipping=cash, complaints=complaints, orders=orders) == []


# --- What is left to other files -----------------------------------------------------


def test_zone_gets_the_countries_of_its_markets_and_cash_the_fee_of_its_way_to_pay(tmp_path: Path) -> None:
    cash = SHIPPING.replace("name: Courier", "name: Courier, cash_on_delivery: {payment: cash}")
    orders = "payment: {methods: [{id: cash, name: Cash, fee: 3 EUR}]}\n"
    shipping = policies_of(tmp_path, shipping=cash, orders=orders).shipping
    assert shipping is not None
    assert shipping.zones[0].countries == ("AT", "DE")
    terms = shipping.methods[0].cash_on_delivery
    assert terms is not None
    assert terms.fee is not None
    assert (str(terms.fee.amount), terms.fee.currency) == ("3", "EUR")


def test_origin_has_the_clock_and_holidays_of_the_store_at_home_only(tmp_path: Path) -> None:
    shipping = policies_of(tmp_path / "a", shipping=SHIPPING).shipping
    assert shipping is not None
    (origin,) = shipping.origins
    assert (origin.id, origin.country, origin.time_zone, origin.holiday_calendar) == (
        "store",
        "CZ",
        "Europe/Prague",
        "CZ",
    )
    assert [day.value for day in origin.weekend] == ["sat", "sun"]
    abroad = "origins: [{id: far, country: TH, time_zone: Asia/Bangkok, weekend: sun}]\n"
    shipping = policies_of(tmp_path / "b", shipping=SHIPPING + abroad).shipping
    assert shipping is not None
    (origin,) = shipping.origins
    assert (origin.time_zone, origin.holiday_calendar) == ("Asia/Bangkok", "")
    assert [day.value for day in origin.weekend] == ["sun"]


def test_cost_of_a_faulty_item_is_the_same_unless_the_shop_says_another() -> None:
    own = "{id: b, type: mail, name: B, cost: customer, cost_if_defective: free}"
    text = RETURNS + f"methods: [{{id: a, type: mail, name: A, cost: 5 EUR}}, {own}]\n"
    file, found = read_policy("returns", text, "returns.yml")
    assert found == ()
    costs = [method.cost_if_defective for method in file.policy.methods]  # type: ignore[union-attr]
    assert [str(cost.amount) if cost else None for cost in costs] == ["5", "0"]


# --- Versions --------------------------------------------------------------------------

OLD = "effective_from: 2026-01-01\neffective_to: 2026-08-31\n" + RETURNS.replace("30", "14")
NOW = (
    "effective_from: 2026-09-01\nchangelog: [{date: 2026-09-01, what: Longer}, {date: 2026-01-01, what: First}]\n"
    + RETURNS
)
NEXT = "effective_from: 2027-01-01\n" + RETURNS.replace("30", "60")


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    files = {"returns": NOW, "returns@2026-01-01": OLD, "returns@2027-01-01": NEXT}
    shop = {f"policies/{name}.yml": text for name, text in files.items()}
    return small_shop(tmp_path, {"store.yml": STORE, **shop})


def test_each_version_has_a_page_that_says_that_it_is_not_the_current_one(versions: Path) -> None:
    site = built(versions)
    old, coming = page(site, "policies/returns/2026-01-01"), page(site, "policies/returns/2027-01-01")
    assert "14 days" in main_of(old)
    assert "This version was in force from January 1, 2026 to August 31, 2026." in main_of(old)
    assert "This version comes into force on January 1, 2027." in main_of(coming)
    assert "60 days" in main_of(coming)
    for html in (old, coming):
        assert '<meta name="robots" content="noindex">' in html
        assert '<a href="../">Read the policy that is in force now</a>' in main_of(html)
    current = main_of(page(site, "policies/returns"))
    assert "30 days" in current
    assert "not the" not in current


def test_page_of_the_policy_leads_to_what_has_changed_and_to_every_version(versions: Path) -> None:
    current = main_of(page(built(versions), "policies/returns"))
    assert '<a href="#changes">What has changed</a>' in current
    assert '<h2 id="changes">' in current
    assert current.index("Longer") < current.index("First")
    assert 'href="2026-01-01/"' in current
    assert 'href="2027-01-01/"' in current
    assert "no longer in force" in current
    assert "not yet in force" in current


def test_version_is_found_neither_by_search_nor_in_the_sitemap(versions: Path) -> None:
    site = built(versions)
    assert "2026-01-01" not in (site / "sitemap.xml").read_text("utf-8")
    assert "/2026-01-01/" not in (site / "search/documents.jsonl").read_text("utf-8")


def test_version_is_checked_like_the_current_file(versions: Path) -> None:
    file = versions / "content/policies/returns@2026-01-01.yml"
    file.write_text(file.read_text("utf-8").replace("days: 14", "days: fourteen"), "utf-8")
    (found,) = found_beside_the_law(versions)
    assert (found.path, found.line, found.code) == ("content/policies/returns@2026-01-01.yml", 3, "HC142")


@pytest.mark.parametrize("name", ["returns@2026-13-01", "returns@soon"])
def test_version_whose_name_is_no_day_is_refused(tmp_path: Path, name: str) -> None:
    root = small_shop(tmp_path, {"store.yml": STORE, f"policies/{name}.yml": OLD})
    assert [one.code for one in found_beside_the_law(root)] == ["HC159"]


def test_version_without_a_day_does_not_take_the_place_of_the_current_file(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"store.yml": STORE, "policies/returns.yml": NOW, "policies/returns@.yml": OLD})
    assert [one.code for one in found_beside_the_law(root)] == ["HC109"]
    assert "30 days" in main_of(page(built(root), "policies/returns"))


def test_version_of_an_unknown_policy_is_not_read(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"store.yml": STORE, "policies/retruns@2026-01-01.yml": OLD})
    (found,) = found_beside_the_law(root)
    assert (found.code, found.hint) == ("HC109", 'Did you mean "returns"?')


def test_policy_binds_on_the_day_of_the_build_or_a_warning_tells(versions: Path) -> None:
    assert "HC040" not in check(versions).stdout
    assert "HC040" in check(versions, day="2026-08-01").stdout
