"""A form of a word → what it may be made of. Twin: theme/assets/js/search/affixes.js.

In Indonesian much stands before the root, where neither beginnings nor slips help: "mengembalikan" is "kembali". Other
languages have their endings, for which a common beginning is enough.

No list of roots is needed: of all that a word may be made of, its root is what most words of the texts may be made of.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

_SHORTEST_WORD = 5
_SHORTEST_ROOT = 4
# Behind the colon: the letter that the prefix swallows before a vowel. All that fit are tried, for "pengirim" is peng-
# and "kirim", "pengubah" is peng- and "ubah", "perubahan" has per- and not pe-.
_PREFIXES = (
    "memper: member: diper: diber: pember: keber: keter: menge: penge: meng:k peng:k meny:s peny:s mem:p pem:p men:t"
    " pen:t ber: per: ter: me: pe: di: ke: se:"
)
_MAY_STAY = ("meng", "peng")
"""Before these a vowel may be the root's own."""
_VOWELS = tuple("aeiou")
_NO_BEGINNING = ("mb", "mp", "nc", "nd", "nj", "nt")
"""No root begins so: "kembali" has no prefix."""
_ENDINGS = "kannya annya inya kanlah kan nya lah kah pun an ku mu i"
_PAIRS = tuple((start, letter) for start, _, letter in (pair.partition(":") for pair in _PREFIXES.split()))


def roots_of(word: str, language: str) -> Sequence[str]:
    """Return what a folded word may be made of, without the word itself; () in other languages."""
    if not has_roots(language) or len(word) < _SHORTEST_WORD:
        return ()
    found = (
        root
        for root in _strip(word)
        if len(root) >= _SHORTEST_ROOT and root != word and not root.startswith(_NO_BEGINNING)
    )
    return tuple(dict.fromkeys(found))


def find_roots(words: Collection[str], language: str) -> Mapping[str, str]:
    """Return the root of each folded word that is not its own; {} in other languages. Only Python needs it.

    Of equals it is the shortest, so that a form that no text has leads to it.
    """
    if not has_roots(language):
        return {}
    candidates = {word: (word, *roots_of(word, language)) for word in words}
    support = Counter(root for found in candidates.values() for root in found)
    best = {word: max(found, key=lambda root: (support[root], -len(root), root)) for word, found in candidates.items()}
    return {word: root for word in sorted(best) if (root := _last(word, best)) != word}


def _last(word: str, best: Mapping[str, str]) -> str:
    # The root of a root: every step takes something away, so a few are enough.
    for _ in range(4):
        word = best.get(word, word)
    return word


def has_roots(language: str) -> bool:
    """Tell whether words of a language count as their roots."""
    return language.split("-", maxsplit=1)[0].lower() == "id"


def _strip(word: str) -> Iterator[str]:
    endings = ["", *(ending for ending in _ENDINGS.split() if word.endswith(ending))]
    for start, letter in (("", ""), *(pair for pair in _PAIRS if word.startswith(pair[0]))):
        for ending in endings:
            inside = word[len(start) : len(word) - len(ending)]
            is_swallowed = bool(letter) and inside.startswith(_VOWELS)
            if is_swallowed:
                yield letter + inside
            if not is_swallowed or start in _MAY_STAY:
                yield inside
