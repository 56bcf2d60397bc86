"""How tests search: what a reader does, and what the browser then asked for."""

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .waiting import settle
from .words import words

LOADING = re.compile("|".join(re.escape(words(tag)["search_loading"]) for tag in ("en", "th", "zh", "cs", "id", "ar")))
INDEX = re.compile(r"/search/[^/]+\.json")
START = re.compile(r"/search/start/[^/]+\.json")
DATA = re.compile(r"/search/.+\.json")


def open_search(page: Page) -> Locator:
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def ask(dialog: Locator, query: str) -> None:
    """Type a query and wait for its answer."""
    field = dialog.get_by_role("combobox")
    field.fill("")
    expect(dialog.get_by_role("status")).to_have_text("")
    field.fill(query)
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"."))
    expect(dialog.get_by_role("status")).not_to_have_text(LOADING)
    settle(dialog.page)  # the first hits come before the others


def addresses(dialog: Locator) -> list[str]:
    """Where the options lead, best first."""
    return dialog.get_by_role("option").evaluate_all("all => all.map(option => new URL(option.href).pathname)")


def asked_for_index(visitor: Visitor) -> list[str]:
    return [url for url in visitor.requests if INDEX.search(url)]


def asked_for_data(visitor: Visitor) -> list[str]:
    return [url for url in visitor.requests if DATA.search(url)]


def facts(place: Locator) -> Locator:
    """The cards with what a policy says in short."""
    return place.locator(".hg-fact")
