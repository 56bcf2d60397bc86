"""The token fixtures, which the browser's tests read as well."""

import json
from pathlib import Path

import pytest
import shops

from helpgen.search.analyze import analyze, count_terms, ends_in_word, fold

FOLDER = shops.PROJECT_DIR / "tests" / "fixtures" / "tokens"
FILES = sorted(FOLDER.glob("*.jsonl"))
HOW = "make them anew with tests/search/make_token_fixtures.py and read the diff"


def lines_of(file: Path) -> list[tuple[str, str, int]]:
    return [tuple(json.loads(line)) for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_fixtures_are_what_the_analyzer_makes(file: Path) -> None:
    for text, terms, is_open in lines_of(file):
        found = " ".join(f"{one.kind.value[0]}:{one.term}" for one in analyze(text))
        assert (found, int(ends_in_word(text))) == (terms, is_open), f"{text!a}: {HOW}"


def test_there_are_at_least_twenty_thousand_strings() -> None:
    assert sum(len(lines_of(file)) for file in FILES) >= 20_000


def test_counting_for_the_index_sees_the_same_terms() -> None:
    for file in FILES:
        for text, _, _ in lines_of(file)[::7]:
            assert set(count_terms(text, fold)) == {found.term for found in analyze(text)}, ascii(text)
