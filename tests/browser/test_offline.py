"""A shop lets its pages be read offline: with the server stopped, after a new release, until it changes its mind."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .sites import Site, build, replace_in, serve, write_files
from .waiting import make_patient, settle, wait_until

pytestmark = pytest.mark.browser

STORE = "name: Small\nlanguages: [en, th]\ntime_zone: Europe/Prague\noffline: true\n"
FILES = {
    "mkdocs.yml": "site_name: Small\nsite_url: https://help.small.example/\ndocs_dir: content\nplugins: [helpgen]\n",
    "content/store.yml": STORE,
    "content/en/index.md": "# Help\n",
    "content/en/orders/index.md": "# Orders\n",
    "content/en/orders/track.md": "# Where is my order?\n\nLook into your <b>mail</b>.\n",
    "content/en/orders/cancel.md": "# Cancel & change\n\nWrite to us.\n",
    "content/th/index.md": "# ความช่วยเหลือ\n",
}
CACHES = "async () => (await caches.keys()).sort()"
READY = "async () => { await navigator.serviceWorker.ready; }"
KEPT = """async () => {
  const name = (await caches.keys()).find((one) => one.endsWith(" pages"));
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname) : [];
}"""


class Shop:
    """A shop that is built, served, changed and stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = write_files(folder, FILES)
        self._serving = ExitStack()
        self.publish()

    def publish(self) -> None:
        build(self.folder)

    def start(self) -> Site:
        return self._serving.enter_context(serve(self.folder / "site"))

    def stop(self) -> None:
        self._serving.close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    make_patient(context)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert complaints == []


def visit(page: Page, site: Site, *paths: str) -> None:
    """Open pages one after the other, and wait until the last one is kept."""
    for path in paths:
        page.goto(site.url + path)
        settle(page)  # a new release may take its scripts away
        page.evaluate(READY)
        expect_kept(page, f"/{path}")


def expect_kept(page: Page, path: str) -> None:
    wait_until(page, f"async () => (await ({KEPT})()).includes({path!r})")


def test_pages_are_read_again_with_the_server_stopped(shop: Shop, page: Page) -> None:
    site = shop.start()
    visit(page, site, "", "orders/track/")
    shop.stop()
    page.goto(f"{site.url}orders/track/?from=mail")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is my order?")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 1, "with its styles"
    page.goto(site.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_first_page_is_kept_though_it_came_before_the_worker(shop: Shop, page: Page) -> None:
    site = shop.start()
    visit(page, site, "orders/cancel/")
    shop.stop()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancel & change")


def test_page_that_was_never_read_lists_those_that_were_in_its_language(shop: Shop, page: Page) -> None:
    site = shop.start()
    visit(page, site, "orders/cancel/", "th/")
    shop.stop()
    answer = page.goto(f"{site.url}orders/track/")
    assert answer is not None
    assert answer.status == 503
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    assert page.get_by_role("listitem").all_text_contents() == ["Cancel & change – Small"]
    page.get_by_role("link", name="Cancel & change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancel & change")
    page.goto(f"{site.url}th/orders/")
    expect(page.get_by_role("heading", level=1)).to_have_text("คุณออฟไลน์อยู่")


def test_new_release_is_seen_at_once_and_replaces_what_was_kept(shop: Shop, page: Page) -> None:
    site = shop.start()
    visit(page, site, "orders/cancel/", "orders/track/")
    before = page.evaluate(CACHES)
    replace_in(shop.folder / "content/en/orders/track.md", "Look into your", "Ask the courier, or look into your")
    shop.publish()
    page.goto(f"{site.url}orders/track/")
    expect(page.get_by_text("Ask the courier")).to_be_visible()
    wait_until(page, f"async () => !(await ({CACHES})()).some((name) => {before}.includes(name))")
    for path in ("/orders/cancel/", "/orders/track/"):  # what was kept is there again
        expect_kept(page, path)
    assert len(page.evaluate(CACHES)) == len(before) == 2
    settle(page)
    shop.stop()
    page.goto(f"{site.url}orders/track/")
    expect(page.get_by_text("Ask the courier")).to_be_visible()


def test_same_content_is_the_same_release(shop: Shop) -> None:
    worker = shop.folder / "site/service-worker.js"
    first = worker.read_bytes()
    shop.publish()
    assert worker.read_bytes() == first
    replace_in(shop.folder / "content/en/orders/track.md", "Look into", "See")
    shop.publish()
    assert worker.read_bytes() != first


def test_no_more_pages_are_kept_than_are_allowed(shop: Shop, page: Page) -> None:
    worker = shop.folder / "site/service-worker.js"
    replace_in(worker, "[PAGES]: 50", "[PAGES]: 2")
    site = shop.start()
    visit(page, site, "", "orders/", "orders/track/", "orders/cancel/")
    wait_until(page, f"async () => (await ({KEPT})()).join() === '/orders/track/,/orders/cancel/'")


def test_shop_that_changes_its_mind_leaves_nothing_behind(shop: Shop, page: Page) -> None:
    site = shop.start()
    visit(page, site, "orders/track/")
    replace_in(shop.folder / "content/store.yml", "offline: true", "offline: false")
    shop.publish()
    page.goto(f"{site.url}orders/cancel/")
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    wait_until(page, "async () => (await caches.keys()).length === 0")


def test_shop_that_never_said_anything_has_no_worker(shop: Shop, page: Page) -> None:
    replace_in(shop.folder / "content/store.yml", "offline: true\n", "")
    shop.publish()
    assert not (shop.folder / "site/service-worker.js").exists()
    page.goto(f"{shop.start().url}orders/track/")
    settle(page)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
