"""Questions and answers: by mouse, by keyboard, by address, on paper."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
QUESTION = "Can I collect my order in Prague?"
ANCHOR = "can-i-collect-my-order-in-prague"
ANSWER = "Yes, free of charge."


def summary(page: Page, question: str) -> Locator:
    return page.get_by_role("main").locator("summary", has_text=question)


def close_all(page: Page, language: str = "en") -> None:
    settle(page)  # the script of the buttons comes after the page
    page.get_by_role("button", name=words(language)["close_all"], exact=True).click()
    expect(page.get_by_role("main").locator("details[open]")).to_have_count(0)


def test_few_answers_are_open_from_the_start(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/", has_script=False)
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.locator(".hg-question > details:not([open])")).to_have_count(0)


def test_address_with_an_anchor_opens_its_answer_and_shows_it(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/")
    close_all(page)
    page.evaluate("anchor => (location.hash = anchor)", ANCHOR)
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    expect(summary(page, QUESTION).locator("..")).to_have_attribute("open", "")
    expect(summary(page, "How much does delivery cost?").locator("..")).not_to_have_attribute("open", "")


def test_anchor_in_thai_letters_opens_its_answer(visitor: Visitor) -> None:
    page = visitor.open("th/faq/delivery/")
    anchor = summary(page, "ไปรับสินค้าเองที่ปรากได้ไหม").evaluate("element => element.parentElement.id")
    assert anchor
    assert not anchor.isascii()
    close_all(page, "th")
    page.evaluate("anchor => (location.hash = encodeURIComponent(anchor))", anchor)
    expect(summary(page, "ไปรับสินค้าเองที่ปรากได้ไหม").locator("..")).to_have_attribute("open", "")


@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "nothing-here", "hg-main", '"><img>'])
def test_stray_anchor_does_no_harm(visitor: Visitor, anchor: str) -> None:
    page = visitor.open(f"faq/delivery/#{anchor}")
    close_all(page)
    summary(page, QUESTION).click()
    expect(page.get_by_text(ANSWER)).to_be_visible()


def test_link_from_another_page_leads_to_the_open_answer(visitor: Visitor) -> None:
    page = visitor.open("faq/")
    page.get_by_role("main").get_by_role("link", name=QUESTION).click()
    page.wait_for_url(f"**/faq/delivery/#{ANCHOR}")
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()


def test_every_question_has_a_link_to_itself(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/")
    questions = page.get_by_role("main").locator("summary:has(h2)").all_text_contents()
    assert len(questions) == 8
    for question in map(str.strip, questions):
        link = page.get_by_role("link", name=f"{WORDS['link_to_question']}: {question}")
        expect(link).to_have_count(1)
    close_all(page)
    page.get_by_role("link", name=f"{WORDS['link_to_question']}: {QUESTION}").click()
    expect(page).to_have_url(f"{visitor.site.url}faq/delivery/#{ANCHOR}")
    expect(page.get_by_text(ANSWER)).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_answer_opens_and_closes_by_keyboard(visitor: Visitor, key: str, has_script: bool) -> None:
    page = visitor.open("faq/delivery/", has_script=has_script)
    summary(page, QUESTION).focus()
    page.keyboard.press(key)
    expect(page.get_by_text(ANSWER)).to_be_hidden()
    page.keyboard.press(key)
    expect(page.get_by_text(ANSWER)).to_be_visible()


def test_several_answers_may_be_open_and_all_open_and_close_at_once(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/")
    close_all(page)
    details = page.get_by_role("main").locator("details[open]")
    summary(page, QUESTION).click()
    summary(page, "Will I pay customs duty?").click()
    expect(details).to_have_count(2)
    page.get_by_role("button", name=WORDS["open_all"]).click()
    expect(details).to_have_count(8)
    page.get_by_role("button", name=WORDS["close_all"]).click()
    expect(details).to_have_count(0)


def test_questions_are_headings(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/")
    expect(page.get_by_role("heading", level=2, name=QUESTION)).to_be_visible()


def test_without_script_answers_close_by_click_and_useless_buttons_are_hidden(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/", has_script=False)
    summary(page, QUESTION).click()
    expect(page.get_by_text(ANSWER)).to_be_hidden()
    expect(page.get_by_role("button", name=WORDS["open_all"])).to_have_count(0)


def test_printed_page_shows_the_answers_and_is_closed_again_afterwards(visitor: Visitor) -> None:
    page = visitor.open("faq/delivery/")
    close_all(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("main").locator("details:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("main").locator("details[open]")).to_have_count(0)
