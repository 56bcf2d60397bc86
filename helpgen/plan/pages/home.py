"""The home page and the pages of categories."""

from collections.abc import Iterable

from helpgen.model import Article, Category
from helpgen.plan.channels import fitting_channels
from helpgen.plan.frames import PageFacts
from helpgen.plan.pages.composer import Composer
from helpgen.plan.pages.print_page import print_path
from helpgen.plan.pages.tasks import top_tasks
from helpgen.plan.recall import Draft
from helpgen.plan.urls import PagePath, relative
from helpgen.views import CategoryTile, CategoryView, HomeView, Html, SectionBlock

SECTION_ARTICLES_SHOWN = 6
TITLES_ONLY_FROM = 100
"""So many articles in one category are listed by their titles alone."""


def draft_home(composer: Composer) -> Draft:
    """Return the first page of the edition."""
    landing = composer.edition.visible.home
    summary = (landing.summary if landing else "") or _default_summary(composer)
    facts = composer.page_facts((), "", summary)
    return Draft(facts, HomeView, (), lambda: composer.finish(facts, _home(composer, facts)))


def _home(composer: Composer, facts: PageFacts) -> HomeView:
    edition = composer.edition
    visible, page = edition.visible, facts.path
    landing = visible.home
    return HomeView(
        frame=composer.frames.build(facts),
        title=(landing.title if landing else "") or edition.phrases.say("home_title"),
        summary=facts.description,
        body=composer.filler.fill(landing.body, page, landing.language) if landing else Html(),
        body_language=composer.foreign(landing.language) if landing else "",
        tasks=top_tasks(composer, page),
        tools=composer.tool_links(page),
        tiles=tuple(_tile(composer, category, page) for category in _shown_categories(composer)),
        promoted=composer.promoted(page),
        articles=tuple(composer.link(article, page) for article in visible.articles_by_category.get("", ())),
        faq_topics=composer.topic_links(page),
        channels=composer.cards.on_page(fitting_channels(edition, ""), page, edition.settings.site_name),
    )


def _default_summary(composer: Composer) -> str:
    edition = composer.edition
    if edition.settings.description and edition.language == edition.help_center.default_language:
        return edition.settings.description
    return edition.phrases.say("home_summary", site=edition.settings.site_name)


def _shown_categories(composer: Composer) -> tuple[Category, ...]:
    """Those of the top; in place of a single one its sections, and itself only where it has articles of its own."""
    visible = composer.edition.visible
    top = visible.children.get("", ())
    sections = visible.children.get(top[0].id, ()) if len(top) == 1 else ()
    if not sections:
        return tuple(top)
    return (*(one for one in top if visible.articles_by_category.get(one.id)), *sections)


def _tile(composer: Composer, category: Category, page: PagePath) -> CategoryTile:
    return CategoryTile(
        category.title,
        relative(page, composer.folder(category.id).address),
        category.summary,
        Html(category.icon.svg if category.icon else ""),
        composer.edition.phrases.count("article_count", composer.count_articles(category)),
        composer.foreign(category.language),
    )


def draft_category(composer: Composer, category: Category) -> Draft:
    """Return the page of a category or section."""
    facts = composer.page_facts((category.id,), category.title, category.summary, is_folder=True)
    return Draft(facts, CategoryView, (), lambda: composer.finish(facts, _category(composer, facts, category)))


def _category(composer: Composer, facts: PageFacts, category: Category) -> CategoryView:
    visible, page = composer.edition.visible, facts.path
    articles = _recommended_first(visible.articles_by_category.get(category.id, ()))
    on_paper = print_path(composer, category)
    return CategoryView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, composer.trail(category.parent), category.title),
        title=category.title,
        summary=category.summary,
        icon=Html(category.icon.svg if category.icon else ""),
        body=composer.filler.fill(category.body, page, category.language),
        body_language=composer.foreign(category.language),
        articles=tuple(composer.article_line(article, page) for article in articles),
        is_long=len(articles) >= TITLES_ONLY_FROM,
        sections=tuple(_section(composer, child, page) for child in visible.children.get(category.id, ())),
        siblings=tuple(
            composer.category_link(sibling, page, is_current=sibling.id == category.id)
            for sibling in visible.children.get(category.parent, ())
        ),
        print_url=relative(page, on_paper.address) if on_paper else "",
    )


def _recommended_first(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: not article.is_promoted)


def _section(composer: Composer, section: Category, page: PagePath) -> SectionBlock:
    articles = _recommended_first(composer.edition.visible.articles_by_category.get(section.id, ()))
    total = composer.count_articles(section)
    shown = articles[:SECTION_ARTICLES_SHOWN]
    return SectionBlock(
        section.title,
        relative(page, composer.folder(section.id).address),
        section.summary,
        "section-" + section.id.rpartition("/")[2],
        tuple(composer.article_line(article, page) for article in shown),
        composer.edition.phrases.count("see_all", total) if total > len(shown) else "",
        composer.foreign(section.language),
    )
