"""The page of results: long lists, kinds, its address, and what it costs before somebody searches."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .page_types import in_language
from .searching import asked_for_data, facts
from .waiting import settle, wait_until
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
PAGE_SIZE = 20


def results(page: Page) -> Locator:
    return page.get_by_role("main").locator("ol").first.get_by_role("listitem")


def choices(page: Page) -> Locator:
    return page.get_by_role("group", name=WORDS["search_filter"]).get_by_role("radio")


def choice(page: Page, key: str) -> Locator:
    return page.get_by_role("group", name=WORDS["search_filter"]).get_by_role(
        "radio", name=re.compile(f"^{WORDS[key]} ")
    )


def status(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("search").get_by_role("status")


def total(page: Page) -> int:
    expect(status(page)).to_have_text(re.compile(r"^\d+ results?$"))
    return int((status(page).text_content() or "").split()[0])


def expect_total(page: Page, count: int) -> None:
    expect(status(page)).to_have_text(f"{count} results")


def expect_flags(page: Page, *words: str) -> None:
    """Every result that is shown bears one of these words, and each of them some result."""
    found = page.locator(".hg-result .hg-flag")
    wait_until(page, lambda: set(found.all_text_contents()) == set(words))


# --- Before somebody searches --------------------------------------------------------


def test_page_of_results_asks_for_nothing_before_its_field_is_used(visitor: Visitor) -> None:
    page = visitor.open("search/")
    settle(page)
    assert asked_for_data(visitor) == []
    assert not [url for url in visitor.requests if "lunr" in url]
    with page.expect_request(re.compile(r"/search/.+\.json")):
        page.get_by_role("main").get_by_label(WORDS["search_label"]).focus()
    assert asked_for_data(visitor)


@pytest.mark.parametrize("path", ["", "returns/return-item/", "search/", "contact/", "404.html"])
def test_search_costs_a_page_no_request_before_focus(visitor: Visitor, path: str) -> None:
    settle(visitor.open(path))
    assert asked_for_data(visitor) == []
    scripts = [url for url in visitor.requests if re.search(r"/js/(search|vendor)/", url)]
    assert scripts == [] or path == "search/"


# --- Long lists ----------------------------------------------------------------------


def test_long_list_grows_and_the_focus_goes_to_the_first_new_result(visitor: Visitor) -> None:
    page = visitor.open("search/?q=return")
    count = total(page)
    assert count > 2 * PAGE_SIZE
    expect(results(page)).to_have_count(PAGE_SIZE)
    expect(page.get_by_text(WORDS["search_shown"].format(shown=PAGE_SIZE, total=count))).to_be_visible()
    more = page.get_by_role("button", name=WORDS["search_more"])
    more.focus()
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(2 * PAGE_SIZE)
    expect(results(page).nth(PAGE_SIZE).get_by_role("link")).to_be_focused()
    for shown in range(3 * PAGE_SIZE, count + PAGE_SIZE, PAGE_SIZE):
        more.click()
        expect(results(page)).to_have_count(min(shown, count))
    expect(more).to_be_hidden()
    titles = results(page).get_by_role("link").evaluate_all("all => all.map(link => link.href)")
    assert len(set(titles)) == len(titles)


def test_grown_list_is_there_again_after_the_way_back(visitor: Visitor) -> None:
    page = visitor.open("search/?q=return")
    page.get_by_role("button", name=WORDS["search_more"]).click()
    expect(results(page)).to_have_count(2 * PAGE_SIZE)
    expect(page).to_have_url(re.compile(r"\?q=return&shown=40$"))
    results(page).last.get_by_role("link").click()
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))
    page.go_back()
    expect(results(page)).to_have_count(2 * PAGE_SIZE)
    page.reload()
    expect(results(page)).to_have_count(2 * PAGE_SIZE)


def test_short_list_has_no_button(visitor: Visitor) -> None:
    page = visitor.open("search/?q=password")
    assert 0 < total(page) <= PAGE_SIZE
    expect(page.get_by_role("button", name=WORDS["search_more"])).to_be_hidden()


# --- Kinds ---------------------------------------------------------------------------


def test_kinds_are_counted_and_chosen_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("search/?q=refund")
    count = total(page)
    expect(choice(page, "search_filter_all")).to_be_checked()
    shown = page.get_by_role("group", name=WORDS["search_filter"]).locator("label:visible").all_text_contents()
    numbers = [int(re.findall(r"\d+", label)[-1]) for label in shown]
    assert numbers[0] == count == sum(numbers[1:])
    choice(page, "search_filter_all").focus()
    page.keyboard.press("ArrowRight")
    expect(choice(page, "short_answers")).to_be_checked()
    expect(choice(page, "short_answers")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?q=refund&kind=questions$"))
    expect_total(page, numbers[1])
    expect_flags(page, WORDS["kind_question"])


@pytest.mark.parametrize(("key", "kind"), [("search_articles", "kind_article"), ("policies", "kind_policy")])
def test_chosen_kind_holds_after_reload_and_the_way_back(visitor: Visitor, key: str, kind: str) -> None:
    page = visitor.open("search/?q=refund")
    total(page)
    choice(page, key).check(force=True)
    expect(page).to_have_url(re.compile(r"&kind="))
    expect_flags(page, WORDS[kind])
    count = total(page)
    page.reload()
    expect(choice(page, key)).to_be_checked()
    expect_total(page, count)
    expect_flags(page, WORDS[kind])
    results(page).first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))
    page.go_back()
    expect(choice(page, key)).to_be_checked()
    expect_flags(page, WORDS[kind])
    choice(page, "search_filter_all").check(force=True)
    expect(page).to_have_url(re.compile(r"\?q=refund$"))


def topic(page: Page, title: str) -> Locator:
    group = page.get_by_role("group", name=WORDS["search_filter_topics"])
    return group.get_by_role("checkbox", name=re.compile(f"^{title} "))


def test_topics_are_counted_chosen_by_keyboard_and_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("search/?q=return")
    count = total(page)
    returns, orders = topic(page, "Returns and refunds"), topic(page, "Orders")
    counts = [int(re.findall(r"\d+", box.locator("..").text_content() or "")[-1]) for box in (returns, orders)]
    returns.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?q=return&topic=returns$"))
    assert counts[0] < count
    expect_total(page, counts[0])
    expect(returns).to_be_focused()
    orders.check(force=True)
    expect_total(page, sum(counts))
    page.reload()
    expect(returns).to_be_checked()
    expect(orders).to_be_checked()
    expect_total(page, sum(counts))
    choice(page, "search_articles").check(force=True)
    expect_flags(page, WORDS["kind_article"])
    for box in (returns, orders):
        box.uncheck(force=True)
    choice(page, "search_filter_all").check(force=True)
    expect(page).to_have_url(re.compile(r"\?q=return$"))
    expect_total(page, count)


def test_topics_that_a_new_query_does_not_find_are_given_up(visitor: Visitor) -> None:
    page = visitor.open("search/?q=refund&topic=products&topic=nonsense")
    settle(page)  # else the query of the address may come between the two steps of filling the field
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("pasword")
    expect(page.get_by_role("link", name="I forgot my password")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=pasword$"))


def test_kind_that_a_new_query_does_not_find_is_given_up(visitor: Visitor) -> None:
    page = visitor.open("search/?q=refund&kind=policies")
    expect_flags(page, WORDS["kind_policy"])
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("pasword")
    expect(page.get_by_role("link", name="I forgot my password")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=pasword$"))


@pytest.mark.parametrize(
    "address", ["search/?q=refund&kind=nonsense", "search/?q=refund&shown=-5", "search/?q=refund&shown=1e9x"]
)
def test_address_with_nonsense_shows_all_results(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    assert total(page) > PAGE_SIZE
    expect(results(page)).to_have_count(PAGE_SIZE)


def test_page_without_its_start_file_shows_results_and_no_kinds(visitor: Visitor) -> None:
    visitor.expect("404")
    page = visitor.open("contact/")
    page.route("**/search/start/*.json", lambda route: route.fulfill(status=404, body="gone"))
    page.goto("search/?q=refund&kind=policies")
    assert total(page) > PAGE_SIZE
    expect(choices(page).first).to_be_hidden()


# --- Facts and help ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "query"), [("en", "return time"), ("th", "ระยะเวลาคืนสินค้า"), ("ar", "مدة الإرجاع")]
)
def test_fact_stands_above_the_results(visitor: Visitor, language: str, query: str) -> None:
    page = visitor.open(in_language(f"search/?q={query}", language))
    expect(facts(page.get_by_role("main"))).to_contain_text(words(language)["returns_key_window"])
    facts(page.get_by_role("main")).click()
    page.wait_for_url(f"**/{in_language('policies/returns/', language)}")


@pytest.mark.parametrize("query", ["qqzzxxvv", "do you sell tents"])
def test_weak_results_end_with_the_channels(visitor: Visitor, query: str) -> None:
    page = visitor.open(f"search/?q={query}")
    expect(page.locator(".hg-results .hg-ask-us").get_by_role("link")).to_have_count(3)
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("refund")
    expect(page.get_by_role("link", name="When do I get my money back?")).to_be_visible()
    expect(page.locator(".hg-ask-us")).to_have_count(0)


def test_search_on_the_page_is_remembered_for_the_dialog(visitor: Visitor) -> None:
    page = visitor.open("search/")
    field = page.get_by_role("main").get_by_label(WORDS["search_label"])
    field.fill("gift")
    field.press("Enter")
    total(page)
    page.keyboard.press("Control+k")
    remembered = page.get_by_role("dialog").get_by_role("region", name=WORDS["search_recent"])
    expect(remembered.get_by_role("listitem")).to_have_text(["gift"])
