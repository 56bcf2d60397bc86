"""Addresses: any name leads to a page inside the site, and relative links lead back to it."""

import posixpath
import string
import urllib.parse

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpgen.model import Target, TargetKind, slugify
from helpgen.plan.urls import Addresses, PagePath, asset_path, quote, relative, relative_by_depth, slug_parts

SITE = "https://shop.example/help/"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
"""Any text a file could be called, and more: slashes, dots, controls, every script."""
TAME_NAMES = st.text(string.ascii_letters + string.digits + " -_.ก้ันůżأ你㍿#?%&=+'", max_size=12)
LANGUAGES = st.sampled_from(["en", "th", "zh-Hant"])
EXAMPLES = settings(max_examples=400)

any_names = st.lists(NAMES | TAME_NAMES, min_size=1, max_size=4).map("/".join)
directory_urls = st.booleans()


def addresses(*, use_directory_urls: bool = True) -> Addresses:
    return Addresses(SITE, "en", use_directory_urls)


def assert_inside(file: str) -> None:
    assert not file.startswith("/")
    assert posixpath.normpath(file) == file
    parts = file.split("/")
    assert ".." not in parts
    assert all(part and not part.startswith(".") for part in parts)
    assert not set(file) & set('\\:*?"<>|\0\n'), "some system cannot store it"


@EXAMPLES
@given(any_names, LANGUAGES, directory_urls)
def test_any_name_becomes_a_page_inside_the_site(name: str, language: str, use_directory_urls: bool) -> None:
    rules = addresses(use_directory_urls=use_directory_urls)
    assume(any(name.split("/")))
    assert_inside(rules.page(language, name).file)
    assert_inside(rules.page(language, "faq", name).file)
    assert_inside(rules.folder(language, name).file)
    assert_inside(asset_path(f"{language}/{name}.png"))


@EXAMPLES
@given(any_names)
def test_an_address_does_not_change_when_it_is_made_again(name: str) -> None:
    once = slug_parts(name)
    assert slug_parts("/".join(once)) == once
    assert slugify(slugify(name)) == slugify(name)


@EXAMPLES
@given(any_names, any_names, LANGUAGES, LANGUAGES, directory_urls)
def test_relative_urls_lead_to_their_page(
    start: str, aim: str, first: str, second: str, use_directory_urls: bool
) -> None:
    rules = addresses(use_directory_urls=use_directory_urls)
    assume(any(start.split("/")) and any(aim.split("/")))
    for here in (rules.page(first, start), rules.folder(first, start), rules.page(first), PagePath("404.html")):
        for there in (rules.page(second, aim), rules.folder(second, aim), rules.page(second), rules.page("en")):
            assert_leads(here, there.address)


@EXAMPLES
@given(any_names, any_names, directory_urls)
def test_relative_urls_lead_to_files(start: str, file: str, use_directory_urls: bool) -> None:
    assume(any(start.split("/")))
    here = addresses(use_directory_urls=use_directory_urls).page("th", start)
    assert_leads(here, asset_path(f"en/{file}.svg"))


def assert_leads(here: PagePath, address: str) -> None:
    for url in (relative(here, address), relative_by_depth(here, address)):
        assert_is_address_of(url, here, address)


def assert_is_address_of(url: str, here: PagePath, address: str) -> None:
    assert url, "an empty href reloads the page with its query"
    assert urllib.parse.urljoin(SITE + quote(here.address), url) == SITE + quote(address)
    assert not urllib.parse.urlsplit(url).scheme
    assert url.isascii()


@pytest.mark.parametrize(
    ("here", "there", "url"),
    [
        ("index.html", "", "./"),
        ("index.html", "orders/", "orders/"),
        ("orders/index.html", "", "../"),
        ("orders/index.html", "orders/", "./"),
        ("orders/index.html", "orders/track/", "track/"),
        ("orders/index.html", "orders/#track", "./#track"),
        ("orders/track/index.html", "orders/", "../"),
        ("orders/track/index.html", "orders/cancel/", "../cancel/"),
        ("orders/abroad/track/index.html", "orders/cancel/", "../../cancel/"),
        ("orders/abroad/track/index.html", "returns/cancel/", "../../../returns/cancel/"),
        ("orders/track.html", "orders/cancel.html", "cancel.html"),
        ("orders/track.html", "orders/track.html#how", "track.html#how"),
        ("orders/track.html", "orders/", "./"),
        ("orders/track.html", "orders/#how", "./#how"),
        ("th/orders/track/index.html", "orders/track/", "../../../orders/track/"),
        ("404.html", "", "./"),
        ("index.html", "คืน/", "%E0%B8%84%E0%B8%B7%E0%B8%99/"),
        ("ord/index.html", "orders/", "../orders/"),
    ],
)
def test_relative_urls_are_short_and_never_empty(here: str, there: str, url: str) -> None:
    assert relative(PagePath(here), there) == url


