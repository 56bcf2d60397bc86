"""`synonyms.yml` and `search_tests.yml` become groups and tests, or a list of everything that is wrong."""

import pytest
import shops

from helpgen.load.search_files import read_search_tests, read_synonyms
from helpgen.model import SearchTest, SynonymGroup, Synonyms

LANGUAGES = ("en", "cs", "zh")


def synonyms_of(text: str) -> Synonyms:
    synonyms, diagnostics = read_synonyms(text, "synonyms.yml", LANGUAGES)
    assert diagnostics == ()
    return synonyms


def groups_of(text: str) -> list[tuple[str, ...]]:
    return [(group.language, *group.phrases) for group in synonyms_of(text).groups]


def read_all(text: str) -> tuple[SearchTest, ...]:
    tests, diagnostics = read_search_tests(text, "search_tests.yml", LANGUAGES)
    assert diagnostics == ()
    return tests


def mistakes(text: str, *, in_tests: bool = False) -> list[str]:
    read = read_search_tests if in_tests else read_synonyms
    found = read(text, "file.yml", LANGUAGES)[1]
    return [f"{each.position.line}:{each.position.column} {each.code} {each.message}" for each in found]


# --- synonyms.yml ------------------------------------------------------------------


def test_group_is_a_list_or_a_line_with_commas() -> None:
    text = "en:\n- [backpack, rucksack]\n- hip bag, fanny pack\nzh:\n- [背包，书包, 双肩包]\n- 发票、收据\n"
    assert groups_of(text) == [
        ("en", "backpack", "rucksack"),
        ("en", "hip bag", "fanny pack"),
        ("zh", "背包，书包", "双肩包"),
        ("zh", "发票", "收据"),
    ]


def test_all_stands_for_every_language_and_an_empty_key_for_nothing() -> None:
    assert groups_of("all:\n- [Packeta, Zásilkovna]\nen:\ncs: ~\n") == [("", "Packeta", "Zásilkovna")]


def test_group_knows_where_it_stands() -> None:
    (group,) = synonyms_of("en:\n  - [rucksack, daypack]\n").groups
    assert isinstance(group, SynonymGroup)
    assert (group.position.path, group.position.line, group.position.column) == ("synonyms.yml", 2, 6)


def test_phrases_that_helpgen_brings_along_can_be_ignored() -> None:
    synonyms = synonyms_of("ignore:\n  en: [postage, Parcel]\n  cs: dobírka\n")
    assert synonyms.groups == ()
    assert synonyms.ignored == (("en", "postage"), ("en", "Parcel"), ("cs", "dobírka"))


SYNONYM_MISTAKES = [
    ("cz:\n- [a, b]\n", ['1:1 HC170 the store has no language "cz"']),
    ("ignore: {cz: postage}\n", ['1:10 HC170 the store has no language "cz"']),
    ("en:\n- [refund, money back]\n- [cash, Refund]\n", ['3:10 HC171 "Refund" stands already in line 2']),
    ("cs:\n- [vrácení, vraceni, vratka]\n", ['2:13 HC171 "vraceni" stands already in line 2']),
    ("en:\n- [a, b]\ncs:\n- [a, c]\n", []),
    ("en:\n- refund\n", ['2:3 HC172 "refund" is alone in its group']),
    ("en:\n- [refund, Refund]\n", ['2:4 HC172 "refund" is alone in its group']),
    ("en: [refund, money back]\n",
     ['1:6 HC172 "refund" is alone in its group', '1:14 HC172 "money back" is alone in its group']),
    ("en:\n- [refund, 💸]\n", ['2:12 HC173 "💸" has neither letters nor digits']),
    ("en:\n- [refund, '']\n",
     ['2:12 HC142 en[1][2]: expected a text, received ""', '2:4 HC172 "refund" is alone in its group']),
    ("en:\n- [a, b, a]\n", ['2:10 HC145 "a" is already in this list, in line 2']),
    ("en: refund\n", ['1:5 HC142 en: expected a list, received "refund"']),
    ("en:\n- {from: a, to: b}\n", ["2:3 HC142 en[1]: expected a list, received keys and values"]),
    ("ignore: {en: [refnd]}\n", ['1:15 HC174 no group of helpgen for "en" has the phrase "refnd"']),
    ("- [a, b]\n", ['1:1 HC146 expected lines such as "key: value", received a list']),
    ("", ['1:1 HC146 expected lines such as "key: value", received nothing']),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), SYNONYM_MISTAKES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_mistake_in_synonyms_has_its_place(text: str, expected: list[str]) -> None:
    assert mistakes(text) == expected


# --- search_tests.yml --------------------------------------------------------------


def test_test_needs_a_query_and_an_answer_and_takes_the_default_language() -> None:
    (test,) = read_all("tests:\n- {query: money back, expect: returns/refund-time}\n")
    assert (test.query, test.language, test.top) == ("money back", "en", 3)
    assert [(one.name, one.position.column) for one in test.expected] == [("returns/refund-time", 31)]
    assert (test.position.line, test.position.column) == (2, 11)


def test_one_of_several_answers_may_be_expected() -> None:
    (test,) = read_all("tests:\n- {query: 30, language: cs, expect: [a, b], top: 10}\n")
    assert (test.query, test.language, test.top) == ("30", "cs", 10)
    assert [one.name for one in test.expected] == ["a", "b"]


TEST_MISTAKES = [
    ("tests:\n- {query: a, language: cz, expect: b}\n", ['2:24 HC170 the store has no language "cz"']),
    ("tests:\n- {query: '?!', expect: b}\n", ['2:11 HC173 "?!" has neither letters nor digits']),
    ("tests:\n- {query: a, expect: b, top: 0}\n",
     ['2:30 HC142 tests[1].top: expected a whole number from 1 to 100, received "0"']),
    ("tests:\n- {quer: a, expect: b}\n",
     ['2:3 HC141 "tests[1].query" is missing', '2:4 HC140 "tests[1].quer" is not a known key']),
    ("tests:\n- {query: a}\n", ['2:3 HC141 "tests[1].expect" is missing']),
    ("tests: []\n", ["1:8 HC142 tests: expected at least one entry, received an empty list"]),
    ("test: []\n", ['1:1 HC141 "tests" is missing', '1:1 HC140 "test" is not a known key']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEST_MISTAKES, ids=lambda value: value if isinstance(value, str) else "")
def test_mistake_in_search_tests_has_its_place(text: str, expected: list[str]) -> None:
    assert mistakes(text, in_tests=True) == expected


def test_demo_files_have_no_mistake() -> None:
    content = shops.PROJECT_DIR / "content"
    languages = ("en", "th", "zh", "cs", "id", "ar")
    synonyms, found = read_synonyms((content / "synonyms.yml").read_text("utf-8"), "synonyms.yml", languages)
    assert found == ()
    assert {group.language for group in synonyms.groups} == {*languages, ""}
    tests, found = read_search_tests((content / "search_tests.yml").read_text("utf-8"), "search_tests.yml", languages)
    assert found == ()
    assert {test.language for test in tests} == set(languages)
    assert len(tests) >= 70
    assert len({(test.language, test.query) for test in tests}) == len(tests)
