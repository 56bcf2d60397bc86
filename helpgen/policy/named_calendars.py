"""Calendars by name: the public holidays of a country or a part of it, with the shop's own days laid over them.

The only home of the library `holidays`. Knows names such as `CZ` and `DE-BY`. Must never know the present time: the
years are an argument, and their number is limited, because the browser gets the days as a list.

The library knows what was proclaimed when its version came out. Days that follow the moon, which it calls estimated,
are closed here, and they and their neighbours are marked as tentative.
"""

import functools
import importlib.util
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from helpgen.policy.calendars import Calendar, HalfDay
from helpgen.policy.hours import WEEK, Weekday

if TYPE_CHECKING:
    from holidays import HolidayBase

YEARS_AT_MOST = 6
"""How many years one calendar may list: this one, the last one and some to come."""

_SATURDAY_AND_SUNDAY = (Weekday.SATURDAY, Weekday.SUNDAY)
_OFTEN_MEANT = {"UK": "GB", "EN": "GB", "EL": "GR", "CS": "CZ"}


class UnknownCalendarError(ValueError):
    """No calendar has this name. The message is worded for a writer."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        super().__init__(f'there is no holiday calendar "{name}"')
        self.name = name
        self.nearest = nearest
        """Names that may have been meant, the likeliest first; empty where nothing is near."""


class OwnDay(Struct, frozen=True):
    """A day on which the shop does otherwise than its calendar says."""

    day: date
    is_open: bool
    """False: closed all day."""
    closes: time | None
    """When an open day ends early; None: as always. Never set on a closed day."""


def known_calendars() -> tuple[str, ...]:
    """Return all names in order: country codes of ISO 3166-1, and with a part of the country, as in `DE-BY`."""
    import holidays  # takes some 50 ms, which only those pay who need a calendar

    countries = holidays.list_supported_countries(include_aliases=False)
    return tuple(sorted([*countries, *(f"{code}-{part}" for code, parts in countries.items() for part in parts)]))


def build_calendar(
    name: str, own_days: Sequence[OwnDay], years: range, weekend: tuple[Weekday, ...] | None = None
) -> Calendar:
    """Return the calendar of that name for some years, with the shop's own days laid over it.

    The empty name means no public holidays. `weekend` replaces what the country has. Of two own days with one date
    the later one counts. Raises UnknownCalendarError; more than YEARS_AT_MOST years are a broken promise.
    """
    if not 0 < len(years) <= YEARS_AT_MOST:
        raise ValueError(f"a calendar lists 1 to {YEARS_AT_MOST} years, not {len(years)}")
    public = _public_holidays(name, years) if name else None
    own = {own_day.day: own_day for own_day in own_days}
    closed = {day for day in (public or ()) if _opens(own, day) is None} | _days(own, is_open=False)
    made_up = {day for day in (public.weekend_workdays if public is not None else ()) if day.year in years}
    opened = ({day for day in made_up if _opens(own, day) is None} | _days(own, is_open=True)) - closed
    return Calendar(
        weekend=weekend if weekend is not None else _weekend(public),
        closed=tuple(sorted(closed)),
        open=tuple(sorted(opened)),
        half_days=tuple(
            HalfDay(day, own_day.closes)
            for day, own_day in sorted(own.items())
            if own_day.is_open and own_day.closes is not None
        ),
        tentative=_tentative(public, own),
        first_day=date(max(years[0], public.start_year if public is not None else years[0]), 1, 1),
        last_day=date(min(years[-1], public.end_year if public is not None else years[-1]), 12, 31),
    )


def holiday_names(name: str, years: range, language: str) -> tuple[tuple[date, str], ...]:
    """Return the public holidays of a calendar with their names in a language (BCP 47), in order of their dates.

    A name is "" where the library does not have it in that language. Raises UnknownCalendarError.
    """
    if not name:
        return ()
    spoken = _public_holidays(name, years).supported_languages or ()
    primary = language.partition("-")[0]
    found = [code for code in spoken if code.partition("_")[0] == primary]
    exact = [code for code in found if code == language.replace("-", "_")]
    if not found:
        return tuple((day, "") for day in sorted(_public_holidays(name, years)))
    return tuple(sorted(_public_holidays(name, years, (exact or found)[0]).items()))


def _opens(own: dict[date, OwnDay], day: date) -> bool | None:
    """Whether the shop says that it opens on a day; None where it says nothing."""
    return own[day].is_open if day in own else None


def _days(own: dict[date, OwnDay], *, is_open: bool) -> set[date]:
    return {day for day, own_day in own.items() if own_day.is_open is is_open}


def _weekend(public: "HolidayBase | None") -> tuple[Weekday, ...]:
    if public is None:
        return _SATURDAY_AND_SUNDAY
    return tuple(WEEK[number] for number in sorted(public.weekend))


def _tentative(public: "HolidayBase | None", own: dict[date, OwnDay]) -> tuple[date, ...]:
    """The estimated holidays with the day before and after, less what the shop has decided for itself."""
    estimated = (day for day, name in (public.items() if public is not None else ()) if "(estimated)" in name)
    around = {day + timedelta(days=shift) for day in estimated for shift in (-1, 0, 1)}
    return tuple(sorted(around - own.keys()))


def _public_holidays(name: str, years: Iterable[int], language: str | None = None) -> "HolidayBase":
    country, hyphen, part = name.partition("-")
    kind = holidays_of(country)
    if kind is None or (hyphen and part not in kind.subdivisions):
        raise UnknownCalendarError(name, _nearest(name))
    # English where the library has it, because its mark "(estimated)" is looked for; else the English default.
    language = language or ("en_US" if "en_US" in (kind.supported_languages or ()) else None)
    return kind(subdiv=part or None, years=years, language=language)


@functools.cache
def holidays_of(country: str) -> "type[HolidayBase] | None":
    """Return the library's class for a country by its code of two letters, None if it has none.

    Its module alone is run: to ask the library itself imports those of 250 countries, which takes some 45 ms.
    """
    import holidays
    from holidays.registry import COUNTRIES

    for module_name, names in COUNTRIES.items():
        if names[1] == country:
            file = Path(holidays.__file__).with_name("countries").joinpath(f"{module_name}.py")
            spec = importlib.util.spec_from_file_location(f"holidays.countries.{module_name}", file)
            if spec is None or spec.loader is None:
                raise ImportError(f"the library of holidays has no file {file}")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            kind: type[HolidayBase] = getattr(module, names[0])
            return kind
    return None


def _nearest(name: str) -> tuple[str, ...]:
    import difflib

    import holidays
    from holidays.registry import COUNTRIES

    parts = holidays.list_supported_countries(include_aliases=False)
    typed = "".join(char for char in name.casefold() if char.isalnum())
    country, _, part = name.upper().partition("-")
    country = _OFTEN_MEANT.get(country, country)
    if country in parts:
        near = difflib.get_close_matches(part, parts[country], n=3, cutoff=0.3) if part else []
        return (*(f"{country}-{code}" for code in near), country)
    codes = {other.casefold(): names[1] for names in COUNTRIES.values() for other in names[:3]}
    near_names = difflib.get_close_matches(typed, codes, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(codes[found] for found in near_names if codes[found] in parts))
