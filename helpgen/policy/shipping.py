"""The facts of the shipping policy: where, how, for how much, how long."""

import enum
from datetime import time

from msgspec import Struct

from helpgen.policy.delivery_promises import (
    Customs,
    CustomsTerms,
    Guarantee,
    Late,
    Peak,
    Preparation,
    Restriction,
)
from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.hours import Weekday
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.span import Span
from helpgen.policy.text import Text
from helpgen.policy.weight import Weight


class Fulfilment(enum.Enum):
    """How the shopper receives the parcel."""

    DELIVERY = "delivery"
    """Brought to her door."""
    PICKUP_POINT = "pickup_point"
    """Held at a pick-up point."""
    LOCKER = "locker"
    """Held in a parcel locker."""
    STORE = "store"
    """Collected in a shop of ours."""


class Origin(Struct, frozen=True):
    """A place from which parcels leave."""

    id: str
    name: Text | None
    """None: the name of its country is shown instead."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    postal_code: str
    """ "" if the shop does not say."""
    time_zone: str
    """IANA name in which cut-off times are meant."""
    holiday_calendar: str
    """Name of the public holidays on which nobody packs, such as `CZ` or `DE-BY`; "" for none."""
    weekend: tuple[Weekday, ...]
    """Days on which nobody packs."""


class Carrier(Struct, frozen=True):
    """A company that brings parcels."""

    id: str
    name: Text
    tracking_url: str
    """Address with `{number}` in the place of the tracking number; "" if parcels cannot be followed."""
    number_pattern: str
    """Regular expression that a whole tracking number matches; "" if unknown."""
    number_example: str
    """A number that matches; "" if none."""
    phone: str
    claim_url: str
    """Where shoppers report a problem; "" if with the shop."""


class ExcludedArea(Struct, frozen=True):
    """A part of a zone that is not served."""

    what: Text
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes in which the prefixes are meant; empty: all of the zone."""
    postal_prefixes: tuple[str, ...]
    """What its postal codes begin with; empty: all of those countries."""


class Zone(Struct, frozen=True):
    """Countries with the same methods and prices."""

    id: str
    name: Text | None
    """None: the names of its countries are shown instead."""
    markets: tuple[str, ...]
    """Ids of the markets that it consists of; empty where countries are listed."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes in capitals, each once; those of its markets among them."""
    postal_prefixes: tuple[str, ...]
    """What postal codes in it begin with; empty: all. The longest fitting prefix decides between two zones."""
    excluded: tuple[ExcludedArea, ...]
    duties: CustomsTerms | None
    """Who pays import duties here; None: as `customs` says."""


class CashOnDelivery(Struct, frozen=True):
    """Paying when the parcel is handed over."""

    zones: tuple[str, ...]
    """Ids of the zones where it is offered; empty: wherever the method goes."""
    payment: str
    """Id of the way to pay in `orders.yml`; "" for none."""
    fee: Money | None
    """That of the way to pay, where one is named; None: no fee."""
    inspect: bool
    """Whether the shopper may open the parcel before she pays."""
    held_for: Duration | None
    """How long the carrier keeps the money before the shop gets it; None if unknown."""
    refund_within: Duration | None


class Method(Struct, frozen=True):
    """A way to get a parcel."""

    id: str
    name: Text
    carrier: str
    """Id of a carrier; "" if the shop delivers itself."""
    fulfilment: Fulfilment
    tracked: bool
    signature: bool
    """Whether somebody must sign."""
    insured: bool
    hold: Duration | None
    """How long a parcel waits to be collected; None where it is delivered."""
    max_weight: Weight | None
    """None: no limit."""
    cutoff: time | None
    """None: that of the policy."""
    handling: Duration | None
    """None: that of the policy."""
    cash_on_delivery: CashOnDelivery | None
    """None: not offered."""


class Band(Struct, frozen=True):
    """A price for orders of some value, weight or number of items."""

    price: Money
    order_value: Span[Money] | None
    """None: whatever it is worth."""
    weight: Span[Weight] | None
    """None: whatever it weighs."""
    items: Span[int] | None
    """None: however many."""


class Rate(Struct, frozen=True):
    """The price and transit time of one method in one zone."""

    id: str
    method: str
    """Id of a method."""
    zone: str
    """Id of a zone."""
    origin: str
    """Id of an origin; "" for the first one."""
    price: Money | None
    """None where `bands` have the prices."""
    bands: tuple[Band, ...]
    """Every order fits exactly one; empty where there is one price."""
    free_over: Money | None
    """Order value from which the method is free; None: never."""
    transit: Duration
    """From dispatch to delivery."""
    member_tier: str
    """Level of the shop's club that gets this rate; "" for everybody."""
    period: Period | None
    """When it is offered; None: always."""


class Shipping(Struct, frozen=True):
    """The whole shipping policy."""

    header: Header
    cutoff: time | None
    """Orders before it are handled from the same business day on, in the time zone of the origin."""
    handling: Duration | None
    """From payment to dispatch."""
    ship_within: Duration | None
    """The longest that a shopper ever waits for the dispatch before she is asked; None: not promised."""
    origins: tuple[Origin, ...]
    """Empty: the address of the store, its time zone, weekend and holidays."""
    carriers: tuple[Carrier, ...]
    zones: tuple[Zone, ...]
    methods: tuple[Method, ...]
    rates: tuple[Rate, ...]
    peaks: tuple[Peak, ...]
    preparation: tuple[Preparation, ...]
    customs: Customs | None
    guarantee: Guarantee | None
    late: Late | None
    restricted: tuple[Restriction, ...]
