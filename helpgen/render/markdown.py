"""Clean HTML of a body → Markdown. Source of the form: CommonMark 0.31 with the tables of GFM.

Knows elements; must never know where a text came from. The markup must be well formed, as every body is.
"""

import html
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

_TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^<>"']++|"[^"]*"|'[^']*')*+)>""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"})
_UNREAD = frozenset({"svg", "style", "script", "template", "iframe", "object", "audio", "video"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "footer", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
    | {f"h{level}" for level in range(1, 7)}
)  # fmt: skip
_MARKS: Mapping[str, str] = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_SPECIAL = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"^(?:[#+>~-]|\d+(?=[.)]))")
_DEEPEST = 80
"""Elements inside each other; deeper ones lose their marks and keep their words."""
_NAME = r"[\w%~-][\w%~.-]*"
_PLAIN_ADDRESS = re.compile(rf"(?=[^#])(?:\.\./)*(?:{_NAME}/)*(?:{_NAME})?(?:#[\w%~/-]+)?")
_PLAIN_FOLDER = re.compile(rf"https?://[\w-][\w.:-]*/(?:{_NAME}/)*")
"""These two are put together here as the standard library does it, in a tenth of the time."""
_BLANKS = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r" ?\x00 ?")
_LIST_BEGINS = re.compile(r"(?:- |\d+\. )")
_QUOTES = re.compile(r"\b(?:admonition|hg-snippet)\b")


class _Element(Struct):
    name: str
    attributes: Mapping[str, str]
    children: "list[_Element | str]"
    """Text is unescaped."""


def markdown_of(markup: str, base_url: str = "") -> str:
    """Return the Markdown of some HTML, its addresses made whole with `base_url`; "" leaves them as they are."""
    return "\n\n".join(_Writer(base_url).blocks(_parse(markup).children))


def escape_markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it is, on one line."""
    words = _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))
    return _AT_LINE_START.sub(lambda match: match[0] + "\\" if match[0].isdigit() else f"\\{match[0]}", words)


def link_markdown(words: str, url: str) -> str:
    """Return a link; `words` are Markdown already."""
    target = f"<{url}>" if re.search(r"[\s()<>]", url) else url
    return f"[{words}]({target})"


def whole_address(base_url: str, address: str) -> str:
    """Return an address, relative to that of a page, from the scheme on; as it is if the page's own is ""."""
    if not base_url:
        return address
    folder, rest = base_url[: base_url.rfind("/") + 1], address
    if not _PLAIN_ADDRESS.fullmatch(address) or not _PLAIN_FOLDER.fullmatch(folder):
        return urllib.parse.urljoin(base_url, address)
    while rest.startswith("../"):
        rest, folder = rest[3:], folder[: folder.rfind("/", 0, -1) + 1]
    return folder + rest if _PLAIN_FOLDER.fullmatch(folder) else urllib.parse.urljoin(base_url, address)


def _parse(markup: str) -> _Element:
    root = _Element("", {}, [])
    stack = [root]
    at = 0
    for tag in _TAG.finditer(markup):
        if at < tag.start():
            stack[-1].children.append(html.unescape(markup[at : tag.start()]))
        at = tag.end()
        name = (tag["name"] or "").lower()
        if not name:
            continue
        if tag["end"]:
            if any(element.name == name for element in stack):
                while stack.pop().name != name:
                    pass
            continue
        if len(stack) > _DEEPEST:
            continue
        rest = tag["rest"]
        found = _ATTRIBUTE.finditer(rest) if rest else ()
        element = _Element(name, {one[1].lower(): html.unescape(one[2] or one[3] or "") for one in found}, [])
        stack[-1].children.append(element)
        if name not in _VOID and not rest.endswith("/"):
            stack.append(element)
    root.children += [html.unescape(markup[at:])] if at < len(markup) else []
    return root


