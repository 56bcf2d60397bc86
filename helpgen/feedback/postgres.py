"""The store's database on PostgreSQL, for shops with several collectors. The only module that knows psycopg."""

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import psycopg

from helpgen.feedback.database import Row, UnavailableError, UnstorableError, Value

DIALECT = {"serial": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "bytes": "BYTEA"}
_PARAMETER = re.compile(r":([a-z_]+)")
_WRITERS = 4_711_006
"""Key of the advisory lock under which all collectors of a database write, one after the other."""


class PostgresDatabase:
    """A connection that opens itself again when it was lost."""

    def __init__(self, url: str, *, is_reading: bool = False) -> None:
        self.dialect: Mapping[str, str] = DIALECT
        self._url = url
        self._is_reading = is_reading
        self._spelled: dict[str, str] = {}
        self._connection = self._connect()

    def _connect(self) -> psycopg.Connection[Row]:
        with _translating():
            connection = psycopg.connect(self._url, autocommit=True, connect_timeout=5)
            connection.execute("SET synchronous_commit = on")
            connection.execute("SET statement_timeout = '60s'" if self._is_reading else "SET lock_timeout = '5s'")
            if self._is_reading:
                connection.execute("SET default_transaction_read_only = on")
        return cast("psycopg.Connection[Row]", connection)

    def rows(self, sql: str, values: Mapping[str, Value] | None = None) -> Sequence[Row]:
        """Return all rows that a statement gives."""
        with _translating():
            cursor = self._connection.execute(self._spell(sql), values or None)
            return cursor.fetchall() if cursor.description else []

    def stream(self, sql: str, values: Mapping[str, Value] | None = None) -> Iterator[Row]:
        """Yield rows from a cursor of the server; only inside `snapshot`."""
        with _translating(), self._connection.cursor(name="stream") as cursor:
            cursor.itersize = 5000
            cursor.execute(self._spell(sql), values or None)
            yield from cursor

    def run(self, sql: str, values: Mapping[str, Value] | None = None) -> int:
        """Run a statement; returns how many rows it changed."""
        with _translating():
            return self._connection.execute(self._spell(sql), values or None).rowcount

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end. One writer at a time, as on SQLite, so that both answer alike."""
        if self._connection.closed:
            self._connection = self._connect()
        with _translating(), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_WRITERS,))
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state."""
        with self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def free_bytes(self) -> int | None:
        """Return None: the disk is the server's."""
        return None

    def wipe_traces(self) -> None:
        """Take deleted rows out of the tables that hold what people wrote."""
        self.run("VACUUM FULL submission")
        self.run("VACUUM FULL contact")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _spell(self, sql: str) -> str:
        # `:name` in our own statements becomes psycopg's `%(name)s`; values never enter a statement.
        if sql not in self._spelled:
            self._spelled[sql] = _PARAMETER.sub(r"%(\1)s", sql)
        return self._spelled[sql]


@contextlib.contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except (psycopg.IntegrityError, psycopg.DataError) as error:
        raise UnstorableError(str(error)) from error
    except psycopg.Error as error:
        raise UnavailableError(str(error)) from error
