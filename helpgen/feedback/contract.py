"""The contract, version 1: what a submission is, what is refused, and with which words.

Pure: knows no bytes, no HTTP, no database. docs/content/en/reference/feedback.md describes it for
those who write receivers, docs/content/en/reference/feedback.schema.json for programs.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum

from msgspec import Struct, to_builtins

VERSION = 1
LONGEST_COMMENT = 4000
"""Unicode code points."""
LONGEST_MESSAGE = 5000

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+")
_SCALES = (5, 10)
_YEARS = range(1970, 10_000)


class Kind(Enum):
    """What a submission says."""

    HELPFUL = "helpful"
    """Whether a page helped: 1 or 0, with a reason and a comment."""
    CSAT = "csat"
    """How content somebody is: 1 to 5, or 1 to 10."""
    NPS = "nps"
    """How likely somebody recommends the shop: 0 to 10."""
    CONTACT = "contact"
    """A message that wants an answer."""
    SEARCH = "search"
    """A query that found something."""
    SEARCH_MISS = "search_miss"
    """A query that found nothing."""
    SEARCH_CHOICE = "search_choice"
    """A query and the page that was opened from its results."""
    OUTDATED = "outdated"
    """Somebody of the staff says that a page is out of date."""


SEARCHES = frozenset({Kind.SEARCH, Kind.SEARCH_MISS, Kind.SEARCH_CHOICE})
SURVEYS = frozenset({Kind.HELPFUL, Kind.CSAT, Kind.NPS})
REASONS = ("missing", "unclear", "wrong", "outdated", "long", "other")
"""Why a page did not help."""


class Refusal(Struct, frozen=True):
    """Why something was not taken."""

    status: int
    """Status of HTTP."""
    code: str
    """For programs; never changes its meaning."""
    message: str
    """One sentence for people."""
    field: str = ""
    """The field that is wrong; "" for the whole."""


class Contact(Struct, frozen=True):
    """Who writes, and what. Kept apart from everything else."""

    name: str
    email: str
    order: str
    topic: str
    message: str
    context: str
    """The page that the writer came from and what was searched there, in one line."""


class Submission(Struct, frozen=True):
    """One piece of feedback, checked."""

    id: str
    """UUID in small letters."""
    site: str
    kind: Kind
    page: str
    """Id of the article or name of the page; "" for none."""
    lang: str
    score: int | None
    scale: int | None
    """The best possible score."""
    reason: str
    text: str
    """Comment, or query of a search event; "" for none."""
    contact: Contact | None
    client_at: int | None
    """When it was written by the visitor's clock, milliseconds since 1970."""
    sent_at: int | None
    elapsed_ms: int | None
    """From opening the page to sending."""
    build_id: str
    trap: str
    """What stands in the field that people do not see."""
    has_own_id: bool
    """Whether the sender named the id; a plain form cannot."""


class FieldError(Exception):
    """A field is not as the contract says; carries the refusal."""

    def __init__(self, field: str, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(400, code, message, field)


Fields = Mapping[str, object]


def read_submission(fields: Fields, default_site: str, fallback_id: str = "") -> Submission | Refusal:
    """Return the submission that the fields make, or the first thing that is wrong. Unknown fields are dropped.

    `fallback_id` is the id where the fields have none; without both a new one is made.
    """
    try:
        return _read(fields, default_site, fallback_id)
    except FieldError as error:
        return error.refusal


def fingerprint(submission: Submission) -> bytes:
    """Return a digest of what was said: the same for every attempt, whatever its id, its number and its clocks."""
    said = to_builtins(submission)
    for name in ("id", "has_own_id", "client_at", "sent_at", "elapsed_ms"):
        del said[name]
    said["kind"] = submission.kind.value
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=True).encode()).digest()


def _read(fields: Fields, default_site: str, fallback_id: str) -> Submission:
    if _integer(fields, "v", 0, 10**6, VERSION) != VERSION:
        raise FieldError("v", "unknown-version", f"This receiver knows version {VERSION} of the contract.")
    own_id, kind = _text(fields, "id", 64), _kind(fields)
    score, scale = _score(fields, kind)
    lang = _text(fields, "lang", 35) or _text(fields, "language", 35)
    if lang and not _LANGUAGE.fullmatch(lang):
        raise FieldError("lang", "wrong-value", "A language is a tag such as en or pt-BR.")
    return Submission(
        id=_id(own_id or fallback_id),
        site=_site(fields, default_site),
        kind=kind,
        page=_text(fields, "page", 300),
        lang=lang,
        score=score,
        scale=scale,
        reason=_reason(fields),
        text=_query(fields) if kind in SEARCHES else _comment(fields, kind),
        contact=_contact(fields) if kind is Kind.CONTACT else None,
        client_at=_moment(fields, "client_ts"),
        sent_at=_moment(fields, "sent_ts"),
        elapsed_ms=_integer(fields, "elapsed_ms", 0, 10**12, None),
        build_id=_text(fields, "build_id", 64),
        trap=_text(fields, "hp", 1000) or _text(fields, "website", 1000),
        has_own_id=bool(own_id or fallback_id),
    )


