"""After a build a person reads which pages it has changed, and nothing where nothing changed."""

from pathlib import Path

import pytest
from shops import build, small_shop

from helpgen.publish.changes import Changes, compare_manifests
from helpgen.publish.manifest import make_manifest

RETURNS = """\
windows: [{id: standard, name: All, days: 30, starts_from: delivery}]
refund: {types: original_payment, within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
QUOTING = "---\ntitle: Send it back\nsummary: How.\n---\nYou have {{ returns.windows.standard.days }} days.\n"


def test_files_are_told_apart_by_their_digests() -> None:
    before = make_manifest({"a.html": b"1", "b.html": b"2", "c.html": b"3"})
    after = make_manifest({"a.html": b"1", "b.html": b"two", "d.html": b"4"})
    assert compare_manifests(before, after) == Changes(("d.html",), ("b.html",), ("c.html",))
    assert compare_manifests(after, after) == Changes((), (), ())


@pytest.mark.parametrize("broken", [b"", b"{}", b"[]", b'{"files": [1]}', b"\xff", b'{"files": [{"path": "a"}]}'])
def test_manifest_that_cannot_be_read_says_nothing(broken: bytes) -> None:
    assert compare_manifests(broken, make_manifest({"a.html": b"1"})) is None


def test_counts_come_first_then_the_pages() -> None:
    changes = Changes(
        new=("new/index.html",),
        changed=("assets/abc/main.js", "index.html", "robots.txt", "search/en.json", "search/en/x.json"),
        gone=("old/index.html", "sitemap.xml"),
    )
    first, *pages = changes.lines(show_all=False)
    assert first.partition("; new")[0] == "Changed: 1 page, 2 files of the search, 1 file of the theme, 1 other file"
    assert first.endswith("; new: 1 page; gone: 1 page, 1 other file.")
    assert pages == ["  changed  /", "  new      /new/", "  gone     /old/"]
    everything = changes.lines(show_all=True)
    assert everything[1:] == (*pages, "  changed  /robots.txt", "  gone     /sitemap.xml")
    assert Changes((), (), ()).lines(show_all=False) == ()


def test_after_ten_pages_the_rest_is_counted() -> None:
    changes = Changes((), tuple(f"{number:02}/index.html" for number in range(13)), ())
    lines = changes.lines(show_all=False)
    assert lines[0] == "Changed: 13 pages."
    assert lines[-2:] == ("  changed  /09/", "  and 3 more pages; list them all with --all")
    assert len(changes.lines(show_all=True)) == 14


def test_a_number_in_one_policy_names_every_page_that_says_it(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"policies/returns.yml": RETURNS, "en/orders/back.md": QUOTING})
    first = build(root)
    assert "Changed" not in first.stderr
    policy = root / "content/policies/returns.yml"
    policy.write_text(policy.read_text("utf-8").replace("days: 30", "days: 14"), "utf-8")
    second = build(root)
    assert second.exit_code == 0
    told = [line for line in second.stderr.splitlines() if line.startswith("  changed")]
    pages = ("/orders/back/", "/orders/print/", "/policies/returns/", "/tools/return/")
    assert told == [f"  changed  {page}" for page in pages]
    assert "Changed: 4 pages, " in second.stderr
    third = build(root)
    assert "  changed" not in third.stderr
    assert "is unchanged" in third.stderr
