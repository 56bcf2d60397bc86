"""Brings a database to the newest schema: forward only, each step in one transaction with its own number.

A crash in the middle leaves the schema before the step. A database of a newer helpgen is refused.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from helpgen.feedback.database import Database

_FOLDER = Path(__file__).parent / "schema"
_COMMENT = re.compile(r"^--.*$", re.MULTILINE)
_KEEP_NUMBERS = "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, digest TEXT NOT NULL)"


class WritableDatabase(Database, Protocol):
    """A database that says how it spells what SQL leaves open."""

    dialect: Mapping[str, str]


class Step(Struct, frozen=True):
    """One numbered change of the schema."""

    number: int
    sql: str

    @property
    def digest(self) -> str:
        """Digest of the words, so that a step that was edited after its release is noticed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


class SchemaError(Exception):
    """The database does not fit this version of helpgen."""


def released_steps() -> tuple[Step, ...]:
    """Return all steps, in order."""
    files = sorted(_FOLDER.glob("*.sql"))
    return tuple(Step(int(file.stem), file.read_text("utf-8")) for file in files)


def migrate(
    database: WritableDatabase, steps: Sequence[Step], before_change: Callable[[int], None] = lambda number: None
) -> int:
    """Take the missing steps; returns the number that the schema has now.

    `before_change` is called with the number of an existing schema before the first step that changes it (a backup).
    Raises SchemaError if the database is newer, or a step differs from the one that was taken.
    """
    with database.transaction():
        database.run(_KEEP_NUMBERS)
    taken = {int(number or 0): digest for number, digest in database.rows("SELECT number, digest FROM schema_step")}
    newest = max(taken, default=0)
    known = max((step.number for step in steps), default=0)
    if newest > known:
        raise SchemaError(f"the database has schema {newest}, this helpgen knows {known}; install a newer helpgen")
    for step in steps:
        if taken.get(step.number, step.digest) != step.digest:
            raise SchemaError(f"step {step.number} of the schema is not the one that made this database")
    missing = [step for step in steps if step.number > newest]
    if missing and newest:
        before_change(newest)
    for step in missing:
        _take(database, step)
    return known


def _take(database: WritableDatabase, step: Step) -> None:
    with database.transaction():
        # Another collector may have been faster.
        if database.rows("SELECT 1 FROM schema_step WHERE number = :number", {"number": step.number}):
            return
        for statement in _COMMENT.sub("", step.sql).split(";"):
            if statement.strip():
                database.run(_spelled(statement, database.dialect))
        database.run(
            "INSERT INTO schema_step (number, digest) VALUES (:number, :digest)",
            {"number": step.number, "digest": step.digest},
        )


def _spelled(statement: str, dialect: Mapping[str, str]) -> str:
    for word, spelling in dialect.items():
        statement = statement.replace(f"{{{word}}}", spelling)
    return statement
