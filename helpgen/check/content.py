"""Names, titles, summaries and dates of texts and channels."""

from collections.abc import Iterable, Iterator, Sequence

from helpgen.check import rules as broken
from helpgen.check.texts import CheckedText
from helpgen.diagnostics import Diagnostic
from helpgen.model import Article, Audience, HelpCenter, LinkHole, TargetKind
from helpgen.settings import Settings


def check_names(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield names of categories, policies, channels and articles that do not exist, or must not be named."""
    category_ids = {category.id for category in help_center.categories}
    channel_ids = {channel.id for channel in help_center.channels}
    articles = {article.id: article for article in reversed(help_center.articles)}
    for channel in help_center.channels:
        for reference in channel.best_for:
            if reference.name not in category_ids:
                yield broken.unknown_category.at(reference.position, reference.name, category_ids)
    for article in help_center.articles:
        if article.policy is not None and article.policy.name not in help_center.policies.names:
            yield broken.unknown_policy.at(article.policy.position, article.policy.name, help_center.policies.names)
        for reference in article.channels:
            if reference.name not in channel_ids:
                yield broken.unknown_channel.at(reference.position, reference.name, channel_ids)
        yield from _check_related(article, articles, settings)


def _check_related(article: Article, articles: dict[str, Article], settings: Settings) -> Iterator[Diagnostic]:
    for reference in article.related:
        other = articles.get(reference.name)
        if other is None:
            yield broken.unknown_article.at(reference.position, reference.name, articles)
        elif article.publication.is_public(settings.today) and not other.publication.is_public(settings.today):
            agents_only = other.publication.audience is Audience.AGENTS
            rule = broken.link_to_agents_only if agents_only else broken.link_to_unpublished
            yield rule.at(reference.position, reference.name)


def check_texts(texts: Sequence[CheckedText], help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield titles that stand twice, missing summaries, overdue reviews and variables in front matter."""
    titles: dict[tuple[str, str], str] = {}
    for text in _public(texts, settings):
        if text.article is not None:
            other = titles.setdefault((text.language, text.title.casefold()), text.position.path)
            if other != text.position.path:
                yield broken.duplicate_title.at(text.position, text.title, other)
            if not text.summary and help_center.store is not None:
                yield broken.missing_summary.at(text.position)
    for text in texts:
        review_by = text.publication.review_by
        if review_by is not None and review_by < settings.today:
            yield broken.review_overdue.at(text.position, review_by)
        for words in (text.title, text.summary):
            if "{{" in words:
                yield broken.variable_in_front_matter.at(text.position, _first_variable(words))


def _public(texts: Iterable[CheckedText], settings: Settings) -> Iterator[CheckedText]:
    return (text for text in texts if text.publication.is_public(settings.today))


def _first_variable(words: str) -> str:
    variable = words[words.index("{{") :]
    return variable[: variable.index("}}") + 2] if "}}" in variable else variable


def check_orphans(texts: Sequence[CheckedText], help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the articles of a shop to which no other page leads, in the default language."""
    if help_center.store is None:
        return
    linked = {reference.name for article in help_center.articles for reference in article.related}
    for text in _public(texts, settings):
        for part in () if text.is_macro else text.parts():
            if isinstance(part, LinkHole) and part.path != text.path:
                target = help_center.find_target(part.path)
                if target is not None and target.kind is TargetKind.ARTICLE:
                    linked.add(target.id)
    for article in _public_articles(help_center, settings):
        if article.language == help_center.default_language and article.id not in linked and not article.is_promoted:
            yield broken.orphan_article.at(article.position)


def check_translations(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the articles and topics of the default language that another language lacks."""
    default = help_center.default_language
    articles = {(article.language, article.id) for article in help_center.articles}
    topics = {(topic.language, topic.id) for topic in help_center.faq_topics}
    for language in help_center.languages[1:]:
        for article in _public_articles(help_center, settings):
            if article.language == default and (language, article.id) not in articles:
                yield broken.missing_translation.at(article.position, language)
        for topic in help_center.faq_topics:
            is_public = topic.publication.is_public(settings.today)
            if is_public and topic.language == default and (language, topic.id) not in topics:
                yield broken.missing_translation.at(topic.position, language)
        yield from _missing_macros(help_center, settings, language)


def _missing_macros(help_center: HelpCenter, settings: Settings, language: str) -> Iterator[Diagnostic]:
    macros = {(macro.language, macro.id) for macro in help_center.macros}
    for macro in help_center.macros:
        is_default = macro.language == help_center.default_language
        if is_default and macro.is_ready(settings.today) and (language, macro.id) not in macros:
            yield broken.missing_translation.at(macro.position, language)


def _public_articles(help_center: HelpCenter, settings: Settings) -> Iterable[Article]:
    return (article for article in help_center.articles if article.publication.is_public(settings.today))
