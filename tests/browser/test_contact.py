"""Every way to reach the shop is on the contact page, and the chat waits for a click."""

import re
import urllib.parse
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Locator, Page, expect
from shops import copy_demo

from .conftest import Visitor
from .sites import Site, build, channels_of, keep_languages, replace_in, serve
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
CHAT = "https://chat.fernway.example/widget.js"
PRAGUE = timezone(timedelta(hours=1))
BANGKOK = timezone(timedelta(hours=7))

URLS = {
    "email": r"mailto:care@fernway\.example\?subject=.+&body=.+{page}$",
    "form": r"(?:\./|[./a-z]*contact/)#\S+$",
    "phone": r"tel:\+420222333444$",
    "whatsapp": r"https://wa\.me/420777333444\?text=.+{page}$",
    "line": r"https://line\.me/R/oaMessage/@fernway/\?.+{page}$",
    "wechat": r"$",
    "messenger": r"https://m\.me/fernway\.outfitters\?ref=.+",
    "instagram": r"https://www\.instagram\.com/fernway\.outfitters/$",
    "facebook": r"https://www\.facebook\.com/fernway\.outfitters$",
    "x": r"https://x\.com/fernway_care$",
    "telegram": r"https://t\.me/fernway_care\?text=.+{page}$",
    "sms": r"sms:\+420777333445\?body=.+{page}$",
    "post": r"$",
    "store-prague": r"https://www\.fernway\.example/stores/prague$",
    "community": r"https://community\.fernway\.example/$",
    "chat": r"https://www\.fernway\.example/chat$",
}
"""What the link of each channel of the demo looks like, decoded; `{page}` is the address of the page it stands on."""


def card(page: Page, name: str) -> Locator:
    heading = page.get_by_role("heading", level=3, name=name, exact=True)
    return page.get_by_role("main").get_by_role("listitem").filter(has=heading)


def name_in(channel: dict[str, object], language: str) -> str:
    name = channel["name"]
    return str(name[language] if isinstance(name, dict) else name)


@pytest.mark.parametrize("language", ["en", "th", "ar"])
@pytest.mark.parametrize("has_script", [True, False])
def test_every_channel_is_listed_with_a_working_address(visitor: Visitor, language: str, has_script: bool) -> None:
    folder = "" if language == "en" else f"{language}/"
    page = visitor.open(f"{folder}contact/", has_script=has_script)
    here = re.escape(f"https://help.fernway.example/{folder}contact/")
    channels = channels_of(visitor.site.folder.parent)
    assert {str(channel["id"]) for channel in channels} == set(URLS)
    for channel in channels:
        found = card(page, name_in(channel, language))
        expect(found).to_have_count(1)
        expected = URLS[str(channel["id"])].replace("{page}", here)
        if channel["type"] == "chat" and has_script:
            continue  # its link gives way to the button, see below
        if expected == "$":
            expect(found).to_contain_text(str(channel["address"]))
            expect(found.get_by_role("link")).to_have_count(0)
        else:
            address = found.get_by_role("link").get_attribute("href") or ""
            assert re.match(expected, urllib.parse.unquote(address)), address


def test_addresses_keep_the_language_of_the_reader(visitor: Visitor) -> None:
    page = visitor.open("th/contact/")
    link = card(page, "Messenger").get_by_role("link").get_attribute("href") or ""
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)["ref"] == ["th:th/contact/"]
    mail = card(page, "อีเมล").get_by_role("link").get_attribute("href") or ""
    fields = urllib.parse.parse_qs(urllib.parse.urlsplit(mail).query)
    assert fields["subject"][0].startswith(words("th")["prefilled_subject"].partition("{")[0])
    assert fields["body"] == [words("th")["prefilled_message"].format(url="https://help.fernway.example/th/contact/")]


def test_article_names_itself_in_a_message(visitor: Visitor) -> None:
    page = visitor.open("returns/return-item/")
    links = page.get_by_role("complementary").get_by_role("link")
    mail = next(url for url in links.evaluate_all("all => all.map(one => one.href)") if url.startswith("mailto:"))
    fields = urllib.parse.parse_qs(urllib.parse.urlsplit(mail).query)
    assert "How do I return an item?" in fields["subject"][0]
    assert "https://help.fernway.example/returns/return-item/" in fields["body"][0]


@pytest.mark.parametrize("path", ["contact/", "th/returns/return-item/"])
def test_card_of_the_form_leads_to_the_form(visitor: Visitor, path: str) -> None:
    language = path[:2] if path.startswith("th/") else "en"
    page = visitor.open(path)
    link = page.get_by_role("link", name=words(language)["action_form"])
    if not link.count():
        page.goto(f"{language}/contact/")
    link.first.click()
    expect(page).to_have_url(re.compile("#"))
    form = page.get_by_role("form", name=words(language)["contact_form"])
    expect(form).to_be_in_viewport()
    anchor = urllib.parse.unquote(urllib.parse.urlsplit(page.url).fragment)
    expect(page.locator(f"[id='{anchor}']")).to_have_count(1)


def test_holidays_and_company_are_on_the_contact_page(visitor: Visitor) -> None:
    page = visitor.open("contact/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Christmas Eve")
    expect(main).to_contain_text("110 00 Praha")
    expect(main).to_contain_text("08152347")


