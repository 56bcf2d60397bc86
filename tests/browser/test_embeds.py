"""A product page on another origin, with a strict content security policy, shows what the help center knows."""

import gzip
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .sites import ROOT, Site, serve
from .waiting import make_patient, settle

pytestmark = pytest.mark.browser

NOW = datetime.fromisoformat("2026-11-23T09:49:30+01:00")
"""A Monday; the cut-off in Prague is at 14:00."""
POLICY = "default-src 'none'; script-src {help}; connect-src {help}"
PAGE = """<!doctype html>
<html lang="{language}"><head><title>A backpack</title>
<script type="module" src="{help}embed/helpgen-policy.js"></script>
<script type="module" src="{help}embed/helpgen-delivery.js"></script>
<script type="module" src="{help}embed/helpgen-faq.js"></script>
</head><body><main><h1>Backpack</h1><h2>Good to know</h2>
<helpgen-policy name="returns"><a href="{help}policies/returns/">Returns</a></helpgen-policy>
<helpgen-delivery country="CZ"><a href="{help}policies/shipping/">Delivery</a></helpgen-delivery>
<helpgen-faq topic="returns" limit="2"><a href="{help}faq/returns/">Questions</a></helpgen-faq>
</main></body></html>"""


class Shop:
    """Opens the product page of a shop whose help center lies on another origin."""

    def __init__(self, browser: Browser, help_center: Site, folder: Path) -> None:
        self.help_center = help_center
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._browser = browser
        self._folder = folder

    def open(self, page_source: str = PAGE, language: str = "en", scheme: str = "light", broken: str = "") -> Page:
        (self._folder / "product.html").write_text(
            page_source.format(language=language, help=self.help_center.url), "utf-8"
        )
        with_headers = {"Content-Security-Policy": POLICY.format(help=self.help_center.url.rstrip("/"))}
        self._server = serve(self._folder, headers=with_headers)
        shop = self._server.__enter__()
        context = self._browser.new_context(
            viewport={"width": 390, "height": 900},
            timezone_id="Asia/Bangkok",
            color_scheme="dark" if scheme == "dark" else "light",
        )
        make_patient(context)
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("request", lambda request: self.requests.append(request.url))
        if broken:
            context.route(re.compile(broken), lambda route: route.abort())
        page = context.new_page()
        page.clock.install(time=NOW)
        page.goto(f"{shop.url}product.html")
        self._context = context
        return page

    def close(self) -> None:
        self._context.close()
        self._server.__exit__(None, None, None)


