"""Can it be returned, until when, how and for how much; and what the warranty still gives.

Knows the order in which rules are asked. Must never know the present time or words that shoppers read. Twin:
theme/assets/js/policy/return_check.js.

1. The first exclusion that applies refuses, unless it lets defects pass and the item has one. Where the law of the
   market does not accept the reason of the exclusion, its own period still holds.
2. Else the first window that applies gives a last day; a season may move it on; the period of the law is the least.
3. Where a rule hangs on a missing answer, that answer is needed: nothing is guessed.
4. A deadline is the end of its last day in the time zone of the market.
"""

import enum
from datetime import date, datetime

from msgspec import Struct

from helpgen.policy.calendars import BeyondCalendarError, add_length
from helpgen.policy.money import Money
from helpgen.policy.outcomes import Needs, Unknown, Why
from helpgen.policy.return_rules import NeedsAnswerError, Period, applies, clock_day, count_period, nonsense
from helpgen.policy.return_terms import (
    Answers,
    LegalFloor,
    ReturnExclusion,
    ReturnMarket,
    ReturnTerms,
    ReturnWay,
    ReturnWindow,
    WarrantyTerms,
)
from helpgen.policy.returns import ExclusionReason, LabelSource
from helpgen.policy.warranty import WarrantyKind
from helpgen.policy.zones import end_of_day, is_sane, local_day


class DecidedBy(enum.Enum):
    """Which kind of rule decided."""

    WINDOW = "window"
    SEASON = "season"
    LAW = "law"
    EXCLUSION = "exclusion"


class WayBack(Struct, frozen=True):
    """A way back with what it costs in this case."""

    id: str
    cost: Money | None
    """None: the shopper pays a carrier of her choice."""
    label: LabelSource | None


class Cover(Struct, frozen=True):
    """A warranty that fits the item."""

    id: str
    kind: WarrantyKind
    ends_on: date | None
    """Last day; None: as long as the item lasts."""
    is_over: bool


class ReturnDecision(Struct, frozen=True):
    """The answer."""

    is_returnable: bool
    """Today."""
    decided_by: DecidedBy
    rule: str
    """Id of the rule that decided."""
    reason: ExclusionReason | None
    """Only where an exclusion decided."""
    starts_on: date | None
    """The day from which was counted; None where nothing was counted."""
    last_day: date | None
    """Last day of the return; None where there is no limit, and where an exclusion decided."""
    ends_at: datetime | None
    """The end of the last day, in UTC; None as above."""
    days_left: int | None
    """Whole days after today, 0 on the last day; negative afterwards. None as above."""
    ways: tuple[WayBack, ...]
    """Free ones first, those of unknown cost last, else in the writer's order; empty where it cannot be returned."""
    warranties: tuple[Cover, ...]
    """Every one that fits, also while it can still be returned."""
    is_tentative: bool
    """Whether the last day could move because a holiday is not certain."""


class _Ruling(Struct, frozen=True):
    """What the rules say before the calendar of today is asked."""

    by: DecidedBy
    rule: str
    period: Period | None
    reason: ExclusionReason | None = None


def check_return(terms: ReturnTerms, answers: Answers, now: datetime) -> ReturnDecision | Needs | Unknown:
    """Return whether an item can be returned now. `now` has a time zone."""
    market = _market(terms, answers)
    if market is None:
        return Needs(("market",))
    if not is_sane(now):
        return Needs(("now",))
    today = local_day(now, market.time_zone)
    wrong = tuple(nonsense(answers, today))
    if wrong:
        return Needs(wrong)
    try:
        ruling = _rule(terms, answers, market)
        if ruling is None:
            return Unknown(Why.NO_WINDOW)
        if ruling.period is not None and not is_sane(ruling.period.last_day):
            return Unknown(Why.BEYOND_CALENDAR)
        return _decision(terms, answers, market, ruling, today)
    except NeedsAnswerError as error:
        return Needs(error.names)
    except BeyondCalendarError:
        return Unknown(Why.BEYOND_CALENDAR)


def _market(terms: ReturnTerms, answers: Answers) -> ReturnMarket | None:
    if answers.market is None and len(terms.markets) == 1:
        return terms.markets[0]
    return next((market for market in terms.markets if market.id == answers.market), None)


