"""Two tiny sites with their whole output: what a change does to pages is seen in a diff that a person reads.

`make golden` (or HELPGEN_UPDATE_GOLDEN=1) writes `expected/` anew. The theme's own files are kept as a list of names,
and the digest in their addresses as `DIGEST`, so that a change of style touches no golden page.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
import shops

GOLDEN_DIR = Path(__file__).parent / "golden"
SITES = sorted(folder.name for folder in GOLDEN_DIR.iterdir() if folder.is_dir())
ASSETS_LIST = "assets.txt"
_ASSETS = re.compile(r"^assets/(?P<digest>[0-9a-f]{12})/")


def normalise(site: dict[str, bytes]) -> dict[str, bytes]:
    """Return a site with the theme's files as one list and without their digest."""
    digests = {match["digest"] for path in site if (match := _ASSETS.match(path))}
    (digest,) = digests
    names = sorted(path.replace(digest, "DIGEST") for path in site if _ASSETS.match(path))
    pages = {
        path: content.replace(digest.encode(), b"DIGEST") for path, content in site.items() if not _ASSETS.match(path)
    }
    return {**pages, ASSETS_LIST: ("\n".join(names) + "\n").encode()}


def build_golden(name: str, root: Path) -> dict[str, bytes]:
    shutil.copytree(GOLDEN_DIR / name, root, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    return normalise(shops.read_tree(shops.built(root)))


@pytest.mark.parametrize("name", SITES)
def test_site_is_what_was_agreed_byte_for_byte(name: str, tmp_path: Path) -> None:
    site = build_golden(name, tmp_path)
    expected_dir = GOLDEN_DIR / name / "expected"
    if os.environ.get("HELPGEN_UPDATE_GOLDEN"):
        shutil.rmtree(expected_dir, ignore_errors=True)
        shops.write_files(expected_dir, site)
    expected = shops.read_tree(expected_dir)
    assert sorted(site) == sorted(expected)
    for path in expected:
        if path.endswith((".html", ".xml", ".txt", ".json")):
            assert site[path].decode() == expected[path].decode(), f"{path} has changed; read the diff of: make golden"
        assert site[path] == expected[path], path


@pytest.mark.parametrize("name", SITES)
def test_golden_files_name_no_digest_of_the_theme(name: str) -> None:
    for path, content in shops.read_tree(GOLDEN_DIR / name / "expected").items():
        assert not re.search(rb"assets/[0-9a-f]{12}/", content), path


def test_golden_sites_keep_drafts_owners_and_unused_files_to_themselves() -> None:
    for name in SITES:
        for path, content in shops.read_tree(GOLDEN_DIR / name / "expected").items():
            assert b"CANARY" not in content, path
            assert b"secret-owner" not in content, path
            assert not path.endswith("unused.png")
