"""Why shoppers write to a shop, whatever it sells: names and words. Knows nothing of what answers them."""

import enum
from collections.abc import Mapping


class Reason(enum.Enum):
    """A question that reaches every shop, named as the article that answers it in a new shop."""

    TRACK_ORDER = "track-order"
    ORDER_CONFIRMATION = "order-confirmation"
    CHANGE_ADDRESS = "change-address"
    CHANGE_ITEMS = "change-items"
    CANCEL_ORDER = "cancel-order"
    DELIVERY_TIMES = "delivery-times"
    LATE_PARCEL = "late-parcel"
    MISSING_ITEM = "missing-item"
    DAMAGED_PARCEL = "damaged-parcel"
    RETURN_ITEM = "return-item"
    REFUND_TIME = "refund-time"
    EXCHANGE = "exchange"
    WARRANTY_CLAIM = "warranty-claim"
    PAYMENT_FAILED = "payment-failed"
    PROMO_CODE = "promo-code"
    INVOICE = "invoice"
    CHOOSE_SIZE = "choose-size"
    BACK_IN_STOCK = "back-in-stock"
    RESET_PASSWORD = "reset-password"
    DELETE_ACCOUNT = "delete-account"

    @property
    def question(self) -> str:
        """What the shopper asks."""
        return _QUESTIONS[self]


_QUESTIONS: Mapping[Reason, str] = {
    Reason.TRACK_ORDER: "Where is my order?",
    Reason.ORDER_CONFIRMATION: "Why did I get no order confirmation?",
    Reason.CHANGE_ADDRESS: "Can I change the delivery address?",
    Reason.CHANGE_ITEMS: "Can I add or change items of my order?",
    Reason.CANCEL_ORDER: "Can I cancel my order?",
    Reason.DELIVERY_TIMES: "When will it arrive, and what does delivery cost?",
    Reason.LATE_PARCEL: "My parcel is late. What now?",
    Reason.MISSING_ITEM: "Something is missing from my parcel. What now?",
    Reason.DAMAGED_PARCEL: "My parcel or item is damaged. What now?",
    Reason.RETURN_ITEM: "How do I return an item?",
    Reason.REFUND_TIME: "When do I get my money back?",
    Reason.EXCHANGE: "Can I exchange an item?",
    Reason.WARRANTY_CLAIM: "How do I claim the warranty?",
    Reason.PAYMENT_FAILED: "Why did my payment fail?",
    Reason.PROMO_CODE: "Why does my promo code not work?",
    Reason.INVOICE: "Where is my invoice?",
    Reason.CHOOSE_SIZE: "Which size or model fits me?",
    Reason.BACK_IN_STOCK: "When is it back in stock?",
    Reason.RESET_PASSWORD: "I forgot my password. What now?",
    Reason.DELETE_ACCOUNT: "How do I delete my account?",
}
