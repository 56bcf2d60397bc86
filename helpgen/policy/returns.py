"""The facts of the returns policy. Windows are rules: the first one whose conditions match applies."""

import enum
from datetime import date

from msgspec import Struct

from helpgen.policy.address import Address
from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.remedy import Remedy
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


class PurchasePlace(enum.Enum):
    """Where an item was bought."""

    ONLINE = "online"
    STORE = "store"


class Basis(enum.Enum):
    """Why a shopper may return an item."""

    STATUTORY = "statutory"
    """The law gives the right."""
    VOLUNTARY = "voluntary"
    """The shop promises it."""


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
    KIOSK = "kiosk"
    """At a drop-off point of a partner."""
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


class RefundWait(enum.Enum):
    """What the shop may wait for before it pays (Directive 2011/83/EU, Art. 13(3))."""

    ITEM = "item"
    """Until the item is back."""
    PROOF = "proof"
    """Until the item is back or the shopper has shown that she sent it, whichever comes first."""


class GiftRefund(enum.Enum):
    """What the receiver of a gift gets for it."""

    STORE_CREDIT = "store_credit"
    EXCHANGE = "exchange"
    GIVER = "giver"
    """Nothing: the money goes back to whoever paid."""


class Proof(enum.Enum):
    """What a shopper shows with a claim."""

    ORDER_NUMBER = "order_number"
    RECEIPT = "receipt"
    PHOTO = "photo"


class Conditions(Struct, frozen=True):
    """When a window applies: every part must fit. An empty list means "whatever it is"."""

    market: tuple[str, ...]
    """Ids of markets."""
    member_tier: tuple[str, ...]
    category: tuple[str, ...]
    condition: tuple[str, ...]
    """State of the item."""
    payment: tuple[str, ...]
    """Ways of payment."""
    bought_in: tuple[PurchasePlace, ...]
    purchased: Period | None
    """When the item was bought; None: whenever."""


class Window(Struct, frozen=True):
    """How long a shopper may return an item."""

    id: str
    name: Text
    days: int
    unit: DayUnit
    starts_from: Clock
    when: Conditions | None
    """None: applies to every order that no earlier window took."""
    basis: Basis | None
    """None: not said."""


class Season(Struct, frozen=True):
    """Days of purchase for which there is more time."""

    id: str
    name: Text
    purchased: Period
    until: date | None
    """Last day for the return; None where `days` are given."""
    days: int | None
    """Days in the place of those of the window; None where `until` is given."""
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""


class Exclusion(Struct, frozen=True):
    """Items that cannot be returned without a defect."""

    id: str
    what: Text
    reason: ExclusionReason
    unless_defective: bool
    category: str
    """The word that windows use for these items; "" for none."""
    requires_confirmation: bool
    """Whether the shopper must agree to it before she buys (as in China)."""
    source: str
    """The law behind it; "" for none."""


class ReturnMethod(Struct, frozen=True):
    """A way to send an item back."""

    id: str
    type: ReturnType
    name: Text
    carrier: str
    label: LabelSource | None
    """None where no label is needed."""
    cost: Money | None
    """If the shopper has changed her mind. None: she pays her own carrier."""
    cost_if_defective: Money | None
    """If the item is faulty or wrong. None: the shopper pays her own carrier."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes; empty: all."""
    steps: tuple[Text, ...]


class RestockingFee(Struct, frozen=True):
    """What the shop keeps of the refund."""

    amount: Money | None
    """None where a percentage is given."""
    percent: int | None
    """Of the price; None where an amount is given."""
    applies_to: Text | None
    """None: to every return."""


class Refund(Struct, frozen=True):
    """How and when money comes back."""

    types: tuple[RefundType, ...]
    within: Duration
    starts_from: Clock
    bank_days: Duration | None
    """What the bank then needs; None if unknown."""
    outbound_shipping: OutboundRefund
    may_wait_for: RefundWait | None
    """None: the shop does not wait."""


class Exchanges(Struct, frozen=True):
    """Swapping an item for another size or colour."""

    allowed: bool
    within: Duration | None
    cost: Money | None
    """None: the shopper pays her own carrier."""
    note: Text | None


class Gifts(Struct, frozen=True):
    """Returning something that somebody else paid."""

    proof: tuple[Proof, ...]
    refund_to: tuple[GiftRefund, ...]
    note: Text | None


class Withdrawal(Struct, frozen=True):
    """The right to withdraw from a contract without a reason, and how to use it."""

    markets: tuple[str, ...]
    """Ids of the markets whose law gives it; empty: all."""
    channels: tuple[str, ...]
    """Ids of the channels that take the notice; empty: all."""
    form: bool
    """Whether the model form stands on a page of its own."""
    send_back_within: Duration | None
    """After the notice; None: not said."""


class Damaged(Struct, frozen=True):
    """Wrong, damaged or missing items."""

    report_within: Duration
    evidence: tuple[Proof, ...]
    remedies: tuple[Remedy, ...]
    cost: Money | None
    """None: the shopper pays her own carrier."""
    steps: tuple[Text, ...]


class Returns(Struct, frozen=True):
    """The whole returns policy."""

    header: Header
    windows: tuple[Window, ...]
    """In the writer's order: the first match applies."""
    seasons: tuple[Season, ...]
    words: tuple[tuple[str, Text], ...]
    """(word that conditions use, what shoppers call it)."""
    conditions: tuple[Text, ...]
    exclusions: tuple[Exclusion, ...]
    start_url: str
    """Where a shopper announces a return; "" for none."""
    methods: tuple[ReturnMethod, ...]
    return_address: Address | None
    restocking_fee: RestockingFee | None
    refund: Refund
    exchanges: Exchanges | None
    gifts: Gifts | None
    withdrawal: Withdrawal | None
    damaged: Damaged | None
