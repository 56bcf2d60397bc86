"""The page that has a whole category, for paper and PDF. Made from the pages of its articles as they are planned."""

from collections.abc import Iterable, Iterator, Mapping

from helpgen.model import Article, Category, slugify
from helpgen.plan.frames import PageFacts
from helpgen.plan.pages.composer import Composer
from helpgen.plan.recall import Draft
from helpgen.plan.urls import PagePath, relative
from helpgen.views import ArticleView, Artifact, Link, PrintPart, PrintText, PrintView, TermView, View

PRINTED_AT_MOST = 100
"""Of the length of a page more are a book, which nobody prints, and every edit of one would write it all again."""
_LEVEL_OF_TITLES = 2
_LOWEST_LEVEL = 6


def print_path(composer: Composer, category: Category) -> PagePath | None:
    """Return where the page of a category stands.

    None for a section, for what is empty or too long, and where the shop has something of its own at that address.
    """
    if category.parent or not 1 <= composer.count_articles(category) <= PRINTED_AT_MOST:
        return None
    page = composer.edition.page(category.id, "print")
    sections = composer.edition.visible.children.get(category.id, ())
    is_taken = page.file in composer.article_pages or page in {composer.folder(section.id) for section in sections}
    return None if is_taken else page


def draft_print(composer: Composer, category: Category, articles: Mapping[str, Artifact]) -> Draft | None:
    """Return the page of a category if it has one; `articles` are the planned pages by the id of the article."""
    page = print_path(composer, category)
    if page is None:
        return None
    title = composer.edition.phrases.say("print_title", category=category.title)
    facts = composer.page_facts((category.id, "print"), title, category.summary, is_indexed=False)
    texts = [composer.bodies.of(article) for article in _articles_in(composer, category)]
    return Draft(facts, PrintView, texts, lambda: _view(composer, facts, category, articles))


def _view(composer: Composer, facts: PageFacts, category: Category, articles: Mapping[str, Artifact]) -> PrintView:
    edition, page = composer.edition, facts.path
    home = composer.folder(category.id)
    views = {article.id: articles[article.id].view for article in _articles_in(composer, category)}
    return PrintView(
        frame=composer.frames.build(facts),
        title=category.title,
        summary=category.summary,
        body_language=composer.foreign(category.language),
        parts=tuple(_parts(composer, category, views, _LEVEL_OF_TITLES)),
        terms=tuple({term.id: term for term in _terms(views.values())}.values()),
        address=page.address,
        category_url=relative(page, home.address),
        site_url="" if edition.settings.is_preview else edition.settings.site_url,
        newest_url=edition.addresses.absolute(home),
    )


def _articles_in(composer: Composer, category: Category) -> Iterator[Article]:
    visible = composer.edition.visible
    yield from visible.articles_by_category.get(category.id, ())
    for section in visible.children.get(category.id, ()):
        yield from _articles_in(composer, section)


def _parts(composer: Composer, category: Category, views: Mapping[str, View], level: int) -> Iterator[PrintPart]:
    visible = composer.edition.visible
    own = visible.articles_by_category.get(category.id, ())
    texts = tuple(_text(article.id, composer.article_path(article), views[article.id]) for article in own)
    is_section = bool(category.parent)
    if texts or is_section:
        yield PrintPart(
            anchor=f"section-{slugify(category.id)}" if is_section else "",
            title=category.title if is_section else "",
            language=composer.foreign(category.language),
            level=level,
            texts=texts,
        )
    for section in visible.children.get(category.id, ()):
        yield from _parts(composer, section, views, min(level + 1, _LOWEST_LEVEL))


def _text(article_id: str, page: PagePath, view: View) -> PrintText:
    assert isinstance(view, ArticleView)
    video = Link(view.video.title, view.video.url, view.video.transcript) if view.video else None
    return PrintText(
        anchor=f"text-{slugify(article_id)}",
        title=view.title,
        summary=view.summary,
        html=view.body,
        language=view.body_language,
        direction=view.body_direction,
        updated=view.updated,
        video=video,
        address=page.address,
    )


def _terms(views: Iterable[View]) -> Iterator[TermView]:
    # In the order in which they come; a text that stands in for a translation may explain one again.
    for view in views:
        if isinstance(view, ArticleView):
            yield from view.terms
