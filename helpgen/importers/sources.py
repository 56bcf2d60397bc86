"""A folder, archive or single file on disk → the files of an export, nothing of it unpacked.

Knows archives and the file system and trusts neither. Knows nothing of what a file says.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import SourceFile

FILES_AT_MOST = 50_000
FILE_LIMIT_BYTES = 200_000_000
TOTAL_LIMIT_BYTES = 2_000_000_000
RATIO_AT_MOST = 200
"""Text compresses to a tenth, seldom to a fiftieth."""
RATIO_MATTERS_FROM_BYTES = 20_000_000
_SKIPPED_FOLDERS = {"node_modules", "__MACOSX"}


def read_sources(path: Path) -> tuple[tuple[SourceFile, ...], list[Diagnostic]]:
    """Return the files of an export by name, and what is wrong; no files at all if one of them is not safe."""
    told: list[Diagnostic] = []
    try:
        if path.is_dir():
            files = tuple(_walk(path, told))
        elif zipfile.is_zipfile(path):
            files = tuple(_open_archive(path, told))
        else:
            files = (SourceFile(path.name, path.stat().st_size, path.read_bytes),)
    except (OSError, zipfile.BadZipFile) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the archive is damaged"
        return (), [broken.unreadable_export.at(Position(path.name), path.name, reason.lower())]
    told += _limits(path.name, files)
    if any(diagnostic.is_error for diagnostic in told):
        return (), told
    return tuple(sorted(files, key=lambda file: file.name)), told


def _limits(name: str, files: tuple[SourceFile, ...]) -> Iterator[Diagnostic]:
    where = Position(name)
    if len(files) > FILES_AT_MOST:
        yield broken.archive_too_large.at(where, name, f"{len(files)} files", f"{FILES_AT_MOST} files")
    total = sum(file.size for file in files)
    if total > TOTAL_LIMIT_BYTES:
        yield broken.archive_too_large.at(where, name, _megabytes(total), _megabytes(TOTAL_LIMIT_BYTES))
    for file in files:
        if file.size > FILE_LIMIT_BYTES:
            sizes = _megabytes(file.size), _megabytes(FILE_LIMIT_BYTES)
            yield broken.archive_too_large.at(Position(name), file.name, *sizes)


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB"


def _walk(root: Path, told: list[Diagnostic]) -> Iterator[SourceFile]:
    for folder, folder_names, file_names in os.walk(root):
        links = [name for name in folder_names if (Path(folder) / name).is_symlink()]
        folder_names[:] = sorted(
            name for name in folder_names if not name.startswith(".") and name not in _SKIPPED_FOLDERS
        )
        for name in sorted([*file_names, *links]):
            path = Path(folder) / name
            shown = path.relative_to(root).as_posix()
            if name.startswith("."):
                continue
            if path.is_symlink():
                told.append(broken.skipped_file.at(Position(shown), "it is a link"))
            elif not shown.isprintable():
                told.append(broken.skipped_file.at(Position(ascii(shown)[1:-1]), "its name cannot be printed"))
            elif not stat.S_ISREG(path.stat().st_mode):
                told.append(broken.skipped_file.at(Position(shown), "it is no regular file"))
            else:
                yield SourceFile(shown, path.stat().st_size, path.read_bytes)


def _open_archive(path: Path, told: list[Diagnostic]) -> Iterator[SourceFile]:
    archive = zipfile.ZipFile(path)
    for entry in archive.infolist():
        name = entry.filename
        reason = _why_unsafe(entry)
        if reason:
            told.append(broken.unsafe_archive.at(Position(path.name), ascii(name)[1:-1], reason))
        elif entry.is_dir() or any(part.startswith(".") or part in _SKIPPED_FOLDERS for part in name.split("/")):
            continue
        elif entry.file_size > RATIO_MATTERS_FROM_BYTES and entry.file_size > RATIO_AT_MOST * entry.compress_size:
            ratio = f"{entry.file_size // max(1, entry.compress_size)} times its packed size"
            told.append(broken.archive_too_large.at(Position(path.name), name, ratio, f"{RATIO_AT_MOST} times"))
        elif entry.flag_bits & 1:
            told.append(broken.unreadable_export.at(Position(path.name), name, "it is protected by a password"))
        else:
            yield SourceFile(name, entry.file_size, _reader(archive, entry))


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return archive.read(entry)  # never more than the size that the archive declares
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise OSError(0, "the archive is damaged") from error

    return read


def _why_unsafe(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    if not name.isprintable():
        return "has a name that cannot be printed"
    if name.startswith("/") or "\\" in name or ":" in name.partition("/")[0] or ".." in PurePosixPath(name).parts:
        return "leads out of the archive"
    return ""
