"""The report as tables: CSV for spreadsheets, JSON for programs. Pure."""

import csv
import io
import json
from collections.abc import Sequence

from msgspec import to_builtins

from helpgen.feedback.report.charts import day_text
from helpgen.feedback.report.findings import Findings, Measure
from helpgen.feedback.report.statistics import Estimate
from helpgen.feedback.report.tickets import TicketFigures

TABLES = ("articles", "comments", "searches", "topics", "trend", "next")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
Cell = str | int | float


def to_csv(findings: Findings, table: str) -> str:
    """Return one table; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    for row in _rows(findings, table):
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def guard(text: str) -> str:
    """Return a text that no spreadsheet runs (OWASP ASVS 1.2.10). Numbers are cells of their own and stay numbers."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def to_json(findings: Findings, tickets: TicketFigures | None) -> str:
    """Return everything that the page shows."""
    measures = {"helpful": findings.helpful, "csat": findings.csat, "nps": findings.nps}
    content = {
        "period": {
            "start": day_text(findings.figures.period.start_ms // 86_400_000),
            "end": day_text((findings.figures.period.end_ms - 1) // 86_400_000),
        },
        "measures": {name: to_builtins(measure) for name, measure in measures.items()},
        "next": [to_builtins(step) for step in findings.steps],
        "articles": [to_builtins(one) for one in findings.articles],
        "comments": [to_builtins(one) for one in findings.figures.comments],
        "searches": [to_builtins(one) for one in findings.figures.searches],
        "topics": [{"topic": topic, "messages": number} for topic, number in findings.figures.topics],
        "languages": [{"lang": lang, "answers": number} for lang, number, _ in findings.languages],
        "week": findings.week,
        "contacts": findings.figures.contacts,
        "spam": findings.figures.spam,
        "given_up": findings.figures.given_up,
        "tickets": to_builtins(tickets) if tickets else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _rows(findings: Findings, table: str) -> list[Sequence[Cell]]:
    figures = findings.figures
    match table:
        case "articles":
            head = ("page", "title", "answers", "no_share", "no_low", "no_high", "reason", "comments")
            return [
                head,
                *(
                    (
                        one.page,
                        one.title,
                        one.unhelpful.count,
                        *_three(one.unhelpful),
                        one.reason,
                        one.comments,
                    )
                    for one in findings.articles
                ),
            ]
        case "comments":
            rows = [
                (
                    day_text(one.received_at // 86_400_000),
                    one.page,
                    one.lang,
                    one.kind,
                    "" if one.score is None else one.score,
                    one.reason,
                    one.words,
                )
                for one in figures.comments
            ]
            return [("day", "page", "language", "kind", "score", "reason", "comment"), *rows]
        case "searches":
            return [
                ("query", "language", "without_result", "with_result", "opened"),
                *(
                    (one.query, one.lang, one.misses, one.finds, one.choices[0][0] if one.choices else "")
                    for one in figures.searches
                ),
            ]
        case "topics":
            return [("topic", "messages"), *figures.topics]
        case "trend":
            return [("question", "from_day", "value", "low", "high", "answers"), *_trend(findings)]
        case _:
            return [
                ("weight", "kind", "subject", "because", "nearest"),
                *((round(one.weight, 2), one.kind, one.subject, one.because, one.nearest) for one in findings.steps),
            ]


def _trend(findings: Findings) -> list[Sequence[Cell]]:
    measures: tuple[tuple[str, Measure], ...] = (
        ("helpful", findings.helpful), ("csat", findings.csat), ("nps", findings.nps),
    )  # fmt: skip
    return [
        (name, day_text(point.day), *_three(point.estimate), point.estimate.count)
        for name, measure in measures
        for point in measure.points
        if point.estimate
    ]


def _three(found: Estimate) -> tuple[float, float, float]:
    return round(found.value, 4), round(found.low, 4), round(found.high, 4)
