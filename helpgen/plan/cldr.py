"""What CLDR knows of languages: names, numbers, dates and lists as each one writes them.

Babel's home: whoever only wants the theme's words need not import it.
"""

import copy
import functools
import re
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

_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where CLDR's currency spacing puts a blank, which Babel leaves out: "CZK 99", but "€99"."""


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


def plural_form(number: int, language: str) -> str:
    """Return CLDR's name of the form that fits a number: `one`, `few` or `other`."""
    return locale_of(language).plural_form(number)


def name_country(code: str, language: str) -> str:
    """Return the name of a country, or its code if it has none."""
    return str(locale_of(language).territories.get(code, code))


def write_percent(percent: int, language: str) -> str:
    """Return `50 %` as the language writes it."""
    return babel.numbers.format_percent(Decimal(percent) / 100, locale=locale_of(language))


def write_money(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount with its currency; whole amounts without decimals."""
    pattern = locale_of(language).currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace("0.00", "0")
    shown = babel.numbers.format_currency(
        amount, currency, format=pattern, locale=locale_of(language), currency_digits=False
    )
    return _LETTER_BESIDE_DIGIT.sub("\N{NO-BREAK SPACE}", shown)


def write_mass(amount: Decimal, unit: str, language: str) -> str:
    """Return `5 kg` for 5 and `kilogram`."""
    return babel.units.format_unit(amount.normalize(), f"mass-{unit}", length="short", locale=locale_of(language))


def write_date(day: date, language: str) -> str:
    """Return a day written out, such as `15 October 2026`."""
    return babel.dates.format_date(day, format="long", locale=locale_of(language))


# Babel looks every pattern up anew, and pages ask for the same few values.


@functools.lru_cache(maxsize=4096)
def write_number(number: int | Decimal, language: str) -> str:
    """Return a number as the language groups it."""
    return str(babel.numbers.format_decimal(number, locale=locale_of(language)))


@functools.lru_cache(maxsize=4096)
def write_time(moment: time, language: str) -> str:
    """Return a time of day such as `14:00`."""
    return babel.dates.format_time(moment, format="short", locale=locale_of(language))


@functools.lru_cache(maxsize=4096)
def name_time_zone(name: str, language: str) -> str:
    """Return the city or region that an IANA name stands for, such as `Prague`."""
    return babel.dates.get_timezone_location(name, locale=locale_of(language), return_city=True)


@functools.lru_cache(maxsize=4096)
def name_language(other: str, language: str) -> str:
    """Return the name of another language in this one, or its tag."""
    locale = _find_locale(other)
    name = locale.get_display_name(locale_of(language)) if locale else locale_of(language).languages.get(other)
    return name or other


@functools.lru_cache(maxsize=4096)
def write_list(words: tuple[str, ...], language: str) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    return babel.lists.format_list(list(words), style="standard", locale=locale_of(language))


def names_of_days(language: str) -> tuple[str, ...]:
    """Return the names of the days of the week from Monday on, as they stand alone."""
    return _names_of_days(str(locale_of(language)))


@functools.cache
def _names_of_days(locale: str) -> tuple[str, ...]:
    # A copy, because Babel writes what it looks up into data that languages share: without it the names of Urdu
    # would appear in Chinese, if Chinese is asked for after it.
    days = copy.deepcopy(babel.localedata.load(locale)["days"])
    names = babel.localedata.LocaleDataDict({"days": days})["days"]["stand-alone"]["wide"]
    return tuple(str(names[number]) for number in range(7))
