"""How a language writes numbers, money, dates and lists; and the theme's words with their blanks filled.

Babel's only home. Its data come from CLDR.
"""

import copy
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal

import babel
import babel.core
import babel.dates
import babel.lists
import babel.localedata
import babel.numbers
import babel.plural
import babel.units
from msgspec import Struct

from helpgen.model import Card, Countries, FactValue, ThemeWords
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, Weekday
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.policy.weight import Weight
from helpgen.settings import Strings

_UNIT_KEYS: Mapping[Unit, str] = {
    Unit.MINUTE: "minutes",
    Unit.HOUR: "hours_count",
    Unit.BUSINESS_DAY: "business_days",
    Unit.DAY: "days",
    Unit.WEEK: "weeks",
    Unit.MONTH: "months",
    Unit.YEAR: "years",
}

_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where CLDR's currency spacing puts a blank, which Babel leaves out: "CZK 99", but "€99"."""

_FULL_WIDTH_STOP = re.compile(r"([。！？：]) ")


@functools.cache
def locale_of(language: str) -> babel.Locale:
    """Return Babel's locale of a BCP 47 tag, or of its nearest more general tag, or English."""
    return _find_locale(language) or babel.Locale("en")


@functools.cache
def _find_locale(language: str) -> babel.Locale | None:
    # None for a language that CLDR names but does not describe, such as Avestan.
    parts = language.split("-")
    while parts:
        try:
            return babel.Locale.parse("-".join(parts), sep="-")
        except (babel.core.UnknownLocaleError, ValueError):
            parts.pop()
    return None


@functools.cache
def direction_of(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return locale_of(language).text_direction


@functools.cache
def own_name(language: str) -> str:
    """Return the name of a language in that language (in English if CLDR lacks it), with a capital first letter."""
    locale = _find_locale(language)
    name = locale.get_display_name(locale) if locale else babel.Locale("en").languages.get(language)
    return name[:1].upper() + name[1:] if name else language


class Phrases(Struct, frozen=True):
    """Words, numbers and dates in one language."""

    language: str
    default_language: str
    strings: Strings

    @property
    def locale(self) -> babel.Locale:
        """Babel's locale."""
        return locale_of(self.language)

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
        form = self.strings.plural(key, self.locale.plural_form(number))
        if shown and "{count}" not in form:
            form = self.strings.plural(key, "other")
        return _fill(form, {"count": shown or self.number(number)})

    def text(self, text: Text | None) -> str:
        """Return a shop's own words, "" for None."""
        return text.in_language(self.language, self.default_language) if text is not None else ""

    def number(self, number: int | Decimal) -> str:
        """Return a number as the language groups it."""
        return _write_number(number, self.language)

    def file_size(self, size: int) -> str:
        """Return the size of a file such as `120 KB` or `1.4 MB`."""
        if size < 999_500:
            return self.say("kilobytes", count=self.number(max(1, round(size / 1000))))
        return self.say("megabytes", count=self.number(Decimal(round(size / 100_000)) / 10))

    def percent(self, percent: int) -> str:
        """Return `50 %` as the language writes it."""
        return babel.numbers.format_percent(Decimal(percent) / 100, locale=self.locale)

    def money(self, money: Money) -> str:
        """Return an amount with its currency; whole amounts without decimals; the word for "free" for nothing."""
        if money.is_free:
            return self.say("free")
        pattern = self.locale.currency_formats["standard"].pattern
        if money.amount == money.amount.to_integral_value():
            pattern = pattern.replace("0.00", "0")
        shown = babel.numbers.format_currency(
            money.amount, money.currency, format=pattern, locale=self.locale, currency_digits=False
        )
        return _LETTER_BESIDE_DIGIT.sub("\N{NO-BREAK SPACE}", shown)

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
        return babel.units.format_unit(amount.normalize(), f"mass-{unit}", length="short", locale=self.locale)

    def date(self, day: date) -> str:
        """Return a day written out, such as `15 October 2026`."""
        return babel.dates.format_date(day, format="long", locale=self.locale)

    def clock_time(self, moment: time) -> str:
        """Return a time of day such as `14:00`, as the language writes it."""
        return _write_time(moment, self.language)

    def time_zone(self, name: str) -> str:
        """Return the city or region that an IANA name stands for, such as `Prague`."""
        return _write_time_zone(name, self.language)

    def weekday(self, day: Weekday) -> str:
        """Return the name of a day of the week."""
        return _names_of_days(str(self.locale))[WEEK.index(day)]

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
        return str(self.locale.territories.get(code, code))

    def countries(self, codes: Iterable[str]) -> str:
        """Return the names of countries in alphabetical order, joined for reading."""
        return self.join(name for _, name in self.sorted_countries(codes))

    def sorted_countries(self, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return (code, name) of countries in alphabetical order of their names."""
        return tuple(sorted(((code, self.country(code)) for code in codes), key=lambda pair: _sort_key(pair[1])))

    def language_name(self, language: str) -> str:
        """Return the name of another language in this one."""
        return _write_language(language, self.language)

    def join(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence: `a, b and c`."""
        return _write_list(tuple(words), self.language)

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


# Babel looks every pattern up anew, and pages ask for the same few values.


@functools.lru_cache(maxsize=4096)
def _write_number(number: int | Decimal, language: str) -> str:
    return str(babel.numbers.format_decimal(number, locale=locale_of(language)))


@functools.lru_cache(maxsize=4096)
def _write_time(moment: time, language: str) -> str:
    return babel.dates.format_time(moment, format="short", locale=locale_of(language))


@functools.lru_cache(maxsize=4096)
def _write_time_zone(name: str, language: str) -> str:
    return babel.dates.get_timezone_location(name, locale=locale_of(language), return_city=True)


@functools.lru_cache(maxsize=4096)
def _write_language(other: str, language: str) -> str:
    locale = _find_locale(other)
    name = locale.get_display_name(locale_of(language)) if locale else locale_of(language).languages.get(other)
    return name or other


@functools.lru_cache(maxsize=4096)
def _write_list(words: tuple[str, ...], language: str) -> str:
    return babel.lists.format_list(list(words), style="standard", locale=locale_of(language))


@functools.cache
def _names_of_days(locale: str) -> tuple[str, ...]:
    # A copy, because Babel writes what it looks up into data that languages share: without it the names of Urdu
    # would appear in Chinese, if Chinese is asked for after it.
    days = copy.deepcopy(babel.localedata.load(locale)["days"])
    names = babel.localedata.LocaleDataDict({"days": days})["days"]["stand-alone"]["wide"]
    return tuple(str(names[number]) for number in range(len(WEEK)))


def _fill(words: str, blanks: Mapping[str, str]) -> str:
    for name, value in blanks.items():
        words = words.replace("{" + name + "}", value)
    return words


def _sort_key(name: str) -> str:
    # Accents after their plain letters; enough for a list of countries, and the same on every machine.
    return unicodedata.normalize("NFD", name).casefold()
