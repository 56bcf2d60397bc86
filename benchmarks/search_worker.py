"""The search's own thread: does a module worker pay? Measured in Chromium beside the main thread.

    .venv/bin/python benchmarks/search_worker.py 1000 5000      sizes; needs Chromium

The same client modules answer the same queries, once in the page and once in a module worker that the page asks by
messages. "Cold" is from the first line of script to the first answer, with modules, index and worker still to load;
"later" the median of the other queries; "blocked" the longest time in which the page could not react. Files come from
memory of a server on this machine, so the network costs nearly nothing and what differs are the threads.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from build import BIN
from corpus import write_corpus
from playwright.sync_api import Browser, sync_playwright
from search_browser import CHROMIUM_OPTIONS, serve, write_config

QUERIES = ("refund", "shipping cost", "change the delivery address", "retrun label", "gift card", "cancel order")
LIMIT = 7
REPETITIONS = 5
PAGE = """<!doctype html><title>threads</title><script type="module" src="threads.js"></script>"""
WORKER = """import {{ createClient }} from "./{assets}/js/search/client.js";
const client = createClient(new URL("search/en.json", location.href).href);
onmessage = async ({{ data: [text, limit] }}) => postMessage((await client.search(text, limit)).hits.length);
"""
THREADS = """
const clock = () => {{
  let last = performance.now(), most = 0, isOn = true;
  const tick = () => {{
    const now = performance.now();
    most = Math.max(most, now - last);
    last = now;
    if (isOn) channel.port2.postMessage(0);
  }};
  const channel = new MessageChannel();
  channel.port1.onmessage = tick;
  channel.port2.postMessage(0);
  return () => {{ isOn = false; return most; }};
}};
globalThis.measure = async (hasWorker, queries, limit) => {{
  const stop = clock();
  const times = [];
  let started = performance.now();
  let ask;
  if (hasWorker) {{
    const worker = new Worker("worker.js", {{ type: "module" }});
    ask = (text) => new Promise((resolve) => {{
      worker.onmessage = ({{ data }}) => resolve(data);
      worker.postMessage([text, limit]);
    }});
  }} else {{
    const {{ createClient }} = await import("./{assets}/js/search/client.js");
    const client = createClient(new URL("search/en.json", location.href).href);
    ask = async (text) => (await client.search(text, limit)).hits.length;
  }}
  for (const query of queries) {{
    const count = await ask(query);
    if (!count) throw new Error(`nothing found for ${{query}}`);
    times.push(performance.now() - started);
    started = performance.now();
  }}
  return {{ times, blocked: stop() }};
}};
"""


def main(arguments: Sequence[str]) -> None:
    """Print one table for all sizes."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("Chromium is missing; install it: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        print(f"Chromium {browser.version}; milliseconds, median of {REPETITIONS} visits\n")
        print("| articles | thread | cold | later | blocked |\n|---|---|---|---|---|")
        for count in map(int, arguments or ["1000"]):
            print_size(count, browser)
        browser.close()


def print_size(count: int, browser: Browser) -> None:
    """Build the site of one size and print its two rows."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root / "docs", count)
        write_config(root / "helpgen.yml", "plugins: [helpgen]")
        command = [str(BIN / "helpgen"), "build", "-f", "helpgen.yml"]
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        site = root / "site"
        (assets,) = (site / "assets").iterdir()
        places = {"assets": f"assets/{assets.name}"}
        (site / "threads.html").write_text(PAGE, "utf-8")
        (site / "threads.js").write_text(THREADS.format(**places), "utf-8")
        (site / "worker.js").write_text(WORKER.format(**places), "utf-8")
        with serve(site) as (url, _):
            for name, has_worker in (("main", False), ("worker", True)):
                found = [visit(browser, url, has_worker=has_worker) for _ in range(REPETITIONS)]
                cold, later, blocked = (statistics.median(values) for values in zip(*found, strict=True))
                print(f"| {count:,} | {name} | {cold:.0f} | {later:.1f} | {blocked:.0f} |", flush=True)


def visit(browser: Browser, url: str, *, has_worker: bool) -> tuple[float, float, float]:
    """Return the first query's time, the median of the others', and the longest block, in milliseconds."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}threads.html", wait_until="networkidle")
    found = page.evaluate(
        "([hasWorker, queries, limit]) => measure(hasWorker, queries, limit)", [has_worker, [*QUERIES], LIMIT]
    )
    context.close()
    return found["times"][0], statistics.median(found["times"][1:]), found["blocked"]


if __name__ == "__main__":
    main(sys.argv[1:])
