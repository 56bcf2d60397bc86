"""Numbers and sorted words as short text, which any web server compresses. Twin: theme/assets/js/search/codec.js.

A number is written with 92 printable characters: digits to the base 46, the lowest first; all but the last are from the
upper half of the alphabet. A sorted list of words is front-coded: how many characters a word shares with the one
before, then the rest.
"""

import itertools
import operator
from collections.abc import Iterable, Iterator, Sequence

_ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
_BASE = len(_ALPHABET) // 2
_LAST = _ALPHABET[:_BASE]
_MORE = _ALPHABET[_BASE:]
_SHORT: tuple[str, ...] = (*_LAST, *(_MORE[n % _BASE] + _LAST[n // _BASE] for n in range(_BASE, _BASE * _BASE)))
"""All numbers of up to two characters."""
_SINGLE = _LAST.encode("ascii") + bytes(256 - _BASE)
"""The character of each number that is one character, 0 for all others."""
_DIGITS = {char: place for place, char in enumerate(_ALPHABET)}

LEVELS = _BASE - 1
"""The largest number that is one character."""


def encode_number(number: int) -> str:
    """Return a number from 0 on as text."""
    if number < len(_SHORT):
        return _SHORT[number]
    digits = []
    while number >= _BASE:
        number, digit = divmod(number, _BASE)
        digits.append(_MORE[digit])
    return "".join(digits) + _LAST[number]


def encode_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on as text without separators."""
    kept = numbers if isinstance(numbers, bytes) else list(numbers)
    if len(kept) == 1:  # most pieces of words stand in one document
        return encode_number(kept[0])
    try:
        text = bytes(kept).translate(_SINGLE)
        if b"\0" not in text:
            return text.decode("ascii")
    except ValueError:
        pass  # one is larger than a byte
    try:
        return "".join(map(_SHORT.__getitem__, kept))
    except IndexError:
        return "".join(map(encode_number, kept))


class NumberReader:
    """Reads numbers from a text, one after another."""

    def __init__(self, text: str, at: int = 0) -> None:
        """Begin at a place of the text."""
        self.text = text
        self.at = at

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def read(self) -> int:
        """Return the next number. ValueError if the text is cut off or of another kind."""
        number, scale = 0, 1
        while self.at < len(self.text):
            digit = _DIGITS.get(self.text[self.at], -1)
            self.at += 1
            if digit < 0:
                break
            if digit < _BASE:
                return number + digit * scale
            number += (digit - _BASE) * scale
            scale *= _BASE
        raise ValueError("a number is cut off")

    def read_many(self, count: int) -> list[int]:
        """Return the next numbers."""
        return [self.read() for _ in range(count)]


def gaps(ascending: Sequence[int]) -> Iterator[int]:
    """Yield the first number and then each number's distance from the one before."""
    return map(operator.sub, ascending, itertools.chain((0,), ascending))


def from_gaps(numbers: Iterable[int]) -> list[int]:
    """Undo `gaps`."""
    return list(itertools.accumulate(numbers))


def encode_words(words: Iterable[str]) -> str:
    """Return sorted words, one a line."""
    lines = []
    before = ""
    for word in words:
        shared = shared_length(before, word)
        lines.append(encode_number(shared) + word[shared:])
        before = word
    return "\n".join(lines)


def decode_words(text: str) -> list[str]:
    """Undo `encode_words`. ValueError if the text is of another kind."""
    words: list[str] = []
    before = ""
    for line in text.split("\n") if text else []:
        reader = NumberReader(line)
        shared = reader.read()
        before = before[:shared] + line[reader.at :]
        words.append(before)
    return words


def shared_length(one: str, other: str) -> int:
    """Return how many characters two words have in common at their beginnings."""
    for length, is_other in enumerate(map(operator.ne, one, other)):
        if is_other:
            return length
    return min(len(one), len(other))
