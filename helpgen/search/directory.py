"""Files of an index by the first word of each, and the store that names files by their content."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from helpgen.search.codec import encode_numbers, encode_words

VERSION = 5
"""Of the format; written into every file."""

NAME_LENGTH = 7
_NAME_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAGE_ROWS = 900


class Row(Struct, frozen=True):
    """A line of a directory."""

    key: str
    """The shortest text that parts the first word of the file from the last of the one before; documents have none."""
    count: int
    """How many terms, words or documents the file has."""
    name: str


class Store:
    """The files that were made so far."""

    def __init__(self) -> None:
        """Begin without files."""
        self.files: dict[str, bytes] = {}

    def add(self, content: Mapping[str, object]) -> str:
        """Keep a file and return its name."""
        return self._keep(write_file(content))

    def add_list(self, key: str, contents: Iterable[bytes]) -> str:
        """Keep a file that has a list under one key, whose entries are JSON already, and return its name."""
        return self._keep(b'{"v":%d,"%s":[%s]}' % (VERSION, key.encode(), b",".join(contents)))

    def _keep(self, content: bytes) -> str:
        name = _name(content)
        self.files[name] = content
        return name


def write_file(content: Mapping[str, object]) -> bytes:
    """Return the bytes of a file."""
    return msgspec.json.encode({"v": VERSION, **content})  # as the standard library writes it


def _name(content: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(content).digest()[:8])
    chars = []
    for _ in range(NAME_LENGTH):
        number, place = divmod(number, len(_NAME_ALPHABET))
        chars.append(_NAME_ALPHABET[place])
    return "".join(chars)


def inline_directory(rows: Sequence[Row]) -> dict[str, object]:
    """Return a directory as it stands in the entry or in a page."""
    keys = {"keys": encode_words(row.key for row in rows)} if any(row.key for row in rows) else {}
    counts, names = encode_numbers(row.count for row in rows), "".join(row.name for row in rows)
    return {**keys, "counts": counts, "names": names}


def is_one_page(rows: Sequence[Row]) -> bool:
    """Tell whether a directory is short enough for one file."""
    return len(rows) <= _PAGE_ROWS


def refer_to_page(rows: Sequence[Row], name: str) -> dict[str, object]:
    """Return a directory whose rows all lie in one file."""
    return {**inline_directory([Row(rows[0].key, sum(row.count for row in rows), name)]), "pages": True}


def paged_directory(rows: Sequence[Row], store: Store) -> dict[str, object]:
    """Return a directory whose rows lie in files of their own, which it names."""
    pages = []
    for start in range(0, len(rows), _PAGE_ROWS):
        page = rows[start : start + _PAGE_ROWS]
        pages.append(Row(page[0].key, sum(row.count for row in page), store.add(inline_directory(page))))
    return {**inline_directory(pages), "pages": True}
