"""Weights as whole grams; never a binary float."""

import re
from decimal import Decimal

from msgspec import Struct

_WEIGHT = re.compile(r"(?P<amount>[0-9]{1,6}(?:\.[0-9]{1,3})?)\s?(?P<unit>kg|g)")


class Weight(Struct, frozen=True, order=True):
    """How heavy a parcel is."""

    grams: int
    """Never negative."""

    @property
    def kilograms(self) -> Decimal:
        """The same in kilograms, exact."""
        return Decimal(self.grams).scaleb(-3)


def parse_weight(text: str) -> Weight:
    """Read `2 kg`, `0.5 kg` or `500 g`.

    Raises ValueError, worded for a writer, when the text is none of these.
    """
    match = _WEIGHT.fullmatch(text.strip())
    if match is None:
        raise ValueError('expected a weight such as "2 kg", "0.5 kg" or "500 g"')
    amount = Decimal(match["amount"])
    grams = amount * 1000 if match["unit"] == "kg" else amount
    if grams != grams.to_integral_value():
        raise ValueError('expected whole grams, for example "500 g"')
    return Weight(int(grams))
