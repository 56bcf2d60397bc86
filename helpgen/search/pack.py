"""Index → the small files that a browser fetches as it needs them.

Read again by helpgen/search/reader.py and its twin theme/assets/js/search/reader.js; the format is described in
docs/reference/search-format.md.

Where a file ends depends on the words at the place, not on what came before, so a changed text changes few files.
"""

import hashlib
import itertools
import json
import math
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpgen.search.codec import LEVELS, encode_number, encode_numbers, encode_words, gaps, shared_length
from helpgen.search.index import FIELDS, Field, Index, Posting, average_lengths, saturation

VERSION = 2
"""Of the format; written into every file."""

NAME_LENGTH = 7
_NAME_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_WORD_SHARD = 6_000
_GRAM_SHARD = 6_000
_LEXICON_FILE = 5_000
_DOCUMENT_FILE = 2_500
_MAX_ROWS = 160
_MAX_TERM = 13_000
_MAX_SYNONYMS_IN_ENTRY = 5_000


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of a document, as a result shows it."""

    anchor: str
    """ "" for the part before the first heading."""
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """What a result shows of a document."""

    url: str
    kind: str
    title: str
    summary: str
    breadcrumb: str
    sections: tuple[ShownSection, ...]


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """The files of one language."""

    entry: str
    """Names all others; the only one whose name stays the same."""
    files: Mapping[str, str]
    """By name; the name follows from the content."""


@dataclass(frozen=True, slots=True)
class _Piece:
    # Something that may be the first in a file.
    key: str
    text: str
    last_key: str
    count: int = 1


def pack_index(index: Index, documents: Sequence[ShownDocument], synonyms: Sequence[Sequence[str]] = ()) -> PackedIndex:
    """Return the files of an index. The documents are those that were indexed, in the same order."""
    files: dict[str, str] = {}

    def store(content: Mapping[str, object]) -> str:
        text = json.dumps({"v": VERSION, **content}, ensure_ascii=False, separators=(",", ":"))
        name = _name(text)
        files[name] = text
        return name

    stems = {stem for stems in index.lexicon.values() for stem in stems}
    words = sum(term in stems for term in index.terms)
    limit = _WORD_SHARD if words * 2 >= len(index.terms) else _GRAM_SHARD
    shards = [
        (_separator(before, group[0].key), sum(piece.count for piece in group), store(_shard(group)))
        for before, group in _with_previous(_shard_groups(index, limit))
    ]
    lexicon = [
        (_separator(before, group[0].key), len(group), store({"w": "\n".join(_front_code(group))}))
        for before, group in _with_previous(_cut(_lexicon_pieces(index), _LEXICON_FILE))
    ]
    shown = [
        ("", len(group), store({"d": [json.loads(piece.text) for piece in group]}))
        for group in _cut(_document_pieces(documents), _DOCUMENT_FILE)
    ]
    entry = {
        "v": VERSION,
        "language": index.language,
        "count": index.document_count,
        "scales": [one.boost * (one.k1 + 1) / LEVELS for one in FIELDS],
        "shards": _directory(shards, store),
        "lexicon": _directory(lexicon, store),
        "documents": _directory(shown, store),
        "synonyms": _synonyms(synonyms, store),
    }
    return PackedIndex(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), files)


def _synonyms(groups: Sequence[Sequence[str]], store: Callable[[Mapping[str, object]], str]) -> object:
    # Few stand in the entry itself, which saves a request; many are a file.
    content = {"s": ["|".join(group) for group in groups]}
    is_small = len(json.dumps(content, ensure_ascii=False).encode()) <= _MAX_SYNONYMS_IN_ENTRY
    return content["s"] if is_small else store(content)


def _name(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    chars = []
    for _ in range(NAME_LENGTH):
        number, place = divmod(number, len(_NAME_ALPHABET))
        chars.append(_NAME_ALPHABET[place])
    return "".join(chars)


def _directory(rows: Sequence[tuple[str, int, str]], store: Callable[[Mapping[str, object]], str]) -> dict[str, object]:
    # A long one is cut into files of its own, which a directory of directories names.
    if len(rows) <= _MAX_ROWS:
        return _rows(rows)
    pages = []
    for start in range(0, len(rows), _MAX_ROWS):
        page = rows[start : start + _MAX_ROWS]
        pages.append((page[0][0], sum(count for _, count, _ in page), store(_rows(page))))
    return {**_rows(pages), "pages": True}


def _rows(rows: Sequence[tuple[str, int, str]]) -> dict[str, object]:
    return {
        "keys": encode_words(key for key, _, _ in rows),
        "counts": encode_numbers(count for _, count, _ in rows),
        "names": "".join(name for _, _, name in rows),
    }


def _separator(before: str, first: str) -> str:
    # The shortest text between the last word of a file and the first of the next.
    return first[: shared_length(before, first) + 1] if before != first else first


def _with_previous(groups: Iterable[list[_Piece]]) -> Iterator[tuple[str, list[_Piece]]]:
    before = ""
    for group in groups:
        # All parts of a divided term have the whole term as their key, so that they are found together.
        divided = len(group) == 1 and group[0].last_key != group[0].key
        yield (group[0].key if divided else before), group
        before = group[-1].key


def _cut(pieces: Iterable[_Piece], limit: int) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        is_landmark = size >= limit // 2 and zlib.crc32(piece.key.encode()) % 8 == 0
        own_size = len(piece.key) + len(piece.text)
        if group and (is_landmark or size + own_size > limit * 1.4):
            yield group
            group, size = [], 0
        group.append(piece)
        size += own_size
    if group:
        yield group


# --- Postings --------------------------------------------------------------------


def _shard_groups(index: Index, limit: int) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for parts in _term_pieces(index):
        if len(parts) == 1:
            run.append(parts[0])
            continue
        yield from _cut(run, limit)
        run = []
        yield from ([part] for part in parts)
    yield from _cut(run, limit)


def _term_pieces(index: Index) -> Iterator[list[_Piece]]:
    averages = average_lengths(index)
    for term, fields in zip(index.terms, index.postings, strict=True):
        text = _encode_postings(index, fields, averages, 0, index.document_count)
        if len(text) <= _MAX_TERM:
            yield [_Piece(term, text, term)]
            continue
        bounds = _bounds(fields, math.ceil(len(text) / _MAX_TERM), index.document_count)
        parts = [_encode_postings(index, fields, averages, start, end) for start, end in itertools.pairwise(bounds)]
        yield [_Piece(term, part, f"{term}\n{place}", int(place == 0)) for place, part in enumerate(parts)]


def _bounds(fields: Mapping[str, Posting], parts: int, document_count: int) -> list[int]:
    # Document numbers that part the longest list evenly.
    longest = max((posting.documents for posting in fields.values()), key=len)
    return [0, *(longest[len(longest) * part // parts] for part in range(1, parts)), document_count]


def _encode_postings(
    index: Index, fields: Mapping[str, Posting], averages: Mapping[str, float], start: int, end: int
) -> str:
    # Of each field: how many documents, their gaps, their levels; of the body also their sections.
    out = []
    for one in FIELDS:
        posting = fields.get(one.name)
        if posting is None:
            out.append(encode_number(0))
            continue
        first, last = bisect_left(posting.documents, start), bisect_left(posting.documents, end)
        documents = posting.documents[first:last]
        out.append(encode_number(len(documents)))
        out.append(encode_numbers(gaps(documents)))
        lengths = index.lengths[one.name]
        average = averages[one.name]
        out.append(
            encode_numbers(
                _level(saturation(count, lengths[number], average, one), one)
                for number, count in zip(documents, posting.counts[first:last], strict=True)
            )
        )
        if one.name == "body":
            out.append(encode_numbers(posting.sections[first:last]))
    return "".join(out)


def _level(weight: float, one: Field) -> int:
    # Never 0: a find is a find.
    return int(weight * LEVELS / (one.k1 + 1) + 0.5) or 1


def _shard(group: Sequence[_Piece]) -> Mapping[str, object]:
    return {"t": encode_words(piece.key for piece in group), "p": "".join(piece.text for piece in group)}


# --- Words and documents ---------------------------------------------------------


def _lexicon_pieces(index: Index) -> Iterator[_Piece]:
    for word, stems in index.lexicon.items():
        yield _Piece(word, "".join(f"\t{_difference(word, stem)}" for stem in stems if stems != (word,)), word)


def _difference(word: str, stem: str) -> str:
    # How many letters of the word go, then what the stem has instead.
    shared = shared_length(word, stem)
    return encode_number(len(word) - shared) + stem[shared:]


def _front_code(group: Sequence[_Piece]) -> Iterator[str]:
    before = ""
    for piece in group:
        shared = shared_length(before, piece.key)
        yield encode_number(shared) + piece.key[shared:] + piece.text
        before = piece.key


def _document_pieces(documents: Sequence[ShownDocument]) -> Iterator[_Piece]:
    for document in documents:
        sections = [[section.anchor, section.title, section.text] for section in document.sections]
        values = [document.url, document.kind, document.title, document.summary, document.breadcrumb, sections]
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        yield _Piece(document.url, text, document.url)
