"""Notices come and go with the day; terms are explained where a text first has them."""

from pathlib import Path

import pytest
from shops import article, built, find, main_of, page, small_shop

NOTICES = """\
notices:
  - id: strike
    kind: warning
    text: Parcels <b>take</b> longer & longer.
    article: orders/track
    publish_at: 2026-11-20
    expires_at: 2026-11-23
"""
GLOSSARY = """\
terms:
  - id: rma
    term: {en: RMA number, th: หมายเลขคืนสินค้า}
    meaning: {en: The "number" of a <return>., th: ตัวเลข}
    forms: {en: [RMA numbers]}
  - id: rm
    term: RM
    meaning: Something else.
"""


@pytest.mark.parametrize(
    ("day", "is_shown"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-22", True), ("2026-11-23", False)]
)
def test_notice_stands_on_every_page_of_its_days_alone(tmp_path: Path, day: str, is_shown: bool) -> None:
    site = built(small_shop(tmp_path, {"notices.yml": NOTICES}), day=day)
    for address in ("", "orders/", "orders/track/", "search/"):
        assert ("Parcels &lt;b&gt;take&lt;/b&gt; longer &amp; longer." in page(site, address)) == is_shown


def test_notice_leads_to_its_article(tmp_path: Path) -> None:
    site = built(small_shop(tmp_path, {"notices.yml": NOTICES}))
    assert '<a href="orders/track/">Where is my parcel?</a>' in page(site, "")
    assert '<a href="/orders/track/">Where is my parcel?</a>' in (site / "404.html").read_text("utf-8")


def test_notice_that_names_no_article_is_told(tmp_path: Path) -> None:
    text = NOTICES.replace("orders/track", "orders/trakc")
    (found,) = find(small_shop(tmp_path, {"notices.yml": text}))
    assert (found.code, found.path, found.line) == ("HC010", "content/notices.yml", 5)


def test_notice_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    text = NOTICES.replace("2026-11-23", "2026-11-20")
    found = find(small_shop(tmp_path, {"notices.yml": text}))
    assert [each.code for each in found] == ["HC142"]


def body_of(tmp_path: Path, text: str) -> str:
    root = small_shop(tmp_path, {"glossary.yml": GLOSSARY, "en/orders/terms.md": article(text)})
    return main_of(page(built(root), "orders/terms"))


def test_term_is_explained_where_it_first_stands(tmp_path: Path) -> None:
    main = body_of(tmp_path, "Two rma numbers and one RMA number.")
    assert main.count('popovertarget="hg-term-rma"') == 1
    assert ">rma numbers</button> and one RMA number." in main
    assert '<div class="hg-meaning" id="hg-term-rma" popover lang="en" dir="ltr">' in main
    assert "The &#34;number&#34; of a &lt;return&gt;." in main
    assert 'hg-term-rm"' not in main, "a part of a longer word is no term"


@pytest.mark.parametrize(
    "text", ["## RMA number", "[RMA number](track.md)", "`RMA number`", "    RMA number", "IRMA numbering"]
)
def test_headings_links_code_and_longer_words_stay_as_they_are(tmp_path: Path, text: str) -> None:
    assert "popovertarget" not in body_of(tmp_path, text)


def test_glossary_has_a_page_that_search_finds(tmp_path: Path) -> None:
    site = built(small_shop(tmp_path, {"glossary.yml": GLOSSARY}))
    main = main_of(page(site, "glossary"))
    assert main.index('<dt id="rm">') < main.index('<dt id="rma">')
    assert '"url": "glossary/"' in (site / "search/documents.jsonl").read_text("utf-8")
    assert 'href="../glossary/">Glossary</a>' in page(site, "orders")


def test_term_in_thai_is_found_inside_a_line_without_blanks(tmp_path: Path) -> None:
    store = "name: Small\nlanguages: [en, th]\ntime_zone: Europe/Prague\n"
    files = {
        "store.yml": store,
        "glossary.yml": GLOSSARY,
        "en/orders/terms.md": article("An answer."),
        "th/orders/terms.md": article("เขียนหมายเลขคืนสินค้าบนกล่อง"),
    }
    main = main_of(page(built(small_shop(tmp_path, files)), "th/orders/terms"))
    assert ">หมายเลขคืนสินค้า</button>บนกล่อง" in main


def test_language_that_the_store_lacks_is_told(tmp_path: Path) -> None:
    text = GLOSSARY.replace("forms: {en:", "forms: {de:")
    (found,) = find(small_shop(tmp_path, {"glossary.yml": text}))
    assert (found.code, found.line) == ("HC170", 5)
