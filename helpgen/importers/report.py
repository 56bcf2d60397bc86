"""What an import did and what could not be carried: as a file for people and as JSON for programs.

Knows wording and layout only.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from helpgen.diagnostics import Diagnostic, Severity, count_severities
from helpgen.importers.exported import Votes
from helpgen.importers.folder import Outcome
from helpgen.importers.pages import Loss

FILE = "import-report.md"
_HEADINGS = {
    "HC355": "Files that were left out",
    "HC356": "Values that could not be read",
    "HC357": "Links that lead to nothing in the export",
    "HC358": "Images and files that are not in the export",
    "HC359": "Addresses that were refused",
    "HC360": "Scripts, forms and the like that were taken out",
    "HC361": "What looks different",
    "HC362": "Pages with another name",
    "HC363": "Articles that were not public",
    "HC364": "Files that you have changed and that were kept",
    "HC365": "Files of earlier imports that the export does not have any more",
    "HC366": "Signs of other programs that were kept as text",
    "HC367": "Languages that the shop does not list",
    "HC368": "Parts of the export that have no place in helpgen",
}


class Report(Struct, frozen=True):
    """What an import did."""

    system: str
    source: str
    """Name of the export, without its folder."""
    languages: tuple[str, ...] = ()
    article_count: int = 0
    """Files of articles, each language counted."""
    folder_count: int = 0
    media_count: int = 0
    redirect_count: int = 0
    losses: tuple[Loss, ...] = ()
    votes: Mapping[str, Votes] = field(default_factory=dict)
    """By path of the article in its first language."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what was told, in order."""
        return tuple(loss.diagnostic for loss in self.losses)


def sort_losses(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Return each loss once, by code, file and words."""
    return tuple(sorted(dict.fromkeys(losses), key=_rank))


def _rank(loss: Loss) -> tuple[str, str, str, str]:
    return loss.diagnostic.code, loss.target, str(loss.diagnostic.position), loss.diagnostic.message


def summarise(report: Report) -> str:
    """Return what was imported, in one line."""
    parts = [
        _count(report.article_count, "article", "articles"),
        _count(report.folder_count, "category or section", "categories and sections"),
        _count(report.media_count, "file", "files"),
        _count(report.redirect_count, "old address", "old addresses"),
    ]
    return f"{', '.join(parts)}; languages: {', '.join(report.languages) or 'none'}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


# --- For people ------------------------------------------------------------------


def format_report(report: Report) -> str:
    """Return the report as Markdown; it depends on the export alone, not on the folder it was written to."""
    counts = count_severities(report.diagnostics)
    lines = [
        f"# Import from {report.system}",
        "",
        f"Source: `{report.source}`. {summarise(report)}.",
        "",
        f"{counts[Severity.WARNING]} warnings, {counts[Severity.INFO]} notes. `helpgen explain CODE` says more.",
        "",
    ]
    by_code: dict[str, list[Loss]] = {}
    for loss in report.losses:
        by_code.setdefault(loss.diagnostic.code, []).append(loss)
    if by_code:
        lines += ["| Code | What | Times |", "|---|---|---|"]
        lines += [f"| {code} | {_HEADINGS.get(code, 'Problems')} | {len(losses)} |" for code, losses in by_code.items()]
        lines.append("")
    else:
        lines += ["Everything was carried.", ""]
    for code, losses in by_code.items():
        lines += _section(code, losses)
    if report.votes:
        lines += _votes(report.votes)
    return "\n".join(lines)


def _section(code: str, losses: Sequence[Loss]) -> list[str]:
    hints = {loss.diagnostic.hint for loss in losses}
    lines = [f"## {_HEADINGS.get(code, 'Problems')} ({code})", ""]
    lines += [next(iter(hints)), ""] if len(hints) == 1 and "" not in hints else []
    for loss in losses:
        where = loss.target or str(loss.diagnostic.position)
        is_known = loss.target in {"", loss.diagnostic.position.path}
        source = "" if is_known else f" (from `{loss.diagnostic.position}`)"
        lines.append(f"- `{where}`{source}: {_plain(loss.diagnostic.message)}")
    return [*lines, ""]


def _votes(votes: Mapping[str, Votes]) -> list[str]:
    lines = [
        "## Votes",
        "",
        "helpgen counts votes anew. These were given in the old help center; consider `promoted: true` for the best.",
        "",
        "| Article | Helpful | Not helpful |",
        "|---|---|---|",
    ]
    ranked = sorted(votes, key=lambda path: (-votes[path].up, votes[path].down, path))
    return [*lines, *(f"| `{path}` | {votes[path].up} | {votes[path].down} |" for path in ranked), ""]


def _plain(text: str) -> str:
    # What a source says must not become markup of the report.
    return text.replace("<", "&lt;").replace("|", "\\|").replace("[", "\\[")


# --- For programs ----------------------------------------------------------------


def format_json(report: Report, outcome: Outcome | None, *, is_dry: bool) -> str:
    """Return the report as a JSON object; `outcome` is None where nothing could be written."""
    counts = count_severities(report.diagnostics)
    content = {
        "system": report.system,
        "source": report.source,
        "dry_run": is_dry,
        "languages": report.languages,
        "articles": report.article_count,
        "folders": report.folder_count,
        "files": report.media_count,
        "redirects": report.redirect_count,
        "severities": {severity.value: count for severity, count in counts.items()},
        "written": outcome.written if outcome else (),
        "unchanged": outcome.unchanged if outcome else (),
        "kept": outcome.kept if outcome else (),
        "left": outcome.left if outcome else (),
        "votes": {path: {"up": votes.up, "down": votes.down} for path, votes in sorted(report.votes.items())},
        "diagnostics": [_as_object(loss) for loss in report.losses],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _as_object(loss: Loss) -> dict[str, str | int]:
    diagnostic = loss.diagnostic
    return {
        "path": diagnostic.position.path,
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "target": loss.target,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
