"""The topics about which policies promise a number, and the facts that carry each promise.

Knows the names of facts. Knows nothing of languages.
"""

import re

from msgspec import Struct

from helpgen.check.amounts import Kind
from helpgen.policy.duration import Unit

_HOURS = frozenset({Unit.MINUTE, Unit.HOUR})
_DAYS = frozenset({Unit.HOUR, Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK})
_MONTHS = frozenset({Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH})
_YEARS = frozenset({Unit.MONTH, Unit.YEAR})


class Topic(Struct, frozen=True):
    """Something that a policy promises with a number."""

    id: str
    """Names the words of the topic in each language."""
    kind: Kind
    facts: re.Pattern[str]
    """Names of the facts that promise it."""
    also: re.Pattern[str] | None = None
    """Names of further facts whose numbers are as good in such a sentence."""
    plus: re.Pattern[str] | None = None
    """Names of facts that sentences add to those of the topic."""
    units: frozenset[Unit] = frozenset()
    """Of a length of time: the units in which somebody speaks of it."""
    is_weak: bool = False
    """Whether its words also stand in sentences about something else, which then decides."""


def _facts(*names: str) -> re.Pattern[str]:
    # "*" stands for the id of one entry.
    return re.compile("|".join(re.escape(name).replace(r"\*", r"[^.]+") for name in names))


_PRICES = _facts("shipping.rates.*.price")

TOPICS: tuple[Topic, ...] = (
    Topic(
        "damaged",
        Kind.LENGTH,
        _facts("returns.damaged.report_within"),
        also=_facts("shipping.late.late_after"),
        units=_DAYS,
    ),
    Topic("hold", Kind.LENGTH, _facts("shipping.methods.*.hold"), units=_MONTHS),
    Topic(
        "late",
        Kind.LENGTH,
        _facts("shipping.late.late_after", "shipping.late.lost_after"),
        also=_facts("shipping.rates.*.transit", "returns.damaged.report_within", "warranty.claim.response_within"),
        units=_DAYS,
    ),
    Topic(
        "claim",
        Kind.LENGTH,
        _facts("warranty.claim.response_within"),
        also=_facts("channels.*.expected_response"),
        units=_MONTHS,
    ),
    Topic(
        "complaint",
        Kind.LENGTH,
        _facts("complaints.acknowledge_within", "complaints.resolve_within"),
        also=_facts("channels.*.expected_response", "legal.accessibility.respond_within"),
        units=_MONTHS,
    ),
    Topic(
        "warranty",
        Kind.LENGTH,
        _facts("warranty.warranties.*.duration"),
        also=_facts("warranty.warranties.*.repair_extension"),
        units=_YEARS,
    ),
    Topic("trade_in", Kind.PERCENT, _facts("warranty.warranties.*.trade_in.discount_percent")),
    Topic("restocking", Kind.PERCENT, _facts("returns.restocking_fee.percent")),
    Topic("pay", Kind.LENGTH, _facts("orders.payment.methods.*.pay_within"), units=_DAYS),
    Topic(
        "refund",
        Kind.LENGTH,
        _facts("returns.refund.within", "orders.cancel.refund_within"),
        also=_facts("returns.refund.bank_days", "shipping.methods.*.cash_on_delivery.refund_within"),
        plus=_facts("returns.refund.bank_days"),
        units=_MONTHS | _HOURS,
    ),
    Topic(
        "change",
        Kind.LENGTH,
        _facts("orders.change.items_within"),
        also=_facts("orders.cancel.free_within"),
        units=_HOURS | _DAYS,
    ),
    Topic(
        "cancel",
        Kind.LENGTH,
        _facts("orders.cancel.free_within"),
        also=_facts("orders.change.items_within"),
        units=_HOURS | _DAYS,
    ),
    Topic(
        "window",
        Kind.LENGTH,
        _facts("returns.windows.*.days", "returns.seasons.*.days"),
        also=_facts("returns.withdrawal.send_back_within"),
        units=_MONTHS | {Unit.YEAR},
    ),
    Topic("exchange", Kind.LENGTH, _facts("returns.exchanges.within"), units=_MONTHS),
    Topic("invoice", Kind.LENGTH, _facts("orders.invoice.available_for"), units=_YEARS),
    Topic("free_shipping", Kind.MONEY, _facts("shipping.rates.*.free_over"), also=_PRICES),
    Topic(
        "cash_on_delivery",
        Kind.MONEY,
        _facts("orders.payment.methods.*.fee", "shipping.methods.*.cash_on_delivery.fee"),
    ),
    Topic("price", Kind.MONEY, _PRICES, also=_facts("shipping.rates.*.free_over"), is_weak=True),
    Topic("cutoff", Kind.TIME, _facts("shipping.cutoff", "shipping.methods.*.cutoff")),
    Topic(
        "handling",
        Kind.LENGTH,
        _facts("shipping.handling", "shipping.methods.*.handling"),
        also=_facts("shipping.ship_within", "shipping.peaks.*.extra"),
        units=_DAYS,
        is_weak=True,
    ),
    Topic(
        "transit",
        Kind.LENGTH,
        _facts("shipping.rates.*.transit"),
        also=_facts("shipping.handling", "shipping.methods.*.handling", "shipping.guarantee.within"),
        plus=_facts("shipping.handling", "shipping.methods.*.handling"),
        units=_DAYS,
        is_weak=True,
    ),
    Topic("response", Kind.LENGTH, _facts("channels.*.expected_response"), units=_HOURS | _DAYS, is_weak=True),
)
"""Most exact first: of two topics as near to a number, the first one names the fact."""
