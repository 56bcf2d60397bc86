"""What a release consists of: path, digest and size of every file.

Knows files and the form of a manifest. Knows nothing of what a file means or of how releases are swapped.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

MANIFEST_FORMAT = 1
_WRITER = msgspec.json.Encoder()
"""Writes a text as the standard library does, but for its own alphabet: as it is."""


class FileEntry(Struct, frozen=True, gc=False):
    """One file of a release."""

    sha256: str
    """In hex."""
    size: int
    """Bytes."""


def entry_of(content: bytes) -> FileEntry:
    """Return the entry of a file with this content."""
    return FileEntry(hashlib.sha256(content).hexdigest(), len(content))


def make_manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of a site."""
    return write_manifest({path: entry_of(content) for path, content in files.items()})


def write_manifest(entries: Mapping[str, FileEntry]) -> bytes:
    """Return a manifest: JSON with path, sha256 and size in bytes of every file, a line each, sorted by path."""
    rows = b",\n".join(
        b'{"path":%s,"sha256":"%s","size":%d}' % (_WRITER.encode(path), entry.sha256.encode(), entry.size)
        for path, entry in sorted(entries.items())
    )
    return b'{"format":%d,"files":[\n%s\n]}\n' % (MANIFEST_FORMAT, rows)


def read_manifest(file: Path) -> Mapping[str, FileEntry] | None:
    """Return the entries of a manifest; None if there is none, or none that can be read."""
    try:
        content = json.loads(file.read_bytes())
        if content["format"] != MANIFEST_FORMAT:
            return None
        return {str(row["path"]): FileEntry(str(row["sha256"]), int(row["size"])) for row in content["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_tree(root: Path) -> dict[str, FileEntry]:
    """Return the entries of the files that are really there; raises OSError for one that cannot be read."""
    return {path: entry_of(Path(file).read_bytes()) for path, file in list_files(root)}


def list_files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield path from the root and path on disk of every file below a folder."""
    folders = [("", str(root))]
    while folders:
        path, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir():
                    yield path + entry.name, entry.path
                elif not entry.is_symlink():
                    folders.append((f"{path}{entry.name}/", entry.path))


class Difference(Struct, frozen=True):
    """How a tree differs from its manifest."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unknown: tuple[str, ...]
    """Files that no manifest names."""

    @property
    def first(self) -> str:
        """One path that differs; "" if none does."""
        return next(iter((*self.changed, *self.missing, *self.unknown)), "")

    @property
    def count(self) -> int:
        """How many files differ."""
        return len(self.missing) + len(self.changed) + len(self.unknown)


def compare(expected: Mapping[str, FileEntry], found: Mapping[str, FileEntry]) -> Difference:
    """Return how files differ from what they should be."""
    return Difference(
        tuple(path for path in sorted(expected) if path not in found),
        tuple(path for path in sorted(expected) if path in found and found[path] != expected[path]),
        tuple(path for path in sorted(found) if path not in expected),
    )
