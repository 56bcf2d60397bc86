"""Whoever has no mouse reaches everything, and sees where she is."""

import pytest
from playwright.sync_api import Page

from .conftest import Visitor
from .page_types import PAGE_TYPES, in_language
from .sites import Site
from .states import POINTER_ONLY, walk_by_keyboard
from .waiting import settle

pytestmark = pytest.mark.browser


def check_walk(page: Page) -> list[str]:
    """Walk through the page; return the names of the stops."""
    stops = walk_by_keyboard(page)
    assert [stop.name for stop in stops if stop.is_hidden] == []
    assert [stop.name for stop in stops if stop.is_covered] == []
    assert [stop.name for stop in stops if not stop.has_ring] == []
    assert page.evaluate(POINTER_ONLY) == []
    return [stop.name for stop in stops]


@pytest.mark.parametrize(
    ("kind", "language"),
    [*((kind, "en") for kind in PAGE_TYPES), *((kind, "ar") for kind in ("home", "article", "FAQ topic", "contact"))],
)
def test_no_stop_is_hidden_or_covered_and_nothing_needs_a_pointer(visitor: Visitor, kind: str, language: str) -> None:
    page = visitor.open(in_language(PAGE_TYPES[kind], language), height=640)
    settle(page)
    if language == "en":
        assert len(check_walk(page)) > 8
    page.set_viewport_size({"width": 320, "height": 640})
    assert len(check_walk(page)) > 8


def test_every_element_of_an_article_is_reached(visitor: Visitor, kitchen: Site) -> None:
    page = visitor.open("elements/kitchen-sink/", site=kitchen, height=640)
    settle(page)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 640})
        names = " ".join(check_walk(page))
        for word in ("RMA number", "HS code", "__tabbed", "Copy", "Returns and refunds", "Pack a parcel", "Transcript"):
            assert word in names, (width, names)
