"""Groups of synonyms → what to find besides when a phrase is said.

That is worked out when the index is built and lies beside the phrase's first term, so a synonym costs no request. A
phrase is written as its terms, parted by blanks. "-" before it: it leads to the others, but is not looked for.
"""

import functools
import itertools
import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from helpgen.search.analyze import TermKind, analyze, count_terms
from helpgen.search.codec import LEVELS, encode_number, encode_numbers, gaps
from helpgen.search.index import FIELDS, Index
from helpgen.search.postings import Levels, cut_common, field_levels, worth_of
from helpgen.search.synonyms import LEADING

_MAX_DOCUMENTS = 100
"""Of one phrase and of one row: the best."""
_REMEMBERED = 32
"""Terms whose levels are kept: the groups that have the same ones are near each other."""
_NOTHING = encode_number(0)


class SynonymRow(Struct, frozen=True, array_like=True):
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


class Vocabulary(Protocol):
    """What can be found at all."""

    @property
    def terms(self) -> Collection[str]:
        """All terms."""

    @property
    def lexicon(self) -> Mapping[str, Sequence[str]]:
        """Folded word to its stems, sorted."""


def phrase_terms(phrase: str, known: Vocabulary) -> tuple[str, ...]:
    """Return the terms of a phrase, words by their stem, without single Han characters."""
    return tuple(
        known.lexicon.get(found.term, (found.term,))[0] if found.kind is TermKind.WORD else found.term
        for found in analyze(phrase)
        if found.kind is not TermKind.SINGLE
    )


def stem_phrase(phrase: str, stem: Callable[[str], str]) -> tuple[str, ...]:
    """Return the different terms of a phrase, words by their stem, without single Han characters."""
    singles = {found.term for found in analyze(phrase) if found.kind is TermKind.SINGLE}
    return tuple(term for term in count_terms(phrase, stem) if term not in singles)


def resolve_groups(groups: Iterable[Sequence[str]], known: Vocabulary) -> list[list[str]]:
    """Return the groups that lead to a text. A phrase that begins with "-" only leads to the others."""
    terms_known = frozenset(known.terms)
    resolved = []
    for group in groups:
        is_wanted: dict[tuple[str, ...], bool] = {}
        for phrase in group:
            terms = phrase_terms(phrase, known)
            if terms:
                wanted = not phrase.startswith(LEADING) and terms_known.issuperset(terms)
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


class Rows:
    """Makes the rows of groups of one index."""

    def __init__(self, index: Index, levels: Levels) -> None:
        # Not its own method, or it would hold itself and the index, too.
        self._look_up = functools.lru_cache(_REMEMBERED)(functools.partial(_read, index, levels))

    def of_group(self, number: int, group: Sequence[str]) -> list[SynonymRow]:
        """Return a row for each phrase of a resolved group that leads to another."""
        found = {phrase: _best_of(list(map(self._look_up, phrase.split(" ")))) for phrase in looked_for(group)}
        return list(_rows_of_group(number, group, found))


def _read(index: Index, levels: Levels, term: str) -> _Term:
    fields = index.fields_of(term)
    return _Term(worth_of(index, fields), field_levels(cut_common(term, fields, levels), levels))


def looked_for(group: Iterable[str]) -> list[str]:
    """Return the phrases of a resolved group that do not only lead to the others."""
    return [phrase for phrase in group if phrase[0] != "-"]


def _best_of(terms: Sequence[_Term]) -> Mapping[int, _Found]:
    totals: dict[int, float] = {}
    for term in terms:
        for one, found in zip(FIELDS, term.fields, strict=True):
            if not found:
                continue
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
    reach = least[0]
    return sorted([(-total, document) for document, total in totals.items() if total >= reach])[:_MAX_DOCUMENTS]


def _values(documents: Sequence[int], terms: Sequence[_Term], place: int) -> Sequence[float]:
    # What a phrase gives each document in one field.
    values: list[float] = []
    for term in terms:
        if term.fields[place]:
            levels = map(term.fields[place].get, documents, itertools.repeat(0))
            own = map(term.worth.__mul__, levels)
            values = list(map(operator.add, values, own) if values else own)
    return values or [0.0] * len(documents)


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
        if not any(values):
            out.append(_NOTHING)
            continue
        found = list(itertools.compress(documents, values))
        levels = [int(value / worth + 0.5) or 1 for value in values if value]
        out += (encode_number(len(found)), encode_numbers(gaps(found)), encode_numbers(levels))
    return "".join(out)
