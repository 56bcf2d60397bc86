"""Which folders are languages."""

import re
from collections.abc import Iterable

ISO_639_1 = frozenset({
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bh", "bi", "bm", "bn",
    "bo", "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en",
    "eo", "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he",
    "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv",
    "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li",
    "ln", "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne",
    "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm",
    "rn", "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st",
    "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty", "ug", "uk",
    "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zh", "zu", "fil",
})  # fmt: skip
"""Two-letter codes of ISO 639-1, and Filipino, which has none."""
_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def is_language_tag(text: str) -> bool:
    """Tell whether the text is a BCP 47 tag of a known language with optional script and region: `zh-Hant`, `pt-BR`."""
    match = _TAG.fullmatch(text)
    return match is not None and match["language"] in ISO_639_1


def find_languages(folders: Iterable[str], default: str) -> tuple[str, ...]:
    """Return the languages of a plain folder of Markdown, the default one first.

    `folders` are the first parts of all Markdown paths. They are languages only if every one is a language tag;
    otherwise all texts are in the default language, and the result is `(default,)`.
    """
    names = sorted(set(folders))
    if not names or not all(is_language_tag(name) for name in names):
        return (default,)
    first = default if default in names else "en" if "en" in names else names[0]
    return (first, *(name for name in names if name != first))
