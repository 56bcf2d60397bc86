"""Articles of one language → the lists that pages of the shop show: put forward by the writers, changed last."""

from collections.abc import Iterable, Iterator

from helpgen.model import Article
from helpgen.plan.pages import Composer
from helpgen.plan.urls import quote
from helpgen.views import ArticleLink, ArticleListView, Artifact, Link

LISTED = 10


def plan_article_list(composer: Composer) -> Artifact:
    """Return the articles that the writers put forward and those that changed last; what stands in is left out."""
    edition = composer.edition
    own = [article for article in edition.visible.articles if article.language == edition.language]
    # Of one day, in the order of the site.
    dated = sorted(filter(_day, own), key=_day, reverse=True)
    view = ArticleListView(
        edition.language,
        tuple(_links(composer, [article for article in own if article.is_promoted][:LISTED])),
        tuple(_links(composer, dated[:LISTED])),
    )
    return Artifact(f"exports/articles.{edition.language}.json", view)


def _day(article: Article) -> str:
    days = (article.publication.updated, article.publication.publish_at)
    return max((day.isoformat() for day in days if day is not None), default="")


def _links(composer: Composer, articles: Iterable[Article]) -> Iterator[ArticleLink]:
    for article in articles:
        page = composer.article_path(article)
        url = composer.edition.addresses.absolute(page) or quote(page.address)
        yield ArticleLink(article.id, Link(article.title, url, article.summary), _day(article))
