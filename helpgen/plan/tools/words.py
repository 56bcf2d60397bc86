"""Words and choices that the tools share."""

from collections.abc import Iterable, Mapping, Sequence

from helpgen.model import HelpCenter
from helpgen.plan.languages import Phrases
from helpgen.policy.minor_units import decimals_of
from helpgen.views import Words

_SHARED = (
    "tool_needs_check",
    "tool_share",
    "tool_tentative",
    "tool_unknown_beyond_calendar",
    "tool_unknown_time_zone",
    "label_value",
    "free",
)


def words_of(phrases: Phrases, *keys: str) -> Words:
    """Return the theme's words for some keys, with their plural forms, and those that every tool needs."""
    entries = phrases.strings.entries
    found: list[tuple[str, str | tuple[tuple[str, str], ...]]] = []
    for key in (*_SHARED, *keys):
        entry = entries[key]
        found.append((key, entry if isinstance(entry, str) else tuple(sorted(entry.items()))))
    return tuple(found)


def decimals(currencies: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return how many decimals currencies have."""
    return tuple((currency, decimals_of(currency)) for currency in sorted(set(currencies)) if currency)


def topic_of(help_center: HelpCenter, policy: str) -> str:
    """Return the top category to which questions about a policy belong; "" if none can be told."""
    tops = {category.id for category in help_center.categories if not category.parent}
    about = (one for one in help_center.articles if one.policy and one.policy.name == policy)
    found = [top for one in about if (top := one.category.partition("/")[0]) in tops]
    return max(sorted(set(found)), key=found.count, default="")


def country_choices(phrases: Phrases, countries: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return countries by name, with an empty choice before them where there are several."""
    named = phrases.sorted_countries(countries)
    return named if len(named) == 1 else (("", phrases.say("tool_choose")), *named)


def named(prefix: str, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return names by their kind and id: `window:standard`."""
    return tuple((f"{prefix}:{name}", words) for name, words in names.items())
