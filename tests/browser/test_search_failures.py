"""Search when things go wrong: a site published anew, files that are missing or cut off, and hostile queries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from shops import copy_demo

from .conftest import Visitor
from .searching import INDEX, LOADING, addresses, ask, asked_for_index, open_search
from .sites import Site, build, keep_languages, replace_in, serve
from .waiting import settle, wait_until
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
FILES = re.compile(r"/search/en/[^/]+\.json")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Site]:
    """A copy of the demo in English that tests publish anew."""
    folder = copy_demo(tmp_path)
    keep_languages(folder, "en")
    with serve(build(folder)) as site:
        yield site


def test_site_that_is_published_anew_between_two_queries_answers(visitor: Visitor, shop: Site) -> None:
    visitor.expect("404")
    page = visitor.open("orders/", site=shop)
    dialog = open_search(page)
    ask(dialog, "refund")
    article = shop.folder.parent / "content/en/payment/invoice.md"
    replace_in(article, "\n---\n", "\n---\n\nAn aardwolfish stands here.\n")
    build(shop.folder.parent)
    ask(dialog, "aardwolfish")
    assert "/payment/invoice/" in addresses(dialog)
    assert len(asked_for_index(visitor)) == 2, "the entry is loaded once more"
    ask(dialog, "refund")
    assert "/returns/refund-time/" in addresses(dialog)


@pytest.mark.parametrize("how", ["missing", "cut off", "of another version", "a page", "unreachable"])
def test_file_that_cannot_be_used_gives_a_sentence_the_list_and_another_try(visitor: Visitor, how: str) -> None:
    visitor.expect("404|Failed to (load|fetch)|cut off|another version")
    page = visitor.open("returns/")

    def spoil(route: Route) -> None:
        if how == "unreachable":
            return route.abort()
        if how == "missing":
            return route.fulfill(status=404, body="gone")
        text = route.fetch().text()
        spoilt = {
            "cut off": text[: len(text) // 2],
            "of another version": re.sub(r'^\{"v":\d+', '{"v":0', text),
            "a page": "<!doctype html><title>Not found</title>",
        }
        return route.fulfill(status=200, content_type="application/json", body=spoilt[how])

    page.route(FILES, spoil)
    dialog = open_search(page)
    page.keyboard.type("refund")
    expect(dialog.get_by_role("status")).to_have_text(WORDS["search_failed"])
    expect(dialog.get_by_role("option")).to_have_count(0)
    expect(dialog.get_by_role("link", name=WORDS["all_articles"])).to_be_visible()
    expect(dialog.get_by_role("link", name=WORDS["contact"])).to_be_visible()
    page.unroute(FILES, spoil)
    dialog.get_by_role("button", name=WORDS["search_retry"]).click()
    expect(dialog.get_by_role("option").first).to_contain_text("When do I get my money back?")
    expect(dialog.get_by_role("link", name=WORDS["all_articles"])).to_be_hidden()


def test_list_of_everything_is_one_link_away_when_search_fails(visitor: Visitor) -> None:
    visitor.expect("Failed to (load|fetch)")
    page = visitor.open("returns/")
    page.route(INDEX, lambda route: route.abort())
    dialog = open_search(page)
    page.keyboard.type("refund")
    dialog.get_by_role("link", name=WORDS["all_articles"]).click()
    page.wait_for_url("**/search/")
    expect(page.get_by_role("main").get_by_role("link", name="How do I return an item?")).to_be_visible()


def test_old_answer_never_overwrites_a_newer_one(visitor: Visitor) -> None:
    page = visitor.open("orders/")
    held: list[Route] = []
    is_holding = True

    def hold(route: Route) -> None:
        if is_holding:
            held.append(route)
        else:
            route.continue_()

    page.route(FILES, hold)
    dialog = open_search(page)
    field = dialog.get_by_role("combobox")
    field.fill("parcel")
    expect(dialog.get_by_role("status")).to_have_text(WORDS["search_loading"])
    wait_until(page, lambda: held)
    late = list(held)
    is_holding = False
    field.fill("qqzzxxvv")
    for route in late[1:]:
        route.continue_()
    page.wait_for_timeout(400)
    field.fill("")
    late[0].continue_()
    settle(page)
    page.wait_for_timeout(300)
    expect(dialog.get_by_role("status")).to_have_text("")
    expect(dialog.get_by_role("option", name=re.compile("parcel", re.IGNORECASE))).to_have_count(0)


HOSTILE = {
    "blanks": "   ",
    "one letter": "a",
    "one Thai letter": "ก",
    "one Han character": "退",
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "refund " * 1_430,
    "ten thousand Thai letters": "คืนเงิน" * 1_430,
    "emoji": "🎁🧺👩‍👩‍👧",
    "mixed scripts": "refund คืนเงิน 退款 vrácení",
    "control characters": "re\u0000fu\u0007nd\u200b\u202e",
    "HTML": "<script>window.__xss=1</script><img src=x onerror=window.__xss=1>",
    "an attribute": '" autofocus onfocus="window.__xss=1',
    "like a pattern": "(.*)+$^[a-z]{999999}\\",
    "query syntax": "+title:return^9 -item~2 *",
    "constructor": "constructor",
    "__proto__": "__proto__",
    "toString hasOwnProperty": "toString hasOwnProperty valueOf",
    "half an emoji": "refund \ud83c",
    "percent": "100 % %41 %zz",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_query_throws_nothing_and_stays_text(visitor: Visitor, name: str) -> None:
    query = HOSTILE[name]
    page = visitor.open("orders/")  # the visitor fails at an error in the console
    dialog = open_search(page)
    type_into(page, query)
    status = dialog.get_by_role("status")
    if query.strip():
        expect(status).to_have_text(re.compile(r"\d+ result|No results"))
        expect(status).not_to_have_text(LOADING)
        assert len(status.text_content() or "") < 400
    expect(dialog.get_by_role("button", name=WORDS["search_retry"])).to_be_hidden()
    assert page.evaluate("window.__xss") is None
    assert dialog.locator("script, img").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button", name=WORDS["search_retry"])).to_be_hidden()
    assert page.evaluate("window.__xss") is None
    assert len(page.get_by_role("heading", level=1).text_content() or "") < 300
    assert page.evaluate("({}).polluted") is None


def type_into(page: Page, query: str) -> None:
    """As a paste: some of these cannot be typed."""
    page.locator("#hg-dialog-input").evaluate(
        """(field, units) => {
          field.value = String.fromCharCode(...units.slice(0, 5000)) + String.fromCharCode(...units.slice(5000));
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        list(memoryview(query.encode("utf-16-le", "surrogatepass")).cast("H")),
    )
