"""What every text of a policy is written with: the page it stands on, and small phrases that several policies share."""

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from helpgen.model import Market
from helpgen.plan.edition import Edition
from helpgen.plan.languages import Phrases
from helpgen.plan.urls import PagePath, quote, relative
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.views import KeyFact, Link, PolicySection


class PolicyText(Struct, frozen=True):
    """A policy in words."""

    lead: tuple[str, ...]
    """The whole of it in one or two sentences."""
    facts: tuple[KeyFact, ...]
    """What stands at the top."""
    sections: tuple[PolicySection, ...]


class PolicyPage(Struct, frozen=True):
    """The page that a policy is written for."""

    edition: Edition
    path: PagePath

    @property
    def phrases(self) -> Phrases:
        """Words, numbers and dates of its language."""
        return self.edition.phrases

    def say(self, key: str, /, **blanks: str) -> str:
        """Return the theme's words for a key with its `{blanks}` filled."""
        return self.phrases.say(key, **blanks)

    def url(self, *names: str) -> str:
        """Return the address of a page of the same language."""
        return relative(self.path, self.edition.page(*names).address)

    def fact(self, key: str, value: str, note: str = "") -> KeyFact:
        """Return a fact whose label is the theme's; its words for `<key>_asked` say how shoppers ask for it."""
        return KeyFact(self.say(key), value, note, asked(self.phrases, f"{key}_asked"))

    # --- Places

    def markets(self) -> tuple[Market, ...]:
        """Return the markets of the store."""
        store = self.edition.help_center.store
        return store.markets if store else ()

    def market_name(self, market: Market) -> str:
        """Return what shoppers call a market."""
        return self.phrases.text(market.name) if market.name else self.phrases.countries(market.countries)

    def places(self, markets: Sequence[str] = (), countries: Sequence[str] = ()) -> str:
        """Return where something holds: whole markets by their names, other countries by theirs; "" for everywhere."""
        own = {country for market in self.markets() if market.id in markets for country in market.countries}
        left = own | set(countries)
        names: list[str] = []
        for market in self.markets():
            if left.issuperset(market.countries):
                names.append(self.market_name(market))
                left -= set(market.countries)
        rest = [self.phrases.countries([country]) for country in sorted(left)]
        return self.phrases.join([*names, *rest]) if names or rest else ""

    def holidays_of(self, calendar: str) -> str:
        """Return whose public holidays a calendar has: the name of a country, with the code of a part of it."""
        country, _, part = calendar.partition("-")
        name = self.phrases.country(country)
        return f"{name} ({part})" if part else name

    # --- Names

    def word(self, word: str) -> str:
        """Return what shoppers call a word that conditions use."""
        returns = self.edition.help_center.policies.returns
        known = dict(returns.words) if returns else {}
        return self.phrases.text(known[word]) if word in known else word

    def channel_links(self, ids: Sequence[str]) -> tuple[Link, ...]:
        """Return links to channels on the contact page; to the page itself where none is named."""
        channels = self.edition.help_center.channels
        if not channels:
            return ()
        contact = self.url("contact")
        if not ids:
            return (Link(self.say("contact"), contact),)
        by_id = {channel.id: channel for channel in channels}
        return tuple(
            Link(self.phrases.text(by_id[name].name), f"{contact}#{quote(f'hg-channel-{name}')}")
            for name in ids
            if name in by_id
        )


def asked(phrases: Phrases, key: str) -> tuple[str, ...]:
    """Return the theme's phrases for a key, which are parted by bars."""
    return tuple(phrase.strip() for phrase in phrases.say(key).split("|"))


def names(phrases: Phrases, prefix: str, members: Iterable[Enum]) -> tuple[str, ...]:
    """Return the theme's words for members of a closed set, whose keys begin with a prefix."""
    return tuple(phrases.say(f"{prefix}_{member.value}") for member in members)


def texts(phrases: Phrases, found: Iterable[Text]) -> tuple[str, ...]:
    """Return the shop's own words in the language."""
    return tuple(phrases.text(text) for text in found)


def cost(phrases: Phrases, money: Money | None) -> str:
    """Return what sending something costs; None means that the shopper pays her own carrier."""
    return phrases.say("returns_cost_customer") if money is None else phrases.money(money)


def some(*sentences: str) -> tuple[str, ...]:
    """Return the sentences that there are."""
    return tuple(sentence for sentence in sentences if sentence)


NOTHING = "–"
"""Stands in a cell that has nothing to say."""
