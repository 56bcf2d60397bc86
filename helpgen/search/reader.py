"""The files of a packed index → words, postings and documents. Twin: theme/assets/js/search/reader.js.

Reads a file only when it is needed, as the browser does.
"""

import bisect
import functools
import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from helpgen.search.codec import NumberReader, decode_words, from_gaps
from helpgen.search.directory import NAME_LENGTH, VERSION
from helpgen.search.index import FIELDS, body_levels, rarity
from helpgen.search.postings import CUT_FLAG


class UnreadableFileError(Exception):
    """A file of the index is missing, cut off or of another version."""


class TermPosting(Struct, frozen=True, eq=False):
    """Where a term stands, or what a phrase of synonyms leads to. Two are equal if they are the same object."""

    number: int
    """Of the term, among all words and terms of the index; the phrase's first term has the phrase's."""
    worth: float
    """The rarity of the term."""
    occurrences: int
    """In how many fields of documents the term stands."""
    fields: tuple[Mapping[int, float], ...]
    """For each field, documents and the level of the find."""
    sections: Mapping[int, int]
    """For documents with the term in their body: bit n stands for section n."""


class Synonym(Struct, frozen=True):
    """What a phrase leads to."""

    phrase: tuple[str, ...]
    """The terms that were said."""
    group: int
    others: tuple[tuple[str, ...], ...]
    """The terms of the other phrases."""
    posting: TermPosting


class Row(Struct, frozen=True):
    """A line of a directory."""

    key: str
    first: int
    """How many terms, words or documents stand before it."""
    count: int
    name: str


class _Shard(Struct, frozen=True):
    first: int
    """The number of its first key."""
    stems: Mapping[str, tuple[str, ...]]
    """Of all its keys; a key that is no word but a term is its own stem."""
    postings: Mapping[str, str]
    """Not yet decoded."""
    synonyms: Sequence[Synonym]


