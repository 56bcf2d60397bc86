"""What the vocabulary of schema.org can say truly of a policy, and what it cannot.

Knows the traps of the vocabulary, not how it is spelled: statements are values of our own, and a renderer writes them.
What cannot be said truly is not said; it is told as `Unsaid`, for the writer to read.
Sources: Google Search Central, "Merchant return policy" and "Merchant shipping policy" (Organization level, 2025-11).
"""

import enum
from datetime import date, datetime, time, timedelta
from typing import Protocol

from msgspec import Struct

from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, Weekday

COUNTRIES_AT_MOST = 50
"""So many countries Google reads of one return policy."""


class Subject(enum.Enum):
    """What could not be said."""

    WINDOW = "window"
    RETURN_DETAIL = "return_detail"
    RATE = "rate"
    AREA = "area"
    TIME = "time"
    WARRANTY = "warranty"


class Reason(enum.Enum):
    """Why it could not be said."""

    CLOCK = "clock"
    """Days are counted from delivery only."""
    BUSINESS_DAYS = "business_days"
    """Days of a return window are calendar days only."""
    MEMBERS = "members"
    """It hangs on who the shopper is, which needs a member program that helpgen does not know."""
    CONDITION = "condition"
    """It hangs on the state of the item or on the way of payment."""
    SEVERAL_COSTS = "several_costs"
    """There is one cost of returning for all ways back."""
    SEVERAL_LABELS = "several_labels"
    """There is one source of labels for all ways back."""
    QR_LABEL = "qr_label"
    PARTIAL_FEE = "partial_fee"
    """A restocking fee holds for every return."""
    OPEN_SEASON = "open_season"
    """A season has a first and a last day."""
    RETURN_COUNTRY = "return_country"
    """Nothing says to which country goods go back."""
    POSTAL = "postal"
    """An area is a whole country."""
    CURRENCY = "currency"
    """Price and limits have one currency."""
    UNIT = "unit"
    """Times are whole days."""
    PEAK = "peak"
    """Handling has no seasons."""
    LIFETIME = "lifetime"
    """A warranty has a length."""
    LEGAL = "legal"
    """What the law gives is no promise of the shop."""


class Unsaid(Struct, frozen=True):
    """Something that is left out."""

    subject: Subject
    reason: Reason
    name: str
    """The writer's own word for it: an id, a key or a country."""
    fact: str
    """Dotted name of the fact, as articles quote it."""


class Sold(Protocol):
    """A market as far as statements need it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes."""
        ...

    @property
    def currency(self) -> str:
        """ISO 4217 code."""
        ...

    @property
    def weekend(self) -> tuple[Weekday, ...]:
        """Days on which nothing is delivered."""
        ...


class Home(Struct, frozen=True):
    """Where the shop is at home, for what a policy does not say itself."""

    country: str
    """ISO 3166-1 alpha-2 code; "" if unknown."""
    time_zone: str
    weekend: tuple[Weekday, ...]


class DaySpan(Struct, frozen=True):
    """From a least to a most number of days."""

    minimum: int
    maximum: int
    days: tuple[Weekday, ...]
    """The days of the week that count."""


def day_span(duration: Duration, weekend: tuple[Weekday, ...]) -> DaySpan | None:
    """Return a length of time in whole days; None where that would not be true."""
    working = tuple(day for day in WEEK if day not in weekend)
    match duration.unit:
        case Unit.BUSINESS_DAY:
            return DaySpan(duration.minimum, duration.maximum, working)
        case Unit.DAY:
            return DaySpan(duration.minimum, duration.maximum, WEEK)
        case Unit.WEEK:
            return DaySpan(7 * duration.minimum, 7 * duration.maximum, WEEK)
        case _:
            return None


class ZonedTime(Struct, frozen=True):
    """A time of day with the distance of its clock from UTC, which is that of one day: daylight saving moves it."""

    time: time
    offset_minutes: int

    @property
    def iso(self) -> str:
        """As `14:00:00+01:00`."""
        sign = "-" if self.offset_minutes < 0 else "+"
        hours, minutes = divmod(abs(self.offset_minutes), 60)
        return f"{self.time.isoformat('seconds')}{sign}{hours:02}:{minutes:02}"


def zoned_time(at: time, day: date, time_zone: str) -> ZonedTime:
    """Return a time of day with the offset that its zone has on a day."""
    from zoneinfo import ZoneInfo  # only shops are somewhere

    offset = datetime.combine(day, at, ZoneInfo(time_zone)).utcoffset()
    assert offset is not None
    return ZonedTime(at, offset // timedelta(minutes=1))
