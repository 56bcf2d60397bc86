"""What must hold between the files of a shop: names of markets and channels, currencies, calendars, clocks.

Knows raw groups of keys with their positions and the store; must never know what a page shows.
"""

from collections.abc import Iterator, Mapping, Sequence

from helpgen.diagnostics import Diagnostic
from helpgen.load import policy_rules as broken
from helpgen.load import yaml
from helpgen.load.currency_checks import check_currencies
from helpgen.load.policy_checks import group_in, has_value, word_in
from helpgen.load.schema import groups_in, ids_in, words_in
from helpgen.load.schema_rules import unknown_reference
from helpgen.load.shipping_checks import check_zones
from helpgen.model import Store
from helpgen.policy.named_calendars import UnknownCalendarError, build_calendar
from helpgen.policy.returns import Returns
from helpgen.policy.windows import find_shadowed

Roots = Mapping[str, yaml.Node]
"""Keys of policy files by the names of the files."""


def check_store(root: yaml.Node | None) -> Iterator[Diagnostic]:
    """Yield calendars that do not exist."""
    yield from _check_calendars(root)


def check_policy(
    root: yaml.Node,
    roots: Roots,
    store: Store | None,
    store_root: yaml.Node | None,
    channels: Sequence[str],
) -> Iterator[Diagnostic]:
    """Yield what contradicts the store, the channels or other policies, which `roots` has, in one policy file."""
    yield from _check_calendars(root)
    yield from _check_clock(root, store, store_root)
    yield from _check_words(root, "channels", "channel", channels)
    yield from _check_payments(root, roots)
    yield from _check_enforcement(root, roots)
    if store is None:
        return
    yield from _check_words(root, "markets", "market", [market.id for market in store.markets])
    yield from _check_words(root, "market", "market", [market.id for market in store.markets])
    yield from check_zones(root, {market.id: market.countries for market in store.markets})
    yield from check_currencies(root, store)


def check_windows(root: yaml.Node, returns: Returns, store: Store | None) -> Iterator[Diagnostic]:
    """Yield the return windows that can never apply."""
    groups = groups_in(root, "windows")
    markets = tuple(market.id for market in store.markets) if store else ()
    for number, taker in find_shadowed(returns.windows, markets):
        name = word_in(groups[number], "id")
        position = name.position if name else groups[number].position
        yield broken.window_never_matches.at(position, returns.windows[number].id, returns.windows[taker].id)


# --- Names -----------------------------------------------------------------------


def _check_words(root: yaml.Node, key: str, kind: str, known: Sequence[str]) -> Iterator[Diagnostic]:
    for group in _all_groups(root):
        for word in words_in(group, key):
            if word.value not in known:
                yield unknown_reference.at(word.position, key, kind, word.value, known)


def _check_payments(root: yaml.Node, roots: Roots) -> Iterator[Diagnostic]:
    known = ids_in(group_in(roots.get("orders"), "payment"), "methods")
    for method in groups_in(root, "methods"):
        cash = group_in(method, "cash_on_delivery")
        for word in words_in(cash, "payment") if cash else ():
            if word.value not in known:
                kind = "way to pay of orders.yml"
                yield unknown_reference.at(word.position, "cash_on_delivery.payment", kind, word.value, known)


def _check_enforcement(root: yaml.Node, roots: Roots) -> Iterator[Diagnostic]:
    statement = group_in(root, "accessibility")
    known = ids_in(roots.get("complaints"), "bodies")
    for word in words_in(statement, "enforcement") if statement else ():
        if word.value not in known:
            kind = "body of complaints.yml"
            yield unknown_reference.at(word.position, "accessibility.enforcement", kind, word.value, known)


def _all_groups(node: yaml.Node) -> Iterator[yaml.Mapping]:
    if isinstance(node, yaml.Mapping):
        yield node
        for _, value in node.entries:
            yield from _all_groups(value)
    elif isinstance(node, yaml.Sequence):
        for item in node.items:
            yield from _all_groups(item)


# --- Calendars and clocks ------------------------------------------------------------


_ANY_YEAR = range(2026, 2027)
"""Whether a calendar exists does not depend on the year."""


def _check_calendars(root: yaml.Node | None) -> Iterator[Diagnostic]:
    for group in _all_groups(root) if root is not None else ():
        for word in words_in(group, "holiday_calendar"):
            try:
                build_calendar(word.value, (), _ANY_YEAR)
            except UnknownCalendarError as error:
                yield broken.unknown_calendar.at(word.position, word.value, error.nearest)


def _check_clock(root: yaml.Node, store: Store | None, store_root: yaml.Node | None) -> Iterator[Diagnostic]:
    if not isinstance(root, yaml.Mapping):
        return
    cutoffs = [group for group in (root, *groups_in(root, "methods")) if has_value(group, "cutoff")]
    if not cutoffs:
        return
    cutoff = next(iter(words_in(cutoffs[0], "cutoff")), None)
    if cutoff is None:
        return
    origins = groups_in(root, "origins")
    has_zone = isinstance(store_root, yaml.Mapping) and has_value(store_root, "time_zone")
    if not has_zone and not (origins and all(has_value(origin, "time_zone") for origin in origins)):
        yield broken.cutoff_without_zone.at(cutoff.position, cutoff.value, "in store.yml")
    home = store.address.country if store and store.address else ""
    for origin in origins:
        country = word_in(origin, "country")
        if home and country and country.value != home and not has_value(origin, "time_zone"):
            name = word_in(origin, "id")
            place = f'in the origin "{name.value}" in {country.value}' if name else f"in {country.value}"
            yield broken.cutoff_without_zone.at(cutoff.position, cutoff.value, place)
