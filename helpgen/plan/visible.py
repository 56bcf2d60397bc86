"""What readers of one language see: published, in order, with the default language where a translation is missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from helpgen.model import Article, Category, FaqTopic, HelpCenter, Landing

Kind = TypeVar("Kind", Article, Category, FaqTopic)


class Visible(Struct, frozen=True):
    """The content of one language. What is in another language there is a fallback."""

    language: str
    home: Landing | None
    faq_index: Landing | None
    categories: tuple[Category, ...]
    """Those that have something to show, in order; sections follow their category's rank among their own kind."""
    articles: tuple[Article, ...]
    topics: tuple[FaqTopic, ...]
    articles_by_category: Mapping[str, tuple[Article, ...]]
    """Category id to its own articles, in order."""
    children: Mapping[str, tuple[Category, ...]]
    """Category id to the categories inside it, in order; "" for the top."""
    categories_by_id: Mapping[str, Category]


def show_language(help_center: HelpCenter, language: str, today: date, *, with_drafts: bool = False) -> Visible:
    """Return what readers of a language see on the given day."""
    default = help_center.default_language
    articles = _with_fallbacks(
        [article for article in help_center.articles if article.publication.is_shown(today, with_drafts=with_drafts)],
        language,
        default,
    )
    topics = _with_fallbacks(
        [topic for topic in help_center.faq_topics if topic.publication.is_shown(today, with_drafts=with_drafts)],
        language,
        default,
    )
    categories = _with_fallbacks(help_center.categories, language, default)
    by_category: dict[str, list[Article]] = {}
    for article in articles:
        by_category.setdefault(article.category, []).append(article)
    shown = _not_empty(categories, by_category)
    children: dict[str, list[Category]] = {}
    for category in shown:
        children.setdefault(category.parent, []).append(category)
    return Visible(
        language=language,
        home=_landing(help_center.homes, language, default),
        faq_index=_landing(help_center.faq_indexes, language, default),
        categories=shown,
        articles=tuple(articles),
        topics=tuple(topics),
        articles_by_category={name: tuple(found) for name, found in by_category.items()},
        children={name: tuple(found) for name, found in children.items()},
        categories_by_id={category.id: category for category in shown},
    )


def _with_fallbacks(things: Sequence[Kind], language: str, default: str) -> list[Kind]:
    own: dict[str, Kind] = {thing.id: thing for thing in things if thing.language == language}
    if language == default:
        return list(own.values())
    # The order is the default language's, so that a language switch does not shuffle the page.
    merged: dict[str, Kind] = {thing.id: own.get(thing.id, thing) for thing in things if thing.language == default}
    merged.update((name, thing) for name, thing in own.items() if name not in merged)
    return list(merged.values())


def _not_empty(categories: Iterable[Category], articles: Mapping[str, list[Article]]) -> tuple[Category, ...]:
    used: set[str] = set()
    for folder in articles:
        name = folder
        while name:
            used.add(name)
            name = name.rpartition("/")[0]
    return tuple(category for category in categories if category.id in used or not category.body.is_empty)


def _landing(landings: Iterable[Landing], language: str, default: str) -> Landing | None:
    by_language = {landing.language: landing for landing in landings}
    return by_language.get(language) or by_language.get(default)
