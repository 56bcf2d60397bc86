"""A page while it is being converted: where its links and images lead, and what of it cannot be carried.

Knows paths of the content folder and addresses of the old help center. Knows no markup.
"""

import ipaddress
import posixpath
import re
import urllib.parse
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.arrange import Arranged, ArticlePage
from helpgen.importers.exported import Export, LinkShapes
from helpgen.importers.media import Media
from helpgen.model import slugify

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
DATA_SCHEME = "helpgen-data"
"""Stands for an image that was written inside its address."""
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".localdomain")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_WORDS = re.compile(r"/\d+-(?P<words>[^/?#]+)")


class Loss(Struct, frozen=True):
    """Something that cannot be carried as it was."""

    diagnostic: Diagnostic
    target: str = ""
    """The imported file, from the content folder; "" if it is about none."""


class Film(Struct, frozen=True):
    """A film that a text shows."""

    address: str
    title: str


def is_private(host: str) -> bool:
    """Tell whether only machines of one network, or this machine, know a host."""
    name = host.strip("[]").rstrip(".").lower()
    try:
        return not ipaddress.ip_address(name).is_global
    except ValueError:
        is_number = bool(re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", name))
        return is_number or "." not in name or name.endswith(_PRIVATE_NAMES)


def normal_address(address: str) -> str:
    """Return host and path of an address in one spelling, without query, anchor and slash at the end."""
    split = urllib.parse.urlsplit(address)
    path = urllib.parse.unquote(split.path).rstrip("/")
    return f"{split.netloc.lower()}{path}"


# --- All pages -------------------------------------------------------------------


class Places(Struct, frozen=True):
    """Which imported page an old address, number or file means."""

    by_number: Mapping[str, Mapping[str, str]]
    """`article:360001` or `folder:section-7` to the path by language."""
    by_address: Mapping[str, str]
    by_source: Mapping[str, str]
    """File of the export to path."""
    by_words: Mapping[str, Mapping[str, str]]
    """Slug of an article to its path by language, where only one article has it."""
    hosts: frozenset[str]
    """Hosts of the old help center."""
    anchors: Mapping[str, frozenset[str]]
    """Path of a page to the anchors that it has."""
    hidden: frozenset[str] = frozenset()
    """Paths of articles that are not public; nothing public may lead to them."""
    links: LinkShapes = field(default_factory=LinkShapes)


def find_places(export: Export, arranged: Arranged, anchors: Mapping[str, frozenset[str]]) -> Places:
    """Return how to find each imported page."""
    by_number: dict[str, dict[str, str]] = {}
    by_address: dict[str, str] = {}
    by_source: dict[str, str] = {}
    by_words: dict[str, dict[str, str]] = {}
    owners: dict[str, set[str]] = {}
    for page in arranged.articles:
        language = page.path.partition("/")[0]
        for number in (page.article.id, *page.article.numbers):
            by_number.setdefault(f"article:{number}", {})[language] = page.path
        words = posixpath.basename(page.path).removesuffix(".md")
        by_words.setdefault(words, {})[language] = page.path
        owners.setdefault(words, set()).add(page.article.id)
        by_source.setdefault(page.text.source, page.path)
        by_address |= {normal_address(address): page.path for address in page.text.addresses}
    for folder in arranged.folders:
        language = folder.path.partition("/")[0]
        by_number.setdefault(f"folder:{folder.folder.id}", {})[language] = folder.path
        for address in folder.folder.addresses:
            by_address.setdefault(normal_address(address), folder.path)
    unique = {words: paths for words, paths in by_words.items() if len(owners[words]) == 1}
    all_addresses = [
        address
        for texts in (*(article.texts for article in export.articles),)
        for text in texts
        for address in text.addresses
    ] + [address for folder in export.folders for address in folder.addresses]
    hosts = frozenset(urllib.parse.urlsplit(address).netloc.lower() for address in all_addresses) - {""}
    hidden = frozenset(page.path for page in arranged.articles if page.article.is_restricted)
    return Places(by_number, by_address, by_source, unique, hosts, anchors, hidden, export.links)


# --- One page --------------------------------------------------------------------


class Page:
    """Resolves the addresses of one text; what cannot be carried is kept in `losses`."""

    def __init__(self, page: ArticlePage, places: Places, media: Media) -> None:
        """Nothing is read or written here."""
        self.path = page.path
        self.source = page.text.source
        self.first_line = page.text.line
        self.label = page.article.label
        self.name = posixpath.basename(page.path).removesuffix(".md")
        self.losses: list[Loss] = []
        self.films: list[Film] = []
        self.shown: set[str] = set()
        """Paths of media that the text shows or links."""
        self.data: dict[str, str] = {}
        """Images that were written inside their addresses, by the address that stands for each."""
        self._places = places
        self._media = media
        self._language = page.path.partition("/")[0]
        self._title = page.text.title

    def tell(self, diagnostic: Diagnostic) -> None:
        """Keep a loss, each once."""
        loss = Loss(diagnostic, self.path)
        if loss not in self.losses:
            self.losses.append(loss)

    @property
    def position(self) -> Position:
        """Where messages about the text as a whole point."""
        return Position(self.source)

    def link(self, address: str) -> str:
        """Return what a link leads to now; "" where only its words may stay."""
        address = address.strip()
        if not address:
            return ""
        if address.startswith("#"):
            return self._anchored("", self.path, address[1:], address)
        if not self._is_allowed(address):
            self.tell(broken.refused_address.at(self.position, _short(address), self.label))
            return ""
        if address.lower().startswith(("mailto:", "tel:", "sms:")):
            return address
        target = self._find_page(address)
        if target in self._places.hidden and self.path not in self._places.hidden:
            self.tell(broken.missing_target.at(self.position, _short(address), self.label))
            return ""
        if target:
            anchor = urllib.parse.urlsplit(address).fragment
            return self._anchored(self._relative(target), target, anchor, address)
        return self._file(address) or self._elsewhere(address)

    def image(self, address: str) -> tuple[str, str]:
        """Return the path of an image and the address of a link in its place; one of them, or both, is ""."""
        address = address.strip()
        if address in self.data:
            stored = self._media.keep_data(self.data[address], self.name)
            if not stored.path:
                self.tell(broken.changed_form.at(self.position, f"an image was left out ({stored.reason})", self.label))
                return "", ""
            self.shown.add(stored.path)
            return self._relative(stored.path), ""
        if not address or not self._is_allowed(address):
            if address:
                self.tell(broken.refused_address.at(self.position, _short(address), self.label))
            return "", ""
        path = self._file(address)
        if path:
            return path, ""
        self.tell(broken.missing_media.at(self.position, _short(address), self.label))
        return "", address if urllib.parse.urlsplit(address).netloc else ""

    def film(self, address: str, title: str) -> str:
        """Keep a film; return the address for a link in its place, "" if the page shows it by itself."""
        address = f"https:{address}" if address.startswith("//") else address.strip()
        if not self._is_allowed(address):
            self.tell(broken.refused_address.at(self.position, _short(address), self.label))
            return ""
        if not urllib.parse.urlsplit(address).netloc:
            address = self._file(address)
            if not address:
                return ""
        if not self.films and not address.startswith("http:"):
            self.films.append(Film(address, title or self._title or self.name))
            return ""
        return address

    def attach(self, address: str, name: str) -> tuple[str, str]:
        """Return path and name of a file that the text offers without a link; "" and "" if the text has it already."""
        file = self._media.find(address)
        if file is None:
            if address:
                self.tell(broken.missing_media.at(self.position, _short(address), self.label))
            return ("", name) if not address or not self._is_allowed(address) else (address, name)
        stored = self._media.keep(file)
        if not stored.path:
            what = f'the file "{name}" was left out ({stored.reason})'
            self.tell(broken.changed_form.at(self.position, what, self.label))
            return "", ""
        return ("", "") if stored.path in self.shown else (self._relative(stored.path), name)

    # --- Parts ---

    def _is_allowed(self, address: str) -> bool:
        match = _SCHEME.match(address)
        if match and match[1].lower() not in SAFE_SCHEMES:
            return False
        if any(ord(char) < 33 for char in address.strip()) and not match:
            address = "".join(address.split())
        try:
            host = urllib.parse.urlsplit(address).hostname
        except ValueError:
            return False
        return not host or not is_private(host)

    def _find_page(self, address: str) -> str:
        places = self._places
        split = urllib.parse.urlsplit(address)
        is_own = not split.netloc or split.netloc.lower() in places.hosts or not places.hosts
        if is_own:
            for kind, pattern in (("article", places.links.article), ("folder", places.links.folder)):
                match = pattern.search(split.path) if pattern else None
                if match:
                    prefix = places.links.folder_prefix.format(**match.groupdict()) if kind == "folder" else ""
                    found = places.by_number.get(f"{kind}:{prefix}{match['id']}")
                    if found:
                        return found.get(self._language) or next(iter(found.values()))
        if split.netloc:
            return places.by_address.get(normal_address(address), "") or self._find_by_words(split.path)
        return self._find_source(urllib.parse.unquote(split.path))

    def _find_by_words(self, path: str) -> str:
        # `/hc/en-us/articles/360001-Return-an-item`: where articles have lost their numbers, the words still tell.
        if self._places.hosts or not (self._places.links.article and self._places.links.article.search(path)):
            return ""
        match = _WORDS.search(path)
        found = self._places.by_words.get(slugify(urllib.parse.unquote(match["words"]))) if match else None
        return (found.get(self._language) or next(iter(found.values()))) if found else ""

    def _find_source(self, path: str) -> str:
        if not path:
            return ""
        folder = posixpath.dirname(self.source)
        joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/") if path.startswith("/") else path))
        candidates = [joined] if not path.startswith("/") else []
        parts = path.strip("/").split("/")
        # Of a path from the root of the old site, the beginning may not be part of the export.
        candidates += ["/".join(parts[start:]) for start in range(len(parts))] if path.startswith("/") else []
        for candidate in candidates:
            for name in _spellings(candidate):
                if name in self._places.by_source:
                    return self._places.by_source[name]
        return ""

    def _file(self, address: str) -> str:
        file = self._media.find(address, posixpath.dirname(self.source))
        if file is None:
            return ""
        stored = self._media.keep(file)
        if not stored.path:
            what = f'"{_short(address)}" was left out ({stored.reason})'
            self.tell(broken.changed_form.at(self.position, what, self.label))
            return ""
        self.shown.add(stored.path)
        return self._relative(stored.path)

    def _elsewhere(self, address: str) -> str:
        split = urllib.parse.urlsplit(address)
        links = self._places.links
        is_shaped = any(
            pattern and pattern.search(split.path) for pattern in (links.article, links.folder) if pattern is not None
        )
        if not split.netloc or (split.netloc.lower() in self._places.hosts and is_shaped):
            self.tell(broken.missing_target.at(self.position, _short(address), self.label))
            return ""
        if self._media.attachment_id(address):
            self.tell(broken.missing_media.at(self.position, _short(address), self.label))
        elif split.netloc.lower() in self._places.hosts:
            what = f'a link into the old help center stays ("{_short(address)}")'
            self.tell(broken.changed_form.at(self.position, what, self.label))
        return f"https:{address}" if address.startswith("//") else address

    def _anchored(self, link: str, target: str, anchor: str, address: str) -> str:
        if not anchor:
            return link
        anchor = urllib.parse.unquote(anchor)
        known = self._places.anchors.get(target, frozenset())
        if not target.endswith("/index.md"):
            for spelling in (anchor, slugify(anchor)):
                if spelling in known:
                    return f"{link}#{spelling}"
        self.tell(broken.missing_target.at(self.position, _short(address), self.label))
        return link

    def _relative(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self.path))


def _spellings(path: str) -> Iterable[str]:
    # A page is linked with its end, without it, or by its folder.
    stem = re.sub(r"\.(?:md|mdx|markdown|html?)$", "", path.rstrip("/"))
    ends = (".md", ".mdx", ".markdown", ".html", ".htm")
    names = [path, *(f"{stem}{end}" for end in ends)]
    for index in ("index", "_index", "README", "readme"):
        names += [f"{stem}/{index}{end}" if stem not in {"", "."} else f"{index}{end}" for end in ends]
    return names


def _short(address: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in address)
    return shown if len(shown) <= 120 else f"{shown[:117]}..."
