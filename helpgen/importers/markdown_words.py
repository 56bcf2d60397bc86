"""Words → Markdown that reads them as words. Pure: text in, text out."""

import re

_SPECIAL = re.compile(r"[\\`*\[\]{]|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_LINE_START = re.compile(
    r"^(\s*)(?:([-+#]+)(?=\s|$)|(\d{1,9})([.)])(?=\s|$)|(!{3}|\?{3}|={2,}|~{3,}|-{2,}|:(?=\s)))"
)


def escape_words(text: str, *, is_start: bool) -> str:
    """Return words without what Markdown would take for markup or a variable; `is_start` where they begin a line."""
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    text = _SPECIAL.sub(r"\\\g<0>", text)
    if is_start:
        text = escape_start(text)
        text = re.sub(r"^(\s*)>", r"\1&gt;", text)
    return text


def escape_start(line: str) -> str:
    """Return a line whose beginning is no list, heading, box or rule."""
    return _AT_LINE_START.sub(_escaped_start, line)


def _escaped_start(match: re.Match[str]) -> str:
    space, sign, number, dot, other = match.groups()
    if number:
        return f"{space}{number}\\{dot}"
    if sign:
        return f"{space}\\{sign}"
    return f"{space}&#{ord(other[0])};{other[1:]}"


def tidy(text: str) -> str:
    """Return Markdown without blank lines in a row and blanks at the ends of lines, code left as it is."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        opening = re.match(r"\s*(`{3,})", line)
        if opening and (not fence or opening[1] == fence):
            fence = "" if fence else opening[1]
        is_break = line.endswith("  ") and line.strip() and not fence
        kept = line if fence else line.rstrip() + ("  " if is_break else "")
        if fence or kept.strip() or (lines and lines[-1].strip()):
            lines.append(kept if kept.strip() or fence else "")
    return "\n".join(lines).strip("\n")


def spell_address(address: str) -> str:
    """Return an address without what would end it too early in Markdown."""
    return (
        address.replace(" ", "%20")
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("{", "%7B")
    )


_BLOCK_TAG = re.compile(r"<(?P<end>/?)(?P<name>div|section|details)\b[^<>]*>", re.IGNORECASE)


def find_unclosed(text: str) -> tuple[str, ...]:
    """Return the names of the boxes of HTML that a text opens and never closes, the innermost first."""
    still_open: list[str] = []
    for tag in _BLOCK_TAG.finditer(text):
        name = tag["name"].lower()
        if not tag["end"]:
            still_open.append(name)
        elif name in still_open:
            while still_open.pop() != name:
                pass
    return tuple(reversed(still_open))
