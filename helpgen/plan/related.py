"""Which articles belong together: computed from their words, so that nobody has to keep lists."""

import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from helpgen.model import Article
from helpgen.search.analyze import count_terms, fold

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
    every_term = {article.id: _terms(article) for article in articles}
    counts = Counter(itertools.chain.from_iterable(every_term.values()))
    limit = max(3, int(len(articles) * _COMMON_SHARE))
    telling = sorted((count, term) for term, count in counts.items() if 1 < count <= limit)
    weights = [math.log(1 + len(articles) / count) for count, _ in telling]
    ranks = {term: rank for rank, (_, term) in enumerate(telling)}
    # Those that say something by their rank, the rarest first.
    terms = {name: sorted(map(ranks.__getitem__, found & ranks.keys())) for name, found in every_term.items()}
    lengths = {name: math.sqrt(sum(map(weights.__getitem__, found))) or 1.0 for name, found in terms.items()}
    holders = _Holders(articles, terms, [count for count, _ in telling])
    categories = {article.id: article.category for article in articles}
    result: dict[str, tuple[str, ...]] = {}
    for article in articles:
        scores: dict[str, float] = defaultdict(float)
        for term in terms[article.id]:
            if len(scores) > _ENOUGH:  # the rarest have spoken
                break
            weight = weights[term]
            for other in holders.find(term, article.category):
                scores[other] += weight
        named = [reference.name for reference in article.related if reference.name in categories]
        for name in (article.id, *named):
            scores.pop(name, None)
        for other, score in scores.items():
            bonus = _SAME_CATEGORY_BONUS if categories[other] == article.category else 1.0
            scores[other] = bonus * score / lengths[other]
        best = _best(scores)
        result[article.id] = tuple([*named, *best][:RELATED_SHOWN])
    return result


def _best(scores: Mapping[str, float]) -> list[str]:
    # Where the last digits are all that differ, machines may differ, too: then names decide.
    if len(scores) > RELATED_SHOWN:
        least = heapq.nlargest(RELATED_SHOWN, scores.values())[-1] - _LAST_DIGITS
        scores = {name: score for name, score in scores.items() if score >= least}
    return [name for _, name in sorted((-round(score, 9), name) for name, score in scores.items())][:RELATED_SHOWN]


class _Holders:
    """Which articles have a term."""

    def __init__(self, articles: Sequence[Article], terms: Mapping[str, Sequence[int]], counts: Sequence[int]) -> None:
        self._everywhere: list[list[str] | None] = [[] if count <= _HOLDERS_AT_MOST else None for count in counts]
        """By term; None for one that many have."""
        self._in_category: dict[tuple[int, str], list[str]] = defaultdict(list)
        for article in articles:
            for term in terms[article.id]:
                everywhere = self._everywhere[term]
                own = self._in_category[term, article.category] if everywhere is None else everywhere
                own.append(article.id)

    def find(self, term: int, category: str) -> Sequence[str]:
        """Return the articles to look at for likeness with one of a category."""
        everywhere = self._everywhere[term]
        if everywhere is not None:
            return everywhere
        found = self._in_category.get((term, category), [])
        return found if len(found) <= _HOLDERS_AT_MOST else []


def _terms(article: Article) -> set[str]:
    words = " ".join((article.title, article.summary, *article.keywords))
    return {term for term in count_terms(words, fold) if len(term) > 1}
