"""`policies/shipping.yml` → the shipping policy.

Knows the keys of the file; must never know how a price or a delivery date is computed.
"""

from collections.abc import Iterator

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.field_types import (
    Count,
    Country,
    Day,
    Flag,
    Id,
    Length,
    LocalText,
    Many,
    PhoneNumber,
    Price,
    TimeOfDay,
    TimeZone,
    WebAddress,
    Words,
)
from helpgen.load.policy_header import PolicyFields
from helpgen.load.policy_types import NumberPattern, PostalPrefix, TrackingAddress, WeightAmount
from helpgen.load.schema import Fields
from helpgen.load.shipping_checks import check_shipping
from helpgen.load.shipping_promises import (
    CustomsFields,
    GuaranteeFields,
    LateFields,
    PeakFields,
    PreparationFields,
    RestrictionFields,
)
from helpgen.policy.delivery_promises import CustomsTerms
from helpgen.policy.hours import WEEK, Weekday
from helpgen.policy.period import Period
from helpgen.policy.shipping import (
    Band,
    Carrier,
    CashOnDelivery,
    ExcludedArea,
    Fulfilment,
    Method,
    Origin,
    Rate,
    Shipping,
    Zone,
)
from helpgen.policy.span import Span


class OriginFields(Fields):
    """A place from which parcels leave."""

    id: Id
    """Name by which rates refer to the place."""
    name: LocalText | None = None
    """Name of the place. Without it, the name of its country is shown."""
    country: Country
    """Code of its country, two capital letters."""
    postal_code: Words = ""
    """Its postal code, in quotes."""
    time_zone: TimeZone = ""
    """IANA name in which cut-off times are meant. Without it, that of the store."""
    holiday_calendar: Words = ""
    """Public holidays on which nobody packs, such as CZ or DE-BY. Without it, those of the store."""
    weekend: Many[Weekday] = ()
    """Days on which nobody packs. Without it, those of the store."""

    def build(self) -> Origin:
        """Return the place of the policy."""
        weekend = tuple(day for day in WEEK if day in self.weekend)  # empty: the store's, once it is known
        return Origin(
            self.id, self.name, self.country, self.postal_code, self.time_zone, self.holiday_calendar, weekend
        )


class CarrierFields(Fields):
    """A company that brings parcels."""

    id: Id
    """Name by which methods refer to the carrier."""
    name: LocalText
    """Name of the company: one text, or one for each language."""
    tracking_url: TrackingAddress = ""
    """Address with {number} in the place of the tracking number."""
    number_pattern: NumberPattern = ""
    """Regular expression that a whole tracking number matches, in quotes."""
    number_example: Words = ""
    """A tracking number that matches, in quotes."""
    phone: PhoneNumber = ""
    """Telephone number of the company in international form, in quotes."""
    claim_url: WebAddress = ""
    """Address where shoppers report a problem to the company."""

    def build(self) -> Carrier:
        """Return the carrier of the policy."""
        return Carrier(
            id=self.id,
            name=self.name,
            tracking_url=self.tracking_url,
            number_pattern=self.number_pattern,
            number_example=self.number_example,
            phone=self.phone,
            claim_url=self.claim_url,
        )


class ExcludedAreaFields(Fields):
    """A part of a zone that is not served."""

    what: LocalText
    """The area: one text, or one for each language."""
    countries: Many[Country] = ()
    """Codes of the countries in which it lies. Without it, all of the zone."""
    postal_prefixes: Many[PostalPrefix] = ()
    """What its postal codes begin with, in quotes."""


class ZoneFields(Fields):
    """Countries with the same methods and prices."""

    id: Id
    """Name by which rates refer to the zone."""
    name: LocalText | None = None
    """Name of the zone. Without it, the names of its countries are shown."""
    markets: Many[Id] = ()
    """Ids of the markets whose countries it has, in the place of countries."""
    countries: Many[Country] = ()
    """Codes of its countries, two capital letters each."""
    postal_prefixes: Many[PostalPrefix] = ()
    """What postal codes in it begin with, in quotes. Without it, all. The longest fitting one decides between zones."""
    excluded: tuple[ExcludedAreaFields, ...] = ()
    """Parts of it that are not served."""
    duties: CustomsTerms | None = None
    """Who pays import duties there. Without it, as customs says."""

    def build(self) -> Zone:
        """Return the zone of the policy; the countries of its markets are added once the store is known."""
        excluded = tuple(ExcludedArea(area.what, area.countries, area.postal_prefixes) for area in self.excluded)
        return Zone(self.id, self.name, self.markets, self.countries, self.postal_prefixes, excluded, self.duties)


