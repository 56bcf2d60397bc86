"""When a parcel arrives: from the instant of an order to the days on which it may come.

Knows cut-off, handling, transit, peaks and the calendars of both ends. Must never know the present time, prices or
pages. Twin: theme/assets/js/policy/delivery.js.

How the days are counted:

1. An order before the cut-off of a working day of the origin is worked on from that day on; any other order from the
   next working day on. On a half day the cut-off is the earlier of cut-off and closing time. Instants are compared,
   not times of day, so an hour that happens twice is no trouble.
2. Handling is counted from there in the calendar of the origin; a peak in which that first day lies makes it longer.
3. Transit is counted from dispatch in the calendar of the destination. Business days are working days there; after
   calendar days the parcel waits for the next working day.
4. A day beyond the known years of a calendar makes the whole answer unknown.

Dates are those of the places: dispatch in the time zone of the origin, arrival as counted from that date.

The browser reads `DeliveryTerms` as

    {"timeZone": "Europe/Prague", "cutoff": "14:00" or null, "handling": {"minimum": 0, "maximum": 1,
     "unit": "business day"}, "transit": {...}, "origin": a calendar, "destination": a calendar, "peaks":
     [{"firstDay": "2026-11-27", "lastDay": "2026-12-23", "extraMinimum": 0, "extraMaximum": 2}]}
"""

import enum
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from helpgen.policy.calendars import (
    BeyondCalendarError,
    Calendar,
    add_working_days,
    closed_days,
    closing_time,
    is_tentative,
    is_weekend,
    is_working_day,
    longest,
    next_working_day,
    shortest,
)
from helpgen.policy.duration import Duration
from helpgen.policy.outcomes import Needs, Unknown, Why
from helpgen.policy.zones import end_of_day, instant_of, is_sane, local_day

_DAYS_AHEAD = 400
"""How far a last day of order is looked for."""


class Peak(Struct, frozen=True):
    """Days on which handling takes longer."""

    first_day: date
    last_day: date
    """Included."""
    extra_minimum: int
    """Working days added to the shortest handling."""
    extra_maximum: int
    """Working days added to the longest handling; of peaks that overlap the greatest counts."""


class DeliveryTerms(Struct, frozen=True):
    """Everything that one method promises for one destination."""

    time_zone: str
    """IANA name of the zone of the origin."""
    cutoff: time | None
    """None: orders of the whole day count."""
    handling: Duration
    """From the first working day on which the order is worked on to dispatch."""
    transit: Duration
    """From dispatch to delivery."""
    origin: Calendar
    destination: Calendar
    """The days on which the carrier delivers there."""
    peaks: tuple[Peak, ...]


class ReasonKind(enum.Enum):
    """Why it takes as long as it does."""

    AFTER_CUTOFF = "after_cutoff"
    """The order came after the cut-off of its day."""
    HALF_DAY = "half_day"
    """The order came after a half day had ended."""
    WEEKEND = "weekend"
    """The order came on a weekend."""
    CLOSED_ORIGIN = "closed_origin"
    """A holiday or closed day of the shop lies between order and dispatch."""
    CLOSED_DESTINATION = "closed_destination"
    """A holiday at the destination lies between dispatch and delivery."""
    PEAK = "peak"
    """The peak makes handling longer."""


class Reason(Struct, frozen=True):
    """One reason with its day."""

    kind: ReasonKind
    day: date


class Delivery(Struct, frozen=True):
    """The answer."""

    handled_on: date
    """First working day on which the order is worked on."""
    dispatch_earliest: date
    dispatch_latest: date
    earliest: date
    latest: date
    order_until: datetime | None
    """The cut-off that this order still meets, in UTC; None where there is no cut-off."""
    countdown_seconds: int | None
    """Seconds that really pass until then, rounded down; None where there is no cut-off."""
    is_tentative: bool
    """Whether a day on the way may still become, or cease to be, a holiday."""
    reasons: tuple[Reason, ...]


class LastOrder(Struct, frozen=True):
    """The last moment at which to order for something to arrive in time."""

    day: date
    """In the zone of the origin."""
    until: datetime
    """The cut-off of that day, in UTC; the end of the day where there is no cut-off. Itself too late."""
    is_tentative: bool


def estimate_delivery(terms: DeliveryTerms, now: datetime) -> Delivery | Unknown | Needs:
    """Return when an order placed `now` arrives. `now` has a time zone.

    Needs `now` itself where it is no year in which shops exist.
    """
    if not is_sane(now):
        return Needs(("now",))
    try:
        return _estimate(terms, now)
    except BeyondCalendarError:
        return Unknown(Why.BEYOND_CALENDAR)