class IndexReader:
    """One language of a packed index."""

    def __init__(self, entry: str | bytes, read: Callable[[str], str | bytes]) -> None:
        """Read the entry; `read` gets a file by its name, KeyError or OSError if it is missing."""
        self._read = read
        self.entry = self._parse(entry)
        self.language = str(self.entry["language"])
        self.document_count = int(str(self.entry["count"]))
        self.scales = [float(str(scale)) for scale in _list(self.entry["scales"])]
        k1, b, average = (float(str(number)) for number in _list(self.entry["body"]))
        self._body_levels = body_levels(average, k1, b)
        self._rows = functools.cache(self._load_rows)
        self._file = functools.cache(self._fetch)
        self._words = functools.cache(lambda name: _words_of(self._file(name)))
        self._shard = functools.cache(lambda row: _decode_shard(self._file(row.name), row.first))
        self._lengths = functools.cache(self._load_lengths)
        self.posting = functools.cache(self._posting)

    def words_between(self, start: str, end: str, max_files: int) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the words from `start` on that stand before `end`, with their stems, from the first few shards."""
        for row in self._rows_between("shards", start, end)[:max_files]:
            for word, stems in self._shard(row).stems.items():
                if start <= word < end:
                    yield word, stems

    def words_beside(self, word: str) -> Mapping[str, tuple[str, ...]]:
        """Return the words, and terms, of the one shard in which a word would stand, with their stems."""
        rows = self._rows_at("shards", word)
        return self._shard(rows[0]).stems if rows else {}

    def stems_of(self, word: str) -> tuple[str, ...]:
        """Return the stems of a folded word; () if it is unknown."""
        return self.words_beside(word).get(word, ())

    def spellings(self, start: str, end: str, max_files: int) -> Iterator[str]:
        """Yield all words from `start` on that stand before `end`, from the first few lists of words."""
        for row in self._rows_between("spelling", start, end)[:max_files]:
            yield from (word for word in self._words(row.name) if start <= word < end)

    def synonyms_of(self, term: str) -> Sequence[Synonym]:
        """Return what phrases lead to that begin with a term."""
        rows = self._rows_at("shards", term)
        return [found for found in self._shard(rows[0]).synonyms if found.phrase[0] == term] if rows else []

    def document(self, number: int) -> Sequence[object]:
        """Return what a result shows of a document: url, kind, title, summary, breadcrumb, sections."""
        for row in self._rows("documents"):
            if row.first <= number < row.first + row.count:
                return _list(_list(self._file(row.name)["d"])[number - row.first])
        raise UnreadableFileError(f"document {number}")

    def _posting(self, term: str) -> TermPosting | None:
        # None if the term stands nowhere. The parts of a divided one are joined.
        parts = []
        for row in self._rows_at("shards", term):
            shard = self._shard(row)
            if shard.postings.get(term):
                number = shard.first + list(shard.stems).index(term)
                parts.append(self._decode(shard.postings[term], number))
        if len(parts) < 2:
            return parts[0] if parts else None
        fields = tuple(
            {number: level for part in parts for number, level in part.fields[place].items()}
            for place in range(len(FIELDS))
        )
        occurrences = sum(part.occurrences for part in parts)
        sections = {number: mask for part in parts for number, mask in part.sections.items()}
        worth = rarity(self.document_count, occurrences)
        return TermPosting(parts[0].number, worth, occurrences, fields, sections)

    def _decode(self, text: str, number: int) -> TermPosting:
        reader = NumberReader(text)
        try:
            flags = reader.read()
            left_out = reader.read() if flags & CUT_FLAG else 0
            fields: list[Mapping[int, float]] = []
            sections: dict[int, int] = {}
            for place, one in enumerate(FIELDS):
                if not flags >> place & 1:
                    fields.append({})
                    continue
                documents, values = _read_column(reader)
                found = dict(zip(documents, values, strict=True))
                if one.name == "body":
                    left_out = max(left_out - len(documents), 0)
                    if not flags & CUT_FLAG:
                        sections = dict(zip(documents, reader.read_many(len(documents)), strict=True))
                    steps = self._lengths()
                    fields.append({number: self._body_levels[steps[number]][step] for number, step in found.items()})
                else:
                    fields.append(found)
        except (ValueError, IndexError) as error:
            raise UnreadableFileError(str(error)) from error
        occurrences = sum(map(len, fields)) + left_out
        return TermPosting(number, rarity(self.document_count, occurrences), occurrences, tuple(fields), sections)

    def _load_lengths(self) -> Sequence[int]:
        lengths = self.entry["lengths"]
        text = lengths if isinstance(lengths, str) else "".join(str(self._file(name)["l"]) for name in _list(lengths))
        return NumberReader(str(text)).read_many(self.document_count)

    def _load_rows(self, which: str) -> list[Row]:
        directory = self.entry[which]
        rows = _decode_rows(directory, 0)
        if isinstance(directory, dict) and directory.get("pages"):
            rows = [inner for page in rows for inner in self._page_rows(which, page)]
        return rows

    def _page_rows(self, which: str, page: Row) -> list[Row]:
        content = self._file(page.name)
        return _decode_rows(content.get(which, content), page.first)  # several directories may share a file

    def _rows_at(self, which: str, key: str) -> list[Row]:
        # Usually one; all parts if the key is a term that was divided.
        rows = self._rows(which)
        last = bisect.bisect_right(rows, key, key=lambda row: row.key)
        first = last - 1
        while first > 0 and rows[first].key == rows[first - 1].key:
            first -= 1
        return rows[max(first, 0) : last]

    def _rows_between(self, which: str, start: str, end: str) -> list[Row]:
        rows = self._rows(which)
        first = max(0, bisect.bisect_right(rows, start, key=lambda row: row.key) - 1)
        return [row for row in rows[first:] if row.key < end]

    def _fetch(self, name: object) -> Mapping[str, object]:
        try:
            return self._parse(self._read(str(name)))
        except (KeyError, OSError) as error:
            raise UnreadableFileError(str(name)) from error

    def _parse(self, text: str | bytes) -> Mapping[str, object]:
        try:
            content = json.loads(text)
        except ValueError as error:
            raise UnreadableFileError(str(error)) from error
        if not isinstance(content, dict) or content.get("v") != VERSION:
            raise UnreadableFileError("another version")
        return content


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise UnreadableFileError("no list")
    return value


def _decode_rows(directory: object, first: int) -> list[Row]:
    if not isinstance(directory, dict):
        raise UnreadableFileError("no directory")
    names = str(directory["names"])
    counts = NumberReader(str(directory["counts"])).read_many(len(names) // NAME_LENGTH)
    keys = decode_words(str(directory["keys"])) if "keys" in directory else [""] * len(counts)
    ends = itertools.accumulate(counts, initial=first)
    return [
        Row(key, before, count, names[place * NAME_LENGTH : (place + 1) * NAME_LENGTH])
        for place, (key, count, before) in enumerate(zip(keys, counts, ends, strict=False))
    ]


def _words_of(content: Mapping[str, object]) -> list[str]:
    return decode_words(str(content["w"]))


def _read_column(reader: NumberReader) -> tuple[list[int], list[int]]:
    count = reader.read()
    return from_gaps(reader.read_many(count)), reader.read_many(count)


def _decode_shard(content: Mapping[str, object], first: int) -> _Shard:
    stems: dict[str, tuple[str, ...]] = {}
    before = ""
    try:
        for line in str(content["t"]).split("\n"):
            front, *differences = line.split("\t")
            reader = NumberReader(front)
            before = before[: reader.read()] + front[reader.at :]
            stems[before] = tuple(_stem(before, difference) for difference in differences) or (before,)
        postings = dict(zip(stems, str(content["p"]).split(" "), strict=True))
        synonyms = [_decode_synonym(_list(row), list(stems), first) for row in _list(content.get("s", []))]
    except (KeyError, ValueError, IndexError) as error:
        raise UnreadableFileError(str(error)) from error
    return _Shard(first, stems, postings, synonyms)


def _stem(word: str, difference: str) -> str:
    reader = NumberReader(difference)
    cut = reader.read()
    return word[: len(word) - cut] + difference[reader.at :]


def _decode_synonym(row: Sequence[object], keys: Sequence[str], first: int) -> Synonym:
    place, rest, group, others, worth, text = row
    number = int(str(place))
    reader = NumberReader(str(text))
    fields: list[Mapping[int, float]] = []
    for _ in FIELDS:
        documents, levels = _read_column(reader)
        fields.append(dict(zip(documents, levels, strict=True)))
    phrase = (keys[number], *str(rest).split())
    phrases = tuple(tuple(other.split(" ")) for other in str(others).split("|"))
    posting = TermPosting(first + number, float(str(worth)), sum(map(len, fields)), tuple(fields), {})
    return Synonym(phrase, int(str(group)), phrases, posting)
