"""No binary float anywhere in the shop maths."""

import ast
from pathlib import Path

import pytest
import shops

MODULES = sorted((shops.PROJECT_DIR / "helpgen" / "policy").glob("*.py"))
NEARNESS = {"named_calendars": 2}
"""Floats that are no facts: how alike two names of calendars must be to be meant."""


def floats_in(source: str) -> list[int]:
    """The lines that make a float: a literal, a true division, a call or a name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        is_division = isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div)
        is_name = (isinstance(node, ast.Name) and node.id == "float") or (
            isinstance(node, ast.Attribute) and node.attr in {"total_seconds", "timestamp", "from_float"}
        )
        if is_literal or is_division or is_name:
            found.append(getattr(node, "lineno", 0))
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_policy_counts_without_floats(module: Path) -> None:
    assert len(floats_in(module.read_text("utf-8"))) == NEARNESS.get(module.stem, 0)


@pytest.mark.parametrize("source", ["a = 0.1", "a = b / c", "a = float(b)", "a /= 2", "a: float", "a.total_seconds()"])
def test_a_float_would_be_found(source: str) -> None:
    assert floats_in(source) == [1]
