"""Whether a document is among the first answers to a query, without ranking all of them.

lunr adds what each group of a query gives, and what a document lacks of the question only lowers that; so one that gets
nothing from the weightiest groups cannot be better than one that has them all. A test holds the result against lunr's
own order.
"""

import functools
from collections.abc import Mapping, Sequence

from msgspec import Struct

from helpgen.search.query import Group, plan_query
from helpgen.search.rank import factor_of, gather
from helpgen.search.reader import IndexReader

_REMEMBERED = 2_000
"""Groups whose scores are kept: the same words come again and again."""
_EQUAL = 1e-9
"""Sums of the same numbers in another order differ by less."""


class _Scores(Struct, frozen=True):
    by_document: Mapping[int, float]
    best: float
    weight: float
    """Its part of what was asked; 0 for a synonym."""


class Places:
    """Answers of one index."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._scores = functools.lru_cache(_REMEMBERED)(self._gather)

    def is_among(self, document: int, query: str, limit: int) -> bool:
        """Tell whether fewer than `limit` documents answer the query better than this one."""
        planned = plan_query(query, self._reader)
        groups = sorted((self._scores(group) for group in planned), key=lambda scores: scores.best)
        asked = 0.0 if any(group.is_pair for group in planned) else sum(scores.weight for scores in groups)
        own = _total(document, groups, asked)
        if not own:
            return False
        candidates: set[int] = set()
        reached = 0.0
        for scores in groups:
            reached += scores.best
            if reached > own * (1 - _EQUAL):
                candidates.update(scores.by_document)
        better = 0
        for other in candidates:
            total = _total(other, groups, asked)
            is_equal = abs(total - own) <= own * _EQUAL
            better += other < document if is_equal else total > own
        return better < limit

    def _gather(self, group: Group) -> _Scores:
        found = gather(group, self._reader)
        return _Scores(found.totals, max(found.totals.values(), default=0.0), 0.0 if found.is_synonym else found.weight)


def _total(document: int, groups: Sequence[_Scores], asked: float) -> float:
    given = share = 0.0
    for scores in groups:
        if document in scores.by_document:
            given += scores.by_document[document]
            share += scores.weight
    return given * factor_of(share, asked) if asked else given
