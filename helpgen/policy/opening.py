"""Whether somebody answers now, until when, or from when on.

Knows weekly hours in a zone with holidays, half days and days with hours of their own. Must never know the present
time or what kind of channel it is. Twin: theme/assets/js/policy/opening.js.

Where the hours are unknown, or where it is not certain whether a day is a holiday, the answer is None, because a wrong
"closed" is worse than no word. A stretch belongs to the day on which it begins; a holiday takes away the stretches
that begin on it, not the end of the night before.

The browser reads `Schedule` as

    {"timeZone": "Europe/Prague", "hours": [{"days": ["mon"], "opens": "08:00", "closes": "20:00"}], "special":
     [{"day": "2026-12-24", "opens": "09:00", "closes": "12:00"}], "calendar": a calendar or null}
"""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from helpgen.policy.calendars import Calendar, closing_time
from helpgen.policy.hours import WEEK, OpeningHours
from helpgen.policy.zones import instant_of, is_sane, local_day

_ONE_DAY = timedelta(days=1)
_DAYS_AHEAD = 30
"""How far the next opening is looked for."""
_DAYS_OPEN = 8
"""Open for longer than that means always."""


class SpecialHours(Struct, frozen=True):
    """Opening on one date, in the place of the weekly hours. A date may have several."""

    day: date
    opens: time
    closes: time
    """At or before `opens` it ends on the next day."""


class Schedule(Struct, frozen=True):
    """When somebody answers."""

    time_zone: str
    """IANA name in which all times are meant."""
    hours: tuple[OpeningHours, ...]
    """Empty together with `special`: unknown."""
    special: tuple[SpecialHours, ...]
    calendar: Calendar | None
    """Its closed days are closed here, its half days end early; its weekend means nothing, the hours say it. None: no
    holidays are known, the week is always the same."""


class Opening(Struct, frozen=True):
    """The answer for one instant."""

    is_open: bool
    opens_at: datetime | None
    """When it opens next, in UTC; None while it is open or where no opening is known."""
    closes_at: datetime | None
    """When it closes, in UTC; None while it is closed, and where it never closes or nobody can know when."""


def opening_at(schedule: Schedule, now: datetime) -> Opening | None:
    """Return whether it is open at an instant; None where nobody can know."""
    if not is_sane(now) or not (schedule.hours or schedule.special):
        return None
    today = local_day(now, schedule.time_zone)
    if not (_is_known(schedule, today) and _is_known(schedule, today - _ONE_DAY)):
        return None
    end = _open_until(schedule, today, now)
    if end is not None:
        is_endless = end - now > _DAYS_OPEN * _ONE_DAY
        is_sure = _is_known(schedule, local_day(end, schedule.time_zone))
        return Opening(is_open=True, opens_at=None, closes_at=end if is_sure and not is_endless else None)
    return Opening(is_open=False, opens_at=_next_opening(schedule, today, now), closes_at=None)


def _open_until(schedule: Schedule, today: date, now: datetime) -> datetime | None:
    """The end of the stretches without a break in which an instant lies; None where it lies in none."""
    end = None
    for shift in range(-1, _DAYS_OPEN + 2):
        for start, stop in _stretches(schedule, today + shift * _ONE_DAY):
            if (start <= now if end is None else start <= end) and stop > (end or now):
                end = stop
    return end


def _next_opening(schedule: Schedule, today: date, now: datetime) -> datetime | None:
    for shift in range(_DAYS_AHEAD + 1):
        day = today + shift * _ONE_DAY
        if not _is_known(schedule, day):
            return None
        coming = [start for start, _ in _stretches(schedule, day) if start > now]
        if coming:
            return coming[0]
    return None


def _stretches(schedule: Schedule, day: date) -> list[tuple[datetime, datetime]]:
    """From when to when it is open, for what begins on a day, in order. Empty where the clocks leave nothing of it."""
    pairs = _hours_of(schedule, day)
    found = []
    for opens, closes in pairs:
        last = day + _ONE_DAY if closes <= opens else day
        start = instant_of(day, opens, schedule.time_zone)
        end = instant_of(last, closes, schedule.time_zone)
        if start < end:
            found.append((start, end))
    return sorted(found)


def _hours_of(schedule: Schedule, day: date) -> list[tuple[time, time]]:
    special = [(hours.opens, hours.closes) for hours in schedule.special if hours.day == day]
    if special:
        return special
    calendar = schedule.calendar
    if calendar is not None and (day in calendar.closed or not _is_known(schedule, day)):
        return []
    weekly = [(hours.opens, hours.closes) for hours in schedule.hours if WEEK[day.weekday()] in hours.days]
    early = closing_time(calendar, day) if calendar is not None else None
    if early is None:
        return weekly
    return [(opens, early if closes <= opens else min(closes, early)) for opens, closes in weekly if opens < early]


def _is_known(schedule: Schedule, day: date) -> bool:
    """Whether it is certain that a day is, or is not, a holiday."""
    calendar = schedule.calendar
    if calendar is None or any(hours.day == day for hours in schedule.special):
        return True
    return calendar.first_day <= day <= calendar.last_day and day not in calendar.tentative
