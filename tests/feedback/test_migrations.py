"""A schema is changed whole or not at all, and no database is opened that could lose something."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from helpgen.feedback import migrations
from helpgen.feedback.migrations import SchemaError, Step, migrate, released_steps
from helpgen.feedback.opening import OpeningError, open_for_writing
from helpgen.feedback.sqlite import SqliteDatabase, is_safe_version

from .collectors import running, vote

# --- Migrations ----------------------------------------------------------------------------

NEXT = Step(2, "ALTER TABLE submission ADD COLUMN mood TEXT;\nCREATE TABLE mood (name TEXT PRIMARY KEY);\n"
            "UPDATE submission SET mood = 'calm';\nINSERT INTO mood (name) VALUES ('calm');\n")  # fmt: skip

CRASHING = """
import os, shutil, sys
from helpgen.feedback.migrations import Step, migrate, released_steps
from helpgen.feedback.sqlite import SqliteDatabase
from pathlib import Path

def migrate_until(stop, path):
    database = SqliteDatabase(path)
    seen, plain = 0, database.run
    def run(sql, values=None):
        nonlocal seen
        seen += 1
        if seen == stop:
            os.kill(os.getpid(), 9)
        return plain(sql, values)
    database.run = run
    migrate(database, (*released_steps(), Step(2, sys.argv[2])))

source = Path(sys.argv[1])
for stop in range(1, 30):
    copy = source.with_name(f"stop-{stop}.db")
    shutil.copyfile(source, copy)
    if (child := os.fork()) == 0:
        migrate_until(stop, copy)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(copy, status)
    if status == 0:
        break
"""


def test_migration_that_is_killed_leaves_the_old_schema_or_the_new(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        collector.send(vote())
    command = [sys.executable, "-c", CRASHING, collector.database, NEXT.sql]
    ended = [line.rsplit(" ", 1) for line in subprocess.check_output(command, text=True).splitlines()]
    *killed, last = [int(status) for _, status in ended]
    assert len(killed) >= 4
    assert (set(killed), last) == ({-signal.SIGKILL}, 0)
    for name, status in ended:
        database = sqlite3.connect(name)
        ((step,),) = database.execute("SELECT max(number) FROM schema_step").fetchall()
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in database.execute("PRAGMA table_info(submission)")}
        assert ("mood" in tables, "mood" in columns) == (step == 2, step == 2)
        assert database.execute("SELECT count(*) FROM submission").fetchone() == (1,)
        assert status != "0" or database.execute("SELECT mood FROM submission").fetchall() == [("calm",)]
        database.close()


def test_database_of_every_release_reaches_the_newest_schema_with_its_rows(tmp_path: Path, database_name: str) -> None:
    steps = released_steps()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    database = open_for_writing(database_name)
    assert migrate(database, steps) == len(steps)  # type: ignore[arg-type]  # both kinds have a dialect
    assert migrate(database, (*steps, NEXT)) == 2  # type: ignore[arg-type]
    database.close()


def test_older_helpgen_refuses_a_newer_database(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    database = SqliteDatabase(path)
    migrate(database, (*released_steps(), NEXT))
    database.close()
    with pytest.raises(OpeningError, match="install a newer helpgen"):
        open_for_writing(str(path))


def test_step_that_was_edited_after_its_release_is_noticed(tmp_path: Path) -> None:
    database = open_for_writing(str(tmp_path / "feedback.db"))
    assert isinstance(database, SqliteDatabase)
    with pytest.raises(SchemaError, match="step 1"):
        migrate(database, (Step(1, "CREATE TABLE other (a INTEGER)"),))
    database.close()


def test_file_is_backed_up_before_its_schema_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(tmp_path / "feedback.db")
    open_for_writing(name).close()
    steps = (*released_steps(), NEXT)
    monkeypatch.setattr("helpgen.feedback.opening.released_steps", lambda: steps)
    open_for_writing(name).close()
    copy = sqlite3.connect(f"{name}.schema-1")
    assert copy.execute("SELECT max(number) FROM schema_step").fetchone() == (1,)
    copy.close()
    assert migrations.released_steps() != steps


# --- Around it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 50, 6), False), ((3, 50, 7), True),
        ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 1), True), ((3, 6, 23), True),
    ],
)  # fmt: skip
def test_sqlite_with_the_wal_reset_bug_is_known(version: tuple[int, ...], is_safe: bool) -> None:
    assert is_safe_version(version) is is_safe


def test_disk_that_is_emptied_at_every_start_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYNO", "web.1")
    with pytest.raises(OpeningError, match="postgresql"):
        open_for_writing(str(tmp_path / "feedback.db"))
