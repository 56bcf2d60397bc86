"""The one thread that writes. It commits what has queued up as one group and answers after the commit.

One disk sync serves up to `LARGEST_GROUP` submissions, and nothing is acknowledged that is not on disk.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from msgspec import Struct

from helpgen.feedback.database import Database, UnavailableError, UnstorableError

T = TypeVar("T")

LARGEST_GROUP = 256
LONGEST_QUEUE = 4096
Job = Callable[[Database], T]


class BusyError(Exception):
    """Too much is waiting, or the writer has ended."""


class _Waiting(Struct, Generic[T], frozen=True):
    job: Job[T]
    answer: "Future[T]"

    def run(self, database: Database) -> Callable[[], None]:
        result = self.job(database)
        return lambda: self.answer.set_result(result)


class Writer:
    """Runs jobs on a database, in order, each inside a transaction."""

    def __init__(
        self,
        database: Database,
        *,
        least_free_bytes: int = 0,
        after_failure: Callable[[], None] = lambda: None,
    ) -> None:
        """`after_failure` is called when a transaction was rolled back, for values that were read in it."""
        self._database = database
        self._least_free_bytes = least_free_bytes
        self._after_failure = after_failure
        self._queue: queue.Queue[_Waiting[object] | None] = queue.Queue(LONGEST_QUEUE)
        self._thread = threading.Thread(target=self._work, name="feedback-writer", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is queued, then end."""
        self._queue.put(None)
        self._thread.join()

    @property
    def is_alive(self) -> bool:
        """Whether jobs are still worked on."""
        return self._thread.is_alive()

    def submit(self, job: Job[T]) -> "Future[T]":
        """Queue a job. Its future has the result after the commit, or UnavailableError or UnstorableError."""
        answer: Future[T] = Future()
        if not self.is_alive:
            raise BusyError("the writer has ended")
        try:
            self._queue.put_nowait(_Waiting(job, answer))  # type: ignore[arg-type]  # a queue of mixed results
        except queue.Full:
            raise BusyError("too much is waiting") from None
        return answer

    def _work(self) -> None:
        is_ending = False
        while not is_ending:
            first = self._queue.get()
            group = [first, *self._queued()]
            is_ending = None in group
            self._write([one for one in group if one is not None])

    def _queued(self) -> list[_Waiting[object] | None]:
        found: list[_Waiting[object] | None] = []
        while len(found) < LARGEST_GROUP - 1:
            try:
                found.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return found

    def _write(self, group: list[_Waiting[object]]) -> None:
        try:
            self._commit(group)
        except UnstorableError as error:
            self._after_failure()
            if len(group) == 1:
                group[0].answer.set_exception(error)
                return
            for one in group:  # one bad value must not take its neighbours along
                self._write([one])
        except UnavailableError as error:
            self._after_failure()
            for one in group:
                one.answer.set_exception(error)

    def _commit(self, group: list[_Waiting[object]]) -> None:
        if not group:
            return
        if self._least_free_bytes:
            free = self._database.free_bytes()
            if free is not None and free < self._least_free_bytes:
                raise UnavailableError(f"only {free} bytes are free on the disk")
        with self._database.transaction():
            answers = [one.run(self._database) for one in group]
        for answer in answers:
            answer()
