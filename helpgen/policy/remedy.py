"""What a shop does when something went wrong: one list for late parcels, damaged items and warranties."""

import enum


class Remedy(enum.Enum):
    """What the shop does when something went wrong."""

    REPAIR = "repair"
    REPLACE = "replace"
    RESEND = "resend"
    DISCOUNT = "discount"
    REFUND = "refund"
    STORE_CREDIT = "store_credit"
