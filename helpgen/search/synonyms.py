"""Everyday words of shops that mean the same, for each language. Pure data; a shop will add its own.

A query with one phrase of a group also finds, at a lower rank, texts with another.
"""

from collections.abc import Sequence

from helpgen.search.synonyms_asian import GROUPS as ASIAN
from helpgen.search.synonyms_european import GROUPS as EUROPEAN


def shipped_groups(language: str) -> Sequence[tuple[str, ...]]:
    """Return the groups of a language; a regional tag such as `pt-BR` has those of its language."""
    main = language.split("-", maxsplit=1)[0].lower()
    lines = (ASIAN.get(main) or EUROPEAN.get(main) or "").strip().splitlines()
    return tuple(tuple(phrase.strip() for phrase in line.split("|")) for line in lines)
