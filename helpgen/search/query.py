"""A query → what to look for → documents, best first. Twin: theme/assets/js/search/query.js and rank.js.

A query becomes groups. A group stands for one word or piece of a word and has alternatives: the word itself, longer
words while it is being typed, similar words if nobody wrote it so, or the other phrases of its synonyms. A document
gets from each group what its best alternative gives, so expansions never add up; lunr adds the groups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lunr.index import Index as LunrIndex

from helpgen.search.analyze import Term, TermKind, analyze, ends_in_word
from helpgen.search.codec import shared_length
from helpgen.search.index import FIELDS, rarity
from helpgen.search.reader import IndexReader, TermPosting

SINGLE_WEIGHT = 0.5
SYNONYM_WEIGHT = 0.3
NEAR_WEIGHT = 0.5
SLIP_WEIGHTS = (0.75, 0.5)
MAX_TERMS = 128
LONG_RUN = 6
MAX_LONGER = 12
MAX_SLIPS = 6
MAX_SYNONYMS = 8
_END = "\U0010ffff"

Alternative = tuple[tuple[str, float], ...]
"""Terms with their weights, which are added."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one piece of a query looks for."""

    alternatives: tuple[Alternative, ...]
    is_synonym: bool = False
    """Whether nobody typed these words; then they do not decide which part of a document answers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers a query."""

    number: int
    score: float
    section: int
    """Which part of it answers best; 0 for the document as a whole."""


# --- Planning --------------------------------------------------------------------


def plan_query(text: str, reader: IndexReader) -> list[Group]:
    """Return the groups of a query, in its order, those of synonyms last."""
    terms = list(analyze(text))[:MAX_TERMS]
    is_typing = ends_in_word(text)
    groups: list[Group] = []
    for found in thin_out(terms):
        is_last = is_typing and found is terms[-1]
        if found.kind is TermKind.WORD:
            groups.append(_word_group(found.term, reader, is_last=is_last))
        else:
            groups.append(_piece_group(found, reader, is_last=is_last))
    if terms and not any(group.alternatives for group in groups):
        groups = [_group(_slips(found.term, reader, "", _END, 200)) for found in terms]
    groups += _synonym_groups(_meanings(terms, reader), reader)
    return [group for group in groups if group.alternatives]


def thin_out(terms: Sequence[Term]) -> list[Term]:
    """Return the terms without every second trigram of a long run.

    Neighbours share two of three letters, so little is lost (the scores even rise) and half as much is fetched.
    """
    kept: list[Term] = []
    run: list[Term] = []
    for found in terms:
        if run and not (_is_trigram(found) and found.term[:2] == run[-1].term[1:]):
            kept += _every_second(run)
            run = []
        if _is_trigram(found):
            run.append(found)
        else:
            kept.append(found)
    return kept + _every_second(run)


def _is_trigram(found: Term) -> bool:
    return found.kind is TermKind.GRAM and len(found.term) == 3


def _every_second(run: Sequence[Term]) -> list[Term]:
    if len(run) <= LONG_RUN:
        return list(run)
    return [found for place, found in enumerate(run) if place % 2 == 0 or place == len(run) - 1]


def _group(weights: dict[str, float]) -> Group:
    return Group(tuple(((term, weight),) for term, weight in weights.items()))


def _piece_group(found: Term, reader: IndexReader, *, is_last: bool) -> Group:
    if found.kind is TermKind.SINGLE:
        return _group({found.term: SINGLE_WEIGHT})
    weights = {found.term: 1.0}
    if is_last:
        longer = [term for term in reader.terms_from(found.term) if term.startswith(found.term)]
        for term in longer[: MAX_LONGER + 1]:
            weights.setdefault(term, 0.6)
    return _group(weights)


def _word_group(word: str, reader: IndexReader, *, is_last: bool) -> Group:
    exact = reader.stems_of(word)
    weights = dict.fromkeys(exact, 1.0)
    if is_last:
        longer = [
            (len(other), other, stems)
            for other, stems in reader.words_between(word, word + _END, 3)
            if other.startswith(word) and other != word
        ]
        for length, _, stems in sorted(longer)[:MAX_LONGER]:
            for stem in stems:
                weights[stem] = max(weights.get(stem, 0), 0.5 * len(word) / length + 0.1)
    if not exact and len(word) >= 4:
        for stem, weight in _slips(word, reader, word[0], chr(ord(word[0]) + 1), 40).items():
            weights[stem] = max(weights.get(stem, 0), weight)
        if not weights:
            weights = _near(word, reader)
    return _group(weights)


def _slips(word: str, reader: IndexReader, start: str, end: str, max_files: int) -> dict[str, float]:
    """Return the stems of words that differ by a slip: one in short words, two from eight letters on."""
    most = 2 if len(word) >= 8 else 1
    if len(word) < 4:
        return {}
    near = []
    for other, stems in reader.words_between(start, end, max_files):
        if abs(len(other) - len(word)) <= most:
            distance = slip_distance(word, other, most)
            if distance <= most:
                near.append((distance, other, stems))
    weights: dict[str, float] = {}
    for distance, _, stems in sorted(near)[:MAX_SLIPS]:
        for stem in stems:
            weights[stem] = max(weights.get(stem, 0), SLIP_WEIGHTS[max(distance, 1) - 1])
    return weights


