"""The vectors: deterministic cases of the shop maths with what Python answers, as plain data for both languages.

Hot moments are preferred: changes of the clocks, leap days, ends of years, cut-offs, ends of calendars. The calendars
are made up, so that news about holidays changes nothing here; zones are those whose rules up to 2030 are the same in
tzdata 2025b to 2026f and in the ICU of Node 20. Africa/Casablanca ends with 2025: tzdata 2026f has Morocco leave its
summer time in September 2026, and ICU 2025c does not know it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from helpgen.policy.calendars import Calendar, HalfDay
from helpgen.policy.channel_ranking import ChannelTerms, rank_channels
from helpgen.policy.costs import Band, Basket, Tariff, delivery_cost
from helpgen.policy.delivery import DeliveryTerms, Peak, estimate_delivery, last_order
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, OpeningHours, Weekday
from helpgen.policy.minor_units import decimals_of, from_minor, read_amount
from helpgen.policy.money import Money
from helpgen.policy.opening import Schedule, SpecialHours, opening_at
from helpgen.policy.plain import Plain, to_plain
from helpgen.policy.return_check import check_return
from helpgen.policy.return_terms import (
    Answers,
    LegalFloor,
    ReturnExclusion,
    ReturnMarket,
    ReturnTerms,
    ReturnWay,
    ReturnWindow,
    SeasonalExtension,
    WarrantyTerms,
    When,
)
from helpgen.policy.returns import Clock, DayUnit, ExclusionReason, LabelSource
from helpgen.policy.tracking import LateTerms, TrackingTerms, check_pattern, find_tracking, parcel_dates
from helpgen.policy.warranty import WarrantyKind
from helpgen.policy.zones import end_of_day, instant_of, local_day

T = TypeVar("T")

ZONES = (
    "Africa/Cairo", "Africa/Casablanca", "America/New_York", "America/Santiago", "America/Sao_Paulo",
    "America/St_Johns", "Asia/Bangkok", "Asia/Jakarta", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tehran",
    "Australia/Lord_Howe", "Europe/London", "Europe/Prague", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC",
)  # fmt: skip
FIRST_YEAR = 2016
LAST_YEAR = 2030
CASABLANCA = "Africa/Casablanca"
CASABLANCA_ENDS = 2025
STEADY_ZONES = tuple(zone for zone in ZONES if zone != CASABLANCA)
LEAP_AND_TURN = ((2, 28), (2, 29), (3, 1), (12, 24), (12, 31), (1, 1))


class Dice:
    """Chance that is the same in every version of Python, which promises that only of `random()`."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def below(self, limit: int) -> int:
        return int(self.chance.random() * limit)

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], chance: int = 50) -> tuple[T, ...]:
        return tuple(choice for choice in choices if self.below(100) < chance)

    def maybe(self, make: Callable[[], T], chance: int = 50) -> T | None:
        return make() if self.below(100) < chance else None


@dataclass(frozen=True, slots=True)
class Vectors:
    """One file: shared terms, and cases that name them by number."""

    name: str
    terms: tuple[object, ...]
    cases: tuple[tuple[Plain, ...], ...]


def changes_of(zone: str, years: range) -> list[datetime]:
    """The instants at which the offset of a zone changes, to the minute."""
    info = ZoneInfo(zone)
    offset: Callable[[datetime], object] = lambda at: at.astimezone(info).utcoffset()  # noqa: E731
    found, at = [], datetime(years[0], 1, 1, tzinfo=UTC)
    while at.year <= years[-1]:
        after = at + timedelta(days=7)
        if offset(at) != offset(after):
            low, high = at, after
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // timedelta(minutes=2) * timedelta(minutes=1)
                low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
            found.append(high)
        at = after
    return found


def hot_instants(dice: Dice, zone: str, years: range, count: int) -> Iterator[datetime]:
    """Instants at which clocks change, years end and leap days pass, and some others."""
    if zone == CASABLANCA:
        years = range(years[0], min(years[-1], CASABLANCA_ENDS) + 1)
    changes = changes_of(zone, years)
    for _ in range(count):
        if changes and dice.below(3) == 0:
            at = dice.of(changes) + timedelta(minutes=dice.between(-200, 200))
        else:
            hot = dice.of(LEAP_AND_TURN) if dice.below(2) else (dice.between(1, 12), dice.between(1, 28))
            year = dice.of(years)
            day = date(year, *hot) if hot != (2, 29) or year % 4 == 0 else date(year, 2, 28)
            wall = datetime.combine(day, time(dice.below(24), dice.of((0, 0, 15, 30, 59))), ZoneInfo(zone))
            at = wall.astimezone(UTC) + timedelta(seconds=dice.of((0, 0, -1, 1)))
        yield at


