"""When a channel is open, as the vocabulary can say it: with the offset from UTC, closed days as dated entries."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Protocol

from msgspec import Struct

from helpgen.policy.hours import WEEK, OpeningHours, Weekday
from helpgen.policy.sayable import ZonedTime, zoned_time


class HoursStatement(Struct, frozen=True):
    """One stretch of opening, or one closed day."""

    days: tuple[Weekday, ...]
    """Empty for a closed day."""
    opens: ZonedTime | None
    """None: closed."""
    closes: ZonedTime | None
    day: date | None
    """The one day that it speaks of; None: every week."""


class SpecialDay(Protocol):
    """A day on which the shop does not work as usual."""

    @property
    def date(self) -> date:
        """The day."""
        ...

    @property
    def closes(self) -> time | None:
        """When work ends on a short day; None: it is no short day."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether the shop works all the same."""
        ...


def state_hours(
    hours: Sequence[OpeningHours], time_zone: str, special: Sequence[SpecialDay], today: date
) -> Iterator[HoursStatement]:
    """Yield opening hours with the offset of the given day, and the special days that are still to come.

    `special` are days of the channel's own place; give none for a channel elsewhere.
    """
    for stretch in hours:
        opens, closes = (zoned_time(at, today, time_zone) for at in (stretch.opens, stretch.closes))
        yield HoursStatement(stretch.days, opens, closes, None)
    for day in sorted((one for one in special if one.date >= today and not one.is_open), key=lambda one: one.date):
        weekday = WEEK[day.date.weekday()]
        usual = [stretch for stretch in hours if weekday in stretch.days]
        if day.closes is None:
            yield from ((HoursStatement((), None, None, day.date),) if usual else ())
            continue
        for stretch in usual:
            if stretch.opens < day.closes:
                opens, closes = (zoned_time(at, day.date, time_zone) for at in (stretch.opens, day.closes))
                yield HoursStatement((), opens, closes, day.date)
