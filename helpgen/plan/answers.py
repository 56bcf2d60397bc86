"""Questions and articles of one language → the answer pack for programs that talk to shoppers."""

from collections.abc import Iterable, Iterator

from helpgen.model import Article, FactHole, FaqTopic, facts_in
from helpgen.plan.absolute import AbsoluteFiller
from helpgen.plan.edition import Edition
from helpgen.plan.urls import quote
from helpgen.views import AnswerView


def plan_answers(edition: Edition) -> Iterator[AnswerView]:
    """Yield every public answer that is written in the language of the edition, by id."""
    filler = AbsoluteFiller(edition)
    found: list[AnswerView] = []
    for article in edition.visible.articles:
        if article.language == edition.language:
            found.append(_of_article(edition, filler, article))
    for topic in edition.visible.topics:
        if topic.language == edition.language:
            found += _of_topic(edition, filler, topic)
    yield from sorted(found, key=lambda answer: answer.id)


def _of_article(edition: Edition, filler: AbsoluteFiller, article: Article) -> AnswerView:
    page = edition.article_paths[article.id]
    updated = article.publication.updated
    return AnswerView(
        id=article.id,
        question=article.title,
        summary=article.summary,
        html=filler.write(article.body, article.language, page),
        language=article.language,
        markets=_markets(edition),
        facts=_facts(edition, facts_in(article.body)),
        url=edition.addresses.absolute(page),
        updated_iso=updated.isoformat() if updated else "",
    )


def _of_topic(edition: Edition, filler: AbsoluteFiller, topic: FaqTopic) -> Iterator[AnswerView]:
    page = edition.page("faq", topic.id)
    url = edition.addresses.absolute(page)
    updated = topic.publication.updated
    for question in topic.questions:
        in_title = (part.name for part in question.title if isinstance(part, FactHole))
        yield AnswerView(
            id=f"faq/{topic.id}#{question.anchor}",
            question=filler.words(question.title, topic.language),
            summary="",
            html=filler.write(question.body, topic.language, page),
            language=topic.language,
            markets=_markets(edition),
            facts=_facts(edition, (*in_title, *facts_in(question.body))),
            url=f"{url}#{quote(question.anchor)}" if url else "",
            updated_iso=updated.isoformat() if updated else "",
        )


def _markets(edition: Edition) -> tuple[str, ...]:
    store = edition.help_center.store
    markets = store.markets if store else ()
    return tuple(market.id for market in markets if edition.language in market.languages)


def _facts(edition: Edition, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    facts = edition.help_center.facts
    return tuple((name, edition.phrases.fact(facts[name])) for name in sorted(set(names)) if name in facts)
