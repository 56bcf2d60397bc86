"""The regular expressions that find amounts in one language, made of its words for numbers and units.

Knows how number and unit stand together. Knows nothing of what the words mean.
"""

import re
from collections.abc import Sequence

from helpgen.check import unit_words
from helpgen.check.number_words import NumberWords

_DIGITS = r"(?:\d{1,3}(?:[., \']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
_GAP = r"[ \n]{0,8}"
_EDGE = {True: r"(?<![\w.,#])(?<!\w-)", False: r"(?<![\d.,#a-z])(?<![a-z]-)"}
"""Before digits, by whether the language writes blanks."""
_NOT_BEFORE = {"zh": r"(?<![第月那这某哪同])", "th": r"(?<!วันที่ )(?<!วันที่)"}
"""A number behind these is a date or a rank."""
_FIRST_LENGTH = {"th": 6, "zh": 1}
"""Letters of the longest word that can begin a number."""


class AmountPatterns:
    """Compiled for one language, to be matched where a number begins unless said otherwise."""

    def __init__(self, language: str, words: NumberWords) -> None:
        glued = f"(?:{'|'.join(map(re.escape, sorted(words.values, key=len, reverse=True)))})"
        word = rf"{glued}(?![^\W\d_])" if words.has_blanks else glued
        digits = f"{_EDGE[words.has_blanks]}{_DIGITS}"
        number = f"(?P<a>{digits}|{word})"
        joined = rf"{_GAP}(?:{words.joins}){_GAP}"
        self.first_words = frozenset(_first_words(language, words))
        self.number_start = re.compile(rf"\d+|{'|'.join(sorted(self.first_words, key=len, reverse=True))}")
        """Searched in languages without blanks."""
        self.units = tuple(unit for _, unit in unit_words.LENGTHS[language])
        self.length_stems = unit_words.STEMS[language]
        self.length = re.compile(
            rf"{_NOT_BEFORE.get(language, '')}(?P<a>{digits}|{glued})(?:{joined}(?P<b>{_DIGITS}|{glued}))?"
            rf"(?: ?\([^()\n]{{1,24}}\))?(?:{_GAP}|-)(?:{_numbered('u', unit_words.LENGTHS[language])})"
        )
        self.wholes = tuple((count, unit) for _, count, unit in unit_words.WHOLES[language])
        self.whole = re.compile(_numbered("w", unit_words.WHOLES[language]))
        """Searched."""
        self.percent = re.compile(rf"{number}(?:{joined}(?P<b>{_DIGITS}))?{_GAP}{unit_words.PERCENT}")
        self.multiples = unit_words.MULTIPLES.get(language, {})
        times = "|".join(self.multiples)
        multiple = rf"(?: ?(?P<multiple>{times}))?" if times else r"(?P<multiple>(?!))?"
        sign = f"(?P<sign>{'|'.join(pattern for pattern, _ in unit_words.CURRENCIES)})"
        edge = r"(?<![^\W\d_])" if words.has_blanks else r"(?<![a-z])"
        self.money_behind = re.compile(rf"{number}(?:,-{{1,2}})?{multiple}{_GAP}{sign}")
        self.money_before = re.compile(rf"{edge}{sign} ?(?P<a>{_DIGITS}){multiple}")
        """Searched."""
        written = unit_words.TIMES[language].replace("NUMBER", rf"(?:\d{{1,2}}|{word})")
        self.time = re.compile(rf"(?<![\d.,:])(?:{written})(?!\d)")
        """Searched."""
        self.time_sign = re.compile(unit_words.TIME_SIGNS[language])
        """Searched."""


def _numbered(letter: str, table: Sequence[tuple[object, ...]]) -> str:
    return "|".join(f"(?P<{letter}{index}>{row[0]})" for index, row in enumerate(table))


def _first_words(language: str, words: NumberWords) -> set[str]:
    if words.has_blanks:
        return {re.split(r"[ -]", spelling)[0] for spelling in words.values}
    return {spelling for spelling in words.values if len(spelling) <= _FIRST_LENGTH[language]}
