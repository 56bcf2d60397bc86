"""What a tool answers when it has no answer: what it still needs, or why nobody can know.

A tool never shows a date that it is not sure of; these two values are what it shows instead.
"""

import enum

from msgspec import Struct


class Why(enum.Enum):
    """Why there is no answer."""

    BEYOND_CALENDAR = "beyond_calendar"
    """A day lies outside the years whose holidays are known."""
    TIME_ZONE = "time_zone"
    """The browser does not know the time zone; never said by Python, where the loader has checked it."""
    NO_PRICE = "no_price"
    """No band of the tariff fits the basket."""
    NO_CASH_ON_DELIVERY = "no_cash_on_delivery"
    """This method cannot be paid on delivery."""
    NO_HANDLING = "no_handling"
    """The shop does not say how long it takes until a parcel leaves."""
    NO_WINDOW = "no_window"
    """No return window fits, and no law gives one."""


class Needs(Struct, frozen=True):
    """An answer is missing or is nonsense: ask for it."""

    needs: tuple[str, ...]
    """Names of the missing answers, as in the fields of the question in camelCase; the most important first."""


class Unknown(Struct, frozen=True):
    """Everything was asked, and the answer is still not known."""

    unknown: Why
