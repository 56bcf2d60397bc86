"""The search results, which are the list of everything without JavaScript, and the page for broken addresses."""

from helpgen.plan.frames import PageFacts
from helpgen.plan.pages.composer import Composer
from helpgen.plan.recall import Draft
from helpgen.plan.urls import PagePath, relative
from helpgen.views import Link, LinkGroup, NotFoundView, SearchView


def draft_search(composer: Composer) -> Draft:
    """Return the page of search results."""
    say = composer.edition.phrases.say
    facts = composer.page_facts(("search",), say("search_title"), say("all_articles"), is_indexed=False)
    return Draft(facts, SearchView, (), lambda: _search(composer, facts))


def _search(composer: Composer, facts: PageFacts) -> SearchView:
    edition, page = composer.edition, facts.path
    contact = relative(page, edition.page("contact").address) if edition.help_center.channels else ""
    groups = tuple(group for group in _groups(composer, page) if group.links)
    return SearchView(composer.frames.build(facts), facts.title, groups, contact)


def _groups(composer: Composer, page: PagePath) -> list[LinkGroup]:
    edition = composer.edition
    visible = edition.visible
    groups = [
        LinkGroup(
            category.title,
            relative(page, composer.folder(category.id).address),
            tuple(composer.link(article, page) for article in visible.articles_by_category.get(category.id, ())),
        )
        for category in visible.categories
    ]
    loose = tuple(composer.link(article, page) for article in visible.articles_by_category.get("", ()))
    groups.append(LinkGroup(edition.phrases.say("other_articles"), relative(page, edition.page().address), loose))
    faq_url = relative(page, composer.folder("faq").address)
    groups.append(LinkGroup(edition.phrases.say("faq"), faq_url, composer.topic_links(page)))
    groups.append(LinkGroup(edition.phrases.say("tools"), "", composer.tool_links(page)))
    groups.append(LinkGroup(edition.phrases.say("policies"), "", composer.frames.policy_links(page)))
    return groups


def draft_not_found(composer: Composer) -> Draft:
    """Return the page for broken addresses; all its URLs hold at any depth."""
    edition = composer.edition
    title = edition.phrases.say("not_found_title")
    folder = "" if edition.language == edition.help_center.default_language else f"{edition.language}/"
    home = composer.page_facts((), title, edition.phrases.say("not_found_summary"))
    facts = PageFacts(
        PagePath(f"{folder}404.html"),
        home.twins,
        home.own_languages,
        title,
        home.description,
        is_indexed=False,
        is_absolute=True,
    )
    return Draft(facts, NotFoundView, (), lambda: _not_found(composer, facts))


def _not_found(composer: Composer, facts: PageFacts) -> NotFoundView:
    root = composer.edition.addresses.from_root("")
    promoted = [
        Link(link.title, root + link.url.removeprefix("./"), link.summary, language=link.language)
        for link in composer.promoted(PagePath("index.html"))
    ]
    return NotFoundView(composer.frames.build(facts), facts.title, facts.description, tuple(promoted))
