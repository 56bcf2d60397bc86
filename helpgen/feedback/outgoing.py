"""The queue of contact messages that are handed on: in the database, so that no restart loses one.

Knows the tables; knows neither mail nor network.
"""

from msgspec import Struct

from helpgen.feedback.database import Database, Row

FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 6 * 3_600_000
GIVE_UP_AFTER = 40
"""Tries; about eight days. The message stays in the database, and doctor and report name it."""
NEVER = 2**62


class Message(Struct, frozen=True):
    """A contact message on its way."""

    id: str
    site: str
    lang: str
    received_at: int
    name: str
    email: str
    order: str
    topic: str
    message: str
    context: str
    tries: int


def due(database: Database, now_ms: int, most: int = 20) -> tuple[Message, ...]:
    """Return the messages whose time has come, oldest first."""
    found = database.rows(
        "SELECT s.id, s.site, s.lang, s.received_at, c.name, c.email, c.order_number, c.topic, c.message, c.context,"
        " f.tries FROM forward f JOIN contact c ON c.id = f.id JOIN submission s ON s.id = f.id"
        " WHERE f.due_at <= :now ORDER BY s.seq LIMIT :most",
        {"now": now_ms, "most": most},
    )
    return tuple(_message(row) for row in found)


def mark_sent(database: Database, message_id: str) -> None:
    """Take a message out of the queue."""
    database.run("DELETE FROM forward WHERE id = :id", {"id": message_id})


def mark_failed(database: Database, message: Message, problem: str, now_ms: int) -> None:
    """Try again later; after many tries never."""
    tries = message.tries + 1
    wait = min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** min(tries - 1, 20))
    database.run(
        "UPDATE forward SET tries = :tries, due_at = :due_at, problem = :problem WHERE id = :id",
        {
            "id": message.id,
            "tries": tries,
            "due_at": NEVER if tries >= GIVE_UP_AFTER else now_ms + wait,
            "problem": problem[:300],
        },
    )


def waiting(database: Database) -> tuple[int, int, str]:
    """Return how many messages wait, how many were given up, and the newest problem."""
    ((count, lost),) = database.rows(
        "SELECT count(*), coalesce(sum(CASE WHEN due_at = :never THEN 1 ELSE 0 END), 0) FROM forward", {"never": NEVER}
    )
    problems = database.rows("SELECT problem FROM forward WHERE problem <> '' ORDER BY due_at DESC LIMIT 1")
    return int(count or 0), int(lost or 0), str(problems[0][0]) if problems else ""


def _message(row: Row) -> Message:
    identity, site, lang, received_at, name, email, order, topic, message, context, tries = map(str, row)
    return Message(identity, site, lang, int(received_at), name, email, order, topic, message, context, int(tries))
