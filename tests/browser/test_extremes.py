"""The layout holds at the edge: a thousand articles, forty languages, endless words, thirty columns, no logo."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Visitor
from .extremes import LANGUAGES, LONG_TITLE, MANY, WIDE, large_shop, polyglot_shop
from .sites import Site, build, serve
from .states import OVERFLOW
from .test_a11y import check
from .waiting import wait_until
from .words import words

pytestmark = pytest.mark.browser

WIDTHS = (1280, 320)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A shop with everything too long."""
    with serve(build(large_shop(tmp_path_factory.mktemp("large")))) as site:
        yield site


@pytest.fixture(scope="module")
def polyglot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A shop in forty languages."""
    with serve(build(polyglot_shop(tmp_path_factory.mktemp("polyglot")))) as site:
        yield site


def test_nothing_is_wider_than_the_screen(visitor: Visitor, large: Site) -> None:
    page = visitor.open("", site=large)
    for path in ("", "long/", "long/title/", "long/word/", "long/table/", "many/", "one/", "search/"):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(OVERFLOW) == [], (path, width)
        expect(page.locator("h1")).to_have_count(1)


def test_title_of_three_hundred_characters_is_whole(visitor: Visitor, large: Site) -> None:
    page = visitor.open("long/title/", site=large, width=320)
    expect(page.get_by_role("heading", level=1)).to_have_text(LONG_TITLE)


def test_missing_logo_gives_way_to_the_name(visitor: Visitor, large: Site) -> None:
    page = visitor.open("", site=large)
    brand = page.get_by_role("banner").get_by_role("link").first
    expect(brand).to_have_text("Extreme Help")
    expect(brand.locator("img")).to_have_count(0)


def test_thirty_columns_scroll_by_keyboard(visitor: Visitor, large: Site) -> None:
    page = visitor.open("long/table/", site=large, width=320)
    frame = page.get_by_role("group", name="Columns")
    expect(frame.get_by_role("columnheader")).to_have_count(WIDE)
    frame.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.hg-table').scrollLeft > 0")


def test_thousand_articles_are_one_light_page(visitor: Visitor, large: Site) -> None:
    size = len(gzip.compress((large.folder / "many/index.html").read_bytes(), mtime=0))
    assert size < 12_000, size
    page = visitor.open("many/", site=large, width=390)
    expect(page.locator(".hg-titles > li")).to_have_count(MANY)
    article = Path(large.folder / "many/a0500/index.html").read_bytes()
    assert article.count(b"Question number") < 40, "an article shows its neighbours, not all of them"


def test_forty_languages_fit_the_switch(visitor: Visitor, polyglot: Site, axe_script: Path) -> None:
    page = visitor.open("orders/track/", site=polyglot, bypass_csp=True)
    page.get_by_role("banner").locator("summary").click()
    menu = page.get_by_role("banner").get_by_role("list")
    expect(menu.get_by_role("link")).to_have_count(len(LANGUAGES))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) == []
        box = menu.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        check(page, axe_script, f"{width} px")
    last = menu.get_by_role("link").last
    last.focus()
    expect(last).to_be_in_viewport()
    last.click()
    expect(page.locator("html")).to_have_attribute("lang", LANGUAGES[-1])
    expect(page.get_by_role("banner").get_by_text(words("zh")["search"]).first).to_be_attached()
