"""What cannot be said truly is not said: each rule of honest structured data, on policies as a writer types them."""

from datetime import date

import pytest
from msgspec.structs import replace

from helpgen.load.policy_files import read_policy
from helpgen.load.shop_files import read_store
from helpgen.load.shop_policies import resolve_policy
from helpgen.model import Store
from helpgen.policy.money import Money, parse_money
from helpgen.policy.returns import RefundType, Returns
from helpgen.policy.sayable import Reason, Unsaid
from helpgen.policy.sayable_returns import ReturnStatement, state_returns
from helpgen.policy.sayable_shipping import ConditionStatement, ServiceStatement, state_shipping
from helpgen.policy.sayable_warranty import state_warranties
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy

TODAY = date(2026, 11, 21)
STORE = """\
name: Small
address: {street: Wide Street 1, city: Praha, postal_code: "110 00", country: CZ}
languages: [en]
time_zone: Europe/Prague
markets:
  - {id: czechia, countries: [CZ], currency: CZK}
  - {id: europe, countries: [AT, DE, ES], currency: EUR}
  - {id: kuwait, countries: [KW], currency: KWD}
  - {id: japan, countries: [JP], currency: JPY}
"""
REFUND = "refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: standard}\n"
ZONES = """\
zones:
  - {id: home, countries: [CZ]}
  - {id: europe, countries: [AT, DE, ES]}
  - {id: kuwait, countries: [KW]}
  - {id: japan, countries: [JP]}
methods:
  - {id: post, name: Post}
"""


def store(text: str = STORE) -> Store:
    found, diagnostics = read_store(text, "store.yml")
    assert found is not None, diagnostics
    return found


def policy(name: str, text: str) -> object:
    file, diagnostics = read_policy(name, text, f"{name}.yml")
    assert file.policy is not None, diagnostics
    return resolve_policy(file.policy, store(), None)


def returns(
    text: str, day: date = TODAY, shop: Store | None = None
) -> tuple[tuple[ReturnStatement, ...], list[Unsaid]]:
    found = policy("returns", text + REFUND)
    assert isinstance(found, Returns)
    shop = shop or store()
    stated, unsaid = state_returns(found, shop.markets, shop.home.country, day)
    return stated, list(unsaid)


def shipping(text: str, day: date = TODAY) -> tuple[tuple[ServiceStatement, ...], list[Unsaid]]:
    found = policy("shipping", text)
    assert isinstance(found, Shipping)
    stated, unsaid = state_shipping(found, store().markets, store().home, day)
    return stated, list(unsaid)


def conditions(rates: str, zones: str = ZONES, day: date = TODAY) -> list[ConditionStatement]:
    return [one for service in shipping(zones + rates, day)[0] for one in service.conditions]


def of_market(stated: tuple[ReturnStatement, ...], market: str) -> list[ReturnStatement]:
    return [one for one in stated if one.id.endswith(f"-{market}")]


# --- Prices ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "price", "free_over", "ceiling"),
    [
        ("home", "79 CZK", "20 CZK", 1999),
        ("kuwait", "2.500 KWD", "20 KWD", 19_999),
        ("japan", "500 JPY", "3000 JPY", 2999),
    ],
    ids=["two decimals", "three", "none"],
)
def test_paid_band_ends_one_minor_unit_below_the_threshold(zone: str, price: str, free_over: str, ceiling: int) -> None:
    rate = f"rates: [{{id: a, method: post, zone: {zone}, price: {price}, free_over: {free_over}, transit: 2 days}}]\n"
    paid, free = conditions(rate)
    assert (paid.price, paid.order_value) == (parse_money(price), (None, ceiling))
    assert (free.price, free.order_value) == (Money(free.price.amount, price[-3:]), (ceiling + 1, None))
    assert free.price.is_free


