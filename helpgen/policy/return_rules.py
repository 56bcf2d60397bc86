"""Whether a rule applies to what a shopper answered, and on which day a clock starts.

A condition whose answer is missing neither holds nor fails: the rule names the missing answer. Must never decide
anything. Twin: theme/assets/js/policy/return_rules.js.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from helpgen.policy.calendars import add_days, add_working_days, is_tentative, next_working_day
from helpgen.policy.return_terms import Answers, ReturnMarket, When
from helpgen.policy.returns import Clock, DayUnit, PurchasePlace
from helpgen.policy.zones import is_sane

TOLD_CLOCKS = frozenset((Clock.DELIVERY, Clock.DELIVERY_LAST_ITEM, Clock.ORDER, Clock.DISPATCH, Clock.PURCHASE))
"""Days that a shopper can tell before she announces a return."""


class NeedsAnswerError(LookupError):
    """An answer without which nothing can be decided. Caught by the functions that return `Needs`."""

    def __init__(self, *names: str) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Period(Struct, frozen=True):
    """A counted length of days."""

    starts_on: date
    last_day: date
    is_tentative: bool
    """Whether the last day could move because a holiday is not certain."""


def applies(when: When, answers: Answers, market: ReturnMarket) -> bool:
    """Whether a rule applies. Raises NeedsAnswerError where that hangs on a missing answer."""
    place = PurchasePlace.ONLINE if answers.purchased_on is None else PurchasePlace.STORE
    if when.bought_in and place not in when.bought_in:
        return False
    missing = []
    for name, wanted, told in (
        ("market", when.markets, market.id),
        ("category", when.categories, answers.category),
        ("condition", when.conditions, answers.condition),
        ("memberTier", when.member_tiers, answers.member_tier),
        ("payment", when.payments, answers.payment),
    ):
        if wanted and told is None:
            missing.append(name)
        elif wanted and told not in wanted:
            return False
    fits = _is_in_period(when, answers)
    if fits is False:
        return False
    if fits is None:
        missing.append("orderedOn")
    if missing:
        raise NeedsAnswerError(*missing)
    return True


def _is_in_period(when: When, answers: Answers) -> bool | None:
    """Whether the order falls into the period; None where its day is needed and not told."""
    if when.purchased_from is None and when.purchased_until is None:
        return True
    bought_on = answers.purchased_on or answers.ordered_on
    first, last = when.purchased_from or date.min, when.purchased_until or date.max
    if bought_on is not None:
        return first <= bought_on <= last
    # Nothing is delivered before it is ordered, so an arrival before the period settles it.
    later = (answers.dispatched_on, answers.delivered_on, answers.last_delivered_on)
    return False if any(day is not None and day < first for day in later) else None


def clock_day(clock: Clock, answers: Answers) -> date:
    """Return the day from which is counted. Raises NeedsAnswerError when it was not told.

    What was bought in a shop was ordered, dispatched and delivered on the day of the purchase.
    """
    days = {
        Clock.ORDER: ("orderedOn", answers.ordered_on),
        Clock.DISPATCH: ("dispatchedOn", answers.dispatched_on),
        Clock.DELIVERY: ("deliveredOn", answers.delivered_on),
        Clock.DELIVERY_LAST_ITEM: ("lastDeliveredOn", answers.last_delivered_on),
        Clock.PURCHASE: ("orderedOn", answers.ordered_on),
    }
    if clock not in days:
        raise ValueError(f"no question asks for the day of {clock.value}")
    name, day = days[clock]
    found = answers.purchased_on or day
    if found is None:
        raise NeedsAnswerError(name)
    return found


def count_period(start: date, days: int, unit: DayUnit, market: ReturnMarket) -> Period:
    """Return the period whose first day is the one after `start`, as Regulation 1182/71, Art. 3(1) counts.

    May raise BeyondCalendarError.
    """
    calendar = market.calendar
    if unit is DayUnit.BUSINESS:
        last = add_working_days(calendar, start, days) if days else start
        return Period(start, last, is_tentative(calendar, start, last))
    last = add_days(start, days)
    if not market.extends_to_working_day:
        return Period(start, last, is_tentative=False)
    extended = next_working_day(calendar, last)
    return Period(start, extended, is_tentative(calendar, last, extended))


def nonsense(answers: Answers, today: date) -> Iterator[str]:
    """Yield the names of days that cannot be: in the future, out of order, or in a year without shops."""
    if answers.purchased_on is not None and not (is_sane(answers.purchased_on) and answers.purchased_on <= today):
        yield "purchasedOn"
    steps = (
        ("orderedOn", answers.ordered_on),
        ("dispatchedOn", answers.dispatched_on),
        ("deliveredOn", answers.delivered_on),
        ("lastDeliveredOn", answers.last_delivered_on),
    )
    before = None
    for name, day in steps:
        if day is None:
            continue
        if not is_sane(day) or day > today or (before is not None and day < before):
            yield name
        else:
            before = day
