"""The least that the law of a country gives to shoppers who send something back without a reason.

A small table with its sources, for the tool that answers "Can I return it?". Must never know shops. Product guidance,
not legal advice: where the law leaves open whether it accepts an exclusion, the shop's word is taken.
"""

from collections.abc import Collection

from msgspec.structs import replace

from helpgen.policy.return_terms import LegalFloor
from helpgen.policy.returns import Clock, DayUnit, ExclusionReason

EU_COUNTRIES = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))  # fmt: skip
"""Member states, ISO 3166-1 alpha-2."""

_NAMED_IN_ARTICLE_16 = tuple(reason for reason in ExclusionReason if reason is not ExclusionReason.OTHER)
_ANY_REASON = tuple(ExclusionReason)

_FLOORS = {
    # Directive 2011/83/EU, Art. 9(2)(b)(i): for goods of one order delivered apart, from the last of them.
    "eu": LegalFloor("eu", 14, DayUnit.CALENDAR, Clock.DELIVERY_LAST_ITEM, _NAMED_IN_ARTICLE_16),
    # Consumer Contracts Regulations 2013, reg. 28 and 30.
    "uk": LegalFloor("uk", 14, DayUnit.CALENDAR, Clock.DELIVERY_LAST_ITEM, _NAMED_IN_ARTICLE_16),
    # Consumer Rights Protection Law, Art. 25; further kinds of goods only if the shopper agreed before she bought.
    "cn": LegalFloor(
        "cn",
        7,
        DayUnit.CALENDAR,
        Clock.DELIVERY,
        (
            ExclusionReason.CUSTOM_MADE,
            ExclusionReason.PERISHABLE,
            ExclusionReason.SEALED_MEDIA,
            ExclusionReason.DIGITAL_STARTED,
            ExclusionReason.NEWSPAPER,
        ),
    ),
    # Direct Sale and Direct Marketing Act B.E. 2545, Chapter 3.
    "th": LegalFloor("th", 7, DayUnit.CALENDAR, Clock.DELIVERY, _ANY_REASON),
    # Government Regulation (PP) 80/2019.
    "id": LegalFloor("id", 2, DayUnit.BUSINESS, Clock.DELIVERY, _ANY_REASON),
}
_ACCEPTS_WHAT_WAS_AGREED = frozenset({"cn"})
_PACK_OF_COUNTRY = {"GB": "uk", "CN": "cn", "TH": "th", "ID": "id", **dict.fromkeys(sorted(EU_COUNTRIES), "eu")}


def legal_floor(country: str, agreed: Collection[ExclusionReason] = ()) -> LegalFloor | None:
    """Return the least that the law of a country gives; None where helpgen knows of nothing.

    `agreed` are the reasons of exclusions to which the shopper agrees before she buys; some laws then accept them.
    """
    floor = _FLOORS.get(_PACK_OF_COUNTRY.get(country, ""))
    if floor is None or floor.id not in _ACCEPTS_WHAT_WAS_AGREED:
        return floor
    return replace(floor, accepts=tuple(dict.fromkeys((*floor.accepts, *agreed))))
