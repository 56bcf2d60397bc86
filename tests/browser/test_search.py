"""Search, as a reader with a keyboard meets it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route, expect

from .conftest import Visitor
from .searching import INDEX, addresses, ask, asked_for_index, open_search
from .waiting import settle, wait_until
from .words import pattern, words

pytestmark = pytest.mark.browser

WORDS = words()


# --- The dialog ----------------------------------------------------------------------


def test_shortcut_opens_the_dialog_with_the_field_focused(visitor: Visitor) -> None:
    page = visitor.open("returns/return-item/")
    dialog = open_search(page)
    expect(dialog).to_have_accessible_name(WORDS["search"])
    expect(dialog.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_button_opens_the_dialog_and_escape_gives_the_focus_back(visitor: Visitor, width: int) -> None:
    page = visitor.open("returns/return-item/", width=width)
    button = page.get_by_role("banner").get_by_role("button", name=WORDS["search"], exact=True)
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("refund")
    expect(dialog.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_close_button_closes_the_dialog(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    dialog.get_by_role("button", name=WORDS["close"]).click()
    expect(dialog).to_be_hidden()


def test_focus_stays_inside_the_open_dialog(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    ask(dialog, "refund")
    for _ in range(8):
        page.keyboard.press("Tab")
        # Between the last and the first stop a browser may stand on its own bar, which is no part of the page.
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_pasted_words_are_asked_without_a_pause(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    settle(page)
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(days=1))  # no pause ends any more
    dialog.get_by_role("combobox").fill("refund")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"\d"))


def test_typing_finds_an_article_and_enter_opens_it(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    page.keyboard.type("return an item", delay=5)
    first = dialog.get_by_role("option").first
    expect(first).to_contain_text("How do I return an item?")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/returns/return-item/")
    expect(page.get_by_role("heading", level=1)).to_have_text("How do I return an item?")


def test_arrows_walk_through_the_options_and_back_to_the_text(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    ask(dialog, "parcel")
    field = dialog.get_by_role("combobox")
    options = dialog.get_by_role("option")
    ids = options.evaluate_all("all => all.map(option => option.id)")
    assert len(set(ids)) == len(ids) > 3
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", dialog.get_by_role("listbox").get_attribute("id") or "missing")

    def active() -> str | None:
        return field.get_attribute("aria-activedescendant")

    for key, expected in [
        ("ArrowDown", ids[0]),
        ("ArrowDown", ids[1]),
        ("End", ids[-1]),
        ("ArrowDown", None),
        ("ArrowUp", ids[-1]),
        ("Home", ids[0]),
        ("ArrowUp", None),
    ]:
        page.keyboard.press(key)
        assert active() == expected, key
        assert dialog.get_by_role("option", selected=True).count() == (1 if expected else 0)
    expect(field).to_be_focused()
    expect(field).to_have_value("parcel")


def test_enter_without_a_choice_opens_the_page_of_results(visitor: Visitor) -> None:
    page = visitor.open("orders/track-order/")
    open_search(page)
    page.keyboard.type("gift card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gift+card")
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["search_results_for"].format(query="gift card"))


def test_a_single_key_does_nothing(visitor: Visitor) -> None:
    page = visitor.open("returns/return-item/")
    before = page.url
    for key in ("s", "/", "n", "f", "p", "?", ".", "k"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        assert page.url == before, key
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.evaluate("document.activeElement === document.body"), key


def test_live_region_says_how_many_there_are(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    ask(dialog, "invoice")
    status = dialog.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ results?$"))
    count = (status.text_content() or "").split()[0]
    page.goto("search/?q=invoice")
    expect(page.get_by_role("main").get_by_role("search").get_by_role("status")).to_have_text(f"{count} results")
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_count(int(count))


def test_suggestions_below_the_field_of_the_home_page_close_with_escape(visitor: Visitor) -> None:
    page = visitor.open()
    field = page.get_by_role("main").get_by_label(WORDS["search_label"])
    field.click()
    page.keyboard.type("return")
    options = page.get_by_role("main").get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")


# --- What is found -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "answers"),
    [
        (
            "en",
            {
                "refund": "returns/refund-time/",
                "retrun item": "returns/return-item/",
                "invioce": "payment/invoice/",
                "pasword": "account/reset-password/",
            },
        ),
        ("th", {"อยากคืนสินค้า": "th/returns/return-item/", "ลืมรหัสผ่าน": "th/account/reset-password/"}),
        ("zh", {"退货": "zh/returns/return-item/", "发票": "zh/payment/invoice/"}),
        (
            "cs",
            {
                "vratit zbozi": "cs/returns/return-item/",
                "vrátit zboží": "cs/returns/return-item/",
                "vydejni": "cs/shipping/pick-up-point/",
                "výdejní": "cs/shipping/pick-up-point/",
                "zapomnel jsem heslo": "cs/account/reset-password/",
            },
        ),
        ("id", {"lacak pesanan": "id/orders/track-order/", "lupa kata sandi": "id/account/reset-password/"}),
        ("ar", {"إرجاع منتج": "ar/returns/return-item/", "إلغاء الطلب": "ar/orders/cancel-order/"}),
    ],
)
def test_query_finds_the_article_in_its_language(visitor: Visitor, language: str, answers: dict[str, str]) -> None:
    page = visitor.open("" if language == "en" else f"{language}/")
    dialog = open_search(page)
    for query, expected in answers.items():
        ask(dialog, query)
        assert f"/{expected}" in addresses(dialog)[:3], query


def test_chinese_question_finds_the_article_among_its_words(visitor: Visitor) -> None:
    dialog = open_search(visitor.open("zh/"))
    ask(dialog, "怎么退货")
    assert "/zh/returns/return-item/" in addresses(dialog)


QUERIES = ('C++ 500: error -foo "x', "+", "-", "title:", "a^b~2", "*", "^", "~", "+-", "return*", "\\", "\U0001f600")


def test_query_is_plain_text_and_throws_nothing(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    for query in QUERIES:
        ask(dialog, query)  # the visitor fails at an error in the console
        expect(dialog.get_by_role("button", name=WORDS["search_retry"])).to_be_hidden()
        expect(dialog.get_by_role("status")).to_have_text(re.compile(r"\d+ result|No results"))


def test_a_word_after_a_minus_is_searched_not_excluded(visitor: Visitor) -> None:
    dialog = open_search(visitor.open())
    ask(dialog, "-invoice")
    assert "/payment/invoice/" in addresses(dialog)[:3]


HTML = '"><img src=x onerror="window.__xss=1"><b>bold</b>'


def test_html_in_the_query_is_shown_as_text(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    query = f"qqzxv{HTML}".replace("bold", "zzqqx").replace("img", "zzimg").replace("src", "zzsrc")
    ask(dialog, query)
    assert page.evaluate("window.__xss") is None
    assert dialog.locator("b, zzimg").count() == 0
    page.goto("search/?q=" + page.evaluate("query => encodeURIComponent(query)", HTML))
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["search_results_for"].format(query=HTML))
    assert page.locator("h1 img, h1 b").count() == 0
    assert page.evaluate("window.__xss") is None


def test_nothing_found_says_so_and_offers_contact(visitor: Visitor) -> None:
    page = visitor.open()
    dialog = open_search(page)
    ask(dialog, "qqzzxxvv")
    expect(dialog.get_by_role("status")).to_contain_text(WORDS["no_results"].format(query="qqzzxxvv"))
    expect(dialog.get_by_role("option")).to_have_count(0)
    dialog.get_by_role("link", name=WORDS["contact"]).click()
    page.wait_for_url("**/contact/")


def test_page_of_results_without_a_hit_keeps_the_list_and_offers_contact(visitor: Visitor) -> None:
    page = visitor.open("search/?q=qqzzxxvv")
    search = page.get_by_role("main").get_by_role("search")
    expect(search.get_by_role("status")).to_contain_text(WORDS["no_results"].format(query="qqzzxxvv"))
    expect(page.get_by_role("heading", name=WORDS["all_articles"])).to_be_visible()
    expect(search.get_by_role("link", name=WORDS["contact"])).to_be_visible()


def test_nothing_is_asked_while_an_input_method_is_composing(visitor: Visitor) -> None:
    page = visitor.open("zh/")
    dialog = open_search(page)
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "fapiao", "selectionStart": 6, "selectionEnd": 6})
    expect(dialog.get_by_role("combobox")).to_have_value("fapiao")
    page.wait_for_timeout(200)
    expect(dialog.get_by_role("status")).to_have_text("")
    keyboard.send("Input.insertText", {"text": "发票"})
    wait_until(page, lambda: "/zh/payment/invoice/" in addresses(dialog)[:3])  # before, popular pages stood there


# --- Loading -------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "returns/return-item/", "contact/", "faq/delivery/"])
def test_no_index_is_requested_before_somebody_searches(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    settle(page)
    assert asked_for_index(visitor) == []
    assert not [url for url in visitor.requests if "lunr" in url]
    dialog = open_search(page)
    page.keyboard.type("refund")
    expect(dialog.get_by_role("option").first).to_be_visible()
    assert len(asked_for_index(visitor)) == 1


def test_failed_index_gives_a_sentence_the_list_and_another_try(visitor: Visitor) -> None:
    visitor.expect("Failed to (load|fetch)")
    page = visitor.open()

    def fail(route: Route) -> None:
        route.abort()

    page.route(INDEX, fail)
    page.goto("search/?q=refund")
    search = page.get_by_role("main").get_by_role("search")
    expect(search.get_by_role("status")).to_have_text(WORDS["search_failed"])
    expect(page.get_by_role("main").get_by_role("link", name="How do I return an item?")).to_be_visible()
    page.unroute(INDEX, fail)
    search.get_by_role("button", name=WORDS["search_retry"]).click()
    expect(search.get_by_role("status")).to_have_text(re.compile(r"^\d+ results?$"))
    expect(search.get_by_role("button", name=WORDS["search_retry"])).to_be_hidden()


def test_failed_index_in_the_dialog_gives_a_sentence_and_another_try(visitor: Visitor) -> None:
    visitor.expect("Failed to (load|fetch)|404 from")
    page = visitor.open("returns/")
    page.route(INDEX, lambda route: route.fulfill(status=404, body="gone"))
    dialog = open_search(page)
    dialog.get_by_role("combobox").fill("refund")
    expect(dialog.get_by_role("status")).to_have_text(WORDS["search_failed"])
    page.unroute(INDEX)
    dialog.get_by_role("button", name=WORDS["search_retry"]).click()
    expect(dialog.get_by_role("option").first).to_be_visible()
    expect(dialog.get_by_role("combobox")).to_be_focused()


def test_emptied_field_stays_quiet_when_the_index_comes_late(visitor: Visitor) -> None:
    page = visitor.open()
    held: list[Route] = []
    page.route(INDEX, lambda route: held.append(route))  # noqa: PLW0108 - Playwright inspects the function
    dialog = open_search(page)
    field = dialog.get_by_role("combobox")
    field.fill("refund")
    expect(dialog.get_by_role("status")).to_have_text(WORDS["search_loading"])
    field.fill("invoice")
    page.wait_for_timeout(150)
    field.fill("")
    page.wait_for_timeout(600)
    wait_until(page, lambda: held)
    held.pop().continue_()
    settle(page)
    expect(dialog.get_by_role("status")).to_have_text("")
    expect(dialog.get_by_role("group")).to_have_count(1)
    expect(dialog.get_by_role("group")).to_have_accessible_name(WORDS["promoted_articles"])


# --- The page of results -------------------------------------------------------------


def test_page_of_results_answers_its_address(visitor: Visitor) -> None:
    page = visitor.open("search/?q=refund")
    title = WORDS["search_results_for"].format(query="refund")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page).to_have_title(re.compile(re.escape(title)))
    main = page.get_by_role("main")
    expect(main.get_by_label(WORDS["search_label"])).to_have_value("refund")
    found = main.get_by_role("heading", level=2).get_by_role("link", name="When do I get my money back?")
    expect(found).to_be_visible()
    expect(page.get_by_role("heading", name=WORDS["all_articles"])).to_be_hidden()


def test_page_of_results_answers_while_typing_and_keeps_the_address(visitor: Visitor) -> None:
    page = visitor.open("search/")
    expect(page.get_by_role("heading", name=WORDS["all_articles"])).to_be_visible()
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("invoice")
    page.wait_for_url("**/search/?q=invoice")
    expect(page.get_by_role("link", name="Where is my invoice?")).to_be_visible()
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("")
    page.wait_for_url("**/search/")
    expect(page.get_by_role("heading", name=WORDS["all_articles"])).to_be_visible()


def test_what_was_typed_before_the_script_came_is_kept(visitor: Visitor) -> None:
    page = visitor.open()
    held: list[Route] = []
    page.route("**/results_page.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright inspects it
    page.goto("search/", wait_until="commit")
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("invoice")
    wait_until(page, lambda: held)
    held.pop().continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["search_results_for"].format(query="invoice"))


def test_back_and_forward_lead_through_home_results_and_article(visitor: Visitor) -> None:
    page = visitor.open()
    field = page.get_by_role("main").get_by_label(WORDS["search_label"])
    field.fill("refund")
    field.press("Enter")
    page.wait_for_url("**/search/?q=refund")
    hit = page.get_by_role("heading", level=2, name="When do I get my money back?").get_by_role("link")
    hit.click()
    page.wait_for_url("**/returns/refund-time/")
    page.go_back()
    page.wait_for_url("**/search/?q=refund")
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["search_results_for"].format(query="refund"))
    expect(page.get_by_role("heading", level=2, name="When do I get my money back?")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(visitor.site.url)
    page.go_forward()
    page.wait_for_url("**/search/?q=refund")
    expect(page.get_by_role("heading", level=2, name="When do I get my money back?")).to_be_visible()


def test_last_suggestion_leads_to_all_results(visitor: Visitor) -> None:
    page = visitor.open("th/")
    dialog = open_search(page)
    ask(dialog, "คืนสินค้า")
    dialog.get_by_role("option", name=words("th")["search_all"]).click()
    page.wait_for_url(re.compile(r"/th/search/\?q="))
    expect(page.get_by_role("heading", level=1)).to_have_text(pattern("search_results_for", "th"))


# --- Without JavaScript --------------------------------------------------------------


def test_without_script_the_form_leads_to_the_list_of_everything(visitor: Visitor) -> None:
    page = visitor.open(has_script=False)
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("refund")
    page.get_by_role("main").get_by_role("button", name=WORDS["search"]).click()
    page.wait_for_url("**/search/?q=refund")
    expect(page.locator("noscript > *")).to_have_text(WORDS["search_no_script"])
    expect(page.locator("noscript > *")).to_be_visible()
    pages = (path for path in visitor.site.pages() if path.count("/") >= 2 and path.startswith("returns/"))
    articles = [path for path in pages if path != "returns/print/"]
    assert len(articles) > 3
    for path in articles:
        link = page.get_by_role("main").locator(f'a[href="../{path}"]')
        expect(link).to_be_visible()


def test_without_script_the_button_leads_to_the_list_of_everything(visitor: Visitor) -> None:
    page = visitor.open("th/contact/", has_script=False)
    page.get_by_role("banner").get_by_role("button", name=words("th")["search"]).click()
    page.wait_for_url(re.compile(r"/th/search/"))
    expect(page.locator("noscript > *")).to_have_text(words("th")["search_no_script"])
    expect(page.locator("noscript > *")).to_be_visible()
