"""Whatever goes wrong between a browser and the real collector: each submission is there exactly once, or it is told.

Faults are put between the two; the built demo, Chromium and the collector are real.
"""

import datetime
import gzip
import random
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from feedback import soak
from feedback.collectors import Collector, free_port, some_network
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from shops import copy_demo

from .sites import Site, build, keep_languages, replace_in, serve
from .waiting import make_patient, settle, wait_until
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
SEEDS = soak.times(2, 200)
ARTICLE = "returns/return-item/"


class Shop:
    """The built demo and the collector that its pages send to."""

    def __init__(self, site: Site, collector: Collector) -> None:
        self.site = site
        self.collector = collector

    def rows(self, comment: str) -> list[tuple[object, ...]]:
        return self.collector.rows("SELECT id, score, state FROM submission WHERE words = ?", comment)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = copy_demo(tmp_path_factory.mktemp("outbox"))
    keep_languages(folder, "en")
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}/v1/feedback\n  search_events: true"
    replace_in(folder / "content/store.yml", "https://feedback.fernway.example/v1/feedback", endpoint)
    with serve(build(folder)) as site:
        collector = Collector(tmp_path_factory.mktemp("collector"), ["--origin", site.url.rstrip("/")], port=port)
        collector.start()
        yield Shop(site, collector)
        collector.stop()


@pytest.fixture
def context(browser: Browser, shop: Shop) -> Iterator[BrowserContext]:
    """A visitor whom the collector has never seen."""
    context = browser.new_context(base_url=shop.site.url, extra_http_headers={"X-Forwarded-For": some_network()})
    make_patient(context)
    context.route("**/v1/feedback", lambda route: route.continue_())  # else the header asks the browser for leave
    yield context
    context.close()


def token() -> str:
    """Words that nobody has written before, in letters: long numbers are not kept."""
    return uuid.uuid4().hex.translate(str.maketrans("0123456789", "ghijklmnop"))


# --- Faults ----------------------------------------------------------------------------


def answering(status: int, body: str = "{}", **headers: str) -> Callable[[Route], None]:
    cors = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    return lambda route: route.fulfill(status=status, body=body, headers={**cors, **headers})


def lose_answer(route: Route) -> None:
    route.fetch()
    route.abort("connectionreset")


FAULTS: dict[str, Callable[[Route], None]] = {
    "request lost": lambda route: route.abort("connectionrefused"),
    "answer lost": lose_answer,
    "500": answering(500),
    "503 with Retry-After": answering(503, **{"Retry-After": "1"}),
    "429 with Retry-After": answering(429, **{"Retry-After": "1"}),
    "404": answering(404),
    "408": answering(408),
    "captive portal": answering(200, "<h1>Log in</h1>", **{"Content-Type": "text/html"}),
    "empty answer": answering(200, ""),
    "answer for somebody else": answering(201, f'{{"id": "{uuid.uuid4()}", "status": "stored"}}'),
}


@dataclass
class Network:
    """What lies between browser and collector: these faults, one for each attempt, then none."""

    coming: list[str]
    is_down: bool = False
    """No attempt arrives: a pause that ends while the test still looks changes nothing, on whatever machine."""

    def handle(self, route: Route) -> None:
        if self.coming and route.request.method == "POST":
            FAULTS[self.coming.pop(0)](route)
        elif self.is_down:
            route.abort("internetdisconnected")
        else:
            route.continue_()


def put_between(context: BrowserContext, *faults: str, then_down: bool = False) -> Network:
    network = Network(list(faults), then_down)
    context.route("**/v1/feedback", network.handle)
    return network


def answer(page: Page, comment: str) -> None:
    form = page.get_by_role("form", name=WORDS["feedback_question"])
    form.get_by_role("button", name=WORDS["feedback_yes"], exact=True).click()
    expect(form.get_by_role("textbox")).to_be_focused()  # its script is here
    form.get_by_role("textbox").fill(comment)
    form.get_by_role("button", name=WORDS["feedback_send"], exact=True).click()


def open_article(context: BrowserContext, shop: Shop, hours_later: float = 0) -> Page:
    page = context.new_page()
    if hours_later:
        page.clock.set_system_time(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours_later))
    page.goto(shop.site.url + ARTICLE)
    return page


def kept(page: Page) -> int:
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('hg-outbox:')).length"))


def must_be_stored_once(shop: Shop, page: Page, comment: str) -> None:
    wait_until(page, lambda: kept(page) == 0)
    assert len(shop.rows(comment)) == 1


# --- Thirty times ------------------------------------------------------------------------


