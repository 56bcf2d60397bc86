"""The facts of the warranty policy: the legal guarantee and what the shop or the maker adds."""

import enum
from dataclasses import dataclass

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.returns import Clock, Proof
from helpgen.policy.shipping import Remedy
from helpgen.policy.text import Text


class WarrantyKind(enum.Enum):
    """Who stands behind it."""

    LEGAL = "legal"
    """The seller, by law."""
    COMMERCIAL = "commercial"
    """The shop, of its own will."""
    MANUFACTURER = "manufacturer"
    """The maker of the item."""


@dataclass(frozen=True, slots=True)
class TradeIn:
    """What a shopper gets for an old item."""

    condition: str
    """For example "broken"."""
    discount_percent: int
    """Whole percent off a new item, 1 to 100."""


@dataclass(frozen=True, slots=True)
class Warranty:
    """One promise about defects."""

    id: str
    kind: WarrantyKind
    name: Text
    duration: Duration | None
    """None: as long as the item lasts."""
    starts_from: Clock
    covers: tuple[Text, ...]
    excludes: tuple[Text, ...]
    remedies: tuple[Remedy, ...]
    """In the order in which the shop offers them."""
    trade_in: TradeIn | None


@dataclass(frozen=True, slots=True)
class Claim:
    """How to use a warranty."""

    response_within: Duration
    proof: tuple[Proof, ...]
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WarrantyPolicy:
    """The whole warranty policy."""

    header: Header
    warranties: tuple[Warranty, ...]
    claim: Claim | None
