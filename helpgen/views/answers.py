"""What an answering program may say, and what agents read on paper."""

from pathlib import Path

from msgspec import Struct

from helpgen.views.parts import Html


class AnswerView(Struct, frozen=True):
    """A question with its answer, in one language."""

    id: str
    """Id of the article, or `faq/topic#question`."""
    question: str
    summary: str
    """The answer in one or two sentences; "" if the page has none."""
    html: Html
    """The whole answer, with whole addresses."""
    language: str
    markets: tuple[str, ...]
    """Ids of the markets that speak this language; empty if the shop names no markets."""
    facts: tuple[tuple[str, str], ...]
    """(name, value in the words of the language) of each fact that the answer quotes."""
    url: str
    """Where it stands; "" if the address of the site is unknown."""
    updated_iso: str
    """ "" if unknown."""


class HandbookText(Struct, frozen=True):
    """A text of the handbook."""

    anchor: str
    language: str
    """Of the text, which may stand in for a missing translation."""
    title: str
    summary: str
    html: Html
    updated: str
    """As a sentence; "" if unknown."""


class HandbookPart(Struct, frozen=True):
    """Texts that belong together."""

    anchor: str
    title: str
    texts: tuple[HandbookText, ...]


class HandbookView(Struct, frozen=True):
    """All that agents read, as one page to print."""

    language: str
    direction: str
    title: str
    note: str
    """Whom it is for and of which day it is."""
    contents_title: str
    parts: tuple[HandbookPart, ...]
    files: tuple[tuple[str, Path], ...]
    """(path beside the page, file) of its images."""