@pytest.fixture
def shop(browser: Browser, help_center: Site, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(browser, help_center, tmp_path)
    yield shop
    shop.close()


def test_product_page_of_another_origin_shows_policy_delivery_and_questions(shop: Shop) -> None:
    page = shop.open()
    policy = page.locator("helpgen-policy")
    expect(policy.get_by_role("heading", level=3)).to_have_text("Returns and refunds")
    expect(policy.get_by_text("30 days", exact=False).first).to_be_visible()
    delivery = page.locator("helpgen-delivery")
    expect(delivery.get_by_role("listitem").filter(has_text="Courier to your door")).to_contain_text(
        re.compile(r"Arrives Tue, November 24 – Thu, November 26")
    )
    faq = page.locator("helpgen-faq")
    expect(faq.get_by_role("group")).to_have_count(2)
    assert shop.complaints == []


def test_countdown_runs_to_the_cut_off_of_the_warehouse(shop: Shop) -> None:
    page = shop.open()
    page.clock.pause_at("2026-11-23T10:49:30+01:00")
    line = page.locator("helpgen-delivery").get_by_role("listitem").filter(has_text="Courier to your door")
    expect(line).to_contain_text("Order within 3 hr 10 min")
    page.clock.run_for(60_000)
    expect(line).to_contain_text("Order within 3 hr 9 min")


def test_behind_the_last_counted_day_only_price_and_time_are_shown(shop: Shop) -> None:
    page = shop.open()
    page.clock.set_fixed_time("2029-01-15T09:00:00Z")
    page.reload()
    line = page.locator("helpgen-delivery").get_by_role("listitem").filter(has_text="Courier to your door")
    expect(line).to_contain_text("1–2 business days")
    expect(line).not_to_contain_text("Arrives")


def test_another_country_is_chosen_and_announced(shop: Shop) -> None:
    page = shop.open()
    delivery = page.locator("helpgen-delivery")
    delivery.get_by_label("Country").select_option("TH")
    expect(delivery.get_by_role("status")).to_contain_text("Express courier: Arrives")


def test_language_of_the_page_decides(shop: Shop) -> None:
    page = shop.open(language="th-TH")
    frame = page.locator("helpgen-policy").locator("section")
    expect(frame).to_have_attribute("lang", "th")
    page.evaluate("document.querySelector('helpgen-policy').setAttribute('language', 'ar')")
    expect(frame).to_have_attribute("dir", "rtl")


def test_page_keeps_its_own_link_when_the_help_center_cannot_be_reached(shop: Shop) -> None:
    page = shop.open(broken=r"/exports/")
    settle(page)
    expect(page.get_by_role("link", name="Returns", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Delivery", exact=True)).to_be_visible()


def test_unknown_policy_keeps_what_the_page_says(shop: Shop) -> None:
    page = shop.open(PAGE.replace('name="returns"', 'name="nonsense"'))
    settle(page)
    expect(page.locator("helpgen-policy").get_by_role("link")).to_have_count(1)
    expect(page.locator("helpgen-policy").get_by_role("link", name="Returns", exact=True)).to_be_visible()


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "light")])
def test_embeds_have_no_violation(shop: Shop, axe_script: Path, language: str, scheme: str) -> None:
    page = shop.open(language=language, scheme=scheme)
    expect(page.locator("helpgen-faq").locator("summary").first).to_be_visible()
    expect(page.locator("helpgen-delivery").get_by_role("listitem").first).to_be_visible()
    page.locator("helpgen-faq").locator("summary").first.click()
    page.evaluate(axe_script.read_text("utf-8"))
    check_loaded(page)


def check_loaded(page: Page) -> None:
    result = page.evaluate(
        """async () => {
          const { violations, passes } = await axe.run(document);
          return { found: violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), passed: passes.length };
        }"""
    )
    assert result["passed"] > 10
    assert not result["found"], "\n".join(result["found"])


def test_nothing_is_stored_and_nobody_else_is_asked(shop: Shop) -> None:
    page = shop.open()
    expect(page.locator("helpgen-delivery").get_by_role("listitem").first).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    own = (shop.help_center.url, page.url.rpartition("/")[0])
    assert [url for url in shop.requests if not url.startswith(own)] == []


@pytest.mark.parametrize("name", ["policy", "delivery", "faq"])
def test_embed_weighs_less_than_10_kilobytes_with_all_that_it_imports(help_center: Site, name: str) -> None:
    waiting, files = [f"embed/helpgen-{name}.js"], {}
    while waiting:
        path = waiting.pop()
        files[path] = (help_center.folder / path).read_bytes()
        for imported in re.findall(rb'from "([^"]+)"', files[path]):
            found = (help_center.folder / path).parent.joinpath(imported.decode()).resolve()
            place = found.relative_to(help_center.folder.resolve()).as_posix()
            if place not in files:
                waiting.append(place)
    assert len(files) > 2
    assert sum(len(gzip.compress(content, 9, mtime=0)) for content in files.values()) < 10_000


def test_demo_names_its_embeds_in_the_manual() -> None:
    manual = (ROOT / "docs/content/en/reference/embeds.md").read_text("utf-8")
    for name in ("helpgen-policy", "helpgen-delivery", "helpgen-faq"):
        assert f"embed/{name}.js" in manual
