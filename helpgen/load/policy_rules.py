"""What a writer is told about promises that contradict themselves or the store.

Knows wordings only; must never know how contradictions are found.
"""

from collections.abc import Sequence
from datetime import date

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.load.wording import shorten


@rule("HC151", Severity.ERROR)
def window_never_matches(window: str, taker: str) -> Wording:
    """A return window can never apply.

    What: The first window whose conditions fit an order applies, and those before this one fit every order that it
        would.
    Why: Shoppers would be promised something that they never get.
    Fix: Put special windows before general ones, or correct their conditions.
    Example: `{id: standard, days: 30}` without `when` before `{id: members, when: {member_tier: club}}`.
    """
    message = f'window "{shorten(window)}" can never apply: "{shorten(taker)}" and those before it take its orders'
    return Wording(message, f'Put "{shorten(window)}" before "{shorten(taker)}", or change one of them.')


@rule("HC152", Severity.ERROR)
def bands_overlap(rate: str, place: str, first_line: int) -> Wording:
    """Two bands of a rate have a price for the same order.

    What: A band begins before another one ends.
    Why: An order that fits both would have two prices.
    Fix: Let each band begin `at_least` where the other ends `below`.
    Example: `{weight: {below: 5 kg}}` and `{weight: {at_least: 4 kg}}`.
    """
    message = f'rate "{shorten(rate)}" has two prices for {place}: here and in line {first_line}'
    return Wording(message, 'Let one band begin "at_least" where the other ends "below".')


@rule("HC153", Severity.ERROR)
def gap_between_bands(rate: str, place: str) -> Wording:
    """The bands of a rate leave out some orders.

    What: No band has a price for an order of this value, weight or number of items.
    Why: The shop could not say what such an order costs.
    Fix: Add a band, or move the borders of its neighbours. Orders that are too heavy for the method need no band if
        the method says `max_weight`.
    Example: `{weight: {below: 2 kg}}` and `{weight: {at_least: 3 kg}}`.
    """
    return Wording(f'rate "{shorten(rate)}" has no price for {place}', "Add a band, or move the border of another one.")


@rule("HC154", Severity.ERROR)
def end_before_start(end_key: str, end: str, start_key: str, start: str) -> Wording:
    """Something ends before it begins.

    What: The last day or the upper border lies before the first one.
    Why: Nothing lies between them, so the promise would never hold.
    Fix: Exchange or correct the two values.
    Example: `{first_day: 2026-12-24, last_day: 2026-12-01}`
    """
    message = f'{end_key} "{shorten(end)}" lies before {start_key} "{shorten(start)}"'
    return Wording(message, "Exchange or correct the two.")


@rule("HC155", Severity.ERROR)
def method_without_rate(method: str) -> Wording:
    """A delivery method has no rate.

    What: No rate names the method, so it has neither a price nor a delivery time anywhere.
    Why: Nobody can choose it, and no page can say what it costs.
    Fix: Add a rate for each zone in which it is offered, or remove the method.
    Example: a method `locker` while all `rates` name `courier`.
    """
    message = f'method "{shorten(method)}" has no rate'
    return Wording(message, f'Add "{{id: …, method: {shorten(method)}, zone: …, price: …, transit: …}}" to rates.')


@rule("HC156", Severity.ERROR)
def currency_mismatch(amount: str, market: str, currency: str) -> Wording:
    """A price is in a currency that its shoppers do not pay in.

    What: The price is for a market (or stands beside a price) with another currency.
    Why: A shopper would see two currencies on one bill, and the two cannot be compared.
    Fix: Give the price in the currency of the market, in a zone of its own if need be, or correct `currency` in
        `store.yml`.
    Example: `price: 19.90 EUR` in a zone of Thailand, whose market has `currency: THB`.
    """
    hint = f"Give it in {currency}, or correct the currency of the market in store.yml."
    return Wording(f'"{shorten(amount)}" is for {market}, where prices are in {currency}', hint)


