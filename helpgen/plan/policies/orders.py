"""The policy about orders in words."""

from collections.abc import Iterable, Iterator

from helpgen.plan.policies.words import NOTHING, PolicyPage, PolicyText, some, texts
from helpgen.policy.orders import Orders
from helpgen.views import KeyFact, PolicySection, StepList, Table


def orders_text(page: PolicyPage, orders: Orders) -> PolicyText:
    """Return the text of the policy about orders."""
    cancel_steps = texts(page.phrases, orders.cancel.steps) if orders.cancel else ()
    change_steps = texts(page.phrases, orders.change.steps) if orders.change else ()
    sections = (
        PolicySection(
            "cancel",
            page.say("orders_cancel"),
            paragraphs=tuple(_cancel(page, orders)),
            parts=_steps(page, cancel_steps),
        ),
        PolicySection(
            "change",
            page.say("orders_change"),
            paragraphs=tuple(_change(page, orders)),
            parts=_steps(page, change_steps),
        ),
        _payment_section(page, orders),
        PolicySection("invoice", page.say("orders_invoice"), paragraphs=tuple(_invoice(page, orders))),
    )
    return PolicyText(_lead(page, orders), tuple(_facts(page, orders)), sections)


def _steps(page: PolicyPage, steps: tuple[str, ...]) -> tuple[StepList, ...]:
    return (StepList(page.say("what_to_do"), steps),) if steps else ()


def _cancel_until(page: PolicyPage, orders: Orders) -> str:
    if orders.cancel is None:
        return ""
    return page.say("orders_cancel_until", stage=page.say(f"stage_{orders.cancel.until.value}"))


def _lead(page: PolicyPage, orders: Orders) -> tuple[str, ...]:
    items = orders.change.items_within if orders.change else None
    return some(
        _cancel_until(page, orders),
        page.say("orders_change_items", time=page.phrases.duration(items)) if items else "",
    )


def _facts(page: PolicyPage, orders: Orders) -> Iterator[KeyFact]:
    if orders.cancel is not None:
        stage = page.say("orders_key_until", stage=page.say(f"stage_{orders.cancel.until.value}"))
        yield page.fact("orders_key_cancel", stage)
    if orders.change is not None and orders.change.items_within is not None:
        time = page.phrases.duration(orders.change.items_within)
        yield page.fact("orders_key_change", page.say("orders_key_within", time=time))
    if orders.payment is not None:
        yield KeyFact(page.say("orders_payment"), page.phrases.number(len(orders.payment.methods)))
    if orders.invoice is not None:
        yield page.fact("orders_key_invoice", page.say(f"orders_key_{orders.invoice.delivery.value}"))


def _cancel(page: PolicyPage, orders: Orders) -> Iterable[str]:
    cancel = orders.cancel
    if cancel is None:
        return
    yield _cancel_until(page, orders)
    if cancel.free_within:
        yield page.say("orders_cancel_free", time=page.phrases.duration(cancel.free_within))
    if cancel.fee:
        yield page.say("orders_cancel_fee", fee=page.phrases.money(cancel.fee))
    if cancel.refund_within:
        yield page.say("orders_cancel_refund", time=page.phrases.duration(cancel.refund_within))


def _change(page: PolicyPage, orders: Orders) -> Iterable[str]:
    change = orders.change
    if change is None:
        return
    if change.address_until:
        yield page.say("orders_change_address", stage=page.say(f"stage_{change.address_until.value}"))
    if change.items_within:
        yield page.say("orders_change_items", time=page.phrases.duration(change.items_within))


def _payment_section(page: PolicyPage, orders: Orders) -> PolicySection:
    title = page.say("orders_payment")
    payment = orders.payment
    if payment is None:
        return PolicySection("payment", title)
    keys = ("orders_payment_method", "orders_payment_where", "orders_payment_fee", "orders_payment_within")
    rows = tuple(
        (
            page.phrases.text(method.name),
            page.places(method.markets) or page.say("everywhere"),
            page.phrases.money(method.fee) if method.fee else NOTHING,
            page.phrases.duration(method.pay_within) if method.pay_within else page.say("orders_payment_now"),
        )
        for method in payment.methods
    )
    return PolicySection(
        "payment",
        title,
        paragraphs=(page.say(f"orders_charged_{payment.charged.value}"),) if payment.charged else (),
        tables=(Table(title, tuple(page.say(key) for key in keys), rows),),
    )


def _invoice(page: PolicyPage, orders: Orders) -> Iterable[str]:
    invoice = orders.invoice
    if invoice is None:
        return
    yield page.say(f"orders_invoice_{invoice.delivery.value}")
    if invoice.available_for:
        yield page.say("orders_invoice_available", time=page.phrases.duration(invoice.available_for))
