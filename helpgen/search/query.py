"""A query → what to look for. Twin: theme/assets/js/search/query.js.

A query becomes groups. A group stands for one word or piece of a word and has alternatives: the word itself, longer
words while it is being typed, similar words if nobody wrote it so, or the other phrases of its synonyms. A document
gets from each group what its best alternative gives, so expansions never add up; lunr adds the groups.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.search.affixes import roots_of
from helpgen.search.analyze import Term, TermKind, analyze, ends_in_word
from helpgen.search.codec import shared_length
from helpgen.search.reader import IndexReader, TermPosting

SINGLE_WEIGHT = 0.5
HIRAGANA_WEIGHT = 0.25
LONGER_PIECE_WEIGHT = 0.6
LONGER_WEIGHTS = (0.8, 0.1)
"""Of a longer word: for the share of it that is typed, and for being one."""
SYNONYM_WEIGHT = 0.4
NEAR_WEIGHT = 0.5
ROOT_WEIGHT = 0.75
SLIP_WEIGHTS = (0.75, 0.5)
MAX_TERMS = 128
_LONG_PIECE = 3
MAX_LONGER = 12
MAX_LONGER_FILES = 2
MAX_SLIPS = 6
MAX_SYNONYMS = 8
MAX_SPELLING_FILES = 40
_END = "\U0010ffff"
_HIRAGANA = re.compile("[\u3041-\u3096]+")

Alternative = tuple[tuple[str, float], ...]
"""Terms with their weights, which are added."""


class Group(Struct, frozen=True):
    """What one piece of a query looks for."""

    alternatives: tuple[Alternative, ...]
    synonym: TermPosting | None = None
    """What the other phrases of a group lead to, of which `alternatives` are then the words. Nobody typed them, so they
    do not decide which part of a document answers."""
    is_pair: bool = False
    """Whether it is one or two letters of a run without blanks, which may belong to two words."""


def plan_query(text: str, reader: IndexReader) -> list[Group]:
    """Return the groups of a query, in its order, those of synonyms last."""
    terms = list(analyze(text))[:MAX_TERMS]
    is_typing = ends_in_word(text)
    groups: list[Group] = []
    for found in terms:
        is_last = is_typing and found is terms[-1]
        if found.kind is TermKind.WORD:
            groups.append(_word_group(found.term, reader, is_last=is_last))
        else:
            groups.append(_piece_group(found, terms, reader, is_last=is_last))
    if terms and not any(group.alternatives for group in groups):
        groups = [_group(_slips(found.term, reader, "", _END)) for found in terms]
    groups += _synonym_groups(terms, reader)
    return [group for group in groups if group.alternatives]


def _group(weights: dict[str, float]) -> Group:
    return Group(tuple(((term, weight),) for term, weight in weights.items()))


def _piece_group(found: Term, terms: Sequence[Term], reader: IndexReader, *, is_last: bool) -> Group:
    """Return what a piece of a run looks for.

    Hiragana alone is mostly grammar, as in "how do I".
    """
    own = HIRAGANA_WEIGHT if _HIRAGANA.fullmatch(found.term) else 1.0
    weights = {found.term: SINGLE_WEIGHT if found.kind is TermKind.SINGLE else own}
    if _begins_pieces(found, terms, reader, is_last=is_last):
        longer = [term for term in reader.words_beside(found.term) if term.startswith(found.term)]
        for term in longer[: MAX_LONGER + 1]:
            weights.setdefault(term, LONGER_PIECE_WEIGHT)
    return Group(_group(weights).alternatives, is_pair=len(found.term) < _LONG_PIECE)


def _begins_pieces(found: Term, terms: Sequence[Term], reader: IndexReader, *, is_last: bool) -> bool:
    # Only titles and keywords have single characters, so one that is in no piece of the query begins pieces; so does
    # the last one if nobody wrote the piece before it: more of a word is to come.
    if found.kind is not TermKind.SINGLE:
        return is_last
    pieces = [other.term for other in terms if other.kind is TermKind.GRAM and found.term in other.term]
    return not pieces or (is_last and reader.posting(pieces[-1]) is None)


def _word_group(word: str, reader: IndexReader, *, is_last: bool) -> Group:
    exact = reader.stems_of(word)
    weights = dict.fromkeys(exact, 1.0)
    if is_last:
        longer = [
            (len(other), other, stems)
            for other, stems in reader.words_between(word, word + _END, MAX_LONGER_FILES)
            if other != word
        ]
        share, constant = LONGER_WEIGHTS
        for length, _, stems in sorted(longer)[:MAX_LONGER]:
            for stem in stems:
                weights[stem] = max(weights.get(stem, 0), share * len(word) / length + constant)
    if not exact and len(word) >= 4:
        for stem, weight in _slips(word, reader, word[0], word[0] + _END).items():
            weights[stem] = max(weights.get(stem, 0), weight)
        for root in roots_of(word, reader.language):
            for stem in reader.stems_of(root):
                weights[stem] = max(weights.get(stem, 0), ROOT_WEIGHT)
        if not weights:
            weights = _near(word, reader)
    return _group(weights)


def _slips(word: str, reader: IndexReader, start: str, end: str) -> dict[str, float]:
    """Return the stems of words that differ by a slip: one in short words, two from eight letters on."""
    most = 2 if len(word) >= 8 else 1
    if len(word) < 4:
        return {}
    near = []
    for other in reader.spellings(start, end, MAX_SPELLING_FILES):
        if abs(len(other) - len(word)) <= most:
            distance = slip_distance(word, other, most)
            if distance <= most:
                near.append((distance, other))
    weights: dict[str, float] = {}
    for distance, other in sorted(near)[:MAX_SLIPS]:
        for stem in reader.stems_of(other):
            weights[stem] = max(weights.get(stem, 0), SLIP_WEIGHTS[max(distance, 1) - 1])
    return weights


def _near(word: str, reader: IndexReader) -> dict[str, float]:
    # Another form of the word that nobody wrote: the same beginning, another ending.
    near = []
    for other, stems in reader.words_beside(word).items():
        shared = shared_length(word, other)
        if shared >= 3 and shared * 10 >= len(word) * 6 and len(word) - shared <= 3 and len(other) - shared <= 3:
            near.append((-shared, other, stems))
    return {stem: NEAR_WEIGHT for _, _, stems in sorted(near)[:MAX_SLIPS] for stem in stems}


def slip_distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; `most` + 1 if they are more than `most`."""
    older: list[int] = []
    before = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i] + [0] * len(other)
        for j, wanted in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, older[j - 2] + 1)
            row[j] = best
        if min(row) > most:
            return most + 1
        older, before = before, row
    return min(before[-1], most + 1)


