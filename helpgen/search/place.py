"""Whether a document is among the first answers to a query, without ranking all of them.

lunr adds what each group of a query gives; so a document that gets nothing from the weightiest groups cannot be better
than one that has them all. A test holds the result against lunr's own order.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from helpgen.search.query import Group, plan_query
from helpgen.search.rank import score_group
from helpgen.search.reader import IndexReader

_REMEMBERED = 2_000
"""Groups whose scores are kept: the same words come again and again."""
_EQUAL = 1e-9
"""Sums of the same numbers in another order differ by less."""


@dataclass(frozen=True, slots=True)
class _Scores:
    by_document: Mapping[int, float]
    best: float


class Places:
    """Answers of one index."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._scores = functools.lru_cache(_REMEMBERED)(self._gather)

    def is_among(self, document: int, query: str, limit: int) -> bool:
        """Tell whether fewer than `limit` documents answer the query better than this one."""
        groups = [self._scores(group) for group in plan_query(query, self._reader)]
        groups.sort(key=lambda scores: scores.best)
        own = sum(scores.by_document.get(document, 0.0) for scores in groups)
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
            total = sum(scores.by_document.get(other, 0.0) for scores in groups)
            is_equal = abs(total - own) <= own * _EQUAL
            better += other < document if is_equal else total > own
        return better < limit

    def _gather(self, group: Group) -> _Scores:
        best = score_group(group, self._reader)
        return _Scores(best, max(best.values(), default=0.0))
