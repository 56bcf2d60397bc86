"""What was acknowledged is there: after kill -9, a crash of PostgreSQL, a full disk. And the order on disk."""

import asyncio
import contextlib
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from . import soak
from .collectors import Answer, Collector, contact, run_async, running, vote
from .conftest import PostgresServer
from .floods import FREELY, Flood, must_all_be_stored_once

KILLS = soak.times(20, 500)
LEAST_ACKS = soak.times(10_000, 1_000_000)
RESTARTS = soak.times(3, 50)
FULL_DISKS = soak.times(5, 100)


# --- kill -9 -------------------------------------------------------------------------


def test_acknowledged_submissions_survive_kill_9(tmp_path: Path) -> None:
    with running(tmp_path, *FREELY) as collector:
        flood = Flood(collector.port)

        async def kill() -> None:
            collector.kill()
            await asyncio.to_thread(collector.start)

        run_async(flood.run(KILLS, LEAST_ACKS, kill))
    assert len(flood.acknowledged) >= LEAST_ACKS
    assert flood.retried > 0
    must_all_be_stored_once(flood, [str(row[0]) for row in collector.rows("SELECT id FROM submission")])
    assert collector.rows("PRAGMA integrity_check") == [("ok",)]
    soak.tell(f"{KILLS} kills, {len(flood.acknowledged)} acknowledged, {flood.retried} tried again: 0 lost, 0 twice")


def test_acknowledged_submissions_survive_a_crash_of_postgres(
    tmp_path: Path, postgres_server: PostgresServer, postgres: str
) -> None:
    least = RESTARTS * 300
    with running(tmp_path, *FREELY, database=postgres) as collector:
        flood = Flood(collector.port)

        async def crash() -> None:
            await asyncio.to_thread(postgres_server.crash)
            await asyncio.sleep(0.2)  # meanwhile submissions are refused with 503
            await asyncio.to_thread(postgres_server.start)

        run_async(flood.run(RESTARTS, least, crash))
    assert flood.retried > 0
    with psycopg.connect(postgres) as connection:
        rows = connection.execute("SELECT id FROM submission").fetchall()
    must_all_be_stored_once(flood, [str(row[0]) for row in rows])
    soak.tell(f"{RESTARTS} crashes of PostgreSQL, {len(flood.acknowledged)} acknowledged: 0 lost, 0 twice")


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
        collector.process.wait(60)
    events = re.findall(r"(fdatasync)\(\d+<[^>]*-wal>|\"HTTP/1\.1 (\d{3})", trace.read_text("utf-8", errors="replace"))
    story = "".join("s" if sync else "a" if status == "201" else "" for sync, status in events)
    assert story.count("a") == 20
    assert re.fullmatch(r"(s+a)+s*", story), story


def _children(process_id: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


# --- Disk full -------------------------------------------------------------------------


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk with a MiB for each time that it is filled; False where mounting is denied."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={20 + FULL_DISKS}m", "tmpfs", str(folder)]
    is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_told_and_recovers_and_nothing_is_damaged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as is_mounted:
        # Where nothing can be mounted, every write to the WAL fails for a while, as on a full disk.
        fault = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=pwrite64:error=ENOSPC:when=400..460"]
        prefix = [] if is_mounted else fault
        with running(tmp_path / "disk", prefix=prefix) as collector:
            acknowledged: set[str] = set()
            chance = random.Random(5)
            for _ in range(FULL_DISKS if is_mounted else 1):
                reserve = leave_little(tmp_path / "disk", chance.randrange(500_000)) if is_mounted else None
                refused = fill_until_refused(collector, acknowledged, chance)
                assert (refused.status, refused.json["code"]) == (503, "unavailable")
                assert int(refused.headers["retry-after"]) > 0
                if reserve:
                    reserve.unlink()
                wait_until_ready(collector)
                assert send_long(collector, acknowledged, 3000).status == 201
            _stop(collector)
        assert {str(row[0]) for row in collector.rows("SELECT id FROM contact")} == acknowledged
        assert collector.rows("PRAGMA integrity_check") == [("ok",)]
        points = FULL_DISKS if is_mounted else 1
        soak.tell(f"disk full at {points} points, {len(acknowledged)} acknowledged: all there, file whole")


def leave_little(disk: Path, size: int) -> Path:
    """Fill a disk up to so many bytes; returns the file that fills it."""
    reserve = disk / "reserve"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    reserve.write_bytes(b"x" * max(0, free - size))
    return reserve


def fill_until_refused(collector: Collector, acknowledged: set[str], chance: random.Random) -> Answer:
    """Send messages of any length until one is refused; returns the refusal and notes what was acknowledged."""
    for _ in range(5000):
        answer = send_long(collector, acknowledged, chance.randrange(1, 4000))
        if answer.status != 201:
            return answer
    raise AssertionError("the disk never filled up")


def send_long(collector: Collector, acknowledged: set[str], length: int) -> Answer:
    body = contact(message="m" * length)
    answer = collector.send(body)
    if answer.status == 201:
        acknowledged.add(str(body["id"]))
    return answer


def wait_until_ready(collector: Collector) -> None:
    until = time.monotonic() + 60
    while collector.ask(b"", method="GET", path="/readyz").status != 200:
        assert time.monotonic() < until
        time.sleep(0.02)


def _stop(collector: Collector) -> None:
    assert collector.process is not None
    target = next(iter(_children(collector.process.pid)), 0) if collector.prefix else collector.process.pid
    os.kill(target, signal.SIGTERM)
    collector.process.wait(60)


def test_little_space_is_refused_before_the_disk_is_full(tmp_path: Path) -> None:
    with running(tmp_path, "--min-free", str(10**9)) as collector:
        answer = collector.send(vote())
        assert (answer.status, answer.json["code"]) == (503, "unavailable")
        assert collector.ask(b"", method="GET", path="/readyz").status == 503
        assert collector.ask(b"", method="GET", path="/healthz").status == 200
