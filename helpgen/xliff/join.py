"""What a translator says + the original as it is now → the source of a translation, or why there is none yet."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import slugify
from helpgen.xliff import rules as broken
from helpgen.xliff.blocks import Unit, begins_code, marked
from helpgen.xliff.document import Text, target_pieces
from helpgen.xliff.pages import KEYS, Page, write_page
from helpgen.xliff.reading import ReturnedText, ReturnedUnit


class Joined(Struct, frozen=True):
    """What became of a text."""

    source: str | None
    """Of the translation, without the digest of its original; None if something is missing."""
    diagnostics: tuple[Diagnostic, ...]


def align(original: Page, translation: Page | None) -> tuple[Unit | None, ...]:
    """Return what a translation says in the place of each unit; None where the two do not run side by side."""
    if translation is None:
        return (None,) * len(original.units)
    front = {unit.kind: unit for unit in translation.front}
    nothing = (None,) * len(original.body)
    there = translation.body if original.runs_beside(translation) else nothing
    return (*(front.get(unit.kind) for unit in original.front), *there)


def join(
    returned: ReturnedText, text: Text, original: Page, before: Page | None, document: str, anchors: frozenset[str]
) -> Joined:
    """Return the translation of a text; `before` is the translation so far.

    `document` names the XLIFF file in messages; `anchors` are those that the originals link to.
    """
    offered: dict[tuple[str, str], list[ReturnedUnit]] = {}
    for one in returned.units:
        offered.setdefault((one.kind, one.source_text), []).append(one)
    found: list[str | None] = []
    diagnostics: list[Diagnostic] = []
    for unit, target in zip(text.units, text.targets, strict=True):
        candidates = offered.get((unit.kind, unit.text), [])
        if not candidates:
            found.append(None)
            continue
        candidate = candidates.pop(0) if len(candidates) > 1 else candidates[0]
        said, told = _take(candidate, unit, target, Position(document, candidate.line))
        found.append(_with_anchor(said, unit, target, anchors) if said else said)
        diagnostics += told
    current = {(unit.kind, unit.text) for unit in text.units}
    for one in returned.units:
        if (one.kind, one.source_text) not in current:
            diagnostics.append(broken.source_changed.at(Position(document, one.line), _brief(one), text.path))
    missing = sum(said is None for said in found)
    if missing:
        place = Position(document, returned.line)
        diagnostics.append(broken.translation_incomplete.at(place, text.path, missing, len(found)))
        return Joined(None, tuple(diagnostics))
    words = iter([said for said in found if said is not None])
    return Joined(write_page(original, before, lambda _: next(words)), tuple(diagnostics))


def _with_anchor(said: str, unit: Unit, target: Unit | None, anchors: frozenset[str]) -> str:
    # Links of the originals lead to headings by their own words, which a translation does not have.
    if unit.kind != "heading" or any("{" in value for value in unit.protected):
        return said
    anchor = slugify("".join(piece for piece in unit.pieces if isinstance(piece, str)))
    mark = f"{{#{anchor}}}"
    is_wanted = anchor in anchors if target is None else mark in target.text
    return f"{said} {mark}" if is_wanted and mark not in said else said


def _take(
    returned: ReturnedUnit, unit: Unit, target: Unit | None, place: Position
) -> tuple[str | None, Sequence[Diagnostic]]:
    if not returned.has_target or not returned.target:
        return None, ()
    known = {f"{number}": value for number, value in enumerate(unit.protected, start=1)}
    known |= dict(target_pieces(unit, target)[1]) if target else {}
    used = [value for kind, value in returned.target if kind == "code"]
    strange = next((name for name in used if name not in known), "")
    said = "".join(value if kind == "words" else known.get(value, "") for kind, value in returned.target)
    said = _tidy(said) if unit.kind not in KEYS else " ".join(said.split())
    strange = strange or next(_smuggled(said, unit, [known[name] for name in used if name in known]), "")
    if strange:
        return None, (broken.code_not_in_source.at(place, strange, _brief(returned)),)
    if not said.strip() or (returned.is_untouched and target is not None and said == target.text):
        return None, ()
    expected = Counter(unit.protected if target is None else target.protected)
    lost = [value for value in expected - Counter(known[name] for name in used) if value.strip()]
    lost = [value for value in lost if value in unit.protected]
    return said, [broken.code_lost.at(place, value.strip(), _brief(returned)) for value in lost]


def _tidy(text: str) -> str:
    # A blank line would make two blocks of one.
    return "\n".join(line for line in text.replace("\r", "").split("\n") if line.strip())


def _smuggled(said: str, unit: Unit, used: Sequence[str]) -> Iterator[str]:
    # Links, facts, code and tags come from the original alone: nothing may look like one that is none.
    if unit.kind in KEYS:
        if "{{" in said:
            yield "{{"
        return
    if begins_code(said):
        yield "```"
    for value in Counter(marked(unit.kind, said).protected) - Counter(used):
        if value.strip() and not any(value in other for other in used):
            yield value.strip()


def _brief(unit: ReturnedUnit) -> str:
    words = " ".join("".join(value for kind, value in unit.source if kind == "words").split())
    return words if len(words) <= 60 else f"{words[:60].rstrip()}…"
