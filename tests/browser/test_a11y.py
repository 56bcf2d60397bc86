"""axe-core finds nothing, in every state that a reader can meet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .page_types import PAGE_TYPES, in_language
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WORDS = words()

RUN = """async tags => {
  const { violations, passes } = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"], // of the others only which rules, not every element
    preload: false, // style sheets and films, for rules that are not asked
  });
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\\n  ${html.slice(0, 300)}\\n  ${failureSummary}`));
  return { found, passed: passes.length };
}"""


def check(page: Page, axe_script: Path, state: str = "") -> None:
    """Fail if axe finds something; `state` says in which state the page is, where a test checks several."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=axe_script)
    result = page.evaluate(RUN, TAGS)
    assert result["passed"] > 20, state
    assert not result["found"], "\n".join([state, *result["found"]])


MAIN_TYPES = ("home", "category", "article", "FAQ topic", "policy", "contact", "results")


@pytest.mark.parametrize(
    ("kind", "language", "width", "scheme"),
    [
        *((kind, "en", 1280, "light") for kind in PAGE_TYPES),
        *((kind, "th", 360, "dark") for kind in MAIN_TYPES),
        *((kind, "ar", 1280, "dark") for kind in MAIN_TYPES),
    ],
)
def test_page_has_no_violation(
    visitor: Visitor, axe_script: Path, kind: str, language: str, width: int, scheme: str
) -> None:
    page = visitor.open(in_language(PAGE_TYPES[kind], language), width=width, scheme=scheme, bypass_csp=True)
    settle(page)
    check(page, axe_script)
    if (width, scheme) == (1280, "light"):
        page.emulate_media(forced_colors="active")
        check(page, axe_script, "forced colours")


def search_open(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("parcel")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    settle(page)
    page.keyboard.press("ArrowDown")


def search_before_typing(page: Page) -> None:
    page.evaluate("localStorage.setItem('hg-recent-en', '[\"refund\", \"gift card\"]')")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("region", name=WORDS["search_recent"])).to_be_visible()
    page.keyboard.press("ArrowDown")


def search_fact(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("return time")
    expect(page.get_by_role("dialog").locator(".hg-fact")).to_be_visible()
    page.keyboard.press("ArrowDown")


def search_weak(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("do you sell tents")
    expect(page.get_by_role("dialog").locator(".hg-ask-us")).to_be_visible()


def search_failed(page: Page) -> None:
    page.route("**/search/*.json", lambda route: route.fulfill(status=404, body="gone"))
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("parcel")
    expect(page.get_by_role("dialog").get_by_role("button", name=WORDS["search_retry"])).to_be_visible()


def search_empty(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").fill("qqzzxxvv")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("qqzzxxvv")


def suggestions_open(page: Page) -> None:
    page.get_by_role("main").get_by_label(WORDS["search_label"]).fill("parcel")
    expect(page.get_by_role("main").get_by_role("option").first).to_be_visible()


def language_menu_open(page: Page) -> None:
    page.get_by_role("banner").locator("summary").click()
    expect(page.get_by_role("banner").get_by_role("listitem").first).to_be_visible()


def everything_open(page: Page) -> None:
    page.evaluate("for (const details of document.querySelectorAll('main details')) details.open = true")


def feedback_open(page: Page) -> None:
    form = page.get_by_role("form", name=WORDS["feedback_question"])
    form.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()
    expect(form.get_by_role("radio").first).to_be_focused()


def form_errors(page: Page) -> None:
    settle(page)
    page.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_role("alert")).to_be_focused()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search open": ("orders/", search_open),
    "nothing found": ("orders/", search_empty),
    "before typing": ("orders/", search_before_typing),
    "a fact": ("orders/", search_fact),
    "weak results": ("orders/", search_weak),
    "search failed": ("orders/", search_failed),
    "suggestions": ("", suggestions_open),
    "language menu": ("orders/", language_menu_open),
    "answers open": ("faq/delivery/", everything_open),
    "transcript open": ("products/care-backpack/", everything_open),
    "feedback open": ("returns/return-item/", feedback_open),
    "form errors": ("contact/", form_errors),
}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_state_has_no_violation(visitor: Visitor, axe_script: Path, state: str, width: int, scheme: str) -> None:
    visitor.expect("404")  # one of the states is a failure
    path, reach = STATES[state]
    page = visitor.open(path, width=width, scheme=scheme, bypass_csp=True)
    reach(page)
    check(page, axe_script)


@pytest.mark.parametrize("query", ["return time", "return", "qqzzxxvv", "refund&kind=policies"])
@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ar", 360, "dark")])
def test_results_have_no_violation(
    visitor: Visitor, axe_script: Path, query: str, language: str, width: int, scheme: str
) -> None:
    path = in_language(f"search/?q={query}", language)
    page = visitor.open(path, width=width, scheme=scheme, bypass_csp=True)
    expect(page.get_by_role("main").get_by_role("search").get_by_role("status")).not_to_have_text("")
    settle(page)
    check(page, axe_script)


def test_missing_translation_has_no_violation(visitor: Visitor, axe_script: Path) -> None:
    page = visitor.open("ar/account/create-account/", bypass_csp=True)
    check(page, axe_script)


def test_failed_search_has_no_violation(visitor: Visitor, axe_script: Path) -> None:
    visitor.expect("Failed to (load|fetch)")
    page = visitor.open("404.html", bypass_csp=True)
    page.route("**/search/*.json", lambda route: route.abort())
    page.goto("search/?q=parcel")
    expect(page.get_by_role("main").get_by_role("button", name=WORDS["search_retry"])).to_be_visible()
    check(page, axe_script)
