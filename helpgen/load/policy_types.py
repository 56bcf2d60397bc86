"""The types of single values that only policies have: weights, postal codes, patterns of tracking numbers.

Knows the forms of these values; must never know which file has which key.
"""

import re
from typing import Annotated

from helpgen.load.field_types import UnexpectedValueError, Written
from helpgen.policy.weight import Weight, parse_weight

_PATTERN_LENGTH = 200
_ATOM = r"(?:[A-Z0-9]|\\d|\[[A-Z0-9-]+\])(?:\?|\{[0-9]{1,2}(?:,[0-9]{1,2})?\})?"
_PATTERN = re.compile(rf"(?:{_ATOM})+(?:\|(?:{_ATOM})+)*")
"""Capitals, digits and classes of them, each once or a limited number of times, and alternatives.

Nothing else: such a pattern means the same in Python and in browsers, and none takes long on any text.
"""
_POSTAL = r"[A-Z0-9](?:[A-Z0-9 -]{0,8}[A-Z0-9])?"


def _read_postal_prefix(text: str) -> str:
    if not re.fullmatch(_POSTAL, text):
        nearest = text.upper().strip(" *-")
        suggestion = f'Did you mean "{nearest}"?' if re.fullmatch(_POSTAL, nearest) else ""
        raise UnexpectedValueError('the beginning of a postal code such as "35" or "BT"', suggestion)
    return text


def _read_number_pattern(text: str) -> str:
    expected = 'a pattern of capitals, digits and classes such as "[0-9]{11}" or "[A-Z]{2}[0-9]{9}CZ"'
    if len(text) > _PATTERN_LENGTH or not _PATTERN.fullmatch(text):
        raise UnexpectedValueError(expected)
    try:
        re.compile(text)
    except re.error:  # a class such as [9-0]
        raise UnexpectedValueError(expected) from None
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
