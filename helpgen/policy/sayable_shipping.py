"""Which prices and times of delivery can be stated, country by country.

A rate is stated as a whole or not at all: a free band without the paid one beside it would promise too much. A country
of which one part is different is left out, because no part of it can be named.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from helpgen.policy.hours import Weekday
from helpgen.policy.minor_units import from_minor, to_minor
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.sayable import DaySpan, Home, Reason, Sold, Subject, Unsaid, ZonedTime, day_span, zoned_time
from helpgen.policy.shipping import Band, Fulfilment, Method, Rate, Shipping, Zone
from helpgen.policy.span import Span

Limits = tuple[int | None, int | None]
"""From a least to a most whole number, both inside; None: no limit."""


class ConditionStatement(Struct, frozen=True):
    """A price and a time that are true for some orders to one country."""

    country: str
    origin: str
    """ISO 3166-1 alpha-2 code; "" if unknown."""
    ships: bool
    """False: nothing is sent there, and there is neither price nor time."""
    price: Money | None
    order_value: Limits
    """In minor units of the currency of the price."""
    grams: Limits
    items: Limits
    transit: DaySpan | None
    """None: not said."""
    period: Period | None
    """None: always."""


class ServiceStatement(Struct, frozen=True):
    """A way to get a parcel."""

    id: str
    method: Method
    handling: DaySpan | None
    """None: not said."""
    cutoff: ZonedTime | None
    conditions: tuple[ConditionStatement, ...]
    """At least one."""


class _Source(Struct, frozen=True):
    # Where parcels of some rates leave.
    id: str
    place: Home


def state_shipping(
    shipping: Shipping, markets: Sequence[Sold], home: Home, today: date
) -> tuple[tuple[ServiceStatement, ...], tuple[Unsaid, ...]]:
    """Return what can be stated on the given day, and what cannot."""
    unsaid: list[Unsaid] = [*_areas_unsaid(shipping), *_peaks_unsaid(shipping, today)]
    by_country = {country: market for market in markets for country in market.countries}
    services: list[ServiceStatement] = []
    for method in shipping.methods:
        if method.fulfilment is Fulfilment.STORE:  # no parcel travels
            continue
        for source in _sources(shipping, home):
            rates = [
                rate for rate in shipping.rates if rate.method == method.id and _source_id(shipping, rate) == source.id
            ]
            conditions = tuple(_conditions(shipping, method, rates, source, by_country, today, unsaid))
            if conditions:
                services.append(_service(shipping, method, source, conditions, today, unsaid))
    return tuple(services), tuple(dict.fromkeys(unsaid))


def _sources(shipping: Shipping, home: Home) -> tuple[_Source, ...]:
    if not shipping.origins:
        return (_Source("", home),)
    return tuple(_Source(one.id, Home(one.country, one.time_zone, one.weekend)) for one in shipping.origins)


def _source_id(shipping: Shipping, rate: Rate) -> str:
    return rate.origin or next((origin.id for origin in shipping.origins), "")


# --- Services ----------------------------------------------------------------------


def _service(
    shipping: Shipping,
    method: Method,
    source: _Source,
    conditions: tuple[ConditionStatement, ...],
    today: date,
    unsaid: list[Unsaid],
) -> ServiceStatement:
    is_first = not shipping.origins or source.id == shipping.origins[0].id
    name = f"shipping-{method.id}" if is_first else f"shipping-{method.id}-{source.id}"
    promised = method.handling or shipping.handling
    handling = day_span(promised, source.place.weekend) if promised else None
    if promised and handling is None:
        fact = f"shipping.methods.{method.id}.handling" if method.handling else "shipping.handling"
        unsaid.append(Unsaid(Subject.TIME, Reason.UNIT, "handling", fact))
    for peak in shipping.peaks:
        if peak.extra is not None and peak.period.contains(today) and handling is not None:
            handling = _longer(handling, day_span(peak.extra, source.place.weekend))
    at = method.cutoff or shipping.cutoff
    cutoff = zoned_time(at, today, source.place.time_zone) if at and handling else None
    return ServiceStatement(name, method, handling, cutoff, conditions)


def _longer(span: DaySpan, extra: DaySpan | None) -> DaySpan | None:
    if extra is None or extra.days != span.days:
        return None
    return replace(span, minimum=span.minimum + extra.minimum, maximum=span.maximum + extra.maximum)


def _peaks_unsaid(shipping: Shipping, today: date) -> Iterator[Unsaid]:
    for peak in shipping.peaks:
        is_over = peak.period.last_day is not None and peak.period.last_day < today
        if peak.extra is not None and not is_over:
            yield Unsaid(Subject.TIME, Reason.PEAK, peak.id, f"shipping.peaks.{peak.id}")


# --- Places ------------------------------------------------------------------------


def _whole_countries(shipping: Shipping, zone: Zone) -> Mapping[str, bool]:
    """Countries of which one thing holds, and whether parcels go there."""
    if zone.postal_prefixes:
        return {}
    split = {country for other in shipping.zones if other.postal_prefixes for country in other.countries}
    served: dict[str, bool] = {country: True for country in zone.countries if country not in split}
    for area in zone.excluded:
        for country in area.countries or zone.countries:
            if area.countries and not area.postal_prefixes and country in served:
                served[country] = False
            else:
                served.pop(country, None)
    return served


def _areas_unsaid(shipping: Shipping) -> Iterator[Unsaid]:
    for zone in shipping.zones:
        whole = _whole_countries(shipping, zone)
        left_out = [country for country in zone.countries if country not in whole]
        if left_out and any(rate.zone == zone.id for rate in shipping.rates):
            yield Unsaid(Subject.AREA, Reason.POSTAL, ", ".join(left_out), f"shipping.zones.{zone.id}")


# --- Rates -------------------------------------------------------------------------


def _conditions(
    shipping: Shipping,
    method: Method,
    rates: Sequence[Rate],
    source: _Source,
    markets: Mapping[str, Sold],
    today: date,
    unsaid: list[Unsaid],
) -> Iterator[ConditionStatement]:
    zones = {zone.id: zone for zone in shipping.zones}
    found: dict[tuple[object, ...], ConditionStatement] = {}
    for rate in rates:
        if rate.period is not None and rate.period.last_day is not None and rate.period.last_day < today:
            continue
        reason = _why_unsayable(rate)
        if reason is not None:
            unsaid.append(Unsaid(Subject.RATE, reason, rate.id, f"shipping.rates.{rate.id}"))
            continue
        for country, ships in _whole_countries(shipping, zones[rate.zone]).items():
            market = markets.get(country)
            transit = _transit(rate, market.weekend if market else source.place.weekend, unsaid)
            for one in _of_country(rate, method, country, market.currency if market else ""):
                full = replace(one, origin=source.place.country, transit=transit, period=rate.period)
                shown = full if ships else replace(full, ships=False, price=None, transit=None)
                key = (country, shown.order_value, shown.grams, shown.items, shown.period)
                # Of two prices for the same parcel the shopper pays the lower one; then the faster one counts.
                if key not in found or _rank(shown) < _rank(found[key]):
                    found[key] = shown
    yield from found.values()


def _rank(condition: ConditionStatement) -> tuple[int, int]:
    price = to_minor(condition.price) if condition.price else 0
    return price, condition.transit.maximum if condition.transit else 0


def _why_unsayable(rate: Rate) -> Reason | None:
    if rate.member_tier:
        return Reason.MEMBERS
    amounts = [rate.price, rate.free_over, *(band.price for band in rate.bands)]
    for band in rate.bands:
        amounts += [band.order_value.at_least, band.order_value.below] if band.order_value else []
    currencies = {money.currency for money in amounts if money is not None and money.currency}
    return Reason.CURRENCY if len(currencies) > 1 else None


def _transit(rate: Rate, weekend: tuple[Weekday, ...], unsaid: list[Unsaid]) -> DaySpan | None:
    span = day_span(rate.transit, weekend)
    if span is None:
        unsaid.append(Unsaid(Subject.TIME, Reason.UNIT, rate.id, f"shipping.rates.{rate.id}"))
    return span


def _of_country(rate: Rate, method: Method, country: str, currency: str) -> Iterator[ConditionStatement]:
    bands = rate.bands or ((Band(rate.price, None, None, None),) if rate.price else ())
    amounts = [rate.free_over, *(band.price for band in bands)]
    for band in bands:
        amounts += [band.order_value.at_least, band.order_value.below] if band.order_value else []
    own = next((money.currency for money in amounts if money is not None and money.currency), currency)
    if not own:  # a free delivery in a country whose money is not known: an amount needs a currency
        return
    for band in bands:
        low, high = _money_limits(band.order_value)
        free_from = to_minor(rate.free_over) if rate.free_over is not None and not band.price.is_free else None
        pieces = _split(low, high, free_from)
        for limits, is_free in pieces:
            price = from_minor(0, own) if is_free or band.price.is_free else band.price
            yield ConditionStatement(
                country, "", True, price, limits, _grams(band, method), _items(band.items), None, None
            )


def _split(low: int | None, high: int | None, free_from: int | None) -> Iterator[tuple[Limits, bool]]:
    # The part that costs and the part that is free. A ceiling is one minor unit below the threshold.
    if free_from is None or (high is not None and high < free_from):
        yield (low, high), False
        return
    if free_from > (low or 0):
        yield (low, free_from - 1), False
    yield (max(low or 0, free_from), high), True


def _money_limits(span: Span[Money] | None) -> Limits:
    if span is None:
        return None, None
    low = to_minor(span.at_least) if span.at_least is not None else None
    return low or None, to_minor(span.below) - 1 if span.below is not None else None


def _grams(band: Band, method: Method) -> Limits:
    low = band.weight.at_least.grams if band.weight and band.weight.at_least else None
    high = band.weight.below.grams - 1 if band.weight and band.weight.below else None
    if method.max_weight is not None:
        high = method.max_weight.grams if high is None else min(high, method.max_weight.grams)
    return low or None, high


def _items(span: Span[int] | None) -> Limits:
    if span is None:
        return None, None
    return span.at_least or None, span.below - 1 if span.below is not None else None
