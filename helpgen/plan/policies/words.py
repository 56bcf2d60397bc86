"""Small phrases that several policies share."""

from collections.abc import Iterable
from enum import Enum

from helpgen.plan.languages import Phrases
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.views import KeyFact, PolicySection

PolicyText = tuple[tuple[KeyFact, ...], tuple[PolicySection, ...]]
"""What stands at the top, and what follows."""


def names(phrases: Phrases, prefix: str, members: Iterable[Enum]) -> tuple[str, ...]:
    """Return the theme's words for members of a closed set, whose keys begin with a prefix."""
    return tuple(phrases.say(f"{prefix}_{member.value}") for member in members)


def texts(phrases: Phrases, found: Iterable[Text]) -> tuple[str, ...]:
    """Return the shop's own words in the language."""
    return tuple(phrases.text(text) for text in found)


def cost(phrases: Phrases, money: Money | None) -> str:
    """Return what sending something costs; None means that the shopper pays her own carrier."""
    return phrases.say("returns_cost_customer") if money is None else phrases.money(money)
