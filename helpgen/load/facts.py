"""Loaded shop values → the flat table of facts that articles may quote as `{{ name }}`."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model import (
    Card,
    Channel,
    Countries,
    FactValue,
    Feedback,
    Icon,
    Machines,
    Policies,
    Reference,
    ShopBrand,
    Store,
    TargetKind,
    ThemeWords,
)
from helpgen.policy.delivery_promises import CompensationType
from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.hours import Weekday
from helpgen.policy.legal import Conformance
from helpgen.policy.money import Money
from helpgen.policy.orders import Stage
from helpgen.policy.remedy import Remedy
from helpgen.policy.returns import (
    Clock,
    Damaged,
    DayUnit,
    Exchanges,
    ExclusionReason,
    GiftRefund,
    LabelSource,
    Proof,
    RefundType,
    ReturnMethod,
)
from helpgen.policy.shipping import Fulfilment
from helpgen.policy.text import Text
from helpgen.policy.warranty import Warranty, WarrantyKind
from helpgen.policy.weight import Weight

_VALUES = (str, bool, int, Decimal, date, time, Money, Duration, Text, Weight)
_HIDDEN = (Position, Reference, Feedback, Icon, Weekday, ShopBrand, Machines)
"""Types whose values never stand in a page."""
_WORDED: Mapping[type[enum.Enum], str] = {
    Clock: "clock",
    CompensationType: "compensation",
    Conformance: "conformance",
    DayUnit: "day_unit",
    ExclusionReason: "reason",
    Fulfilment: "fulfilment",
    GiftRefund: "gift_refund",
    LabelSource: "label",
    Proof: "proof",
    RefundType: "refund",
    Remedy: "remedy",
    Stage: "stage",
    WarrantyKind: "warranty_kind",
}
"""Closed sets that the theme has words for, and the prefix of their keys."""


_CARRIED_BY_SHOPPER = ThemeWords(("returns_cost_customer",))
_MEANT_BY_NONE: Mapping[tuple[type, str], FactValue] = {
    (Warranty, "duration"): ThemeWords(("lifetime",)),
    (ReturnMethod, "cost"): _CARRIED_BY_SHOPPER,
    (ReturnMethod, "cost_if_defective"): _CARRIED_BY_SHOPPER,
    (Exchanges, "cost"): _CARRIED_BY_SHOPPER,
    (Damaged, "cost"): _CARRIED_BY_SHOPPER,
}
"""Fields where None is a promise of its own."""
_SETTINGS = frozenset(
    {
        "allows_raw_html",
        "channels",
        "enforcement",
        "goods",
        "has_faq_pages",
        "id",
        "image",
        "is_read_offline",
        "number_pattern",
        "payment_id",
        "rule_packs",
        "contact_reasons",
        "rules_off",
    }
)
"""Fields that say how to build or how to name, not what holds."""


def flatten_facts(store: Store | None, channels: tuple[Channel, ...], policies: Policies) -> Mapping[str, FactValue]:
    """Return every fact by its dotted name: file, then keys; an entry of a list is named by its id."""
    facts: dict[str, FactValue] = {}
    if store is not None:
        facts.update(_walk("store", store))
    facts.update(_walk("channels", channels))
    for name, policy in policies.present:
        facts.update(_walk(name, policy))
        facts[f"cards.{name}"] = Card(TargetKind.POLICY, name, ThemeWords((f"{name}_title",)))
    for channel in channels:
        facts.setdefault(f"cards.{channel.id}", Card(TargetKind.CONTACT, channel.id, channel.name))
    return facts


def _walk(name: str, value: object) -> Iterator[tuple[str, FactValue]]:
    if value is None or value == "" or isinstance(value, _HIDDEN):
        return
    if isinstance(value, Header):
        # The owner is for the shop alone; the changelog is told on the policy's page.
        yield from _walk(f"{name}.effective_from", value.effective_from)
        yield from _walk(f"{name}.effective_to", value.effective_to)
        yield from _walk(f"{name}.revision", value.revision)
    elif isinstance(value, enum.Enum):
        yield name, _words_of([value])
    elif isinstance(value, _VALUES):
        yield name, value
    elif isinstance(value, tuple):
        yield from _walk_tuple(name, value)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            deeper = name if field == "header" else f"{name}.{field}"
            inner = getattr(value, field)
            if inner is None and (type(value), field) in _MEANT_BY_NONE:
                yield deeper, _MEANT_BY_NONE[type(value), field]
            elif field == "countries" and inner:
                yield deeper, Countries(inner)
            elif field not in _SETTINGS:
                yield from _walk(deeper, inner)


def _words_of(members: Sequence[enum.Enum]) -> FactValue:
    prefix = _WORDED.get(type(members[0]))
    if prefix is None:
        return tuple(str(member.value) for member in members)
    return ThemeWords(tuple(f"{prefix}_{member.value}" for member in members))


def _walk_tuple(name: str, value: tuple[object, ...]) -> Iterator[tuple[str, FactValue]]:
    strings = tuple(entry for entry in value if isinstance(entry, str))
    texts = tuple(entry for entry in value if isinstance(entry, Text))
    members = [entry for entry in value if isinstance(entry, enum.Enum) and not isinstance(entry, _HIDDEN)]
    if members:
        yield name, _words_of(members)
    elif strings or texts:
        yield name, strings or texts
    for entry in value:
        if isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[0], str):
            yield from _walk(f"{name}.{entry[0]}", entry[1])
        elif hasattr(entry, "id"):
            yield from _walk(f"{name}.{entry.id}", entry)
