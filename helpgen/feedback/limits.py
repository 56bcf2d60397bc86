"""How much one sender may send: a bucket of tokens and a cap for the day. Pure; the values live in the database."""

from msgspec import Struct

from helpgen.feedback.contract import SEARCHES, Kind

MINUTE_MS = 60_000
DAY_MS = 86_400_000


class Limit(Struct, frozen=True):
    """What a group of kinds allows one sender."""

    group: str
    per_minute: int
    burst: int
    per_day: int


CONTACT_LIMIT = Limit("contact", per_minute=3, burst=3, per_day=20)
VOTE_LIMIT = Limit("vote", per_minute=10, burst=20, per_day=300)
SEARCH_LIMIT = Limit("search", per_minute=60, burst=60, per_day=2000)


class Bucket(Struct, frozen=True):
    """What one sender has left."""

    tokens: float
    updated_at: int
    """Milliseconds since 1970."""
    used: int
    """Today."""


class Taken(Struct, frozen=True):
    """The bucket after an attempt to take from it."""

    bucket: Bucket
    retry_after_seconds: int
    """0 if it was allowed."""


def limit_of(kind: Kind) -> Limit:
    """Return the limit that a kind falls under."""
    if kind is Kind.CONTACT:
        return CONTACT_LIMIT
    return SEARCH_LIMIT if kind in SEARCHES else VOTE_LIMIT


def take(limit: Limit, bucket: Bucket | None, now_ms: int, cost: int = 1) -> Taken:
    """Take tokens for one submission; None is a sender who was not there today.

    A clock that goes back refills nothing and takes nothing away.
    """
    before = bucket or Bucket(float(limit.burst), now_ms, 0)
    passed = max(0, now_ms - before.updated_at)
    tokens = min(float(limit.burst), before.tokens + passed * limit.per_minute / MINUTE_MS)
    if before.used >= limit.per_day:
        return Taken(Bucket(tokens, now_ms, before.used), max(1, (DAY_MS - now_ms % DAY_MS) // 1000))
    if tokens < cost:
        missing_ms = (cost - tokens) * MINUTE_MS / limit.per_minute
        return Taken(Bucket(tokens, now_ms, before.used), max(1, round(missing_ms / 1000 + 0.5)))
    return Taken(Bucket(tokens - cost, now_ms, before.used + 1), 0)
