"""Groups of a query → documents, best first. Twin: theme/assets/js/search/rank.js.

A small lunr index of just these groups, and of the documents that have most, which lunr ranks.
"""

import math
from collections.abc import Mapping, Sequence

from lunr.index import Index as LunrIndex
from msgspec import Struct

from helpgen.search.index import FIELDS
from helpgen.search.query import SYNONYM_WEIGHT, Group
from helpgen.search.reader import IndexReader, TermPosting

CANDIDATES = 100
COVERAGE = 0.25
"""How much a document loses that has nothing of what was asked."""


class Found(Struct, frozen=True):
    """A document that answers a query."""

    number: int
    score: float
    section: int
    """Which part of it answers best, looked up for the first `CANDIDATES`; 0 for the document as a whole."""


class Gathered(Struct, frozen=True):
    """What one group of a query gives."""

    number: int
    """The smallest number of its terms."""
    is_synonym: bool
    weight: float
    """Of its weightiest term."""
    totals: Mapping[int, float]
    """By document: what its best alternative gives."""
    postings: Sequence[tuple[TermPosting, float]]
    """With what one level of each is worth."""


def rank(groups: Sequence[Group], reader: IndexReader) -> list[Found]:
    """Return all documents that answer one of the groups, best first; equals in the order of the index."""
    gathered = (gather(group, reader) for group in groups)
    weighed = sorted((one for one in gathered if one.postings), key=lambda one: one.number)
    coverage = {} if any(group.is_pair for group in groups) else _coverage(weighed)
    totals: dict[int, float] = {}
    for one in weighed:
        for number, total in one.totals.items():
            totals[number] = totals.get(number, 0.0) + total * coverage.get(number, 1.0)
    numbers = sorted(totals, key=lambda number: (-totals[number], number))
    if not numbers:
        return []
    index = LunrIndex.load(_partial_index(weighed, numbers[:CANDIDATES], reader.scales, coverage))
    query = index.create_query()
    for place in range(len(weighed)):
        query.term(f"{place:03}", use_pipeline=False)
    results = [(int(result["ref"]), float(result["score"])) for result in index.query(query)]
    results.sort(key=lambda result: (-result[1], result[0]))
    ranked = [Found(number, score, _best_section(number, weighed)) for number, score in results]
    magnitude = math.sqrt(len(weighed))  # by which lunr divides
    return ranked + [Found(number, totals[number] / magnitude, 0) for number in numbers[CANDIDATES:]]


def _coverage(weighed: Sequence[Gathered]) -> Mapping[int, float]:
    # By document: the factor for how much of what was asked it has, by weight. Two words of three say more than one of
    # them twice as often. Pairs of letters are no words, so their absence says nothing.
    asked = 0.0
    found: dict[int, float] = {}
    for one in weighed:
        share = 0.0 if one.is_synonym else one.weight
        asked += share
        for number in one.totals:
            found[number] = found.get(number, 0.0) + share
    return {number: factor_of(share, asked) for number, share in found.items()} if asked else {}


def factor_of(share: float, asked: float) -> float:
    """Return what is left of a document's score that has `share` of the weight that was asked."""
    return 1 - COVERAGE * (1 - share / asked)


def gather(group: Group, reader: IndexReader) -> Gathered:
    """Return what each document gets from a group."""
    postings = _postings_of(group, reader)
    best: dict[int, float] = {}
    for posting, worth in postings:
        own: dict[int, float] = {}
        for scale, levels in zip(reader.scales, posting.fields, strict=True):
            for document, level in levels.items():
                own[document] = own.get(document, 0.0) + worth * scale * level
        for document, total in own.items():
            if total > best.get(document, 0.0):
                best[document] = total
    number = min((posting.number for posting, _ in postings), default=0)
    weight = max((worth for _, worth in postings), default=0.0)
    return Gathered(number, group.synonym is not None, weight, best, postings)


def _postings_of(group: Group, reader: IndexReader) -> list[tuple[TermPosting, float]]:
    if group.synonym:
        return [(group.synonym, group.synonym.worth * SYNONYM_WEIGHT)]
    found = [
        (posting, factor)
        for alternative in group.alternatives
        for term, factor in alternative
        if (posting := reader.posting(term))
    ]
    return _weighed(found)


def _weighed(found: Sequence[tuple[TermPosting, float]]) -> list[tuple[TermPosting, float]]:
    # Of words that may be meant, a rare one is not likelier than the others: it counts as rare as they are on average.
    total = 0.0
    count = 0
    for posting, factor in found:
        if factor < 1:
            total += posting.worth
            count += 1
    average = total / count if count else 0.0
    return [
        (posting, (posting.worth if factor >= 1 else min(posting.worth, average)) * factor) for posting, factor in found
    ]


def _partial_index(
    weighed: Sequence[Gathered], candidates: Sequence[int], scales: Sequence[float], coverage: Mapping[int, float]
) -> dict[str, object]:
    inverted: list[object] = []
    vectors: dict[str, list[float]] = {}
    for index, gathered in enumerate(weighed):
        found: dict[str, dict[str, object]] = {one.name: {} for one in FIELDS}
        for number in sorted(candidates):
            if number not in gathered.totals:
                continue
            for one, value in zip(FIELDS, _best_values(number, gathered.postings, scales), strict=True):
                if value > 0:
                    found[one.name][str(number)] = {}
                    vectors.setdefault(f"{one.name}/{number}", []).extend((index, value * coverage.get(number, 1.0)))
        inverted.append([f"{index:03}", {"_index": index, **found}])
    return {
        "version": "2.3.9",
        "fields": [one.name for one in FIELDS],
        "fieldVectors": [[ref, vector] for ref, vector in vectors.items()],
        "invertedIndex": inverted,
        "pipeline": [],
    }


def _best_values(
    number: int, postings: Sequence[tuple[TermPosting, float]], scales: Sequence[float]
) -> Sequence[float]:
    # What the best alternative gives a document, field by field; the first of equals.
    best: Sequence[float] = ()
    most = 0.0
    for posting, worth in postings:
        values = [worth * scale * levels.get(number, 0) for scale, levels in zip(scales, posting.fields, strict=True)]
        total = 0.0
        for value in values:  # in this order and without Python's compensation, as the browser adds
            total += value
        if total > most:
            best, most = values, total
    return best


def _best_section(number: int, weighed: Sequence[Gathered]) -> int:
    # The part with the weightiest groups, if it says more than the beginning and than the title.
    weights: dict[int, float] = {}
    title = 0.0
    for gathered in weighed:
        if gathered.is_synonym:
            continue
        if any(number in posting.fields[0] for posting, _ in gathered.postings):
            title += gathered.weight
        mask = 0
        for posting, _ in gathered.postings:
            mask |= posting.sections.get(number, 0)
        section = 0
        while mask >> section:
            if mask >> section & 1:
                weights[section] = weights.get(section, 0) + gathered.weight
            section += 1
    best = max(sorted(weights), key=lambda section: weights[section], default=0)
    return best if weights.get(best, 0) > max(weights.get(0, 0), title) else 0
