"""Under load submissions are answered, a backup is whole, and an end is orderly."""

import asyncio
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from . import soak
from .collectors import Collector, Connection, run_async, running, vote
from .floods import FREELY, Flood, send_all

# --- Load ---------------------------------------------------------------------------------


def test_load_is_answered_and_needs_little_memory(tmp_path: Path) -> None:
    rate, seconds = (300, 60) if soak.IS_LONG else (100, 20)
    with running(tmp_path) as collector:
        waits = run_async(_open_loop(collector.port, rate, seconds))
        assert collector.process is not None
        status = Path(f"/proc/{collector.process.pid}/status").read_text("utf-8")
        assert collector.count() == rate * seconds
    megabytes = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
    soak.tell(f"{rate}/s for {seconds} s: {_figures(waits)}, {megabytes:.0f} MB")
    assert megabytes < 150
    if soak.IS_WHOLE:  # on two quiet cores; elsewhere only the figure is told
        assert _quantile(waits, 0.99) < 0.1


if soak.IS_LONG:  # a burst measures the machine

    def test_burst_is_answered(tmp_path: Path) -> None:
        with running(tmp_path, *FREELY) as collector:
            waits = run_async(_open_loop(collector.port, 1000, 10))
            assert collector.count() == 10_000
        soak.tell(f"1000/s for 10 s: {_figures(waits)}")


def _quantile(waits: list[float], share: float) -> float:
    return sorted(waits)[int(len(waits) * share)]


def _figures(waits: list[float]) -> str:
    return f"median {_quantile(waits, 0.5) * 1000:.1f} ms, p99 {_quantile(waits, 0.99) * 1000:.1f} ms"


async def _open_loop(port: int, rate: int, seconds: int) -> list[float]:
    # Requests start when they are due, however long others take: waiting is not hidden.
    idle = [Connection(port) for _ in range(8)]
    waits: list[float] = []
    places = asyncio.Semaphore(400)  # a machine that stands still for a moment is not attacked on top of that

    async def send(due: float) -> None:
        async with places:
            connection = idle.pop() if idle else Connection(port)
            assert await connection.send(vote(kind="csat", score=4)) in {200, 201}
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


def test_more_than_everybody_together_may_send_is_refused(tmp_path: Path) -> None:
    with running(tmp_path, "--per-second", "1") as collector:
        answers = [collector.send(vote()) for _ in range(60)]
        assert {answer.status for answer in answers} == {201, 503}
        assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)


# --- An orderly end ------------------------------------------------------------------------


def test_sigterm_ends_in_time_and_leaves_one_file(tmp_path: Path) -> None:
    with running(tmp_path) as collector:
        idle = [Connection(collector.port) for _ in range(20)]
        run_async(_open_all(idle))
        collector.send(vote())
        seconds = collector.stop()
        # What the unit of systemd allows; a machine that does other things as well may stand still a while.
        assert seconds < (15 if soak.IS_WHOLE else 60)
    assert not (tmp_path / "feedback.db-wal").exists()
    assert collector.count() == 21


async def _open_all(connections: list[Connection]) -> None:
    for connection in connections:
        await connection.send(vote())


# --- Backup --------------------------------------------------------------------------------


def test_backup_while_submissions_arrive_has_all_that_were_acknowledged_before(tmp_path: Path) -> None:
    with running(tmp_path, *FREELY) as collector:
        before = [vote(page=str(number)) for number in range(200)]
        assert set(run_async(send_all(collector, before))) == {201}
        copy = tmp_path / "copy.db"
        run_async(_back_up_under_load(collector, copy))
    restored = sqlite3.connect(copy)
    ids = {row[0] for row in restored.execute("SELECT id FROM submission")}
    assert {fields["id"] for fields in before} <= ids
    assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.stat().st_mode & 0o077 == 0
    restored.close()
    with running(tmp_path / "restored", database=str(copy)) as again:
        assert again.send(before[0]).status == 200


async def _back_up_under_load(collector: Collector, copy: Path) -> None:
    flood = Flood(collector.port)
    command = [sys.executable, "-m", "helpgen.feedback", "backup", "--database", collector.database, str(copy)]

    async def back_up() -> None:
        done = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
        assert await done.wait() == 0

    await flood.run(1, 1, back_up)
    assert flood.acknowledged
