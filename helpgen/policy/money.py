"""Money as a decimal amount with its currency; never a binary float."""

import re
from decimal import Decimal

from msgspec import Struct

_MONEY = re.compile(r"(?P<amount>[0-9]{1,12}(?:\.[0-9]{1,4})?)\s?(?P<currency>[A-Z]{3})")


class Money(Struct, frozen=True):
    """An amount of one currency. Zero without a currency means "free"."""

    amount: Decimal
    """Never negative; as many decimals as the writer gave."""
    currency: str
    """ISO 4217 code in capitals; "" only where the amount is zero."""

    @property
    def is_free(self) -> bool:
        """Whether nothing is to pay."""
        return self.amount == 0


FREE = Money(Decimal(0), "")


def parse_money(text: str) -> Money:
    """Read `99 CZK`, `7.90 EUR` or `free`.

    Raises ValueError, worded for a writer, when the text is none of these.
    """
    stripped = text.strip()
    if stripped.lower() == "free":
        return FREE
    match = _MONEY.fullmatch(stripped)
    if match is None:
        raise ValueError('expected an amount with its currency, for example "7.90 EUR", or "free"')
    return Money(Decimal(match["amount"]), match["currency"])
