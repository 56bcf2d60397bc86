"""The theme's own files: one style sheet made of its parts, scripts as they are written."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PARTS_LIST = "css/main.txt"
_STYLE_SHEET = "css/main.css"
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_LINE_ENDS = re.compile(rb"\s*\n\s*")
_NEEDLESS_BLANKS = re.compile(rb"\s*([{};,])\s*")


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """Everything that every page shares."""

    folder: str
    """From the root of the site; its name has the digest of the files, so that browsers may keep them for ever."""
    files: Mapping[str, bytes]
    """Path from the root of the site to content, sorted."""


def read_theme(theme_dirs: Sequence[Path]) -> ThemeFiles:
    """Return the files below `assets/` of the theme folders; the first folder that has a path wins."""
    sources: dict[str, Path] = {}
    for folder in theme_dirs:
        root = folder / "assets"
        for file in sorted(root.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                sources.setdefault(file.relative_to(root).as_posix(), file)
    contents = {path: file.read_bytes() for path, file in sources.items()}
    if _PARTS_LIST in contents:
        parts = [f"css/{name}" for name in contents.pop(_PARTS_LIST).decode().split()]
        contents[_STYLE_SHEET] = _shorten(b"\n".join(contents.pop(part) for part in parts))
    digest = hashlib.sha256()
    for path in sorted(contents):
        digest.update(f"{path}\0{len(contents[path])}\0".encode())
        digest.update(contents[path])
    folder_name = f"assets/{digest.hexdigest()[:12]}"
    return ThemeFiles(folder_name, {f"{folder_name}/{path}": contents[path] for path in sorted(contents)})


def _shorten(style_sheet: bytes) -> bytes:
    # Comments and needless blanks only; our own files have no strings in which these would matter.
    shorter = _LINE_ENDS.sub(b"\n", _COMMENT.sub(b"", style_sheet))
    return _NEEDLESS_BLANKS.sub(rb"\1", shorter).strip() + b"\n"
