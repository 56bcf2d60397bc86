"""What answers the reasons for which shoppers of every shop write.

Knows the twenty reasons and which articles, policies and tools answer one. Must never know what a page looks like.
"""

import enum
import posixpath
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from helpgen.model.articles import Article, FaqTopic
from helpgen.model.help_center import HelpCenter
from helpgen.model.reasons import Reason
from helpgen.model.shop import Market, Policies


class Answered(enum.Enum):
    """How a shopper of one language is answered."""

    YES = "answered"
    """In her language."""
    FALLBACK = "other language"
    """By a page in the default language."""
    NO = "missing"


class Coverage(Struct, frozen=True):
    """What answers the reasons of the shoppers of a market who read one language."""

    market: str
    """Id; "" for the languages that no market names."""
    language: str
    answers: tuple[tuple[Reason, Answered, str], ...]
    """Each reason that applies: how it is answered, and by which file or policy ("" for none)."""

    def count(self, state: Answered) -> int:
        """Return how many reasons are answered like this."""
        return sum(found is state for _, found, _ in self.answers)


def find_coverage(help_center: HelpCenter, today: date) -> Iterator[Coverage]:
    """Yield the coverage of every market in each of its languages, in the order of the store; nothing without one."""
    store = help_center.store
    if store is None:
        return
    texts = _answering_texts(help_center, today)
    reasons = tuple(reason for reason in Reason if reason not in store.reasons_off)
    for market, language in _audiences(help_center):
        policies = _answering_policies(help_center.policies, market)
        answers = tuple(_answer(reason, language, texts, policies, help_center.default_language) for reason in reasons)
        yield Coverage(market.id if market else "", language, answers)


def _audiences(help_center: HelpCenter) -> Iterator[tuple[Market | None, str]]:
    markets = help_center.store.markets if help_center.store else ()
    for market in markets:
        yield from ((market, language) for language in market.languages if language in help_center.languages)
    named = {language for market in markets for language in market.languages}
    yield from ((None, language) for language in help_center.languages if language not in named)


def _answering_texts(help_center: HelpCenter, today: date) -> Mapping[tuple[Reason, str], str]:
    # What a text answers in one language its translations answer as well: `answers` is written once.
    texts: tuple[Article | FaqTopic, ...] = (*help_center.articles, *help_center.faq_topics)
    said: dict[tuple[type, str], set[Reason]] = {}
    for text in texts:
        said.setdefault((type(text), text.id), set()).update(text.answers)
    by_name = {reason.value: reason for reason in Reason}
    found: dict[tuple[Reason, str], str] = {}
    for text in texts:
        reasons = said[type(text), text.id]
        own = by_name.get(posixpath.basename(text.id))
        for reason in sorted({*reasons, own} - {None}, key=lambda one: one.value if one else ""):
            if reason is not None and text.publication.is_public(today):
                found.setdefault((reason, text.language), text.path)
    return found


def _answer(
    reason: Reason, language: str, texts: Mapping[tuple[Reason, str], str], policies: Mapping[Reason, str], default: str
) -> tuple[Reason, Answered, str]:
    if (reason, language) in texts:
        return reason, Answered.YES, texts[reason, language]
    if reason in policies:  # the theme says policies in every language
        return reason, Answered.YES, policies[reason]
    if (reason, default) in texts:
        return reason, Answered.FALLBACK, texts[reason, default]
    return reason, Answered.NO, ""


# --- Policies ----------------------------------------------------------------------


def _answering_policies(policies: Policies, market: Market | None) -> Mapping[Reason, str]:
    return {reason: place for reason, (place, answers) in _POLICIES.items() if answers(policies, market)}


def _is_for(markets: tuple[str, ...], market: Market | None) -> bool:
    return not markets or market is None or market.id in markets


def _is_delivered(policies: Policies, market: Market | None) -> bool:
    shipping = policies.shipping
    if shipping is None:
        return False
    countries = set(market.countries) if market else set()
    served = {zone.id for zone in shipping.zones if market is None or countries & set(zone.countries)}
    return any(rate.zone in served for rate in shipping.rates)


def _is_tracked(policies: Policies, market: Market | None) -> bool:
    carriers = policies.shipping.carriers if policies.shipping else ()
    return _is_delivered(policies, market) and any(carrier.tracking_url for carrier in carriers)


def _tells_late(policies: Policies, market: Market | None) -> bool:
    return policies.shipping is not None and policies.shipping.late is not None


def _takes_back(policies: Policies, market: Market | None) -> bool:
    windows = policies.returns.windows if policies.returns else ()
    return any(_is_for(window.when.market if window.when else (), market) for window in windows)


def _refunds(policies: Policies, market: Market | None) -> bool:
    return policies.returns is not None


def _exchanges(policies: Policies, market: Market | None) -> bool:
    return policies.returns is not None and policies.returns.exchanges is not None


def _replaces(policies: Policies, market: Market | None) -> bool:
    return policies.returns is not None and policies.returns.damaged is not None


def _cancels(policies: Policies, market: Market | None) -> bool:
    return policies.orders is not None and policies.orders.cancel is not None


def _readdresses(policies: Policies, market: Market | None) -> bool:
    change = policies.orders.change if policies.orders else None
    return change is not None and change.address_until is not None


def _changes_items(policies: Policies, market: Market | None) -> bool:
    change = policies.orders.change if policies.orders else None
    return change is not None and change.items_within is not None


def _invoices(policies: Policies, market: Market | None) -> bool:
    return policies.orders is not None and policies.orders.invoice is not None


def _repairs(policies: Policies, market: Market | None) -> bool:
    warranty = policies.warranty
    if warranty is None or warranty.claim is None:
        return False
    return any(_is_for(one.markets, market) for one in warranty.warranties)


_POLICIES: Mapping[Reason, tuple[str, Callable[[Policies, Market | None], bool]]] = {
    Reason.TRACK_ORDER: ("tools/tracking", _is_tracked),
    Reason.CHANGE_ADDRESS: ("policies/orders.yml", _readdresses),
    Reason.CHANGE_ITEMS: ("policies/orders.yml", _changes_items),
    Reason.CANCEL_ORDER: ("policies/orders.yml", _cancels),
    Reason.DELIVERY_TIMES: ("policies/shipping.yml", _is_delivered),
    Reason.LATE_PARCEL: ("policies/shipping.yml", _tells_late),
    Reason.MISSING_ITEM: ("policies/returns.yml", _replaces),
    Reason.DAMAGED_PARCEL: ("policies/returns.yml", _replaces),
    Reason.RETURN_ITEM: ("policies/returns.yml", _takes_back),
    Reason.REFUND_TIME: ("policies/returns.yml", _refunds),
    Reason.EXCHANGE: ("policies/returns.yml", _exchanges),
    Reason.WARRANTY_CLAIM: ("policies/warranty.yml", _repairs),
    Reason.INVOICE: ("policies/orders.yml", _invoices),
}
"""What answers a reason where no article does: where it stands, and whether the shop has said enough."""
