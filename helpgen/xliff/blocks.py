"""The body of a text → its blocks, with everything that a translator must not touch set apart.

Knows Markdown's signs. Everything between two blocks is kept as it is, so that the blocks put together again are the
body, character by character.
"""

import re
import urllib.parse
from collections.abc import Sequence

from msgspec import Struct

Piece = str | int
"""Words, or the number of what is protected, from 1."""

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<ticks>`{3,}|~{3,})")
_PROTECTED = re.compile(
    r"""<!--.*?-->
      |(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)
      |\{\{[^{}\n]*\}\}
      |(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)
      |(?<=\])\[[^\]\n]*\]
      |^[ \t]*\[[^\]^\n][^\]\n]*\]:[^\n]*
      |\[\^[^\]\n]+\]:?
      |</?[a-zA-Z][^<>]*>|<[a-z]+:[^<>\s]*>
      |https?://[^\s)>\]]+
      |\{:?[ \t]*[.\#][^{}\n]*\}
      |^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+(?:[ \t]+(?=")|[ \t]*$)
      |^[ \t]*===[+!]*[ \t]+(?=")
      |^[ \t|:-]*-{3}[ \t|:-]*$
      |^[ \t]*\#{1,6}[ \t]+
      |^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?
      |^[ \t]+""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_ANCHOR = re.compile(r"\]\([^()\s#]*#([^()\s]+)")
_WORD = re.compile(r"[^\W\d_]")


class Unit(Struct, frozen=True):
    """A stretch of text that is translated as a whole."""

    kind: str
    """`title`, `summary`, `keywords`, `heading` or `text`."""
    pieces: tuple[Piece, ...]
    protected: tuple[str, ...]
    """What the numbers stand for."""

    @property
    def text(self) -> str:
        """The text itself."""
        return "".join(piece if isinstance(piece, str) else self.protected[piece - 1] for piece in self.pieces)


def marked(kind: str, text: str) -> Unit:
    """Return a text with what must stay set apart."""
    pieces: list[Piece] = []
    protected: list[str] = []
    end = 0
    for found in _PROTECTED.finditer(text):
        if found.start() > end:
            pieces.append(text[end : found.start()])
        protected.append(found[0])
        pieces.append(len(protected))
        end = found.end()
    if text[end:]:
        pieces.append(text[end:])
    return Unit(kind, tuple(pieces), tuple(protected))


def linked_anchors(body: str) -> frozenset[str]:
    """Return what stands behind "#" in the addresses of links."""
    return frozenset(urllib.parse.unquote(found[1]) for found in _ANCHOR.finditer(body))


def begins_code(text: str) -> bool:
    """Tell whether a line of a text would begin a block of code."""
    return any(_FENCE.match(line) for line in text.splitlines())


def cut(body: str) -> tuple[Unit | str, ...]:
    """Return the body as one row of units and of what stands between them: blank lines, code, blocks without words."""
    return tuple(_merge(_rows(body)))


def _rows(body: str) -> Sequence[Unit | str]:
    rows: list[Unit | str] = []
    block: list[str] = []
    fence = ""

    def close() -> None:
        text = "".join(block)
        block.clear()
        if text:
            rows.extend(_row(text))

    for line in body.splitlines(keepends=True):
        opening = _FENCE.match(line)
        if fence:
            rows.append(line)
            if opening and opening["ticks"].startswith(fence) and not line.strip(" \t>`~\r\n"):
                fence = ""
        elif opening:
            close()
            fence = opening["ticks"]
            rows.append(line)
        elif not line.strip():
            close()
            rows.append(line)
        else:
            block.append(line)
    close()
    return rows


def _row(text: str) -> tuple[Unit | str, ...]:
    words = text.rstrip("\r\n")
    unit = marked("heading" if words.lstrip().startswith("#") else "text", words)
    if not any(isinstance(piece, str) and _WORD.search(piece) for piece in unit.pieces):
        return (text,)
    return unit, text[len(words) :]


def _merge(rows: Sequence[Unit | str]) -> Sequence[Unit | str]:
    merged: list[Unit | str] = []
    for row in rows:
        if isinstance(row, str) and merged and isinstance(merged[-1], str):
            merged[-1] += row
        elif row != "":
            merged.append(row)
    return merged
