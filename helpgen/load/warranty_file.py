"""`policies/warranty.yml` → the warranty policy.

Knows the keys of the file; must never know whether a defect is covered.
"""

from typing import Annotated

from pydantic import Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.field_types import Id, Length, Lifetime, LocalText, Many, Percent, Words
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields, validate
from helpgen.policy.returns import Clock, Proof
from helpgen.policy.shipping import Remedy
from helpgen.policy.warranty import Claim, TradeIn, Warranty, WarrantyKind, WarrantyPolicy


class TradeInFields(Fields):
    """What a shopper gets for an old item."""

    condition: Words
    """State of the old item, for example "broken"."""
    discount_percent: Percent
    """Whole percent off a new item, 1 to 100."""


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

    def build(self) -> Warranty:
        """Return the warranty of the policy."""
        trade_in = TradeIn(self.trade_in.condition, self.trade_in.discount_percent) if self.trade_in else None
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
        )


class ClaimFields(Fields):
    """How to use a warranty."""

    response_within: Length
    """How soon the shop answers, for example "30 days"."""
    proof: Many[Proof] = ()
    """What a shopper shows: order_number, receipt, photo."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""


class WarrantyPolicyFields(PolicyFields):
    """The warranty policy: the legal guarantee and what the shop or the maker adds."""

    warranties: Annotated[tuple[WarrantyFields, ...], Field(min_length=1)]
    """Promises about defects."""
    claim: ClaimFields | None = None
    """How to use a warranty."""

    def build(self) -> WarrantyPolicy:
        """Return the policy."""
        claim = Claim(self.claim.response_within, self.claim.proof, self.claim.steps) if self.claim else None
        return WarrantyPolicy(self.header(), tuple(warranty.build() for warranty in self.warranties), claim)


def read_warranty(text: str, path: str) -> tuple[WarrantyPolicy | None, tuple[Diagnostic, ...]]:
    """Return the warranty policy, None if it cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return None, parsed.diagnostics
    fields, found = validate(WarrantyPolicyFields, parsed.root, path)
    return fields.build() if fields else None, (*parsed.diagnostics, *found)
