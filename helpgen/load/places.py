"""Where a character of a text stands in its file.

Knows lines and columns; must never know what the text means.
"""

import re
from bisect import bisect_right

from msgspec import Struct

from helpgen.diagnostics import Position

LINE_END = re.compile(r"\r\n|\r|\n")
"""What editors count as the end of a line; U+2028 and its kin are not."""


class Places(Struct, frozen=True):
    """A text with the index at which each of its lines begins."""

    text: str
    path: str
    first_line: int
    """Line of the file in which the text begins, from 1."""
    line_starts: tuple[int, ...]

    def at(self, start: int, end: int | None = None) -> Position:
        """Return the position of the characters from `start` to `end`, cut at the end of the first line."""
        start = min(max(start, 0), len(self.text))
        row = bisect_right(self.line_starts, start) - 1
        last = self.line_span(start)[1]
        width = min(last, end) - start if end is not None else 1
        return Position(self.path, self.first_line + row, start - self.line_starts[row] + 1, max(1, width))

    def line_span(self, index: int) -> tuple[int, int]:
        """Return where the line of a character begins and where it ends without its line end."""
        row = bisect_right(self.line_starts, index) - 1
        start = self.line_starts[row]
        end = self.line_starts[row + 1] if row + 1 < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


def find_places(text: str, path: str, first_line: int = 1) -> Places:
    """Return the places of a text that begins in the given line of a file."""
    return Places(text, path, first_line, (0, *(match.end() for match in LINE_END.finditer(text))))
