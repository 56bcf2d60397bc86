"""Opening hours of a channel, by day of the week."""

import enum
from datetime import time

from msgspec import Struct


class Weekday(enum.Enum):
    """A day of the week, named as writers type it."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


WEEK = tuple(Weekday)
"""The days in order, Monday first."""


class OpeningHours(Struct, frozen=True):
    """One stretch of opening, the same on each of its days."""

    days: tuple[Weekday, ...]
    """In the order of the week, each once."""
    opens: time
    closes: time
    """At or before `opens` the stretch ends on the next day."""