class CashOnDeliveryFields(Fields):
    """Paying when the parcel is handed over."""

    zones: Many[Id] = ()
    """Ids of the zones where it is offered. Without it, wherever the method goes."""
    payment: Id = ""
    """Id of the way to pay in orders.yml, whose fee then holds."""
    fee: Price | None = None
    """What it costs, amount with currency, where no way to pay says it."""
    inspect: Flag = False
    """Whether the shopper may open the parcel before she pays."""
    held_for: Length | None = None
    """How long the carrier keeps the money before the shop gets it."""
    refund_within: Length | None = None
    """How soon the money comes back if she refuses the parcel."""

    def build(self) -> CashOnDelivery:
        """Return the terms of the policy."""
        return CashOnDelivery(self.zones, self.payment, self.fee, self.inspect, self.held_for, self.refund_within)


class MethodFields(Fields):
    """A way to get a parcel."""

    id: Id
    """Name by which rates refer to the method."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    carrier: Id = ""
    """Id of a carrier. Without it, the shop delivers itself."""
    fulfilment: Fulfilment = Fulfilment.DELIVERY
    """How the shopper receives the parcel: delivery, pickup_point, locker or store."""
    tracked: Flag = False
    """Whether the parcel can be followed."""
    signature: Flag = False
    """Whether somebody must sign."""
    insured: Flag = False
    """Whether the parcel is insured."""
    hold: Length | None = None
    """How long a parcel waits to be collected, for example "7 days"."""
    max_weight: WeightAmount | None = None
    """Heaviest order, for example "20 kg"."""
    cutoff: TimeOfDay | None = None
    """Its own cut-off time, in quotes."""
    handling: Length | None = None
    """Its own time from payment to dispatch."""
    cash_on_delivery: CashOnDeliveryFields | None = None
    """Paying when the parcel is handed over. Without it, not offered."""

    def build(self) -> Method:
        """Return the method of the policy."""
        return Method(
            id=self.id,
            name=self.name,
            carrier=self.carrier,
            fulfilment=self.fulfilment,
            tracked=self.tracked,
            signature=self.signature,
            insured=self.insured,
            hold=self.hold,
            max_weight=self.max_weight,
            cutoff=self.cutoff,
            handling=self.handling,
            cash_on_delivery=self.cash_on_delivery.build() if self.cash_on_delivery else None,
        )


class OrderValueFields(Fields):
    """Orders worth so much."""

    at_least: Price | None = None
    """From this amount on. Without it, from nothing."""
    below: Price | None = None
    """Up to but without this amount. Without it, whatever they are worth."""


class WeightFields(Fields):
    """Orders that weigh so much."""

    at_least: WeightAmount | None = None
    """From this weight on. Without it, from nothing."""
    below: WeightAmount | None = None
    """Up to but without this weight. Without it, whatever they weigh."""


class ItemsFields(Fields):
    """Orders of so many items."""

    at_least: Count | None = None
    """From this number on. Without it, from one."""
    below: Count | None = None
    """Up to but without this number. Without it, however many."""


class BandFields(Fields):
    """A price for orders of some value, weight or number of items."""

    price: Price
    """Amount with currency, for example "7.90 EUR", or "free"."""
    order_value: OrderValueFields | None = None
    """Orders worth so much. Without it, whatever they are worth."""
    weight: WeightFields | None = None
    """Orders that weigh so much. Without it, whatever they weigh."""
    items: ItemsFields | None = None
    """Orders of so many items. Without it, however many."""

    def build(self) -> Band:
        """Return the band of the policy."""
        value, weight, items = self.order_value, self.weight, self.items
        return Band(
            price=self.price,
            order_value=Span(value.at_least, value.below) if value else None,
            weight=Span(weight.at_least, weight.below) if weight else None,
            items=Span(items.at_least, items.below) if items else None,
        )


class RateFields(Fields):
    """The price and transit time of one method in one zone."""

    id: Id
    """Name by which articles quote the rate."""
    method: Id
    """Id of a method."""
    zone: Id
    """Id of a zone."""
    origin: Id = ""
    """Id of an origin. Without it, the first one."""
    price: Price | None = None
    """Amount with currency, for example "7.90 EUR", or "free"."""
    bands: tuple[BandFields, ...] = ()
    """Prices by order value, weight or number of items, in the place of one price."""
    free_over: Price | None = None
    """Order value from which the method is free."""
    transit: Length
    """Time from dispatch to delivery, for example "1-2 business days"."""
    member_tier: Words = ""
    """Level of the shop's club that gets this rate. Without it, everybody."""
    first_day: Day | None = None
    """First day on which it is offered. Without it, since ever."""
    last_day: Day | None = None
    """Last day on which it is offered. Without it, for ever."""

    def build(self) -> Rate:
        """Return the rate of the policy."""
        is_limited = self.first_day is not None or self.last_day is not None
        return Rate(
            id=self.id,
            method=self.method,
            zone=self.zone,
            origin=self.origin,
            price=self.price,
            bands=tuple(band.build() for band in self.bands),
            free_over=self.free_over,
            transit=self.transit,
            member_tier=self.member_tier,
            period=Period(self.first_day, self.last_day) if is_limited else None,
        )


