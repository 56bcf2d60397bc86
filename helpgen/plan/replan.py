"""One article with a new body → its pages, without planning the others again.

What else an article gives to the site (title, order, anchors …) must be as it was; then no other page shows it.
"""

from collections.abc import Mapping

from helpgen.model import Article, HelpCenter, Status
from helpgen.plan.apart import Bodies
from helpgen.plan.edition import make_editions
from helpgen.plan.pages import related_articles
from helpgen.plan.pages.article import draft_article
from helpgen.plan.site import make_composer
from helpgen.plan.statements import state_policies
from helpgen.plan.tools import make_tool_terms
from helpgen.plan.urls import asset_path
from helpgen.settings import Settings, Strings
from helpgen.views import Artifact


class Replanner:
    """Plans single articles of a help center that has been planned."""

    def __init__(
        self, help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings], assets_folder: str
    ) -> None:
        terms = make_tool_terms(help_center, settings.today)
        statements = state_policies(help_center, settings)
        editions = make_editions(help_center, settings, strings, assets_folder)
        self._composers = tuple(make_composer(edition, terms, statements, Bodies()) for edition in editions)
        self._related = [related_articles(composer.edition.visible) for composer in self._composers]

    def plan(self, article: Article) -> tuple[tuple[Artifact, ...], frozenset[str]]:
        """Return the pages of an article in every language that shows it, and where the files lie that they show."""
        artifacts: list[Artifact] = []
        used: set[str] = set()
        for composer, related in zip(self._composers, self._related, strict=True):
            neighbours = list(composer.edition.visible.articles_by_category.get(article.category, ()))
            for index, other in enumerate(neighbours):
                if (other.id, other.language) == (article.id, article.language):
                    neighbours[index] = article
                    draft = draft_article(composer, neighbours, index, related.__getitem__)
                    artifacts.append(Artifact(draft.facts.path.file, draft.make()))
            used |= composer.filler.used_assets
        return tuple(artifacts), frozenset(asset_path(path) for path in used)

    def draft_paths(self) -> frozenset[str]:
        """Return where pages stand that only a preview shows."""
        return frozenset(
            composer.article_path(article).file
            for composer in self._composers
            for article in composer.edition.visible.articles
            if article.publication.status is Status.DRAFT
        )
