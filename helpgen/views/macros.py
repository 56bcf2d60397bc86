"""Replies that are prepared for agents."""

import enum

from msgspec import Struct

from helpgen.views.parts import Html


class Desk(enum.Enum):
    """A form in which help desks take macros."""

    ZENDESK = "zendesk"
    GORGIAS = "gorgias"
    HELPSCOUT = "helpscout"
    INTERCOM = "intercom"
    CSV = "csv"
    WHATSAPP = "whatsapp"


class MacroView(Struct, frozen=True):
    """A reply in one language; `{{ customer.first_name }}` and its like stand where the desk fills something in."""

    id: str
    """The same in every language: `late-parcel`, `orders/track-order`, `faq/returns#…`."""
    language: str
    title: str
    summary: str
    """When to use it; "" if nothing is said."""
    tags: tuple[str, ...]
    html: Html
    """With whole addresses."""
    blanks: tuple[tuple[str, str], ...]
    """(placeholder, words in brackets for an agent who fills it in by hand)."""
    facts: tuple[str, ...]
    """Names of the facts that it quotes."""


class DeskMacro(Struct, frozen=True):
    """A reply as one desk has it."""

    id: str
    """As of the view; "" if it was read from the desk."""
    name: str
    language: str
    """ "" if the desk does not say."""
    summary: str
    tags: tuple[str, ...]
    html: str
    """ "" if the desk has plain text only."""
    text: str