def _meaning(found: Term, reader: IndexReader) -> frozenset[str]:
    # What a word may stand for: itself, its stems, or what it is one slip away from.
    if found.kind is not TermKind.WORD:
        return frozenset({found.term})
    near = _word_group(found.term, reader, is_last=False).alternatives
    return frozenset({found.term, *(term for ((term, weight),) in near if weight >= SLIP_WEIGHTS[0])})


def _synonym_groups(terms: Sequence[Term], reader: IndexReader) -> Iterator[Group]:
    said = [found for found in terms if found.kind is not TermKind.SINGLE]
    query = [_meaning(found, reader) for found in said]
    used: set[int] = set()
    for start, meaning in enumerate(query):
        for term in sorted(meaning):
            for found in reader.synonyms_of(term):
                is_said = _begins_with(query[start:], found.phrase)
                if not is_said or found.group in used or len(used) == MAX_SYNONYMS:
                    continue
                used.add(found.group)
                others = tuple(tuple((word, SYNONYM_WEIGHT) for word in phrase) for phrase in found.others)
                yield Group(others, found.posting)


def _begins_with(query: Sequence[frozenset[str]], phrase: Sequence[str]) -> bool:
    return len(phrase) <= len(query) and all(term in query[place] for place, term in enumerate(phrase))
