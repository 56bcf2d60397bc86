"""What is wrong with JSON-LD: measured by the vocabulary of schema.org and by what Google requires."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

VOCABULARY = json.loads((Path(__file__).parent / "fixtures" / "schema_org" / "vocabulary.json").read_bytes())
Node = dict[str, object]

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "ShippingService": ("shippingConditions",),
    "DefinedRegion": ("addressCountry",),
    "MerchantReturnPolicySeasonalOverride": ("returnPolicyCategory",),
    "MonetaryAmount": ("currency",),
    "FAQPage": ("mainEntity",),
    "Question": ("name", "acceptedAnswer"),
    "Answer": ("text",),
}
"""Without these Google reads nothing of the node."""

RECOMMENDED: Mapping[str, tuple[str, ...]] = {
    "BreadcrumbList": (),
    "Article": ("headline", "author", "dateModified"),
    "OnlineStore": (
        "name", "url", "logo", "address", "contactPoint", "telephone", "email", "sameAs", "legalName", "vatID",
        "hasMerchantReturnPolicy", "hasShippingService",
    ),
    "ContactPoint": ("email", "telephone"),
    "MerchantReturnPolicy": (
        "applicableCountry", "returnPolicyCategory", "merchantReturnDays", "returnPolicyCountry", "returnFees",
        "customerRemorseReturnFees", "itemDefectReturnFees", "returnMethod", "returnLabelSource", "refundType",
        "returnPolicySeasonalOverride",
    ),
    "MerchantReturnPolicySeasonalOverride": ("startDate", "endDate", "merchantReturnDays"),
    "ShippingService": ("name", "fulfillmentType", "handlingTime"),
    "ServicePeriod": ("businessDays", "cutoffTime", "duration"),
    "ShippingConditions": (
        "shippingOrigin", "shippingDestination", "orderValue", "weight", "shippingRate", "transitTime",
    ),
}  # fmt: skip
"""What Google reads in addition, as far as the demo shop has it: it has no state or postal code for a region, no
restocking fee, sells to no member apart, and its articles have neither pictures nor a day of birth."""

_DATA_TYPES: Mapping[str, str] = {
    "Date": r"\d{4}-\d\d-\d\d",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    "Time": r"\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    "URL": r"https://\S+",
    "Text": r"(?s).+",
}


def nodes_of(page: str) -> list[Node]:
    """Return the nodes of a page; none if it has no structured data."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(found) <= 1
    if not found:
        return []
    whole = json.loads(found[0])
    assert whole["@context"] == "https://schema.org"
    return list(whole["@graph"])


def find_misfits(node: Node) -> Iterator[str]:
    """Yield what schema.org does not know, what Google requires and what it forbids."""
    kind = str(node.get("@type"))
    if kind not in VOCABULARY["classes"]:
        yield f"{kind} is no class"
        return
    known = VOCABULARY["classes"][kind]
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if not any(_fits(one, expected) for expected in known[name]):
                yield f"{kind}.{name}: {one!r} is none of {known[name]}"
            if isinstance(one, dict) and "@type" in one:
                yield from find_misfits(one)
    yield from (f"{kind} lacks {name}" for name in REQUIRED.get(kind, ()) if name not in node)
    yield from _rules(kind, node)


def _fits(value: object, expected: str) -> bool:
    if isinstance(value, bool):
        return expected == "Boolean"
    if isinstance(value, int):
        return expected in {"Integer", "Number"}
    if isinstance(value, float):
        return expected == "Number"
    if isinstance(value, str):
        if expected in _DATA_TYPES:
            return re.fullmatch(_DATA_TYPES[expected], value) is not None
        return value in VOCABULARY["ranges"].get(expected, ())
    assert isinstance(value, dict)
    if value.keys() == {"@id"}:
        return expected == "IdReference"
    return value.get("@type") in VOCABULARY["ranges"].get(expected, ())


def _rules(kind: str, node: Node) -> Iterator[str]:
    match kind:
        case "MerchantReturnPolicy":
            yield from _return_rules(node)
        case "ShippingConditions":
            if node.get("doesNotShip") and ("shippingRate" in node or "transitTime" in node):
                yield "nothing ships, and yet there is a rate or a time"
            if not node.get("doesNotShip") and "shippingRate" not in node:
                yield "no rate"
        case "QuantitativeValue":
            if ("value" in node) == ("maxValue" in node or "minValue" in node):
                yield "either a value or a range"
        case "BreadcrumbList":
            steps = node["itemListElement"]
            if not isinstance(steps, list) or len(steps) < 2:
                yield "a way has two steps at least"
        case "ListItem":
            if "item" not in node:
                yield "no item"
        case "DefinedRegion":
            if not re.fullmatch("[A-Z]{2}", str(node.get("addressCountry"))):
                yield "one country, by its code"


def _return_rules(node: Node) -> Iterator[str]:
    countries = node.get("applicableCountry", [])
    assert isinstance(countries, list)
    if len(countries) > 50:
        yield "more than 50 countries"
    if "returnPolicyCategory" not in node:
        if "merchantReturnLink" not in node:
            yield "neither numbers nor a link"
        return
    if not countries:
        yield "numbers without a country"
    is_finite = str(node["returnPolicyCategory"]).endswith("FiniteReturnWindow")
    if is_finite != ("merchantReturnDays" in node):
        yield "days belong to a finite window"
    if is_finite and "returnPolicyCountry" not in node:
        yield "nobody knows where goods go back to"
    for prefix in ("return", "customerRemorseReturn", "itemDefectReturn"):
        fees = str(node.get(f"{prefix}Fees", ""))
        amount = node.get(f"{prefix}ShippingFeesAmount")
        if fees.endswith("ReturnShippingFees") != (amount is not None):
            yield f"{prefix}: an amount belongs to shipping fees, and to nothing else"
        if isinstance(amount, dict) and not amount.get("value"):
            yield f"{prefix}: a fee of nothing"
    seasons = node.get("returnPolicySeasonalOverride", [])
    assert isinstance(seasons, list)
    if any(season["startDate"] > season["endDate"] for season in seasons):
        yield "a season ends before it begins"