@pytest.mark.parametrize("then", ["the network comes back", "the tab is closed", "another page is opened"])
@pytest.mark.parametrize("fault", FAULTS)
def test_submission_survives(context: BrowserContext, shop: Shop, fault: str, then: str) -> None:
    comment = token()
    network = put_between(context, fault, then_down=True)
    page = open_article(context, shop)
    answer(page, comment)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_focused()
    assert kept(page) == 1
    network.is_down = False
    if then == "the network comes back":
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    elif then == "the tab is closed":
        page.close(run_before_unload=False)
        page = open_article(context, shop, hours_later=2)
    else:
        page.clock.set_system_time(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2))
        page.goto(shop.site.url)
    must_be_stored_once(shop, page, comment)
    assert network.coming == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_submission_survives_many_faults_in_a_row(context: BrowserContext, shop: Shop, seed: int) -> None:
    chance = random.Random(seed)
    comment = token()
    network = put_between(context, *chance.choices(list(FAULTS), k=chance.randint(2, 6)))
    page = open_article(context, shop)
    answer(page, comment)
    was_closed = False
    until = time.monotonic() + 60
    while kept(page) and time.monotonic() < until:
        if chance.random() < 0.3:
            was_closed = True
            page.close()
            page = open_article(context, shop, hours_later=chance.choice([1, 30, -24 * 365]))
        else:
            page.evaluate("dispatchEvent(new Event('online'))")
            page.wait_for_timeout(60)
    must_be_stored_once(shop, page, comment)
    # The last word of a tab that is closed takes its own way to the collector: faults may be left over then.
    assert was_closed or network.coming == []


# --- Other mishaps ------------------------------------------------------------------------


