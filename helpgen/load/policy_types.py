"""The types of single values that only policies have: weights, postal codes, patterns of tracking numbers.

Knows the forms of these values; must never know which file has which key.
"""

import re
from typing import Annotated

from helpgen.load.field_types import UnexpectedValueError, Written, is_url
from helpgen.policy.tracking import PatternError, check_pattern, check_url
from helpgen.policy.weight import Weight, parse_weight

_POSTAL = r"[A-Z0-9](?:[A-Z0-9 -]{0,8}[A-Z0-9])?"


def _read_postal_prefix(text: str) -> str:
    if not re.fullmatch(_POSTAL, text):
        nearest = text.upper().strip(" *-")
        suggestion = f'Did you mean "{nearest}"?' if re.fullmatch(_POSTAL, nearest) else ""
        raise UnexpectedValueError('the beginning of a postal code such as "35" or "BT"', suggestion)
    return text


def _read_tracking_url(text: str) -> str:
    expected = 'an address with "{number}" such as "https://carrier.example/{number}"'
    if not is_url(text.replace("{number}", "1")):
        raise UnexpectedValueError(expected)
    try:
        check_url(text)
    except PatternError as error:
        reason = str(error)
        raise UnexpectedValueError(expected, f"{reason[:1].upper()}{reason[1:]}.") from None
    return text


def _read_number_pattern(text: str) -> str:
    try:
        check_pattern(text)
    except PatternError as error:
        reason = str(error)
        hint = f"{reason[:1].upper()}{reason[1:]}."
        raise UnexpectedValueError('a pattern such as "[0-9]{11}" or "[A-Z]{2}[0-9]{9}CZ"', hint) from None
    return text


WeightAmount = Annotated[
    Weight,
    Written(parse_weight, {"type": "string", "pattern": r"^[0-9]{1,6}(?:\.[0-9]{1,3})? ?(?:kg|g)$"}),
]
"""A weight such as "2 kg" or "500 g"."""
PostalPrefix = Annotated[
    str, Written(_read_postal_prefix, {"type": ("string", "integer"), "pattern": f"^{_POSTAL}$", "minimum": 0})
]
"""What postal codes begin with."""
NumberPattern = Annotated[str, Written(_read_number_pattern, {"type": "string", "minLength": 1, "maxLength": 200})]
"""A pattern that a whole tracking number matches."""
TrackingAddress = Annotated[
    str, Written(_read_tracking_url, {"type": "string", "pattern": r"^https://\S*\{number\}\S*$"})
]
"""An address with `{number}` in the place of a tracking number."""
