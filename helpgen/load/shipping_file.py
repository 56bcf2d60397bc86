"""`policies/shipping.yml` → the shipping policy.

Knows the keys of the file; must never know how a price or a delivery date is computed.
"""

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.field_types import (
    AtLeastOne,
    Country,
    Flag,
    Id,
    Length,
    LocalText,
    Many,
    Price,
    TimeOfDay,
    TrackingAddress,
)
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields, find_shared_countries, find_unknown_references, validate
from helpgen.policy.shipping import (
    Carrier,
    Customs,
    CustomsTerms,
    Fulfilment,
    Late,
    Method,
    Rate,
    Remedy,
    Restriction,
    Shipping,
    Zone,
)


class CarrierFields(Fields):
    """A company that brings parcels."""

    id: Id
    """Name by which methods refer to the carrier."""
    name: LocalText
    """Name of the company: one text, or one for each language."""
    tracking_url: TrackingAddress = ""
    """Address with {number} in the place of the tracking number."""


class ZoneFields(Fields):
    """Countries with the same methods and prices."""

    id: Id
    """Name by which rates refer to the zone."""
    name: LocalText | None = None
    """Name of the zone. Without it, the names of its countries are shown."""
    countries: AtLeastOne[Country]
    """Codes of its countries, two capital letters each."""


class MethodFields(Fields):
    """A way to get a parcel."""

    id: Id
    """Name by which rates refer to the method."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    carrier: Id = ""
    """Id of a carrier. Without it, the shop delivers itself."""
    fulfilment: Fulfilment = Fulfilment.DELIVERY
    """How the shopper receives the parcel: delivery, pickup_point or store."""
    tracked: Flag = False
    """Whether the parcel can be followed."""
    hold: Length | None = None
    """How long a parcel waits to be collected, for example "7 days"."""


class RateFields(Fields):
    """The price and transit time of one method in one zone."""

    id: Id
    """Name by which articles quote the rate."""
    method: Id
    """Id of a method."""
    zone: Id
    """Id of a zone."""
    price: Price
    """Amount with currency, for example "7.90 EUR", or "free"."""
    free_over: Price | None = None
    """Order value from which the method is free."""
    transit: Length
    """Time from dispatch to delivery, for example "1-2 business days"."""


class CustomsFields(Fields):
    """Import duties."""

    terms: CustomsTerms
    """Who pays them: DAP the shopper, DDP the shop."""
    note: LocalText | None = None
    """What shoppers should know: one text, or one for each language."""


class LateFields(Fields):
    """When a parcel counts as late or lost, counted from the promised delivery date."""

    late_after: Length
    """Time after which a parcel counts as late."""
    lost_after: Length
    """Time after which a parcel counts as lost."""
    remedies: Many[Remedy] = ()
    """What the shop then does."""


class RestrictionFields(Fields):
    """Goods that do not travel everywhere."""

    what: LocalText
    """The goods: one text, or one for each language."""
    zones: Many[Id] = ()
    """Ids of the zones that do not get them. Without it, none gets them."""
    reason: LocalText | None = None
    """Why: one text, or one for each language."""


class ShippingFields(PolicyFields):
    """The shipping policy: where, how, for how much, how long."""

    cutoff: TimeOfDay | None = None
    """Orders before this time, in quotes, are handled from the same business day on."""
    handling: Length | None = None
    """Time from payment to dispatch."""
    carriers: tuple[CarrierFields, ...] = ()
    """Companies that bring parcels."""
    zones: tuple[ZoneFields, ...] = ()
    """Groups of countries with the same methods and prices."""
    methods: tuple[MethodFields, ...] = ()
    """Ways to get a parcel."""
    rates: tuple[RateFields, ...] = ()
    """Price and transit time of each method in each zone."""
    customs: CustomsFields | None = None
    """Import duties."""
    late: LateFields | None = None
    """When a parcel counts as late or lost."""
    restricted: tuple[RestrictionFields, ...] = ()
    """Goods that do not travel everywhere."""

    def build(self) -> Shipping:
        """Return the policy."""
        customs, late = self.customs, self.late
        return Shipping(
            header=self.header(),
            cutoff=self.cutoff,
            handling=self.handling,
            carriers=tuple(Carrier(item.id, item.name, item.tracking_url) for item in self.carriers),
            zones=tuple(Zone(item.id, item.name, item.countries) for item in self.zones),
            methods=tuple(
                Method(item.id, item.name, item.carrier, item.fulfilment, item.tracked, item.hold)
                for item in self.methods
            ),
            rates=tuple(
                Rate(item.id, item.method, item.zone, item.price, item.free_over, item.transit) for item in self.rates
            ),
            customs=Customs(customs.terms, customs.note) if customs else None,
            late=Late(late.late_after, late.lost_after, late.remedies) if late else None,
            restricted=tuple(Restriction(item.what, item.zones, item.reason) for item in self.restricted),
        )


def read_shipping(text: str, path: str) -> tuple[Shipping | None, tuple[Diagnostic, ...]]:
    """Return the shipping policy, None if it cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return None, parsed.diagnostics
    fields, found = validate(ShippingFields, parsed.root, path)
    diagnostics = (*parsed.diagnostics, *found)
    if parsed.root is not None:
        diagnostics += (
            *find_unknown_references(parsed.root, "methods", "carrier", "carriers"),
            *find_unknown_references(parsed.root, "rates", "method", "methods"),
            *find_unknown_references(parsed.root, "rates", "zone", "zones"),
            *find_unknown_references(parsed.root, "restricted", "zones", "zones"),
            *find_shared_countries(parsed.root, "zones"),
        )
    return fields.build() if fields else None, diagnostics
