"""What pages cost a reader: Lighthouse (mobile) and weight, beside stock Material and Starlight with the same articles.

`make bench-front` measures the demo shop in `site/`. Usage: front.py [--runs N] [--only KIND …] [--peers NAME …]
"""

import argparse
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIGHTHOUSE = ROOT / "benchmarks/front/node_modules/lighthouse/cli/index.js"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "category": "shipping/",
    "article": "returns/return-item/",
    "FAQ topic": "faq/delivery/",
    "policy": "policies/shipping/",
    "contact": "contact/",
    "search": "search/",
}
PEER_PAGES = ("home", "article")
STARLIGHT = {"astro": "5.18.1", "@astrojs/starlight": "0.37.7"}
"""The last that run on Node 20."""
HEADINGS = (
    "Site",
    "Page",
    "Performance",
    "Accessibility",
    "Best practices",
    "SEO",
    "LCP s",
    "TBT ms",
    "CLS",
    "KB",
    "Requests",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of Lighthouse."""

    scores: tuple[float, ...]
    """Of CATEGORIES, 0 to 100."""
    lcp_seconds: float
    tbt_milliseconds: float
    cls: float
    kilobytes: float
    requests: int


# --- Sites ---------------------------------------------------------------------


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder compressed, as every host does; yield its URL."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, directory=str(folder), **options)  # type: ignore[arg-type]

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                self.send_error(404)
                return
            body = gzip.compress(file.read_bytes(), 9, mtime=0)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(file))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "no-cache")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    Handler.extensions_map = {**Handler.extensions_map, ".js": "text/javascript"}
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def copy_articles(target: Path, *, only_title: bool) -> None:
    """Copy the English articles; with `only_title` the front matter keeps nothing but the title."""
    shutil.copytree(ROOT / "content/en", target)
    for file in target.rglob("*.md"):
        text = file.read_text("utf-8")
        title = re.search(r"^title: .*$", text, re.MULTILINE)
        body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        if only_title:
            file.write_text(f"---\n{title[0] if title else 'title: Help'}\n---\n{body}", "utf-8")


def build_material(folder: Path) -> Path:
    """Build the articles with stock Material; its fonts of another host are left out, which is to its advantage."""
    copy_articles(folder / "docs", only_title=False)
    theme = "theme:\n  name: material\n  font: false\n  features: [navigation.tabs, navigation.indexes, toc.follow]\n"
    extensions = "markdown_extensions: [admonition, attr_list, pymdownx.details, pymdownx.superfences]\n"
    (folder / "mkdocs.yml").write_text(f"site_name: Help\nsite_url: https://help.example/\n{theme}{extensions}")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def build_starlight(folder: Path) -> Path:
    """Build the articles with Starlight, which npm brings."""
    copy_articles(folder / "src/content/docs", only_title=True)
    (folder / "package.json").write_text(json.dumps({"type": "module", "private": True, "dependencies": STARLIGHT}))
    (folder / "astro.config.mjs").write_text(
        'import { defineConfig } from "astro/config";\nimport starlight from "@astrojs/starlight";\n'
        'export default defineConfig({ site: "https://help.example", integrations: [starlight({ title: "Help" })] });\n'
    )
    (folder / "src/content.config.ts").write_text(
        'import { defineCollection } from "astro:content";\nimport { docsLoader } from "@astrojs/starlight/loaders";\n'
        'import { docsSchema } from "@astrojs/starlight/schema";\n'
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n"
    )
    environment = {**os.environ, "ASTRO_TELEMETRY_DISABLED": "1"}
    for command in (["npm", "install", "--silent", "--no-audit", "--no-fund"], ["npx", "astro", "build"]):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
    return folder / "dist"


PEERS = {"material": build_material, "starlight": build_starlight}

# --- Measuring -----------------------------------------------------------------


def run_lighthouse(url: str) -> Measured:
    """Run Lighthouse with its mobile preset on one page."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    command = ["node", str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic")
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": str(chromium)}
    )
    report = json.loads(done.stdout)
    audits = report["audits"]
    requests = [each for each in audits["network-requests"]["details"]["items"] if each["url"].startswith("http")]
    return Measured(
        scores=tuple(100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES),
        lcp_seconds=audits["largest-contentful-paint"]["numericValue"] / 1000,
        tbt_milliseconds=audits["total-blocking-time"]["numericValue"],
        cls=audits["cumulative-layout-shift"]["numericValue"],
        kilobytes=sum(each.get("transferSize", 0) for each in requests) / 1024,
        requests=len(requests),
    )


def median_of(runs: list[Measured]) -> Measured:
    """Return the median of each figure."""
    return Measured(
        scores=tuple(statistics.median(run.scores[index] for run in runs) for index in range(len(CATEGORIES))),
        lcp_seconds=statistics.median(run.lcp_seconds for run in runs),
        tbt_milliseconds=statistics.median(run.tbt_milliseconds for run in runs),
        cls=statistics.median(run.cls for run in runs),
        kilobytes=statistics.median(run.kilobytes for run in runs),
        requests=round(statistics.median(run.requests for run in runs)),
    )


def row(site: str, page: str, found: Measured) -> str:
    """Return a line of the table."""
    figures = [f"{score:.0f}" for score in found.scores]
    figures += [f"{found.lcp_seconds:.2f}", f"{found.tbt_milliseconds:.0f}", f"{found.cls:.3f}"]
    return "| " + " | ".join([site, page, *figures, f"{found.kilobytes:.1f}", str(found.requests)]) + " |"


def measure(site: str, folder: Path, pages: list[str], runs: int) -> None:
    """Print a line for each page of a site."""
    with serve(folder) as url:
        for page in pages:
            found = median_of([run_lighthouse(url + PAGES[page]) for _ in range(runs)])
            print(row(site, page, found), flush=True)


def main() -> None:
    """Measure the demo and its peers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    options = parser.parse_args()
    print("| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS), flush=True)
    measure("helpgen", ROOT / "site", options.only, options.runs)
    for name in options.peers:
        with tempfile.TemporaryDirectory() as folder:
            site = PEERS[name](Path(folder))
            measure(name, site, [page for page in PEER_PAGES if page in options.only], options.runs)


if __name__ == "__main__":
    main()