class _Writer:
    """Writes the parts of one text."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    # --- Blocks

    def blocks(self, children: Sequence[_Element | str]) -> list[str]:
        """Return the blocks, which an empty line parts."""
        found: list[str] = []
        run: list[_Element | str] = []
        for child in [*children, None]:
            if child is not None and (isinstance(child, str) or not self._has_block(child)):
                run.append(child)
                continue
            words = self._line(run)
            if words:
                found.append(_AT_LINE_START.sub(lambda match: _guard(match[0]), words))
            run = []
            if child is not None:
                found += self._block(child)
        return found

    def _has_block(self, element: _Element) -> bool:
        if element.name in _BLOCKS:
            return True
        return any(not isinstance(child, str) and self._has_block(child) for child in element.children)

    def _block(self, element: _Element) -> list[str]:
        name, children = element.name, element.children
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return [f"{'#' * int(name[1])} {self._line(children)}"]
            case "ul" | "ol":
                return ["\n".join(self._entries(element))]
            case "pre":
                return [_fenced(element)]
            case "table":
                return list(self._table(element))
            case "hr":
                return ["---"]
            case "dt" | "summary" | "caption":
                return [f"**{self._line(children)}**"]
            case "blockquote" | "details":
                return [_quoted(self.blocks(children))]
            case "p" if "admonition-title" in element.attributes.get("class", ""):
                return [f"**{self._line(children)}**"]
            case "div" if _QUOTES.search(element.attributes.get("class", "")):
                return [_quoted(self.blocks(children))]
            case _ if name in _UNREAD:
                return []
            case _:
                return self.blocks(children)

    def _entries(self, element: _Element) -> Iterator[str]:
        start = element.attributes.get("start", "1")
        number = int(start) if start.isdigit() else 1
        for child in element.children:
            if isinstance(child, str) or child.name != "li":
                continue
            mark = f"{number}. " if element.name == "ol" else "- "
            number += 1
            parts = self.blocks(child.children)
            # A list inside an entry follows at once; other blocks stand apart.
            text = parts[0] if parts else ""
            for part in parts[1:]:
                text += ("\n" if _LIST_BEGINS.match(part) else "\n\n") + part
            yield mark + text.replace("\n", "\n" + " " * len(mark)).replace("\n" + " " * len(mark) + "\n", "\n\n")

    def _table(self, element: _Element) -> Iterator[str]:
        for caption in _all_of(element, "caption"):
            yield f"**{self._line(caption.children)}**"
        rows = [
            [
                self._line(cell.children).replace("|", "\\|")
                for cell in row.children
                if not isinstance(cell, str) and cell.name in {"td", "th"}
            ]
            for row in _all_of(element, "tr")
        ]
        if rows:
            yield table_markdown(rows)

    # --- Inside a line

    def _line(self, children: Sequence[_Element | str]) -> str:
        words = _BLANKS.sub(" ", "".join(map(self._inline, children))).strip()
        return _BREAK.sub("\\\\\n", words.strip("\x00 ")) if "\x00" in words else words

    def _inline(self, child: _Element | str) -> str:
        if isinstance(child, str):
            return _SPECIAL.sub(lambda match: f"\\{match[0]}", child)
        name = child.name
        if name in _UNREAD:
            return ""
        if name == "br":
            return "\x00"
        if name == "img":
            alt = _SPECIAL.sub(lambda match: f"\\{match[0]}", child.attributes.get("alt", ""))
            address = self._address(child.attributes.get("src", ""))
            return f"!{link_markdown(alt, address)}" if address else alt
        if name == "input":
            return "[x] " if "checked" in child.attributes else "[ ] " if "type" in child.attributes else ""
        if name == "code":
            return _code(_text(child))
        inner = "".join(map(self._inline, child.children))
        if name == "a" and child.attributes.get("href"):
            return link_markdown(inner.strip(), self._address(child.attributes["href"]))
        if name in _MARKS and inner.strip():
            mark, bare = _MARKS[name], inner.strip()
            return inner.replace(bare, f"{mark}{bare}{mark}", 1)
        return f" {inner} " if name in _BLOCKS else inner

    def _address(self, address: str) -> str:
        return whole_address(self._base_url, address)


def table_markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first row is its head; cells are Markdown on one line."""
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * width}", *lines[1:]]).replace("\\\n", "<br>")


def _all_of(element: _Element, name: str) -> Iterator[_Element]:
    for child in element.children:
        if not isinstance(child, str):
            if child.name == name:
                yield child
            else:
                yield from _all_of(child, name)


def _text(element: _Element) -> str:
    return "".join(
        child if isinstance(child, str) else "" if child.name in {*_UNREAD, "button"} else _text(child)
        for child in element.children
    )


def _guard(start: str) -> str:
    return start + "\\" if start.isdigit() else f"\\{start}"


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fenced(element: _Element) -> str:
    text = _text(element).strip("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    kinds = (child.attributes.get("class", "") for child in element.children if not isinstance(child, str))
    language = next((found[1] for kind in kinds if (found := re.search(r"language-([\w+-]+)", kind))), "")
    return f"{fence}{language}\n{text}\n{fence}"


def _quoted(blocks: Sequence[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))
