"""YAML → scalars, lists and keys with their positions; every scalar stays the text that the writer typed.

Knows the form of YAML; must never know which keys a file has. `NO` stays Norway and `0123` a telephone number.
"""

import re
from collections.abc import Iterable, Iterator

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import yaml_rules as broken
from helpgen.load.places import Places, find_places
from helpgen.load.quick_yaml import PlainLine, read_plain_lines
from helpgen.load.yaml_mistakes import explain_yaml_error, value_at

# --- What is read --------------------------------------------------------------


class Scalar(Struct, frozen=True):
    """A word or a text."""

    value: str
    position: Position
    is_plain: bool
    """Whether it was written without quotes."""

    @property
    def is_nothing(self) -> bool:
        """Whether the writer gave no value: nothing at all, `~` or `null` without quotes."""
        return self.is_plain and self.value in {"", "~", "null"}


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    position: Position


class Mapping(Struct, frozen=True):
    """Keys with their values, in the writer's order, each key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    position: Position

    def get(self, name: str) -> "Node | None":
        """Return the value of a key, None if there is no such key."""
        return next((value for key, value in self.entries if key.value == name), None)

    def key(self, name: str) -> Scalar | None:
        """Return a key as it was written, None if there is no such key."""
        return next((key for key, _ in self.entries if key.value == name), None)


Node = Scalar | Sequence | Mapping


class ParsedYaml(Struct, frozen=True):
    """A YAML text, read."""

    root: Node | None
    """None if the text is empty or cannot be read."""
    diagnostics: tuple[Diagnostic, ...]


class Limits(Struct, frozen=True):
    """How much is read before a text is refused."""

    kibibytes: int
    depth: int
    """Lists and keys inside each other."""
    nodes: int
    """Keys, values, lists and groups together."""


FRONT_MATTER_LIMITS = Limits(64, 16, 5_000)
CONFIG_LIMITS = Limits(1024, 16, 100_000)

# --- Before the scanner ----------------------------------------------------------

_LOADER = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
"""What YAML does not take. Named are the few, not the many: the time to compile a set grows with its letters."""
_FORBIDDEN_SHOWN = 20
"""Of a binary file nobody wants to read each character."""
_LINE_SEPARATORS = str.maketrans(dict.fromkeys("\x85\u2028\u2029\ufeff", " "))
"""YAML 1.1 ends a line at three of them, editors and YAML 1.2 do not; the fourth is invisible."""
_BRACKETS_PER_LINE = 64
"""The scanner looks ahead to the end of the line, so the event loop sees a run of brackets too late."""


_MISTAKES_READ = 1_000
"""Then the text is no YAML, or was never meant to be read."""
_VALUE_READ = 200
"""Characters around a place in which a value is looked for."""


class _ReadingStoppedError(Exception):
    """Nothing of the text can be used."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def parse_yaml(text: str, path: str, *, first_line: int = 1, limits: Limits = CONFIG_LIMITS) -> ParsedYaml:
    """Return what a YAML text says, and what is wrong with its form; nothing is raised for any text.

    Positions count from line `first_line` of the file. Of a doubled key the first value counts.
    """
    plain = read_plain_lines(text)
    if plain is not None:
        return ParsedYaml(_mapping_of(plain, path, first_line), ())
    text = text.removeprefix("\ufeff").translate(_LINE_SEPARATORS)
    if _is_larger(text, limits.kibibytes * 1024):
        too_large = broken.yaml_too_large.at(Position(path, first_line, 1), limits.kibibytes)
        return ParsedYaml(None, (too_large,))
    places = find_places(text, path, first_line)
    refused = _refuse_characters(places) or _refuse_brackets(places, limits.depth)
    if refused:
        return ParsedYaml(None, refused)
    reader = _Reader(places, limits, yaml.parse(text, Loader=_LOADER))
    try:
        root = _read_document(reader)
    except _ReadingStoppedError as stop:
        return ParsedYaml(None, (*reader.diagnostics, *stop.diagnostics))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # The scanner without libyaml lets ValueError escape, for example for "\U00110000".
        last = explain_yaml_error(places, error, reader.index)
        is_known = any((found.position, found.code) == (last.position, last.code) for found in reader.diagnostics)
        return ParsedYaml(None, (*reader.diagnostics, *(() if is_known else (last,))))
    return ParsedYaml(root, tuple(reader.diagnostics))


