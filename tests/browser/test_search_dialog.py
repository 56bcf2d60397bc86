"""The search dialog: before typing, groups, facts of policies, help where results are weak, keys and input methods."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import Visitor
from .page_types import in_language
from .searching import START, addresses, ask, asked_for_data, facts, open_search
from .waiting import settle, wait_until
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")


def group(dialog: Locator, key: str, language: str = "en") -> Locator:
    """The options under a name."""
    return dialog.get_by_role("group", name=words(language)[key], exact=True)


def recent(dialog: Locator) -> Locator:
    return dialog.get_by_role("region", name=WORDS["search_recent"])


def choose_first(page: Page, query: str) -> None:
    """Search in the dialog and open the first result."""
    dialog = open_search(page)
    ask(dialog, query)
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")


# --- Before typing -------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_popular_pages_stand_there_before_typing(visitor: Visitor, language: str) -> None:
    page = visitor.open(in_language("orders/track-order/", language))
    dialog = open_search(page)
    popular = group(dialog, "promoted_articles", language).get_by_role("option")
    expect(popular.nth(3)).to_be_visible()
    assert in_language("returns/return-item/", language) in " ".join(addresses(dialog))
    assert len([url for url in asked_for_data(visitor) if START.search(url)]) == 1


def test_popular_pages_open_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("contact/")
    dialog = open_search(page)
    first = group(dialog, "promoted_articles").get_by_role("option").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    title = first.text_content() or ""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_popular_pages_make_way_for_results_and_come_back(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    expect(group(dialog, "promoted_articles")).to_be_visible()
    ask(dialog, "refund")
    expect(group(dialog, "promoted_articles")).to_have_count(0)
    dialog.get_by_role("combobox").fill("")
    expect(group(dialog, "promoted_articles")).to_be_visible()


def test_dialog_works_without_its_start_file(visitor: Visitor) -> None:
    visitor.expect("404")
    page = visitor.open("returns/")
    page.route("**/search/start/*.json", lambda route: route.fulfill(status=404, body="gone"))
    dialog = open_search(page)
    ask(dialog, "refund")
    expect(dialog.get_by_role("option").first).to_be_visible()
    expect(dialog.get_by_role("group")).to_have_count(0)  # their names stand in that file
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+$"))
    ask(dialog, "qqzzxxvv")
    expect(dialog.get_by_role("status")).to_have_text(WORDS["search_failed"])
    expect(dialog.get_by_role("link", name=WORDS["contact"])).to_be_visible()


# --- Recent searches -----------------------------------------------------------------


def test_searches_that_led_somewhere_are_offered_again(visitor: Visitor) -> None:
    page = visitor.open()
    for query in ("refund", "gift card", "refund", "invoice"):
        choose_first(page, query)
    dialog = open_search(page)
    queries = recent(dialog).get_by_role("listitem")
    expect(queries).to_have_text(["invoice", "refund", "gift card"])
    recent(dialog).get_by_role("button", name="gift card", exact=True).click()
    field = dialog.get_by_role("combobox")
    expect(field).to_have_value("gift card")
    expect(field).to_be_focused()
    expect(group(dialog, "search_articles")).to_be_visible()
    expect(recent(dialog)).to_have_count(0)


def test_no_more_than_five_searches_are_kept_and_none_that_led_nowhere(visitor: Visitor) -> None:
    page = visitor.open()
    for query in ("refund", "invoice", "password", "gift", "parcel", "warranty"):
        choose_first(page, query)
    dialog = open_search(page)
    ask(dialog, "drone")
    dialog.get_by_role("combobox").fill("")
    expect(recent(dialog).get_by_role("listitem")).to_have_text(["warranty", "parcel", "gift", "password", "invoice"])
    assert page.context.cookies() == []


def test_recent_searches_can_be_removed_one_by_one_and_all_at_once(visitor: Visitor) -> None:
    page = visitor.open()
    for query in ("refund", "invoice", "gift"):
        choose_first(page, query)
    dialog = open_search(page)

    def remove(query: str) -> Locator:
        name = WORDS["search_recent_remove"].format(query=query)
        return recent(dialog).get_by_role("button", name=name)

    remove("invoice").click()
    expect(recent(dialog).get_by_role("listitem")).to_have_text(["gift", "refund"])
    expect(remove("refund")).to_be_focused()
    page.keyboard.press("Enter")
    expect(remove("gift")).to_be_focused()
    recent(dialog).get_by_role("button", name=WORDS["search_recent_clear"]).click()
    expect(recent(dialog)).to_have_count(0)
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.reload()
    expect(recent(open_search(page))).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "localStorage.setItem('hg-recent-en', '{\"broken\": [')",
        "localStorage.setItem('hg-recent-en', '[1, null, {}, \"\"]')",
    ],
)
def test_search_works_where_nothing_can_be_remembered(visitor: Visitor, storage: str) -> None:
    page = visitor.open()
    page.add_init_script(storage)
    page.reload()
    choose_first(page, "refund")
    dialog = open_search(page)
    expect(group(dialog, "promoted_articles")).to_be_visible()
    expect(recent(dialog)).to_have_count(0)
    ask(dialog, "invoice")
    expect(dialog.get_by_role("option").first).to_be_visible()


def test_html_among_recent_searches_is_text(visitor: Visitor) -> None:
    page = visitor.open()
    query = '<img src=x onerror="window.__xss=1">'
    page.evaluate("query => localStorage.setItem('hg-recent-en', JSON.stringify([query]))", query)
    dialog = open_search(page)
    expect(recent(dialog).get_by_role("listitem")).to_have_text(query)
    assert page.evaluate("window.__xss") is None


# --- Groups --------------------------------------------------------------------------


def test_results_stand_in_named_groups_the_best_first(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    ask(dialog, "refund")
    groups = dialog.get_by_role("listbox").get_by_role("group")
    names = groups.evaluate_all(
        "all => all.map(one => document.getElementById(one.ariaLabelledByElements[0].id).innerText)"
    )
    assert names[0] == WORDS["search_articles"]
    assert {WORDS["short_answers"], WORDS["policies"]} <= set(names)
    assert len(set(names)) == len(names)
    ids = dialog.get_by_role("option").evaluate_all("all => all.map(option => option.id)")
    assert len(set(ids)) == len(ids)
    first = group(dialog, "search_articles").get_by_role("option").first
    expect(first).to_contain_text("When do I get my money back?")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")


def test_question_shows_the_beginning_of_its_answer(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    ask(dialog, "how long can I return an item")
    answer = group(dialog, "short_answers").get_by_role("option", name=re.compile("^How long can I return an item"))
    expect(answer.locator(".hg-option-text")).to_contain_text("30 days")


@pytest.mark.parametrize(
    ("language", "query", "channel"),
    [
        ("en", "phone number", "phone"),
        ("en", "opening hours of the store", "store-prague"),
        ("th", "เบอร์โทร", "phone"),
        ("zh", "微信", "wechat"),
        ("cs", "otevírací doba", "store-prague"),
        ("id", "nomor telepon", "phone"),
        ("ar", "رقم الهاتف", "phone"),
    ],
)
def test_channel_is_a_result_and_leads_to_its_card(visitor: Visitor, language: str, query: str, channel: str) -> None:
    page = visitor.open(in_language("orders/", language))
    dialog = open_search(page)
    ask(dialog, query)
    group(dialog, "contact", language).get_by_role("option").first.click()
    page.wait_for_url(f"**/contact/#hg-channel-{channel}")
    expect(page.locator(f"#hg-channel-{channel}")).to_be_in_viewport()


# --- Facts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "return time"),
        ("en", "how long do I have to return"),
        ("en", "retrun time"),
        ("th", "ระยะเวลาคืนสินค้า"),
        ("zh", "退货期限"),
        ("cs", "lhůta na vrácení"),
        ("cs", "lhuta na vraceni"),
        ("id", "batas waktu pengembalian"),
        ("ar", "مدة الإرجاع"),
    ],
)
def test_fact_that_a_query_asks_for_stands_on_top_with_its_page(visitor: Visitor, language: str, query: str) -> None:
    page = visitor.open(in_language("orders/", language))
    dialog = open_search(page)
    ask(dialog, query)
    expect(facts(dialog)).to_have_count(1)
    expect(facts(dialog)).to_contain_text(words(language)["returns_key_window"])
    expect(facts(dialog).locator(".hg-fact-value")).to_contain_text("30")
    expect(facts(dialog)).to_contain_text("Fernway Club")
    first = dialog.get_by_role("option").first
    expect(first).to_have_class(re.compile(r"\bhg-fact\b"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{in_language('policies/returns/', language)}")


def test_fact_is_what_the_policy_says(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    for query, value in {
        "return time": "30 days from delivery",
        "refund time": "5 business days",
        "free shipping": "€90",
        "how long is the warranty": "2 years",
    }.items():
        ask(dialog, query)
        expect(facts(dialog)).to_contain_text(value)


@pytest.mark.parametrize(
    "query",
    ["return", "refund", "time", "how do I return an item", "password", "time to change the password", "C++", "qqzz"],
)
def test_query_that_asks_for_no_fact_gets_none(visitor: Visitor, query: str) -> None:
    dialog = open_search(visitor.open())
    ask(dialog, query)
    expect(facts(dialog)).to_have_count(0)


# --- Weak results --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "query", "channel"),
    [
        ("en", "qqzzxxvv", "chat"),
        ("en", "do you sell tents", "chat"),
        ("th", "qqzzxxvv", "line"),
        ("zh", "qqzzxxvv", ""),
    ],
)
def test_weak_results_end_with_the_channels(visitor: Visitor, language: str, query: str, channel: str) -> None:
    page = visitor.open(in_language("orders/", language))
    dialog = open_search(page)
    ask(dialog, query)
    offered = dialog.locator(".hg-ask-us").get_by_role("link")
    expect(offered).to_have_count(3)
    expect(dialog.get_by_text(words(language)["search_weak"])).to_be_visible()
    expect(dialog.get_by_role("link", name=words(language)["contact"], exact=True)).to_be_visible()
    targets = offered.evaluate_all("all => all.map(link => link.hash)")
    assert f"#hg-channel-{channel}" in targets or not channel
    offered.first.click()
    page.wait_for_url(f"**/contact/{targets[0]}")


@pytest.mark.parametrize(
    ("language", "query"), [("en", "refund"), ("th", "ลืมรหัสผ่าน"), ("cs", "heslo"), ("en", "invoice")]
)
def test_good_results_are_not_followed_by_channels(visitor: Visitor, language: str, query: str) -> None:
    dialog = open_search(visitor.open(in_language("orders/", language)))
    ask(dialog, query)
    expect(dialog.get_by_role("option").first).to_be_visible()
    expect(dialog.locator(".hg-ask-us")).to_have_count(0)


def test_field_of_the_home_page_offers_the_channels_and_escape_takes_them_away(visitor: Visitor) -> None:
    page = visitor.open()
    field = page.get_by_role("main").get_by_label(WORDS["search_label"])
    field.click()
    settle(page)
    expect(page.get_by_role("main").get_by_role("option")).to_have_count(0)
    page.keyboard.type("qqzzxxvv")
    offered = page.get_by_role("main").locator(".hg-ask-us").get_by_role("link")
    expect(page.get_by_role("main").get_by_role("status").filter(has_text="qqzzxxvv")).to_be_visible()
    expect(offered).to_have_count(3)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(offered.first).to_be_focused()
    field.focus()
    expect(offered).to_have_count(3)
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    expect(field).to_be_focused()


# --- Keys ----------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["Control+k", "click"])
def test_keys_typed_while_the_script_loads_are_kept(visitor: Visitor, start: str) -> None:
    page = visitor.open("returns/return-item/")
    held: list[Route] = []
    page.route("**/search/dialog.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright inspects it
    if start == "click":
        page.get_by_role("banner").get_by_role("button", name=WORDS["search"], exact=True).click()
    else:
        page.keyboard.press(start)
    page.keyboard.type("invoice")
    expect(page.locator("#hg-dialog-input")).to_have_value("invoice")
    wait_until(page, lambda: held)
    held.pop().continue_()
    dialog = page.get_by_role("dialog")
    expect(group(dialog, "search_articles").get_by_role("option").first).to_contain_text("Where is my invoice?")


def test_dialog_without_its_script_is_a_form_that_closes(visitor: Visitor) -> None:
    visitor.expect("ERR_FAILED|Failed to fetch dynamically")
    page = visitor.open("returns/return-item/")
    page.route("**/search/dialog.js", lambda route: route.abort())
    dialog = open_search(page)
    dialog.get_by_role("button", name=WORDS["close"]).click()
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("invoice")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=invoice")


@pytest.mark.parametrize(
    ("language", "composed", "final", "article"),
    [("zh", "fapiao", "发票", "payment/invoice/"), ("th", "ลืมรหั", "ลืมรหัสผ่าน", "account/reset-password/")],
)
def test_composition_is_left_alone_even_if_it_began_before_the_script_came(
    visitor: Visitor, language: str, composed: str, final: str, article: str
) -> None:
    page = visitor.open(in_language("", language))
    held: list[Route] = []
    page.route("**/search/dialog.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright inspects it
    page.keyboard.press("Control+k")
    keyboard = page.context.new_cdp_session(page)
    size = len(composed)
    keyboard.send("Input.imeSetComposition", {"text": composed, "selectionStart": size, "selectionEnd": size})
    wait_until(page, lambda: held)
    held.pop().continue_()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox")).to_have_value(composed)
    page.wait_for_timeout(300)
    expect(dialog.get_by_role("status")).to_have_text("")
    expect(dialog.get_by_role("option")).to_have_count(0)
    keyboard.send("Input.insertText", {"text": final})
    expect(dialog.get_by_role("option").first).to_be_visible()
    assert f"/{language}/{article}" in addresses(dialog)[:3]


def test_enter_and_arrows_of_an_input_method_choose_nothing(visitor: Visitor) -> None:
    page = visitor.open("zh/")
    dialog = open_search(page)
    ask(dialog, "发票")
    field = dialog.get_by_role("combobox")
    for key in ("ArrowDown", "Enter"):
        field.dispatch_event("keydown", {"key": key, "isComposing": True})
        field.dispatch_event("keydown", {"key": key, "keyCode": 229})
    expect(dialog.get_by_role("option", selected=True)).to_have_count(0)
    expect(dialog).to_be_visible()


def test_control_and_enter_open_a_result_in_a_new_tab(visitor: Visitor) -> None:
    page = visitor.open("orders/")
    dialog = open_search(page)
    ask(dialog, "refund")
    page.keyboard.press("ArrowDown")
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    expect(opened.value).to_have_url(re.compile("/returns/refund-time/"))
    expect(dialog).to_be_visible()


def test_tap_opens_a_result_on_a_phone(visitor: Visitor) -> None:
    page = visitor.open("orders/", width=360, has_touch=True)
    page.get_by_role("banner").get_by_role("button", name=WORDS["search"], exact=True).tap()
    dialog = page.get_by_role("dialog")
    ask(dialog, "refund")
    options = dialog.get_by_role("option")
    small = options.evaluate_all("all => all.filter(option => option.getBoundingClientRect().height < 44).length")
    assert small == 0
    options.first.tap()
    page.wait_for_url("**/returns/refund-time/")


def test_finger_removes_a_recent_search(visitor: Visitor) -> None:
    page = visitor.open("orders/", width=360, has_touch=True)
    page.evaluate("localStorage.setItem('hg-recent-en', '[\"refund\", \"gift\"]')")
    dialog = open_search(page)
    buttons = recent(dialog).get_by_role("listitem").get_by_role("button")
    expect(buttons).to_have_count(4)
    small = buttons.evaluate_all("all => all.filter(one => Math.min(one.offsetWidth, one.offsetHeight) < 44).length")
    assert small == 0
    recent(dialog).get_by_role("button", name=WORDS["search_recent_remove"].format(query="refund")).tap()
    expect(recent(dialog).get_by_role("listitem")).to_have_text(["gift"])
