"""Half-open spans of order value, weight or number of items, and whether a list of them leaves gaps or overlaps."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Span(Struct, Generic[T], frozen=True):
    """From a value on, up to but without another one."""

    at_least: T | None
    """None: from the very beginning."""
    below: T | None
    """None: without an end."""


Side = tuple[Decimal, Decimal | None]
"""A span of plain numbers: from, up to but without; None for no end."""
Box = Mapping[str, Side]
"""Spans by the name of what they measure; what is not named may be anything."""


class Fault(Struct, frozen=True):
    """A place that no box covers, or that two cover."""

    boxes: tuple[int, ...]
    """Numbers of the boxes that claim the place; empty for a gap, else the first two of them."""
    place: tuple[tuple[str, Side], ...]
    """What lies there, by the names of what is measured."""


def find_faults(boxes: Sequence[Box], start: Mapping[str, Decimal]) -> Iterator[Fault]:
    """Yield the gaps between boxes, and the first place of each pair that overlaps.

    `start` says with which number each measure begins. A gap that goes on is told once, with its whole length, where
    the boxes measure one thing only.
    """
    measures = sorted({name for box in boxes for name in box})
    cuts = {name: _cuts(boxes, name, start[name]) for name in measures}
    told: set[tuple[int, ...]] = set()
    gap: Fault | None = None
    for sides in itertools.product(*(cuts[name] for name in measures)):
        place = tuple(zip(measures, sides, strict=True))
        claims = tuple(number for number, box in enumerate(boxes) if all(_holds(box, *part) for part in place))
        if not claims:
            gap = _longer(gap, place) if gap is not None and len(measures) == 1 else Fault((), place)
            if len(measures) > 1:
                yield gap
                gap = None
            continue
        if gap is not None:
            yield gap
            gap = None
        if len(claims) > 1 and claims[:2] not in told:
            told.add(claims[:2])
            yield Fault(claims[:2], place)
    if gap is not None:
        yield gap


def _cuts(boxes: Sequence[Box], name: str, start: Decimal) -> tuple[Side, ...]:
    # The elementary sides between all borders of one measure.
    borders = {start}
    for box in boxes:
        if name in box:
            borders.update(border for border in box[name] if border is not None and border > start)
    ordered: list[Decimal | None] = [*sorted(borders), None]
    return tuple((low, high) for low, high in itertools.pairwise(ordered) if low is not None)


def _holds(box: Box, name: str, side: Side) -> bool:
    if name not in box:
        return True
    low, high = box[name]
    return low <= side[0] and (high is None or (side[1] is not None and side[1] <= high))


def _longer(gap: Fault, place: tuple[tuple[str, Side], ...]) -> Fault:
    ((name, (low, _)),) = gap.place
    ((_, (_, high)),) = place
    return Fault((), ((name, (low, high)),))
