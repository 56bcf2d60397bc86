"""Search in Chromium: bytes, requests and time until the first result, beside Pagefind and Material for MkDocs.

    make bench-search BROWSER="1000 5000"                  sizes; needs Chromium
    .venv/bin/python -m pip install "pagefind[extended]"   for its rows

The same articles are built three ways and served with gzip -6 from memory. A visit has an empty cache: the page loads
and the search is opened. "Pasted": a second later the whole query is entered at once; measured is from that moment
until the first result of this very query stands in the page. Another query follows in the same page. "Typed": in a
visit of its own, a third of a second after the search was opened, somebody types the query with a key every 120 ms, and
another one after it; measured is from the last key. Pagefind's own field waits for a pause; here it is asked with every
key and has answered when the data of its first result is there, which flatters it. Material's list does not say of
which query it is; the time is that of its last change before a second without one.
Bytes are bodies as sent; "data" leaves out scripts. The slow network is Chromium's own simulation: 150 ms for each
request, 1.6 Mbit/s.
"""

import contextlib
import gzip
import importlib.metadata
import importlib.util
import os
import platform
import posixpath
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from build import BIN
from corpus import write_corpus
from playwright.sync_api import Browser, Page, sync_playwright

QUERIES = ("refund", "shipping cost", "change the delivery address", "retrun label")
LATER = "gift card"
TYPED_LATER = "cancel order"
KEY_MILLISECONDS = 120
BEFORE_TYPING_MILLISECONDS = 300
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
REPETITIONS = 2
TIMES = ("pasted ms", "later", "typed ms", "later")


@dataclass
class Traffic:
    """What was asked of the server since the last `clear`."""

    sizes: list[tuple[str, int]] = field(default_factory=list)

    def data(self) -> list[int]:
        """Return the sizes of all answers that are no scripts, styles or pages."""
        return [size for path, size in self.sizes if not path.endswith((".js", ".css", ".html", "/", ".svg", ".png"))]


@dataclass(frozen=True)
class Engine:
    """One way to search the articles."""

    name: str
    folder: Path
    page: str
    open: str
    """JavaScript that opens the search."""
    ask: str
    """JavaScript: a function of a query, a promise of the milliseconds until its first result and of what has come."""
    watch: str
    """JavaScript: a function of a query that empties the field, gives it the focus and makes `typed` a promise of the
    milliseconds from the last key to the first result of this query."""
    has_index_in_page: bool = False


HELPGEN = Engine(
    "helpgen",
    Path("site"),
    "topic-00/article-00000/",
    "() => document.getElementById('hg-search-button').click()",
    """async (query) => {
      const form = document.querySelector('#hg-search-dialog [data-hg-search-form]');
      const input = form.elements.namedItem('q');
      const list = form.querySelector('[role=listbox]');
      const options = new Set(list.children);
      input.value = query;
      const started = performance.now();
      const shown = new Promise((resolve) => {
        new MutationObserver(() => {
          const isNew = (child) => !options.has(child) && child.querySelector('.hg-option-title');
          if ([...list.children].some(isNew)) resolve([performance.now() - started, ...fetched()]);
        }).observe(list, { childList: true, subtree: true });
      });
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return shown;
    }""",
    """(query) => {
      const form = document.querySelector('#hg-search-dialog [data-hg-search-form]');
      const input = form.elements.namedItem('q');
      const list = form.querySelector('[role=listbox]');
      let pressed = 0;
      input.value = '';
      input.focus();
      input.addEventListener('keydown', () => (pressed = performance.now()));
      globalThis.typed = new Promise((resolve) => {
        new MutationObserver(() => {
          const all = list.querySelector('.hg-option-all')?.href ?? '';
          if (new URL(all, location.href).searchParams.get('q') === query) resolve(performance.now() - pressed);
        }).observe(list, { childList: true, subtree: true });
      });
    }""",
)
PAGEFIND = Engine(
    "Pagefind",
    Path("material-site"),
    "topic-00/article-00000/",
    "async () => { globalThis.found = await import('/pagefind/pagefind.js'); await found.init(); }",
    """async (query) => {
      const started = performance.now();
      const { results } = await found.search(query);
      if (results.length) await results[0].data();
      return [performance.now() - started, ...fetched()];
    }""",
    """(query) => {
      const input = document.body.appendChild(document.createElement('input'));
      let pressed = 0;
      input.focus();
      input.addEventListener('keydown', () => (pressed = performance.now()));
      globalThis.typed = new Promise((resolve) => {
        input.addEventListener('input', async () => {
          const asked = input.value;
          while (!globalThis.found) await new Promise((again) => setTimeout(again, 5));
          const { results } = await found.search(asked);
          if (asked !== query) return;
          if (results.length) await results[0].data();
          resolve(performance.now() - pressed);
        });
      });
    }""",
)
MATERIAL = Engine(
    "Material",
    Path("material-site"),
    "topic-00/article-00000/",
    "() => document.querySelector('[data-md-component=search-query]').focus()",
    """async (query) => {
      const input = document.querySelector('[data-md-component=search-query]');
      const list = document.querySelector('.md-search-result__list');
      const options = new Set(list.children);
      input.value = query;
      const started = performance.now();
      const shown = new Promise((resolve) => {
        new MutationObserver(() => {
          const isNew = [...list.children].some((child) => !options.has(child));
          if (isNew) resolve([performance.now() - started, ...fetched()]);
        }).observe(list, { childList: true, subtree: true });
      });
      input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return shown;
    }""",
    """(query) => {
      const input = document.querySelector('[data-md-component=search-query]');
      const list = document.querySelector('.md-search-result__list');
      let pressed = 0;
      let changed = 0;
      input.value = '';
      input.focus();
      input.addEventListener('keydown', () => (pressed = performance.now()));
      new MutationObserver(() => (changed = performance.now())).observe(list, { childList: true });
      globalThis.typed = new Promise((resolve) => {
        const look = setInterval(() => {
          const isWhole = input.value === query && changed > pressed;
          if (!isWhole || performance.now() - changed < 1000) return;
          clearInterval(look);
          resolve(changed - pressed);
        }, 50);
      });
    }""",
    has_index_in_page=True,
)

