"""What every other system has in common: folders, articles and their texts, as values.

Knows no file format, no system and no path of ours.
"""

import enum
import re
from collections.abc import Callable

from msgspec import Struct, field

from helpgen.diagnostics import Diagnostic


class Form(enum.Enum):
    """How a text is written."""

    HTML = "html"
    MARKDOWN = "markdown"


class SourceFile(Struct, frozen=True):
    """A file of the export."""

    name: str
    """Path from the top of the export, with "/" between folders."""
    size: int
    """In bytes."""
    read: Callable[[], bytes]
    """Returns the content; OSError if it cannot be read any more."""


class FolderText(Struct, frozen=True):
    """The name of a category or section in one language."""

    language: str
    """As the other system writes it, such as `en-us`; "" where it names none."""
    title: str
    summary: str = ""
    """May hold HTML."""


class Folder(Struct, frozen=True):
    """A category or a section."""

    id: str
    """Unique among all folders of the export."""
    texts: tuple[FolderText, ...]
    parent: str = ""
    """Id of the folder around it; "" at the top."""
    order: int | None = None
    slug: str = ""
    """Name in addresses; "" to make one of the title."""
    addresses: tuple[str, ...] = ()
    """Web addresses under which readers know it."""
    is_restricted: bool = False
    """Whether not everybody may read what lies in it."""


class ArticleText(Struct, frozen=True):
    """An article in one language."""

    language: str
    """As the other system writes it; "" where it names none."""
    title: str
    body: str
    source: str
    """Name of the file it came from."""
    form: Form = Form.HTML
    line: int = 0
    """Line of the source on which the body begins; 0 where bodies are values in a larger file."""
    summary: str = ""
    is_draft: bool = False
    updated: str = ""
    """Day as YYYY-MM-DD; "" if unknown."""
    addresses: tuple[str, ...] = ()
    """Web addresses under which readers know it."""


class Attachment(Struct, frozen=True):
    """A file that an article offers or shows."""

    id: str
    name: str
    address: str
    is_inline: bool = False
    """Whether the text itself shows it."""


class Votes(Struct, frozen=True):
    """How readers judged an article."""

    up: int
    down: int


class Article(Struct, frozen=True):
    """An article in all its languages."""

    id: str
    """Unique among all articles of the export."""
    texts: tuple[ArticleText, ...]
    folder: str = ""
    """Id of its folder; "" for none."""
    slug: str = ""
    order: int | None = None
    is_promoted: bool = False
    is_restricted: bool = False
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Ids of articles."""
    owner: str = ""
    attachments: tuple[Attachment, ...] = ()
    votes: Votes | None = None
    numbers: tuple[str, ...] = ()
    """Other ids by which links name it."""

    @property
    def label(self) -> str:
        """What messages call it."""
        title = next((text.title for text in self.texts if text.title), "")
        return f'"{title}"' if title else f"article {self.id}"


class LinkShapes(Struct, frozen=True):
    """What links between pages of a system look like; each pattern has a group `id` and is searched in a path."""

    article: re.Pattern[str] | None = None
    folder: re.Pattern[str] | None = None
    folder_prefix: str = ""
    """Before the id of such a folder; `{kind}` stands for the group `kind` of the pattern."""
    attachment: re.Pattern[str] | None = None


class Unread(Struct, frozen=True):
    """A key of the export that has no place in helpgen."""

    kind: str
    """Of the objects that have it, in the plural."""
    key: str
    count: int
    """So many objects have it with a value."""


class Export(Struct, frozen=True):
    """Everything that was read."""

    articles: tuple[Article, ...] = ()
    folders: tuple[Folder, ...] = ()
    default_language: str = ""
    """The most usual language, as the system writes it; "" if the export names none."""
    media: tuple[SourceFile, ...] = ()
    """Files that are no texts."""
    links: LinkShapes = field(default_factory=LinkShapes)
    unread: tuple[Unread, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether nothing may be written."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)
