"""The plainest YAML → values, without a scanner: what a `mkdocs.yml` and the words of a theme usually are.

Knows mappings and lists of one-line texts, `true` and `false`. What is not certainly that form is left to PyYAML, which
says the same of what is: importing it takes longer than all else before a small build.
"""

import re
from collections.abc import Callable, Mapping

from helpgen.late_icons import GENERATOR, INDEX, late_function

Value = object
"""A text, a truth value, None, a list or a mapping of values; one of Material's two functions for emoji."""

_LETTER = r"[^\W\d_]"
"""What begins with a letter is no number and no date, and no sign stands for anything."""
_TEXT = rf"{_LETTER}(?:[^:#]|:(?=\S)|(?<=\S)#)*"
_FLOW_TEXT = rf"{_LETTER}(?:[^:#,?\[\]{{}}]|:(?=[\w/]))*"
"""Between brackets."""
_DOUBLE = r'"(?:[^"\\\n]|\\u(?!d[89a-f])[0-9a-f]{4})*"'
_SINGLE = r"'[^'\n]*'"
_FUNCTION = "!!python/name:"
_FUNCTIONS = {f"{_FUNCTION}{name}": name for name in (INDEX, GENERATOR)}
_TAG = "|".join(map(re.escape, _FUNCTIONS))
_END = r"[ ]*(?:[ ]#.*)?"
_ONE = re.compile(rf"(?P<one>{_DOUBLE}|{_SINGLE}|{_TAG}|{_TEXT}){_END}")
_FLOW = re.compile(rf"(?P<flow>[\[{{].*[\]}}]){_END}")
_TOKEN = re.compile(rf"[ ]*(?:(?P<sign>[\[\]{{}},]|:(?= ))|(?P<one>{_DOUBLE}|{_SINGLE}|(?:{_TAG})(?= )|{_FLOW_TEXT}))")
_KEY = re.compile(rf"(?P<key>{_DOUBLE}|{_SINGLE}|{_LETTER}(?:[^:#]*(?<! ))?):(?:[ ]+|$)")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_SPECIAL = {"true": True, "false": False}
_OTHER = frozenset({"y", "n", "yes", "no", "on", "off", "null", "true", "false"})
"""Words in any case that are no text, or that readers of YAML take differently."""
_UNUSUAL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_DEPTH_AT_MOST = 20
_LINE_AT_MOST = 1000


class NotPlainError(Exception):
    """The text has another form."""


def read_plain(text: str) -> Mapping[str, Value]:
    """Return what a text says; raises NotPlainError if it is no mapping of the plain form."""
    return _Reader(_value).read(text)


def read_plain_texts(text: str) -> Mapping[str, Value]:
    """Return the same, but `true`, `no` and the like as texts, too."""
    return _Reader(_as_text).read(text)


def _as_text(written: str) -> str:
    if written[0] == "!":
        raise NotPlainError
    if written[0] == '"':
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), written[1:-1])
    return written[1:-1] if written[0] == "'" else written


def _value(written: str) -> Value:
    if written.startswith(_FUNCTION):
        return late_function(_FUNCTIONS[written])
    if written in _SPECIAL:
        return _SPECIAL[written]
    if written.lower() in _OTHER:
        raise NotPlainError
    return _as_text(written)


