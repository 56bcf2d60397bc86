"""Chromium, the demo shop behind a real server, and visitors that fail a test when the browser complains."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shops
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)
from shops import copy_demo

from .sites import Receiver, Site, build, keep_languages, replace_in, serve
from .waiting import PATIENCE_SECONDS, make_patient, wait_until_seen

KITCHEN_DIR = Path(__file__).parents[1] / "kitchen"
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
"""The shell is the same engine without windows, tabs and their profile: a third of the work for each fresh visitor."""
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=PATIENCE_SECONDS * 1000)


def find_chromium() -> str:
    """Return the path of Chromium; "" if the machine has none."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    program = find_chromium()
    if not program:
        pytest.fail("Chromium is missing; install it: sudo apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo shop as it is; no test may change its files."""
    with serve(shops.built_demo(tmp_path_factory)) as site:
        yield site


@pytest.fixture(scope="session")
def help_center(demo: Site) -> Iterator[Site]:
    """The demo on a host that lets pages of other origins read it."""
    with serve(demo.folder, headers={"Access-Control-Allow-Origin": "*"}) as site:
        yield site


def make_kitchen(folder: Path) -> None:
    shutil.copytree(KITCHEN_DIR / "content", folder / "content")
    shutil.copy(KITCHEN_DIR / "mkdocs.yml", folder / "mkdocs.yml")
    build(folder)


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shop whose one article has everything; no scripts of others, so the strictest policy."""
    with serve(shops.make_once(tmp_path_factory, "kitchen", make_kitchen) / "site") as site:
        yield site


@pytest.fixture(scope="session")
def _receiving_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Receiver, Site]]:
    receiver = Receiver()
    receiver.start()
    folder = copy_demo(tmp_path_factory.mktemp("receiving"))
    keep_languages(folder, "en", "th", "ar")
    replace_in(folder / "content/store.yml", "https://feedback.fernway.example/v1/feedback", receiver.url)
    with serve(build(folder)) as site:
        yield receiver, site
    receiver.stop()


@pytest.fixture
def receiver(_receiving_shop: tuple[Receiver, Site]) -> Iterator[Receiver]:
    """A real receiver of feedback that answers and has got nothing yet."""
    receiver, _ = _receiving_shop
    receiver.submissions.clear()
    receiver.status = 201
    receiver.is_kind = True
    yield receiver
    receiver.stop()
    receiver.start()


@pytest.fixture
def receiving(_receiving_shop: tuple[Receiver, Site]) -> Site:
    """The demo shop whose `feedback.endpoint` is that receiver."""
    return _receiving_shop[1]


class Visitor:
    """Opens pages; remembers what the browser complained about and what left for other hosts."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.requests: list[str] = []
        """Every URL that was asked for, in order."""
        self.left: list[str] = []
        """Those that were asked for from other hosts. None is let through."""
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._expected: list[str] = []

    def open(
        self,
        path: str = "",
        *,
        site: Site | None = None,
        width: int = 1280,
        height: int = 800,
        has_script: bool = True,
        scheme: str = "light",
        time_zone: str = "Europe/Prague",
        bypass_csp: bool = False,
        has_touch: bool = False,
        moment: datetime | str = "",
    ) -> Page:
        """Open a page of the site in a fresh profile; with a moment, its clock stands still there.

        What a page only loads when somebody uses it, and whatever its scripts ask for, may come later: see `settle`.
        """
        self.site = site or self.site
        context = self._browser.new_context(
            base_url=self.site.url,
            viewport={"width": width, "height": height},
            java_script_enabled=has_script,
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            timezone_id=time_zone,
            locale="en-GB",
            bypass_csp=bypass_csp,
            has_touch=has_touch,
        )
        make_patient(context)
        self._contexts.append(context)
        context.route(re.compile(r"^https?://(?!127\.0\.0\.1:)"), self._refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("request", self._note)
        page = context.new_page()
        if moment:
            page.clock.set_fixed_time(moment)
        page.goto(path)
        if has_script:
            wait_until_seen(page)
        return page

    def expect(self, pattern: str) -> None:
        """Do not fail for complaints in which the pattern is found."""
        self._expected.append(pattern)

    def close(self) -> None:
        """Close everything and fail if the browser complained."""
        for context in self._contexts:
            context.close()
        unexpected = [line for line in self.complaints if not any(re.search(p, line) for p in self._expected)]
        assert not unexpected, "\n".join(unexpected)

    def _refuse(self, route: Route) -> None:
        self.left.append(route.request.url)
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "assert"} or "Content Security Policy" in message.text:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)


@pytest.fixture
def visitor(browser: Browser, demo: Site) -> Iterator[Visitor]:
    """Somebody who visits the demo shop; an error in the console or a CSP violation fails the test."""
    visitor = Visitor(browser, demo)
    yield visitor
    visitor.close()


@pytest.fixture(scope="session")
def axe_script() -> Path:
    """The script of axe-core."""
    script = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        pytest.fail("axe-core is missing; install it: npm ci --prefix tests/browser", pytrace=False)
    return script
