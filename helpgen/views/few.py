"""Small pages of which a site has one or two: the glossary, the page for broken addresses, redirects."""

from dataclasses import dataclass

from helpgen.views.parts import Frame, Link, TermView
from helpgen.views.structured_data import Breadcrumb


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """Every term with its meaning."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for a broken address. Its URLs are absolute paths: it is served at any depth."""

    frame: Frame
    title: str
    summary: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """Stands where an article was before and leads to where it is now."""

    frame: Frame
    title: str
    url: str
    """Of the article, relative to the page."""
