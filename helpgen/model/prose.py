"""What shoppers read of a text, with the places that a rule needs to name."""

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model.articles import Publication, Reference
from helpgen.model.bodies import Long


class Allowance(Struct, frozen=True, gc=False):
    """A place in a text where the writer lets numbers stand, whatever the policies say."""

    start: int
    """First character that is allowed."""
    end: int
    """One behind the last."""
    mark: int
    """Where the writer says so."""


class Prose(Struct, frozen=True, gc=False):
    """The words of a file, front matter included; markup, code and addresses are blanks."""

    shown_path: str
    language: str
    publication: Publication
    text: Long
    """As long as the file, with its line ends; each word stands where the writer typed it."""
    body_start: int
    """Characters of front matter before the body."""
    addresses: tuple[tuple[str, int], ...]
    """(web address, where it begins)."""
    allowances: tuple[Allowance, ...]
    digest: str = ""
    """Of what it says: title, summary and body, blanks aside. Facts count by their names, not by their values."""
    translated_from: Reference | None = None
    """The digest of the text that it translates, as somebody has recorded it; None if nobody has."""

    def position(self, start: int, end: int) -> Position:
        """Return the place of some characters of the text."""
        line_start = self.text.rfind("\n", 0, start) + 1
        line = self.text.count("\n", 0, start) + 1
        return Position(self.shown_path, line, start - line_start + 1, max(1, end - start))
