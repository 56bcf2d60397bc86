"""Planned pages → what a search can find. Fallback pages are left out: each language finds its own texts."""

import functools
from collections.abc import Iterator
from itertools import chain

from helpgen.model import Article, Category, Target, TargetKind
from helpgen.plan.channels import channel_line
from helpgen.plan.edition import Edition
from helpgen.plan.pages import Composer, article_text
from helpgen.plan.policies.words import asked
from helpgen.plan.urls import quote
from helpgen.search.text import text_of
from helpgen.views import (
    ArticleView,
    Artifact,
    CategoryView,
    ContactView,
    FaqTopicView,
    GlossaryView,
    Html,
    LateText,
    LateView,
    PolicyView,
    SearchDocument,
    SearchSection,
    ToolView,
)


def search_documents(composer: Composer, artifacts: list[Artifact]) -> Iterator[SearchDocument]:
    """Yield the documents of the planned pages of one language, in the order of the pages."""
    edition = composer.edition
    own = (article for article in edition.visible.articles if article.language == edition.language)
    articles = {composer.article_path(article).file: article for article in own}
    keywords = {edition.page("faq", topic.id).file: topic.keywords for topic in edition.visible.topics}
    titles = _own_categories(edition)
    shown = (category for category in edition.visible.categories if category.title in titles)
    categories = {composer.folder(category.id).file: category for category in shown}
    for artifact in artifacts:
        url = quote(artifact.path.removesuffix("index.html"))
        match artifact.planned:
            case ArticleView() | LateView() as planned if artifact.path in articles:
                article = articles[artifact.path]
                yield _article(composer, article, _shown(composer, article, planned), url)
            case FaqTopicView() as view if view.notice is None:
                yield from _topic(view, url, keywords.get(artifact.path, ()))
            case CategoryView() | LateView() as planned if artifact.path in categories:
                yield _category(composer, categories[artifact.path], planned, url)
            case PolicyView() as view if view.version is None:
                yield _policy(view, url)
            case GlossaryView() as view:
                meanings = "\n".join(f"{term.term}: {term.meaning}" for term in view.terms)
                yield SearchDocument(url, "page", view.title, _whole(meanings), summary=view.summary)
            case ContactView() as view:
                names = " · ".join(channel.name for channel in view.channels)
                yield SearchDocument(url, "page", view.title, _whole(names), summary=view.summary)
                yield from _channels(edition, view, url)
            case ToolView() as view:
                questions = " · ".join(field.label for field in view.tool.fields)
                yield SearchDocument(url, "tool", view.title, _whole(questions), view.keywords, summary=view.summary)
            case _:
                pass


def article_documents(composer: Composer) -> Iterator[SearchDocument]:
    """Yield the documents of the articles alone, in the same order, before anybody has planned their pages."""
    language = composer.edition.language
    for article in chain.from_iterable(composer.edition.visible.articles_by_category.values()):
        if article.language == language:
            page = composer.article_path(article)
            yield _article(composer, article, _text_of(composer, article), quote(page.address))


def _article(composer: Composer, article: Article, body: Html | LateText, url: str) -> SearchDocument:
    trail = _trail_to(composer, article.category)
    return SearchDocument(url, "article", article.title, body, article.keywords, trail, article.summary)


def _shown(composer: Composer, article: Article, planned: ArticleView | LateView) -> Html | LateText:
    if not isinstance(planned, LateView):
        return planned.body
    return LateText(planned.body_digest, functools.partial(_text_of, composer, article))


def _text_of(composer: Composer, article: Article) -> Html:
    # The text alone: its page shows much more, which would be planned for nothing.
    body, _ = article_text(composer, article, composer.article_path(article))
    return body


def _topic(view: FaqTopicView, url: str, keywords: tuple[str, ...]) -> Iterator[SearchDocument]:
    for question in view.questions:
        address = f"{url}#{quote(question.anchor)}"
        answer = _whole(text_of(question.answer))
        yield SearchDocument(address, "question", question.title, answer, keywords, view.title)


def _own_categories(edition: Edition) -> frozenset[str]:
    # Titles of the categories that are no fallback; of those with the same title the last one counts.
    languages = {
        category.title: category.language
        for category in edition.visible.categories
        if Target(TargetKind.CATEGORY, category.id, edition.language) in edition.published
    }
    return frozenset(title for title, language in languages.items() if language == edition.language)


def _category(composer: Composer, category: Category, planned: CategoryView | LateView, url: str) -> SearchDocument:
    view = planned.make() if isinstance(planned, LateView) and not category.body.is_empty else planned
    body = view.body if isinstance(view, CategoryView) else Html()
    trail = _trail_to(composer, category.parent)
    return SearchDocument(
        url, "category", category.title, _whole(text_of(body)), breadcrumb=trail, summary=category.summary
    )


def _policy(view: PolicyView, url: str) -> SearchDocument:
    facts = " · ".join(f"{fact.label}: {fact.value}" for fact in view.key_facts)
    sections = [SearchSection("", "", facts)]
    for section in view.sections:
        words = [*section.paragraphs, *section.items, *section.steps]
        for table in section.tables:
            words += [table.caption, *table.notes, *(", ".join(row) for row in table.rows)]
        for part in section.parts:
            words += [part.title, *part.steps]
        words += [link.title for link in section.links]
        sections.append(SearchSection(section.anchor, section.title, " · ".join(words)))
    return SearchDocument(url, "policy", view.title, tuple(sections), summary=view.summary)


def _channels(edition: Edition, view: ContactView, url: str) -> Iterator[SearchDocument]:
    titles = {category.id: category.title for category in edition.visible.categories}
    topics = {
        channel.id: [titles[category.name] for category in channel.best_for if category.name in titles]
        for channel in edition.help_center.channels
    }
    for card in view.channels:
        own = f"channel_{card.type}_asked"
        words = asked(edition.phrases, own if edition.phrases.has(own) else "channel_message_asked")
        text = " · ".join(filter(None, (card.action, card.address, card.cost, card.note, *topics[card.id])))
        address = f"{url}#hg-channel-{quote(card.id)}"
        yield SearchDocument(address, "channel", card.name, _whole(text), words, view.title, channel_line(card))


def _whole(text: str) -> tuple[SearchSection, ...]:
    return (SearchSection("", "", text),)


def _trail_to(composer: Composer, category_id: str) -> str:
    # The way to a page as one line, without home and the page itself.
    return " › ".join(title for title, _ in composer.trail(category_id))
