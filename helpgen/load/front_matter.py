"""The block between `---` lines at the top of a page: where it ends, and what it says about the page.

Knows the four keys that most pages have; `front_matter_keys` knows all. Must never know what the page's text says or
which file is an article.
"""

import re

from msgspec import Struct, field
from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load.places import LINE_END
from helpgen.load.plain_text import clean_text
from helpgen.load.quick_yaml import read_plain_lines
from helpgen.model import Publication, Reason, Reference, Video

# --- Front matter and body -------------------------------------------------------

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")


class FrontMatterSplit(Struct, frozen=True):
    """A page, cut in two."""

    yaml: str
    """Without the `---` lines; "" if the page has no front matter."""
    body: str
    yaml_first_line: int
    """Line of the file, from 1."""
    body_first_line: int
    """Line of the file, from 1."""


def split_front_matter(text: str) -> FrontMatterSplit:
    """Return the front matter and the body of a page.

    Only `---` in the very first line opens front matter; `---` or `...` alone in a line closes it. An opening without
    an end is a horizontal rule of a page without front matter.
    """
    text = text.removeprefix("\ufeff")
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatterSplit("", text, 1, 1)
    body_first_line = 1 + len(LINE_END.findall(text, 0, closing.end()))
    return FrontMatterSplit(text[opening.end() : closing.start()], text[closing.end() :], 2, body_first_line)


# --- What it says ------------------------------------------------------------------


class FrontMatter(Struct, frozen=True):
    """What a page says about itself; the default where it says nothing or something wrong."""

    title: str = ""
    title_position: Position | None = None
    """None if there is no title."""
    summary: str = ""
    publication: Publication = field(default_factory=Publication)
    promoted: bool = False
    order: int | None = None
    keywords: tuple[str, ...] = ()
    related: tuple[Reference, ...] = ()
    policy: Reference | None = None
    channels: tuple[Reference, ...] = ()
    moved_from: tuple[str, ...] = ()
    video: Video | None = None
    icon: Reference | None = None
    macro: bool = False
    tags: tuple[str, ...] = ()
    answers: tuple[Reason, ...] = ()
    source_digest: Reference | None = None


def read_front_matter(text: str, path: str, first_line: int) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Return what a front matter says, and what is wrong with it; a page whose visibility is unclear is a draft.

    `text` is the YAML between the `---` lines, `first_line` its first line in the file.
    """
    quick = _read_quickly(text, path, first_line)
    if quick is not None:
        return quick, ()
    from helpgen.load.front_matter_keys import read_keys  # pydantic: to import it takes longer than most builds read

    return read_keys(text, path, first_line)


_COUNT = re.compile(r"[0-9]{1,6}")
_FLAGS = {"true": True, "false": False}


def _read_quickly(text: str, path: str, first_line: int) -> FrontMatter | None:
    """Return what the plainest front matter says; None for any other, which `read_keys` reads.

    It has nothing but `title`, `summary`, `order` and `promoted`, as most pages do, and says the same when it is read
    thoroughly.
    """
    lines = read_plain_lines(text) if text else ()
    if lines is None:
        return None
    found = FrontMatter()
    for number, line in enumerate(lines, first_line):
        words = "" if line.is_nothing else clean_text(line.value)
        match line.key:
            case "title" if words:
                place = Position(path, number, line.column, line.width)
                found = replace(found, title=words, title_position=place)
            case "summary" if words:
                found = replace(found, summary=words)
            case "order" if _COUNT.fullmatch(line.value):
                found = replace(found, order=int(line.value))
            case "promoted" if line.value in _FLAGS:
                found = replace(found, promoted=_FLAGS[line.value])
            case _:
                return None
    return found
