"""Small pages of which a site has one or two: the glossary, the page for broken addresses, redirects."""

from msgspec import Struct

from helpgen.views.parts import Frame, Link, TermView
from helpgen.views.structured_data import Breadcrumb


class GlossaryView(Struct, frozen=True):
    """Every term with its meaning."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    terms: tuple[TermView, ...]


class NotFoundView(Struct, frozen=True):
    """The page for a broken address. Its URLs are absolute paths: it is served at any depth."""

    frame: Frame
    title: str
    summary: str
    links: tuple[Link, ...]


class RedirectView(Struct, frozen=True):
    """Stands where an article was before and leads to where it is now."""

    frame: Frame
    title: str
    url: str
    """Of the article, relative to the page."""
