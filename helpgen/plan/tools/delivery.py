"""The data and the form of *When will it arrive?*."""

from collections.abc import Iterator

from helpgen.plan.edition import Edition
from helpgen.plan.policies.shipping_promises import guarantee_sentences
from helpgen.plan.policies.words import PolicyPage
from helpgen.plan.tools.offers import area_id
from helpgen.plan.tools.words import country_choices, decimals, named, words_of
from helpgen.policy.offers import OfferBook
from helpgen.policy.shipping import Rate, Shipping
from helpgen.views import DeliveryData, GoodsMade, ToolField

_WORDS = (
    "tool_arrives",
    "tool_order_within",
    "tool_order_by",
    "tool_last_order",
    "tool_too_late",
    "tool_none_in_time",
    "tool_ordered_at",
    "tool_not_served",
    "tool_no_method",
    "tool_delivery_found",
    "tool_delivery_first",
    "tool_price",
    "tool_price_with_fee",
    "tool_price_needs",
    "tool_to_free",
    "tool_free_from",
    "tool_unknown_no_price",
    "tool_unknown_no_cash_on_delivery",
    "tool_unknown_no_handling",
    "tool_reason_after_cutoff",
    "tool_reason_half_day",
    "tool_reason_weekend",
    "tool_reason_closed_origin",
    "tool_reason_closed_destination",
    "tool_reason_peak",
    "tool_needs_country",
    "tool_needs_postal",
    "tool_needs_value",
    "tool_needs_weight",
    "tool_needs_items",
    "tool_needs_at",
    "tool_needs_by",
    "tool_value",
    "tool_weight",
    "tool_items",
)


def delivery_data(edition: Edition, shipping: Shipping, book: OfferBook) -> DeliveryData:
    """Return what the browser needs to answer."""
    phrases = edition.phrases
    currencies = tuple(_currencies(book))
    return DeliveryData(
        language=edition.language,
        words=words_of(phrases, *_WORDS),
        names=(
            *named("offer", {rate.id: _offer_name(edition, shipping, rate) for rate in shipping.rates}),
            *named("area", dict(_areas(edition, shipping))),
            *named("country", {place.country: phrases.country(place.country) for place in book.destinations}),
        ),
        decimals=decimals(offer.tariff.currency for offer in book.offers),
        currencies=currencies,
        transits=tuple((offer.id, phrases.duration(offer.transit)) for offer in book.offers),
        clocks=tuple(
            (zone, phrases.say("hours_zone", zone=phrases.time_zone(zone)))
            for zone in sorted({offer.time_zone for offer in book.offers})
        ),
        guarantees=tuple(_guarantees(edition, shipping, book)),
        goods=tuple(GoodsMade(str(number), goods.extra) for number, goods in enumerate(shipping.preparation)),
        book=book,
    )


def _guarantees(edition: Edition, shipping: Shipping, book: OfferBook) -> Iterator[tuple[str, tuple[str, ...]]]:
    guarantee = shipping.guarantee
    if guarantee is None:
        return
    page = PolicyPage(edition, edition.page("tools", "delivery"))
    for offer in book.offers:
        if offer.method in (guarantee.methods or (offer.method,)) and offer.zone in (guarantee.zones or (offer.zone,)):
            yield offer.id, guarantee_sentences(page, guarantee, offer.tariff.currency)


def _offer_name(edition: Edition, shipping: Shipping, rate: Rate) -> str:
    phrases = edition.phrases
    method = next(method for method in shipping.methods if method.id == rate.method)
    name = phrases.text(method.name)
    if not rate.member_tier:
        return name
    returns = edition.help_center.policies.returns
    words = dict(returns.words) if returns else {}
    tier = phrases.text(words[rate.member_tier]) if rate.member_tier in words else rate.member_tier
    return f"{name} ({tier})"


def _areas(edition: Edition, shipping: Shipping) -> Iterator[tuple[str, str]]:
    for zone in shipping.zones:
        for number, area in enumerate(zone.excluded):
            yield area_id(zone, number), edition.phrases.text(area.what)


def _currencies(book: OfferBook) -> Iterator[tuple[str, str]]:
    for place in book.destinations:
        zones = {zone.id for zone in book.zones if place.country in zone.countries}
        found = (offer.tariff.currency for offer in book.offers if offer.zone in zones and offer.tariff.currency)
        yield place.country, next(found, "")


def delivery_fields(edition: Edition, book: OfferBook) -> tuple[ToolField, ...]:
    """Return the questions; those that make no difference in this shop are left out."""
    return tuple(_fields(edition, book))


def _fields(edition: Edition, book: OfferBook) -> Iterator[ToolField]:
    phrases = edition.phrases
    shipping = edition.help_center.policies.shipping
    say = phrases.say
    countries = tuple(place.country for place in book.destinations)
    yield ToolField("country", "select", say("tool_country"), choices=country_choices(phrases, countries))
    if any(zone.postal_prefixes or any(area.postal_prefixes for area in zone.excluded) for zone in book.zones):
        yield ToolField("postal", "text", say("tool_postal"), say("tool_postal_hint"), is_optional=True)
    methods = shipping.methods if shipping else ()
    if len(methods) > 1:
        choices = (("", say("tool_method_any")), *((method.id, phrases.text(method.name)) for method in methods))
        yield ToolField("method", "select", say("shipping_method"), choices=choices, is_extra=True)
    bands = [band for offer in book.offers for band in offer.tariff.bands]
    if any(band.free_over or band.value_at_least or band.value_below for band in bands):
        hint = say("tool_value_hint")
        yield ToolField("value", "text", say("tool_value"), hint, is_optional=True, input_mode="decimal")
    if any(band.weight_at_least_grams is not None or band.weight_below_grams is not None for band in bands):
        yield ToolField("weight", "text", say("tool_weight"), is_optional=True, is_extra=True, input_mode="decimal")
    if any(band.items_at_least is not None or band.items_below is not None for band in bands):
        yield ToolField("items", "text", say("tool_items"), is_optional=True, is_extra=True, input_mode="numeric")
    if shipping and shipping.preparation:
        goods = ((str(number), phrases.text(one.what)) for number, one in enumerate(shipping.preparation))
        choices = (("", say("tool_goods_usual")), *goods)
        yield ToolField("goods", "select", say("tool_goods"), choices=choices, is_extra=True)
    if any(offer.tariff.cash_on_delivery is not None for offer in book.offers):
        yield ToolField("cash", "checkbox", say("tool_cash"), is_extra=True)
    if any(offer.handling is not None for offer in book.offers):
        yield ToolField("by", "date", say("tool_by"), say("tool_by_hint"), is_optional=True, is_extra=True)
    yield ToolField("at", "datetime-local", say("tool_at"), say("tool_at_hint"), is_optional=True, is_extra=True)