def last_order(terms: DeliveryTerms, now: datetime, arrive_by: date) -> LastOrder | Unknown | Needs | None:
    """Return until when to order to have it by the end of a day; None if it is too late already.

    Every order from `now` until then arrives in time, even at its slowest. Unknown where the calendars end before
    that is clear.
    """
    if not is_sane(now) or not is_sane(arrive_by):
        return Needs(("now",) if not is_sane(now) else ("arriveBy",))
    found = None
    try:
        handled_on = _first_handling_day(terms, now)
        for _ in range(_DAYS_AHEAD):
            latest = _days(terms, handled_on)[3]
            if latest > arrive_by:
                return found
            found = LastOrder(handled_on, _order_end(terms, handled_on), _is_tentative(terms, handled_on, latest))
            handled_on = next_working_day(terms.origin, handled_on + timedelta(days=1))
    except BeyondCalendarError:
        pass
    return Unknown(Why.BEYOND_CALENDAR)


def cutoff_of(terms: DeliveryTerms, day: date) -> datetime | None:
    """Return the cut-off of a day as an instant in UTC; None where orders of the whole day count."""
    closes = closing_time(terms.origin, day)
    times = [at for at in (terms.cutoff, closes) if at is not None]
    return instant_of(day, min(times), terms.time_zone) if times else None


def _estimate(terms: DeliveryTerms, now: datetime) -> Delivery:
    ordered_on = local_day(now, terms.time_zone)
    handled_on = _first_handling_day(terms, now)
    dispatch_earliest, dispatch_latest, earliest, latest = _days(terms, handled_on)
    cutoff = cutoff_of(terms, handled_on)
    return Delivery(
        handled_on=handled_on,
        dispatch_earliest=dispatch_earliest,
        dispatch_latest=dispatch_latest,
        earliest=earliest,
        latest=latest,
        order_until=cutoff,
        countdown_seconds=(cutoff - now) // timedelta(seconds=1) if cutoff is not None else None,
        is_tentative=_is_tentative(terms, ordered_on, latest),
        reasons=_reasons(terms, now, (ordered_on, handled_on, dispatch_latest, latest)),
    )


def _first_handling_day(terms: DeliveryTerms, now: datetime) -> date:
    day = local_day(now, terms.time_zone)
    if is_working_day(terms.origin, day):
        cutoff = cutoff_of(terms, day)
        if cutoff is None or now < cutoff:
            return day
    return next_working_day(terms.origin, day + timedelta(days=1))


def _days(terms: DeliveryTerms, handled_on: date) -> tuple[date, date, date, date]:
    """Earliest and latest dispatch, earliest and latest arrival."""
    extra_minimum, extra_maximum = _extra(terms, handled_on)
    dispatch_earliest = add_working_days(
        terms.origin, shortest(handled_on, terms.handling, terms.origin), extra_minimum
    )
    dispatch_latest = add_working_days(terms.origin, longest(handled_on, terms.handling, terms.origin), extra_maximum)
    return (
        dispatch_earliest,
        dispatch_latest,
        shortest(dispatch_earliest, terms.transit, terms.destination),
        longest(dispatch_latest, terms.transit, terms.destination),
    )


def _extra(terms: DeliveryTerms, day: date) -> tuple[int, int]:
    here = [peak for peak in terms.peaks if peak.first_day <= day <= peak.last_day]
    minimum = max((peak.extra_minimum for peak in here), default=0)
    return minimum, max(minimum, max((peak.extra_maximum for peak in here), default=0))


def _order_end(terms: DeliveryTerms, day: date) -> datetime:
    return cutoff_of(terms, day) or end_of_day(day, terms.time_zone)


def _is_tentative(terms: DeliveryTerms, first: date, last: date) -> bool:
    return is_tentative(terms.origin, first, last) or is_tentative(terms.destination, first, last)


def _reasons(terms: DeliveryTerms, now: datetime, days: tuple[date, date, date, date]) -> tuple[Reason, ...]:
    ordered_on, handled_on, dispatch_latest, latest = days
    found: list[Reason] = []
    if is_weekend(terms.origin, ordered_on):
        found.append(Reason(ReasonKind.WEEKEND, ordered_on))
    elif handled_on > ordered_on and is_working_day(terms.origin, ordered_on):
        closes = closing_time(terms.origin, ordered_on)
        is_half = closes is not None and now >= instant_of(ordered_on, closes, terms.time_zone)
        found.append(Reason(ReasonKind.HALF_DAY if is_half else ReasonKind.AFTER_CUTOFF, ordered_on))
    if _extra(terms, handled_on) != (0, 0):
        found.append(Reason(ReasonKind.PEAK, handled_on))
    closed = closed_days(terms.origin, ordered_on, dispatch_latest)
    found += [Reason(ReasonKind.CLOSED_ORIGIN, day) for day in closed]
    closed = closed_days(terms.destination, dispatch_latest, latest)
    found += [Reason(ReasonKind.CLOSED_DESTINATION, day) for day in closed]
    return tuple(found)
