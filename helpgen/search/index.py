"""Documents → an index in lunr's terms: what stands where, and what it is worth.

Written flat, because lunr.py spends most of its time on one object per word; a test holds the scores against lunr.py's.
"""

import functools
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import overload

from msgspec import Struct, structs

from helpgen.search.affixes import find_roots
from helpgen.search.analyze import count_terms, fold, list_terms
from helpgen.search.codec import LEVELS
from helpgen.search.columns import (
    MAX_SECTIONS,
    Columns,
    FreshColumns,
    PackedColumns,
    counts_of,
    documents_of,
    sections_of,
)
from helpgen.search.stems import stemmer_for


class Field(Struct, frozen=True):
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
FIELDS: tuple[Field, ...] = (  # those with single characters first, the body last
    Field("title", 4.5, 1.2, 0.6, has_singles=True, level_step=1),
    Field("keywords", 3, 1.2, 0.6, has_singles=True, level_step=1),
    Field("headings", 0.3, 1.2, 0.6, has_singles=False, level_step=5),
    Field("summary", 0.25, 1.2, 0.5, has_singles=False, level_step=5),
    BODY,
)
"""Chosen by averages over two sets of real pages and queries; the table of what was tried is benchmarks/SEARCH.md."""

COUNT_STEPS = (1, 2, 3, 4, 6, 9, 14, 22)
"""How often a term stands in a body is kept as the last of these steps that it reaches."""

_LENGTH_STEP = 1.4
_LAST_LENGTH_STEP = 45


class IndexedTexts(Struct, frozen=True):
    """What of a document is searched."""

    title: str
    keywords: Sequence[str] = ()
    headings: Sequence[str] = ()
    summary: str = ""
    sections: Sequence[str] = ()
    """The text, cut at its headings; the first part stands before the first heading."""


class Posting(Struct, frozen=True):
    """Where one term stands in one field."""

    documents: Sequence[int] = ()
    """Ascending."""
    counts: Sequence[int] = ()
    """How often, document by document."""
    sections: Sequence[int] = ()
    """Only of the body: bit n stands for section n."""


class Index(Struct, frozen=True):
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


class PartialIndex(Struct, frozen=True, array_like=True):
    """What some documents that follow each other give to an index; the first of them has the number 0."""

    columns: dict[str, PackedColumns]
    """By the name of a field."""
    lengths: dict[str, list[int]]
    """Number of terms, by field and document."""
    stems: dict[str, str]
    """Word to its stem, in the order in which the texts have them."""


def build_index(documents: Iterable[IndexedTexts], language: str, extra_words: Iterable[str] = ()) -> Index:
    """Return the index of documents, numbered by their place.

    `extra_words` get into the lexicon without standing in any text, so that a synonym is no spelling mistake.
    """
    indexer = Indexer(language)
    return indexer.join([indexer.index(documents)], extra_words)


class Indexer:
    """Indexes the documents of one language, some at a time: what was indexed once can be kept."""

    def __init__(self, language: str) -> None:
        """A stem is looked for once for each word, whatever part it is in."""
        self._language = language
        self._stem = functools.cache(stemmer_for(language))

    def index(self, documents: Iterable[IndexedTexts]) -> PartialIndex:
        """Return the index of some documents."""
        stems = _Stems(self._stem)
        columns = {one.name: FreshColumns() for one in FIELDS}
        lengths: dict[str, list[int]] = {one.name: [] for one in FIELDS}
        with_singles = sum(one.has_singles for one in FIELDS)
        for number, texts in enumerate(documents):
            terms = list_terms(_parts(texts), stems.__getitem__, with_singles=with_singles, with_joined=True)
            for place, one in enumerate(FIELDS):
                own = terms[place:] if one is BODY else terms[place : place + 1]
                lengths[one.name].append(sum(map(len, own)))
                columns[one.name].add(number, own)
        return PartialIndex({name: column.pack() for name, column in columns.items()}, lengths, dict(stems))

    def join(self, parts: Iterable[PartialIndex], extra_words: Iterable[str] = ()) -> Index:
        """Return the index of all documents; `extra_words` as of `build_index`."""
        stems = _Stems(self._stem)
        columns = {one.name: Columns() for one in FIELDS}
        lengths: dict[str, list[int]] = {one.name: [] for one in FIELDS}
        for part in parts:
            for name, packed in part.columns.items():
                columns[name].extend(packed, len(lengths[name]))
                lengths[name] += part.lengths[name]
            stems.update(part.stems)
        for text in extra_words:
            count_terms(text, stems.__getitem__)
        found = stems.lexicon()
        _join_forms(found, columns, self._language)
        terms = tuple(sorted(frozenset(itertools.chain(*columns.values()))))
        lexicon = {word: tuple(sorted(own)) for word, own in sorted(found.items())}
        postings = Postings(terms, columns)
        return Index(self._language, len(lengths["title"]), terms, postings, lengths, lexicon)


def _join_forms(lexicon: dict[str, set[str]], columns: Mapping[str, Columns], language: str) -> None:
    # Each word counts as its root.
    for word, root in find_roots(lexicon, language).items():
        lexicon[word] = {root}
        for column in columns.values():
            column.rename(word, root)


class Postings(Sequence[Mapping[str, Posting]]):
    """Where each term stands, by its global number, then by the name of a field; fields without it are missing."""

    def __init__(self, terms: Sequence[str], columns: Mapping[str, Columns]) -> None:
        """Take the columns of each field."""
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
        return {
            name: Posting(documents_of(column), counts_of(column), sections_of(column) if name == BODY.name else ())
            for name, columns in self._columns.items()
            if (column := columns.get(term)) is not None
        }


class _Stems(dict[str, str]):
    """Words to their stems, which are found when they are asked for."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self._stem = stem

    def __missing__(self, word: str) -> str:
        stem = self[word] = self._stem(word)
        return stem

    def lexicon(self) -> dict[str, set[str]]:
        """Return each folded word that was asked for with its stems."""
        found: dict[str, set[str]] = {}
        for word, stem in self.items():
            if stem:
                found.setdefault(fold(word), set()).add(stem)
        return found


def _parts(texts: IndexedTexts) -> tuple[str, ...]:
    # In the order of the fields, the body section by section.
    last = "\n".join(texts.sections[MAX_SECTIONS - 1 :])
    lines = (texts.title, " . ".join(texts.keywords), " . ".join(texts.headings), texts.summary)
    return (*lines, *texts.sections[: MAX_SECTIONS - 1], *([last] if last else []))


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
    one = structs.replace(BODY, k1=k1, b=b)
    table = []
    length = 1.0
    for _ in range(_LAST_LENGTH_STEP + 1):
        table.append([saturation(count, length, average, one) * LEVELS / (k1 + 1) for count in COUNT_STEPS])
        length *= _LENGTH_STEP
    return table
