"""`policies/orders.yml` → the policy about cancelling, changing and paying for an order.

Knows the keys of the file; must never know which markets the store has.
"""

from typing import Annotated

from pydantic import Field

from helpgen.load.field_types import Id, Length, LocalText, Many, Price
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields
from helpgen.policy.orders import Cancel, Change, Invoice, InvoiceDelivery, Orders, Payment, PaymentMethod, Stage


class CancelFields(Fields):
    """Until when an order can be called off."""

    until: Stage
    """The last stage: paid, packed, dispatched or delivered."""
    free_within: Length | None = None
    """Time after the order in which no reason is needed. Without it, as long as `until` allows."""
    refund_within: Length | None = None
    """How soon the money comes back."""
    fee: Price | None = None
    """What it costs, amount with currency. Without it, nothing."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""


class ChangeFields(Fields):
    """Until when an order can be changed."""

    address_until: Stage | None = None
    """The last stage at which the address can be changed."""
    items_within: Length | None = None
    """Time after the order in which its items can be changed."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""


class PaymentMethodFields(Fields):
    """A way to pay."""

    id: Id
    """Name by which articles quote the method."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    markets: Many[Id] = ()
    """Ids of the markets where it is offered. Without it, in all."""
    fee: Price | None = None
    """What it costs the shopper, amount with currency."""
    pay_within: Length | None = None
    """How long the order waits for the money. Without it, it is paid at once."""

    def build(self) -> PaymentMethod:
        """Return the method of the policy."""
        return PaymentMethod(self.id, self.name, self.markets, self.fee, self.pay_within)


class PaymentFields(Fields):
    """All ways to pay."""

    methods: Annotated[tuple[PaymentMethodFields, ...], Field(min_length=1)]
    """Ways to pay, in the order in which they are shown."""
    charged: Stage | None = None
    """When cards and wallets are charged: paid, packed, dispatched or delivered."""


class InvoiceFields(Fields):
    """The invoice."""

    delivery: InvoiceDelivery
    """How it reaches the shopper: email, account or parcel."""
    available_for: Length | None = None
    """How long it can be downloaded."""


class OrdersFields(PolicyFields):
    """The policy about cancelling, changing and paying for an order."""

    cancel: CancelFields | None = None
    """Until when an order can be called off."""
    change: ChangeFields | None = None
    """Until when an order can be changed."""
    payment: PaymentFields | None = None
    """All ways to pay."""
    invoice: InvoiceFields | None = None
    """The invoice and how long it can be downloaded."""

    def build(self) -> Orders:
        """Return the policy."""
        cancel, change, payment, invoice = self.cancel, self.change, self.payment, self.invoice
        return Orders(
            header=self.header(),
            cancel=Cancel(cancel.until, cancel.free_within, cancel.refund_within, cancel.fee, cancel.steps)
            if cancel
            else None,
            change=Change(change.address_until, change.items_within, change.steps) if change else None,
            payment=Payment(tuple(method.build() for method in payment.methods), payment.charged) if payment else None,
            invoice=Invoice(invoice.delivery, invoice.available_for) if invoice else None,
        )
