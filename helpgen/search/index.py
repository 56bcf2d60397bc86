"""Documents → an index in lunr's terms: what stands where, and what it is worth.

Written flat, because lunr.py spends most of its time on one object per word; a test holds the scores against lunr.py's.
"""

import functools
import hashlib
import itertools
import math
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from helpgen.search.affixes import find_roots, has_roots
from helpgen.search.analyze import count_terms, fold, list_terms
from helpgen.search.buckets import (
    BUCKETS,
    Bucket,
    Contents,
    FreshBucket,
    bucket_of,
    put_together,
    read_parts,
    write_word,
)
from helpgen.search.codec import LEVELS
from helpgen.search.columns import MAX_DOCUMENTS, MAX_SECTIONS, FreshColumns
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
    mark: str = ""
    """Stands before a term of this field where those of all fields are kept together; no term begins with one."""


BODY = Field("body", 1, 2, 0.65, has_singles=False, level_step=1)
FIELDS: tuple[Field, ...] = (  # those with single characters first, the body last
    Field("title", 4.5, 1.2, 0.6, has_singles=True, level_step=1, mark="\x01"),
    Field("keywords", 3, 1.2, 0.6, has_singles=True, level_step=1, mark="\x02"),
    Field("headings", 0.3, 1.2, 0.6, has_singles=False, level_step=5, mark="\x03"),
    Field("summary", 0.25, 1.2, 0.5, has_singles=False, level_step=5, mark="\x04"),
    BODY,
)
"""Chosen by averages over two sets of real pages and queries; the table of what was tried is benchmarks/SEARCH.md."""

_MARKS = tuple(one.mark for one in FIELDS)

COUNT_STEPS = (1, 2, 3, 4, 6, 9, 14, 22)
"""How often a term stands in a body is kept as the last of these steps that it reaches."""

_LENGTH_STEP = 1.4
_LAST_LENGTH_STEP = 45
_DIGEST_BYTES = 16


class IndexedTexts(Struct, frozen=True):
    """What of a document is searched."""

    title: str
    keywords: Sequence[str] = ()
    headings: Sequence[str] = ()
    summary: str = ""
    sections: Sequence[str] = ()
    """The text, cut at its headings; the first part stands before the first heading."""


Fields = Mapping[str, "array[int]"]
"""Where one term stands: columns by the names of the fields, in their order; those without the term are missing."""


class PartialIndex(Struct, frozen=True, array_like=True):
    """What some documents that follow each other give to an index; the first of them has the number 0."""

    lengths: dict[str, list[int]]
    """Number of terms, by field and document."""
    buckets: list[bytes]
    """What they have of each, as `FreshBucket.pack` returns it."""
    digests: bytes
    """Of each bucket, one behind the other."""


class Index:
    """All terms of one language. They are read from the parts when somebody asks."""

    def __init__(self, language: str, lengths: Mapping[str, Sequence[int]], buckets: Sequence[Bucket]) -> None:
        """Take the number of terms, by field and document; a bucket is found by `bucket_of`, or there is only one."""
        self.language = language
        self.lengths = lengths
        self.buckets = buckets
        self.document_count = len(lengths[BODY.name])

    @functools.cached_property
    def terms(self) -> tuple[str, ...]:
        """Sorted; the place of a term is its global number."""
        return tuple(sorted(itertools.chain.from_iterable(map(terms_of, self.buckets))))

    @functools.cached_property
    def lexicon(self) -> Mapping[str, Sequence[str]]:
        """Folded word to its stems, both sorted."""
        return dict(sorted(itertools.chain.from_iterable(one.contents.lexicon.items() for one in self.buckets)))

    def fields_of(self, term: str) -> Fields:
        """Return where a term stands."""
        bucket = self.buckets[bucket_of(term)] if len(self.buckets) > 1 else self.buckets[0]
        return fields_in(bucket, term)


def terms_of(bucket: Bucket) -> frozenset[str]:
    """Return the terms of a bucket."""
    return frozenset(key[1:] if key[0] in _MARKS else key for key in bucket.contents.columns)


