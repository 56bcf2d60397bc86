"""Index → the small files that a browser fetches as it needs them.

Read again by helpgen/search/reader.py and its twin theme/assets/js/search/reader.js; the format is described in
docs/content/en/reference/search-format.md.

Where a file ends depends on the words at the place, not on what came before, so a changed text changes few files.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from helpgen.search.codec import LEVELS, encode_number, encode_words, shared_length
from helpgen.search.directory import (
    Row,
    Store,
    inline_directory,
    is_one_page,
    paged_directory,
    refer_to_page,
    write_file,
)
from helpgen.search.index import BODY, FIELDS
from helpgen.search.phrases import SynonymRow
from helpgen.search.written import Words, WrittenIndex

_WORD_SHARD = 12_000
_PIECE_SHARD = 7_000
_SPELLING_FILE = 14_000
_DOCUMENT_FILE = 10_000
_LENGTHS_FILE = 16_000
_ENTRY = 3_900
"""Estimated bytes of the entry when it is compressed."""
_FEWEST_SHARED = 2
_NOWHERE = ("",)
"""The text of a word that is no term."""


class ShownSection(Struct, frozen=True, array_like=True):
    """A part of a document, as a result shows it."""

    anchor: str
    """ "" for the part before the first heading."""
    title: str
    text: str


class ShownDocument(Struct, frozen=True, array_like=True):
    """What a result shows of a document."""

    url: str
    kind: str
    title: str
    summary: str
    breadcrumb: str
    sections: tuple[ShownSection, ...]


class WrittenDocument(Struct, frozen=True, array_like=True):
    """What a result shows of a document, as it stands in a file."""

    key: str
    """Its URL."""
    content: bytes
    """JSON."""
    size: int
    """Between its characters and its bytes, as compression has it."""


class PackedIndex(Struct, frozen=True):
    """The files of one language."""

    entry: bytes
    """Names all others; the only one whose name stays the same."""
    files: Mapping[str, bytes]
    """By name; the name follows from the content."""


class _Piece(Struct, frozen=True):
    # A word or term.
    key: str
    text: str
    size: int
    stems: str = ""
    rows: Sequence[SynonymRow] = ()
    part: int = 0
    """Of a term that is divided; 0 for the first or only one."""
    is_divided: bool = False


def pack_index(index: WrittenIndex, documents: Sequence[WrittenDocument]) -> PackedIndex:
    """Return the files of an index. The documents are those that were indexed, in the same order."""
    store = Store()
    words = index.words
    limit = _WORD_SHARD if len(words.terms & words.lexicon.keys()) * 2 >= len(words.terms) else _PIECE_SHARD
    directories = {
        "shards": [
            Row(_separator(before, group), sum(not piece.part for piece in group), store.add(_shard(group)))
            for before, group in _with_previous(_shard_groups(words, index.rows, limit))
        ],
        "spelling": [
            Row(_separator(before, group), len(group), store.add({"w": encode_words(piece.key for piece in group)}))
            for before, group in _with_previous(
                _cut((_Piece(word, "", len(word)) for word in sorted(words.lexicon)), _SPELLING_FILE)
            )
        ],
        "documents": [
            Row("", len(group), store.add_list("d", [one.content for one in group]))
            for group in _cut(documents, _DOCUMENT_FILE)
        ],
    }
    entry = {
        "language": index.language,
        "count": index.document_count,
        "scales": [one.boost * (one.k1 + 1) / LEVELS for one in FIELDS],
        "body": [BODY.k1, BODY.b, round(index.body_average, 3)],
        **_fitting(directories, index.lengths, store),
    }
    return PackedIndex(write_file(entry), store.files)


def _fitting(directories: Mapping[str, Sequence[Row]], lengths: str, store: Store) -> Mapping[str, object]:
    # The largest parts become files of their own until the rest fits into the entry.
    parts: dict[str, object] = {name: inline_directory(rows) for name, rows in directories.items()}
    # Compressed, names hardly shrink and lengths shrink to a half.
    sizes = {name: len(json.dumps(part, ensure_ascii=False).encode()) * 0.75 for name, part in parts.items()}
    parts["lengths"], sizes["lengths"] = lengths, len(lengths) * 0.5
    while sum(sizes.values()) > _ENTRY:
        del sizes[max(sizes, key=lambda name: (sizes[name], name))]
    return {**parts, **_outside(parts.keys() - sizes.keys(), directories, lengths, store)}


def _outside(
    names: Set[str], directories: Mapping[str, Sequence[Row]], lengths: str, store: Store
) -> Mapping[str, object]:
    # What every query needs is one file if that is not too large: a request less, or two.
    common = [name for name in sorted(directories.keys() & names - {"spelling"}) if is_one_page(directories[name])]
    has_lengths = "lengths" in names and len(lengths) <= _LENGTHS_FILE
    shared = {name: inline_directory(directories[name]) for name in common} | ({"l": lengths} if has_lengths else {})
    if len(shared) < _FEWEST_SHARED:
        common, has_lengths, shared = [], False, {}
    file = store.add(shared) if shared else ""
    out: dict[str, object] = {name: refer_to_page(directories[name], file) for name in common}
    for name in sorted(names - out.keys() - {"lengths"}):
        out[name] = paged_directory(directories[name], store)
    if "lengths" in names:
        starts = range(0, len(lengths), _LENGTHS_FILE)
        out["lengths"] = (
            [file] if has_lengths else [store.add({"l": lengths[at : at + _LENGTHS_FILE]}) for at in starts]
        )
    return out


def _separator(before: str, group: Sequence[_Piece]) -> str:
    # The shortest text between the last word of a file and the first of the next. All parts of a divided term have
    # the whole term as their key, so that they are found together.
    first = group[0].key
    return first if group[0].is_divided or before == first else first[: shared_length(before, first) + 1]


def _with_previous(groups: Iterable[list[_Piece]]) -> Iterator[tuple[str, list[_Piece]]]:
    before = ""
    for group in groups:
        yield before, group
        before = group[-1].key


class _Sized(Protocol):
    # Something that may be the first in a file.
    @property
    def key(self) -> str: ...
    @property
    def size(self) -> int: ...


_One = TypeVar("_One", bound=_Sized)


def _cut(pieces: Iterable[_One], limit: int) -> Iterator[list[_One]]:
    group: list[_One] = []
    size = 0
    for piece in pieces:
        own = piece.size
        if group and (size + own > limit * 1.4 or _is_landmark(group[-1].key, piece.key, size, limit)):
            yield group
            group, size = [], 0
        group.append(piece)
        size += own
    if group:
        yield group


def _is_landmark(before: str, key: str, size: int, limit: int) -> bool:
    # Words with the same beginning better stay together: the forms of a word, and what may become of an unfinished one.
    if size * 2 < limit or zlib.crc32(key.encode()) % 8:
        return False
    return size >= limit or shared_length(before, key) < 3


# --- Terms and words ---------------------------------------------------------------


def _shard_groups(words: Words, rows: Mapping[str, Sequence[SynonymRow]], limit: int) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for key in sorted(words.postings.keys() | words.lexicon.keys() | rows.keys()):
        texts = words.postings.get(key, _NOWHERE)
        stems = words.stems.get(key, "")
        own = rows.get(key, ())
        size = len(key) + len(texts[0]) + len(stems) + (sum(len(row.postings) for row in own) if own else 0)
        if len(texts) == 1:
            run.append(_Piece(key, texts[0], size, stems, own))
            continue
        yield from _cut(run, limit)
        run = []
        yield [_Piece(key, texts[0], size, stems, own, is_divided=True)]
        for part, text in enumerate(texts[1:], start=1):
            yield [_Piece(key, text, len(key) + len(text), "", (), part, is_divided=True)]
    yield from _cut(run, limit)


def _shard(group: Sequence[_Piece]) -> Mapping[str, object]:
    lines = []
    before = ""
    for piece in group:
        shared = shared_length(before, piece.key)
        lines.append(encode_number(shared) + piece.key[shared:] + piece.stems)
        before = piece.key
    rows = [
        [place, row.rest, row.group, row.others, row.worth, row.postings]
        for place, piece in enumerate(group)
        for row in piece.rows
    ]
    content = {"t": "\n".join(lines), "p": " ".join(piece.text for piece in group)}
    return {**content, "s": rows} if rows else content


# --- Documents ---------------------------------------------------------------------


def write_document(document: ShownDocument) -> WrittenDocument:
    """Return a document as it stands in a file."""
    sections = [[section.anchor, section.title, section.text] for section in document.sections]
    values = [document.url, document.kind, document.title, document.summary, document.breadcrumb, sections]
    content = msgspec.json.encode(values)  # as the standard library writes words, in a tenth of the time
    return WrittenDocument(document.url, content, (len(content.decode()) + len(content)) // 2)
