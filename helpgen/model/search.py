"""What a shop says about its search: phrases that mean the same, and what a query must find."""

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model.articles import Reference


class SynonymGroup(Struct, frozen=True):
    """Phrases that mean the same to shoppers."""

    language: str
    """ "" for every language."""
    phrases: tuple[str, ...]
    """At least two; one that begins with "-" only leads to the others."""
    position: Position


class Synonyms(Struct, frozen=True):
    """The shop's own groups, and what it wants to do without of those that helpgen has."""

    groups: tuple[SynonymGroup, ...] = ()
    """In the writer's order."""
    ignored: tuple[tuple[str, str], ...] = ()
    """Language and phrase."""


class SearchTest(Struct, frozen=True):
    """A query and what it must find."""

    query: str
    language: str
    expected: tuple[Reference, ...]
    """One of them is enough: an article, FAQ topic, policy or category, each with or without a heading."""
    top: int
    """Among so many results."""
    position: Position
    """Of the query."""
