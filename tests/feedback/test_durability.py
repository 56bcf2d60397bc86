"""What was acknowledged is there: after kill -9, after a full disk, under load, in a backup. And the order on disk."""

import asyncio
import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from helpgen.feedback import migrations
from helpgen.feedback.migrations import SchemaError, Step, migrate, released_steps
from helpgen.feedback.opening import OpeningError, open_for_writing
from helpgen.feedback.sqlite import SqliteDatabase, is_safe_version

from .collectors import Collector, Connection, contact, run_async, running, vote

SOAK = os.environ.get("HELPGEN_SOAK") == "1"
KILLS = 500 if SOAK else 20
LEAST_ACKS = 1_000_000 if SOAK else 10_000
CLIENTS = 24


# --- kill -9 -------------------------------------------------------------------------


@dataclass
class Flood:
    """Browsers that send until told to end, each with an outbox: the same submission again until it is acknowledged."""

    port: int
    acknowledged: set[str] = field(default_factory=set)
    retried: int = 0
    is_ending: bool = False

    async def client(self) -> None:
        connection = Connection(self.port)
        while not self.is_ending:
            fields = vote(kind="nps", score=7)
            while True:
                try:
                    status = await connection.send(fields)
                except (OSError, EOFError):
                    self.retried += 1
                    await asyncio.sleep(0.02)
                    continue
                assert status in {200, 201}, status
                self.acknowledged.add(str(fields["id"]))
                break


