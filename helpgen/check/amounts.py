"""Sentences → the amounts in them: lengths of time, money, percentages and times of day, in six languages.

Knows how people write numbers with units. Knows nothing of policies.
"""

import enum
import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from helpgen.check import unit_words
from helpgen.check.amount_patterns import AmountPatterns
from helpgen.check.amount_places import AmountPlaces
from helpgen.check.number_words import NumberWords, number_words
from helpgen.policy.duration import Duration, Unit


class Kind(enum.Enum):
    """What an amount measures."""

    LENGTH = "length"
    MONEY = "money"
    PERCENT = "percent"
    TIME = "time"


class Amount(Struct, frozen=True):
    """A number with its unit, as somebody wrote it."""

    kind: Kind
    low: Decimal
    """Minutes since midnight for a time of day."""
    high: Decimal
    """Equal to `low` but in a range."""
    unit: Unit | None
    """Of a length of time."""
    is_calendar: bool
    """Whether the writer says that weekends count."""
    currencies: tuple[str, ...]
    """Codes that the sign or word beside the number may mean."""
    start: int
    end: int

    @property
    def length(self) -> Duration:
        """The length of time; raises ValueError for another kind."""
        if self.unit is None:
            raise ValueError("no length of time")
        return Duration(int(self.low), int(self.high), self.unit)


_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_CALENDAR = re.compile(r"calendar|consecutive|kalendarni|kalender|自然|日历|ตามปฏิทิน|تقويم")
_LARGEST = Decimal(1_000)


