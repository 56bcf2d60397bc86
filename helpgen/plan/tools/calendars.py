"""The calendars of a site, each built once: of the shop, of the places from which parcels leave, of countries."""

from datetime import date

from helpgen.model import Holiday, Market, Store
from helpgen.policy.calendars import Calendar
from helpgen.policy.hours import Weekday
from helpgen.policy.named_calendars import OwnDay, UnknownCalendarError, build_calendar

_YEARS_BACK = 1
_YEARS_BACK_FOR_RETURNS = 3
"""A warranty of two years is asked for with the day of a delivery three calendar years ago."""
_YEARS_AHEAD = 2


class CalendarBook:
    """Builds calendars around the day of the build and keeps them."""

    def __init__(self, store: Store | None, today: date) -> None:
        self._own_days = tuple(map(_own_day, store.holidays)) if store else ()
        self._years = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1)
        self._years_of_returns = range(today.year - _YEARS_BACK_FOR_RETURNS, today.year + _YEARS_AHEAD + 1)
        self._built: dict[tuple[object, ...], Calendar] = {}

    def of_work(self, name: str, weekend: tuple[Weekday, ...]) -> Calendar:
        """Return when the shop works: the public holidays of that name and its own days."""
        return self._build(name, self._own_days, self._years, weekend)

    def of_country(self, country: str, market: Market | None, *, for_returns: bool = False) -> Calendar:
        """Return when parcels are delivered in a country, and when people work there.

        The holidays are those that its market names, else those of the country itself.
        """
        years = self._years_of_returns if for_returns else self._years
        weekend = market.weekend if market else None
        if market is not None and market.holiday_calendar:
            return self._build(market.holiday_calendar, (), years, weekend)
        try:
            return self._build(country, (), years, weekend)
        except UnknownCalendarError:
            return self._build("", (), years, weekend)

    def _build(
        self, name: str, own_days: tuple[OwnDay, ...], years: range, weekend: tuple[Weekday, ...] | None
    ) -> Calendar:
        key = (name, own_days, years, weekend)
        if key not in self._built:
            self._built[key] = build_calendar(name, own_days, years, weekend)
        return self._built[key]


def _own_day(holiday: Holiday) -> OwnDay:
    is_open = holiday.is_open or holiday.closes is not None
    return OwnDay(holiday.date, is_open, holiday.closes)
