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
import select
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, NoReturn, TypeVar

from helpgen.heap import give_back

Result = TypeVar("Result")
Packed = TypeVar("Packed")
Task = Callable[[], Result]

_LENGTH_BYTES = 8
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


def as_it_is(result: Result) -> Result:
    """Return a result that can travel from process to process."""
    return result


def share(
    tasks: list[Task[Result]],
    costs: Sequence[float],
    jobs: int,
    pack: Callable[[Result], Packed],
    unpack: Callable[[Packed], Result],
    at_end: Callable[[], None] = _nothing,
) -> Iterator[tuple[int, Result]]:
    """Yield number and result of each task, worked out by up to `jobs` processes, in no order.

    `costs` are guesses in any unit; they decide who does what. What comes from another process travels as `pack` makes
    it, in plain values, and `unpack` makes it whole again. A worker calls `at_end` behind its last task. Only one
    result at a time is held here, and the list of tasks is emptied: with a task everything goes that it alone has.
    Raises WorkerError if a worker fails or is killed, OSError if the system refuses it something.
    """
    hands = deal(costs, jobs if can_fork() else 1)
    if len(hands) < 2:
        yield from _work_off(tasks, range(len(tasks)))
        return
    import tempfile  # and what it imports: few builds need a second process

    give_back()  # what a worker finds unused would count as its own
    gc.freeze()  # so that collecting garbage does not copy the parent's memory into every worker
    try:
        with contextlib.ExitStack() as stack:
            workers = []
            for hand in hands[1:]:
                file = stack.enter_context(tempfile.TemporaryFile())
                workers.append((_fork(tasks, hand, file, pack, at_end), file))
            for hand in hands[1:]:
                for number in hand:
                    tasks[number] = _done
            try:
                yield from _work_off(tasks, hands[0])
            finally:
                ends = [(os.waitpid(worker, 0)[1], file) for worker, file in workers]
            for status, file in ends:
                file.seek(0)
                arrived: Iterator[tuple[int, Packed]] = _read(file, os.waitstatus_to_exitcode(status))
                for number, packed in arrived:
                    yield number, unpack(packed)
    finally:
        gc.unfreeze()


class Aside:
    """A process that works while this one goes on; nobody needs its results, which it leaves where others find them."""

    def __init__(self) -> None:
        """Begin without one."""
        self._process = 0
        self._stop = -1

    def begin(self, steps: Iterable[object], at_end: Callable[[], None]) -> None:
        """Let another process take the steps, then call `at_end`; what it works at until now is ended first.

        Does nothing where there can be no other process, or the system refuses one.
        """
        self.end()
        if not can_fork():
            return
        sys.stdout.flush()
        sys.stderr.flush()
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            watched, stop = os.pipe()
            stack.callback(os.close, watched)
            stack.callback(os.close, stop)
            self._process = os.fork()
            if not self._process:
                self._take(steps, at_end, watched, stop)
            stack.pop_all()
            self._stop = stop
            os.close(watched)

    def _take(self, steps: Iterable[object], at_end: Callable[[], None], watched: int, stop: int) -> NoReturn:
        try:
            os.close(stop)
            for _ in steps:
                if select.select([watched], [], [], 0)[0]:  # closed by the parent, or by its end
                    break
            at_end()
        finally:
            os._exit(0)  # whatever has failed fails again where somebody waits for it

    def end(self) -> None:
        """Have the process end behind its step, and wait for that."""
        if self._process:
            os.close(self._stop)
            os.waitpid(self._process, 0)
            self._process = 0


def _work_off(tasks: list[Task[Result]], numbers: Sequence[int]) -> Iterator[tuple[int, Result]]:
    for number in numbers:
        task, tasks[number] = tasks[number], _done
        yield number, task()


def _done() -> NoReturn:
    raise AssertionError("a task is done once")


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


def _fork(
    tasks: list[Task[Result]],
    hand: Sequence[int],
    file: IO[bytes],
    pack: Callable[[Result], Packed],
    at_end: Callable[[], None],
) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    worker = os.fork()
    if worker:
        return worker
    code = 1
    try:
        for number, result in _work_off(tasks, hand):
            content = marshal.dumps([number, pack(result)])
            file.write(len(content).to_bytes(_LENGTH_BYTES) + content)
        at_end()
        file.flush()
        code = 0
    except OSError as error:  # a full disk: the parent says what to do about it
        _say_instead(file, marshal.dumps((error.errno, error.strerror or str(error))))
        code = _SYSTEM_REFUSED
    except BaseException:  # noqa: BLE001 - a worker must never go on as a second parent
        import traceback  # which no other end needs

        with contextlib.suppress(OSError):
            _say_instead(file, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _say_instead(file: IO[bytes], content: bytes) -> None:
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()


def _read(file: IO[bytes], code: int) -> Iterator[tuple[int, Packed]]:
    if code < 0:
        raise WorkerError(f"a worker was ended by signal {-code}")
    if code == 0:
        while length := file.read(_LENGTH_BYTES):
            number, packed = marshal.loads(file.read(int.from_bytes(length)))
            yield number, packed
        return
    content = file.read()
    if code == _SYSTEM_REFUSED:
        raise OSError(*marshal.loads(content))
    raise WorkerError(content.decode("utf-8", "replace"))
