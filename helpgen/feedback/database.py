"""What the store needs of a database, whichever it is.

Statements are written once, with parameters as `:name`. Values are never put into a statement.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

Value = int | float | str | bytes | None
Row = tuple[Value, ...]


class UnavailableError(Exception):
    """The database cannot write now: disk full, connection lost, busy. The same may succeed later."""


class UnstorableError(Exception):
    """The database refuses a value; it will refuse it again."""


class Database(Protocol):
    """One connection. Not for use by two threads."""

    def rows(self, sql: str, values: Mapping[str, Value] = ...) -> Sequence[Row]:
        """Return all rows that a statement gives; none if it gives none."""

    def stream(self, sql: str, values: Mapping[str, Value] = ...) -> Iterator[Row]:
        """Yield rows without holding all of them."""

    def run(self, sql: str, values: Mapping[str, Value] = ...) -> int:
        """Run a statement; returns how many rows it changed."""

    def transaction(self) -> AbstractContextManager[None]:
        """Commit durably at the end, or leave everything as it was if the block raises."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read one state of the database, whatever is written meanwhile."""

    def free_bytes(self) -> int | None:
        """Return the free space where the database lies; None where that is not ours to know."""

    def wipe_traces(self) -> None:
        """Make deleted values unreadable in the files of the database."""

    def close(self) -> None:
        """Write everything down and close."""
