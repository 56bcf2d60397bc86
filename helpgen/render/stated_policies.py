"""Statements of policies → nodes in the words of schema.org: MerchantReturnPolicy, ShippingService, WarrantyPromise.

Sources: schema.org 29; Google Search Central, "Merchant return policy" and "Merchant shipping policy" at the level of
the organization.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from helpgen.policy.duration import Unit
from helpgen.policy.hours import Weekday
from helpgen.policy.minor_units import from_minor
from helpgen.policy.money import Money
from helpgen.policy.period import Period
from helpgen.policy.returns import LabelSource, RefundType, ReturnType
from helpgen.policy.sayable import DaySpan
from helpgen.policy.sayable_returns import ReturnStatement, SeasonStatement
from helpgen.policy.sayable_shipping import ConditionStatement, Limits
from helpgen.policy.shipping import Fulfilment
from helpgen.views import Fact, FactGroup, FactList, StatedReturns, StatedService, StatedWarranty

DAYS: Mapping[Weekday, str] = {
    Weekday.MONDAY: "Monday",
    Weekday.TUESDAY: "Tuesday",
    Weekday.WEDNESDAY: "Wednesday",
    Weekday.THURSDAY: "Thursday",
    Weekday.FRIDAY: "Friday",
    Weekday.SATURDAY: "Saturday",
    Weekday.SUNDAY: "Sunday",
}
_WAYS: Mapping[ReturnType, str] = {
    ReturnType.MAIL: "ReturnByMail",
    ReturnType.STORE: "ReturnInStore",
    ReturnType.KIOSK: "ReturnAtKiosk",
    ReturnType.LOCKER: "ReturnAtKiosk",
}
"""There is no word for a pick-up at the shopper's door."""
_LABELS: Mapping[LabelSource, str] = {
    LabelSource.IN_BOX: "ReturnLabelInBox",
    LabelSource.DOWNLOAD: "ReturnLabelDownloadAndPrint",
    LabelSource.CUSTOMER: "ReturnLabelCustomerResponsibility",
}
_REFUNDS: Mapping[RefundType, str] = {
    RefundType.ORIGINAL_PAYMENT: "FullRefund",
    RefundType.EXCHANGE: "ExchangeRefund",
    RefundType.STORE_CREDIT: "StoreCreditRefund",
}
_FULFILMENT: Mapping[Fulfilment, str] = {
    Fulfilment.DELIVERY: "FulfillmentTypeDelivery",
    Fulfilment.PICKUP_POINT: "FulfillmentTypeCollectionPoint",
    Fulfilment.LOCKER: "FulfillmentTypeCollectionPoint",
}
_LENGTHS: Mapping[Unit, str] = {Unit.DAY: "DAY", Unit.MONTH: "MON", Unit.YEAR: "ANN"}
"""UN/CEFACT codes."""


_NOTHING: tuple[Fact, ...] = ("", FactList(()))


def node(kind: str, node_id: str = "", /, **properties: Fact) -> FactGroup:
    """Return a node; properties without a value are left out."""
    head: tuple[tuple[str, Fact], ...] = (("@type", kind), *((("@id", node_id),) if node_id else ()))
    told = ((name, value) for name, value in properties.items() if value is not None and value not in _NOTHING)
    return FactGroup((*head, *told))


def refer(node_id: str) -> FactGroup | None:
    """Return a reference to a node that stands elsewhere; None for ""."""
    return FactGroup((("@id", node_id),)) if node_id else None


def some(nodes: Iterable[FactGroup]) -> FactList:
    """Return nodes in a list."""
    return FactList(tuple(nodes))


def words(found: tuple[str, ...]) -> FactList:
    """Return texts in a list."""
    return FactList(found)


def _term(name: str) -> str:
    return f"https://schema.org/{name}"


def _terms(names: Iterable[str]) -> FactList:
    return FactList(tuple(_term(name) for name in dict.fromkeys(names)))


def _money(money: Money | None) -> FactGroup | None:
    return node("MonetaryAmount", value=money.amount, currency=money.currency) if money is not None else None


# --- Returns -----------------------------------------------------------------------


def return_policy(returns: StatedReturns) -> FactGroup:
    """Return a MerchantReturnPolicy; one that cannot be said in numbers leads to its page."""
    stated = returns.statement
    countries = words(stated.countries)
    if stated.days is None:
        return node("MerchantReturnPolicy", returns.id, applicableCountry=countries, merchantReturnLink=returns.url)
    if stated.days == 0:
        return node(
            "MerchantReturnPolicy",
            returns.id,
            applicableCountry=countries,
            returnPolicyCategory=_term("MerchantReturnNotPermitted"),
        )
    return node(
        "MerchantReturnPolicy",
        returns.id,
        applicableCountry=countries,
        returnPolicyCountry=stated.return_country,
        returnPolicyCategory=_term("MerchantReturnFiniteReturnWindow"),
        merchantReturnDays=stated.days,
        returnMethod=_terms(_WAYS[way] for way in stated.ways if way in _WAYS),
        **_fees(stated),
        returnLabelSource=_term(_LABELS[stated.label]) if stated.label else None,
        refundType=_terms(_REFUNDS[refund] for refund in stated.refunds),
        restockingFee=_money(stated.restocking_amount) or stated.restocking_percent,
        returnPolicySeasonalOverride=some(_season(season) for season in stated.seasons),
    )


