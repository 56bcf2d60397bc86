"""Text → terms, without dictionaries: the same table as theme/assets/js/search/analyze.js, and the same result.

| run of                               | becomes                                                           |
|--------------------------------------|-------------------------------------------------------------------|
| Thai, Lao, Khmer, Burmese            | tone marks dropped; three letters from each that may begin a       |
|                                      | syllable, and from the first; a shorter run is one term            |
| Han, Hiragana, Katakana              | bigrams, and every Han character by itself                         |
| Hangul                               | bigrams; a single syllable is one term                             |
| other letters, digits and marks      | one word, folded: accents and Arabic vowel signs dropped           |

Before that, the text is brought to NFKC and lower case, and invisible characters are dropped.
"""

import enum
import functools
import itertools
import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct


class TermKind(enum.Enum):
    """Where a term comes from."""

    WORD = "word"
    """A whole word."""
    GRAM = "gram"
    """A piece of a run that has no blanks."""
    SINGLE = "single"
    """One Han character."""


class Term(Struct, frozen=True):
    """One entry of the index."""

    term: str
    kind: TermKind


_compiled = functools.cache(re.compile)
"""To compile sets of thousands of letters takes a hundredth of a second in all, and many builds need none of them."""
_INVISIBLE = re.compile("[\u200b\u00ad\u2060\ufeff\ufe00-\ufe0f]")
_SOUTH_EAST_ASIAN = "\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\U0001b000-\U0001b16f"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb"
# Python's \w has no combining marks. These are Unicode's (\p{M} in the browser), gaps between neighbours closed.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7-\u05c9\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd"
    "\u0816-\u082d\u0859-\u085b\u0897-\u08e1\u08e3-\u0963\u0981-\u0983\u09bc-\u09c4\u09c7-\u09c8\u09cb-\u09cd"
    "\u09d7\u09e2-\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a42\u0a47-\u0a48\u0a4b-\u0a4d\u0a51\u0a70-\u0a75"
    "\u0a81-\u0a83\u0abc-\u0ac5\u0ac7-\u0ac9\u0acb-\u0acd\u0ae2-\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c-\u0b44"
    "\u0b47-\u0b48\u0b4b-\u0b4d\u0b53-\u0b57\u0b62-\u0b63\u0b82\u0bbe-\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd\u0bd7"
    "\u0c00-\u0c04\u0c3c-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d\u0c55-\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc-\u0cc4"
    "\u0cc6-\u0cc8\u0cca-\u0ccd\u0cd5-\u0cd6\u0ce2-\u0ce3\u0cf3\u0d00-\u0d03\u0d3b-\u0d44\u0d46-\u0d48"
    "\u0d4a-\u0d4d\u0d57-\u0d63\u0d81-\u0d83\u0dca\u0dcf-\u0dd4\u0dd6\u0dd8-\u0ddf\u0df2-\u0df3\u0f18-\u0f19"
    "\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f97\u0f99-\u0fbc\u0fc6\u135d-\u135f\u1712-\u1715"
    "\u1732-\u1734\u1752-\u1753\u1772-\u1773\u180b-\u180d\u180f\u1885-\u18a9\u1920-\u192b\u1930-\u193b"
    "\u1a17-\u1a1b\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f\u1ab0-\u1af0\u1b00-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3"
    "\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1cf9\u1dc0-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302f\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5"
    "\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5\uaa29-\uaa36\uaa43-\uaa4d\uaa7b-\uaac1"
    "\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U000101fd\U000102e0"
    "\U00010376-\U0001037a\U00010a01-\U00010a03\U00010a05-\U00010a06\U00010a0c-\U00010a0f"
    "\U00010a38-\U00010a3a\U00010a3f\U00010ae5-\U00010ae6\U00010d24-\U00010d27\U00010d69-\U00010d6d"
    "\U00010eab-\U00010eac\U00010ecb-\U00010ecf\U00010ef0-\U00010eff\U00010f46-\U00010f50"
    "\U00010f82-\U00010f85\U00011000-\U00011046\U00011070-\U00011074\U0001107f-\U000110ba\U000110c2"
    "\U00011100-\U00011134\U00011145-\U00011146\U00011173\U00011180-\U000111c0\U000111c9-\U000111cc"
    "\U000111ce-\U000111cf\U0001122c-\U00011237\U0001123e-\U00011241\U000112df-\U000112ea"
    "\U00011300-\U00011303\U0001133b-\U00011344\U00011347-\U00011348\U0001134b-\U0001134d\U00011357"
    "\U00011362-\U00011363\U00011366-\U0001136c\U00011370-\U00011374\U000113b8-\U000113c0\U000113c2\U000113c5"
    "\U000113c7-\U000113ca\U000113cc-\U000113d2\U000113e1-\U000113e2\U00011435-\U00011446\U0001145e"
    "\U000114b0-\U000114c3\U000115af-\U000115b5\U000115b8-\U000115c0\U000115dc-\U000115dd"
    "\U00011630-\U00011640\U000116ab-\U000116b7\U0001171d-\U0001172b\U0001182c-\U0001183a"
    "\U00011930-\U00011935\U00011937-\U00011938\U0001193b-\U00011943\U000119d1-\U000119d7"
    "\U000119da-\U000119e0\U000119e4\U00011a01-\U00011a3e\U00011a47\U00011a51-\U00011a99\U00011b60-\U00011b67"
    "\U00011c2f-\U00011c36\U00011c38-\U00011c3f\U00011c92-\U00011ca7\U00011ca9-\U00011cb6"
    "\U00011d31-\U00011d36\U00011d3a\U00011d3c-\U00011d3d\U00011d3f-\U00011d47\U00011d8a-\U00011d8e"
    "\U00011d90-\U00011d91\U00011d93-\U00011d97\U00011df0\U00011ef3-\U00011ef6\U00011f00-\U00011f03"
    "\U00011f34-\U00011f3a\U00011f3e-\U00011f42\U00011f5a\U00013440-\U00013455\U0001611e-\U0001612f"
    "\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016f4f-\U00016f87\U00016f8f-\U00016f92\U00016fe4"
    "\U00016ff0-\U00016ff1\U0001bc9d-\U0001bc9e\U0001cf00-\U0001cf2d\U0001cf30-\U0001cf46"
    "\U0001d127-\U0001d128\U0001d165-\U0001d169\U0001d16d-\U0001d172\U0001d17b-\U0001d182"
    "\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001d250-\U0001d252"
    "\U0001d25b-\U0001d25c\U0001d25f\U0001d280-\U0001d281\U0001da00-\U0001da36\U0001da3b-\U0001da6c\U0001da75"
    "\U0001da84\U0001da9b-\U0001da9f\U0001daa1-\U0001daaf\U0001e000-\U0001e006\U0001e008-\U0001e018"
    "\U0001e01b-\U0001e021\U0001e023-\U0001e024\U0001e026-\U0001e02a\U0001e08f\U0001e130-\U0001e136\U0001e2ae"
    "\U0001e2ec-\U0001e2ef\U0001e4ec-\U0001e4ef\U0001e5ee-\U0001e5ef\U0001e6e3-\U0001e6f5"
    "\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a\U000e0100-\U000e01ef"
)
_RUN = (
    f"(?P<sea>[{_SOUTH_EAST_ASIAN}]+)|(?P<cjk>[{_HAN}{_KANA}]+)|(?P<hangul>[{_HANGUL}]+)"
    f"|(?P<word>(?:[^\\W_{_SOUTH_EAST_ASIAN}{_HAN}{_KANA}{_HANGUL}]|[{_MARKS}])+)"
)
_WORD = f"[\\w{_MARKS}]+"
_LATIN_WORD = re.compile(r"\w+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_NOT_LATIN = re.compile("[^\0-\u02ff\u2000-\u206f\u3000-\u3004\u3008-\u3020]")
"""Letters of other scripts; the rest, with the signs of all, needs no list of marks."""
_PART_END = "\x1f"
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) == _PART_END else 0x20 for code in range(128)) + bytes(128)
"""For ASCII: all that is in no word becomes a blank."""
_SIGNS = "\u2013\u2014\u2018\u2019\u201c\u201d\u00ab\u00bb\u00b7\u2022\u2192\u00d7\u00b0\u20ac\u00a3"
"""Often between words, and in none: dashes, quotation marks, dots, arrows and units."""
_OTHER_SCRIPTS = f"[{_SOUTH_EAST_ASIAN}{_HAN}{_KANA}{_HANGUL}]+"
_HAN_CHARACTER = f"[{_HAN}]"
_TONE_MARKS = "\u0e48\u0e49\u0e47\u0e4c\u0e4d\u0e4a\u0e4b\u0e4e"
# What never begins a syllable: a vowel behind its consonant, and a consonant behind a vowel that is written before it
# or behind a sign that puts it below another.
_JOINING_BEHIND = "\u17d2\u1039"
_OTHERS_BEHIND = "\u0e30-\u0e3a\u0e45\u0eb0-\u0ebc\u17b4-\u17d1\u17d3\u102b-\u1038\u103a-\u103e"
_VOWELS_BEHIND = _OTHERS_BEHIND + _JOINING_BEHIND
_JOINING = "\u0e40-\u0e44\u0ec0-\u0ec4" + _JOINING_BEHIND
# Each letter is looked at once: what lies between two beginnings is skipped. A line of one letter or two is a term.
_SYLLABLES = (
    f"(?=(...|(?<!.)..?(?!.)))(?:[{_JOINING}]+.?|.)[{_OTHERS_BEHIND}]*"
    f"(?:[{_JOINING_BEHIND}][{_JOINING}]*.?[{_OTHERS_BEHIND}]*)*"
)
_SHORT_PART = 4
_LONGEST_JOINED = 12
_HYPHENATED = (
    f"(?<![\\w{_MARKS}-])([^\\W\\d_]{{1,{_LONGEST_JOINED}}})[-\u2010]"
    f"([^\\W\\d_]{{1,{_LONGEST_JOINED}}})(?![\\w{_MARKS}])"
)
_BEHIND_HYPHEN = f"-([a-z]{{1,{_LONGEST_JOINED}}})(?![a-z0-9])"
_BEFORE_HYPHEN = f"(?:^|[^a-z0-9-])([a-z]{{1,{_LONGEST_JOINED}}})\\Z"
"""Of a piece of the text that is one character longer."""
_SOUTH_EAST_ASIAN_LETTER = f"[{_SOUTH_EAST_ASIAN}]"
_CJK = f"[{_HAN}{_KANA}]"
_HANGUL_LETTER = f"[{_HANGUL}]"
_NOT_SOUTH_EAST_ASIAN = f"[^{_SOUTH_EAST_ASIAN}{_PART_END}]+"
_NOT_CJK = f"[^{_HAN}{_KANA}{_PART_END}]+"
_NOT_HANGUL = f"[^{_HANGUL}{_PART_END}]+"
_WIDE_SIGNS = (*((chr(ord(sign) + 0xFEE0), sign) for sign in "!(),/:;?~"), ("\u3000", " "), ("\u2026", "..."))
_FOLDED_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
_FOLDED_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def normalise(text: str) -> str:
    """Return the text in NFKC and lower case, without invisible characters."""
    if text.isascii():
        return text.lower()
    # All that NFKC changes in most Thai and Chinese texts, and much faster.
    text = text.replace("\u0e33", "\u0e4d\u0e32")
    if "\uff0c" in text:
        for wide, sign in _WIDE_SIGNS:
            text = text.replace(wide, sign)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _INVISIBLE.sub("", text.lower())


