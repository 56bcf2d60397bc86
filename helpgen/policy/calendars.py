"""Working days of a place, and walking over them.

Knows one calendar at a time, as the plain value below. Must never know where it came from (that is
`named_calendars`), what is done on a working day, or the present time. Twin: theme/assets/js/policy/calendars.js.

A calendar knows a span of years. A question about a day outside raises BeyondCalendarError, so that no tool shows a
date which an unknown holiday could move.

The browser reads it as

    {"weekend": ["sat", "sun"], "closed": ["2026-12-24"], "open": [], "halfDays": [{"day": "2026-12-31",
     "closes": "12:00"}], "tentative": [], "firstDay": "2026-01-01", "lastDay": "2028-12-31"}
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, time, timedelta

from msgspec import Struct

from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, Weekday

_ONE_DAY = timedelta(days=1)


class BeyondCalendarError(LookupError):
    """A day outside the years whose holidays a calendar knows."""


class HalfDay(Struct, frozen=True):
    """A working day that ends early."""

    day: date
    closes: time


class Calendar(Struct, frozen=True):
    """The working days of a place. Each tuple of dates is in order, each date once."""

    weekend: tuple[Weekday, ...]
    """Days of the week on which nobody works; in the order of the week."""
    closed: tuple[date, ...]
    """Holidays, and the shop's own closed days."""
    open: tuple[date, ...]
    """Worked although they fall on a weekend; none of them is in `closed`."""
    half_days: tuple[HalfDay, ...]
    """In order of their dates; none is in `closed`."""
    tentative: tuple[date, ...]
    """Days of which it is not certain yet whether they are holidays, for example those that follow the moon."""
    first_day: date
    last_day: date
    """Known from the first to the last day, both included."""


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether people work on a day. Raises BeyondCalendarError outside the known years."""
    if not calendar.first_day <= day <= calendar.last_day:
        raise BeyondCalendarError(day.isoformat())
    if _contains(calendar.closed, day):
        return False
    return WEEK[day.weekday()] not in calendar.weekend or _contains(calendar.open, day)


def is_weekend(calendar: Calendar, day: date) -> bool:
    """Whether a day is free because of its weekday alone."""
    is_free = WEEK[day.weekday()] in calendar.weekend and not _contains(calendar.open, day)
    return is_free and not _contains(calendar.closed, day)


def closing_time(calendar: Calendar, day: date) -> time | None:
    """Return when a half day ends; None for any other day."""
    return next((half.closes for half in calendar.half_days if half.day == day), None)


def next_working_day(calendar: Calendar, day: date) -> date:
    """Return the day itself if people work on it, else the first one after it. May raise BeyondCalendarError."""
    while not is_working_day(calendar, day):
        day += _ONE_DAY
    return day


def add_working_days(calendar: Calendar, day: date, count: int) -> date:
    """Return the `count`-th working day after a day; for 0 the next working day from that day on.

    May raise BeyondCalendarError.
    """
    if count == 0:
        return next_working_day(calendar, day)
    for _ in range(count):
        day = next_working_day(calendar, day + _ONE_DAY)
    return day


def add_days(day: date, count: int) -> date:
    """Return the day that many calendar days later. Raises BeyondCalendarError past the year 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        raise BeyondCalendarError(day.isoformat()) from None


def add_months(day: date, count: int) -> date:
    """Return the same day of a later month, or the last day of that month where it has no such day.

    So two years from 29 February 2024 end on 28 February 2026. Source: Regulation (EEC, Euratom) No 1182/71,
    Art. 3(2)(c), on periods expressed in months or years; section 188(3) of the German BGB says the same.
    """
    from calendar import monthrange  # locales come with it

    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if year > date.max.year:
        raise BeyondCalendarError(day.isoformat())
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_length(day: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """Return the day a length of time after another.

    Business days are counted in the calendar. Hours and minutes are rounded up to whole days. May raise
    BeyondCalendarError.
    """
    match unit:
        case Unit.BUSINESS_DAY:
            return add_working_days(calendar, day, count)
        case Unit.MONTH:
            return add_months(day, count)
        case Unit.YEAR:
            return add_months(day, 12 * count)
        case _:
            return add_days(day, _whole_days(count, unit))


def _whole_days(count: int, unit: Unit) -> int:
    if unit is Unit.WEEK:
        return 7 * count
    per_day = {Unit.MINUTE: 24 * 60, Unit.HOUR: 24}.get(unit, 1)
    return -(-count // per_day)


def shortest(day: date, length: Duration, calendar: Calendar) -> date:
    """Return the first working day on or after the shortest length. May raise BeyondCalendarError."""
    return next_working_day(calendar, add_length(day, length.minimum, length.unit, calendar))


def longest(day: date, length: Duration, calendar: Calendar) -> date:
    """Return the first working day on or after the longest length. May raise BeyondCalendarError."""
    return next_working_day(calendar, add_length(day, length.maximum, length.unit, calendar))


def closed_days(calendar: Calendar, first: date, last: date) -> tuple[date, ...]:
    """Return the holidays and own closed days from the first to the last day that are no mere weekend."""
    start, end = bisect_left(calendar.closed, first), bisect_left(calendar.closed, last + _ONE_DAY)
    return tuple(day for day in calendar.closed[start:end] if WEEK[day.weekday()] not in calendar.weekend)


def is_tentative(calendar: Calendar, first: date, last: date) -> bool:
    """Whether a day from the first to the last may or may not turn out to be a holiday."""
    place = bisect_left(calendar.tentative, first)
    return place < len(calendar.tentative) and calendar.tentative[place] <= last


def _contains(days: Sequence[date], day: date) -> bool:
    place = bisect_left(days, day)
    return place < len(days) and days[place] == day
