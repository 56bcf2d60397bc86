"""Bands of prices: every order fits exactly one, or the place where that is not so is named."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpgen.policy.span import Box, Fault, find_faults

START = {"items": Decimal(1), "order_value": Decimal(0), "weight": Decimal(0)}


def side(low: int, high: int | None = None) -> tuple[Decimal, Decimal | None]:
    return Decimal(low), None if high is None else Decimal(high)


def faults(*boxes: Box) -> list[Fault]:
    return list(find_faults(boxes, START))


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([{"weight": side(0)}], []),
        ([{"weight": side(0, 5)}, {"weight": side(5)}], []),
        ([{}], []),
        ([{"weight": side(0, 5)}], [Fault((), (("weight", side(5)),))]),
        ([{"weight": side(2)}], [Fault((), (("weight", side(0, 2)),))]),
        ([{"weight": side(0, 2)}, {"weight": side(3)}], [Fault((), (("weight", side(2, 3)),))]),
        ([{"weight": side(0, 5)}, {"weight": side(4)}], [Fault((0, 1), (("weight", side(4, 5)),))]),
        ([{}, {"weight": side(0, 5)}], [Fault((0, 1), (("weight", side(0, 5)),))]),
        ([{"items": side(1, 4)}, {"items": side(4)}], []),
    ],
)
def test_gaps_and_overlaps_are_named(boxes: list[Box], expected: list[Fault]) -> None:
    assert faults(*boxes) == expected


def test_gap_that_goes_on_over_a_border_is_told_once_with_its_whole_length() -> None:
    # The empty band from 3 to 3 has borders of its own inside the gap.
    found = faults({"weight": side(0, 2)}, {"weight": side(3, 3)}, {"weight": side(5)})
    assert found == [Fault((), (("weight", side(2, 5)),))]


def test_two_measures_are_looked_at_together() -> None:
    light = {"weight": side(0, 5)}
    heavy_cheap = {"weight": side(5), "order_value": side(0, 100)}
    assert faults(light, heavy_cheap) == [Fault((), (("order_value", side(100)), ("weight", side(5))))]
    assert faults(light, heavy_cheap, {"weight": side(5), "order_value": side(100)}) == []


SIDES = st.tuples(st.integers(0, 6), st.one_of(st.none(), st.integers(1, 8))).map(
    lambda pair: side(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
BOXES = st.lists(st.dictionaries(st.sampled_from(("order_value", "weight")), SIDES, max_size=2), min_size=1, max_size=4)


def claims(boxes: Sequence[Box], order: dict[str, Decimal]) -> list[int]:
    def holds(box: Box) -> bool:
        return all(low <= order[name] and (high is None or order[name] < high) for name, (low, high) in box.items())

    return [number for number, box in enumerate(boxes) if holds(box)]


@settings(max_examples=300)
@given(BOXES)
def test_orders_tried_one_by_one_agree(boxes: list[Box]) -> None:
    counts = {
        len(claims(boxes, {"order_value": Decimal(value) / 2, "weight": Decimal(weight) / 2}))
        for value in range(32)
        for weight in range(32)
    }
    found = faults(*boxes)
    assert any(not fault.boxes for fault in found) == (0 in counts)
    assert any(fault.boxes for fault in found) == any(count > 1 for count in counts)
