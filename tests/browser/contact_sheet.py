"""Every kind of page × six languages × phone, tablet and desktop × light and dark, small, on one picture to look at.

`make contact-sheet` writes `tests/browser/contact_sheet.jpg` from the demo shop in `site/`.
"""

import base64
import itertools
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser.conftest import CHROMIUM_OPTIONS, find_chromium
from browser.page_types import in_language
from browser.sites import ROOT, serve

TARGET = Path(__file__).parent / "contact_sheet.jpg"
LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
SCREENS = {"phone": (390, 844), "tablet": (820, 844), "desktop": (1440, 900)}
SCHEMES = ("light", "dark")
PAGES = {
    "home": "",
    "category": "shipping/",
    "article": "returns/return-item/",
    "FAQ": "faq/delivery/",
    "policy": "policies/shipping/",
    "contact": "contact/",
    "search": "search/?q=a",
    "not found": "404.html",
}
HEIGHT = 120
"""Of one picture, in pixels."""

STYLE = f"""body {{ margin: 8px; font: 12px sans-serif; background: #777; color: #fff; inline-size: max-content }}
h2 {{ margin: 8px 0 2px; font-size: 14px }}
div {{ display: flex; gap: 4px; margin-block-end: 4px; align-items: center }}
img {{ block-size: {HEIGHT}px }} b {{ inline-size: 24px }}"""


def take_pictures(browser: Browser, url: str) -> dict[tuple[str, str, str, str], bytes]:
    """Return a JPEG for each (page, language, screen, scheme)."""
    pictures: dict[tuple[str, str, str, str], bytes] = {}
    for (screen, (width, height)), scheme in itertools.product(SCREENS.items(), SCHEMES):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        for (kind, path), language in itertools.product(PAGES.items(), LANGUAGES):
            page.goto(url + in_language(path, language))
            pictures[kind, language, screen, scheme] = page.screenshot(type="jpeg", quality=70)
        context.close()
    return pictures


def write_sheet(browser: Browser, pictures: dict[tuple[str, str, str, str], bytes]) -> None:
    """Write the pictures as one."""
    parts = [f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>"]
    for kind in PAGES:
        parts.append(f"<h2>{kind}</h2>")
        for language in LANGUAGES:
            keys = [(kind, language, screen, scheme) for screen in SCREENS for scheme in SCHEMES]
            images = (base64.b64encode(pictures[key]).decode() for key in keys)
            row = "".join(f'<img src="data:image/jpeg;base64,{image}">' for image in images)
            parts.append(f"<div><b>{language}</b>{row}</div>")
    page = browser.new_page(viewport={"width": 900, "height": 800})
    page.set_content("".join(parts))
    page.screenshot(path=TARGET, type="jpeg", quality=60, full_page=True)


def main() -> None:
    """Write the contact sheet of the site in `site/`."""
    if not (ROOT / "site/index.html").is_file():
        sys.exit("There is no site/ yet. Run: make site")
    with sync_playwright() as playwright, serve(ROOT / "site") as site:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_OPTIONS)
        write_sheet(browser, take_pictures(browser, site.url))
        browser.close()


if __name__ == "__main__":
    main()
