"""How browser tests wait for what they claim, instead of for a time that a busy machine needs longer."""

import time
import weakref
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Request

PATIENCE_SECONDS = 30
"""How long a test waits for what must come; where it comes, that costs nothing."""


def make_patient(context: BrowserContext) -> None:
    """Let the pages of a context wait as long as everything here, and `settle` know what they ask for."""
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    context.on("page", lambda page: _TRAFFIC.setdefault(page, Traffic(page)))


def wait_until(page: Page, claim: str | Callable[[], object]) -> None:
    """Wait until a script of the page, or the promise that it gives, says yes, or until a claim of the test holds.

    `wait_for_function` takes a promise for a yes, and asks a second time with `eval`, which the pages' policy forbids.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (page.evaluate(claim) if isinstance(claim, str) else claim()):
        assert time.monotonic() < deadline, claim
        page.wait_for_timeout(20)


def wait_until_seen(page: Page) -> None:
    """Wait until a page is painted: features load then, and nobody uses what is not to be seen.

    Asks an observer, because a page with a clock of its own has no list of what happened when.
    """
    wait_until(
        page,
        """(() => {
          if (!document.querySelector("main")) return true;
          if (window.isSeen === undefined) {
            window.isSeen = false;
            new PerformanceObserver(() => (window.isSeen = true)).observe({ type: "paint", buffered: true });
          }
          return window.isSeen;
        })()""",
    )


def settle(page: Page) -> None:
    """Wait until all that a page asked for is there and its scripts have run: it changes no more by itself.

    Not for pages without scripts, or whose clock is paused. The load state "networkidle" comes half a second later, and
    only hopes that the scripts have run by then.
    """
    wait_until_seen(page)  # features are asked for after that
    traffic = _TRAFFIC[page]
    asked = -1
    while asked != traffic.asked or traffic.waiting:
        wait_until(page, lambda: not traffic.waiting)
        asked = traffic.asked
        page.evaluate(_RUN_SCRIPTS)


class Traffic:
    """What a page has asked for, and what of it has neither come nor failed yet."""

    def __init__(self, page: Page) -> None:
        self.asked = 0
        self.waiting: set[Request] = set()
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        self.asked += 1
        self.waiting.add(request)

    def _end(self, request: Request) -> None:
        self.waiting.discard(request)


_TRAFFIC: weakref.WeakKeyDictionary[Page, Traffic] = weakref.WeakKeyDictionary()
_RUN_SCRIPTS = """async () => {
  const plain = [...document.scripts].filter(({ type }) => type !== "module").map(({ src }) => src);
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const modules = names.filter((name) => name.endsWith(".js") && !plain.includes(name));
  await Promise.all(modules.map((name) => import(name).catch(() => {})));
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
