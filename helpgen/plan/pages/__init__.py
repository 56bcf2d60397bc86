"""Content of one language → the views of its pages."""

from collections.abc import Iterator, Mapping

from helpgen.model import Article
from helpgen.plan.pages.article import plan_article, plan_redirects
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.pages.contact import plan_contact
from helpgen.plan.pages.faq import plan_faq_index, plan_faq_topic
from helpgen.plan.pages.glossary import plan_glossary
from helpgen.plan.pages.home import plan_category, plan_home
from helpgen.plan.pages.policy import plan_policies
from helpgen.plan.pages.print_page import plan_print
from helpgen.plan.pages.search import plan_not_found, plan_search
from helpgen.plan.pages.tool import plan_tool
from helpgen.plan.related import relate_articles
from helpgen.plan.visible import Visible
from helpgen.views import Artifact


def related_articles(visible: Visible) -> Mapping[str, tuple[Article, ...]]:
    """Return for each article id the articles to read next."""
    by_id = {article.id: article for article in visible.articles}
    return {name: tuple(by_id[other] for other in others) for name, others in relate_articles(visible.articles).items()}


def plan_pages(composer: Composer) -> Iterator[PlannedPage]:
    """Yield every page of the edition."""
    edition = composer.edition
    visible = edition.visible
    yield plan_home(composer)
    for category in visible.categories:
        yield plan_category(composer, category)
    related = related_articles(visible)
    planned: dict[str, Artifact] = {}
    for articles in visible.articles_by_category.values():
        for index, article in enumerate(articles):
            page = plan_article(composer, articles, index, related)
            planned[article.id] = page[1]
            yield page
            yield from plan_redirects(composer, article)
    for category in visible.children.get("", ()):
        yield from plan_print(composer, category, planned)
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
    yield plan_search(composer)
    yield plan_not_found(composer)


__all__ = ["Composer", "PlannedPage", "plan_pages", "related_articles"]
