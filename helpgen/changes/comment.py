"""A report → a comment on a pull request, in Markdown.

What comes from the content stands in code spans: it can neither mention anybody nor be anything but text.
"""

import re
from collections.abc import Iterator, Sequence

from helpgen.changes.report import SHOWN, ChangeReport, fact_line
from helpgen.diagnostics import Diagnostic

MARK = "<!-- helpgen: changes -->"
"""The first line, by which a workflow finds the comment that it wrote before."""
FACTS_SHOWN = 20
LIST_SHOWN = 50
"""So many places of a list are named: a host takes 65,536 characters."""


def write_comment(report: ChangeReport | None, diagnostics: Sequence[Diagnostic]) -> str:
    """Return the comment; without a report it has the diagnostics alone."""
    return "\n".join([MARK, *_lines(report, diagnostics)]) + "\n"


def _lines(report: ChangeReport | None, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    if report is None:
        yield "**What this change touches is not known.**"
    else:
        yield f"**{report.summary()}** (since {_code(report.commit)})."
        yield ""
        yield from _facts(report)
    yield from _problems(diagnostics)
    for title, places in report.lists() if report else ():
        yield from _folded(title, places)


def _facts(report: ChangeReport) -> Iterator[str]:
    for fact in report.facts[:FACTS_SHOWN]:
        yield f"- {fact_line(fact, _code(fact.name), _code(fact.before), _code(fact.after))}"
    if len(report.facts) > FACTS_SHOWN:
        yield f"- and {len(report.facts) - FACTS_SHOWN} more facts"
    if report.facts:
        yield ""


def _problems(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    for found in diagnostics[:SHOWN]:
        yield f"- **{found.severity.value} {found.code}** {_code(str(found.position))}: {_code(found.message)}"
    if len(diagnostics) > SHOWN:
        yield f"- and {len(diagnostics) - SHOWN} more problems"
    if diagnostics:
        yield ""


def _folded(title: str, places: Sequence[str]) -> Iterator[str]:
    yield f"<details><summary>{title} ({len(places)})</summary>"
    yield ""
    yield from (f"- {_code(place)}" for place in places[:LIST_SHOWN])
    if len(places) > LIST_SHOWN:
        yield f"- and {len(places) - LIST_SHOWN} more"
    yield ""
    yield "</details>"


def _code(text: str) -> str:
    # CommonMark: a code span ends at a run of backticks as long as the one that opened it.
    words = " ".join(text.split())[:200]
    fence = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    return f"{fence} {words} {fence}" if "`" in words else f"`{words}`" if words else ""
