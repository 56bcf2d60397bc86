"""Figures → what they mean: estimates, ranks, the list of what to write next. Pure; knows no words of the page."""

import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from helpgen.feedback.report.figures import HOUR_MS, Comment, Figures, Search, Vote
from helpgen.feedback.report.site import Site, SitePage
from helpgen.feedback.report.statistics import Estimate, mean, net_promoter, share

ARTICLES_SHOWN = 30
NEXT_SHOWN = 12


class Point(Struct, frozen=True):
    """A value of one stretch of time."""

    day: int
    """Its first, in days since 1970."""
    estimate: Estimate | None


class Measure(Struct, frozen=True):
    """A question that was asked: its answer in this period and over time."""

    now: Estimate | None
    before: Estimate | None
    """In the period of the same length before; None without answers."""
    points: tuple[Point, ...]


class ArticleFinding(Struct, frozen=True):
    """How a page is judged."""

    page: str
    title: str
    unhelpful: Estimate
    reason: str
    """The one that was given most often; "" for none."""
    comments: int


class NextStep(Struct, frozen=True):
    """Something to write or to mend."""

    weight: float
    kind: str
    """`mend`, `write`, `flag` or `topic`."""
    subject: str
    because: str
    nearest: str
    """Title of the page that comes closest; "" for none."""


class Findings(Struct, frozen=True):
    """What a report says."""

    figures: Figures
    helpful: Measure
    csat: Measure
    """On a scale of five; answers on ten are halved."""
    nps: Measure
    articles: tuple[ArticleFinding, ...]
    """Worst first."""
    languages: tuple[tuple[str, int, Estimate | None], ...]
    """(tag, answers, share of Yes)"""
    week: tuple[tuple[int, ...], ...]
    """Submissions by day of the week, Monday first, and hour."""
    steps: tuple[NextStep, ...]
    misses: tuple[tuple[Search, SitePage | None], ...]
    flags: tuple[Comment, ...]


def find(figures: Figures, before: Figures, site: Site, zone: zoneinfo.ZoneInfo) -> Findings:
    """Return what the figures of a period mean, beside those of the period before."""
    articles = _articles(figures, site)
    misses = tuple((one, site.nearest(one.query, one.lang)) for one in figures.searches if one.misses)
    return Findings(
        figures=figures,
        helpful=_measure(figures, before, "helpful"),
        csat=_measure(figures, before, "csat"),
        nps=_measure(figures, before, "nps"),
        articles=articles,
        languages=_languages(figures),
        week=_week(figures.hours, zone),
        steps=_steps(figures, articles, misses, site),
        misses=misses,
        flags=tuple(comment for comment in figures.comments if comment.kind == "outdated"),
    )


def estimate(kind: str, scores: Mapping[int, int]) -> Estimate | None:
    """Return what counted scores of a kind say; those of csat are in tenths of five."""
    if kind == "helpful":
        return share(scores.get(1, 0), sum(scores.values()))
    if kind == "nps":
        return net_promoter(scores)
    found = mean(scores, 5, 50)
    return Estimate(found.value / 10, found.low / 10, found.high / 10, found.count) if found else None


def _measure(figures: Figures, before: Figures, kind: str) -> Measure:
    day_ms = 24 * HOUR_MS
    first, last = figures.period.start_ms // day_ms, (figures.period.end_ms - 1) // day_ms
    step = 1 if last - first < 15 else 7 if last - first < 190 else 30
    stretches = {day: Counter[int]() for day in range(first, last + 1, step)}
    for vote, count in figures.votes.items():
        if vote.kind == kind:
            stretches[first + (vote.day - first) // step * step][_tenths(vote)] += count
    points = tuple(Point(day, estimate(kind, scores)) for day, scores in stretches.items())
    return Measure(estimate(kind, _scores(figures, kind)), estimate(kind, _scores(before, kind)), points)


def _scores(figures: Figures, kind: str) -> Counter[int]:
    found: Counter[int] = Counter()
    for vote, count in figures.votes.items():
        if vote.kind == kind:
            found[_tenths(vote)] += count
    return found


def _tenths(vote: Vote) -> int:
    # csat on five and on ten count together: both are kept in tenths of five. Others stay as they are.
    return vote.score * 50 // (vote.scale or 5) if vote.kind == "csat" else vote.score


def _articles(figures: Figures, site: Site) -> tuple[ArticleFinding, ...]:
    no, count = Counter[str](), Counter[str]()
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    langs: dict[str, Counter[str]] = defaultdict(Counter)
    for vote, number in sorted(figures.votes.items()):
        if vote.kind == "helpful":
            count[vote.page] += number
            langs[vote.page][vote.lang] += number
            if vote.score == 0:
                no[vote.page] += number
                if vote.reason:
                    reasons[vote.page][vote.reason] += number
    said = Counter(comment.page for comment in figures.comments)
    found = []
    for page, number in count.items():
        unhelpful = share(no[page], number)
        if unhelpful and no[page]:
            top = _most_common(reasons[page])
            title = site.title(page, _most_common(langs[page]))
            found.append(ArticleFinding(page, title, unhelpful, top, said[page]))
    return tuple(sorted(found, key=lambda one: (-one.unhelpful.low, -one.unhelpful.count, one.page)))


def _languages(figures: Figures) -> tuple[tuple[str, int, Estimate | None], ...]:
    yes, count, votes = Counter[str](), Counter[str](), Counter[str]()
    for vote, number in figures.votes.items():
        count[vote.lang] += number
        if vote.kind == "helpful":
            votes[vote.lang] += number
            yes[vote.lang] += number if vote.score else 0
    ordered = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((lang, number, share(yes[lang], votes[lang])) for lang, number in ordered)


def _week(hours: Mapping[int, int], zone: zoneinfo.ZoneInfo) -> tuple[tuple[int, ...], ...]:
    week = [[0] * 24 for _ in range(7)]
    for hour, number in hours.items():
        moment = datetime.fromtimestamp(hour * 3600, UTC).astimezone(zone)
        week[moment.weekday()][moment.hour] += number
    return tuple(tuple(day) for day in week)


def _steps(
    figures: Figures,
    articles: tuple[ArticleFinding, ...],
    misses: tuple[tuple[Search, SitePage | None], ...],
    site: Site,
) -> tuple[NextStep, ...]:
    # Weights are people that are surely affected in this period: they can be compared across kinds.
    steps = [
        NextStep(one.unhelpful.low * one.unhelpful.count, "mend", one.title, one.reason, "")
        for one in articles
        if one.unhelpful.low > 0.2
    ]
    steps += [
        NextStep(float(search.misses), "write", search.query, search.lang, near.title if near else "")
        for search, near in misses
    ]
    flags: Counter[tuple[str, str]] = Counter()
    for vote, count in figures.votes.items():
        flags[vote.page, vote.lang] += count if vote.kind == "outdated" else 0
    steps += [
        NextStep(2.0 * count, "flag", site.title(page, lang), "", "") for (page, lang), count in flags.items() if count
    ]
    for topic, number in figures.topics:
        near = site.nearest(topic, "")
        if topic and number >= 3:
            steps.append(NextStep(number / 2, "topic", topic, str(number), near.title if near else ""))
    return tuple(sorted(steps, key=lambda one: (-one.weight, one.kind, one.subject))[:NEXT_SHOWN])


def _most_common(counts: Counter[str]) -> str:
    # The first in the alphabet of those that are equally common: the same on every run.
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))[0]