class _Reader:
    """Reads one text, line by line."""

    def __init__(self, value_of: Callable[[str], Value]) -> None:
        """Values stand on one line."""
        self._value_of = value_of
        self._lines: list[tuple[int, str]] = []
        """Column and content of those that are left, the next one last."""

    def read(self, text: str) -> Mapping[str, Value]:
        """Return what the text says."""
        if _UNUSUAL.search(text):
            raise NotPlainError
        for line in reversed(text.split("\n")):
            if len(line) > _LINE_AT_MOST:
                raise NotPlainError
            content = line.strip(" ")
            if content and content[0] != "#":
                self._lines.append((len(line) - len(line.lstrip(" ")), content))
        value = self._block(0, 0)
        if self._lines or not isinstance(value, dict):
            raise NotPlainError
        return value

    # --- Blocks

    def _block(self, column: int, depth: int) -> Value:
        # The list or mapping whose lines stand in a column.
        if not self._lines or self._lines[-1][0] != column or depth > _DEPTH_AT_MOST:
            raise NotPlainError
        value = self._list(column, depth) if _is_item(self._lines[-1][1]) else self._mapping(column, depth)
        if self._lines and self._lines[-1][0] > column:  # belongs to nothing
            raise NotPlainError
        return value

    def _list(self, column: int, depth: int) -> Value:
        found: list[Value] = []
        while self._lines and self._lines[-1][0] == column and _is_item(self._lines[-1][1]):
            content = self._lines.pop()[1][1:]
            inner = content.lstrip(" ")
            if not inner or _is_item(inner):
                raise NotPlainError
            if _KEY.match(inner):
                own_column = column + 1 + len(content) - len(inner)
                self._lines.append((own_column, inner))
                found.append(self._block(own_column, depth + 1))
            else:
                found.append(self._one_line(inner))
        return found

    def _mapping(self, column: int, depth: int) -> Value:
        found: dict[str, Value] = {}
        while self._lines and self._lines[-1][0] == column and not _is_item(self._lines[-1][1]):
            content = self._lines.pop()[1]
            match = _KEY.match(content)
            if match is None:
                raise NotPlainError
            rest = content[match.end() :]
            value = self._one_line(rest) if rest and rest[0] != "#" else self._below(column, depth)
            self._put(found, match["key"], value)
        return found

    def _below(self, column: int, depth: int) -> Value:
        # What stands below a key that has nothing beside it.
        if self._lines:
            next_column, content = self._lines[-1]
            if next_column > column or (next_column == column and _is_item(content)):
                return self._block(next_column, depth + 1)
        return None

    def _put(self, found: dict[str, Value], written: str, value: Value) -> None:
        key = self._value_of(written)
        if not isinstance(key, str) or key in found:
            raise NotPlainError
        found[key] = value

    # --- One line

    def _one_line(self, content: str) -> Value:
        if match := _ONE.fullmatch(content):
            return self._value_of(match["one"].rstrip(" "))
        if match := _FLOW.fullmatch(content):
            tokens = _tokens(match["flow"])
            value = self._flow(tokens, 0)
            if not tokens:
                return value
        raise NotPlainError

    def _flow(self, tokens: list[str], depth: int) -> Value:
        token = _next(tokens)
        if depth > _DEPTH_AT_MOST or token in {"]", "}", ",", ":"}:
            raise NotPlainError
        if token == "[":
            return self._flow_list(tokens, depth)
        return self._flow_mapping(tokens, depth) if token == "{" else self._value_of(token)

    def _flow_list(self, tokens: list[str], depth: int) -> Value:
        found: list[Value] = []
        while tokens and tokens[-1] != "]":
            found.append(self._flow(tokens, depth + 1))
            _part(tokens, "]")
        _next(tokens)
        return found

    def _flow_mapping(self, tokens: list[str], depth: int) -> Value:
        found: dict[str, Value] = {}
        while tokens and tokens[-1] != "}":
            key = _next(tokens)
            if key in {"[", "{", "]", ",", ":"} or _next(tokens) != ":":
                raise NotPlainError
            self._put(found, key, self._flow(tokens, depth + 1))
            _part(tokens, "}")
        _next(tokens)
        return found


def _is_item(content: str) -> bool:
    return content == "-" or content.startswith("- ")


def _tokens(content: str) -> list[str]:
    # The next one last.
    found, at = [], 0
    while at < len(content):
        match = _TOKEN.match(content, at)
        if match is None:
            raise NotPlainError
        found.append(match["sign"] or match["one"].rstrip(" "))
        at = match.end()
    return found[::-1]


def _part(tokens: list[str], end: str) -> None:
    # After a value comes a comma, and then another value, or the end.
    if tokens and tokens[-1] == ",":
        tokens.pop()
        if not tokens or tokens[-1] == end:
            raise NotPlainError
    elif not tokens or tokens[-1] != end:
        raise NotPlainError


def _next(tokens: list[str]) -> str:
    if not tokens:
        raise NotPlainError
    return tokens.pop()
