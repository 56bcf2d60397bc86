"""Every text of a help center in one form, so that a rule need not know articles from questions."""

import posixpath
from collections.abc import Iterator

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model import Article, Body, BodyPart, Category, HelpCenter, Landing, Publication, TextPart


class CheckedText(Struct, frozen=True):
    """What a rule may ask of any text."""

    path: str
    """From the content folder."""
    language: str
    position: Position
    title: str
    summary: str
    publication: Publication
    bodies: tuple[Body, ...]
    titles: tuple[tuple[TextPart, ...], ...]
    """Of questions, which may quote facts."""
    article: Article | None
    """None for anything else."""
    is_macro: bool = False
    """Whether it is a reply for agents and no page."""

    @property
    def folder(self) -> str:
        """The folder it lies in."""
        return posixpath.dirname(self.path)

    def parts(self) -> Iterator[BodyPart]:
        """Yield HTML and holes in reading order."""
        for body in self.bodies:
            yield from body.parts


def all_texts(help_center: HelpCenter) -> tuple[CheckedText, ...]:
    """Return every text: articles, topics, macros, categories, home pages."""
    return tuple(_texts(help_center))


def _texts(help_center: HelpCenter) -> Iterator[CheckedText]:
    always = Publication()
    for article in help_center.articles:
        yield CheckedText(
            article.path, article.language, article.position, article.title, article.summary, article.publication,
            (article.body,), (), article,
        )  # fmt: skip
    for topic in help_center.faq_topics:
        bodies = (topic.intro, *(question.body for question in topic.questions))
        titles = tuple(question.title for question in topic.questions)
        yield CheckedText(
            topic.path,
            topic.language,
            topic.position,
            topic.title,
            topic.summary,
            topic.publication,
            bodies,
            titles,
            None,
        )
    for macro in help_center.macros:
        yield CheckedText(
            macro.path, macro.language, macro.position, macro.title, macro.summary, macro.publication,
            (macro.body,), (), None, is_macro=True,
        )  # fmt: skip
    others: tuple[Category | Landing, ...] = (*help_center.categories, *help_center.homes, *help_center.faq_indexes)
    for other in others:
        yield CheckedText(
            other.path, other.language, other.position, other.title, other.summary, always, (other.body,), (), None
        )
