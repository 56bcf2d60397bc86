"""Files that other programs read: the facts of all policies, and words of one language for pages of the shop.

Every text is plain. URLs are absolute, or from the root of the site where its address is unknown.
"""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from helpgen.policy.offers import OfferBook
from helpgen.views.parts import Link
from helpgen.views.policies import KeyFact, Table

Fact: TypeAlias = "str | int | bool | Decimal | FactList | FactGroup | None"
"""A value that a program reads."""


class FactList(Struct, frozen=True):
    """Values in order."""

    entries: tuple[Fact, ...]


class FactGroup(Struct, frozen=True, gc=False):
    """Values by name."""

    entries: tuple[tuple[str, Fact], ...]
    """Each name once, in the order in which they are written."""


class FactsView(Struct, frozen=True):
    """A file of facts."""

    facts: FactGroup


class PolicyBrief(Struct, frozen=True):
    """What a policy says in short."""

    name: str
    link: Link
    """Its title, address and summary."""
    effective: str
    """Since when it binds, as a sentence; "" if the shop does not say."""
    facts: tuple[KeyFact, ...]


class DeliveryZone(Struct, frozen=True):
    """Prices and times of one zone."""

    id: str
    countries: tuple[tuple[str, str], ...]
    """(ISO 3166-1 alpha-2 code, name), in the order of the names."""
    postal_prefixes: tuple[str, ...]
    """What postal codes in it begin with; empty: all."""
    offers: tuple[str, ...]
    """Of each row of the table: the id of its rate."""
    table: Table


class FaqAnswer(Struct, frozen=True):
    """A question with its answer as plain text."""

    id: str
    """Its anchor on the page of the topic."""
    question: Link
    answer: str


class FaqBrief(Struct, frozen=True):
    """A topic with its questions."""

    id: str
    link: Link
    language: str
    """Of its texts: that of the file, or the default language where a translation is missing."""
    answers: tuple[FaqAnswer, ...]


class WordsView(Struct, frozen=True):
    """What pages of the shop show in one language: one of the three parts has entries."""

    language: str
    direction: str
    """`ltr` or `rtl`."""
    kind: str
    """`policies`, `delivery` or `faq`."""
    labels: tuple[tuple[str, str], ...]
    """The theme's words for what stands around, by key."""
    page_url: str
    """Where the kind is told in full; "" if there is no such page."""
    contact_url: str
    """ "" if the store lists no channel."""
    policies: tuple[PolicyBrief, ...] = ()
    zones: tuple[DeliveryZone, ...] = ()
    topics: tuple[FaqBrief, ...] = ()


class ArrivalsView(Struct, frozen=True):
    """What the days on which parcels arrive in one country are counted from."""

    country: str
    """ISO 3166-1 alpha-2 code."""
    book: OfferBook
    """What the shop offers there."""
    today: date
    """The first day that is counted."""


class WidgetEdition(Struct, frozen=True):
    """What the help widget knows of a language before it opens. Addresses from the root of the site."""

    language: str
    direction: str
    """`ltr` or `rtl`."""
    data: str
    """Everything else, a file."""
    home: str
    words: tuple[tuple[str, str], ...]
    """Of its button (`open`), and where it cannot open (`failed`, `visit`)."""


class WidgetView(Struct, frozen=True):
    """The script of the help widget. Its address stays the same; what it leads to may be kept for ever."""

    folder: str
    """Of the theme's files, from the root of the site."""
    scripts: tuple[str, ...]
    """Files of the theme of which it is made, below that folder."""
    editions: tuple[WidgetEdition, ...]
    """The default language first."""
    brand: tuple[str, str]
    """The colour of the shop by day and by night, as `#rrggbb`; "" for the theme's own."""


class EmbedView(Struct, frozen=True):
    """The script that a page of the shop loads. Its address stays the same; what it leads to may be kept for ever."""

    module: str
    """From the root of the site."""
    sources: tuple[tuple[str, str], ...]
    """(language, file of its words), the default language first."""
