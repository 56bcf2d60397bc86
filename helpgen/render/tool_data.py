"""The data of a tool → the JSON that its script reads.

Pairs become objects, and of equal calendars one is written: `{"calendar": 0}` stands for the first of `calendars`.
Must never know what a tool does with them.
"""

import json

from helpgen.policy.plain import Plain, to_plain
from helpgen.views import ToolDataView

_PAIRS = ("words", "names", "decimals", "currencies", "transits", "clocks", "guarantees", "waySteps")


def render_tool_data(view: ToolDataView) -> bytes:
    """Return the file."""
    plain = to_plain(view.data)
    if not isinstance(plain, dict):
        raise TypeError("the data of a tool are an object")
    for key in _PAIRS:
        if key in plain:
            plain[key] = _object(plain[key])
    calendars: list[Plain] = []
    content: Plain = {**_shared(plain, calendars), "calendars": calendars}
    # "<" escaped: a host that takes the file for a page must find no markup in it.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"{text}\n".encode()


def _object(pairs: Plain) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, list) and isinstance(pair[0], str):
            words = pair[1]
            is_plural = isinstance(words, list) and all(isinstance(one, list) for one in words) and bool(words)
            found[pair[0]] = _object(words) if is_plural else words
    return found


def _shared(value: dict[str, Plain], calendars: list[Plain]) -> dict[str, Plain]:
    return {key: _share(part, calendars) for key, part in value.items()}


def _share(value: Plain, calendars: list[Plain]) -> Plain:
    if isinstance(value, list):
        return [_share(part, calendars) for part in value]
    if not isinstance(value, dict):
        return value
    if "halfDays" not in value:
        return _shared(value, calendars)
    if value not in calendars:
        calendars.append(value)
    return {"calendar": calendars.index(value)}
