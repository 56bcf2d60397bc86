"""Words → stems, with Snowball, when the index is built.

The browser needs none: the index says which words belong to a stem.
"""

from collections.abc import Callable, Mapping

import Stemmer

from helpgen.search.analyze import fold

_ALGORITHMS: Mapping[str, str] = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
# Between words in scripts without blanks, Latin words are mostly English.
_ENGLISH_INSIDE = frozenset({"en", "th", "lo", "km", "my", "zh", "ja", "ko"})


def stemmer_for(language: str) -> Callable[[str], str]:
    """Return a function from a word in lower case to its folded stem.

    The stem of a word is never "" unless its folded form is. In a language without a stemmer a word is its own stem;
    so it is in Indonesian, whose roots are found when all words are known (`affixes`).
    """
    main = language.split("-", maxsplit=1)[0].lower()
    algorithm = "english" if main in _ENGLISH_INSIDE else _ALGORITHMS.get(main)
    if algorithm is None:
        return fold
    stem_word: Callable[[str], str] = Stemmer.Stemmer(algorithm).stemWord
    return lambda word: fold(stem_word(word)) or fold(word)