def test_relative_urls_by_depth_are_the_same_on_all_pages_of_a_depth() -> None:
    pages = [PagePath(f"{folder}/index.html") for folder in ("orders/track", "returns/label", "th/orders")]
    assert {relative_by_depth(page, "orders/") for page in pages} == {"../../orders/"}
    assert relative_by_depth(PagePath("index.html"), "") == "./"


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("Track order", ("track-order",)),
        ("returns/How do I return an item?", ("returns", "how-do-i-return-an-item")),
        ("Č\u030c", ("č\u030c",)),
        ("Cafe\u0301", ("café",)),
        ("คืนสินค้า", ("คืนสินค้า",)),
        ("退货 与 退款", ("退货-与-退款",)),
        ("100% & more", ("100-more",)),
        ("a//b/", ("a", "b")),
        ("../../etc/passwd", ("-", "-", "etc", "passwd")),
        (".hidden", ("hidden",)),
        ("---", ("-",)),
        ("CON/aux", ("con-", "aux-")),
        ("com1/LPT9/nul", ("com1-", "lpt9-", "nul-")),
        ("console", ("console",)),
        ("a\\b:c*d", ("a-b-c-d",)),
    ],
)
def test_slugs(name: str, slugs: tuple[str, ...]) -> None:
    assert slug_parts(name) == slugs


@pytest.mark.parametrize(
    ("target", "directory_file", "flat_file"),
    [
        (Target(TargetKind.HOME, "", "en"), "index.html", "index.html"),
        (Target(TargetKind.HOME, "", "th"), "th/index.html", "th/index.html"),
        (Target(TargetKind.CATEGORY, "orders/late", "en"), "orders/late/index.html", "orders/late/index.html"),
        (Target(TargetKind.ARTICLE, "orders/track", "en"), "orders/track/index.html", "orders/track.html"),
        (Target(TargetKind.ARTICLE, "orders/track", "th"), "th/orders/track/index.html", "th/orders/track.html"),
        (Target(TargetKind.FAQ_INDEX, "", "th"), "th/faq/index.html", "th/faq/index.html"),
        (Target(TargetKind.FAQ_TOPIC, "returns", "en"), "faq/returns/index.html", "faq/returns.html"),
        (Target(TargetKind.POLICY, "returns", ""), "th/policies/returns/index.html", "th/policies/returns.html"),
        (Target(TargetKind.CONTACT, "", ""), "th/contact/index.html", "th/contact.html"),
        (Target(TargetKind.ASSET, "en/a b/Mapa.PNG", ""), "files/en/a-b/mapa.png", "files/en/a-b/mapa.png"),
    ],
)
def test_place_of_everything_that_a_link_can_lead_to(target: Target, directory_file: str, flat_file: str) -> None:
    assert addresses().of_target(target, "th").file == directory_file
    assert addresses(use_directory_urls=False).of_target(target, "th").file == flat_file


def test_files_lie_apart_so_that_no_page_can_want_their_place() -> None:
    page = addresses(use_directory_urls=False).page("en", "orders/label.png")
    assert page.file != asset_path("orders/label.png")
    assert asset_path("orders/label.png").startswith("files/")


def test_whole_addresses_need_a_site_url() -> None:
    page = addresses().page("th", "คืน สินค้า")
    assert addresses().absolute(page) == SITE + "th/" + urllib.parse.quote("คืน-สินค้า") + "/"
    assert Addresses("", "en", True).absolute(page) == ""
    assert addresses().from_root("orders/") == "/help/orders/"
    assert Addresses("", "en", True).from_root("orders/") == "/orders/"
