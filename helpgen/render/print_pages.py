"""Articles as they stand on their own pages → the same on one page for paper.

Anchors become unique, links among the articles stay inside the page, others become whole addresses where the site has
one, headings go down, and what is folded opens.
"""

import html
import posixpath
import re
import urllib.parse
from collections.abc import Callable, Mapping

from msgspec import structs

from helpgen.views import Html, PrintPart, PrintText, PrintView

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>h[2-6](?![a-zA-Z0-9])|details(?![a-zA-Z0-9])|[a-zA-Z][a-zA-Z0-9]*(?=\s))"
    r'(?P<attributes>(?:[^>"]|"[^"]*")*)>'
)
"""Tags of which something may have to change: most have no attributes."""
_ATTRIBUTE = re.compile(r'(?P<before>\s)(?P<name>[a-zA-Z-]+)="(?P<value>[^"]*)"')
_HEADING = re.compile(r"h[2-6]")
_WHOLE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_NAMING = frozenset({"id", "for", "name"})
"""Attributes with a name of the page's own; `name` is what the choices of tabs share."""
_NAMED = frozenset({"aria-controls", "aria-describedby", "aria-labelledby", "headers"})
"""Attributes with such names, one after the other."""
_ADDRESSES = frozenset({"href", "poster", "src"})
_LOWEST = 6
_SAFE = "/?=&:@+,;~!$*'()"
_FILES = "files/"
"""Where what the pages show lies: it must come from the same host as the page."""


def gather_texts(view: PrintView) -> PrintView:
    """Return the page with every text moved to it."""
    anchors = {text.address: text.anchor for part in view.parts for text in part.texts}
    parts = tuple(_gather(part, view, anchors) for part in view.parts)
    return structs.replace(view, parts=parts)


def _gather(part: PrintPart, view: PrintView, anchors: Mapping[str, str]) -> PrintPart:
    # The highest heading of a body is of level 2: it comes below the title of its text.
    texts = tuple(_Mover(text, view, anchors, part.level - 1).move() for text in part.texts)
    return structs.replace(part, texts=texts)


class _Mover:
    """Moves one text."""

    def __init__(self, text: PrintText, view: PrintView, anchors: Mapping[str, str], depth: int) -> None:
        self._text = text
        self._view = view
        self._anchors = anchors
        self._depth = depth
        self._up = "../" * view.address.count("/")

    def move(self) -> PrintText:
        """Return the text as it stands on the page of its category."""
        text = self._text
        video = text.video and structs.replace(text.video, url=self._address(text.video.url))
        return structs.replace(text, html=Html(_TAG.sub(self._tag, text.html)), video=video)

    def _tag(self, match: re.Match[str]) -> str:
        name = match["name"]
        if _HEADING.fullmatch(name):
            name = f"h{min(_LOWEST, int(name[1]) + self._depth)}"
        if match["end"]:
            return f"</{name}>"
        attributes = _ATTRIBUTE.sub(self._attribute, match["attributes"])
        if name == "details" and " open" not in attributes:
            attributes += " open"
        return f"<{name}{attributes}>"

    def _attribute(self, match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        change = self._change_of(name)
        return f'{match["before"]}{name}="{change(value)}"' if change else match[0]

    def _change_of(self, name: str) -> Callable[[str], str] | None:
        if name in _NAMING:
            return self._own
        if name in _NAMED:
            return lambda value: " ".join(map(self._own, value.split()))
        return self._escaped_address if name in _ADDRESSES else None

    def _own(self, name: str) -> str:
        return f"{self._text.anchor}--{name}"

    def _escaped_address(self, value: str) -> str:
        return html.escape(self._address(html.unescape(value)))

    def _address(self, url: str) -> str:
        if _WHOLE.match(url):
            return url
        path, has_anchor, anchor = url.partition("#")
        address = self._from_root(path) if path else self._text.address
        if address in self._anchors:
            there = urllib.parse.quote(self._anchors[address])
            return f"#{there}--{anchor}" if has_anchor else f"#{there}"
        if address.startswith(_FILES) or not self._view.site_url:
            return self._up + urllib.parse.quote(address, safe=_SAFE) + has_anchor + anchor or "./"
        return self._view.site_url + urllib.parse.quote(address, safe=_SAFE) + has_anchor + anchor

    def _from_root(self, path: str) -> str:
        folder = self._text.address.rpartition("/")[0]
        joined = posixpath.normpath(posixpath.join("/", folder, urllib.parse.unquote(path))).lstrip("/")
        return f"{joined}/" if joined and path.endswith(("/", "..", "/.")) else joined