def test_free_band_is_never_told_without_the_paid_one() -> None:
    # The paid band is in another currency than its limit: then nothing of the rate is told.
    rate = """\
rates:
  - id: a
    method: post
    zone: home
    transit: 2 days
    bands:
      - {order_value: {below: 1000 CZK}, price: 4 EUR}
      - {order_value: {at_least: 1000 CZK}, price: free}
"""
    stated, unsaid = shipping(ZONES + rate)
    assert stated == ()
    assert [one.reason for one in unsaid] == [Reason.CURRENCY]


def test_free_for_members_is_not_free() -> None:
    rate = "rates: [{id: a, method: post, zone: home, price: free, member_tier: club, transit: 2 days}]\n"
    stated, unsaid = shipping(ZONES + rate)
    assert stated == ()
    assert [(one.reason, one.fact) for one in unsaid] == [(Reason.MEMBERS, "shipping.rates.a")]


@pytest.mark.parametrize("price", ["10 %", "5 CZK per item", "free with coupon", "3 CZK + 2 %"])
def test_price_that_cannot_be_said_cannot_be_written(price: str) -> None:
    text = f'{ZONES}rates: [{{id: a, method: post, zone: home, price: "{price}", transit: 2 days}}]\n'
    file, diagnostics = read_policy("shipping", text, "shipping.yml")
    assert file.policy is None
    assert [one.code for one in diagnostics] == ["HC142"]


def test_cheapest_of_two_rates_for_the_same_parcel_is_told() -> None:
    rate = """\
rates:
  - {id: dear, method: post, zone: home, price: 99 CZK, transit: 1 day}
  - {id: low, method: post, zone: home, price: 79 CZK, transit: 3 days}
"""
    (only,) = conditions(rate)
    assert only.price == parse_money("79 CZK")


def test_heaviest_parcel_of_a_method_limits_its_price() -> None:
    zones = ZONES.replace("name: Post}", "name: Post, max_weight: 20 kg}")
    rate = "rates: [{id: a, method: post, zone: home, price: 79 CZK, transit: 2 days}]\n"
    assert [one.grams for one in conditions(rate, zones)] == [(None, 20_000)]


def test_bands_by_weight_end_one_gram_below_the_next() -> None:
    rate = """\
rates:
  - id: a
    method: post
    zone: europe
    transit: 2 days
    bands: [{weight: {below: 5 kg}, price: 9 EUR}, {weight: {at_least: 5 kg}, price: 19 EUR}]
"""
    assert [one.grams for one in conditions(rate) if one.country == "DE"] == [(None, 4999), (5000, None)]


def test_rate_that_is_over_is_not_told() -> None:
    rate = "rates: [{id: a, method: post, zone: home, price: 79 CZK, transit: 2 days, last_day: 2026-11-20}]\n"
    assert conditions(rate) == []
    assert len(conditions(rate, day=date(2026, 11, 20))) == 1


# --- Places ------------------------------------------------------------------------


def test_each_condition_has_one_country() -> None:
    rate = "rates: [{id: a, method: post, zone: europe, price: 9 EUR, transit: 2 days}]\n"
    assert [one.country for one in conditions(rate)] == ["AT", "DE", "ES"]


@pytest.mark.parametrize("word", ["EU", "XX", "europe", "*"])
def test_continent_or_the_whole_world_is_no_country(word: str) -> None:
    text = ZONES.replace("[CZ]", f'["{word}"]') + "rates: []\n"
    file, diagnostics = read_policy("shipping", text, "shipping.yml")
    assert file.policy is None
    assert diagnostics


def test_country_with_an_excluded_part_is_left_out() -> None:
    zones = ZONES.replace(
        "countries: [AT, DE, ES]}",
        'countries: [AT, DE, ES], excluded: [{what: Canary Islands, countries: [ES], postal_prefixes: ["35"]}]}',
    )
    rate = "rates: [{id: a, method: post, zone: europe, price: 9 EUR, transit: 2 days}]\n"
    stated, unsaid = shipping(zones + rate)
    assert [one.country for one in stated[0].conditions] == ["AT", "DE"]
    assert [(one.reason, one.name) for one in unsaid] == [(Reason.POSTAL, "ES")]