def fields_in(bucket: Bucket, term: str) -> Fields:
    """Return where a term of a bucket stands."""
    columns = bucket.contents.columns
    return {one.name: columns[key] for one in FIELDS if (key := one.mark + term) in columns}


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
        self._bucket_of = functools.cache(bucket_of)
        self._entry_of = functools.cache(functools.partial(_entry, self._stem))

    def index(self, documents: Iterable[IndexedTexts]) -> PartialIndex:
        """Return the index of some documents."""
        stems = _Stems(self._stem)
        columns = {one.name: FreshColumns() for one in FIELDS}
        lengths: dict[str, list[int]] = {one.name: [] for one in FIELDS}
        with_singles = sum(one.has_singles for one in FIELDS)
        for number, texts in enumerate(documents):
            terms = list_terms(_parts(texts), stems.__getitem__, with_singles=with_singles, with_joined=True)
            for one, own in zip(FIELDS[:-1], terms, strict=False):
                lengths[one.name].append(len(own))
                columns[one.name].add(number, own)
            body = terms[len(FIELDS) - 1 :]
            length = sum(map(len, body))
            lengths[BODY.name].append(length)
            columns[BODY.name].add_body(number, body, length_step(length))
        buckets = list(map(FreshBucket.pack, self._deal(columns, stems)))
        return PartialIndex(lengths, buckets, b"".join(map(_digest, buckets)))

    def _deal(self, columns: Mapping[str, FreshColumns], stems: "_Stems") -> list[FreshBucket]:
        buckets = [FreshBucket() for _ in range(BUCKETS)]
        for one in FIELDS:
            for term, words in columns[one.name].items():
                bucket = buckets[self._bucket_of(term)]
                bucket.keys.append(one.mark + term)
                bucket.columns.append(words)
        for place, written in filter(None, map(self._entry_of, stems)):
            buckets[place].words.append(written)
        return buckets

    def join(self, parts: Iterable[PartialIndex], extra_words: Iterable[str] = ()) -> Index:
        """Return the index of all documents; `extra_words` as of `build_index`. OverflowError if they are too many."""
        lengths: dict[str, list[int]] = {one.name: [] for one in FIELDS}
        firsts: list[int] = []
        contents: list[list[bytes]] = []
        digests: list[bytes] = []
        for part in parts:
            firsts.append(len(lengths[BODY.name]))
            contents.append(part.buckets)
            digests.append(part.digests)
            for name, own in part.lengths.items():
                lengths[name] += own
        if len(lengths[BODY.name]) > MAX_DOCUMENTS:
            raise OverflowError(f"more than {MAX_DOCUMENTS} documents")
        extra = self._extra(extra_words)
        numbers = ",".join(map(str, firsts)).encode()
        buckets = []
        for place in range(BUCKETS):
            of_parts = (digest[place * _DIGEST_BYTES : (place + 1) * _DIGEST_BYTES] for digest in digests)
            digest = _digest(b"".join((*of_parts, numbers, *(b"\n" + word.encode() for word in extra[place]))))
            own_parts = [(first, part[place]) for first, part in zip(firsts, contents, strict=True)]
            buckets.append(Bucket(digest, functools.partial(read_parts, own_parts, extra[place])))
        return Index(self._language, lengths, self._by_roots(buckets))

    def _extra(self, texts: Iterable[str]) -> list[list[str]]:
        # The words of some texts, as parts have them.
        stems = _Stems(self._stem)
        for text in texts:
            count_terms(text, stems.__getitem__)
        buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
        for place, written in filter(None, map(self._entry_of, stems)):
            buckets[place].append(written)
        return buckets

    def _by_roots(self, buckets: list[Bucket]) -> list[Bucket]:
        # Where each word counts as its root, which only all words together tell, all buckets are one.
        if not has_roots(self._language):
            return buckets

        def read() -> Contents:
            return put_together(buckets, _MARKS, lambda words: find_roots(words, self._language))

        return [Bucket(_digest(b"".join(bucket.digest for bucket in buckets)), read)]


def _entry(stem_of: Callable[[str], str], word: str) -> tuple[int, str] | None:
    # The number of the bucket of a word, and how it is kept.
    stem, folded = stem_of(word), fold(word)
    return (bucket_of(folded), write_word(folded, stem)) if stem else None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_DIGEST_BYTES]


class _Stems(dict[str, str]):
    """Words to their stems, which are found when they are asked for."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self._stem = stem

    def __missing__(self, word: str) -> str:
        stem = self[word] = self._stem(word)
        return stem


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
