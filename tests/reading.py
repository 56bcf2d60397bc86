"""A page as a person reads it aloud: headings, lines, rows of tables; for snapshots that can be reviewed."""

import re
from html.parser import HTMLParser

_MARKS = {
    "h1": "# ",
    "h2": "\n## ",
    "h3": "\n### ",
    "li": "- ",
    "caption": "\nTable: ",
    "tr": "",
    "p": "",
    "dt": "",
    "dd": "  ",
}
_LINES = {*_MARKS, "address", "label", "strong"}
_SKIPPED = {"nav", "svg", "style", "script", "aside"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words = ""
        self._mark = ""
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _SKIPPED or "hg-feedback" in (given.get("class") or ""):
            self._skipped += 1
        elif tag in _MARKS:
            self._end()
            self._mark = _MARKS[tag]
        elif tag in {"td", "th"}:
            self._words += " | " if self._words.strip() else ""
        elif tag == "a" and not self._skipped:
            self._words += "["
        elif tag in {"input", "textarea"} and not self._skipped:
            self._words += " ____"

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED or (tag == "form" and self._skipped):
            self._skipped -= 1
        elif tag == "a" and not self._skipped:
            self._words += "]"
        elif tag in _LINES or tag == "div":
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words += data

    def _end(self) -> None:
        words = re.sub(r"\s+", " ", self._words).strip()
        if words:
            self.lines.append(self._mark + words)
        self._words, self._mark = "", ""


def read_aloud(html: str) -> str:
    """Return the words of a part of a page, one line for each heading, paragraph, entry and row."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines) + "\n"
