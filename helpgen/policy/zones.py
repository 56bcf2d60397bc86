"""Instants and the clocks on the wall: what time a zone shows, and when a zone shows a time.

Knows IANA time zones through `zoneinfo`. Must never know the present time. Twin: theme/assets/js/policy/zones.js.

A wall time that happens twice (clocks go back) means the first time; one that never happens (clocks go forward) means
the instant at which a clock that was not moved would show it. Both are what Python calls `fold=0`.
"""

from datetime import UTC, date, datetime, time, timedelta

_YEARS = range(1900, 2200)
"""Outside of these nobody shops, and no arithmetic here can overflow inside of them."""


def instant_of(day: date, at: time, time_zone: str) -> datetime:
    """Return when clocks in a zone show this time, in UTC."""
    from zoneinfo import ZoneInfo  # only shops are somewhere

    return datetime.combine(day, at, ZoneInfo(time_zone)).astimezone(UTC)


def end_of_day(day: date, time_zone: str) -> datetime:
    """Return the instant at which the next day begins in a zone, in UTC."""
    return instant_of(day + timedelta(days=1), time(0), time_zone)


def local_day(now: datetime, time_zone: str) -> date:
    """Return the date in a zone. `now` has a time zone of its own."""
    from zoneinfo import ZoneInfo  # as above

    return now.astimezone(ZoneInfo(time_zone)).date()


def is_sane(moment: date) -> bool:
    """Whether a date or an instant lies in the years in which shops exist: 1900 to 2199."""
    return moment.year in _YEARS


def read_day(text: str) -> date | None:
    """Return a date that a shopper gave, as `<input type="date">` sends it; None for anything else."""
    if len(text) != 10 or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if is_sane(day) and day.isoformat() == text else None
