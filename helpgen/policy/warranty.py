"""The facts of the warranty policy: the legal guarantee and what the shop or the maker adds."""

import enum

from msgspec import Struct

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.remedy import Remedy
from helpgen.policy.returns import Clock, Proof
from helpgen.policy.text import Text


class WarrantyKind(enum.Enum):
    """Who stands behind it."""

    LEGAL = "legal"
    """The seller, by law."""
    COMMERCIAL = "commercial"
    """The shop, of its own will."""
    MANUFACTURER = "manufacturer"
    """The maker of the item."""


class TradeIn(Struct, frozen=True):
    """What a shopper gets for an old item."""

    condition: Text
    """For example "broken"."""
    discount_percent: int
    """Whole percent off a new item, 1 to 100."""


class Guarantor(Struct, frozen=True):
    """Who stands behind a warranty, if it is not the shop."""

    name: str
    address: str
    """On one line; "" if unknown."""


class Warranty(Struct, frozen=True):
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
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes; empty: all of the markets."""
    categories: tuple[Text, ...]
    """Goods that it is for; empty: all."""
    transferable: bool | None
    """Whether it goes along with the item to its next owner; None: not said."""
    registration_required: bool
    repair_extension: Duration | None
    """How much longer it lasts after a repair; None: no longer."""
    guarantor: Guarantor | None
    """None: the shop itself."""


class Claim(Struct, frozen=True):
    """How to use a warranty."""

    response_within: Duration
    proof: tuple[Proof, ...]
    steps: tuple[Text, ...]
    channels: tuple[str, ...]
    """Ids of channels that take claims; empty: all."""


class WarrantyPolicy(Struct, frozen=True):
    """The whole warranty policy."""

    header: Header
    warranties: tuple[Warranty, ...]
    claim: Claim | None