def _mapping_of(lines: Iterable[PlainLine], path: str, first_line: int) -> Mapping:
    entries = tuple(
        (
            Scalar(line.key, Position(path, number, 1, len(line.key)), is_plain=True),
            Scalar(line.value, Position(path, number, line.column, line.width), line.is_plain),
        )
        for number, line in enumerate(lines, first_line)
    )
    return Mapping(entries, Position(path, first_line, 1, 1))


def _is_larger(text: str, limit: int) -> bool:
    return len(text) > limit or (4 * len(text) > limit and len(text.encode("utf-8", "surrogatepass")) > limit)


def _refuse_characters(places: Places) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for match in _FORBIDDEN.finditer(places.text):
        found.append(broken.yaml_forbidden_character.at(places.at(match.start()), ord(match[0])))
        if len(found) == _FORBIDDEN_SHOWN:
            break
    return tuple(found)


def _refuse_brackets(places: Places, depth: int) -> tuple[Diagnostic, ...]:
    if places.text.count("[") + places.text.count("{") <= _BRACKETS_PER_LINE:
        return ()
    for start in places.line_starts:
        end = places.line_span(start)[1]
        if places.text.count("[", start, end) + places.text.count("{", start, end) <= _BRACKETS_PER_LINE:
            continue
        is_open = 0
        for index in range(start, end):
            char = places.text[index]
            is_open = is_open + 1 if char in "[{" else max(0, is_open - 1) if char in "]}" else is_open
            if is_open > _BRACKETS_PER_LINE:
                return (broken.yaml_too_deep.at(places.at(index), depth),)
    return ()


# --- Events → scalars, lists, keys -------------------------------------------------


class _Reader(Struct):
    """The place in the stream of events, and what was found up to there."""

    places: Places
    limits: Limits
    events: Iterator[Event]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    count: int = 0
    index: int = 0
    """Of the character at which the last event ended."""

    def next(self) -> Event:
        """Return the next event."""
        event = next(self.events)
        self.index = _end(event)
        return event

    def position(self, event: Event) -> Position:
        """Return where an event stands: a scalar whole, of a list or a group the first character."""
        return self.places.at(_start(event), _end(event) if isinstance(event, (ScalarEvent, AliasEvent)) else None)

    def is_followed_by(self, char: str) -> bool:
        """Tell whether the next character behind the last event, blanks apart, is the given one."""
        text, index = self.places.text, self.index
        while index < len(text) and text[index] in " \t\r\n":
            index += 1
        return text.startswith(char, index)


def _start(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _read_document(reader: _Reader) -> Node | None:
    root: Node | None = None
    documents = 0
    for event in iter(reader.next, None):
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                reader.diagnostics.append(broken.yaml_second_document.at(reader.position(event)))
                return root
            root = _read_node(reader, reader.next(), 1)
        elif isinstance(event, yaml.StreamEndEvent):
            break
    return None if isinstance(root, Scalar) and root.is_nothing else root


def _read_node(reader: _Reader, event: Event, depth: int) -> Node | None:
    """Return what an event begins, None if it stands for nothing readable."""
    reader.count += 1
    if len(reader.diagnostics) >= _MISTAKES_READ:
        raise _ReadingStoppedError
    if reader.count > reader.limits.nodes:
        raise _ReadingStoppedError(broken.yaml_too_many_values.at(reader.position(event), reader.limits.nodes))
    if isinstance(event, AliasEvent):
        reader.diagnostics.append(broken.yaml_shortcut.at(reader.position(event), f"*{event.anchor}"))
        return None
    _refuse_properties(reader, event)
    if isinstance(event, ScalarEvent):
        return _read_scalar(reader, event)
    if depth > reader.limits.depth:
        raise _ReadingStoppedError(broken.yaml_too_deep.at(reader.position(event), reader.limits.depth))
    if isinstance(event, SequenceStartEvent):
        return _read_sequence(reader, event, depth)
    if isinstance(event, MappingStartEvent):
        return _read_mapping(reader, event, depth)
    raise TypeError(f"a YAML scanner never begins a value with {event!r}")


def _refuse_properties(reader: _Reader, event: Event) -> None:
    # libyaml lets the event begin at the anchor or the tag, so the sign is found at its start.
    if not isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent)):
        return
    if event.anchor is None and event.tag is None:
        return
    start = _start(event)
    word = value_at(reader.places, start).partition(" ")[0]
    position = reader.places.at(start, start + len(word))
    if event.anchor is not None:
        reader.diagnostics.append(broken.yaml_shortcut.at(position, f"&{event.anchor}"))
    if event.tag is not None:
        reader.diagnostics.append(broken.yaml_tag.at(position, word if word.startswith("!") else event.tag))


