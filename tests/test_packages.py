"""Versions that are read from names of folders are those that Python itself tells."""

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from helpgen.packages import installed_digest, versions_of


def test_versions_of_everything_installed_are_right() -> None:
    names = {found.metadata["Name"] for found in importlib.metadata.distributions()}
    assert len(names) > 20
    assert {name: versions_of(name)[0] for name in names} == {name: importlib.metadata.version(name) for name in names}
    assert versions_of("PyYAML", "Pydantic.Core") == versions_of("pyyaml", "pydantic-core")


def test_missing_package_is_told() -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        versions_of("no-such-package")


@pytest.mark.parametrize("where", ["egg", "archive"])
def test_unusual_installations_are_asked_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    text = "Metadata-Version: 2.1\nName: odd-one\nVersion: 3.2\n"
    if where == "egg":
        (tmp_path / "odd_one.egg-info").mkdir()
        (tmp_path / "odd_one.egg-info" / "PKG-INFO").write_text(text)
        monkeypatch.syspath_prepend(tmp_path)
    else:
        with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
            archive.writestr("odd_one-3.2.dist-info/METADATA", text)
        monkeypatch.syspath_prepend(tmp_path / "odd.zip")
    assert versions_of("odd.one") == ("3.2",)
    assert versions_of("pyyaml") == (importlib.metadata.version("pyyaml"),)


def test_first_folder_on_the_path_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyyaml-0.1.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert versions_of("pyyaml") == ("0.1",)
    monkeypatch.setattr(sys, "path", [*sys.path[1:], str(tmp_path)])
    assert versions_of("pyyaml") != ("0.1",)


def test_digest_tells_what_is_installed_and_not_what_python_leaves_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    seen = [installed_digest()]
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / ".cache").mkdir()
    assert installed_digest() == seen[0]
    for name in ("one.py", "one-1.0.dist-info", "two-1.0.dist-info"):
        (tmp_path / name).touch()
        seen.append(installed_digest())
    (tmp_path / "one.py").unlink()
    assert len({*seen, installed_digest()}) == 5
