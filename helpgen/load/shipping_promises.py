"""The groups of `policies/shipping.yml` about promises: busy times, guarantee, late parcels, duties, forbidden goods.

Knows their keys; must never know how a delivery date is computed.
"""

from typing import Annotated

from pydantic import Field

from helpgen.load.field_types import (
    Country,
    Day,
    Flag,
    Id,
    Length,
    LocalText,
    Many,
    Percent,
    Price,
    Words,
)
from helpgen.load.schema import Fields
from helpgen.policy.delivery_promises import (
    ClaimWay,
    Compensation,
    CompensationType,
    Customs,
    CustomsTerms,
    Guarantee,
    LastOrder,
    Late,
    Peak,
    Preparation,
    Restriction,
)
from helpgen.policy.period import Period
from helpgen.policy.remedy import Remedy


class CustomsFields(Fields):
    """Import duties."""

    terms: CustomsTerms
    """Who pays them: DAP the shopper, DDP the shop."""
    note: LocalText | None = None
    """What shoppers should know: one text, or one for each language."""

    def build(self) -> Customs:
        """Return the duties of the policy."""
        return Customs(self.terms, self.note)


class LateFields(Fields):
    """When a parcel counts as late or lost, counted from the promised delivery date."""

    late_after: Length
    """Time after which a parcel counts as late."""
    lost_after: Length
    """Time after which a parcel counts as lost."""
    remedies: Many[Remedy] = ()
    """What the shop then does."""
    steps: Many[LocalText] = ()
    """What a shopper does, step by step."""

    def build(self) -> Late:
        """Return the terms of the policy."""
        return Late(self.late_after, self.lost_after, self.remedies, self.steps)


class CompensationFields(Fields):
    """What a shopper gets for a promise that was missed."""

    type: CompensationType
    """What it is: store_credit, refund_shipping, voucher or refund."""
    amount: Price | None = None
    """Amount with currency. Without amount and percent, all that the type can give."""
    percent: Percent | None = None
    """Whole percent of the price of the goods, in the place of an amount."""

    def build(self) -> Compensation:
        """Return the compensation of the policy."""
        return Compensation(self.type, self.amount, self.percent)


class GuaranteeFields(Fields):
    """A promise to arrive in time, and what it costs the shop to miss it."""

    within: Length
    """Time from the order to the door, for example "2 business days"."""
    methods: Many[Id] = ()
    """Ids of the methods that carry the promise. Without it, all."""
    zones: Many[Id] = ()
    """Ids of the zones. Without it, all."""
    compensation: Annotated[tuple[CompensationFields, ...], Field(min_length=1)]
    """What a shopper gets: one entry, or one for each currency."""
    covers_carrier_fault: Flag = False
    """Whether it holds where the carrier was late, not the shop."""
    claim: ClaimWay = ClaimWay.REQUEST
    """What a shopper does for it: auto (nothing) or request."""
    claim_within: Length | None = None
    """How long she may ask for it."""
    exclusions: Many[LocalText] = ()
    """When it does not hold."""

    def build(self) -> Guarantee:
        """Return the guarantee of the policy."""
        return Guarantee(
            within=self.within,
            methods=self.methods,
            zones=self.zones,
            compensation=tuple(one.build() for one in self.compensation),
            covers_carrier_fault=self.covers_carrier_fault,
            claim=self.claim,
            claim_within=self.claim_within,
            exclusions=self.exclusions,
        )


class LastOrderFields(Fields):
    """Until when to order to have it in time."""

    rate: Id
    """Id of a rate."""
    order_by: Day
    """Last day for the order, as year-month-day."""


class PeakFields(Fields):
    """A busy time in which everything takes longer."""

    id: Id
    """Name by which articles quote the time."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    first_day: Day
    """First day, as year-month-day."""
    last_day: Day
    """Last day, as year-month-day."""
    extra: Length | None = None
    """What handling takes in addition, for example "1-2 business days"."""
    deliver_by: Day | None = None
    """The day on which everything should have arrived."""
    last_orders: tuple[LastOrderFields, ...] = ()
    """Until when to order to have it by then, for each rate."""

    def build(self) -> Peak:
        """Return the busy time of the policy."""
        return Peak(
            id=self.id,
            name=self.name,
            period=Period(self.first_day, self.last_day),
            extra=self.extra,
            deliver_by=self.deliver_by,
            last_orders=tuple(LastOrder(last.rate, last.order_by) for last in self.last_orders),
        )


class PreparationFields(Fields):
    """Goods that need more time before they leave."""

    what: LocalText
    """The goods: one text, or one for each language."""
    extra: Length
    """What handling takes in addition, for example "2-3 business days"."""

    def build(self) -> Preparation:
        """Return the goods of the policy."""
        return Preparation(self.what, self.extra)


class RestrictionFields(Fields):
    """Goods that do not travel everywhere."""

    what: LocalText
    """The goods: one text, or one for each language."""
    zones: Many[Id] = ()
    """Ids of the zones that do not get them."""
    countries: Many[Country] = ()
    """Codes of the countries that do not get them. Without zones and countries, nobody gets them."""
    reason: LocalText | None = None
    """Why: one text, or one for each language."""
    source: Words = ""
    """The law that forbids it."""

    def build(self) -> Restriction:
        """Return the goods of the policy."""
        return Restriction(self.what, self.zones, self.countries, self.reason, self.source)
