"""JSON files → the objects in them, read key by key.

Knows JSON and the wording of wrong values. Knows no system.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import SourceFile, Unread

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
Fields = Mapping[str, object]


class Record:
    """An object of an export. A value of another type than expected is told once and counts as absent."""

    def __init__(self, kind: str, file: str, fields: Fields, told: list[Diagnostic]) -> None:
        """`kind` is what messages call it, `told` gets what is wrong."""
        self.kind = kind
        self.file = file
        self.fields = fields
        self._told = told

    @property
    def label(self) -> str:
        """What messages call it: its kind and id."""
        return f"{self.kind} {self.id('id') or '?'}"

    def has(self, key: str) -> bool:
        """Tell whether the key is there with a value."""
        return self.fields.get(key) not in (None, "", [], {}, False)

    def id(self, key: str) -> str:
        """Return an id as text; "" if there is none."""
        value = self.fields.get(key)
        return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""

    def text(self, key: str) -> str:
        """Return a text without control characters; "" if there is none."""
        value = self.fields.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(key, "a text")
            return ""
        return clean_text(value)

    def line(self, key: str) -> str:
        """Return a text on one line."""
        return " ".join(self.text(key).split())

    def number(self, key: str) -> int | None:
        """Return a whole number; None if there is none."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, "a whole number")
            return None
        return value

    def flag(self, key: str, *, if_wrong: bool = False) -> bool:
        """Return a truth value; False if there is none."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, bool):
            self._wrong(key, "true or false")
            return if_wrong
        return value is True

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts or ids, each on one line, each once."""
        value = self.fields.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or any(
            isinstance(each, bool) or not isinstance(each, (str, int)) for each in value
        ):
            self._wrong(key, "a list of texts")
            return ()
        lines = (" ".join(clean_text(str(each)).split()) for each in value)
        return tuple(dict.fromkeys(line for line in lines if line))

    def day(self, *keys: str) -> str:
        """Return the day of the first key that has one, as YYYY-MM-DD; "" if none has."""
        for key in keys:
            value = self.fields.get(key)
            if value is None or value == "":
                continue
            day = _read_day(value)
            if day:
                return day
            self._wrong(key, "a date")
        return ""

    def inner(self, key: str, kind: str) -> "Record | None":
        """Return an object inside this one; None if there is none."""
        value = self.fields.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, "an object")
            return None
        return Record(kind, self.file, value, self._told)

    def inners(self, key: str, kind: str) -> tuple["Record", ...]:
        """Return a list of objects inside this one."""
        value = self.fields.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong(key, "a list")
            return ()
        return tuple(Record(kind, self.file, each, self._told) for each in value if isinstance(each, dict))

    def _wrong(self, key: str, expected: str) -> None:
        found = broken.wrong_type.at(Position(self.file), self.label, key, expected)
        if found not in self._told:
            self._told.append(found)


def clean_text(text: str) -> str:
    """Return a text with plain line ends and without characters that no page may have."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\ue013]")


def _read_day(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return ""
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return datetime.fromisoformat(match[1]).date().isoformat() if match else ""
    except ValueError:
        return ""


# --- Files -----------------------------------------------------------------------

Guess = Callable[[Fields], str]
"""Tells the kind of an object by its keys; "" for none."""


def read_records(
    files: Iterable[SourceFile], containers: Mapping[str, str], guess: Guess, told: list[Diagnostic]
) -> tuple[Record, ...]:
    """Return every object of all JSON files, in the order of files.

    `containers` are the keys that hold objects of a kind, such as `articles`; objects outside of them are guessed.
    """
    found: list[Record] = []
    for file in files:
        if file.name.lower().endswith(JSON_SUFFIXES):
            for fields, kind in _find(_parse(file, told), containers, guess, ""):
                found.append(Record(kind, file.name, fields, told))
    return tuple(found)


def _parse(file: SourceFile, told: list[Diagnostic]) -> object:
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        told.append(broken.broken_json.at(Position(file.name), "it is not UTF-8"))
        return None
    except OSError as error:
        told.append(broken.unreadable_export.at(Position(file.name), file.name, error.strerror or "unknown reason"))
        return None
    try:
        parsed: object = json.loads(text)
    except json.JSONDecodeError as error:
        lines = _parse_lines(text)
        if lines is None:
            told.append(broken.broken_json.at(Position(file.name, error.lineno, error.colno), error.msg.lower()))
        return lines
    except (ValueError, RecursionError):
        told.append(broken.broken_json.at(Position(file.name), "it is nested too deeply or has an endless number"))
        return None
    return parsed


def _parse_lines(text: str) -> list[object] | None:
    # JSON Lines: every line is a whole value, and there is more than one.
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return [json.loads(line) for line in lines] if len(lines) > 1 else None
    except (ValueError, RecursionError):
        return None


def _find(value: object, containers: Mapping[str, str], guess: Guess, kind: str) -> Iterator[tuple[Fields, str]]:
    if isinstance(value, list):
        for each in value:
            yield from _find(each, containers, guess, kind)
    elif isinstance(value, dict):
        if "items" in value and isinstance(value["items"], list) and kind:
            yield from _find(value["items"], containers, guess, kind)
            return
        inside = [key for key in value if key in containers and isinstance(value[key], (list, dict))]
        own = kind or guess(value)
        if own:
            yield value, own
        else:
            for key in inside:
                yield from _find(value[key], containers, guess, containers[key])


def count_unread(kind: str, records: Sequence[Record], read: frozenset[str]) -> Iterator[Unread]:
    """Yield each key with a value that is not among those that were read, by name."""
    counts: dict[str, int] = {}
    for record in records:
        for key in record.fields:
            if key not in read and record.has(key):
                counts[key] = counts.get(key, 0) + 1
    for key in sorted(counts):
        yield Unread(kind, " ".join(clean_text(key).split())[:60], counts[key])
