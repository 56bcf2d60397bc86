"""Blocks of other dialects of Markdown → those of ours: boxes, folds, code, lists indented by four blanks.

Pure: lines in, lines out. Knows nothing of links and pages.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.importers.html_words import CALLOUTS

KINDS = {**CALLOUTS, "caution": "warning", "secondary": "note", "attention": "warning", "details": "details",
         "dnl": "note", "more": "info", "availability": "info", "prerequisites": "note"}  # fmt: skip
_FENCE = re.compile(r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
_COLONS = re.compile(
    r"^(?P<indent>[ \t]*)(?P<colons>:{3,})[ \t]*(?P<kind>[A-Za-z][\w-]*)?"
    r"(?:\[(?P<label>.*)\]|[ \t]+(?P<title>.+?))?[ \t]*$"
)
_QUOTED = re.compile(r"^(?P<indent>[ \t]*)>[ \t]?!?\[!?(?P<kind>[A-Za-z][\w -]*)\][ \t]*(?P<rest>.*)$")
_SHORT = re.compile(
    r"^(?P<indent>[ \t]*)\{\{[<%]\s*(?P<end>/)?\s*(?P<kind>[\w-]+)(?P<rest>[^{}]*?)/?\s*[>%]\}\}[ \t]*$"
)
_LIQUID_CODE = re.compile(
    r"^(?P<indent>[ \t]*)\{%-?\s*(?:highlight\s+(?P<language>[\w+#-]+)[^%]*|endhighlight)\s*-?%\}[ \t]*$"
)
_BOX_WORDS = frozenset({"alert", "hint", "notice", "callout", "admonition", "blockquote"})


class _Open(Struct):
    sign: str
    """What ends it: colons, or the name of a shortcode."""
    indent: str


def convert_blocks(lines: Sequence[str]) -> list[str]:
    """Return lines with the boxes of Docusaurus, VuePress, GitHub, Hugo and Jekyll as ours, and lists as ours."""
    return list(_reindent(list(_convert_boxes(list(lines)))))


def _convert_boxes(lines: list[str]) -> Iterator[str]:
    stack: list[_Open] = []
    fence = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        pad = "    " * len(stack)
        found = _FENCE.match(line)
        if fence or found:
            fence = _fence_after(line, fence)
            yield pad + line if line.strip() else line
            continue
        code = _LIQUID_CODE.match(line)
        if code:
            yield f"{pad}{code['indent']}```{code['language'] or ''}"
            continue
        opened, closed = _container(line, stack)
        if closed:
            stack.pop()
            yield ""
        elif opened is not None:
            stack.append(opened[0])
            yield from ("", pad + opened[1], "")
        elif quoted := _QUOTED.match(line):
            inside, number = _take_quote(lines, number)
            yield from (pad + each if each else "" for each in _quoted_box(quoted, inside))
        else:
            yield pad + line if line.strip() else ""


def _fence_after(line: str, fence: str) -> str:
    # The fence that is open behind a line; "" if none is.
    found = _FENCE.match(line)
    if not fence:
        return found["ticks"] if found else ""
    return "" if found and found["ticks"].startswith(fence) and not found["info"].strip() else fence


def _container(line: str, stack: list[_Open]) -> tuple[tuple[_Open, str] | None, bool]:
    colons = _COLONS.match(line)
    if colons:
        if not colons["kind"]:
            return None, bool(stack) and stack[-1].sign == colons["colons"]
        head = _head(colons["kind"], colons["label"] or colons["title"] or "")
        return (_Open(colons["colons"], colons["indent"]), colons["indent"] + head), False
    short = _SHORT.match(line)
    if short:
        kind = short["kind"].lower()
        if short["end"]:
            return None, bool(stack) and stack[-1].sign == kind
        rest = short["rest"]
        if kind in _BOX_WORDS or kind in KINDS:
            words = re.findall(r'"([^"]*)"|(\b[A-Za-z]+\b)', re.sub(r"\w+\s*=\s*", "", rest))
            kinds = [word.lower() for pair in words for word in pair if word.lower() in KINDS]
            title = re.search(r'title\s*=\s*"([^"]*)"', rest)
            return (
                _Open(kind, short["indent"]),
                short["indent"] + _head(next(iter(kinds), kind), title[1] if title else ""),
            ), False
    return None, False


def _head(kind: str, title: str) -> str:
    known = KINDS.get(kind.lower(), "note")
    shown = title.strip().strip('"').replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
    return f'??? note "{shown or "…"}"' if known == "details" else f'!!! {known} "{shown}"'


def _take_quote(lines: list[str], number: int) -> tuple[list[str], int]:
    inside: list[str] = []
    while number < len(lines) and re.match(r"^[ \t]*>", lines[number]):
        inside.append(re.sub(r"^[ \t]*>[ \t]?", "", lines[number]))
        number += 1
    return inside, number


def _quoted_box(quoted: re.Match[str], inside: list[str]) -> Iterator[str]:
    kind = quoted["kind"].strip().lower()
    indent = quoted["indent"]
    if kind not in KINDS:
        yield f"{indent}> \\[!{quoted['kind']}\\] {quoted['rest']}".rstrip()
        yield from (f"{indent}> {line}".rstrip() for line in inside)
        return
    yield ""
    yield f'{indent}!!! {KINDS[kind]} ""'
    yield ""
    body = [quoted["rest"], *inside] if quoted["rest"] else inside
    for line in convert_blocks(body):
        yield f"{indent}    {line}" if line.strip() else ""
    yield ""


# --- Lists -----------------------------------------------------------------------

_ITEM = re.compile(r"^(?P<marker>[-*+]|\d{1,9}[.)])(?P<blanks>[ \t]+|$)(?P<rest>.*)$")


def _reindent(lines: list[str]) -> Iterator[str]:
    # CommonMark counts from where the words of an entry begin, Python-Markdown wants four blanks for each level.
    stack: list[int] = []
    fence, shift, before = "", 0, ""
    for raw in lines:
        line = raw.expandtabs(4)
        if fence or not line.strip():
            yield _shifted(line, shift) if fence else ""
            fence = _fence_after(line, fence)
            before = line
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULER.fullmatch(line) else _ITEM.match(line.lstrip(" "))
        while stack and indent < stack[-1]:
            stack.pop()
        depth = len(stack)
        extra = max(0, indent - (stack[-1] if stack else 0))
        if item and extra < 4 + (2 if depth else 0):
            if not depth and _goes_on(before):
                yield ""
            stack.append(indent + len(item["marker"]) + (len(item["blanks"]) if 0 < len(item["blanks"]) < 5 else 1))
            yield _entry(item, depth, has_break=line.endswith("  "))
        else:
            shift = 4 * depth + (extra if extra >= 4 or not depth else 0) - indent
            fence = _fence_after(line, "")
            yield _shifted(line, shift)
        before = line


_RULER = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})")


def _goes_on(line: str) -> bool:
    # Whether a paragraph would swallow a list right below it.
    words = line.lstrip()
    return bool(words) and not _ITEM.match(words) and not words.startswith("#")


def _entry(item: re.Match[str], depth: int, *, has_break: bool) -> str:
    marker = item["marker"].replace(")", ".")
    return " " * (4 * depth) + f"{marker} {item['rest']}".rstrip(" ") + ("  " if has_break else "")


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return ""
    if shift >= 0:
        return " " * shift + line
    removable = len(line) - len(line.lstrip(" "))
    return line[min(-shift, removable) :]
