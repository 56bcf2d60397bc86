"""Every rule has a code of its own and an explanation that a writer can use."""

import re

import pytest
from shops import run_bare

from helpgen.cli import all_rules
from helpgen.diagnostics import Rule

PARTS = ("What", "Why", "Fix", "Example")
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in all_rules()}) == len(all_rules())
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


@every_rule
def test_code_is_hc_and_three_digits(rule: Rule[...]) -> None:
    assert re.fullmatch(r"HC\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


@every_rule
def test_explanation_has_a_sentence_and_four_parts_in_order(rule: Rule[...]) -> None:
    first, blank, *rest = rule.explanation.splitlines()
    assert re.fullmatch(r"[A-Z\"`].*[^.]\.", first)
    assert blank == ""
    labels = [line.partition(":")[0] for line in rest if re.match(r"[A-Z][a-z]+: \S", line)]
    assert tuple(label for label in labels if label in PARTS) == PARTS
    text = "\n".join(rest)
    for part, following in zip(PARTS, [*PARTS[1:], None], strict=True):
        words = text.partition(f"{part}: ")[2]
        words = words.partition(f"\n{following}: ")[0] if following else words
        assert len(words.strip()) >= 5, f"{part} says nothing"


@every_rule
def test_explain_prints_the_whole_explanation(rule: Rule[...]) -> None:
    result = run_bare("explain", rule.code)
    assert result.exit_code == 0
    assert result.stdout == f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.explanation}\n"


def test_explain_takes_small_letters_and_names_too() -> None:
    expected = run_bare("explain", "HC001").stdout
    assert run_bare("explain", "hc001").stdout == expected
    assert run_bare("explain", "broken-link").stdout == expected


def test_unknown_code_is_wrong_usage_and_the_nearest_one_is_named() -> None:
    result = run_bare("explain", "HC0001")
    assert result.exit_code == 2
    assert '"HC0001" is no code. Did you mean "HC001"?' in result.stderr
    assert 'Did you mean "broken-link"?' in run_bare("explain", "broken-lnk").stderr
