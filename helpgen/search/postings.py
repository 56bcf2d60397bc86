"""Where a term stands → text, and what of it is left out.

A term that stands in more than a quarter of all bodies says little. It keeps those that say most, a fifth of all and
at least 50; titles, keywords, headings and summaries are kept whole.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
"""Says that the body is not whole; the number of bodies that have the term follows."""
_COMMON_SHARE = 4
_KEPT_SHARE = 5
_KEPT_AT_LEAST = 50


@dataclass(frozen=True, slots=True)
class Levels:
    """What a find in a field is worth, of all documents of an index."""

    document_count: int
    lengths: Mapping[str, Sequence[int]]
    averages: Mapping[str, float]
    body_steps: Sequence[int]
    """Length step of each body."""
    body: Sequence[Sequence[float]]
    """By length step and count step."""

    def of_bodies(self, posting: Posting) -> list[float]:
        """Return the levels of a term in bodies."""
        found = zip(posting.documents, count_steps(posting.counts), strict=True)
        return [self.body[self.body_steps[document]][step] for document, step in found]

    def of_field(self, one: Field, document: int, count: int) -> int:
        """Return the level of a find in another field, from 1 on: a find is a find."""
        weight = saturation(count, self.lengths[one.name][document], self.averages[one.name], one)
        return int(weight * LEVELS / (one.k1 + 1) + 0.5) or 1


def levels_of(index: Index) -> Levels:
    """Return the levels of an index."""
    averages = average_lengths(index)
    return Levels(
        index.document_count,
        index.lengths,
        averages,
        [length_step(length) for length in index.lengths[BODY.name]],
        body_levels(averages[BODY.name]),
    )


def count_steps(counts: Sequence[int]) -> list[int]:
    """Return for each count the place of its step in `COUNT_STEPS`."""
    steps = {count: bisect_right(COUNT_STEPS, count) - 1 for count in set(counts)}
    return [steps[count] for count in counts]


def occurrences(fields: Mapping[str, Posting]) -> int:
    """Return in how many fields of documents a term stands."""
    return sum(len(posting.documents) for posting in fields.values())


def worth_of(index: Index, fields: Mapping[str, Posting]) -> float:
    """Return the rarity of a term."""
    return rarity(index.document_count, occurrences(fields))


def cut_common(fields: Mapping[str, Posting], levels: Levels) -> Mapping[str, Posting]:
    """Return the postings without the lesser bodies of a common term."""
    body = fields.get(BODY.name)
    kept = max(_KEPT_AT_LEAST, levels.document_count // _KEPT_SHARE)
    if body is None or len(body.documents) <= max(kept, levels.document_count // _COMMON_SHARE):
        return fields
    levels_of_all = levels.of_bodies(body)
    least = heapq.nlargest(kept, levels_of_all)[-1]
    equals = kept - sum(level > least for level in levels_of_all)  # of those, the first
    rows = []
    for level, *row in zip(levels_of_all, body.documents, body.counts, body.sections, strict=True):
        if level > least or (level == least and equals > 0):
            equals -= level == least
            rows.append(row)
    documents, counts, sections = (list(column) for column in zip(*rows, strict=True))
    return {**fields, BODY.name: Posting(documents, counts, sections)}


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
            out += (encode_numbers(count_steps(posting.counts)), encode_numbers(posting.sections))
        else:
            found = zip(posting.documents, posting.counts, strict=True)
            out.append(encode_numbers(levels.of_field(one, document, count) for document, count in found))
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
            found = zip(posting.documents, posting.counts, strict=True)
            out.append({document: levels.of_field(one, document, count) for document, count in found})
    return out
