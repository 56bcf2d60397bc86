"""Files that other programs read: the facts of all policies, and words of one language for pages of the shop.

Every text is plain. URLs are absolute, or from the root of the site where its address is unknown.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from helpgen.views.pages import KeyFact, Table
from helpgen.views.parts import Link

Fact: TypeAlias = "str | int | bool | Decimal | FactList | FactGroup | None"
"""A value that a program reads."""


@dataclass(frozen=True, slots=True)
class FactList:
    """Values in order."""

    entries: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Values by name."""

    entries: tuple[tuple[str, Fact], ...]
    """Each name once, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class FactsView:
    """A file of facts."""

    facts: FactGroup


@dataclass(frozen=True, slots=True)
class PolicyBrief:
    """What a policy says in short."""

    name: str
    link: Link
    """Its title, address and summary."""
    effective: str
    """Since when it binds, as a sentence; "" if the shop does not say."""
    facts: tuple[KeyFact, ...]


@dataclass(frozen=True, slots=True)
class DeliveryZone:
    """Prices and times of one zone."""

    id: str
    countries: tuple[tuple[str, str], ...]
    """(ISO 3166-1 alpha-2 code, name), in the order of the names."""
    postal_prefixes: tuple[str, ...]
    """What postal codes in it begin with; empty: all."""
    table: Table


@dataclass(frozen=True, slots=True)
class FaqAnswer:
    """A question with its answer as plain text."""

    id: str
    """Its anchor on the page of the topic."""
    question: Link
    answer: str


@dataclass(frozen=True, slots=True)
class FaqBrief:
    """A topic with its questions."""

    id: str
    link: Link
    language: str
    """Of its texts: that of the file, or the default language where a translation is missing."""
    answers: tuple[FaqAnswer, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """What pages of the shop show in one language: one of the three parts has entries."""

    language: str
    direction: str
    """`ltr` or `rtl`."""
    kind: str
    """`policies`, `delivery` or `faq`."""
    labels: tuple[tuple[str, str], ...]
    """The theme's words for what stands around, by key."""
    contact_url: str
    """ "" if the store lists no channel."""
    policies: tuple[PolicyBrief, ...] = ()
    zones: tuple[DeliveryZone, ...] = ()
    topics: tuple[FaqBrief, ...] = ()
