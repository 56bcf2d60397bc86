"""The plainest front matter → its keys and values, without a scanner.

Knows one form: `key: some words` or `key: "some words"` on lines of their own, nothing else. What is not certainly that
form is left to `yaml`, which says the same of what is: this only saves time, most of what front matter took.
"""

import re

from msgspec import Struct

_SIGNS = r"-\w ,.;?!()%&/+@$€’“”–…"
_LINE = re.compile(
    r"(?P<key>[a-z][a-z_]{0,60}):[ ]{1,60}"
    rf"(?:(?P<plain>[^\W_](?:[{_SIGNS}']{{0,900}}[\w.?!)%])?)"
    rf"""|"(?P<double>[{_SIGNS}':#=<>*|]{{0,900}})"|'(?P<single>[{_SIGNS}":#=<>*|]{{0,900}})')(?:\n|\Z)"""
)
"""Without quotes a value begins with a letter or a digit and has no sign that could begin, part or end anything."""
_LINES_AT_MOST = 100


class PlainLine(Struct, frozen=True):
    """A key with its value."""

    key: str
    value: str
    column: int
    """Of the value, its quote included, from 1."""
    is_plain: bool
    """Whether it was written without quotes."""

    @property
    def is_nothing(self) -> bool:
        """Whether YAML takes the value for none."""
        return self.is_plain and self.value == "null"

    @property
    def width(self) -> int:
        """Characters of the value as it is written."""
        return len(self.value) + (0 if self.is_plain else 2)


def read_plain_lines(text: str) -> tuple[PlainLine, ...] | None:
    """Return what each line says; None if the text has another form."""
    found: dict[str, PlainLine] = {}
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        if match is None or match["key"] in found or match["key"] == "null" or len(found) == _LINES_AT_MOST:
            return None
        kind = str(match.lastgroup)
        start = match.start(kind) - (kind != "plain")
        found[match["key"]] = PlainLine(match["key"], match[kind], start - at + 1, kind == "plain")
        at = match.end()
    return tuple(found.values()) or None
