"""The data and the form of *Can I return it?*."""

from collections.abc import Iterator, Sequence

from helpgen.plan.edition import Edition
from helpgen.plan.policies.words import texts
from helpgen.plan.tools.return_rules import excluded_item, warranted_item, window_items
from helpgen.plan.tools.words import country_choices, decimals, named, topic_of, words_of
from helpgen.policy.return_terms import ReturnTerms
from helpgen.policy.returns import Clock, PurchasePlace, Returns
from helpgen.views import ReturnData, ToolField

_WORDS = (
    "tool_return_yes",
    "tool_return_late",
    "tool_return_never",
    "tool_return_warranty",
    "tool_return_until",
    "tool_return_was",
    "tool_return_last_day",
    "tool_days_left",
    "tool_no_limit",
    "tool_rule",
    "tool_counted_from",
    "tool_warranties",
    "tool_warranty_until",
    "tool_warranty_over",
    "tool_warranty_lifetime",
    "tool_guide",
    "tool_ask",
    "tool_unknown_no_window",
    "tool_needs_country",
    "tool_needs_ordered",
    "tool_needs_dispatched",
    "tool_needs_delivered",
    "tool_needs_last",
    "tool_needs_bought",
    "returns_conditions_lead",
    "returns_methods",
    "returns_refund",
    "returns_start",
    "returns_label",
    "returns_cost_customer",
    "warranty_claim",
)
_LAWS = ("eu", "uk", "cn", "th", "id")


def return_data(edition: Edition, policy: Returns, terms: ReturnTerms) -> ReturnData:
    """Return what the browser needs to answer."""
    phrases = edition.phrases
    warranty = edition.help_center.policies.warranty
    refund = policy.refund
    clock = phrases.say(f"clock_{refund.starts_from.value}")
    costs = [cost for way in terms.ways for cost in (way.cost, way.cost_if_defective) if cost is not None]
    return ReturnData(
        language=edition.language,
        words=words_of(phrases, *_WORDS),
        names=(
            *named("window", {one.id: phrases.text(one.name) for one in policy.windows}),
            *named("season", {one.id: phrases.text(one.name) for one in policy.seasons}),
            *named("exclusion", {one.id: phrases.text(one.what) for one in policy.exclusions}),
            *named("law", {law: phrases.say(f"tool_law_{law}") for law in _LAWS}),
            *named(
                "reason", {one.reason.value: phrases.say(f"reason_{one.reason.value}") for one in policy.exclusions}
            ),
            *named("way", {one.id: phrases.text(one.name) for one in policy.methods}),
            *named(
                "label",
                {one.label.value: phrases.say(f"label_{one.label.value}") for one in policy.methods if one.label},
            ),
            *named("warranty", {one.id: phrases.text(one.name) for one in (warranty.warranties if warranty else ())}),
        ),
        decimals=decimals(cost.currency for cost in costs),
        conditions=texts(phrases, policy.conditions),
        refund=(phrases.say("returns_refund_line", time=phrases.duration(refund.within), clock=clock),),
        way_steps=tuple(
            (one.id, tuple(phrases.text(step) for step in one.steps)) for one in policy.methods if one.steps
        ),
        start_url=policy.start_url,
        warranty_path=edition.page("policies", "warranty").address if warranty else "",
        topic=topic_of(edition.help_center, "returns"),
        terms=terms,
    )


def return_fields(edition: Edition, policy: Returns, terms: ReturnTerms) -> tuple[ToolField, ...]:
    """Return the questions; those that make no difference in this shop are left out."""
    return tuple(_fields(edition, policy, terms))


def _fields(edition: Edition, policy: Returns, terms: ReturnTerms) -> Iterator[ToolField]:
    say = edition.phrases.say
    countries = tuple(market.id for market in terms.markets)
    if len(countries) > 1:
        choices = country_choices(edition.phrases, countries)
        yield ToolField("country", "select", say("tool_country"), choices=choices)
    conditions = [window.when for window in policy.windows if window.when]
    if any(when.bought_in for when in conditions):
        places = tuple((place.value, say(f"bought_{place.value}")) for place in PurchasePlace)
        yield ToolField("place", "select", say("returns_bought"), choices=places)
    yield from _day_fields(edition, terms)
    yield ToolField("item", "select", say("returns_item"), choices=tuple(_items(edition, policy)))
    for name, label, none, words in (
        ("condition", "tool_condition", "tool_none_of_these", [word for when in conditions for word in when.condition]),
        ("member", "tool_member", "no", [word for when in conditions for word in when.member_tier]),
        ("paid", "tool_paid", "tool_none_of_these", [word for when in conditions for word in when.payment]),
    ):
        if words:
            yield ToolField(name, "select", say(label), choices=(("", say(none)), *_worded(edition, policy, words)))
    yield ToolField("faulty", "select", say("tool_faulty"), choices=(("", say("no")), ("yes", say("yes"))))


def _day_fields(edition: Edition, terms: ReturnTerms) -> Iterator[ToolField]:
    say = edition.phrases.say
    clocks = {
        *(window.starts_from for window in terms.windows),
        *(warranty.starts_from for warranty in terms.warranties),
        *(market.floor.starts_from for market in terms.markets if market.floor),
    }
    conditions = [window.when for window in terms.windows] + [season.when for season in terms.seasons]
    has_period = any(when.purchased_from or when.purchased_until for when in conditions)
    is_main = {window.starts_from for window in terms.windows}
    has_place = any(window.when.bought_in for window in terms.windows)
    if has_period or has_place or clocks & {Clock.ORDER, Clock.PURCHASE}:
        is_extra = Clock.ORDER not in is_main
        yield ToolField("ordered", "date", say("tool_ordered"), is_optional=is_extra, is_extra=is_extra)
    if Clock.DISPATCH in clocks:
        is_extra = Clock.DISPATCH not in is_main
        yield ToolField("dispatched", "date", say("tool_dispatched"), is_optional=is_extra, is_extra=is_extra)
    if clocks & {Clock.DELIVERY, Clock.DELIVERY_LAST_ITEM}:
        yield ToolField("delivered", "date", say("tool_delivered"))
    if Clock.DELIVERY_LAST_ITEM in clocks:
        yield ToolField("last", "date", say("tool_last"), say("tool_last_hint"), is_optional=True, is_extra=True)


def _items(edition: Edition, policy: Returns) -> Iterator[tuple[str, str]]:
    phrases = edition.phrases
    warranty = edition.help_center.policies.warranty
    yield "", phrases.say("tool_item_other")
    found = dict(_worded(edition, policy, window_items(policy)))
    for one in warranty.warranties if warranty else ():
        found |= {warranted_item(policy, words): phrases.text(words) for words in one.categories}
    yield from found.items()
    for exclusion in policy.exclusions:
        yield excluded_item(exclusion), phrases.text(exclusion.what)


def _worded(edition: Edition, policy: Returns, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = dict(policy.words)
    for word in dict.fromkeys(words):
        yield word, edition.phrases.text(known[word]) if word in known else word
