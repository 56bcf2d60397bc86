"""`{{ cards.returns }}` → the box of a policy or a channel inside a text, or its name in a sentence."""

import html
import re

from helpgen.model import Card, TargetKind
from helpgen.plan.channels import ChannelCards
from helpgen.plan.edition import Edition
from helpgen.plan.policies import PolicyPage, policy_text
from helpgen.plan.urls import PagePath, relative

# A card travels through the text as a token of private-use characters; alone in its paragraph it becomes a box.
_TOKEN = re.compile("<p>\\s*\ue002(\\d+)\ue003\\s*</p>|\ue002(\\d+)\ue003")


def card_token(number: int) -> str:
    """Return what stands in the place of a card until the text is whole."""
    return f"\ue002{number}\ue003"


def place_cards(markup: str, cards: list[Card], edition: Edition, page: PagePath) -> str:
    """Return the markup with its tokens replaced by boxes and links."""

    def place(match: re.Match[str]) -> str:
        if match[1] is None:
            return _link(cards[int(match[2])], edition, page)
        return _box(cards[int(match[1])], edition, page)

    return _TOKEN.sub(place, markup)


def _link(card: Card, edition: Edition, page: PagePath) -> str:
    name = html.escape(edition.phrases.fact(card.words))
    return f'<a href="{html.escape(_url(card, edition, page))}">{name}</a>'


def _url(card: Card, edition: Edition, page: PagePath) -> str:
    if card.kind is TargetKind.POLICY:
        return relative(page, edition.page("policies", card.id).address)
    return relative(page, edition.page("contact").address) + f"#hg-channel-{card.id}"


def _box(card: Card, edition: Edition, page: PagePath) -> str:
    rows = _policy_rows(card, edition, page) if card.kind is TargetKind.POLICY else _channel_rows(card, edition, page)
    facts = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    listing = f"<dl>{facts}</dl>" if facts else ""
    return f'<div class="hg-snippet"><p class="hg-snippet-title">{_link(card, edition, page)}</p>{listing}</div>'


def _policy_rows(card: Card, edition: Edition, page: PagePath) -> list[tuple[str, str]]:
    policy = dict(edition.help_center.policies.present)[card.id]
    facts = policy_text(PolicyPage(edition, page), policy).facts
    return [(html.escape(fact.label), html.escape(fact.value)) for fact in facts]


def _channel_rows(card: Card, edition: Edition, page: PagePath) -> list[tuple[str, str]]:
    say = edition.phrases.say
    channel = next(channel for channel in edition.help_center.channels if channel.id == card.id)
    shown = ChannelCards(edition).on_page([channel], page, edition.settings.site_name)[0]
    rows: list[tuple[str, str]] = []
    if shown.url and not shown.chat:
        action = f'<a href="{html.escape(shown.url)}">{html.escape(shown.action)}</a>'
        rows.append((html.escape(say("contact")), action))
    elif shown.address:
        rows.append((html.escape(say("contact")), f"<bdi>{html.escape(shown.address)}</bdi>"))
    if shown.hours:
        zone = f" ({shown.time_zone})" if shown.time_zone else ""
        lines = "<br>".join(html.escape(f"{line.days} {line.hours}") for line in shown.hours)
        rows.append((html.escape(say("hours") + zone), lines))
    if shown.cost:
        rows.append((html.escape(say("cost")), html.escape(shown.cost)))
    return rows
