"""The types of single values in YAML: each reads the writer's text and describes itself to editors.

Knows the forms of dates, prices, codes and addresses; must never know which file has which key.
"""

import functools
import re
import zoneinfo
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Annotated, Generic, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from helpgen.load.codes import COUNTRIES, CURRENCIES, OFTEN_MISTAKEN
from helpgen.load.plain_text import clean_text
from helpgen.load.wording import suggest
from helpgen.policy.duration import Duration, parse_duration
from helpgen.policy.minor_units import decimals_of, to_minor
from helpgen.policy.money import Money, parse_money
from helpgen.policy.text import Text

T = TypeVar("T")

UNEXPECTED = "unexpected"
"""Type of the validation errors that carry their own wording in `expected` and `suggestion`."""

JsonObject = Mapping[str, str | int | Sequence[str | bool | int]]


class UnexpectedValueError(ValueError):
    """A text does not have the form that was expected."""

    def __init__(self, expected: str, suggestion: str = "") -> None:
        super().__init__(f"expected {expected}")
        self.suggestion = suggestion


class Written(Struct, Generic[T], frozen=True, eq=False):  # hashed by identity, as annotations must be
    """How a value is read from the writer's text; `read` raises ValueError, worded "expected …"."""

    read: Callable[[str], T]
    json_schema: JsonObject
    """What an editor accepts. Editors see `10` as a number where we see a text."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return how pydantic reads it."""
        return core_schema.no_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return how editors check it."""
        return dict(self.json_schema)

    def validate(self, value: object) -> T:
        """Return the value of a text; raises PydanticCustomError if it is no text or not of this form."""
        try:
            return self.read(value if isinstance(value, str) else "")
        except ValueError as error:
            raise _unexpected(error) from None


def _unexpected(error: ValueError) -> PydanticCustomError:
    suggestion = error.suggestion if isinstance(error, UnexpectedValueError) else ""
    expected = str(error).removeprefix("expected ")
    return PydanticCustomError(UNEXPECTED, "{expected}", {"expected": expected, "suggestion": suggestion})


# --- Texts ---------------------------------------------------------------------


def _read_words(text: str) -> str:
    words = clean_text(text)
    if not words:
        raise UnexpectedValueError("a text")
    return words


Words = Annotated[str, Written(_read_words, {"type": ("string", "number")})]
"""A text on one line, never empty."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


def _read_language(text: str) -> str:
    if _LANGUAGE.fullmatch(text):
        return text
    first, *rest = re.split(r"[-_]", text)
    parts = [part.upper() if len(part) == 2 else part.title() for part in rest]
    nearest = "-".join([first.lower(), *parts])
    suggestion = f'Did you mean "{nearest}"?' if _LANGUAGE.fullmatch(nearest) else ""
    raise UnexpectedValueError('a language tag such as "en" or "pt-BR"', suggestion)


_language = Written(_read_language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})
LanguageTag = Annotated[str, _language]
_words = Written(_read_words, {"type": ("string", "number")})


