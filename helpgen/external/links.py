"""A help center → its links to other sites, each with its places."""

import html
import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model import Body, Category, HelpCenter, Landing

_LINK = re.compile(r'<a\b[^>]*?\bhref="(https?://[^"]+)"', re.IGNORECASE)


class ExternalLink(Struct, frozen=True):
    """An address on another site."""

    url: str
    """Without what stands after "#"."""
    position: Position


def find_links(help_center: HelpCenter, today: date) -> Iterator[ExternalLink]:
    """Yield the links of public texts, of `links` and `url` in the store and of channels; each place by itself."""
    addresses = {text.shown_path: dict(reversed(text.addresses)) for text in help_center.prose}
    prose = {text.shown_path: text for text in help_center.prose}
    for position, bodies in _bodies(help_center, today):
        known = addresses.get(position.path, {})
        for body in bodies:
            markup = "".join(part if isinstance(part, str) else "\0" for part in body.parts)
            for found in _LINK.finditer(markup):
                url = html.unescape(found[1])
                if "\0" in url:
                    continue
                start = known.get(url)
                place = (
                    Position(position.path) if start is None else prose[position.path].position(start, start + len(url))
                )
                yield ExternalLink(url.partition("#")[0], place)
    yield from _shop_links(help_center)


def _bodies(help_center: HelpCenter, today: date) -> Iterator[tuple[Position, tuple[Body, ...]]]:
    for article in help_center.articles:
        if article.publication.is_public(today):
            yield article.position, (article.body,)
    for topic in help_center.faq_topics:
        if topic.publication.is_public(today):
            yield topic.position, (topic.intro, *(question.body for question in topic.questions))
    for macro in help_center.macros:
        if macro.is_ready(today):
            yield macro.position, (macro.body,)
    others: tuple[Category | Landing, ...] = (*help_center.categories, *help_center.homes, *help_center.faq_indexes)
    for other in others:
        yield other.position, (other.body,)


def _shop_links(help_center: HelpCenter) -> Iterator[ExternalLink]:
    store = help_center.store
    if store is not None:
        named = [("store.url", store.url), *((f"store.links.{name}", url) for name, url in store.links)]
        for name, url in named:
            if url:
                yield ExternalLink(url.partition("#")[0], help_center.places.get(name, store.position))
    for channel in help_center.channels:
        if channel.url:
            yield ExternalLink(channel.url.partition("#")[0], channel.position)