class ShippingFields(PolicyFields):
    """The shipping policy: where, how, for how much, how long."""

    cutoff: TimeOfDay | None = None
    """Orders before this time, in quotes, are handled from the same business day on."""
    handling: Length | None = None
    """Time from payment to dispatch."""
    ship_within: Length | None = None
    """The longest time until dispatch; after it the shopper may cancel."""
    origins: tuple[OriginFields, ...] = ()
    """Places from which parcels leave, the usual one first. Without it, the address of the store."""
    carriers: tuple[CarrierFields, ...] = ()
    """Companies that bring parcels."""
    zones: tuple[ZoneFields, ...] = ()
    """Groups of countries with the same methods and prices."""
    methods: tuple[MethodFields, ...] = ()
    """Ways to get a parcel."""
    rates: tuple[RateFields, ...] = ()
    """Price and transit time of each method in each zone."""
    peaks: tuple[PeakFields, ...] = ()
    """Busy times in which everything takes longer."""
    preparation: tuple[PreparationFields, ...] = ()
    """Goods that need more time before they leave."""
    customs: CustomsFields | None = None
    """Import duties."""
    guarantee: GuaranteeFields | None = None
    """A promise to arrive in time, and what it costs the shop to miss it."""
    late: LateFields | None = None
    """When a parcel counts as late or lost."""
    restricted: tuple[RestrictionFields, ...] = ()
    """Goods that do not travel everywhere."""

    def build(self) -> Shipping:
        """Return the policy."""
        return Shipping(
            header=self.header(),
            cutoff=self.cutoff,
            handling=self.handling,
            ship_within=self.ship_within,
            origins=tuple(origin.build() for origin in self.origins),
            carriers=tuple(carrier.build() for carrier in self.carriers),
            zones=tuple(zone.build() for zone in self.zones),
            methods=tuple(method.build() for method in self.methods),
            rates=tuple(rate.build() for rate in self.rates),
            peaks=tuple(peak.build() for peak in self.peaks),
            preparation=tuple(goods.build() for goods in self.preparation),
            customs=self.customs.build() if self.customs else None,
            guarantee=self.guarantee.build() if self.guarantee else None,
            late=self.late.build() if self.late else None,
            restricted=tuple(goods.build() for goods in self.restricted),
        )

    @classmethod
    def check(cls, root: yaml.Node) -> Iterator[Diagnostic]:
        """Yield what contradicts itself in the file."""
        yield from check_shipping(root)
