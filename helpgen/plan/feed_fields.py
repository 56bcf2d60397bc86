"""Statements of policies → the fields that a product feed repeats for every product, by country and by market.

Sources: Google Merchant Center Help, product data specification (`shipping`, `free_shipping_threshold`,
`ships_from_country`); OpenAI, product feed specification (`return_policy`, `return_deadline_in_days`, `shipping` …).
A feed knows a price for a parcel, not for a band: what hangs on weight or number is left out, a free-from value is a
field of its own.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from helpgen.model import Market
from helpgen.plan.edition import Edition
from helpgen.plan.policies import page_names
from helpgen.plan.statements import Statements
from helpgen.policy.hours import WEEK
from helpgen.policy.minor_units import decimals_of, from_minor, to_minor
from helpgen.policy.money import Money
from helpgen.policy.sayable import DaySpan
from helpgen.policy.sayable_shipping import ConditionStatement, ServiceStatement
from helpgen.views import Artifact, Fact, FactGroup, FactList, FactsView


class _Offer(Struct, frozen=True):
    # One price of one service in one country.
    service: str
    statement: ServiceStatement
    condition: ConditionStatement
    price: Money
    free_from: Money | None


def plan_feed_fields(edition: Edition, statements: Statements) -> Iterator[Artifact]:
    """Yield the fields for Google Merchant Center and for feeds of shopping agents, in the default language."""
    store = edition.help_center.store
    if store is None:
        return
    offers = tuple(_offers(edition, statements))
    countries = dict.fromkeys(offer.condition.country for offer in offers)
    google = tuple(
        _google(country, [one for one in offers if one.condition.country == country]) for country in countries
    )
    yield _file("google-merchant", "countries", google)
    agents = tuple(_agents(edition, market, statements, offers) for market in store.markets)
    yield _file("openai-feed", "markets", agents)


def _file(name: str, key: str, entries: tuple[FactGroup, ...]) -> Artifact:
    return Artifact(f"exports/{name}.json", FactsView(FactGroup(((key, FactList(entries)),))))


# --- Offers ------------------------------------------------------------------------


def _offers(edition: Edition, statements: Statements) -> Iterator[_Offer]:
    for statement in statements.services:
        name = edition.phrases.text(statement.method.name)
        for country in dict.fromkeys(one.country for one in statement.conditions):
            conditions = [one for one in statement.conditions if one.country == country]
            offer = _offer(name, statement, conditions)
            if offer is not None:
                yield offer


def _offer(name: str, statement: ServiceStatement, conditions: Sequence[ConditionStatement]) -> _Offer | None:
    first, *others = conditions
    most = statement.method.max_weight.grams if statement.method.max_weight else None
    is_plain = all(
        one.ships and one.period is None and one.items == (None, None) and one.grams == (None, most)
        for one in conditions
    )
    if not is_plain or first.price is None or first.order_value[0] is not None or len(others) > 1:
        return None
    if not others:
        return _Offer(name, statement, first, first.price, None) if first.order_value == (None, None) else None
    (second,) = others
    is_free_above = second.price is not None and second.price.is_free and second.order_value[1] is None
    if not is_free_above or second.order_value[0] is None:
        return None
    return _Offer(name, statement, first, first.price, from_minor(second.order_value[0], first.price.currency))


def _price(money: Money) -> str:
    # As both feeds write it: "99.00 CZK", with the decimals of the currency.
    places = decimals_of(money.currency)
    return f"{from_minor(to_minor(money), money.currency).amount:.{places}f} {money.currency}"


def _business_days(span: DaySpan | None) -> tuple[int, int] | None:
    # Feeds count business days; a span of calendar days is another promise.
    return (span.minimum, span.maximum) if span is not None and span.days != WEEK else None


# --- Google Merchant Center --------------------------------------------------------


def _google(country: str, offers: Sequence[_Offer]) -> FactGroup:
    origins = {offer.condition.origin for offer in offers} - {""}
    entries: list[tuple[str, Fact]] = [("country", country)]
    if len(origins) == 1:
        entries.append(("ships_from_country", next(iter(origins))))
    entries.append(("shipping", FactList(tuple(_google_shipping(offer) for offer in offers))))
    thresholds = {_price(offer.free_from) for offer in offers if offer.free_from is not None}
    if len(thresholds) == 1:
        threshold = FactGroup((("country", country), ("price_threshold", next(iter(thresholds)))))
        entries.append(("free_shipping_threshold", threshold))
    return FactGroup(tuple(entries))


def _google_shipping(offer: _Offer) -> FactGroup:
    entries: list[tuple[str, Fact]] = [
        ("country", offer.condition.country),
        ("service", offer.service),
        ("price", _price(offer.price)),
    ]
    for name, span in (("handling", offer.statement.handling), ("transit", offer.condition.transit)):
        days = _business_days(span)
        if days is not None:
            entries += [(f"min_{name}_time", days[0]), (f"max_{name}_time", days[1])]
    if offer.statement.method.max_weight is not None:
        entries.append(("only_up_to_grams", offer.statement.method.max_weight.grams))
    return FactGroup(tuple(entries))


# --- Shopping agents ---------------------------------------------------------------


def _agents(edition: Edition, market: Market, statements: Statements, offers: Sequence[_Offer]) -> FactGroup:
    store, policies = edition.help_center.store, edition.help_center.policies
    assert store is not None
    links = dict(store.links)
    entries: list[tuple[str, Fact]] = [
        ("market", market.id),
        ("target_countries", FactList(market.countries)),
        ("seller_name", store.name),
    ]
    entries += [("seller_url", store.url)] if store.url else []
    entries += [("store_country", store.address.country)] if store.address else []
    if "privacy" in links:
        entries.append(("seller_privacy_policy", links["privacy"]))
    elif "privacy" in page_names(policies) and edition.settings.site_url:
        entries.append(("seller_privacy_policy", edition.addresses.absolute(edition.page("policies", "privacy"))))
    entries += [("seller_tos", links["terms"])] if "terms" in links else []
    entries += _agents_returns(edition, market, statements)
    shipping = tuple(_agents_shipping(offer) for offer in offers if offer.condition.country in market.countries)
    entries.append(("shipping", FactList(shipping)))
    return FactGroup(tuple(entries))


def _agents_returns(edition: Edition, market: Market, statements: Statements) -> Iterator[tuple[str, Fact]]:
    returns = edition.help_center.policies.returns
    if returns is None:
        return
    if edition.settings.site_url:
        yield "return_policy", edition.addresses.absolute(edition.page("policies", "returns"))
    general = [one for one in statements.returns if one.is_general and set(one.countries) <= set(market.countries)]
    days = {one.days for one in general}
    if general:
        yield "accepts_returns", days != {0}
    if len(days) == 1 and None not in days and days != {0}:
        yield "return_deadline_in_days", next(iter(days))
    if returns.exchanges is not None:
        yield "accepts_exchanges", returns.exchanges.allowed


def _agents_shipping(offer: _Offer) -> str:
    # country:region:service_class:price[:min_handling:max_handling:min_transit:max_transit]
    parts = [offer.condition.country, "", offer.service.replace(":", " "), _price(offer.price)]
    handling, transit = _business_days(offer.statement.handling), _business_days(offer.condition.transit)
    if handling is not None and transit is not None:
        parts += [str(number) for number in (*handling, *transit)]
    return ":".join(parts)
