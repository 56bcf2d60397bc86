"""A category on one page, for paper."""

import re
from pathlib import Path

import pytest
from shops import STORE, article, built, main_of, page, run, small_shop

from helpgen.plan.pages.print_page import PRINTED_AT_MOST

LONG = """\
## Before you write {#why}

See [the next](sizes.md), [its table](sizes.md#table), [above](#why), [home](../index.md) and
[elsewhere](https://other.example/a?b=1&c=2).

??? question "No printer?"
    The shop prints it.

=== "Post"
    One.

=== "Shop"
    Two.

A note.[^1]

![A plan](plan.svg)

[^1]: The note itself.
"""
SIZES = "## Table {#table}\n\nText of the table.\n\n## Before you write {#why}\n\nSee [parcels](../track.md).\n"
SECTION = "---\ntitle: Problems\nsummary: What goes wrong.\n---\n"
FILES = {
    "store.yml": STORE.replace("[en]", "[en, ar]"),
    "en/orders/long.md": article(LONG.replace("sizes.md", "problems/sizes.md"), title="Long & wide"),
    "en/orders/problems/index.md": SECTION,
    "en/orders/problems/sizes.md": article(SIZES, title="Sizes"),
    "en/orders/secret.md": article("qzxcanary", title="Qzxcanary", audience="agents"),
    "en/orders/early.md": article("qzxcanary", title="Qzxcanary draft", status="draft"),
    "en/orders/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "ar/orders/track.md": article("## المسار {#path}\n\nنص", title="أين طردي؟"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(small_shop(tmp_path_factory.mktemp("print"), FILES))


@pytest.fixture(scope="module")
def printed(site: Path) -> str:
    return page(site, "orders/print/")


def test_page_has_every_public_article_of_the_category_and_its_sections(printed: str) -> None:
    titles = re.findall(r"<(h[1-6])[^>]*>([^<]*)</\1>", main_of(printed))
    assert titles == [
        ("h1", "Orders"), ("h2", "Contents"),
        ("h2", "Long &amp; wide"), ("h3", "Before you write"),
        ("h2", "Where is my parcel?"), ("h3", "Open the link"),
        ("h2", "Problems"), ("h3", "Sizes"), ("h4", "Table"), ("h4", "Before you write"),
    ]  # fmt: skip
    assert "qzxcanary" not in printed.casefold()


def test_headings_stand_below_the_title_of_their_article(printed: str) -> None:
    assert '<h3 id="text-orders-long--why">Before you write' in printed
    assert '<h4 id="text-orders-problems-sizes--table">Table' in printed


def test_every_name_stands_once_and_every_inner_link_has_its_aim(site: Path) -> None:
    for address in ("orders/print/", "ar/orders/print/"):
        text = page(site, address)
        names = re.findall(r'\sid="([^"]*)"', text)
        assert len(names) == len(set(names))
        aims = set(re.findall(r'\s(?:href="#|for=")([^"]+)"', text))
        assert len(aims) > 8
        assert aims <= set(names)


def test_links_among_the_articles_stay_on_the_page_and_others_are_whole(printed: str) -> None:
    assert '<a href="#text-orders-problems-sizes">the next</a>' in printed
    assert '<a href="#text-orders-problems-sizes--table">its table</a>' in printed
    assert '<a href="#text-orders-long--why">above</a>' in printed
    assert '<a href="#text-orders-track">parcels</a>' in printed
    assert '<a href="https://help.small.example/">home</a>' in printed
    assert 'href="https://other.example/a?b=1&amp;c=2"' in printed
    assert 'src="../../files/en/orders/plan.svg"' in printed


def test_what_is_folded_is_open_and_tabs_of_each_article_are_its_own(printed: str) -> None:
    assert re.search(r"<details[^>]* open>", printed)
    names = set(re.findall(r'<input[^>]* name="([^"]*)"', main_of(printed)))
    assert names
    assert all(name.startswith("text-orders-long--") for name in names)


def test_page_is_reached_from_the_category_alone(site: Path, printed: str) -> None:
    assert '<a href="print/">Print this topic</a>' in page(site, "orders/")
    assert "Print this topic" not in page(site, "orders/problems/")
    assert '<meta name="robots" content="noindex">' in printed
    assert 'type="text/markdown"' not in printed
    assert not (site / "orders/print/index.md").exists()
    for file in ("sitemap.xml", "search/documents.jsonl", "llms.txt", "llms-full.txt"):
        assert "orders/print/" not in (site / file).read_text("utf-8")


def test_text_that_stands_in_keeps_its_language_among_translated_ones(site: Path) -> None:
    arabic = page(site, "ar/orders/print/")
    assert '<article class="hg-topic-text" id="text-orders-track" lang="ar" dir="rtl">' in arabic
    assert '<article class="hg-topic-text" id="text-orders-long" lang="en" dir="ltr">' in arabic


def test_article_of_that_name_keeps_its_address(tmp_path: Path) -> None:
    site = built(small_shop(tmp_path, {"en/orders/print.md": article("Our own.", title="Print an invoice")}))
    assert "Our own." in page(site, "orders/print/")
    assert "Print this topic" not in page(site, "orders/")


def test_page_is_written_again_only_if_an_article_of_its_category_changes(tmp_path: Path) -> None:
    other = {"en/gifts/index.md": "---\ntitle: Gifts\nsummary: Presents.\n---\n", "en/gifts/card.md": article("Card.")}
    root = small_shop(tmp_path, other)
    built(root)
    file = root / "content/en/gifts/card.md"
    file.write_text(file.read_text("utf-8").replace("Card.", "Cards."), "utf-8")
    told = run(root, "build", "--all").stderr
    assert "/gifts/print/" in told
    assert "/orders/print/" not in told


@pytest.mark.parametrize(("count", "is_there"), [(PRINTED_AT_MOST, True), (PRINTED_AT_MOST + 1, False)])
def test_category_that_would_be_a_book_has_no_page_for_paper(tmp_path: Path, count: int, is_there: bool) -> None:
    texts = {f"en/many/text-{number}.md": "Text.\n" for number in range(count - 1)}
    section = {"en/many/few/index.md": SECTION, "en/many/few/one.md": "Text.\n"}
    site = built(small_shop(tmp_path, {"en/many/index.md": "# Many\n", **texts, **section}))
    assert (site / "many/print/index.html").is_file() is is_there
    assert ('href="print/"' in page(site, "many/")) is is_there
