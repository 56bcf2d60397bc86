"""The script of the help widget leads to files that exist, and to nothing that the shop does not have."""

import json
import re
from pathlib import Path

import shops

ADDRESSES = ("search", "start", "channels")


def sites_of(site: Path) -> dict[str, dict[str, str]]:
    """What the script knows of each language."""
    script = (site / "widget.js").read_text("utf-8")
    found = json.loads(script[script.rindex("launch(") + len("launch(") : script.rindex(", import.meta.url")])
    assert (site / found["app"]).is_file()
    editions: dict[str, dict[str, str]] = found["editions"]
    return editions


def test_script_leads_to_files_that_exist(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, {}))
    editions = sites_of(site)
    assert editions
    for language, edition in editions.items():
        data = json.loads((site / edition["data"]).read_text("utf-8"))
        assert data["language"] == language
        for name in ADDRESSES:
            assert not data[name] or (site / data[name]).is_file(), name
        for topic in data["topics"]:
            for one in (topic, *topic["articles"]):
                assert (site / one["url"] / "index.html").is_file(), one["url"]


def test_data_have_a_name_that_changes_with_them(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, {}))
    assert all(re.fullmatch(r"tools/[^/]+/widget-[0-9a-f]{12}\.json", one["data"]) for one in sites_of(site).values())


def test_shop_without_channels_offers_no_contact(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, {})
    (root / "content/channels.yml").unlink(missing_ok=True)
    site = shops.built(root)
    for edition in sites_of(site).values():
        data = json.loads((site / edition["data"]).read_text("utf-8"))
        assert (data["contact"], data["channels"]) == ("", "")


def test_colour_of_the_brand_is_that_of_the_button(tmp_path: Path) -> None:
    brand = "brand:\n  color: '#7a1f5c'\n"
    site = shops.built(shops.small_shop(tmp_path, {"store.yml": f"{shops.STORE}{brand}"}))
    assert '"brand":["#7a1f5c","#' in (site / "widget.js").read_text("utf-8")


def test_plain_folder_of_markdown_has_no_widget(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Hello\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Plain\nplugins: [helpgen]\n", "utf-8")
    assert not (shops.built(tmp_path) / "widget.js").exists()
