"""A help center that has been checked → the plan of its site."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from helpgen import lazily
from helpgen.diagnostics import Diagnostic, Position
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import Asset, HelpCenter, Target, TargetKind
from helpgen.plan import rules as broken
from helpgen.plan.apart import Bodies
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.brand import brand_files
from helpgen.plan.channels import ChannelCards
from helpgen.plan.documents import article_documents, search_documents
from helpgen.plan.edition import Edition, make_editions
from helpgen.plan.feedback import Forms
from helpgen.plan.fragments import check_fragments
from helpgen.plan.frames import FrameBuilder, PageFacts, alternates
from helpgen.plan.hosting import host_files, plan_hosting
from helpgen.plan.machines import plan_machines
from helpgen.plan.offline import plan_offline
from helpgen.plan.old_addresses import find_own_ids, find_taken, plan_old_addresses
from helpgen.plan.pages import Composer, PlannedPage, plan_pages
from helpgen.plan.policies import page_names
from helpgen.plan.recall import Recall
from helpgen.plan.search_start import questions, search_start
from helpgen.plan.security import content_policy
from helpgen.plan.shared import shared_digest
from helpgen.plan.statements import Statements, state_policies
from helpgen.plan.synonyms import find_unused_groups, synonyms_of
from helpgen.plan.tools import ToolTerms, make_tool_terms, plan_tools, tool_names
from helpgen.plan.urls import Addresses, addresses_of, asset_path
from helpgen.settings import Settings, Strings
from helpgen.views import (
    Artifact,
    FileView,
    PrintView,
    RedirectView,
    RobotsView,
    SearchDocument,
    SearchIndexView,
    SearchStartView,
    SitemapEntry,
    SitemapView,
    SitePlan,
    ToolDataView,
    digest_of_document,
)

if TYPE_CHECKING:
    from helpgen.plan import shop_files
else:
    (shop_files,) = lazily.modules("helpgen.plan", "shop_files")

Ahead = Callable[[str, Iterable[SearchDocument]], None]
"""Told of a language and of the documents of its articles while their pages are planned: somebody may read them."""


def nobody(language: str, documents: Iterable[SearchDocument]) -> None:
    """Do nothing: nobody reads ahead."""


def plan_site(
    help_center: HelpCenter,
    settings: Settings,
    strings: Mapping[str, Strings],
    assets_folder: str,
    bodies: Bodies | None = None,
    memory: Memory = FORGETFUL,
    ahead: Ahead = nobody,
) -> tuple[SitePlan, tuple[Diagnostic, ...]]:
    """Return every output of the site, the addresses that two files want, and synonyms that lead nowhere.

    `strings` has the theme's words for each language; `assets_folder` is where the theme's own files will lie. With
    `bodies` those of the articles are not in the help center but there, and given up language by language. Pages that
    `memory` knows are planned when somebody asks for them.
    """
    bodies = bodies or Bodies()
    terms = make_tool_terms(help_center, settings.today)
    statements = state_policies(help_center, settings)
    editions = tuple(make_editions(help_center, settings, strings, assets_folder))
    shared = b"" if memory is FORGETFUL else shared_digest(help_center, settings, strings, assets_folder)
    composers = [make_composer(edition, terms, statements, bodies, memory, shared) for edition in editions]
    planned = [_plan_edition(composer, ahead) for composer in composers]
    used_assets = set(brand_files(help_center)).union(*(one.composer.filler.used_assets for one in planned))
    artifacts = [artifact for one in planned for artifact in one.artifacts]
    artifacts += [Artifact(f"search/{one.index.language}.json", one.index) for one in planned]
    artifacts += plan_machines([(one.composer, [page for _, page in one.pages]) for one in planned])
    if help_center.store is not None:
        artifacts += shop_files.plan_shop_files([one.composer for one in planned], terms, statements)
    artifacts += _files(help_center, used_assets)
    artifacts += _crawler_files(settings, [entry for one in planned for entry in one.sitemap])
    pages = [page for one in planned for page in one.pages]
    redirects, found_in_redirects = plan_old_addresses(help_center, settings, [one.composer for one in planned], pages)
    found = (
        *_collisions(help_center, settings),
        *_shared_files(help_center, settings, used_assets),
        *check_fragments(help_center, settings),
        *find_unused_groups(help_center, [one.index for one in planned]),
        *found_in_redirects,
        *find_taken(help_center, [artifact.path for artifact in artifacts]),
    )
    artifacts += redirects
    hosting = plan_hosting(help_center, settings, content_policy(help_center, settings), artifacts)
    artifacts += host_files(help_center, settings, hosting)
    page_count = sum(not issubclass(page.kind, RedirectView | PrintView) for _, page in pages)
    offline = plan_offline(editions)
    return SitePlan(_unique(artifacts), help_center.languages, page_count, hosting, offline), found


class _PlannedEdition(Struct, frozen=True):
    composer: Composer
    pages: tuple[PlannedPage, ...]
    artifacts: tuple[Artifact, ...]
    sitemap: tuple[SitemapEntry, ...]
    index: SearchIndexView


def _plan_edition(composer: Composer, ahead: Ahead) -> _PlannedEdition:
    edition = composer.edition
    pages = list(plan_pages(composer, lambda: ahead(edition.language, article_documents(composer))))
    composer.forget_links()
    if not composer.recall.has_late and not _is_needed_later(edition):
        composer.bodies.give_up(edition.language)
    planned = [page for _, page in pages]
    artifacts = [*planned, *_tool_files(composer)]
    if edition.help_center.store is not None:
        artifacts += shop_files.plan_words(edition, planned)
    found = search_documents(composer, planned)
    documents = tuple(replace(document, digest=digest_of_document(document)) for document in found)
    start = search_start(composer, planned, documents)
    artifacts.append(Artifact(f"search/start/{edition.language}.json", start))
    index = _search_index(edition, documents, start)
    return _PlannedEdition(composer, tuple(pages), tuple(artifacts), tuple(_sitemap_entries(edition, pages)), index)


def _is_needed_later(edition: Edition) -> bool:
    # Whether other pages show the texts of the language, too: where a translation is missing, or without a shell.
    store = edition.help_center.store
    has_fragments = store is not None and store.machines.has_fragments
    return has_fragments or edition.language == edition.help_center.default_language


def _search_index(edition: Edition, documents: tuple[SearchDocument, ...], start: SearchStartView) -> SearchIndexView:
    synonyms = synonyms_of(edition.help_center, edition.language)
    return SearchIndexView(edition.language, documents, synonyms, tuple(questions(start)))


def _tool_files(composer: Composer) -> Iterator[Artifact]:
    return (Artifact(tool.path, ToolDataView(tool.data)) for tool in composer.tools)


def _crawler_files(settings: Settings, sitemap: Sequence[SitemapEntry]) -> Iterator[Artifact]:
    if settings.site_url:
        yield Artifact("sitemap.xml", SitemapView(tuple(sitemap)))
    yield Artifact("robots.txt", RobotsView(f"{settings.site_url}sitemap.xml" if settings.site_url else ""))


def make_composer(
    edition: Edition,
    terms: ToolTerms,
    statements: Statements,
    bodies: Bodies,
    memory: Memory = FORGETFUL,
    shared: bytes = b"",
) -> Composer:
    """Return what the pages of an edition are composed with; `bodies` as of `plan_site`, `shared` as of `Recall`."""
    filler = BodyFiller(edition)
    tools = plan_tools(edition, terms)
    hours_path = next((tool.path for tool in tools if tool.name == "contact"), "")
    names = ((article.id, *article.moved_from) for article in edition.visible.articles)
    article_pages = frozenset(edition.page(name).file for name in chain.from_iterable(names))
    frames = FrameBuilder(edition, filler, hours_path)
    cards, forms = ChannelCards(edition), Forms(edition)
    recall = Recall(memory, shared, edition, filler)
    return Composer(edition, filler, frames, cards, forms, recall, statements, tools, article_pages, bodies)


def _unique(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    found = {artifact.path: artifact for artifact in artifacts}
    return tuple(found[path] for path in sorted(found))


def _sitemap_entries(edition: Edition, pages: Sequence[tuple[PageFacts, Artifact]]) -> Iterator[SitemapEntry]:
    for facts, _ in pages:
        if facts.is_indexed and edition.language in facts.own_languages:
            yield SitemapEntry(edition.addresses.absolute(facts.path), facts.updated_iso, alternates(edition, facts))


def _files(help_center: HelpCenter, used: set[str]) -> Iterator[Artifact]:
    for asset in help_center.assets:
        if asset.path in used:
            yield Artifact(asset_path(asset.path), FileView(asset.file, asset.sha256))


def _collisions(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    # Compared without capital letters: on some servers and file systems they make no difference.
    addresses = addresses_of(settings.site_url, help_center.default_language, settings.use_directory_urls)
    yield from find_own_ids(help_center, settings, addresses)
    owners: dict[str, str] = {}
    for language in help_center.languages:
        own = [("policies", name) for name in page_names(help_center.policies)]
        own += [("tools", name) for name in tool_names(help_center)]
        for names in (("contact",), ("search",), ("glossary",), *own):
            owners[addresses.page(language, *names).file.casefold()] = f"the page /{'/'.join(names)}/"
    for file, position in _wanted(help_center, settings, addresses):
        other = owners.setdefault(file.casefold(), position.path)
        if other != position.path:
            yield broken.duplicate_address.at(position, file.removesuffix("index.html"), other)


def _shared_files(help_center: HelpCenter, settings: Settings, used: set[str]) -> Iterator[Diagnostic]:
    # Different files of the content folder whose names become one.
    owners: dict[str, Asset] = {}
    for asset in help_center.assets:
        if asset.path not in used:
            continue
        address = asset_path(asset.path)
        other = owners.setdefault(address, asset)
        if other.sha256 != asset.sha256:
            is_inside = asset.file.is_relative_to(settings.project_dir)
            shown = asset.file.relative_to(settings.project_dir) if is_inside else asset.file
            yield broken.duplicate_address.at(Position(shown.as_posix()), address, other.path)


def _wanted(help_center: HelpCenter, settings: Settings, addresses: Addresses) -> Iterator[tuple[str, Position]]:
    def file_of(kind: TargetKind, name: str, language: str) -> str:
        return addresses.of_target(Target(kind, name, language), language).file

    for category in help_center.categories:
        yield file_of(TargetKind.CATEGORY, category.id, category.language), category.position
    for article in help_center.articles:
        if article.publication.is_shown(settings.today, with_drafts=settings.shows_drafts):
            yield file_of(TargetKind.ARTICLE, article.id, article.language), article.position
            for old in article.moved_from:
                yield file_of(TargetKind.ARTICLE, old, article.language), article.position
    for topic in help_center.faq_topics:
        if topic.publication.is_shown(settings.today, with_drafts=settings.shows_drafts):
            yield file_of(TargetKind.FAQ_TOPIC, topic.id, topic.language), topic.position
