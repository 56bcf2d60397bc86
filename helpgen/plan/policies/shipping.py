"""The shipping policy in words."""

from collections.abc import Mapping

from helpgen.plan.languages import Phrases
from helpgen.plan.policies.words import PolicyText, names
from helpgen.policy.money import Money
from helpgen.policy.shipping import Customs, Method, Rate, Restriction, Shipping, Zone
from helpgen.views import KeyFact, PolicySection, Table


def shipping_text(phrases: Phrases, shipping: Shipping, zone_name: str) -> PolicyText:
    """Return the text of the shipping policy; `zone_name` says in which time zone the cut-off is meant."""
    zones = {zone.id: _zone_name(phrases, zone) for zone in shipping.zones}
    methods = {method.id: method for method in shipping.methods}
    late = shipping.late
    sections = (
        PolicySection(
            "rates",
            phrases.say("shipping_rates"),
            paragraphs=(phrases.say("shipping_rates_note"),) if shipping.rates else (),
            tables=(_rates_table(phrases, shipping, zones, methods),) if shipping.rates else (),
        ),
        PolicySection(
            "countries",
            phrases.say("shipping_countries"),
            items=tuple(_zone_line(phrases, zone) for zone in shipping.zones),
        ),
        PolicySection(
            "collection",
            phrases.say("shipping_hold"),
            items=tuple(
                phrases.say("shipping_hold_line", method=phrases.text(method.name), time=phrases.duration(method.hold))
                for method in shipping.methods
                if method.hold
            ),
        ),
        _tracking_section(phrases, shipping),
        PolicySection("customs", phrases.say("shipping_customs"), paragraphs=_customs(phrases, shipping.customs)),
        PolicySection(
            "late",
            phrases.say("shipping_late"),
            paragraphs=(
                phrases.say("shipping_late_line", time=phrases.duration(late.late_after)),
                phrases.say("shipping_lost_line", time=phrases.duration(late.lost_after)),
                *((phrases.say("shipping_remedies"),) if late.remedies else ()),
            )
            if late
            else (),
            items=names(phrases, "remedy", late.remedies) if late else (),
        ),
        PolicySection(
            "restricted",
            phrases.say("shipping_restricted"),
            items=tuple(_restriction(phrases, restriction, zones) for restriction in shipping.restricted),
        ),
    )
    return _shipping_facts(phrases, shipping, zone_name), sections


def _shipping_facts(phrases: Phrases, shipping: Shipping, zone_name: str) -> tuple[KeyFact, ...]:
    facts: list[KeyFact] = []
    if shipping.cutoff is not None:
        cutoff = phrases.clock_time(shipping.cutoff)
        value = phrases.say("shipping_key_cutoff_value", time=cutoff, zone=zone_name)
        facts.append(KeyFact(phrases.say("shipping_key_cutoff"), value))
    if shipping.handling is not None:
        facts.append(KeyFact(phrases.say("shipping_key_handling"), phrases.duration(shipping.handling)))
    if shipping.rates:
        fastest = min(shipping.rates, key=lambda rate: (rate.transit.maximum, rate.transit.minimum))
        facts.append(KeyFact(phrases.say("shipping_key_fastest"), phrases.duration(fastest.transit)))
    thresholds = tuple(dict.fromkeys(rate.free_over for rate in shipping.rates if rate.free_over))
    lowest: dict[str, Money] = {}
    for money in thresholds:
        if money.currency not in lowest or money.amount < lowest[money.currency].amount:
            lowest[money.currency] = money
    if lowest:
        value = " · ".join(phrases.money(money) for money in lowest.values())
        facts.append(KeyFact(phrases.say("shipping_key_free"), value))
    return tuple(facts)


def _zone_name(phrases: Phrases, zone: Zone) -> str:
    return phrases.text(zone.name) if zone.name else phrases.countries(zone.countries)


def _zone_line(phrases: Phrases, zone: Zone) -> str:
    countries = phrases.countries(zone.countries)
    if zone.name is None:
        return countries
    return phrases.say("shipping_countries_in", zone=phrases.text(zone.name), countries=countries)


def _rates_table(
    phrases: Phrases, shipping: Shipping, zones: Mapping[str, str], methods: Mapping[str, Method]
) -> Table:
    headers = ("shipping_zone", "shipping_method", "shipping_price", "shipping_free_over", "shipping_transit")
    return Table(
        phrases.say("shipping_rates"),
        (*(phrases.say(header) for header in headers), phrases.say("shipping_tracked")),
        tuple(_rate_row(phrases, rate, zones[rate.zone], methods[rate.method]) for rate in shipping.rates),
    )


def _rate_row(phrases: Phrases, rate: Rate, zone: str, method: Method) -> tuple[str, ...]:
    return (
        zone,
        phrases.text(method.name),
        phrases.money(rate.price),
        phrases.money(rate.free_over) if rate.free_over else "–",
        phrases.duration(rate.transit),
        phrases.say("yes" if method.tracked else "no"),
    )


def _tracking_section(phrases: Phrases, shipping: Shipping) -> PolicySection:
    carriers = tuple(phrases.text(carrier.name) for carrier in shipping.carriers if carrier.tracking_url)
    line = (phrases.say("shipping_tracking_line"),) if carriers else ()
    return PolicySection("tracking", phrases.say("shipping_tracking"), paragraphs=line, items=carriers)


def _customs(phrases: Phrases, customs: Customs | None) -> tuple[str, ...]:
    if customs is None:
        return ()
    sentence = phrases.say(f"shipping_customs_{customs.terms.value.lower()}")
    return (phrases.text(customs.note),) if customs.note else (sentence,)


def _restriction(phrases: Phrases, restriction: Restriction, zones: Mapping[str, str]) -> str:
    what = phrases.text(restriction.what)
    if restriction.zones:
        where = phrases.join(zones[zone] for zone in restriction.zones)
        line = phrases.say("shipping_restricted_zones", what=what, zones=where)
    else:
        line = phrases.say("shipping_restricted_everywhere", what=what)
    return f"{line} ({phrases.text(restriction.reason)})" if restriction.reason else line
