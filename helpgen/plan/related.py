"""Which articles belong together: computed from their words, so that nobody has to keep lists."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from helpgen.model import Article
from helpgen.search.analyze import analyze

RELATED_SHOWN = 4
_COMMON_SHARE = 0.25
"""Terms of more than this share of the articles say nothing about likeness, and would make the work quadratic."""
_SAME_CATEGORY_BONUS = 1.15


def relate_articles(articles: Sequence[Article]) -> Mapping[str, tuple[str, ...]]:
    """Return for each article id the ids of related ones, best first.

    What the writer named comes first. The rest is ranked by the weight (inverse document frequency) of the terms that
    titles, summaries and keywords share, relative to what they could share.
    """
    terms = {article.id: frozenset(_terms(article)) for article in articles}
    counts = Counter(term for found in terms.values() for term in found)
    limit = max(3, int(len(articles) * _COMMON_SHARE))
    weights = {term: math.log(1 + len(articles) / count) for term, count in counts.items() if 1 < count <= limit}
    holders: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for term in terms[article.id]:
            if term in weights:
                holders[term].append(article.id)
    lengths = {name: sum(weights.get(term, 0.0) for term in sorted(found)) for name, found in terms.items()}
    categories = {article.id: article.category for article in articles}
    result: dict[str, tuple[str, ...]] = {}
    for article in articles:
        scores: dict[str, float] = defaultdict(float)
        for term in sorted(terms[article.id]):
            for other in holders.get(term, ()):
                scores[other] += weights[term]
        named = [reference.name for reference in article.related if reference.name in categories]

        def likeness(other: str, scores: dict[str, float] = scores, article: Article = article) -> float:
            bonus = _SAME_CATEGORY_BONUS if categories[other] == article.category else 1.0
            return bonus * scores[other] / (math.sqrt(lengths[other]) or 1.0)

        others = sorted(
            (other for other in scores if other != article.id and other not in named),
            key=lambda other: (-round(likeness(other), 9), other),
        )
        result[article.id] = tuple([*named, *others][:RELATED_SHOWN])
    return result


def _terms(article: Article) -> set[str]:
    words = " ".join((article.title, article.summary, *article.keywords))
    return {found.term for found in analyze(words) if len(found.term) > 1}
