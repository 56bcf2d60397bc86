"""What the shop promises around delivery in words: busy times, guarantee, duties, late parcels, forbidden goods."""

from collections.abc import Iterator, Mapping, Sequence

from helpgen.plan.policies.rates import period_words, zone_name
from helpgen.plan.policies.words import PolicyPage, names, some, texts
from helpgen.policy.delivery_promises import Compensation, Customs, Guarantee, Late, Peak, Restriction
from helpgen.policy.shipping import Shipping
from helpgen.views import PolicySection, StepList, Table


def promise_sections(page: PolicyPage, shipping: Shipping) -> tuple[PolicySection, ...]:
    """Return the sections of the shipping policy about promises; those without content are empty."""
    zones = {zone.id: zone_name(page, zone) for zone in shipping.zones}
    return (
        _peaks_section(page, shipping, zones),
        _guarantee_section(page, shipping, zones),
        PolicySection("customs", page.say("shipping_customs"), paragraphs=_customs(page, shipping.customs)),
        _late_section(page, shipping.late),
        PolicySection(
            "restricted",
            page.say("shipping_restricted"),
            items=tuple(_restriction(page, goods, zones) for goods in shipping.restricted),
        ),
    )


def _peaks_section(page: PolicyPage, shipping: Shipping, zones: Mapping[str, str]) -> PolicySection:
    today = page.edition.settings.today
    coming = [peak for peak in shipping.peaks if peak.period.last_day is None or peak.period.last_day >= today]
    return PolicySection(
        "peaks",
        page.say("shipping_peaks"),
        items=tuple(_peak_line(page, peak) for peak in coming),
        tables=tuple(_last_orders(page, peak, shipping, zones) for peak in coming if peak.last_orders),
    )


def _peak_line(page: PolicyPage, peak: Peak) -> str:
    when = period_words(page, peak.period)
    line = page.say("label_value", label=page.phrases.text(peak.name), value=when)
    if peak.extra is None:
        return line
    return f"{line} · {page.say('shipping_peak_extra', time=page.phrases.duration(peak.extra))}"


def _last_orders(page: PolicyPage, peak: Peak, shipping: Shipping, zones: Mapping[str, str]) -> Table:
    rates = {rate.id: rate for rate in shipping.rates}
    methods = {method.id: page.phrases.text(method.name) for method in shipping.methods}
    day = page.phrases.date(peak.deliver_by) if peak.deliver_by else page.phrases.text(peak.name)
    keys = ("shipping_zone", "shipping_method", "shipping_order_by")
    rows = tuple(
        (
            zones[rates[last.rate].zone],
            methods[rates[last.rate].method],
            page.phrases.date(last.order_by),
        )
        for last in peak.last_orders
    )
    return Table(page.say("shipping_last_orders", date=day), tuple(page.say(key) for key in keys), rows)


# --- Guarantee -------------------------------------------------------------------------


def _guarantee_section(page: PolicyPage, shipping: Shipping, zones: Mapping[str, str]) -> PolicySection:
    title = page.say("shipping_guarantee")
    guarantee = shipping.guarantee
    if guarantee is None:
        return PolicySection("guarantee", title)
    methods = {method.id: page.phrases.text(method.name) for method in shipping.methods}
    covered = page.phrases.join(methods[method] for method in guarantee.methods) if guarantee.methods else ""
    where = page.phrases.join(zones[zone] for zone in guarantee.zones) if guarantee.zones else ""
    what = some(covered, where)
    promise = page.say("shipping_guarantee_line", time=page.phrases.duration(guarantee.within))
    lines = (
        page.say("label_value", label=" · ".join(what), value=promise) if what else promise,
        page.say("shipping_guarantee_else", gift=_gifts(page, guarantee.compensation)),
        *_guarantee_terms(page, guarantee),
        *((page.say("shipping_guarantee_not"),) if guarantee.exclusions else ()),
    )
    return PolicySection("guarantee", title, paragraphs=lines, items=texts(page.phrases, guarantee.exclusions))


def guarantee_sentences(page: PolicyPage, guarantee: Guarantee, currency: str) -> tuple[str, ...]:
    """Return the guarantee for somebody who pays in a currency: the promise, what it costs the shop, its terms."""
    own = [one for one in guarantee.compensation if one.amount is None or one.amount.currency == currency]
    promise = page.say("shipping_guarantee_line", time=page.phrases.duration(guarantee.within))
    exclusions = page.phrases.join(texts(page.phrases, guarantee.exclusions))
    return (
        page.say("label_value", label=page.say("shipping_guarantee"), value=promise),
        page.say("shipping_guarantee_else", gift=_gifts(page, own or guarantee.compensation)),
        *_guarantee_terms(page, guarantee),
        *((page.phrases.sentences((page.say("shipping_guarantee_not"), exclusions)),) if exclusions else ()),
    )


def _gifts(page: PolicyPage, compensation: Sequence[Compensation]) -> str:
    kinds = dict.fromkeys(one.type for one in compensation)
    shown: list[str] = []
    for kind in kinds:
        amounts = [_amount(page, one) for one in compensation if one.type is kind]
        word = page.say(f"compensation_{kind.value}")
        told = (
            page.say("compensation_worth", amounts=" / ".join(amount for amount in amounts if amount))
            if any(amounts)
            else ""
        )
        shown.append(f"{word} {told}".strip())
    return page.phrases.join(shown)


def _amount(page: PolicyPage, one: Compensation) -> str:
    if one.amount is not None:
        return page.phrases.money(one.amount)
    return page.phrases.percent(one.percent) if one.percent is not None else ""


def _guarantee_terms(page: PolicyPage, guarantee: Guarantee) -> Iterator[str]:
    if guarantee.covers_carrier_fault:
        yield page.say("shipping_guarantee_carrier")
    yield page.say(f"claim_{guarantee.claim.value}")
    if guarantee.claim_within is not None:
        yield page.say("shipping_guarantee_claim_within", time=page.phrases.duration(guarantee.claim_within))


# --- The rest ----------------------------------------------------------------------------


def _customs(page: PolicyPage, customs: Customs | None) -> tuple[str, ...]:
    if customs is None:
        return ()
    sentence = page.say(f"shipping_customs_{customs.terms.value.lower()}")
    return (page.phrases.text(customs.note),) if customs.note else (sentence,)


def _late_section(page: PolicyPage, late: Late | None) -> PolicySection:
    title = page.say("shipping_late")
    if late is None:
        return PolicySection("late", title)
    return PolicySection(
        "late",
        title,
        paragraphs=(
            page.say("shipping_late_line", time=page.phrases.duration(late.late_after)),
            page.say("shipping_lost_line", time=page.phrases.duration(late.lost_after)),
            *((page.say("shipping_remedies"),) if late.remedies else ()),
        ),
        items=names(page.phrases, "remedy", late.remedies),
        parts=(StepList(page.say("what_to_do"), texts(page.phrases, late.steps)),) if late.steps else (),
    )


def _restriction(page: PolicyPage, goods: Restriction, zones: Mapping[str, str]) -> str:
    what = page.phrases.text(goods.what)
    places = [*(zones[zone] for zone in goods.zones), *(page.phrases.country(code) for code in goods.countries)]
    if places:
        line = page.say("shipping_restricted_zones", what=what, zones=page.phrases.join(places))
    else:
        line = page.say("shipping_restricted_everywhere", what=what)
    why = some(page.phrases.text(goods.reason), goods.source)
    return f"{line} ({'; '.join(why)})" if why else line