def _read_scalar(reader: _Reader, event: ScalarEvent) -> Scalar:
    position = reader.position(event)
    surrogate = re.search("[\ud800-\udfff]", event.value) if event.style else None
    if surrogate:
        # Only the scanner without libyaml lets "\ud800" pass.
        reader.diagnostics.append(broken.yaml_forbidden_character.at(position, ord(surrogate[0])))
        return Scalar("", position, is_plain=False)
    if not event.style and not event.value:
        _refuse_comment(reader, _start(event))
    return Scalar(event.value, position, is_plain=not event.style)


def _refuse_comment(reader: _Reader, index: int) -> None:
    # "title: #1 in town" has no value; a comment that is meant as one has a blank behind its sign.
    line = reader.places.text[index : min(reader.places.line_span(index)[1], index + _VALUE_READ)]
    value = line.strip()
    if re.match(r"#[^\s#]", value):
        start = index + len(line) - len(line.lstrip())
        position = reader.places.at(start, start + len(value))
        reason = 'the sign "#" after a blank begins a comment'
        reader.diagnostics.append(broken.yaml_quotes_missing.at(position, value, reason))


def _read_sequence(reader: _Reader, start: SequenceStartEvent, depth: int) -> Sequence:
    items: list[Node] = []
    while not isinstance(event := reader.next(), SequenceEndEvent):
        item = _read_node(reader, event, depth + 1)
        if item is not None:
            items.append(item)
    return Sequence(tuple(items), reader.position(start))


def _read_mapping(reader: _Reader, start: MappingStartEvent, depth: int) -> Mapping:
    entries: dict[str, tuple[Scalar, Node]] = {}
    while not isinstance(event := reader.next(), MappingEndEvent):
        key = _read_key(reader, event, depth)
        has_colon = not start.flow_style or reader.is_followed_by(":")
        end = reader.index
        known = len(reader.diagnostics)
        value = _read_node(reader, reader.next(), depth + 1)
        if key is None or (key.value == "<<" and key.is_plain):
            # What stands behind a key that is refused needs no complaint of its own.
            del reader.diagnostics[known:]
        elif not has_colon:
            _refuse_lone_key(reader, _start(start), end)
        elif key.value in entries:
            first_line = entries[key.value][0].position.line
            reader.diagnostics.append(broken.yaml_duplicate_key.at(key.position, key.value, first_line))
        elif value is not None:
            entries[key.value] = (key, value)
    return Mapping(tuple(entries.values()), reader.position(start))


def _read_key(reader: _Reader, event: Event, depth: int) -> Scalar | None:
    known = len(reader.diagnostics)
    key = _read_node(reader, event, depth + 1)
    if isinstance(key, Scalar) and not key.is_nothing:
        if key.value == "<<" and key.is_plain:
            reader.diagnostics.append(broken.yaml_shortcut.at(key.position, "<<"))
        return key
    if isinstance(event, AliasEvent):
        return None
    del reader.diagnostics[known:]
    start = _start(event)
    if reader.places.text.startswith("{{", start - 1):
        value = value_at(reader.places, start - 1)
        position = reader.places.at(start - 1, start - 1 + len(value))
        reader.diagnostics.append(broken.yaml_quotes_missing.at(position, value, "it begins with a bracket"))
    else:
        reader.diagnostics.append(broken.yaml_key_not_a_word.at(reader.position(event)))
    return None


def _refuse_lone_key(reader: _Reader, start: int, end: int) -> None:
    """Report words between brackets that are no key: the second half of "a, b", or a text in brackets."""
    text = reader.places.text
    first = max(start, end - _VALUE_READ)
    begin = max(first, *(text.rfind(sign, first, end) + 1 for sign in ":{\n"))
    if text.find(",", begin, end) >= 0:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        reason = "a comma inside brackets begins a new entry"
    else:
        begin, end = start, end + 1
        reason = "a bracket begins a group of keys"
    found = broken.yaml_quotes_missing.at(reader.places.at(begin, end), text[begin:end], reason)
    last = reader.diagnostics[-1] if reader.diagnostics else None
    if last and (last.code, last.position.line, last.position.column) == (
        found.code,
        found.position.line,
        found.position.column,
    ):
        reader.diagnostics.pop()  # "a, b, c" is one slip, not two
    reader.diagnostics.append(found)
