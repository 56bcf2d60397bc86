"""A help center measured by the rules of its markets on the day of the build.

Knows which rules hold where and when, and where in the files a breach stands.
"""

from collections.abc import Iterator, Mapping

from helpgen.check import promise_rules as broken
from helpgen.check.market_case import EU, MarketCase
from helpgen.check.market_rules import (
    COUNTRIES,
    DISPUTE_PLATFORM_CLOSED,
    DISPUTE_PLATFORM_RULE,
    MARKET_RULES,
    RULE_IDS,
    Level,
    MarketRule,
    Pack,
)
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter, Store
from helpgen.settings import Settings

_DISPUTE_PLATFORM = "ec.europa.eu/consumers/odr"
_PACK_NAMES = frozenset(pack.value for pack in COUNTRIES)


def check_market_rules(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what the law of a market, or good service, asks of the shop and does not get."""
    store = help_center.store
    if store is None:
        return
    yield from _check_names(help_center, store)
    off = {switch.name for switch in store.rules_off}
    for rule in MARKET_RULES:
        is_ahead = rule.since > settings.today
        if rule.id in off or (is_ahead and rule.level is not Level.DUTY):
            continue
        for case in _cases(rule.pack, help_center, store, settings):
            for breach in rule.find(case):
                position = _position(help_center, store, breach.place)
                yield _word(rule, position, breach.message, is_ahead=is_ahead)
    if DISPUTE_PLATFORM_RULE not in off and settings.today >= DISPUTE_PLATFORM_CLOSED and _sells_in_eu(store):
        yield from _check_dispute_platform(help_center, store)


def _word(rule: MarketRule, position: Position, message: str, *, is_ahead: bool) -> Diagnostic:
    if is_ahead:
        return broken.market_duty_ahead.at(position, rule.id, message, rule.source, rule.since)
    wording = {
        Level.FLOOR: broken.below_market_floor,
        Level.DUTY: broken.market_duty_missing,
        Level.ADVICE: broken.market_advice,
    }
    return wording[rule.level].at(position, rule.id, message, rule.source)


def _check_names(help_center: HelpCenter, store: Store) -> Iterator[Diagnostic]:
    for switch in store.rules_off:
        if switch.name not in RULE_IDS:
            yield broken.unknown_market_rule.at(switch.position, switch.name, RULE_IDS)
    for market in store.markets:
        for pack in market.rule_packs:
            if pack not in _PACK_NAMES:
                place = f"store.markets.{market.id}.rule_packs"
                yield broken.unknown_rule_pack.at(_position(help_center, store, place), pack, _PACK_NAMES)


def _cases(pack: Pack, help_center: HelpCenter, store: Store, settings: Settings) -> Iterator[MarketCase]:
    if pack is Pack.ALL:
        yield MarketCase(help_center, store, "", (), settings.today)
        return
    for market in store.markets:
        inside = tuple(country for country in market.countries if country in COUNTRIES[pack])
        is_named = pack.value in market.rule_packs
        if is_named or (inside and not market.rule_packs):
            yield MarketCase(help_center, store, market.id, inside or market.countries, settings.today)


def _sells_in_eu(store: Store) -> bool:
    countries = {country for market in store.markets for country in market.countries}
    return bool(EU & (countries | ({store.address.country} if store.address else set())))


def _position(help_center: HelpCenter, store: Store, place: str) -> Position:
    # The nearest key above that the writer has typed.
    places: Mapping[str, Position] = help_center.places
    while place:
        if place in places:
            return places[place]
        place = place.rpartition(".")[0]
    return store.position


def _check_dispute_platform(help_center: HelpCenter, store: Store) -> Iterator[Diagnostic]:
    for prose in help_center.prose:
        for address, start in prose.addresses:
            if _DISPUTE_PLATFORM in address.lower():
                yield broken.dead_dispute_link.at(prose.position(start, start + len(address)), address)
    for name, value in help_center.facts.items():
        if isinstance(value, str) and _DISPUTE_PLATFORM in value.lower():
            yield broken.dead_dispute_link.at(_position(help_center, store, name), value)
