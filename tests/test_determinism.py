"""The same input gives the same bytes: in another place, language, time zone and order, and no byte tells which."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import shops

_SHUFFLED = '''
"""Lists every folder in another order than the system does: the reverse, or shuffled by a fixed seed."""
import os, random
_scandir, _listdir = os.scandir, os.listdir
_mix = random.Random(os.environ["SHUFFLE"]).shuffle

class _Entries:
    def __init__(self, *args):
        with _scandir(*args) as found:
            self.entries = list(found)
        _mix(self.entries)
    def __iter__(self):
        return iter(self.entries)
    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

def _list(*args):
    names = _listdir(*args)
    _mix(names)
    return names

os.scandir, os.listdir = _Entries, _list
'''


def copy_demo(root: Path, *, is_reversed: bool = False) -> Path:
    """Copy the demo shop, its files made in another order if wanted."""
    source = shops.PROJECT_DIR / "content"
    files = sorted((file for file in source.rglob("*") if file.is_file()), reverse=is_reversed)
    for file in files:
        target = root / "content" / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    shutil.copyfile(shops.PROJECT_DIR / "mkdocs.yml", root / "mkdocs.yml")
    return root


def build(root: Path, environment: Mapping[str, str], umask: int = 0o022) -> dict[str, bytes]:
    """Build in a process of its own and return the site."""
    subprocess.run(
        [sys.executable, "-m", "helpgen.cli", "build", "--date", shops.TODAY],
        cwd=root,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONPATH": str(shops.PROJECT_DIR), **environment},
        umask=umask,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=300,
    )
    return shops.read_tree(root / "site")


Built = tuple[Path, dict[str, bytes]]
"""A folder with content, and the files of its site."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = shops.built_demo(tmp_path_factory)
    return site.parent, shops.read_tree(site)


def assert_same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> None:
    assert list(other) == list(one)
    assert [path for path in one if one[path] != other[path]] == []


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Another path with blanks and letters beyond ASCII, time zone, language, order of hashes, files and folders."""
    folder = tmp_path_factory.mktemp("elsewhere")
    root = folder / "Můj obchod ร้าน"
    root.mkdir()
    copy_demo(root, is_reversed=True)
    (folder / "lib").mkdir()
    (folder / "lib" / "sitecustomize.py").write_text(_SHUFFLED, "utf-8")
    environment = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "LANGUAGE": "ar",
        "PYTHONHASHSEED": "4242",
        "PYTHONPATH": f"{folder / 'lib'}{os.pathsep}{shops.PROJECT_DIR}",
        "SHUFFLE": "7",
        "USER": "somebody",
        "COLUMNS": "40",
    }
    return root, build(root, environment, umask=0o077)


def test_another_machine_gives_the_same_bytes_and_the_same_manifest(here: Built, elsewhere: Built) -> None:
    assert_same(here[1], elsewhere[1])
    manifest = Path(".helpgen") / "site.manifest.json"
    assert (elsewhere[0] / manifest).read_bytes() == (here[0] / manifest).read_bytes()


def test_a_second_build_from_nothing_gives_the_same_bytes(here: Built, tmp_path: Path) -> None:
    root = copy_demo(tmp_path)
    assert_same(here[1], build(root, {"TZ": "America/New_York", "PYTHONHASHSEED": "1", "PYTHONOPTIMIZE": "1"}))


def test_no_byte_tells_of_the_machine(here: Built) -> None:
    root, files = here
    telling = [root, root.parent, shops.PROJECT_DIR / "content", shops.PROJECT_DIR / "theme", Path(sys.prefix)]
    for path, content in files.items():
        for place in telling:
            assert str(place).encode() not in content, path
        assert os.uname().nodename.encode() not in content or len(os.uname().nodename) < 5, path


def test_time_of_the_files_changes_nothing(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    before = shops.read_tree(shops.built(root))
    for file in (root / "content").rglob("*"):
        os.utime(file, (0, 0))
    shutil.rmtree(root / "site")
    assert shops.read_tree(shops.built(root)) == before


def test_day_of_the_build_changes_only_what_depends_on_it(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    before = shops.read_tree(shops.built(root, day="2026-11-21"))
    assert shops.read_tree(shops.built(root, day="2031-01-01")) == before
