"""`redirects.yml`: every old address has a small page that leads on in one step, without a script."""

import re
from pathlib import Path

import shops

REDIRECTS = """\
/hc/en-us/articles/360001-Where-is%20it: en/orders/track.md#open-the-link
/hc/th: th/index.md
/first: /second
/second: /orders/track/
/old.HTML: policies/returns.yml
/th/old: th/policies/returns.yml
/shop: https://www.small.example/gifts
"""
RETURNS = """\
effective_from: 2026-01-01
windows:
  - {id: standard, name: All orders, days: 30, starts_from: delivery}
refund: {types: [original_payment], within: 5 business days, starts_from: receipt, outbound_shipping: standard}
"""
FILES = {
    "store.yml": shops.STORE.replace("[en]", "[en, th]"),
    "th/index.md": shops.HOME.replace("How can we help?", "ช่วยอะไรได้บ้าง"),
    "th/orders/index.md": shops.ORDERS,
    "th/orders/track.md": shops.TRACK,
    "policies/returns.yml": RETURNS,
    "redirects.yml": REDIRECTS,
}


def refreshed(page: Path) -> str:
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page.read_text("utf-8"))
    assert found is not None
    return found[1]


def test_every_old_address_leads_where_its_line_says(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, FILES))
    for page, target in (
        ("hc/en-us/articles/360001-Where-is it/index.html", "../../../../orders/track/#open-the-link"),
        ("hc/th/index.html", "../../th/"),
        ("first/index.html", "../orders/track/"),
        ("second/index.html", "../orders/track/"),
        ("old.HTML", "policies/returns/"),
        ("th/old/index.html", "../policies/returns/"),
        ("shop/index.html", "https://www.small.example/gifts"),
    ):
        assert refreshed(site / page) == target, page


def test_page_of_an_old_address_is_small_without_script_and_names_the_new_one(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, FILES))
    page = (site / "first" / "index.html").read_text("utf-8")
    assert len(page) < 2000
    assert "<script" not in page
    assert '<link rel="canonical" href="https://help.small.example/orders/track/">' in page
    assert '<a href="../orders/track/">Where is my parcel?</a>' in page
    thai = (site / "hc" / "th" / "index.html").read_text("utf-8")
    assert '<html lang="th" dir="ltr">' in thai


def test_old_addresses_are_in_no_sitemap_and_no_index(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, FILES))
    assert "hc/en-us" not in (site / "sitemap.xml").read_text("utf-8")
    assert "hc/en-us" not in (site / "search" / "documents.jsonl").read_text("utf-8")


def test_line_to_a_draft_warns_and_leaves_the_address_out(tmp_path: Path) -> None:
    draft = shops.article("Soon.", status="draft")
    root = shops.small_shop(tmp_path, {"en/orders/draft.md": draft, "redirects.yml": "/old: en/orders/draft.md\n"})
    assert [found.code for found in shops.find(root)] == ["HC374"]
    assert not (shops.built(root) / "old").exists()


def test_ten_thousand_lines_are_read(tmp_path: Path) -> None:
    lines = "".join(f"/hc/articles/{number}: en/orders/track.md\n" for number in range(10_000))
    assert shops.find(shops.small_shop(tmp_path, {"redirects.yml": lines})) == []
