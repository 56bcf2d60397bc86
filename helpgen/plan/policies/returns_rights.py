"""The parts of the returns policy beside the plain return: exchange, gift, damage, withdrawal by law."""

from helpgen.plan.policies.words import PolicyPage, cost, names, some, texts
from helpgen.policy.returns import Returns, Withdrawal
from helpgen.views import Link, PolicySection, StepList


def rights_sections(page: PolicyPage, returns: Returns) -> tuple[PolicySection, ...]:
    """Return these sections; those without content are empty."""
    return (
        PolicySection("exchanges", page.say("returns_exchanges"), paragraphs=_exchanges(page, returns)),
        _gifts_section(page, returns),
        _damaged_section(page, returns),
        _withdrawal_section(page, returns),
    )


def _exchanges(page: PolicyPage, returns: Returns) -> tuple[str, ...]:
    swap = returns.exchanges
    if swap is None:
        return ()
    note = page.phrases.text(swap.note)
    if not swap.allowed:
        return some(page.say("returns_exchanges_no"), note)
    price = page.say("returns_exchange_cost", cost=cost(page.phrases, swap.cost))
    if swap.within is None:
        return some(page.say("returns_exchanges_always"), price, note)
    return some(page.say("returns_exchanges_yes", time=page.phrases.duration(swap.within)), price, note)


def _gifts_section(page: PolicyPage, returns: Returns) -> PolicySection:
    title = page.say("returns_gifts")
    gifts = returns.gifts
    if gifts is None:
        return PolicySection("gifts", title)
    proof = page.phrases.join(names(page.phrases, "proof", gifts.proof))
    return PolicySection(
        "gifts",
        title,
        paragraphs=some(
            page.say("returns_gifts_proof", proof=proof) if gifts.proof else "",
            page.phrases.text(gifts.note),
            page.say("returns_gifts_get"),
        ),
        items=names(page.phrases, "gift_refund", gifts.refund_to),
    )


def _damaged_section(page: PolicyPage, returns: Returns) -> PolicySection:
    title = page.say("returns_damaged")
    damaged = returns.damaged
    if damaged is None:
        return PolicySection("damaged", title)
    evidence = page.phrases.join(names(page.phrases, "proof", damaged.evidence))
    return PolicySection(
        "damaged",
        title,
        paragraphs=some(
            page.say("returns_damaged_line", time=page.phrases.duration(damaged.report_within)),
            page.say("label_value", label=page.say("returns_damaged_evidence"), value=evidence) if evidence else "",
            page.say("label_value", label=page.say("returns_damaged_cost"), value=cost(page.phrases, damaged.cost)),
            page.say("returns_damaged_remedies") if damaged.remedies else "",
        ),
        items=names(page.phrases, "remedy", damaged.remedies),
        parts=(StepList(page.say("what_to_do"), texts(page.phrases, damaged.steps)),) if damaged.steps else (),
    )


def _withdrawal_section(page: PolicyPage, returns: Returns) -> PolicySection:
    title = page.say("returns_withdrawal")
    right = returns.withdrawal
    if right is None:
        return PolicySection("withdrawal", title)
    return PolicySection(
        "withdrawal",
        title,
        paragraphs=some(
            withdrawal_sentence(page, right),
            page.say("returns_send_back", time=page.phrases.duration(right.send_back_within))
            if right.send_back_within
            else "",
            page.say("returns_withdrawal_how"),
        ),
        links=(*withdrawal_function(page), *_withdrawal_form(page, right), *page.channel_links(right.channels)),
    )


def withdrawal_sentence(page: PolicyPage, right: Withdrawal) -> str:
    """Return what the right is, and where it holds."""
    places = page.places(right.markets)
    return page.say("returns_withdrawal_where", places=places) if places else page.say("returns_withdrawal_line")


def withdrawal_link(page: PolicyPage, returns: Returns) -> Link | None:
    """Return the quickest way to withdraw, its summary the right itself; None where there is none but to write."""
    right = returns.withdrawal
    if right is None:
        return None
    way = next(iter((*withdrawal_function(page), *_withdrawal_form(page, right))), None)
    return Link(way.title, way.url, withdrawal_sentence(page, right)) if way else None


def _withdrawal_form(page: PolicyPage, right: Withdrawal) -> tuple[Link, ...]:
    return (Link(page.say("withdrawal_title"), page.url("policies", "withdrawal")),) if right.form else ()


def withdrawal_function(page: PolicyPage) -> tuple[Link, ...]:
    """Return the link to the online function, if the shop has one."""
    legal = page.edition.help_center.policies.legal
    function = legal.withdrawal_function if legal else None
    if function is None:
        return ()
    words = page.phrases.text(function.label) or page.say("withdraw_here")
    return (Link(words, function.url, page.places(function.markets)),)
