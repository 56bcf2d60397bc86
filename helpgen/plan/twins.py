"""Planned pages → the same content without a shell, for programs that read Markdown.

Knows the views of pages; must never know how Markdown is written.
"""

from collections.abc import Iterable, Iterator, Mapping

from helpgen.plan.edition import Edition
from helpgen.plan.urls import PagePath
from helpgen.views import (
    ArticleLine,
    ArticleView,
    Artifact,
    CategoryView,
    ChannelCard,
    ContactView,
    FaqIndexView,
    FaqTopicView,
    GlossaryView,
    HomeView,
    Html,
    KeyFact,
    LateView,
    Link,
    PolicySection,
    PolicyView,
    Table,
    ToolView,
    TwinPart,
    TwinView,
    View,
)

TwinnedView = (
    ArticleView
    | CategoryView
    | ContactView
    | FaqIndexView
    | FaqTopicView
    | GlossaryView
    | HomeView
    | PolicyView
    | ToolView
)


def plan_twins(edition: Edition, artifacts: Iterable[Artifact], known: Mapping[str, Artifact]) -> Iterator[Artifact]:
    """Yield a twin for every page that names one in its head; `known` has some of them by the path of the page."""
    for artifact in artifacts:
        if artifact.path in known:
            yield known[artifact.path]
        elif not isinstance(artifact.planned, LateView):
            page = PagePath(artifact.path)
            twin = twin_of(edition, page, artifact.planned)
            if twin is not None:
                yield Artifact(page.markdown.file, twin)


def twin_of(edition: Edition, page: PagePath, view: View) -> TwinView | None:
    """Return the twin of a page; None if it names none in its head."""
    if not isinstance(view, TwinnedView) or not view.frame.markdown_url:
        return None
    language = view.body_language if isinstance(view, (ArticleView, FaqTopicView, HomeView, CategoryView)) else ""
    return TwinView(
        title=view.title,
        summary=view.summary,
        language=language or view.frame.language,
        canonical_url=view.frame.canonical_url,
        updated_iso=view.updated_iso if isinstance(view, ArticleView) else "",
        base_url=edition.addresses.absolute(page),
        parts=tuple(part for part in _parts(edition, view) if part != TwinPart(part.title, part.level)),
    )


def _parts(edition: Edition, view: TwinnedView) -> Iterator[TwinPart]:
    say = edition.phrases.say
    match view:
        case ArticleView():
            yield _body(view.body)
            if view.video is not None:
                words = (view.video.transcript,) if view.video.transcript else ()
                yield TwinPart(view.video.title, paragraphs=words, links=(Link(view.video.title, view.video.url),))
            if view.policy is not None:
                yield TwinPart(links=(view.policy,))
            yield TwinPart(say("related_articles"), links=view.related)
        case FaqTopicView():
            yield _body(view.intro)
            for question in view.questions:
                yield TwinPart(question.title, html=question.answer)
        case PolicyView():
            yield from _policy(view, say("policy_changes"), say("policy_related"))
        case HomeView():
            yield from _home(edition, view)
        case CategoryView():
            yield _body(view.body)
            yield TwinPart(links=_lines(view.articles))
            for section in view.sections:
                yield TwinPart(section.title, links=(Link(section.title, section.url), *_lines(section.articles)))
        case FaqIndexView():
            for topic in view.topics:
                yield TwinPart(topic.title, links=(Link(topic.title, topic.url, topic.summary), *topic.questions))
        case ContactView():
            yield TwinPart(links=view.tasks)
            yield from map(_channel, view.channels)
            yield TwinPart(items=(*view.address, *view.holidays))
        case GlossaryView():
            for term in view.terms:
                yield TwinPart(term.term, paragraphs=(term.meaning,))
        case ToolView():
            for part in view.sections:
                yield from _section(part)
            yield from map(_channel, view.cards)
            yield TwinPart(links=(view.policy,) if view.policy else ())


def _body(html: Html) -> TwinPart:
    return TwinPart(html=html)


def _home(edition: Edition, view: HomeView) -> Iterator[TwinPart]:
    yield _body(view.body)
    tiles = tuple(Link(tile.title, tile.url, tile.summary) for tile in view.tiles)
    yield TwinPart(links=(*tiles, *view.articles))
    yield TwinPart(edition.phrases.say("faq"), links=view.faq_topics)
    yield TwinPart(edition.phrases.say("policies"), links=view.frame.policies)
    yield from map(_channel, view.channels)


def _policy(view: PolicyView, changes: str, related: str) -> Iterator[TwinPart]:
    yield TwinPart(paragraphs=(view.effective,) if view.effective else (), items=tuple(map(_fact, view.key_facts)))
    for section in view.sections:
        yield from _section(section)
    if view.form is not None:
        yield TwinPart(paragraphs=(view.form.where,), items=tuple(line.label for line in view.form.lines))
    lines = tuple(": ".join(filter(None, (change.date, change.revision, change.text))) for change in view.changes)
    yield TwinPart(changes, items=lines, links=view.versions)
    yield TwinPart(related, links=view.related)


def _fact(fact: KeyFact) -> str:
    return f"{fact.label}: {fact.value}" + (f" ({fact.note})" if fact.note else "")


def _section(section: PolicySection) -> Iterator[TwinPart]:
    tables: tuple[Table, ...] = section.tables
    yield TwinPart(
        section.title,
        2,
        paragraphs=section.paragraphs,
        items=section.items,
        steps=section.steps,
        tables=tables,
        links=section.links,
    )
    for part in section.parts:
        yield TwinPart(part.title, 3, steps=part.steps)


def _lines(articles: Iterable[ArticleLine]) -> tuple[Link, ...]:
    return tuple(Link(line.title, line.url, line.summary) for line in articles)


def _channel(card: ChannelCard) -> TwinPart:
    hours = tuple(f"{line.days}: {line.hours}" for line in card.hours)
    zone = (card.time_zone,) if hours and card.time_zone else ()
    told = (card.address, *hours, *zone, card.languages, card.expected_response, card.cost, card.note)
    links = (Link(card.action, card.url),) if card.url and card.action else ()
    return TwinPart(card.name, items=tuple(filter(None, told)), links=links)
