"""`policies/returns.yml` → the returns policy.

Knows the keys of the file; must never know which window applies to an order.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.address_fields import AddressFields
from helpgen.load.field_types import (
    AtLeastOne,
    Cost,
    Count,
    Country,
    Day,
    Flag,
    Id,
    Length,
    LocalText,
    Many,
    Percent,
    Price,
    WebAddress,
    Words,
)
from helpgen.load.policy_header import PolicyFields
from helpgen.load.returns_checks import check_returns
from helpgen.load.schema import Fields
from helpgen.policy.period import Period
from helpgen.policy.remedy import Remedy
from helpgen.policy.returns import (
    Basis,
    Clock,
    Conditions,
    Damaged,
    DayUnit,
    Exchanges,
    Exclusion,
    ExclusionReason,
    GiftRefund,
    Gifts,
    LabelSource,
    OutboundRefund,
    Proof,
    PurchasePlace,
    Refund,
    RefundType,
    RefundWait,
    RestockingFee,
    ReturnMethod,
    Returns,
    ReturnType,
    Season,
    Window,
    Withdrawal,
)


class PurchasedFields(Fields):
    """Days of purchase."""

    first_day: Day | None = None
    """First day, as year-month-day. Without it, since ever."""
    last_day: Day | None = None
    """Last day, as year-month-day. Without it, for ever."""


class ConditionsFields(Fields):
    """When a window applies: every line must fit; what is not given may be anything."""

    market: Many[Words] = ()
    """Id of a market, or a list."""
    member_tier: Many[Words] = ()
    """Level of the shop's club, or a list."""
    category: Many[Words] = ()
    """Kind of goods, or a list."""
    condition: Many[Words] = ()
    """State of the item, or a list."""
    payment: Many[Words] = ()
    """Way of payment, or a list."""
    bought_in: Many[PurchasePlace] = ()
    """Where it was bought: online or store."""
    purchased: PurchasedFields | None = None
    """When it was bought."""

    def build(self) -> Conditions:
        """Return the conditions of the policy."""
        days = self.purchased
        return Conditions(
            market=self.market,
            member_tier=self.member_tier,
            category=self.category,
            condition=self.condition,
            payment=self.payment,
            bought_in=self.bought_in,
            purchased=Period(days.first_day, days.last_day) if days else None,
        )


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
    basis: Basis | None = None
    """Why: statutory (by law) or voluntary (the shop's promise)."""

    def build(self) -> Window:
        """Return the window of the policy."""
        when = self.when.build() if self.when else None
        return Window(self.id, self.name, self.days, self.unit, self.starts_from, when, self.basis)


class SeasonFields(Fields):
    """Days of purchase for which there is more time."""

    id: Id
    """Name by which articles quote the season."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    first_day: Day
    """First day of purchase, as year-month-day."""
    last_day: Day
    """Last day of purchase, as year-month-day."""
    until: Day | None = None
    """Last day for the return."""
    days: Count | None = None
    """Number of days in the place of those of the window, instead of until."""
    markets: Many[Id] = ()
    """Ids of the markets where it holds. Without it, in all."""

    def build(self) -> Season:
        """Return the season of the policy."""
        purchased = Period(self.first_day, self.last_day)
        return Season(self.id, self.name, purchased, self.until, self.days, self.markets)


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
    category: Words = ""
    """The word that the conditions of windows use for these items."""
    requires_confirmation: Flag = False
    """Whether the shopper must agree to it before she buys."""
    source: Words = ""
    """The law behind it."""

    def build(self) -> Exclusion:
        """Return the exclusion of the policy."""
        return Exclusion(
            id=self.id,
            what=self.what,
            reason=self.reason,
            unless_defective=self.unless_defective,
            category=self.category,
            requires_confirmation=self.requires_confirmation,
            source=self.source,
        )


class ReturnMethodFields(Fields):
    """A way to send an item back."""

    id: Id
    """Name by which articles quote the method."""
    type: ReturnType
    """How the item travels: mail, store, kiosk, pickup or locker."""
    name: LocalText
    """What shoppers do: one text, or one for each language."""
    carrier: Words = ""
    """Name of the company that brings it."""
    label: LabelSource | None = None
    """Where the return label comes from. Without it, none is needed."""
    cost: Cost = None
    """Cost if the shopper changed her mind: amount, "free", or "customer" where she pays her own carrier."""
    cost_if_defective: Cost = None
    """Cost if the item is faulty or wrong. Without it, the same as cost."""
    countries: Many[Country] = ()
    """Codes of the countries where it is offered. Without it, everywhere."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""

    def build(self) -> ReturnMethod:
        """Return the method of the policy."""
        has_own = "cost_if_defective" in self.model_fields_set
        return ReturnMethod(
            id=self.id,
            type=self.type,
            name=self.name,
            carrier=self.carrier,
            label=self.label,
            cost=self.cost,
            cost_if_defective=self.cost_if_defective if has_own else self.cost,
            countries=self.countries,
            steps=self.steps,
        )


