"""The returns policy in words."""

from collections.abc import Sequence

from helpgen.plan.languages import Phrases
from helpgen.plan.policies.words import PolicyText, cost, names, texts
from helpgen.policy.returns import DayUnit, Returns, Window
from helpgen.views import KeyFact, PolicySection, Table


def returns_text(phrases: Phrases, returns: Returns) -> PolicyText:
    """Return the text of the returns policy."""
    refund = returns.refund
    sections = (
        PolicySection(
            "windows",
            phrases.say("returns_windows"),
            paragraphs=(phrases.say("returns_windows_note"),) if len(returns.windows) > 1 else (),
            tables=(_windows_table(phrases, returns.windows),),
        ),
        PolicySection(
            "conditions",
            phrases.say("returns_conditions"),
            paragraphs=(phrases.say("returns_conditions_lead"),) if returns.conditions else (),
            items=texts(phrases, returns.conditions),
        ),
        PolicySection(
            "exclusions",
            phrases.say("returns_exclusions"),
            items=texts(phrases, (exclusion.what for exclusion in returns.exclusions)),
            paragraphs=(phrases.say("returns_unless_defective"),)
            if any(exclusion.unless_defective for exclusion in returns.exclusions)
            else (),
        ),
        PolicySection(
            "methods",
            phrases.say("returns_methods"),
            tables=(_return_methods_table(phrases, returns),) if returns.methods else (),
        ),
        PolicySection(
            "refund",
            phrases.say("returns_refund"),
            paragraphs=(
                phrases.say(
                    "returns_refund_line",
                    time=phrases.duration(refund.within),
                    clock=phrases.say(f"clock_{refund.starts_from.value}"),
                ),
                *(
                    (phrases.say("returns_refund_bank", time=phrases.duration(refund.bank_days)),)
                    if refund.bank_days
                    else ()
                ),
                phrases.say(f"returns_outbound_{refund.outbound_shipping.value}"),
                phrases.say("returns_refund_types"),
            ),
            items=names(phrases, "refund", refund.types),
        ),
        PolicySection("exchanges", phrases.say("returns_exchanges"), paragraphs=_exchanges(phrases, returns)),
        _damaged_section(phrases, returns),
    )
    return _returns_facts(phrases, returns), sections


def _returns_facts(phrases: Phrases, returns: Returns) -> tuple[KeyFact, ...]:
    general = next((window for window in returns.windows if window.when is None), returns.windows[-1])
    facts = [
        KeyFact(phrases.say("returns_key_window"), _window_length(phrases, general)),
        KeyFact(phrases.say("returns_key_refund"), phrases.duration(returns.refund.within)),
        KeyFact(phrases.say("returns_key_refund_to"), phrases.join(names(phrases, "refund", returns.refund.types))),
    ]
    if returns.methods:
        costs = tuple(dict.fromkeys(cost(phrases, method.cost) for method in returns.methods))
        facts.insert(1, KeyFact(phrases.say("returns_key_cost"), " · ".join(costs)))
    return tuple(facts)


def _window_length(phrases: Phrases, window: Window) -> str:
    if window.unit is DayUnit.BUSINESS:
        return phrases.count("business_days", window.days)
    return phrases.count("days", window.days)


def _windows_table(phrases: Phrases, windows: Sequence[Window]) -> Table:
    return Table(
        phrases.say("returns_windows"),
        tuple(phrases.say(key) for key in ("returns_order_type", "returns_window", "returns_starts")),
        tuple(
            (
                phrases.text(window.name),
                _window_length(phrases, window),
                phrases.say(f"clock_{window.starts_from.value}"),
            )
            for window in windows
        ),
    )


def _return_methods_table(phrases: Phrases, returns: Returns) -> Table:
    return Table(
        phrases.say("returns_methods"),
        tuple(phrases.say(key) for key in ("returns_method", "returns_cost", "returns_label", "returns_countries")),
        tuple(
            (
                phrases.text(method.name),
                cost(phrases, method.cost),
                phrases.say(f"label_{method.label.value}" if method.label else "label_none"),
                phrases.countries(method.countries) if method.countries else phrases.say("returns_all_countries"),
            )
            for method in returns.methods
        ),
    )


def _exchanges(phrases: Phrases, returns: Returns) -> tuple[str, ...]:
    exchanges = returns.exchanges
    if exchanges is None:
        return ()
    if not exchanges.allowed:
        return (phrases.say("returns_exchanges_no"),)
    price = phrases.say("returns_exchange_cost", cost=cost(phrases, exchanges.cost))
    if exchanges.within is None:
        return phrases.say("returns_exchanges_always"), price
    return phrases.say("returns_exchanges_yes", time=phrases.duration(exchanges.within)), price


def _damaged_section(phrases: Phrases, returns: Returns) -> PolicySection:
    damaged = returns.damaged
    title = phrases.say("returns_damaged")
    if damaged is None:
        return PolicySection("damaged", title)
    evidence = phrases.join(names(phrases, "proof", damaged.evidence))
    return PolicySection(
        "damaged",
        title,
        paragraphs=(
            phrases.say("returns_damaged_line", time=phrases.duration(damaged.report_within)),
            *((f"{phrases.say('returns_damaged_evidence')} {evidence}",) if damaged.evidence else ()),
            *((phrases.say("returns_damaged_remedies"),) if damaged.remedies else ()),
        ),
        items=names(phrases, "remedy", damaged.remedies),
    )
