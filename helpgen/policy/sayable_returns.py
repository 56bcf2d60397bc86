"""Which return policies can be stated for each country.

A statement speaks of what an ordinary shopper may send back who buys today: no club, no special goods. Goods with a
window of their own get a statement of their own, to which product pages refer.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from helpgen.policy.money import Money
from helpgen.policy.returns import (
    Clock,
    Conditions,
    DayUnit,
    ExclusionReason,
    LabelSource,
    PurchasePlace,
    RefundType,
    ReturnMethod,
    Returns,
    ReturnType,
    Season,
    Window,
)
from helpgen.policy.sayable import COUNTRIES_AT_MOST, Reason, Sold, Subject, Unsaid

_FROM_DELIVERY = (Clock.DELIVERY, Clock.DELIVERY_LAST_ITEM)
_ALWAYS_EXCLUDED = (ExclusionReason.CUSTOM_MADE, ExclusionReason.PERISHABLE, ExclusionReason.NEWSPAPER)
"""Whatever state the item is in; other reasons hang on a broken seal or on what the shopper has done."""


class ReturnCost(Struct, frozen=True):
    """What sending an item back costs."""

    remorse: Money | None
    """If the shopper has changed her mind; None: she pays her own carrier."""
    defect: Money | None
    """If the item is faulty; None as above."""


class SeasonStatement(Struct, frozen=True):
    """More time for what is bought from a first to a last day."""

    first_day: date
    last_day: date
    days: int | None
    """None where there is a last day for the return."""
    until: date | None


class ReturnStatement(Struct, frozen=True):
    """A return policy that is true in all its countries."""

    id: str
    entry: str
    """Id of the window or the exclusion that it speaks of."""
    is_general: bool
    """Whether it holds for the shop, not only for some goods."""
    countries: tuple[str, ...]
    days: int | None
    """From delivery; 0: nothing can be returned. None: the page says it better."""
    return_country: str
    """ "" if unknown."""
    ways: tuple[ReturnType, ...]
    cost: ReturnCost | None
    """None: not said."""
    label: LabelSource | None
    """None: not said."""
    refunds: tuple[RefundType, ...]
    restocking_percent: int | None
    restocking_amount: Money | None
    seasons: tuple[SeasonStatement, ...]


def state_returns(
    returns: Returns, markets: Sequence[Sold], home_country: str, today: date
) -> tuple[tuple[ReturnStatement, ...], tuple[Unsaid, ...]]:
    """Return what can be stated on the given day, and what cannot."""
    country = returns.return_address.country if returns.return_address else home_country
    unsaid: list[Unsaid] = []
    if markets and not country:
        unsaid.append(_detail(Reason.RETURN_COUNTRY, "return_address", "returns"))
    statements: list[ReturnStatement] = [] if markets else [_link_only()]
    for market in markets:
        windows = list(_windows_of(returns, market, today))
        for window in windows:
            unsaid += _window_unsaid(window)
        for window, is_general in _stated_windows(windows):
            base = _base(returns, market, window, country, is_general=is_general, today=today)
            statements += _by_country(returns, market, base, unsaid)
    statements += _exclusions(returns, markets, country)
    unsaid += _policy_unsaid(returns, today)
    return tuple(statements), tuple(dict.fromkeys(unsaid))


def _link_only() -> ReturnStatement:
    # Without a market nobody knows for which countries it holds.
    return ReturnStatement("returns", "", True, (), None, "", (), None, None, (), None, None, ())


# --- Windows -----------------------------------------------------------------------


def _windows_of(returns: Returns, market: Sold, today: date) -> Iterator[Window]:
    # Those that a purchase of today on the web can meet, down to the one that takes every order.
    for window in returns.windows:
        when = window.when
        if when is None:
            yield window
            return
        fits_market = not when.market or market.id in when.market
        fits_place = not when.bought_in or PurchasePlace.ONLINE in when.bought_in
        if fits_market and fits_place and (when.purchased is None or when.purchased.contains(today)):
            yield window
            if _is_for_all(when):
                return


def _is_for_all(when: Conditions | None) -> bool:
    return when is None or not (when.member_tier or when.category or when.condition or when.payment)


def _is_for_goods(when: Conditions | None) -> bool:
    return when is not None and bool(when.category) and not (when.member_tier or when.condition or when.payment)


def _stated_windows(windows: Sequence[Window]) -> Iterator[tuple[Window, bool]]:
    for window in windows:
        if _is_for_all(window.when) or _is_for_goods(window.when):
            yield window, _is_for_all(window.when)


def _window_unsaid(window: Window) -> Iterator[Unsaid]:
    def left_out(reason: Reason) -> Unsaid:
        return Unsaid(Subject.WINDOW, reason, window.id, f"returns.windows.{window.id}")

    if window.when is not None and window.when.member_tier:
        yield left_out(Reason.MEMBERS)
    elif not (_is_for_all(window.when) or _is_for_goods(window.when)):
        yield left_out(Reason.CONDITION)
    elif window.starts_from not in _FROM_DELIVERY:
        yield left_out(Reason.CLOCK)
    elif window.unit is not DayUnit.CALENDAR:
        yield left_out(Reason.BUSINESS_DAYS)


def _base(
    returns: Returns, market: Sold, window: Window, country: str, *, is_general: bool, today: date
) -> ReturnStatement:
    # Numbers without the country of the return are not read.
    is_sayable = bool(country) and window.starts_from in _FROM_DELIVERY and window.unit is DayUnit.CALENDAR
    fee = returns.restocking_fee if returns.restocking_fee and returns.restocking_fee.applies_to is None else None
    amount = fee.amount if fee and fee.amount and not fee.amount.is_free else None
    return ReturnStatement(
        id=f"returns-{window.id}-{market.id}",
        entry=window.id,
        is_general=is_general,
        countries=market.countries,
        days=window.days if is_sayable else None,
        return_country=country,
        ways=(),
        cost=None,
        label=None,
        refunds=_refunds(returns),
        restocking_percent=fee.percent if fee else None,
        restocking_amount=amount,
        seasons=tuple(_seasons(returns.seasons, market, window.days, today)) if is_sayable and window.days else (),
    )


def _refunds(returns: Returns) -> tuple[RefundType, ...]:
    # Where a fee is kept of some returns only, "full" is not true of them, and the fee cannot be said beside it.
    is_partial = returns.restocking_fee is not None and returns.restocking_fee.applies_to is not None
    return tuple(one for one in returns.refund.types if not (is_partial and one is RefundType.ORIGINAL_PAYMENT))


def _seasons(seasons: Sequence[Season], market: Sold, days: int, today: date) -> Iterator[SeasonStatement]:
    for season in seasons:
        first, last = season.purchased.first_day, season.purchased.last_day
        is_here = not season.markets or market.id in season.markets
        if not is_here or first is None or last is None or today > (season.until or last):
            continue
        # A season never shortens a window.
        is_longer = season.until > first + timedelta(days) if season.until else (season.days or 0) > days
        if is_longer:
            yield SeasonStatement(first, last, season.days, season.until)


# --- Ways back ---------------------------------------------------------------------


def _by_country(
    returns: Returns, market: Sold, base: ReturnStatement, unsaid: list[Unsaid]
) -> Iterator[ReturnStatement]:
    # One statement for each group of countries with the same ways back.
    groups: dict[tuple[ReturnMethod, ...], list[str]] = {}
    for country in market.countries:
        ways = tuple(way for way in returns.methods if not way.countries or country in way.countries)
        groups.setdefault(ways, []).append(country)
    number = 0
    for ways, countries in groups.items():
        unsaid += _ways_unsaid(ways)
        for chunk in _chunks(countries):
            name = base.id if number == 0 else f"{base.id}-{chunk[0].lower()}"
            kinds = tuple(dict.fromkeys(way.type for way in ways))
            yield replace(base, id=name, countries=chunk, ways=kinds, cost=_cost(ways), label=_label(ways))
            number += 1


def _chunks(countries: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(countries), COUNTRIES_AT_MOST):
        yield tuple(countries[start : start + COUNTRIES_AT_MOST])


def _costs(ways: Sequence[ReturnMethod]) -> set[ReturnCost]:
    return {ReturnCost(way.cost, way.cost_if_defective) for way in ways}


def _labels(ways: Sequence[ReturnMethod]) -> set[LabelSource]:
    return {way.label for way in ways if way.label is not None}


def _cost(ways: Sequence[ReturnMethod]) -> ReturnCost | None:
    costs = _costs(ways)
    return next(iter(costs)) if len(costs) == 1 else None


def _label(ways: Sequence[ReturnMethod]) -> LabelSource | None:
    labels = _labels(ways)
    return next(iter(labels)) if len(labels) == 1 and LabelSource.QR not in labels else None


def _ways_unsaid(ways: Sequence[ReturnMethod]) -> Iterator[Unsaid]:
    if len(_costs(ways)) > 1:
        yield _detail(Reason.SEVERAL_COSTS, "cost", "returns.methods")
    if len(_labels(ways)) > 1:
        yield _detail(Reason.SEVERAL_LABELS, "label", "returns.methods")
    elif LabelSource.QR in _labels(ways):
        yield _detail(Reason.QR_LABEL, "label", "returns.methods")


def _policy_unsaid(returns: Returns, today: date) -> Iterator[Unsaid]:
    if returns.restocking_fee is not None and returns.restocking_fee.applies_to is not None:
        yield _detail(Reason.PARTIAL_FEE, "restocking_fee", "returns.restocking_fee")
    for season in returns.seasons:
        is_over = season.purchased.last_day is not None and season.purchased.last_day < today
        if not is_over and None in (season.purchased.first_day, season.purchased.last_day):
            yield _detail(Reason.OPEN_SEASON, season.id, f"returns.seasons.{season.id}")


def _detail(reason: Reason, name: str, fact: str) -> Unsaid:
    return Unsaid(Subject.RETURN_DETAIL, reason, name, fact)


# --- Exclusions --------------------------------------------------------------------


def _exclusions(returns: Returns, markets: Sequence[Sold], country: str) -> Iterator[ReturnStatement]:
    everywhere = tuple(dict.fromkeys(country for market in markets for country in market.countries))
    for exclusion in returns.exclusions:
        if exclusion.reason not in _ALWAYS_EXCLUDED or not exclusion.category:
            continue
        for number, countries in enumerate(_chunks(everywhere)):
            name = f"returns-{exclusion.id}" if number == 0 else f"returns-{exclusion.id}-{countries[0].lower()}"
            yield ReturnStatement(name, exclusion.id, False, countries, 0, country, (), None, None, (), None, None, ())
