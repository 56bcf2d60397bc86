"""Where a term stands → text, and what of it is left out.

A term that stands in many bodies says little. It keeps those that say most, at least 50, and of these not in which
section it stands; titles, keywords, headings and summaries are kept whole.
"""

import itertools
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from helpgen.search.analyze import is_piece
from helpgen.search.codec import LEVELS, encode_number, encode_numbers, gaps
from helpgen.search.index import (
    BODY,
    COUNT_STEPS,
    FIELDS,
    Field,
    Index,
    Posting,
    average_lengths,
    body_levels,
    length_step,
    rarity,
    saturation,
)

CUT_FLAG = 1 << len(FIELDS)
"""Says that the body is not whole and has no sections; the number of bodies that have the term follows."""
_COMMON_SHARE = 4
"""A word in more than a quarter of all bodies is common."""
_KEPT_SHARE = 5
_COMMON_PIECE_SHARE = 8
_KEPT_PIECE_SHARE = 8
_KEPT_AT_LEAST = 50
_MOST_COUNTS = 256
_STEPS = bytes(bisect_right(COUNT_STEPS, count) - 1 for count in range(1, _MOST_COUNTS))
"""Place in `COUNT_STEPS` by count, from 1 on."""


class Levels(Struct, frozen=True):
    """What a find in a field is worth, of all documents of an index."""

    document_count: int
    lengths: Mapping[str, Sequence[int]]
    averages: Mapping[str, float]
    single: Mapping[str, Sequence[int]]
    """The level of a term that stands once in another field, by document."""
    body_steps: Sequence[int]
    """Length step of each body."""
    body_places: Sequence[int]
    """Of the level of a term that stands once in a body, in `body`, by document; those of more follow it."""
    body: Sequence[float]
    """By length step and count step, in a row."""

    def of_bodies(self, posting: Posting) -> list[float]:
        """Return the levels of a term in bodies."""
        places = map(operator.add, map(self.body_places.__getitem__, posting.documents), count_steps(posting.counts))
        return list(map(self.body.__getitem__, places))

    def of_field(self, one: Field, posting: Posting) -> list[int]:
        """Return the levels of a term in another field, from 1 on: a find is a find."""
        single, lengths, average = self.single[one.name], self.lengths[one.name], self.averages[one.name]
        found = list(map(single.__getitem__, posting.documents))
        if posting.counts.count(1) < len(found):
            for place, count in enumerate(posting.counts):
                if count > 1:
                    found[place] = _level(one, count, lengths[posting.documents[place]], average)
        return found


def _level(one: Field, count: int, length: int, average: float) -> int:
    steps = saturation(count, length, average, one) * LEVELS / (one.k1 + 1) / one.level_step
    return int(steps + 0.5) * one.level_step or 1


def levels_of(index: Index) -> Levels:
    """Return the levels of an index."""
    averages = average_lengths(index)
    body_steps = list(map(length_step, index.lengths[BODY.name]))
    return Levels(
        index.document_count,
        index.lengths,
        averages,
        {one.name: _single_levels(one, index.lengths[one.name], averages[one.name]) for one in FIELDS},
        body_steps,
        [step * len(COUNT_STEPS) for step in body_steps],
        list(itertools.chain(*body_levels(averages[BODY.name]))),
    )


def _single_levels(one: Field, lengths: Sequence[int], average: float) -> list[int]:
    by_length = {length: _level(one, 1, length, average) for length in frozenset(lengths)}
    return [by_length[length] for length in lengths]


def count_steps(counts: Sequence[int]) -> bytes:
    """Return for each count the place of its step in `COUNT_STEPS`."""
    try:
        return bytes(counts).translate(b"\0" + _STEPS)
    except ValueError:
        return bytes(_STEPS[min(count, _MOST_COUNTS - 1) - 1] for count in counts)


def occurrences(fields: Mapping[str, Posting]) -> int:
    """Return in how many fields of documents a term stands."""
    return sum(len(posting.documents) for posting in fields.values())


def worth_of(index: Index, fields: Mapping[str, Posting]) -> float:
    """Return the rarity of a term."""
    return rarity(index.document_count, occurrences(fields))


def cut_common(term: str, fields: Mapping[str, Posting], levels: Levels) -> Mapping[str, Posting]:
    """Return the postings of a term, without the lesser bodies if it is common.

    Of pieces of a run fewer are kept: a word has several, and what one has lost another may have.
    """
    body = fields.get(BODY.name)
    if body is None or len(body.documents) <= _KEPT_AT_LEAST:
        return fields
    common, share = (_COMMON_PIECE_SHARE, _KEPT_PIECE_SHARE) if is_piece(term) else (_COMMON_SHARE, _KEPT_SHARE)
    kept = max(_KEPT_AT_LEAST, levels.document_count // share)
    if len(body.documents) <= max(kept, levels.document_count // common):
        return fields
    levels_of_all = levels.of_bodies(body)
    least = sorted(levels_of_all)[-kept]
    is_kept = list(map(least.__le__, levels_of_all))
    surplus = sum(is_kept) - kept
    for place in reversed(range(len(is_kept))):  # of those that say least, the first stay
        if not surplus:
            break
        if levels_of_all[place] == least:
            is_kept[place] = False
            surplus -= 1
    documents, counts = (list(itertools.compress(column, is_kept)) for column in (body.documents, body.counts))
    return {**fields, BODY.name: Posting(documents, counts, (0,) * kept)}


def encode_postings(fields: Mapping[str, Posting], levels: Levels, body_count: int) -> str:
    """Return the postings of a term as text; `body_count` is in how many bodies it stands, those left out included."""
    body = fields.get(BODY.name)
    kept = len(body.documents) if body else 0
    flags = sum(1 << place for place, one in enumerate(FIELDS) if one.name in fields)
    out = [encode_number(flags + CUT_FLAG) + encode_number(body_count) if kept < body_count else encode_number(flags)]
    for one in FIELDS:
        posting = fields.get(one.name)
        if posting is None:
            continue
        out += (encode_number(len(posting.documents)), encode_numbers(gaps(posting.documents)))
        if one is BODY:
            out.append(encode_numbers(count_steps(posting.counts)))
            if kept == body_count:
                out.append(encode_numbers(posting.sections))
        else:
            out.append(encode_numbers(levels.of_field(one, posting)))
    return "".join(out)


def between(fields: Mapping[str, Posting], start: int, end: int) -> Mapping[str, Posting]:
    """Return the part of some postings whose documents are numbered from `start` to before `end`."""
    parts = {}
    for name, posting in fields.items():
        first, last = bisect_left(posting.documents, start), bisect_left(posting.documents, end)
        if first < last:
            parts[name] = Posting(
                posting.documents[first:last], posting.counts[first:last], posting.sections[first:last]
            )
    return parts


def field_levels(fields: Mapping[str, Posting], levels: Levels) -> list[dict[int, float]]:
    """Return for each field the level of each document."""
    out: list[dict[int, float]] = []
    for one in FIELDS:
        posting = fields.get(one.name)
        if posting is None:
            out.append({})
        elif one is BODY:
            out.append(dict(zip(posting.documents, levels.of_bodies(posting), strict=True)))
        else:
            out.append(dict(zip(posting.documents, levels.of_field(one, posting), strict=True)))
    return out
