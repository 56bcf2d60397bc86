"""Several processes for work whose parts do not need each other.

Knows processes. Must never know what the work is. Workers are forks, so they have everything that their parent has and
only the results travel: plain values that `marshal` can write. Where forking is not possible or not safe (other systems
than Linux, a program with threads) the same work is done here, with the same results in the same order.
"""

import contextlib
import gc
import heapq
import marshal
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import IO, TypeVar

Result = TypeVar("Result")
Task = Callable[[], Result]


_SYSTEM_REFUSED = 2
"""Exit code of a worker to which the system has refused something."""


class WorkerError(Exception):
    """A worker ended without a result."""


def processor_count() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether workers are possible here."""
    return sys.platform == "linux" and threading.active_count() == 1


def _nothing() -> None:
    pass


def share(
    tasks: Sequence[Task[Result]], costs: Sequence[float], jobs: int, at_end: Callable[[], None] = _nothing
) -> list[Result]:
    """Return the results of the tasks in their order, worked out by up to `jobs` processes.

    `costs` are guesses in any unit; they decide who does what. A worker calls `at_end` behind its last task. Raises
    WorkerError if a worker fails or is killed, OSError if the system refuses it something.
    """
    hands = deal(costs, jobs if can_fork() else 1)
    if len(hands) < 2:
        return [task() for task in tasks]
    results: dict[int, Result] = {}
    gc.freeze()  # so that collecting garbage does not copy the parent's memory into every worker
    try:
        with contextlib.ExitStack() as stack:
            workers = []
            for hand in hands[1:]:
                file = stack.enter_context(tempfile.TemporaryFile())
                workers.append((_fork(tasks, hand, file, at_end), file))
            try:
                results.update((number, tasks[number]()) for number in hands[0])
            finally:
                ends = [(os.waitpid(worker, 0)[1], file) for worker, file in workers]
            for status, file in ends:
                file.seek(0)
                results.update(_read(file, os.waitstatus_to_exitcode(status)))
    finally:
        gc.unfreeze()
    return [results[number] for number in range(len(tasks))]


def deal(costs: Sequence[float], count: int, *, is_padded: bool = False) -> list[list[int]]:
    """Return who does what: the numbers of the tasks for up to `count` hands (exactly so many if padded), fairly.

    The dearest task first, each to the hand that has least to do; equal input gives equal hands.
    """
    hands: list[list[int]] = [[] for _ in range(count if is_padded else max(1, min(count, len(costs))))]
    loads = [(0.0, number) for number in range(len(hands))]
    for number in sorted(range(len(costs)), key=lambda number: -costs[number]):
        load, least = heapq.heappop(loads)
        hands[least].append(number)
        heapq.heappush(loads, (load + costs[number], least))
    return hands


def _fork(tasks: Sequence[Task[Result]], hand: Sequence[int], file: IO[bytes], at_end: Callable[[], None]) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    worker = os.fork()
    if worker:
        return worker
    code = 1
    try:
        results = [(number, tasks[number]()) for number in hand]
        at_end()
        file.write(marshal.dumps(results))
        file.flush()
        code = 0
    except OSError as error:  # a full disk: the parent says what to do about it
        file.seek(0)
        file.write(marshal.dumps((error.errno, error.strerror or str(error))))
        file.flush()
        code = _SYSTEM_REFUSED
    except BaseException:  # noqa: BLE001 - a worker must never go on as a second parent
        with contextlib.suppress(OSError):
            file.seek(0)
            file.write(traceback.format_exc().encode())
            file.flush()
    finally:
        os._exit(code)


def _read(file: IO[bytes], code: int) -> list[tuple[int, Result]]:
    if code == 0:
        results: list[tuple[int, Result]] = marshal.load(file)  # piece by piece: never all of it twice in memory
        return results
    if code < 0:
        raise WorkerError(f"a worker was ended by signal {-code}")
    content = file.read()
    if code == _SYSTEM_REFUSED:
        raise OSError(*marshal.loads(content))
    raise WorkerError(content.decode("utf-8", "replace"))