# --- Chat ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def thai_chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo whose chat is answered in Bangkok."""
    folder = copy_demo(tmp_path_factory.mktemp("chat"))
    keep_languages(folder, "en")
    replace_in(
        folder / "content/channels.yml", f"    script: {CHAT}\n", f"    script: {CHAT}\n    time_zone: Asia/Bangkok\n"
    )
    with serve(build(folder)) as site:
        yield site


def at_contact(visitor: Visitor, moment: datetime, time_zone: str = "Europe/Prague", site: Site | None = None) -> Page:
    """Open the contact page at a moment, with a provider of chat who answers."""
    page = visitor.open("contact/", site=site, time_zone=time_zone, moment=moment)
    page.route(
        CHAT,
        lambda route: route.fulfill(
            content_type="text/javascript", body="document.documentElement.dataset.provider = 'here';"
        ),
    )
    return page


def chat_requests(visitor: Visitor) -> list[str]:
    return [url for url in visitor.requests if "chat.fernway.example" in url]


@pytest.mark.parametrize("time_zone", ["Europe/Prague", "America/Los_Angeles"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 8, 0, tzinfo=PRAGUE),
        datetime(2026, 11, 23, 19, 59, tzinfo=PRAGUE),
        datetime(2026, 11, 28, 12, 59, tzinfo=PRAGUE),
    ],
)
def test_open_chat_loads_its_script_after_the_click_and_not_before(
    visitor: Visitor, moment: datetime, time_zone: str
) -> None:
    page = at_contact(visitor, moment, time_zone)
    button = card(page, "Live chat").get_by_role("button", name=WORDS["chat_start"])
    expect(button).to_be_visible()
    expect(page.get_by_text(WORDS["chat_closed"])).to_be_hidden()
    settle(page)
    assert chat_requests(visitor) == []
    button.click()
    expect(page.locator("html")).to_have_attribute("data-provider", "here")
    assert chat_requests(visitor) == [CHAT]


@pytest.mark.parametrize("time_zone", ["Europe/Prague", "Asia/Bangkok"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 7, 59, tzinfo=PRAGUE),
        datetime(2026, 11, 23, 20, 0, tzinfo=PRAGUE),
        datetime(2026, 11, 28, 13, 0, tzinfo=PRAGUE),
        datetime(2026, 11, 29, 10, 0, tzinfo=PRAGUE),
        datetime(2026, 12, 24, 10, 0, tzinfo=PRAGUE),
    ],
)
def test_closed_chat_says_so_and_cannot_be_started(visitor: Visitor, moment: datetime, time_zone: str) -> None:
    page = at_contact(visitor, moment, time_zone)
    expect(card(page, "Live chat").get_by_text(WORDS["chat_closed"])).to_be_visible()
    expect(page.get_by_role("button", name=WORDS["chat_start"])).to_have_count(0)
    settle(page)
    assert chat_requests(visitor) == []


@pytest.mark.parametrize(("hour", "is_open"), [(7, False), (8, True), (19, True), (20, False)])
def test_hours_are_meant_in_the_time_zone_of_the_chat(
    visitor: Visitor, thai_chat: Site, hour: int, is_open: bool
) -> None:
    page = at_contact(visitor, datetime(2026, 11, 23, hour, 30, tzinfo=BANGKOK), site=thai_chat)
    expect(page.get_by_text(WORDS["chat_closed"])).to_be_visible(visible=not is_open)
    expect(page.get_by_role("button", name=WORDS["chat_start"])).to_have_count(1 if is_open else 0)


def test_chat_that_closes_while_the_page_is_open_is_not_started(visitor: Visitor) -> None:
    page = at_contact(visitor, datetime(2026, 11, 23, 19, 59, tzinfo=PRAGUE))
    button = page.get_by_role("button", name=WORDS["chat_start"])
    expect(button).to_be_visible()
    page.clock.set_fixed_time(datetime(2026, 11, 23, 20, 1, tzinfo=PRAGUE))
    button.click()
    expect(page.get_by_text(WORDS["chat_closed"])).to_be_visible()
    assert chat_requests(visitor) == []


def test_provider_that_does_not_answer_leaves_a_link(visitor: Visitor) -> None:
    visitor.expect("ERR_FAILED.*chat.fernway.example")
    page = at_contact(visitor, datetime(2026, 11, 23, 12, 0, tzinfo=PRAGUE))
    page.unroute(CHAT)
    page.route(CHAT, lambda route: route.abort())
    chat = card(page, "Live chat")
    chat.get_by_role("button", name=WORDS["chat_start"]).click()
    expect(chat.get_by_role("link", name=WORDS["chat_open_page"])).to_be_visible()


def test_other_pages_offer_the_chat_the_same_way(visitor: Visitor) -> None:
    page = at_contact(visitor, datetime(2026, 11, 23, 12, 0, tzinfo=PRAGUE))
    page.goto("orders/track-order/")
    settle(page)
    assert chat_requests(visitor) == []
    help_box = page.get_by_role("complementary")
    help_box.scroll_into_view_if_needed()
    help_box.get_by_role("button", name=WORDS["chat_start"]).click()
    expect(page.locator("html")).to_have_attribute("data-provider", "here")
    assert chat_requests(visitor) == [CHAT]
