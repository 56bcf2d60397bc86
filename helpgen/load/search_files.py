"""`synonyms.yml` and `search_tests.yml` → phrases that mean the same, and queries with what they must find.

Knows the keys of both files; must never know which articles exist or how an index is built.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from helpgen.diagnostics import Diagnostic
from helpgen.load import search_rules as broken
from helpgen.load import yaml
from helpgen.load.field_types import AtLeastOne, CommaList, LanguageTag, Rank, Words
from helpgen.load.front_matter_keys import read_references, split_at_commas
from helpgen.load.plain_text import clean_text
from helpgen.load.schema import Fields, groups_in, validate, words_in
from helpgen.model import SearchTest, SynonymGroup, Synonyms
from helpgen.search.analyze import analyze
from helpgen.search.synonyms import LEADING, phrase_key, shipped_groups

EVERY_LANGUAGE = "all"
IGNORE = "ignore"

# --- synonyms.yml ------------------------------------------------------------------

Group = CommaList[Words]


class SynonymsFields(Fields):
    """Phrases that mean the same to your shoppers: groups by language."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, tuple[Group, ...]] = Field(init=False)

    all: tuple[Group, ...] = ()
    """Groups for every language, such as brands with two names."""
    ignore: dict[LanguageTag, Group] = Field(default_factory=dict)
    """By language, phrases that leave the groups which helpgen brings along."""

    @model_validator(mode="before")
    @classmethod
    def _skip_empty_languages(cls, keys: object) -> object:
        # As everywhere, "en:" without a value is the same as no such key.
        return {key: value for key, value in keys.items() if value is not None} if isinstance(keys, dict) else keys


def read_synonyms(text: str, path: str, languages: Sequence[str]) -> tuple[Synonyms, tuple[Diagnostic, ...]]:
    """Return the synonyms of `synonyms.yml`, none if they cannot be built, and everything that is wrong.

    `languages` are those of the store; none if they are unknown, which is reported elsewhere.
    """
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return Synonyms(), parsed.diagnostics
    fields, found = validate(SynonymsFields, parsed.root, path)
    diagnostics = [*parsed.diagnostics, *found]
    root = parsed.root
    if not isinstance(root, yaml.Mapping):
        return Synonyms(), tuple(diagnostics)
    groups: list[SynonymGroup] = []
    for key, value in root.entries:
        if key.value != IGNORE and not _is_nothing(value):
            diagnostics += _check_language(key, languages, (EVERY_LANGUAGE, IGNORE))
            own = [phrases for phrases in _groups_of(value) if phrases]
            diagnostics += _check_groups(own)
            language = "" if key.value == EVERY_LANGUAGE else key.value
            groups += [_build_group(language, phrases) for phrases in own]
    ignored = list(_ignored(root))
    diagnostics += _check_ignored(ignored, languages)
    if fields is None:
        return Synonyms(), tuple(diagnostics)
    without = tuple((key.value, clean_text(word.value)) for key, word in ignored)
    return Synonyms(tuple(groups), without), tuple(diagnostics)


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.Scalar) and node.is_nothing


def _groups_of(value: yaml.Node) -> Iterator[tuple[yaml.Scalar, ...]]:
    for item in value.items if isinstance(value, yaml.Sequence) else ():
        yield tuple(_phrases_of(item))


def _phrases_of(node: yaml.Node) -> Iterator[yaml.Scalar]:
    # A list, or one text with commas.
    if isinstance(node, yaml.Scalar) and not node.is_nothing:
        yield from (part for part in split_at_commas(node) if clean_text(part.value))
    elif isinstance(node, yaml.Sequence):
        yield from (item for item in node.items if isinstance(item, yaml.Scalar) and clean_text(item.value))


def _build_group(language: str, phrases: Sequence[yaml.Scalar]) -> SynonymGroup:
    return SynonymGroup(language, tuple(clean_text(word.value) for word in phrases), phrases[0].position)


