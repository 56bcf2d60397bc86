"""Takes submissions into a database: once each, within limits, with spam set aside. Runs inside one transaction.

Knows the tables and the rules; knows no HTTP, no thread and no clock. The same for SQLite and PostgreSQL.
"""

import secrets
from enum import Enum

from msgspec import Struct

from helpgen.feedback import limits, spam, visitors
from helpgen.feedback.contract import SEARCHES, Kind, Submission, fingerprint
from helpgen.feedback.database import Database, Value
from helpgen.feedback.visitors import DAY_MS, Keys, Sender

SAME_FORM_MS = 60_000
"""A plain form that comes twice within this time is one: it cannot name an id."""
_LATEST_MS = 60 * DAY_MS


class Outcome(Enum):
    """What became of a submission."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    MISMATCH = "mismatch"
    """Its id belongs to another submission."""
    LIMITED = "limited"


class Receipt(Struct, frozen=True):
    """The outcome, to be told after the commit."""

    outcome: Outcome
    id: str
    retry_after_seconds: int = 0


class Rules(Struct, frozen=True):
    """What the shop has chosen."""

    contact_days: int = 180
    """How long a contact message is kept."""
    forwards: bool = False
    """Whether contact messages are handed on."""


class Salts:
    """The secret of the day, made once and shared by all collectors of a database. Owned by the thread that writes."""

    def __init__(self) -> None:
        self._day = -1
        self._secret = b""

    def of(self, database: Database, day: int) -> bytes:
        """Return the secret of a day; the first of a day forgets all earlier ones and what was made with them."""
        if day != self._day:
            database.run(
                "INSERT INTO salt (day, secret) VALUES (:day, :secret) ON CONFLICT (day) DO NOTHING",
                {"day": day, "secret": secrets.token_bytes(32)},
            )
            ((secret,),) = database.rows("SELECT secret FROM salt WHERE day = :day", {"day": day})
            forget_visitors(database, day)
            assert isinstance(secret, bytes)
            self._day, self._secret = day, secret
        return self._secret

    def forget(self) -> None:
        """Read the secret again next time: the transaction that made it did not happen."""
        self._day = -1


def forget_visitors(database: Database, day: int) -> None:
    """Delete the secrets of other days, the limits kept under them and the keys of visitors: nobody is known again."""
    if not database.run("DELETE FROM salt WHERE day <> :day", {"day": day}):
        return
    database.run("DELETE FROM bucket")
    database.run("UPDATE submission SET visitor = NULL WHERE visitor IS NOT NULL")


def accept(
    database: Database, salts: Salts, submission: Submission, sender: Sender, now_ms: int, rules: Rules
) -> Receipt:
    """Take one submission; call inside a transaction and answer after its commit."""
    said = fingerprint(submission)
    keys = visitors.make_keys(salts.of(database, visitors.day_of(now_ms)), submission.site, sender)
    known = _known(database, submission, said, keys, now_ms)
    if known is not None:
        return known
    wait = _take_tokens(database, submission, sender, keys, now_ms)
    if wait:
        return Receipt(Outcome.LIMITED, submission.id, wait)
    same = _same_before(database, said, now_ms) if submission.text or submission.contact else 0
    score = spam.spam_score(submission, has_origin=sender.has_origin, same_before=same)
    is_spam = score >= spam.SPAM_FROM
    if not is_spam:
        _replace_earlier(database, submission, keys)
    insert(database, submission, said, keys.visitor, now_ms, score=score, is_spam=is_spam)
    if submission.contact:
        insert_contact(database, submission, now_ms, rules, is_forwarded=rules.forwards and not is_spam)
    return Receipt(Outcome.STORED, submission.id)


def _known(database: Database, submission: Submission, said: bytes, keys: Keys, now_ms: int) -> Receipt | None:
    found = database.rows("SELECT fp FROM submission WHERE id = :id", {"id": submission.id})
    if found:
        is_same = found[0][0] == said
        return Receipt(Outcome.DUPLICATE if is_same else Outcome.MISMATCH, submission.id)
    if database.rows("SELECT 1 FROM tombstone WHERE id = :id", {"id": submission.id}):
        return Receipt(Outcome.DUPLICATE, submission.id)
    if submission.has_own_id:
        return None
    found = database.rows(
        "SELECT id FROM submission WHERE fp = :fp AND visitor = :visitor AND received_at > :since",
        {"fp": said, "visitor": keys.visitor, "since": now_ms - SAME_FORM_MS},
    )
    return Receipt(Outcome.DUPLICATE, str(found[0][0])) if found else None


def _take_tokens(database: Database, submission: Submission, sender: Sender, keys: Keys, now_ms: int) -> int:
    # Returns the seconds to wait, 0 for none. Without an Origin header it is no browser of today: it pays double.
    limit = limits.limit_of(submission.kind)
    where: dict[str, Value] = {"sender": keys.network, "kinds": limit.group}
    found = database.rows(
        "SELECT tokens, updated_at, used FROM bucket WHERE sender = :sender AND kinds = :kinds", where
    )
    bucket = limits.Bucket(float(found[0][0] or 0), int(found[0][1] or 0), int(found[0][2] or 0)) if found else None
    taken = limits.take(limit, bucket, now_ms, cost=1 if sender.has_origin else 2)
    database.run(
        "INSERT INTO bucket (sender, kinds, tokens, updated_at, used) VALUES (:sender, :kinds, :tokens, :at, :used)"
        " ON CONFLICT (sender, kinds) DO UPDATE SET tokens = :tokens, updated_at = :at, used = :used",
        {**where, "tokens": taken.bucket.tokens, "at": taken.bucket.updated_at, "used": taken.bucket.used},
    )
    return taken.retry_after_seconds


def _same_before(database: Database, said: bytes, now_ms: int) -> int:
    found = database.rows(
        "SELECT count(*) FROM submission WHERE fp = :fp AND received_at > :since",
        {"fp": said, "since": now_ms - DAY_MS},
    )
    return int(found[0][0] or 0)


def _replace_earlier(database: Database, submission: Submission, keys: Keys) -> None:
    # One vote for each visitor, page and day: the last one counts. Nothing that was acknowledged is deleted.
    if submission.kind is Kind.CONTACT:
        return
    database.run(
        "UPDATE submission SET state = 'replaced' WHERE visitor = :visitor AND kind = :kind AND page = :page"
        " AND state = 'new' AND (:any_words = 1 OR words = :words)",
        {
            "any_words": 0 if submission.kind in SEARCHES else 1,
            "visitor": keys.visitor,
            "kind": submission.kind.value,
            "page": submission.page,
            "words": _kept_words(submission),
        },
    )


def insert(
    database: Database,
    submission: Submission,
    said: bytes,
    visitor: bytes | None,
    now_ms: int,
    *,
    score: int,
    is_spam: bool,
) -> None:
    """Write one row. Comments and queries lose addresses and numbers here, before they are ever on disk."""
    database.run(
        "INSERT INTO submission (id, fp, site, kind, page, lang, score, scale, reason, words, visitor, received_at,"
        " written_at, state, spam_score, build_id) VALUES (:id, :fp, :site, :kind, :page, :lang, :score, :scale,"
        " :reason, :words, :visitor, :received_at, :written_at, :state, :spam_score, :build_id)",
        {
            "id": submission.id,
            "fp": said,
            "site": submission.site,
            "kind": submission.kind.value,
            "page": submission.page,
            "lang": submission.lang,
            "score": submission.score,
            "scale": submission.scale,
            "reason": submission.reason,
            "words": _kept_words(submission),
            "visitor": visitor,
            "received_at": now_ms,
            "written_at": _written_at(submission, now_ms),
            "state": "spam" if is_spam else "new",
            "spam_score": score,
            "build_id": submission.build_id,
        },
    )


def insert_contact(
    database: Database, submission: Submission, now_ms: int, rules: Rules, *, is_forwarded: bool
) -> None:
    """Write the message of a contact submission, and that it is to be handed on."""
    contact = submission.contact
    assert contact is not None
    database.run(
        "INSERT INTO contact (id, name, email, order_number, topic, message, context, purge_at)"
        " VALUES (:id, :name, :email, :order_number, :topic, :message, :context, :purge_at)",
        {
            "id": submission.id,
            "name": contact.name,
            "email": contact.email,
            "order_number": contact.order,
            "topic": contact.topic,
            "message": contact.message,
            "context": contact.context,
            "purge_at": now_ms + rules.contact_days * DAY_MS,
        },
    )
    if is_forwarded:
        enqueue(database, submission.id, now_ms)


def enqueue(database: Database, submission_id: str, now_ms: int) -> None:
    """Note that a contact message is to be handed on."""
    database.run(
        "INSERT INTO forward (id, due_at, tries, problem) VALUES (:id, :due_at, 0, '') ON CONFLICT (id) DO NOTHING",
        {"id": submission_id, "due_at": now_ms},
    )


def _kept_words(submission: Submission) -> str | None:
    text = spam.redact_query(submission.text) if submission.kind in SEARCHES else spam.redact(submission.text)
    return text or None


def _written_at(submission: Submission, now_ms: int) -> int | None:
    # The visitor's clock may be years off; the time between writing and sending is not.
    if submission.client_at is None or submission.sent_at is None:
        return None
    waited = submission.sent_at - submission.client_at
    return now_ms - waited if 0 <= waited <= _LATEST_MS else None
