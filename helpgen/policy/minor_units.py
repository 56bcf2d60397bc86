"""Money in whole minor units (cents, satang, haléře), and amounts as shoppers type them.

Knows how many decimals each currency has (ISO 4217, list one of 2026). Must never know what the money pays for.
Twin: theme/assets/js/policy/money.js; the number of decimals reaches it as data.
"""

import re
from decimal import Decimal, InvalidOperation

from helpgen.policy.money import Money

_WITHOUT_DECIMALS = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"]
)
_WITH_THREE = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
MINOR_AT_MOST = 2**53 - 1
"""The greatest whole number that JavaScript counts without loss."""

_GROUPING = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'\N{RIGHT SINGLE QUOTATION MARK}")
_DIGITS = str.maketrans(
    {
        chr(zero + value): str(value)
        for zero in (0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10)  # Arabic, Persian, Devanagari, Thai, full width
        for value in range(10)
    }
    | {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": ","}
)


def decimals_of(currency: str) -> int:
    """Return how many decimals a currency has: 2, unless ISO 4217 says otherwise."""
    if currency in _WITHOUT_DECIMALS:
        return 0
    return 3 if currency in _WITH_THREE else 2


def to_minor(money: Money) -> int:
    """Return an amount in minor units of its currency.

    Raises ValueError when it is finer than a minor unit, no number, or too great to be counted in JavaScript.
    """
    try:
        minor = money.amount.scaleb(decimals_of(money.currency))
        whole = int(minor.to_integral_value())
    except (InvalidOperation, OverflowError, ValueError):
        raise ValueError(f"{money.amount} is no amount of money") from None
    if whole != minor:
        raise ValueError(f"{money.currency} has {decimals_of(money.currency)} decimals, {money.amount} has more")
    if abs(whole) > MINOR_AT_MOST:
        raise ValueError(f"{money.amount} {money.currency} is too great")
    return whole


def from_minor(minor: int, currency: str) -> Money:
    """Return money from minor units."""
    return Money(Decimal(minor).scaleb(-decimals_of(currency)), currency)


def read_amount(text: str, decimals: int) -> int | None:
    """Return an amount that a shopper typed, in minor units; None where it cannot be read in one way only.

    Blanks and apostrophes group. Of two separators the last is the decimal one. A single separator before one to
    `decimals` digits is decimal, before three digits it groups; where both would do (`1.234` dinars), the answer is
    None. Signs, letters and empty text give None.
    """
    plain = text.translate(_DIGITS).translate(_GROUPING)
    if re.fullmatch(r"[0-9]{1,12}", plain):
        return _whole(plain, "", decimals)
    match = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})\.([0-9]+)", plain) or re.fullmatch(
        r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12}),([0-9]+)", plain
    )
    is_grouped = re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+", plain) is not None
    if match is not None and len(match[2]) <= decimals:
        single = is_grouped and not re.search(r"[.,].*[.,]", plain)
        return None if single else _whole(re.sub(r"[.,]", "", match[1]), match[2], decimals)
    return _whole(re.sub(r"[.,]", "", plain), "", decimals) if is_grouped else None


def _whole(units: str, fraction: str, decimals: int) -> int | None:
    minor = int(units + fraction.ljust(decimals, "0"))
    return minor if minor <= MINOR_AT_MOST else None
