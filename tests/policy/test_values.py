"""Weights and periods; and nowhere in the policies a binary float."""

import ast
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from helpgen.load.shop import read_shop
from helpgen.load.sources import read_sources
from helpgen.model import Policies, Store
from helpgen.policy.period import Period
from helpgen.policy.weight import Weight, parse_weight

ROOT = Path(__file__).parents[2]
NO_FACTS = {"named_calendars.py", "wording.py", "quick_markdown.py", "texts.py", "parsers.py"}
"""Nearness of words, the order of steps, seconds and options of an extension may be fractions: none is money."""
POLICY_MODULES = sorted((ROOT / "helpgen" / "policy").glob("*.py"))
LOADERS = sorted((ROOT / "helpgen" / "load").glob("*.py"))
MODULES = [file for file in (*POLICY_MODULES, *LOADERS) if file.name not in NO_FACTS]


@pytest.mark.parametrize(
    ("text", "grams"), [("2 kg", 2000), ("0.5 kg", 500), ("500 g", 500), ("1.001kg", 1001), (" 3 kg ", 3000)]
)
def test_weight_is_read_exactly(text: str, grams: int) -> None:
    assert parse_weight(text) == Weight(grams)
    assert parse_weight(text).kilograms * 1000 == grams


@pytest.mark.parametrize("text", ["", "2", "2 lb", "-1 kg", "1e3 g", "0.5 g", "1.0001 kg", "2 kg 3", "٢ kg"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        parse_weight(text)


def test_period_has_its_first_and_last_day_inside() -> None:
    period = Period(date(2026, 11, 15), date(2026, 12, 24))
    assert [period.contains(date(2026, *day)) for day in ((11, 14), (11, 15), (12, 24), (12, 25))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Period(None, None).contains(date.min)


# --- No binary float -----------------------------------------------------------------


@pytest.mark.parametrize("file", MODULES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_source_has_no_float(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float), f"{file.name}:{node.lineno} has the float {node.value}"
        if isinstance(node, ast.Name):
            assert node.id != "float", f"{file.name}:{node.lineno} names float"


def types_in(found: object, seen: set[object]) -> Iterator[object]:
    if found in seen:
        return
    seen.add(found)
    yield found
    for argument in typing.get_args(found):
        yield from types_in(argument, seen)
    if isinstance(found, type) and issubclass(found, Struct):
        for hint in typing.get_type_hints(found).values():
            yield from types_in(hint, seen)


def test_no_field_of_a_policy_or_store_is_a_float() -> None:
    seen: set[object] = set()
    found = [*types_in(Policies, seen), *types_in(Store, seen)]
    assert Decimal in found, "money must be reached"
    assert Weight in found
    assert float not in found
    assert complex not in found


def values_in(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for inner in value:
            yield from values_in(inner)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from values_in(getattr(value, name))


def test_no_value_of_the_demo_is_a_float() -> None:
    sources, _ = read_sources(ROOT / "content", ROOT)
    shop, found = read_shop(sources.yaml, [])
    assert found == []
    values = [*values_in(shop.policies), *values_in(shop.store)]
    assert sum(isinstance(value, Decimal) for value in values) > 20
    assert not [value for value in values if isinstance(value, float)]
