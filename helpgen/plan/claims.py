"""Facts of policies and channels → claims: what holds, where, since when, and where it is told.

Knows the names of facts; must never know how a file is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from helpgen.model import Card, Countries, FactValue, HelpCenter, ThemeWords
from helpgen.plan.edition import Edition
from helpgen.plan.policy_file import to_fact
from helpgen.policy.duration import Duration
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.policy.weight import Weight
from helpgen.views import ClaimsView, Fact, FactGroup, FactList

CLAIMS_FILE = "facts.json"
CHANNELS = "channels"
_MARKETS = ("markets", "when.market")
"""Facts of an entry that name the markets in which it holds."""
_COUNTRIES = ("countries",)
_ZONES = ("zone", "zones")


def plan_claims(editions: Sequence[Edition]) -> ClaimsView:
    """Return a claim for every fact of a policy and of a channel, in the order of `helpgen facts`."""
    help_center = editions[0].help_center
    names = (*help_center.policies.names, CHANNELS)
    return ClaimsView(
        tuple(
            _claim(editions, name, value)
            for name, value in help_center.facts.items()
            if name.partition(".")[0] in names and not isinstance(value, Card)
        )
    )


def _claim(editions: Sequence[Edition], name: str, value: FactValue) -> FactGroup:
    edition = editions[0]
    help_center = edition.help_center
    source = name.partition(".")[0]
    page = edition.page("contact") if source == CHANNELS else edition.page("policies", source)
    plain, unit = _plain(name, value, help_center.facts)
    countries = _limits(name, help_center)
    first, last = _days(name, help_center.facts)
    words = tuple((one.language, one.phrases.fact(value)) for one in editions)
    return FactGroup(
        (
            ("claim", name),
            ("value", plain),
            ("unit", unit),
            ("words", FactGroup(words)),
            ("markets", FactList(tuple(_markets(help_center, countries)))),
            ("countries", FactList(countries) if countries is not None else None),
            ("valid_from", first),
            ("valid_to", last),
            ("url", edition.addresses.absolute(page) or page.address),
        )
    )


def _plain(name: str, value: FactValue, facts: Mapping[str, FactValue]) -> tuple[Fact, str | None]:
    match value:
        case Money():
            return format(value.amount, "f"), value.currency or None
        case Duration():
            unit = value.unit.value.replace(" ", "_")
            if value.is_range:
                return FactGroup((("minimum", value.minimum), ("maximum", value.maximum))), unit
            return value.maximum, unit
        case Weight():
            return value.grams, "gram"
        case Decimal():  # as a text, so that every reader counts the same digits
            return format(value, "f"), None
        case bool():
            return value, None
        case int():
            return value, _unit_beside(name, facts)
        case date() | time() | Text() | str():
            return to_fact(value), None
        case ThemeWords():
            return value.keys[0] if len(value.keys) == 1 else FactList(value.keys), None
        case Countries():
            return FactList(value.codes), None
        case tuple():
            return FactList(tuple(to_fact(one) for one in value)), None
        case Card():
            raise TypeError("a card is no claim")


def _unit_beside(name: str, facts: Mapping[str, FactValue]) -> str | None:
    # `days: 30` stands beside `unit: business_days`; the theme's key for it ends with the word.
    if not name.endswith(".days"):
        return None
    beside = facts.get(name.removesuffix("days") + "unit")
    return "business_day" if isinstance(beside, ThemeWords) and "business" in beside.keys[0] else "day"


# --- Where and when it holds ---------------------------------------------------------


def _limits(name: str, help_center: HelpCenter) -> tuple[str, ...] | None:
    # The countries of the nearest entry around the fact that names any; None if none does.
    facts = help_center.facts
    prefix = name
    while "." in prefix:
        prefix = prefix.rpartition(".")[0]
        for key in _COUNTRIES:
            if isinstance(found := facts.get(f"{prefix}.{key}"), Countries):
                return found.codes
        for key in _MARKETS:
            if f"{prefix}.{key}" in facts:
                return _countries_of(help_center, _names(facts[f"{prefix}.{key}"]))
        for key in _ZONES:
            if f"{prefix}.{key}" in facts:
                zones = [facts.get(f"shipping.zones.{zone}.countries") for zone in _names(facts[f"{prefix}.{key}"])]
                return tuple(
                    dict.fromkeys(code for zone in zones if isinstance(zone, Countries) for code in zone.codes)
                )
    return None


def _names(value: FactValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()


def _countries_of(help_center: HelpCenter, markets: Sequence[str]) -> tuple[str, ...]:
    store = help_center.store
    found = [market.countries for market in (store.markets if store else ()) if market.id in markets]
    return tuple(dict.fromkeys(code for countries in found for code in countries))


def _markets(help_center: HelpCenter, countries: Sequence[str] | None) -> Iterator[str]:
    for market in help_center.store.markets if help_center.store else ():
        if countries is None or set(countries) & set(market.countries):
            yield market.id


def _days(name: str, facts: Mapping[str, FactValue]) -> tuple[str | None, str | None]:
    # Of the policy, narrowed by the time for which an entry is made.
    policy = name.partition(".")[0]
    first, last = facts.get(f"{policy}.effective_from"), facts.get(f"{policy}.effective_to")
    prefix = name
    while "." in prefix:
        prefix = prefix.rpartition(".")[0]
        first = facts.get(f"{prefix}.period.first_day", first)
        last = facts.get(f"{prefix}.period.last_day", last)
        if f"{prefix}.period.first_day" in facts or f"{prefix}.period.last_day" in facts:
            break
    return _iso(first), _iso(last)


def _iso(value: FactValue | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else None