def make_calendar(dice: Dice, first_year: int, last_year: int) -> Calendar:
    """A made-up calendar: fixed holidays, moving ones, half days, make-up days."""
    weekend = dice.of(((Weekday.SATURDAY, Weekday.SUNDAY),) * 3 + ((Weekday.FRIDAY, Weekday.SATURDAY),
                       (Weekday.SUNDAY,), ()))  # fmt: skip
    fixed = [(1, 1), (5, 1), (12, 25), (12, 26), *((dice.between(1, 12), dice.between(1, 28)) for _ in range(5))]
    years = range(first_year, last_year + 1)
    closed = {date(year, *day) for year in years for day in fixed}
    moving = {date(year, 1, 1) + timedelta(days=dice.below(365)) for year in years for _ in range(2)}
    free = [
        date(year, 1, 1) + timedelta(days=shift)
        for year in years
        for shift in range(365)
        if WEEK[(date(year, 1, 1) + timedelta(days=shift)).weekday()] in weekend
    ]
    opened = {dice.of(free) for _ in years} - closed - moving if free else set()
    halves = {date(year, 12, day) for year in years for day in (24, 31)} - closed - moving
    tentative = {day + timedelta(days=shift) for day in moving for shift in (-1, 0, 1)} if dice.below(2) else set()
    return Calendar(
        weekend=weekend,
        closed=tuple(sorted(closed | moving)),
        open=tuple(sorted(opened)),
        half_days=tuple(
            HalfDay(day, dice.of((time(9, 30), time(12), time(13), time(13, 30)))) for day in sorted(halves)
        ),
        tentative=tuple(sorted(tentative)),
        first_day=date(first_year, 1, 1),
        last_day=date(last_year, 12, 31),
    )


def zone_vectors() -> Vectors:
    dice, cases = Dice(1), []
    for number, zone in enumerate(ZONES):
        for at in hot_instants(dice, zone, range(FIRST_YEAR, LAST_YEAR + 1), 65):
            local = at.astimezone(ZoneInfo(zone)).replace(second=0)
            # Around a change the clocks show some times twice and others never: move the wall, not the instant.
            wall = (local.replace(tzinfo=None) + timedelta(minutes=dice.between(-90, 90))).replace(second=0)
            instant = instant_of(wall.date(), wall.time(), zone)
            cases.append(
                (number, wall.date().isoformat(), wall.strftime("%H:%M"), to_plain(instant),
                 to_plain(at), to_plain(local_day(at, zone)), to_plain(end_of_day(wall.date(), zone)))
            )  # fmt: skip
    return Vectors("zones", ZONES, tuple(cases))


def make_length(dice: Dice, most: int, units: Sequence[Unit]) -> Duration:
    least = dice.below(most)
    return Duration(least, least + dice.below(most - least + 1), dice.of(units))


def make_delivery_terms(dice: Dice, zone: str) -> DeliveryTerms:
    year = 2024 if zone == CASABLANCA else dice.between(2023, 2028)
    peak = date(year, 11, dice.between(1, 28))
    return DeliveryTerms(
        time_zone=zone,
        cutoff=dice.maybe(lambda: time(dice.of((0, 1, 2, 2, 10, 14, 17, 23)), dice.of((0, 30)))),
        handling=make_length(dice, 4, (Unit.BUSINESS_DAY, Unit.BUSINESS_DAY, Unit.DAY, Unit.HOUR)),
        transit=make_length(dice, 9, (Unit.BUSINESS_DAY, Unit.BUSINESS_DAY, Unit.DAY, Unit.WEEK)),
        origin=make_calendar(dice, year - 1, year + dice.between(0, 2)),
        destination=make_calendar(dice, year - 1, year + dice.between(0, 2)),
        peaks=(
            Peak(peak, peak + timedelta(days=dice.between(0, 40)), dice.below(2), dice.below(4)),
            Peak(peak, date(year, 12, 23), 0, dice.below(3)),
        )[: dice.below(3)],
    )


