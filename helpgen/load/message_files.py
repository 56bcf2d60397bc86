"""`notices.yml` and `glossary.yml` → notices at the top of pages, and terms with what they mean.

Knows the keys of both files; must never know on which pages they stand.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import schema_rules as broken
from helpgen.load import yaml
from helpgen.load.field_types import CommaList, Day, Id, LanguageTag, LocalText, Words
from helpgen.load.front_matter_keys import read_references
from helpgen.load.schema import Fields, groups_in, validate, words_in
from helpgen.load.search_rules import language_not_in_store
from helpgen.model import Notice, NoticeKind, Term

# --- notices.yml -------------------------------------------------------------------


class NoticeFields(Fields):
    """Something that concerns every reader for a while."""

    id: Id
    """Name of the notice, by which it is known when it changes."""
    kind: NoticeKind = NoticeKind.INFO
    """How urgent it is: info or warning."""
    text: LocalText
    """One or two sentences: one text, or one for each language."""
    article: Words = ""
    """Id of the article that says more: the path without language and `.md`."""
    publish_at: Day | None = None
    """First day on the site, as year-month-day. Without it, from now on."""
    expires_at: Day | None = None
    """First day no longer on the site, as year-month-day. Without it, it stays until you remove it."""

    def build(self, group: yaml.Mapping) -> Notice:
        """Return the notice of the model."""
        named = read_references(group, "article", (self.article,) if self.article else ())
        article = next(iter(named), None)
        return Notice(self.id, self.kind, self.text, article, self.publish_at, self.expires_at, group.position)


class NoticesFields(Fields):
    """What every page says at its top for a while."""

    notices: tuple[NoticeFields, ...] = ()
    """Notices in the order in which they are shown."""


def read_notices(text: str, path: str) -> tuple[tuple[Notice, ...], tuple[Diagnostic, ...]]:
    """Return the notices of `notices.yml`, none if they cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return (), parsed.diagnostics
    fields, found = validate(NoticesFields, parsed.root, path)
    groups = groups_in(parsed.root, "notices")
    diagnostics = (*parsed.diagnostics, *found, *_check_days(groups))
    if fields is None:
        return (), diagnostics
    return tuple(notice.build(group) for notice, group in zip(fields.notices, groups, strict=True)), diagnostics


def _check_days(groups: Sequence[yaml.Mapping]) -> Iterator[Diagnostic]:
    # Days as year-month-day compare as texts; what is no day is reported elsewhere.
    for group in groups:
        first, last = (next(iter(words_in(group, key)), None) for key in ("publish_at", "expires_at"))
        if first is not None and last is not None and last.value <= first.value:
            yield broken.wrong_value.at(
                last.position, "expires_at", f'a day after publish_at ("{first.value}")', f'"{last.value}"'
            )


# --- glossary.yml ------------------------------------------------------------------


class TermFields(Fields):
    """A word of the trade."""

    id: Id
    """Name of the term, part of its address."""
    term: LocalText
    """The word: one text, or one for each language."""
    meaning: LocalText
    """What it means, in one or two sentences: one text, or one for each language."""
    forms: dict[LanguageTag, CommaList[Words]] = Field(default_factory=dict)
    """By language, other forms in which texts have the word, such as plurals."""

    def build(self) -> Term:
        """Return the term of the model."""
        return Term(self.id, self.term, self.meaning, tuple(self.forms.items()))


class GlossaryFields(Fields):
    """Words of the trade that articles explain where they first stand."""

    terms: Annotated[tuple[TermFields, ...], Field(min_length=1)]
    """The words with what they mean."""


def read_glossary(text: str, path: str, languages: Sequence[str]) -> tuple[tuple[Term, ...], tuple[Diagnostic, ...]]:
    """Return the terms of `glossary.yml`, none if they cannot be built, and everything that is wrong.

    `languages` are those of the store; none if they are unknown, which is reported elsewhere.
    """
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return (), parsed.diagnostics
    fields, found = validate(GlossaryFields, parsed.root, path)
    unknown = [
        language_not_in_store.at(key.position, key.value, languages)
        for group in groups_in(parsed.root, "terms")
        for key in _languages_of(group)
        if languages and key.value not in languages
    ]
    diagnostics = (*parsed.diagnostics, *found, *unknown)
    return (tuple(term.build() for term in fields.terms) if fields else ()), diagnostics


def _languages_of(group: yaml.Mapping) -> Iterator[yaml.Scalar]:
    forms = group.get("forms")
    for key, _ in forms.entries if isinstance(forms, yaml.Mapping) else ():
        yield key
