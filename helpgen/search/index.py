"""Documents → an index in lunr's terms: what stands where, and what it is worth.

Written flat, because lunr.py spends most of its time on one object per word; a test holds the scores against lunr.py's.
"""

import dataclasses
import itertools
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from typing import overload

from helpgen.search.affixes import find_roots
from helpgen.search.analyze import count_terms, fold
from helpgen.search.codec import LEVELS
from helpgen.search.stems import stemmer_for


@dataclass(frozen=True, slots=True)
class Field:
    """How much a find in a part of a document counts."""

    name: str
    boost: float
    k1: float
    """How slowly more of the same word stops counting."""
    b: float
    """How much a long text counts less: 0 not at all, 1 fully."""
    has_singles: bool
    """Whether single Han characters are looked for in it."""
    level_step: int
    """Levels are kept as multiples of it: those of a field that counts little need not be exact."""


BODY = Field("body", 1, 2, 0.65, has_singles=False, level_step=1)
FIELDS: tuple[Field, ...] = (
    Field("title", 4.5, 1.2, 0.6, has_singles=True, level_step=1),
    Field("keywords", 3, 1.2, 0.6, has_singles=True, level_step=1),
    Field("headings", 0.3, 1.2, 0.6, has_singles=False, level_step=5),
    Field("summary", 0.25, 1.2, 0.5, has_singles=False, level_step=5),
    BODY,
)
"""Chosen by averages over two sets of real pages and queries; the table of what was tried is benchmarks/SEARCH.md."""

MAX_SECTIONS = 30
"""Sections of one document that are told apart; later ones count as the last."""

COUNT_STEPS = (1, 2, 3, 4, 6, 9, 14, 22)
"""How often a term stands in a body is kept as the last of these steps that it reaches."""

_LENGTH_STEP = 1.4
_LAST_LENGTH_STEP = 45


@dataclass(frozen=True, slots=True)
class IndexedTexts:
    """What of a document is searched."""

    title: str
    keywords: Sequence[str] = ()
    headings: Sequence[str] = ()
    summary: str = ""
    sections: Sequence[str] = ()
    """The text, cut at its headings; the first part stands before the first heading."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one term stands in one field."""

    documents: list[int] = field(default_factory=list)
    """Ascending."""
    counts: list[int] = field(default_factory=list)
    """How often, document by document."""
    sections: list[int] = field(default_factory=list)
    """Only of the body: bit n stands for section n."""


@dataclass(frozen=True, slots=True)
class Index:
    """All terms of one language."""

    language: str
    document_count: int
    terms: tuple[str, ...]
    """Sorted; the place of a term is its global number."""
    postings: Sequence[Mapping[str, Posting]]
    """By global number, then by the name of a field; fields without the term are missing."""
    lengths: Mapping[str, Sequence[int]]
    """Number of terms, by field and document."""
    lexicon: Mapping[str, tuple[str, ...]]
    """Folded word to its stems."""


def build_index(documents: Iterable[IndexedTexts], language: str, extra_words: Iterable[str] = ()) -> Index:
    """Return the index of documents, numbered by their place.

    `extra_words` get into the lexicon without standing in any text, so that a synonym is no spelling mistake.
    """
    gathered = _Gathered(language)
    for number, texts in enumerate(documents):
        gathered.add(number, texts)
    for text in extra_words:
        count_terms(text, gathered.stem)
    gathered.join_forms(find_roots(gathered.lexicon, language))
    terms = tuple(sorted(frozenset(itertools.chain(*gathered.columns.values()))))
    return Index(
        language,
        len(gathered.lengths["title"]),
        terms,
        Postings(terms, gathered.columns),
        gathered.lengths,
        {word: tuple(sorted(stems)) for word, stems in sorted(gathered.lexicon.items())},
    )


# What is gathered for a term is one number for each of its documents: the document, a bit for each section, the count.
_COUNT_BITS = 14
_DOCUMENT_BITS = 20
_SECTION_MASK = (1 << MAX_SECTIONS) - 1
_COUNT_MASK = (1 << _COUNT_BITS) - 1
_DOCUMENT_SHIFT = 64 - _DOCUMENT_BITS
_VALUE_MASK = (1 << _DOCUMENT_SHIFT) - 1
_MOST_IN_A_SECTION = _COUNT_MASK // MAX_SECTIONS
"""How often a term counts; the last of `COUNT_STEPS` is far less."""


