"""The facts of the shipping policy: where, how, for how much, how long."""

import enum
from dataclasses import dataclass
from datetime import time

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.money import Money
from helpgen.policy.text import Text


class Fulfilment(enum.Enum):
    """How the shopper receives the parcel."""

    DELIVERY = "delivery"
    """Brought to her door."""
    PICKUP_POINT = "pickup_point"
    """Held at a pick-up point or parcel locker."""
    STORE = "store"
    """Collected in a shop of ours."""


class CustomsTerms(enum.Enum):
    """Who pays import duties (Incoterms 2020)."""

    DAP = "DAP"
    """The shopper, on delivery."""
    DDP = "DDP"
    """The shop; the price includes them."""


class Remedy(enum.Enum):
    """What the shop does when something went wrong."""

    REPAIR = "repair"
    REPLACE = "replace"
    RESEND = "resend"
    DISCOUNT = "discount"
    REFUND = "refund"
    STORE_CREDIT = "store_credit"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A company that brings parcels."""

    id: str
    name: Text
    tracking_url: str
    """Address with `{number}` in the place of the tracking number; "" if parcels cannot be followed."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Countries with the same methods and prices."""

    id: str
    name: Text | None
    """None: the names of its countries are shown instead."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes in capitals, each once."""


@dataclass(frozen=True, slots=True)
class Method:
    """A way to get a parcel."""

    id: str
    name: Text
    carrier: str
    """Id of a carrier; "" if the shop delivers itself."""
    fulfilment: Fulfilment
    tracked: bool
    hold: Duration | None
    """How long a parcel waits to be collected; None where it is delivered."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The price and transit time of one method in one zone."""

    id: str
    method: str
    """Id of a method."""
    zone: str
    """Id of a zone."""
    price: Money
    free_over: Money | None
    """Order value from which the method is free; None: never."""
    transit: Duration
    """From dispatch to delivery."""


@dataclass(frozen=True, slots=True)
class Customs:
    """Import duties outside the shop's own customs union."""

    terms: CustomsTerms
    note: Text | None


@dataclass(frozen=True, slots=True)
class Late:
    """When a parcel counts as late or lost, counted from the promised delivery date."""

    late_after: Duration
    lost_after: Duration
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Restriction:
    """Goods that do not travel everywhere."""

    what: Text
    zones: tuple[str, ...]
    """Ids of the zones that do not get them; empty: none gets them."""
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Shipping:
    """The whole shipping policy."""

    header: Header
    cutoff: time | None
    """Orders before it are handled from the same business day on, in the store's time zone."""
    handling: Duration | None
    """From payment to dispatch."""
    carriers: tuple[Carrier, ...]
    zones: tuple[Zone, ...]
    methods: tuple[Method, ...]
    rates: tuple[Rate, ...]
    customs: Customs | None
    late: Late | None
    restricted: tuple[Restriction, ...]
