"""The help widget on a page of another origin that forbids everything but what the manual asks for."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .sites import ROOT, Site, serve
from .test_a11y import RUN, TAGS
from .waiting import make_patient, settle, wait_until

pytestmark = pytest.mark.browser

NOW = datetime.fromisoformat("2026-11-23T09:49:30+01:00")
"""A Monday; the phone line in Prague is open."""
POLICY = (
    "default-src 'none'; script-src {help}; connect-src {help}; img-src {help}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
SHOP = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A backpack</title>
<script src="{help}widget.js" type="module" {options} defer></script>
</head><body><main><h1>Backpack</h1><p>Light and strong, 28 litres.</p>
<p><a href="{help}returns/return-item/" data-helpgen>Can I send it back?</a></p></main></body></html>"""
LARGEST_CLOSED = 15_000


@dataclass
class Shop:
    """A page of a shop whose help center lies on another origin."""

    browser: Browser
    help_center: Site
    folder: Path
    shop_url: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        options: str = "",
        language: str = "en",
        size: tuple[int, int] = (1100, 800),
        scheme: str = "light",
        broken: str = "",
    ) -> Page:
        page_source = SHOP.format(language=language, help=self.help_center.url, options=options)
        (self.folder / "product.html").write_text(page_source, "utf-8")
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            timezone_id="Europe/Prague",
        )
        self.contexts.append(context)
        make_patient(context)
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", lambda request: self.requests.append(request.url))
        if broken:
            context.route(re.compile(broken), lambda route: route.abort())
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(f"{self.shop_url}product.html")
        expect(page.locator("helpgen-widget")).to_have_count(1)
        return page


@pytest.fixture
def shop(browser: Browser, help_center: Site, tmp_path: Path) -> Iterator[Shop]:
    policy = POLICY.format(help=help_center.url.rstrip("/"))
    with serve(tmp_path, headers={"Content-Security-Policy": policy}) as served:
        shop = Shop(browser, help_center, tmp_path, served.url)
        yield shop
        for context in shop.contexts:
            context.close()


