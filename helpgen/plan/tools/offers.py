"""The shipping policy as the book of offers that Python and the browser count with."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from helpgen.model import HelpCenter, Store
from helpgen.plan.tools.calendars import CalendarBook
from helpgen.policy import delivery, delivery_promises, shipping
from helpgen.policy.costs import Band, Tariff
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.money import Money
from helpgen.policy.offers import Area, Destination, Offer, OfferBook, ServedZone

_EVER = (date(1900, 1, 1), date(2199, 12, 31))
_WORKING_DAYS_A_WEEK = 5


def offer_book(help_center: HelpCenter, calendars: CalendarBook) -> OfferBook | None:
    """Return everything that a shop offers; None where it says too little."""
    policy, store = help_center.policies.shipping, help_center.store
    if policy is None or store is None or not policy.rates:
        return None
    markets = {country: market for market in store.markets for country in market.countries}
    countries = sorted({country for zone in policy.zones for country in zone.countries})
    return OfferBook(
        destinations=tuple(
            Destination(country, calendars.of_country(country, markets.get(country))) for country in countries
        ),
        zones=tuple(_zone(zone) for zone in policy.zones),
        offers=tuple(_offer(policy, rate, store, calendars) for rate in policy.rates),
    )


def area_id(zone: shipping.Zone, number: int) -> str:
    """Return the id of a part of a zone that is not served."""
    return f"{zone.id}-{number}"


def _zone(zone: shipping.Zone) -> ServedZone:
    areas = (
        Area(area_id(zone, number), area.countries, area.postal_prefixes) for number, area in enumerate(zone.excluded)
    )
    return ServedZone(zone.id, zone.countries, zone.postal_prefixes, tuple(areas))


def _offer(policy: shipping.Shipping, rate: shipping.Rate, store: Store, calendars: CalendarBook) -> Offer:
    method = next(method for method in policy.methods if method.id == rate.method)
    origins = {origin.id: origin for origin in policy.origins}
    origin = origins.get(rate.origin) or next(iter(policy.origins), None)
    period = rate.period
    return Offer(
        id=rate.id,
        method=rate.method,
        zone=rate.zone,
        time_zone=origin.time_zone if origin else store.time_zone,
        cutoff=method.cutoff or policy.cutoff,
        handling=method.handling or policy.handling,
        transit=rate.transit,
        origin=calendars.of_work(
            origin.holiday_calendar if origin else store.holiday_calendar, origin.weekend if origin else store.weekend
        ),
        peaks=tuple(_peaks(policy.peaks)),
        tariff=_tariff(rate, method),
        max_weight_grams=method.max_weight.grams if method.max_weight else None,
        first_day=period.first_day if period else None,
        last_day=period.last_day if period else None,
    )


def _peaks(peaks: tuple[delivery_promises.Peak, ...]) -> Iterator[delivery.Peak]:
    for peak in peaks:
        if peak.extra is not None:
            yield delivery.Peak(
                peak.period.first_day or _EVER[0],
                peak.period.last_day or _EVER[1],
                _working_days(peak.extra, peak.extra.minimum),
                _working_days(peak.extra, peak.extra.maximum),
            )


def _working_days(length: Duration, count: int) -> int:
    # A busy time is told in days of work; other units are taken for the working days that they touch.
    match length.unit:
        case Unit.WEEK:
            return count * _WORKING_DAYS_A_WEEK
        case Unit.MINUTE | Unit.HOUR:
            return 1 if count else 0
        case _:
            return count


# --- Prices ------------------------------------------------------------------------


def _tariff(rate: shipping.Rate, method: shipping.Method) -> Tariff:
    bands = tuple(_bands(rate))
    amounts = [money for band in bands for money in (band.price, band.free_over) if money is not None]
    currency = next((money.currency for money in amounts if money.currency), "")
    return Tariff(currency, bands, _cash_fee(rate, method, currency))


def _bands(rate: shipping.Rate) -> Iterator[Band]:
    if rate.price is not None:
        yield Band(rate.id, rate.price, rate.free_over)
    for number, band in enumerate(rate.bands):
        value, weight, items = band.order_value, band.weight, band.items
        yield Band(
            id=f"{rate.id}-{number}",
            price=band.price,
            free_over=rate.free_over,
            value_at_least=value.at_least if value else None,
            value_below=value.below if value else None,
            weight_at_least_grams=weight.at_least.grams if weight and weight.at_least else None,
            weight_below_grams=weight.below.grams if weight and weight.below else None,
            items_at_least=items.at_least if items else None,
            items_below=items.below if items else None,
        )


def _cash_fee(rate: shipping.Rate, method: shipping.Method, currency: str) -> Money | None:
    cash = method.cash_on_delivery
    if cash is None or (cash.zones and rate.zone not in cash.zones):
        return None
    fee = cash.fee or Money(Decimal(0), currency)
    return fee if fee.is_free or fee.currency == currency else None
