"""The agents' handbook: built apart, never public."""

import itertools
import re
from pathlib import Path

import pytest
from shops import STORE, Result, article, build, read_tree, run_bare, small_shop

SECRET = article(
    "qzxcanary text\n\n## Inside\n\n![A sketch](sketch.svg)\n\nSee [more](more.md#why) and [the parcel](track.md).",
    title="Goodwill qzxcanary",
    audience="agents",
    summary="What you may grant.",
)
MORE = article("## Why\n\nBecause.", title="More", audience="agents")
LATE = article("Not yet", title="Late", audience="agents", publish_at="2026-11-22")
REPLY = "---\ntitle: Sorry\n---\nDear {{ customer.first_name }}, we are sorry.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "store.yml": STORE.replace("[en]", "[en, ar]"),
        "en/orders/goodwill.md": SECRET,
        "en/orders/more.md": MORE,
        "en/orders/late.md": LATE,
        "ar/orders/more.md": MORE.replace("Because", "لأن"),
        "en/macros/sorry.md": REPLY,
        "en/orders/sketch.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    return small_shop(tmp_path_factory.mktemp("handbook"), files)


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, str]:
    told = export(root, root / "handbook")
    assert told.exit_code == 0, told.stdout + told.stderr
    return {name: content.decode() for name, content in read_tree(root / "handbook").items()}


def export(root: Path, out: Path) -> Result:
    return run_bare("export", "handbook", "-f", str(root / "mkdocs.yml"), "--date", "2026-11-21", "--out", str(out))


def test_handbook_has_a_page_for_each_language_and_what_it_needs(pages: dict[str, str]) -> None:
    assert set(pages) == {
        "handbook.en.html", "handbook.ar.html", "handbook.css", "robots.txt", "files/en/orders/sketch.svg",
    }  # fmt: skip
    english = pages["handbook.en.html"]
    assert "qzxcanary text" in english
    assert "Not yet" not in english
    assert "Dear [first name], we are sorry." in english


def test_links_lead_inside_the_handbook_or_to_the_public_site(pages: dict[str, str]) -> None:
    english = pages["handbook.en.html"]
    assert '<a href="#text-orders-more">more</a>' in english
    assert '<a href="https://help.small.example/orders/track/">the parcel</a>' in english
    assert 'src="files/en/orders/sketch.svg"' in english
    anchors = set(re.findall(r' id="([^"]+)"', english))
    assert set(re.findall(r'href="#([^"]+)"', english)) <= anchors


def test_headings_of_texts_stand_below_their_title(pages: dict[str, str]) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", pages["handbook.en.html"])]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_text_without_translation_says_its_own_language(pages: dict[str, str]) -> None:
    arabic = pages["handbook.ar.html"]
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<article id="text-orders-goodwill" lang="en">' in arabic
    assert '<article id="text-orders-more" lang="ar">' in arabic
    assert "Dear" not in arabic, "a reply is not lent to another language"


def test_handbook_asks_not_to_be_found(pages: dict[str, str]) -> None:
    assert "Disallow: /\n" in pages["robots.txt"]
    for name, page in pages.items():
        if name.endswith(".html"):
            assert '<meta name="robots" content="noindex, nofollow">' in page
            assert "<script" not in page
            assert " style=" not in page


def test_nothing_of_the_handbook_is_in_the_site(root: Path) -> None:
    assert build(root).exit_code == 0
    for path, content in read_tree(root / "site").items():
        assert b"qzxcanary" not in content.lower(), path
        assert "handbook" not in path
        assert "sketch" not in path


def test_handbook_is_not_written_into_the_site(root: Path) -> None:
    told = export(root, root / "site" / "handbook")
    assert told.exit_code == 2
    assert not (root / "site" / "handbook").exists()
