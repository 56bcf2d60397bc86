"""Nothing that an attacker writes into a shop's texts is ever run, and nothing of it calls another host."""

import json
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterator

import pytest
import shops
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .hostile import ADDRESSES, CONFIG, front_matter, hostile_folder, hostile_shop, on_one_line, quoted
from .pages import ParsedPage, parse
from .payloads import PAYLOADS
from .searching import ask
from .sites import Site, build, serve, write_files
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

KINDS = ("shop", "folder")
ALARM = """
Object.defineProperty(window, "__xss", { set() { console.error("an attacker's code ran"); }, get() {} });
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = () => console.error(`an attacker's code called ${name}`);
}
"""
ADDRESS_ATTRIBUTES = {
    "href", "src", "action", "formaction", "data", "poster", "xlink:href", "background", "cite", "srcset", "ping",
}  # fmt: skip
HARMLESS = re.compile(r"(?:https?:|mailto:|tel:|sms:|(?![a-z0-9+.-]*:))", re.IGNORECASE)
OWN_REDIRECT = re.compile(r"0; ?url=(?:\.\./|\./)*(?!/)[^:]*", re.IGNORECASE)
FORBIDDEN_ELEMENTS = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "style", "portal"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """A shop and a plain folder, hostile in every text."""
    shop = hostile_shop(tmp_path_factory.mktemp("hostile-shop"))
    folder = hostile_folder(tmp_path_factory.mktemp("hostile-folder"))
    with serve(build(shop)) as hostile_site, serve(build(folder)) as folder_site:
        yield {"shop": hostile_site, "folder": folder_site}


def problems(page: ParsedPage) -> Iterator[str]:
    """What in a page could run, be loaded from elsewhere or trip the page's own scripts."""
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    yield from (f"id {name} twice" for name, count in ids.items() if count > 1 and name.startswith("hg-"))
    for tag, attributes in page.elements:
        if tag in FORBIDDEN_ELEMENTS:
            yield f"<{tag}>"
        is_data = tag == "script" and attributes.get("type") == "application/ld+json"
        if (
            tag == "script"
            and not is_data
            and not re.fullmatch(r"(?:\.\./|\./|/)*assets/[^:]+\.js", attributes.get("src", ""))
        ):
            yield f"a script of its own: {attributes}"
        instruction = attributes.get("http-equiv", "").lower() if tag == "meta" else ""
        is_own_redirect = instruction == "refresh" and bool(OWN_REDIRECT.fullmatch(attributes.get("content", "")))
        if instruction not in {"", "content-security-policy"} and not is_own_redirect:
            yield f"<meta http-equiv={instruction} content={attributes.get('content')}>"
        if tag == "link" and "stylesheet" in attributes.get("rel", "") and "assets/" not in attributes["href"]:
            yield f"a style sheet from {attributes['href']}"
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc"}:
                yield f"<{tag} {name}={value}>"
            bare = re.sub(r"[\x00-\x20]", "", value)
            if name in ADDRESS_ATTRIBUTES and not HARMLESS.match(bare):
                yield f"<{tag} {name}={value}>"


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_contains_anything_that_could_run(sites: dict[str, Site], kind: str) -> None:
    site = sites[kind]
    pages = site.pages()
    assert len(pages) > len(PAYLOADS)
    found = [f"{path}: {problem}" for path in pages for problem in problems(parse(site.text(path)))]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("kind", KINDS)
def test_opening_every_page_runs_nothing_and_calls_nobody(visitor: Visitor, sites: dict[str, Site], kind: str) -> None:
    # Files that the attacker only named are missing, and the policy of the page stops pictures from elsewhere.
    visitor.expect(r"status of 404")
    if kind == "folder":
        visitor.expect(r"(?:image|Loading media from) '?https?://evil\.example|'//evil\.example")
    page = visitor.open("search/", site=sites[kind])
    page.context.add_init_script(ALARM)
    for path in sites[kind].pages():
        page.goto(urllib.parse.quote(path))
        touch_everything(page)
    assert visitor.left == []


def touch_everything(page: Page) -> None:
    page.evaluate(
        """() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const element of document.querySelectorAll("main *")) {
            for (const name of ["mouseover", "pointerenter", "focus"]) element.dispatchEvent(new Event(name));
          }
        }"""
    )


