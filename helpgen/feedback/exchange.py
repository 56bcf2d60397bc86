"""Submissions in and out of files: our own lines of JSON, and the exports of other receivers.

Everything that comes in passes the contract, as if it had been sent. A row without an id gets one that follows from
its content, so that importing a file twice adds nothing.
"""

import csv
import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from helpgen.feedback import store
from helpgen.feedback.body import read_fields
from helpgen.feedback.contract import Refusal, Submission, fingerprint, read_submission
from helpgen.feedback.database import Database, Row, UnstorableError

_NAMESPACE = uuid.UUID("6f1d7a52-52a8-4d5b-9a43-9a1c1f0f3c11")
_GROUP = 500
_TIMES = ("created_at", "submitted_at", "_date", "date", "received_at", "client_ts", "timestamp")
_RENAMED = {"e-mail": "email", "_replyto": "email", "name": "name", "text": "message", "_subject": "topic"}
_NUMBERS = frozenset({"score", "scale", "v", "received_at"})


class Imported(Struct, frozen=True):
    """What became of a file."""

    added: int
    known: int
    refused: tuple[tuple[int, str], ...]
    """(line, sentence)"""


def export_lines(database: Database) -> Iterator[str]:
    """Yield every submission that is not spam as a line of JSON, oldest first, in the words of the contract."""
    with database.snapshot():
        for row in database.stream(
            "SELECT s.id, s.site, s.kind, s.page, s.lang, s.score, s.scale, s.reason, s.words, s.build_id,"
            " s.received_at, s.state, c.name, c.email, c.order_number, c.topic, c.message, c.context FROM submission s"
            " LEFT JOIN contact c ON c.id = s.id WHERE s.state <> 'spam' ORDER BY s.seq"
        ):
            yield json.dumps(_exported(row), ensure_ascii=False)


def import_file(database: Database, source: Path, kind: str, site: str, now_ms: int) -> Imported:
    """Merge a file; refused lines are named, the others are stored."""
    added, known, refused = 0, 0, list[tuple[int, str]]()
    rows = _json_lines(source) if kind == "jsonl" else _table(source)
    group: list[tuple[int, Submission, int, str]] = []
    for line, fields in rows:
        read = fields if isinstance(fields, Refusal) else _read(fields, site)
        if isinstance(read, Refusal):
            refused.append((line, read.message))
            continue
        assert not isinstance(fields, Refusal)
        group.append((line, read, _received_at(fields, now_ms), str(fields.get("state") or "new")))
        if len(group) == _GROUP:
            added, known = _merge(database, group, added, known, refused)
            group = []
    added, known = _merge(database, group, added, known, refused)
    return Imported(added, known, tuple(refused))


def _merge(
    database: Database,
    group: list[tuple[int, Submission, int, str]],
    added: int,
    known: int,
    refused: list[tuple[int, str]],
) -> tuple[int, int]:
    for line, submission, received_at, state in group:
        try:
            with database.transaction():
                is_new = _add(database, submission, received_at, state)
        except UnstorableError as error:
            refused.append((line, str(error)))
            continue
        added, known = added + is_new, known + (not is_new)
    return added, known


def _add(database: Database, submission: Submission, received_at: int, state: str) -> bool:
    values = {"id": submission.id}
    if database.rows("SELECT 1 FROM submission WHERE id = :id", values):
        return False
    if database.rows("SELECT 1 FROM tombstone WHERE id = :id", values):
        return False
    is_trapped = bool(submission.trap)
    said = fingerprint(submission)
    store.insert(database, submission, said, None, received_at, score=10 if is_trapped else 0, is_spam=is_trapped)
    if state == "replaced":
        database.run("UPDATE submission SET state = 'replaced' WHERE id = :id", values)
    if submission.contact:
        store.insert_contact(database, submission, received_at, store.Rules(), is_forwarded=False)
    return True


def _read(fields: Mapping[str, object], site: str) -> Submission | Refusal:
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False)
    submission = read_submission(fields, site, str(uuid.uuid5(_NAMESPACE, canonical)))
    # The moment of writing is corrected by that of sending, which a file does not have.
    return submission if isinstance(submission, Refusal) else replace(submission, sent_at=None)


def _json_lines(source: Path) -> Iterator[tuple[int, Mapping[str, object] | Refusal]]:
    with source.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, read_fields(line.strip(), "application/json")


def _table(source: Path) -> Iterator[tuple[int, Mapping[str, object] | Refusal]]:
    with source.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            yield reader.line_num, _cells(row)


def _cells(row: Mapping[str | None, str | None]) -> Mapping[str, object]:
    fields: dict[str, object] = {}
    for heading, value in row.items():
        name = (heading or "").strip().lower().replace(" ", "_")
        name = _RENAMED.get(name, name)
        text = (value or "").strip().removeprefix("'")  # exports guard formulas with an apostrophe
        if name and text:
            fields[name] = int(text) if name in _NUMBERS and text.isdecimal() else text
    if "kind" not in fields:
        fields["kind"] = "contact" if "message" in fields else "helpful"
    return fields


def _received_at(fields: Mapping[str, object], now_ms: int) -> int:
    for name in _TIMES:
        value = fields.get(name)
        if isinstance(value, int):
            return min(value, now_ms)
        try:
            moment = datetime.fromisoformat(str(value).replace(" UTC", "+00:00"))
        except ValueError:
            continue
        return min(int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000), now_ms)
    return now_ms


def _exported(row: Row) -> dict[str, object]:
    names = (
        "id", "site", "kind", "page", "lang", "score", "scale", "reason", "comment", "build_id", "received_at", "state",
        "name", "email", "order", "topic", "message", "context",
    )  # fmt: skip
    fields: dict[str, object] = {"v": 1}
    fields.update((name, value) for name, value in zip(names, row, strict=True) if value not in {None, ""})
    if str(fields["kind"]).startswith("search"):
        fields["q"] = fields.pop("comment", "-")
    if fields["kind"] == "contact" and "message" not in fields:
        fields["message"] = "-"  # past its time: only that somebody wrote is still known
    return fields
