"""Work shared among processes: every result arrives, what fails is told, nothing is kept that is no longer needed.

Claims about forks are made in a process of their own: the one that runs the tests may have threads, and then nothing is
shared.
"""

import functools
import gc
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shops

from helpgen.workers import Aside, WorkerError, as_it_is, deal, share


def _square(number: int) -> int:
    return number * number


def _shared(tasks: list[functools.partial[int]], jobs: int) -> dict[int, int]:
    return dict(share(tasks, [1.0] * len(tasks), jobs, as_it_is, as_it_is))


def every_result_arrives() -> None:
    for jobs in (1, 2, 3, 20):
        tasks = [functools.partial(_square, number) for number in range(10)]
        assert _shared(tasks, jobs) == {number: number * number for number in range(10)}


def only_what_comes_from_another_process_is_packed() -> None:
    def own() -> object:
        return os.getpid()

    results = dict(share([own] * 6, [1.0] * 6, 2, lambda one: ("packed", one), lambda one: (*one, "unpacked")))
    here = [one for one in results.values() if one == os.getpid()]
    away = [one for one in results.values() if isinstance(one, tuple)]
    assert (len(here), len(away)) == (3, 3)
    assert {(first, last) for first, _, last in away} == {("packed", "unpacked")}
    assert os.getpid() not in {process for _, process, _ in away}


class _Large:
    """Something that only one task has."""


def a_task_that_is_done_keeps_nothing(jobs: int = 2) -> None:
    things = [_Large() for _ in range(4)]
    watched = [weakref.ref(thing) for thing in things]
    tasks = [functools.partial(lambda thing: type(thing).__name__, thing) for thing in things]
    things.clear()
    alive: list[int] = []
    for _ in share(tasks, [1.0] * 4, jobs, as_it_is, as_it_is):
        gc.collect()
        alive.append(sum(one() is not None for one in watched))
    # The one that was just done may still be in hand; those of the other process are given up at once.
    assert alive == ([4, 3, 2, 1] if jobs == 1 else [2, 1, 0, 0])


def a_worker_that_fails_says_why() -> None:
    parent = os.getpid()

    def fail_elsewhere() -> int:
        return 1 if os.getpid() == parent else 1 // 0

    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        list(share([fail_elsewhere] * 4, [1.0] * 4, 2, as_it_is, as_it_is))


def what_the_system_refuses_a_worker_arrives_as_such_after_good_results() -> None:
    parent = os.getpid()

    def refuse(number: int) -> int:
        if number > 4 and os.getpid() != parent:
            raise OSError(28, "No space left on device")
        return number

    tasks = [functools.partial(refuse, number) for number in range(8)]
    with pytest.raises(OSError, match="No space left") as caught:
        _shared(tasks, 2)
    assert caught.value.errno == 28


def _say(pipe: int, word: bytes) -> None:
    os.write(pipe, word)


def _count_open() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def a_process_aside_takes_all_its_steps_or_ends_behind_one() -> None:
    parent = os.getpid()
    told, say = os.pipe()

    def steps(count: int) -> Iterator[None]:
        for _ in range(count):
            assert os.getpid() != parent
            os.write(say, b".")
            yield

    aside = Aside()
    aside.end()  # there is none
    aside.begin(steps(3), functools.partial(_say, say, b"!"))
    assert b"".join(os.read(told, 1) for _ in range(4)) == b"...!"
    aside.begin(steps(1_000_000_000), functools.partial(_say, say, b"!"))
    first = os.read(told, 1)
    aside.begin(iter(()), functools.partial(_say, say, b"?"))
    aside.end()
    os.close(say)
    with os.fdopen(told, "rb") as rest:
        assert re.fullmatch(rb"\.+!\?", first + rest.read())


def a_process_aside_ends_with_its_parent_and_fails_quietly() -> None:
    told, say = os.pipe()

    def steps() -> Iterator[None]:
        while True:
            yield

    fork, open_before = os.fork, _count_open()
    os.fork = lambda: os.open("/no/such/file", os.O_RDONLY)  # the system refuses
    refused = Aside()
    refused.begin(steps(), functools.partial(_say, say, b"!"))
    refused.end()
    os.fork = fork
    assert _count_open() == open_before

    between = os.fork()
    if not between:
        Aside().begin(steps(), functools.partial(_say, say, b"!"))
        os._exit(0)
    os.waitpid(between, 0)
    assert os.read(told, 1) == b"!"

    def fail() -> Iterator[int]:
        yield from map(int, ["no number"])

    aside = Aside()
    aside.begin(fail(), functools.partial(_say, say, b"!"))
    aside.end()
    os.close(say)
    assert os.read(told, 1) == b""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks")
@pytest.mark.parametrize(
    "claim",
    [
        every_result_arrives,
        only_what_comes_from_another_process_is_packed,
        a_task_that_is_done_keeps_nothing,
        a_worker_that_fails_says_why,
        what_the_system_refuses_a_worker_arrives_as_such_after_good_results,
        a_process_aside_takes_all_its_steps_or_ends_behind_one,
        a_process_aside_ends_with_its_parent_and_fails_quietly,
    ],
)
def test_claim_holds_where_work_is_shared(claim: Callable[[], None]) -> None:
    program = f"import test_workers; test_workers.{claim.__name__}()"
    environment = {**os.environ, "PYTHONPATH": f"{shops.PROJECT_DIR}{os.pathsep}{Path(__file__).parent}"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_task_that_is_done_keeps_nothing_in_one_process() -> None:
    a_task_that_is_done_keeps_nothing(jobs=1)


def test_work_is_dealt_fairly() -> None:
    assert deal([5, 1, 1, 1, 1, 1], 2) == [[0], [1, 2, 3, 4, 5]]
    assert deal([1.0], 4) == [[0]]
    assert deal([1.0], 3, is_padded=True) == [[0], [], []]
