"""Calendars by name, with the shop's own days laid over them."""

import subprocess
import sys
from datetime import date, time
from pathlib import Path

import holidays
import pytest

from helpgen.policy.calendars import HalfDay, is_tentative, is_working_day
from helpgen.policy.hours import Weekday
from helpgen.policy.named_calendars import (
    YEARS_AT_MOST,
    OwnDay,
    UnknownCalendarError,
    build_calendar,
    holidays_of,
    known_calendars,
)

ROOT = Path(__file__).parents[2]
YEARS = range(2026, 2029)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("CZ", date(2026, 12, 24)),
        ("CZ", date(2027, 3, 29)),  # Easter Monday
        ("TH", date(2026, 4, 13)),  # Songkran
        ("DE-BY", date(2026, 1, 6)),
        ("GB", date(2026, 12, 28)),  # Boxing Day is a Saturday
        ("US", date(2026, 11, 26)),
    ],
)
def test_public_holiday_is_no_working_day(name: str, day: date) -> None:
    assert not is_working_day(build_calendar(name, (), YEARS), day)


def test_part_of_a_country_has_holidays_of_its_own() -> None:
    assert is_working_day(build_calendar("DE-BE", (), YEARS), date(2026, 1, 6))


@pytest.mark.parametrize(
    ("name", "weekend"),
    [("CZ", ("sat", "sun")), ("SA", ("fri", "sat")), ("BN", ("fri", "sun")), ("IR", ("fri",)), ("AE", ("sat", "sun"))],
)
def test_weekend_is_that_of_the_country(name: str, weekend: tuple[str, ...]) -> None:
    assert tuple(day.value for day in build_calendar(name, (), YEARS).weekend) == weekend


def test_weekend_can_be_replaced() -> None:
    calendar = build_calendar("CZ", (), YEARS, weekend=(Weekday.SUNDAY,))
    assert is_working_day(calendar, date(2026, 3, 14))


def test_saturday_that_is_worked_instead_of_a_bridge_day_is_a_working_day() -> None:
    assert is_working_day(build_calendar("CN", (), range(2026, 2027)), date(2026, 2, 14))


def test_days_that_follow_the_moon_are_tentative_with_their_neighbours() -> None:
    calendar = build_calendar("AE", (), YEARS)
    assert not is_working_day(calendar, date(2027, 3, 9))
    assert is_tentative(calendar, date(2027, 3, 12), date(2027, 3, 12))
    assert not is_tentative(calendar, date(2027, 12, 1), date(2027, 12, 31))


def test_own_days_close_open_and_shorten_what_the_calendar_says() -> None:
    own = (
        OwnDay(date(2026, 8, 3), is_open=False, closes=None),
        OwnDay(date(2026, 12, 24), is_open=True, closes=time(12)),
        OwnDay(date(2026, 12, 19), is_open=True, closes=None),  # a Saturday
    )
    calendar = build_calendar("CZ", own, YEARS)
    assert not is_working_day(calendar, date(2026, 8, 3))
    assert is_working_day(calendar, date(2026, 12, 24))
    assert is_working_day(calendar, date(2026, 12, 19))
    assert calendar.half_days == (HalfDay(date(2026, 12, 24), time(12)),)


def test_own_decision_about_a_tentative_day_makes_it_certain() -> None:
    own = (OwnDay(date(2027, 3, 8), is_open=True, closes=None),)
    assert date(2027, 3, 8) not in build_calendar("AE", own, YEARS).tentative


def test_no_name_means_weekends_and_own_days_only() -> None:
    calendar = build_calendar("", (OwnDay(date(2026, 5, 8), is_open=False, closes=None),), YEARS)
    assert calendar.closed == (date(2026, 5, 8),)
    assert calendar.weekend == (Weekday.SATURDAY, Weekday.SUNDAY)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("UK", "GB"), ("CZE", "CZ"), ("Czechia", "CZ"), ("United Kingdom", "GB"), ("germny", "DE"), ("de-by", "DE-BY"),
        ("DE-", "DE"), ("ID-JK", "ID"), ("Thailnd", "TH"),
    ],
)  # fmt: skip
def test_unknown_name_says_what_may_have_been_meant(name: str, nearest: str) -> None:
    with pytest.raises(UnknownCalendarError) as error:
        build_calendar(name, (), YEARS)
    assert error.value.nearest[0] == nearest
    assert f'"{name}"' in str(error.value)


@pytest.mark.parametrize("name", ["XX", "-", "--", "\N{BUG}", "CZ\n"])
def test_nonsense_is_an_unknown_name(name: str) -> None:
    with pytest.raises(UnknownCalendarError):
        build_calendar(name, (), YEARS)


def test_every_known_calendar_can_be_built_and_is_in_order() -> None:
    names = known_calendars()
    assert len(names) > 500
    assert list(names) == sorted(names)
    for name in names:
        calendar = build_calendar(name, (), range(2026, 2028))
        for days in (calendar.closed, calendar.open, calendar.tentative):
            assert list(days) == sorted(set(days)), name
        assert not set(calendar.closed) & set(calendar.open), name
        assert all(day.year in YEARS for day in calendar.closed), name


@pytest.mark.parametrize("years", [range(2026, 2026), range(2026, 2027 + YEARS_AT_MOST)])
def test_number_of_years_is_limited(years: range) -> None:
    with pytest.raises(ValueError, match="a calendar lists 1 to"):
        build_calendar("CZ", (), years)


def test_country_that_is_read_alone_has_the_days_that_the_library_says() -> None:
    countries = holidays.list_supported_countries(include_aliases=False)
    assert len(countries) > 200
    for country, parts in countries.items():
        alone = holidays_of(country)
        assert alone is not None
        for part in (None, *parts[:1]):
            ours, theirs = alone(years=YEARS, subdiv=part), holidays.country_holidays(country, part, YEARS)
            assert dict(ours) == dict(theirs)
            assert (ours.weekend, ours.weekend_workdays) == (theirs.weekend, theirs.weekend_workdays)


def test_one_calendar_imports_one_country() -> None:
    script = (
        "import sys\n"
        "from helpgen.policy.named_calendars import build_calendar\n"
        "assert build_calendar('CZ', (), range(2026, 2028)).closed\n"
        "sys.exit(len([name for name in sys.modules if name.startswith('holidays.countries')]))\n"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