def fold(word: str) -> str:
    """Return a word without accents: what people type who leave them out."""
    if word.isascii():
        return word
    plain = _FOLDED_MARKS.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", plain).translate(_FOLDED_LETTERS)


def analyze(text: str) -> Iterator[Term]:
    """Yield the terms of a text in reading order; words folded, not yet stemmed."""
    if text.isascii():  # without the long lists of other scripts
        yield from (Term(word, TermKind.WORD) for word in _ASCII_WORD.findall(text.lower()))
        return
    for run in _compiled(_RUN).finditer(normalise(text)):
        yield from _split(run)


def ends_in_word(text: str) -> bool:
    """Tell whether the last character belongs to a term, so that more of the same word may come."""
    return _compiled(_RUN).fullmatch(normalise(text)[-1:]) is not None


def is_piece(term: str) -> bool:
    """Tell whether a term is a piece of a run without blanks, not a word."""
    return not term.isascii() and _compiled(_OTHER_SCRIPTS).match(term) is not None


def _split(run: re.Match[str]) -> Iterator[Term]:
    if run.lastgroup == "word":
        folded = fold(run[0])
        if folded:
            yield Term(folded, TermKind.WORD)
        return
    for piece in _grams(run):
        yield Term(piece, TermKind.GRAM)
    for char in _singles(run):
        yield Term(char, TermKind.SINGLE)


