"""How a language says numbers, money, dates and lists; and the theme's words with their blanks filled.

Knows the theme's words. What CLDR has to say is in `cldr`, which is imported when somebody wants to know it: Babel and
its data take a twentieth of the time of a small build, and an article of a plain folder has no numbers and no dates.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from helpgen import lazily
from helpgen.model import Card, Countries, FactValue, ThemeWords
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, Weekday
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.policy.weight import Weight
from helpgen.settings import Strings

if TYPE_CHECKING:
    from helpgen.plan import cldr
else:
    (cldr,) = lazily.modules("helpgen.plan", "cldr")

_NEVER_FROM_THE_RIGHT = frozenset({
    "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fi", "fil", "fr", "ga", "gl", "hi", "hr",
    "hu", "id", "is", "it", "ja", "ka", "km", "ko", "lo", "lt", "lv", "mk", "my", "nb", "ne", "nl", "nn", "no",
    "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "vi", "zh",
})  # fmt: skip
"""Languages that are never written from right to left, in no script that CLDR knows of."""

_UNIT_KEYS: Mapping[Unit, str] = {
    Unit.MINUTE: "minutes",
    Unit.HOUR: "hours_count",
    Unit.BUSINESS_DAY: "business_days",
    Unit.DAY: "days",
    Unit.WEEK: "weeks",
    Unit.MONTH: "months",
    Unit.YEAR: "years",
}

_FULL_WIDTH_STOP = re.compile(r"([。！？：]) ")


def direction_of(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return "ltr" if language.partition("-")[0] in _NEVER_FROM_THE_RIGHT else cldr.direction_of(language)


def own_name(language: str) -> str:
    """Return the name of a language in that language (in English if CLDR lacks it), with a capital first letter."""
    return cldr.own_name(language)


class Phrases(Struct, frozen=True):
    """Words, numbers and dates in one language."""

    language: str
    default_language: str
    strings: Strings

    def say(self, key: str, /, **blanks: str) -> str:
        """Return the theme's words for a key with its `{blanks}` filled."""
        return _fill(self.strings[key], blanks)

    def has(self, key: str) -> bool:
        """Tell whether the theme has words for a key."""
        return key in self.strings.entries

    def count(self, key: str, number: int, shown: str = "") -> str:
        """Return the plural form that fits a number, `{count}` filled with it, or with `shown`.

        A form that is a word of its own, as the Arabic for "two days", has no place for `shown`; then `other` stands.
        """
        form = self.strings.plural(key, cldr.plural_form(number, self.language))
        if shown and "{count}" not in form:
            form = self.strings.plural(key, "other")
        return _fill(form, {"count": shown or self.number(number)})

    def text(self, text: Text | None) -> str:
        """Return a shop's own words, "" for None."""
        return text.in_language(self.language, self.default_language) if text is not None else ""

    def number(self, number: int | Decimal) -> str:
        """Return a number as the language groups it."""
        return cldr.write_number(number, self.language)

    def file_size(self, size: int) -> str:
        """Return the size of a file such as `120 KB` or `1.4 MB`."""
        if size < 999_500:
            return self.say("kilobytes", count=self.number(max(1, round(size / 1000))))
        return self.say("megabytes", count=self.number(Decimal(round(size / 100_000)) / 10))

    def percent(self, percent: int) -> str:
        """Return `50 %` as the language writes it."""
        return cldr.write_percent(percent, self.language)

    def money(self, money: Money) -> str:
        """Return an amount with its currency; whole amounts without decimals; the word for "free" for nothing."""
        return self.say("free") if money.is_free else cldr.write_money(money.amount, money.currency, self.language)

    def duration(self, duration: Duration | None) -> str:
        """Return `5 business days` or `1–2 business days`; the words for a lifetime for None."""
        if duration is None:
            return self.say("lifetime")
        shown = ""
        if duration.is_range:
            ends = self.number(duration.minimum), self.number(duration.maximum)
            shown = self.say("range", minimum=ends[0], maximum=ends[1])
        return self.count(_UNIT_KEYS[duration.unit], duration.maximum, shown)

    def weight(self, weight: Weight) -> str:
        """Return `5 kg` or `500 g` as the language writes it."""
        unit, amount = ("kilogram", weight.kilograms) if weight.grams >= 1000 else ("gram", Decimal(weight.grams))
        return cldr.write_mass(amount, unit, self.language)

    def date(self, day: date) -> str:
        """Return a day written out, such as `15 October 2026`."""
        return cldr.write_date(day, self.language)

    def clock_time(self, moment: time) -> str:
        """Return a time of day such as `14:00`, as the language writes it."""
        return cldr.write_time(moment, self.language)

    def time_zone(self, name: str) -> str:
        """Return the city or region that an IANA name stands for, such as `Prague`."""
        return cldr.name_time_zone(name, self.language)

    def weekday(self, day: Weekday) -> str:
        """Return the name of a day of the week."""
        return cldr.names_of_days(self.language)[WEEK.index(day)]

    def weekdays(self, days: Iterable[Weekday]) -> str:
        """Return days of the week for reading: runs of three or more as first – last."""
        runs: list[list[Weekday]] = []
        for day in sorted(days, key=WEEK.index):
            if runs and WEEK.index(day) == WEEK.index(runs[-1][-1]) + 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        names: list[str] = []
        for run in runs:
            if len(run) > 2:
                names.append(self.say("day_range", first=self.weekday(run[0]), last=self.weekday(run[-1])))
            else:
                names += [self.weekday(day) for day in run]
        return self.join(names)

    def country(self, code: str) -> str:
        """Return the name of a country, or its code if it has none."""
        return cldr.name_country(code, self.language)

    def countries(self, codes: Iterable[str]) -> str:
        """Return the names of countries in alphabetical order, joined for reading."""
        return self.join(name for _, name in self.sorted_countries(codes))

    def sorted_countries(self, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return (code, name) of countries in alphabetical order of their names."""
        return tuple(sorted(((code, self.country(code)) for code in codes), key=lambda pair: _sort_key(pair[1])))

    def language_name(self, language: str) -> str:
        """Return the name of another language in this one."""
        return cldr.name_language(language, self.language)

    def join(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence: `a, b and c`."""
        return cldr.write_list(tuple(words), self.language)

    def sentences(self, parts: Iterable[str]) -> str:
        """Return sentences one after the other; behind a full stop of full width there is no blank."""
        return _FULL_WIDTH_STOP.sub(r"\1", " ".join(part for part in parts if part))

    def apart(self, words: str) -> str:
        """Return a name or a number in the direction of its own script: from left to right in an Arabic line, too."""
        return (
            f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
            if words and direction_of(self.language) == "rtl"
            else words
        )

    def fact(self, value: FactValue) -> str:
        """Return a fact as a reader expects it."""
        match value:
            case bool():
                return self.say("yes" if value else "no")
            case int() | Decimal():
                return self.number(value)
            case Money():
                return self.money(value)
            case Duration():
                return self.duration(value)
            case Weight():
                return self.weight(value)
            case date():
                return self.date(value)
            case time():
                return self.clock_time(value)
            case Text():
                return self.text(value)
            case Countries():
                return self.countries(value.codes)
            case Card():
                return self.fact(value.words)
            case ThemeWords():
                return self.join(self.say(key) for key in value.keys)
            case tuple():
                return self.join(part if isinstance(part, str) else self.text(part) for part in value)
            case str():
                return value


def _fill(words: str, blanks: Mapping[str, str]) -> str:
    for name, value in blanks.items():
        words = words.replace("{" + name + "}", value)
    return words


def _sort_key(name: str) -> str:
    # Accents after their plain letters; enough for a list of countries, and the same on every machine.
    return unicodedata.normalize("NFD", name).casefold()