def test_pause_ends_by_itself(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    network = put_between(context, "500", then_down=True)
    page = open_article(context, shop)
    answer(page, comment)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    network.is_down = False
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    must_be_stored_once(shop, page, comment)


def test_offline_answer_is_sent_when_the_browser_is_online(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    page = open_article(context, shop)
    page.get_by_role("button", name=WORDS["feedback_yes"], exact=True).click()  # its script is here
    expect(page.get_by_role("textbox", name=WORDS["feedback_comment"])).to_be_focused()
    context.set_offline(True)
    page.get_by_role("textbox", name=WORDS["feedback_comment"]).fill(comment)
    page.get_by_role("button", name=WORDS["feedback_send"], exact=True).click()
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    must_be_stored_once(shop, page, comment)


def test_tab_that_is_closed_at_once_still_sends(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    page = open_article(context, shop)
    answer(page, comment)
    page.close(run_before_unload=False)
    page = open_article(context, shop)
    must_be_stored_once(shop, page, comment)


@pytest.mark.parametrize("years", [-10, 10])
def test_clock_that_is_years_off_keeps_nothing_for_ever(context: BrowserContext, shop: Shop, years: int) -> None:
    comment = token()
    network = put_between(context, "500", then_down=True)
    page = open_article(context, shop, hours_later=years * 365 * 24)
    answer(page, comment)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    page.close()
    network.is_down = False
    page = open_article(context, shop)
    must_be_stored_once(shop, page, comment)


@pytest.mark.parametrize(
    "storage",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ],
    ids=["full", "denied"],
)
def test_without_storage_a_failure_is_told_and_the_text_stays(
    context: BrowserContext, shop: Shop, storage: str
) -> None:
    comment = token()
    context.add_init_script(storage)
    put_between(context, "answer lost")
    page = open_article(context, shop)
    answer(page, comment)
    form = page.get_by_role("form", name=WORDS["feedback_question"])
    expect(form.get_by_role("status")).to_have_text(WORDS["feedback_failed"])
    expect(form.get_by_role("textbox")).to_have_value(comment)
    form.get_by_role("button", name=WORDS["feedback_retry"]).click()
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_focused()
    assert len(shop.rows(comment)) == 1


def test_outbox_is_bounded_and_says_so(context: BrowserContext, shop: Shop) -> None:
    page = open_article(context, shop)
    page.evaluate("""() => {
        for (let i = 0; i < 20; i++) {
            const submission = { id: crypto.randomUUID(), kind: 'helpful' };
            const receiver = { url: location.origin + '/nobody', as: 'json' };
            const entry = { receiver, submission, at: Date.now(), due: Date.now() + 3.6e6, tries: 1 };
            localStorage.setItem('hg-outbox:' + submission.id, JSON.stringify(entry));
        }
    }""")
    put_between(context, "500")
    answer(page, "one too many")
    expect(page.get_by_text(WORDS["feedback_failed"])).to_be_visible()
    assert kept(page) == 20


def test_expired_message_is_tried_once_more_and_then_deleted(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    put_between(context, "500", then_down=True)
    page = open_article(context, shop)
    answer(page, comment)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    page.close(run_before_unload=False)
    context.unroute("**/v1/feedback")
    asked: list[str] = []

    def fail(route: Route) -> None:
        asked.append(route.request.method)
        route.abort()

    context.route("**/v1/feedback", fail)
    page = open_article(context, shop, hours_later=8 * 24)
    wait_until(page, lambda: kept(page) == 0)
    assert "POST" in asked


def test_damaged_entry_disturbs_nothing(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    page = open_article(context, shop)
    page.evaluate("localStorage.setItem('hg-outbox:x', '{'); localStorage.setItem('hg-outbox:y', 'null')")
    page.reload()
    answer(page, comment)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert len(shop.rows(comment)) == 1


def test_two_tabs_send_once(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    network = put_between(context, "500", then_down=True)
    first = open_article(context, shop)
    answer(first, comment)
    expect(first.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    network.is_down = False
    second = open_article(context, shop, hours_later=1)
    third = open_article(context, shop, hours_later=1)
    for page in (second, third):
        wait_until(page, lambda page=page: kept(page) == 0)  # type: ignore[misc]
    assert len(shop.rows(comment)) == 1


def test_half_a_character_does_not_lose_the_rest(context: BrowserContext, shop: Shop) -> None:
    comment = token()
    page = open_article(context, shop)
    page.get_by_role("button", name=WORDS["feedback_yes"], exact=True).click()
    page.get_by_role("textbox", name=WORDS["feedback_comment"]).evaluate(
        "(field, text) => { field.value = text + '\\ud83d'; }", comment
    )
    page.get_by_role("button", name=WORDS["feedback_send"], exact=True).click()
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert len(shop.rows(comment + "\ufffd")) == 1


def test_message_of_the_contact_form_reaches_the_collector(browser: Browser, shop: Shop) -> None:
    context = browser.new_context()  # nothing between the two: the browser asks the collector for leave itself
    make_patient(context)
    page = context.new_page()
    page.goto(shop.site.url + "contact/")
    settle(page)
    form = page.get_by_role("form", name=WORDS["contact_form"])
    form.get_by_label(WORDS["contact_email"], exact=True).fill("jana@example.com")
    message = f"ขอบคุณ 🐻 <b>{token()}</b>\nline"
    form.get_by_label(WORDS["contact_message"], exact=True).press_sequentially(message[:8])
    form.get_by_label(WORDS["contact_message"], exact=True).fill(message)
    page.wait_for_timeout(2600)  # a person types; faster counts against the sender
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_focused()
    assert shop.collector.rows("SELECT email, message FROM contact WHERE message = ?", message) == [
        ("jana@example.com", message)
    ]
    context.close()


def test_form_without_script_reaches_the_collector(browser: Browser, shop: Shop) -> None:
    context = browser.new_context(java_script_enabled=False, extra_http_headers={"X-Forwarded-For": some_network()})
    comment = token()
    page = context.new_page()
    page.goto(shop.site.url + ARTICLE)
    form = page.get_by_role("form", name=WORDS["feedback_question"])
    form.get_by_role("radio", name=WORDS["feedback_reason_outdated"]).check()
    form.get_by_role("textbox", name=WORDS["feedback_comment"]).fill(comment)
    form.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    context.close()
    assert shop.collector.rows("SELECT score, reason FROM submission WHERE words = ?", comment) == [(0, "outdated")]


def test_searches_are_counted_where_the_shop_wants_it(context: BrowserContext, shop: Shop) -> None:
    page = context.new_page()
    page.goto("search/")
    field = (
        page.get_by_role("main").get_by_role("combobox").or_(page.get_by_role("main").get_by_role("searchbox")).first
    )
    miss = f"xq{token()[:12]}"
    field.fill(miss)
    sql = "SELECT kind, page FROM submission WHERE words = ?"
    wait_until(page, lambda: shop.collector.rows(sql, miss) == [("search_miss", "")])
    field.fill("return an item")
    wait_until(page, lambda: ("search", "") in shop.collector.rows(sql, "return an item"))
    page.get_by_role("main").get_by_role("link", name="How do I return an item?").first.click()
    wait_until(page, lambda: len(shop.collector.rows(sql, "return an item")) == 2)
    assert ("search_choice", ARTICLE) in shop.collector.rows(sql, "return an item")


def test_opened_result_has_the_id_of_its_page_on_a_site_below_its_host(
    context: BrowserContext, shop: Shop, tmp_path: Path
) -> None:
    (tmp_path / "help").symlink_to(shop.site.folder)
    words_sent: list[dict[str, object]] = []

    def note(route: Route) -> None:
        if route.request.method == "POST":
            words_sent.append(route.request.post_data_json)
        answering(201)(route)

    context.route("**/v1/feedback", note)
    with serve(tmp_path) as host:
        page = context.new_page()
        page.goto(f"{host.url}help/search/?q=return+an+item")
        settle(page)  # the script that counts is here
        link = page.get_by_role("main").get_by_role("link", name="How do I return an item?").first
        link.click()
        wait_until(page, lambda: any(sent["kind"] == "search_choice" for sent in words_sent))
    (chosen,) = [sent["page"] for sent in words_sent if sent["kind"] == "search_choice"]
    assert chosen == ARTICLE


def test_outbox_weighs_no_more_than_four_kibibytes() -> None:
    scripts = Path(__file__).parents[2] / "theme/assets/js"
    source = b"".join((scripts / name).read_bytes() for name in ("outbox.js", "page_outbox.js", "send.js"))
    assert len(gzip.compress(source, 9)) <= 4096
