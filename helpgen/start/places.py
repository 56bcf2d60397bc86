"""Countries → currency and time zone, as CLDR and the time zone database have them."""

import functools
import importlib.resources
from collections.abc import Mapping, Sequence

from babel.core import get_global
from babel.numbers import get_territory_currencies

DELIVERY_PRICES: Mapping[str, tuple[str, str]] = {
    "USD": ("4.90", "50"), "EUR": ("4.90", "50"), "GBP": ("3.90", "40"), "CZK": ("99", "1500"), "PLN": ("14.90", "200"),
    "HUF": ("1490", "20000"), "SEK": ("49", "500"), "DKK": ("39", "400"), "NOK": ("59", "600"), "RON": ("19.90", "250"),
    "CHF": ("7.90", "80"), "THB": ("50", "1000"), "CNY": ("12", "199"), "IDR": ("20000", "400000"),
    "SAR": ("20", "250"), "AED": ("20", "250"), "JPY": ("600", "6000"), "KRW": ("3000", "50000"), "INR": ("60", "999"),
    "VND": ("30000", "500000"),
}  # fmt: skip
"""By currency: what delivery costs, and from which order on nothing. Examples to change."""
_OTHER_PRICES = ("5", "50")


def known_countries() -> frozenset[str]:
    """Return the codes of every country that has a time zone."""
    return frozenset(_time_zones())


def currency_of(country: str) -> str:
    """Return the currency that a country uses now."""
    return str(get_territory_currencies(country)[0])


def time_zone_of(country: str) -> str:
    """Return the time zone of a country's largest place; raises KeyError for a code that is none."""
    return _time_zones()[country]


def group_by_currency(countries: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the countries of each currency, both in the order given."""
    groups: dict[str, tuple[str, ...]] = {}
    for country in dict.fromkeys(countries):
        currency = currency_of(country)
        groups[currency] = (*groups.get(currency, ()), country)
    return groups


def delivery_prices(currency: str) -> tuple[str, str]:
    """Return an example of what delivery costs, and from which order on nothing."""
    return DELIVERY_PRICES.get(currency, _OTHER_PRICES)


@functools.cache
def _time_zones() -> Mapping[str, str]:
    # zone.tab names the most populous zone of a country first.
    text = (importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    currencies = get_global("territory_currencies")
    zones: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            if country in currencies:
                zones.setdefault(country, zone)
    return zones
