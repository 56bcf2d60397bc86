"""The page of an article."""

import re
from collections.abc import Callable, Iterator, Sequence

from helpgen.model import Article, Heading, Target, TargetKind
from helpgen.plan.channels import fitting_channels
from helpgen.plan.frames import PageFacts
from helpgen.plan.glossary import explain_terms
from helpgen.plan.languages import direction_of
from helpgen.plan.pages.composer import Composer, LinksOn, PlannedPage
from helpgen.plan.recall import Draft
from helpgen.plan.tools import EXPLAINED_BY
from helpgen.plan.urls import PagePath, relative
from helpgen.views import (
    ArticleView,
    Artifact,
    ContentsEntry,
    Html,
    Link,
    RedirectView,
    TermView,
    VideoView,
    View,
)

CONTENTS_FROM = 3
"""So many second-level headings make "On this page" worth its place."""
SIBLINGS_SHOWN = 12
_RARE_TAG = re.compile("<(?:abbr|blockquote|code|dl|figcaption|kbd|pre|samp)")
_RARE_NAMES = ("hg-term", "hg-snippet", "data-hg-zoom", "footnote", "task-list", "twemoji", "grid")
"""What the second style sheet is for."""


def draft_article(
    composer: Composer, neighbours: Sequence[Article], index: int, related: Callable[[str], Sequence[Article]]
) -> Draft:
    """Return the page of one of the articles of a category, which are its neighbours in order."""
    article = neighbours[index]
    updated = article.publication.updated
    facts = composer.page_facts(
        (article.id,),
        article.title,
        article.summary,
        own_languages=composer.edition.translations[Target(TargetKind.ARTICLE, article.id, "")],
        is_article=True,
        updated_iso=updated.isoformat() if updated else "",
    )

    def make() -> View:
        return composer.finish(facts, _view(composer, facts, neighbours, index, related(article.id)))

    return Draft(facts, ArticleView, (composer.bodies.of(article),), make)


def _view(
    composer: Composer, facts: PageFacts, neighbours: Sequence[Article], index: int, related: Sequence[Article]
) -> ArticleView:
    article, page = neighbours[index], facts.path
    edition = composer.edition
    phrases = edition.phrases
    links = composer.links_on(page)
    trail = composer.trail(article.category)
    category_page = trail[-1][1] if trail else edition.page()
    updated = article.publication.updated
    body, terms = article_text(composer, article, page)
    return ArticleView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, trail, article.title),
        title=article.title,
        summary=article.summary,
        body=body,
        body_language=article.language,
        body_direction=direction_of(article.language),
        terms=terms,
        needs_more_styles=article.video is not None or _has_rare_parts(body),
        notice=composer.notice(article.language, facts),
        contents=_contents(composer, article.body.headings, article.language),
        updated=phrases.say("updated", date=phrases.date(updated)) if updated else "",
        updated_iso=facts.updated_iso,
        policy=_policy_link(composer, article, page),
        video=_video(composer, article, page),
        related=(
            *composer.tool_links(page, EXPLAINED_BY.get(article.policy.name, ()) if article.policy else ()),
            *(links.to(other) for other in related),
        ),
        previous=links.to(neighbours[index - 1]) if index else None,
        next=links.to(neighbours[index + 1]) if index + 1 < len(neighbours) else None,
        siblings_title=trail[-1][0] if trail else phrases.say("other_articles"),
        siblings_url=relative(page, category_page.address),
        siblings=_siblings(links, neighbours, index),
        channels=composer.cards.on_page(fitting_channels(edition, article.category, article), page, article.title),
        feedback=composer.forms.feedback(page, article.id),
    )


def article_text(composer: Composer, article: Article, page: PagePath) -> tuple[Html, tuple[TermView, ...]]:
    """Return the text of an article as its page shows it, and the terms that are explained in it."""
    edition = composer.edition
    body = composer.filler.fill(composer.bodies.of(article), page, article.language)
    return explain_terms(body, edition.help_center.terms, edition.phrases_of(article.language))


def _has_rare_parts(body: str) -> bool:
    return _RARE_TAG.search(body) is not None or any(map(body.__contains__, _RARE_NAMES))


def plan_redirects(composer: Composer, article: Article) -> Iterator[PlannedPage]:
    """Yield a page for every place where the article was before; fallbacks have none."""
    if article.language != composer.edition.language:
        return
    target = composer.article_path(article)
    for old in article.moved_from:
        page = composer.edition.page(old)
        facts = PageFacts(page, (), (), article.title, article.summary, is_indexed=False, canonical=target)
        view = RedirectView(composer.frames.build(facts), article.title, relative(page, target.address))
        yield facts, Artifact(page.file, view)


def _siblings(links: LinksOn, neighbours: Sequence[Article], index: int) -> tuple[Link, ...]:
    # A window round the article, so that a category of a thousand articles does not make a thousand long pages.
    start = max(0, min(index - SIBLINGS_SHOWN // 2, len(neighbours) - SIBLINGS_SHOWN))
    shown = neighbours[start : start + SIBLINGS_SHOWN]
    return tuple(links.to(article, is_current=article is neighbours[index]) for article in shown)


def _contents(composer: Composer, headings: Sequence[Heading], language: str) -> tuple[ContentsEntry, ...]:
    entries = [
        ContentsEntry(composer.filler.words(heading.title, language), heading.anchor)
        for heading in headings
        if heading.level == 2
    ]
    return tuple(entries) if len(entries) >= CONTENTS_FROM else ()


def _policy_link(composer: Composer, article: Article, page: PagePath) -> Link | None:
    edition = composer.edition
    if article.policy is None or article.policy.name not in edition.help_center.policies.names:
        return None
    name = article.policy.name
    title = edition.phrases.say("policy_link", policy=edition.phrases.say(f"{name}_title"))
    return Link(title, relative(page, edition.page("policies", name).address))


def _video(composer: Composer, article: Article, page: PagePath) -> VideoView | None:
    video = article.video
    if video is None:
        return None
    url, captions = (_video_url(composer, article, address, page) for address in (video.url, video.captions))
    return VideoView(url, video.title or article.title, captions, video.transcript) if url else None


def _video_url(composer: Composer, article: Article, address: str, page: PagePath) -> str:
    path = article.video.path_of(address, article.path) if article.video and address else ""
    return composer.filler.file_url(path, page) if path else address
