"""Where a term stands → text, and what of it is left out.

A term that stands in many bodies says little. It keeps those that say most, at least 50, and of these not in which
section it stands; titles, keywords, headings and summaries are kept whole.
"""

import functools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from helpgen.search.analyze import is_piece
from helpgen.search.codec import LEVELS, encode_number, encode_numbers, gaps
from helpgen.search.columns import (
    body_facts_of,
    count_in,
    documents_of,
    facts_of,
    first_word,
    length_in,
    part_of,
    sections_of,
)
from helpgen.search.index import (
    BODY,
    COUNT_STEPS,
    FIELDS,
    Field,
    Fields,
    Index,
    average_lengths,
    body_levels,
    length_step,
    rarity,
    saturation,
)

CUT_FLAG = 1 << len(FIELDS)
"""Says that the body is not whole and has no sections; the number of bodies that have the term follows."""
_FLAGS = {one.name: 1 << place for place, one in enumerate(FIELDS)}
_COMMON_SHARE = 4
"""A word in more than a quarter of all bodies is common."""
_KEPT_SHARE = 5
_COMMON_PIECE_SHARE = 8
_KEPT_PIECE_SHARE = 8
_KEPT_AT_LEAST = 50


class _FieldLevels(dict[int, int]):
    """What a find in a field is worth, by what a column says of it; worked out when it is asked for."""

    def __init__(self, one: Field, average: float) -> None:
        super().__init__()
        self._one = one
        self._average = average

    def __missing__(self, fact: int) -> int:
        one = self._one
        steps = saturation(count_in(fact), length_in(fact), self._average, one) * LEVELS / (one.k1 + 1) / one.level_step
        level = self[fact] = int(steps + 0.5) * one.level_step or 1  # a find is a find
        return level


class _BodyLevels(dict[int, float]):
    """The same of bodies, as the browser works it out."""

    def __init__(self, average: float) -> None:
        super().__init__()
        self._table = body_levels(average)

    def __missing__(self, fact: int) -> float:
        level = self[fact] = self._table[length_in(fact)][count_step(count_in(fact))]
        return level


class _CountSteps(dict[int, int]):
    """The step of a count, by what a column of bodies says."""

    def __missing__(self, fact: int) -> int:
        step = self[fact] = count_step(count_in(fact))
        return step


def count_step(count: int) -> int:
    """Return the place in `COUNT_STEPS` of the last one that a count reaches."""
    return bisect_right(COUNT_STEPS, count) - 1


class Levels:
    """What a find is worth in an index."""

    def __init__(self, index: Index) -> None:
        self.document_count = index.document_count
        self.averages = average_lengths(index)
        self.body_steps = list(map(length_step, index.lengths[BODY.name]))
        """Length step of each body."""
        self._bodies = _BodyLevels(self.averages[BODY.name])
        self._fields = {one.name: _FieldLevels(one, self.averages[one.name]) for one in FIELDS}
        self._count_steps = _CountSteps()

    def of_bodies(self, facts: Sequence[int]) -> list[float]:
        """Return the levels of a term in bodies."""
        return list(map(self._bodies.__getitem__, facts))

    def of_field(self, name: str, facts: Sequence[int]) -> list[int]:
        """Return the levels of a term in another field."""
        return list(map(self._fields[name].__getitem__, facts))

    def count_steps(self, facts: Sequence[int]) -> bytes:
        """Return the count step of a term in each body."""
        return bytes(map(self._count_steps.__getitem__, facts))

    @property
    def facts(self) -> tuple[str, ...]:
        """All that levels follow from, beside what columns say."""
        return (str(self.document_count), *map(repr, self.averages.values()))

    @functools.cached_property
    def lengths(self) -> str:
        """The length step of each body, as it is written."""
        return encode_numbers(self.body_steps)


def occurrences(fields: Fields) -> int:
    """Return in how many fields of documents a term stands."""
    return sum(map(len, fields.values()))


def worth_of(index: Index, fields: Fields) -> float:
    """Return the rarity of a term."""
    return rarity(index.document_count, occurrences(fields))


def cut_common(term: str, fields: Fields, levels: Levels) -> Fields:
    """Return the columns of a term, without the lesser bodies if it is common.

    Of pieces of a run fewer are kept: a word has several, and what one has lost another may have.
    """
    body = fields.get(BODY.name, ())
    if len(body) <= _KEPT_AT_LEAST:
        return fields
    common, share = (_COMMON_PIECE_SHARE, _KEPT_PIECE_SHARE) if is_piece(term) else (_COMMON_SHARE, _KEPT_SHARE)
    kept = max(_KEPT_AT_LEAST, levels.document_count // share)
    if len(body) <= max(kept, levels.document_count // common):
        return fields
    facts = body_facts_of(fields[BODY.name])
    counts = Counter(facts)
    level_of = dict(zip(counts, levels.of_bodies(list(counts)), strict=True))
    surplus, least = -kept, 0.0
    for fact in sorted(counts, key=level_of.__getitem__, reverse=True):
        if surplus >= 0 and level_of[fact] < least:
            break
        surplus, least = surplus + counts[fact], level_of[fact]
    is_kept = list(map({fact for fact in counts if level_of[fact] >= least}.__contains__, facts))
    for place in reversed(range(len(facts))):  # of those that say least, the first stay
        if not surplus:
            break
        if level_of[facts[place]] == least:
            is_kept[place] = False
            surplus -= 1
    return {**fields, BODY.name: part_of(fields[BODY.name], is_kept)}


def encode_postings(fields: Fields, levels: Levels, body_count: int) -> str:
    """Return the columns of a term as text; `body_count` is in how many bodies it stands, those left out included."""
    flags = sum(map(_FLAGS.__getitem__, fields))
    is_whole = len(fields.get(BODY.name, ())) == body_count
    out = [encode_number(flags) if is_whole else encode_number(flags + CUT_FLAG) + encode_number(body_count)]
    for name, column in fields.items():
        documents = documents_of(column)
        out += (encode_number(len(column)), encode_numbers(gaps(documents) if len(documents) > 1 else documents))
        if name != BODY.name:
            out.append(encode_numbers(levels.of_field(name, facts_of(column))))
            continue
        out.append(encode_numbers(levels.count_steps(body_facts_of(column))))
        if is_whole:
            out.append(encode_numbers(sections_of(column)))
    return "".join(out)


def between(fields: Fields, start: int, end: int) -> Fields:
    """Return the part of some columns whose documents are numbered from `start` to before `end`."""
    parts = {}
    for name, column in fields.items():
        first, last = bisect_left(column, first_word(start)), bisect_left(column, first_word(end))
        if first < last:
            parts[name] = column[first:last]
    return parts


def field_levels(fields: Fields, levels: Levels) -> list[dict[int, float]]:
    """Return for each field the level of each document."""
    out: list[dict[int, float]] = []
    for one in FIELDS:
        column = fields.get(one.name)
        if column is None:
            out.append({})
        else:
            found: Sequence[float] = (
                levels.of_bodies(body_facts_of(column)) if one is BODY else levels.of_field(one.name, facts_of(column))
            )
            out.append(dict(zip(documents_of(column), found, strict=True)))
    return out