def test_country_of_which_a_part_has_a_price_of_its_own_is_left_out() -> None:
    zones = ZONES.replace("methods:", '  - {id: islands, countries: [ES], postal_prefixes: ["07"]}\nmethods:')
    rate = """\
rates:
  - {id: a, method: post, zone: europe, price: 9 EUR, transit: 2 days}
  - {id: b, method: post, zone: islands, price: 29 EUR, transit: 9 days}
"""
    assert {one.country for one in conditions(rate, zones)} == {"AT", "DE"}


def test_country_that_is_not_served_is_told_without_price_and_time() -> None:
    zones = ZONES.replace(
        "countries: [AT, DE, ES]}", "countries: [AT, DE, ES], excluded: [{what: Spain, countries: [ES]}]}"
    )
    rate = "rates: [{id: a, method: post, zone: europe, price: 9 EUR, transit: 2 days}]\n"
    spain = next(one for one in conditions(rate, zones) if one.country == "ES")
    assert (spain.ships, spain.price, spain.transit) == (False, None, None)


# --- Times -------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "offset"), [(date(2026, 11, 21), "+01:00"), (date(2026, 7, 1), "+02:00")])
def test_cutoff_has_the_offset_of_the_day_of_the_build(day: date, offset: str) -> None:
    rate = "rates: [{id: a, method: post, zone: home, price: 9 CZK, transit: 2 days}]\n"
    (service,), _ = shipping(f'cutoff: "14:00"\nhandling: 1 business day\n{ZONES}{rate}', day)
    assert service.cutoff is not None
    assert service.cutoff.iso == f"14:00:00{offset}"


def test_business_days_are_those_on_which_the_place_works() -> None:
    rate = "rates: [{id: a, method: post, zone: home, price: 9 CZK, transit: 2 days}]\n"
    (service,), _ = shipping(f"handling: 1-2 business days\n{ZONES}{rate}")
    assert service.handling is not None
    assert [day.value for day in service.handling.days] == ["mon", "tue", "wed", "thu", "fri"]
    (condition,) = service.conditions
    assert condition.transit is not None
    assert len(condition.transit.days) == 7, "calendar days"


def test_hours_are_no_days() -> None:
    rate = "rates: [{id: a, method: post, zone: home, price: 9 CZK, transit: 2 days}]\n"
    (service,), unsaid = shipping(f"handling: 4 hours\n{ZONES}{rate}")
    assert service.handling is None
    assert [(one.reason, one.fact) for one in unsaid] == [(Reason.UNIT, "shipping.handling")]


@pytest.mark.parametrize(("day", "longest"), [(date(2026, 11, 30), 1), (date(2026, 12, 1), 3), (date(2026, 12, 24), 1)])
def test_busy_time_makes_handling_longer_while_it_lasts(day: date, longest: int) -> None:
    peak = "peaks: [{id: feast, name: Feast, first_day: 2026-12-01, last_day: 2026-12-23, extra: 2 business days}]\n"
    rate = "rates: [{id: a, method: post, zone: home, price: 9 CZK, transit: 2 days}]\n"
    (service,), unsaid = shipping(f"handling: 0-1 business days\n{ZONES}{rate}{peak}", day)
    assert service.handling is not None
    assert service.handling.maximum == longest
    assert [one.reason for one in unsaid] == ([Reason.PEAK] if day <= date(2026, 12, 23) else [])


# --- Returns -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "reason"),
    [
        ("days: 30, starts_from: order", Reason.CLOCK),
        ("days: 30, starts_from: dispatch", Reason.CLOCK),
        ("days: 30, unit: business, starts_from: delivery", Reason.BUSINESS_DAYS),
    ],
)
def test_window_that_counts_otherwise_becomes_a_link(window: str, reason: Reason) -> None:
    stated, unsaid = returns(f"windows: [{{id: all, name: All, {window}}}]\n")
    assert {one.days for one in stated} == {None}
    assert [one.reason for one in unsaid] == [reason]