class Postings(Sequence[Mapping[str, Posting]]):
    """Where each term stands, by its global number, then by the name of a field; fields without it are missing.

    Kept as one machine word for a document, because millions of Python's numbers cost more than all else, the more the
    larger the index.
    """

    def __init__(self, terms: Sequence[str], columns: Mapping[str, Mapping[str, MutableSequence[int]]]) -> None:
        """Take the columns of each field by their terms."""
        self._terms = terms
        self._columns = columns

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._terms)

    @overload
    def __getitem__(self, place: int) -> Mapping[str, Posting]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Mapping[str, Posting]]: ...
    def __getitem__(self, place: int | slice) -> Mapping[str, Posting] | Sequence[Mapping[str, Posting]]:
        """Return where a term stands."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        term = self._terms[place]
        return {name: _posting(columns[term]) for name, columns in self._columns.items() if term in columns}


def _posting(column: Sequence[int]) -> Posting:
    documents = [value >> _DOCUMENT_SHIFT for value in column]
    sections = [value >> _COUNT_BITS & _SECTION_MASK for value in column]
    return Posting(documents, [value & _COUNT_MASK for value in column], sections)


class _Gathered:
    """The index while it is being built."""

    def __init__(self, language: str) -> None:
        self.columns: dict[str, dict[str, MutableSequence[int]]] = {
            one.name: defaultdict(_new_column) for one in FIELDS
        }
        self.lengths: dict[str, list[int]] = {one.name: [] for one in FIELDS}
        self.lexicon: dict[str, set[str]] = {}
        self._stems: dict[str, str] = {}
        self._stem_anew = stemmer_for(language)

    def stem(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            stem = self._stems[word] = self._stem_anew(word)
            if stem:
                self.lexicon.setdefault(fold(word), set()).add(stem)
        return stem

    def add(self, number: int, texts: IndexedTexts) -> None:
        if number >> _DOCUMENT_BITS:
            raise OverflowError(f"more than {1 << _DOCUMENT_BITS} documents")
        for one, text in zip(FIELDS, _lines(texts), strict=False):
            self._add_field(one, number, text)
        self._add_body(number, texts.sections)

    def join_forms(self, roots: Mapping[str, str]) -> None:
        """Count each word as its root."""
        for word, root in roots.items():
            self.lexicon[word] = {root}
            for columns in self.columns.values():
                column = columns.pop(word, None)
                if column is not None:
                    columns[root] = _joined(columns[root], column) if root in columns else column

    def _add_field(self, one: Field, number: int, text: str) -> None:
        counts = count_terms(text, self.stem, has_singles=one.has_singles) if text else {}
        total = sum(counts.values())
        if total > _COUNT_MASK:
            counts = {term: min(count, _COUNT_MASK) for term, count in counts.items()}
        self._add(one.name, number, counts, total)

    def _add_body(self, number: int, sections: Sequence[str]) -> None:
        found: dict[str, int] = {}
        length = 0
        for place, text in enumerate((*sections[: MAX_SECTIONS - 1], "\n".join(sections[MAX_SECTIONS - 1 :]))):
            if not text:
                continue
            bit = 1 << (_COUNT_BITS + place)
            counts = count_terms(text, self.stem, has_singles=BODY.has_singles)
            total = sum(counts.values())
            length += total
            if total > _MOST_IN_A_SECTION:
                counts = {term: min(count, _MOST_IN_A_SECTION) for term, count in counts.items()}
            if found:
                for term, count in counts.items():
                    found[term] = found.get(term, 0) + count + bit
            else:
                found = {term: count + bit for term, count in counts.items()}
        self._add(BODY.name, number, found, length)

    def _add(self, name: str, number: int, found: Mapping[str, int], length: int) -> None:
        self.lengths[name].append(length)
        columns = self.columns[name]
        document = number << _DOCUMENT_SHIFT
        for term, value in found.items():
            columns[term].append(document + value)


def _joined(one: Iterable[int], other: Iterable[int]) -> MutableSequence[int]:
    # A document may have both words: their counts are added, their sections put together.
    found: dict[int, int] = {}
    for value in (*one, *other):
        document, own = value >> _DOCUMENT_SHIFT, value & _VALUE_MASK
        known = found.get(document, 0)
        count = min((known & _COUNT_MASK) + (own & _COUNT_MASK), _COUNT_MASK)
        found[document] = (known | own) & ~_COUNT_MASK | count
    column = _new_column()
    column.extend((document << _DOCUMENT_SHIFT) + found[document] for document in sorted(found))
    return column


def _lines(texts: IndexedTexts) -> tuple[str, ...]:
    # In the order of the fields, without the body.
    return texts.title, " . ".join(texts.keywords), " . ".join(texts.headings), texts.summary


def _new_column() -> MutableSequence[int]:
    return array("Q")


def rarity(index_size: int, occurrences: int) -> float:
    """Return lunr's inverse document frequency, to three digits: the last ones differ between machines.

    `occurrences` counts a document once for each of its fields that has the term, as lunr does.
    """
    odds = (index_size - occurrences + 0.5) / (occurrences + 0.5)
    return math.floor(math.log(1 + abs(odds)) * 1000 + 0.5) / 1000


def average_lengths(index: Index, *, is_exact: bool = False) -> Mapping[str, float]:
    """Return the average length of each field over the documents that have it.

    Rounded to steps of a tenth unless exact, so that a change of one text does not touch all scores.
    """
    averages = {}
    for name, lengths in index.lengths.items():
        filled = [length for length in lengths if length]
        average = sum(filled) / len(filled) if filled else 1.0
        averages[name] = average if is_exact else 1.1 ** round(math.log(average, 1.1))
    return averages


def saturation(count: float, length: float, average: float, one: Field) -> float:
    """Return BM25's weight of `count` finds in a field, between 0 and k1 + 1."""
    return (one.k1 + 1) * count / (one.k1 * (1 - one.b + one.b * length / average) + count)


def length_step(length: int) -> int:
    """Return the length of a text as the nearest power of 1.4."""
    return min(round(math.log(max(length, 1), _LENGTH_STEP)), _LAST_LENGTH_STEP)


def body_levels(average: float, k1: float = BODY.k1, b: float = BODY.b) -> Sequence[Sequence[float]]:
    """Return what a find in a body is worth, between 0 and `LEVELS`, by length step and count step.

    Only the four operations, in the order in which the browser has them, so that both get the same bits.
    """
    one = dataclasses.replace(BODY, k1=k1, b=b)
    table = []
    length = 1.0
    for _ in range(_LAST_LENGTH_STEP + 1):
        table.append([saturation(count, length, average, one) * LEVELS / (k1 + 1) for count in COUNT_STEPS])
        length *= _LENGTH_STEP
    return table