def _grams(run: re.Match[str]) -> list[str]:
    if run.lastgroup == "cjk":
        return _neighbours(run[0])
    if run.lastgroup == "hangul":
        return _neighbours(run[0]) or [run[0]]
    return _compiled(_SYLLABLES).findall(_drop_tone_marks(run[0]))


def _neighbours(letters: str) -> list[str]:
    return list(map(operator.add, letters, letters[1:]))


def _singles(run: re.Match[str]) -> list[str]:
    return _compiled(_HAN_CHARACTER).findall(run[0]) if run.lastgroup == "cjk" else []


# --- The same, faster, where only the numbers matter ---------------------------------


def count_terms(text: str, stem: Callable[[str], str]) -> Mapping[str, int]:
    """Return how often each term of a text occurs, words by their stem; the same terms as `analyze`.

    `stem` gets words as they are written, in lower case and with their accents.
    """
    return Counter(list_terms((text,), stem, with_singles=1)[0])


def list_terms(
    parts: Sequence[str], stem: Callable[[str], str], *, with_singles: int, with_joined: bool = False
) -> Sequence[list[str]]:
    """Return the terms of each part of a document, words by their stem, in no particular order.

    Single Han characters are listed of the first few parts only. `with_joined`: two words joined by a hyphen, one of
    them short, are also one, so that "wifi" finds "Wi-Fi". All parts are worked on together, which takes half as long
    as one after another.
    """
    text = normalise(_PART_END.join(part.replace(_PART_END, " ") for part in parts))
    if text.isascii():
        return [list(map(stem, words)) for words in _ascii_words(text, with_joined=with_joined)]
    if not _NOT_LATIN.search(text):
        plain = _without_signs(text)
        if plain.isascii():
            return [list(map(stem, words)) for words in _ascii_words(plain, with_joined=with_joined)]
        return [_stems(words, stem) for words in _words(text, with_joined=with_joined)]
    if not _compiled(_OTHER_SCRIPTS).search(text):
        return [_stems(words, stem) for words in _words(text, with_joined=with_joined)]
    terms: list[list[str]] = [[] for _ in parts]
    if _compiled(_CJK).search(text):
        for number, run in enumerate(_lines(_NOT_CJK, text)):
            terms[number] += _pairs(run)
            if number < with_singles:
                terms[number] += _compiled(_HAN_CHARACTER).findall(run)
    if _compiled(_SOUTH_EAST_ASIAN_LETTER).search(text):
        for listed, run in zip(terms, _lines(_NOT_SOUTH_EAST_ASIAN, text), strict=True):
            listed.extend(_compiled(_SYLLABLES).findall(_drop_tone_marks(run)))
    if _compiled(_HANGUL_LETTER).search(text):
        for listed, run in zip(terms, _lines(_NOT_HANGUL, text), strict=True):
            listed.extend(_pairs(run))
            listed.extend(letters for letters in run.split("\n") if len(letters) == 1)
    rest = _compiled(_OTHER_SCRIPTS).sub(" ", text)
    for listed, words in zip(terms, _words(rest, with_joined=with_joined), strict=True):
        listed.extend(_stems(words, stem))
    return terms


