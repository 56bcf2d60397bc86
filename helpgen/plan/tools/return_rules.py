"""The policies about returns and warranties as the rules that Python and the browser ask.

Every country is a market of its own here: holidays and laws are those of countries.
"""

from collections.abc import Iterator, Sequence

from helpgen.model import HelpCenter, Market, Store
from helpgen.plan.tools.calendars import CalendarBook
from helpgen.policy.legal_floors import EU_COUNTRIES, legal_floor
from helpgen.policy.return_rules import TOLD_CLOCKS
from helpgen.policy.return_terms import (
    ALWAYS,
    ReturnExclusion,
    ReturnMarket,
    ReturnTerms,
    ReturnWay,
    ReturnWindow,
    SeasonalExtension,
    WarrantyTerms,
    When,
)
from helpgen.policy.returns import Conditions, Exclusion, Returns, Season, Window
from helpgen.policy.text import Text
from helpgen.policy.warranty import Warranty


def return_terms(help_center: HelpCenter, calendars: CalendarBook) -> ReturnTerms | None:
    """Return all rules; None where they hang on a day that no shopper can tell, or where there is no store."""
    policy, store, warranty = help_center.policies.returns, help_center.store, help_center.policies.warranty
    if policy is None or store is None or not has_told_clocks(policy):
        return None
    warranties = warranty.warranties if warranty else ()
    return ReturnTerms(
        markets=tuple(_markets(store, policy, calendars)),
        windows=tuple(_window(window, policy, store) for window in policy.windows),
        seasons=tuple(_season(season, store) for season in policy.seasons),
        exclusions=tuple(_exclusion(exclusion) for exclusion in policy.exclusions),
        ways=tuple(
            ReturnWay(method.id, method.countries, method.cost, method.cost_if_defective, method.label)
            for method in policy.methods
        ),
        warranties=tuple(_warranty(one, policy, store) for one in warranties if one.starts_from in TOLD_CLOCKS),
    )


def has_told_clocks(policy: Returns) -> bool:
    """Whether every window is counted from a day that a shopper can tell."""
    return all(window.starts_from in TOLD_CLOCKS for window in policy.windows)


# --- Items that a shopper can choose -------------------------------------------------


def excluded_item(exclusion: Exclusion) -> str:
    """Return the choice of an item that is excluded."""
    return f"excluded-{exclusion.id}"


def warranted_item(policy: Returns, words: Text) -> str:
    """Return the choice of an item for which there is a warranty: a word of the shop with the same name, if any."""
    same = next((word for word, name in policy.words if name == words), "")
    return same or f"warranty-{words.by_language[0][1]}"


def window_items(policy: Returns) -> tuple[str, ...]:
    """Return the words by which windows choose items."""
    return tuple(dict.fromkeys(word for one in policy.windows if one.when for word in one.when.category))


# --- Rules ---------------------------------------------------------------------------


def _markets(store: Store, policy: Returns, calendars: CalendarBook) -> Iterator[ReturnMarket]:
    agreed = tuple(one.reason for one in policy.exclusions if one.requires_confirmation)

    def market_in(country: str, market: Market | None) -> ReturnMarket:
        return ReturnMarket(
            id=country,
            countries=(country,) if country else (),
            time_zone=market.time_zone if market else store.time_zone,
            calendar=calendars.of_country(country, market, for_returns=True),
            extends_to_working_day=country in EU_COUNTRIES,
            floor=legal_floor(country, agreed),
        )

    for market in store.markets:
        for country in market.countries:
            yield market_in(country, market)
    if not store.markets:
        yield market_in(store.address.country if store.address else "", None)


def _countries(store: Store, markets: Sequence[str]) -> tuple[str, ...]:
    return tuple(country for market in store.markets if market.id in markets for country in market.countries)


def _when(when: Conditions | None, policy: Returns, store: Store) -> When:
    if when is None:
        return ALWAYS
    also = (excluded_item(one) for one in policy.exclusions if one.category and one.category in when.category)
    return When(
        markets=_countries(store, when.market),
        member_tiers=when.member_tier,
        categories=(*when.category, *also),
        conditions=when.condition,
        payments=when.payment,
        bought_in=when.bought_in,
        purchased_from=when.purchased.first_day if when.purchased else None,
        purchased_until=when.purchased.last_day if when.purchased else None,
    )


def _window(window: Window, policy: Returns, store: Store) -> ReturnWindow:
    return ReturnWindow(window.id, window.days, window.unit, window.starts_from, _when(window.when, policy, store))


def _season(season: Season, store: Store) -> SeasonalExtension:
    when = When(
        markets=_countries(store, season.markets),
        purchased_from=season.purchased.first_day,
        purchased_until=season.purchased.last_day,
    )
    return SeasonalExtension(season.id, when, season.until, season.days)


def _exclusion(exclusion: Exclusion) -> ReturnExclusion:
    when = When(categories=(excluded_item(exclusion),))
    return ReturnExclusion(exclusion.id, exclusion.reason, exclusion.unless_defective, when)


def _warranty(one: Warranty, policy: Returns, store: Store) -> WarrantyTerms:
    places = tuple(dict.fromkeys((*_countries(store, one.markets), *one.countries)))
    items = tuple(warranted_item(policy, words) for words in one.categories)
    return WarrantyTerms(one.id, one.kind, one.duration, one.starts_from, When(markets=places, categories=items))