def _ignored(root: yaml.Mapping) -> Iterator[tuple[yaml.Scalar, yaml.Scalar]]:
    group = root.get(IGNORE)
    for key, value in group.entries if isinstance(group, yaml.Mapping) else ():
        yield from ((key, word) for word in _phrases_of(value))


def _check_language(word: yaml.Scalar, languages: Sequence[str], others: Sequence[str] = ()) -> Iterator[Diagnostic]:
    if languages and word.value not in {*languages, *others}:
        yield broken.language_not_in_store.at(word.position, word.value, languages)


def _check_groups(groups: Sequence[Sequence[yaml.Scalar]]) -> Iterator[Diagnostic]:
    first: dict[str, yaml.Scalar] = {}
    for phrases in groups:
        keys = {word: phrase_key(word.value) for word in phrases}
        if len(set(keys.values())) == 1:
            yield broken.group_of_one.at(phrases[0].position, phrases[0].value)
            continue
        for word, key in keys.items():
            known = first.setdefault(key, word)
            is_listed_twice = known in keys and known.value == word.value  # HC145 says so
            if not key:
                yield broken.nothing_to_search.at(word.position, word.value)
            elif known is not word and not is_listed_twice:
                yield broken.phrase_twice.at(word.position, word.value, known.position.line)


def _check_ignored(
    ignored: Sequence[tuple[yaml.Scalar, yaml.Scalar]], languages: Sequence[str]
) -> Iterator[Diagnostic]:
    for key in dict.fromkeys(key for key, _ in ignored):
        yield from _check_language(key, languages)
        known = {
            phrase_key(phrase): phrase.removeprefix(LEADING) for group in shipped_groups(key.value) for phrase in group
        }
        for word in (word for other, word in ignored if other is key):
            if phrase_key(word.value) not in known and key.value in languages:
                yield broken.ignored_for_nothing.at(word.position, word.value, key.value, known.values())


# --- search_tests.yml --------------------------------------------------------------


class SearchTestFields(Fields):
    """A query and what it must find."""

    query: Words
    """What a shopper types."""
    language: LanguageTag | None = None
    """Language of the index that is asked. Without it, the default language."""
    expect: AtLeastOne[Words]
    """What must be found: the id of an article, or faq/topic#question, policies/name, contact, a category."""
    top: Rank = 3
    """Among how many results it must be."""


class SearchTestsFields(Fields):
    """Queries and what they must find."""

    tests: Annotated[tuple[SearchTestFields, ...], Field(min_length=1)]
    """Queries and what they must find."""


def read_search_tests(
    text: str, path: str, languages: Sequence[str]
) -> tuple[tuple[SearchTest, ...], tuple[Diagnostic, ...]]:
    """Return the tests of `search_tests.yml`, none if they cannot be built, and everything that is wrong.

    `languages` are those of the store, the default one first; none if they are unknown, which is reported elsewhere.
    """
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return (), parsed.diagnostics
    fields, found = validate(SearchTestsFields, parsed.root, path)
    groups = groups_in(parsed.root, "tests")
    diagnostics = (*parsed.diagnostics, *found, *_check_tests(groups, languages))
    if fields is None:
        return (), diagnostics
    default = languages[0] if languages else ""
    pairs = zip(fields.tests, groups, strict=True)
    return tuple(_build_test(test, group, default) for test, group in pairs), diagnostics


def _check_tests(groups: Sequence[yaml.Mapping], languages: Sequence[str]) -> Iterator[Diagnostic]:
    for group in groups:
        for word in words_in(group, "language"):
            yield from _check_language(word, languages)
        for word in words_in(group, "query"):
            if clean_text(word.value) and not any(analyze(word.value)):
                yield broken.nothing_to_search.at(word.position, word.value)


def _build_test(test: SearchTestFields, group: yaml.Mapping, default: str) -> SearchTest:
    query = group.get("query")
    return SearchTest(
        query=test.query,
        language=test.language or default,
        expected=read_references(group, "expect", test.expect),
        top=test.top,
        position=query.position if query else group.position,
    )
