"""The store and its policies → the facts of `policy.json`, under the names that the YAML files use.

Knows what is nobody's business: who answers for a policy, where a file lies. Must never say anything in words of the
theme: it is the same for all languages.
"""

import enum
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal

from msgspec import Struct

from helpgen.model import Channel, Policy, Store
from helpgen.plan.edition import Edition
from helpgen.plan.policies import page_names
from helpgen.plan.urls import PagePath, quote
from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.minor_units import to_minor
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.views import Fact, FactGroup, FactList, FactsView

POLICY_FILE = "policy.json"
STORE_FIELDS = ("name", "legal_name", "tagline", "url", "email", "phone", "address", "time_zone", "markets")
CHANNEL_FIELDS = (
    "id", "type", "name", "address", "number", "url", "languages", "hours", "time_zone", "expected_response", "cost",
)  # fmt: skip
HIDDEN = frozenset({"owner", "image", "rule_packs"})
"""Fields that are for the shop alone, or that name a file of the content folder."""


def plan_policy_file(editions: Sequence[Edition], ids: FactList) -> FactsView:
    """Return the facts of all policies; `ids` are the nodes of structured data that product pages may refer to."""
    help_center = editions[0].help_center
    store = help_center.store
    policies = tuple((name, _policy(editions, name, policy)) for name, policy in help_center.policies.present)
    entries: list[tuple[str, Fact]] = [
        ("languages", FactList(help_center.languages)),
        ("store", _chosen(store, STORE_FIELDS) if store else None),
        ("channels", FactList(tuple(_channel(channel) for channel in help_center.channels))),
        ("policies", FactGroup(policies)),
        ("pages", FactGroup(tuple(_pages(editions, page_names(help_center.policies))))),
        ("words", FactGroup(tuple(_words(editions)))),
        ("structured_data", ids),
    ]
    return FactsView(FactGroup(tuple(entries)))


def _chosen(value: Store | Channel, names: Sequence[str]) -> FactGroup:
    return FactGroup(tuple((name, to_fact(getattr(value, name))) for name in names))


def _channel(channel: Channel) -> FactGroup:
    return _chosen(channel, CHANNEL_FIELDS)


def _policy(editions: Sequence[Edition], name: str, policy: Policy) -> FactGroup:
    facts = to_fact(policy)
    assert isinstance(facts, FactGroup)
    kept = editions[0].help_center.policies.versions_of(name)
    versions = tuple(
        FactGroup(
            (
                ("effective_from", version.day.isoformat()),
                ("urls", urls_of(editions, "policies", name, version.day.isoformat())),
            )
        )
        for version in kept
    )
    return FactGroup((("urls", urls_of(editions, "policies", name)), *facts.entries, ("versions", FactList(versions))))


def _pages(editions: Sequence[Edition], names: Sequence[str]) -> Iterator[tuple[str, Fact]]:
    # What has a page of its own beside the policies: withdrawal, privacy, accessibility.
    present = editions[0].help_center.policies.names
    for name in names:
        if name not in present:
            yield name, urls_of(editions, "policies", name)
    if editions[0].help_center.channels:
        yield "contact", urls_of(editions, "contact")


def _words(editions: Sequence[Edition]) -> Iterator[tuple[str, Fact]]:
    for kind in ("policies", "delivery", "faq"):
        yield (
            kind,
            FactGroup(
                tuple((edition.language, _url(edition, PagePath(words_path(edition, kind)))) for edition in editions)
            ),
        )


def words_path(edition: Edition, kind: str) -> str:
    """Return where the words of a kind lie in the language of the edition."""
    return f"exports/{kind}.{edition.language}.json"


def urls_of(editions: Sequence[Edition], *names: str) -> FactGroup:
    """Return the address of a page in every language."""
    return FactGroup(tuple((edition.language, _url(edition, edition.page(*names))) for edition in editions))


def _url(edition: Edition, page: PagePath) -> str:
    return edition.addresses.absolute(page) or quote(page.address)


# --- Values ------------------------------------------------------------------------


def to_fact(value: object) -> Fact:
    """Return a value of the model as a program reads it; raises TypeError for what has no such form."""
    match value:
        case None | bool() | int() | str():
            return value
        case Text(by_language=(("", words),)):
            return words
        case Text():
            return FactGroup(value.by_language)
        case Money():
            # To count with and to show; a browser reads the whole number without loss.
            written = format(value.amount, "f")
            return FactGroup((("amount", written), ("currency", value.currency), ("minor", to_minor(value))))
        case Duration():
            unit = value.unit.value.replace(" ", "_")
            return FactGroup((("minimum", value.minimum), ("maximum", value.maximum), ("unit", unit)))
        case Decimal():
            return value
        case enum.Enum():
            return to_fact(value.value)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case tuple() if value and all(_is_named(entry) for entry in value):  # the words of conditions
            return FactGroup(tuple((name, to_fact(inner)) for name, inner in value))
        case tuple():
            return FactList(tuple(to_fact(entry) for entry in value))
    return FactGroup(tuple(_fields(value)))


def _fields(value: object) -> Iterator[tuple[str, Fact]]:
    if not isinstance(value, Struct):
        raise TypeError(f"{type(value).__name__} has no form for other programs")
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if isinstance(inner, Header):
            yield from _fields(inner)
        elif name not in HIDDEN:
            yield name, to_fact(inner)


def _is_named(entry: object) -> bool:
    return isinstance(entry, tuple) and len(entry) == 2 and isinstance(entry[0], str) and isinstance(entry[1], Text)
