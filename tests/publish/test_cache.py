"""What is remembered between builds: whole or absent, shared or alone, and never needed."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import shops

from helpgen.memory import digest_of
from helpgen.publish.cache import Cache

SEED = 20_261_121
FLIPS = 100
CONTENTS = {digest_of(str(number)): f"content {number} ".encode() * (number % 7) for number in range(60)}


def filled(folder: Path) -> Path:
    cache = Cache(folder, "cache")
    for key, content in CONTENTS.items():
        cache.put(key, content)
    cache.close()
    return folder


def test_what_was_put_is_found_by_the_next_build(tmp_path: Path) -> None:
    cache = Cache(filled(tmp_path / "cache"), "cache")
    assert {key: cache.get(key) for key in CONTENTS} == CONTENTS
    assert cache.get(digest_of("never")) is None
    assert cache.diagnostics == []


def test_what_was_put_is_found_at_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "cache")
    cache.put(digest_of("a"), b"1")
    assert cache.get(digest_of("a")) == b"1"
    cache.save()
    assert cache.get(digest_of("a")) == b"1"


def test_digest_tells_where_one_part_ends() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc") != digest_of("abc")


def test_any_flipped_bit_or_missing_end_makes_entries_absent_and_never_wrong(tmp_path: Path) -> None:
    pack = next(filled(tmp_path / "cache").iterdir())
    whole = pack.read_bytes()
    draw = random.Random(SEED)
    lost = 0
    for number in range(FLIPS):
        damaged = bytearray(whole)
        if number % 4:
            damaged[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        else:
            del damaged[draw.randrange(len(whole)) :]
        pack.write_bytes(damaged)
        cache = Cache(tmp_path / "cache", "cache")
        for key, content in CONTENTS.items():
            found = cache.get(key)
            assert found in (content, None)
            lost += found is None
        cache.close()
    assert lost > FLIPS


@pytest.mark.parametrize("content", [b"", b"helpgen cache 1\n" + b"x" * 500, b"\x00" * 1000, b"helpgen cache 2\n"])
def test_pack_of_another_version_or_program_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    folder = filled(tmp_path / "cache")
    (folder / "000.pack").write_bytes(content)
    (folder / "notes.txt").write_text("not ours", "utf-8")
    cache = Cache(folder, "cache")
    assert {key: cache.get(key) for key in CONTENTS} == CONTENTS


def test_shared_folder_takes_the_entries_of_several_builds_at_once(tmp_path: Path) -> None:
    builds = [Cache(tmp_path / "cache", "cache", is_shared=True) for _ in range(4)]
    for number, cache in enumerate(builds):
        for key, content in list(CONTENTS.items())[number * 10 : number * 10 + 30]:  # they overlap
            cache.put(key, content)
    for cache in builds:
        cache.close()
    late = Cache(tmp_path / "cache", "cache", is_shared=True)
    assert {key: late.get(key) for key in CONTENTS} == CONTENTS


def test_folder_that_is_deleted_meanwhile_does_no_harm(tmp_path: Path) -> None:
    cache = Cache(filled(tmp_path / "cache"), "cache")
    shutil.rmtree(tmp_path / "cache")
    assert {cache.get(key) for key in CONTENTS} <= {*CONTENTS.values(), None}
    cache.put(digest_of("new"), b"1")
    cache.close()


def test_many_packs_become_one_that_keeps_what_was_used(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    keys = list(CONTENTS)
    for key in keys[:40]:
        cache = Cache(folder, "cache")
        cache.get(keys[0])
        cache.put(key, CONTENTS[key])
        cache.close()
    assert len(list(folder.glob("*.pack"))) < 40
    assert list(folder.glob("*.part")) == []
    cache = Cache(folder, "cache")
    assert cache.get(keys[0]) == CONTENTS[keys[0]]


def test_what_another_process_has_put_and_used_outlives_the_tidying(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    keys = list(CONTENTS)
    for number, key in enumerate(keys[:30]):
        cache = Cache(folder, "cache")
        cache.put(key, CONTENTS[key])
        if number == 24:  # the next pack is one too many
            worker = Cache(folder, "cache")
            worker.put(keys[40], CONTENTS[keys[40]])
            worker.save()
            cache.use([keys[40], keys[3]])
        cache.close()
    late = Cache(folder, "cache")
    assert [late.get(keys[number]) is not None for number in (2, 3, 40)] == [False, True, True]


def test_what_another_process_has_put_is_read_once_it_is_named(tmp_path: Path) -> None:
    cache, worker = (Cache(tmp_path / "cache", "cache") for _ in range(2))
    worker.put(digest_of("a"), b"1")
    worker.save()
    assert cache.get(digest_of("a")) is None
    cache.use([digest_of("a")])
    assert cache.get(digest_of("a")) == b"1"


# --- Through the command line -----------------------------------------------------

Damage = Callable[[Path], object]


def flip(pack: Path) -> None:
    content = bytearray(pack.read_bytes())
    for place in range(40, len(content), 97):
        content[place] ^= 0x10
    pack.write_bytes(content)


DAMAGES: dict[str, Damage] = {
    "flipped": flip,
    "cut": lambda pack: os.truncate(pack, pack.stat().st_size // 2),
    "emptied": lambda pack: os.truncate(pack, 0),
    "deleted": lambda pack: pack.unlink(),
    "a folder": lambda pack: (pack.unlink(), pack.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_cache_is_found_and_made_anew_and_gives_the_same_bytes(tmp_path: Path, damage: Damage) -> None:
    root = shops.small_shop(tmp_path)
    before = shops.read_tree(shops.built(root))
    for pack in (root / ".helpgen" / "cache").glob("*.pack"):
        damage(pack)
    (root / "site" / "index.html").unlink()
    assert shops.read_tree(shops.built(root)) == before


def test_cache_that_cannot_be_used_is_told_and_the_site_is_published(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    (tmp_path / "file").write_bytes(b"no folder")
    result = shops.build(root, "--cache", str(tmp_path / "file" / "cache"))
    assert result.exit_code == 0
    assert "HC310" in result.stdout
    assert (root / "site" / "index.html").is_file()


def test_cache_beside_the_site_may_be_left_out(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    assert shops.build(root, "--no-cache").exit_code == 0
    assert not (root / ".helpgen" / "cache").exists()


def test_shared_cache_serves_another_folder_with_the_same_files(tmp_path: Path) -> None:
    one, other = (shops.small_shop(tmp_path / name) for name in ("one", "other"))
    shops.built(one, "--cache", str(tmp_path / "shared"))
    profile = shops.build(other, "--cache", str(tmp_path / "shared"), "--profile").stderr
    assert "texts were parsed" not in profile
    assert shops.read_tree(other / "site") == shops.read_tree(one / "site")
