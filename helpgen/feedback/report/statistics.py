"""Shares and means with their uncertainty. Pure.

Small numbers say little: one unhappy reader of one must not outrank 180 of 200. Everything is given with its 95 %
interval, and lists are ranked by the end of it that is sure.
"""

import math
from collections.abc import Mapping

from msgspec import Struct

_Z = 1.959964
"""Quantile of the normal distribution for 95 %."""


class Estimate(Struct, frozen=True):
    """A value and where it lies with 95 % confidence."""

    value: float
    low: float
    high: float
    count: int
    """How many answers it rests on."""


def share(hits: int, count: int) -> Estimate | None:
    """Return a share from 0 to 1 with Wilson's interval; None without answers."""
    if not count:
        return None
    part, z2 = hits / count, _Z * _Z
    center = (part + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z * math.sqrt(part * (1 - part) / count + z2 / (4 * count * count)) / (1 + z2 / count)
    return Estimate(part, max(0.0, center - half), min(1.0, center + half), count)


def mean(counts: Mapping[int, int], least: float, most: float) -> Estimate | None:
    """Return the mean of counted answers with its normal interval, kept inside the scale; None without answers."""
    count = sum(counts.values())
    if not count:
        return None
    value = sum(score * number for score, number in counts.items()) / count
    squares = sum(number * (score - value) ** 2 for score, number in counts.items())
    # One answer says nothing about its spread: then the whole scale is possible.
    half = _Z * math.sqrt(squares / (count - 1) / count) if count > 1 else most - least
    return Estimate(value, max(least, value - half), min(most, value + half), count)


def net_promoter(counts: Mapping[int, int]) -> Estimate | None:
    """Return the net promoter score, -100 to 100: share of 9 and 10 less share of 0 to 6."""
    signs = {1: 0, 0: 0, -1: 0}
    for score, number in counts.items():
        signs[1 if score >= 9 else -1 if score <= 6 else 0] += number
    found = mean(signs, -1.0, 1.0)
    return Estimate(found.value * 100, found.low * 100, found.high * 100, found.count) if found else None
