"""`policies/warranty.yml` → the warranty policy.

Knows the keys of the file; must never know whether a defect is covered.
"""

from typing import Annotated

from pydantic import Field

from helpgen.load.field_types import Country, Flag, Id, Length, Lifetime, LocalText, Many, Percent, Words
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields
from helpgen.policy.remedy import Remedy
from helpgen.policy.returns import Clock, Proof
from helpgen.policy.warranty import Claim, Guarantor, TradeIn, Warranty, WarrantyKind, WarrantyPolicy


class TradeInFields(Fields):
    """What a shopper gets for an old item."""

    condition: LocalText
    """State of the old item, for example "broken": one text, or one for each language."""
    discount_percent: Percent
    """Whole percent off a new item, 1 to 100."""


class GuarantorFields(Fields):
    """Who stands behind a warranty, if it is not the shop."""

    name: Words
    """Name of the company."""
    address: Words = ""
    """Its postal address on one line."""


class WarrantyFields(Fields):
    """One promise about defects."""

    id: Id
    """Name by which articles quote the warranty."""
    kind: WarrantyKind
    """Who stands behind it: legal (the seller, by law), commercial (the shop) or manufacturer."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    duration: Lifetime
    """How long it lasts, for example "2 years", or "lifetime"."""
    starts_from: Clock
    """The day from which it is counted."""
    covers: Many[LocalText] = ()
    """What it covers."""
    excludes: Many[LocalText] = ()
    """What it does not cover."""
    remedies: Many[Remedy] = ()
    """What the shop does, in the order in which it is offered."""
    trade_in: TradeInFields | None = None
    """What a shopper gets for an old item."""
    markets: Many[Id] = ()
    """Ids of the markets where it holds. Without it, in all."""
    countries: Many[Country] = ()
    """Codes of the countries where it holds. Without it, all of the markets."""
    categories: Many[LocalText] = ()
    """Goods that it is for. Without it, all."""
    transferable: Flag | None = None
    """Whether it goes along with the item to its next owner."""
    registration_required: Flag = False
    """Whether the shopper must register the item first."""
    repair_extension: Length | None = None
    """How much longer it lasts after a repair, for example "12 months"."""
    guarantor: GuarantorFields | None = None
    """Who stands behind it, if it is not the shop."""

    def build(self) -> Warranty:
        """Return the warranty of the policy."""
        trade_in = TradeIn(self.trade_in.condition, self.trade_in.discount_percent) if self.trade_in else None
        guarantor = Guarantor(self.guarantor.name, self.guarantor.address) if self.guarantor else None
        return Warranty(
            id=self.id,
            kind=self.kind,
            name=self.name,
            duration=self.duration,
            starts_from=self.starts_from,
            covers=self.covers,
            excludes=self.excludes,
            remedies=self.remedies,
            trade_in=trade_in,
            markets=self.markets,
            countries=self.countries,
            categories=self.categories,
            transferable=self.transferable,
            registration_required=self.registration_required,
            repair_extension=self.repair_extension,
            guarantor=guarantor,
        )


class ClaimFields(Fields):
    """How to use a warranty."""

    response_within: Length
    """How soon the shop answers, for example "30 days"."""
    proof: Many[Proof] = ()
    """What a shopper shows: order_number, receipt, photo."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""
    channels: Many[Id] = ()
    """Ids of the channels that take claims. Without it, all."""


class WarrantyPolicyFields(PolicyFields):
    """The warranty policy: the legal guarantee and what the shop or the maker adds."""

    warranties: Annotated[tuple[WarrantyFields, ...], Field(min_length=1)]
    """Promises about defects."""
    claim: ClaimFields | None = None
    """How to use a warranty."""

    def build(self) -> WarrantyPolicy:
        """Return the policy."""
        found = self.claim
        claim = Claim(found.response_within, found.proof, found.steps, found.channels) if found else None
        return WarrantyPolicy(self.header(), tuple(warranty.build() for warranty in self.warranties), claim)