def opened(page: Page, name: str = "Help") -> Locator:
    page.get_by_role("button", name=name, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    return dialog


def focused(page: Page) -> str:
    """The name of what has the focus, inside the widget or on the page."""
    return str(
        page.evaluate(
            """() => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              return (at.labels?.[0] ?? at).textContent.trim();
            }"""
        )
    )


def test_nothing_but_the_script_is_asked_for_before_it_is_opened(shop: Shop) -> None:
    page = shop.open()
    expect(page.get_by_role("button", name="Help", exact=True)).to_be_visible()
    settle(page)
    asked = [url for url in shop.requests if not url.startswith(shop.shop_url)]
    assert asked == [f"{shop.help_center.url}widget.js"]
    assert shop.complaints == []


def test_closed_widget_weighs_less_than_15_kilobytes(help_center: Site) -> None:
    content = (help_center.folder / "widget.js").read_bytes()
    assert b"import " not in content.replace(b"import(", b""), "the script is complete by itself"
    assert len(gzip.compress(content, 9, mtime=0)) < LARGEST_CLOSED


def test_article_is_found_and_read_in_place(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    expect(dialog).to_have_attribute("aria-modal", "true")
    dialog.get_by_role("searchbox").fill("return an item")
    expect(dialog.get_by_role("status").filter(has_text="results")).to_be_visible()
    dialog.get_by_role("link", name="How do I return an item?").first.click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text("How do I return an item?")
    expect(dialog.get_by_text("30 days", exact=False).first).to_be_visible()
    tabs = re.findall(r'<label for="__tabbed_1_\d">([^<]+)', shop.help_center.text("returns/return-item/"))
    assert tabs
    for name in tabs:
        expect(dialog.locator("strong").filter(has_text=name)).to_be_visible()
    whole = dialog.get_by_role("link", name="Open the whole page (opens in a new tab)")
    expect(whole).to_have_attribute("href", f"{shop.help_center.url}returns/return-item/")
    assert page.url.startswith(shop.shop_url), "the shopper stays where she was"
    assert shop.complaints == []


def test_link_inside_an_article_is_read_in_place_and_back_leads_to_where_the_reader_was(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    title = dialog.get_by_role("heading", level=2)
    first = title.text_content()
    link = dialog.get_by_role("link", name="Where is my order?").first
    link.click()
    expect(title).to_have_text("Where is my order?")
    inner = dialog.locator("article a[href]:not([target])").first
    expect(inner).to_be_visible()
    inner.click()
    expect(title).not_to_have_text("Where is my order?")
    dialog.get_by_role("button", name="Back").click()
    expect(title).to_have_text("Where is my order?")
    dialog.get_by_role("button", name="Back").click()
    expect(title).to_have_text(str(first))
    expect(link).to_be_focused()
    expect(dialog.get_by_role("button", name="Back")).to_be_hidden()


def test_page_of_a_policy_is_read_in_place(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    dialog.get_by_role("searchbox").fill("return period")
    dialog.locator(".card").get_by_role("link", name="Returns and refunds").click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Returns and refunds")
    expect(dialog.locator("article").get_by_text("30 days", exact=False).first).to_be_visible()
    assert dialog.locator("article form, article nav, article script, article svg:not(a svg)").count() == 0


def test_topic_decides_which_channel_stands_first(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    dialog.get_by_role("searchbox").fill("parcel is late")
    expect(dialog.get_by_role("status").filter(has_text=re.compile("results?"))).to_be_visible()
    dialog.get_by_role("button", name="Contact us").click()
    cards = dialog.get_by_role("listitem")
    expect(cards.first).to_contain_text(re.compile("Open now|Closed now"))
    orders = [cards.get_by_role("heading").all_text_contents()]
    for topic in dialog.get_by_label("Topic").locator("option").all_text_contents():
        dialog.get_by_label("Topic").select_option(label=topic)
        orders.append(cards.get_by_role("heading").all_text_contents())
    assert len({tuple(order) for order in orders}) > 1, "the topic makes a difference"
    expect(dialog.get_by_role("status").filter(has_text="channel")).to_be_visible()
    mail = dialog.locator('a[href^="mailto:"]').first.get_attribute("href") or ""
    assert "parcel%20is%20late" in mail, "what was asked goes along"
    assert shop.shop_url not in mail


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_closing_gives_the_focus_back(shop: Shop, way: str) -> None:
    page = shop.open()
    button = page.get_by_role("button", name="Help", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    dialog.get_by_role("searchbox").fill("refund")
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_keyboard_reaches_everything_and_never_the_page_behind(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    dialog.get_by_role("searchbox").fill("refund")
    expect(dialog.get_by_role("status").filter(has_text="results")).to_be_visible()
    page.keyboard.press("ArrowDown")
    first = dialog.get_by_role("link").first.text_content()
    wait_until(page, lambda: focused(page) == first)
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(focused(page))
        assert page.evaluate("document.activeElement.localName") in {"helpgen-widget", "body"}
    assert {"Close", "Contact us"} <= seen
    assert "Can I send it back?" not in seen


def test_typing_is_no_shortcut_of_the_shop(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    page.evaluate("window.heard = []; addEventListener('keydown', (event) => heard.push(event.key))")
    dialog.get_by_role("searchbox").press_sequentially("s/")
    assert page.evaluate("heard") == []


def test_link_of_the_page_opens_its_article_in_the_widget(shop: Shop) -> None:
    page = shop.open('data-button="none"')
    expect(page.get_by_role("button", name="Help", exact=True)).to_be_hidden()
    link = page.get_by_role("link", name="Can I send it back?")
    link.click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=2)).to_have_text("How do I return an item?")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_language_topic_and_side_are_options_of_the_script(shop: Shop) -> None:
    page = shop.open('data-language="ar" data-topic="returns" data-side="start"', language="en")
    dialog = opened(page, "المساعدة")
    expect(dialog).to_have_attribute("dir", "rtl")
    expect(dialog).to_have_attribute("lang", "ar")
    heading = dialog.get_by_role("heading", level=3).first
    expect(heading).to_have_text("الإرجاع واسترداد المبلغ")
    box, width = dialog.bounding_box(), 1100
    assert box is not None
    assert box["x"] > width / 2, "the start of a page from right to left is on the right"


def test_language_of_the_page_decides_without_an_option(shop: Shop) -> None:
    page = shop.open(language="th-TH")
    dialog = opened(page, "ความช่วยเหลือ")
    dialog.get_by_role("searchbox").fill("คืนเงิน")
    dialog.locator(".results a:not([target])").first.click()
    expect(dialog.locator("article")).to_have_attribute("lang", "th")


def test_phone_gives_it_the_whole_screen(shop: Shop) -> None:
    page = shop.open(size=(360, 700))
    dialog = opened(page)
    dialog.locator(".links a").first.click()
    expect(dialog.locator("article")).to_be_visible()
    dialog.locator("footer a").scroll_into_view_if_needed()
    assert dialog.evaluate("one => one.scrollTop") == 0, "the frame stays where it is"
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 700}
    assert (
        page.evaluate("document.querySelector('helpgen-widget').shadowRoot.querySelector('.body').scrollWidth") <= 360
    )


def test_unreachable_help_center_leaves_a_link(shop: Shop) -> None:
    page = shop.open(broken=r"/assets/")
    page.get_by_role("button", name="Help", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Help could not be loaded.")).to_be_visible()
    link = page.get_by_role("link", name="Open the help center")
    expect(link).to_have_attribute("href", shop.help_center.url)


def test_unreachable_search_and_page_say_so_and_can_be_tried_again(shop: Shop) -> None:
    page = shop.open(broken=r"/search/en/|/track-order/")
    dialog = opened(page)
    dialog.get_by_role("link", name="Where is my order?").first.click()
    expect(dialog.get_by_text("This page could not be loaded here.").last).to_be_visible()
    expect(dialog.get_by_role("link", name="Open the whole page (opens in a new tab)")).to_be_visible()
    dialog.get_by_role("button", name="Back").click()
    dialog.get_by_role("searchbox").fill("refund")
    expect(dialog.get_by_text("Search could not be loaded.", exact=False)).to_be_visible()
    page.context.unroute_all()
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.get_by_role("status").filter(has_text="results")).to_be_visible()


def test_nothing_is_stored_and_nobody_else_is_asked(shop: Shop) -> None:
    page = shop.open()
    dialog = opened(page)
    dialog.get_by_role("searchbox").fill("refund")
    dialog.locator(".results a:not([target])").first.click()
    expect(dialog.locator("article")).to_be_visible()
    dialog.get_by_role("button", name="Contact us").click()
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    own = (shop.help_center.url, shop.shop_url)
    assert [url for url in shop.requests if not url.startswith(own)] == []
    assert page.evaluate("document.querySelectorAll('style, [style]').length") == 0


HOSTILE = """<main><article><h1>Bad</h1><p onclick="alert(1)" style="color:red" id="fine">Text
<a href="javascript:alert(1)">one</a>
<a href=" java&#10;script:alert(1)">two</a> <a href="https://elsewhere.example/">three</a></p>
<img src="x" onerror="alert(1)" alt="A picture"><img src="https://spy.example/i.png" alt="spy">
<script>alert(1)</script><svg onload="alert(1)"><a href="javascript:alert(1)">four</a></svg>
<math><mi xlink:href="javascript:alert(1)">x</mi></math><iframe srcdoc="<script>alert(1)</script>"></iframe>
<form action="https://spy.example"><input name="card"><button>Pay</button></form>
<unknown-tag>kept <b>words</b></unknown-tag>
<template><img src=x onerror=alert(1)></template><noscript><img src=x onerror=alert(1)></noscript>
</article></main>"""


def test_page_that_was_tampered_with_shows_text_and_nothing_else(shop: Shop) -> None:
    page = shop.open()
    page.context.route(
        re.compile("/track-order/"),
        lambda route: route.fulfill(
            body=f'<!doctype html><html lang="en" dir="ltr"><body>{HOSTILE}',
            content_type="text/html",
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )
    dialog = opened(page)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    dialog.get_by_role("link", name="Where is my order?").first.click()
    article = dialog.locator("article")
    expect(article.get_by_text("kept words")).to_be_visible()
    names = set(article.evaluate("one => [...one.querySelectorAll('*')].map(({ localName }) => localName)"))
    assert names == {"p", "a", "img", "b", "svg", "path", "span"}, "svg is the sign of a link that leads away"
    attributes = set(
        article.evaluate("one => [...one.querySelectorAll(':not(svg, path)')].flatMap((it) => it.getAttributeNames())")
    )
    assert attributes <= {"id", "href", "target", "rel", "class", "src", "alt", "loading"}
    assert article.locator("a[href]").count() == 1
    assert not [url for url in shop.requests if "spy.example" in url]
    assert alerts == []


@pytest.mark.parametrize(
    ("language", "name", "scheme", "size"),
    [
        ("en", "Help", "light", (1100, 800)),
        ("ar", "المساعدة", "dark", (360, 700)),
        ("th", "ความช่วยเหลือ", "light", (360, 700)),
    ],
)
def test_widget_has_no_violation(
    shop: Shop, axe_script: Path, language: str, name: str, scheme: str, size: tuple[int, int]
) -> None:
    page = shop.open(language=language, scheme=scheme, size=size)
    page.evaluate(axe_script.read_text("utf-8"))
    check(page, "closed")
    dialog = opened(page, name)
    check(page, "first view")
    dialog.locator(".links a").first.click()
    expect(dialog.locator("article")).to_be_visible()
    check(page, "article")
    dialog.locator("footer button").click()
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    check(page, "contact")
    dialog.locator(".back").click()
    expect(dialog.locator("article")).to_be_visible()
    dialog.locator(".back").click()
    expect(dialog.locator(".back")).to_be_hidden()
    dialog.get_by_role("searchbox").fill({"en": "refund", "ar": "إرجاع", "th": "คืนเงิน"}[language])
    expect(dialog.locator(".results a").first).to_be_visible()
    check(page, "results")


def check(page: Page, state: str) -> None:
    result = page.evaluate(RUN, TAGS)
    assert result["passed"] > 10, state
    assert not result["found"], "\n".join([state, *result["found"]])


def test_manual_has_the_tag_and_the_policy_of_this_test() -> None:
    manual = (ROOT / "docs/content/en/reference/widget.md").read_text("utf-8")
    assert (
        '<script src="https://help.fernway.example/widget.js" type="module" data-language="en" defer></script>'
        in manual
    )
    for option in ("data-language", "data-topic", "data-side", "data-theme", "data-button", "data-helpgen"):
        assert f"`{option}`" in manual
