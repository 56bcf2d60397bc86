"""What holds on every page, at every width, in every direction, by day and by night."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .page_types import PAGE_TYPES, in_language
from .states import OVERFLOW
from .waiting import settle, wait_until
from .words import words

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360, 320)
CONTROLS = {
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "option", "menuitem", "tab",
    "switch", "slider", "spinbutton", "DisclosureTriangle", "dialog", "img", "image", "PopUpButton",
}  # fmt: skip


def nameless_controls(page: Page) -> list[str]:
    """Controls without a name, as the browser tells screen readers."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    controls = [node for node in nodes if not node["ignored"] and node["role"]["value"] in CONTROLS]
    assert controls
    return [node["role"]["value"] for node in controls if not node.get("name", {}).get("value", "").strip()]


@pytest.mark.parametrize("language", ["en", "th", "ar"])
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_page_fits_every_screen_and_names_everything(visitor: Visitor, kind: str, language: str) -> None:
    page = visitor.open(in_language(PAGE_TYPES[kind], language))
    settle(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(OVERFLOW) == [], (width, scheme)
    assert page.locator("h1").count() == 1
    expect(page.locator("h1")).not_to_have_text("")
    assert page.locator("img:not([alt])").count() == 0
    assert nameless_controls(page) == []
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    assert visitor.left == []


@pytest.mark.parametrize("kind", ["home", "article", "article with a film", "FAQ topic", "contact"])
def test_opened_parts_fit_a_small_phone(visitor: Visitor, kind: str) -> None:
    page = visitor.open(PAGE_TYPES[kind], width=320, height=640)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert page.evaluate(OVERFLOW) == []
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("parcel")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_long_words_do_not_widen_the_page(visitor: Visitor, language: str) -> None:
    page = visitor.open(in_language("search/?q=" + "w" * 120, language), width=320)
    expect(page.get_by_role("heading", level=1)).to_contain_text("w" * 120)
    assert page.evaluate(OVERFLOW) == []


# --- By keyboard -----------------------------------------------------------------------------


@pytest.mark.parametrize("has_script", [True, False])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_skip_link_comes_first_and_leads_to_the_content(visitor: Visitor, language: str, has_script: bool) -> None:
    page = visitor.open(in_language("orders/track-order/", language), has_script=has_script)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name=words(language)["skip_to_content"])
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


def test_targets_on_a_phone_are_large_enough(visitor: Visitor) -> None:
    page = visitor.open("contact/", width=360)
    settle(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary")]
          .filter((control) => control.checkVisibility() && !control.closest("[aria-hidden=true]"))
          .map((control) => [control, (control.closest("label") ?? control).getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([control, box]) => `${control.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)"""
    )
    assert small == []


# --- By day and by night -----------------------------------------------------------------------


def background(page: Page) -> float:
    """How bright the page is, 0 to 255."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    if re.fullmatch(r"rgba\(0, 0, 0, 0\)|transparent", color):
        color = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    # Whatever notation the browser answers in, a canvas paints it as numbers.
    red, green, blue = page.evaluate(
        """color => {
          const context = document.createElement("canvas").getContext("2d");
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        color,
    )
    return float(red + green + blue) / 3


def test_page_follows_the_system_until_the_reader_chooses(visitor: Visitor) -> None:
    page = visitor.open("orders/", scheme="dark")
    assert background(page) < 80
    page.get_by_role("button", name=words()["theme_switch"]).click()
    wait_until(page, lambda: background(page) > 200)
    page.goto("returns/return-item/")
    assert background(page) > 200
    page.get_by_role("button", name=words()["theme_switch"]).click()
    wait_until(page, lambda: background(page) < 80)
    page.reload()
    assert background(page) < 80


def test_choice_holds_before_the_first_paint(visitor: Visitor) -> None:
    page = visitor.open("orders/")
    page.get_by_role("button", name=words()["theme_switch"]).click()
    page.route("**/main.js", lambda route: route.abort())
    visitor.expect("ERR_FAILED.*main.js")
    page.goto("returns/")
    assert background(page) < 80


# --- Other hosts ----------------------------------------------------------------------------------


def test_nothing_moves_for_whoever_wants_no_motion(visitor: Visitor) -> None:
    page = visitor.open()  # a visitor who wants none
    moving = """[...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return transitionDuration !== "0s" || animationName !== "none";
    }).length"""
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) > 0


def test_film_is_asked_for_after_the_click_only(visitor: Visitor) -> None:
    visitor.expect("video.fernway.example|ERR_FAILED")
    page = visitor.open("products/care-backpack/")
    settle(page)
    assert visitor.left == []
    page.get_by_role("button", name=re.compile(re.escape(words()["play_video"]))).click()
    expect(page.locator("video")).to_be_visible()
    wait_until(page, lambda: visitor.left)
    assert all(url.startswith("https://video.fernway.example/") for url in visitor.left)
    expect(page.locator("video")).to_have_attribute("controls", "")
    expect(page.locator("video track[kind=captions]")).to_have_attribute("srclang", "en")
