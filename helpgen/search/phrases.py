"""Groups of synonyms → what the packed index says of them.

A phrase is written as its terms, parted by blanks. "-" before it: it leads to the others, but is not looked for.
"""

from collections.abc import Callable, Iterable, Sequence

from helpgen.search.analyze import TermKind, analyze, count_terms
from helpgen.search.index import Index
from helpgen.search.synonyms import LEADING


def phrase_terms(phrase: str, index: Index) -> tuple[str, ...]:
    """Return the terms of a phrase, words by their stem, without single Han characters."""
    return tuple(
        index.lexicon.get(found.term, (found.term,))[0] if found.kind is TermKind.WORD else found.term
        for found in analyze(phrase)
        if found.kind is not TermKind.SINGLE
    )


def stem_phrase(phrase: str, stem: Callable[[str], str]) -> tuple[str, ...]:
    """Return the different terms of a phrase, words by their stem, without single Han characters."""
    singles = {found.term for found in analyze(phrase) if found.kind is TermKind.SINGLE}
    return tuple(term for term in count_terms(phrase, stem) if term not in singles)


def resolve_groups(groups: Iterable[Sequence[str]], index: Index) -> list[list[str]]:
    """Return the groups that lead to a text of the index. A phrase that begins with "-" only leads to the others."""
    known = frozenset(index.terms)
    resolved = []
    for group in groups:
        is_wanted: dict[tuple[str, ...], bool] = {}
        for phrase in group:
            terms = phrase_terms(phrase, index)
            if terms:
                wanted = not phrase.startswith(LEADING) and known.issuperset(terms)
                is_wanted[terms] = is_wanted.get(terms, False) or wanted
        if len(is_wanted) > 1 and any(is_wanted.values()):
            resolved.append([("" if wanted else "-") + " ".join(terms) for terms, wanted in is_wanted.items()])
    return resolved
