"""A return window that no order ever reaches is found; one that some order reaches never is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpgen.policy.period import Period
from helpgen.policy.returns import Clock, Conditions, DayUnit, PurchasePlace, Window
from helpgen.policy.text import same_everywhere
from helpgen.policy.windows import find_shadowed


def when(
    market: tuple[str, ...] = (),
    tier: tuple[str, ...] = (),
    category: tuple[str, ...] = (),
    place: tuple[PurchasePlace, ...] = (),
    purchased: Period | None = None,
) -> Conditions:
    return Conditions(market, tier, category, (), (), place, purchased)


def window(conditions: Conditions | None) -> Window:
    return Window("w", same_everywhere("W"), 30, DayUnit.CALENDAR, Clock.DELIVERY, conditions, None)


WINTER = Period(date(2026, 11, 1), date(2026, 12, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
SPRING = Period(None, date(2026, 6, 30))
LATER = Period(date(2026, 7, 1), None)
ONLINE, STORE = PurchasePlace.ONLINE, PurchasePlace.STORE


@pytest.mark.parametrize(
    ("conditions", "markets", "expected"),
    [
        ([None, when(tier=("club",))], (), ((1, 0),)),
        ([when(tier=("club",)), None], (), ()),
        ([when(tier=("club",)), when(tier=("club",), category=("shoes",))], (), ((1, 0),)),
        ([when(category=("shoes",)), when(category=("shoes", "bags"))], (), ()),
        ([when(category=("shoes",)), when(category=("bags",)), when(category=("shoes", "bags"))], (), ((2, 1),)),
        ([when(market=("cz",)), when(market=("de",)), None], ("cz", "de"), ((2, 1),)),
        ([when(market=("cz",)), when(market=("de",)), None], ("cz", "de", "th"), ()),
        ([when(market=("cz",)), when(market=("de",)), None], (), ()),
        ([when(purchased=YEAR), when(purchased=WINTER)], (), ((1, 0),)),
        ([when(purchased=WINTER), when(purchased=YEAR)], (), ()),
        ([when(purchased=SPRING), when(purchased=LATER), None], (), ((2, 1),)),
        ([when(place=(ONLINE,)), when(place=(STORE,)), None], (), ((2, 1),)),
        ([None, None, None], (), ((1, 0), (2, 0))),
    ],
)  # fmt: skip
def test_shadowed_window_is_found_with_the_one_that_takes_its_orders(
    conditions: list[Conditions | None], markets: tuple[str, ...], expected: tuple[tuple[int, int], ...]
) -> None:
    assert find_shadowed([window(one) for one in conditions], markets) == expected


WORDS = st.lists(st.sampled_from(("a", "b")), unique=True, max_size=2).map(tuple)
CONDITIONS = st.one_of(st.none(), st.builds(when, WORDS, WORDS, WORDS))


def first_fit(windows: list[Conditions | None], order: tuple[str, str, str]) -> int | None:
    def fits(one: Conditions | None) -> bool:
        if one is None:
            return True
        parts = zip((one.market, one.member_tier, one.category), order, strict=True)
        return all(not words or word in words for words, word in parts)

    return next((number for number, one in enumerate(windows) if fits(one)), None)


@settings(max_examples=300)
@given(st.lists(CONDITIONS, min_size=1, max_size=5))
def test_every_order_tried_one_by_one_agrees(conditions: list[Conditions | None]) -> None:
    words = ("a", "b", "something else")
    reached = {first_fit(conditions, (x, y, z)) for x in words for y in words for z in words}
    shadowed = {number for number, _ in find_shadowed([window(one) for one in conditions])}
    assert shadowed == set(range(len(conditions))) - reached


def test_very_many_words_do_not_take_long() -> None:
    names = tuple(f"word-{number}" for number in range(40))
    many = [window(when((name,), (name,), (name,))) for name in names]
    assert find_shadowed([*many, window(None), window(when(("word-1",)))]) == ((41, 40),)
