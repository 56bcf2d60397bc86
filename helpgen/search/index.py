"""Documents → an index in lunr's terms: what stands where, and what it is worth.

Written flat, because lunr.py spends most of its time on one object per word; a test holds the scores against lunr.py's.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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


BODY = Field("body", 1, 2, 0.65)
FIELDS: tuple[Field, ...] = (
    Field("title", 4.5, 1.2, 0.6),
    Field("keywords", 3, 1.2, 0.6),
    Field("headings", 0.3, 1.2, 0.6),
    Field("summary", 0.25, 1.2, 0.5),
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
    by_term: dict[str, dict[str, Posting]] = defaultdict(dict)
    for name, postings in gathered.postings.items():
        for term, column in postings.items():
            counts = [value & _COUNT_MASK for value in column[1::2]]
            sections = [value >> _COUNT_BITS for value in column[1::2]] if name == BODY.name else []
            by_term[term][name] = Posting(column[::2], counts, sections)
    terms = tuple(sorted(by_term))
    return Index(
        language,
        len(gathered.lengths["title"]),
        terms,
        [by_term[term] for term in terms],
        gathered.lengths,
        {word: tuple(sorted(stems)) for word, stems in sorted(gathered.lexicon.items())},
    )


_COUNT_BITS = 28
_COUNT_MASK = (1 << _COUNT_BITS) - 1

# What is gathered for a term is one list: document, and a number with the count and above it a bit for each section;
# two numbers are added faster than three.


class _Gathered:
    """The index while it is being built, by field and term."""

    def __init__(self, language: str) -> None:
        self.postings: dict[str, dict[str, list[int]]] = {one.name: defaultdict(list) for one in FIELDS}
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
        self._add_field("title", number, texts.title)
        self._add_field("keywords", number, " . ".join(texts.keywords))
        self._add_field("headings", number, " . ".join(texts.headings))
        self._add_field("summary", number, texts.summary)
        self._add_body(number, texts.sections)

    def _add_field(self, name: str, number: int, text: str) -> None:
        counts = count_terms(text, self.stem) if text else {}
        self.lengths[name].append(sum(counts.values()))
        postings = self.postings[name]
        for term, count in counts.items():
            postings[term] += (number, count)

    def _add_body(self, number: int, sections: Sequence[str]) -> None:
        found: dict[str, int] = {}
        length = 0
        for place, text in enumerate((*sections[: MAX_SECTIONS - 1], "\n".join(sections[MAX_SECTIONS - 1 :]))):
            bit = 1 << (_COUNT_BITS + place)
            counts = count_terms(text, self.stem) if text else {}
            length += sum(counts.values())
            for term, count in counts.items():
                found[term] = found.get(term, 0) + count + bit
        self.lengths[BODY.name].append(length)
        postings = self.postings[BODY.name]
        for term, value in found.items():
            postings[term] += (number, value)


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
    one = Field(BODY.name, BODY.boost, k1, b)
    table = []
    length = 1.0
    for _ in range(_LAST_LENGTH_STEP + 1):
        table.append([saturation(count, length, average, one) * LEVELS / (k1 + 1) for count in COUNT_STEPS])
        length *= _LENGTH_STEP
    return table
