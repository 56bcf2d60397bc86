"""Where the terms of one field stand, packed: one machine word for each document of a term.

Millions of Python's numbers cost more than all else, the more the larger the index. A word holds the document, a bit
for each section, and how often the term stands there, from its highest bits to its lowest.
"""

import collections
import functools
import itertools
import operator
import sys
from array import array
from collections.abc import Iterable, Sequence

from msgspec import Struct

MAX_SECTIONS = 30
"""Sections of one document that are told apart; later ones count as the last."""

_COUNT_BITS = 16
_DOCUMENT_SHIFT = _COUNT_BITS + MAX_SECTIONS
MAX_DOCUMENTS = 1 << (64 - _DOCUMENT_SHIFT)
_COUNT_MASK = (1 << _COUNT_BITS) - 1
"""How often a term counts at most; the last of the steps in which it is kept is far less."""
_SECTION_MASK = (1 << MAX_SECTIONS) - 1
_VALUE_MASK = (1 << _DOCUMENT_SHIFT) - 1
_COUNT_PLACE = 0 if sys.byteorder == "little" else 3
"""Of the four parts of a word."""


class PackedColumns(Struct, frozen=True, array_like=True):
    """The terms of a field, with all their words one after the other."""

    terms: list[str]
    ends: list[int]
    """Behind the last word of each term."""
    words: bytes
    """Eight bytes each, the lowest first."""


class FreshColumns(collections.defaultdict[str, list[int]]):
    """The terms of a field in a few documents, each with its words in the order of the documents."""

    def __init__(self) -> None:
        """Begin without terms."""
        super().__init__(list)

    def add(self, document: int, sections: Sequence[Sequence[str]]) -> None:
        """Add the terms of a document behind all that were added before. OverflowError if there are too many."""
        if document >= MAX_DOCUMENTS:
            raise OverflowError(f"more than {MAX_DOCUMENTS} documents")
        found = collections.Counter(itertools.chain(*sections))
        if not found:
            return
        counts: Iterable[int] = found.values()
        if sum(map(len, sections)) > _COUNT_MASK:
            counts = [min(count, _COUNT_MASK) for count in counts]
        first = document << _DOCUMENT_SHIFT
        bits = [1 << (_COUNT_BITS + section) for section in range(len(sections))]
        if len(bits) == 1:
            places = dict.fromkeys(found, first + bits[0])
        else:
            places = dict.fromkeys(found, first)
            for bit, terms in zip(bits, sections, strict=True):
                for term in set(terms):
                    places[term] += bit
        words = map(operator.add, places.values(), counts)
        # Loops inside Python's own functions: this is done for every word of every document.
        collections.deque(map(list.append, map(self.__getitem__, found), words), maxlen=0)

    def pack(self) -> PackedColumns:
        """Return the same in a form that can be kept."""
        ends = list(itertools.accumulate(map(len, self.values())))
        words = array("Q", itertools.chain.from_iterable(self.values()))
        return PackedColumns(list(self), ends, _swapped(words).tobytes())


class Columns(collections.defaultdict[str, "array[int]"]):
    """The terms of a field in all documents, as `FreshColumns`, in a fifth of the memory."""

    def __init__(self) -> None:
        """Begin without terms."""
        super().__init__(functools.partial(array, "Q"))

    def extend(self, packed: PackedColumns, first: int) -> None:
        """Add columns whose document 0 is document `first` here, behind all that were added before."""
        words = _swapped(array("Q", packed.words))
        moved = array("Q", map((first << _DOCUMENT_SHIFT).__add__, words)) if first else words
        start = 0
        for term, end in zip(packed.terms, packed.ends, strict=True):
            self[term] += moved[start:end]
            start = end

    def rename(self, term: str, other: str) -> None:
        """Count a term as another, which may stand in the same documents."""
        column = self.pop(term, None)
        if column is not None:
            self[other] = _joined(self[other], column) if other in self else column


def documents_of(column: Sequence[int]) -> list[int]:
    """Return the documents of a column, ascending."""
    return [word >> _DOCUMENT_SHIFT for word in column]


def sections_of(column: Sequence[int]) -> list[int]:
    """Return a number for each document of a column: bit n stands for section n."""
    return [word >> _COUNT_BITS & _SECTION_MASK for word in column]


def counts_of(column: "array[int]") -> list[int]:
    """Return how often the term stands in each document of a column."""
    return memoryview(column).cast("B").cast("H")[_COUNT_PLACE::4].tolist()


def _swapped(words: "array[int]") -> "array[int]":
    # Between the order of bytes that is kept, the lowest first, and that of the machine.
    if sys.byteorder == "big":
        words.byteswap()
    return words


def _joined(one: Iterable[int], other: Iterable[int]) -> "array[int]":
    # A document may have both words: their counts are added, their sections put together.
    found: dict[int, int] = {}
    for word in (*one, *other):
        document, own = word >> _DOCUMENT_SHIFT, word & _VALUE_MASK
        known = found.get(document, 0)
        count = min((known & _COUNT_MASK) + (own & _COUNT_MASK), _COUNT_MASK)
        found[document] = (known | own) & ~_COUNT_MASK | count
    return array("Q", ((document << _DOCUMENT_SHIFT) + found[document] for document in sorted(found)))
