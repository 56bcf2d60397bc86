"""Articles, categories and FAQ topics, in one language each."""

import enum
import posixpath
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from helpgen.diagnostics import Position
from helpgen.model.bodies import Body, Repeated, TextPart
from helpgen.model.reasons import Reason


class Status(enum.Enum):
    """How far an article is."""

    DRAFT = "draft"
    """Being written; nobody sees it."""
    PUBLISHED = "published"
    ARCHIVED = "archived"
    """Kept, not shown."""


class Audience(enum.Enum):
    """Who may read an article."""

    PUBLIC = "public"
    AGENTS = "agents"
    """Support staff only; never part of the public site."""


class Reference(Struct, frozen=True, gc=False):
    """A name that a writer typed, and where."""

    name: str
    position: Position


class Publication(Struct, frozen=True, gc=False):
    """Whether, when and for whom something is shown."""

    status: Status = Status.PUBLISHED
    audience: Audience = Audience.PUBLIC
    publish_at: date | None = None
    """First day on the site."""
    expires_at: date | None = None
    """First day no longer on the site."""
    review_by: date | None = None
    """Day by which somebody has read it again."""
    updated: date | None = None
    owner: str = ""
    """Never published."""

    def is_shown(self, today: date, *, with_drafts: bool) -> bool:
        """Tell whether it has a page on the given day; in a preview drafts have one, too."""
        is_draft = self.status is Status.DRAFT and self.audience is Audience.PUBLIC
        return self.is_public(today) or (with_drafts and is_draft)

    def is_public(self, today: date) -> bool:
        """Tell whether a shopper may read it on the given day."""
        return (
            self.status is Status.PUBLISHED
            and self.audience is Audience.PUBLIC
            and (self.publish_at is None or self.publish_at <= today)
            and (self.expires_at is None or today < self.expires_at)
        )


class Video(Struct, frozen=True):
    """A film that explains an article."""

    url: str
    """Path of a file from the article's folder, or an address on the web."""
    title: str
    captions: str
    """As `url`, of a WebVTT file; "" for none."""
    transcript: str

    def path_of(self, address: str, article_path: str) -> str:
        """Return the path of `url` or `captions` from the content folder; "" for an address on the web."""
        if address.startswith(("https://", "http://")):
            return ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(article_path), address))


class Icon(Struct, frozen=True):
    """A drawing of the theme, inlined into the page."""

    name: str
    svg: str
    """A whole `<svg>` element."""


class Landing(Struct, frozen=True):
    """A page that leads to others: the home page of a language or its FAQ index."""

    language: str
    path: str
    """From the content folder; "" if there is no file for it."""
    title: str
    """ "" for the theme's own."""
    summary: str
    body: Body
    position: Position


class Category(Struct, frozen=True):
    """A folder of articles: a category at the top, a section below."""

    id: str
    """Path of the folder from the language folder."""
    language: str
    path: str
    """Of its `index.md`, or where that would lie."""
    parent: str
    """Id of the category around it; "" at the top."""
    title: str
    summary: str
    icon: Icon | None
    order: int | None
    body: Body
    position: Position


class Article(Struct, frozen=True, gc=False):
    """The answer to one question, in one language."""

    id: str
    """Path from the language folder without `.md`; the same in every language."""
    language: str
    path: Repeated
    category: Repeated
    """Id of the folder it lies in; "" at the top."""
    title: str
    summary: str
    publication: Publication
    is_promoted: bool
    order: int | None
    keywords: tuple[str, ...]
    """Words that shoppers type and the text does not have."""
    related: tuple[Reference, ...]
    """Ids of articles."""
    policy: Reference | None
    """Name of the policy that it explains."""
    channels: tuple[Reference, ...]
    """Ids of the channels to offer first."""
    moved_from: tuple[str, ...]
    """Ids under which it was known before."""
    video: Video | None
    body: Body
    position: Position
    """Of the title."""
    is_macro: bool = False
    """Whether agents get it as a prepared reply, too."""
    tags: tuple[str, ...] = ()
    """What the help desk tags a conversation with that the macro answers."""
    answers: tuple[Reason, ...] = ()
    """What it answers, beside the reason of its name."""


class Question(Struct, frozen=True, gc=False):
    """One question of an FAQ topic with its short answer."""

    anchor: str
    title: tuple[TextPart, ...]
    body: Body


class FaqTopic(Struct, frozen=True):
    """Short answers on one page."""

    id: str
    """File name without `.md`."""
    language: str
    path: str
    title: str
    summary: str
    publication: Publication
    order: int | None
    keywords: tuple[str, ...]
    intro: Body
    questions: tuple[Question, ...]
    anchors: frozenset[str]
    position: Position
    is_macro: bool = False
    """Whether agents get each answer as a prepared reply, too."""
    tags: tuple[str, ...] = ()
    """As of an article."""
    answers: tuple[Reason, ...] = ()
    """As of an article."""


class Macro(Struct, frozen=True):
    """A reply that is prepared for agents; never a page."""

    id: str
    """Path below `macros/` without `.md`; the same in every language."""
    language: str
    path: str
    title: str
    summary: str
    """When to use it; agents alone read it."""
    publication: Publication
    tags: tuple[str, ...]
    body: Body
    """Its unknown facts may be `PLACEHOLDERS`, which the help desk fills."""
    position: Position

    def is_ready(self, today: date) -> bool:
        """Tell whether agents may send it on the given day; whom it was written for makes no difference."""
        return replace(self.publication, audience=Audience.PUBLIC).is_public(today)


PLACEHOLDERS = (
    "customer.first_name",
    "customer.name",
    "order.number",
    "agent.first_name",
    "agent.name",
    "ticket.number",
)
"""What a help desk fills into a macro when an agent sends it."""
