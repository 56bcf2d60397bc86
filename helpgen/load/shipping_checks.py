"""What must hold inside `policies/shipping.yml`: names that lead somewhere, one price for each order, order of days.

Knows raw groups of keys with their positions; must never know of the store or of other files.
"""

from collections.abc import Iterator
from datetime import date

from helpgen.diagnostics import Diagnostic
from helpgen.load import policy_rules as broken
from helpgen.load import yaml
from helpgen.load.policy_checks import check_bands, group_in, has_value, id_of, needs_one_of, reversed_days, word_in
from helpgen.load.schema import find_unknown_references, groups_in, ids_in, words_in
from helpgen.load.schema_rules import country_in_two_groups, missing_key, unknown_reference
from helpgen.policy.outcomes import Needs
from helpgen.policy.tracking import PatternError, TrackingTerms, check_pattern, find_tracking
from helpgen.policy.weight import Weight, parse_weight

_REFERENCES = (
    ("methods", "carrier", "carriers"),
    ("rates", "method", "methods"),
    ("rates", "zone", "zones"),
    ("rates", "origin", "origins"),
    ("restricted", "zones", "zones"),
)
_INNER_REFERENCES = (
    ("methods", "cash_on_delivery", "zones", "zones"),
    ("", "guarantee", "zones", "zones"),
    ("", "guarantee", "methods", "methods"),
)


def check_shipping(root: yaml.Node) -> Iterator[Diagnostic]:
    """Yield everything that contradicts itself."""
    for entries, key, targets in _REFERENCES:
        yield from find_unknown_references(root, entries, key, targets)
    yield from _check_inner_references(root)
    yield from check_zones(root)
    yield from _check_methods(root)
    yield from _check_rates(root)
    yield from _check_peaks(root)
    for carrier in groups_in(root, "carriers"):
        yield from _check_number(carrier)
    for compensation in groups_in(group_in(root, "guarantee"), "compensation"):
        if has_value(compensation, "amount") and has_value(compensation, "percent"):
            yield from needs_one_of(compensation, "guarantee.compensation", "amount", "percent")


def _check_inner_references(root: yaml.Node) -> Iterator[Diagnostic]:
    for entries, inner, key, targets in _INNER_REFERENCES:
        known = frozenset(ids_in(root, targets))
        for owner in groups_in(root, entries) if entries else (root,):
            group = group_in(owner, inner)
            for word in words_in(group, key) if group else ():
                if word.value not in known:
                    kind = targets.removesuffix("s")
                    yield unknown_reference.at(word.position, f"{inner}.{key}", kind, word.value, known)
    rates = frozenset(ids_in(root, "rates"))
    for peak in groups_in(root, "peaks"):
        for last in groups_in(peak, "last_orders"):
            for word in words_in(last, "rate"):
                if word.value not in rates:
                    yield unknown_reference.at(word.position, "last_orders.rate", "rate", word.value, rates)


# --- Zones -------------------------------------------------------------------------


def check_zones(root: yaml.Node, markets: dict[str, tuple[str, ...]] | None = None) -> Iterator[Diagnostic]:
    """Yield zones without a country, and countries that two zones claim for the same postal codes.

    `markets` are the countries of each market of the store, as far as they are known already.
    """
    first: dict[tuple[str, str], tuple[yaml.Mapping, yaml.Scalar]] = {}
    for number, zone in enumerate(groups_in(root, "zones")):
        name = id_of(zone, f"[{number + 1}]")
        if not has_value(zone, "countries") and not has_value(zone, "markets"):
            hint = "Codes of its countries, two capital letters each. Or name its markets."
            yield missing_key.at(zone.position, f"zones.{name}.countries", hint)
        prefixes = [word.value for word in words_in(zone, "postal_prefixes")] or [""]
        for word, countries in _claims(zone, markets or {}):
            for claim in ((country, prefix) for country in countries for prefix in prefixes):
                owner, known = first.setdefault(claim, (zone, word))
                if owner is not zone:
                    yield country_in_two_groups.at(word.position, claim[0], id_of(owner, "zones"), known.position.line)
                    break


def _claims(zone: yaml.Mapping, markets: dict[str, tuple[str, ...]]) -> Iterator[tuple[yaml.Scalar, tuple[str, ...]]]:
    for word in words_in(zone, "countries"):
        yield word, (word.value,)
    for word in words_in(zone, "markets"):
        yield word, markets.get(word.value, ())


# --- Methods and rates ---------------------------------------------------------------


def _check_methods(root: yaml.Node) -> Iterator[Diagnostic]:
    priced = {word.value for rate in groups_in(root, "rates") for word in words_in(rate, "method")}
    for method in groups_in(root, "methods"):
        name = word_in(method, "id")
        if name is not None and name.value not in priced:
            yield broken.method_without_rate.at(name.position, name.value)


def _check_rates(root: yaml.Node) -> Iterator[Diagnostic]:
    limits = {id_of(method, ""): _weight(word_in(method, "max_weight")) for method in groups_in(root, "methods")}
    rates = groups_in(root, "rates")
    for number, rate in enumerate(rates):
        yield from needs_one_of(rate, f"rates.{id_of(rate, f'[{number + 1}]')}", "price", "bands")
        method = word_in(rate, "method")
        if groups_in(rate, "bands"):
            yield from check_bands(rate, limits.get(method.value) if method else None)
        twin = next((other for other in rates[:number] if _is_twin(rate, other)), None)
        if twin is not None:
            name = word_in(rate, "id") or method
            position = name.position if name else rate.position
            yield broken.rate_twice.at(position, id_of(rate, "rate"), id_of(twin, "rate"), twin.position.line)


def _is_twin(rate: yaml.Mapping, other: yaml.Mapping) -> bool:
    for key in ("method", "zone", "origin", "member_tier"):
        first, second = word_in(rate, key), word_in(other, key)
        if (first.value if first else "") != (second.value if second else ""):
            return False
    spans = [
        (_iso(word_in(one, "first_day"), date.min), _iso(word_in(one, "last_day"), date.max)) for one in (rate, other)
    ]
    return has_value(rate, "method") and spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _iso(word: yaml.Scalar | None, missing: date) -> str:
    # Days in this form sort like dates, even where one of them does not exist.
    return word.value if word else missing.isoformat()


def _weight(word: yaml.Scalar | None) -> Weight | None:
    try:
        return parse_weight(word.value) if word else None
    except ValueError:
        return None


# --- Peaks and carriers ----------------------------------------------------------------


def _check_peaks(root: yaml.Node) -> Iterator[Diagnostic]:
    for number, peak in enumerate(groups_in(root, "peaks")):
        last_orders = groups_in(peak, "last_orders")
        if last_orders and not has_value(peak, "deliver_by"):
            name = f"peaks.{id_of(peak, f'[{number + 1}]')}.deliver_by"
            yield missing_key.at(peak.position, name, "The day on which everything should have arrived.")
        for last in last_orders:
            yield from reversed_days(last, "order_by", peak, "deliver_by")


def _check_number(carrier: yaml.Mapping) -> Iterator[Diagnostic]:
    pattern, example = word_in(carrier, "number_pattern"), word_in(carrier, "number_example")
    if pattern is None or example is None:
        return
    try:
        check_pattern(pattern.value)
    except PatternError:
        return  # reported by itself
    if isinstance(find_tracking(TrackingTerms(pattern.value, ""), example.value), Needs):
        yield broken.example_does_not_match.at(example.position, example.value, pattern.value)
