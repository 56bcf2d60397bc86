"""HTML that nobody trusts → clean HTML, or its plain words.

Knows what may stay. What runs is taken out by nh3; images inside addresses are taken out before, they are no text.
"""

import re

import nh3
from bs4 import BeautifulSoup, Tag

from helpgen.importers.pages import DATA_SCHEME, SAFE_SCHEMES, Page

DEPTH_AT_MOST = 120
TEXT_LIMIT = 4_000_000
"""Characters of one text, images inside it not counted."""
_TAGS = nh3.ALLOWED_TAGS | {
    "audio", "details", "figcaption", "figure", "iframe", "input", "mark", "section", "source", "summary", "tfoot",
    "video",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id", "name", "lang", "dir"},
    "a": {"href"},
    "iframe": {"src", "title"},
    "img": {"src", "alt"},
    "input": {"type", "checked"},
    "ol": {"start"},
    "source": {"src"},
    "audio": {"src"},
    "video": {"src", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_DATA_IMAGE = re.compile(r"""(<img\b[^>]*?\ssrc\s*=\s*)(?:"(data:[^"]*)"|'(data:[^']*)')""", re.IGNORECASE)


def find_anchors(markup: str) -> frozenset[str]:
    """Return the ids that a text gives to its parts."""
    return frozenset(match[2] for match in _ID.finditer(markup))


_ID = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*(["'])([^"'\s]{1,200})\1""", re.IGNORECASE)


def plain_text(markup: str) -> str:
    """Return the words of a piece of HTML on one line."""
    clean = nh3.clean(markup[:TEXT_LIMIT], tags=set(), attributes={}, clean_content_tags={"script", "style"})
    return " ".join(BeautifulSoup(clean, "html.parser").get_text(" ").split())


def make_cleaner() -> nh3.Cleaner:
    """Return what takes out everything that could run, and all looks."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "style", "template", "noscript"},
        url_schemes={*SAFE_SCHEMES, DATA_SCHEME, "file", "ftp"},  # the page refuses the last two, and tells it
        link_rel=None,
    )


def take_out_data(markup: str, page: Page) -> str:
    """Return the markup with a short name in the place of each image that is written inside its address.

    Three megabytes of image inside a text are a file, not text.
    """

    def stand_in(match: re.Match[str]) -> str:
        name = f"{DATA_SCHEME}:{len(page.data) + 1}"
        page.data[name] = match[2] or match[3]
        return f'{match[1]}"{name}"'

    return _DATA_IMAGE.sub(stand_in, markup) if "data:" in markup else markup


def depth_of(soup: BeautifulSoup) -> int:
    """Return how many elements lie inside each other at the deepest place."""
    deepest = 0
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in tag.children if isinstance(child, Tag)]
    return deepest
