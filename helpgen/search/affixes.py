"""A form of a word that no text has → what it may be made of. Twin: theme/assets/js/search/affixes.js.

In Indonesian much stands before the root, where neither beginnings nor slips help: "mengembalikan" is "kembali". Other
languages have their endings, for which a common beginning is enough.
"""

from collections.abc import Sequence

_SHORTEST_WORD = 6
_SHORTEST_ROOT = 4
# The longest that fits is taken. After the colon: the letter that it may have swallowed.
_BEFORE = "memper: diper: meng:k meny:s peng:k peny:s mem:p men:t pem:p pen:t ber: per: ter: me: pe: di: ke: se:"
_BEHIND = "kannya annya kan kah lah nya an ku mu i"


def roots_of(word: str, language: str) -> Sequence[str]:
    """Return what a folded word may be made of, without the word itself; () in other languages."""
    if language.split("-", maxsplit=1)[0].lower() != "id" or len(word) < _SHORTEST_WORD:
        return ()
    before = next((pair.split(":") for pair in _BEFORE.split() if word.startswith(pair.split(":")[0])), ["", ""])
    behind = next((ending for ending in _BEHIND.split() if word.endswith(ending)), "")
    roots = [
        letter + word[len(start) : len(word) - len(ending)]
        for start, letters in ((before[0], (before[1], "")), ("", ("",)))
        for ending in (behind, "")
        for letter in letters
    ]
    return tuple(dict.fromkeys(root for root in roots if len(root) >= _SHORTEST_ROOT and root != word))
