"""Where a term stands in one field, packed: one machine word for each document that has it.

Millions of Python's numbers cost more than all else, the more the larger the index. A word holds, from its highest bits
to its lowest, the document, then of a body a bit for each section and its length step, of another field its length, and
how often the term stands there: all that the term is worth there follows from the word and the average lengths.
"""

import collections
import itertools
import operator
import sys
from array import array
from collections.abc import Iterable, Sequence

MAX_SECTIONS = 30
"""Sections of one document that are told apart; later ones count as the last."""

_COUNT_BITS = 10
_STEP_BITS = 6
_SECTION_SHIFT = _COUNT_BITS + _STEP_BITS
_DOCUMENT_SHIFT = _SECTION_SHIFT + MAX_SECTIONS
MAX_DOCUMENTS = 1 << (64 - _DOCUMENT_SHIFT)
MAX_COUNT = (1 << _COUNT_BITS) - 1
"""How often a term counts at most; the last of the steps in which it is kept is far less."""
_SECTION_MASK = (1 << MAX_SECTIONS) - 1
_VALUE_MASK = (1 << _DOCUMENT_SHIFT) - 1
_BODY_FACT_PLACE = 0 if sys.byteorder == "little" else 3
"""Of the four parts of a word."""


class FreshColumns(collections.defaultdict[str, list[int]]):
    """The terms of a field in a few documents, each with its words in the order of the documents."""

    def __init__(self) -> None:
        """Begin without terms."""
        super().__init__(list)

    def add(self, document: int, terms: Sequence[str]) -> None:
        """Add the terms of a document behind all that were added before."""
        first = (document << _DOCUMENT_SHIFT) + (len(terms) << _COUNT_BITS)
        for term, count in collections.Counter(terms).items() if terms else ():
            self[term].append(first + (count if count < MAX_COUNT else MAX_COUNT))

    def add_body(self, document: int, sections: Sequence[Sequence[str]], length_step: int) -> None:
        """Add the terms of a body, which may stand in several sections."""
        words = dict(collections.Counter(itertools.chain.from_iterable(sections)))
        if max(words.values(), default=0) > MAX_COUNT:
            words = {term: min(count, MAX_COUNT) for term, count in words.items()}
        for section, terms in enumerate(sections):
            bit = 1 << (_SECTION_SHIFT + section)
            for term in set(terms):
                words[term] += bit
        first = (document << _DOCUMENT_SHIFT) + (length_step << _COUNT_BITS)
        # A loop inside Python's own functions: this is done for every word of every document.
        columns = map(self.__getitem__, words)
        collections.deque(map(list.append, columns, map(first.__add__, words.values())), maxlen=0)


def written(words: Iterable[int]) -> bytes:
    """Return words in a form that can be kept: eight bytes each, the lowest first."""
    column = array("Q", words)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def moved(content: bytes, first: int) -> "array[int]":
    """Return the words of what `written` returned; their document 0 is document `first` of many. OverflowError."""
    count = len(content) // 8
    if first:
        # One sum of two long numbers: no document runs over, so the words do not touch each other.
        distance = int.from_bytes((first << _DOCUMENT_SHIFT).to_bytes(8, "little") * count, "little")
        content = (int.from_bytes(content, "little") + distance).to_bytes(len(content), "little")
    column = array("Q", content)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def documents_of(column: Sequence[int]) -> list[int]:
    """Return the documents of a column, ascending."""
    return [word >> _DOCUMENT_SHIFT for word in column]


def sections_of(column: Sequence[int]) -> list[int]:
    """Return a number for each document of a column of bodies: bit n stands for section n."""
    return [word >> _SECTION_SHIFT & _SECTION_MASK for word in column]


def facts_of(column: Sequence[int]) -> list[int]:
    """Return length and count for each document of a column of a field that is no body."""
    return [word & _VALUE_MASK for word in column]


def body_facts_of(column: "array[int]") -> list[int]:
    """Return length step and count for each document of a column of bodies."""
    return memoryview(column).cast("B").cast("H")[_BODY_FACT_PLACE::4].tolist()


def count_in(fact: int) -> int:
    """Return how often a term stands there."""
    return fact & MAX_COUNT


def length_in(fact: int) -> int:
    """Return the length, or of a body the length step."""
    return fact >> _COUNT_BITS


def part_of(column: "array[int]", places: Iterable[object]) -> "array[int]":
    """Return the words of a column at which something is true."""
    return array("Q", list(itertools.compress(column, places)))


def without_sections(column: "array[int]") -> "array[int]":
    """Return a column of bodies that does not say in which sections the term stands."""
    return array("Q", [word & ~(_SECTION_MASK << _SECTION_SHIFT) for word in column])


def first_word(document: int) -> int:
    """Return the least word that a document may have."""
    return document << _DOCUMENT_SHIFT


def joined(one: Iterable[int], other: Iterable[int]) -> "array[int]":
    """Return the column of two terms that count as one. A document may have both: counts and sections are added."""
    found: dict[int, int] = {}
    for word in (*one, *other):
        document, own = word >> _DOCUMENT_SHIFT, word & _VALUE_MASK
        known = found.get(document, 0)
        count = min(count_in(known) + count_in(own), MAX_COUNT)
        found[document] = (known | own) & ~MAX_COUNT | count
    return array("Q", map(operator.add, map(first_word, sorted(found)), map(found.__getitem__, sorted(found))))
