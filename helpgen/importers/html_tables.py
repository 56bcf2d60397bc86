"""Tables that Markdown has no form for stay HTML, with their links and images resolved."""

import re
from collections.abc import Mapping

from bs4 import Tag

from helpgen.importers.pages import Page

_BLOCKS_IN_CELLS = ["ul", "ol", "pre", "blockquote", "table", "details", "hr", "h1", "h2", "h3", "h4", "h5", "h6"]


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as text; "" if there is none."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def is_plain(table: Tag) -> bool:
    """Tell whether Markdown has a form for a table: no merged cells, no blocks inside."""
    if table.find(_BLOCKS_IN_CELLS) is not None:
        return False
    for cell in table.find_all(["td", "th"]):
        spans: Mapping[str, object] = cell.attrs if isinstance(cell, Tag) else {}
        if any(str(spans.get(key, "1")) != "1" for key in ("colspan", "rowspan")):
            return False
        if isinstance(cell, Tag) and len(cell.find_all("p")) > 1:
            return False
    return True


def keep_table(table: Tag, page: Page) -> str:
    """Return a table as HTML on one line."""
    for tag in list(table.find_all(True)):
        if not isinstance(tag, Tag) or tag.decomposed:
            continue
        if tag.name == "a" and tag.get("href"):
            target = page.link(attribute(tag, "href"))
            tag.attrs = {"href": target} if target else {}
        elif tag.name == "img":
            alt = attribute(tag, "alt")
            path, elsewhere = page.image(attribute(tag, "src"))
            if path:
                tag.attrs = {"src": path, "alt": alt}
            else:
                tag.replace_with(alt or elsewhere)
        elif tag.name in {"iframe", "video", "audio"}:
            address = attribute(tag, "src")
            tag.replace_with(page.link(address))
        else:
            tag.attrs = {key: value for key, value in tag.attrs.items() if key in {"colspan", "rowspan", "scope"}}
    table.attrs = {}
    return re.sub(r"\s*\n\s*", " ", str(table)).replace("{{", "&#123;&#123;")
