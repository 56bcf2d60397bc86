"""The facts of a help center → what is promised about each topic, and whether an amount agrees with it.

Knows values and units. Knows nothing of languages or files.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal

from msgspec import Struct

from helpgen.check.amounts import Amount, Kind
from helpgen.check.topics import TOPICS, Topic
from helpgen.model import FactValue, Policies, ThemeWords
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.money import Money


class Promise(Struct, frozen=True):
    """One fact with the value that prose may state."""

    name: str
    value: Duration | Money | Decimal | time
    is_calendar: bool = False
    """Whether weekends count, as far as the policy says so."""


class TopicPromises(Struct, frozen=True):
    """Everything that is promised about a topic."""

    topic: Topic
    own: tuple[Promise, ...]
    """Never empty."""
    also: tuple[Promise, ...]
    """Whose numbers are as good."""
    plus: tuple[Promise, ...]
    """What sentences add to an own one."""


def collect_promises(facts: Mapping[str, FactValue], policies: Policies) -> Mapping[str, TopicPromises]:
    """Return the promises by topic; a topic about which nothing is promised is absent."""
    unnamed = tuple(_unnamed_amounts(policies))
    found: dict[str, TopicPromises] = {}
    for topic in TOPICS:
        own, also, plus = (
            tuple(_promises(topic.kind, facts, names)) for names in (topic.facts, topic.also, topic.plus)
        )
        if topic.id in {"free_shipping", "price", "handling", "transit"}:
            also += unnamed
        if own:
            found[topic.id] = TopicPromises(topic, own, also, plus)
    return found


def _unnamed_amounts(policies: Policies) -> Iterator[Promise]:
    # Entries without an id cannot be quoted, but a text may state them.
    shipping = policies.shipping
    for rate in shipping.rates if shipping else ():
        for band in rate.bands:
            limits = (band.order_value.at_least, band.order_value.below) if band.order_value else ()
            yield from (Promise(f"shipping.rates.{rate.id}", money) for money in (band.price, *limits) if money)
    for preparation in shipping.preparation if shipping else ():
        yield Promise("shipping.preparation", preparation.extra)
    guarantee = shipping.guarantee if shipping else None
    for compensation in guarantee.compensation if guarantee else ():
        if compensation.amount is not None:
            yield Promise("shipping.guarantee", compensation.amount)


def _promises(kind: Kind, facts: Mapping[str, FactValue], names: re.Pattern[str] | None) -> Iterator[Promise]:
    for name, value in facts.items():
        if names is None or not names.fullmatch(name):
            continue
        if kind is Kind.LENGTH and isinstance(value, int) and not isinstance(value, bool):
            words = facts.get(f"{name.rpartition('.')[0]}.unit")
            is_business = isinstance(words, ThemeWords) and words.keys[0].endswith("business")
            unit = Unit.BUSINESS_DAY if is_business else Unit.DAY
            yield Promise(name, Duration(value, value, unit), not is_business)
        elif (
            (kind is Kind.LENGTH and isinstance(value, Duration))
            or (kind is Kind.MONEY and isinstance(value, Money))
            or (kind is Kind.TIME and isinstance(value, time))
        ):
            yield Promise(name, value)
        elif kind is Kind.PERCENT and isinstance(value, int | Decimal) and not isinstance(value, bool):
            yield Promise(name, Decimal(value))


def agrees(amount: Amount, promises: TopicPromises) -> bool:
    """Tell whether an amount is one of the promised ones, or made of them: a span over several, a sum of two."""
    values = [promise.value for promise in (*promises.own, *promises.also)]
    match amount.kind:
        case Kind.MONEY:
            moneys = [value for value in values if isinstance(value, Money)]
            return any(money.amount == amount.low and _is_currency(money, amount) for money in moneys)
        case Kind.PERCENT:
            return amount.low in values and amount.high in values
        case Kind.TIME:
            minutes = {value.hour * 60 + value.minute for value in values if isinstance(value, time)}
            return int(amount.low) in minutes
        case Kind.LENGTH:
            return _is_promised_length(amount, promises)


def _is_currency(money: Money, amount: Amount) -> bool:
    return money.is_free or money.currency in amount.currencies


def _is_promised_length(amount: Amount, promises: TopicPromises) -> bool:
    lengths = [
        (promise.value, promise.is_calendar)
        for promise in (*promises.own, *promises.also)
        if isinstance(promise.value, Duration)
    ]
    lengths += [(added, False) for added in _sums(promises)]
    written = amount.length
    low = Duration(written.minimum, written.minimum, written.unit)
    high = Duration(written.maximum, written.maximum, written.unit)
    if not written.is_range:
        return any(
            _equal(low.minimum, low.unit, end, value.unit, amount.is_calendar, counts_weekends)
            for value, counts_weekends in lengths
            for end in range(value.minimum, value.maximum + 1)
        )
    return any(
        _equal(low.minimum, low.unit, value.minimum, value.unit, amount.is_calendar, counts)
        for value, counts in lengths
    ) and any(
        _equal(high.minimum, high.unit, value.maximum, value.unit, amount.is_calendar, counts)
        for value, counts in lengths
    )


def _sums(promises: TopicPromises) -> Iterator[Duration]:
    for own in promises.own:
        for plus in promises.plus:
            a, b = own.value, plus.value
            if isinstance(a, Duration) and isinstance(b, Duration) and a.unit is b.unit:
                yield Duration(a.minimum + b.minimum, a.maximum + b.maximum, a.unit)


_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.WEEK: 7 * 1440}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def _equal(written: int, unit: Unit, promised: int, of: Unit, is_calendar: bool, counts_weekends: bool) -> bool:
    """Tell whether two lengths are the same for a shopper.

    "5 days" is a sloppy way to say 5 business days, and a week has five of them; "5 business days" is never 5 calendar
    days. A month has 28 to 31 days.
    """
    if Unit.BUSINESS_DAY in {unit, of}:
        if unit is of:
            return written == promised
        if unit is Unit.BUSINESS_DAY:
            return not counts_weekends and of is Unit.DAY and written == promised
        if unit in {Unit.MINUTE, Unit.HOUR}:
            return False
        days = written * _MINUTES[unit] // 1440 if unit in _MINUTES else written * _MONTHS[unit] * 30
        calendar_days = promised + promised // 5 * 2
        return days == calendar_days or (not is_calendar and unit is Unit.DAY and written == promised)
    if unit in _MONTHS and of in _MONTHS:
        return written * _MONTHS[unit] == promised * _MONTHS[of]
    if unit in _MINUTES and of in _MINUTES:
        return written * _MINUTES[unit] == promised * _MINUTES[of]
    if unit in _MONTHS:
        return _is_so_many_months(promised * _MINUTES[of], written * _MONTHS[unit])
    return _is_so_many_months(written * _MINUTES[unit], promised * _MONTHS[of])


def _is_so_many_months(minutes: int, months: int) -> bool:
    return months * 28 * 1440 <= minutes <= months * 31 * 1440


def nearest(amount: Amount, promises: TopicPromises, facts: Mapping[str, FactValue]) -> Promise:
    """Return the promise that the writer most likely meant: an unconditional one, then the nearest number."""
    return min(promises.own, key=lambda promise: (_is_conditional(promise.name, facts), _distance(amount, promise)))


def _is_conditional(name: str, facts: Mapping[str, FactValue]) -> bool:
    parent = name.rpartition(".")[0]
    return any(other.startswith(f"{parent}.when.") for other in facts)


def _distance(amount: Amount, promise: Promise) -> Decimal:
    match promise.value:
        case Money(amount=value, currency=currency):
            return abs(value - amount.low) + (0 if currency in amount.currencies else 1_000_000)
        case Duration() as length if amount.unit is not None:
            return abs(_rough_days(length.maximum, length.unit) - _rough_days(int(amount.high), amount.unit))
        case Decimal() as value:
            return abs(value - amount.low)
        case _:
            return Decimal(0)


def _rough_days(count: int, unit: Unit) -> Decimal:
    days = {Unit.BUSINESS_DAY: Decimal("1.4"), Unit.MONTH: Decimal(30), Unit.YEAR: Decimal(365)}
    return count * (days[unit] if unit in days else Decimal(_MINUTES[unit]) / 1440)