def test_window_of_nothing_is_no_unlimited_window() -> None:
    stated, _ = returns("windows: [{id: all, name: All, days: 1, starts_from: delivery}]\n")
    found = policy("returns", "windows: [{id: all, name: All, days: 1, starts_from: delivery}]\n" + REFUND)
    assert isinstance(found, Returns)
    nothing = replace(found, windows=tuple(replace(window, days=0) for window in found.windows))
    stated, _ = state_returns(nothing, store().markets, "CZ", TODAY)
    assert {(one.days, one.seasons) for one in stated} == {(0, ())}


def test_members_and_goods_do_not_speak_for_everybody() -> None:
    text = """\
windows:
  - {id: club, name: Club, days: 60, starts_from: delivery, when: {member_tier: club}}
  - {id: worn, name: Worn, days: 5, starts_from: delivery, when: {condition: worn}}
  - {id: sale, name: Sale, days: 14, starts_from: delivery, when: {category: sale}}
  - {id: rest, name: Rest, days: 30, starts_from: delivery}
"""
    stated, unsaid = returns(text)
    assert [(one.entry, one.days, one.is_general) for one in of_market(stated, "czechia")] == [
        ("sale", 14, False),
        ("rest", 30, True),
    ]
    assert [(one.name, one.reason) for one in unsaid] == [("club", Reason.MEMBERS), ("worn", Reason.CONDITION)]


def test_each_market_gets_its_own_window() -> None:
    text = """\
windows:
  - {id: japan, name: Japan, days: 8, starts_from: delivery, when: {market: japan}}
  - {id: rest, name: Rest, days: 30, starts_from: delivery}
"""
    stated, _ = returns(text)
    assert {one.id: one.days for one in stated} == {
        "returns-rest-czechia": 30,
        "returns-rest-europe": 30,
        "returns-rest-kuwait": 30,
        "returns-japan-japan": 8,
    }


@pytest.mark.parametrize(("day", "days"), [(date(2026, 8, 31), 14), (date(2026, 9, 1), 30)])
def test_window_of_a_time_holds_for_purchases_of_that_time(day: date, days: int) -> None:
    text = """\
windows:
  - {id: old, name: Old, days: 14, starts_from: delivery, when: {purchased: {last_day: 2026-08-31}}}
  - {id: new, name: New, days: 30, starts_from: delivery}
"""
    stated, _ = returns(text, day)
    assert {one.days for one in stated} == {days}


def test_no_policy_has_more_than_fifty_countries() -> None:
    codes = [code for code in _CODES.split() if code != "CZ"]
    assert len(codes) > 50
    market = f"  - {{id: world, countries: [{', '.join(codes)}], currency: EUR}}\n"
    shop = store(STORE.partition("markets:")[0] + "markets:\n" + market)
    stated, _ = returns("windows: [{id: all, name: All, days: 30, starts_from: delivery}]\n", shop=shop)
    assert [len(one.countries) for one in stated] == [50, len(codes) - 50]
    assert len({one.id for one in stated}) == 2
    assert sorted(code for one in stated for code in one.countries) == sorted(codes)


_CODES = """
AD AE AG AI AL AM AO AR AT AU AZ BA BB BD BE BG BH BJ BM BN BO BR BS BT BW BZ CA CH CL CM CN CO CR CY DE DK DM DO DZ EC
EE EG ES FI FJ FR GB GR HK HR HU ID IE IL
"""


def test_ways_back_of_different_cost_are_not_told_as_one() -> None:
    text = """\
windows: [{id: all, name: All, days: 30, starts_from: delivery}]
methods:
  - {id: post, type: mail, name: Post, label: download, cost: 99 CZK, countries: [CZ]}
  - {id: shop, type: store, name: Shop, cost: free, countries: [CZ]}
  - {id: box, type: locker, name: Box, label: qr, cost: free, countries: [AT, DE, ES]}
"""
    stated, unsaid = returns(text)
    (czechia,), (europe,) = of_market(stated, "czechia"), of_market(stated, "europe")
    assert czechia.cost is None
    assert [way.value for way in czechia.ways] == ["mail", "store"]
    assert europe.cost is not None
    assert europe.label is None
    assert {one.reason for one in unsaid} == {Reason.SEVERAL_COSTS, Reason.QR_LABEL}