@rule("HC157", Severity.ERROR)
def unknown_calendar(name: str, nearest: Sequence[str]) -> Wording:
    """A calendar of public holidays does not exist.

    What: Calendars are named after a country, `CZ`, or a part of one, `DE-BY`; there is none of this name.
    Why: Delivery dates would be counted through holidays.
    Fix: Use the code of the country, or list the days as `holidays` in `store.yml`.
    Example: `holiday_calendar: Czechia`
    """
    hint = 'Use the code of a country such as "CZ", or of a part of one such as "DE-BY".'
    if nearest:
        hint = f'Did you mean "{nearest[0]}"?'
    return Wording(f'there is no holiday calendar "{shorten(name)}"', hint)


@rule("HC158", Severity.ERROR)
def cutoff_without_zone(cutoff: str, place: str) -> Wording:
    """A cut-off time has no time zone.

    What: It is not known on whose clock the time is meant: the store has no time zone, or parcels leave from another
        country than the store's.
    Why: A shopper far away would be told the wrong day.
    Fix: Give the store or the origin its `time_zone`.
    Example: `cutoff: "14:00"` and an origin in Thailand of a store in Czechia.
    """
    message = f'the cut-off "{shorten(cutoff)}" has no time zone {place}'
    return Wording(message, 'Add "time_zone: Europe/Prague", or whatever is right, there.')


@rule("HC159", Severity.ERROR)
def version_day_differs(day: str, effective_from: str) -> Wording:
    """The name of a dated policy is not the day from which it binds.

    What: `returns@2026-01-01.yml` holds the version that binds from 2026-01-01 on; its `effective_from` says another
        day, or nothing.
    Why: The address of its page is made of the day and never changes.
    Fix: Rename the file, or correct `effective_from`.
    Example: `returns@2026-01-01.yml` with `effective_from: 2026-02-01`.
    """
    message = f'the name says "{shorten(day)}", effective_from says {shorten(effective_from)}'
    return Wording(message, "Rename the file, or correct effective_from.")


@rule("HC163", Severity.ERROR)
def rate_twice(rate: str, other: str, first_line: int) -> Wording:
    """Two rates have a price for the same method in the same zone.

    What: Method, zone, club level and origin are the same, and both hold at the same time.
    Why: The shopper would see two prices for one thing.
    Fix: Remove one, or tell them apart by `member_tier`, `first_day` and `last_day`. Prices by weight or order value
        are `bands` of one rate.
    Example: two rates with `method: courier, zone: europe`.
    """
    message = f'rate "{shorten(rate)}" is for the same orders as "{shorten(other)}", in line {first_line}'
    return Wording(message, "Remove one, or make them bands of one rate.")


@rule("HC164", Severity.ERROR)
def example_does_not_match(example: str, pattern: str) -> Wording:
    """An example of a tracking number does not fit its pattern.

    What: `number_example` is not what `number_pattern` describes.
    Why: One of them is wrong, and with a wrong pattern shoppers could not follow their parcels.
    Fix: Correct the pattern or the example. The pattern must fit the whole number.
    Example: `number_pattern: "[0-9]{10}"` with `number_example: "12345678901"`.
    """
    message = f'the number "{shorten(example)}" does not match the pattern "{shorten(pattern)}"'
    return Wording(message, "Correct one of the two; the pattern must fit the whole number.")


@rule("HC165", Severity.ERROR)
def one_of_two(name: str, keys: Sequence[str], given: int) -> Wording:
    """An entry needs exactly one of two keys.

    What: The two keys answer the same question in two ways; the entry has both or neither.
    Why: With both, nobody could say which one holds; with neither, nothing is promised.
    Fix: Keep one.
    Example: a season with neither `until` nor `days`, a rate with both `price` and `bands`.
    """
    words = " or ".join(f'"{key}"' for key in keys)
    state = "both" if given else "neither"
    return Wording(f"{shorten(name)} needs {words} and has {state}", "Keep one of them." if given else "Add one.")


def day_words(day: date | None) -> str:
    """Return a day as writers type it, "nothing" for None."""
    return f'"{day.isoformat()}"' if day else "nothing"


RULES: tuple[Rule[...], ...] = (
    window_never_matches,
    bands_overlap,
    gap_between_bands,
    end_before_start,
    method_without_rate,
    currency_mismatch,
    unknown_calendar,
    cutoff_without_zone,
    version_day_differs,
    rate_twice,
    example_does_not_match,
    one_of_two,
)
