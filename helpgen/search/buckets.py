"""Words and terms, dealt into buckets by what they are called, not by where they stand.

So a changed text touches few of them, and what was made of the others need not be made again. What some documents have
of a bucket is kept as bytes; they are read when somebody asks.
"""

import functools
import itertools
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, msgpack

from helpgen.search.columns import joined, moved, written

BUCKETS = 64


class _Packed(Struct, frozen=True, array_like=True):
    """What some documents have of a bucket."""

    words: list[str]
    """Folded words, each with a stem behind a blank if it is another."""
    keys: list[str]
    """Terms behind the marks of their fields."""
    ends: list[int]
    """Behind the last word of the column of each key."""
    columns: bytes


_WRITER = msgpack.Encoder()
_READER = msgpack.Decoder(_Packed)


class Contents(Struct, frozen=True):
    """What all documents have of a bucket."""

    columns: dict[str, "array[int]"]
    """By the mark of a field and the term behind it."""
    lexicon: dict[str, list[str]]
    """Folded word to its stems."""


def bucket_of(word: str) -> int:
    """Return the number of the bucket of a term or a folded word."""
    return zlib.crc32(word.encode()) % BUCKETS


class FreshBucket:
    """What some documents have of a bucket, one after another."""

    def __init__(self) -> None:
        """Begin without words."""
        self.words: list[str] = []
        self.keys: list[str] = []
        self.columns: list[Sequence[int]] = []

    def pack(self) -> bytes:
        """Return the same in a form that can be kept."""
        ends = list(itertools.accumulate(map(len, self.columns)))
        columns = written(list(itertools.chain.from_iterable(self.columns)))
        return _WRITER.encode(_Packed(self.words, self.keys, ends, columns))


class Bucket:
    """What all documents have of a bucket."""

    def __init__(self, digest: bytes, read: Callable[[], Contents]) -> None:
        """Take the digest of everything that the contents are made from, and how to read them."""
        self.digest = digest
        self._read: Callable[[], Contents] | None = read

    @functools.cached_property
    def contents(self) -> Contents:
        """The contents, read when they are asked for the first time."""
        assert self._read is not None
        contents = self._read()
        self._read = None  # with all the bytes that it needs
        return contents


def read_parts(parts: Iterable[tuple[int, bytes]], extra: Iterable[str]) -> Contents:
    """Return what documents have of a bucket: the number of the first one of each part and what `pack` returned.

    `extra` are words, written as those of the parts.
    """
    columns: dict[str, array[int]] = {}
    words = set(extra)
    for first, content in parts:
        part = _READER.decode(content)
        words.update(part.words)
        own = moved(part.columns, first)
        start = 0
        for key, end in zip(part.keys, part.ends, strict=True):
            if key in columns:
                columns[key] += own[start:end]
            else:
                columns[key] = own[start:end]
            start = end
    return Contents(columns, _lexicon(words))


def _lexicon(words: Iterable[str]) -> dict[str, list[str]]:
    stems: dict[str, list[str]] = {}
    for written_word in words:
        word, _, stem = written_word.partition(" ")
        stems.setdefault(word, []).append(stem or word)
    return {word: sorted(own) for word, own in stems.items()}


def write_word(word: str, stem: str) -> str:
    """Return a folded word and its stem as they are kept."""
    return word if word == stem else f"{word} {stem}"


def put_together(
    buckets: Sequence[Bucket], marks: Sequence[str], find_roots: Callable[[Mapping[str, object]], Mapping[str, str]]
) -> Contents:
    """Return the contents of all buckets, in which each word counts as its root."""
    columns: dict[str, array[int]] = {}
    lexicon: dict[str, list[str]] = {}
    for bucket in buckets:
        columns |= bucket.contents.columns
        lexicon |= bucket.contents.lexicon
    for word, root in find_roots(dict(sorted(lexicon.items()))).items():
        lexicon[word] = [root]
        for mark in marks:
            column = columns.pop(mark + word, None)
            if column is not None:
                known = columns.get(mark + root)
                columns[mark + root] = column if known is None else joined(known, column)
    return Contents(columns, lexicon)
