"""The facts about cancelling, changing and paying for an order."""

import enum

from msgspec import Struct

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.money import Money
from helpgen.policy.text import Text


class Stage(enum.Enum):
    """A point in the life of an order."""

    PAID = "paid"
    PACKED = "packed"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"


class InvoiceDelivery(enum.Enum):
    """How the invoice reaches the shopper."""

    EMAIL = "email"
    ACCOUNT = "account"
    PARCEL = "parcel"


class Cancel(Struct, frozen=True):
    """Until when an order can be called off."""

    until: Stage
    free_within: Duration | None
    """Counted from the order, without giving a reason; None: as long as `until` allows."""
    refund_within: Duration | None
    fee: Money | None
    """None: cancelling costs nothing."""
    steps: tuple[Text, ...]


class Change(Struct, frozen=True):
    """Until when an order can be changed."""

    address_until: Stage | None
    items_within: Duration | None
    steps: tuple[Text, ...]


class PaymentMethod(Struct, frozen=True):
    """A way to pay."""

    id: str
    name: Text
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""
    fee: Money | None
    pay_within: Duration | None
    """How long the order waits for the money; None: paid at once."""


class Payment(Struct, frozen=True):
    """All ways to pay."""

    methods: tuple[PaymentMethod, ...]
    charged: Stage | None
    """When cards and wallets are charged; None: not said."""


class Invoice(Struct, frozen=True):
    """The invoice and how long it can be downloaded."""

    delivery: InvoiceDelivery
    available_for: Duration | None


class Orders(Struct, frozen=True):
    """The whole policy about orders."""

    header: Header
    cancel: Cancel | None
    change: Change | None
    payment: Payment | None
    invoice: Invoice | None