def delivery_vectors() -> Vectors:
    dice, terms, cases = Dice(2), [], []
    for number, zone in enumerate(ZONES):
        terms.append(made := make_delivery_terms(dice, zone))
        years = range(made.origin.first_day.year, made.origin.last_day.year + 1)
        for at in hot_instants(dice, zone, years, 68):
            if made.cutoff is not None and dice.below(4) == 0:
                cutoff = instant_of(local_day(at, zone), made.cutoff, zone)
                at = cutoff + timedelta(seconds=dice.of((-1, 0, 1)))  # noqa: PLW2901 - the cut-off of that day instead
            elif made.peaks and dice.below(4) == 0:
                peak = dice.of(made.peaks)
                day = dice.of((peak.first_day, peak.last_day)) + timedelta(days=dice.between(-1, 1))
                at = instant_of(day, dice.of((time(1), time(9))), zone)  # noqa: PLW2901 - an edge of the peak instead
            cases.append((number, to_plain(at), to_plain(estimate_delivery(made, at))))
    return Vectors("delivery", tuple(terms), tuple(cases))


def last_order_vectors() -> Vectors:
    dice, terms, cases = Dice(3), [], []
    for number, zone in enumerate(ZONES):
        terms.append(made := make_delivery_terms(dice, zone))
        years = range(made.origin.first_day.year, made.origin.last_day.year + 1)
        for at in hot_instants(dice, zone, years, 15):
            arrive_by = local_day(at, zone) + timedelta(days=dice.below(45))
            cases.append((number, to_plain(at), to_plain(arrive_by), to_plain(last_order(made, at, arrive_by))))
    return Vectors("last_order", tuple(terms), tuple(cases))


def make_tariff(dice: Dice) -> Tariff:
    currency = dice.of(("CZK", "EUR", "JPY", "KWD", "USD"))
    unit = 10 ** decimals_of(currency)
    money: Callable[[int], Money] = lambda most: from_minor(dice.below(most * unit), currency)  # noqa: E731
    bands = []
    for number in range(dice.between(1, 4)):
        least = dice.below(50) * unit
        bands.append(
            Band(
                id=f"band-{number}",
                price=dice.of((Money(Decimal(0), ""), money(30), money(30))),
                free_over=dice.maybe(lambda: money(90)),
                value_at_least=dice.maybe(lambda least=least: from_minor(least, currency)),  # type: ignore[misc]
                value_below=dice.maybe(lambda least=least: from_minor(least + dice.below(99) * unit, currency)),  # type: ignore[misc]
                weight_at_least_grams=dice.maybe(lambda: dice.below(4000), 20),
                weight_below_grams=dice.maybe(lambda: dice.between(1000, 30000), 30),
                items_at_least=dice.maybe(lambda: dice.below(4), 20),
                items_below=dice.maybe(lambda: dice.between(2, 20), 20),
            )
        )
    return Tariff(currency, tuple(bands), dice.maybe(lambda: money(4)))


def cost_vectors() -> Vectors:
    dice, terms, cases = Dice(4), [], []
    for number in range(24):
        terms.append(tariff := make_tariff(dice))
        unit = 10 ** decimals_of(tariff.currency)
        edges = [
            edge for band in tariff.bands for edge in (band.free_over, band.value_at_least, band.value_below) if edge
        ]
        for _ in range(18):
            value = from_minor(dice.between(-1, 100 * unit), tariff.currency)
            if edges and dice.below(3) == 0:
                value = dice.of(edges)
            basket = Basket(
                value=value if dice.below(100) < 85 else None,
                weight_grams=dice.maybe(lambda: dice.between(-1, 9000), 85),
                items=dice.maybe(lambda: dice.between(0, 12), 85),
                pays_on_delivery=dice.below(4) == 0,
            )
            cases.append((number, to_plain(basket), to_plain(delivery_cost(tariff, basket))))
    return Vectors("costs", tuple(terms), tuple(cases))


AMOUNTS = (
    "", " ", "0", "7", "7.9", "7.90", "7,90", "7.900", "7,9000", "1 499,90", "1.499,90", "1,499.90", "1,499", "1.499",
    "1'499.90", "1’499", "12,34,567", "1.2.3", ".5", "5.", "-5", "+5", "1e3", "0x10", "NaN", "Infinity", "٧٫٩٠", "๗.๙๐",
    "７．９０", "１２", "۱٬۲۳۴", "१२", "999999999999", "9999999999999", "1 000 000", "1\u00a0000,5", "1\u202f000",
    "5 EUR", "５", "1\t0", "\n5", "007", "0.00", "0,001", "１,２３４.５", "1,234,567.8", "1.234.567,89",
    "1,234.567.8", "12.34", "1.23",
)  # fmt: skip


