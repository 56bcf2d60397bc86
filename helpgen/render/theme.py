"""The theme's own files: style sheets made of their parts, scripts as they are written but for their comments."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

_PARTS_LISTS = {"css/main.txt": "css/main.css", "css/more.txt": "css/more.css"}
"""A list of parts and the style sheet that they become: for every page, and for all but most articles."""
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_LINE_ENDS = re.compile(rb"\s*\n\s*")
_NEEDLESS_BLANKS = re.compile(rb"\s+(?=[{};,])|(?<=[{};,])\s+|(?<=:) ")
_LAST_SEMICOLON = re.compile(rb";}")
_COMMENT_LINES = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)$", re.DOTALL | re.MULTILINE)


class ThemeFiles(Struct, frozen=True):
    """Everything that every page shares."""

    folder: str
    """From the root of the site; its name has the digest of the files, so that browsers may keep them for ever."""
    files: Mapping[str, bytes]
    """Path from the root of the site to content, sorted."""


def read_theme(theme_dirs: Sequence[Path], style: str = "") -> ThemeFiles:
    """Return the files below `assets/` of the theme folders; the first folder that has a path wins.

    `style` is the brand's, which follows the theme's own.
    """
    sources: dict[str, Path] = {}
    for folder in theme_dirs:
        root = folder / "assets"
        for file in sorted(root.rglob("*")):
            if file.is_file() and not file.name.startswith("."):
                sources.setdefault(file.relative_to(root).as_posix(), file)
    contents = {path: _read(file, theme_dirs) for path, file in sources.items()}
    for listing, sheet in _PARTS_LISTS.items():
        if listing in contents:
            parts = [f"css/{name}" for name in contents.pop(listing).decode().split()]
            contents[sheet] = _shorten(b"\n".join(contents.pop(part) for part in parts))
    if style:
        contents["css/main.css"] = contents.get("css/main.css", b"") + style.encode()
    digest = hashlib.sha256()
    for path in sorted(contents):
        digest.update(f"{path}\0{len(contents[path])}\0".encode())
        digest.update(contents[path])
    folder_name = f"assets/{digest.hexdigest()[:12]}"
    return ThemeFiles(folder_name, {f"{folder_name}/{path}": contents[path] for path in sorted(contents)})


def read_script(theme_dirs: Sequence[Path], path: str) -> bytes:
    """Return a file below `assets/` as it is shipped; the first folder that has it wins."""
    files = (folder / "assets" / path for folder in theme_dirs)
    return _read(next(file for file in files if file.is_file()), theme_dirs)


def _read(file: Path, theme_dirs: Sequence[Path]) -> bytes:
    content = file.read_bytes()
    is_ours = file.suffix == ".js" and file.is_relative_to(theme_dirs[-1]) and b"@license" not in content
    return _without_comments(content) if is_ours else content


def _shorten(style_sheet: bytes) -> bytes:
    # Comments and needless blanks only; our own files have no strings in which these would matter.
    shorter = _LINE_ENDS.sub(b"\n", _COMMENT.sub(b"", style_sheet))
    return _LAST_SEMICOLON.sub(b"}", _NEEDLESS_BLANKS.sub(b"", shorter)).strip() + b"\n"


def _without_comments(script: bytes) -> bytes:
    # Only lines that are nothing else, which become empty: line numbers stay those of the source. A test holds that no
    # text over several lines has one in which they would mean something.
    return _COMMENT_LINES.sub(lambda comment: b"\n" * comment[0].count(b"\n"), script)
