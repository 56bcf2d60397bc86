"""What the check of a return hangs on: the rules of the shop, those of the law, and the shopper's answers.

Knows values only; `return_check` decides. Every tuple of texts that is empty means "whatever it is".

The browser reads `ReturnTerms` with the keys in camelCase and every date as `2026-12-24`; for example a window is

    {"id": "standard", "days": 30, "unit": "calendar", "startsFrom": "delivery", "when": {"markets": [], "memberTiers":
     [], "categories": [], "conditions": [], "payments": [], "boughtIn": [], "purchasedFrom": null, "purchasedUntil":
     null}}

and the shopper's answers are {"market": "cz", "country": "CZ", "memberTier": "", "category": "shoes", "condition":
"unused", "payment": "card", "isDefective": false, "orderedOn": "2026-11-20", "dispatchedOn": null, "deliveredOn":
"2026-11-24", "lastDeliveredOn": null, "purchasedOn": null}, with null for a question that is not answered.
"""

from datetime import date

from msgspec import Struct

from helpgen.policy.calendars import Calendar
from helpgen.policy.duration import Duration
from helpgen.policy.money import Money
from helpgen.policy.returns import Clock, DayUnit, ExclusionReason, LabelSource, PurchasePlace
from helpgen.policy.warranty import WarrantyKind


class When(Struct, frozen=True):
    """When a rule applies: every condition that is not empty holds."""

    markets: tuple[str, ...] = ()
    member_tiers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    bought_in: tuple[PurchasePlace, ...] = ()
    """Where it was bought; one who told the day of a purchase in a shop bought there."""
    purchased_from: date | None = None
    """First day of the order or purchase; None: since ever."""
    purchased_until: date | None = None
    """Last day of the order or purchase, included; None: for ever."""


ALWAYS = When()


class ReturnWindow(Struct, frozen=True):
    """How long an item may come back."""

    id: str
    days: int | None
    """None: without limit."""
    unit: DayUnit
    starts_from: Clock
    when: When


class SeasonalExtension(Struct, frozen=True):
    """More time for what was bought in a season. It never shortens a window."""

    id: str
    when: When
    return_until: date | None
    """Last day; None where `days` are given."""
    days: int | None
    """In the place of the days of the window, with its unit and clock; None where `return_until` is given."""


class ReturnExclusion(Struct, frozen=True):
    """What cannot be returned."""

    id: str
    reason: ExclusionReason
    unless_defective: bool
    when: When
    """Applies to what fits. Give it a category at least, or nothing can be returned."""


class ReturnWay(Struct, frozen=True):
    """A way back."""

    id: str
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes."""
    cost: Money | None
    """None: the shopper pays a carrier of her choice."""
    cost_if_defective: Money | None
    """None as above."""
    label: LabelSource | None
    """None where none is needed."""


class LegalFloor(Struct, frozen=True):
    """The least that the law of a market gives for goods bought at a distance."""

    id: str
    """Names the law; the tool shows its title."""
    days: int
    unit: DayUnit
    starts_from: Clock
    accepts: tuple[ExclusionReason, ...]
    """Reasons for which the law lets a shop refuse."""


class ReturnMarket(Struct, frozen=True):
    """Where the shopper lives."""

    id: str
    countries: tuple[str, ...]
    time_zone: str
    """IANA name; days end by it."""
    calendar: Calendar
    """Public holidays and weekends there, for business days and for the end of a period."""
    extends_to_working_day: bool
    """Whether a period that would end on a holiday, Saturday or Sunday ends with the next working day: Regulation
    (EEC, Euratom) No 1182/71, Art. 3(4). Recital 41 of Directive 2011/83/EU applies it to the right of withdrawal."""
    floor: LegalFloor | None


class WarrantyTerms(Struct, frozen=True):
    """A promise about defects."""

    id: str
    kind: WarrantyKind
    length: Duration | None
    """Its longest end counts; None: as long as the item lasts."""
    starts_from: Clock
    when: When


class ReturnTerms(Struct, frozen=True):
    """All rules. In each tuple the first that fits applies; of warranties all that fit."""

    markets: tuple[ReturnMarket, ...]
    windows: tuple[ReturnWindow, ...]
    seasons: tuple[SeasonalExtension, ...]
    exclusions: tuple[ReturnExclusion, ...]
    ways: tuple[ReturnWay, ...]
    warranties: tuple[WarrantyTerms, ...]


class Answers(Struct, frozen=True):
    """What the shopper said. None: not answered; "" for a text: none of the special cases that the rules name."""

    market: str | None = None
    country: str | None = None
    """None: ways back are not narrowed to one country of the market."""
    member_tier: str | None = None
    category: str | None = None
    condition: str | None = None
    payment: str | None = None
    is_defective: bool | None = None
    ordered_on: date | None = None
    dispatched_on: date | None = None
    delivered_on: date | None = None
    last_delivered_on: date | None = None
    purchased_on: date | None = None
    """The day of purchase in a shop; then nothing was sold at a distance and the floor of the law is not asked."""
