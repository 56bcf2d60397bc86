"""Prices in a currency that their shoppers do not pay in.

Knows raw groups of keys with their positions, and which market has which currency; must never know a rate of exchange.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from helpgen.diagnostics import Diagnostic
from helpgen.load import policy_rules as broken
from helpgen.load import yaml
from helpgen.load.codes import CURRENCIES
from helpgen.load.policy_checks import group_in, id_of, word_in
from helpgen.load.schema import groups_in, words_in
from helpgen.model import Store
from helpgen.policy.money import parse_money


class _Place(Struct, frozen=True):
    """Somewhere with one currency."""

    name: str
    """As a writer is told."""
    currency: str


def check_currencies(root: yaml.Node, store: Store) -> Iterator[Diagnostic]:
    """Yield each price of a policy whose currency is not that of its market, or of the price beside it."""
    by_market = {market.id: _Place(f'market "{market.id}"', market.currency) for market in store.markets}
    by_country = {country: by_market[market.id] for market in store.markets for country in market.countries}
    zones = {id_of(zone, ""): _places(zone, by_market, by_country) for zone in groups_in(root, "zones")}
    methods = {id_of(method, ""): method for method in groups_in(root, "methods")}
    for rate in groups_in(root, "rates"):
        zone, method = word_in(rate, "zone"), word_in(rate, "method")
        places = zones.get(zone.value, ()) if zone else ()
        yield from _compare(_prices_of_rate(rate), places)
        cash = group_in(methods.get(method.value) if method else None, "cash_on_delivery")
        served = {word.value for word in words_in(cash, "zones")} if cash else set()
        if cash and zone and (not served or zone.value in served):
            yield from _compare(words_in(cash, "fee"), places)
    for way in (*groups_in(root, "methods"), *groups_in(group_in(root, "payment"), "methods")):
        places = _places(way, by_market, by_country)
        yield from _compare([*words_in(way, "cost"), *words_in(way, "cost_if_defective")], places)
        yield from _compare(words_in(way, "fee"), places)


def _places(
    group: yaml.Mapping, by_market: Mapping[str, _Place], by_country: Mapping[str, _Place]
) -> tuple[_Place, ...]:
    found = [by_market.get(word.value) for word in words_in(group, "markets")]
    found += [by_country.get(word.value) for word in words_in(group, "countries")]
    return tuple(dict.fromkeys(place for place in found if place is not None))


def _prices_of_rate(rate: yaml.Mapping) -> list[yaml.Scalar]:
    prices = [*words_in(rate, "price"), *words_in(rate, "free_over")]
    for band in groups_in(rate, "bands"):
        prices += words_in(band, "price")
        span = group_in(band, "order_value")
        prices += (*words_in(span, "at_least"), *words_in(span, "below")) if span else ()
    return prices


def _compare(prices: Iterable[yaml.Scalar], places: Iterable[_Place]) -> Iterator[Diagnostic]:
    expected = list(places)
    for price in prices:
        currency = _currency(price)
        if currency and not expected:
            # In no market: at least the prices of one entry must go together.
            expected = [_Place("the price before it", currency)]
        wrong = next((place for place in expected if currency and place.currency != currency), None)
        if wrong is not None:
            yield broken.currency_mismatch.at(price.position, price.value, wrong.name, wrong.currency)


def _currency(price: yaml.Scalar) -> str:
    try:
        currency = parse_money(price.value).currency
    except ValueError:
        return ""  # reported by itself, or "customer"
    return currency if currency in CURRENCIES else ""  # reported by itself