def _without_signs(text: str) -> str:
    # Most English texts have no other characters but those of ASCII.
    for sign in _SIGNS:
        if sign in text:
            text = text.replace(sign, " ")
    return text


def _lines(others: str, text: str) -> Sequence[str]:
    # All runs of a script, one a line, by parts.
    return _compiled(others).sub("\n", text).split(_PART_END)


def _pairs(lines: str) -> Iterator[str]:
    # A letter before the end of a line begins no pair, nor does the end itself.
    begins = (lines.encode("ascii", "replace") + b"\n").replace(b"?\n", b"\0\0").replace(b"\n", b"\0")
    return itertools.compress(map(operator.add, lines, lines[1:]), begins)


def _drop_tone_marks(text: str) -> str:
    for mark in _TONE_MARKS:
        text = text.replace(mark, "")
    return text


def _words(text: str, *, with_joined: bool) -> Iterator[list[str]]:
    pattern = _compiled(_WORD) if _NOT_LATIN.search(text) else _LATIN_WORD
    for part in text.replace("_", " ").split(_PART_END):
        yield pattern.findall(part) + (_joined(part) if with_joined else [])


def _ascii_words(text: str, *, with_joined: bool) -> Iterator[list[str]]:
    words = text.encode("ascii").translate(_ONLY_WORDS).decode("ascii").split(_PART_END)
    if not with_joined or "-" not in text:
        yield from (own.split() for own in words)
        return
    for part, own in zip(text.replace("_", " ").split(_PART_END), words, strict=True):
        yield own.split() + _joined_ascii(part)


def _joined_ascii(text: str) -> list[str]:
    # As `_joined`, but looks only where a hyphen is.
    found = []
    before = _compiled(_BEFORE_HYPHEN)
    for behind in _compiled(_BEHIND_HYPHEN).finditer(text):
        at = behind.start()
        one = before.search(text[max(0, at - _LONGEST_JOINED - 1) : at])
        if one and _is_one_word(one[1], behind[1]):
            found.append(one[1] + behind[1])
    return found


def _joined(text: str) -> list[str]:
    # The pattern is slow, so it gets only what has a hyphen.
    if "-" not in text and "\u2010" not in text:
        return []
    near = " ".join([letters for letters in text.split() if "-" in letters or "\u2010" in letters])
    return [one + other for one, other in _compiled(_HYPHENATED).findall(near) if _is_one_word(one, other)]


def _is_one_word(one: str, other: str) -> bool:
    # "wi-fi", "e-mail", "pre-order", but not the doubled words of Indonesian, nor two long ones.
    return min(len(one), len(other)) <= _SHORT_PART and one != other


def _stems(words: Sequence[str], stem: Callable[[str], str]) -> list[str]:
    return list(filter(None, map(stem, words)))
