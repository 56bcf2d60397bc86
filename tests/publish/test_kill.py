"""A build that is killed leaves the old release or the new one, never a mixture, and the next build succeeds.

Two kinds of kill: at random moments of a whole `helpgen build`, and, with strace, before each single call by which
the publishing step changes the disk.
"""

import multiprocessing
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import shops

from helpgen.publish.manifest import make_manifest
from helpgen.publish.release import publish_release, verify_site

SEED = 20_261_121
RANDOM_KILLS = int(os.environ.get("HELPGEN_KILLS", "18"))
"""Beside some forty enumerated points; `HELPGEN_KILLS=5000` asks for more."""
CALLS_OF_THE_SWAP = (("fsync", 1), ("link", 3), ("renameat2", 1), ("rename", 1), ("rename", 2))
"""Killed before the N-th of these calls of a whole build."""
CHANGING_CALLS = ("mkdir", "link", "rename", "renameat2", "fsync", "unlink", "unlinkat", "rmdir")
"""Every call but open and write by which publishing changes the disk; each file is synced right after its writing."""
REFUSABLE_CALLS = ("mkdir", "link", "rename", "renameat2", "fsync")
BESIDE_THE_SITE = {"cache", "site.inputs.json", "site.lock", "site.manifest.json", "site.releases"}
_CALL = re.compile(r"^\d+ +([a-z0-9]+)\(", re.MULTILINE)


def strace(*options: str) -> list[str]:
    program = shutil.which("strace")
    assert program is not None, "strace is missing; install it with: apt-get install strace"
    return [program, "-f", "-qq", "-e", f"trace={','.join(CHANGING_CALLS)}", *options]


def kill_at(call: str, number: int) -> list[str]:
    return strace("-o", os.devnull, "-e", f"inject={call}:signal=KILL:when={number}")


# --- Whole builds ------------------------------------------------------------------


class Range:
    """A tiny shop that flips between two contents, and the manifest of the site of each."""

    def __init__(self, root: Path) -> None:
        self._root = shops.small_shop(root)
        self.published = 1
        self._manifests: list[bytes] = []
        for state in (0, 1):
            self._write(state)
            self._manifests.append(make_manifest(shops.read_tree(shops.built(root))))
        assert self._manifests[0] != self._manifests[1]

    def _write(self, state: int) -> None:
        # The two differ in the words of one page and in one page that the other has not.
        folder = self._root / "content" / "en" / "orders"
        other = folder / f"only-{1 - state}.md"
        other.unlink(missing_ok=True)
        text = f"---\ntitle: Only {state}\nsummary: Only here.\npromoted: true\n---\nText.\n"
        shops.write_files(folder, {"track.md": f"{shops.TRACK}\nState {state}.\n", f"only-{state}.md": text})

    def start(self, prefix: Sequence[str] = (), *args: str) -> subprocess.Popen[bytes]:
        """Start a build of the content that is not published."""
        self._write(1 - self.published)
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "helpgen.cli", "build", "--date", shops.TODAY, *args],
            cwd=self._root,
            env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def fork(self) -> multiprocessing.process.BaseProcess:
        """Start such a build in a process that has imported everything: each of its moments is one of the work."""
        self._write(1 - self.published)
        process = multiprocessing.get_context("fork").Process(target=shops.build, args=(self._root,))
        process.start()
        return process

    def settle(self, point: str) -> bool:
        """Assert that the site is whole and that the next build succeeds; tell whether the site was the new one."""
        site = self._root / "site"
        manifest = make_manifest(shops.read_tree(site))
        assert manifest in self._manifests, f"{point}: the site is a mixture"
        was_new = self._manifests.index(manifest) != self.published
        result = shops.build(self._root)
        assert result.exit_code == 0, f"{point}: {result.stdout}{result.stderr}"
        self.published = 1 - self.published
        wanted = self._manifests[self.published]
        assert make_manifest(shops.read_tree(site)) == wanted, f"{point}: the next build is wrong"
        work = self._root / ".helpgen"
        assert (work / "site.manifest.json").read_bytes() == wanted, f"{point}: the next manifest is wrong"
        assert {entry.name for entry in work.iterdir()} <= BESIDE_THE_SITE, f"{point}: something is left over"
        return was_new


def test_build_killed_at_any_moment_leaves_one_whole_release(tmp_path: Path) -> None:
    shop = Range(tmp_path)
    durations = [timed(shop) for _ in range(3)]
    moments = random.Random(SEED)
    outcomes: Counter[str] = Counter()
    for number in range(RANDOM_KILLS):
        # Half of them anywhere, half of them in the last part, where files are written.
        delay_seconds = statistics.median(durations[-9:]) * moments.uniform(0 if number % 2 else 0.6, 1.0)
        how = signal.SIGTERM if number % 3 == 0 else signal.SIGKILL
        process = shop.fork()
        process.join(delay_seconds)
        process.terminate() if how is signal.SIGTERM else process.kill()
        process.join(60)
        was_new = shop.settle(f"{how.name} after {delay_seconds:.3f} s")
        outcomes["too late" if process.exitcode != -how else "new" if was_new else "old"] += 1
        if process.exitcode != -how:  # the machine is quicker now
            durations.append(delay_seconds)
        elif not number % 20:
            durations.append(timed(shop))
    sys.stdout.write(f"\n  killed builds, by what stood afterwards: {dict(outcomes)}\n")
    assert outcomes["old"] + outcomes["new"] > 0, "every build had ended before it was killed"


