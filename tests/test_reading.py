"""Files are read whole, whatever their size was said to be."""

import os
from pathlib import Path

import pytest

from helpgen.reading import read_file, read_opened


@pytest.mark.parametrize("size", [0, 1, 70_000])
def test_file_is_read_whole(tmp_path: Path, size: int) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(os.urandom(size))
    assert read_file(file) == read_file(str(file)) == file.read_bytes()


@pytest.mark.parametrize("told", [0, 5, 11])
def test_file_that_somebody_writes_meanwhile_is_read_to_its_end(tmp_path: Path, told: int) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(b"0123456789")
    with file.open("rb") as opened:
        assert read_opened(opened.fileno(), told) == b"0123456789"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "missing.md")
    with pytest.raises(IsADirectoryError):
        read_file(tmp_path)