class _ByLanguage:
    """Reads one text for all languages, or a group of keys with one text for each."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        tag = core_schema.no_info_plain_validator_function(lambda tag: tag and _language.validate(tag))
        words = core_schema.no_info_plain_validator_function(_words.validate)
        texts = core_schema.dict_schema(keys_schema=tag, values_schema=words)
        shorthand = core_schema.no_info_before_validator_function(self._spread, texts)
        return core_schema.no_info_after_validator_function(self._to_text, shorthand)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        words = dict(_words.json_schema)
        names = {"pattern": _language.json_schema["pattern"]}
        texts = {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": words}
        return {"anyOf": [words, texts]}

    @staticmethod
    def _spread(value: object) -> dict[object, object]:
        if isinstance(value, str):
            return {"": value}
        if isinstance(value, dict) and value:
            return value
        raise _unexpected(UnexpectedValueError("a text, or a text for each language"))

    @staticmethod
    def _to_text(texts: dict[str, str]) -> Text:
        return Text(tuple(texts.items()))


LocalText = Annotated[Text, _ByLanguage()]
"""A text that shoppers read: a plain string, or one line for each language."""

# --- Numbers and claims ----------------------------------------------------------

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def _read_flag(text: str) -> bool:
    word = text.lower()
    if word not in _FLAGS:
        raise UnexpectedValueError("true or false", suggest(word, _FLAGS))
    return _FLAGS[word]


def _read_count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise UnexpectedValueError("a whole number in digits")
    return int(text)


def _read_rank(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= 100:
        raise UnexpectedValueError("a whole number from 1 to 100")
    return int(text)


def _read_percent(text: str) -> int:
    number = text.removesuffix("%").rstrip()
    if not re.fullmatch(r"[0-9]{1,3}", number) or not 1 <= int(number) <= 100:
        raise UnexpectedValueError("whole percent from 1 to 100")
    return int(number)


Flag = Annotated[bool, Written(_read_flag, {"enum": (True, False, "true", "false", "yes", "no")})]
Count = Annotated[
    int,
    Written(_read_count, {"type": ("integer", "string"), "pattern": "^[0-9]{1,6}$", "minimum": 0, "maximum": 999_999}),
]
Rank = Annotated[
    int, Written(_read_rank, {"type": ("integer", "string"), "pattern": "^[0-9]{1,3}$", "minimum": 1, "maximum": 100})
]
"""A place in a list, from 1 to 100."""
Percent = Annotated[
    int,
    Written(
        _read_percent, {"type": ("integer", "string"), "pattern": "^[0-9]{1,3} ?%?$", "minimum": 1, "maximum": 100}
    ),
]

# --- Money and time --------------------------------------------------------------


def _read_price(text: str) -> Money:
    money = parse_money(text)
    if money.currency:
        _read_currency(money.currency)
        try:
            to_minor(money)
        except ValueError:
            decimals = decimals_of(money.currency)
            raise UnexpectedValueError(f"at most {decimals} decimals, as {money.currency} has") from None
    return money


def _read_cost(text: str) -> Money | None:
    return None if text == "customer" else _read_price(text)


def _read_lifetime(text: str) -> Duration | None:
    if text == "lifetime":
        return None
    try:
        return parse_duration(text)
    except ValueError as error:
        raise UnexpectedValueError(f'{str(error).removeprefix("expected ")}, or "lifetime"') from None


def _read_time(text: str) -> time:
    match = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        suggestion = 'Did you mean "00:00"?' if text == "24:00" else ""
        raise UnexpectedValueError('a time such as "08:30" or "18:00"', suggestion)
    exact = f"{int(match[1]):02}:{match[2]}"
    if exact != text:
        raise UnexpectedValueError('a time such as "08:30" or "18:00"', f'Did you mean "{exact}"?')
    return time(int(match[1]), int(match[2]))


def _read_date(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise UnexpectedValueError('a date as year-month-day, such as "2026-12-24"')
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnexpectedValueError("a day that exists") from None


_PRICE = r"[0-9]{1,12}(?:\.[0-9]{1,4})? ?[A-Z]{3}|[Ff]ree"
_LENGTH = (
    r"[0-9]{1,5}(?: ?[-–] ?[0-9]{1,5})? +(?:business +day|minute|hour|day|week|month|year)s?|P[0-9]+[DWMY]|PT[0-9]+[HM]"
)
Price = Annotated[Money, Written(_read_price, {"type": "string", "pattern": f"^(?:{_PRICE})$"})]
"""An amount with its currency, or "free"."""
Cost = Annotated[Money | None, Written(_read_cost, {"type": "string", "pattern": f"^(?:{_PRICE}|customer)$"})]
"""As Price; "customer" where shoppers pay their own carrier."""
Length = Annotated[Duration, Written(parse_duration, {"type": "string", "pattern": f"^(?:{_LENGTH})$"})]
"""A length of time such as "1-2 business days"."""
Lifetime = Annotated[
    Duration | None, Written(_read_lifetime, {"type": "string", "pattern": f"^(?:{_LENGTH}|lifetime)$"})
]
"""As Length; "lifetime" for as long as the item lasts."""
TimeOfDay = Annotated[time, Written(_read_time, {"type": "string", "pattern": "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"})]
Day = Annotated[date, Written(_read_date, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]

# --- Codes -----------------------------------------------------------------------


def _read_country(text: str) -> str:
    if text not in COUNTRIES:
        mistaken = OFTEN_MISTAKEN.get(text.upper())
        suggestion = f'Did you mean "{mistaken}"?' if mistaken else suggest(text, COUNTRIES)
        raise UnexpectedValueError('a country code of two letters such as "DE"', suggestion)
    return text


def _read_currency(text: str) -> str:
    if text not in CURRENCIES:
        near = [code for code in CURRENCIES if code[:2] == text[:2].upper()]  # the first two tell the country
        raise UnexpectedValueError('a currency code of three letters such as "EUR"', suggest(text, near or CURRENCIES))
    return text


@functools.cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _read_time_zone(text: str) -> str:
    if text not in _time_zones():
        raise UnexpectedValueError('a time zone such as "Europe/Prague"', suggest(text, _time_zones()))
    return text


def _read_id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,80}", text):
        nearest = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80]
        suggestion = f'Did you mean "{nearest}"?' if nearest else ""
        raise UnexpectedValueError("an id of small letters, digits and hyphens", suggestion)
    return text


def _read_link_name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9_-]{1,80}", text):
        raise UnexpectedValueError("a name of small letters, digits, hyphens and underscores")
    return text


Country = Annotated[str, Written(_read_country, {"type": "string", "pattern": "^[A-Z]{2}$"})]
"""ISO 3166-1 alpha-2 code."""
Currency = Annotated[str, Written(_read_currency, {"type": "string", "pattern": "^[A-Z]{3}$"})]
"""ISO 4217 code."""
TimeZone = Annotated[
    str, Written(_read_time_zone, {"type": "string", "pattern": "^[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*$"})
]
"""IANA name."""
Id = Annotated[str, Written(_read_id, {"type": ("string", "integer"), "pattern": "^[a-z0-9-]{1,80}$"})]
LinkName = Annotated[str, Written(_read_link_name, {"type": "string", "pattern": "^[a-z0-9_-]{1,80}$"})]

# --- Addresses -------------------------------------------------------------------

_URL = r"https?://[^\s/?#@\\<>\"`{}]+(?:[/?#][^\s\\<>\"`{}]*)?"
_EMAIL = r"[^@\s<>()\[\]\\,:;\"]{1,64}@[^@\s<>()\[\]\\,:;\"./]+(?:\.[^@\s<>()\[\]\\,:;\"./]+)+"
_PHONE = r"\+[1-9](?:[ ()./-]{0,2}[0-9]){5,14}"


def is_url(text: str) -> bool:
    """Tell whether a text is a whole address on the web."""
    if len(text) > 2_000 or not text.isprintable() or not re.fullmatch(_URL, text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _read_url(text: str) -> str:
    if not is_url(text):
        bare = re.fullmatch(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", text[:200])
        suggestion = f'Did you mean "https://{text}"?' if bare and len(text) <= 200 else ""
        raise UnexpectedValueError('an address such as "https://shop.example/help"', suggestion)
    return text


def _read_file_address(text: str) -> str:
    """Accept an address on the web or a path in the content folder."""
    if is_url(text) or re.fullmatch(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^\s\\<>\"`{}:]{1,500}", text):
        return text
    raise UnexpectedValueError('an address such as "https://shop.example/film.mp4" or the path of a file')


def read_email(text: str) -> str:
    """Return an e-mail address as it is; raises ValueError, worded for a writer, if it is none."""
    if len(text) > 254 or not text.isprintable() or not re.fullmatch(_EMAIL, text):
        raise UnexpectedValueError('an e-mail address such as "care@shop.example"')
    return text


def _read_phone(text: str) -> str:
    if not re.fullmatch(_PHONE, text):
        raise UnexpectedValueError('a telephone number in international form such as "+420 222 333 444"')
    return text


WebAddress = Annotated[str, Written(_read_url, {"type": "string", "pattern": "^https?://[^\\s@]+$"})]
FileAddress = Annotated[str, Written(_read_file_address, {"type": "string", "minLength": 1})]
"""An address on the web, or the path of a file in the content folder."""
EmailAddress = Annotated[str, Written(read_email, {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"})]
PhoneNumber = Annotated[str, Written(_read_phone, {"type": ("string", "integer"), "pattern": "^\\+[1-9][0-9 ()./-]+$"})]

# --- Lists -----------------------------------------------------------------------


class _OneOrMany:
    """Reads a single value as a list of one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, list) else [value], handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], {**many, "uniqueItems": True}]}


COMMA = re.compile("[,،、，]")
"""The commas of the scripts that shoppers write."""


class _CommaSeparated:
    """Reads a text with commas as a list; empty parts do not count."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._split, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": ["string", "number"]}, handler(schema)]}

    @staticmethod
    def _split(value: object) -> object:
        return [part.strip() for part in COMMA.split(value) if clean_text(part)] if isinstance(value, str) else value


Many = Annotated[tuple[T, ...], _OneOrMany()]
"""A list, or a single value for a list of one."""
AtLeastOne = Annotated[tuple[T, ...], Field(min_length=1), _OneOrMany()]
CommaList = Annotated[tuple[T, ...], _CommaSeparated()]
"""A list, or one text with commas."""
