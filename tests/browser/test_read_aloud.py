"""What a screen reader meets, as text: roles, names and order. `make golden-browser` writes it anew; read the diff."""

import os
from pathlib import Path

import pytest

from .conftest import Visitor
from .sites import TODAY, Site
from .waiting import settle

pytestmark = pytest.mark.browser

SNAPSHOTS = Path(__file__).parent / "read_aloud"
IS_UPDATE = bool(os.environ.get("HELPGEN_UPDATE_GOLDEN"))
SATURDAY = f"{TODAY}T12:00:00Z"
"""Cards say whether somebody answers now."""
PAGES = {
    "home": "",
    "category": "elements/",
    "article": "elements/kitchen-sink/",
    "article-ar": "ar/elements/kitchen-sink/",
    "policy": "policies/returns/",
    "contact": "contact/",
    "glossary": "glossary/",
    "not-found": "404.html",
}


def test_pages_read_like_this(visitor: Visitor, kitchen: Site) -> None:
    page = visitor.open("404.html", site=kitchen, moment=SATURDAY)
    for name, path in PAGES.items():
        page.goto(path)
        settle(page)
        told = page.locator("body").aria_snapshot() + "\n"
        file = SNAPSHOTS / f"{name}.txt"
        if IS_UPDATE:
            file.parent.mkdir(exist_ok=True)
            file.write_text(told, "utf-8")
        assert told == file.read_text("utf-8"), name
