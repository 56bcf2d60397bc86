"""The facts of the returns policy. Windows are rules: the first one whose conditions match applies."""

import enum
from dataclasses import dataclass

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.money import Money
from helpgen.policy.shipping import Remedy
from helpgen.policy.text import Text


class Clock(enum.Enum):
    """The day from which a window or a deadline is counted."""

    DELIVERY = "delivery"
    """The day the parcel arrived."""
    DELIVERY_LAST_ITEM = "delivery_last_item"
    """The day the last item of the order arrived."""
    ORDER = "order"
    """The day of the order."""
    DISPATCH = "dispatch"
    """The day the parcel left the warehouse."""
    PURCHASE = "purchase"
    """The day of purchase in a shop."""
    NOTICE = "notice"
    """The day the shopper announced the return."""
    RECEIPT = "receipt"
    """The day the returned item reached the shop."""
    INSPECTION = "inspection"
    """The day the returned item was checked."""


class DayUnit(enum.Enum):
    """Which days a window counts."""

    CALENDAR = "calendar"
    BUSINESS = "business"


class ExclusionReason(enum.Enum):
    """Why an item cannot be returned; most are named in Directive 2011/83/EU, Art. 16."""

    CUSTOM_MADE = "custom_made"
    PERISHABLE = "perishable"
    SEALED_HYGIENE = "sealed_hygiene"
    MIXED = "mixed"
    SEALED_MEDIA = "sealed_media"
    DIGITAL_STARTED = "digital_started"
    NEWSPAPER = "newspaper"
    DATED_SERVICE = "dated_service"
    ALCOHOL = "alcohol"
    OTHER = "other"


class ReturnType(enum.Enum):
    """How an item travels back."""

    MAIL = "mail"
    STORE = "store"
    PICKUP = "pickup"
    LOCKER = "locker"


class LabelSource(enum.Enum):
    """Where the return label comes from."""

    IN_BOX = "in_box"
    DOWNLOAD = "download"
    QR = "qr"
    CUSTOMER = "customer"


class RefundType(enum.Enum):
    """What the shopper gets back."""

    ORIGINAL_PAYMENT = "original_payment"
    STORE_CREDIT = "store_credit"
    EXCHANGE = "exchange"


class OutboundRefund(enum.Enum):
    """How much of the original delivery price is refunded."""

    STANDARD = "standard"
    ALL = "all"
    NONE = "none"


class Proof(enum.Enum):
    """What a shopper shows with a claim."""

    ORDER_NUMBER = "order_number"
    RECEIPT = "receipt"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a window applies; an empty text means "whatever it is"."""

    market: str
    member_tier: str
    category: str
    condition: str
    payment: str


@dataclass(frozen=True, slots=True)
class Window:
    """How long a shopper may return an item."""

    id: str
    name: Text
    days: int
    unit: DayUnit
    starts_from: Clock
    when: Conditions | None
    """None: applies to every order that no earlier window took."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Items that cannot be returned without a defect."""

    id: str
    what: Text
    reason: ExclusionReason
    unless_defective: bool


@dataclass(frozen=True, slots=True)
class ReturnMethod:
    """A way to send an item back."""

    id: str
    type: ReturnType
    name: Text
    carrier: str
    label: LabelSource | None
    """None where no label is needed."""
    cost: Money | None
    """None: the shopper pays her own carrier."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes; empty: all."""


@dataclass(frozen=True, slots=True)
class Refund:
    """How and when money comes back."""

    types: tuple[RefundType, ...]
    within: Duration
    starts_from: Clock
    bank_days: Duration | None
    """What the bank then needs; None if unknown."""
    outbound_shipping: OutboundRefund


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Swapping an item for another size or colour."""

    allowed: bool
    within: Duration | None
    cost: Money | None
    """None: the shopper pays her own carrier."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """Wrong, damaged or missing items."""

    report_within: Duration
    evidence: tuple[Proof, ...]
    remedies: tuple[Remedy, ...]
    cost: Money | None
    """None: the shopper pays her own carrier."""


@dataclass(frozen=True, slots=True)
class Returns:
    """The whole returns policy."""

    header: Header
    windows: tuple[Window, ...]
    """In the writer's order: the first match applies."""
    conditions: tuple[Text, ...]
    exclusions: tuple[Exclusion, ...]
    methods: tuple[ReturnMethod, ...]
    refund: Refund
    exchanges: Exchanges | None
    damaged: Damaged | None
