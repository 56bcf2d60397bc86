"""How long things are kept, and what a person may ask: forget me, show me what you have. Runs inside a transaction.

Knows the tables; knows no clock, no printing.
"""

from collections.abc import Sequence

from msgspec import Struct

from helpgen.feedback import store, visitors
from helpgen.feedback.database import Database, Row, Value
from helpgen.feedback.visitors import DAY_MS

SPAM_DAYS = 7
COMMENT_DAYS = 400
TOMBSTONE_DAYS = 30
"""Longer than a browser keeps what it could not send, so that nothing erased comes back."""

_DUE_SPAM = "SELECT id FROM submission WHERE state = 'spam' AND received_at < :spam_before"
_HELD = "SELECT id FROM contact WHERE lower(email) = :email"


class Purged(Struct, frozen=True):
    """How many were, or would be, deleted."""

    spam: int
    contacts: int
    comments: int
    tombstones: int


class Suspect(Struct, frozen=True):
    """A submission that looks like spam."""

    id: str
    received_at: int
    kind: str
    score: int
    words: str


def count_due(database: Database, now_ms: int) -> Purged:
    """Return how many things are past their time."""
    moments = _moments(now_ms)
    return Purged(
        spam=len(database.rows(_DUE_SPAM, moments)),
        contacts=_count(database, "SELECT count(*) FROM contact WHERE purge_at < :now", moments),
        comments=_count(
            database,
            "SELECT count(*) FROM submission WHERE words IS NOT NULL AND received_at < :comments_before"
            " AND state <> 'spam'",
            moments,
        ),
        tombstones=_count(database, "SELECT count(*) FROM tombstone WHERE until < :now", moments),
    )


def purge(database: Database, now_ms: int) -> Purged:
    """Delete what is past its time; counts stay for the report."""
    due = count_due(database, now_ms)
    moments = _moments(now_ms)
    _delete(database, [str(row[0]) for row in database.rows(_DUE_SPAM, moments)], now_ms)
    database.run("DELETE FROM forward WHERE id IN (SELECT id FROM contact WHERE purge_at < :now)", moments)
    database.run("DELETE FROM contact WHERE purge_at < :now", moments)
    database.run(
        "UPDATE submission SET words = NULL WHERE words IS NOT NULL AND received_at < :comments_before", moments
    )
    database.run("DELETE FROM tombstone WHERE until < :now", moments)
    store.forget_visitors(database, visitors.day_of(now_ms))
    return due


def erase_email(database: Database, email: str, now_ms: int) -> int:
    """Delete everything from an e-mail address; returns how many submissions. Ask `wipe_traces` for the files."""
    found = [str(row[0]) for row in database.rows(_HELD, {"email": email.strip().lower()})]
    return _delete(database, found, now_ms)


def erase_id(database: Database, submission_id: str, now_ms: int) -> int:
    """Delete one submission; returns 1 or 0."""
    return _delete(database, [submission_id.lower()], now_ms)


def held_about(database: Database, email: str) -> tuple[dict[str, Value], ...]:
    """Return everything that is held about an e-mail address, oldest first."""
    names = ("id", "received_at", "site", "lang", "name", "email", "order", "topic", "message", "context", "kept_until")
    found = database.rows(
        "SELECT s.id, s.received_at, s.site, s.lang, c.name, c.email, c.order_number, c.topic, c.message, c.context,"
        " c.purge_at FROM contact c JOIN submission s ON s.id = c.id WHERE lower(c.email) = :email ORDER BY s.seq",
        {"email": email.strip().lower()},
    )
    return tuple(dict(zip(names, row, strict=True)) for row in found)


def suspects(database: Database) -> tuple[Suspect, ...]:
    """Return what is set aside as spam, newest first."""
    found = database.rows(
        "SELECT s.id, s.received_at, s.kind, s.spam_score, coalesce(c.message, s.words, '') FROM submission s"
        " LEFT JOIN contact c ON c.id = s.id WHERE s.state = 'spam' ORDER BY s.seq DESC"
    )
    return tuple(_suspect(row) for row in found)


def release(database: Database, submission_id: str, now_ms: int, *, forwards: bool) -> bool:
    """Take a submission out of the spam: it counts, and its message is handed on. False if it is not there."""
    values = {"id": submission_id.lower()}
    if not database.run("UPDATE submission SET state = 'new' WHERE id = :id AND state = 'spam'", values):
        return False
    if forwards and database.rows("SELECT 1 FROM contact WHERE id = :id", values):
        store.enqueue(database, submission_id.lower(), now_ms)
    return True


def _suspect(row: Row) -> Suspect:
    identity, received_at, kind, score, words = row
    return Suspect(str(identity), int(received_at or 0), str(kind), int(score or 0), str(words))


def _delete(database: Database, ids: Sequence[str], now_ms: int) -> int:
    deleted = 0
    for identity in ids:
        values: dict[str, Value] = {"id": identity, "until": now_ms + TOMBSTONE_DAYS * DAY_MS}
        database.run("DELETE FROM forward WHERE id = :id", values)
        database.run("DELETE FROM contact WHERE id = :id", values)
        if database.run("DELETE FROM submission WHERE id = :id", values):
            deleted += 1
            database.run(
                "INSERT INTO tombstone (id, until) VALUES (:id, :until) ON CONFLICT (id) DO UPDATE SET until = :until",
                values,
            )
    return deleted


def _moments(now_ms: int) -> dict[str, Value]:
    return {
        "now": now_ms,
        "spam_before": now_ms - SPAM_DAYS * DAY_MS,
        "comments_before": now_ms - COMMENT_DAYS * DAY_MS,
    }


def _count(database: Database, sql: str, values: dict[str, Value]) -> int:
    return int(database.rows(sql, values)[0][0] or 0)
