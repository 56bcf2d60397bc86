"""Prices and delivery times in words: one table for each zone, one row for each method or band."""

from collections.abc import Iterator, Mapping

from helpgen.plan.policies.words import NOTHING, PolicyPage, some
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.shipping import Band, ExcludedArea, Method, Rate, Shipping, Zone
from helpgen.policy.span import Span
from helpgen.policy.weight import Weight
from helpgen.views import PolicySection, Table


def rates_section(page: PolicyPage, shipping: Shipping) -> PolicySection:
    """Return the prices of all zones."""
    tables = tuple(table for _, table in zone_tables(page, shipping))
    return PolicySection("rates", page.say("shipping_rates"), tables=tables)


def zone_tables(page: PolicyPage, shipping: Shipping) -> Iterator[tuple[Zone, Table]]:
    """Yield the zones that have rates, each with its prices."""
    methods = {method.id: method for method in shipping.methods}
    origins = {
        origin.id: page.phrases.text(origin.name) if origin.name else page.phrases.country(origin.country)
        for origin in shipping.origins
    }
    for zone in shipping.zones:
        rates = [rate for rate in shipping.rates if rate.zone == zone.id]
        if rates:
            yield zone, _zone_table(page, zone, rates, methods, origins)


def zone_name(page: PolicyPage, zone: Zone) -> str:
    """Return what shoppers call a zone."""
    return page.phrases.text(zone.name) if zone.name else page.phrases.countries(zone.countries)


def _zone_table(
    page: PolicyPage, zone: Zone, rates: list[Rate], methods: Mapping[str, Method], origins: Mapping[str, str]
) -> Table:
    # On a phone the first three are seen at once.
    keys = ["shipping_method", "shipping_price", "shipping_transit", "shipping_free_over"]
    has_origins = len(origins) > 1
    first_origin = next(iter(origins.values()), "")
    rows: list[tuple[str, ...]] = []
    for rate in rates:
        end = (
            page.phrases.duration(rate.transit),
            page.phrases.money(rate.free_over) if rate.free_over else NOTHING,
            *((origins.get(rate.origin, first_origin),) if has_origins else ()),
        )
        name = _rate_name(page, rate, methods[rate.method])
        if rate.price is not None:
            rows.append((name, page.phrases.money(rate.price), *end))
        rows += [
            (page.say("label_value", label=name, value=_band_words(page, band)), page.phrases.money(band.price), *end)
            for band in rate.bands
        ]
    headers = tuple(page.say(key) for key in (*keys, *(("shipping_sent_from",) if has_origins else ())))
    return Table(zone_name(page, zone), headers, tuple(rows), tuple(_zone_notes(page, zone)))


def _rate_name(page: PolicyPage, rate: Rate, method: Method) -> str:
    only = some(
        page.word(rate.member_tier) if rate.member_tier else "",
        period_words(page, rate.period) if rate.period else "",
    )
    name = page.phrases.text(method.name)
    return f"{name} ({', '.join(only)})" if only else name


def period_words(page: PolicyPage, period: Period) -> str:
    """Return from which day to which day."""
    first = page.phrases.date(period.first_day) if period.first_day else ""
    last = page.phrases.date(period.last_day) if period.last_day else ""
    if first and last:
        return page.say("day_range", first=first, last=last)
    return page.say("from_day", date=first) if first else page.say("until_day", date=last)


def _zone_notes(page: PolicyPage, zone: Zone) -> Iterator[str]:
    if zone.name is not None or len(zone.countries) > 3:
        yield page.say("shipping_countries", countries=page.phrases.countries(zone.countries))
    if zone.postal_prefixes:
        yield page.say("shipping_postal", prefixes=", ".join(zone.postal_prefixes))
    if zone.excluded:
        areas = "; ".join(_area_words(page, area) for area in zone.excluded)
        yield page.say("shipping_excluded", areas=areas)
    if zone.duties is not None:
        yield page.say(f"shipping_customs_{zone.duties.value.lower()}")


def _area_words(page: PolicyPage, area: ExcludedArea) -> str:
    name = page.phrases.text(area.what)
    where = some(
        page.phrases.countries(area.countries) if area.countries and not area.postal_prefixes else "",
        page.say("shipping_postal", prefixes=", ".join(area.postal_prefixes)) if area.postal_prefixes else "",
    )
    return f"{name} ({where[0]})" if where else name


# --- Bands ---------------------------------------------------------------------------


def _band_words(page: PolicyPage, band: Band) -> str:
    sides = some(
        span_words(page, *_money_sides(page, band.order_value)) if band.order_value else "",
        span_words(page, *_weight_sides(page, band.weight)) if band.weight else "",
        span_words(page, *_item_sides(page, band.items)) if band.items else "",
    )
    return ", ".join(sides) or page.say("every_order")


def _money_sides(page: PolicyPage, span: Span[Money]) -> tuple[str, str]:
    low, high = span.at_least, span.below
    return page.phrases.money(low) if low and not low.is_free else "", page.phrases.money(high) if high else ""


def _weight_sides(page: PolicyPage, span: Span[Weight]) -> tuple[str, str]:
    low, high = span.at_least, span.below
    return page.phrases.weight(low) if low and low.grams else "", page.phrases.weight(high) if high else ""


def _item_sides(page: PolicyPage, span: Span[int]) -> tuple[str, str]:
    low, high = span.at_least, span.below
    return (
        page.phrases.count("items_count", low) if low and low > 1 else "",
        page.phrases.count("items_count", high) if high else "",
    )


def span_words(page: PolicyPage, low: str, high: str) -> str:
    """Return a half-open span: below a border, from a border on, or from one up to but without the other."""
    if low and high:
        return page.say("span_between", low=low, high=high)
    if high:
        return page.say("span_below", high=high)
    return page.say("span_from", low=low) if low else page.say("every_order")
