"""The shipping policy in words: prices, ways to get a parcel, times."""

from collections.abc import Iterator, Sequence

from helpgen.model import Market
from helpgen.plan.policies.rates import rates_section, zone_name
from helpgen.plan.policies.shipping_promises import promise_sections
from helpgen.plan.policies.words import NOTHING, PolicyPage, PolicyText, some
from helpgen.policy.hours import WEEK
from helpgen.policy.money import Money
from helpgen.policy.shipping import Carrier, Fulfilment, Method, Origin, Shipping
from helpgen.views import KeyFact, Link, PolicySection, Table


def shipping_text(page: PolicyPage, shipping: Shipping) -> PolicyText:
    """Return the text of the shipping policy."""
    sections = (
        rates_section(page, shipping),
        _methods_section(page, shipping),
        PolicySection("cash-on-delivery", page.say("shipping_cod"), items=tuple(_cash_on_delivery(page, shipping))),
        PolicySection(
            "times",
            page.say("shipping_times"),
            paragraphs=tuple(_times(page, shipping)),
            items=tuple(
                page.say(
                    "shipping_preparation", what=page.phrases.text(goods.what), time=page.phrases.duration(goods.extra)
                )
                for goods in shipping.preparation
            ),
        ),
        *promise_sections(page, shipping),
        _tracking_section(page, shipping.carriers),
    )
    return PolicyText(_lead(page, shipping), tuple(_facts(page, shipping)), sections)


# --- At a glance -------------------------------------------------------------------


def _lead(page: PolicyPage, shipping: Shipping) -> tuple[str, ...]:
    cutoff = _cutoff(page, shipping)
    free = _free_from(page, shipping)
    return some(
        page.say("shipping_lead_cutoff", time=cutoff) if cutoff else "",
        page.say("shipping_lead_free", amounts=free) if free else "",
    )


def _cutoff(page: PolicyPage, shipping: Shipping) -> str:
    store = page.edition.help_center.store
    if shipping.cutoff is None or store is None:
        return ""
    zone = shipping.origins[0].time_zone if shipping.origins else store.time_zone
    city = page.say("hours_zone", zone=page.phrases.time_zone(zone))
    return f"{page.phrases.clock_time(shipping.cutoff)} ({city})"


def _facts(page: PolicyPage, shipping: Shipping) -> Iterator[KeyFact]:
    phrases = page.phrases
    cutoff = _cutoff(page, shipping)
    if cutoff:
        yield page.fact("shipping_key_cutoff", cutoff)
    if shipping.handling is not None:
        yield page.fact("shipping_key_handling", phrases.duration(shipping.handling))
    if shipping.rates:
        fastest = min(shipping.rates, key=lambda rate: (rate.transit.maximum, rate.transit.minimum))
        yield page.fact("shipping_key_fastest", phrases.duration(fastest.transit))
    free = _free_from(page, shipping)
    if free:
        yield page.fact("shipping_key_free", free)


def _free_from(page: PolicyPage, shipping: Shipping) -> str:
    # The lowest amount of each zone; of many only those of the markets that prefer the language of the page.
    lowest: dict[str, Money] = {}
    for rate in shipping.rates:
        money = rate.free_over
        if money and (rate.zone not in lowest or money.amount < lowest[rate.zone].amount):
            lowest[rate.zone] = money
    if len(set(lowest.values())) == 1:
        return page.phrases.money(next(iter(lowest.values())))
    at_home = {country for market in page.markets() if _prefers(page, market) for country in market.countries}
    zones = [zone for zone in shipping.zones if zone.id in lowest]
    near = [zone for zone in zones if at_home.intersection(zone.countries)] or zones
    return " · ".join(f"{page.phrases.money(lowest[zone.id])} ({zone_name(page, zone)})" for zone in near)


def _prefers(page: PolicyPage, market: Market) -> bool:
    return market.languages[:1] == (page.edition.language,)


# --- Ways to get a parcel ----------------------------------------------------------


