"""Which channel to offer first: by topic, language, who is there now, and how soon the answer comes.

Must never know what a channel looks like or the present time. Twin: theme/assets/js/policy/channel_ranking.js.

The order: channels that are best for the topic; then those that speak the language; then open, unknown, closed; then
the expected wait; then the writer's own order. A channel that is not for the topic is left out. An unknown opening
stands between open and closed: e-mail without hours is better than a telephone that nobody picks up.

The browser reads `ChannelTerms` as

    {"id": "chat", "bestFor": ["orders"], "notFor": [], "languages": ["en"], "schedule": a schedule or null,
     "responseMinutes": 2 or null}
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from helpgen.policy.opening import Opening, Schedule, opening_at

_NOBODY_KNOWS = 2**31
"""A wait longer than any other."""


class ChannelTerms(Struct, frozen=True):
    """What the order of the channels hangs on."""

    id: str
    best_for: tuple[str, ...]
    """Ids of topics."""
    not_for: tuple[str, ...]
    languages: tuple[str, ...]
    """BCP 47 tags; empty: every language of the store."""
    schedule: Schedule | None
    """None: the hours are unknown."""
    response_minutes: int | None
    """Expected minutes until an answer, while it is open; None: nothing is promised."""


class RankedChannel(Struct, frozen=True):
    """One channel of the answer."""

    id: str
    is_best: bool
    """Whether it is best for the topic."""
    speaks: bool
    """Whether somebody answers in the language."""
    opening: Opening | None
    """None: unknown; then no badge is shown."""
    wait_minutes: int | None
    """Until the expected answer, with the time until it opens; None: unknown."""


def rank_channels(
    channels: Sequence[ChannelTerms], topic: str, language: str, now: datetime
) -> tuple[RankedChannel, ...]:
    """Return the channels for a topic, the best first. An empty topic fits none better than another."""
    found = [_ranked(channel, topic, language, now) for channel in channels if topic not in channel.not_for]
    return tuple(sorted(found, key=_order))


def _ranked(channel: ChannelTerms, topic: str, language: str, now: datetime) -> RankedChannel:
    opening = opening_at(channel.schedule, now) if channel.schedule is not None else None
    return RankedChannel(
        id=channel.id,
        is_best=topic in channel.best_for,
        speaks=not channel.languages or language in channel.languages,
        opening=opening,
        wait_minutes=_wait(channel.response_minutes, opening, now),
    )


def _wait(response_minutes: int | None, opening: Opening | None, now: datetime) -> int | None:
    if response_minutes is None or opening is None or opening.is_open:
        return response_minutes
    if opening.opens_at is None:
        return None
    return -((now - opening.opens_at) // timedelta(minutes=1)) + response_minutes


def _order(ranked: RankedChannel) -> tuple[bool, bool, int, int]:
    opening = 1 if ranked.opening is None else 0 if ranked.opening.is_open else 2
    wait = _NOBODY_KNOWS if ranked.wait_minutes is None else ranked.wait_minutes
    return not ranked.is_best, not ranked.speaks, opening, wait
