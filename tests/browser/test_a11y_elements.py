"""axe-core finds nothing in the elements of articles and their states."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .sites import Site
from .test_a11y import check
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
SINK = "elements/kitchen-sink/"


def last_tab(page: Page) -> None:
    page.locator(".tabbed-labels label").last.click()


def everything_open(page: Page) -> None:
    page.evaluate("for (const details of document.querySelectorAll('main details')) details.open = true")


def code_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=WORDS["copy_code"], exact=True).click()
    expect(page.get_by_role("status").filter(has_text=WORDS["copied"])).to_be_attached()


def term_open(page: Page) -> None:
    page.locator(".hg-term").first.click()
    expect(page.locator(".hg-meaning").first).to_be_visible()


def picture_open(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("link", name=re.compile(WORDS["enlarge"])).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def forced_colours(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.emulate_media(forced_colors="active")


STATES: dict[str, Callable[[Page], None]] = {
    "last tab": last_tab,
    "everything open": everything_open,
    "code copied": code_copied,
    "term open": term_open,
    "picture open": picture_open,
    "forced colours": forced_colours,
}
"""One after the other, as somebody would read the article; each leaves open what does not cover the next."""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_state_of_an_article_has_a_violation(
    visitor: Visitor, kitchen: Site, axe_script: Path, width: int, scheme: str
) -> None:
    page = visitor.open(SINK, site=kitchen, width=width, scheme=scheme, bypass_csp=True)
    settle(page)
    check(page, axe_script, "as it is")
    for state, reach in STATES.items():
        reach(page)
        check(page, axe_script, state)


def test_no_page_of_the_kitchen_has_a_violation(visitor: Visitor, kitchen: Site, axe_script: Path) -> None:
    page = visitor.open("", site=kitchen, width=390, bypass_csp=True)
    for path in ("", "elements/", "glossary/", f"ar/{SINK}", "ar/glossary/", "404.html"):
        page.goto(path)
        settle(page)
        check(page, axe_script, path)


def test_guesses_for_a_broken_address_have_no_violation(visitor: Visitor, kitchen: Site, axe_script: Path) -> None:
    visitor.expect("404")
    page = visitor.open("elements/kitchen", site=kitchen, bypass_csp=True)
    expect(page.get_by_role("navigation", name=WORDS["not_found_guesses"])).to_be_visible()
    check(page, axe_script)
