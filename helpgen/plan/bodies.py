"""Bodies with holes → HTML for one page: links become URLs, facts become words."""

import html
import re
from collections.abc import Iterable

from helpgen.model import (
    AddressHole,
    Asset,
    Body,
    BodyPart,
    Card,
    FactHole,
    ImageHole,
    LinkHole,
    Target,
    TargetKind,
    TextPart,
)
from helpgen.plan.cards import card_token, place_cards
from helpgen.plan.dress import Dresser
from helpgen.plan.edition import Edition
from helpgen.plan.languages import Phrases
from helpgen.plan.urls import PagePath, quote, relative
from helpgen.views import Html

_EMPTY_LINK = re.compile(r'(<a\b[^>]*?)\shref=""')
_EMPTY_IMAGE = re.compile(r'<img\b[^>]*\ssrc=""[^>]*>')
_ALT = re.compile(r'\salt="([^"]*)"')
_UNSAFE = re.compile(r"\s*(?!https?:|mailto:|tel:|sms:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class BodyFiller:
    """Fills the bodies of one edition and remembers which files their pages show."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self.used_assets: set[str] = set()
        self._facts: dict[tuple[str, str], str] = {}
        self._aims: dict[str, Target | None] = {}
        self._assets = {asset.path: asset for asset in edition.help_center.assets}
        language, visible = edition.language, edition.visible
        self._anchors: dict[Target, frozenset[str]] = {
            **{Target(TargetKind.ARTICLE, article.id, language): article.body.anchors for article in visible.articles},
            **{Target(TargetKind.FAQ_TOPIC, topic.id, language): topic.anchors for topic in visible.topics},
        }

    def fill(self, body: Body, page: PagePath, language: str) -> Html:
        """Return the HTML of a body, written in `language`, on a page.

        Words of links without an aim stay; images without a file give way to their text alternative.
        """
        phrases = self._edition.phrases_of(language)
        pieces: list[str] = []
        cards: list[Card] = []
        files: dict[str, Asset] = {}
        has_gap = False
        for part in body.parts:
            card = self._card(part)
            if card is not None:
                pieces.append(card_token(len(cards)))
                cards.append(card)
                continue
            piece = self._piece(part, page, phrases)
            has_gap = has_gap or (not piece and not isinstance(part, str))
            asset = self._asset(part)
            if asset is not None:
                files[piece] = asset
            pieces.append(piece)
        markup = "".join(pieces)
        if has_gap:
            markup = _EMPTY_IMAGE.sub(_text_of_image, _EMPTY_LINK.sub(r"\1", markup))
        if cards:
            markup = place_cards(markup, cards, self._edition, page)
        return Html(Dresser(files, phrases).dress(markup))

    def _card(self, part: BodyPart) -> Card | None:
        fact = self._edition.help_center.facts.get(part.name) if isinstance(part, FactHole) else None
        return fact if isinstance(fact, Card) else None

    def _asset(self, part: BodyPart) -> Asset | None:
        if not isinstance(part, LinkHole | ImageHole):
            return None
        target = self._edition.help_center.find_target(part.path)
        return self._assets.get(target.id) if target and target.kind is TargetKind.ASSET else None

    def words(self, parts: Iterable[TextPart], language: str) -> str:
        """Return a plain text in some language with its facts filled."""
        phrases = self._edition.phrases_of(language)
        return "".join(part if isinstance(part, str) else self._fact(part, phrases) for part in parts)

    def file_url(self, path: str, page: PagePath) -> str:
        """Return the URL of a file of the content folder on a page, and publish the file; "" if there is none."""
        target = self._edition.help_center.find_target(path)
        if target is None or target.kind is not TargetKind.ASSET:
            return ""
        self.used_assets.add(target.id)
        return relative(page, self._edition.addresses.of_target(target, "").address)

    def target_url(self, target: Target, page: PagePath) -> str:
        """Return the URL of something on a page; "" if it has no page of its own."""
        edition = self._edition
        if target.kind is TargetKind.ASSET:
            self.used_assets.add(target.id)
        elif target.kind not in {TargetKind.POLICY, TargetKind.CONTACT} and target not in edition.published:
            return ""
        return relative(page, edition.addresses.of_target(target, edition.language).address)

    def _piece(self, part: BodyPart, page: PagePath, phrases: Phrases) -> str:
        match part:
            case str():
                return part
            case FactHole():
                return html.escape(self._fact(part, phrases))
            case LinkHole():
                return html.escape(self._link(part, page))
            case ImageHole():
                return html.escape(self.file_url(part.path, page))
            case AddressHole():
                address = self.words(part.parts, phrases.language)
                return "" if _UNSAFE.match(address) or "{{" in address else html.escape(address)

    def _fact(self, hole: FactHole, phrases: Phrases) -> str:
        key = (phrases.language, hole.name)
        if key not in self._facts:
            facts = self._edition.help_center.facts
            if hole.name not in facts:
                return hole.source
            self._facts[key] = phrases.fact(facts[hole.name])
        return self._facts[key]

    def _link(self, hole: LinkHole, page: PagePath) -> str:
        if hole.path not in self._aims:
            self._aims[hole.path] = self._aim(hole.path)
        aim = self._aims[hole.path]
        url = self.target_url(aim, page) if aim else ""
        if aim is None or not url:
            return ""
        # Headings of a translation have anchors of their own.
        if not hole.anchor or (aim in self._anchors and hole.anchor not in self._anchors[aim]):
            return url
        is_here = url == relative(page, page.address)
        return ("" if is_here else url) + "#" + quote(hole.anchor)

    def _aim(self, path: str) -> Target | None:
        # A text shown in place of a missing translation leads on to pages of the reader's language.
        edition = self._edition
        target = edition.help_center.find_target(path)
        own = Target(target.kind, target.id, edition.language) if target else None
        return own if own in edition.published else target


def _text_of_image(match: re.Match[str]) -> str:
    alt = _ALT.search(match[0])
    return f'<span class="hg-missing">{alt[1]}</span>' if alt and alt[1] else ""
