"""Bytes of a site → a complete release, swapped into place in one step.

The release is staged beside the site on the same file system, synced to disk and compared with what it should be;
then the two folders change names in one system call. Whoever reads the site, or looks after a crash, sees the old
release or the new one, never a mixture. `site/` is a real folder; everything else lies in `.helpgen/` beside it.
"""

import contextlib
import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpgen.diagnostics import Diagnostic, Position
from helpgen.publish import rules as broken
from helpgen.publish.changes import Changes, compare_manifests

WORK_FOLDER = ".helpgen"
MANIFEST_FORMAT = 1
_LOCK_WAIT_SECONDS = 60
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass(frozen=True, slots=True)
class Release:
    """A published site."""

    digest: str
    """Of its manifest: equal sites have equal digests."""
    file_count: int
    was_current: bool
    """Whether the published site was this one already, so that nothing was written."""
    changes: Changes | None
    """Since the publication before; None if there was none that we know of."""


def publish_release(
    files: Mapping[str, bytes], site_dir: Path, shown_path: str
) -> tuple[Release | None, tuple[Diagnostic, ...]]:
    """Put the files in the place of the site; return the release, or why the site is as it was.

    Where `site_dir` is a symbolic link, the folder that it leads to is the place of the site.
    """
    manifest = make_manifest(files)
    digest = hashlib.sha256(manifest).hexdigest()
    position = Position(shown_path)
    try:
        if site_dir.is_symlink():  # a swap would take the link itself away
            site_dir = site_dir.resolve()
        work_dir = site_dir.parent / WORK_FOLDER
        stranger = _find_stranger(site_dir)
        if stranger:
            return None, (broken.not_a_site.at(position, stranger),)
        work_dir.mkdir(parents=True, exist_ok=True)
        with _lock(work_dir / f"{site_dir.name}.lock") as is_held:
            if not is_held:
                return None, (broken.another_build_runs.at(position, _LOCK_WAIT_SECONDS),)
            changes = _changes(site_dir, work_dir, manifest)
            was_current = _is_current(site_dir, work_dir, manifest, files)
            if not was_current:
                _stage_and_swap(files, manifest, site_dir, work_dir)
    except OSError as error:
        return None, (broken.cannot_write.at(position, error.strerror or str(error)),)
    return Release(digest, len(files), was_current, changes), ()


def make_manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of a site: JSON with path, size in bytes and sha256 of every file, sorted by path."""
    entries = [
        {"path": path, "sha256": hashlib.sha256(files[path]).hexdigest(), "size": len(files[path])}
        for path in sorted(files)
    ]
    return (json.dumps({"format": MANIFEST_FORMAT, "files": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def _manifest_path(work_dir: Path, site_dir: Path) -> Path:
    return work_dir / f"{site_dir.name}.manifest.json"


def _find_stranger(site_dir: Path) -> str:
    # A folder without the pages that every site has was never published, and is not ours to take away.
    if not site_dir.exists():
        return ""
    names = sorted(entry.name for entry in site_dir.iterdir())
    if not names or "index.html" in names or "404.html" in names:
        return ""
    return names[0]


def _is_current(site_dir: Path, work_dir: Path, manifest: bytes, files: Mapping[str, bytes]) -> bool:
    # The manifest may be younger or older than the site if a build was killed: the files themselves decide.
    path = _manifest_path(work_dir, site_dir)
    if not path.is_file() or path.read_bytes() != manifest:
        return False
    present = {file.relative_to(site_dir).as_posix(): file for file in site_dir.rglob("*") if file.is_file()}
    return present.keys() == files.keys() and all(present[name].read_bytes() == files[name] for name in files)


def _changes(site_dir: Path, work_dir: Path, manifest: bytes) -> Changes | None:
    path = _manifest_path(work_dir, site_dir)
    return compare_manifests(path.read_bytes(), manifest) if site_dir.exists() and path.is_file() else None


def _stage_and_swap(files: Mapping[str, bytes], manifest: bytes, site_dir: Path, work_dir: Path) -> None:
    staged = work_dir / f"{site_dir.name}.staged"
    previous = work_dir / f"{site_dir.name}.previous"
    staged_manifest = work_dir / f"{site_dir.name}.manifest.staged"
    _remove(staged)
    try:
        _write_tree(staged, files)
        _compare(staged, files)
        _write_synced(staged_manifest, manifest)
    except OSError:
        # Half a release must not take up the room that is missing.
        for left_over in (staged, staged_manifest):
            with contextlib.suppress(OSError):
                _remove(left_over)
        raise
    _swap(staged, site_dir)
    staged_manifest.replace(_manifest_path(work_dir, site_dir))
    _sync_folder(work_dir)
    if staged.exists():  # now the old release: kept for one more publication
        _remove(previous)
        staged.rename(previous)


def _write_tree(root: Path, files: Mapping[str, bytes]) -> None:
    folders = {root}
    for path in files:
        folders.update((root / path).parents)
    ordered = sorted(folder for folder in folders if folder == root or folder.is_relative_to(root))
    for folder in ordered:
        folder.mkdir(exist_ok=True)
    for path, content in files.items():
        _write_synced(root / path, content)
    for folder in reversed(ordered):
        _sync_folder(folder)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _compare(root: Path, files: Mapping[str, bytes]) -> None:
    # On a file system that folds case or normalises names two files may have become one.
    present = {file.relative_to(root).as_posix(): file.stat().st_size for file in root.rglob("*") if file.is_file()}
    if present != {path: len(content) for path, content in files.items()}:
        raise OSError(errno.EIO, "the staged release is not what was written")


def _swap(staged: Path, site_dir: Path) -> None:
    # Afterwards `site_dir` is the new release and `staged` the old one, if there was one.
    if not site_dir.exists():
        staged.rename(site_dir)
    elif not _exchange(staged, site_dir):
        # No exchange on this system: for a moment between two renames there is no site.
        aside = staged.with_suffix(".aside")
        _remove(aside)
        site_dir.rename(aside)
        try:
            staged.rename(site_dir)
        except OSError:
            aside.rename(site_dir)
            raise
        aside.rename(staged)
    _sync_folder(site_dir.parent)


def _exchange(first: Path, second: Path) -> bool:
    # renameat2(2) with RENAME_EXCHANGE, Linux 3.15; Python has no name for it.
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    elif folder.exists() or folder.is_symlink():
        folder.unlink()


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[bool]:
    # The lock falls with the process that holds it, so a killed build leaves none behind.
    with path.open("w") as file:
        deadline = time.monotonic() + _LOCK_WAIT_SECONDS
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    yield False
                    return
                time.sleep(0.05)
        yield True
