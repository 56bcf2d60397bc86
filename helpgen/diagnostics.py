"""What a writer is told: severity, code, position, wording, and the forms in which it is printed.

Knows nothing of articles, policies or pages.
"""

import enum
import inspect
import json
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, ParamSpec

from msgspec import Struct
from msgspec.structs import replace

P = ParamSpec("P")


class Severity(enum.Enum):
    """How much a diagnostic matters, gravest first."""

    ERROR = "error"
    """Nothing is published."""
    WARNING = "warning"
    """Published, unless `--strict` is given."""
    INFO = "info"
    """Good to know."""


class Position(Struct, frozen=True, gc=False, order=True):
    """A place in a file that a writer edits."""

    path: str
    """Relative to the project folder, with "/" between folders."""
    line: int = 0
    """From 1; 0 means the file as a whole."""
    column: int = 0
    """From 1, in characters; 0 means the whole line."""
    width: int = 1
    """Characters to underline."""

    def __str__(self) -> str:
        """Return `path`, `path:line` or `path:line:column`, as far as known."""
        known = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(known if self.line else known[:1])


class Wording(Struct, frozen=True):
    """One sentence about the problem and one about the way out."""

    message: str
    hint: str = ""


class Diagnostic(Struct, frozen=True):
    """One problem reported to a writer."""

    position: Position
    severity: Severity
    code: str
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops publishing."""
        return self.severity is Severity.ERROR

    def softened(self) -> "Diagnostic":
        """Return the same as a warning, if it is an error."""
        return replace(self, severity=Severity.WARNING) if self.is_error else self


class Rule(Struct, Generic[P], frozen=True):
    """Something that must hold. Its code never changes its meaning and is never used again."""

    code: str
    """HC and three digits."""
    name: str
    """Lower case with hyphens."""
    severity: Severity
    word: Callable[P, Wording]

    @property
    def explanation(self) -> str:
        """What, Why, Fix and Example, as `helpgen explain` prints it."""
        return inspect.cleandoc(self.word.__doc__ or "")

    def at(self, position: Position, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
        """Return the diagnostic for one place; the arguments are the words that the wording needs."""
        wording = self.word(*args, **kwargs)
        return Diagnostic(position, self.severity, self.code, wording.message, wording.hint)


def rule(code: str, severity: Severity) -> Callable[[Callable[P, Wording]], Rule[P]]:
    """Turn the function that words a problem into its rule; the function's docstring is the explanation."""

    def wrap(word: Callable[P, Wording]) -> Rule[P]:
        name = word.__name__.replace("_", "-")
        return Rule(code, name, severity, word)

    return wrap


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return `Did you mean "x"?` for the nearest candidate, or "" if none is near."""
    import difflib  # which only mistakes need

    names = sorted(candidates)
    same_letters = [name for name in names if name.casefold() == word.casefold()]
    near = same_letters or difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return them by position, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda found: (found.position, found.code, found.message)))


def count_severities(diagnostics: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """Return how many there are of each severity, all three named."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return counts


