"""Planned pages of one language → `llms.txt` and `llms-full.txt`. Source of the form: llmstxt.org."""

import functools
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from helpgen.model import Article
from helpgen.plan.claims import CLAIMS_FILE
from helpgen.plan.edition import Edition
from helpgen.plan.languages import own_name
from helpgen.plan.policy_file import POLICY_FILE
from helpgen.plan.urls import PagePath, relative
from helpgen.views import Artifact, FullTextView, GuideView, LateTwin, LateView, Link, LinkGroup, TwinView

OPTIONAL = "Optional"
"""What a reader may skip: a word of the format, the same in every language."""


def plan_guides(editions: Sequence[Edition], edition: Edition, twins: Sequence[Artifact]) -> Iterator[Artifact]:
    """Yield the two files of the language of `edition`, whose pages have the given twins.

    What only stands in for a missing translation is left out.
    """
    guide = _file(edition, "llms.txt")
    found = dict(_own_twins(edition, twins))
    groups = [
        LinkGroup(title, "", tuple(_links(edition, guide, pages, found))) for title, pages in _pages(edition, found)
    ]
    groups.append(LinkGroup(OPTIONAL, "", tuple(_others(editions, edition, guide))))
    title, summary = edition.settings.site_name, _summary(edition)
    yield Artifact(guide.file, GuideView(title, summary, tuple(group for group in groups if group.links)))
    texts = tuple(found[page.file].late for _, pages in _pages(edition, found) for page in pages if page.file in found)
    yield Artifact(_file(edition, "llms-full.txt").file, FullTextView(title, summary, texts))


class _Twin(Struct, frozen=True):
    title: str
    summary: str
    late: LateTwin


def _own_twins(edition: Edition, twins: Iterable[Artifact]) -> Iterator[tuple[str, _Twin]]:
    # By their paths. Of a page that is not planned again its article knows what is asked here.
    own = (article for article in edition.visible.articles if article.language == edition.language)
    articles = {edition.article_paths[article.id].markdown.file: article for article in own}
    for twin in twins:
        late = LateTwin(twin.digest, functools.partial(_view_of, twin))
        if not isinstance(twin.planned, LateView):
            view = _view_of(twin)
            if view.language == edition.language:
                yield twin.path, _Twin(view.title, view.summary, late)
        elif twin.path in articles:
            yield twin.path, _Twin(articles[twin.path].title, articles[twin.path].summary, late)


def _view_of(twin: Artifact) -> TwinView:
    view = twin.view
    assert isinstance(view, TwinView)
    return view


def _file(edition: Edition, name: str) -> PagePath:
    return PagePath(f"{edition.page().folder}/{name}".lstrip("/"))


def _summary(edition: Edition) -> str:
    store, home = edition.help_center.store, edition.visible.home
    tagline = edition.phrases.text(store.tagline) if store else ""
    return tagline or (home.summary if home and home.language == edition.language else "")


def _pages(edition: Edition, found: Iterable[str]) -> Iterator[tuple[str, tuple[PagePath, ...]]]:
    # (Title, twins) of each group, in the order of the site.
    visible = edition.visible
    say = edition.phrases.say
    yield say("other_articles"), _twins(edition, visible.articles_by_category.get("", ()))
    for category in visible.children.get("", ()):
        yield category.title, _twins(edition, _articles_in(edition, category.id))
    yield say("faq"), tuple(edition.page("faq", topic.id).markdown for topic in visible.topics)
    folder = f"{edition.page().folder}/policies/".lstrip("/")
    names = [path for path in found if path.startswith(folder)]
    order = [edition.page("policies", name).markdown.file for name in edition.help_center.policies.names]
    binding = [path for path in order if path in names] + [path for path in names if path not in order]
    yield say("policies"), (*map(PagePath, binding), edition.page("contact").markdown)


def _articles_in(edition: Edition, category: str) -> Iterator[Article]:
    yield from edition.visible.articles_by_category.get(category, ())
    for child in edition.visible.children.get(category, ()):
        yield from _articles_in(edition, child.id)


def _twins(edition: Edition, articles: Iterable[Article]) -> tuple[PagePath, ...]:
    return tuple(edition.article_paths[article.id].markdown for article in articles)


def _links(edition: Edition, start: PagePath, pages: Iterable[PagePath], found: dict[str, _Twin]) -> Iterator[Link]:
    for page in pages:
        if page.file in found:
            twin = found[page.file]
            yield Link(twin.title, _url(edition, start, page), twin.summary)


def _others(editions: Sequence[Edition], edition: Edition, start: PagePath) -> Iterator[Link]:
    full = _file(edition, "llms-full.txt")
    yield Link("llms-full.txt", _url(edition, start, full))
    for name in (CLAIMS_FILE, POLICY_FILE):
        yield Link(name, _url(edition, start, PagePath(name)))
    for other in editions:
        if other.language != edition.language:
            yield Link(own_name(other.language), _url(edition, start, _file(other, "llms.txt")))


def _url(edition: Edition, start: PagePath, page: PagePath) -> str:
    return edition.addresses.absolute(page) or relative(start, page.address)
