"""Everything around the content of a page: head, header, footer, languages."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace as with_changes

from helpgen.model import Notice, ShopBrand, Target, TargetKind
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.edition import Edition
from helpgen.plan.feedback import search_events_url
from helpgen.plan.languages import direction_of, own_name
from helpgen.plan.policies import PolicyPage, page_names, withdrawal_function
from helpgen.plan.security import content_policy
from helpgen.plan.urls import PagePath, quote, relative, relative_by_depth
from helpgen.views import SHELL_FIELDS, Alternate, Breadcrumb, Frame, LanguageLink, Link, NoticeView, SearchSource

TOPICS_IN_MENU = 12
"""The others are found on the page of all articles."""


class PageFacts(Struct, frozen=True, gc=False):
    """What the frame needs to know of its page."""

    path: PagePath
    twins: tuple[tuple[str, PagePath], ...]
    """(language, path of the same page in it), in the order of the languages, this page among them."""
    own_languages: tuple[str, ...]
    """Those in which the page is no fallback."""
    title: str
    """ "" for the home page."""
    description: str
    is_article: bool = False
    is_indexed: bool = True
    is_absolute: bool = False
    """Whether its URLs must hold at any depth: the page for broken addresses."""
    canonical: PagePath | None = None
    """Where its content really stands, if it is elsewhere and no translation of it."""
    updated_iso: str = ""
    """The day of its text; "" if unknown."""


class FrameBuilder:
    """Builds the frames of one edition."""

    def __init__(self, edition: Edition, filler: BodyFiller, hours_path: str) -> None:
        """`hours_path` is where the data stand that say who answers now, from the root of the site; "" for none."""
        self._edition = edition
        self._hours_path = hours_path
        self._filler = filler
        settings = edition.settings
        self._policy = "" if settings.is_preview else content_policy(edition.help_center, settings)
        self._shells: dict[str, Frame] = {}
        self._policy_pages = {edition.page("policies", name) for name in edition.help_center.policies.names}

    def build(self, page: PageFacts) -> Frame:
        """Return the frame of a page."""
        edition = self._edition
        settings = edition.settings
        canonical = page.canonical or page.path
        if edition.language not in page.own_languages and page.own_languages:
            canonical = dict(page.twins)[page.own_languages[0]]
        title = page.title or settings.site_name
        page_title = title
        if title != settings.site_name:
            page_title = edition.phrases.say("page_title", title=title, site=settings.site_name)
        has_twin = edition.has_twins and page.is_indexed
        return with_changes(
            self._shell(page),
            page_title=page_title,
            description=page.description,
            canonical_url=edition.addresses.absolute(canonical),
            alternates=alternates(edition, page),
            is_indexed=page.is_indexed,
            open_graph_type="article" if page.is_article else "website",
            markdown_url=quote(page.path.markdown.file.rpartition("/")[2]) if has_twin else "",
            languages=self._language_links(page),
        )

    def _shell(self, page: PageFacts) -> Frame:
        # Its addresses depend on how deep the page lies; the list of the policies marks the page that it stands on.
        is_own = page.path in self._policy_pages
        key = "/" if page.is_absolute else page.path.file if is_own else "../" * page.path.file.count("/")
        if key not in self._shells:
            shell = self._make_shell(page)
            values = [getattr(shell, name) for name in SHELL_FIELDS if name != "strings"]
            words = sorted(shell.strings.entries.items())
            self._shells[key] = with_changes(shell, shell=hashlib.sha256(repr((values, words)).encode()).hexdigest())
        return self._shells[key]

    def _make_shell(self, page: PageFacts) -> Frame:
        edition = self._edition
        settings = edition.settings
        store = edition.help_center.store
        brand = store.brand if store else ShopBrand()
        return Frame(
            shell="",
            language=edition.language,
            direction=direction_of(edition.language),
            strings=edition.phrases.strings,
            page_title="",
            description="",
            canonical_url="",
            alternates=(),
            is_indexed=True,
            open_graph_type="",
            site_name=settings.site_name,
            home_url=self._url(page, edition.page()),
            contact_url=self._url(page, edition.page("contact")) if edition.help_center.channels else "",
            store_url=store.url if store else "",
            store_name=store.name if store else "",
            logo_url=self._brand_file(page, brand.logo.name if brand.logo else settings.brand.logo),
            logo_dark_url=self._brand_file(page, brand.logo_dark.name if brand.logo_dark else ""),
            favicon_url=self._brand_file(page, settings.brand.favicon),
            notices=tuple(self._notice(page, notice) for notice in edition.shown_notices),
            languages=(),
            menu=self._menu(page),
            policies=self._policy_links(page.path, lambda target: self._url(page, target)),
            withdrawal=next(iter(withdrawal_function(PolicyPage(edition, page.path))), None),
            privacy_url=self._policy_url(page, "privacy"),
            footer_links=self._footer_links(page),
            copyright=settings.brand.copyright,
            assets_url=self._root(page) + edition.assets_folder + "/",
            stylesheets=self._files(page, settings.extra_css),
            scripts=self._files(page, settings.extra_javascript),
            content_policy=self._policy,
            search=SearchSource(
                index_url=f"{self._root(page)}search/{edition.language}.json",
                results_url=self._url(page, edition.page("search")),
                root_url=self._root(page),
                events_url=search_events_url(edition),
            ),
            hours_url=self._root(page) + self._hours_path if self._hours_path else "",
            offline_url=self._offline_url(page),
        )

    def _offline_url(self, page: PageFacts) -> str:
        # A preview must not leave a worker behind at an address that other sites are previewed at.
        store = self._edition.help_center.store
        is_on = store is not None and store.is_read_offline and not self._edition.settings.is_preview
        return f"{self._root(page)}service-worker.js" if is_on else ""

    def policy_links(self, path: PagePath) -> tuple[Link, ...]:
        """Return links to all policies."""
        return self._policy_links(path, lambda target: relative(path, target.address))

    def _policy_links(self, path: PagePath, url_of: Callable[[PagePath], str]) -> tuple[Link, ...]:
        edition, say = self._edition, self._edition.phrases.say
        pages = [(name, edition.page("policies", name)) for name in edition.help_center.policies.names]
        return tuple(
            Link(say(f"{name}_title"), url_of(target), say(f"{name}_summary"), target == path) for name, target in pages
        )

    def breadcrumbs(self, path: PagePath, steps: Sequence[tuple[str, PagePath]], title: str) -> tuple[Breadcrumb, ...]:
        """Return the way from home over the steps to the page itself."""
        edition = self._edition
        home = (edition.phrases.say("home"), edition.page())
        trail = [
            Breadcrumb(name, relative(path, step.address), edition.addresses.absolute(step))
            for name, step in (home, *steps)
        ]
        return (*trail, Breadcrumb(title, "", edition.addresses.absolute(path)))

    def _root(self, page: PageFacts) -> str:
        if page.is_absolute:
            return self._edition.addresses.from_root("")
        return "../" * page.path.file.count("/")

    def _url(self, page: PageFacts, target: PagePath) -> str:
        if page.is_absolute:
            return self._edition.addresses.from_root(target.address)
        return relative_by_depth(page.path, target.address)

    def _menu(self, page: PageFacts) -> tuple[Link, ...]:
        edition = self._edition
        links = [
            Link(category.title, self._url(page, edition.addresses.folder(edition.language, category.id)))
            for category in edition.visible.children.get("", ())[:TOPICS_IN_MENU]
        ]
        if edition.visible.topics:
            links.append(
                Link(edition.phrases.say("faq"), self._url(page, edition.addresses.folder(edition.language, "faq")))
            )
        return tuple(links)

    def _footer_links(self, page: PageFacts) -> tuple[Link, ...]:
        # The shop's own legal pages, where it has named them.
        store = self._edition.help_center.store
        links = dict(store.links) if store else {}
        legal = [
            Link(self._edition.phrases.say(f"footer_{name}"), links[name])
            for name in ("privacy", "terms", "imprint")
            if name in links
        ]
        say = self._edition.phrases.say
        everything = [Link(say("all_articles"), self._url(page, self._edition.page("search")))]
        if self._edition.help_center.terms:
            everything.append(Link(say("glossary_title"), self._url(page, self._edition.page("glossary"))))
        own = [
            Link(self._edition.phrases.say(f"{name}_title"), url)
            for name in ("privacy", "accessibility")
            if (url := self._policy_url(page, name))
        ]
        return (*everything, *legal, *own)

    def _policy_url(self, page: PageFacts, name: str) -> str:
        # "" for what the shop has not written.
        if name not in page_names(self._edition.help_center.policies):
            return ""
        return self._url(page, self._edition.page("policies", name))

    def _notice(self, page: PageFacts, notice: Notice) -> NoticeView:
        edition = self._edition
        name = notice.article.name if notice.article else ""
        is_there = Target(TargetKind.ARTICLE, name, edition.language) in edition.published
        title = next((article.title for article in edition.visible.articles if article.id == name), "")
        link = Link(title, self._url(page, edition.page(name))) if is_there and title else None
        return NoticeView(notice.id, notice.kind.value, edition.phrases.text(notice.text), link)

    def _language_links(self, page: PageFacts) -> tuple[LanguageLink, ...]:
        if len(page.twins) < 2:
            return ()
        phrases = self._edition.phrases
        default = self._edition.help_center.default_language
        fallback_note = phrases.say("not_translated", language=phrases.language_name(default))
        return tuple(
            LanguageLink(
                language,
                own_name(language),
                direction_of(language),
                self._url(page, twin) if page.is_absolute else relative(page.path, twin.address),
                language == self._edition.language,
                "" if language in page.own_languages else fallback_note,
            )
            for language, twin in page.twins
        )

    def _brand_file(self, page: PageFacts, path: str) -> str:
        return next(iter(self._files(page, (path,) if path else ())), "")

    def _files(self, page: PageFacts, paths: Sequence[str]) -> tuple[str, ...]:
        urls: list[str] = []
        for path in paths:
            if path.startswith(("https://", "http://", "//")):
                urls.append(path)
                continue
            target = self._edition.help_center.targets.get(path)
            if target is not None and target.kind is TargetKind.ASSET:
                self._filler.used_assets.add(target.id)
                urls.append(self._root(page) + relative(PagePath("index.html"), self._asset(path)))
        return tuple(urls)

    def _asset(self, path: str) -> str:
        target = self._edition.help_center.targets[path]
        return self._edition.addresses.of_target(target, "").address


def alternates(edition: Edition, page: PageFacts) -> tuple[Alternate, ...]:
    """Return the translations of a page for search engines, and which one is for everybody else."""
    if not edition.settings.site_url or len(page.own_languages) < 2:
        return ()
    known, key = edition.alternates, (page.twins[0][1].file, page.own_languages)
    if key not in known:
        known[key] = tuple(_alternates(edition, page))
    return known[key]


def _alternates(edition: Edition, page: PageFacts) -> Iterator[Alternate]:
    paths = dict(page.twins)
    for language in edition.help_center.languages:
        if language in page.own_languages:
            yield Alternate(language, edition.addresses.absolute(paths[language]))
    default = edition.help_center.default_language
    if default in page.own_languages:
        yield Alternate("x-default", edition.addresses.absolute(paths[default]))
