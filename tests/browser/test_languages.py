"""Six languages: the switch, missing translations, right to left, pages for broken addresses."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from shops import copy_demo

from .conftest import Visitor
from .pages import parse
from .sites import Site, build, keep_languages, serve
from .words import words

pytestmark = pytest.mark.browser

HOME = "https://help.fernway.example/"
LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
OWN_NAMES = {"en": "English", "th": "ไทย", "zh": "中文", "cs": "Čeština", "id": "Indonesia", "ar": "العربية"}


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo in three languages; one article and one FAQ topic are not in Arabic."""
    folder = copy_demo(tmp_path_factory.mktemp("partial"))
    keep_languages(folder, "en", "cs", "ar")
    for path in ("orders/add-item.md", "faq/payment.md"):
        (folder / "content/ar" / path).unlink(missing_ok=True)
    with serve(build(folder)) as site:
        yield site


def language_menu(page: Page) -> None:
    page.get_by_role("banner").locator("summary").click()


@pytest.mark.parametrize(
    "path",
    ["", "returns/", "returns/return-item/", "shipping/problems/", "faq/", "faq/delivery/", "policies/returns/",
     "contact/", "search/"],
)  # fmt: skip
def test_language_switch_keeps_the_page(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    here = "en"
    for language in ("th", "ar", "en"):
        language_menu(page)
        page.get_by_role("banner").get_by_role("link", name=OWN_NAMES[language]).click()
        folder = "" if language == "en" else f"{language}/"
        expect(page).to_have_url(visitor.site.url + folder + path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        here = language
    assert here == "en"


def test_language_menu_marks_the_current_language_and_works_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("cs/orders/")
    summary = page.get_by_role("banner").locator("summary")
    expect(summary).to_contain_text("Čeština")
    summary.focus()
    page.keyboard.press("Enter")
    links = page.get_by_role("banner").get_by_role("listitem").get_by_role("link")
    expect(links).to_have_text([re.compile(OWN_NAMES[language]) for language in LANGUAGES])
    for language in LANGUAGES:
        link = page.get_by_role("banner").get_by_role("link", name=OWN_NAMES[language])
        assert link.get_attribute("hreflang") == language
        assert (link.get_attribute("aria-current") == "true") == (language == "cs")
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()


def test_language_menu_works_without_script(visitor: Visitor) -> None:
    page = visitor.open("orders/track-order/", has_script=False)
    language_menu(page)
    page.get_by_role("banner").get_by_role("link", name=OWN_NAMES["zh"]).click()
    expect(page).to_have_url(f"{visitor.site.url}zh/orders/track-order/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_its_language_and_direction(visitor: Visitor, language: str) -> None:
    page = visitor.open("" if language == "en" else f"{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if language == "ar" else "ltr")


def test_arabic_page_begins_on_the_right(visitor: Visitor) -> None:
    page = visitor.open("ar/contact/")
    home = page.get_by_role("banner").get_by_role("link").first.bounding_box()
    contact = page.get_by_role("banner").get_by_role("link", name=words("ar")["contact"]).bounding_box()
    assert home
    assert contact
    assert home["x"] > contact["x"]
    call = page.get_by_role("link", name=re.compile(r"\+420"))
    # A telephone number keeps its own direction inside a text that runs from the right.
    expect(call.first).to_have_attribute("href", re.compile(r"^(tel|sms):\+420222333444$"))


def test_arrow_points_where_the_words_of_its_line_lead(visitor: Visitor) -> None:
    page = visitor.open("ar/")
    lines = {
        language: page.locator(f".hg-row{own}").first for language, own in (("ar", ":not([lang])"), ("en", "[lang]"))
    }
    drawn = """line => {
      const { transform, borderLeftWidth, borderRightWidth } = getComputedStyle(line, "::after");
      return [Math.sign(new DOMMatrix(transform).b), parseFloat(borderLeftWidth) > 0, parseFloat(borderRightWidth) > 0];
    }"""
    # Two sides of a square that is turned by an eighth: to the left from the right, to the right from the left.
    turned = {language: line.evaluate(drawn) for language, line in lines.items()}
    assert turned == {"ar": [-1, True, False], "en": [1, False, True]}


# --- Missing translations --------------------------------------------------------------


def test_missing_translation_shows_the_original_with_a_notice(visitor: Visitor, partial: Site) -> None:
    page = visitor.open("ar/orders/add-item/", site=partial)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Can I add or remove items?")
    assert page.locator("html").get_attribute("lang") == "ar"
    for part in (heading, page.get_by_role("heading", level=2, name="Change the items")):
        assert part.evaluate("element => element.closest('[lang]').lang") == "en"
        assert part.evaluate("element => getComputedStyle(element).direction") == "ltr"
    notice = page.get_by_text(words("ar")["not_yet_translated"].partition("{")[0].strip())
    expect(notice).to_be_visible()
    assert notice.evaluate("element => element.closest('[lang]').lang") == "ar"
    page.get_by_role("main").get_by_role("link", name=words("ar")["read_original"].partition("{")[0]).click()
    expect(page).to_have_url(f"{partial.url}orders/add-item/")


def test_missing_translation_is_said_in_the_language_menu(visitor: Visitor, partial: Site) -> None:
    page = visitor.open("orders/add-item/", site=partial)
    language_menu(page)
    items = page.get_by_role("banner").get_by_role("listitem")
    note = words("en")["not_translated"].format(language="English")
    expect(items.filter(has_text=OWN_NAMES["ar"])).to_contain_text(note)
    expect(items.filter(has_text=OWN_NAMES["cs"])).not_to_contain_text(note)


@pytest.mark.parametrize("path", ["orders/add-item/", "faq/payment/"])
def test_missing_translation_is_kept_from_search_engines(partial: Site, path: str) -> None:
    fallback = parse(partial.text(f"ar/{path}"))
    assert fallback.canonical == HOME + path
    assert "ar" not in fallback.alternates
    assert set(fallback.alternates) == {"en", "cs", "x-default"}
    assert "ar" not in parse(partial.text(path)).alternates
    assert f"<loc>{HOME}ar/{path}</loc>" not in partial.text("sitemap.xml")
    assert f"<loc>{HOME}cs/{path}</loc>" in partial.text("sitemap.xml")


@pytest.mark.parametrize("path", ["orders/add-item/", "faq/payment/"])
def test_missing_translation_is_not_found_by_the_search_of_its_language(partial: Site, path: str) -> None:
    def addresses(language: str) -> set[str]:
        documents = [json.loads(line) for line in partial.text("search/documents.jsonl").splitlines()]
        return {found["url"].partition("#")[0] for found in documents if found["language"] == language}

    assert f"ar/{path}" not in addresses("ar")
    assert path not in addresses("ar")
    assert f"cs/{path}" in addresses("cs")
    assert path in addresses("en")


# --- For search engines ----------------------------------------------------------------


def test_every_translation_names_every_other(demo: Site) -> None:
    pages = {path: parse(demo.text(path)) for path in demo.pages() if not path.endswith("404.html")}
    assert len(pages) > 200
    for path, page in pages.items():
        alternates = page.alternates
        if page.canonical != HOME + path:
            assert not [language for language, url in alternates.items() if url == HOME + path], path
            continue
        assert HOME + path in alternates.values(), path
        assert alternates.get("x-default") == alternates["en"], path
        for language, url in alternates.items():
            twin = pages[url.removeprefix(HOME)]
            assert twin.alternates == alternates, (path, language)
            assert twin.canonical == url, (path, language)


# --- Broken addresses --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "language"),
    [("nothing/", "en"), ("deep/er/nothing.html", "en"), ("ar/nothing/", "ar"), ("th/deep/er/nothing/", "th")],
)
def test_broken_address_shows_the_page_of_its_language(visitor: Visitor, path: str, language: str) -> None:
    visitor.expect(r"status of 404 .*nothing")  # the browser says so itself
    page = visitor.open("404.html")
    response = page.goto(path)
    assert response
    assert response.status == 404
    said = words(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(said["not_found_title"])
    assert not parse(visitor.site.text(f"{'' if language == 'en' else language + '/'}404.html")).is_indexed
    page.get_by_role("main").get_by_label(said["search_label"]).click()
    page.keyboard.type("@", delay=5)
    link = page.get_by_role("navigation", name=said["promoted_articles"]).get_by_role("link").first
    link.press("Enter")  # suggestions may lie over it, and no pointer reaches it then
    assert page.url.startswith(visitor.site.url)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(said["not_found_title"])
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_host_with_one_page_for_broken_addresses_leads_to_the_one_of_their_language(visitor: Visitor) -> None:
    visitor.expect(r"status of 404")
    page = visitor.open("404.html")
    broken = re.compile(r"/ar/orders/nothing/$")
    page.route(
        broken, lambda route: route.fulfill(status=404, body=visitor.site.text("404.html"), content_type="text/html")
    )
    page.goto("ar/orders/nothing/")
    expect(page.get_by_role("heading", level=1)).to_have_text(words("ar")["not_found_title"])
    expect(page).to_have_url(broken)  # it can be mended
    expect(page.get_by_role("main").get_by_label(words("ar")["search_label"])).to_have_value("orders nothing")


@pytest.mark.parametrize(
    "address", ["//elsewhere.example/refund", "/\\elsewhere.example/", "/\t/elsewhere.example/", "//:"]
)
def test_page_for_broken_addresses_takes_no_address_of_another_host(visitor: Visitor, address: str) -> None:
    page = visitor.open("404.html")  # the visitor fails where a script does
    page.goto(f"404.html?{urlencode({'address': address})}")
    expect(page).to_have_url(f"{visitor.site.url}404.html")
    expect(page.get_by_role("main").get_by_label(words()["search_label"])).to_have_value("")


def test_guesses_of_one_name_are_told_apart(visitor: Visitor) -> None:
    visitor.expect(r"status of 404")
    page = visitor.open("404.html")
    page.goto("retruns-and-refunds/")
    guesses = page.get_by_role("navigation", name=words()["not_found_guesses"]).get_by_role("listitem")
    for kind in ("categories", "policies"):
        expect(guesses.filter(has_text=f"Returns and refunds ({words()[kind]})")).to_have_count(1)
