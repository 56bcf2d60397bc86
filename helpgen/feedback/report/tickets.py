"""An export of the help desk → response time, solved share, problems that return. Knows the headings of CSV files."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

_HEADINGS = {
    "created": ("created_at", "created", "created_time", "requested_at", "opened_at", "date_created", "creation_date"),
    "answered": (
        "first_response_at", "first_responded_at", "first_replied_at", "first_reply_at", "first_response_time",
        "initial_response_time", "first_agent_reply_at",
    ),
    "solved": ("solved_at", "resolved_at", "closed_at", "resolved_time", "closed_time", "closed_datetime"),
    "status": ("status", "ticket_status", "state"),
    "topic": ("topic", "category", "type", "ticket_type", "reason", "subject", "tags"),
    "requester": ("requester_id", "requester", "requester_email", "customer_email", "contact_id", "email", "customer"),
}  # fmt: skip
_SOLVED = frozenset({"solved", "resolved", "closed"})
_RETURNS_DAYS = 30


class TicketFigures(Struct, frozen=True):
    """What the help desk says of the same time."""

    count: int
    first_response_minutes: float | None
    """Median; None if the file does not tell."""
    ninth_response_minutes: float | None
    """Nine of ten were answered within this."""
    solved: int
    returning: tuple[tuple[str, int], ...]
    """(topic, how often somebody wrote about it again within 30 days), most first."""
    topics: tuple[tuple[str, int], ...]
    unread: int
    """Rows without a date that could be read."""


class TicketsError(Exception):
    """The file is no export of tickets; the message says what is missing."""


class _Ticket(Struct, frozen=True):
    created: datetime
    minutes: float | None
    is_solved: bool
    topic: str
    requester: str


def read_tickets(source: Path) -> TicketFigures:
    """Return the figures of a CSV file; raises TicketsError where the moment of creation has no column."""
    with source.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = _columns(reader.fieldnames or ())
        if "created" not in columns:
            raise TicketsError(f"no column for the moment of creation; known are {', '.join(_HEADINGS['created'])}")
        rows = list(reader)
    tickets = [ticket for ticket in (_ticket(row, columns) for row in rows) if ticket is not None]
    minutes = sorted(ticket.minutes for ticket in tickets if ticket.minutes is not None)
    topics = Counter(ticket.topic for ticket in tickets if ticket.topic)
    return TicketFigures(
        count=len(tickets),
        first_response_minutes=minutes[len(minutes) // 2] if minutes else None,
        ninth_response_minutes=minutes[len(minutes) * 9 // 10] if minutes else None,
        solved=sum(ticket.is_solved for ticket in tickets),
        returning=_returning(tickets),
        topics=_most(topics),
        unread=len(rows) - len(tickets),
    )


def _columns(headings: object) -> Mapping[str, str]:
    spelled = {re.sub(r"[^a-z]+", "_", str(heading).lower()).strip("_"): str(heading) for heading in list(headings)}  # type: ignore[call-overload]
    found = {}
    for meaning, names in _HEADINGS.items():
        name = next((name for name in names if name in spelled), None)
        if name:
            found[meaning] = spelled[name]
    return found


def _ticket(row: Mapping[str, str], columns: Mapping[str, str]) -> _Ticket | None:
    def cell(meaning: str) -> str:
        return (row.get(columns.get(meaning, "")) or "").strip()

    created = _moment(cell("created"))
    if created is None:
        return None
    answered = _moment(cell("answered"))
    minutes = (answered - created).total_seconds() / 60 if answered else _number(cell("answered"))
    is_solved = cell("status").lower() in _SOLVED or _moment(cell("solved")) is not None
    return _Ticket(
        created,
        minutes if minutes is not None and minutes >= 0 else None,
        is_solved,
        cell("topic")[:80],
        cell("requester"),
    )


def _returning(tickets: list[_Ticket]) -> tuple[tuple[str, int], ...]:
    # Somebody who writes about the same topic again within thirty days has not been helped.
    last: dict[tuple[str, str], datetime] = {}
    again: Counter[str] = Counter()
    for ticket in sorted(tickets, key=lambda ticket: ticket.created):
        key = (ticket.requester, ticket.topic)
        if ticket.requester and ticket.topic:
            before = last.get(key)
            again[ticket.topic] += before is not None and (ticket.created - before).days < _RETURNS_DAYS
            last[key] = ticket.created
    return _most(Counter({topic: count for topic, count in again.items() if count}))


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:15])


def _moment(text: str) -> datetime | None:
    for form in (text.replace(" UTC", "+00:00"), text.replace("/", "-")):
        try:
            moment = datetime.fromisoformat(form)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _number(text: str) -> float | None:
    # Some desks write minutes, some hours:minutes:seconds.
    parts = text.split(":")
    if text and all(part.isdigit() for part in parts) and len(parts) in {2, 3}:
        return int(parts[0]) * 60 + int(parts[1])
    try:
        return float(text)
    except ValueError:
        return None
