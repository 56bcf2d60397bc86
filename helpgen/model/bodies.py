"""Parsed texts: clean HTML with typed holes for links, images and facts."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from helpgen.diagnostics import Position

_NOT_IN_PLAIN_SLUGS = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Return the form of a name in addresses: NFC, lower case, letters, marks and digits of every script, else `-`.

    "" if nothing is left.
    """
    if text.isascii():  # the same, twenty times as fast
        return _NOT_IN_PLAIN_SLUGS.sub("-", text.lower()).strip("-")
    lowered = unicodedata.normalize("NFC", text).lower()
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in lowered)
    return "-".join(kept.split())


Long = Annotated[str, "long"]
"""A text of which a site has one for each page."""
Repeated = Annotated[str, "repeated"]
"""A word that many texts have: whoever makes one has it made one with its equals (`sys.intern`)."""


class LinkHole(Struct, frozen=True, gc=False):
    """The address of a link inside the content, to be filled with a URL."""

    target: str
    """As the writer wrote it."""
    path: Repeated
    """Path from the content folder, with "/" between folders; the page's own path for a bare `#anchor`."""
    anchor: Repeated
    """What stands after "#", decoded; "" for none."""
    position: Position


class ImageHole(Struct, frozen=True, gc=False):
    """The address of an image or another file shown in the page."""

    target: str
    path: str
    """As in LinkHole; "" for an image on another site, which is not shown."""
    has_alt: bool
    """Whether the writer gave a text alternative (an empty one marks decoration)."""
    position: Position


class FactHole(Struct, frozen=True, gc=False):
    """The place of `{{ name }}`."""

    name: Repeated
    source: Repeated
    """As the writer wrote it, shown again when the name is unknown."""
    position: Position


TextPart = str | FactHole
"""Plain text, not escaped, or a hole in it."""


class AddressHole(Struct, frozen=True, gc=False):
    """An address with facts in it, such as `[your orders]({{ store.links.orders }})`."""

    parts: tuple[TextPart, ...]
    position: Position


BodyPart = str | LinkHole | ImageHole | FactHole | AddressHole
"""Clean HTML, or a hole in it. Filled in order they make the HTML of the body."""


class Heading(Struct, frozen=True, gc=False):
    """A heading inside a body."""

    level: int
    """2 to 6."""
    anchor: Repeated
    title: tuple[TextPart, ...]


class Body(Struct, frozen=True, gc=False):
    """A parsed text."""

    parts: tuple[BodyPart, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[Repeated]
    """Every id that a link can point to."""
    digest: bytes = b""
    """Of the file's text and of how it was read; b"" if that is not known."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.parts


EMPTY_BODY = Body((), (), frozenset())


def facts_in(body: Body) -> Iterator[str]:
    """Yield the names of the facts that a body quotes, in reading order."""
    for part in body.parts:
        if isinstance(part, FactHole):
            yield part.name
        elif isinstance(part, AddressHole):
            yield from (inner.name for inner in part.parts if isinstance(inner, FactHole))
