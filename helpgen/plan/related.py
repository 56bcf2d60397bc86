"""Which articles belong together: computed from their words, so that nobody has to keep lists."""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from helpgen.model import Article
from helpgen.search.analyze import fold, list_terms

RELATED_SHOWN = 4
_COMMON_SHARE = 0.25
"""Terms of more than this share of the articles say nothing about likeness."""
_HOLDERS_AT_MOST = 64
"""A term of more articles relates those of one category only, if there it has no more: so the work grows in a straight
line with the number of articles."""
_ENOUGH = 64
"""So many candidates are compared; commoner terms would only add less likely ones."""
_SAME_CATEGORY_BONUS = 1.15
_LAST_DIGITS = 1e-8


def relate_articles(articles: Sequence[Article]) -> Mapping[str, tuple[str, ...]]:
    """Return for each article id the ids of related ones, best first.

    What the writer named comes first. The rest is ranked by the weight (inverse document frequency) of the terms that
    titles, summaries and keywords share, relative to what they could share.
    """
    # Articles go by their numbers, and so do terms.
    counts, terms = _telling_terms(articles)
    weights = [math.log(1 + len(articles) / count) for count in counts]
    lengths = [math.sqrt(sum(map(weights.__getitem__, found))) or 1.0 for found in terms]
    holders = _Holders(articles, terms, counts)
    ids = [article.id for article in articles]
    numbers = {name: number for number, name in enumerate(ids)}
    shared = [0.0] * len(articles)
    result: dict[str, tuple[str, ...]] = {}
    for number, article in enumerate(articles):
        candidates: set[int] = set()
        for term in terms[number]:
            if len(candidates) > _ENOUGH:  # the rarest have spoken
                break
            weight = weights[term]
            own = holders.find(term, article.category)
            candidates.update(own)
            for other in own:
                shared[other] += weight
        named = [numbers[reference.name] for reference in article.related if reference.name in numbers]
        others = candidates.difference((number, *named))
        scores = {other: shared[other] / lengths[other] for other in others}
        for other in others & holders.in_category[article.category]:
            scores[other] *= _SAME_CATEGORY_BONUS
        for other in candidates:
            shared[other] = 0.0
        result[article.id] = tuple([*map(ids.__getitem__, named), *_best(scores, ids)][:RELATED_SHOWN])
    return result


def _telling_terms(articles: Sequence[Article]) -> tuple[Sequence[int], Sequence[Sequence[int]]]:
    # How many articles have each term that says something, the rarest first, and which of them each article has.
    every_term = list(map(_terms, articles))
    counts = Counter(itertools.chain.from_iterable(every_term))
    limit = max(3, int(len(articles) * _COMMON_SHARE))
    telling = sorted((count, term) for term, count in counts.items() if 1 < count <= limit)
    ranks = {term: rank for rank, (_, term) in enumerate(telling)}
    own = [sorted(map(ranks.__getitem__, found & ranks.keys())) for found in every_term]
    return [count for count, _ in telling], own


def _best(scores: Mapping[int, float], ids: Sequence[str]) -> list[str]:
    # Where the last digits are all that differ, machines may differ, too: then names decide.
    least = sorted(scores.values())[-RELATED_SHOWN:][:1] or [0.0]
    reach = least[0] - _LAST_DIGITS
    found = [(-round(score, 9), ids[number]) for number, score in scores.items() if score >= reach]
    return [name for _, name in sorted(found)][:RELATED_SHOWN]


class _Holders:
    """Which articles have a term."""

    def __init__(self, articles: Sequence[Article], terms: Sequence[Sequence[int]], counts: Sequence[int]) -> None:
        self._everywhere: list[list[int] | None] = [[] if count <= _HOLDERS_AT_MOST else None for count in counts]
        """By term; None for one that many have."""
        self._of_category: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.in_category: dict[str, set[int]] = defaultdict(set)
        """All articles of each category."""
        for number, article in enumerate(articles):
            self.in_category[article.category].add(number)
            for term in terms[number]:
                everywhere = self._everywhere[term]
                own = self._of_category[term, article.category] if everywhere is None else everywhere
                own.append(number)

    def find(self, term: int, category: str) -> Sequence[int]:
        """Return the articles to look at for likeness with one of a category."""
        everywhere = self._everywhere[term]
        if everywhere is not None:
            return everywhere
        found = self._of_category.get((term, category), [])
        return found if len(found) <= _HOLDERS_AT_MOST else []


def _terms(article: Article) -> set[str]:
    words = " ".join((article.title, article.summary, *article.keywords))
    (found,) = list_terms((words,), fold, with_singles=1)
    return {term for term in found if len(term) > 1}
