"""Which page stands where. Pure: names in, addresses out."""

import functools
import posixpath
import re
import urllib.parse

from msgspec import Struct, field

from helpgen.model import Target, TargetKind, slugify

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself; a site is unpacked there too."""
_PLAIN_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
"""What is its own slug."""
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9_.~/#?=&:@+,;!$*'()-]*")
"""What is its own encoding."""


class PagePath(Struct, frozen=True, gc=False):
    """Where a page lies on the site."""

    file: str
    """From the root of the site, such as `th/orders/index.html`."""

    @property
    def address(self) -> str:
        """What links to it end with, from the root of the site: `th/orders/`; "" for the root itself."""
        if self.file == "index.html" or self.file.endswith("/index.html"):
            return self.file[: -len("index.html")]
        return self.file

    @property
    def markdown(self) -> "PagePath":
        """Where its twin for programs lies, beside it."""
        return PagePath(self.file.removesuffix(".html") + ".md")

    @property
    def folder(self) -> str:
        """The folder it lies in, without a slash at the end."""
        return self.file.rpartition("/")[0]


class Addresses(Struct, frozen=True):
    """The rules of addresses on one site."""

    site_url: str
    """With a slash at the end; "" if unknown."""
    default_language: str
    use_directory_urls: bool
    _absolute: dict[str, str] = field(default_factory=dict)
    """The whole address of a page is told in six places of a site: it is one string."""
    _paths: dict[tuple[str, ...], PagePath] = field(default_factory=dict)
    """Language and names of a page to its path."""
    _folders: dict[tuple[str, str], PagePath] = field(default_factory=dict)
    """Language and name of a category to the path of its page."""

    def page(self, language: str, *names: str) -> PagePath:
        """Return the path of a page under the folders `names`; without names the home page."""
        key = (language, *names)
        if key not in self._paths:
            self._paths[key] = self._page(language, names)
        return self._paths[key]

    def _page(self, language: str, names: tuple[str, ...]) -> PagePath:
        prefix = "" if language == self.default_language else f"{language}/"
        path = prefix + "/".join(slug for name in names for slug in slug_parts(name))
        if not names:
            return PagePath(f"{prefix}index.html")
        return PagePath(f"{path}/index.html" if self.use_directory_urls else f"{path}.html")

    def folder(self, language: str, name: str) -> PagePath:
        """Return the path of the page of a category, which stands inside its folder."""
        key = (language, name)
        if key not in self._folders:
            prefix = "" if language == self.default_language else f"{language}/"
            self._folders[key] = PagePath(f"{prefix}{'/'.join(slug_parts(name))}/index.html")
        return self._folders[key]

    def of_target(self, target: Target, language: str) -> PagePath:
        """Return where something that a link can lead to stands, for a reader of `language`."""
        match target.kind:
            case TargetKind.HOME:
                return self.page(target.language)
            case TargetKind.CATEGORY:
                return self.folder(target.language, target.id)
            case TargetKind.ARTICLE:
                return self.page(target.language, target.id)
            case TargetKind.FAQ_INDEX:
                return self.folder(target.language, "faq")
            case TargetKind.FAQ_TOPIC:
                return self.page(target.language, "faq", target.id)
            case TargetKind.POLICY:
                return self.page(language, "policies", target.id)
            case TargetKind.CONTACT:
                return self.page(language, "contact")
            case TargetKind.TOOL:
                return self.page(language, "tools", target.id)
            case TargetKind.ASSET:
                return PagePath(asset_path(target.id))

    def absolute(self, page: PagePath) -> str:
        """Return the whole address; "" if the site's address is unknown."""
        known = self._absolute
        if page.file not in known:
            known[page.file] = self.site_url + quote(page.address) if self.site_url else ""
        return known[page.file]

    def from_root(self, address: str) -> str:
        """Return an address that holds at any depth: from the root of the server."""
        base = urllib.parse.urlsplit(self.site_url).path or "/"
        return base + quote(address)


@functools.lru_cache(maxsize=1)
def addresses_of(site_url: str, default_language: str, use_directory_urls: bool) -> Addresses:
    """Return the rules of addresses on a site; asked again, the same ones, which know the addresses told before."""
    return Addresses(site_url, default_language, use_directory_urls)


def slug_parts(name: str) -> tuple[str, ...]:
    """Return the slug of each part of an id with "/"."""
    slugs = name.split("/") if _PLAIN_ID.fullmatch(name) else [slugify(part) for part in name.split("/") if part]
    return tuple(f"{slug}-" if slug in _RESERVED else slug or "-" for slug in slugs)


def asset_path(path: str) -> str:
    """Return where a file of the content folder is published: under `files/`, so that no page can want its place."""
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(name)
    slugs = (*slug_parts(folder), (slugify(stem) or "file") + suffix.lower())
    return "/".join(("files", *slugs))


def relative(start: PagePath, address: str) -> str:
    """Return the address (from the root of the site) as the shortest relative URL on the page `start`."""
    folder = start.file[: start.file.rfind("/") + 1]
    up = ""
    while not address.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        up += "../"
    rest = quote(address[len(folder) :])
    # Neither a page without a name nor an anchor of one may be left to mean the page itself.
    return up + rest if up or rest[:1] not in {"", "#", "?"} else "./" + rest


def relative_by_depth(start: PagePath, address: str) -> str:
    """Return the address as a relative URL that is the same on all pages as deep as `start`: over the root."""
    return "../" * start.file.count("/") + quote(address) or "./"


def quote(address: str) -> str:
    """Return an address with every character that needs it percent-encoded."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return urllib.parse.quote(address, safe="/#?=&:@+,;~!$*'()")
