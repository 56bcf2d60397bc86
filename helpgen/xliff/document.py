"""Units → an XLIFF document. Knows XML and the standard; nothing of Markdown and of files."""

import html
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.xliff.blocks import Piece, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN_NAMESPACE = "urn:helpgen:xliff"
STALE = "helpgen:stale"
_REFUSED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_CONTEXTS = {
    "title": "Title: the shopper's question or task, short.",
    "summary": "The short answer below the title, in lists and in search engines.",
    "keywords": "Words that shoppers type, with commas between. Write what people type in your language.",
    "heading": "Heading.",
}


class Text(Struct, frozen=True):
    """A text to translate."""

    path: str
    """Below the folder of its language."""
    state: str
    """`missing`, `stale`, `unrecorded` or `current`."""
    units: tuple[Unit, ...]
    targets: tuple[Unit | None, ...]
    """What the translation says now, where it can be told."""
    target_digest: str
    """Of the translation's file; "" if there is none."""


class Bundle(Struct, frozen=True):
    """Everything for one translator."""

    source_language: str
    target_language: str
    texts: tuple[Text, ...]


def write_document(bundle: Bundle) -> bytes:
    """Return the document as UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<xliff xmlns="{NAMESPACE}" xmlns:hg="{OWN_NAMESPACE}" version="2.0" srcLang="{bundle.source_language}"'
            f' trgLang="{bundle.target_language}">'
        ),
    ]
    for number, text in enumerate(bundle.texts, start=1):
        lines += _file(text, number)
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _file(text: Text, number: int) -> Iterator[str]:
    digest = f' hg:target="{text.target_digest}"' if text.target_digest else ""
    path = html.escape(text.path)
    yield f' <file id="f{number}" original="{path}" canResegment="no" xml:space="preserve"{digest}>'
    yield f'  <notes><note category="state">{text.state}</note></notes>'
    heading = ""
    for place, (unit, target) in enumerate(zip(text.units, text.targets, strict=True), start=1):
        yield from _unit(f"u{place}", unit, target, text.state, heading)
        if unit.kind == "heading":
            heading = "".join(piece for piece in unit.pieces if isinstance(piece, str))
    yield " </file>"


def _unit(name: str, unit: Unit, target: Unit | None, state: str, heading: str) -> Iterator[str]:
    context = _CONTEXTS.get(unit.kind) or (f'Text below "{heading}".' if heading else "Text.")
    yield f'  <unit id="{name}" name="{unit.kind}">'
    yield f'   <notes><note category="context">{_escape(context)}</note></notes>'
    pieces, extra = target_pieces(unit, target) if target else ((), ())
    data = [*((f"{number}", value) for number, value in enumerate(unit.protected, 1)), *extra]
    if data:
        yield "   <originalData>"
        yield from (f'    <data id="d{number}">{_escape(value)}</data>' for number, value in data)
        yield "   </originalData>"
    yield f"   <segment {_state(state, has_target=target is not None)}>"
    yield f"    <source>{_inline(unit.pieces)}</source>"
    if target is not None:
        yield f"    <target>{_inline(pieces)}</target>"
    yield "   </segment>"
    yield "  </unit>"


def target_pieces(unit: Unit, target: Unit) -> tuple[tuple[Piece, ...], tuple[tuple[str, str], ...]]:
    """Return the pieces of a translation, numbered as in its source, and (id, text) of what the source lacks.

    The number of such a piece is negative, and its id begins with "t".
    """
    free = dict(enumerate(unit.protected, start=1))
    pieces: list[Piece] = []
    extra: list[tuple[str, str]] = []
    for piece in target.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        value = target.protected[piece - 1]
        number = next((number for number, other in free.items() if other == value), 0)
        if number:
            del free[number]
            pieces.append(number)
        else:
            extra.append((f"t{len(extra) + 1}", value))
            pieces.append(-len(extra))
    return tuple(pieces), tuple(extra)


def _state(state: str, *, has_target: bool) -> str:
    if not has_target:
        return 'state="initial"'
    return f'state="initial" subState="{STALE}"' if state == "stale" else 'state="translated"'


def _inline(pieces: Sequence[Piece]) -> str:
    return "".join(_escape(piece) if isinstance(piece, str) else _placeholder(piece) for piece in pieces)


def _placeholder(number: int) -> str:
    name = f"{number}" if number > 0 else f"t{-number}"
    return f'<ph id="{name}" dataRef="d{name}" canCopy="no" canDelete="no"/>'


def _escape(text: str) -> str:
    return _REFUSED.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', html.escape(text, quote=False))