def timed(shop: Range) -> float:
    """Return the seconds of a build that nobody kills."""
    started = time.monotonic()
    process = shop.fork()
    process.join(60)
    assert process.exitcode == 0
    duration_seconds = time.monotonic() - started
    assert shop.settle("no kill")
    return duration_seconds


def test_build_killed_round_its_swap_leaves_one_whole_release(tmp_path: Path) -> None:
    shop = Range(tmp_path)
    outcomes: list[bool] = []
    for call, number in CALLS_OF_THE_SWAP:
        process = shop.start(kill_at(call, number), "--no-cache")
        assert process.wait(timeout=120) == -signal.SIGKILL, f"the build made no {call} number {number}"
        outcomes.append(shop.settle(f"killed before {call} number {number}"))
    # Before the exchange the old release stands, after it the new one.
    assert outcomes == [False, False, False, True, True]


# --- Every single step -------------------------------------------------------------

OLD: Mapping[str, bytes] = {"index.html": b"old", "orders/index.html": b"old orders", "gone/index.html": b"gone"}
NEW: Mapping[str, bytes] = {"index.html": b"new", "orders/index.html": b"new orders", "th/index.html": b"thai"}
_PUBLISH = """
import pathlib, sys
from helpgen.publish import release, swap
if sys.argv[2] == "two renames":
    swap.exchange = lambda first, second: False
published, found = release.publish_release({files!r}, pathlib.Path(sys.argv[1]), "site")
assert published is not None
"""


def publish_killed(root: Path, swap: str, prefix: Sequence[str]) -> int:
    """Publish OLD, then NEW in a process under strace; return how that process ended."""
    shutil.rmtree(root, ignore_errors=True)
    site = root / "site"
    publish_release({"index.html": b"older"}, site, "site")
    publish_release(OLD, site, "site")
    return subprocess.run(
        [*prefix, sys.executable, "-c", _PUBLISH.format(files=dict(NEW)), str(site), swap],
        env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
        check=False,
        timeout=60,
    ).returncode


def steps_of_publishing(root: Path, swap: str) -> list[tuple[str, int]]:
    log = root.with_suffix(".log")
    assert publish_killed(root, swap, strace("-o", str(log))) == 0
    counts = Counter(_CALL.findall(log.read_text("utf-8", errors="replace")))
    return [(call, number) for call in CHANGING_CALLS for number in range(1, counts[call] + 1)]


def test_publication_killed_before_any_single_step_leaves_one_whole_release(tmp_path: Path) -> None:
    root = tmp_path / "exchange"
    steps = steps_of_publishing(root, "exchange")
    assert ("renameat2", 1) in steps
    assert len(steps) > 15
    seen: set[bool] = set()
    for call, number in steps:
        assert publish_killed(root, "exchange", kill_at(call, number)) == -signal.SIGKILL
        files = shops.read_tree(root / "site")
        assert files in (dict(OLD), dict(NEW)), f"killed before {call} number {number}: the site is a mixture"
        seen.add(files == dict(NEW))
        assert verify_site(root / "site", "site")[1] == (), f"killed before {call} number {number}"
        published, _ = publish_release(NEW, root / "site", "site")
        assert published is not None
        assert shops.read_tree(root / "site") == dict(NEW)
        assert {entry.name for entry in (root / ".helpgen").iterdir()} <= BESIDE_THE_SITE
    assert seen == {False, True}


def test_publication_refused_at_any_single_step_leaves_one_whole_release(tmp_path: Path) -> None:
    # As on a disk that is full at just that moment.
    root = tmp_path / "full"
    seen: set[bool] = set()
    steps = [step for step in steps_of_publishing(root, "exchange") if step[0] in REFUSABLE_CALLS]
    for call, number in steps:
        refusal = strace("-o", os.devnull, "-e", f"inject={call}:error=ENOSPC:when={number}")
        was_published = publish_killed(root, "exchange", refusal) == 0
        files = shops.read_tree(root / "site")
        assert files == dict(NEW if was_published else OLD), f"refused {call} number {number}"
        assert verify_site(root / "site", "site")[1] == (), f"refused {call} number {number}"
        seen.add(was_published)
        published, _ = publish_release(NEW, root / "site", "site")
        assert published is not None
        assert {entry.name for entry in (root / ".helpgen").iterdir()} <= BESIDE_THE_SITE
    assert seen == {False, True}
    assert len(steps) > 10


def test_without_exchange_a_kill_leaves_a_whole_release_or_for_a_moment_none(tmp_path: Path) -> None:
    root = tmp_path / "renames"
    steps = [step for step in steps_of_publishing(root, "two renames") if step[0] == "rename"]
    gaps: list[tuple[str, int]] = []
    for call, number in steps:
        assert publish_killed(root, "two renames", kill_at(call, number)) == -signal.SIGKILL
        if (root / "site").exists():
            assert shops.read_tree(root / "site") in (dict(OLD), dict(NEW))
        else:
            gaps.append((call, number))
            assert shops.read_tree(root / ".helpgen" / "site.aside") == dict(OLD)
        published, _ = publish_release(NEW, root / "site", "site")
        assert published is not None
        assert shops.read_tree(root / "site") == dict(NEW)
    assert gaps == [("rename", 2)]
