"""The files of a packed index → words, postings and documents. Twin: theme/assets/js/search/reader.js.

Reads a file only when it is needed, as the browser does.
"""

import bisect
import functools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpgen.search.codec import NumberReader, decode_words, from_gaps
from helpgen.search.index import FIELDS
from helpgen.search.pack import NAME_LENGTH, VERSION


class UnreadableFileError(Exception):
    """A file of the index is missing, cut off or of another version."""


@dataclass(frozen=True, slots=True)
class TermPosting:
    """Where a term stands."""

    number: int
    """Of the term, in the whole index."""
    fields: tuple[Mapping[int, int], ...]
    """For each field, documents and the level of the find."""
    sections: Mapping[int, int]
    """For documents with the term in their body: bit n stands for section n."""

    @property
    def occurrences(self) -> int:
        """In how many fields of documents the term stands."""
        return sum(len(levels) for levels in self.fields)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a directory."""

    key: str
    first: int
    """How many terms or documents stand before it."""
    count: int
    name: str


class IndexReader:
    """One language of a packed index."""

    def __init__(self, entry: str, read: Callable[[str], str]) -> None:
        """Read the entry; `read` gets a file by its name, KeyError or OSError if it is missing."""
        self._read = read
        self.entry = self._parse(entry)
        self.language = str(self.entry["language"])
        self.document_count = int(str(self.entry["count"]))
        self.scales = [float(str(scale)) for scale in _list(self.entry["scales"])]
        self._rows = functools.cache(self._load_rows)
        self._file = functools.cache(self._fetch)
        self._words = functools.cache(lambda name: _decode_lexicon(str(self._file(name)["w"])))
        self._shard = functools.cache(lambda row: _decode_shard(self._file(row.name), row.first))

    def words_between(self, start: str, end: str, max_files: int) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the words from `start` on that stand before `end`, with their stems, from the first few files."""
        for row in self._rows_between("lexicon", start, end)[:max_files]:
            for word, stems in self._words(row.name).items():
                if start <= word < end:
                    yield word, stems

    def stems_of(self, word: str) -> tuple[str, ...]:
        """Return the stems of a folded word; () if it is unknown."""
        rows = self._rows_at("lexicon", word)
        return self._words(rows[-1].name).get(word, ()) if rows else ()

    def terms_from(self, start: str) -> list[str]:
        """Return the terms of the one shard in which a term would stand."""
        rows = self._rows_at("shards", start)
        return list(self._shard(rows[-1])) if rows else []

    def posting(self, term: str) -> TermPosting | None:
        """Return where a term stands; None if nowhere."""
        parts = [self._shard(row)[term] for row in self._rows_at("shards", term) if term in self._shard(row)]
        if not parts:
            return None
        fields = tuple(
            {number: level for part in parts for number, level in part.fields[place].items()}
            for place in range(len(FIELDS))
        )
        sections = {number: mask for part in parts for number, mask in part.sections.items()}
        return TermPosting(parts[0].number, fields, sections)

    def document(self, number: int) -> Sequence[object]:
        """Return what a result shows of a document: url, kind, title, summary, breadcrumb, sections."""
        for row in self._rows("documents"):
            if row.first <= number < row.first + row.count:
                return _list(_list(self._file(row.name)["d"])[number - row.first])
        raise UnreadableFileError(f"document {number}")

    def synonyms(self) -> Sequence[Sequence[str]]:
        """Return the groups of phrases; see helpgen/search/phrases.py."""
        groups = self.entry["synonyms"]
        if isinstance(groups, str):
            groups = self._file(groups)["s"]
        return [str(group).split("|") for group in _list(groups)]

    def _load_rows(self, which: str) -> list[Row]:
        directory = self.entry[which]
        rows = _decode_rows(directory, 0)
        if isinstance(directory, dict) and directory.get("pages"):
            rows = [inner for page in rows for inner in _decode_rows(self._file(page.name), page.first)]
        return rows

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

    def _fetch(self, name: str) -> Mapping[str, object]:
        try:
            return self._parse(self._read(name))
        except (KeyError, OSError) as error:
            raise UnreadableFileError(name) from error

    def _parse(self, text: str) -> Mapping[str, object]:
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
    keys = decode_words(str(directory["keys"]))
    counts = NumberReader(str(directory["counts"]))
    rows = []
    for place, key in enumerate(keys):
        count = counts.read()
        rows.append(Row(key, first, count, names[place * NAME_LENGTH : (place + 1) * NAME_LENGTH]))
        first += count
    return rows


def _decode_lexicon(text: str) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    before = ""
    for line in text.split("\n"):
        front, *differences = line.split("\t")
        reader = NumberReader(front)
        shared = reader.read()
        before = before[:shared] + front[reader.at :]
        words[before] = tuple(_stem(before, difference) for difference in differences) or (before,)
    return words


def _stem(word: str, difference: str) -> str:
    reader = NumberReader(difference)
    cut = reader.read()
    return word[: len(word) - cut] + difference[reader.at :]


def _decode_shard(content: Mapping[str, object], first: int) -> dict[str, TermPosting]:
    reader = NumberReader(str(content["p"]))
    try:
        return {
            term: _decode_posting(reader, first + place) for place, term in enumerate(decode_words(str(content["t"])))
        }
    except ValueError as error:
        raise UnreadableFileError(str(error)) from error


def _decode_posting(reader: NumberReader, number: int) -> TermPosting:
    fields = []
    sections: dict[int, int] = {}
    for one in FIELDS:
        count = reader.read()
        documents = from_gaps(reader.read_many(count))
        fields.append(dict(zip(documents, reader.read_many(count), strict=True)))
        if one.name == "body":
            sections = dict(zip(documents, reader.read_many(count), strict=True))
    return TermPosting(number, tuple(fields), sections)
