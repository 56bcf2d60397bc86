"""A memory on disk: bytes under their digest, in packs.

Knows files. Must never know what the bytes mean. A pack is written once, under a name that follows from its content,
and renamed into its place, so builds on several machines may share the folder. Nothing in it is trusted: an entry whose
bytes do not fit its check, a pack that ends too early or is not ours counts as absent. Deleting the folder, or any file
in it, is always safe. At the end of a pack stands what lies in it, so that opening one takes two looks at the disk.
"""

import contextlib
import hashlib
import os
import struct
from collections.abc import Collection, Iterable
from pathlib import Path

from helpgen.diagnostics import Diagnostic, Position
from helpgen.memory import KEY_BYTES
from helpgen.publish import rules as broken

_MAGIC = b"helpgen cache 2\n"
_HEAD = struct.Struct(f">{KEY_BYTES}sI16s")
_ROW = struct.Struct(f">{KEY_BYTES}sI")
"""What the list at the end says of each entry: its key, and how long its content is."""
_END = struct.Struct(">I32s")
"""How many rows the list has, and their digest."""
_PACK_BYTES = 8_000_000
"""So much is held before it becomes a pack."""
_PACKS_AT_MOST = 24
"""More of them are made one, which keeps only what the build has asked for."""


_LENGTH_BITS = 32
_OFFSET_BITS = 40


class Cache:
    """What earlier builds have made."""

    def __init__(self, folder: Path, shown_path: str, *, is_shared: bool = False) -> None:
        """Reads the names of what is there; a folder that cannot be used is empty and says so in `diagnostics`.

        A shared folder is only ever added to: what one build does not need another may.
        """
        self.diagnostics: list[Diagnostic] = []
        self._folder = folder
        self._shown_path = shown_path
        self._is_shared = is_shared
        self._packs: list[int] = []
        self._names: list[str] = []
        self._entries: dict[bytes, int] = {}
        """Where the head of each lies, and how long its content is: one number, for there are ten for each article."""
        self._used: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}
        self._fresh_bytes = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name in sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".pack")):
                self._open(name)
        except OSError as error:
            self._report(error)

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, None if nothing whole is there."""
        if key in self._fresh:
            return self._fresh[key]
        entry = self._entries.get(key)
        if entry is None:
            return None
        content = self._read(key, entry)
        if content is None:
            del self._entries[key]
            return None
        self._used.add(key)
        return content

    def has(self, key: bytes) -> bool:
        """Tell whether something was put under a key; whether it is still whole, `get` tells."""
        return key in self._fresh or key in self._entries

    def _read(self, key: bytes, entry: int) -> bytes | None:
        # None if it is no longer what was written there.
        length = entry & (1 << _LENGTH_BITS) - 1
        offset = entry >> _LENGTH_BITS & (1 << _OFFSET_BITS) - 1
        try:
            found = os.pread(self._packs[entry >> _LENGTH_BITS + _OFFSET_BITS], _HEAD.size + length, offset)
        except OSError:
            return None
        content = found[_HEAD.size :]
        is_whole = len(content) == length and _HEAD.unpack_from(found) == (key, length, _check(key, content))
        return content if is_whole else None

    def put(self, key: bytes, content: bytes) -> None:
        """Keep the content under a key."""
        if key in self._entries:
            self._used.add(key)
            return
        self._fresh[key] = content
        self._fresh_bytes += len(content)
        if self._fresh_bytes > _PACK_BYTES:
            self.save()

    def use(self, keys: Collection[bytes]) -> None:
        """Take note that another process, which may have written packs of its own, has used the keys."""
        self._used.update(keys)
        if any(key not in self._entries and key not in self._fresh for key in keys):
            self.refresh()

    def refresh(self) -> None:
        """See what other processes have written since."""
        with contextlib.suppress(OSError):
            for name in self._list():
                self._open(name)

    def save(self) -> None:
        """Write what is new to disk. A worker does so when its work is done, the parent at the end of the build."""
        if not self._fresh:
            return
        try:
            name = self._write(self._fresh.items())
            self._open(name)
            self._used.update(self._fresh)
        except OSError as error:
            self._report(error)
        self._fresh, self._fresh_bytes = {}, 0

    def close(self) -> None:
        """Save, and tidy up."""
        self.save()
        if not self._is_shared and not self.diagnostics and len(self._list()) > _PACKS_AT_MOST:
            with contextlib.suppress(OSError):
                self._tidy()
        for pack in self._packs:
            os.close(pack)
        self._packs.clear()
        self._entries.clear()

    def _list(self) -> list[str]:
        try:
            return sorted(entry.name for entry in os.scandir(self._folder) if entry.name.endswith(".pack"))
        except OSError:
            return []

    def _tidy(self) -> None:
        old = self._list()
        for name in old:
            self._open(name)
        kept = ((key, self.get(key)) for key in sorted(self._used))
        name = self._write((key, content) for key, content in kept if content is not None)
        for other in {*old, *(entry.name for entry in os.scandir(self._folder) if entry.name.endswith(".part"))} - {
            name
        }:
            (self._folder / other).unlink(missing_ok=True)

    def _write(self, contents: Iterable[tuple[bytes, bytes]]) -> str:
        part = self._folder / f"{os.urandom(12).hex()}.part"  # several machines may write here
        digest = hashlib.sha256(_MAGIC)
        rows = bytearray()
        try:
            with part.open("wb") as file:
                file.write(_MAGIC)
                for key, content in contents:
                    rows += _ROW.pack(key, len(content))
                    head = _HEAD.pack(key, len(content), _check(key, content))
                    digest.update(head)  # which says what the content is
                    file.write(head)
                    file.write(content)
                file.write(rows + _END.pack(len(rows) // _ROW.size, hashlib.sha256(rows).digest()))
            name = f"{digest.hexdigest()[:24]}.pack"
            part.replace(self._folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        return name

    def _open(self, name: str) -> None:
        if name in self._names:
            return
        try:
            pack = os.open(self._folder / name, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:  # tidied away by another build
            return
        self._packs.append(pack)
        self._names.append(name)
        offset = len(_MAGIC)
        for key, length in _ROW.iter_unpack(_read_rows(pack)):
            self._entries[key] = (len(self._packs) - 1 << _OFFSET_BITS | offset) << _LENGTH_BITS | length
            offset += _HEAD.size + length

    def _report(self, error: OSError) -> None:
        if not self.diagnostics:
            reason = error.strerror or str(error)
            self.diagnostics.append(broken.cache_not_usable.at(Position(self._shown_path), reason))


def _read_rows(pack: int) -> bytes:
    # b"" for a pack that is not ours, or not whole at both ends.
    size = os.fstat(pack).st_size
    end = os.pread(pack, _END.size, max(0, size - _END.size))
    if len(end) < _END.size or os.pread(pack, len(_MAGIC), 0) != _MAGIC:
        return b""
    count, digest = _END.unpack(end)
    start = size - _END.size - count * _ROW.size
    rows = os.pread(pack, count * _ROW.size, start) if start >= len(_MAGIC) else b""
    return rows if hashlib.sha256(rows).digest() == digest else b""


def _check(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()[:16]
