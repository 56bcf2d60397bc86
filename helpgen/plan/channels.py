"""Ways to reach the shop: which ones fit a page, and what each card says."""

import urllib.parse
from collections.abc import Iterable

from msgspec.structs import replace

from helpgen.model import Article, Channel, ChannelType
from helpgen.plan.edition import Edition
from helpgen.plan.urls import PagePath, relative
from helpgen.views import ChannelCard, ChatProvider, Html, OpeningLine

CHANNELS_ON_A_PAGE = 3
"""So many cards stand below an article; the contact page has all."""


def fitting_channels(edition: Edition, category: str, article: Article | None = None) -> tuple[Channel, ...]:
    """Return the few channels to offer on a page, best first.

    Those that the article names come first, then those said to be best for its category or a category around it, then
    the others in the writer's order. Channels that do not speak the page's language are left out, unless none does.
    """
    channels = edition.help_center.channels
    speaking = [channel for channel in channels if speaks(channel, edition.language)] or list(channels)
    named = [reference.name for reference in article.channels] if article else []

    def rank(channel: Channel) -> tuple[int, int]:
        if channel.id in named:
            return 0, named.index(channel.id)
        fits = any(category == best.name or category.startswith(f"{best.name}/") for best in channel.best_for)
        return (1 if fits else 2), channels.index(channel)

    return tuple(sorted(speaking, key=rank)[:CHANNELS_ON_A_PAGE])


def all_channels(edition: Edition) -> tuple[Channel, ...]:
    """Return every channel; those that speak the page's language first."""
    return tuple(sorted(edition.help_center.channels, key=lambda channel: not speaks(channel, edition.language)))


def speaks(channel: Channel, language: str) -> bool:
    """Tell whether a channel is answered in a language."""
    return not channel.languages or language in channel.languages


class ChannelCards:
    """Makes the cards of one edition: the same on all pages but for what a message says of the page."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._cards: dict[str, ChannelCard] = {}

    def on_page(self, channels: Iterable[Channel], page: PagePath, title: str) -> tuple[ChannelCard, ...]:
        """Return the cards of some channels on a page; messages mention the page by its title and address."""
        return tuple(self._on_page(channel, page, title) for channel in channels)

    def _on_page(self, channel: Channel, page: PagePath, title: str) -> ChannelCard:
        if channel.id not in self._cards:
            self._cards[channel.id] = _card(self._edition, channel)
        card = self._cards[channel.id]
        url = _url(self._edition, channel, card.url, page, title)
        return card if url == card.url else replace(card, url=url)


def channel_line(card: ChannelCard) -> str:
    """Return on one line how soon and when somebody answers."""
    hours = (f"{line.days} {line.hours}" for line in card.hours)
    return " · ".join(filter(None, (card.expected_response, *hours, card.time_zone)))


def _card(edition: Edition, channel: Channel) -> ChannelCard:
    # Its URL still has the blanks of `link_template`.
    phrases = edition.phrases
    url = link_template(channel)
    response = channel.expected_response
    languages = channel.languages or edition.help_center.languages
    return ChannelCard(
        id=channel.id,
        type=channel.type.value,
        name=phrases.text(channel.name),
        icon=Html(channel.icon.svg if channel.icon else ""),
        action=channel_action(edition, channel) if channel.type is ChannelType.FORM or url else "",
        url=url,
        address=channel.number or channel.address,
        hours=tuple(
            OpeningLine(
                phrases.weekdays(hours.days),
                phrases.say(
                    "time_range", opens=phrases.clock_time(hours.opens), closes=phrases.clock_time(hours.closes)
                ),
            )
            for hours in channel.hours
        ),
        time_zone=phrases.say("hours_zone", zone=phrases.time_zone(channel.time_zone)) if channel.hours else "",
        languages=phrases.join(phrases.language_name(language) for language in languages),
        expected_response=phrases.say("expected_response", time=phrases.duration(response)) if response else "",
        cost=phrases.text(channel.cost),
        note=phrases.text(channel.note),
        chat=_chat(channel),
        has_hours=bool(channel.hours),
    )


def channel_action(edition: Edition, channel: Channel) -> str:
    """Return what the link of a channel says."""
    phrases = edition.phrases
    match channel.type:
        case ChannelType.PHONE:
            return phrases.say("action_call", number=channel.number)
        case ChannelType.EMAIL:
            return phrases.say("action_email", address=channel.address)
        case ChannelType.FORM:
            return phrases.say("action_form")
        case ChannelType.STORE:
            return phrases.say("action_visit")
        case ChannelType.COMMUNITY:
            return phrases.say("action_community")
        case ChannelType.CHAT:
            return phrases.say("chat_open_page")
        case ChannelType.WHATSAPP | ChannelType.MESSENGER | ChannelType.LINE | ChannelType.TELEGRAM | ChannelType.SMS:
            return phrases.say("action_message")
        case _:
            return phrases.say("action_open", name=phrases.text(channel.name))


def _url(edition: Edition, channel: Channel, template: str, page: PagePath, title: str) -> str:
    if channel.type is ChannelType.FORM:
        return relative(page, edition.page("contact").address) + "#hg-contact-form"
    if "{message}" in template:
        where = edition.addresses.absolute(page)
        message = edition.phrases.say("prefilled_message", url=where) if where else title
        template = template.replace("{message}", urllib.parse.quote(message, safe=""))
    if "{subject}" in template:
        subject = edition.phrases.say("prefilled_subject", title=title)
        template = template.replace("{subject}", urllib.parse.quote(subject, safe=""))
    return template.replace("{place}", urllib.parse.quote(f"{edition.language}:{page.address}", safe=""))


def link_template(channel: Channel) -> str:
    """Return the address of a channel with `{message}`, `{subject}` and `{place}` for what is filled in; "" for none.

    The contact form, which is a page of this site, has none.
    """
    account = urllib.parse.quote(channel.address.removeprefix("@"))
    digits = "".join(char for char in channel.number if char.isdigit())
    templates = {
        ChannelType.PHONE: f"tel:+{digits}",
        ChannelType.SMS: f"sms:+{digits}?body={{message}}",
        ChannelType.EMAIL: f"mailto:{channel.address}?subject={{subject}}&body={{message}}",
        ChannelType.WHATSAPP: f"https://wa.me/{digits}?text={{message}}",
        ChannelType.LINE: f"https://line.me/R/oaMessage/%40{account}/?{{message}}",
        ChannelType.MESSENGER: f"https://m.me/{account}?ref={{place}}",
        ChannelType.TELEGRAM: f"https://t.me/{account}?text={{message}}",
        ChannelType.INSTAGRAM: f"https://www.instagram.com/{account}/",
        ChannelType.FACEBOOK: f"https://www.facebook.com/{account}",
        ChannelType.X: f"https://x.com/{account}",
    }
    return templates.get(channel.type, channel.url)


def _chat(channel: Channel) -> ChatProvider | None:
    has_script = channel.type is ChannelType.CHAT and channel.script
    return ChatProvider(channel.script) if has_script else None
