"""Terms and synonyms → what is written of them, each bucket and each group by itself.

What was written once is found again by a digest of exactly what it is made from; who keeps it is told by `Recall`.
"""

import functools
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from msgspec import Struct, msgpack

from helpgen.search.buckets import Bucket
from helpgen.search.codec import encode_number, shared_length
from helpgen.search.columns import documents_of, without_sections
from helpgen.search.index import BODY, Fields, Index, fields_in, terms_of
from helpgen.search.phrases import Rows, SynonymRow, looked_for, resolve_groups
from helpgen.search.postings import Levels, between, cut_common, encode_postings

Recall = Callable[[Iterable[str | bytes], Callable[[], bytes]], bytes]
"""Returns what was made before of the same facts, else makes it."""

_MAX_TERM = 16_000


def make_anew(facts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """Make it: nothing is remembered."""
    return make()


class Words(Struct, frozen=True, array_like=True):
    """What is written of words and terms."""

    lexicon: dict[str, list[str]]
    """Folded word to its stems."""
    stems: dict[str, str]
    """The same as it is written; words that are their own only stem are missing."""
    postings: dict[str, list[str]]
    """Term to where it stands as text; more than one if that is too much for a file: divided by documents."""

    @property
    def terms(self) -> Set[str]:
        """All terms."""
        return self.postings.keys()


class WrittenIndex(Struct, frozen=True):
    """All that the files of an index are made from, but its documents."""

    language: str
    document_count: int
    body_average: float
    lengths: str
    """The length step of each body."""
    words: Words
    rows: Mapping[str, Sequence[SynonymRow]]
    """By the first term of their phrase."""


_WRITER = msgpack.Encoder()
_WORDS = msgpack.Decoder(Words)
_ROWS = msgpack.Decoder(list[SynonymRow])


def encode_index(index: Index, synonyms: Sequence[Sequence[str]] = (), recall: Recall = make_anew) -> WrittenIndex:
    """Return what is written of an index. `synonyms` are groups of phrases that mean the same.

    With `recall` what has not changed is not made again.
    """
    levels = Levels(index)
    words = Words({}, {}, {})
    for bucket in index.buckets:
        content = recall(("bucket", bucket.digest, *levels.facts), functools.partial(_write, bucket, levels))
        own = _WORDS.decode(content)
        words.lexicon.update(own.lexicon)
        words.stems.update(own.stems)
        words.postings.update(own.postings)
    rows = _write_rows(synonyms, words, index, levels, recall)
    return WrittenIndex(index.language, index.document_count, levels.averages[BODY.name], levels.lengths, words, rows)


def _write(bucket: Bucket, levels: Levels) -> bytes:
    postings: dict[str, list[str]] = {}
    for term in sorted(terms_of(bucket)):
        postings[term] = _posting_texts(term, fields_in(bucket, term), levels)
    lexicon = bucket.contents.lexicon
    stems = {word: written for word, own in lexicon.items() if (written := _written_stems(own, word))}
    return _WRITER.encode(Words(lexicon, stems, postings))


def _written_stems(stems: Sequence[str], word: str) -> str:
    # Without any, a word is its own stem.
    if len(stems) == 1 and stems[0] == word:
        return ""
    return "".join(f"\t{_difference(word, stem)}" for stem in stems)


def _difference(word: str, stem: str) -> str:
    # How many letters of the word go, then what the stem has instead.
    shared = shared_length(word, stem)
    return encode_number(len(word) - shared) + stem[shared:]


def _posting_texts(term: str, fields: Fields, levels: Levels) -> list[str]:
    # More than one if the postings are too many for a file: divided by documents.
    body_count = len(fields.get(BODY.name, ()))
    kept = cut_common(term, fields, levels)
    text = encode_postings(kept, levels, body_count)
    if len(text) <= _MAX_TERM:
        return [text]
    longest = documents_of(max(kept.values(), key=len))
    count = math.ceil(len(text) / _MAX_TERM)
    bounds = [0, *(longest[len(longest) * part // count] for part in range(1, count)), levels.document_count]
    left_out = body_count - len(kept.get(BODY.name, ()))
    if left_out:  # only the first part says so
        kept = {**kept, BODY.name: without_sections(kept[BODY.name])}
    texts = []
    for start, end in itertools.pairwise(bounds):
        part = between(kept, start, end)
        own = len(part.get(BODY.name, ()))
        texts.append(encode_postings(part, levels, own + left_out))  # the first part answers for what is left out
        left_out = 0
    return texts


def _write_rows(
    synonyms: Iterable[Sequence[str]], words: Words, index: Index, levels: Levels, recall: Recall
) -> Mapping[str, Sequence[SynonymRow]]:
    found: dict[str, list[SynonymRow]] = {}
    rows = Rows(index, levels)
    for number, group in enumerate(resolve_groups(synonyms, words)):
        terms = itertools.chain.from_iterable(phrase.split(" ") for phrase in looked_for(group))
        texts = itertools.chain.from_iterable(map(words.postings.__getitem__, terms))
        # The texts say where the terms stand, and with the lengths what they are worth there.
        facts = ("synonyms", str(number), *group, *levels.facts, levels.lengths, *texts)
        content = recall(facts, functools.partial(_write_group, rows, number, group))
        for row in _ROWS.decode(content):
            found.setdefault(row.first, []).append(row)
    return found


def _write_group(rows: Rows, number: int, group: Sequence[str]) -> bytes:
    return _WRITER.encode(rows.of_group(number, group))