class AmountReader:
    """Finds amounts in folded text of one language."""

    def __init__(self, language: str, words: NumberWords) -> None:
        self._words = words
        self._patterns = AmountPatterns(language, words)
        self.places = AmountPlaces(language, self._patterns, words)
        """Where to look in a whole text."""

    def may_have_amount(self, text: str) -> bool:
        """Tell quickly whether a sentence can have an amount."""
        if _DIGIT.search(text):
            return True
        has_unit = (
            any(stem in text for stem in self._patterns.length_stems)
            or self._has_percent(text)
            or any(word in text for word in unit_words.MONEY_WORDS)
            or self._has_time(text)
        )
        return has_unit and self._has_number_word(text)

    def _has_number_word(self, text: str) -> bool:
        patterns = self._patterns
        if patterns.whole.search(text) or _WITHOUT_NUMBER.search(text):
            return True
        if self._words.has_blanks:
            return not patterns.first_words.isdisjoint(_WORD.findall(text))
        return any(word in text for word in patterns.first_words)

    def find(self, text: str) -> list[Amount]:
        """Return all amounts of a sentence; one place can be both a time of day and a length of time, in this order."""
        found: list[Amount] = []
        starts = list(self._numbers(text))
        if self._has_time(text):
            found += self._times(text)
        if self._has_length(text):
            found += self._lengths(text, starts)
        if self._has_money(text):
            found += self._moneys(text, starts)
        if self._has_percent(text):
            found += self._percents(text, starts)
        return found

    def _has_length(self, text: str) -> bool:
        return any(stem in text for stem in self._patterns.length_stems)

    def _has_money(self, text: str) -> bool:
        return any(stem in text for stem in unit_words.MONEY_STEMS)

    def _has_percent(self, text: str) -> bool:
        return any(stem in text for stem in unit_words.PERCENT_STEMS)

    def _has_time(self, text: str) -> bool:
        return bool(self._patterns.time_sign.search(text))

    def _numbers(self, text: str) -> Iterator[int]:
        # Where a number can begin: the long expressions are tried there only.
        patterns = self._patterns
        if self._words.has_blanks:
            for token in _TOKEN.finditer(text):
                word = token[0]
                if word[0].isdigit() or word in patterns.first_words or _WITHOUT_NUMBER.search(word):
                    yield token.start()
        else:
            yield from (match.start() for match in patterns.number_start.finditer(text))

    def _matches(self, pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
        end = 0
        for start in starts:
            match = pattern.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match

    def _lengths(self, text: str, starts: Sequence[int]) -> Iterator[Amount]:
        patterns = self._patterns
        for match in self._matches(patterns.length, text, starts):
            unit = next(unit for index, unit in enumerate(patterns.units) if match[f"u{index}"] is not None)
            low = self._value(match["a"])
            high = self._value(match["b"]) if match["b"] else low
            if low == low.to_integral_value() and low <= high < _LARGEST:
                is_calendar = bool(_CALENDAR.search(match[0]) or _CALENDAR.match(text, match.end()))
                yield Amount(Kind.LENGTH, low, high, unit, is_calendar, (), match.start(), match.end())
        for match in patterns.whole.finditer(text):
            index = next(index for index in range(len(patterns.wholes)) if match[f"w{index}"] is not None)
            count, unit = patterns.wholes[index]
            yield Amount(Kind.LENGTH, Decimal(count), Decimal(count), unit, False, (), match.start(), match.end())

    def _moneys(self, text: str, starts: Sequence[int]) -> Iterator[Amount]:
        for match in self._matches(self._patterns.money_behind, text, starts):
            yield self._money(match)
        for match in self._patterns.money_before.finditer(text):
            yield self._money(match)

    def _money(self, match: re.Match[str]) -> Amount:
        codes = next(codes for pattern, codes in unit_words.CURRENCIES if re.fullmatch(pattern, match["sign"]))
        value = self._value(match["a"]) * self._patterns.multiples.get(match["multiple"] or "", 1)
        return Amount(Kind.MONEY, value, value, None, False, codes, match.start(), match.end())

    def _percents(self, text: str, starts: Sequence[int]) -> Iterator[Amount]:
        for match in self._matches(self._patterns.percent, text, starts):
            low = self._value(match["a"])
            high = self._value(match["b"]) if match["b"] else low
            yield Amount(Kind.PERCENT, low, high, None, False, (), match.start(), match.end())

    def _times(self, text: str) -> Iterator[Amount]:
        for match in self._patterns.time.finditer(text):
            minutes = self._minutes(match.groupdict())
            if minutes is not None:
                value = Decimal(minutes)
                yield Amount(Kind.TIME, value, value, None, False, (), match.start(), match.end())

    def _minutes(self, found: dict[str, str | None]) -> int | None:
        if found.get("noon"):
            return 12 * 60
        hour = int(self._value(found.get("h") or found.get("h2") or "0"))
        written = found.get("m") or found.get("m2") or "0"
        minute = 30 if written == "半" else int(written)
        half = " ".join(filter(None, (found.get("pm"), found.get("half"), found.get("half2"))))
        if hour < 12 and half.startswith(unit_words.AFTERNOON):
            hour += 12
        return hour * 60 + minute if 0 < hour < 24 and minute < 60 else None

    def _value(self, written: str) -> Decimal:
        if not written[0].isdigit():
            return Decimal(self._words.values[written])
        digits = written.replace(" ", "").replace("'", "")
        head, tail = digits[:-3], digits[-3:]
        if tail[:1] in {".", ","} and tail[1:].isdigit():
            return Decimal(f"{head.replace('.', '').replace(',', '')}.{tail[1:]}")
        if digits[-2:-1] in {".", ","}:
            return Decimal(f"{digits[:-2].replace('.', '').replace(',', '')}.{digits[-1]}")
        return Decimal(digits.replace(".", "").replace(",", ""))


_WITHOUT_NUMBER = re.compile(r"\bnoon\b|midday|เที่ยง|\bpoledne\b|denni|tydenni|mesicni|\wlet[aeoy]|hodinov|minutov")
"""Noon, and what Czech writes in one word with its number."""


def read_amounts(language: str) -> AmountReader | None:
    """Return the reader for a language, None for a language that is not read."""
    return _reader(language.partition("-")[0].lower())


@functools.cache  # its expressions are long
def _reader(base: str) -> AmountReader | None:
    words = number_words(base)
    return AmountReader(base, words) if words else None