def amount_vectors() -> Vectors:
    cases = tuple((text, decimals, read_amount(text, decimals)) for text in AMOUNTS for decimals in (0, 2, 3))
    return Vectors("amounts", (), cases)


MARKETS = (("cz", ("CZ",)), ("eu", ("AT", "DE")), ("th", ("TH",)))
CATEGORIES = ("shoes", "food", "sale")
CONDITIONS = ("unused", "worn")
TIERS = ("club",)
PAYMENTS = ("card", "cod")
CLOCKS = (Clock.DELIVERY, Clock.DELIVERY, Clock.DELIVERY_LAST_ITEM, Clock.ORDER, Clock.DISPATCH, Clock.PURCHASE)
REASONS = (ExclusionReason.PERISHABLE, ExclusionReason.CUSTOM_MADE, ExclusionReason.OTHER)


def make_when(dice: Dice, year: int, chance: int) -> When:
    start = date(year, 11, 1) + timedelta(days=dice.below(60))
    return When(
        markets=dice.some([market for market, _ in MARKETS], chance // 2),
        member_tiers=dice.some(TIERS, chance // 2),
        categories=dice.some(CATEGORIES, chance),
        conditions=dice.some(CONDITIONS, chance // 2),
        payments=dice.some(PAYMENTS, chance // 3),
        purchased_from=dice.maybe(lambda: start, chance // 2),
        purchased_until=dice.maybe(lambda: start + timedelta(days=dice.below(60)), chance // 2),
    )


def make_market(dice: Dice, number: int, year: int) -> ReturnMarket:
    name, countries = MARKETS[number]
    floor = LegalFloor(
        f"law-{name}", dice.of((2, 7, 14)), dice.of(tuple(DayUnit)), dice.of(CLOCKS[:3]), dice.some(REASONS[:2], 80)
    )
    calendar = make_calendar(dice, year - 1, year + 2)
    return ReturnMarket(
        name, countries, dice.of(STEADY_ZONES), calendar, dice.below(2) == 0, floor if dice.below(3) else None
    )


def make_season(dice: Dice, number: int, year: int) -> SeasonalExtension:
    start = date(year, dice.between(10, 12), 1)
    until = date(year + 1, 1, 31)
    when = When(purchased_from=start, purchased_until=start + timedelta(days=dice.between(5, 70)))
    return SeasonalExtension(
        f"season-{number}", when, *((until, None) if dice.below(2) else (None, dice.of((7, 14, 30, 60, 99))))
    )


def make_return_terms(dice: Dice, year: int) -> ReturnTerms:
    exclusions = (make_when(dice, year, 30) for _ in range(3))
    money: Callable[[], Money] = lambda: from_minor(dice.below(3) * 450, "EUR")  # noqa: E731
    units = (Unit.YEAR, Unit.YEAR, Unit.MONTH, Unit.DAY)
    windows = [
        ReturnWindow(
            f"window-{number}", dice.maybe(lambda: dice.of((0, 1, 7, 14, 30, 60)), 95), dice.of(tuple(DayUnit)),
            dice.of(CLOCKS), make_when(dice, year, 50 if number < 2 else dice.of((0, 0, 40))),
        )
        for number in range(3)
    ]  # fmt: skip
    return ReturnTerms(
        markets=tuple(make_market(dice, number, year) for number in range(dice.between(1, 3))),
        windows=tuple(windows),
        seasons=tuple(make_season(dice, number, year) for number in range(dice.below(3))),
        exclusions=tuple(
            ReturnExclusion(f"exclusion-{number}", dice.of(REASONS), dice.below(2) == 0, when)
            for number, when in enumerate(exclusions)
            if when.categories
        ),
        ways=tuple(
            ReturnWay(
                f"way-{number}", dice.some(("CZ", "DE", "TH"), 30), dice.maybe(money), money(),
                dice.maybe(lambda: dice.of(tuple(LabelSource))),
            )
            for number in range(3)
        ),
        warranties=tuple(
            WarrantyTerms(
                f"warranty-{number}", dice.of(tuple(WarrantyKind)),
                dice.maybe(lambda: Duration(count := dice.between(1, 5), count, dice.of(units)), 80),
                dice.of(CLOCKS[:3]), make_when(dice, year, 20),
            )
            for number in range(2)
        ),
    )  # fmt: skip


def make_answers(dice: Dice, terms: ReturnTerms, today: date) -> Answers:
    ordered = today - timedelta(days=dice.of((0, 1, 5, 14, 20, 30, 45, 400, 750)) + dice.below(16))
    if dice.below(12) == 0:
        ordered = date(2024, 2, 29)
    dispatched = ordered + timedelta(days=dice.below(4))
    delivered = dispatched + timedelta(days=dice.between(-1 if dice.below(30) == 0 else 0, 6))
    in_shop = dice.below(10) == 0
    text: Callable[[Sequence[str]], str | None] = lambda known: dice.maybe(lambda: dice.of((*known, "")), 92)  # noqa: E731
    told: Callable[[date], date | None] = lambda day: dice.maybe(lambda: day, 93) if not in_shop else None  # noqa: E731
    return Answers(
        market=dice.maybe(lambda: dice.of(terms.markets).id, 95),
        country=dice.maybe(lambda: dice.of(("CZ", "DE", "TH"))),
        member_tier=text(TIERS),
        category=text(CATEGORIES),
        condition=text(CONDITIONS),
        payment=text(PAYMENTS),
        is_defective=dice.maybe(lambda: dice.below(2) == 0, 80),
        ordered_on=told(ordered),
        dispatched_on=told(dispatched),
        delivered_on=told(delivered),
        last_delivered_on=told(delivered + timedelta(days=dice.of((0, 0, 3)))),
        purchased_on=ordered if in_shop else None,
    )


def return_vectors() -> Vectors:
    dice, terms, cases = Dice(5), [], []
    for number in range(20):
        year = 2024 + number % 6
        terms.append(made := make_return_terms(dice, year))
        zones = {market.id: market.time_zone for market in made.markets}
        for _ in range(60):
            zone = dice.of(tuple(zones.values()))
            (at,) = hot_instants(dice, zone, range(year, year + 1), 1)
            answers = make_answers(dice, made, local_day(at, zone))
            told = without_nulls(to_plain(answers))
            cases.append((number, told, to_plain(at), to_plain(check_return(made, answers, at))))
    return Vectors("returns", tuple(terms), tuple(cases))


TIMES = (time(0), time(0, 30), time(2), time(2, 30), time(8), time(9, 30), time(13), time(18), time(22), time(23, 45))


def make_schedule(dice: Dice, zone: str, year: int) -> Schedule:
    hours = [
        OpeningHours(days, dice.of(TIMES), dice.of(TIMES))
        for days in (dice.some(WEEK, 60) for _ in range(dice.below(4)))
        if days
    ]
    if dice.below(12) == 0:
        hours = [OpeningHours(WEEK, time(0), time(0))]
    special = [
        SpecialHours(date(year, *dice.of(LEAP_AND_TURN[2:])), dice.of(TIMES), dice.of(TIMES))
        for _ in range(dice.below(3))
    ]
    calendar = dice.maybe(lambda: make_calendar(dice, year - 1, year))
    if calendar is not None and calendar.half_days and dice.below(2):
        # Hours that begin when a half day ends: nothing is left of them.
        hours.append(OpeningHours(WEEK, dice.of(calendar.half_days).closes, time(18)))
    return Schedule(zone, tuple(hours), tuple(special), calendar)


def opening_vectors() -> Vectors:
    dice, terms, cases = Dice(6), [], []
    for number, zone in enumerate(ZONES * 2):
        year = 2024 if zone == CASABLANCA else dice.between(2024, 2029)
        terms.append(made := make_schedule(dice, zone, year))
        for at in hot_instants(dice, zone, range(year, year + 1), 30):
            cases.append((number, to_plain(at), to_plain(opening_at(made, at))))
    return Vectors("opening", tuple(terms), tuple(cases))


TOPICS = ("orders", "returns", "payment", "")
TAGS = ("en", "th", "zh-Hans")


def channel_vectors() -> Vectors:
    dice, terms, cases = Dice(7), [], []
    for number in range(10):
        year = dice.between(2025, 2029)
        channels = tuple(
            ChannelTerms(
                f"channel-{place}", dice.some(TOPICS[:3], 40), dice.some(TOPICS[:3], 10), dice.some(TAGS, 60),
                dice.maybe(lambda: make_schedule(dice, dice.of(STEADY_ZONES), year), 80),  # noqa: B023 - called at once
                dice.maybe(lambda: dice.of((2, 60, 1440))),
            )
            for place in range(4)
        )  # fmt: skip
        terms.append(channels)
        for at in hot_instants(dice, "UTC", range(year, year + 1), 16):
            topic, tag = dice.of(TOPICS), dice.of(TAGS)
            cases.append((number, topic, tag, to_plain(at), to_plain(rank_channels(channels, topic, tag, at))))
    return Vectors("channels", tuple(terms), tuple(cases))


PATTERNS = (
    "", r"[A-Z]{2}\d{9}[A-Z]{2}", r"^\d{10}|\d{12,14}$", "1Z[A-Z0-9]{16}", r"(?:CP|RR)?\d{8,10}(CZ|TH)", "A?B?C{2,3}",
    r"[A-F0-9]{4}(\d|X)", "[0-9A-Z]{1,50}",
)  # fmt: skip
ALPHABET = "ABCXYZ0123456789"


def make_number(dice: Dice, pattern: str) -> str:
    """A text that fits a pattern roughly, with slips and the blanks that people type."""
    shapes = {1: "RR123456789CZ", 2: "1234567890", 3: "1Z999AA10123456784", 4: "CP12345678TH", 5: "ABCC", 6: "AF093X"}
    text = shapes.get(PATTERNS.index(pattern), "AB12")
    for _ in range(dice.below(3)):
        at = dice.below(len(text) + 1)
        text = text[:at] + dice.of(ALPHABET) + text[at + dice.below(2) :]
    text = text.lower() if dice.below(3) == 0 else text
    at = dice.below(len(text) + 1)
    return (
        text[:at]
        + dice.of(("", "", " ", "-", "\u00a0", "\u2013", ".", "/", "é", "ı", "\U0001f600", "%", "\n"))
        + text[at:]
    )


def make_pattern(dice: Dice) -> tuple[str, str]:
    """A pattern of all that is allowed, and a number that fits it."""
    pattern, text, unsure = "", "", 0
    for _ in range(dice.between(1, 5)):
        atom, fitting = dice.of((("A", "A"), (r"\d", "7"), ("[A-C0-4]", "B"), (r"[X\d]", "X"), ("(?:AB|C)", "C")))
        count, times = dice.of((("", 1), ("", 1), ("?", 1), ("?", 0), ("{3}", 3), ("{2,4}", 3), ("{0,2}", 0)))
        is_group = atom.startswith("(")
        if unsure >= 2 or (is_group and count not in ("", "?")):
            count, times = "", 1
        unsure += (count == "?" or "," in count) + is_group
        pattern, text = pattern + atom + count, text + fitting * times
    return (f"^{pattern}|ZZ$", text) if dice.below(4) == 0 else (pattern, text)


def tracking_vectors() -> Vectors:
    dice, cases = Dice(8), []
    terms = [
        TrackingTerms(pattern, f"https://carrier-{i}.example/t?n={{number}}") for i, pattern in enumerate(PATTERNS)
    ]
    for number, one in enumerate(terms):
        texts = ["", " ", "A" * 60, "1" * 50, *(make_number(dice, one.pattern) for _ in range(46))]
        cases += [(number, text, to_plain(find_tracking(one, text))) for text in texts]
    for number in range(len(terms), len(terms) + 30):
        pattern, fitting = make_pattern(dice)
        check_pattern(pattern)
        terms.append(one := TrackingTerms(pattern, "https://carrier.example/{number}"))
        texts = [fitting, *(fitting[: dice.below(9)] + dice.of(ALPHABET) + fitting[dice.below(9) :] for _ in range(9))]
        cases += [(number, text, to_plain(find_tracking(one, text))) for text in texts]
    return Vectors("tracking", tuple(terms), tuple(cases))


def parcel_vectors() -> Vectors:
    dice, terms, cases = Dice(9), [], []
    for number in range(12):
        year = dice.between(2024, 2029)
        late = dice.between(0, 5)
        units = (Unit.BUSINESS_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.HOUR)
        terms.append(
            made := LateTerms(
                Duration(late, late, dice.of(units)),
                Duration(0, late + dice.below(12), dice.of(units[:3])),
                make_calendar(dice, year, year),
            )
        )
        for _ in range(20):
            promised = date(year, *dice.of(((1, 31), (2, 28), (12, 20), (12, 31), (6, 15))))
            today = promised + timedelta(days=dice.between(-3, 25))
            cases.append((number, to_plain(promised), to_plain(today), to_plain(parcel_dates(made, promised, today))))
    return Vectors("parcels", tuple(terms), tuple(cases))


ALL = (
    zone_vectors, delivery_vectors, last_order_vectors, cost_vectors, amount_vectors, return_vectors, opening_vectors,
    channel_vectors, tracking_vectors, parcel_vectors,
)  # fmt: skip


def without_nulls(value: Any) -> Any:
    """Results without their null fields; the tests of both languages compare like this."""
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value
