"""Parts of a site, made apart and merged: the same bytes as the whole, or a message."""

import shutil
from pathlib import Path

import pytest
import shops


def shop(root: Path) -> Path:
    files = {
        "store.yml": shops.STORE.replace("[en]", "[en, th]"),
        "th/orders/track.md": "---\ntitle: ติดตามพัสดุ\nsummary: ส.\n---\nข้อความ\n",
        "en/orders/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "en/orders/look.md": shops.article("![Map](map.svg)", title="Look"),
    }
    return shops.small_shop(root, files)


def make_parts(root: Path, count: int, *args: str) -> list[str]:
    for number in range(1, count + 1):
        result = shops.build(root, "--shard", f"{number}/{count}", *args)
        assert result.exit_code == 0, result.stdout + result.stderr
    return [str(root / f"site-{number}-of-{count}") for number in range(1, count + 1)]


def merge(root: Path, *folders: str) -> shops.Result:
    return shops.run_bare("merge", "-f", str(root / "mkdocs.yml"), *folders)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 200])
def test_merged_parts_are_the_whole_site_byte_for_byte(tmp_path: Path, count: int) -> None:
    if count == 200:  # more parts than files: some are empty but for their list
        count = 40
    root = shop(tmp_path)
    whole = shops.read_tree(shops.built(root))
    shutil.rmtree(root / "site")
    parts = make_parts(root, count)
    assert merge(root, *reversed(parts)).exit_code == 0
    assert shops.read_tree(root / "site") == whole
    assert shops.run_bare("verify", "-f", str(root / "mkdocs.yml")).exit_code == 0


def test_parts_of_several_machines_that_share_a_cache_are_the_whole(tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    machines = [shop(tmp_path / f"machine-{number}") for number in range(3)]
    for number, root in enumerate(machines, 1):
        assert shops.build(root, "--shard", f"{number}/3", *cache).exit_code == 0
    parts = [str(root / f"site-{number}-of-3") for number, root in enumerate(machines, 1)]
    assert merge(machines[0], *parts).exit_code == 0
    assert shops.read_tree(machines[0] / "site") == shops.read_tree(shops.built(shop(tmp_path / "whole")))


@pytest.mark.parametrize("shard", ["0/2", "3/2", "-1/2", "1/0"])
def test_shard_that_does_not_exist_is_wrong_usage_with_a_code(tmp_path: Path, shard: str) -> None:
    result = shops.build(shop(tmp_path), "--shard", shard)
    assert result.exit_code == 2
    assert "HC320" in result.stdout
    assert not (tmp_path / "site").exists()


def test_word_for_a_shard_is_wrong_usage(tmp_path: Path) -> None:
    assert shops.build(shop(tmp_path), "--shard", "first").exit_code == 2


@pytest.mark.parametrize("case", ["missing", "twice", "no shard", "other build", "other count", "damaged", "bad list"])
def test_parts_that_do_not_fit_are_refused_and_the_site_is_as_it_was(tmp_path: Path, case: str) -> None:
    root = shop(tmp_path)
    before = shops.read_tree(shops.built(root))
    parts = make_parts(root, 2)
    match case:
        case "missing":
            parts, code = parts[:1], "HC323"
        case "twice":
            shutil.copytree(parts[0], tmp_path / "copy")
            parts, code = [*parts, str(tmp_path / "copy")], "HC324"
        case "no shard":
            parts, code = [*parts, str(root / "content")], "HC321"
        case "other build":
            shutil.copytree(parts[0], tmp_path / "old")
            shops.write_files(root / "content", {"en/orders/track.md": shops.TRACK + "\nNewer.\n"})
            parts, code = [str(tmp_path / "old"), make_parts(root, 2)[1]], "HC322"
        case "other count":
            parts, code = [parts[0], make_parts(root, 3)[1]], "HC322"
        case "damaged":
            page = next(file for file in Path(parts[0]).rglob("*.html"))
            page.write_bytes(page.read_bytes() + b" ")
            code = "HC311"
        case _:
            (Path(parts[0]) / "helpgen-shard.json").write_bytes(b'{"format": 1}')
            code = "HC321"
    result = merge(root, *parts)
    assert result.exit_code == 1
    assert code in result.stdout
    assert shops.read_tree(root / "site") == before
