"""A whole web page → what its head says and the HTML of its main part.

Knows the frame that sites put round a text.
"""

import re

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from helpgen.importers.html_tables import attribute

_FRAME = ["script", "style", "nav", "header", "footer", "aside", "noscript", "template"]
_MAIN = ("main", "article", "[role=main]", ".article-body", "#content", ".content", "body")


class Head(Struct, frozen=True):
    """What a page says about itself."""

    title: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    canonical: str = ""


def read_page(markup: str) -> tuple[Head, str]:
    """Return the head of a page, and the HTML of its main part without its title; nothing of it is trusted."""
    soup = BeautifulSoup(markup, "html.parser")
    root = soup.find("html")
    language = attribute(root, "lang").strip() if isinstance(root, Tag) else ""
    meta = {
        attribute(tag, "name").lower(): attribute(tag, "content").strip()
        for tag in soup.find_all("meta")
        if isinstance(tag, Tag) and tag.get("name")
    }
    link = soup.find("link", rel="canonical")
    canonical = attribute(link, "href").strip() if isinstance(link, Tag) else ""
    main = next((found for selector in _MAIN if (found := soup.select_one(selector)) is not None), soup)
    heading = main.find("h1")
    title = " ".join(heading.get_text(" ").split()) if isinstance(heading, Tag) else ""
    if isinstance(heading, Tag) and title:
        heading.extract()
    for tag in main.find_all(_FRAME):
        if isinstance(tag, Tag) and tag.name not in {"script", "style"}:
            tag.extract()
    if not title and soup.title is not None:
        # What sites write behind a bar is their own name.
        title = re.split(r"\s+[|–—·]\s+", " ".join(soup.title.get_text().split()))[0]
    words = tuple(" ".join(word.split()) for word in meta.get("keywords", "").split(",") if word.strip())
    return Head(title, meta.get("description", ""), words, language, canonical), main.decode_contents()
