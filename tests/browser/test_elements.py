"""The elements of an article do what they promise, under the strictest policy, by keyboard too."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .sites import Site
from .states import OVERFLOW
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

SINK = "elements/kitchen-sink/"
WORDS = words()


@pytest.fixture
def sink(visitor: Visitor, kitchen: Site) -> Page:
    """The kitchen sink on a desktop."""
    page = visitor.open(SINK, site=kitchen)
    settle(page)
    return page


def test_code_is_copied(sink: Page) -> None:
    sink.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = sink.get_by_role("button", name=WORDS["copy_code"], exact=True)
    button.focus()
    sink.keyboard.press("Enter")
    expect(sink.get_by_role("status").filter(has_text=WORDS["copied"])).to_be_attached()
    assert sink.evaluate("navigator.clipboard.readText()") == (
        '<a href="https://help.kitchen.example/" data-helpgen>Help</a>'
    )


def test_large_picture_opens_and_gives_the_focus_back(sink: Page) -> None:
    link = sink.get_by_role("link", name=re.compile(WORDS["enlarge"])).first
    link.focus()
    sink.keyboard.press("Enter")
    dialog = sink.get_by_role("dialog", name="The label with the code at the lower right")
    expect(dialog).to_be_visible()
    settle(sink)  # the picture is there
    assert dialog.locator("img").evaluate("image => image.getBoundingClientRect().width") > 1000
    sink.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_pair_of_pictures_follows_the_switch(sink: Page) -> None:
    light, dark = (sink.locator(f"img.hg-only-{scheme}") for scheme in ("light", "dark"))
    body = sink.locator(".hg-body")
    expect(body.locator(light)).to_be_visible()
    expect(body.locator(dark)).to_be_hidden()
    sink.get_by_role("button", name=WORDS["theme_switch"]).click()
    expect(body.locator(light)).to_be_hidden()
    expect(body.locator(dark)).to_be_visible()
    expect(sink.get_by_role("banner").locator("img:visible")).to_have_attribute("src", re.compile("logo-dark"))


def test_columns_are_aligned_as_they_are_written(sink: Page) -> None:
    cells = sink.locator(".hg-body .hg-table tbody tr:first-child > td")
    styles = cells.evaluate_all(
        """cells => cells.map((cell) => {
          const { display, textAlign, borderInlineStartWidth } = getComputedStyle(cell);
          return [display, textAlign, borderInlineStartWidth].join(" ");
        })"""
    )
    assert styles == [f"table-cell {side} 0px" for side in ("start", "end", "end", "center")]


def test_sign_of_a_task_stands_in_its_line(sink: Page) -> None:
    sign = sink.locator(".task-list-item .hg-check").first
    assert sign.evaluate("sign => getComputedStyle(sign).display") == "inline"


@pytest.mark.parametrize("has_script", [True, False])
def test_term_opens_its_meaning_without_script(visitor: Visitor, kitchen: Site, has_script: bool) -> None:
    page = visitor.open(SINK, site=kitchen, width=320, has_script=has_script)
    term = page.get_by_role("button", name="RMA number", exact=True)
    meaning = page.locator("#hg-term-rma")
    expect(meaning).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("It stands on the label")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


def test_meanings_are_printed(visitor: Visitor, kitchen: Site) -> None:
    page = visitor.open(SINK, site=kitchen)
    page.emulate_media(media="print")
    expect(page.locator("#hg-term-rma")).to_be_visible()
    expect(page.get_by_role("button", name=WORDS["copy_code"], exact=True)).to_be_hidden()


def test_pictures_keep_their_place(visitor: Visitor, kitchen: Site) -> None:
    page = visitor.open(SINK, site=kitchen, width=360)
    wheel = page.get_by_role("img", name="A wheel")
    before = wheel.bounding_box()
    wheel.scroll_into_view_if_needed()
    settle(page)
    after = wheel.bounding_box()
    assert before
    assert after
    assert (before["width"], before["height"]) == (after["width"], after["height"]) == (120, 120)


@pytest.mark.parametrize("language", ["", "ar/"])
def test_nothing_is_wider_than_the_screen(visitor: Visitor, kitchen: Site, language: str) -> None:
    page = visitor.open(language + SINK, site=kitchen)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(OVERFLOW) == [], width


def test_notice_is_the_first_thing_after_the_skip_link(sink: Page) -> None:
    notices = sink.get_by_role("region", name=WORDS["notices"])
    expect(notices).to_contain_text("two days longer")
    expect(notices).not_to_contain_text("next year")
    sink.keyboard.press("Tab")
    sink.keyboard.press("Tab")
    expect(notices.get_by_role("link", name="The kitchen sink")).to_be_focused()


@pytest.mark.parametrize(
    ("address", "found"),
    [("elemnts/kitchen-sikn.html", "The kitchen sink"), ("forms/return-form", "Where is the form?")],
)
def test_broken_address_leads_to_what_it_may_have_meant(
    visitor: Visitor, kitchen: Site, address: str, found: str
) -> None:
    visitor.expect("404")
    page = visitor.open(address, site=kitchen)
    guesses = page.get_by_role("navigation", name=WORDS["not_found_guesses"])
    expect(guesses.get_by_role("link", name=found)).to_be_visible()
    guesses.get_by_role("link", name=found).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found)


def test_broken_address_without_words_offers_nothing_wrong(visitor: Visitor, kitchen: Site) -> None:
    visitor.expect("404")
    page = visitor.open("qqzzxx/%25%25/", site=kitchen)
    settle(page)
    expect(page.get_by_role("navigation", name=WORDS["not_found_guesses"])).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["not_found_title"])
