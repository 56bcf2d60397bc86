"""Work shared among processes: every result arrives, what fails is told, nothing is kept that is no longer needed."""

import functools
import gc
import os
import weakref

import pytest

from helpgen.workers import WorkerError, as_it_is, can_fork, deal, share

pytestmark = pytest.mark.skipif(not can_fork(), reason="workers are forks")


def _square(number: int) -> int:
    return number * number


def _shared(tasks: list[functools.partial[int]], jobs: int) -> dict[int, int]:
    return dict(share(tasks, [1.0] * len(tasks), jobs, as_it_is, as_it_is))


@pytest.mark.parametrize("jobs", [1, 2, 3, 20])
def test_every_result_arrives(jobs: int) -> None:
    tasks = [functools.partial(_square, number) for number in range(10)]
    assert _shared(tasks, jobs) == {number: number * number for number in range(10)}


def test_only_what_comes_from_another_process_is_packed() -> None:
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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_is_done_keeps_nothing(jobs: int) -> None:
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


def test_a_worker_that_fails_says_why() -> None:
    parent = os.getpid()

    def fail_elsewhere() -> int:
        return 1 if os.getpid() == parent else 1 // 0

    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        list(share([fail_elsewhere] * 4, [1.0] * 4, 2, as_it_is, as_it_is))


def test_what_the_system_refuses_a_worker_arrives_as_such_after_good_results() -> None:
    parent = os.getpid()

    def refuse(number: int) -> int:
        if number > 4 and os.getpid() != parent:
            raise OSError(28, "No space left on device")
        return number

    tasks = [functools.partial(refuse, number) for number in range(8)]
    with pytest.raises(OSError, match="No space left") as caught:
        _shared(tasks, 2)
    assert caught.value.errno == 28


def test_work_is_dealt_fairly() -> None:
    assert deal([5, 1, 1, 1, 1, 1], 2) == [[0], [1, 2, 3, 4, 5]]
    assert deal([1.0], 4) == [[0]]
    assert deal([1.0], 3, is_padded=True) == [[0], [], []]
