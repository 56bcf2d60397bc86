"""The policy about orders in words."""

from collections.abc import Iterable

from helpgen.plan.edition import Edition
from helpgen.plan.languages import Phrases
from helpgen.plan.policies.words import PolicyText
from helpgen.policy.orders import Orders
from helpgen.views import KeyFact, PolicySection, Table


def orders_text(edition: Edition, orders: Orders) -> PolicyText:
    """Return the text of the policy about orders."""
    phrases = edition.phrases
    sections = (
        PolicySection("cancel", phrases.say("orders_cancel"), paragraphs=tuple(_cancel(phrases, orders))),
        PolicySection("change", phrases.say("orders_change"), paragraphs=tuple(_change(phrases, orders))),
        PolicySection(
            "payment",
            phrases.say("orders_payment"),
            tables=(_payment_table(edition, orders),) if orders.payment and orders.payment.methods else (),
        ),
        PolicySection("invoice", phrases.say("orders_invoice"), paragraphs=tuple(_invoice(phrases, orders))),
    )
    facts: list[KeyFact] = []
    if orders.cancel is not None:
        sentence = phrases.say("orders_cancel_until", stage=phrases.say(f"stage_{orders.cancel.until.value}"))
        facts.append(KeyFact(phrases.say("orders_key_cancel"), sentence))
    if orders.change is not None and orders.change.items_within is not None:
        sentence = phrases.say("orders_change_items", time=phrases.duration(orders.change.items_within))
        facts.append(KeyFact(phrases.say("orders_key_change"), sentence))
    if orders.invoice is not None:
        sentence = phrases.say(f"orders_invoice_{orders.invoice.delivery.value}")
        facts.append(KeyFact(phrases.say("orders_key_invoice"), sentence))
    return tuple(facts), sections


def _cancel(phrases: Phrases, orders: Orders) -> Iterable[str]:
    cancel = orders.cancel
    if cancel is None:
        return
    yield phrases.say("orders_cancel_until", stage=phrases.say(f"stage_{cancel.until.value}"))
    if cancel.free_within:
        yield phrases.say("orders_cancel_free", time=phrases.duration(cancel.free_within))
    if cancel.refund_within:
        yield phrases.say("orders_cancel_refund", time=phrases.duration(cancel.refund_within))


def _change(phrases: Phrases, orders: Orders) -> Iterable[str]:
    change = orders.change
    if change is None:
        return
    if change.address_until:
        yield phrases.say("orders_change_address", stage=phrases.say(f"stage_{change.address_until.value}"))
    if change.items_within:
        yield phrases.say("orders_change_items", time=phrases.duration(change.items_within))


def _payment_table(edition: Edition, orders: Orders) -> Table:
    phrases = edition.phrases
    store = edition.help_center.store
    countries = {market.id: market.countries for market in (store.markets if store else ())}
    keys = ("orders_payment_method", "orders_payment_where", "orders_payment_fee", "orders_payment_within")
    rows: list[tuple[str, ...]] = []
    for method in orders.payment.methods if orders.payment else ():
        places = [country for market in method.markets for country in countries.get(market, ())]
        rows.append(
            (
                phrases.text(method.name),
                phrases.countries(places) if places else phrases.say("orders_payment_everywhere"),
                phrases.money(method.fee) if method.fee else "–",
                phrases.duration(method.pay_within) if method.pay_within else phrases.say("orders_payment_now"),
            )
        )
    return Table(phrases.say("orders_payment"), tuple(phrases.say(key) for key in keys), tuple(rows))


def _invoice(phrases: Phrases, orders: Orders) -> Iterable[str]:
    invoice = orders.invoice
    if invoice is None:
        return
    yield phrases.say(f"orders_invoice_{invoice.delivery.value}")
    if invoice.available_for:
        yield phrases.say("orders_invoice_available", time=phrases.duration(invoice.available_for))