def _fees(stated: ReturnStatement) -> Mapping[str, Fact]:
    if stated.cost is None:
        return {}
    remorse, defect = stated.cost.remorse, stated.cost.defect
    fees: dict[str, Fact] = {"returnFees": _fee(remorse), "returnShippingFeesAmount": _amount(remorse)}
    if remorse != defect:
        fees["customerRemorseReturnFees"] = _fee(remorse)
        fees["customerRemorseReturnShippingFeesAmount"] = _amount(remorse)
        fees["itemDefectReturnFees"] = _fee(defect)
        fees["itemDefectReturnShippingFeesAmount"] = _amount(defect)
    return fees


def _fee(cost: Money | None) -> str:
    if cost is None:
        return _term("ReturnFeesCustomerResponsibility")
    return _term("FreeReturn" if cost.is_free else "ReturnShippingFees")


def _amount(cost: Money | None) -> FactGroup | None:
    # Only a fee that is not zero has an amount.
    return None if cost is None or cost.is_free else _money(cost)


def _season(season: SeasonStatement) -> FactGroup:
    return node(
        "MerchantReturnPolicySeasonalOverride",
        startDate=season.first_day.isoformat(),
        endDate=season.last_day.isoformat(),
        returnPolicyCategory=_term("MerchantReturnFiniteReturnWindow"),
        merchantReturnDays=season.until.isoformat() if season.until else season.days,
    )


# --- Shipping ----------------------------------------------------------------------


def shipping_service(service: StatedService) -> FactGroup:
    """Return a ShippingService with its conditions."""
    stated = service.statement
    cutoff = stated.cutoff.iso if stated.cutoff else ""
    return node(
        "ShippingService",
        service.id,
        name=service.name,
        fulfillmentType=_term(_FULFILMENT[stated.method.fulfilment]),
        handlingTime=_service_period(stated.handling, cutoff),
        shippingConditions=some(_condition(one) for one in stated.conditions),
    )


def _condition(stated: ConditionStatement) -> FactGroup:
    return node(
        "ShippingConditions",
        shippingOrigin=_region(stated.origin),
        shippingDestination=_region(stated.country),
        orderValue=_order_value(stated),
        weight=_range("KGM", stated.grams, scale=-3),
        numItems=_range("H87", stated.items),
        doesNotShip=None if stated.ships else True,
        shippingRate=_money(stated.price),
        transitTime=_service_period(stated.transit),
        seasonalOverride=_period(stated.period),
    )


def _service_period(span: DaySpan | None, cutoff: str = "") -> FactGroup | None:
    if span is None:
        return None
    days = _terms(DAYS[day] for day in span.days)
    return node("ServicePeriod", businessDays=days, cutoffTime=cutoff, duration=_duration(span))


def _period(period: Period | None) -> FactGroup | None:
    if period is None:
        return None
    first, last = (day.isoformat() if day else "" for day in (period.first_day, period.last_day))
    return node("OpeningHoursSpecification", validFrom=first, validThrough=last)


def _region(country: str) -> FactGroup | None:
    return node("DefinedRegion", addressCountry=country) if country else None


def _duration(span: DaySpan) -> FactGroup:
    if span.minimum == span.maximum:
        return node("QuantitativeValue", value=span.maximum, unitCode="DAY")
    return node("QuantitativeValue", minValue=span.minimum, maxValue=span.maximum, unitCode="DAY")


def _order_value(stated: ConditionStatement) -> FactGroup | None:
    least, most = stated.order_value
    if stated.price is None or (least is None and most is None):
        return None
    currency = stated.price.currency
    return node(
        "MonetaryAmount",
        minValue=from_minor(least, currency).amount if least is not None else None,
        maxValue=from_minor(most, currency).amount if most is not None else None,
        currency=currency,
    )


def _range(unit: str, limits: Limits, scale: int = 0) -> FactGroup | None:
    if limits == (None, None):
        return None
    least, most = (None if limit is None else Decimal(limit).scaleb(scale) for limit in limits)
    return node("QuantitativeValue", minValue=least, maxValue=most, unitCode=unit)


# --- Warranty ----------------------------------------------------------------------


def warranty(stated: StatedWarranty) -> FactGroup:
    """Return a WarrantyPromise."""
    statement = stated.statement
    length = node("QuantitativeValue", value=statement.length, unitCode=_LENGTHS[statement.unit])
    return node("WarrantyPromise", stated.id, name=stated.name, durationOfWarranty=length, description=stated.scope)