# Requests and bytes of data that have come since the search was opened; scripts are imported, data are fetched.
FETCHED = """globalThis.fetched = () => {
  const all = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType === 'fetch');
  return [all.length, all.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)];
}"""


def main(arguments: Sequence[str]) -> None:
    """Print a table for each size."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("Chromium is missing; install it: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        for count in map(int, arguments or ["1000"]):
            print_size(count, browser)
        browser.close()


def print_size(count: int, browser: Browser) -> None:
    """Build the sites of one size and print their table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        engines = build_sites(root, count)
        versions = [f"{name} {importlib.metadata.version(name)}" for name in ("helpgen", "mkdocs-material")]
        versions += [f"pagefind {importlib.metadata.version('pagefind')}"] if PAGEFIND in engines else []
        print(
            f"\n{count:,} articles; Chromium {browser.version}, {os.cpu_count()} CPUs, {platform.machine()};", end=" "
        )
        print(", ".join(versions) + f"; median (most) of {REPETITIONS} × {len(QUERIES)} queries\n")
        names = ["KB with a page", "KB data", "data requests", *TIMES, *(f"slow: {name}" for name in TIMES)]
        print(f"| | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}")
        for engine in engines:
            with serve(root / engine.folder) as (url, traffic):
                print_row(engine, browser, url, traffic)


def build_sites(root: Path, count: int) -> list[Engine]:
    """Build the articles with each engine that is installed; returns the engines."""
    write_corpus(root / "docs", count)
    write_config(root / "helpgen.yml", "plugins: [helpgen]")
    write_config(root / "material.yml", "plugins: [search]\nextra: {generator: false}", features="[navigation.prune]")
    commands = [
        [str(BIN / "helpgen"), "build", "-f", "helpgen.yml"],
        [str(BIN / "mkdocs"), "build", "-q", "-f", "material.yml", "-d", "material-site"],
    ]
    engines = [HELPGEN, MATERIAL]
    if importlib.util.find_spec("pagefind"):
        commands.append([sys.executable, "-m", "pagefind", "--site", "material-site", "--root-selector", "article"])
        engines.append(PAGEFIND)
    else:
        print("Pagefind is not installed and left out.")
    for command in commands:
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return engines


def write_config(path: Path, extra: str, features: str = "[]") -> None:
    """Write an mkdocs.yml."""
    path.write_text(
        "site_name: Benchmark\nsite_url: https://help.example.com/\ndocs_dir: docs\n"
        f"theme: {{name: material, font: false, features: {features}}}\n"
        "markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, attr_list]\n"
        f"{extra}\n",
        "utf-8",
    )


