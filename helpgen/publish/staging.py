"""Bytes of a site → a whole new release beside the published one.

Knows files. Knows nothing of what they mean. A file that is in the published site already is not written again: both
releases name the same bytes on disk (a hard link), after those bytes were read and found right.
"""

import contextlib
import errno
import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from helpgen.publish.manifest import FileEntry, entry_of, list_files, write_manifest
from helpgen.publish.swap import folders_of, remove, sync_tree, write_file

_PIECE_BYTES = 1_000_000


class Staging:
    """A release that is being made. Workers add to a copy of their own and hand over the entries."""

    def __init__(self, folder: Path, site_dir: Path) -> None:
        """`folder` holds the new files; it is made when the first one differs."""
        self._folder = folder
        self._site_dir = site_dir
        self._has_site = site_dir.is_dir()
        self.entries: dict[str, FileEntry] = {}
        self._kept: set[str] = set()
        self._folders: set[str] = set()

    # --- Adding

    def add(self, path: str, content: bytes) -> FileEntry:
        """Add a file; raises OSError if it cannot be written."""
        entry = entry_of(content)
        if self._read_published(path, entry.size) == content:
            self._kept.add(path)
        else:
            file = f"{self._folder}/{path}"
            self._make_folder(file.rpartition("/")[0])
            write_file(file, content)
        self.entries[path] = entry
        return entry

    def add_large(self, path: str, pieces: Iterable[bytes]) -> FileEntry:
        """Add a file of which one piece at a time is in memory; raises OSError if it cannot be written."""
        file = f"{self._folder}/{path}"
        self._make_folder(file.rpartition("/")[0])
        digest, size = hashlib.sha256(), 0
        with Path(file).open("wb") as staged:
            for piece in pieces:
                digest.update(piece)
                size += staged.write(piece)
        self.entries[path] = FileEntry(digest.hexdigest(), size)
        if self._has_size(path, size) and self._published(path) == self.entries[path]:
            Path(file).unlink()
            self._kept.add(path)
        return self.entries[path]

    def keep(self, path: str, sha256: str) -> FileEntry | None:
        """Add the published file as it is if it has the digest; None if it has not."""
        entry = self._published(path)
        if entry is None or entry.sha256 != sha256:
            return None
        self._kept.add(path)
        self.entries[path] = entry
        return entry

    def is_kept(self, path: str) -> bool:
        """Tell whether a file is the published one."""
        return path in self._kept

    def accept(self, entries: Iterable[tuple[str, str, int, bool]]) -> None:
        """Add files that a worker has added to its copy: path, digest, size, whether it is the published one."""
        for path, sha256, size, is_kept in entries:
            self.entries[path] = FileEntry(sha256, size)
            if is_kept:
                self._kept.add(path)

    def _read_published(self, path: str, size: int) -> bytes | None:
        # None for a file of another size, too.
        if not self._has_site:
            return None
        with contextlib.suppress(OSError), self._opened(path) as file:
            return file.read(size + 1) if os.fstat(file.fileno()).st_size == size else None
        return None

    def _has_size(self, path: str, size: int) -> bool:
        with contextlib.suppress(OSError):
            return (self._site_dir / path).stat(follow_symlinks=False).st_size == size
        return False

    def _published(self, path: str) -> FileEntry | None:
        # The entry of a file as it lies on disk; of a large one a piece at a time is in memory.
        if not self._has_site:
            return None
        with contextlib.suppress(OSError):
            descriptor = _open_itself(f"{self._site_dir}/{path}", os.O_RDONLY)
            try:
                return _entry_of_opened(descriptor)
            finally:
                os.close(descriptor)
        return None

    def _opened(self, path: str) -> io.FileIO:
        return io.FileIO(f"{self._site_dir}/{path}", opener=_open_itself)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            try:
                os.mkdir(folder)  # noqa: PTH102 - a folder for each page: pathlib takes as long as the system
            except OSError:  # it is there, or the one above it is not
                Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    # --- Reading

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the release, read when they are asked for."""
        return _Files(self)

    def read(self, path: str) -> bytes:
        """Return the content of an added file; raises KeyError for another one."""
        if path not in self.entries:
            raise KeyError(path)
        staged = Path(f"{self._folder}/{path}")
        is_staged = path not in self._kept and staged.is_file()  # no longer after the swap
        return (staged if is_staged else self._site_dir / path).read_bytes()

    # --- Finishing

    @property
    def manifest(self) -> bytes:
        """Return the manifest of the release."""
        return write_manifest(self.entries)

    def is_current(self) -> bool:
        """Tell whether the published site is this release already, file for file."""
        if len(self._kept) != len(self.entries):
            return False
        return {path for path, _ in list_files(self._site_dir)} == self.entries.keys()

    def complete(self) -> None:
        """Bring everything into the folder and onto the disk; raises OSError if the folder is not what was added."""
        self._make_folder(str(self._folder))
        for path in sorted(self._kept):
            file = f"{self._folder}/{path}"
            self._make_folder(file.rpartition("/")[0])
            self._link(f"{self._site_dir}/{path}", file)
        # On a file system that folds case or normalises names two files may have become one.
        written = self.entries.keys() - self._kept
        present = dict(list_files(self._folder))
        if present.keys() != self.entries.keys() or any(
            os.stat(present[path]).st_size != self.entries[path].size  # noqa: PTH116 - so many
            for path in written
        ):
            raise OSError(errno.EIO, "the staged release is not what was written")
        sync_tree(self._folder, sorted(written), folders_of(self.entries))

    def _link(self, source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EXDEV}:
                raise
            write_file(target, Path(source).read_bytes())  # a file system without hard links
            self._kept.discard(target[len(str(self._folder)) + 1 :])

    def discard(self) -> None:
        """Remove what was written: half a release must not take up the room that is missing."""
        with contextlib.suppress(OSError):
            remove(self._folder)


def _entry_of_opened(descriptor: int) -> FileEntry:
    # Asked for a byte more than it has, a file says that it ends there.
    expected = os.fstat(descriptor).st_size
    if expected < _PIECE_BYTES:
        content = os.read(descriptor, expected + 1)
        if len(content) == expected:
            return FileEntry(hashlib.sha256(content).hexdigest(), expected)
        os.lseek(descriptor, 0, os.SEEK_SET)  # somebody writes there
    digest, size = hashlib.sha256(), 0
    while piece := os.read(descriptor, _PIECE_BYTES):
        digest.update(piece)
        size += len(piece)
    return FileEntry(digest.hexdigest(), size)


def _open_itself(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW)


class _Files(Mapping[str, bytes]):
    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def __getitem__(self, path: str) -> bytes:
        return self._staging.read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._staging.entries))

    def __len__(self) -> int:
        return len(self._staging.entries)
