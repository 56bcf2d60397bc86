"""Content of one language → the views of its pages."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from helpgen.model import Article
from helpgen.plan.pages.article import article_text, draft_article, plan_redirects
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.pages.contact import plan_contact
from helpgen.plan.pages.faq import plan_faq_index, plan_faq_topic
from helpgen.plan.pages.glossary import plan_glossary
from helpgen.plan.pages.home import draft_category, draft_home
from helpgen.plan.pages.policy import plan_policies
from helpgen.plan.pages.print_page import draft_print
from helpgen.plan.pages.search import draft_not_found, draft_search
from helpgen.plan.pages.tool import plan_tool
from helpgen.plan.recall import Draft
from helpgen.plan.related import relate_articles
from helpgen.plan.visible import Visible
from helpgen.views import Artifact

_RUN_LENGTH = 32
"""Articles whose pages are remembered together."""
_ASKED = 3
"""Runs that tell whether many are new; an edit of a text makes one new."""


def related_articles(visible: Visible) -> Mapping[str, tuple[Article, ...]]:
    """Return for each article id the articles to read next."""
    return _with_ids(visible, relate_articles(visible.articles))


def _with_ids(visible: Visible, related: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[Article, ...]]:
    by_id = {article.id: article for article in visible.articles}
    return {name: tuple(by_id[other] for other in others) for name, others in related.items()}


def plan_pages(composer: Composer, at_many_new: Callable[[], None]) -> Iterator[PlannedPage]:
    """Yield every page of the edition; `at_many_new` is called before that if more than a few articles are new."""
    visible = composer.edition.visible
    articles = _Articles(composer)
    if articles.are_new:
        at_many_new()
    categories = [draft_category(composer, category) for category in visible.categories]
    yield from composer.recall.plan([draft_home(composer), *categories])
    planned: dict[str, Artifact] = {}
    for article, page in articles.plan():
        planned[article.id] = page[1]
        yield page
        yield from plan_redirects(composer, article)
    for category in visible.children.get("", ()):
        draft = draft_print(composer, category, planned)
        if draft is not None:
            yield from composer.recall.plan([draft])
    for facts, artifact in _others(composer):
        yield facts, Artifact(artifact.path, composer.finish(facts, artifact.view))
    yield from composer.recall.plan([draft_search(composer), draft_not_found(composer)])


class _Articles:
    """The pages of articles, run by run."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._visible = composer.edition.visible
        places = [(each, index) for each in self._visible.articles_by_category.values() for index in range(len(each))]
        self._runs = [places[start : start + _RUN_LENGTH] for start in range(0, len(places), _RUN_LENGTH)]
        self._drafted: dict[int, list[Draft]] = {}

    @property
    def are_new(self) -> bool:
        """Whether more than one of the first runs is new."""
        first = range(min(_ASKED, len(self._runs)))
        return sum(not self._composer.recall.knows(self._drafts(number)) for number in first) > 1

    def plan(self) -> Iterator[tuple[Article, PlannedPage]]:
        """Yield all articles with their pages."""
        for number, run in enumerate(self._runs):
            articles = (neighbours[index] for neighbours, index in run)
            yield from zip(articles, self._composer.recall.plan(self._drafts(number)), strict=True)
            del self._drafted[number]

    def _drafts(self, number: int) -> list[Draft]:
        # Those of the first runs are asked for twice.
        if number not in self._drafted:
            self._drafted[number] = [
                draft_article(self._composer, *place, self._related) for place in self._runs[number]
            ]
        return self._drafted[number]

    def _related(self, name: str) -> Sequence[Article]:
        return self._found[name]

    @functools.cached_property
    def _found(self) -> Mapping[str, Sequence[Article]]:
        # Not needed where all pages are known.
        visible = self._visible
        related = self._composer.recall.relate(visible.language, lambda: relate_articles(visible.articles))
        return _with_ids(visible, related)


def _others(composer: Composer) -> Iterator[PlannedPage]:
    edition, visible = composer.edition, composer.edition.visible
    if visible.topics:
        yield plan_faq_index(composer)
    for topic in visible.topics:
        yield plan_faq_topic(composer, topic)
    yield from plan_policies(composer)
    for tool in composer.tools:
        if tool.has_page:
            yield plan_tool(composer, tool)
    if edition.help_center.channels:
        yield plan_contact(composer)
    if edition.help_center.terms:
        yield plan_glossary(composer)


__all__ = ["Composer", "PlannedPage", "article_text", "plan_pages", "related_articles"]