def print_row(engine: Engine, browser: Browser, url: str, traffic: Traffic) -> None:
    """Measure one engine, locally and on a slow network."""
    columns: dict[str, list[float]] = {}
    for _ in range(REPETITIONS):
        for query in QUERIES:
            for is_slow in (False, True):
                pasted = visit(engine, browser, url, traffic, query, is_slow=is_slow)
                typed = type_queries(engine, browser, url, query, is_slow=is_slow)
                for key, value in {**pasted, **typed}.items():
                    columns.setdefault(f"{key} {is_slow}", []).append(value)
    times = ("pasted", "pasted later", "typed", "typed later")
    shown = [columns[f"{key} False"] for key in ("page", "kilobytes", "requests", *times)]
    shown += [columns[f"{key} True"] for key in times]
    cells = [f"{statistics.median(values):.0f} ({max(values):.0f})" if any(values) else "" for values in shown]
    print(f"| {engine.name} | {' | '.join(cells)} |", flush=True)


def visit(
    engine: Engine, browser: Browser, url: str, traffic: Traffic, query: str, *, is_slow: bool
) -> dict[str, float]:
    """Return what a first and a later query cost in a browser with an empty cache, each pasted."""
    traffic.sizes.clear()
    with opened(engine, browser, url, is_slow=is_slow) as page:
        on_page = sum(traffic.data()) / 1e3 if engine.has_index_in_page else 0.0
        traffic.sizes.clear()
        page.evaluate(engine.open)
        page.wait_for_timeout(1_000)
        first, requests, size = page.evaluate(engine.ask, query)
        if not requests:  # a worker's are not seen in the page, but nothing else has come
            requests, size = len(traffic.data()), sum(traffic.data())
        settle(page)
        later, _, _ = page.evaluate(engine.ask, LATER)
    sizes = {"page": on_page, "kilobytes": on_page + size / 1e3, "requests": requests}
    return {**sizes, "pasted": first, "pasted later": later}


def type_queries(engine: Engine, browser: Browser, url: str, query: str, *, is_slow: bool) -> dict[str, float]:
    """Return the milliseconds from the last key to the first result, of a first and of a later query that are typed."""
    with opened(engine, browser, url, is_slow=is_slow) as page:
        opening = f"({engine.open})(); return null;"  # the shopper does not wait for what is loading
        page.evaluate(f"() => {{ {opening} }}")
        page.wait_for_timeout(BEFORE_TYPING_MILLISECONDS)
        first = type_query(engine, page, query)
        settle(page)
        later = type_query(engine, page, TYPED_LATER)
    return {"typed": first, "typed later": later}


def type_query(engine: Engine, page: Page, query: str) -> float:
    """Type a query at a human pace; return the milliseconds from the last key to its first result."""
    page.evaluate(engine.watch, query)
    page.keyboard.type(query, delay=KEY_MILLISECONDS)
    milliseconds: float = page.evaluate("() => globalThis.typed")
    return milliseconds


@contextlib.contextmanager
def opened(engine: Engine, browser: Browser, url: str, *, is_slow: bool) -> Iterator[Page]:
    """Yield a page with an empty cache, loaded, the search still closed."""
    context = browser.new_context()
    page = context.new_page()
    if is_slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(url + engine.page, wait_until="networkidle")
    page.evaluate(FETCHED)
    yield page
    context.close()


def settle(page: Page) -> None:
    """Wait until everything of the first query has come."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder with compression; yields its address and what is asked of it."""
    traffic = Traffic()
    answers: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits up to 40 ms for the receipt of its head

        def do_GET(self) -> None:
            path = posixpath.normpath(urllib.parse.unquote(urllib.parse.urlsplit(self.path).path))
            file = folder / path.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if path not in answers:
                answers[path] = gzip.compress(file.read_bytes(), 6, mtime=0) if file.is_file() else b""
            body = answers[path]
            self.send_response(200 if file.is_file() else 404)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            if body:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)
            traffic.sizes.append((self.path, len(body)))

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that closes has no more use for its answers."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", traffic
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    started = time.monotonic()
    main(sys.argv[1:])
    print(f"\n{time.monotonic() - started:.0f} s")
