"""Which ways of delivery there are to a place, when each arrives and what it costs.

Knows zones, parts of them that are left out, and offers: one method in one zone. Must never know names, pages or the
present time. Twin: theme/assets/js/policy/offers.js.

1. The zone is that of the country; between zones of one country the longest fitting beginning of the postal code
   decides. Where that hangs on a postal code that was not told, it is asked for.
2. Offers that are not made on the day of the order, or not for parcels of that weight, are left out.
3. The earliest sure arrival stands first; offers without a sure date stand last.
4. Where the shopper names the day by which she needs it, each offer has the last moment at which to order.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from helpgen.policy.calendars import Calendar
from helpgen.policy.costs import Basket, Cost, Tariff, delivery_cost
from helpgen.policy.delivery import Delivery, DeliveryTerms, LastOrder, Peak, estimate_delivery, last_order
from helpgen.policy.duration import Duration
from helpgen.policy.outcomes import Needs, Unknown, Why
from helpgen.policy.zones import is_sane, local_day

_LEFT_OUT = re.compile(r"[\s\-\u2010-\u2015]")
_POSTAL_CODE = re.compile(r"[A-Z0-9]{1,10}")


class Area(Struct, frozen=True):
    """A part of a zone that is not served."""

    id: str
    countries: tuple[str, ...]
    """Empty: every country of the zone."""
    postal_prefixes: tuple[str, ...]
    """Empty: all of those countries."""


class ServedZone(Struct, frozen=True):
    """Countries, or parts of one, with the same offers."""

    id: str
    countries: tuple[str, ...]
    postal_prefixes: tuple[str, ...]
    """Empty: all."""
    excluded: tuple[Area, ...]


class Destination(Struct, frozen=True):
    """When parcels are delivered in a country."""

    country: str
    calendar: Calendar


class Offer(Struct, frozen=True):
    """One method in one zone."""

    id: str
    method: str
    zone: str
    time_zone: str
    """IANA name of the zone of the origin."""
    cutoff: time | None
    """None: orders of the whole day count."""
    handling: Duration | None
    """None: the shop does not say; then there is no date."""
    transit: Duration
    origin: Calendar
    peaks: tuple[Peak, ...]
    tariff: Tariff
    max_weight_grams: int | None
    """None: no limit."""
    first_day: date | None
    """First day on which it can be ordered; None: since ever."""
    last_day: date | None
    """Last day on which it can be ordered; None: for ever."""


class OfferBook(Struct, frozen=True):
    """Everything that a shop offers."""

    destinations: tuple[Destination, ...]
    """One for each country that is served."""
    zones: tuple[ServedZone, ...]
    offers: tuple[Offer, ...]


class Order(Struct, frozen=True):
    """What the shopper wants."""

    country: str | None
    """ISO 3166-1 alpha-2 code; None: not told."""
    postal_code: str | None
    """As typed, its beginning is enough; None: not told."""
    method: str | None
    """None: all of them."""
    basket: Basket
    extra: Duration | None
    """What packing takes in addition, for goods that are made first; None: nothing."""
    arrive_by: date | None = None
    """The day by which it must be there; None: not told."""


class OfferAnswer(Struct, frozen=True):
    """One offer with its dates and its price."""

    offer: str
    delivery: Delivery | Unknown
    cost: Cost | Needs | Unknown
    last_order: LastOrder | Unknown | None
    """Until when to order to have it by the day that was told; None: too late already, or no day was told."""


class NotServed(Struct, frozen=True):
    """Nothing is delivered there."""

    not_served: str
    """Id of the area that is left out; "" for the whole country."""


def find_offers(book: OfferBook, order: Order, now: datetime) -> tuple[OfferAnswer, ...] | NotServed | Needs:
    """Return the offers for an order placed `now`, the first to arrive first; none where the method is not offered."""
    if not is_sane(now):
        return Needs(("now",))
    if order.arrive_by is not None and not is_sane(order.arrive_by):
        return Needs(("arriveBy",))
    zone = find_zone(book.zones, order)
    if not isinstance(zone, ServedZone):
        return zone
    calendar = next(place.calendar for place in book.destinations if place.country == order.country)
    made = (offer for offer in book.offers if offer.zone == zone.id and _is_made(offer, order, now))
    return tuple(sorted((_answer(offer, calendar, order, now) for offer in made), key=_arrival))


def find_zone(zones: Sequence[ServedZone], order: Order) -> ServedZone | NotServed | Needs:
    """Return the zone of a place, or what is missing to know it."""
    if not order.country:
        return Needs(("country",))
    here = [zone for zone in zones if order.country in zone.countries]
    if not here:
        return NotServed("")
    code = normal_postal_code(order.postal_code or "")
    areas = [area for zone in here for area in zone.excluded if _is_in(area, order.country)]
    written = [part.postal_prefixes for part in here] + [area.postal_prefixes for area in areas]
    prefixes = [normal_postal_code(prefix) for part in written for prefix in part]
    is_odd = bool(code) and _POSTAL_CODE.fullmatch(code) is None
    if is_odd or any(prefix.startswith(code) and prefix != code for prefix in prefixes):
        return Needs(("postalCode",))
    fitting = max(here, key=lambda zone: _fit(zone, code))
    if _fit(fitting, code) < 0:
        return NotServed("")
    for area in fitting.excluded:
        if _is_in(area, order.country) and (not area.postal_prefixes or _longest(area.postal_prefixes, code) > 0):
            return NotServed(area.id)
    return fitting


def normal_postal_code(text: str) -> str:
    """Return a postal code as it is compared: capitals, without blanks and hyphens."""
    return _LEFT_OUT.sub("", text).upper()


def _is_in(area: Area, country: str) -> bool:
    # An area that names neither countries nor postal codes cannot be told apart from the rest of its zone.
    return country in area.countries or (not area.countries and bool(area.postal_prefixes))


def _fit(zone: ServedZone, code: str) -> int:
    """How many characters of a postal code name the zone; -1 where it is another one."""
    return _longest(zone.postal_prefixes, code) if zone.postal_prefixes else 0


def _longest(prefixes: Sequence[str], code: str) -> int:
    return max((len(prefix) for prefix in map(normal_postal_code, prefixes) if code.startswith(prefix)), default=-1)


def _is_made(offer: Offer, order: Order, now: datetime) -> bool:
    today = local_day(now, offer.time_zone)
    weight = order.basket.weight_grams
    is_light = weight is None or offer.max_weight_grams is None or weight <= offer.max_weight_grams
    is_time = (offer.first_day is None or offer.first_day <= today) and (
        offer.last_day is None or today <= offer.last_day
    )
    return order.method in (None, offer.method) and is_light and is_time


def _answer(offer: Offer, destination: Calendar, order: Order, now: datetime) -> OfferAnswer:
    cost = _cost(offer.tariff, order.basket)
    terms = _terms(offer, destination, order)
    if terms is None:
        return OfferAnswer(offer.id, Unknown(Why.NO_HANDLING), cost, None)
    delivery = estimate_delivery(terms, now)
    latest = last_order(terms, now, order.arrive_by) if order.arrive_by is not None else None
    if isinstance(delivery, Needs) or isinstance(latest, Needs):
        raise ValueError("both moments were looked at before")
    return OfferAnswer(offer.id, delivery, cost, latest)


def _terms(offer: Offer, destination: Calendar, order: Order) -> DeliveryTerms | None:
    """None where the shop does not say when a parcel leaves."""
    handling = _longer(offer.handling, order.extra)
    if handling is None:
        return None
    return DeliveryTerms(
        time_zone=offer.time_zone,
        cutoff=offer.cutoff,
        handling=handling,
        transit=offer.transit,
        origin=offer.origin,
        destination=destination,
        peaks=offer.peaks,
    )


def _longer(handling: Duration | None, extra: Duration | None) -> Duration | None:
    """Handling with what is added to it; None where nobody can add them."""
    if handling is None or extra is None:
        return handling
    if handling.unit is not extra.unit and handling.maximum:
        return None
    return Duration(handling.minimum + extra.minimum, handling.maximum + extra.maximum, extra.unit)


def _cost(tariff: Tariff, basket: Basket) -> Cost | Needs | Unknown:
    is_other = basket.value is not None and basket.value.currency != tariff.currency
    return delivery_cost(tariff, replace(basket, value=None) if is_other else basket)


def _arrival(answer: OfferAnswer) -> tuple[bool, date, date]:
    found = answer.delivery
    if isinstance(found, Unknown):
        return True, date.max, date.max
    return False, found.latest, found.earliest
