"""What could make the collector lose something: an old SQLite, a full disk, a clock that went back. Prints nothing."""

import shutil
import sqlite3
from pathlib import Path

from msgspec import Struct

from helpgen.feedback import outgoing
from helpgen.feedback.database import Database, UnavailableError
from helpgen.feedback.migrations import released_steps
from helpgen.feedback.sqlite import SqliteDatabase, is_safe_version

LEAST_FREE = 256 * 1024 * 1024
_EARLIEST_MS = 1_767_225_600_000  # 2026-01-01: helpgen is not older


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    text: str
    is_fine: bool = True
    is_warning: bool = False


def examine_sqlite(path: Path, now_ms: int) -> tuple[Finding, ...]:
    """Look at a database file and what it stands on."""
    found = [_version(), _disk(path.resolve().parent), _clock(now_ms)]
    if not path.exists():
        return (*found, Finding("database", f'"{path}" is not there yet; serve makes it', is_warning=True))
    try:
        database = SqliteDatabase(path, is_reading=True)
    except sqlite3.Error as error:
        return (*found, Finding("database", f'"{path}" cannot be opened: {error}', is_fine=False))
    try:
        return (*found, _integrity(database), *examine(database, now_ms))
    except UnavailableError as error:
        return (*found, Finding("database", f'"{path}" cannot be read: {error}', is_fine=False))
    finally:
        database.close()


def examine(database: Database, now_ms: int) -> tuple[Finding, ...]:
    """Look at what the tables say."""
    known = released_steps()[-1].number
    newest = int(database.rows("SELECT max(number) FROM schema_step")[0][0] or 0)
    schema = Finding("schema", f"step {newest} of {known}", is_fine=newest <= known, is_warning=newest < known)
    ((last, count),) = database.rows("SELECT max(received_at), count(*) FROM submission")
    ahead = (int(last or 0) - now_ms) // 1000
    rows = Finding("submissions", str(count))
    if ahead > 60:
        rows = Finding("clock", f"the newest submission lies {ahead} seconds ahead: the clock went back", is_fine=False)
    waiting, lost, problem = outgoing.waiting(database)
    text = f"{waiting} wait" + (f", {lost} of them were given up ({problem})" if lost else "")
    return schema, rows, Finding("messages to hand on", text, is_fine=not lost)


def _version() -> Finding:
    version = sqlite3.sqlite_version
    if is_safe_version(sqlite3.sqlite_version_info):
        return Finding("SQLite", version)
    text = (
        f"{version} has the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6). The collector is safe, because it "
        "alone writes. Do not let Litestream or another program write to the file."
    )
    return Finding("SQLite", text, is_warning=True)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free if folder.is_dir() else 0
    text = f"{free // 1024 // 1024} MiB are free at {folder}"
    return Finding("disk", text, is_fine=free >= LEAST_FREE)


def _clock(now_ms: int) -> Finding:
    is_fine = now_ms > _EARLIEST_MS
    return Finding("clock", "plausible" if is_fine else "the clock says a year before 2026", is_fine=is_fine)


def _integrity(database: SqliteDatabase) -> Finding:
    state = str(database.rows("PRAGMA quick_check")[0][0])
    mode = str(database.rows("PRAGMA journal_mode")[0][0])
    return Finding("database", f"quick check {state}, journal {mode}", is_fine=state == "ok" and mode == "wal")