def test_acknowledged_submissions_survive_kill_9(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        flood = Flood(collector.port)
        run_async(_kill_often(collector, flood))
    assert len(flood.acknowledged) >= LEAST_ACKS
    assert flood.retried > 0
    rows = collector.rows("SELECT id FROM submission")
    stored = [str(row[0]) for row in rows]
    assert len(stored) == len(set(stored)), "stored twice"
    assert flood.acknowledged <= set(stored), "acknowledged and lost"
    assert collector.rows("PRAGMA integrity_check") == [("ok",)]


async def _kill_often(collector: Collector, flood: Flood) -> None:
    clients = [asyncio.ensure_future(flood.client()) for _ in range(CLIENTS)]
    for number in range(KILLS):
        goal = LEAST_ACKS * (number + 1) // KILLS
        while len(flood.acknowledged) < goal:
            await asyncio.sleep(0.01)
            for client in clients:
                if client.done():
                    client.result()
        collector.kill()
        await asyncio.to_thread(collector.start)
    flood.is_ending = True
    await asyncio.gather(*clients)


# --- The order on disk --------------------------------------------------------------


def test_disk_sync_comes_before_every_acknowledgement(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "fdatasync,fsync,write,writev,sendto,sendmsg"
    prefix = ["strace", "-f", "-qq", "-y", "-s", "24", "-e", f"trace={calls}", "-o", str(trace)]
    with running(tmp_path, prefix=prefix) as collector:
        for _ in range(20):
            assert collector.send(vote()).status == 201
        assert collector.process is not None
        (child,) = _children(collector.process.pid)
        os.kill(child, signal.SIGTERM)  # strace itself would not hand it on
        collector.process.wait(20)
    events = re.findall(r"(fdatasync)\(\d+<[^>]*-wal>|\"HTTP/1\.1 (\d{3})", trace.read_text("utf-8", errors="replace"))
    story = "".join("s" if sync else "a" if status == "201" else "" for sync, status in events)
    assert story.count("a") == 20
    assert re.fullmatch(r"(s+a)+s*", story), story


def _children(process_id: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


# --- Disk full -------------------------------------------------------------------------


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk of 3 MiB at a folder; False where mounting is denied."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_told_and_recovers_and_nothing_is_damaged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as is_mounted:
        reserve = tmp_path / "disk/reserve"
        reserve.write_bytes(b"x" * 1024 * 1024)
        # Where nothing can be mounted, every write to the WAL fails for a while, as on a full disk.
        fault = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=pwrite64:error=ENOSPC:when=400..460"]
        prefix = [] if is_mounted else fault
        with running(tmp_path / "disk", prefix=prefix) as collector:
            acknowledged, refused = fill_until_refused(collector)
            assert refused.status == 503
            assert refused.json["code"] == "unavailable"
            assert int(refused.headers["retry-after"]) > 0
            reserve.unlink()
            until = time.monotonic() + 20
            while collector.ask(b"", method="GET", path="/readyz").status != 200:
                assert time.monotonic() < until
            for _ in range(20):
                body = contact(message="m" * 3000)
                assert collector.send(body).status == 201
                acknowledged.append(str(body["id"]))
            _stop(collector)
        stored = {str(row[0]) for row in collector.rows("SELECT id FROM contact")}
        assert set(acknowledged) == stored
        assert collector.rows("PRAGMA integrity_check") == [("ok",)]


def fill_until_refused(collector: Collector):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Send long messages until one is refused; returns the acknowledged ids and the refusal."""
    acknowledged: list[str] = []
    for _ in range(5000):
        body = contact(message="m" * 4000)
        answer = collector.send(body)
        if answer.status != 201:
            return acknowledged, answer
        acknowledged.append(str(body["id"]))
    raise AssertionError("the disk never filled up")


def _stop(collector: Collector) -> None:
    assert collector.process is not None
    target = next(iter(_children(collector.process.pid)), 0) if collector.prefix else collector.process.pid
    os.kill(target, signal.SIGTERM)
    collector.process.wait(20)


def test_little_space_is_refused_before_the_disk_is_full(tmp_path: Path) -> None:
    with running(tmp_path, "--min-free", str(10**9)) as collector:
        answer = collector.send(vote())
        assert (answer.status, answer.json["code"]) == (503, "unavailable")
        assert collector.ask(b"", method="GET", path="/readyz").status == 503
        assert collector.ask(b"", method="GET", path="/healthz").status == 200


# --- Load ---------------------------------------------------------------------------------


def test_load_is_answered_in_time(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    rate, seconds = (300, 60) if SOAK else (100, 20)
    with running(tmp_path) as collector:
        waits = run_async(_open_loop(collector.port, rate, seconds))
        assert collector.process is not None
        status = Path(f"/proc/{collector.process.pid}/status").read_text("utf-8")
        assert collector.count() == rate * seconds
    megabytes = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
    waits.sort()
    p99 = waits[int(len(waits) * 0.99)] * 1000
    figures = (
        f"{rate}/s for {seconds} s: median {waits[len(waits) // 2] * 1000:.1f} ms, p99 {p99:.1f} ms, {megabytes:.0f} MB"
    )
    record_property("figures", figures)
    sys.stdout.write(f"{figures}\n")
    if SOAK:  # on two quiet cores; elsewhere only the figure is told
        assert p99 < 100
    assert megabytes < 150


async def _open_loop(port: int, rate: int, seconds: int) -> list[float]:
    # Requests start when they are due, however long others take: waiting is not hidden.
    idle = [Connection(port) for _ in range(8)]
    waits: list[float] = []

    async def send(due: float) -> None:
        connection = idle.pop() if idle else Connection(port)
        assert await connection.send(vote(kind="csat", score=4)) == 201
        waits.append(time.monotonic() - due)
        idle.append(connection)

    started = time.monotonic()
    tasks = []
    for number in range(rate * seconds):
        due = started + number / rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        tasks.append(asyncio.ensure_future(send(due)))
    await asyncio.gather(*tasks)
    return waits


if SOAK:  # a burst measures the machine

    def test_burst_is_answered(tmp_path: Path) -> None:
        with running(tmp_path) as collector:
            waits = sorted(run_async(_open_loop(collector.port, 1000, 10)))
        assert waits[int(len(waits) * 0.99)] < 1


def test_more_than_everybody_together_may_send_is_refused(tmp_path: Path) -> None:
    with running(tmp_path, "--per-second", "5") as collector:
        answers = [collector.send(vote()) for _ in range(60)]
        assert {answer.status for answer in answers} == {201, 503}
        assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)


# --- An orderly end ------------------------------------------------------------------------


def test_sigterm_ends_in_time_and_leaves_one_file(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        idle = [Connection(collector.port) for _ in range(20)]
        run_async(_open_all(idle))
        collector.send(vote())
        assert collector.stop() < 10
    assert not (tmp_path / "feedback.db-wal").exists()
    assert collector.count() == 21


async def _open_all(connections: list[Connection]) -> None:
    for connection in connections:
        await connection.send(vote())


# --- Backup --------------------------------------------------------------------------------


def test_backup_while_submissions_arrive_has_all_that_were_acknowledged_before(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        before = [vote(page=str(number)) for number in range(200)]
        assert {collector.send(fields).status for fields in before} == {201}
        flood = Flood(collector.port)
        copy = tmp_path / "copy.db"
        run_async(_back_up_under_load(collector, flood, copy))
    restored = sqlite3.connect(copy)
    ids = {row[0] for row in restored.execute("SELECT id FROM submission")}
    assert {fields["id"] for fields in before} <= ids
    assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.stat().st_mode & 0o077 == 0
    restored.close()
    with running(tmp_path / "restored", database=str(copy)) as again:
        assert again.send(before[0]).status == 200


async def _back_up_under_load(collector: Collector, flood: Flood, copy: Path) -> None:
    clients = [asyncio.ensure_future(flood.client()) for _ in range(4)]
    command = [sys.executable, "-m", "helpgen.cli", "feedback", "backup", "--database", collector.database, str(copy)]
    done = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    assert await done.wait() == 0
    flood.is_ending = True
    await asyncio.gather(*clients)
    assert flood.acknowledged


# --- Migrations ----------------------------------------------------------------------------

NEXT = Step(2, "ALTER TABLE submission ADD COLUMN mood TEXT;\nCREATE TABLE mood (name TEXT PRIMARY KEY);\n"
            "UPDATE submission SET mood = 'calm';\nINSERT INTO mood (name) VALUES ('calm');\n")  # fmt: skip

CRASHING = """
import os, sys
from helpgen.feedback.migrations import Step, migrate, released_steps
from helpgen.feedback.sqlite import SqliteDatabase
from pathlib import Path
database, stop = SqliteDatabase(Path(sys.argv[1])), int(sys.argv[2])
seen, plain = 0, database.run
def run(sql, values=None):
    global seen
    seen += 1
    if seen == stop:
        os._exit(9)
    return plain(sql, values)
database.run = run
migrate(database, (*released_steps(), Step(2, sys.argv[3])))
"""


def test_migration_that_is_killed_leaves_the_old_schema_or_the_new(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        collector.send(vote())
    for stop in range(1, 20):
        command = [sys.executable, "-c", CRASHING, collector.database, str(stop), NEXT.sql]
        ended = subprocess.run(command, check=False)
        tables = {row[0] for row in collector.rows("SELECT name FROM sqlite_master")}
        steps = collector.rows("SELECT max(number) FROM schema_step")[0][0]
        columns = {row[1] for row in collector.rows("PRAGMA table_info(submission)")}
        assert ("mood" in tables, "mood" in columns) == (steps == 2, steps == 2)
        if ended.returncode == 0:
            assert stop > 4
            assert collector.rows("SELECT mood FROM submission") == [("calm",)]
            return
        assert (ended.returncode, steps) == (9, 1)
    raise AssertionError("the migration never ended")


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


def test_collector_on_postgres_keeps_what_it_acknowledged(tmp_path: Path, postgres: str) -> None:
    with running(tmp_path, database=postgres) as collector:
        fields = vote()
        assert collector.send(fields).status == 201
        collector.kill()
        collector.start()
        assert collector.send(fields).status == 200
        with running(tmp_path / "second", database=postgres) as second:
            assert second.send(fields).status == 200
            assert second.send({**fields, "score": 0}).status == 422