# --- Fields --------------------------------------------------------------------


def _text(fields: Fields, name: str, longest: int) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise FieldError(name, "wrong-type", f'"{name}" must be a text.')
    if len(value) > longest:
        raise FieldError(name, "too-long", f'"{name}" may have {longest} characters.')
    return value.replace("\r\n", "\n").strip()


def _integer(fields: Fields, name: str, least: int, most: int, default: int | None) -> int | None:
    value = fields.get(name)
    if value is None:
        return default
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldError(name, "wrong-type", f'"{name}" must be a whole number.')
    if not least <= value <= most:
        raise FieldError(name, "out-of-range", f'"{name}" must lie between {least} and {most}.')
    return value


def _id(text: str) -> str:
    if not text:
        return str(uuid.uuid4())
    try:
        found = uuid.UUID(text)
    except ValueError:
        found = None
    if found is None or str(found) != text.lower():
        raise FieldError("id", "wrong-value", 'The "id" must be a UUID such as 2f1c8a52-6c1e-4c58-9d5e-0d6a3f3b7a10.')
    return str(found)


def _site(fields: Fields, default: str) -> str:
    site = _text(fields, "site", 100).lower() or default
    if not _NAME.fullmatch(site):
        raise FieldError("site", "wrong-value", 'A "site" has letters, digits, dots and hyphens.')
    return site


def _kind(fields: Fields) -> Kind:
    name = _text(fields, "kind", 40)
    if not name:
        raise FieldError("kind", "missing-field", 'The field "kind" is missing.')
    try:
        return Kind(name)
    except ValueError:
        known = ", ".join(kind.value for kind in Kind)
        raise FieldError("kind", "unknown-kind", f"This kind is unknown; known are {known}.") from None


def _score(fields: Fields, kind: Kind) -> tuple[int | None, int | None]:
    if kind not in SURVEYS:
        return None, None
    scale, least = {Kind.HELPFUL: (1, 0), Kind.NPS: (10, 0)}.get(kind, (5, 1))
    if kind is Kind.CSAT:
        scale = _integer(fields, "scale", 1, 100, 5) or 5
        if scale not in _SCALES:
            raise FieldError("scale", "wrong-value", 'The "scale" of csat is 5 or 10.')
    value = _plain_answer(fields) if kind is Kind.HELPFUL else fields
    if value.get("score") is None:
        raise FieldError("score", "missing-field", 'The field "score" is missing.')
    return _integer(value, "score", least, scale, None), scale


def _plain_answer(fields: Fields) -> Fields:
    # A form without script has buttons named "helpful" with the values yes and no.
    answer = {"yes": 1, "no": 0}.get(_text(fields, "helpful", 10))
    return fields if answer is None or "score" in fields else {**fields, "score": answer}


def _reason(fields: Fields) -> str:
    reason = _text(fields, "reason", 40)
    if reason and reason not in REASONS:
        raise FieldError("reason", "wrong-value", f'A "reason" is one of {", ".join(REASONS)}.')
    return reason


def _comment(fields: Fields, kind: Kind) -> str:
    return "" if kind is Kind.CONTACT else _text(fields, "comment", LONGEST_COMMENT)


def _query(fields: Fields) -> str:
    query = " ".join(_text(fields, "q", 200).split()).lower()
    if not query:
        raise FieldError("q", "missing-field", 'The field "q" is missing.')
    return query


def _contact(fields: Fields) -> Contact:
    email = _text(fields, "email", 254)
    if email and not _EMAIL.fullmatch(email):
        raise FieldError("email", "wrong-value", 'The "email" must be an address such as name@example.com.')
    message = _text(fields, "message", LONGEST_MESSAGE) or _text(fields, "comment", LONGEST_MESSAGE)
    if not message:
        raise FieldError("message", "missing-field", 'The field "message" is missing.')
    name, order = _one_line(_text(fields, "name", 200)), _one_line(_text(fields, "order", 60))
    topic, context = _one_line(_text(fields, "topic", 100)), _one_line(_text(fields, "context", 500))
    return Contact(name, email, order, topic, message, context)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _moment(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if abs(value) < 10**14 else None
    if not isinstance(value, str):
        raise FieldError(name, "wrong-type", f'"{name}" must be a moment such as 2026-11-21T10:00:00Z.')
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise FieldError(name, "wrong-value", f'"{name}" must be a moment such as 2026-11-21T10:00:00Z.') from None
    if moment.year not in _YEARS:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
