"""Translations beside their originals: stale, other numbers, lost names.

Knows which texts belong together. Precision comes first: what may be meant is left alone.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from helpgen.check import translation_rules as broken
from helpgen.check.amount_places import AmountTexts
from helpgen.check.amounts import Amount, Kind, read_amounts
from helpgen.check.clean import Clean
from helpgen.check.residue import find_left_behind
from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, Pair, Prose, find_pairs
from helpgen.settings import Settings


def check_translation_health(
    help_center: HelpCenter, settings: Settings, clean: Clean, texts: AmountTexts
) -> Iterator[Diagnostic]:
    """Yield translations that are stale, say other numbers, have lost a name or were left in another language."""
    names = tuple(protected_names(help_center))
    for pair in find_pairs(help_center):
        if pair.is_stale and pair.translation.translated_from is not None:
            yield broken.stale_translation.at(pair.translation.translated_from.position, pair.original.shown_path)
        yield from _compare_names(pair, names)
        yield from clean.unless_known(_inputs(pair), functools.partial(_compare_texts, pair, texts))


def _inputs(pair: Pair) -> Iterator[str]:
    yield "translation"
    for prose in (pair.original, pair.translation):
        yield from (prose.language, str(prose.body_start), repr(prose.allowances), prose.text)


def _compare_texts(pair: Pair, texts: AmountTexts) -> Iterator[Diagnostic]:
    yield from _compare_amounts(pair, texts)
    yield from find_left_behind(pair)


# --- Names ------------------------------------------------------------------------


def protected_names(help_center: HelpCenter) -> Iterator[str]:
    """Yield the names that are the same in every language: the shop's own, and terms with one word for all."""
    if help_center.store is not None:
        yield help_center.store.name
    for term in help_center.terms:
        words = dict(term.term.by_language)
        if set(words) == {""}:
            yield words[""]


def _compare_names(pair: Pair, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in names:
        if _has(pair.original.text, name) and name not in pair.translation.text:
            position = pair.translation.position(pair.translation.body_start, pair.translation.body_start + 1)
            yield broken.protected_term_changed.at(position, name, pair.original.shown_path)


def _has(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


# --- Numbers ----------------------------------------------------------------------

_LINE = re.compile(r"[^\n\u2029]+")


class _Found(Struct, frozen=True):
    """An amount, where it stands and how it is written."""

    amount: Amount
    start: int
    end: int

    @property
    def value(self) -> tuple[object, ...]:
        """What makes two amounts the same."""
        return self.amount.kind, self.amount.low, self.amount.high, self.amount.unit

    def is_like(self, other: "_Found") -> bool:
        """Tell whether both measure the same kind of thing."""
        return (self.amount.kind, self.amount.unit) == (other.amount.kind, other.amount.unit)


def _compare_amounts(pair: Pair, texts: AmountTexts) -> Iterator[Diagnostic]:
    # Only an exchange is told: a number that is merely missing may be a word that we do not know.
    here = tuple(_find_amounts(pair.translation, texts))
    there = tuple(_find_amounts(pair.original, texts)) if here else ()
    known, said = {found.value for found in there}, {found.value for found in here}
    missing = [found for found in there if found.value not in said]
    allowances = pair.translation.allowances
    for found in here:
        if found.value in known or any(mark.start <= found.start < mark.end for mark in allowances):
            continue
        other = next((one for one in missing if one.is_like(found)), None)
        if other is not None:
            missing.remove(other)
            position = pair.translation.position(found.start, found.end)
            words, original = _words(pair.translation, found), _words(pair.original, other)
            yield broken.number_differs.at(position, words, original, pair.original.shown_path)


def _find_amounts(prose: Prose, texts: AmountTexts) -> Iterator[_Found]:
    reader = read_amounts(prose.language)
    if reader is None:
        return
    folded, places = texts.look(prose, reader.places)
    for line in _LINE.finditer(folded.text):
        first = bisect_left(places, line.start())
        if first == len(places) or places[first] >= line.end() or not reader.may_have_amount(line[0]):
            continue
        for amount in reader.find(line[0]):
            if amount.kind in {Kind.LENGTH, Kind.PERCENT}:
                start = folded.source(line.start() + amount.start)
                yield _Found(amount, start, folded.source(line.start() + amount.end - 1) + 1)


def _words(prose: Prose, found: _Found) -> str:
    return " ".join(prose.text[found.start : found.end].split())