def _near(word: str, reader: IndexReader) -> dict[str, float]:
    # Another form of the word that nobody wrote: the same beginning, another ending.
    near = []
    for other, stems in reader.words_between(word[:3], word[:3] + _END, 3):
        shared = shared_length(word, other)
        if shared * 10 >= len(word) * 6 and len(word) - shared <= 3 and len(other) - shared <= 3:
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


def _meanings(terms: Sequence[Term], reader: IndexReader) -> list[frozenset[str]]:
    # What each word may stand for: itself, its stems, or what it is one slip away from.
    meanings = []
    for found in terms:
        if found.kind is TermKind.WORD:
            near = _word_group(found.term, reader, is_last=False).alternatives
            meanings.append(frozenset({found.term, *(term for ((term, weight),) in near if weight >= SLIP_WEIGHTS[0])}))
        elif found.kind is TermKind.GRAM:
            meanings.append(frozenset({found.term}))
    return meanings


def _synonym_groups(query: Sequence[frozenset[str]], reader: IndexReader) -> Iterator[Group]:
    if not query:
        return
    found_groups = 0
    for group in reader.synonyms():
        phrases = [phrase.removeprefix("-").split(" ") for phrase in group]
        said = next((place for place, phrase in enumerate(phrases) if _stands_in(phrase, query)), None)
        if said is None or found_groups == MAX_SYNONYMS:
            continue
        others = [
            tuple((term, SYNONYM_WEIGHT) for term in phrase)
            for place, phrase in enumerate(phrases)
            if place != said and not group[place].startswith("-")
        ]
        if others:
            found_groups += 1
            yield Group(tuple(others), is_synonym=True)


def _stands_in(phrase: Sequence[str], query: Sequence[frozenset[str]]) -> bool:
    return any(
        all(term in query[start + place] for place, term in enumerate(phrase))
        for start in range(len(query) - len(phrase) + 1)
    )


# --- Ranking ---------------------------------------------------------------------


def rank(groups: Sequence[Group], reader: IndexReader) -> list[Found]:
    """Return all documents that answer one of the groups, best first; equals in the order of the index."""
    weighed = [gathered for group in groups if (gathered := _gather(group, reader))]
    weighed.sort(key=lambda gathered: gathered.number)
    if not weighed:
        return []
    index = LunrIndex.load(_partial_index(weighed))
    query = index.create_query()
    for place in range(len(weighed)):
        query.term(f"{place:03}", use_pipeline=False)
    results = [(int(result["ref"]), float(result["score"])) for result in index.query(query)]
    results.sort(key=lambda result: (-result[1], result[0]))
    return [Found(number, score, _best_section(number, weighed)) for number, score in results]


@dataclass(frozen=True, slots=True)
class _Gathered:
    number: int
    """The smallest global number of its terms."""
    is_synonym: bool
    weight: float
    """Of its weightiest term."""
    scores: dict[int, list[float]]
    """By document: what its best alternative gives in each field."""
    postings: list[TermPosting]


def _gather(group: Group, reader: IndexReader) -> _Gathered | None:
    best: dict[int, list[float]] = {}
    postings: list[TermPosting] = []
    weight = 0.0
    for alternative in group.alternatives:
        scores: dict[int, list[float]] = {}
        for term, factor in alternative:
            posting = reader.posting(term)
            if posting is None:
                continue
            postings.append(posting)
            worth = rarity(reader.document_count, posting.occurrences) * factor
            weight = max(weight, worth)
            for place, levels in enumerate(posting.fields):
                scale = worth * reader.scales[place]
                for number, level in levels.items():
                    scores.setdefault(number, [0.0] * len(FIELDS))[place] += scale * level
        for document, values in scores.items():
            if document not in best or _total(values) > _total(best[document]):
                best[document] = values
    if not postings:
        return None
    number = min(posting.number for posting in postings)
    return _Gathered(number, group.is_synonym, weight, best, postings)


def _total(values: Sequence[float]) -> float:
    # In this order and without Python's compensation, as the browser adds.
    total = 0.0
    for value in values:
        total += value
    return total


def _partial_index(weighed: Sequence[_Gathered]) -> dict[str, object]:
    inverted: list[object] = []
    vectors: dict[str, list[float]] = {}
    for index, gathered in enumerate(weighed):
        posting: dict[str, object] = {"_index": index}
        for place, one in enumerate(FIELDS):
            numbers = sorted(number for number, values in gathered.scores.items() if values[place] > 0)
            posting[one.name] = {str(number): {} for number in numbers}
            for number in numbers:
                vectors.setdefault(f"{one.name}/{number}", []).extend((index, gathered.scores[number][place]))
        inverted.append([f"{index:03}", posting])
    return {
        "version": "2.3.9",
        "fields": [one.name for one in FIELDS],
        "fieldVectors": [[ref, vector] for ref, vector in vectors.items()],
        "invertedIndex": inverted,
        "pipeline": [],
    }


def _best_section(number: int, weighed: Sequence[_Gathered]) -> int:
    # The part with the weightiest groups, if it says more than the beginning and than the title.
    weights: dict[int, float] = {}
    title = 0.0
    for gathered in weighed:
        if gathered.is_synonym:
            continue
        if any(number in posting.fields[0] for posting in gathered.postings):
            title += gathered.weight
        mask = 0
        for posting in gathered.postings:
            mask |= posting.sections.get(number, 0)
        section = 0
        while mask >> section:
            if mask >> section & 1:
                weights[section] = weights.get(section, 0) + gathered.weight
            section += 1
    best = max(sorted(weights), key=lambda section: weights[section], default=0)
    return best if weights.get(best, 0) > max(weights.get(0, 0), title) else 0
