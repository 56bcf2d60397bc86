"""The scanner's complaint about a YAML text → what the writer most likely meant.

Knows the usual slips; must never know which keys a file has. The scanner's own words are never shown.
"""

import re

import yaml

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml_rules as broken
from helpgen.load.places import Places

_LINE_READ = 2_000
"""Characters of a line that are looked at."""
_VALUE_READ = 300
"""Characters of a value that are looked at."""
_LINES_ABOVE = 50
"""Lines above the complaint that are searched for its cause."""
_KEYED = re.compile(r"""(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>"[^"]*"|'[^']*'|[^\s:#"'\[{][^:#]*+):[ \t]+(?P<value>\S.*)""")
_LISTED = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)+)(?P<value>\S.*)")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)")
_NO_BLANK = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[^\s:#\"'\[\]{},]+):(?P<value>[^\s/].*)")


def explain_yaml_error(places: Places, error: Exception, last_index: int) -> Diagnostic:
    """Return the diagnostic for an error of the scanner; `last_index` is where reading last succeeded."""
    index, start, problem = last_index, None, ""
    if isinstance(error, yaml.MarkedYAMLError):
        problem = f"{error.context or ''}: {error.problem or ''}"
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else last_index
        start = error.context_mark.index if error.context_mark else None
    return _explain(places, problem, index, start)


def _explain(places: Places, problem: str, index: int, start: int | None) -> Diagnostic:
    tab = _find_tab(places, index)
    if tab is not None:
        return broken.yaml_tab.at(places.at(tab))
    if "quoted scalar" in problem or "double-quoted" in problem:
        return _explain_quoted(places, problem, index, index if start is None else start)
    if "flow sequence" in problem or "flow mapping" in problem:
        return _explain_brackets(places, index, index if start is None else start)
    if "simple key" in problem:
        return _explain_line(places, index if start is None else start)
    if "mapping values" in problem:
        return _explain_second_colon(places, index)
    if "block mapping" in problem or "block collection" in problem:
        return _explain_neighbours(places, index)
    if any(words in problem for words in ("start any token", "alias", "anchor", "block scalar", "not allowed", "node")):
        return _explain_first_sign(places, index if start is None else start)
    return _not_understood(places, index if start is None else start)


def _explain_quoted(places: Places, problem: str, index: int, start: int) -> Diagnostic:
    if "escape" in problem or "hexadecimal" in problem or "hexdecimal" in problem:
        slash = max(places.text.rfind("\\", 0, index + 1), start)
        escape = _ESCAPE.match(places.text, slash)
        end = escape.end() if escape else slash + 1
        return broken.yaml_backslash.at(places.at(slash, end), places.text[slash:end])
    return broken.yaml_quote_not_closed.at(places.at(start), places.text[start : start + 1] or '"')


def _explain_brackets(places: Places, index: int, start: int) -> Diagnostic:
    bracket = places.text[start : start + 1]
    first, last = places.line_span(start)
    closing = {"[": "]", "{": "}"}.get(bracket, "")
    if closing and first <= index < last and places.text.find(closing, index, last) >= 0:
        return _quotes_missing(places, start, "a bracket, a colon or a quote stands inside it")
    return broken.yaml_bracket_not_closed.at(places.at(start), bracket)


def _explain_line(places: Places, index: int) -> Diagnostic:
    """Explain a line that should have been a key."""
    line, first = _line(places, index)
    glued = _NO_BLANK.match(line)
    if glued:
        return broken.yaml_blank_missing.at(
            places.at(first + glued.start("key"), first + glued.end("key")), glued["key"]
        )
    quote = _find_open_quote(places, index)
    if quote is not None:
        return broken.yaml_quote_not_closed.at(places.at(quote), places.text[quote])
    begin = first + len(line) - len(line.lstrip())
    return broken.yaml_line_without_key.at(places.at(begin, first + len(line)), line)


def _explain_second_colon(places: Places, index: int) -> Diagnostic:
    """Explain a colon in a place where no key can end."""
    line, first = _line(places, index)
    keyed = _KEYED.match(line)
    if keyed and first + keyed.start("value") <= index:
        return _quotes_missing(places, first + keyed.start("value"), "a colon and a blank stand inside it")
    above = _line_above(places, first)
    if above is None:
        return _not_understood(places, index)
    text, start = above
    if _NO_BLANK.match(text) or not re.search(r":(?:[ \t]|$)|^[ ]*-(?:[ ]|$)", text):
        return _explain_line(places, start)
    return _misplaced(places, index)


def _explain_neighbours(places: Places, index: int) -> Diagnostic:
    """Explain what follows a complete value, or a line that belongs to none of the groups above it."""
    line, first = _line(places, index)
    if not line[: index - first].strip():
        has_no_key = line.lstrip().startswith(": ")
        return broken.yaml_key_not_a_word.at(places.at(index)) if has_no_key else _misplaced(places, index)
    found = _value_in(line)
    begin = first + found[1] if found else index
    if found and index == begin + 1 and places.text[begin] in "\"'":
        # What follows an opening quote stands outside of it: a quote above was closed by this one.
        quote = _find_open_quote(places, first - 1) if first else None
        if quote is not None:
            return broken.yaml_quote_not_closed.at(places.at(quote), places.text[quote])
    if begin > index:
        return _not_understood(places, index)
    sign = places.text[begin : begin + 1]
    reason = "text follows the closing quote" if sign in {'"', "'"} else "text follows the closing bracket"
    return _quotes_missing(places, begin, reason if sign in {'"', "'", "[", "{"} else "a special sign stands inside it")


def _explain_first_sign(places: Places, index: int) -> Diagnostic:
    line, first = _line(places, index)
    found = _value_in(line)
    if found and first + found[1] <= index:
        index = first + found[1]
    value = value_at(places, index)
    if not value:
        bracket = _find_open_bracket(places, index)
        if bracket is not None:
            return broken.yaml_bracket_not_closed.at(places.at(bracket), places.text[bracket])
        return _not_understood(places, index)
    return _quotes_missing(places, index, f"a value cannot begin like this with {value[0]}")


# --- Parts of lines ----------------------------------------------------------------


def value_at(places: Places, index: int) -> str:
    """Return the rest of the line from a character on, without a comment and blanks at its end."""
    end = min(places.line_span(min(index, len(places.text)))[1], index + _VALUE_READ)
    return re.split(r"[ \t]#", places.text[index:end], maxsplit=1)[0].rstrip()


def _quotes_missing(places: Places, index: int, reason: str) -> Diagnostic:
    value = value_at(places, index)
    return broken.yaml_quotes_missing.at(places.at(index, index + len(value)), value, reason)


def _misplaced(places: Places, index: int) -> Diagnostic:
    line, first = _line(places, index)
    begin = first + len(line) - len(line.lstrip())
    return broken.yaml_indentation.at(places.at(begin, first + len(line)), line)


def _not_understood(places: Places, index: int) -> Diagnostic:
    return broken.yaml_not_understood.at(places.at(index), _line(places, index)[0])


def _line(places: Places, index: int) -> tuple[str, int]:
    """Return the line of a character and where it begins."""
    start, end = places.line_span(min(max(index, 0), len(places.text)))
    return places.text[start : min(end, start + _LINE_READ)].rstrip(), start


def _line_above(places: Places, first: int) -> tuple[str, int] | None:
    """Return the next line above that has words and where it begins."""
    for _ in range(_LINES_ABOVE):
        if first <= 0:
            return None
        line, first = _line(places, first - 1)
        if line.strip() and not line.lstrip().startswith("#"):
            return line, first
    return None


def _value_in(line: str) -> tuple[str, int] | None:
    """Return the value of a line `key: value` or `- value` and the column, from 0, where it begins."""
    found = _KEYED.match(line) or _LISTED.match(line)
    return (found["value"], found.start("value")) if found else None


def _find_tab(places: Places, index: int) -> int | None:
    if places.text.startswith("\t", index):
        return index
    line, first = _line(places, index)
    lead = line[: len(line) - len(line.lstrip())]
    return first + lead.index("\t") if "\t" in lead else None


def _find_open_bracket(places: Places, index: int) -> int | None:
    """Return where the nearest bracket before a character opens that is not closed before it."""
    closed = 0
    for at in range(min(index, len(places.text)) - 1, max(-1, index - _LINE_READ), -1):
        if places.text[at] in "]}":
            closed += 1
        elif places.text[at] in "[{":
            if not closed:
                return at
            closed -= 1
    return None


def _find_open_quote(places: Places, index: int) -> int | None:
    """Return where the nearest value above, or in the same line, opens a quote that its line does not close."""
    line, first = _line(places, index)
    for _ in range(_LINES_ABOVE):
        found = _value_in(line)
        if found and found[0][0] in "\"'" and found[0].count(found[0][0]) % 2:
            return first + found[1]
        above = _line_above(places, first)
        if above is None:
            return None
        line, first = above
    return None
