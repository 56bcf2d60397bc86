"""The tools that answer a shopper's own case: facts → the data and the form of each of them.

The maths is `policy`'s, the clock the browser's; here facts become what both count with. What does not hang on a
language is made once for the site.
"""

import hashlib
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from helpgen.model import HelpCenter
from helpgen.plan.edition import Edition
from helpgen.plan.tools.calendars import CalendarBook
from helpgen.plan.tools.contact import channel_terms, contact_data, contact_fields
from helpgen.plan.tools.delivery import delivery_data, delivery_fields
from helpgen.plan.tools.offers import offer_book
from helpgen.plan.tools.return_rules import has_told_clocks, return_terms
from helpgen.plan.tools.returns import return_data, return_fields
from helpgen.plan.tools.tracking import late_terms, tracking_data, tracking_fields
from helpgen.policy.channel_ranking import ChannelTerms
from helpgen.policy.offers import OfferBook
from helpgen.policy.plain import to_plain
from helpgen.policy.return_terms import ReturnTerms
from helpgen.policy.tracking import LateTerms
from helpgen.views import ToolData, ToolField

TOOLS = ("delivery", "return", "contact", "tracking")
"""In the order in which they are shown."""
EMBEDDED = {"shipping": "delivery", "returns": "return", "orders": "tracking"}
"""Policy to the tool that stands on its page."""
EXPLAINED_BY = {
    "shipping": ("delivery", "tracking"),
    "returns": ("return",),
    "warranty": ("return",),
    "orders": ("tracking",),
    "complaints": ("contact",),
}
"""Policy to the tools that answer questions about it."""
_ICONS = {
    "delivery": "calendar-clock-outline",
    "return": "undo-variant",
    "contact": "face-agent",
    "tracking": "map-marker-path",
}


class ToolTerms(Struct, frozen=True):
    """What the tools count with, in any language; None or empty where the shop has not said enough for a tool."""

    book: OfferBook | None
    returns: ReturnTerms | None
    channels: tuple[ChannelTerms, ...]
    late: LateTerms | None


class Tool(Struct, frozen=True):
    """One tool of one language."""

    name: str
    path: str
    """Of its data, from the root of the site; the digest in it lets browsers keep the file for ever."""
    data: ToolData
    fields: tuple[ToolField, ...]
    icon: str
    """Name of a drawing in Material's set."""
    has_page: bool
    """Whether it answers anything; a single channel needs no choice, but the cards still ask who is there."""


def make_tool_terms(help_center: HelpCenter, today: date) -> ToolTerms:
    """Return the terms of all tools."""
    calendars = CalendarBook(help_center.store, today)
    policies = help_center.policies
    return ToolTerms(
        book=offer_book(help_center, calendars) if policies.shipping else None,
        returns=return_terms(help_center, calendars) if policies.returns else None,
        channels=channel_terms(help_center, calendars),
        late=late_terms(help_center, calendars),
    )


def tool_names(help_center: HelpCenter) -> tuple[str, ...]:
    """Return the names of the tools that a shop has."""
    policies, store = help_center.policies, help_center.store
    shipping = policies.shipping
    has = {
        "delivery": store is not None and shipping is not None and bool(shipping.rates),
        "return": store is not None and policies.returns is not None and has_told_clocks(policies.returns),
        "contact": store is not None and len(help_center.channels) > 1,
        "tracking": shipping is not None and any(carrier.tracking_url for carrier in shipping.carriers),
    }
    return tuple(name for name in TOOLS if has[name])


def plan_tools(edition: Edition, terms: ToolTerms) -> tuple[Tool, ...]:
    """Return the tools of a language, in the order in which they are shown."""
    names = tool_names(edition.help_center)
    return tuple(
        Tool(name, _path(edition, name, data), data, fields, _ICONS[name], name in names)
        for name, data, fields in _tools(edition, terms)
    )


def _tools(edition: Edition, terms: ToolTerms) -> Iterator[tuple[str, ToolData, tuple[ToolField, ...]]]:
    policies = edition.help_center.policies
    if policies.shipping is not None and terms.book is not None:
        yield "delivery", delivery_data(edition, policies.shipping, terms.book), delivery_fields(edition, terms.book)
    if policies.returns is not None and terms.returns is not None:
        fields = return_fields(edition, policies.returns, terms.returns)
        yield "return", return_data(edition, policies.returns, terms.returns), fields
    if terms.channels:
        yield "contact", contact_data(edition, terms.channels), contact_fields(edition)
    if policies.shipping is not None and any(carrier.tracking_url for carrier in policies.shipping.carriers):
        yield "tracking", tracking_data(edition, policies.shipping, terms.late), tracking_fields(edition)


def _path(edition: Edition, name: str, data: ToolData) -> str:
    digest = hashlib.sha256(repr(to_plain(data)).encode()).hexdigest()[:12]
    return f"tools/{edition.language}/{name}-{digest}.json"


__all__ = [
    "EMBEDDED",
    "EXPLAINED_BY",
    "TOOLS",
    "Tool",
    "ToolTerms",
    "make_tool_terms",
    "plan_tools",
    "tool_names",
]
