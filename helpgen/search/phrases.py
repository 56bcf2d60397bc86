"""Groups of synonyms → what the packed index says of them.

A phrase is written as its terms, parted by blanks. "-" before it: it leads to the others, but no text has it.
"""

from collections.abc import Iterable, Sequence

from helpgen.search.analyze import TermKind, analyze
from helpgen.search.index import Index


def phrase_terms(phrase: str, index: Index) -> tuple[str, ...]:
    """Return the terms of a phrase, words by their stem, without single Han characters."""
    return tuple(
        index.lexicon.get(found.term, (found.term,))[0] if found.kind is TermKind.WORD else found.term
        for found in analyze(phrase)
        if found.kind is not TermKind.SINGLE
    )


def resolve_groups(groups: Iterable[Sequence[str]], index: Index) -> list[list[str]]:
    """Return the groups that lead to a text of the index."""
    known = frozenset(index.terms)
    resolved = []
    for group in groups:
        phrases = list(dict.fromkeys(terms for phrase in group if (terms := phrase_terms(phrase, index))))
        written = [(" " if set(terms) <= known else "-") + " ".join(terms) for terms in phrases]
        if len(phrases) > 1 and any(line.startswith(" ") for line in written):
            resolved.append([line.removeprefix(" ") for line in written])
    return resolved
