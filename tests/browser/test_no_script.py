"""Every page without JavaScript, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Visitor
from .page_types import PAGE_TYPES, in_language
from .words import pattern, words

pytestmark = pytest.mark.browser

WORDS = words()

CONTENT = {
    "home": ["Browse by topic", "How do I return an item?"],
    "category": ["When will my order arrive, and what does delivery cost?", "Problems with a parcel"],
    "category on paper": ["My parcel is late", "Pick-up point or locker"],
    "section": ["My parcel is late", "My parcel arrived damaged"],
    "article": ["You have 30 days from delivery.", "Check the item"],
    "article with a film": ["Wash it", "Wash a backpack by hand"],
    "FAQ": ["Can I collect my order in Prague?"],
    "FAQ topic": ["Can I collect my order in Prague?"],
    "policy": ["European Union", "1–2 business days"],
    "tool": ["European Union", "1–2 business days"],
    "older policy": ["It is no longer in force.", "14 days"],
    "withdrawal form": ["Model withdrawal form", "Withdraw from contract here", "Signature (on paper only)"],
    "legal notices": ["Fernway Outfitters s.r.o.", "The official notice on the legal guarantee"],
    "contact": ["Live chat", "Open the chat page", "WhatsApp", "Send message"],
    "search": ["How do I return an item?", "Where is my invoice?"],
    "results": ["How do I return an item?"],
    "not found": ["Page not found", "How do I return an item?"],
}
"""Words that a reader must see on the page of each kind."""


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_page_shows_its_content_without_script(visitor: Visitor, kind: str) -> None:
    page = visitor.open(PAGE_TYPES[kind], has_script=False)
    for text in CONTENT[kind]:
        expect(page.get_by_role("main").get_by_text(text).first).to_be_visible()
    assert visitor.left == []
    assert not [url for url in visitor.requests if url.endswith("main.js") and not url.startswith(visitor.site.url)]


@pytest.mark.parametrize("language", ["th", "zh", "cs", "id", "ar"])
def test_home_page_of_each_language_leads_on_without_script(visitor: Visitor, language: str) -> None:
    page = visitor.open(in_language("", language), has_script=False)
    page.get_by_role("main").get_by_role("heading", level=3).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("has_script", [True, False])
def test_tabs_switch(visitor: Visitor, has_script: bool) -> None:
    page = visitor.open("returns/return-item/", has_script=has_script)
    first = page.get_by_text("Hand the parcel to PPL")
    second = page.get_by_text("on the customs form")
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.locator("label", has_text="Outside the EU").click()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Bring both to")).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_folded_question_in_an_article_opens(visitor: Visitor, has_script: bool) -> None:
    page = visitor.open("products/care-backpack/", has_script=has_script)
    answer = page.get_by_text("No, the outer treatment wears off with use.")
    expect(answer).to_be_hidden()
    page.locator("summary", has_text="Water no longer runs off").click()
    expect(answer).to_be_visible()


def test_film_is_a_link_without_script(visitor: Visitor) -> None:
    page = visitor.open("products/care-backpack/", has_script=False)
    link = page.get_by_role("link", name=re.compile(re.escape(WORDS["play_video"])))
    expect(link).to_have_attribute("href", "https://video.fernway.example/care-backpack.mp4")
    page.locator("summary", has_text=WORDS["transcript"]).click()
    expect(page.get_by_text("Shake out sand and brush off dry mud")).to_be_visible()


def test_what_needs_a_script_is_not_offered_without_it(visitor: Visitor) -> None:
    page = visitor.open("contact/", has_script=False)
    expect(page.get_by_role("button", name=WORDS["theme_switch"])).to_have_count(0)
    expect(page.get_by_role("button", name=WORDS["chat_start"])).to_have_count(0)
    expect(page.get_by_text(WORDS["chat_closed"])).to_be_hidden()


# --- On paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize("has_script", [True, False])
def test_printed_faq_shows_every_answer(visitor: Visitor, has_script: bool) -> None:
    page = visitor.open("faq/delivery/", has_script=has_script)
    opened = page.get_by_role("main").locator("details[open] > summary")
    while opened.count():
        opened.first.click()
    expect(page.get_by_text("Yes, free of charge.")).to_be_hidden()
    page.emulate_media(media="print")
    for text in ("Yes, free of charge.", "Not in the European Union.", "Not in the checkout."):
        expect(page.get_by_text(text)).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_printed_article_shows_every_tab_and_no_tools(visitor: Visitor, has_script: bool) -> None:
    page = visitor.open("returns/return-item/", has_script=has_script)
    page.emulate_media(media="print")
    for text in ("Hand the parcel to PPL", "on the customs form", "Bring both to"):
        expect(page.get_by_text(text)).to_be_visible()
    expect(page.get_by_role("form", name=WORDS["feedback_question"])).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("button", name=WORDS["search"])).to_be_hidden()
    expect(page.get_by_text(pattern("updated"))).to_be_visible()
