"""What must hold for whatever terms: no earlier arrival for a later order, no end on a closed day, and more."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import vectors
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from helpgen.policy.calendars import (
    BeyondCalendarError,
    add_length,
    add_months,
    add_working_days,
    is_working_day,
    next_working_day,
)
from helpgen.policy.costs import Basket, Cost, delivery_cost
from helpgen.policy.delivery import Delivery, LastOrder, estimate_delivery, last_order
from helpgen.policy.duration import Unit
from helpgen.policy.minor_units import from_minor, read_amount, to_minor
from helpgen.policy.money import Money
from helpgen.policy.opening import opening_at
from helpgen.policy.outcomes import Needs, Unknown
from helpgen.policy.plain import Plain, to_plain
from helpgen.policy.return_check import ReturnDecision, check_return
from helpgen.policy.return_rules import count_period
from helpgen.policy.return_terms import Answers
from helpgen.policy.returns import DayUnit
from helpgen.policy.tracking import PatternError, TrackingTerms, check_pattern, check_url, find_tracking
from helpgen.policy.zones import instant_of, local_day, read_day

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
seeds = st.integers(0, 10**6)
zones = st.sampled_from(vectors.ZONES)
minutes = st.integers(0, 3 * 366 * 24 * 60)
quick = settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])


def moment_in(calendar_start: date, minute: int) -> datetime:
    return datetime(calendar_start.year, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)


@quick
@given(seeds, zones, minutes)
def test_parcel_is_handled_sent_and_brought_on_working_days_in_that_order(seed: int, zone: str, minute: int) -> None:
    terms = vectors.make_delivery_terms(vectors.Dice(seed), zone)
    now = moment_in(terms.origin.first_day, minute)
    answer = estimate_delivery(terms, now)
    if not isinstance(answer, Delivery):
        assert isinstance(answer, Unknown)
        return
    assert local_day(now, zone) <= answer.handled_on <= answer.dispatch_earliest <= answer.dispatch_latest
    assert answer.dispatch_earliest <= answer.earliest <= answer.latest
    assert answer.dispatch_latest <= answer.latest
    for day in (answer.handled_on, answer.dispatch_earliest, answer.dispatch_latest):
        assert is_working_day(terms.origin, day)
    for day in (answer.earliest, answer.latest):
        assert is_working_day(terms.destination, day)
    if answer.order_until is not None:
        assert answer.countdown_seconds is not None
        assert answer.countdown_seconds >= 0
        left = answer.order_until - now - answer.countdown_seconds * SECOND
        assert timedelta(0) <= left < SECOND


@quick
@given(seeds, zones, minutes, st.integers(0, 20_000))
def test_later_order_never_arrives_earlier(seed: int, zone: str, minute: int, later: int) -> None:
    terms = replace(vectors.make_delivery_terms(vectors.Dice(seed), zone), peaks=())
    now = moment_in(terms.origin.first_day, minute)
    first, second = estimate_delivery(terms, now), estimate_delivery(terms, now + timedelta(minutes=later))
    if isinstance(first, Delivery) and isinstance(second, Delivery):
        assert first.earliest <= second.earliest
        assert first.latest <= second.latest


@quick
@given(seeds, zones, minutes)
def test_peak_never_makes_it_faster(seed: int, zone: str, minute: int) -> None:
    terms = vectors.make_delivery_terms(vectors.Dice(seed), zone)
    now = moment_in(terms.origin.first_day, minute)
    busy, calm = estimate_delivery(terms, now), estimate_delivery(replace(terms, peaks=()), now)
    if isinstance(busy, Delivery) and isinstance(calm, Delivery):
        assert busy.earliest >= calm.earliest
        assert busy.latest >= calm.latest


@quick
@given(seeds, zones, minutes, st.integers(0, 40))
def test_order_a_second_before_the_last_moment_is_in_time_and_the_next_one_is_not(
    seed: int, zone: str, minute: int, days: int
) -> None:
    terms = replace(vectors.make_delivery_terms(vectors.Dice(seed), zone), peaks=())
    now = moment_in(terms.origin.first_day, minute)
    arrive_by = local_day(now, zone) + timedelta(days=days)
    found = last_order(terms, now, arrive_by)
    if not isinstance(found, LastOrder):
        return
    assert found.until > now
    in_time, too_late = estimate_delivery(terms, found.until - SECOND), estimate_delivery(terms, found.until)
    assert isinstance(in_time, Delivery)
    assert in_time.latest <= arrive_by
    assert not isinstance(too_late, Delivery) or too_late.latest > arrive_by


@quick
@given(seeds, st.integers(0, 700), st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up_and_are_counted_once(seed: int, shift: int, one: int, other: int) -> None:
    calendar = vectors.make_calendar(vectors.Dice(seed), 2027, 2029)
    day = calendar.first_day + timedelta(days=shift)
    end = add_working_days(calendar, day, one + other)
    assert end == add_working_days(calendar, add_working_days(calendar, day, one), other)
    between = (day + timedelta(days=step) for step in range(1, (end - day).days + 1))
    assert sum(is_working_day(calendar, step) for step in between) == one + other


@quick
@given(seeds, st.integers(-400, 2000), st.integers(0, 400), st.sampled_from(tuple(Unit)))
def test_no_day_outside_the_known_years_is_ever_asked_silently(seed: int, shift: int, count: int, unit: Unit) -> None:
    calendar = vectors.make_calendar(vectors.Dice(seed), 2027, 2028)
    day = calendar.first_day + timedelta(days=shift)
    try:
        end = next_working_day(calendar, add_length(day, count, unit, calendar))
    except BeyondCalendarError:
        return
    assert calendar.first_day <= end <= calendar.last_day


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.integers(0, 100))
def test_months_end_on_the_same_day_or_on_the_last_one(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + DAY).day == 1)


def test_two_years_from_a_leap_day_end_on_28_february() -> None:
    assert add_months(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert add_months(date(2024, 2, 29), 48) == date(2028, 2, 29)


def decision_for(seed: int, change: int = 0) -> tuple[ReturnDecision | Needs | Unknown, object, datetime]:
    """A random shop with random answers; `change` adds days to every window and season that counts days."""
    dice = vectors.Dice(seed)
    terms = vectors.make_return_terms(dice, 2027)
    (now,) = vectors.hot_instants(dice, terms.markets[0].time_zone, range(2027, 2028), 1)
    answers = vectors.make_answers(dice, terms, local_day(now, terms.markets[0].time_zone))
    windows = tuple(
        replace(window, days=None if window.days is None else window.days + change) for window in terms.windows
    )
    seasons = tuple(
        replace(season, days=None if season.days is None else season.days + change) for season in terms.seasons
    )
    changed = replace(terms, windows=windows, seasons=seasons)
    market = next((market for market in terms.markets if market.id == answers.market), terms.markets[0])
    return check_return(changed, answers, now), market, now


@quick
@given(seeds, st.integers(1, 60))
def test_more_days_never_make_a_return_end_sooner(seed: int, more: int) -> None:
    (short, *_), (longer, *_) = decision_for(seed), decision_for(seed, more)
    if isinstance(short, ReturnDecision) and isinstance(longer, ReturnDecision) and short.last_day is not None:
        assert longer.last_day is not None
        assert longer.last_day >= short.last_day
        assert longer.is_returnable >= short.is_returnable


@quick
@given(seeds)
def test_deadline_is_the_end_of_its_day_and_today_decides(seed: int) -> None:
    answer, market, now = decision_for(seed)
    if not isinstance(answer, ReturnDecision) or answer.last_day is None:
        return
    assert answer.ends_at is not None
    assert answer.starts_on is not None
    zone = market.time_zone  # type: ignore[attr-defined]
    assert local_day(answer.ends_at - SECOND, zone) == answer.last_day
    assert local_day(answer.ends_at, zone) > answer.last_day
    assert answer.is_returnable == (now < answer.ends_at)
    assert answer.days_left == (answer.last_day - local_day(now, zone)).days
    assert bool(answer.ways) <= answer.is_returnable


@quick
@given(seeds, st.integers(0, 300), st.integers(0, 60), st.sampled_from(tuple(DayUnit)))
def test_extended_period_never_ends_on_a_closed_day(seed: int, shift: int, days: int, unit: DayUnit) -> None:
    market = replace(vectors.make_market(vectors.Dice(seed), 0, 2027), extends_to_working_day=True)
    start = market.calendar.first_day + timedelta(days=shift)
    period = count_period(start, days, unit, market)
    if days or unit is DayUnit.CALENDAR:
        assert is_working_day(market.calendar, period.last_day)
    assert period.last_day >= start + timedelta(days=days)


@quick
@given(seeds, zones, minutes)
def test_opening_changes_exactly_when_it_says(seed: int, zone: str, minute: int) -> None:
    year = 2024 if zone == vectors.CASABLANCA else 2027
    schedule = vectors.make_schedule(vectors.Dice(seed), zone, year)
    now = datetime(year, 1, 1, tzinfo=UTC) + timedelta(minutes=minute % (364 * 24 * 60))
    answer = opening_at(schedule, now)
    if answer is None:
        return
    assert (answer.opens_at is None) or (answer.closes_at is None)
    edge = answer.closes_at if answer.is_open else answer.opens_at
    if edge is None:
        return
    before, after = opening_at(schedule, edge - SECOND), opening_at(schedule, edge)
    assert edge > now
    assert before is not None
    assert before.is_open == answer.is_open
    assert after is None or after.is_open != answer.is_open


@quick
@given(seeds, st.integers(0, 20_000), st.integers(0, 30_000), st.integers(1, 30), st.booleans())
def test_cost_is_the_sum_of_its_parts_and_free_where_promised(
    seed: int, value: int, weight: int, items: int, on_delivery: bool
) -> None:
    tariff = vectors.make_tariff(vectors.Dice(seed))
    told = from_minor(value, tariff.currency)
    cost = delivery_cost(tariff, Basket(told, weight, items, pays_on_delivery=on_delivery))
    if not isinstance(cost, Cost):
        return
    assert cost.total.amount == cost.price.amount + cost.fee.amount
    assert {part.currency for part in (cost.price, cost.fee, cost.total)} == {tariff.currency}
    if cost.to_free is not None:
        assert cost.free_over is not None
        assert cost.to_free.amount + told.amount == cost.free_over.amount
        assert cost.to_free.amount > 0
    elif cost.free_over is not None and told.amount >= cost.free_over.amount:
        assert cost.price.is_free


@given(st.integers(0, 2**53 - 1), st.sampled_from(["CZK", "JPY", "KWD"]))
def test_minor_units_lose_nothing(minor: int, currency: str) -> None:
    assert to_minor(from_minor(minor, currency)) == minor


@given(st.text(alphabet="0123456789.,' -+eE٣๓", max_size=14), st.sampled_from([0, 2, 3]))
def test_typed_amount_is_read_or_refused(text: str, decimals: int) -> None:
    minor = read_amount(text, decimals)
    assert minor is None or 0 <= minor < 2**53


@given(st.text(alphabet="AZ09d\\[]{}()?:|,-^$+*.", max_size=24), st.text(alphabet="AZ09", max_size=50))
def test_pattern_is_refused_or_works(pattern: str, number: str) -> None:
    try:
        check_pattern(pattern)
    except PatternError:
        return
    find_tracking(TrackingTerms(pattern, "https://carrier.example/{number}"), number)


@pytest.mark.parametrize("pattern", [pattern for pattern in vectors.PATTERNS if pattern])
def test_patterns_of_real_carriers_are_accepted(pattern: str) -> None:
    check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "", "^$", ".*", "[A-Z]+", r"\d*", "a{3}", "[^A]", "(?=A)A", r"\w{3}", "(A|AA){9}", "A{2}{3}", "A{9,3}", "A{0}",
        "A{51}", "[9-0]", "[A-9]", "A|", "(A", "A)", "()", "?A", "\\", "[]", "é", "A$B",
        "A{0,9}A{0,9}A{0,9}A{0,9}A{0,9}", "(A|AA)(A|AA)(A|AA)(A|AA)(A|AA)", "A?" * 5, "A" * 201,
    ],
)  # fmt: skip
def test_pattern_that_may_differ_or_be_slow_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        check_pattern(pattern)


def test_hardest_pattern_that_is_accepted_is_answered() -> None:
    pattern = "A{0,50}A{0,50}A{0,50}A{0,50}B"
    check_pattern(pattern)
    assert find_tracking(TrackingTerms(pattern, "https://x.example/{number}"), "A" * 50) == Needs(("number",))


@pytest.mark.parametrize(
    "url",
    [
        "", "http://x.example/{number}", "https://{number}.example/", "https://x.example/", "https://x.example/{nr}",
        "https://x.example/{number}{number}", "https://x.example/ {number}", "https:///{number}", "javascript:{number}",
        "https://u@x.example/{number}", "https://x.example/{number}{", "https://é.example/{number}",
    ],
)  # fmt: skip
def test_address_that_cannot_be_filled_safely_is_refused(url: str) -> None:
    with pytest.raises(PatternError):
        check_url(url)


@pytest.mark.parametrize("now", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)])
def test_year_without_shops_is_asked_for_again(now: datetime) -> None:
    dice = vectors.Dice(0)
    terms = vectors.make_delivery_terms(dice, "Europe/Prague")
    assert estimate_delivery(terms, now) == Needs(("now",))
    assert last_order(terms, now, date(2027, 1, 1)) == Needs(("now",))
    assert last_order(terms, datetime(2027, 1, 1, tzinfo=UTC), date.max) == Needs(("arriveBy",))
    returns = replace(vectors.make_return_terms(dice, 2027), markets=(vectors.make_market(dice, 0, 2027),))
    assert check_return(returns, Answers(), now) == Needs(("now",))
    assert opening_at(vectors.make_schedule(dice, "UTC", 2027), now) is None


@pytest.mark.parametrize(
    ("answers", "needs"),
    [
        (Answers(ordered_on=date(2027, 6, 2)), ("orderedOn",)),  # tomorrow
        (Answers(ordered_on=date(2027, 5, 2), delivered_on=date(2027, 5, 1)), ("deliveredOn",)),
        (Answers(purchased_on=date(2029, 1, 1)), ("purchasedOn",)),
        (Answers(ordered_on=date.min, delivered_on=date.max), ("orderedOn", "deliveredOn")),
        (Answers(market="mars"), ("market",)),
    ],
)
def test_days_that_cannot_be_are_asked_for_again(answers: Answers, needs: tuple[str, ...]) -> None:
    dice = vectors.Dice(3)
    terms = replace(vectors.make_return_terms(dice, 2027), markets=(vectors.make_market(dice, 0, 2027),))
    assert check_return(terms, answers, datetime(2027, 6, 1, 0, 30, tzinfo=UTC)) == Needs(needs)


def test_window_of_a_million_days_is_not_shown_as_a_date() -> None:
    dice = vectors.Dice(3)
    market = replace(vectors.make_market(dice, 0, 2027), floor=None, extends_to_working_day=False)
    window = replace(vectors.make_return_terms(dice, 2027).windows[0], when=vectors.When(), unit=DayUnit.CALENDAR)
    terms = replace(vectors.make_return_terms(dice, 2027), markets=(market,), exclusions=(), seasons=())
    for days in (99_999, 9_999_999):
        answers = Answers(purchased_on=date(2027, 5, 1))
        given_terms = replace(terms, windows=(replace(window, days=days),))
        assert isinstance(check_return(given_terms, answers, datetime(2027, 6, 1, tzinfo=UTC)), Unknown)


@pytest.mark.parametrize(
    "amount", [Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal("1e40"), Decimal("1.001")]
)
def test_amount_that_cannot_be_is_asked_for_again(amount: Decimal) -> None:
    tariff = vectors.Tariff("EUR", (vectors.Band("all", Money(Decimal(5), "EUR")),), None)
    basket = Basket(Money(amount, "EUR"), -1, 0, pays_on_delivery=False)
    assert delivery_cost(tariff, basket) == Needs(("value", "weightGrams", "items"))


@pytest.mark.parametrize(
    "text",
    ["", "2027-02-29", "0000-01-01", "99999-01-01", "2027-1-1", "20270101", "2027-W01-1", "٢٠٢٧-٠١-٠١", "1899-12-31"],
)
def test_text_that_is_no_date_is_refused(text: str) -> None:
    assert read_day(text) is None


def test_date_is_read() -> None:
    assert read_day("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize("value", [1.5, Decimal(1), datetime(2027, 1, 1), object(), {"a": 1}])
def test_plain_data_never_has_a_float_or_a_time_without_a_zone(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)


def test_plain_data_of_every_kind_of_value() -> None:
    plain: Plain = to_plain(
        (
            Money(Decimal("7.90"), "EUR"),
            DAY and instant_of(date(2027, 1, 1), vectors.time(14), "Asia/Bangkok"),
            DayUnit.BUSINESS,
        )
    )
    assert plain == [{"minor": 790, "currency": "EUR"}, "2027-01-01T07:00:00Z", "business"]