def test_a_payload_is_shown_as_text(visitor: Visitor, sites: dict[str, Site]) -> None:
    page = visitor.open("search/", site=sites["shop"])
    for number, payload in list(enumerate(PAYLOADS))[::4]:
        page.goto(f"topic-{number // 10}/page-{number}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(on_one_line(payload))
        expect(page).to_have_title(re.compile(re.escape(on_one_line(payload))))


def test_names_and_notes_of_channels_are_shown_as_text(visitor: Visitor, sites: dict[str, Site]) -> None:
    page = visitor.open("contact/", site=sites["shop"])
    page.context.add_init_script(ALARM)
    page.reload()
    shown = [" ".join(text.split()) for text in page.get_by_role("heading", level=3).all_text_contents()]
    for payload in PAYLOADS:
        assert on_one_line(payload) in shown


@pytest.mark.parametrize("kind", KINDS)
def test_searching_for_payloads_runs_nothing(visitor: Visitor, sites: dict[str, Site], kind: str) -> None:
    said = words()
    page = visitor.open("search/", site=sites[kind])
    page.context.add_init_script(ALARM)
    page.goto("")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    shown = 0
    payloads = PAYLOADS[::2] if kind == "shop" else PAYLOADS[1::2]
    for payload in payloads:
        ask(dialog, payload)
        shown += dialog.get_by_role("option").count()
    assert shown > 2 * len(payloads)
    markup = {
        "DIV",
        "FORM",
        "LABEL",
        "SVG",
        "PATH",
        "INPUT",
        "BUTTON",
        "A",
        "SPAN",
        "MARK",
        "P",
        "H2",
        "H3",
        "SECTION",
        "UL",
    }
    names = set(page.locator("dialog *").evaluate_all("all => all.map(element => element.nodeName.toUpperCase())"))
    assert names <= markup, names - markup
    expect(dialog.get_by_role("button", name=said["search_retry"])).to_be_hidden()
    assert visitor.left == []


def test_results_of_payloads_can_be_opened(visitor: Visitor, sites: dict[str, Site]) -> None:
    page = visitor.open("search/", site=sites["shop"])
    page.context.add_init_script(ALARM)
    visitor.expect("status of 404")
    for payload in PAYLOADS[::5]:
        page.goto("search/?q=" + urllib.parse.quote(payload))
        heading = words()["search_results_for"].format(query=payload.strip())
        if re.search(r"\w{3}", payload):
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        settle(page)
        hits = page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link")
        if not hits.count():
            continue
        address = hits.first.evaluate("link => link.href")
        assert address.startswith(sites["shop"].url)
        hits.first.click()
        page.wait_for_url(address)
    assert visitor.left == []


def test_text_files_for_machines_are_well_formed(sites: dict[str, Site]) -> None:
    for site in sites.values():
        documents = [json.loads(line) for line in site.text("search/documents.jsonl").splitlines()]
        assert len(documents) > len(PAYLOADS)
        for document in documents:
            assert not re.match(r"(?i)[a-z]*script:|data:|//", document["url"])
        assert "<script" not in site.text("sitemap.xml")


def test_addresses_that_run_code_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    for number, address in enumerate(ADDRESSES):
        text = quoted(address)
        folder = write_files(
            tmp_path_factory.mktemp(f"address-{number}"),
            {
                "mkdocs.yml": CONFIG.format(name="x"),
                "content/store.yml": f"name: x\nurl: {text}\nlanguages: [en]\ntime_zone: Europe/Prague\n"
                f"links: {{x: {text}}}\nfeedback: {{endpoint: {text}}}\n",
                "content/channels.yml": "channels:\n"
                f"  - {{id: a, type: community, name: x, url: {text}}}\n"
                f"  - {{id: b, type: chat, name: x, script: {text}}}\n"
                f"  - {{id: c, type: email, name: x, address: {text}}}\n",
                "content/policies/shipping.yml": "effective_from: 2026-09-01\n"
                f"carriers:\n  - {{id: c, name: x, tracking_url: {quoted(address + '{number}')}}}\n",
                "content/en/index.md": front_matter("x"),
                "content/en/a.md": f"---\ntitle: x\nvideo: {{url: {text}, title: x, captions: {text}}}\n---\n"
                f"[x](<{address}>) ![x](<{address}>)\n",
            },
        )
        done = shops.build(folder, "--all")
        assert done.exit_code == 1, address
        assert not (folder / "site").exists()
        for key in ("url", "links.x", "feedback.endpoint", "channels.a.url", "channels.b.script", "tracking_url"):
            assert re.search(rf"error HC\d+: .*{re.escape(key)}", done.stdout), (address, key, done.stdout)
        assert "content/channels.yml:4" in done.stdout, done.stdout


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_run_code_are_dropped_from_plain_folders(
    tmp_path_factory: pytest.TempPathFactory, address: str
) -> None:
    text = quoted(address)
    folder = write_files(
        tmp_path_factory.mktemp("plain-address"),
        {
            "mkdocs.yml": CONFIG.format(name="x"),
            "content/a.md": f"---\ntitle: x\nvideo: {{url: {text}, title: x, captions: {text}}}\nicon: {text}\n"
            f"moved_from: [{text}]\n---\n[x](<{address}>) ![x](<{address}>) <{address}>\n",
        },
    )
    done = shops.build(folder, "--all")
    if done.exit_code == 0:
        for path in (folder / "site").rglob("*.html"):
            assert not list(problems(parse(path.read_text("utf-8")))), (path, done.stdout)
