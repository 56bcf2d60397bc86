"""The days on which parcels arrive in a country, counted ahead cut-off by cut-off.

Knows offers. Must never know names, pages or the present time. A script on a product page then needs no calendar of its
own: it looks for the first cut-off that is still to come. Behind the last one it shows prices and times without days.
"""

from datetime import UTC, date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from helpgen.policy.costs import Basket
from helpgen.policy.delivery import Delivery
from helpgen.policy.offers import OfferBook, Order, find_offers
from helpgen.policy.zones import end_of_day

CUT_OFFS = 90
"""How many cut-offs are counted ahead: more than four months of working days."""
_ANY_BASKET = Basket(value=None, weight_grams=None, items=None, pays_on_delivery=False)


class Arrival(Struct, frozen=True):
    """When an order arrives that is placed after the cut-off before this one and before this one."""

    until: datetime
    """The cut-off, in UTC; itself too late."""
    earliest: date
    latest: date
    is_tentative: bool
    """Whether a day on the way may still become, or cease to be, a holiday."""


class OfferArrivals(Struct, frozen=True):
    """The days of one offer, in the order of the cut-offs."""

    offer: str
    """Id of a rate."""
    days: tuple[Arrival, ...]


def count_arrivals(book: OfferBook, country: str, today: date) -> tuple[OfferArrivals, ...]:
    """Return the days of each offer from the beginning of `today` in UTC on; empty where a postal code decides.

    An offer that is made only for a while has none: the days before and after it are not told.
    """
    zones = {offer.id: offer.time_zone for offer in book.offers if not (offer.first_day or offer.last_day)}
    order = Order(country, postal_code=None, method=None, basket=_ANY_BASKET, extra=None)
    found: dict[str, list[Arrival]] = {}
    moments = {datetime.combine(today, time(), UTC)}
    for _ in range(CUT_OFFS):
        # The next question is asked when the first of these cut-offs has passed.
        now = min(moments)
        answers = find_offers(book, order, now)
        if not isinstance(answers, tuple):
            return ()  # nothing is delivered there, or a postal code decides
        moments = set()
        for answer in answers:
            if isinstance(answer.delivery, Delivery) and answer.offer in zones:
                one = _arrival(answer.delivery, zones[answer.offer])
                moments.add(one.until)
                days = found.setdefault(answer.offer, [])
                if not days or days[-1].until != one.until:
                    days.append(one)
        if not moments:
            break
    return tuple(OfferArrivals(offer, tuple(days)) for offer, days in found.items())


def book_of_country(book: OfferBook, country: str) -> OfferBook:
    """Return the part of a book that a country needs."""
    zones = tuple(zone for zone in book.zones if country in zone.countries)
    names = {zone.id for zone in zones}
    return replace(
        book,
        destinations=tuple(place for place in book.destinations if place.country == country),
        zones=zones,
        offers=tuple(offer for offer in book.offers if offer.zone in names),
    )


def _arrival(delivery: Delivery, time_zone: str) -> Arrival:
    until = delivery.order_until or end_of_day(delivery.handled_on, time_zone)
    return Arrival(until, delivery.earliest, delivery.latest, delivery.is_tentative)
