"""What delivery costs: bands, free delivery from a threshold, the fee for cash on delivery.

Decimal money only. Must never know where the basket came from. Twin: theme/assets/js/policy/costs.js, which counts in
whole minor units.

Bands are asked in the writer's order and the first that fits applies. A limit is "at least" or "below", so two bands
that meet have neither gap nor overlap.

The browser reads `Tariff` as

    {"currency": "EUR", "bands": [{"id": "small", "price": {"minor": 790, "currency": "EUR"}, "freeOver": money or
     null, "valueAtLeast": money or null, "valueBelow": money or null, "weightAtLeastGrams": 0 or null,
     "weightBelowGrams": …, "itemsAtLeast": …, "itemsBelow": …}], "cashOnDelivery": money or null}
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from helpgen.policy.minor_units import to_minor
from helpgen.policy.money import Money
from helpgen.policy.outcomes import Needs, Unknown, Why


class Band(Struct, frozen=True):
    """One price and the baskets that it holds for. A limit that is None does not limit."""

    id: str
    price: Money
    free_over: Money | None = None
    """Order value from which delivery costs nothing; None: never."""
    value_at_least: Money | None = None
    value_below: Money | None = None
    weight_at_least_grams: int | None = None
    weight_below_grams: int | None = None
    items_at_least: int | None = None
    items_below: int | None = None


class Tariff(Struct, frozen=True):
    """All prices of one method in one zone, in one currency; "" is allowed where the amount is zero."""

    currency: str
    bands: tuple[Band, ...]
    cash_on_delivery: Money | None
    """What paying on delivery adds; None: it is not possible."""


class Basket(Struct, frozen=True):
    """What is to be sent. None: not told."""

    value: Money | None
    weight_grams: int | None
    items: int | None
    pays_on_delivery: bool


class Cost(Struct, frozen=True):
    """The answer, all of it in the currency of the tariff."""

    band: str
    price: Money
    """What delivery costs; zero where the threshold is reached."""
    free_over: Money | None
    to_free: Money | None
    """How much more to buy for free delivery; None where it is free already, never free, or the value is not told."""
    fee: Money
    """For cash on delivery; zero without."""
    total: Money


def delivery_cost(tariff: Tariff, basket: Basket) -> Cost | Needs | Unknown:
    """Return what delivery of a basket costs.

    Needs `value`, `weightGrams` or `items` where the band hangs on it and it is missing or nonsense.
    """
    nonsense = tuple(_nonsense(tariff, basket))
    if nonsense:
        return Needs(nonsense)
    if basket.pays_on_delivery and tariff.cash_on_delivery is None:
        return Unknown(Why.NO_CASH_ON_DELIVERY)
    for band in tariff.bands:
        missing, fits = _fits(band, basket)
        if not fits:
            continue
        return Needs(missing) if missing else _cost(tariff, band, basket)
    return Unknown(Why.NO_PRICE)


def _nonsense(tariff: Tariff, basket: Basket) -> Iterator[str]:
    if basket.value is not None and not _is_amount(basket.value, tariff.currency):
        yield "value"
    if basket.weight_grams is not None and basket.weight_grams < 0:
        yield "weightGrams"
    if basket.items is not None and basket.items < 1:
        yield "items"


def _is_amount(value: Money, currency: str) -> bool:
    try:
        return to_minor(value) >= 0 and value.currency == currency
    except ValueError:
        return False


def _fits(band: Band, basket: Basket) -> tuple[tuple[str, ...], bool]:
    """What is missing to be sure, and whether the band fits as far as one can tell."""
    limits = (
        ("value", _amount(basket.value), _amount(band.value_at_least), _amount(band.value_below)),
        ("weightGrams", basket.weight_grams, band.weight_at_least_grams, band.weight_below_grams),
        ("items", basket.items, band.items_at_least, band.items_below),
    )
    missing = tuple(
        name for name, told, least, below in limits if told is None and (least is not None or below is not None)
    )
    fits = all(
        told is None or ((least is None or told >= least) and (below is None or told < below))
        for _, told, least, below in limits
    )
    return missing, fits


def _amount(money: Money | None) -> Decimal | None:
    return None if money is None else money.amount


def _cost(tariff: Tariff, band: Band, basket: Basket) -> Cost:
    value, threshold = _amount(basket.value), _amount(band.free_over)
    is_free = value is not None and threshold is not None and value >= threshold
    price = Decimal(0) if is_free else band.price.amount
    fee = tariff.cash_on_delivery.amount if basket.pays_on_delivery and tariff.cash_on_delivery else Decimal(0)
    to_free = None
    if value is not None and threshold is not None and not is_free and price > 0:
        to_free = Money(threshold - value, tariff.currency)
    return Cost(
        band=band.id,
        price=Money(price, tariff.currency),
        free_over=None if threshold is None else Money(threshold, tariff.currency),
        to_free=to_free,
        fee=Money(fee, tariff.currency),
        total=Money(price + fee, tariff.currency),
    )
