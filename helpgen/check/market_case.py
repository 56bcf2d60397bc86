"""A shop seen from one market: what its policies promise to the shoppers there.

Knows policies and countries. Knows nothing of laws.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from helpgen.model import ChannelType, HelpCenter, Store
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.legal_floors import EU_COUNTRIES
from helpgen.policy.returns import DayUnit, PurchasePlace, Window
from helpgen.policy.shipping import CashOnDelivery

EU = EU_COUNTRIES
"""Member states, ISO 3166-1 alpha-2."""


class Breach(Struct, frozen=True):
    """A place where a shop does not do what a rule asks for."""

    place: str
    """Dotted name of the fact, or of the key that is missing."""
    message: str
    """What is there and what is asked for, without a full stop."""


class MarketCase(Struct, frozen=True):
    """What a rule may ask."""

    help_center: HelpCenter
    store: Store
    market: str
    """Id of the market; "" if the store has none."""
    countries: tuple[str, ...]
    """Those of the market in which the rule holds; all countries for a rule that holds everywhere."""
    today: date

    @property
    def whom(self) -> str:
        """The market in words."""
        return f'market "{self.market}"' if self.market else f"shoppers in {', '.join(self.countries)}"

    def holds_in(self, markets: tuple[str, ...]) -> bool:
        """Tell whether something that is for these markets, or for all if there are none, is for this one."""
        return not markets or self.market in markets

    def windows(self) -> Iterator[Window]:
        """Yield the return windows that orders of this market can get, those of walk-in shops left out."""
        returns = self.help_center.policies.returns
        for window in returns.windows if returns else ():
            when = window.when
            in_store_only = when is not None and when.bought_in == (PurchasePlace.STORE,)
            if not in_store_only and (when is None or self.holds_in(when.market)):
                yield window

    def channel_types(self) -> set[ChannelType]:
        """Return the ways to reach the shop."""
        return {channel.type for channel in self.help_center.channels}

    def cash_on_delivery(self) -> Iterator[tuple[str, CashOnDelivery]]:
        """Yield (name of the fact, terms) of each method that takes cash in a country of the case."""
        shipping = self.help_center.policies.shipping
        for method in shipping.methods if shipping else ():
            cash = method.cash_on_delivery
            if shipping is None or cash is None:
                continue
            zones = cash.zones or tuple(rate.zone for rate in shipping.rates if rate.method == method.id)
            served = {country for zone in shipping.zones if zone.id in zones for country in zone.countries}
            if served & set(self.countries):
                yield f"shipping.methods.{method.id}.cash_on_delivery", cash


def window_days(window: Window) -> int:
    """Return the fewest calendar days that a window has."""
    return window.days if window.unit is DayUnit.CALENDAR else window.days + window.days // 5 * 2


def days_at_most(length: Duration) -> int:
    """Return the most calendar days that a length of time can take; part of a day counts as a day."""
    count = length.maximum
    match length.unit:
        case Unit.MINUTE:
            return -(-count // 1440)
        case Unit.HOUR:
            return -(-count // 24)
        case Unit.BUSINESS_DAY:
            return count + -(-count // 5) * 2
        case Unit.DAY:
            return count
        case Unit.WEEK:
            return count * 7
        case Unit.MONTH:
            return count * 31
        case Unit.YEAR:
            return count * 366


def months_at_least(length: Duration) -> int:
    """Return the whole months of a length of time; days and less are counted as months of 31 days."""
    match length.unit:
        case Unit.YEAR:
            return length.minimum * 12
        case Unit.MONTH:
            return length.minimum
        case _:
            return days_at_most(length) // 31


def in_words(length: Duration) -> str:
    """Return a length of time as a writer of YAML would type it."""
    span = f"{length.minimum}-{length.maximum}" if length.is_range else f"{length.maximum}"
    return f"{span} {length.unit.value}{'' if length.maximum == 1 else 's'}"
