"""Policy values as plain data: what goes into JSON for the browser, and into the vectors that both languages read.

Knows the rules of writing: a value becomes an object whose keys are its field names in camelCase; a tuple becomes
a list; an enum its value; a date `2026-12-24`; a time of day `14:00`; an instant `2026-12-24T13:00:00Z`; money
`{"minor": 790, "currency": "EUR"}` in whole minor units, so that no reader needs a binary float; None becomes null.
Must never know what the values mean.
"""

import enum
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from msgspec import Struct

from helpgen.policy.minor_units import to_minor
from helpgen.policy.money import Money

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"


def to_plain(value: object) -> Plain:
    """Return a value of this package as plain data.

    Raises TypeError for what has no plain form, such as a float or an instant without a time zone, and ValueError for
    money finer than a minor unit of its currency.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Money):
        return {"minor": to_minor(value), "currency": value.currency}
    if isinstance(value, enum.Enum):
        return to_plain(value.value)
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    if isinstance(value, Struct):
        return {camel_case(name): to_plain(getattr(value, name)) for name in value.__struct_fields__}
    return _moment(value)


def camel_case(name: str) -> str:
    """Return `free_over` as `freeOver`."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("an instant needs a time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    raise TypeError(f"{type(value).__name__} has no plain form")
