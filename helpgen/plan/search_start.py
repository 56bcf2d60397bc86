"""Planned pages → what the search shows beside results: its words, popular pages, facts of policies, channels.

Knows nothing of queries: which fact somebody asks for is decided in the browser.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from helpgen.plan.channels import channel_line, fitting_channels
from helpgen.plan.pages import Composer
from helpgen.plan.urls import PagePath, quote
from helpgen.settings import Strings
from helpgen.views import Artifact, Link, PolicyFacts, PolicyView, SearchDocument, SearchStartView

POPULAR_SHOWN = 6

_ROOT = PagePath("index.html")

_WORDS = (
    ("noResults", "no_results"),
    ("noResultsHint", "no_results_hint"),
    ("showAll", "search_all"),
    ("weak", "search_weak"),
    ("facts", "key_facts"),
    ("popular", "promoted_articles"),
    ("groupQuestions", "short_answers"),
    ("groupArticles", "search_articles"),
    ("groupPolicies", "policies"),
    ("groupTools", "tools"),
    ("groupCategories", "categories"),
    ("groupChannels", "contact"),
)
"""Names that the search's script has for the theme's words."""
_PLURALS = ("zero", "one", "two", "few", "many", "other")


def search_start(
    composer: Composer, artifacts: Sequence[Artifact], documents: Sequence[SearchDocument]
) -> SearchStartView:
    """Return what belongs to the index of the given documents."""
    return SearchStartView(
        language=composer.edition.language,
        words=tuple(_words(composer.edition.phrases.strings)),
        popular=tuple(replace(link, summary="") for link in itertools.islice(_popular(composer), POPULAR_SHOWN)),
        channels=_channels(composer),
        policies=tuple(_policies(composer, artifacts, documents)),
        kinds=tuple(_runs(document.kind for document in documents)),
        topics=tuple((one.id, one.title) for one in composer.edition.visible.children.get("", ())),
        topic_runs=tuple(_runs(_topics(composer, documents))),
    )


def questions(start: SearchStartView) -> Iterator[str]:
    """Yield every phrase with which somebody asks for a fact."""
    for policy in start.policies:
        for fact in policy.facts:
            yield from fact.asked


def _words(strings: Strings) -> Iterator[tuple[str, str]]:
    for name, key in _WORDS:
        yield name, strings[key]
    plurals = {plural: strings.plural("result_count", plural) for plural in _PLURALS}
    for plural, words in plurals.items():
        if plural == "other" or words != plurals["other"]:
            yield f"count{plural.title()}", words


def _popular(composer: Composer) -> Iterator[Link]:
    # What the writers put forward, then the rest of the first page in its order.
    visible = composer.edition.visible
    yield from composer.promoted(_ROOT)
    yield from (
        composer.link(article, _ROOT) for article in visible.articles_by_category.get("", ()) if not article.is_promoted
    )
    yield from composer.topic_links(_ROOT)
    yield from (composer.category_link(category, _ROOT) for category in visible.children.get("", ()))


def _channels(composer: Composer) -> tuple[Link, ...]:
    edition = composer.edition
    contact = edition.page("contact")
    cards = composer.cards.on_page(fitting_channels(edition, ""), contact, edition.settings.site_name)
    url = quote(contact.address)
    return tuple(Link(card.name, f"{url}#hg-channel-{quote(card.id)}", channel_line(card)) for card in cards)


def _policies(
    composer: Composer, artifacts: Iterable[Artifact], documents: Sequence[SearchDocument]
) -> Iterator[PolicyFacts]:
    numbers = {document.url: number for number, document in enumerate(documents)}
    explaining: dict[str, list[str]] = {}
    for article in composer.edition.visible.articles:
        if article.policy:
            explaining.setdefault(article.policy.name, []).append(quote(composer.article_path(article).address))
    for artifact in artifacts:
        view = artifact.planned
        if isinstance(view, PolicyView) and view.version is None:
            facts = tuple(fact for fact in view.key_facts if fact.asked)
            url = quote(artifact.path.removesuffix("index.html"))
            about = (url, *explaining.get(view.name, ()))
            if facts:
                found = tuple(numbers[address] for address in about if address in numbers)
                yield PolicyFacts(Link(view.title, url), found, facts)


def _topics(composer: Composer, documents: Iterable[SearchDocument]) -> Iterator[str]:
    """Of each document the category of the top in which it lies; "" for none."""
    visible = composer.edition.visible
    places = {composer.article_path(article).address: article.category for article in visible.articles}
    places |= {composer.folder(category.id).address: category.id for category in visible.categories}
    topics = {quote(address): place.partition("/")[0] for address, place in places.items()}
    return (topics.get(document.url, "") for document in documents)


def _runs(words: Iterable[str]) -> Iterator[tuple[str, int]]:
    for word, run in itertools.groupby(words):
        yield word, sum(1 for _ in run)
