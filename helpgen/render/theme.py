"""The theme's own files: style sheets made of their parts, scripts as they are written but for their comments."""

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, msgpack

from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.reading import read_file

_PARTS_LISTS = {"css/main.txt": "css/main.css", "css/more.txt": "css/more.css"}
"""A list of parts and the style sheet that they become: for every page, and for all but most articles."""
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_READER = msgpack.Decoder(dict[str, bytes])
_COMMENT_LINES = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)$", re.DOTALL | re.MULTILINE)


class ThemeFiles(Struct, frozen=True):
    """Everything that every page shares."""

    folder: str
    """From the root of the site; its name has the digest of the files, so that browsers may keep them for ever."""
    files: Mapping[str, bytes]
    """Path from the root of the site to content, sorted."""


def read_theme(theme_dirs: Sequence[Path], style: str = "", memory: Memory = FORGETFUL) -> ThemeFiles:
    """Return the files below `assets/` of the theme folders; the first folder that has a path wins.

    `style` is the brand's, which follows the theme's own. What `memory` knows is not made shorter again.
    """
    sources: dict[str, bytes] = {}
    ours: set[str] = set()
    for folder in theme_dirs:
        for path, file in sorted(_files(f"{folder}/assets", "")):
            if path not in sources:
                sources[path] = read_file(file)
                if folder == theme_dirs[-1]:
                    ours.add(path)
    contents = _shipped(sources, ours, memory)
    if style:
        contents["css/main.css"] = contents.get("css/main.css", b"") + style.encode()
    digest = hashlib.sha256()
    for path in sorted(contents):
        digest.update(f"{path}\0{len(contents[path])}\0".encode())
        digest.update(contents[path])
    folder_name = f"assets/{digest.hexdigest()[:12]}"
    return ThemeFiles(folder_name, {f"{folder_name}/{path}": contents[path] for path in sorted(contents)})


def _files(folder: str, inner: str) -> Iterator[tuple[str, str]]:
    # Path from the first folder and path on disk of every file, hidden ones left out; nothing where there is no folder.
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{inner}{entry.name}/")
        elif not entry.name.startswith(".") and entry.is_file():
            yield inner + entry.name, entry.path


def _shipped(sources: Mapping[str, bytes], ours: Collection[str], memory: Memory) -> dict[str, bytes]:
    # The files as readers get them.
    written = [part for path in sources for part in (path, str(path in ours), sources[path])]
    key = digest_of(code_digest(), "theme", *written)
    known = memory.get(key)
    if known is not None:
        return _READER.decode(known)
    contents = {path: _as_shipped(path, content, is_ours=path in ours) for path, content in sources.items()}
    for listing, sheet in _PARTS_LISTS.items():
        if listing in contents:
            parts = [f"css/{name}" for name in contents.pop(listing).decode().split()]
            contents[sheet] = _shorten(b"\n".join(contents.pop(part) for part in parts))
    memory.put(key, msgpack.encode(contents))
    return contents


def read_script(theme_dirs: Sequence[Path], path: str) -> bytes:
    """Return a file below `assets/` as it is shipped; the first folder that has it wins."""
    files = (folder / "assets" / path for folder in theme_dirs)
    file = next(file for file in files if file.is_file())
    return _as_shipped(path, file.read_bytes(), is_ours=file.is_relative_to(theme_dirs[-1]))


def _as_shipped(path: str, content: bytes, *, is_ours: bool) -> bytes:
    has_comments = is_ours and path.endswith(".js") and b"@license" not in content
    return _without_comments(content) if has_comments else content


def _shorten(style_sheet: bytes) -> bytes:
    # Comments and needless blanks only; our own files have no strings in which these would matter.
    lines = map(bytes.strip, _COMMENT.sub(b"", style_sheet).split(b"\n"))
    shorter = b"\n".join(filter(None, lines))
    for sign in (b"{", b"}", b";", b","):  # a regular expression takes three times as long
        shorter = sign.join(map(bytes.strip, shorter.split(sign)))
    return shorter.replace(b": ", b":").replace(b";}", b"}") + b"\n"


def _without_comments(script: bytes) -> bytes:
    # Only lines that are nothing else, which become empty: line numbers stay those of the source. A test holds that no
    # text over several lines has one in which they would mean something.
    return _COMMENT_LINES.sub(lambda comment: b"\n" * comment[0].count(b"\n"), script)
