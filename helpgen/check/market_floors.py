"""What a shop must not fall short of: days to return, days to refund, years of guarantee.

Knows how to measure policies against a number. Knows nothing of which law asks for it.
"""

from collections.abc import Callable, Iterator, Mapping

from helpgen.check.market_case import Breach, MarketCase, days_at_most, in_words, months_at_least, window_days
from helpgen.policy.duration import Duration
from helpgen.policy.returns import Clock, DayUnit, OutboundRefund, RefundType
from helpgen.policy.warranty import WarrantyKind

Find = Callable[[MarketCase], Iterator[Breach]]
"""Finds where a rule is broken."""

_FROM_RECEIPT = frozenset({Clock.DELIVERY, Clock.DELIVERY_LAST_ITEM, Clock.RECEIPT})


def return_days(least: int) -> Find:
    """Return what finds windows with fewer calendar days."""

    def find(case: MarketCase) -> Iterator[Breach]:
        for window in case.windows():
            if window_days(window) < least:
                name = f"returns.windows.{window.id}.days"
                yield Breach(name, f"{name} gives {window.days} days to {case.whom}, where the law gives {least}")

    return find


def return_business_days(least: int) -> Find:
    """Return what finds windows with fewer business days; so many calendar days may have a weekend in them."""

    def find(case: MarketCase) -> Iterator[Breach]:
        for window in case.windows():
            enough = window.days >= (least if window.unit is DayUnit.BUSINESS else least + 2)
            if not enough:
                name = f"returns.windows.{window.id}.days"
                unit = "business days" if window.unit is DayUnit.BUSINESS else "days"
                message = f"{name} gives {window.days} {unit} to {case.whom}, where the law gives {least} business days"
                yield Breach(name, message)

    return find


def windows_from_receipt(case: MarketCase) -> Iterator[Breach]:
    """Yield windows that begin to run before the shopper has the goods."""
    for window in case.windows():
        if window.starts_from not in _FROM_RECEIPT:
            name = f"returns.windows.{window.id}.starts_from"
            yield Breach(
                name,
                f'{name} is "{window.starts_from.value}" for {case.whom}, where the law counts from delivery',
            )


def refund_days(most: int) -> Find:
    """Return what finds a refund that takes longer."""

    def find(case: MarketCase) -> Iterator[Breach]:
        returns = case.help_center.policies.returns
        if returns and days_at_most(returns.refund.within) > most:
            promised = in_words(returns.refund.within)
            yield Breach(
                "returns.refund.within",
                f"returns.refund.within is {promised} for {case.whom}, where the law gives the shop {most} days",
            )

    return find


def refund_has_delivery_price(case: MarketCase) -> Iterator[Breach]:
    """Yield a refund that keeps the price of the standard delivery."""
    returns = case.help_center.policies.returns
    if returns and returns.refund.outbound_shipping is OutboundRefund.NONE:
        yield Breach(
            "returns.refund.outbound_shipping",
            f'returns.refund.outbound_shipping is "none" for {case.whom}, where the law gives the standard price back',
        )


def refund_in_money(case: MarketCase) -> Iterator[Breach]:
    """Yield a refund that does not go back the way it was paid."""
    returns = case.help_center.policies.returns
    if returns and RefundType.ORIGINAL_PAYMENT not in returns.refund.types:
        yield Breach(
            "returns.refund.types",
            f"returns.refund.types has no original_payment for {case.whom}, where the law gives the money back",
        )


def send_back_days(least: int) -> Find:
    """Return what finds less time to send the goods after the notice."""

    def find(case: MarketCase) -> Iterator[Breach]:
        returns = case.help_center.policies.returns
        withdrawal = returns.withdrawal if returns else None
        if withdrawal is None or withdrawal.send_back_within is None or not case.holds_in(withdrawal.markets):
            return
        if _fewest_days(withdrawal.send_back_within) < least:
            name = "returns.withdrawal.send_back_within"
            promised = in_words(withdrawal.send_back_within)
            yield Breach(name, f"{name} is {promised} for {case.whom}, where the law gives {least} days")

    return find


def legal_guarantee(months: int, longer: Mapping[str, int]) -> Find:
    """Return what finds countries without a legal guarantee of so many months; `longer` has those with more."""

    def find(case: MarketCase) -> Iterator[Breach]:
        policy = case.help_center.policies.warranty
        if policy is None:
            return
        legal = [one for one in policy.warranties if one.kind is WarrantyKind.LEGAL and case.holds_in(one.markets)]
        for asked, countries in _by_months(case.countries, months, longer).items():
            short = [
                country
                for country in countries
                if not any(
                    (not one.countries or country in one.countries)
                    and (one.duration is None or months_at_least(one.duration) >= asked)
                    for one in legal
                )
            ]
            if short:
                place = f"warranty.warranties.{legal[0].id}.duration" if legal else "warranty.warranties"
                yield Breach(
                    place,
                    f"no warranty of kind legal gives {asked // 12} years in {', '.join(short)}, as the law does",
                )

    return find


def reported_defects(least: int) -> Find:
    """Return what finds less time to report a faulty item."""

    def find(case: MarketCase) -> Iterator[Breach]:
        returns = case.help_center.policies.returns
        if returns and returns.damaged and _fewest_days(returns.damaged.report_within) < least:
            name = "returns.damaged.report_within"
            promised = in_words(returns.damaged.report_within)
            yield Breach(name, f"{name} is {promised}, while {case.whom} can reject faulty goods for {least} days")

    return find


def dispatch_days(most: int) -> Find:
    """Return what finds a dispatch that is promised later."""

    def find(case: MarketCase) -> Iterator[Breach]:
        shipping = case.help_center.policies.shipping
        promises = (
            ("shipping.ship_within", shipping.ship_within if shipping else None),
            ("shipping.handling", shipping.handling if shipping else None),
        )
        for name, length in promises:
            if length is not None and days_at_most(length) > most:
                yield Breach(name, f"{name} is {in_words(length)} for {case.whom}, where the law gives {most} days")

    return find


def cash_held_days(least: int) -> Find:
    """Return what finds cash that the carrier passes on sooner, or where nobody says when."""

    def find(case: MarketCase) -> Iterator[Breach]:
        for name, cash in case.cash_on_delivery():
            if cash.held_for is None:
                message = f"{name} does not say held_for, while the carrier keeps the money of {case.whom} {least} days"
                yield Breach(name, message)
            elif _fewest_days(cash.held_for) < least:
                promised = in_words(cash.held_for)
                yield Breach(f"{name}.held_for", f"{name}.held_for is {promised}, where the law asks for {least} days")

    return find


def cash_refund_days(most: int) -> Find:
    """Return what finds cash that comes back later."""

    def find(case: MarketCase) -> Iterator[Breach]:
        for name, cash in case.cash_on_delivery():
            if cash.refund_within is not None and days_at_most(cash.refund_within) > most:
                promised = in_words(cash.refund_within)
                yield Breach(
                    f"{name}.refund_within", f"{name}.refund_within is {promised}, where the law gives {most} days"
                )

    return find


def _fewest_days(length: Duration) -> int:
    return days_at_most(Duration(length.minimum, length.minimum, length.unit)) if length.minimum else 0


def _by_months(countries: tuple[str, ...], months: int, longer: Mapping[str, int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for country in countries:
        found.setdefault(longer.get(country, months), []).append(country)
    return found
