"""Archives and folders that nobody trusts."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from helpgen.importers import sources
from helpgen.importers.sources import read_sources


def pack(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def codes(path: Path) -> list[str]:
    files, told = read_sources(path)
    if any(diagnostic.is_error for diagnostic in told):
        assert not files
    return [diagnostic.code for diagnostic in told]


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/evil.json", "a/../../evil.json", "C:evil.json", "a\\..\\b.json"]
)
def test_name_that_leads_out_of_the_archive_is_refused(name: str, tmp_path: Path) -> None:
    assert codes(pack(tmp_path / "x.zip", ("articles.json", b"{}"), (zipfile.ZipInfo(name), b"{}"))) == ["HC353"]


def test_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("articles.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert codes(pack(tmp_path / "x.zip", (link, b"/etc/passwd"))) == ["HC353"]


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert codes(pack(tmp_path / "x.zip", ("articles.json", bytes(30_000_000)))) == ["HC354"]


def test_export_of_too_many_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "TOTAL_LIMIT_BYTES", 10)
    monkeypatch.setattr(sources, "FILE_LIMIT_BYTES", 8)
    assert codes(pack(tmp_path / "x.zip", ("a", b"123456"), ("b", b"123456789"))) == ["HC354", "HC354"]


def test_damaged_archive_is_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("articles.json", b"{}" * 500))
    content = path.read_bytes()
    (tmp_path / "changed.zip").write_bytes(content[:45] + b"\xff\xff" + content[47:])
    (file,), told = read_sources(tmp_path / "changed.zip")
    assert not told
    with pytest.raises(OSError, match="damaged"):
        file.read()
    start = content.index(b"PK\x01\x02")
    (tmp_path / "lost.zip").write_bytes(content[:start] + bytes(4) + content[start + 4 :])
    assert codes(tmp_path / "lost.zip") == ["HC350"]


def test_link_in_a_folder_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    (tmp_path / "export" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "export" / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "export" / "pipe.json")
    assert codes(tmp_path / "export") == ["HC355", "HC355", "HC355"]
    assert read_sources(tmp_path / "export")[0] == ()


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.zip", ("a.json", b"{}"), (".git/config", b"x"), ("__MACOSX/._a.json", b"x"))
    assert [file.name for file in read_sources(path)[0]] == ["a.json"]
