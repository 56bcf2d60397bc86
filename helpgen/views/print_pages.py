"""A whole category on one page, for paper and PDF."""

from msgspec import Struct

from helpgen.views.parts import Frame, Html, Link, TermView


class PrintText(Struct, frozen=True, gc=False):
    """An article among the others of its category."""

    anchor: str
    title: str
    summary: str
    html: Html
    """As it stands on the article's own page until the renderer has moved it here."""
    language: str
    direction: str
    updated: str
    """A sentence; "" if unknown."""
    video: Link | None
    """The summary is its transcript."""
    address: str
    """Of the article's own page, from the root of the site."""


class PrintPart(Struct, frozen=True):
    """The category itself or one of its sections."""

    anchor: str
    title: str
    """ "" for the category itself."""
    language: str
    """Of the title, if it is not the page's; "" else."""
    level: int
    """Of the headings of its texts, 2 to 6; that of a section is one above."""
    texts: tuple[PrintText, ...]


class PrintView(Struct, frozen=True):
    """Every article of a category, one after the other."""

    frame: Frame
    title: str
    summary: str
    body_language: str
    """Of title and summary, if it is not the page's; "" else."""
    parts: tuple[PrintPart, ...]
    terms: tuple[TermView, ...]
    """Each that an article explains, once."""
    address: str
    """Of this page, from the root of the site."""
    category_url: str
    site_url: str
    """What makes an address of the site whole; "" if that is unknown."""
    newest_url: str
    """Where the newest text stands, whole; "" if the site's address is unknown."""
