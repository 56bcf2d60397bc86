"""Images and files: found in the export by the address that a text has for them, and named for the content folder.

Knows names and the first bytes of files. Never asks the network.
"""

import base64
import binascii
import hashlib
import posixpath
import re
import urllib.parse
from collections.abc import Iterable

from msgspec import Struct

from helpgen.importers.arrange import shorten
from helpgen.importers.exported import Attachment, LinkShapes, SourceFile
from helpgen.model import slugify

FOLDER = "media"
_IMAGE_SIGNS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
_SUFFIX_OF_TYPE = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/jpg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
    "image/avif": ".avif", "image/svg+xml": ".svg",
}  # fmt: skip
_CARRIED = frozenset({
    ".avif", ".csv", ".doc", ".docx", ".gif", ".ics", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".odp", ".ods", ".odt",
    ".ogg", ".pdf", ".png", ".ppt", ".pptx", ".rtf", ".svg", ".tsv", ".txt", ".vtt", ".wav", ".webm", ".webp", ".xls",
    ".xlsx", ".zip",
})  # fmt: skip
"""What a page may show or offer; web pages and programs are not among it."""
_SCRIPTED = re.compile(rb"<script|<foreignObject|<iframe|<!ENTITY|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_NUMBER = re.compile(r"\d{4,}(?=[-_.]|$)")
"""Attachments are saved as `360001/label.png`, `360001-label.png`, `360001_label.png`, `360001.png` or `label.png`."""
_NUMBER_BEFORE = re.compile(r"^\d{4,}[-_](?=\w)")
_DATA = re.compile(r"data:(image/[a-z+.-]+)(?:;[a-z0-9=-]+)*;base64,(.*)", re.IGNORECASE | re.DOTALL)


class Stored(Struct, frozen=True):
    """A file for the content folder."""

    path: str
    """From the content folder; "" if the file is refused."""
    reason: str = ""
    """Why it is refused."""


class Media:
    """The files of an export, and those of them that texts use."""

    def __init__(self, files: Iterable[SourceFile], attachments: Iterable[Attachment], links: LinkShapes) -> None:
        """`attachments` say which name belongs to which id."""
        self._by_name: dict[str, SourceFile] = {}
        self._by_last_name: dict[str, list[SourceFile]] = {}
        self._by_number: dict[str, SourceFile] = {}
        self._links = links
        self._attachments = {attachment.id: attachment for attachment in attachments}
        self._stored: dict[str, Stored] = {}
        self._taken: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        for file in files:
            self._by_name[file.name] = file
            folder, name = posixpath.split(file.name)
            self._by_last_name.setdefault(name.lower(), []).append(file)
            number = _NUMBER.match(name) or _NUMBER.match(posixpath.basename(folder))
            if number:
                self._by_number.setdefault(number[0], file)

    def find(self, address: str, folder: str = "") -> SourceFile | None:
        """Return the file of an address in a text that lies in `folder` of the export; None if it is not there."""
        split = urllib.parse.urlsplit(address)
        path = urllib.parse.unquote(split.path).replace("\\", "/")
        if not split.netloc and path:
            for joined in (posixpath.join(folder, path), path.lstrip("/")):
                file = self._by_name.get(posixpath.normpath(joined))
                if file is not None:
                    return file
        name = posixpath.basename(path)
        id_ = self.attachment_id(address)
        attachment = self._attachments.get(id_)
        names = [name, attachment.name if attachment else ""]
        return self._by_id(id_, names) if id_ else self._by_unique_name(name)

    def attachment_id(self, address: str) -> str:
        """Return the id of the attachment that an address names; "" if it names none."""
        match = self._links.attachment.search(address) if self._links.attachment else None
        return match["id"] if match else ""

    def _by_id(self, id_: str, names: list[str]) -> SourceFile | None:
        if id_ in self._by_number:
            return self._by_number[id_]
        found = [self._by_unique_name(name) for name in names if name]
        return next((file for file in found if file is not None), None)

    def _by_unique_name(self, name: str) -> SourceFile | None:
        files = self._by_last_name.get(name.lower(), []) if name else []
        return files[0] if len(files) == 1 else None

    def keep(self, file: SourceFile) -> Stored:
        """Return where a file of the export goes, the same for the same file."""
        if file.name not in self._stored:
            try:
                content = file.read()
            except OSError as error:
                return Stored("", (error.strerror or "it cannot be read").lower())
            self._stored[file.name] = self._add(_NUMBER_BEFORE.sub("", posixpath.basename(file.name)), content)
        return self._stored[file.name]

    def keep_data(self, address: str, name: str) -> Stored:
        """Return where an image inside an address (`data:image/png;base64,…`) goes; `name` is its name without end."""
        match = _DATA.fullmatch(address.strip())
        suffix = _SUFFIX_OF_TYPE.get(match[1].lower(), "") if match else ""
        if match is None or not suffix:
            return Stored("", "it is no image")
        try:
            content = base64.b64decode(re.sub(r"\s+", "", urllib.parse.unquote(match[2])), validate=True)
        except (binascii.Error, ValueError):
            return Stored("", "it is damaged")
        return self._add(f"{name}{suffix}", content)

    def _add(self, name: str, content: bytes) -> Stored:
        stem, suffix = posixpath.splitext(name)
        suffix = suffix.lower()
        reason = _why_refused(suffix, content)
        if reason:
            return Stored("", reason)
        digest = hashlib.sha256(content).hexdigest()
        base = shorten(slugify(stem), 80) or "file"
        path, number = f"{FOLDER}/{base}{suffix}", 1
        while self._taken.get(path, digest) != digest:
            number += 1
            path = f"{FOLDER}/{base}-{number}{suffix}"
        self._taken[path] = digest
        self.files[path] = content
        return Stored(path)


def _why_refused(suffix: str, content: bytes) -> str:
    if suffix not in _CARRIED:
        return f'files of the kind "{suffix or "without an end"}" are not published'
    signs = _IMAGE_SIGNS.get(".jpg" if suffix == ".jpeg" else suffix)
    if signs and not content.startswith(signs):
        return "it is not the image that its name says"
    if suffix == ".svg" and _SCRIPTED.search(content):
        return "the drawing could run code"
    return ""
