"""The store's database on SQLite: one file, one connection that writes, every commit on disk before it returns."""

import contextlib
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from helpgen.feedback.database import Row, UnavailableError, UnstorableError, Value

FIXED_VERSIONS = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions in which two connections that write cannot corrupt a WAL; later patches of each line, too."""
DIALECT = {"serial": "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes": "BLOB"}


class LockedError(Exception):
    """Another process has the database."""


class SqliteDatabase:
    """A file. Opened for reading only, it sees what is committed while another process writes."""

    def __init__(self, path: Path, *, is_reading: bool = False) -> None:
        self.path = path
        self.dialect: Mapping[str, str] = DIALECT
        self._lock = None if is_reading else _lock(path)
        mode = "ro" if is_reading else "rwc"
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
        self._set_up(is_reading=is_reading)

    def _set_up(self, *, is_reading: bool) -> None:
        if is_reading:
            self._connection.execute("PRAGMA query_only = ON")
            # A report reads every row of a time: through memory it needs no system call for each page.
            self._connection.execute("PRAGMA mmap_size = 134217728")
            self._connection.execute("PRAGMA cache_size = -32768")
        else:
            # A new file may hold comments: it is the owner's alone.
            self.path.chmod(0o600)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA trusted_schema = OFF")

    def rows(self, sql: str, values: Mapping[str, Value] | None = None) -> Sequence[Row]:
        """Return all rows that a statement gives."""
        with _translating():
            return cast("list[Row]", self._connection.execute(sql, values or {}).fetchall())

    def stream(self, sql: str, values: Mapping[str, Value] | None = None) -> Iterator[Row]:
        """Yield rows one by one."""
        with _translating():
            yield from cast("Iterator[Row]", self._connection.execute(sql, values or {}))

    def run(self, sql: str, values: Mapping[str, Value] | None = None) -> int:
        """Run a statement; returns how many rows it changed."""
        with _translating():
            return self._connection.execute(sql, values or {}).rowcount

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end; `synchronous = FULL` has the WAL on disk before COMMIT returns."""
        with _translating():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with _translating():
                self._connection.execute("COMMIT")
        finally:
            # Only after a failure, and not where a full disk has rolled back already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def free_bytes(self) -> int | None:
        """Return the free space of the file system."""
        return shutil.disk_usage(self.path.parent).free

    def wipe_traces(self) -> None:
        """Overwrite deleted values (`secure_delete`) and empty the WAL, which still has their pages."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def backup(self, target: Path) -> None:
        """Copy the database as it is at one moment, with SQLite's own means; checked before it gets its name."""
        unfinished = target.with_name(f".{target.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        copy = sqlite3.connect(unfinished)
        try:
            self._connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            (state,) = copy.execute("PRAGMA integrity_check").fetchone()
        finally:
            copy.close()
        if state != "ok":
            raise UnavailableError(f"the copy is damaged: {state}")
        unfinished.chmod(0o600)
        _sync(unfinished)
        unfinished.replace(target)
        _sync(target.parent)

    def close(self) -> None:
        """Close; the last connection moves the WAL into the file."""
        self._connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def is_safe_version(version: tuple[int, ...]) -> bool:
    """Return whether a version of SQLite has the repair of the WAL-reset bug (sqlite.org/wal.html#walresetbug)."""
    if version < (3, 7, 0) or version >= FIXED_VERSIONS[0]:
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in FIXED_VERSIONS)


def _lock(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise LockedError(f'"{path}" is in use by another process') from None
    return descriptor


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, OverflowError) as error:
        raise UnstorableError(str(error)) from error
    except sqlite3.OperationalError as error:
        raise UnavailableError(str(error)) from error
    except sqlite3.DatabaseError as error:  # a damaged file: nothing may be acknowledged
        raise UnavailableError(str(error)) from error
