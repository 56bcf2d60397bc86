"""What a help desk has live: its export → macros, compared with those that the content makes.

Knows the shapes in which desks hand out macros; must never know where a reply comes from.
"""

import csv
import difflib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from helpgen.search.lines import lines_of
from helpgen.views import DeskMacro


class UnreadableExportError(Exception):
    """A file is no export of macros; its text says why."""


# --- Reading -----------------------------------------------------------------------


def read_live_macros(name: str, content: bytes) -> tuple[DeskMacro, ...]:
    """Return the macros in a file that a desk has exported, `.csv` or `.json`; raises UnreadableExportError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableExportError("it is not UTF-8") from None
    return tuple(_from_table(text) if name.lower().endswith(".csv") else _from_json(text))


_NAMES = ("name", "title", "shortcut", "macro name", "macro")
_TEXTS = ("text", "message", "body_text", "body", "response", "reply", "content")
_MARKUP = ("html", "body_html", "comment_value_html", "response_html")


def _from_table(text: str) -> Iterator[DeskMacro]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in rows:
            cells = {str(key).strip().lower(): value for key, value in row.items() if isinstance(value, str)}
            name = _first(cells, _NAMES)
            if not name or not any(key in cells for key in (*_TEXTS, *_MARKUP)):
                known = f"one of {', '.join(_NAMES)} and one of {', '.join((*_TEXTS, *_MARKUP))}"
                raise UnreadableExportError(f"line {rows.line_num} lacks a name or a text; columns must be {known}")
            plain, markup = _first(cells, _TEXTS), _first(cells, _MARKUP)
            yield _live(name, plain, markup, cells.get("language", ""), cells.get("tags", "").split(","))
    except csv.Error as error:
        raise UnreadableExportError(f"line {rows.line_num}: {error}") from None


def _first(cells: Mapping[str, str], names: Iterable[str]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _from_json(text: str) -> Iterator[DeskMacro]:
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise UnreadableExportError(str(error)) from None
    for entry in _entries(found):
        if not isinstance(entry, dict):
            raise UnreadableExportError("an entry of the list is no object")
        name = entry.get("title") or entry.get("name")
        if not isinstance(name, str):
            raise UnreadableExportError("an entry has neither name nor title")
        if entry.get("active") is not False:  # Zendesk keeps what nobody uses any more
            yield _entry(name, entry)


def _entries(found: object) -> Sequence[object]:
    if isinstance(found, dict):
        embedded = found.get("_embedded")
        inner = embedded.get("saved-replies") if isinstance(embedded, dict) else None
        found = found.get("macros") or found.get("data") or inner or (found["macro"],) if found else found
    if not isinstance(found, (list, tuple)):
        raise UnreadableExportError('there is no list of macros ("macros", "data" or "_embedded")')
    return found


def _entry(name: str, entry: Mapping[str, object]) -> DeskMacro:
    plain = entry.get("body_text") or entry.get("chatText") or ""
    markup = entry.get("text") or entry.get("body") or ""
    tags: list[str] = []
    actions = entry.get("actions")
    for action in actions if isinstance(actions, list) else ():
        if not isinstance(action, dict):
            continue
        value, arguments = action.get("value"), action.get("arguments")
        given = arguments if isinstance(arguments, dict) else {}
        match action.get("field") or action.get("name"):
            case "comment_value_html":
                markup = value or markup
            case "comment_value":
                plain = value[-1] if isinstance(value, list) and value else value
            case "current_tags":
                tags += str(value or "").split()
            case "setResponseText":
                markup, plain = given.get("body_html") or "", given.get("body_text") or ""
            case "addTags":
                tags += str(given.get("tags") or "").split(",")
    language = entry.get("language")
    return _live(name, str(plain or ""), str(markup or ""), language if isinstance(language, str) else "", tags)


def _live(name: str, plain: str, markup: str, language: str, tags: Iterable[str]) -> DeskMacro:
    text = plain or lines_of(markup)
    kept = tuple(tag.strip() for tag in tags if tag.strip())
    return DeskMacro("", name.strip(), language.strip(), "", kept, markup, text)


# --- Comparing ----------------------------------------------------------------------


class Drift(Struct, frozen=True):
    """How the desk differs from the content."""

    missing: tuple[DeskMacro, ...]
    """Made here, not in the desk."""
    foreign: tuple[DeskMacro, ...]
    """In the desk, not made here."""
    changed: tuple[tuple[DeskMacro, DeskMacro], ...]
    """(in the desk, here) of those that say something else."""
    equal: int

    @property
    def is_none(self) -> bool:
        """Whether the desk says what the content says."""
        return not (self.missing or self.foreign or self.changed)

    def lines(self) -> Iterator[str]:
        """Yield what a person is told: counts, then each macro, those that say something else with the difference."""
        counts = (
            (len(self.missing), "to add"),
            (len(self.changed), "changed"),
            (len(self.foreign), "only in the desk"),
        )
        told = [f"{count} {word}" for count, word in counts if count]
        yield f"{', '.join(told) or 'no difference'}; {self.equal} the same."
        for macro in self.missing:
            yield f"+ {_shown(macro)}"
        for macro in self.foreign:
            yield f"- {_shown(macro)}"
        for live, own in self.changed:
            yield f"~ {_shown(own)}"
            difference = difflib.unified_diff(live.text.splitlines(), own.text.splitlines(), lineterm="", n=1)
            yield from (f"    {line}" for line in list(difference)[2:])


def compare_macros(own: Sequence[DeskMacro], live: Sequence[DeskMacro], *, keeps_foreign: bool = False) -> Drift:
    """Return how the live macros differ; with `keeps_foreign` those of the agents' own are left alone.

    Macros are the same by name, and by language where the desk knows it. Blanks and line ends make no difference.
    """
    in_desk = {_key(macro): macro for macro in live}
    by_name = {macro.name: macro for macro in live if not macro.language}
    pairs = [(in_desk.get(_key(macro)) or by_name.get(macro.name), macro) for macro in own]
    changed = tuple((there, here) for there, here in pairs if there and _plain(there.text) != _plain(here.text))
    used = {id(there) for there, _ in pairs if there is not None}
    foreign = () if keeps_foreign else tuple(macro for macro in live if id(macro) not in used)
    missing = tuple(here for there, here in pairs if there is None)
    return Drift(missing, foreign, changed, len(own) - len(missing) - len(changed))


def _key(macro: DeskMacro) -> tuple[str, str]:
    return macro.language.partition("-")[0].lower(), macro.name


def _plain(text: str) -> str:
    # As people read it: desks rewrite blanks, line ends and the inside of placeholders.
    words = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{\1}}", text)
    return " ".join(words.split())


def _shown(macro: DeskMacro) -> str:
    return f"{macro.name} [{macro.language}]" if macro.language else macro.name
