"""What must hold inside one policy file beyond single values: periods, choices between keys, bands, windows.

Knows raw groups of keys with their positions; must never know of the store or of other files.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from helpgen.diagnostics import Diagnostic
from helpgen.load import policy_rules as broken
from helpgen.load import yaml
from helpgen.load.schema import groups_in, words_in
from helpgen.policy.money import parse_money
from helpgen.policy.span import Box, Side, find_faults
from helpgen.policy.weight import Weight, parse_weight

_PERIODS = (("first_day", "last_day"), ("effective_from", "effective_to"))


def find_reversed_periods(node: yaml.Node) -> Iterator[Diagnostic]:
    """Yield each period, anywhere in a file, that ends before it begins."""
    if isinstance(node, yaml.Mapping):
        for start_key, end_key in _PERIODS:
            yield from reversed_days(node, start_key, node, end_key)
        for _, value in node.entries:
            yield from find_reversed_periods(value)
    elif isinstance(node, yaml.Sequence):
        for item in node.items:
            yield from find_reversed_periods(item)


def reversed_days(
    start_group: yaml.Mapping, start_key: str, end_group: yaml.Mapping, end_key: str
) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the day under the second key lies before that under the first."""
    start, end = word_in(start_group, start_key), word_in(end_group, end_key)
    first, last = _day(start), _day(end)
    if start and end and first and last and last < first:
        yield broken.end_before_start.at(end.position, end_key, end.value, start_key, start.value)


def needs_one_of(group: yaml.Mapping, name: str, *keys: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic unless a group has exactly one of some keys."""
    given = [key for key in keys if has_value(group, key)]
    if len(given) != 1:
        place = group.key(given[-1]) if given else None
        position = place.position if place else group.position
        yield broken.one_of_two.at(position, name, keys, len(given))


def has_value(group: yaml.Mapping, key: str) -> bool:
    """Tell whether a key has a value; an empty list is none."""
    value = group.get(key)
    if isinstance(value, yaml.Sequence):
        return bool(value.items)
    return value is not None and not (isinstance(value, yaml.Scalar) and value.is_nothing)


def word_in(group: yaml.Mapping, key: str) -> yaml.Scalar | None:
    """Return the word under a key, None if there is none."""
    return next(iter(words_in(group, key)), None)


def group_in(group: yaml.Node | None, key: str) -> yaml.Mapping | None:
    """Return the group of keys under a key, None if there is none."""
    value = group.get(key) if isinstance(group, yaml.Mapping) else None
    return value if isinstance(value, yaml.Mapping) else None


def id_of(group: yaml.Mapping, fallback: str) -> str:
    """Return the id of an entry, or the fallback."""
    word = word_in(group, "id")
    return word.value if word else fallback


def _day(word: yaml.Scalar | None) -> date | None:
    if word is None or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word.value):
        return None
    try:
        return date.fromisoformat(word.value)
    except ValueError:
        return None


# --- Bands -------------------------------------------------------------------------

_FIRST: Mapping[str, Decimal] = {"order_value": Decimal(0), "weight": Decimal(0), "items": Decimal(1)}
"""With which number each measure begins."""


def _order_value(text: str) -> Decimal:
    return parse_money(text).amount


def _grams(text: str) -> Decimal:
    return Decimal(parse_weight(text).grams)


def _count(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError("expected a whole number in digits")
    return Decimal(text)


_READERS: Mapping[str, Callable[[str], Decimal]] = {"order_value": _order_value, "weight": _grams, "items": _count}


def check_bands(rate: yaml.Mapping, max_weight: Weight | None) -> Iterator[Diagnostic]:
    """Yield the gaps and overlaps between the bands of a rate, and bands that end before they begin.

    A band with a value that cannot be read leaves the bands unjudged: the value is reported by itself.
    """
    name = id_of(rate, "rate")
    groups = groups_in(rate, "bands")
    boxes: list[Box] = []
    for group in groups:
        box, is_readable = _box(group)
        reversed_sides = list(_reversed_sides(group, box))
        yield from reversed_sides
        if reversed_sides or not is_readable:
            return
        boxes.append(box)
    currency = _currency(groups)
    for fault in find_faults(boxes, _FIRST):
        place = ", ".join(_side_words(measure, side, currency) for measure, side in fault.place) or "every order"
        if fault.boxes:
            first, second = (groups[number] for number in fault.boxes)
            yield broken.bands_overlap.at(second.position, name, place, first.position.line)
        elif not _is_too_heavy(fault.place, max_weight):
            key = rate.key("bands")
            yield broken.gap_between_bands.at(key.position if key else rate.position, name, place)


def _box(group: yaml.Mapping) -> tuple[Box, bool]:
    box: dict[str, Side] = {}
    for measure, read in _READERS.items():
        span = group_in(group, measure)
        if span is None:
            if has_value(group, measure):
                return {}, False
            continue
        try:
            low, high = (read(word.value) if (word := word_in(span, key)) else None for key in ("at_least", "below"))
        except ValueError:
            return {}, False
        box[measure] = (low if low is not None else _FIRST[measure], high)
    return box, True


def _reversed_sides(group: yaml.Mapping, box: Box) -> Iterator[Diagnostic]:
    for measure, (low, high) in box.items():
        span = group_in(group, measure)
        end = word_in(span, "below") if span else None
        start = word_in(span, "at_least") if span else None
        if end and high is not None and high <= low:
            shown = start.value if start else str(_FIRST[measure])
            yield broken.end_before_start.at(end.position, f"{measure}: below", end.value, "at_least", shown)


def _currency(groups: tuple[yaml.Mapping, ...]) -> str:
    for group in groups:
        span = group_in(group, "order_value")
        for key in ("at_least", "below"):
            word = word_in(span, key) if span else None
            if word and " " in word.value:
                return word.value.rpartition(" ")[2]
    return ""


def _side_words(measure: str, side: Side, currency: str) -> str:
    low, high = side
    shown_low, shown_high = (_amount_words(measure, border, currency) for border in side)
    if high is None:
        return f"{shown_low} and more"
    return f"less than {shown_high}" if low == _FIRST[measure] else f"{shown_low} up to {shown_high}"


def _amount_words(measure: str, amount: Decimal | None, currency: str) -> str:
    if amount is None:
        return ""
    if measure == "weight":
        kilograms = (amount / 1000).normalize()
        return f"{kilograms:f} kg" if amount >= 1000 else f"{amount} g"
    return f"{amount} items" if measure == "items" else f"{amount} {currency}".strip()


def _is_too_heavy(place: tuple[tuple[str, Side], ...], max_weight: Weight | None) -> bool:
    return max_weight is not None and any(
        measure == "weight" and low >= max_weight.grams for measure, (low, _) in place
    )
