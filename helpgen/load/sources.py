"""A folder on disk → the texts and other files in it.

Knows file names, encodings and links of the file system. Knows nothing of what a text says.
"""

import codecs
import hashlib
import os
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import rules as broken
from helpgen.model import Asset
from helpgen.reading import read_opened

TEXT_LIMIT_BYTES = 2_000_000
MARKDOWN_SUFFIXES = (".md", ".markdown")
YAML_SUFFIXES = (".yml", ".yaml")
ASSET_SUFFIXES = frozenset({
    ".avif", ".csv", ".doc", ".docx", ".gif", ".ics", ".jpeg", ".jpg", ".json", ".m4a", ".mp3", ".mp4", ".odp",
    ".ods", ".odt", ".ogg", ".otf", ".pdf", ".png", ".ppt", ".pptx", ".rtf", ".svg", ".tsv", ".ttf", ".txt", ".vtt",
    ".wav", ".webm", ".webp", ".woff", ".woff2", ".xls", ".xlsx", ".zip", ".css", ".js", ".ico",
})  # fmt: skip
"""Files that a page may show or offer. Web pages are not among them: they would run on the shop's domain."""


class FileName(Struct, frozen=True):
    """What a file is called."""

    path: str
    """From the content folder, NFC, with "/" between folders."""
    shown_path: str
    """From the project folder, as messages name it."""


class TextFile(FileName, frozen=True):
    """A text that a person wrote."""

    text: str
    """Without byte order mark, with "\\n" line ends."""


class Sources(Struct, frozen=True):
    """All files of a content folder, sorted by path."""

    markdown: tuple[TextFile, ...]
    yaml: tuple[TextFile, ...]
    assets: tuple[Asset, ...]


def read_sources(content_dir: Path, project_dir: Path) -> tuple[Sources, list[Diagnostic]]:
    """Return every readable file below the content folder, hidden ones left out, and what is wrong with the others."""
    shown_root = show_path(content_dir, project_dir)
    if not content_dir.is_dir():
        missing = broken.missing_content_folder.at(Position(shown_root), shown_root)
        return Sources((), (), ()), [missing]
    diagnostics: list[Diagnostic] = []
    markdown: list[TextFile] = []
    yaml: list[TextFile] = []
    assets: list[Asset] = []
    for file, name in _Walk(content_dir, shown_root, diagnostics).files(str(content_dir), ""):
        path = unicodedata.normalize("NFC", name)
        shown = f"{shown_root}/{path}"
        suffix = posixpath.splitext(name)[1].lower()
        if suffix in MARKDOWN_SUFFIXES or suffix in YAML_SUFFIXES:
            text = read_text(file, shown, diagnostics)
            if text is not None:
                (markdown if suffix in MARKDOWN_SUFFIXES else yaml).append(TextFile(path, shown, text))
        elif suffix in ASSET_SUFFIXES:
            assets.extend(_read_asset(Path(file), path, shown, diagnostics))
    if not markdown and not diagnostics:
        diagnostics.append(broken.empty_content_folder.at(Position(shown_root), shown_root))
    return Sources(tuple(markdown), tuple(yaml), tuple(assets)), diagnostics


def show_path(path: Path, project_dir: Path) -> str:
    """Return a path as messages name it: from the project folder, or whole if it lies elsewhere."""
    return path.relative_to(project_dir).as_posix() if path.is_relative_to(project_dir) else path.as_posix()


class _Walk:
    """Goes through a folder; a path is a string here, of which there may be fifty thousand."""

    def __init__(self, content_dir: Path, shown_root: str, diagnostics: list[Diagnostic]) -> None:
        self._root = content_dir.resolve()
        self._shown_root = shown_root
        self._diagnostics = diagnostics

    def files(self, folder: str, inner: str) -> Iterator[tuple[str, str]]:
        """Yield each file's path on disk and from the content folder, in a fixed order, whatever the order on disk.

        `inner` is the folder from the content folder, with "/" at its end. Links to folders are not followed, links to
        files only inside.
        """
        try:
            with os.scandir(folder) as found:
                entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            position = Position(f"{self._shown_root}/{inner}".rstrip("/"))
            self._diagnostics.append(broken.unreadable_file.at(position, error.strerror or "unknown reason"))
            return
        folders: list[os.DirEntry[str]] = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry)
            elif self._is_file(entry, inner):
                yield entry.path, inner + entry.name
        for entry in folders:
            yield from self.files(entry.path, f"{inner}{entry.name}/")

    def _is_file(self, entry: os.DirEntry[str], inner: str) -> bool:
        # Reports what is neither a file nor a folder.
        if entry.name.endswith("~"):
            return False
        shown = f"{self._shown_root}/{inner}{entry.name}"
        diagnostic: Diagnostic | None = None
        if entry.is_symlink() and _leads_out(Path(entry.path), self._root):
            diagnostic = broken.link_out_of_content.at(Position(shown), str(Path(entry.path).readlink()))
        elif not shown.isprintable():
            diagnostic = broken.unusable_name.at(Position(ascii(shown)[1:-1]), entry.name)
        elif entry.is_file(follow_symlinks=False) or (entry.is_symlink() and Path(entry.path).is_file()):
            return True  # an entry raises for a ring of links, a path does not
        elif Path(entry.path).is_dir():
            return False
        elif not Path(entry.path).exists():
            reason = "the link leads nowhere" if entry.is_symlink() else "it vanished"
            diagnostic = broken.unreadable_file.at(Position(shown), reason)
        else:
            diagnostic = broken.special_file.at(Position(shown))
        self._diagnostics.append(diagnostic)
        return False


def _leads_out(link: Path, root: Path) -> bool:
    try:
        return not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a ring of links leads nowhere at all
        return False


def read_text(file: str | Path, shown: str, diagnostics: list[Diagnostic]) -> str | None:
    """Return a text with LF line ends; None if it cannot be read, which goes to the diagnostics."""
    content = _read_bytes(file, shown, diagnostics, TEXT_LIMIT_BYTES)
    if content is None:
        return None
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        diagnostics.append(broken.invalid_utf8.at(Position(shown, line), content[error.start]))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _read_bytes(file: str | Path, shown: str, diagnostics: list[Diagnostic], limit: int) -> bytes | None:
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
        try:
            size = os.fstat(descriptor).st_size
            if not limit or size <= limit:
                return read_opened(descriptor, size)
        finally:
            os.close(descriptor)
    except OSError as error:
        diagnostics.append(broken.unreadable_file.at(Position(shown), error.strerror or "unknown reason"))
        return None
    diagnostics.append(broken.text_too_large.at(Position(shown), size, limit))
    return None


_SCRIPTED = re.compile(rb"<script|<foreignObject|<iframe|<!ENTITY|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def _read_asset(file: Path, path: str, shown: str, diagnostics: list[Diagnostic]) -> Iterator[Asset]:
    from helpgen.load.image_size import image_size  # few folders have as many images as texts

    content = _read_bytes(file, shown, diagnostics, 0)
    if content is None:
        return
    if file.suffix.lower() == ".svg" and _SCRIPTED.search(content):
        diagnostics.append(broken.unsafe_drawing.at(Position(shown)))
        return
    width, height = image_size(file.suffix.lower(), content)
    yield Asset(path, file, len(content), hashlib.sha256(content).hexdigest(), width, height)
