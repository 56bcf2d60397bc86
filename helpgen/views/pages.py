"""One view for each kind of page."""

from msgspec import Struct

from helpgen.views.few import GlossaryView, NotFoundView, RedirectView
from helpgen.views.parts import ChannelCard, ContactForm, FeedbackForm, Frame, Html, Link, TermView
from helpgen.views.policies import ChangeLine, KeyFact, PolicySection, VersionNotice, WithdrawalForm
from helpgen.views.print_pages import PrintView
from helpgen.views.structured_data import Breadcrumb
from helpgen.views.tools import ToolForm


class CategoryTile(Struct, frozen=True):
    """A category on the home page."""

    title: str
    url: str
    summary: str
    icon: Html
    """ "" for none."""
    count: str
    """For example `7 articles`."""
    language: str
    """Of title and summary, if it is not the page's; "" else."""


class HomeView(Struct, frozen=True):
    """The first page of a language."""

    frame: Frame
    title: str
    summary: str
    body: Html
    body_language: str
    """Of title, summary and body, if it is not the page's; "" else."""
    tasks: tuple[Link, ...]
    """What most shoppers come to do, each beginning with a verb."""
    tools: tuple[Link, ...]
    tiles: tuple[CategoryTile, ...]
    """The categories; where there is only one, its sections."""
    promoted: tuple[Link, ...]
    articles: tuple[Link, ...]
    """Articles outside every category."""
    faq_topics: tuple[Link, ...]
    channels: tuple[ChannelCard, ...]
    """The first few."""


class ArticleLine(Struct, frozen=True, gc=False):
    """An article in a list."""

    title: str
    url: str
    summary: str
    is_promoted: bool
    language: str
    """Of the title, if it is not the page's; "" else."""


class SectionBlock(Struct, frozen=True):
    """A section on the page of its category."""

    title: str
    url: str
    summary: str
    anchor: str
    articles: tuple[ArticleLine, ...]
    more: str
    """For example `See all 14 articles`; "" if all are shown."""
    language: str
    """Of title and summary, if it is not the page's; "" else."""


class CategoryView(Struct, frozen=True):
    """A category or section."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    icon: Html
    body: Html
    body_language: str
    """Of title, summary and body, if it is not the page's; "" else."""
    articles: tuple[ArticleLine, ...]
    is_long: bool
    """Whether there are so many articles that only their titles are listed."""
    sections: tuple[SectionBlock, ...]
    siblings: tuple[Link, ...]
    """The categories beside it, itself among them."""
    print_url: str
    """Of the page that has all its articles, for paper; "" for none."""


class ContentsEntry(Struct, frozen=True, gc=False):
    """A line of "On this page"."""

    title: str
    anchor: str


class FallbackNotice(Struct, frozen=True):
    """Says that a translation is missing."""

    sentence: str
    original_url: str
    original_language: str
    link: str
    """Words of the link to the original."""


class VideoView(Struct, frozen=True):
    """A film that loads after a click."""

    url: str
    title: str
    captions_url: str
    transcript: str


class ArticleView(Struct, frozen=True, gc=False):
    """The answer to one question."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    body: Html
    body_language: str
    """Differs from the frame's where a translation is missing."""
    body_direction: str
    terms: tuple[TermView, ...]
    """Those that the body explains."""
    needs_more_styles: bool
    """Whether it has what few articles have: code, keys, terms, boxes, large pictures, a film."""
    notice: FallbackNotice | None
    contents: tuple[ContentsEntry, ...]
    """Empty for short articles."""
    updated: str
    """A sentence such as `Last updated 15 October 2026`; "" if unknown."""
    updated_iso: str
    policy: Link | None
    video: VideoView | None
    related: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    siblings_title: str
    siblings_url: str
    siblings: tuple[Link, ...]
    """Articles of the same category, itself among them."""
    channels: tuple[ChannelCard, ...]
    """The fitting ones, best first."""
    feedback: FeedbackForm | None


class QuestionView(Struct, frozen=True):
    """A question with its answer."""

    anchor: str
    title: str
    answer: Html


class FaqTopicView(Struct, frozen=True):
    """Short answers on one page."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    intro: Html
    questions: tuple[QuestionView, ...]
    is_folded: bool
    """Whether there are so many that their answers stay closed at first."""
    body_language: str
    body_direction: str
    notice: FallbackNotice | None
    topics: tuple[Link, ...]
    """All topics, this one among them."""
    channels: tuple[ChannelCard, ...]
    feedback: FeedbackForm | None


class FaqTopicBlock(Struct, frozen=True):
    """A topic on the FAQ index."""

    title: str
    url: str
    summary: str
    language: str
    """Of the texts, if it is not the page's; "" else."""
    questions: tuple[Link, ...]
    """The summary of each is the beginning of its answer; "" if that is no text."""


class FaqIndexView(Struct, frozen=True):
    """All FAQ topics."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    topics: tuple[FaqTopicBlock, ...]


class PolicyView(Struct, frozen=True):
    """A binding promise, written from facts."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    name: str
    """As its file: `shipping`, `returns` …"""
    title: str
    summary: str
    key_facts: tuple[KeyFact, ...]
    sections: tuple[PolicySection, ...]
    form: WithdrawalForm | None
    withdrawal: Link | None
    """Where to withdraw from a contract, its summary the right itself; None except on the page about returns."""
    tool: ToolForm | None
    version: VersionNotice | None
    """None for what is in force."""
    effective: str
    """A sentence such as `In force since 1 September 2026, revision 4`; "" if unknown."""
    changes: tuple[ChangeLine, ...]
    """Newest first."""
    feed_url: str
    """Of the feed that tells them; "" for none."""
    versions: tuple[Link, ...]
    """Older and coming versions, newest first."""
    related: tuple[Link, ...]
    """Articles that explain it."""
    policies: tuple[Link, ...]
    """All policies, itself among them."""
    channels: tuple[ChannelCard, ...]
    feedback: FeedbackForm | None


class ContactView(Struct, frozen=True):
    """Every way to reach the shop."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    tasks: tuple[Link, ...]
    """What most people want, before they write."""
    channels: tuple[ChannelCard, ...]
    tool: ToolForm | None
    """Chooses among the channels; None where there is nothing to choose."""
    form: ContactForm | None
    address: tuple[str, ...]
    """Name, postal address and registration of the company, line by line."""
    holidays: tuple[str, ...]
    """Coming days on which nobody answers."""


class ToolView(Struct, frozen=True):
    """A tool with everything it knows in tables, for readers without JavaScript."""

    frame: Frame
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    keywords: tuple[str, ...]
    """Other words by which shoppers look for it."""
    tool: ToolForm
    sections: tuple[PolicySection, ...]
    cards: tuple[ChannelCard, ...]
    """All channels, for the tool that chooses among them; empty for the others."""
    policy: Link | None
    """The binding terms."""
    tools: tuple[Link, ...]
    """All tools, itself among them."""
    channels: tuple[ChannelCard, ...]


class LinkGroup(Struct, frozen=True):
    """Links under a heading."""

    title: str
    url: str
    links: tuple[Link, ...]


class SearchView(Struct, frozen=True):
    """Results for `?q=`, and without JavaScript the list of everything."""

    frame: Frame
    title: str
    groups: tuple[LinkGroup, ...]
    contact_url: str


Page = (
    HomeView
    | CategoryView
    | ArticleView
    | FaqTopicView
    | FaqIndexView
    | PolicyView
    | ContactView
    | GlossaryView
    | ToolView
    | SearchView
    | NotFoundView
    | RedirectView
    | PrintView
)
"""A view that becomes HTML."""
