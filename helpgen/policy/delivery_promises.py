"""What a shop promises around delivery: busy times, guarantees, late parcels, duties, goods that stay at home."""

import enum
from datetime import date

from msgspec import Struct

from helpgen.policy.duration import Duration
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.remedy import Remedy
from helpgen.policy.text import Text


class CustomsTerms(enum.Enum):
    """Who pays import duties (Incoterms 2020)."""

    DAP = "DAP"
    """The shopper, on delivery."""
    DDP = "DDP"
    """The shop; the price includes them."""


class CompensationType(enum.Enum):
    """What a shopper gets for a promise that was missed."""

    STORE_CREDIT = "store_credit"
    REFUND_SHIPPING = "refund_shipping"
    """The price of the delivery comes back."""
    VOUCHER = "voucher"
    REFUND = "refund"
    """Part of the price of the goods comes back."""


class ClaimWay(enum.Enum):
    """What a shopper does to get a compensation."""

    AUTO = "auto"
    """Nothing: the shop does it by itself."""
    REQUEST = "request"
    """She asks for it."""


class Customs(Struct, frozen=True):
    """Import duties outside the shop's own customs union."""

    terms: CustomsTerms
    note: Text | None


class Late(Struct, frozen=True):
    """When a parcel counts as late or lost, counted from the promised delivery date."""

    late_after: Duration
    lost_after: Duration
    remedies: tuple[Remedy, ...]
    steps: tuple[Text, ...]
    """What the shopper does."""


class Compensation(Struct, frozen=True):
    """What a shopper gets."""

    type: CompensationType
    amount: Money | None
    """None where a percentage is given, or where the type says all."""
    percent: int | None
    """Of the price of the goods; None where an amount is given."""


class Guarantee(Struct, frozen=True):
    """A promise to arrive in time, and what it costs the shop to miss it."""

    within: Duration
    """From the order to the door."""
    methods: tuple[str, ...]
    """Ids of the methods that carry the promise; empty: all."""
    zones: tuple[str, ...]
    """Ids of the zones; empty: all."""
    compensation: tuple[Compensation, ...]
    """One for each currency, or one for all."""
    covers_carrier_fault: bool
    """Whether it holds where the carrier was late, not the shop."""
    claim: ClaimWay
    claim_within: Duration | None
    exclusions: tuple[Text, ...]


class LastOrder(Struct, frozen=True):
    """Until when to order to have it in time."""

    rate: str
    """Id of a rate."""
    order_by: date


class Peak(Struct, frozen=True):
    """A busy time in which everything takes longer."""

    id: str
    name: Text
    period: Period
    extra: Duration | None
    """What handling takes in addition; None: nothing."""
    deliver_by: date | None
    """The day that `last_orders` are meant for; None where there is none."""
    last_orders: tuple[LastOrder, ...]


class Preparation(Struct, frozen=True):
    """Goods that need more time before they leave."""

    what: Text
    extra: Duration


class Restriction(Struct, frozen=True):
    """Goods that do not travel everywhere."""

    what: Text
    zones: tuple[str, ...]
    """Ids of the zones that do not get them."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes. Without zones and countries, nobody gets them."""
    reason: Text | None
    source: str
    """The law that forbids it; "" for none."""