def _rule(terms: ReturnTerms, answers: Answers, market: ReturnMarket) -> _Ruling | None:
    floor = market.floor if answers.purchased_on is None else None
    exclusion = _exclusion(terms, answers, market)
    if exclusion is not None:
        if floor is not None and exclusion.reason not in floor.accepts:
            return _Ruling(DecidedBy.LAW, floor.id, _floor_period(floor, answers, market))
        return _Ruling(DecidedBy.EXCLUSION, exclusion.id, None, exclusion.reason)
    window = next((window for window in terms.windows if applies(window.when, answers, market)), None)
    if window is None:
        return _Ruling(DecidedBy.LAW, floor.id, _floor_period(floor, answers, market)) if floor else None
    if window.days is None:
        return _Ruling(DecidedBy.WINDOW, window.id, None)
    ruling = _in_season(terms, window, window.days, answers, market)
    if floor is not None and ruling.period is not None:
        least = _floor_period(floor, answers, market)
        if least.last_day > ruling.period.last_day:
            return _Ruling(DecidedBy.LAW, floor.id, least)
    return ruling


def _exclusion(terms: ReturnTerms, answers: Answers, market: ReturnMarket) -> ReturnExclusion | None:
    for exclusion in terms.exclusions:
        if not applies(exclusion.when, answers, market):
            continue
        if exclusion.unless_defective and answers.is_defective is None:
            raise NeedsAnswerError("isDefective")
        if not (exclusion.unless_defective and answers.is_defective):
            return exclusion
    return None


def _in_season(terms: ReturnTerms, window: ReturnWindow, days: int, answers: Answers, market: ReturnMarket) -> _Ruling:
    start = clock_day(window.starts_from, answers)
    ruling = _Ruling(DecidedBy.WINDOW, window.id, count_period(start, days, window.unit, market))
    season = next((season for season in terms.seasons if applies(season.when, answers, market)), None)
    if season is None:
        return ruling
    period = (
        Period(start, season.return_until, is_tentative=False)
        if season.return_until is not None
        else count_period(start, season.days or 0, window.unit, market)
    )
    is_longer = ruling.period is not None and period.last_day > ruling.period.last_day
    return _Ruling(DecidedBy.SEASON, season.id, period) if is_longer else ruling


def _floor_period(floor: LegalFloor, answers: Answers, market: ReturnMarket) -> Period:
    return count_period(clock_day(floor.starts_from, answers), floor.days, floor.unit, market)


def _decision(
    terms: ReturnTerms, answers: Answers, market: ReturnMarket, ruling: _Ruling, today: date
) -> ReturnDecision:
    period = ruling.period
    is_returnable = ruling.by is not DecidedBy.EXCLUSION and (period is None or today <= period.last_day)
    return ReturnDecision(
        is_returnable=is_returnable,
        decided_by=ruling.by,
        rule=ruling.rule,
        reason=ruling.reason,
        starts_on=period.starts_on if period else None,
        last_day=period.last_day if period else None,
        ends_at=end_of_day(period.last_day, market.time_zone) if period else None,
        days_left=(period.last_day - today).days if period else None,
        ways=_ways(terms, answers, market) if is_returnable else (),
        warranties=_covers(terms, answers, market, today, is_needed=not is_returnable),
        is_tentative=period is not None and period.is_tentative,
    )


def _ways(terms: ReturnTerms, answers: Answers, market: ReturnMarket) -> tuple[WayBack, ...]:
    countries = market.countries if answers.country is None else (answers.country,)
    fitting = [way for way in terms.ways if not way.countries or set(way.countries) & set(countries)]
    return tuple(sorted((_way_back(way, answers) for way in fitting), key=_price_order))


def _way_back(way: ReturnWay, answers: Answers) -> WayBack:
    return WayBack(way.id, way.cost_if_defective if answers.is_defective else way.cost, way.label)


def _price_order(way: WayBack) -> int:
    if way.cost is None:
        return 2
    return 0 if way.cost.is_free else 1


def _covers(
    terms: ReturnTerms, answers: Answers, market: ReturnMarket, today: date, *, is_needed: bool
) -> tuple[Cover, ...]:
    """The warranties that fit. While the item can be returned, a missing answer only leaves one out."""
    found = []
    for warranty in terms.warranties:
        try:
            if applies(warranty.when, answers, market):
                found.append(_cover(warranty, answers, market, today))
        except NeedsAnswerError:
            if is_needed:
                raise
    return tuple(found)


def _cover(warranty: WarrantyTerms, answers: Answers, market: ReturnMarket, today: date) -> Cover:
    if warranty.length is None:
        return Cover(warranty.id, warranty.kind, None, is_over=False)
    start = clock_day(warranty.starts_from, answers)
    ends_on = add_length(start, warranty.length.maximum, warranty.length.unit, market.calendar)
    return Cover(warranty.id, warranty.kind, ends_on, is_over=today > ends_on)
