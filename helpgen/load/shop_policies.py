"""What a policy leaves to the store or to another policy is filled in, so that nobody later has to look it up.

Knows which value stands for which; must never know of files and positions.
"""

from msgspec.structs import replace

from helpgen.model import Policy, Store
from helpgen.policy.orders import Orders
from helpgen.policy.shipping import CashOnDelivery, Method, Origin, Shipping, Zone


def resolve_policy(policy: Policy, store: Store | None, orders: Policy | None) -> Policy:
    """Return a policy with the countries of its zones, the clocks of its origins and the fees of its ways to pay."""
    if not isinstance(policy, Shipping) or store is None:
        return policy
    countries = {market.id: market.countries for market in store.markets}
    return replace(
        policy,
        origins=tuple(_origin(origin, store) for origin in policy.origins) or _origin_of(store),
        zones=tuple(_zone(zone, countries) for zone in policy.zones),
        methods=tuple(_method(method, orders) for method in policy.methods),
    )


def _origin(origin: Origin, store: Store) -> Origin:
    # Another country has holidays of its own; which ones, only the shop can say.
    is_at_home = store.address is None or store.address.country == origin.country
    calendar = store.holiday_calendar if is_at_home else ""
    return replace(
        origin,
        time_zone=origin.time_zone or store.time_zone,
        holiday_calendar=origin.holiday_calendar or calendar,
        weekend=origin.weekend or store.weekend,
    )


def _origin_of(store: Store) -> tuple[Origin, ...]:
    if store.address is None:
        return ()
    address = store.address
    origin = Origin(
        id="store",
        name=None,
        country=address.country,
        postal_code=address.postal_code,
        time_zone=store.time_zone,
        holiday_calendar=store.holiday_calendar,
        weekend=store.weekend,
    )
    return (origin,)


def _zone(zone: Zone, countries: dict[str, tuple[str, ...]]) -> Zone:
    own = [country for market in zone.markets for country in countries.get(market, ())]
    return replace(zone, countries=tuple(dict.fromkeys((*zone.countries, *own))))


def _method(method: Method, orders: Policy | None) -> Method:
    cash = method.cash_on_delivery
    if cash is None or not cash.payment:
        return method
    return replace(method, cash_on_delivery=_with_fee(cash, orders))


def _with_fee(cash: CashOnDelivery, orders: Policy | None) -> CashOnDelivery:
    payment = orders.payment if isinstance(orders, Orders) else None
    fees = {way.id: way.fee for way in (payment.methods if payment else ())}
    return replace(cash, fee=fees.get(cash.payment))
