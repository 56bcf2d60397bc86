"""HTML of a body → plain text that keeps its lines, for replies and other places without markup."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

CHAT_MARKS: Mapping[str, str] = {"strong": "*", "b": "*", "em": "_", "i": "_"}
"""How WhatsApp writes bold and italic words."""

_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "table", "blockquote", "pre", "details", "figure", "dl", "section", "hr"}
    | {f"h{level}" for level in range(1, 7)}
)
"""Elements with an empty line before and after them."""
_LINES = frozenset({"li", "tr", "dt", "dd", "summary", "label", "caption", "figcaption", "br"})
"""Elements that begin a line."""
_UNREAD = frozenset({"svg", "style", "script", "video", "audio", "template"})


def lines_of(markup: str, marks: Mapping[str, str] | None = None) -> str:
    """Return the words of some HTML, a paragraph, an entry of a list and a row of a table on lines of their own.

    The address of a link follows its words in parentheses. `marks` stand round the words of an element.
    """
    writer = _Writer(marks or {})
    writer.feed(markup)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self, marks: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._marks = marks
        self._pieces: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._lists: list[int | None] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNREAD:
            self._unread += 1
        elif tag in {"ul", "ol"}:
            self._break(2 if not self._lists else 1)
            self._lists.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._break(1)
            self._pieces.append("  " * (len(self._lists) - 1) + self._bullet())
        elif tag in {"td", "th"}:
            if self._pieces and not self._pieces[-1].endswith("\n"):
                self._pieces.append(" | ")
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self._pieces)))
        elif tag == "img":
            self._pieces.append(given.get("alt") or "")
        elif tag in _BLOCKS:
            # A paragraph inside an entry of a list goes on behind its mark.
            self._break(0 if self._is_after_bullet() else 1 if self._lists else 2)
        elif tag in _LINES:
            self._break(1)
        self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        self._mark(tag)
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self._break(1 if self._lists else 2)
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            words = "".join(self._pieces[start:]).strip()
            if address and address not in {words, f"mailto:{words}", f"tel:{words}"}:
                self._pieces.append(f" ({address.removeprefix('mailto:').removeprefix('tel:')})")
        elif tag in _BLOCKS:
            self._break(1 if self._lists else 2)
        elif tag in _LINES:
            self._break(1)

    def handle_data(self, data: str) -> None:
        words = re.sub(r"[ \t\r\n]+", " ", data)
        is_gap = words == " " and (not self._pieces or self._pieces[-1].endswith("\n"))
        if not self._unread and not is_gap:
            self._pieces.append(words)

    def text(self) -> str:
        """Return what has been read; no line begins or ends with blanks, none is doubled."""
        lines = [_tidy(line) for line in "".join(self._pieces).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _mark(self, tag: str) -> None:
        if tag in self._marks:
            self._pieces.append(self._marks[tag])

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _is_after_bullet(self) -> bool:
        return bool(self._pieces) and re.fullmatch(r" *(?:- |\d+\. )", self._pieces[-1]) is not None

    def _break(self, count: int) -> None:
        written = "".join(self._pieces[-3:]).rstrip(" ")
        missing = count - (len(written) - len(written.rstrip("\n")))
        if missing > 0 and self._pieces:
            self._pieces.append("\n" * missing)


_ENTRY = re.compile(r"(?P<indent> *)(?P<words>(?:-|\d+\.) .*)")


def _tidy(line: str) -> str:
    # Only entries of lists inside lists are indented.
    entry = _ENTRY.fullmatch(line)
    indent, words = (entry["indent"], entry["words"]) if entry else ("", line)
    return (indent + re.sub(r" {2,}", " ", words).strip()).rstrip()
