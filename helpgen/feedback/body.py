"""The body of a request → fields. Knows bytes and media types, and nothing of what the fields mean.

Strict where programs disagree with each other: a key twice, numbers that are none, half a character.
"""

import json
import math
import urllib.parse
from collections.abc import Iterable, Mapping

from helpgen.feedback.contract import Refusal

LARGEST_BODY = 16 * 1024
"""Bytes."""
DEEPEST = 3
_MOST_FIELDS = 50
_LONGEST_NUMBER = 20
JSON_TYPES = frozenset({"application/json", "text/plain"})
"""`text/plain` is what a beacon can send without asking first."""
FORM_TYPE = "application/x-www-form-urlencoded"
_NUMBERS = frozenset({"v", "score", "scale", "elapsed_ms", "attempt"})

TOO_LARGE = Refusal(413, "too-large", f"A submission may have {LARGEST_BODY} bytes.")
_WRONG_TYPE = Refusal(
    415, "wrong-media-type", f"Send application/json, text/plain with JSON in it, or {FORM_TYPE}, in UTF-8."
)


class _BodyError(Exception):
    """The body cannot be read; carries code and sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(400, code, message)


def media_type(header: str) -> str | Refusal:
    """Return the media type of a Content-Type header if it is one that is taken."""
    name, _, parameters = header.partition(";")
    charset = parameters.lower().replace('"', "").replace(" ", "").partition("charset=")[2].partition(";")[0]
    if name.strip().lower() not in JSON_TYPES | {FORM_TYPE} or charset not in {"", "utf-8", "utf8", "us-ascii"}:
        return _WRONG_TYPE
    return name.strip().lower()


def read_fields(body: bytes, media: str) -> Mapping[str, object] | Refusal:
    """Return the fields of a body of at most `LARGEST_BODY` bytes, or why there are none."""
    if len(body) > LARGEST_BODY:
        return TOO_LARGE
    try:
        text = body.decode("utf-8")
        fields = _form(text) if media == FORM_TYPE else _json(text)
        for value in _strings(fields):
            _refuse_broken(value)
    except UnicodeDecodeError:
        return Refusal(400, "not-utf8", "The body is not written in UTF-8.")
    except _BodyError as error:
        return error.refusal
    return fields


def _json(text: str) -> Mapping[str, object]:
    _refuse_depth(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_constant, parse_float=_float, parse_int=_int
        )
    except json.JSONDecodeError as error:
        raise _BodyError("not-json", f"The body is not JSON: {error.msg} at character {error.pos + 1}.") from None
    if not isinstance(value, dict):
        raise _BodyError("not-an-object", "The body must be one JSON object.")
    return value


def _refuse_depth(text: str) -> None:
    # Before the parser, which would recurse. Brackets in strings do not count.
    depth, is_inside, is_escaped = 0, False, False
    for char in text:
        if is_inside:
            is_inside = is_escaped or char != '"'
            is_escaped = char == "\\" and not is_escaped
        elif char == '"':
            is_inside = True
        elif char in "[{":
            depth += 1
            if depth > DEEPEST:
                raise _BodyError("too-deep", f"Lists and objects may stand {DEEPEST} deep.")
        elif char in "]}":
            depth -= 1


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _BodyError("duplicate-key", "A key stands there twice.")
        found[key] = value
    if len(found) > _MOST_FIELDS:
        raise _BodyError("too-many-fields", f"A submission may have {_MOST_FIELDS} fields.")
    return found


def _constant(name: str) -> object:
    raise _BodyError("not-a-number", f"{name} is no JSON.")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _BodyError("not-a-number", "A number is too large.")
    return value


def _int(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _BodyError("not-a-number", "A number is too large.")
    return int(text)


def _form(text: str) -> Mapping[str, object]:
    try:
        pairs = urllib.parse.parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise
    except ValueError:
        raise _BodyError("too-many-fields", f"A submission may have {_MOST_FIELDS} fields.") from None
    fields = _unique([(key, value) for key, value in pairs if value or key not in _NUMBERS])
    return {key: _number(str(value)) if key in _NUMBERS else value for key, value in fields.items()}


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else text


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _refuse_broken(text: str) -> None:
    if "\0" in text:
        raise _BodyError("forbidden-character", "A text has the character NUL in it.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _BodyError("forbidden-character", "A text has half a character in it (a lone surrogate).") from None
