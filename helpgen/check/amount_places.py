"""A whole text → the places where an amount may stand, found at a fraction of the price of reading its sentences.

Knows what number and unit look like side by side. Nearly every text quotes its numbers as facts and has no such place;
whoever reads amounts sentence by sentence need not look at the others.
"""

import re
from collections.abc import Iterator, Sequence

from helpgen.check import unit_words
from helpgen.check.amount_patterns import AmountPatterns
from helpgen.check.folding import Folded, fold
from helpgen.check.number_words import NumberWords
from helpgen.model import Prose

_DIGITS = re.compile(r"\d[\d.,]*")
_WORD, _PLAIN_WORD = re.compile(r"[^\W\d_]+"), re.compile("[a-z]+")
_GLUED = re.compile(r"denni|mesicni|let[aeoy]|hodinov|minutov")
"""What Czech writes in one word with its number."""
_NO_SIGN = frozenset(" \n\t-(*|>:,;!?/+=#_[\u2029\ufffc\"'0123456789")
"""No sign or word of money ends with these."""
_SIGN_LENGTH = 16
"""Characters of the longest sign or word of money, and more."""


class AmountPlaces:
    """Looks over folded texts of one language."""

    def __init__(self, language: str, patterns: AmountPatterns, words: NumberWords) -> None:
        self._patterns = patterns
        self._has_blanks = words.has_blanks
        self._has_glued = language == "cs"
        is_plain = all(word.isascii() for word in patterns.first_words)
        self._word = _PLAIN_WORD if is_plain else _WORD
        self._word_start = re.compile("|".join(sorted(patterns.first_words, key=len, reverse=True)))
        self._whole_stems = unit_words.WHOLE_STEMS[language]
        self._noons = unit_words.NOONS.get(language, ())
        self._time_prefixes = unit_words.TIME_PREFIXES.get(language, ())

    def find(self, text: str) -> list[int]:
        """Return places in ascending order: one at least inside each amount of each sentence and line of the text.

        A place can be none after all.
        """
        digits = [match.start() for match in _DIGITS.finditer(text)]
        words = list(self._number_words(text))
        places = set(self._measured(text, [*digits, *words]))
        places.update(digit for digit in digits if digit and self._is_behind_sign(text, digit))
        if any(stem in text for stem in self._whole_stems):
            places.update(match.start() for match in self._patterns.whole.finditer(text))
        for noon in self._noons:
            places.update(_all(text, noon))
        return sorted(places)

    def _number_words(self, text: str) -> Iterator[int]:
        # Where a number in words begins.
        if not self._has_blanks:
            yield from (match.start() for match in self._word_start.finditer(text))
            return
        for word in self._patterns.first_words.intersection(self._word.findall(text)):
            for start in _all(text, word):
                if not (text[start - 1 : start].isalpha() or text[start + len(word) : start + len(word) + 1].isalpha()):
                    yield start
        for match in _GLUED.finditer(text) if self._has_glued else ():
            start = match.start()
            while start and text[start - 1].isalpha():
                start -= 1
            yield start

    def _measured(self, text: str, starts: list[int]) -> Iterator[int]:
        # The numbers with a unit behind them, and times of day.
        patterns = self._patterns
        length, percent, money, time = patterns.length, patterns.percent, patterns.money_behind, patterns.time
        for start in starts:
            if (
                length.match(text, start)
                or time.match(text, start)
                or percent.match(text, start)
                or money.match(text, start)
                or text.endswith(self._time_prefixes, max(0, start - _SIGN_LENGTH), start)
            ):
                yield start

    def _is_behind_sign(self, text: str, digit: int) -> bool:
        end = digit - 1 if text[digit - 1] == " " else digit
        last = text[end - 1 : end]
        if not last or last in _NO_SIGN:
            return False
        start = end
        while start and "a" <= text[start - 1] <= "z":
            start -= 1
        before = self._patterns.money_before
        if start < end:
            return before.match(text, start, digit + 1) is not None
        return before.search(text, max(0, end - _SIGN_LENGTH), digit + 1) is not None


def _all(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


class AmountTexts:
    """Looks over the texts of a help center, once however many rules ask."""

    def __init__(self) -> None:
        self._without: set[str] = set()  # paths of the texts that have no place for an amount

    def look(self, prose: Prose, places: AmountPlaces) -> tuple[Folded, Sequence[int]]:
        """Return a text in plain form with its places; without places its plain form is nobody's business: ""."""
        if prose.shown_path not in self._without:
            folded = fold(prose.text)
            found = places.find(folded.text)
            if found:
                return folded, found
            self._without.add(prose.shown_path)
        return _NOTHING, ()


_NOTHING = Folded("", ())
