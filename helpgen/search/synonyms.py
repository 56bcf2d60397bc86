"""Everyday words of shops that mean the same, for each language. Pure data; a shop adds its own.

A query with one phrase of a group also finds, at a lower rank, texts with another.
"""

from collections.abc import Iterable, Mapping, Sequence

from helpgen.search.analyze import analyze
from helpgen.search.synonyms_actions import GROUPS as ACTIONS
from helpgen.search.synonyms_arabic import GROUPS as ARABIC
from helpgen.search.synonyms_asian import GROUPS as ASIAN
from helpgen.search.synonyms_european import GROUPS as EUROPEAN
from helpgen.search.synonyms_romance import GROUPS as ROMANCE

_WORDS = {**EUROPEAN, **ROMANCE, **ASIAN, **ARABIC}
SHIPPED: Mapping[str, str] = {language: groups + ACTIONS.get(language, "") for language, groups in _WORDS.items()}
"""Groups by language, one a line."""

LEADING = "-"
"""Before a phrase that leads to the others of its group but is not looked for itself."""


def shipped_groups(language: str) -> Sequence[tuple[str, ...]]:
    """Return the groups of a language; a regional tag such as `pt-BR` has those of its language."""
    main = language.split("-", maxsplit=1)[0].lower()
    lines = filter(str.strip, SHIPPED.get(main, "").splitlines())
    return tuple(tuple(phrase.strip() for phrase in line.split("|")) for line in lines)


def groups_without(groups: Iterable[Sequence[str]], ignored: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups without some phrases; a group of which one phrase is left is gone."""
    keys = frozenset(phrase_key(phrase) for phrase in ignored)
    if not keys:
        return tuple(tuple(group) for group in groups if len(group) > 1)
    kept = (tuple(phrase for phrase in group if phrase_key(phrase) not in keys) for group in groups)
    return tuple(group for group in kept if len(group) > 1)


def phrase_key(phrase: str) -> str:
    """Return what is the same for phrases between which search sees no difference; "" if nothing can be searched."""
    return " ".join(found.term for found in analyze(phrase))
