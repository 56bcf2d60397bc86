"""A stretch of days between two dates, both of them inside."""

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True):
    """Days from a first to a last one."""

    first_day: date | None
    """None: since ever."""
    last_day: date | None
    """None: for ever. Never before `first_day`."""

    def contains(self, day: date) -> bool:
        """Tell whether a day lies inside."""
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)
