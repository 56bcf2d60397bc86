"""A folder on disk becomes texts and assets in a fixed order, whatever the disk says."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from shops import write_files

from helpgen.diagnostics import Diagnostic
from helpgen.load.sources import TEXT_LIMIT_BYTES, Sources, read_sources


def read(root: Path) -> Sources:
    sources, found = read_sources(root / "content", root)
    assert found == []
    return sources


def codes(found: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.code, each.position.path) for each in found]


def test_files_are_sorted_by_kind_and_path(tmp_path: Path) -> None:
    names = ["b.md", "a/z.md", "a/b.MD", "store.yml", "policies/x.YAML", "pic.PNG", "a/film.mp4", "x.markdown"]
    write_files(tmp_path / "content", dict.fromkeys(names, "x"))
    sources = read(tmp_path)
    assert [text.path for text in sources.markdown] == ["b.md", "x.markdown", "a/b.MD", "a/z.md"]
    assert [text.path for text in sources.yaml] == ["store.yml", "policies/x.YAML"]
    assert [asset.path for asset in sources.assets] == ["pic.PNG", "a/film.mp4"]


def test_order_does_not_depend_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path / "content", {f"{folder}/{name}.md": "x" for folder in "abc" for name in "xyz"})
    forwards = read(tmp_path)
    scan = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with scan(path) as entries:
                self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

        def __iter__(self) -> "Backwards":
            return self

        def __next__(self) -> os.DirEntry[str]:
            return next(self.entries)

        def __enter__(self) -> "Backwards":
            return self

        def __exit__(self, *args: object) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Backwards)
    assert read(tmp_path) == forwards


def test_text_has_no_byte_order_mark_and_plain_line_ends(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"a.md": b"\xef\xbb\xbfone\r\ntwo\rthree\n", "b.md": b""})
    assert [text.text for text in read(tmp_path).markdown] == ["one\ntwo\nthree\n", ""]


def test_decomposed_file_name_is_composed(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"re\u0301sume\u0301.md": "x", "bali\u0301k.png": "x"})
    sources = read(tmp_path)
    assert sources.markdown[0].path == "r\xe9sum\xe9.md"
    assert sources.assets[0].path == "bal\xedk.png"


@pytest.mark.parametrize("name", [".hidden.md", ".git/a.md", "a.md~", "a.html", "a.php", "a.exe", "a", "a.md.bak"])
def test_file_that_is_no_content_is_passed_over(tmp_path: Path, name: str) -> None:
    write_files(tmp_path / "content", {name: "x", "index.md": "x"})
    sources = read(tmp_path)
    assert [text.path for text in sources.markdown] == ["index.md"]
    assert sources.assets == ()


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><script>alert(1)</script></svg>",
        "<svg onload='alert(1)'/>",
        "<svg\nONCLICK = 'x'/>",
        "<svg><a href='javascript:alert(1)'/></svg>",
        "<svg><foreignObject/></svg>",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        "<svg><iframe src='x'/></svg>",
    ],
)
def test_drawing_with_a_script_is_told_and_left_out(tmp_path: Path, drawing: str) -> None:
    write_files(tmp_path / "content", {"index.md": "x", "a.SVG": drawing, "b.svg": "<svg><path d='M0 0'/></svg>"})
    sources, found = read_sources(tmp_path / "content", tmp_path)
    assert codes(found) == [("HC113", "content/a.SVG")]
    assert [asset.path for asset in sources.assets] == ["b.svg"]


def test_text_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"a.md": "x" * TEXT_LIMIT_BYTES, "b.md": "x" * (TEXT_LIMIT_BYTES + 1)})
    sources, found = read_sources(tmp_path / "content", tmp_path)
    assert [text.path for text in sources.markdown] == ["a.md"]
    assert codes(found) == [("HC106", "content/b.md")]


def test_image_may_be_larger_than_a_text(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"index.md": "x", "a.png": b"x" * (TEXT_LIMIT_BYTES + 1)})
    assert read(tmp_path).assets[0].size == TEXT_LIMIT_BYTES + 1


def test_asset_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"index.md": "x", "a.png": b"abc"})
    (asset,) = read(tmp_path).assets
    assert asset.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_position_names_the_file_from_the_project_folder_or_whole_if_it_lies_elsewhere(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"a.md": b"\xff"})
    assert codes(read_sources(tmp_path / "content", tmp_path)[1]) == [("HC104", "content/a.md")]
    elsewhere = read_sources(tmp_path / "content", tmp_path / "project")[1]
    assert codes(elsewhere) == [("HC104", f"{tmp_path.as_posix()}/content/a.md")]


def test_folder_with_only_unreadable_texts_is_not_called_empty(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {"a.md": b"\xff"})
    assert [code for code, _ in codes(read_sources(tmp_path / "content", tmp_path)[1])] == ["HC104"]