def _methods_section(page: PolicyPage, shipping: Shipping) -> PolicySection:
    carriers = {carrier.id: page.phrases.text(carrier.name) for carrier in shipping.carriers}
    keys = ("shipping_method", "shipping_receive", "shipping_carrier", "shipping_max_weight", "shipping_notes")
    rows = tuple(
        (
            page.phrases.text(method.name),
            page.say(f"fulfilment_{method.fulfilment.value}"),
            carriers.get(method.carrier, NOTHING),
            page.phrases.weight(method.max_weight) if method.max_weight else NOTHING,
            " · ".join(_notes(page, method)) or NOTHING,
        )
        for method in shipping.methods
    )
    table = Table(page.say("shipping_methods"), tuple(page.say(key) for key in keys), rows)
    return PolicySection("methods", page.say("shipping_methods"), tables=(table,) if rows else ())


def _notes(page: PolicyPage, method: Method) -> Iterator[str]:
    if method.hold is not None:
        is_store = method.fulfilment is Fulfilment.STORE
        key = "shipping_hold_store" if is_store else "shipping_hold"
        yield page.say(key, time=page.phrases.duration(method.hold))
    if method.tracked:
        yield page.say("shipping_with_tracking")
    if method.insured:
        yield page.say("shipping_insured")
    if method.signature:
        yield page.say("shipping_signature")
    if method.cutoff is not None:
        yield page.say("shipping_own_cutoff", time=page.phrases.clock_time(method.cutoff))
    if method.handling is not None:
        yield page.say("shipping_own_handling", time=page.phrases.duration(method.handling))


def _cash_on_delivery(page: PolicyPage, shipping: Shipping) -> Iterator[str]:
    zones = {zone.id: zone.countries for zone in shipping.zones}
    for method in shipping.methods:
        cash = method.cash_on_delivery
        if cash is None:
            continue
        countries = [country for zone in cash.zones for country in zones.get(zone, ())]
        line = some(
            page.places(countries=countries),
            page.say("shipping_cod_fee", fee=page.phrases.money(cash.fee)) if cash.fee else "",
            page.say("shipping_cod_inspect") if cash.inspect else "",
            page.say("shipping_cod_held", time=page.phrases.duration(cash.held_for)) if cash.held_for else "",
            page.say("shipping_cod_refund", time=page.phrases.duration(cash.refund_within))
            if cash.refund_within
            else "",
        )
        yield page.say("label_value", label=page.phrases.text(method.name), value=" · ".join(line) or page.say("yes"))


# --- Times ---------------------------------------------------------------------------


def _times(page: PolicyPage, shipping: Shipping) -> Iterator[str]:
    cutoff = _cutoff(page, shipping)
    if cutoff:
        yield page.say("shipping_lead_cutoff", time=cutoff)
    if shipping.rates:
        yield page.say("shipping_rates_note")
    for origin in shipping.origins if len(shipping.origins) > 1 or shipping.rates else ():
        yield _working_days(page, origin, shipping.origins)
    if shipping.ship_within is not None:
        yield page.say("shipping_ship_within", time=page.phrases.duration(shipping.ship_within))


def _working_days(page: PolicyPage, origin: Origin, origins: Sequence[Origin]) -> str:
    days = page.phrases.weekdays(day for day in WEEK if day not in origin.weekend)
    if origin.holiday_calendar:
        line = page.say("business_days_are", days=days, country=page.holidays_of(origin.holiday_calendar))
    else:
        line = page.say("business_days_plain", days=days)
    name = page.phrases.text(origin.name) if origin.name else page.phrases.country(origin.country)
    return page.say("label_value", label=name, value=line) if len(origins) > 1 else line


# --- Tracking --------------------------------------------------------------------------


def _tracking_section(page: PolicyPage, carriers: Sequence[Carrier]) -> PolicySection:
    title = page.say("shipping_tracking")
    followed = [carrier for carrier in carriers if carrier.tracking_url or carrier.claim_url or carrier.phone]
    if not followed:
        return PolicySection("tracking", title)
    keys = ("shipping_carrier", "shipping_number", "shipping_carrier_phone")
    rows = tuple(
        (
            page.phrases.text(carrier.name),
            carrier.number_example or NOTHING,
            page.phrases.apart(carrier.phone) or NOTHING,
        )
        for carrier in followed
    )
    return PolicySection(
        "tracking",
        title,
        paragraphs=(page.say("shipping_tracking_line"),),
        tables=(Table(title, tuple(page.say(key) for key in keys), rows),),
        links=tuple(
            Link(page.say("shipping_claim_with", carrier=page.phrases.text(carrier.name)), carrier.claim_url)
            for carrier in followed
            if carrier.claim_url
        ),
    )
