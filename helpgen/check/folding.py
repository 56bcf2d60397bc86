"""Text → a plain form in which words of six languages are easy to compare, with the way back to the text.

Knows scripts. Knows nothing of numbers or policies.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

_ZEROS = "\N{THAI DIGIT ZERO}\N{ARABIC-INDIC DIGIT ZERO}\N{EXTENDED ARABIC-INDIC DIGIT ZERO}\N{FULLWIDTH DIGIT ZERO}"
_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\u301c\uff5e\uff0d~"
_SAME = {
    "\uff05": "%", "\u066a": "%", "\uff1a": ":", "\uff0e": ".", "\u066b": ".", "\u066c": ",", "\u060c": ",",
    "\uff0c": ",", "\uffe5": "\u00a5", "\u2019": "'", "\u02bc": "'", "\uff08": "(", "\uff09": ")",
    "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627", "\u0629": "\u0647",
    "\u0649": "\u064a", "\u0624": "\u0648",
}  # fmt: skip
"""Signs that mean the same; forms of alef, ta marbuta and alef maqsura that writers exchange."""
_TRADITIONAL = (
    "貨換運費個時點兩萬鐘週歐圓幣發達單訂購員會損壞報還過質無從補償應內於後處務業聯絡復電郵線滿額價錢請將為這當給訴繳"
)
_SIMPLIFIED = (
    "货换运费个时点两万钟周欧元币发达单订购员会损坏报还过质无从补偿应内于后处务业联络复电邮线满额价钱请将为这当给诉缴"
)
_DROPPED = (
    *range(0x0300, 0x0370), *range(0x064B, 0x0653), 0x0670, 0x0640,
    0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
"""Accents that stand alone, Arabic vowel signs and stretches, and characters that nobody sees."""


def _latin() -> Iterator[tuple[str, str]]:
    for code in range(0xC0, 0x180):
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        if base.isascii():
            yield chr(code), base


_TABLE: dict[int, str | None] = {
    **{ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)},
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **{ord(written): plain for written, plain in _SAME.items()},
    **{ord(written): plain for written, plain in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)},
    **{ord(written): plain for written, plain in _latin()},
    **{ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **dict.fromkeys(_DROPPED, None),
}
_FOLDED = frozenset(map(chr, _TABLE))


class Folded(Struct, frozen=True):
    """A text in small letters without accents, with plain digits."""

    text: str
    _kept: tuple[int, ...]
    """Where dropped characters stood: for the nth, its index less n. Empty: nothing was dropped."""

    def source(self, index: int) -> int:
        """Return where a character of the folded text stands in the text that was folded."""
        return index + bisect_right(self._kept, index) if self._kept else index


def fold(text: str) -> Folded:
    """Return a text in plain form; the same words give the same letters however they were typed."""
    folded = text.translate(_TABLE) if text.isascii() else _replace_each(text)
    if len(folded) == len(text):
        return Folded(folded, ())
    dropped = [index for index, char in enumerate(text) if ord(char) in _TABLE and _TABLE[ord(char)] is None]
    return Folded(folded, tuple(index - before for before, index in enumerate(dropped)))


def _replace_each(text: str) -> str:
    # Beyond ASCII `translate` looks up every character; a text has few different ones. No plain form is itself folded.
    for char in _FOLDED.intersection(text):
        text = text.replace(char, _TABLE[ord(char)] or "")
    return text
