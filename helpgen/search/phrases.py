"""Groups of synonyms → what to find besides when a phrase is said.

That is worked out when the index is built and lies beside the phrase's first term, so a synonym costs no request. A
phrase is written as its terms, parted by blanks. "-" before it: it leads to the others, but is not looked for.
"""

import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from helpgen.search.analyze import TermKind, analyze, count_terms
from helpgen.search.codec import LEVELS, encode_number, encode_numbers, gaps
from helpgen.search.index import FIELDS, Index
from helpgen.search.postings import Levels, cut_common, field_levels, worth_of
from helpgen.search.synonyms import LEADING

_MAX_DOCUMENTS = 100
"""Of one phrase and of one row: the best."""


class SynonymRow(Struct, frozen=True):
    """What a phrase leads to."""

    first: str
    """First term of the phrase."""
    rest: str
    """Its other terms."""
    group: int
    others: str
    """The other phrases, parted by "|"."""
    worth: float
    """Of one level."""
    postings: str


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


class _Term(Struct, frozen=True):
    worth: float
    fields: Sequence[Mapping[int, float]]


class _Found(Struct, frozen=True):
    # What a phrase gives a document.
    minus_total: float
    """So that the best comes first."""
    values: Sequence[float]
    """Rarity times level, for each field."""


def synonym_rows(groups: Iterable[Sequence[str]], index: Index, levels: Levels) -> Iterator[SynonymRow]:
    """Yield a row for each phrase of some resolved groups that leads to another."""
    places = {term: place for place, term in enumerate(index.terms)}

    @functools.cache
    def look_up(term: str) -> _Term:
        fields = index.postings[places[term]]
        return _Term(worth_of(index, fields), field_levels(cut_common(term, fields, levels), levels))

    for number, group in enumerate(groups):
        found = {phrase: _best_of(list(map(look_up, phrase.split(" ")))) for phrase in group if phrase[0] != "-"}
        yield from _rows_of_group(number, group, found)


def _best_of(terms: Sequence[_Term]) -> Mapping[int, _Found]:
    totals: dict[int, float] = {}
    for term in terms:
        for one, found in zip(FIELDS, term.fields, strict=True):
            scale = term.worth * one.boost * (one.k1 + 1)
            own = dict(zip(found, map(scale.__mul__, found.values()), strict=True))
            for document in totals.keys() & own.keys():
                own[document] += totals[document]
            totals.update(own)
    best = _first_of(totals)
    documents = [document for _, document in best]
    values = zip(*(_values(documents, terms, place) for place in range(len(FIELDS))), strict=True)
    return {document: _Found(total, own) for (total, document), own in zip(best, values, strict=True)}


def _first_of(totals: Mapping[int, float]) -> Sequence[tuple[float, int]]:
    # The best documents with their totals, which are below zero, so that the best comes first.
    least = sorted(totals.values(), reverse=True)[:_MAX_DOCUMENTS][-1:] or [0.0]
    candidates = sorted((-total, document) for document, total in totals.items() if total >= least[0])
    return candidates[:_MAX_DOCUMENTS]


def _values(documents: Sequence[int], terms: Sequence[_Term], place: int) -> Sequence[float]:
    # What a phrase gives each document in one field.
    values = [0.0] * len(documents)
    for term in terms:
        if term.fields[place]:
            levels = map(term.fields[place].get, documents, itertools.repeat(0))
            values = list(map(operator.add, values, map(term.worth.__mul__, levels)))
    return values


def _rows_of_group(
    number: int, group: Sequence[str], scored: Mapping[str, Mapping[int, _Found]]
) -> Iterator[SynonymRow]:
    ranked = sorted(
        (found.minus_total, document, phrase) for phrase, scores in scored.items() for document, found in scores.items()
    )
    for phrase in group:
        best: dict[int, Sequence[float]] = {}
        for _, document, other in ranked:
            if other != phrase and document not in best:
                best[document] = scored[other][document].values
                if len(best) == _MAX_DOCUMENTS:
                    break
        if not best:
            continue
        others = "|".join(other for other in scored if other != phrase)
        worth = round(max(map(max, best.values())) / LEVELS, 4)
        text = _encode(best, worth)
        first, *rest = phrase.removeprefix("-").split(" ")
        yield SynonymRow(first, " ".join(rest), number, others, worth, text)


def _encode(scores: Mapping[int, Sequence[float]], worth: float) -> str:
    # For each field how many documents, their gaps, their levels.
    out: list[str] = []
    documents = sorted(scores)
    for values in zip(*map(scores.__getitem__, documents), strict=True):
        found = list(itertools.compress(documents, values))
        levels = [int(value / worth + 0.5) or 1 for value in values if value]
        out += (encode_number(len(found)), encode_numbers(gaps(found)), encode_numbers(levels))
    return "".join(out)