class RestockingFeeFields(Fields):
    """What the shop keeps of the refund."""

    amount: Price | None = None
    """Amount with currency."""
    percent: Percent | None = None
    """Whole percent of the price, instead of an amount."""
    applies_to: LocalText | None = None
    """Which returns: one text, or one for each language. Without it, all."""


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
    may_wait_for: RefundWait | None = None
    """What the shop may wait for: item (until it is back) or proof (or was sent, if that is sooner)."""

    def build(self) -> Refund:
        """Return the refund of the policy."""
        return Refund(
            self.types, self.within, self.starts_from, self.bank_days, self.outbound_shipping, self.may_wait_for
        )


class ExchangesFields(Fields):
    """Swapping an item for another size or colour."""

    allowed: Flag
    """Whether the shop does it."""
    within: Length | None = None
    """How long a shopper may ask for it."""
    cost: Cost = None
    """Amount with currency, "free", or "customer" where shoppers pay their own carrier."""
    note: LocalText | None = None
    """What else shoppers should know: one text, or one for each language."""


class GiftsFields(Fields):
    """Returning something that somebody else paid."""

    proof: Many[Proof] = ()
    """What the receiver shows: order_number, receipt, photo."""
    refund_to: AtLeastOne[GiftRefund]
    """What the receiver gets: store_credit, exchange, or giver (the money goes back to whoever paid)."""
    note: LocalText | None = None
    """What else shoppers should know: one text, or one for each language."""


class WithdrawalFields(Fields):
    """The right to withdraw from a contract without a reason."""

    markets: Many[Id] = ()
    """Ids of the markets whose law gives it. Without it, all."""
    channels: Many[Id] = ()
    """Ids of the channels that take the notice. Without it, all."""
    form: Flag = True
    """Whether the model form stands on a page of its own, to fill in or print."""
    send_back_within: Length | None = None
    """How soon after the notice the item must be sent."""


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
    steps: Many[LocalText] = ()
    """What to do, step by step."""

    def build(self) -> Damaged:
        """Return the terms of the policy."""
        return Damaged(self.report_within, self.evidence, self.remedies, self.cost, self.steps)


class ReturnsFields(PolicyFields):
    """The returns policy."""

    windows: Annotated[tuple[WindowFields, ...], Field(min_length=1)]
    """How long items may be returned; the first window whose conditions match an order applies."""
    seasons: tuple[SeasonFields, ...] = ()
    """Days of purchase for which there is more time."""
    words: dict[Id, LocalText] = Field(default_factory=dict)
    """What shoppers call the words that conditions and exclusions use, such as club or final-sale."""
    conditions: Many[LocalText] = ()
    """What a returned item must be like."""
    exclusions: tuple[ExclusionFields, ...] = ()
    """Items that cannot be returned."""
    start_url: WebAddress = ""
    """Address where a shopper announces a return."""
    methods: tuple[ReturnMethodFields, ...] = ()
    """Ways to send an item back."""
    return_address: AddressFields | None = None
    """Where returned items arrive."""
    restocking_fee: RestockingFeeFields | None = None
    """What the shop keeps of the refund. Without it, nothing."""
    refund: RefundFields
    """How and when money comes back."""
    exchanges: ExchangesFields | None = None
    """Swapping an item for another size or colour."""
    gifts: GiftsFields | None = None
    """Returning something that somebody else paid."""
    withdrawal: WithdrawalFields | None = None
    """The right to withdraw from a contract without a reason."""
    damaged: DamagedFields | None = None
    """Wrong, damaged or missing items."""

    def build(self) -> Returns:
        """Return the policy."""
        swap, fee, gifts, right = self.exchanges, self.restocking_fee, self.gifts, self.withdrawal
        return Returns(
            header=self.header(),
            windows=tuple(window.build() for window in self.windows),
            seasons=tuple(season.build() for season in self.seasons),
            words=tuple(self.words.items()),
            conditions=self.conditions,
            exclusions=tuple(exclusion.build() for exclusion in self.exclusions),
            start_url=self.start_url,
            methods=tuple(method.build() for method in self.methods),
            return_address=self.return_address.build() if self.return_address else None,
            restocking_fee=RestockingFee(fee.amount, fee.percent, fee.applies_to) if fee else None,
            refund=self.refund.build(),
            exchanges=Exchanges(swap.allowed, swap.within, swap.cost, swap.note) if swap else None,
            gifts=Gifts(gifts.proof, gifts.refund_to, gifts.note) if gifts else None,
            withdrawal=Withdrawal(right.markets, right.channels, right.form, right.send_back_within) if right else None,
            damaged=self.damaged.build() if self.damaged else None,
        )

    @classmethod
    def check(cls, root: yaml.Node) -> Iterator[Diagnostic]:
        """Yield what contradicts itself in the file."""
        yield from check_returns(root)
