"""Opens a database by its name: a path for SQLite, a URL for PostgreSQL. Knows both kinds, and no table."""

import os
import sqlite3
from pathlib import Path

from helpgen.feedback.database import Database, UnavailableError
from helpgen.feedback.migrations import SchemaError, migrate, released_steps
from helpgen.feedback.sqlite import LockedError, SqliteDatabase

POSTGRES_PREFIXES = ("postgresql://", "postgres://")
_EPHEMERAL = ("DYNO", "VERCEL", "AWS_LAMBDA_FUNCTION_NAME", "K_SERVICE")
"""Hosts that say by these variables that their disk is emptied at every start."""
_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"})


class OpeningError(Exception):
    """The database cannot be opened; the message says why and what to do."""


def is_postgres(name: str) -> bool:
    """Return whether a name is the URL of a PostgreSQL database."""
    return name.startswith(POSTGRES_PREFIXES)


def open_for_writing(name: str) -> Database:
    """Open a database and bring its schema up to date; a SQLite file is backed up before that."""
    try:
        if is_postgres(name):
            return _open_postgres(name, is_reading=False)
        return _open_sqlite(Path(name))
    except LockedError:
        text = "the collector is running. Stop it, run this again, start it: browsers wait and try again"
        raise OpeningError(f'"{name}" is in use: {text}.') from None
    except (SchemaError, UnavailableError, sqlite3.Error, OSError) as error:
        raise OpeningError(f'"{shown(name)}" cannot be opened: {error}.') from None


def open_for_reading(name: str) -> Database:
    """Open a database that exists; the collector may go on writing."""
    try:
        if is_postgres(name):
            return _open_postgres(name, is_reading=True)
        if not Path(name).is_file():
            raise OpeningError(f'There is no database "{name}". Name it with --database.')
        database = SqliteDatabase(Path(name), is_reading=True)
        database.rows("SELECT number FROM schema_step")
        return database
    except (UnavailableError, sqlite3.Error, OSError) as error:
        raise OpeningError(f'"{shown(name)}" cannot be read: {error}.') from None


def shown(name: str) -> str:
    """Return a name without the password that a URL may have."""
    scheme, separator, rest = name.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if separator and "@" in rest else name


def _open_postgres(url: str, *, is_reading: bool) -> Database:
    try:
        from helpgen.feedback.postgres import PostgresDatabase  # psycopg is installed by those who want it
    except ImportError:
        raise OpeningError('PostgreSQL needs psycopg: pip install "helpgen[feedback,postgres]".') from None
    database = PostgresDatabase(url, is_reading=is_reading)
    if not is_reading:
        migrate(database, released_steps())
    return database


def _open_sqlite(path: Path) -> Database:
    found = next((name for name in _EPHEMERAL if name in os.environ), "")
    if found:
        raise OpeningError(f"This host ({found}) empties its disk at every start. Use --database postgresql://… here.")
    path.parent.mkdir(parents=True, exist_ok=True)
    system = _file_system(path.parent)
    if system in _NETWORK_SYSTEMS:
        raise OpeningError(f'"{path}" lies on a network disk ({system}), where SQLite cannot lock. Use a local disk.')
    database = SqliteDatabase(path)
    migrate(database, released_steps(), lambda number: database.backup(path.with_name(f"{path.name}.schema-{number}")))
    return database


def _file_system(folder: Path) -> str:
    # The longest mount point that the folder lies under; "" where the system does not say.
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place = str(folder.resolve())
    best, system = "", ""
    for line in lines:
        _, point, kind, *_ = line.split(" ")
        is_above = place == point or place.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(best):
            best, system = point, kind
    return system
