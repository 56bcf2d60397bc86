"""What policies can say to machines, with the names under which product pages refer to it."""

import sys
from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.model import HelpCenter
from helpgen.plan.edition import Edition
from helpgen.plan.languages import Phrases
from helpgen.policy.sayable_returns import ReturnStatement, state_returns
from helpgen.policy.sayable_shipping import ServiceStatement, state_shipping
from helpgen.policy.sayable_warranty import WarrantyStatement, state_warranties
from helpgen.settings import Settings
from helpgen.views import FactGroup, FactList, StatedReturns, StatedService, StatedWarranty


class Statements(Struct, frozen=True):
    """Everything that can be said truly on the day of the build."""

    returns: tuple[ReturnStatement, ...] = ()
    services: tuple[ServiceStatement, ...] = ()
    warranties: tuple[WarrantyStatement, ...] = ()


def state_policies(help_center: HelpCenter, settings: Settings) -> Statements:
    """Return the statements of all policies; none without a store."""
    store, policies = help_center.store, help_center.policies
    if store is None:
        return Statements()
    home, today = store.home, settings.today
    returns = state_returns(policies.returns, store.markets, home.country, today)[0] if policies.returns else ()
    services = state_shipping(policies.shipping, store.markets, home, today)[0] if policies.shipping else ()
    warranties = state_warranties(policies.warranty.warranties)[0] if policies.warranty else ()
    return Statements(returns, services, warranties)


def node_id(edition: Edition, policy: str, name: str) -> str:
    """Return the name of a node: the page of its policy in the default language, the same on every page."""
    page = edition.addresses.page(edition.help_center.default_language, "policies", policy)
    return f"{edition.addresses.absolute(page)}#{name}"


def store_id(edition: Edition) -> str:
    """Return the name of the shop for other nodes."""
    return sys.intern(f"{edition.settings.site_url}#store")  # every article names it


def stated_returns(edition: Edition, statements: Statements) -> Iterator[StatedReturns]:
    """Yield the return policies, each with the page that says it in the language of the edition."""
    url = edition.addresses.absolute(edition.page("policies", "returns"))
    for statement in statements.returns:
        yield StatedReturns(node_id(edition, "returns", statement.id), url, statement)


def stated_services(edition: Edition, statements: Statements) -> Iterator[StatedService]:
    """Yield the ways to get a parcel; a name belongs to one of them only."""
    for statement in statements.services:
        name = edition.phrases.text(statement.method.name)
        yield StatedService(node_id(edition, "shipping", statement.id), name, statement)


def stated_warranties(edition: Edition, statements: Statements) -> Iterator[StatedWarranty]:
    """Yield the warranties."""
    for statement in statements.warranties:
        scope = _scope(edition.phrases, statement)
        name = edition.phrases.text(statement.warranty.name)
        yield StatedWarranty(node_id(edition, "warranty", statement.id), name, scope, statement)


def _scope(phrases: Phrases, statement: WarrantyStatement) -> str:
    return "; ".join(phrases.text(part) for part in (*statement.warranty.categories, *statement.warranty.covers))


def list_ids(editions: Sequence[Edition], statements: Statements) -> FactList:
    """Return the nodes to which product pages may refer; none where the address of the site is unknown."""
    edition = editions[0]
    if not edition.settings.site_url:
        return FactList(())
    found = [("returns", "MerchantReturnPolicy", one.id, one.entry, one.countries) for one in statements.returns]
    found += [
        ("shipping", "ShippingService", one.id, one.method.id, tuple(dict.fromkeys(c.country for c in one.conditions)))
        for one in statements.services
    ]
    found += [("warranty", "WarrantyPromise", one.id, one.warranty.id, ()) for one in statements.warranties]
    return FactList(
        tuple(
            FactGroup(
                (
                    ("id", node_id(edition, policy, name)),
                    ("type", kind),
                    ("policy", policy),
                    ("entry", entry),
                    ("countries", FactList(countries)),
                )
            )
            for policy, kind, name, entry, countries in found
        )
    )
