"""Outputs that are no pages, and the plan of all outputs."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from helpgen.search.text import sections_of
from helpgen.views.exports import ArrivalsView, EmbedView, FactsView, WidgetView, WordsView
from helpgen.views.hosting import HostFileView
from helpgen.views.machines import MachineView
from helpgen.views.pages import Page
from helpgen.views.parts import Alternate, Html, Link
from helpgen.views.policies import KeyFact
from helpgen.views.tools import ToolDataView


class SearchSection(Struct, frozen=True, gc=False):
    """A part of a document."""

    anchor: str
    """ "" for the part before the first heading."""
    title: str
    text: str


class LateText(Struct, frozen=True, gc=False):
    """The body of a page that nobody has planned yet."""

    digest: str
    """Of the body."""
    make: Callable[[], Html]


class SearchDocument(Struct, frozen=True, gc=False):
    """Something that a search can find."""

    url: str
    """From the root of the site."""
    kind: str
    """`article`, `question`, `policy`, `tool`, `category`, `channel` or `page`."""
    title: str
    content: tuple[SearchSection, ...] | Html | LateText
    """Its sections, or the body of its page, which is kept anyway; they are read from it when they are needed."""
    keywords: tuple[str, ...] = ()
    breadcrumb: str = ""
    summary: str = ""
    digest: str = ""
    """Of all of it, as `digest_of_document`; "" if nobody has computed it yet."""

    def opened(self) -> "SearchDocument":
        """Return the same with its sections at hand; asked for one by one they are read from a body again and again."""
        return replace(self, content=self.sections)

    @property
    def sections(self) -> tuple[SearchSection, ...]:
        """At least one; the first stands before the first heading."""
        content = self.content
        if isinstance(content, tuple):
            return content
        body = content.make() if isinstance(content, LateText) else content
        return tuple(SearchSection(*part) for part in sections_of(body))

    @property
    def headings(self) -> tuple[str, ...]:
        """The titles of its sections."""
        return tuple(section.title for section in self.sections if section.title)

    @property
    def text(self) -> str:
        """All its words but the title."""
        return "\n".join(f"{section.title}\n{section.text}".strip() for section in self.sections)


class SearchIndexView(Struct, frozen=True):
    """All documents of one language."""

    language: str
    documents: tuple[SearchDocument, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases that mean the same; one that begins with "-" only leads to the others."""
    questions: tuple[str, ...] = ()
    """Phrases whose words are no spelling mistakes, though no text may have them."""


class PolicyFacts(Struct, frozen=True):
    """What a policy says in short, for searches that ask for it."""

    policy: Link
    numbers: tuple[int, ...]
    """Of the documents in the index that are about it: the policy and the articles that explain it."""
    facts: tuple[KeyFact, ...]
    """Those that somebody can ask for."""


class SearchStartView(Struct, frozen=True):
    """What the search of one language shows beside results. All URLs from the root of the site."""

    language: str
    words: tuple[tuple[str, str], ...]
    """(name in its script, words) of what the search says once it has answered."""
    popular: tuple[Link, ...]
    """Before somebody types."""
    channels: tuple[Link, ...]
    """Where results are weak; the summary says when somebody answers."""
    policies: tuple[PolicyFacts, ...]
    kinds: tuple[tuple[str, int], ...]
    """The kinds of the documents in the order of the index: runs of kind and length."""
    topics: tuple[tuple[str, str], ...]
    """(id, title) of the categories of the top."""
    topic_runs: tuple[tuple[str, int], ...]
    """As the kinds: in which of them each document lies, "" for none."""


class SitemapEntry(Struct, frozen=True, gc=False):
    """A page for search engines. Absolute URLs."""

    url: str
    updated_iso: str
    """ "" if unknown."""
    alternates: tuple[Alternate, ...]


class SitemapView(Struct, frozen=True):
    """All pages that search engines may list."""

    entries: tuple[SitemapEntry, ...]


class RobotsView(Struct, frozen=True):
    """What crawlers are told."""

    sitemap_url: str
    """Absolute; "" if the site's address is unknown."""


class FileView(Struct, frozen=True):
    """A file that is copied as it is."""

    file: Path
    sha256: str


ExportView = FactsView | WordsView | ArrivalsView | EmbedView | WidgetView | ToolDataView
"""What other programs and scripts read."""

OneFileView = Page | SearchStartView | SitemapView | RobotsView | FileView | HostFileView | ExportView | MachineView
"""Everything that becomes one file."""

View = OneFileView | SearchIndexView
"""Everything that can become an output."""


class OfflineEdition(Struct, frozen=True):
    """What a reader without a network is told in one language."""

    language: str
    direction: str
    """`ltr` or `rtl`."""
    prefix: str
    """What its addresses begin with, from the root of the site; "" for the default language."""
    title: str
    text: str
    saved: str
    """Above the pages that can be read."""


class OfflineView(Struct, frozen=True):
    """The service worker of a release."""

    is_on: bool
    """False: it removes what an earlier one has left with readers."""
    files: tuple[str, ...]
    """What every page needs, from the root of the site."""
    editions: tuple[OfflineEdition, ...]


class RenderedSite(Struct, frozen=True):
    """The bytes of every output."""

    files: Mapping[str, bytes]
    """Path from the root of the site to content, in the order of the paths."""
