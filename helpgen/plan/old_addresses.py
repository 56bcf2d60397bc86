"""Old addresses → a small page at each that leads on.

Knows which pages are planned; must never know what they show. Whoever follows an old address takes one step: lines that
lead to other lines are followed here.
"""

import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, Redirect, Target, TargetKind
from helpgen.plan import redirect_rules as broken
from helpgen.plan.frames import PageFacts
from helpgen.plan.pages import Composer, PlannedPage
from helpgen.plan.urls import Addresses, PagePath, addresses_of, relative
from helpgen.settings import Settings
from helpgen.views import Artifact, RedirectView

RESERVED = "assets"
"""The folder of the theme's own files, which no plan lists."""
_PAGE_SUFFIXES = (".html", ".htm")


class _Aim(Struct, frozen=True):
    """Where an old address leads."""

    page: PagePath | None
    """None for an address elsewhere."""
    anchor: str
    url: str
    """The whole address of what is elsewhere; else ""."""


def plan_old_addresses(
    help_center: HelpCenter, settings: Settings, composers: Sequence[Composer], pages: Sequence[PlannedPage]
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Return a page for every line of `redirects.yml` that leads somewhere, and what is wrong with the others.

    `pages` are all planned pages, `composers` those of the languages, the default one first.
    """
    if not help_center.redirects:
        return (), ()
    by_file = {artifact.path: facts for facts, artifact in pages}
    guide = _Guide(help_center, settings, by_file)
    artifacts: list[Artifact] = []
    diagnostics: list[Diagnostic] = []
    for redirect in help_center.redirects:
        found = guide.aim(redirect)
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
        else:
            composer = _composer_of(composers, found.page)
            artifacts.append(_page(composer, redirect, found, by_file))
    return tuple(artifacts), tuple(diagnostics)


def find_taken(help_center: HelpCenter, paths: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield the old addresses at which something else stands; `paths` are those of all other files of the site."""
    if not help_center.redirects:
        return
    files = {path.casefold(): path for path in paths}
    folders = {folder: path for path in files for folder in _folders(path)}
    owners: dict[str, str] = {}
    for redirect in help_center.redirects:
        file = file_of(redirect.address).casefold()
        inside = next((files[folder] for folder in _folders(file) if folder in files), "")
        owner = files.get(file) or inside or folders.get(file, "")
        if file.partition("/")[0] == RESERVED:
            owner = f"{RESERVED}/"
        if owner:
            owner = f"/{owner.removesuffix('index.html')}"
        else:
            owner = owners.setdefault(file, "")
            owners[file] = owner or f"line {redirect.position.line}"
        if owner:
            yield broken.old_address_taken.at(redirect.position, redirect.address, owner)


def find_own_ids(help_center: HelpCenter, settings: Settings, addresses: Addresses) -> Iterator[Diagnostic]:
    """Yield the published articles that say they have moved from where they are."""
    for article in help_center.articles:
        if not article.publication.is_public(settings.today):
            continue
        here = addresses.page(article.language, article.id)
        if any(addresses.page(article.language, old) == here for old in article.moved_from):
            yield broken.redirect_in_circles.at(article.position, here.address)


def file_of(address: str) -> str:
    """Return the file that a host shows at an address, from the root of the site."""
    return address if address.lower().endswith(_PAGE_SUFFIXES) else f"{address}/index.html"


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


class _Guide:
    """Finds out where an old address leads."""

    def __init__(self, help_center: HelpCenter, settings: Settings, by_file: Mapping[str, PageFacts]) -> None:
        self._help_center = help_center
        self._addresses = addresses_of(settings.site_url, help_center.default_language, settings.use_directory_urls)
        self._by_file = by_file
        self._lines = {file_of(redirect.address): redirect for redirect in help_center.redirects}
        self._hosts = frozenset(_hosts(help_center, settings))

    def aim(self, redirect: Redirect) -> _Aim | Diagnostic:
        """Return where it leads in the end, or why it leads nowhere."""
        seen = {redirect.address}
        line = redirect
        while line.target.startswith("/") and not line.target.startswith("//"):
            address, _, anchor = line.target.partition("#")
            file = self._file_at(address)
            if file in self._by_file:
                return _Aim(PagePath(file), anchor, "")
            following = self._lines.get(file)
            if following is None:
                known = [f"/{PagePath(file).address}" for file in self._by_file]
                return broken.redirect_to_nothing.at(line.target_position, line.target, known)
            if following.address in seen:
                return broken.redirect_in_circles.at(redirect.position, redirect.address)
            seen.add(following.address)
            line = following
        return self._elsewhere(line) if _is_whole(line.target) else self._in_content(line)

    def _file_at(self, address: str) -> str:
        name = urllib.parse.unquote(address).strip("/")
        candidates = (file_of(name), f"{name}.html", name) if name else ("index.html",)
        return next((file for file in candidates if file in self._by_file), candidates[0])

    def _elsewhere(self, line: Redirect) -> _Aim | Diagnostic:
        host = urllib.parse.urlsplit(line.target).hostname or ""
        if host not in self._hosts:
            return broken.redirect_to_stranger.at(line.target_position, host or line.target, self._hosts)
        return _Aim(None, "", line.target)

    def _in_content(self, line: Redirect) -> _Aim | Diagnostic:
        path, _, anchor = line.target.partition("#")
        target = self._find_target(path.removeprefix("./").rstrip("/"))
        if target is None:
            known = self._help_center.targets
            return broken.redirect_to_nothing.at(line.target_position, line.target, known)
        page = self._addresses.of_target(target, target.language or self._help_center.default_language)
        if page.file not in self._by_file:
            return broken.redirect_to_unpublished.at(line.target_position, line.target)
        if anchor and not self._has_anchor(target, anchor):
            return broken.redirect_to_nothing.at(line.target_position, line.target, ())
        return _Aim(page, anchor, "")

    def _find_target(self, path: str) -> Target | None:
        target = self._help_center.find_target(path)
        language, _, rest = path.partition("/")
        if target is None and language in self._help_center.languages:
            # What is written once for all languages has a page in each: th/policies/returns.yml
            shared = self._help_center.find_target(rest)
            if shared is not None and shared.kind in {TargetKind.POLICY, TargetKind.CONTACT}:
                return Target(shared.kind, shared.id, language)
        return target

    def _has_anchor(self, target: Target, anchor: str) -> bool:
        # The headings of all other pages are the theme's.
        place = (target.id, target.language)
        help_center = self._help_center
        articles = {(one.id, one.language): one.body.anchors for one in help_center.articles}
        topics = {(one.id, one.language): one.anchors for one in help_center.faq_topics}
        match target.kind:
            case TargetKind.ARTICLE:
                return place not in articles or anchor in articles[place]
            case TargetKind.FAQ_TOPIC:
                return place not in topics or anchor in topics[place]
            case _:
                return True


def _is_whole(target: str) -> bool:
    return target.startswith("//") or bool(urllib.parse.urlsplit(target).scheme)


def _hosts(help_center: HelpCenter, settings: Settings) -> Iterator[str]:
    store = help_center.store
    addresses = (settings.site_url, store.url, *(url for _, url in store.links)) if store else (settings.site_url,)
    for address in addresses:
        host = urllib.parse.urlsplit(address).hostname
        if host:
            yield host


def _composer_of(composers: Sequence[Composer], page: PagePath | None) -> Composer:
    # The page of an old address speaks the language of what it leads to.
    folder = page.file.partition("/")[0] if page else ""
    return next((one for one in composers[1:] if one.edition.language == folder), composers[0])


def _page(composer: Composer, redirect: Redirect, aim: _Aim, by_file: Mapping[str, PageFacts]) -> Artifact:
    here = PagePath(file_of(redirect.address))
    target = by_file[aim.page.file] if aim.page else None
    title = (target.title if target else "") or composer.edition.settings.site_name
    facts = PageFacts(here, (), (), title, "", is_indexed=False, canonical=aim.page)
    anchor = f"#{aim.anchor}" if aim.anchor else ""
    url = aim.url or relative(here, f"{aim.page.address if aim.page else ''}{anchor}")
    return Artifact(here.file, RedirectView(composer.frames.build(facts), title, url))
