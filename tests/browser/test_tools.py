"""The four tools answer with the reader's clock, wherever it hangs, and are silent where they are not sure."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .page_types import in_language
from .test_a11y import check as check_axe
from .waiting import settle
from .words import pattern, words

pytestmark = pytest.mark.browser

WORDS = words()
ZONES = ("Europe/Prague", "Asia/Bangkok", "Pacific/Pago_Pago")
BEFORE_CUTOFF = "2026-11-23T11:50:00+01:00"  # Monday, 2 h 10 min before 14:00 in Prague
STATES = {
    "delivery": "tools/delivery/?country=CZ&value=900",
    "delivery, something missing": "tools/delivery/?country=ES",
    "delivery, by a day": "tools/delivery/?country=CZ&by=2026-11-26",
    "return, yes": "tools/return/?country=DE&delivered=2026-11-10",
    "return, no": "tools/return/?country=CZ&delivered=2025-06-10&faulty=yes",
    "contact": "tools/contact/?topic=orders",
    "tracking": "tools/tracking/?number=Z1234567890&promised=2026-11-10",
    "tracking, nonsense": "tools/tracking/?number=hello",
}


def at(visitor: Visitor, path: str, moment: str = BEFORE_CUTOFF, **options: object) -> Page:
    """Open a page at a moment."""
    page = visitor.open(path, moment=datetime.fromisoformat(moment), **options)  # type: ignore[arg-type]
    settle(page)  # else the form would lead to its page by itself
    return page


def tool(page: Page) -> Locator:
    return page.locator("[data-hg-tool]")


def status(page: Page) -> Locator:
    return tool(page).get_by_role("status")


def card(page: Page, name: str) -> Locator:
    heading = page.get_by_role("heading", name=name, exact=True)
    return tool(page).locator(".hg-answer").filter(has=heading)


# --- When will it arrive? ---------------------------------------------------------------


@pytest.mark.parametrize("zone", ZONES)
def test_delivery_counts_on_the_clock_of_the_shop(visitor: Visitor, zone: str) -> None:
    page = at(visitor, "tools/delivery/", time_zone=zone)
    tool(page).get_by_label(WORDS["tool_country"]).select_option("CZ")
    tool(page).get_by_label(re.compile(WORDS["tool_value"])).fill("900")
    page.get_by_role("button", name=WORDS["tool_delivery_submit"]).click()
    express = card(page, "Express courier")
    expect(express).to_contain_text("Arrives Tue, November 24 – Wed, November 25")
    expect(express).to_contain_text("Order within 2 hr 10 min")
    expect(express).to_contain_text("2:00 PM (Prague time)")
    expect(express).to_contain_text("CZK 199")
    expect(card(page, "Courier to your door")).to_contain_text("CZK 600 more")
    expect(status(page)).to_contain_text("4 ways to get your parcel.")
    expect(page).to_have_url(re.compile("country=CZ"))


def test_countdown_runs_without_a_word_and_turns_at_the_cut_off(visitor: Visitor) -> None:
    page = visitor.open("404.html")
    page.clock.install(time=datetime.fromisoformat("2026-11-23T11:49:00+01:00"))
    page.goto("tools/delivery/?country=CZ&method=express")
    page.clock.pause_at(datetime.fromisoformat(BEFORE_CUTOFF))
    express = card(page, "Express courier")
    expect(express).to_contain_text("2 hr 10 min")
    page.evaluate(
        """() => {
          window.spoken = 0;
          const live = document.querySelector("[data-hg-tool] [role=status]");
          const everything = { childList: true, characterData: true, subtree: true };
          new MutationObserver(() => window.spoken++).observe(live, everything);
        }"""
    )
    link = page.evaluate_handle("document.querySelector('.hg-answer')")
    page.clock.run_for(3 * 60_000)
    expect(express).to_contain_text("2 hr 7 min")
    assert page.evaluate("window.spoken") == 0
    assert link.evaluate("card => card.isConnected"), "what has not changed stays where it is"
    page.clock.run_for(128 * 60_000)
    expect(express).to_contain_text("Arrives Wed, November 25 – Thu, November 26")
    assert page.evaluate("window.spoken") > 0


@pytest.mark.parametrize("zone", ZONES)
def test_whoever_needs_it_by_a_day_reads_until_when_to_order(visitor: Visitor, zone: str) -> None:
    page = at(visitor, "tools/delivery/?country=CZ&by=2026-11-26&tz=Europe%2FPrague", time_zone=zone)
    last = "Order by Tuesday 2:00 PM (Prague time) to have it by Thu, November 26."
    expect(status(page)).to_contain_text(last)
    expect(card(page, "Express courier")).to_contain_text(last)
    expect(card(page, "Pick-up point")).to_contain_text("Not certain to arrive by Thu, November 26.")
    page.goto("tools/delivery/?country=TH&by=2026-11-26")
    expect(status(page)).to_contain_text("Nothing is certain to arrive by Thu, November 26.")


def test_what_carries_a_promise_says_what_a_late_parcel_brings(visitor: Visitor) -> None:
    page = at(visitor, "tools/delivery/?country=CZ")
    express = card(page, "Express courier")
    expect(express).to_contain_text(WORDS["shipping_guarantee"])
    expect(express).to_contain_text("store credit (CZK 200)")
    expect(express).to_contain_text("You do not have to ask for it.")
    expect(card(page, "Courier to your door")).not_to_contain_text(WORDS["shipping_guarantee"])


@pytest.mark.parametrize("zone", ZONES)
def test_a_shared_address_gives_the_same_answer_everywhere(visitor: Visitor, zone: str) -> None:
    shared = "tools/delivery/?country=CZ&method=express&at=2026-12-31T11%3A59&tz=Europe%2FPrague"
    page = at(visitor, shared, time_zone=zone)
    express = card(page, "Express courier")
    expect(express).to_contain_text("Arrives Mon, January 4")
    expect(tool(page)).to_contain_text(pattern("tool_ordered_at"))
    expect(tool(page).locator("[data-hg-countdown]")).to_have_count(0)
    expect(tool(page).get_by_label(re.compile(WORDS["tool_at"]))).to_have_value("2026-12-31T11:59")


def test_questions_that_few_need_open_where_they_are_answered_or_missing(visitor: Visitor) -> None:
    page = at(visitor, "tools/delivery/?country=CZ")
    extra = tool(page).get_by_role("group").filter(has=page.get_by_text(WORDS["tool_more"], exact=True))
    weight = tool(page).get_by_label(re.compile(WORDS["tool_weight"]))
    expect(weight).to_be_hidden()
    extra.get_by_text(WORDS["tool_more"]).press("Enter")
    weight.fill("heavy")
    extra.get_by_text(WORDS["tool_more"]).press("Enter")
    expect(weight).to_be_hidden()
    page.get_by_role("button", name=WORDS["tool_delivery_submit"]).click()
    expect(weight).to_be_focused()
    expect(tool(page).get_by_text(WORDS["tool_needs_weight"])).to_be_visible()
    page = at(visitor, "tools/delivery/?country=CZ&weight=2")
    expect(tool(page).get_by_label(re.compile(WORDS["tool_weight"]))).to_be_visible()


def test_history_leads_back_to_the_answers_before(visitor: Visitor) -> None:
    page = at(visitor, "tools/delivery/")
    submit = page.get_by_role("button", name=WORDS["tool_delivery_submit"])
    country = tool(page).get_by_label(WORDS["tool_country"])
    country.select_option("CZ")
    submit.click()
    expect(card(page, "Pick-up point")).to_be_visible()
    country.select_option("TH")
    submit.click()
    expect(card(page, "Express courier")).to_contain_text("690")
    page.go_back()
    expect(card(page, "Pick-up point")).to_be_visible()
    expect(country).to_have_value("CZ")
    page.go_back()
    expect(country).to_have_value("")
    expect(tool(page).locator(".hg-answer")).to_have_count(0)
    expect(status(page)).to_be_empty()


@pytest.mark.parametrize(
    ("path", "field", "error"),
    [
        ("tools/delivery/", "country", "tool_needs_country"),
        ("tools/delivery/?country=ES", "postal", "tool_needs_postal"),
        ("tools/delivery/?country=CZ&value=lots", "value", "tool_needs_value"),
        ("tools/delivery/?country=CZ&at=2026-11-23T10:00&tz=Mars/Olympus", "at", "tool_needs_at"),
        ("tools/delivery/?country=CZ&by=2026-11-01", "by", "tool_needs_by"),
        ("tools/return/?country=CZ", "delivered", "tool_needs_delivered"),
        ("tools/return/?country=CZ&delivered=2031-01-01", "delivered", "tool_needs_delivered"),
        ("tools/return/?country=CZ&delivered=2026-02-30", "delivered", "tool_needs_delivered"),
        ("tools/tracking/", "number", "tool_needs_number_or_day"),
        ("tools/tracking/?number=hello", "number", "tool_needs_number_like"),
    ],
)
def test_nonsense_is_asked_for_again(visitor: Visitor, path: str, field: str, error: str) -> None:
    page = at(visitor, path)
    tool(page).get_by_role("button").click()
    control = tool(page).locator(f"[name={field}]")
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_be_focused()
    expect(control).to_have_accessible_description(pattern(error))
    expect(status(page)).to_contain_text(pattern("tool_needs_check"))
    expect(tool(page).locator(".hg-answer")).to_have_count(0)


def test_a_part_of_a_country_that_is_not_served_is_named(visitor: Visitor) -> None:
    page = at(visitor, "tools/delivery/?country=ES&postal=35001")
    expect(status(page)).to_contain_text("Canary Islands")
    expect(tool(page).locator(".hg-answer")).to_have_count(0)


def test_no_date_is_shown_beyond_the_known_holidays(visitor: Visitor) -> None:
    page = at(visitor, "tools/delivery/?country=CZ", "2029-06-01T10:00:00+02:00")
    expect(card(page, "Express courier")).to_contain_text(WORDS["tool_unknown_beyond_calendar"])
    expect(tool(page)).not_to_contain_text("2029")


# --- Can I return it? ----------------------------------------------------------------------


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("moment", "headline"),
    [
        ("2026-12-10T23:59:00+01:00", "tool_return_yes"),
        ("2026-12-11T00:00:00+01:00", "tool_return_late"),
    ],
)
def test_the_deadline_ends_with_the_day_of_the_market(visitor: Visitor, zone: str, moment: str, headline: str) -> None:
    page = at(visitor, "tools/return/?country=CZ&delivered=2026-11-10", moment, time_zone=zone)
    expect(status(page)).to_contain_text(WORDS[headline])
    expect(status(page)).to_contain_text("December 10, 2026")
    expect(tool(page)).to_contain_text("All other orders")


def test_a_return_says_how_what_it_costs_and_whom_to_ask(visitor: Visitor) -> None:
    page = at(visitor, "tools/return/?country=CZ&delivered=2026-11-20&ordered=2026-11-16")
    expect(status(page)).to_contain_text("January 31, 2027")
    expect(tool(page)).to_contain_text("Christmas presents 2026")
    ways = card(page, WORDS["returns_methods"])
    expect(ways).to_contain_text("Bring it to the Prague store: Free")
    expect(ways.get_by_role("link", name=WORDS["returns_start"])).to_be_visible()
    ask = tool(page).get_by_role("link", name=pattern("tool_ask"))
    address = ask.get_attribute("href") or ""
    assert "2026-11-20" in address
    assert "Czechia" in address


def test_the_warranty_helps_where_the_return_is_over(visitor: Visitor) -> None:
    page = at(visitor, "tools/return/?country=ES&delivered=2024-06-10&faulty=yes")
    expect(status(page)).to_contain_text(WORDS["tool_return_warranty"])
    expect(card(page, WORDS["tool_warranties"])).to_contain_text("June 10, 2027")


def test_what_cannot_be_returned_is_refused_with_its_reason(visitor: Visitor) -> None:
    page = at(visitor, "tools/return/?country=CZ&delivered=2026-11-20&item=excluded-custom")
    expect(status(page)).to_have_text(WORDS["tool_return_never"])
    expect(tool(page)).to_contain_text(WORDS["reason_custom_made"])


# --- Who do I contact? ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "until"),
    [
        ("Europe/Prague", "8:00 PM"),
        ("Asia/Bangkok", "2:00 AM (your time)"),
        ("Pacific/Pago_Pago", "8:00 AM (your time)"),
    ],
)
def test_channels_say_who_is_there_on_the_clock_of_the_reader(visitor: Visitor, zone: str, until: str) -> None:
    page = at(visitor, "tools/contact/?topic=orders&language=en", time_zone=zone)
    first = tool(page).get_by_role("listitem").first
    expect(first).to_contain_text("Live chat")
    expect(first).to_contain_text("Open now")
    expect(first).to_contain_text(until)
    expect(tool(page)).not_to_contain_text("WeChat")


def test_no_badge_where_the_hours_are_unknown(visitor: Visitor) -> None:
    page = at(visitor, "contact/")
    badges = page.locator("main [data-hg-open]")
    page.get_by_role("heading", name="E-mail", exact=True).scroll_into_view_if_needed()
    expect(page.locator("#hg-channel-email [data-hg-open]")).to_have_text("Open now, until 6:00 PM")
    expect(page.locator("#hg-channel-instagram [data-hg-open]")).to_have_count(0)
    assert badges.count() > 3


def test_channels_are_closed_on_a_holiday_of_the_shop(visitor: Visitor) -> None:
    page = at(visitor, "tools/contact/?topic=orders&language=en", "2026-12-24T10:00:00+01:00")
    phone = tool(page).get_by_role("listitem").filter(has_text="Phone")
    expect(phone).to_contain_text("opens Monday 8:00 AM")


# --- Where is my order? --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2026-11-23", "tool_stage_on_time"),
        ("2026-11-20", "tool_stage_wait"),
        ("2026-11-12", "tool_stage_late"),
        ("2026-11-02", "tool_stage_lost"),
    ],
)
def test_a_number_leads_to_its_carrier_and_a_day_to_its_stage(visitor: Visitor, day: str, stage: str) -> None:
    page = at(visitor, f"tools/tracking/?number=z123-456+7890&promised={day}")
    link = tool(page).get_by_role("link", name="Follow Z1234567890 at Packeta")
    expect(link).to_have_attribute("href", "https://tracking.packeta.example/Z1234567890")
    expect(status(page)).to_contain_text(WORDS[stage])


def test_the_channel_to_ask_answers_in_the_language_of_the_page(visitor: Visitor) -> None:
    page = at(visitor, "zh/tools/tracking/?number=Z1234567890")
    ask = tool(page).get_by_role("link", name=pattern("tool_ask", "zh"))
    expect(ask).to_contain_text("电子邮件")  # WhatsApp is best for parcels, but answers in other languages


# --- For everybody ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["delivery", "return", "contact", "tracking"])
@pytest.mark.parametrize("language", ["en", "th", "ar"])
def test_without_javascript_the_page_says_everything_in_tables(visitor: Visitor, name: str, language: str) -> None:
    page = visitor.open(in_language(f"tools/{name}/", language), has_script=False)
    expect(page.locator("[data-hg-tool]")).to_be_hidden()
    expect(page.locator("main noscript .hg-notice")).to_have_text(words(language)["tool_no_script"])
    if name == "contact":
        assert page.locator("main .hg-channel").count() > 5
    else:
        assert page.get_by_role("table").count() >= 2


def test_the_keyboard_is_enough(visitor: Visitor) -> None:
    page = at(visitor, "tools/tracking/")
    tool(page).get_by_label(WORDS["shipping_carrier"]).focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Z1234567890")
    page.keyboard.press("Enter")
    expect(tool(page).get_by_role("link", name=pattern("tool_track_at"))).to_be_visible()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("th", 360, "dark"), ("ar", 390, "light")]
)
def test_every_state_is_accessible_and_fits(
    visitor: Visitor, axe_script: Path, state: str, language: str, width: int, scheme: str
) -> None:
    path = in_language(STATES[state], language)
    page = at(visitor, path, width=width, scheme=scheme, bypass_csp=True)
    expect(status(page)).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    check_axe(page, axe_script)


@pytest.mark.parametrize("language", ["th", "zh", "cs", "id", "ar"])
def test_answers_speak_the_language_of_the_page(visitor: Visitor, language: str) -> None:
    page = at(visitor, in_language("tools/delivery/?country=CZ&value=900", language))
    expect(status(page)).not_to_be_empty()
    shown = tool(page).locator("[data-hg-tool-result]").inner_text()
    assert "Arrives" not in shown
    assert "{" not in shown
    assert "2569" not in shown, "years are those of the pages"


def test_data_that_do_not_come_are_told(visitor: Visitor) -> None:
    visitor.expect("ERR_FAILED")
    page = at(visitor, "tools/delivery/")
    page.route(re.compile(r"/tools/en/delivery-"), lambda route: route.abort())
    tool(page).get_by_label(WORDS["tool_country"]).select_option("CZ")
    page.get_by_role("button", name=WORDS["tool_delivery_submit"]).click()
    expect(status(page)).to_have_text(WORDS["tool_failed"])
    page.unroute(re.compile(r"/tools/en/delivery-"))


def test_the_policy_page_answers_as_the_tool_does(visitor: Visitor) -> None:
    page = at(visitor, "policies/returns/?country=CZ&delivered=2026-11-10")
    expect(status(page)).to_contain_text("December 10, 2026")
