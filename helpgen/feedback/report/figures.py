"""Counts of a time, from one consistent look at the database. Knows the tables; knows no words and no looks."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from helpgen.feedback import outgoing
from helpgen.feedback.database import Database, Row, Value
from helpgen.feedback.visitors import DAY_MS

CONFORM_PAGE = "helpgen-conform"
LEAST_SEARCHES = 3
"""A query is shown when it came so often, at most once from each visitor and day: what is rare may be personal."""
COMMENTS_SHOWN = 300
HOUR_MS = 3_600_000


class Period(Struct, frozen=True):
    """A time, both ends in milliseconds since 1970; the end does not belong to it."""

    start_ms: int
    end_ms: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return max(1, (self.end_ms - self.start_ms) // DAY_MS)


class Vote(Struct, frozen=True, order=True):
    """A kind of answer; the figures count how often it was given."""

    kind: str
    day: int
    """Days since 1970, UTC."""
    page: str
    lang: str
    score: int
    scale: int
    reason: str


class Comment(Struct, frozen=True):
    """What somebody wrote about a page."""

    page: str
    lang: str
    kind: str
    score: int | None
    reason: str
    words: str
    received_at: int


class Search(Struct, frozen=True):
    """A query and how often it found nothing, something, or was followed."""

    query: str
    lang: str
    misses: int
    finds: int
    choices: tuple[tuple[str, int], ...]
    """(page that was opened, how often), most often first."""


class Figures(Struct, frozen=True):
    """Everything that a report shows."""

    period: Period
    votes: Mapping[Vote, int]
    hours: Mapping[int, int]
    """Submissions by hour since 1970, searches left out."""
    comments: tuple[Comment, ...]
    """Newest first."""
    searches: tuple[Search, ...]
    topics: tuple[tuple[str, int], ...]
    """(topic, messages), most first; "" where none was chosen."""
    contacts: int
    spam: int
    given_up: int
    """Messages that could not be handed on."""


def gather(database: Database, period: Period) -> Figures:
    """Return the figures of a period."""
    times: dict[str, Value] = {"since": period.start_ms, "until": period.end_ms, "conform": CONFORM_PAGE}
    with database.snapshot():
        votes, hours, contacts = _count(database, times)
        spam = database.rows(
            "SELECT count(*) FROM submission WHERE state = 'spam' AND received_at >= :since AND received_at < :until",
            times,
        )
        return Figures(
            period=period,
            votes=votes,
            hours=hours,
            comments=_comments(database, times),
            searches=_searches(database, times),
            topics=_topics(database, times),
            contacts=contacts,
            spam=int(spam[0][0] or 0),
            given_up=outgoing.waiting(database)[1],
        )


def _count(database: Database, times: Mapping[str, Value]) -> tuple[Mapping[Vote, int], Mapping[int, int], int]:
    # Grouped by the database: a million rows become as many as there are different answers.
    rows = database.stream(
        "SELECT received_at / 86400000, kind, page, lang, score, scale, reason, count(*) FROM submission"
        " WHERE state = 'new' AND received_at >= :since AND received_at < :until"
        " AND kind IN ('helpful', 'csat', 'nps', 'outdated') AND substr(page, 1, 15) <> :conform"
        " GROUP BY received_at / 86400000, kind, page, lang, score, scale, reason",
        times,
    )
    votes = {
        _vote(kind, int(day or 0), page, lang, score, scale, reason): int(number or 0)
        for day, kind, page, lang, score, scale, reason, number in rows
    }
    by_hour = database.rows(
        "SELECT received_at / 3600000, kind, count(*) FROM submission WHERE state = 'new' AND received_at >= :since"
        " AND received_at < :until AND kind NOT IN ('search', 'search_miss', 'search_choice')"
        " AND substr(page, 1, 15) <> :conform GROUP BY received_at / 3600000, kind",
        times,
    )
    hours: Counter[int] = Counter()
    contacts = 0
    for hour, kind, number in by_hour:
        hours[int(hour or 0)] += int(number or 0)
        contacts += int(number or 0) if kind == "contact" else 0
    return votes, hours, contacts


def _vote(kind: Value, day: int, page: Value, lang: Value, score: Value, scale: Value, reason: Value) -> Vote:
    return Vote(str(kind), day, str(page), str(lang), int(score or 0), int(scale or 0), str(reason))


def _comments(database: Database, times: Mapping[str, Value]) -> tuple[Comment, ...]:
    # What was replaced by a later vote of the same visitor was written all the same.
    found = database.rows(
        "SELECT page, lang, kind, score, reason, words, received_at FROM submission WHERE state <> 'spam'"
        " AND received_at >= :since AND received_at < :until AND words IS NOT NULL AND words <> ''"
        " AND kind IN ('helpful', 'csat', 'nps', 'outdated') AND substr(page, 1, 15) <> :conform"
        " ORDER BY received_at DESC, id LIMIT :most",
        {**times, "most": COMMENTS_SHOWN},
    )
    return tuple(_comment(row) for row in found)


def _comment(row: Row) -> Comment:
    page, lang, kind, score, reason, words, received_at = row
    number = None if score is None else int(score)
    return Comment(str(page), str(lang), str(kind), number, str(reason), str(words), int(received_at or 0))


def _searches(database: Database, times: Mapping[str, Value]) -> tuple[Search, ...]:
    found = database.rows(
        "SELECT words, lang, kind, page, count(*) FROM submission WHERE state = 'new' AND received_at >= :since"
        " AND received_at < :until AND kind IN ('search', 'search_miss', 'search_choice') AND words IS NOT NULL"
        " AND substr(page, 1, 15) <> :conform GROUP BY words, lang, kind, page",
        times,
    )
    by_query: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for words, lang, kind, page, number in found:
        by_query.setdefault((str(words), str(lang)), []).append((str(kind), str(page), int(number or 0)))
    searches = (_search(query, lang, counts) for (query, lang), counts in by_query.items())
    often = (search for search in searches if search.misses + search.finds >= LEAST_SEARCHES)
    return tuple(sorted(often, key=lambda search: (-search.misses, -search.finds, search.lang, search.query)))


def _search(query: str, lang: str, counts: Sequence[tuple[str, str, int]]) -> Search:
    choices = [(page, number) for kind, page, number in counts if kind == "search_choice"]
    choices.sort(key=lambda choice: (-choice[1], choice[0]))
    misses = sum(number for kind, _, number in counts if kind == "search_miss")
    finds = sum(number for kind, _, number in counts if kind == "search")
    return Search(query, lang, misses, finds, tuple(choices))


def _topics(database: Database, times: Mapping[str, Value]) -> tuple[tuple[str, int], ...]:
    found = database.rows(
        "SELECT c.topic, count(*) FROM contact c JOIN submission s ON s.id = c.id WHERE s.state = 'new'"
        " AND s.received_at >= :since AND s.received_at < :until AND substr(s.page, 1, 15) <> :conform"
        " GROUP BY c.topic",
        times,
    )
    topics = [(str(topic), int(number or 0)) for topic, number in found]
    return tuple(sorted(topics, key=lambda topic: (-topic[1], topic[0])))