def test_fee_for_some_returns_is_not_told_for_all_and_no_refund_is_called_full() -> None:
    text = "windows: [{id: all, name: All, days: 30, starts_from: delivery}]\n"
    stated, unsaid = returns(text + "restocking_fee: {percent: 10, applies_to: Opened boxes}\n")
    assert {(one.restocking_percent, one.refunds) for one in stated} == {(None, ())}
    assert [one.reason for one in unsaid] == [Reason.PARTIAL_FEE]
    stated, unsaid = returns(text + "restocking_fee: {percent: 10}\n")
    assert {(one.restocking_percent, one.refunds) for one in stated} == {(10, (RefundType.ORIGINAL_PAYMENT,))}
    assert unsaid == []


@pytest.mark.parametrize(
    ("season", "told"),
    [
        ("first_day: 2026-11-15, last_day: 2026-12-24, until: 2027-01-31", True),
        ("first_day: 2026-11-15, last_day: 2026-12-24, days: 60", True),
        ("first_day: 2026-11-15, last_day: 2026-12-24, days: 20", False),
        ("first_day: 2026-11-15, last_day: 2026-12-24, until: 2026-12-01", False),
        ("first_day: 2025-11-15, last_day: 2025-12-24, until: 2026-01-31", False),
        ("first_day: 2026-11-15, last_day: 2026-12-24, days: 60, markets: [japan]", False),
    ],
    ids=["until a day", "days", "shorter", "ends earlier", "over", "elsewhere"],
)
def test_season_is_told_where_it_gives_more_time(season: str, told: bool) -> None:
    text = "windows: [{id: all, name: All, days: 30, starts_from: delivery}]\n"
    stated, _ = returns(f"{text}seasons: [{{id: feast, name: Feast, {season}}}]\n")
    (czechia,) = of_market(stated, "czechia")
    assert bool(czechia.seasons) is told


def test_country_of_the_return_is_always_told_or_its_absence_is() -> None:
    text = "windows: [{id: all, name: All, days: 30, starts_from: delivery}]\n"
    assert {one.return_country for one in returns(text)[0]} == {"CZ"}
    nowhere = store("\n".join(line for line in STORE.splitlines() if not line.startswith("address:")) + "\n")
    stated, unsaid = returns(text, shop=nowhere)
    assert {one.return_country for one in stated} == {""}
    assert {one.days for one in stated} == {None}, "without a country numbers are not read: the link is"
    assert [one.reason for one in unsaid] == [Reason.RETURN_COUNTRY]


def test_only_what_is_always_excluded_is_told_as_not_permitted() -> None:
    text = """\
windows: [{id: all, name: All, days: 30, starts_from: delivery}]
exclusions:
  - {id: custom, what: Made for you, reason: custom_made, category: personalised}
  - {id: opened, what: Opened underwear, reason: sealed_hygiene, category: hygiene}
"""
    stated, _ = returns(text)
    assert [one.entry for one in stated if one.days == 0] == ["custom"]


# --- Warranty ----------------------------------------------------------------------


def test_warranty_without_a_length_and_the_right_of_the_law_are_no_promise() -> None:
    text = """\
warranties:
  - {id: law, kind: legal, name: Law, duration: 2 years, starts_from: delivery, remedies: [repair]}
  - {id: ever, kind: commercial, name: Ever, duration: lifetime, starts_from: delivery, remedies: [repair]}
  - {id: maker, kind: manufacturer, name: Maker, duration: 6 weeks, starts_from: delivery, remedies: [repair]}
"""
    found = policy("warranty", text)
    assert isinstance(found, WarrantyPolicy)
    stated, unsaid = state_warranties(found.warranties)
    assert [(one.id, one.length, one.unit.value) for one in stated] == [("warranty-maker", 42, "day")]
    assert [(one.name, one.reason) for one in unsaid] == [("law", Reason.LEGAL), ("ever", Reason.LIFETIME)]
