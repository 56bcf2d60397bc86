"""Lengths of time as a shop promises them: "5 business days", "1-2 business days", "60 minutes".

ISO 8601 durations with a single unit (`PT60M`, `P14D`) are read too.
"""

import enum
import re

from msgspec import Struct


class Unit(enum.Enum):
    """What a promise counts in."""

    MINUTE = "minute"
    """60 seconds of wall clock."""
    HOUR = "hour"
    """60 minutes of wall clock."""
    BUSINESS_DAY = "business day"
    """A day on which the shop works: no weekend, no holiday."""
    DAY = "day"
    """A calendar day."""
    WEEK = "week"
    """Seven calendar days."""
    MONTH = "month"
    """A calendar month."""
    YEAR = "year"
    """A calendar year."""


class Duration(Struct, frozen=True):
    """A whole number of one unit, or a span from a shortest to a longest one."""

    minimum: int
    """Never negative, never above `maximum`."""
    maximum: int
    """Equal to `minimum` for a single length."""
    unit: Unit

    @property
    def is_range(self) -> bool:
        """Whether shortest and longest differ."""
        return self.minimum != self.maximum


# Compiled when the first duration is read: every build imports this, few read one.
_WORDS = (
    r"(?P<minimum>[0-9]{1,5})(?:\s?[-\N{EN DASH}]\s?(?P<maximum>[0-9]{1,5}))?\s+"
    r"(?P<unit>business\s+day|minute|hour|day|week|month|year)s?"
)
_ISO = r"P(?:(?P<date>[0-9]{1,5})(?P<date_unit>[DWMY])|T(?P<time>[0-9]{1,5})(?P<time_unit>[HM]))"
_ISO_UNITS = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}
_ISO_TIME_UNITS = {"H": Unit.HOUR, "M": Unit.MINUTE}


def parse_duration(text: str) -> Duration:
    """Read `5 business days`, `1-2 business days`, `60 minutes` or an ISO 8601 duration such as `PT1H`.

    Raises ValueError, worded for a writer, when the text is none of these or the span runs backwards.
    """
    stripped = text.strip()
    iso = re.fullmatch(_ISO, stripped)
    if iso is not None:
        if iso["date"] is not None:
            return Duration(int(iso["date"]), int(iso["date"]), _ISO_UNITS[iso["date_unit"]])
        return Duration(int(iso["time"]), int(iso["time"]), _ISO_TIME_UNITS[iso["time_unit"]])
    words = re.fullmatch(_WORDS, stripped, re.IGNORECASE)
    if words is None:
        raise ValueError('expected a number and a unit, for example "2 business days", "1-3 days" or "60 minutes"')
    minimum = int(words["minimum"])
    maximum = int(words["maximum"] or minimum)
    if maximum < minimum:
        raise ValueError(f'expected the shorter time first, for example "{maximum}-{minimum} {words["unit"]}s"')
    return Duration(minimum, maximum, Unit(" ".join(words["unit"].lower().split())))
