"""The returns policy in words: how long, on which terms, how to send it back, what comes back."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from helpgen.plan.policies.rates import period_words
from helpgen.plan.policies.returns_rights import rights_sections
from helpgen.plan.policies.words import NOTHING, PolicyPage, PolicyText, cost, names, some, texts
from helpgen.policy.returns import Conditions, DayUnit, Exclusion, Returns, Season, Window
from helpgen.policy.text import Text
from helpgen.views import KeyFact, Link, PolicySection, StepList, Table


def returns_text(page: PolicyPage, returns: Returns) -> PolicyText:
    """Return the text of the returns policy."""
    has_order = len(returns.windows) > 1
    sections = (
        PolicySection(
            "windows",
            page.say("returns_windows"),
            paragraphs=(page.say("returns_windows_note"),) if has_order else (),
            tables=(_windows_table(page, returns.windows), *_seasons_table(page, returns.seasons)),
        ),
        PolicySection(
            "conditions",
            page.say("returns_conditions"),
            paragraphs=(page.say("returns_conditions_lead"),) if returns.conditions else (),
            items=texts(page.phrases, returns.conditions),
        ),
        _exclusions_section(page, returns.exclusions),
        _methods_section(page, returns),
        _refund_section(page, returns),
        *rights_sections(page, returns),
    )
    return PolicyText(_lead(page, returns), tuple(_facts(page, returns)), sections)


# --- At a glance -------------------------------------------------------------------


def _general(returns: Returns) -> Window:
    # What most orders get: the window without conditions.
    return next((window for window in returns.windows if window.when is None), returns.windows[-1])


def _lead(page: PolicyPage, returns: Returns) -> tuple[str, ...]:
    window = _general(returns)
    clock = page.say(f"clock_{window.starts_from.value}")
    refund = returns.refund
    return some(
        page.say("returns_lead", time=window_length(page, window), clock=clock),
        _free_returns(page, returns),
        page.say(
            "returns_refund_line",
            time=page.phrases.duration(refund.within),
            clock=page.say(f"clock_{refund.starts_from.value}"),
        ),
    )


def _free_returns(page: PolicyPage, returns: Returns) -> str:
    free = [method for method in returns.methods if method.cost is not None and method.cost.is_free]
    if not free:
        return ""
    if len(free) == len(returns.methods) or any(not method.countries for method in free):
        return page.say("returns_free")
    countries = [country for method in free for country in method.countries]
    return page.say("returns_free_where", places=page.places(countries=countries))


def _facts(page: PolicyPage, returns: Returns) -> Iterator[KeyFact]:
    general = _general(returns)
    clock = page.say(f"clock_{general.starts_from.value}")
    others = [(window.name, window_length(page, window)) for window in returns.windows if window is not general]
    value = page.say("returns_window_from", time=window_length(page, general), clock=clock)
    yield page.fact("returns_key_window", value, _named(page, others))
    if returns.methods:
        costs = [(method.name, cost(page.phrases, method.cost)) for method in returns.methods]
        different = dict.fromkeys(price for _, price in costs)
        note = _named(page, costs) if len(different) > 1 else ""
        shown = [_where(page, price, returns) for price in different] if len(different) > 1 else different
        yield page.fact("returns_key_cost", " · ".join(shown), note)
    yield page.fact("returns_key_refund", page.phrases.duration(returns.refund.within))
    ways = names(page.phrases, "refund", returns.refund.types)
    yield page.fact("returns_key_refund_to", page.phrases.join(ways))


def _where(page: PolicyPage, price: str, returns: Returns) -> str:
    """A price of sending something back with the places where it is asked; none where that is everywhere."""
    places = [method.countries for method in returns.methods if cost(page.phrases, method.cost) == price]
    countries = [country for some_countries in places for country in some_countries]
    return f"{price} ({page.places(countries=countries)})" if all(places) else price


def _named(page: PolicyPage, lines: Iterable[tuple[Text, str]]) -> str:
    return " · ".join(page.say("returns_named", name=page.phrases.text(name), value=value) for name, value in lines)


# --- Windows -----------------------------------------------------------------------


def window_length(page: PolicyPage, window: Window) -> str:
    """Return how long a window is, in days of its kind."""
    key = "business_days" if window.unit is DayUnit.BUSINESS else "days"
    return page.phrases.count(key, window.days)


Column = tuple[str, Callable[[PolicyPage, Window], str]]


def _windows_table(page: PolicyPage, windows: Sequence[Window]) -> Table:
    always: tuple[Column, ...] = (
        ("returns_order_type", lambda page, window: page.phrases.text(window.name)),
        ("returns_window", window_length),
        ("returns_starts", lambda page, window: page.say(f"clock_{window.starts_from.value}")),
    )
    # Columns in which no window has anything to say are left out.
    columns = [*always, *(column for column in _EXTRA_COLUMNS if any(column[1](page, one) for one in windows))]
    return Table(
        page.say("returns_windows"),
        tuple(page.say(key) for key, _ in columns),
        tuple(tuple(words(page, window) or NOTHING for _, words in columns) for window in windows),
    )


def _place(page: PolicyPage, window: Window) -> str:
    return page.places(window.when.market) if window.when else ""


def _conditions(page: PolicyPage, window: Window) -> str:
    return " · ".join(_condition_words(page, window.when)) if window.when else ""


def _condition_words(page: PolicyPage, when: Conditions) -> Iterator[str]:
    for words in (when.member_tier, when.category, when.condition, when.payment):
        if words:
            yield page.phrases.join(page.word(word) for word in words)
    if when.bought_in:
        yield page.phrases.join(names(page.phrases, "bought", when.bought_in))
    if when.purchased is not None:
        yield page.say("bought_days", days=period_words(page, when.purchased))


def _basis(page: PolicyPage, window: Window) -> str:
    return page.say(f"basis_{window.basis.value}") if window.basis else ""


_EXTRA_COLUMNS: tuple[Column, ...] = (
    ("where", _place),
    ("returns_applies_to", _conditions),
    ("returns_basis", _basis),
)


def _seasons_table(page: PolicyPage, seasons: Sequence[Season]) -> tuple[Table, ...]:
    today = page.edition.settings.today
    coming = [season for season in seasons if season.until is None or season.until >= today]
    if not coming:
        return ()
    keys = ("returns_season", "returns_bought", "returns_until", "where")
    rows = tuple(
        (
            page.phrases.text(season.name),
            period_words(page, season.purchased),
            page.phrases.date(season.until) if season.until else page.phrases.count("days", season.days or 0),
            page.places(season.markets) or page.say("everywhere"),
        )
        for season in coming
    )
    return (Table(page.say("returns_seasons"), tuple(page.say(key) for key in keys), rows),)


# --- Exclusions, methods, refund ---------------------------------------------------------


def _exclusions_section(page: PolicyPage, exclusions: Sequence[Exclusion]) -> PolicySection:
    title = page.say("returns_exclusions")
    if not exclusions:
        return PolicySection("exclusions", title)
    is_open = any(exclusion.unless_defective for exclusion in exclusions)
    keys = ("returns_item", "returns_reason", "returns_if_defective")
    rows = tuple(
        (
            page.phrases.text(exclusion.what),
            " · ".join(_reasons(page, exclusion)),
            page.say("returns_possible" if exclusion.unless_defective else "returns_impossible"),
        )
        for exclusion in exclusions
    )
    return PolicySection(
        "exclusions",
        title,
        paragraphs=(page.say("returns_unless_defective"),) if is_open else (),
        tables=(Table(title, tuple(page.say(key) for key in keys), rows),),
    )


def _reasons(page: PolicyPage, exclusion: Exclusion) -> tuple[str, ...]:
    return some(
        page.say(f"reason_{exclusion.reason.value}"),
        page.say("returns_confirmation") if exclusion.requires_confirmation else "",
        exclusion.source,
    )


def _methods_section(page: PolicyPage, returns: Returns) -> PolicySection:
    title = page.say("returns_methods")
    if not returns.methods:
        return PolicySection("methods", title)
    keys = ("returns_method", "returns_cost", "returns_cost_defective", "returns_label", "returns_countries")
    rows = tuple(
        (
            f"{page.phrases.text(method.name)} ({method.carrier})"
            if method.carrier
            else page.phrases.text(method.name),
            cost(page.phrases, method.cost),
            cost(page.phrases, method.cost_if_defective),
            page.say(f"label_{method.label.value}" if method.label else "label_none"),
            page.places(countries=method.countries) or page.say("returns_all_countries"),
        )
        for method in returns.methods
    )
    address = returns.return_address
    where = ""
    if address is not None:
        town = f"{address.postal_code} {address.city}"
        where = ", ".join((address.street, town, page.phrases.country(address.country)))
    return PolicySection(
        "methods",
        title,
        paragraphs=some(page.say("returns_address", address=where) if where else ""),
        tables=(Table(title, tuple(page.say(key) for key in keys), rows),),
        parts=tuple(
            StepList(page.phrases.text(method.name), texts(page.phrases, method.steps))
            for method in returns.methods
            if method.steps
        ),
        links=(Link(page.say("returns_start"), returns.start_url),) if returns.start_url else (),
    )


def _refund_section(page: PolicyPage, returns: Returns) -> PolicySection:
    refund = returns.refund
    lines = some(
        page.say(
            "returns_refund_line",
            time=page.phrases.duration(refund.within),
            clock=page.say(f"clock_{refund.starts_from.value}"),
        ),
        page.say("returns_refund_bank", time=page.phrases.duration(refund.bank_days)) if refund.bank_days else "",
        page.say(f"returns_outbound_{refund.outbound_shipping.value}"),
        page.say(f"returns_wait_{refund.may_wait_for.value}") if refund.may_wait_for else "",
        _restocking_fee(page, returns),
        page.say("returns_refund_types"),
    )
    ways = names(page.phrases, "refund", refund.types)
    return PolicySection("refund", page.say("returns_refund"), paragraphs=lines, items=ways)


def _restocking_fee(page: PolicyPage, returns: Returns) -> str:
    fee = returns.restocking_fee
    if fee is None:
        return ""
    amount = page.phrases.money(fee.amount) if fee.amount else page.phrases.percent(fee.percent or 0)
    if fee.applies_to is not None:
        return page.say("returns_fee_for", what=page.phrases.text(fee.applies_to), amount=amount)
    return page.say("returns_fee", amount=amount)
