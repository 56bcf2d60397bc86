"""Return windows that can never apply, because the ones before them take every order that would fit.

The order of the list decides: the first window whose conditions fit an order applies.
"""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from helpgen.policy.period import Period
from helpgen.policy.returns import Conditions, Window

_CASES_AT_MOST = 5_000
_SOMETHING_ELSE = ""
"""Stands for every word that no window names."""

Case = Mapping[str, str | date]


def find_shadowed(windows: Sequence[Window], markets: Sequence[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return (number of a window that never applies, number of the last one that takes its orders).

    `markets` are all markets of the store: where every one is taken, nothing is left for a later window.
    """
    return tuple(
        (number, taker)
        for number in range(1, len(windows))
        if (taker := _find_taker(windows[:number], windows[number], markets)) is not None
    )


def _find_taker(earlier: Sequence[Window], window: Window, markets: Sequence[str]) -> int | None:
    cases = _cases(earlier, window, markets)
    if cases is None:  # too many to try: look at each earlier window alone
        return next((number for number, one in enumerate(earlier) if one.when is None), None)
    last = -1
    for case in cases:
        taker = next((number for number, one in enumerate(earlier) if _fits(one.when, case)), None)
        if taker is None:
            return None
        last = max(last, taker)
    return last if last >= 0 else None


def _cases(earlier: Sequence[Window], window: Window, markets: Sequence[str]) -> list[Case] | None:
    # One order for every combination of words and days that could make a difference.
    named = [one.when for one in (*earlier, window) if one.when is not None]
    choices: dict[str, list[str | date]] = {}
    for part in ("market", "member_tier", "category", "condition", "payment", "bought_in"):
        own = _words(window.when, part)
        words = dict.fromkeys(itertools.chain.from_iterable(_words(when, part) for when in named))
        anything: list[str | date] = [*words]
        is_complete = part == "market" and markets and set(markets) <= set(words)
        if not is_complete and not (part == "bought_in" and len(words) == 2):
            anything.append(_SOMETHING_ELSE)
        choices[part] = [*own] or anything
    own_period = window.when.purchased if window.when else None
    choices["purchased"] = [day for day in _days(named) if own_period is None or own_period.contains(day)]
    count = 1
    for words_of_part in choices.values():
        count *= len(words_of_part)
    if count > _CASES_AT_MOST:
        return None
    return [dict(zip(choices, case, strict=True)) for case in itertools.product(*choices.values())]


def _words(when: Conditions | None, part: str) -> tuple[str, ...]:
    if when is None:
        return ()
    parts: Mapping[str, tuple[str, ...]] = {
        "market": when.market,
        "member_tier": when.member_tier,
        "category": when.category,
        "condition": when.condition,
        "payment": when.payment,
        "bought_in": tuple(place.value for place in when.bought_in),
    }
    return parts[part]


def _days(named: Sequence[Conditions]) -> list[date]:
    # The days on which a period begins, the days after one ends, and a day before all of them.
    days = {date.min}
    for when in named:
        if when.purchased is not None:
            days |= {when.purchased.first_day} if when.purchased.first_day else set()
            last = when.purchased.last_day
            days |= {last + timedelta(days=1)} if last and last < date.max else set()
    return sorted(days)


def _fits(when: Conditions | None, case: Case) -> bool:
    if when is None:
        return True
    period = when.purchased or Period(None, None)
    day = case["purchased"]
    is_in_time = isinstance(day, date) and period.contains(day)
    parts = (part for part in case if part != "purchased")
    return is_in_time and all(not _words(when, part) or case[part] in _words(when, part) for part in parts)