Progress = Callable[[str, int, int], None]
"""Is told what is being done, how many of the things are done and how many there are."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


# --- Forms -----------------------------------------------------------------

ReadLine = Callable[[Position], str]
"""Returns the source line of a position without its line end, or "" if it cannot be read."""

EXCERPT_WIDTH = 100
"""Of a longer source line only so many characters round the place are shown."""

REPEATS_SHOWN = 5
"""Text output lists so many diagnostics of one rule below error severity, then counts the rest."""


def format_text(diagnostics: Iterable[Diagnostic], read_line: ReadLine, *, show_all: bool = False) -> str:
    """Return the diagnostics for a person at a terminal, one block each, with the source line underlined."""
    blocks: list[str] = []
    shown: dict[str, int] = {}
    hidden: dict[str, int] = {}
    for diagnostic in diagnostics:
        code = diagnostic.code
        shown[code] = shown.get(code, 0) + 1
        if shown[code] > REPEATS_SHOWN and not diagnostic.is_error and not show_all:
            hidden[code] = hidden.get(code, 0) + 1
            continue
        blocks.append(_text_block(diagnostic, read_line))
    blocks.extend(f"{code}: {count} more like this. List them all with --all." for code, count in hidden.items())
    return "\n".join(blocks)


def _text_block(diagnostic: Diagnostic, read_line: ReadLine) -> str:
    position = diagnostic.position
    lines = [f"{position}: {diagnostic.severity.value} {diagnostic.code}: {diagnostic.message}"]
    source = read_line(position) if position.line else ""
    if source.strip():
        lines += _excerpt(source, position)
    more = f"More: helpgen explain {diagnostic.code}"
    lines.append(f"  {diagnostic.hint}  {more}" if diagnostic.hint else f"  {more}")
    return "\n".join(lines)


def _excerpt(source: str, position: Position) -> list[str]:
    number = str(position.line)
    start = max(0, position.column - 1 - EXCERPT_WIDTH // 2) if len(source) > EXCERPT_WIDTH else 0
    shown = source[start : start + EXCERPT_WIDTH]
    before = "…" if start else ""
    after = "…" if start + EXCERPT_WIDTH < len(source) else ""
    lines = [f"  {number} | {before}{shown}{after}"]
    if position.column:
        column = position.column - 1 - start
        lead = before.replace("…", " ") + "".join("\t" if char == "\t" else " " for char in shown[:column])
        marks = "^" * max(1, min(position.width, len(shown) - column))
        lines.append(f"  {' ' * len(number)} | {lead}{marks}")
    return lines


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON array of objects with path, line, column, severity, code, message and hint."""
    return json.dumps([_as_object(found) for found in diagnostics], ensure_ascii=False, indent=2)


def _as_object(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "path": diagnostic.position.path,
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return GitHub Actions workflow commands, one a line.

    Source: docs.github.com, "Workflow commands for GitHub Actions".
    """
    return "\n".join(_github_command(found) for found in diagnostics)


def _github_command(diagnostic: Diagnostic) -> str:
    position = diagnostic.position
    properties = [f"file={_escape_property(position.path)}"]
    if position.line:
        properties.append(f"line={position.line}")
    if position.line and position.column:
        properties.append(f"col={position.column}")
    properties.append(f"title={diagnostic.code}")
    sentence = " ".join(filter(None, (diagnostic.message, diagnostic.hint)))
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {','.join(properties)}::{_escape_data(sentence)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def format_sarif(diagnostics: Iterable[Diagnostic], rules: Iterable[Rule[...]], version: str) -> str:
    """Return a SARIF 2.1.0 log for code scanning.

    Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
    """
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "helpgen", "version": version, "rules": [_sarif_rule(r) for r in rules]}},
                "results": [_sarif_result(found) for found in diagnostics],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_rule(described: Rule[...]) -> dict[str, object]:
    return {
        "id": described.code,
        "name": described.name,
        "shortDescription": {"text": described.explanation.partition("\n")[0]},
        "fullDescription": {"text": described.explanation},
        "defaultConfiguration": {"level": _SARIF_LEVELS[described.severity]},
    }


def _sarif_result(diagnostic: Diagnostic) -> dict[str, object]:
    position = diagnostic.position
    location: dict[str, object] = {"artifactLocation": {"uri": urllib.parse.quote(position.path)}}
    if position.line:
        region = {"startLine": position.line}
        if position.column:
            region["startColumn"] = position.column
        location["region"] = region
    return {
        "ruleId": diagnostic.code,
        "level": _SARIF_LEVELS[diagnostic.severity],
        "message": {"text": " ".join(filter(None, (diagnostic.message, diagnostic.hint)))},
        "locations": [{"physicalLocation": location}],
    }
