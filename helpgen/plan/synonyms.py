"""The phrases that mean the same in each language: the shop's own groups, then those that helpgen brings along."""

import re
from collections.abc import Iterator, Sequence

from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, SynonymGroup
from helpgen.plan import rules as broken
from helpgen.search.analyze import TermKind, analyze, fold, normalise
from helpgen.search.index import IndexedTexts, build_index
from helpgen.search.phrases import phrase_terms
from helpgen.search.synonyms import LEADING, groups_without, shipped_groups
from helpgen.views import SearchDocument, SearchIndexView


def synonyms_of(help_center: HelpCenter, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of a language. The shop's own come first, because a query follows only the first few."""
    synonyms = help_center.synonyms
    own = tuple(group.phrases for group in synonyms.groups if group.language in {language, ""})
    ignored = [phrase for tag, phrase in synonyms.ignored if tag == language]
    return (*own, *groups_without(shipped_groups(language), ignored))


def find_unused_groups(help_center: HelpCenter, indexes: Sequence[SearchIndexView]) -> Iterator[Diagnostic]:
    """Yield the shop's groups of which no phrase stands in a text that the language's search can find."""
    unused = dict.fromkeys(help_center.synonyms.groups, True)
    for index in indexes:
        groups = [group for group in unused if unused[group] and group.language in {index.language, ""}]
        unused |= dict.fromkeys(_groups_in(index, groups), False)
    for group, is_unused in unused.items():
        if is_unused:
            yield broken.unused_synonyms.at(group.position, group.phrases[0].removeprefix(LEADING))


def _groups_in(index: SearchIndexView, groups: Sequence[SynonymGroup]) -> Iterator[SynonymGroup]:
    if not groups:
        return
    whole = "\n".join(_words_of(document.opened()) for document in index.documents)
    plain = fold(normalise(whole))
    doubtful = []
    for group in groups:
        if any(_stands_in(phrase, plain) for phrase in _looked_for(group)):
            yield group
        else:
            doubtful.append(group)
    if doubtful:  # only another form of a word may stand there; to know it, the texts must be analysed
        yield from _groups_in_other_forms(whole, index.language, doubtful)


def _looked_for(group: SynonymGroup) -> Iterator[str]:
    return (phrase for phrase in group.phrases if not phrase.startswith(LEADING))


def _words_of(document: SearchDocument) -> str:
    return "\n".join((document.title, *document.keywords, document.summary, document.text))


def _stands_in(phrase: str, plain: str) -> bool:
    words = fold(normalise(phrase)).strip()
    if all(found.kind is TermKind.WORD for found in analyze(phrase)):
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", plain) is not None
    return words in plain


def _groups_in_other_forms(whole: str, language: str, groups: Sequence[SynonymGroup]) -> Iterator[SynonymGroup]:
    phrases = [phrase for group in groups for phrase in _looked_for(group)]
    index = build_index([IndexedTexts("", sections=(whole,))], language, phrases)
    known = frozenset(index.terms)
    for group in groups:
        terms = [phrase_terms(phrase, index) for phrase in _looked_for(group)]
        if any(found and known.issuperset(found) for found in terms):
            yield group
