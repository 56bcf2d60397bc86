"""What a page costs a reader who comes for the first time, compressed with Brotli as hosts and CDNs do it."""

import gzip
import json
import subprocess
import urllib.parse

import pytest
from playwright.sync_api import Page

from .conftest import Visitor
from .page_types import PAGE_TYPES
from .sites import Site
from .waiting import settle

pytestmark = pytest.mark.browser

REQUESTS_AT_MOST = 6
CONTACT_REQUESTS_AT_MOST = 19
"""The forms load with their first use; what says who answers now loads with the cards."""
ARTICLE_AT_MOST = 14 * 1024
"""With logo and favicon."""
PAGE_AT_MOST = 33 * 1024
"""The page for broken addresses searches by itself; the others stay below 30 KB."""
AT_WORK_AT_MOST = 40 * 1024
"""The contact page says who answers now, of every channel; the tool has counted delivery days."""
BLOCKING_SCRIPT_AT_MOST = 400

BROTLI = """import { readFileSync } from "node:fs"; import { brotliCompressSync } from "node:zlib";
console.log(JSON.stringify(process.argv.slice(1).map((file) => brotliCompressSync(readFileSync(file)).length)));"""


def weigh(site: Site, urls: list[str]) -> dict[str, int]:
    """Return the compressed size of each file."""
    paths = [urllib.parse.unquote(urllib.parse.urlsplit(url).path).lstrip("/") for url in urls]
    files = [site.folder / (path + "index.html" if not path or path.endswith("/") else path) for path in paths]
    command = ["node", "--input-type=module", "-e", BROTLI, *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(zip(paths, json.loads(told), strict=True))


def icons_of(page: Page) -> list[str]:
    """Return the paths of the page's icons, from the root of the site."""
    return list(
        page.evaluate(
            "[...document.querySelectorAll('link[rel=icon]')].map((icon) => new URL(icon.href).pathname.slice(1))"
        )
    )


@pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if kind not in {"results", "search"}])
def test_page_is_light(visitor: Visitor, kind: str) -> None:
    page = visitor.open(PAGE_TYPES[kind], width=390, height=844)
    settle(page)
    pictures = {request for request in visitor.requests if "/files/en/" in request}
    needed = {request for request in visitor.requests if request not in pictures}
    needed |= {visitor.site.url + path for path in icons_of(page)}  # which this browser has no place to show
    sizes = weigh(visitor.site, sorted(needed))
    if kind == "article":
        assert len(needed) <= REQUESTS_AT_MOST, needed
        assert sum(sizes.values()) <= ARTICLE_AT_MOST, sizes
    if kind == "contact":
        assert len(needed) <= CONTACT_REQUESTS_AT_MOST, needed
    assert sum(sizes.values()) <= (AT_WORK_AT_MOST if kind in {"contact", "tool"} else PAGE_AT_MOST), sizes


@pytest.mark.parametrize("kind", ["contact", "policy", "search", "not found"])
def test_first_picture_waits_for_no_feature(visitor: Visitor, kind: str) -> None:
    page = visitor.open(PAGE_TYPES[kind], width=390, height=844)
    page.wait_for_load_state("networkidle")
    early = page.evaluate(
        """() => {
          const [painted] = performance.getEntriesByName("first-contentful-paint");
          const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
          return scripts.filter((each) => each.startTime < painted.startTime).map(({ name }) => name.split("/").at(-1));
        }"""
    )
    assert sorted(early) == ["main.js", "theme.js"]
    assert len([url for url in visitor.requests if url.endswith(".js")]) > len(early), "features come after it"


def test_script_that_blocks_is_tiny(demo: Site) -> None:
    (script,) = demo.folder.glob("assets/*/js/theme.js")
    assert len(gzip.compress(script.read_bytes(), mtime=0)) <= BLOCKING_SCRIPT_AT_MOST
