"""What the finished search index must answer: the tests of `search_tests.yml`, and every article.

Knows the help center and where things stand; must never know how an index is written or asked.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from helpgen.check import search_rules as broken
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter, Reference, SearchTest, Target, TargetKind

Addresses = Mapping[Target, str]
"""Of everything that the search of a language can find, from the root of the site."""


class Place(Struct, frozen=True):
    """Where an answer stands."""

    address: str
    """Of the page, from the root of the site."""
    anchor: str
    """ "" for any place on the page."""


class ExpectedAnswer(Struct, frozen=True):
    """A query with the places of which one must be found."""

    test: SearchTest
    places: tuple[Place, ...]


class FindableArticle(Struct, frozen=True):
    """What likely queries for an article are made of. Its text is none of it, and would be kept for nothing."""

    language: str
    title: str
    summary: str
    keywords: tuple[str, ...]
    position: Position
    """Of the title."""
    address: str


class SearchExpectations(Struct, frozen=True):
    """Everything that is asked of the finished index."""

    answers: tuple[ExpectedAnswer, ...] = ()
    articles: tuple[FindableArticle, ...] = ()
    languages: tuple[str, ...] = ()

    def without_tests(self) -> "SearchExpectations":
        """The same without the tests of writers."""
        return replace(self, answers=())


def expect_answers(help_center: HelpCenter, addresses: Addresses) -> tuple[SearchExpectations, tuple[Diagnostic, ...]]:
    """Return what the index must answer, and names in `search_tests.yml` that nothing has.

    Without addresses and tests nothing is expected.
    """
    if not addresses and not help_center.search_tests:
        return SearchExpectations(), ()
    directory = _Directory(help_center, addresses)
    answers: list[ExpectedAnswer] = []
    diagnostics: list[Diagnostic] = []
    for test in help_center.search_tests:
        places: list[Place] = []
        for reference in test.expected:
            found = directory.find(reference, test.language)
            if isinstance(found, Diagnostic):
                diagnostics.append(found)
            else:
                places.append(found)
        answers.append(ExpectedAnswer(test, tuple(places)))
    articles = tuple(
        FindableArticle(
            article.language, article.title, article.summary, article.keywords, article.position, addresses[target]
        )
        for article in help_center.articles
        if (target := Target(TargetKind.ARTICLE, article.id, article.language)) in addresses
    )
    return SearchExpectations(tuple(answers), articles, help_center.languages), tuple(diagnostics)


_SUFFIX = re.compile(r"\.(?:md|markdown|ya?ml)\Z", re.IGNORECASE)


class _Directory:
    """Looks up what `expect` names."""

    def __init__(self, help_center: HelpCenter, addresses: Addresses) -> None:
        self._help_center = help_center
        self._addresses = addresses
        self._targets = dict(self._known())

    def find(self, reference: Reference, language: str) -> Place | Diagnostic:
        """Return where the answer stands, or why there is none."""
        whole, _, anchor = reference.name.partition("#")
        name = _SUFFIX.sub("", whole.strip("/"))
        target = self._targets.get(name) or self._targets.get(name.removeprefix(f"{language}/"))
        if target is None:
            return broken.unknown_expected.at(reference.position, reference.name, self._targets)
        here = Target(target.kind, target.id, language)
        if here not in self._addresses:
            return broken.expected_not_published.at(reference.position, reference.name, language)
        if not anchor:
            return Place(self._addresses[here], "")
        places = self._places_on(here)
        if anchor not in places:
            names = [f"{whole}#{known}" for known in places]
            return broken.unknown_expected.at(reference.position, reference.name, names)
        return places[anchor]

    def _known(self) -> Iterator[tuple[str, Target]]:
        help_center = self._help_center
        for category in help_center.categories:
            yield category.id, Target(TargetKind.CATEGORY, category.id, "")
        for article in help_center.articles:
            yield article.id, Target(TargetKind.ARTICLE, article.id, "")
        for topic in help_center.faq_topics:
            yield f"faq/{topic.id}", Target(TargetKind.FAQ_TOPIC, topic.id, "")
        for name in help_center.policies.names:
            yield f"policies/{name}", Target(TargetKind.POLICY, name, "")
        yield "contact", Target(TargetKind.CONTACT, "", "")
        for name in dict.fromkeys(target.id for target in self._addresses if target.kind is TargetKind.TOOL):
            yield f"tools/{name}", Target(TargetKind.TOOL, name, "")

    def _places_on(self, target: Target) -> Mapping[str, Place]:
        # By the name behind "#". Of policies and categories no part can be expected: the theme words them.
        address = self._addresses[target]
        match target.kind:
            case TargetKind.CONTACT:
                return {channel.id: self._channel(channel.id, target) for channel in self._help_center.channels}
            case TargetKind.ARTICLE:
                anchors = [
                    heading.anchor
                    for article in self._help_center.articles
                    if (article.id, article.language) == (target.id, target.language)
                    for heading in article.body.headings
                ]
            case TargetKind.FAQ_TOPIC:
                anchors = [
                    question.anchor
                    for topic in self._help_center.faq_topics
                    if (topic.id, topic.language) == (target.id, target.language)
                    for question in topic.questions
                ]
            case _:
                anchors = []
        return {anchor: Place(address, anchor) for anchor in anchors}

    def _channel(self, name: str, contact: Target) -> Place:
        address, _, anchor = self._addresses[Target(contact.kind, name, contact.language)].partition("#")
        return Place(address, anchor)
