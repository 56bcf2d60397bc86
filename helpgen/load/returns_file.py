"""`policies/returns.yml` → the returns policy.

Knows the keys of the file; must never know which window applies to an order.
"""

from typing import Annotated

from pydantic import Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.field_types import AtLeastOne, Cost, Count, Country, Flag, Id, Length, LocalText, Many, Words
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields, validate
from helpgen.policy.returns import (
    Clock,
    Conditions,
    Damaged,
    DayUnit,
    Exchanges,
    Exclusion,
    ExclusionReason,
    LabelSource,
    OutboundRefund,
    Proof,
    Refund,
    RefundType,
    ReturnMethod,
    Returns,
    ReturnType,
    Window,
)
from helpgen.policy.shipping import Remedy


class ConditionsFields(Fields):
    """When a window applies; what is not given may be anything."""

    market: Words = ""
    """Id of a market."""
    member_tier: Words = ""
    """Level of the shop's club."""
    category: Words = ""
    """Kind of goods."""
    condition: Words = ""
    """State of the item."""
    payment: Words = ""
    """Way of payment."""

    def build(self) -> Conditions:
        """Return the conditions of the policy."""
        return Conditions(self.market, self.member_tier, self.category, self.condition, self.payment)


class WindowFields(Fields):
    """How long a shopper may return an item."""

    id: Id
    """Name by which articles quote the window."""
    name: LocalText
    """Which orders it is for: one text, or one for each language."""
    days: Count
    """Number of days."""
    unit: DayUnit = DayUnit.CALENDAR
    """Which days are counted: calendar or business."""
    starts_from: Clock
    """The day from which it is counted."""
    when: ConditionsFields | None = None
    """When it applies. Without it, to every order that no earlier window took."""

    def build(self) -> Window:
        """Return the window of the policy."""
        when = self.when.build() if self.when else None
        return Window(self.id, self.name, self.days, self.unit, self.starts_from, when)


class ExclusionFields(Fields):
    """Items that cannot be returned."""

    id: Id
    """Name by which articles quote the exclusion."""
    what: LocalText
    """The items: one text, or one for each language."""
    reason: ExclusionReason
    """Why they cannot be returned."""
    unless_defective: Flag = True
    """Whether they can be returned if they have a defect."""


class ReturnMethodFields(Fields):
    """A way to send an item back."""

    id: Id
    """Name by which articles quote the method."""
    type: ReturnType
    """How the item travels: mail, store, pickup or locker."""
    name: LocalText
    """What shoppers do: one text, or one for each language."""
    carrier: Words = ""
    """Name of the company that brings it."""
    label: LabelSource | None = None
    """Where the return label comes from. Without it, none is needed."""
    cost: Cost = None
    """Amount with currency, "free", or "customer" where shoppers pay their own carrier."""
    countries: Many[Country] = ()
    """Codes of the countries where it is offered. Without it, everywhere."""

    def build(self) -> ReturnMethod:
        """Return the method of the policy."""
        return ReturnMethod(self.id, self.type, self.name, self.carrier, self.label, self.cost, self.countries)


class RefundFields(Fields):
    """How and when money comes back."""

    types: AtLeastOne[RefundType]
    """What the shopper gets: original_payment, store_credit, exchange."""
    within: Length
    """How soon the shop pays, for example "5 business days"."""
    starts_from: Clock
    """The day from which it is counted."""
    bank_days: Length | None = None
    """What the bank then needs."""
    outbound_shipping: OutboundRefund
    """How much of the delivery price is refunded: standard, all or none."""

    def build(self) -> Refund:
        """Return the refund of the policy."""
        return Refund(self.types, self.within, self.starts_from, self.bank_days, self.outbound_shipping)


class ExchangesFields(Fields):
    """Swapping an item for another size or colour."""

    allowed: Flag
    """Whether the shop does it."""
    within: Length | None = None
    """How long a shopper may ask for it."""
    cost: Cost = None
    """Amount with currency, "free", or "customer" where shoppers pay their own carrier."""


class DamagedFields(Fields):
    """Wrong, damaged or missing items."""

    report_within: Length
    """How long a shopper may report it."""
    evidence: Many[Proof] = ()
    """What a shopper shows: order_number, receipt, photo."""
    remedies: Many[Remedy] = ()
    """What the shop does, in the order in which it is offered."""
    cost: Cost = None
    """Amount with currency, "free", or "customer" where shoppers pay their own carrier."""


class ReturnsFields(PolicyFields):
    """The returns policy."""

    windows: Annotated[tuple[WindowFields, ...], Field(min_length=1)]
    """How long items may be returned; the first window whose conditions match an order applies."""
    conditions: Many[LocalText] = ()
    """What a returned item must be like."""
    exclusions: tuple[ExclusionFields, ...] = ()
    """Items that cannot be returned."""
    methods: tuple[ReturnMethodFields, ...] = ()
    """Ways to send an item back."""
    refund: RefundFields
    """How and when money comes back."""
    exchanges: ExchangesFields | None = None
    """Swapping an item for another size or colour."""
    damaged: DamagedFields | None = None
    """Wrong, damaged or missing items."""

    def build(self) -> Returns:
        """Return the policy."""
        exchanges, damaged = self.exchanges, self.damaged
        return Returns(
            header=self.header(),
            windows=tuple(window.build() for window in self.windows),
            conditions=self.conditions,
            exclusions=tuple(
                Exclusion(item.id, item.what, item.reason, item.unless_defective) for item in self.exclusions
            ),
            methods=tuple(method.build() for method in self.methods),
            refund=self.refund.build(),
            exchanges=Exchanges(exchanges.allowed, exchanges.within, exchanges.cost) if exchanges else None,
            damaged=Damaged(damaged.report_within, damaged.evidence, damaged.remedies, damaged.cost)
            if damaged
            else None,
        )


def read_returns(text: str, path: str) -> tuple[Returns | None, tuple[Diagnostic, ...]]:
    """Return the returns policy, None if it cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return None, parsed.diagnostics
    fields, found = validate(ReturnsFields, parsed.root, path)
    return fields.build() if fields else None, (*parsed.diagnostics, *found)
