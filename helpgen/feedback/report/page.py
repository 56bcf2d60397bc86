"""The report as one page: no script, nothing from elsewhere, the colours of the site. Pure."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence

from helpgen.feedback.contract import REASONS
from helpgen.feedback.report import charts
from helpgen.feedback.report.charts import day_text
from helpgen.feedback.report.figures import Comment
from helpgen.feedback.report.findings import ARTICLES_SHOWN, Findings, Measure, NextStep
from helpgen.feedback.report.markup import Child, Markup, join, tag
from helpgen.feedback.report.statistics import Estimate
from helpgen.feedback.report.style import STYLE
from helpgen.feedback.report.tickets import TicketFigures

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REASONS = {
    "missing": "something is missing",
    "unclear": "hard to understand",
    "wrong": "did not work",
    "outdated": "out of date",
    "long": "too long",
    "other": "something else",
    "": "no reason given",
}
_COMMENTS_SHOWN = 12
_ROWS_SHOWN = 25


def render(findings: Findings, tickets: TicketFigures | None, title: str, tokens: str) -> str:
    """Return the page. `tokens` are custom properties of CSS for the looks."""
    style = f":root{{{tokens}}}{STYLE}" if tokens else STYLE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    period = findings.figures.period
    span = f"{day_text(period.start_ms // 86_400_000)} to {day_text((period.end_ms - 1) // 86_400_000)}"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<meta name="referrer" content="no-referrer">'
    )
    body = tag(
        "main",
        tag("h1", title),
        tag(
            "p",
            f"{span}, {period.days} days. Shares stand with their 95 % interval: small numbers say little.",
            class_="soft",
        ),
        _summary(findings),
        _next(findings.steps),
        _trends(findings),
        _articles(findings),
        _comments(findings),
        _searches(findings),
        _topics(findings),
        _languages(findings),
        _hours(findings),
        _tickets(tickets),
    )
    top = f"<head>{head}{tag('title', title)}<style>{style}</style></head>"
    return f'<!doctype html>\n<html lang="en">{top}<body>{body}</body></html>\n'


# --- Sections --------------------------------------------------------------------


def _summary(findings: Findings) -> Markup:
    figures = findings.figures
    misses = sum(search.misses for search, _ in findings.misses)
    tiles = [
        _tile("Helpful", findings.helpful, lambda value: f"{value * 100:.0f} %"),
        _tile("Content (CSAT, of 5)", findings.csat, lambda value: f"{value:.2f}"),
        _tile("Would recommend (NPS)", findings.nps, lambda value: f"{value:+.0f}"),
        tag("li", tag("b", str(figures.contacts)), tag("span", "messages"), class_="tile"),
        tag("li", tag("b", str(misses)), tag("span", "searches without a result"), class_="tile"),
    ]
    notes = [
        f"{figures.spam} submissions are set aside as spam." if figures.spam else "",
        f"{figures.given_up} messages could not be handed on: run helpgen feedback doctor." if figures.given_up else "",
    ]
    return join(tag("ul", *tiles, class_="tiles"), *(tag("p", note, class_="soft") for note in notes if note))


def _tile(name: str, measure: Measure, spell: Callable[[float], str]) -> Markup:
    now = measure.now
    if now is None:
        return tag("li", tag("b", "–"), tag("span", f"{name}: no answers"), class_="tile")
    lines = [tag("small", f"{spell(now.low)} to {spell(now.high)}, {now.count} answers")]
    if measure.before:
        change = "more" if now.value > measure.before.value else "less" if now.value < measure.before.value else "same"
        is_sure = now.low > measure.before.high or now.high < measure.before.low
        lines.append(
            tag(
                "small",
                f"before: {spell(measure.before.value)} ({change}{', surely' if is_sure else ', may be chance'})",
            )
        )
    return tag("li", tag("b", spell(now.value)), tag("span", name), *lines, class_="tile")


def _next(steps: Sequence[NextStep]) -> Markup:
    if not steps:
        return _section("next", "Write next", tag("p", "Nothing stands out."))
    return _section("next", "Write next", tag("ol", *(tag("li", *_step(step)) for step in steps), class_="next"))


def _step(step: NextStep) -> tuple[Child, ...]:
    people = f"{step.weight:.0f} people or more"
    match step.kind:
        case "mend":
            return tag("b", step.subject), f" did not help {people}: {_REASONS.get(step.because, step.because)}."
        case "write":
            near = f" Nearest: {step.nearest}." if step.nearest else " Nothing is near."
            return "Searched without a result by ", people, f" ({step.because}): ", tag("b", step.subject), ".", near
        case "flag":
            return tag("b", step.subject), " is out of date, says the staff."
        case _:
            near = f" Nearest: {step.nearest}." if step.nearest else ""
            return f"{step.because} messages about ", tag("b", step.subject), ": would an article answer them?", near


def _trends(findings: Findings) -> Markup:
    shown = (
        ("helpful", "Share of helpful answers", findings.helpful, 0.0, 1.0),
        ("csat", "CSAT, 1 to 5", findings.csat, 1.0, 5.0),
        ("nps", "Net promoter score", findings.nps, -100.0, 100.0),
    )
    parts = [
        tag(
            "figure",
            tag("figcaption", title),
            charts.trend(name, title, measure.points, least, most),
            _details(("From", "Value", "Low", "High", "Answers"), _trend_rows(measure)),
        )
        for name, title, measure, least, most in shown
        if measure.now
    ]
    return _section("trend", "Over time", *(parts or [tag("p", "No answers yet.")]))


def _trend_rows(measure: Measure) -> Iterable[Sequence[Child]]:
    for point in measure.points:
        if point.estimate:
            one = point.estimate
            yield day_text(point.day), f"{one.value:.2f}", f"{one.low:.2f}", f"{one.high:.2f}", str(one.count)


def _articles(findings: Findings) -> Markup:
    rows = [
        (
            join(one.title, tag("small", f" {one.page}") if one.title != one.page else None),
            _share(one.unhelpful),
            charts.interval(one.unhelpful),
            str(one.unhelpful.count),
            _REASONS.get(one.reason, one.reason) if one.reason else "",
        )
        for one in findings.articles[:ARTICLES_SHOWN]
    ]
    text = "Ranked by the share that was surely not helped: how many read a page is not known."
    table = _table(("Page", "Not helped", "", "Answers", "Most given reason"), rows)
    return _section(
        "articles", "Pages that did not help", tag("p", text, class_="soft"), table if rows else tag("p", "None.")
    )


def _comments(findings: Findings) -> Markup:
    parts: list[Markup] = []
    for reason in (*REASONS, ""):
        said = [
            one
            for one in findings.figures.comments
            if one.kind == "helpful" and one.score == 0 and one.reason == reason
        ]
        if said:
            parts += [tag("h3", f"{_REASONS[reason].capitalize()} ({len(said)})"), _quotes(said)]
    for kind, name in (("outdated", "Out of date, says the staff"), ("csat", "With CSAT"), ("nps", "With NPS")):
        said = [one for one in findings.figures.comments if one.kind == kind]
        if said:
            parts += [tag("h3", f"{name} ({len(said)})"), _quotes(said)]
    kind_words = [one for one in findings.figures.comments if one.kind == "helpful" and one.score == 1]
    if kind_words:
        parts += [tag("h3", f"From those whom the page helped ({len(kind_words)})"), _quotes(kind_words)]
    return _section("comments", "What people wrote", *(parts or [tag("p", "Nothing.")]))


def _quotes(said: Sequence[Comment]) -> Markup:
    quotes = [
        tag(
            "li",
            tag("q", one.words, lang=one.lang or None, dir="auto"),
            tag("small", f" {one.page}, {day_text(one.received_at // 86_400_000)}"),
        )
        for one in said[:_COMMENTS_SHOWN]
    ]
    more = tag("li", f"and {len(said) - _COMMENTS_SHOWN} more: --format csv --table comments", class_="soft")
    return tag("ul", *quotes, more if len(said) > _COMMENTS_SHOWN else None, class_="quotes")


def _searches(findings: Findings) -> Markup:
    rows = [
        (
            tag("span", one.query, lang=one.lang or None, dir="auto"),
            one.lang,
            str(one.misses),
            near.title if near else "–",
        )
        for one, near in findings.misses[:_ROWS_SHOWN]
    ]
    text = "Queries that came at least three times. Write a page, or add the word to the keywords of the nearest one."
    table = _table(("Query", "Language", "Times", "Nearest page"), rows)
    return _section(
        "searches", "Searched, not found", tag("p", text, class_="soft"), table if rows else tag("p", "None.")
    )


def _topics(findings: Findings) -> Markup:
    rows = [(topic or "(none chosen)", str(number)) for topic, number in findings.figures.topics[:_ROWS_SHOWN]]
    return _section(
        "topics", "What messages are about", _table(("Topic", "Messages"), rows) if rows else tag("p", "No messages.")
    )


def _languages(findings: Findings) -> Markup:
    rows = [
        (lang or "?", str(number), _share(helpful) if helpful else "–") for lang, number, helpful in findings.languages
    ]
    return _section(
        "languages", "Languages", _table(("Language", "Answers", "Helpful"), rows) if rows else tag("p", "No answers.")
    )


def _hours(findings: Findings) -> Markup:
    if not any(map(any, findings.week)):
        return _section("hours", "Busiest hours", tag("p", "No answers."))
    rows = [(name, *map(str, day)) for name, day in zip(_DAYS, findings.week, strict=True)]
    chart = charts.week(findings.week, _DAYS, "Submissions by day of the week and hour")
    return _section("hours", "Busiest hours", tag("figure", chart, _details(("Day", *map(str, range(24))), rows)))


def _tickets(tickets: TicketFigures | None) -> Markup | None:
    if tickets is None:
        return None
    solved = tickets.solved / tickets.count * 100 if tickets.count else 0
    lines = [
        f"{tickets.count} tickets; {solved:.0f} % solved.",
        f"Half were answered within {_minutes(tickets.first_response_minutes)}, nine of ten within "
        f"{_minutes(tickets.ninth_response_minutes)}." if tickets.first_response_minutes is not None else "",
        f"{tickets.unread} rows have no date that can be read." if tickets.unread else "",
    ]  # fmt: skip
    parts = [tag("p", line) for line in lines if line]
    if tickets.returning:
        rows = [(topic, str(number)) for topic, number in tickets.returning]
        parts += [tag("h3", "Problems that return within 30 days"), _table(("Topic", "Times"), rows)]
    if tickets.topics:
        parts += [
            tag("h3", "Topics"),
            _table(("Topic", "Tickets"), [(topic, str(number)) for topic, number in tickets.topics]),
        ]
    return _section("tickets", "From the help desk", *parts)


# --- Parts -----------------------------------------------------------------------


def _section(name: str, title: str, *children: Child) -> Markup:
    return tag("section", tag("h2", title, id=name), *children, aria_labelledby=name)


def _table(heads: Sequence[str], rows: Iterable[Sequence[Child]]) -> Markup:
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows]
    return tag("div", tag("table", tag("thead", head), tag("tbody", *body)), class_="scroll")


def _details(heads: Sequence[str], rows: Iterable[Sequence[Child]]) -> Markup:
    return tag("details", tag("summary", "As a table"), _table(heads, rows))


def _share(found: Estimate) -> str:
    return f"{found.value * 100:.0f} % ({found.low * 100:.0f} to {found.high * 100:.0f} %)"


def _minutes(minutes: float | None) -> str:
    value = minutes or 0.0
    return (
        f"{value:.0f} minutes"
        if value < 120
        else f"{value / 60:.1f} hours"
        if value < 2880
        else f"{value / 1440:.1f} days"
    )
