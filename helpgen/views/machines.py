"""What programs read instead of pages: texts without a shell, claims, changes.

Texts are plain unless they are `Html`; addresses in `Html` are those of the page it was written for.
"""

from collections.abc import Callable

from msgspec import Struct

from helpgen.views.exports import FactGroup
from helpgen.views.pages import LinkGroup
from helpgen.views.parts import Html, Link
from helpgen.views.policies import Table


class TwinPart(Struct, frozen=True, gc=False):
    """A part of a text. Whatever is empty is left out."""

    title: str = ""
    level: int = 2
    """Of its heading."""
    html: Html = Html("")
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()


class TwinView(Struct, frozen=True, gc=False):
    """A page as Markdown."""

    title: str
    summary: str
    language: str
    """Of the text, which may stand in for a missing translation."""
    canonical_url: str
    """ "" if the address of the site is unknown."""
    updated_iso: str
    """ "" if unknown."""
    base_url: str
    """The whole address of the page, to which its links are relative; "" if unknown: they stay as they are."""
    parts: tuple[TwinPart, ...]


class GuideView(Struct, frozen=True):
    """`llms.txt`: what the site has, for a program that reads one file first."""

    title: str
    summary: str
    groups: tuple[LinkGroup, ...]


class LateTwin(Struct, frozen=True, gc=False):
    """A page as Markdown that is planned when somebody asks for it."""

    digest: str
    """Of its view."""
    make: Callable[[], TwinView]


class FullTextView(Struct, frozen=True):
    """All texts of one language in one file."""

    title: str
    summary: str
    twins: tuple[LateTwin, ...]


class ClaimsView(Struct, frozen=True):
    """Facts, each with where and when it holds and where it is told."""

    claims: tuple[FactGroup, ...]


class FragmentView(Struct, frozen=True):
    """An article without the shell, for a page of another system."""

    id: str
    language: str
    direction: str
    title: str
    summary: str
    html: Html
    base_url: str
    """The whole address of the page, to which the addresses in `html` are relative."""
    category: str
    """Id of its category; "" at the top."""
    keywords: tuple[str, ...]
    updated_iso: str
    """ "" if unknown."""
    translations: tuple[tuple[str, str], ...]
    """(language, whole address of its JSON), itself among them."""


class FragmentFileView(Struct, frozen=True):
    """One of the two files of a fragment."""

    fragment: FragmentView
    form: str
    """`html` or `json`."""


class FragmentLine(Struct, frozen=True):
    """A fragment in the list of all."""

    id: str
    language: str
    title: str
    html_url: str
    json_url: str
    digest: str
    """Of everything in it: another digest means another text."""


class FragmentListView(Struct, frozen=True):
    """All fragments."""

    lines: tuple[FragmentLine, ...]


class FeedEntry(Struct, frozen=True):
    """A change that a feed tells."""

    id: str
    title: str
    text: str
    url: str
    day_iso: str


class FeedView(Struct, frozen=True):
    """Changes, newest first. Whole addresses."""

    language: str
    title: str
    author: str
    url: str
    """Of the page that tells the same."""
    own_url: str
    entries: tuple[FeedEntry, ...]


class ArticleLink(Struct, frozen=True):
    """An article in a list for pages of the shop."""

    id: str
    link: Link
    updated_iso: str
    """ "" if unknown."""


class ArticleListView(Struct, frozen=True):
    """Articles to show on a page of the shop."""

    language: str
    popular: tuple[ArticleLink, ...]
    """In the writers' order."""
    new: tuple[ArticleLink, ...]
    """Newest first."""


MachineView = (
    TwinView | GuideView | FullTextView | ClaimsView | FragmentFileView | FragmentListView | FeedView | ArticleListView
)
"""What programs read."""
