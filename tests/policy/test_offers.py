"""Zones by country and postal code, offers by day and weight, handling that is longer for some goods."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from helpgen.policy.calendars import Calendar
from helpgen.policy.costs import Band, Basket, Cost, Tariff
from helpgen.policy.delivery import Delivery, LastOrder
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import Weekday
from helpgen.policy.money import Money
from helpgen.policy.offers import (
    Area,
    Destination,
    NotServed,
    Offer,
    OfferBook,
    Order,
    ServedZone,
    find_offers,
    find_zone,
)
from helpgen.policy.outcomes import Needs, Unknown, Why

WEEK_DAYS = Calendar((Weekday.SATURDAY, Weekday.SUNDAY), (), (), (), (), date(2026, 1, 1), date(2027, 12, 31))
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
NOTHING = Basket(None, None, None, pays_on_delivery=False)

MAINLAND = ServedZone("mainland", ("ES", "FR"), (), (Area("canary", ("ES",), ("35", "38")),))
ISLANDS = ServedZone("islands", ("FR",), ("20", "2A"), ())


def order(country: str | None, postal_code: str | None = None, **others: object) -> Order:
    values = {"method": None, "basket": NOTHING, "extra": None, **others}
    return Order(country=country, postal_code=postal_code, **values)  # type: ignore[arg-type]


def days(minimum: int, maximum: int) -> Duration:
    return Duration(minimum, maximum, Unit.BUSINESS_DAY)


def offer(name: str, **others: object) -> Offer:
    tariff = Tariff("EUR", (Band(name, Money(Decimal("4.90"), "EUR"), Money(Decimal(50), "EUR")),), None)
    values: dict[str, object] = {
        "id": name, "method": name, "zone": "mainland", "time_zone": "Europe/Prague", "cutoff": time(14),
        "handling": days(0, 0), "transit": days(2, 3), "origin": WEEK_DAYS, "peaks": (), "tariff": tariff,
        "max_weight_grams": None, "first_day": None, "last_day": None,
    }  # fmt: skip
    return Offer(**{**values, **others})  # type: ignore[arg-type]


def book(*offers: Offer) -> OfferBook:
    return OfferBook((Destination("ES", WEEK_DAYS), Destination("FR", WEEK_DAYS)), (MAINLAND, ISLANDS), offers)


@pytest.mark.parametrize(
    ("country", "postal_code", "expected"),
    [
        (None, None, Needs(("country",))),
        ("DE", None, NotServed("")),
        ("ES", None, Needs(("postalCode",))),
        ("ES", "3", Needs(("postalCode",))),
        ("ES", "35", NotServed("canary")),
        ("ES", "38-001", NotServed("canary")),
        ("ES", "28 013", MAINLAND),
        ("ES", "!!", Needs(("postalCode",))),
        ("FR", "75001", MAINLAND),
        ("FR", "2a004", ISLANDS),
        ("FR", "2", Needs(("postalCode",))),
    ],
)
def test_the_zone_is_that_of_the_place(country: str | None, postal_code: str | None, expected: object) -> None:
    assert find_zone((MAINLAND, ISLANDS), order(country, postal_code)) == expected


def test_the_first_to_arrive_stands_first_and_what_has_no_date_last() -> None:
    slow, fast = offer("slow", transit=days(5, 6)), offer("fast", transit=days(1, 1))
    unknown = offer("unknown", handling=None)
    found = find_offers(book(unknown, slow, fast), order("ES", "28013"), MONDAY)
    assert isinstance(found, tuple)
    assert [answer.offer for answer in found] == ["fast", "slow", "unknown"]
    assert found[-1].delivery == Unknown(Why.NO_HANDLING)


def test_goods_that_are_made_first_leave_later() -> None:
    found = find_offers(book(offer("one")), order("ES", "28013", extra=days(2, 3)), MONDAY)
    assert isinstance(found, tuple)
    delivery = found[0].delivery
    assert isinstance(delivery, Delivery)
    assert (delivery.earliest, delivery.latest) == (date(2026, 11, 27), date(2026, 12, 1))
    mixed = offer("mixed", handling=Duration(1, 1, Unit.WEEK))
    found = find_offers(book(mixed), order("ES", "28013", extra=days(2, 3)), MONDAY)
    assert isinstance(found, tuple)
    assert found[0].delivery == Unknown(Why.NO_HANDLING)


def test_an_offer_of_other_days_or_lighter_parcels_is_left_out() -> None:
    summer = offer("summer", last_day=date(2026, 8, 31))
    light = offer("light", max_weight_grams=5000)
    heavy = Basket(None, 5001, None, pays_on_delivery=False)
    assert find_offers(book(summer), order("ES", "28013"), MONDAY) == ()
    assert find_offers(book(light), order("ES", "28013", basket=heavy), MONDAY) == ()
    assert find_offers(book(light), order("ES", "28013", method="heavy"), MONDAY) == ()
    assert len(find_offers(book(light), order("ES", "28013"), MONDAY)) == 1  # type: ignore[arg-type]


def test_what_is_missing_for_free_delivery_is_told() -> None:
    basket = Basket(Money(Decimal(38), "EUR"), None, None, pays_on_delivery=False)
    found = find_offers(book(offer("one")), order("ES", "28013", basket=basket), MONDAY)
    assert isinstance(found, tuple)
    cost = found[0].cost
    assert isinstance(cost, Cost)
    assert cost.to_free == Money(Decimal(12), "EUR")


def test_no_year_without_shops() -> None:
    assert find_offers(book(), order("ES"), datetime(1, 1, 2, tzinfo=UTC)) == Needs(("now",))


def test_each_offer_says_until_when_to_order_for_a_day() -> None:
    slow, fast = offer("slow", transit=days(5, 6)), offer("fast", transit=days(1, 1))
    untold = offer("untold", handling=None)
    found = find_offers(book(slow, fast, untold), order("ES", "28013", arrive_by=date(2026, 11, 26)), MONDAY)
    assert isinstance(found, tuple)
    last = {answer.offer: answer.last_order for answer in found}
    assert isinstance(last["fast"], LastOrder)
    assert last["fast"].until == datetime(2026, 11, 25, 13, 0, tzinfo=UTC), "Wednesday, 14:00 in Prague"
    assert last["slow"] is None, "too late already"
    assert last["untold"] is None, "nobody knows when it leaves"
    assert find_offers(book(fast), order("ES", "28013", arrive_by=date.max), MONDAY) == Needs(("arriveBy",))
    assert [answer.last_order for answer in find_offers(book(fast), order("ES", "28013"), MONDAY)] == [None]  # type: ignore[union-attr]
