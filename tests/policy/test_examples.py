"""The promises of the tools on a shop that fits into the head."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from helpgen.policy.calendars import Calendar, HalfDay
from helpgen.policy.channel_ranking import ChannelTerms, rank_channels
from helpgen.policy.delivery import (
    Delivery,
    DeliveryTerms,
    LastOrder,
    Peak,
    Reason,
    ReasonKind,
    estimate_delivery,
    last_order,
)
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.hours import WEEK, OpeningHours, Weekday
from helpgen.policy.minor_units import from_minor
from helpgen.policy.opening import Opening, Schedule, SpecialHours, opening_at
from helpgen.policy.outcomes import Needs, Unknown, Why
from helpgen.policy.return_check import DecidedBy, ReturnDecision, check_return
from helpgen.policy.return_terms import (
    ALWAYS,
    Answers,
    LegalFloor,
    ReturnExclusion,
    ReturnMarket,
    ReturnTerms,
    ReturnWay,
    ReturnWindow,
    SeasonalExtension,
    WarrantyTerms,
    When,
)  # fmt: skip
from helpgen.policy.returns import Clock, DayUnit, ExclusionReason, LabelSource
from helpgen.policy.tracking import LateTerms, ParcelStage, Tracking, TrackingTerms, find_tracking, parcel_dates
from helpgen.policy.warranty import WarrantyKind

CZ = Calendar(
    weekend=(Weekday.SATURDAY, Weekday.SUNDAY),
    closed=(date(2026, 11, 17), date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)),
    open=(),
    half_days=(HalfDay(date(2026, 12, 31), time(12)),),
    tentative=(),
    first_day=date(2026, 1, 1),
    last_day=date(2027, 12, 31),
)
SHOP = DeliveryTerms(
    time_zone="Europe/Prague",
    cutoff=time(14),
    handling=Duration(0, 1, Unit.BUSINESS_DAY),
    transit=Duration(1, 2, Unit.BUSINESS_DAY),
    origin=CZ,
    destination=CZ,
    peaks=(),
)
MARKET = ReturnMarket(
    "cz", ("CZ",), "Europe/Prague", CZ, extends_to_working_day=True,
    floor=LegalFloor("eu-withdrawal", 14, DayUnit.CALENDAR, Clock.DELIVERY, (ExclusionReason.PERISHABLE,)),
)  # fmt: skip
RETURNS = ReturnTerms(
    markets=(MARKET,),
    windows=(
        ReturnWindow("sale", 7, DayUnit.CALENDAR, Clock.DELIVERY, When(categories=("sale",))),
        ReturnWindow("standard", 30, DayUnit.CALENDAR, Clock.DELIVERY, ALWAYS),
    ),
    seasons=(
        SeasonalExtension(
            "christmas",
            When(purchased_from=date(2026, 11, 15), purchased_until=date(2026, 12, 24)),
            date(2027, 1, 31),
            None,
        ),
    ),
    exclusions=(
        ReturnExclusion("food", ExclusionReason.PERISHABLE, unless_defective=True, when=When(categories=("food",))),
        ReturnExclusion("socks", ExclusionReason.OTHER, unless_defective=True, when=When(categories=("socks",))),
    ),
    ways=(
        ReturnWay("post", ("CZ",), None, from_minor(0, "CZK"), LabelSource.CUSTOMER),
        ReturnWay("courier", ("CZ",), from_minor(9900, "CZK"), from_minor(0, "CZK"), LabelSource.DOWNLOAD),
        ReturnWay("store", ("CZ",), from_minor(0, "CZK"), from_minor(0, "CZK"), None),
        ReturnWay("mail", ("TH",), None, None, LabelSource.CUSTOMER),
    ),
    warranties=(
        WarrantyTerms("legal", WarrantyKind.LEGAL, Duration(2, 2, Unit.YEAR), Clock.DELIVERY, ALWAYS),
        WarrantyTerms("packs", WarrantyKind.COMMERCIAL, None, Clock.DELIVERY, When(categories=("packs",))),
    ),
)
SHOES = Answers(category="shoes", ordered_on=date(2026, 9, 28), delivered_on=date(2026, 10, 1))


def at(text: str) -> datetime:
    """An instant from the clocks of Prague in winter."""
    return datetime.fromisoformat(f"{text}+01:00")


@pytest.mark.parametrize(
    ("now", "earliest", "latest", "why"),
    [
        ("2026-11-23T11:50", date(2026, 11, 24), date(2026, 11, 26), ()),
        ("2026-11-23T14:00", date(2026, 11, 25), date(2026, 11, 27), (ReasonKind.AFTER_CUTOFF,)),
        ("2026-11-21T11:50", date(2026, 11, 24), date(2026, 11, 26), (ReasonKind.WEEKEND,)),
        (
            "2026-11-16T15:00",
            date(2026, 11, 19),
            date(2026, 11, 23),
            (ReasonKind.AFTER_CUTOFF, ReasonKind.CLOSED_ORIGIN),
        ),
        ("2026-12-31T11:59", date(2027, 1, 4), date(2027, 1, 6), (ReasonKind.CLOSED_ORIGIN,)),
        ("2026-12-31T12:00", date(2027, 1, 5), date(2027, 1, 7), (ReasonKind.HALF_DAY, ReasonKind.CLOSED_ORIGIN)),
    ],
)  # fmt: skip
def test_parcel_arrives_between(now: str, earliest: date, latest: date, why: tuple[ReasonKind, ...]) -> None:
    answer = estimate_delivery(SHOP, at(now))
    assert isinstance(answer, Delivery)
    assert (answer.earliest, answer.latest) == (earliest, latest)
    assert tuple(dict.fromkeys(reason.kind for reason in answer.reasons if reason.day <= answer.dispatch_latest)) == why


def test_countdown_is_the_time_left_for_today() -> None:
    answer = estimate_delivery(SHOP, at("2026-11-23T11:50"))
    assert isinstance(answer, Delivery)
    assert answer.countdown_seconds == (2 * 60 + 10) * 60
    assert answer.order_until == at("2026-11-23T14:00")


@pytest.mark.parametrize(
    ("now", "hours"), [("2027-03-28T01:30+01:00", 9.5), ("2027-10-31T01:30+02:00", 11.5)], ids=["spring", "autumn"]
)
def test_countdown_counts_the_hours_that_really_pass_when_the_clocks_change(now: str, hours: float) -> None:
    sundays = replace(SHOP, cutoff=time(12), origin=replace(CZ, weekend=()))
    answer = estimate_delivery(sundays, datetime.fromisoformat(now))
    assert isinstance(answer, Delivery)
    assert answer.countdown_seconds == hours * 3600


def test_order_until_for_christmas() -> None:
    found = last_order(SHOP, at("2026-12-01T09:00"), date(2026, 12, 23))
    assert found == LastOrder(date(2026, 12, 18), at("2026-12-18T14:00").astimezone(UTC), is_tentative=False)
    assert last_order(SHOP, at("2026-12-18T14:00"), date(2026, 12, 23)) is None


def test_peak_adds_days_from_its_first_to_its_last_day_included() -> None:
    busy = replace(SHOP, peaks=(Peak(date(2026, 11, 23), date(2026, 11, 24), 0, 2),))
    for day, latest, is_peak in ((20, 25, False), (23, 30, True), (24, 1, True), (25, 30, False)):
        answer = estimate_delivery(busy, at(f"2026-11-{day}T09:00"))
        assert isinstance(answer, Delivery)
        assert answer.latest.day == latest
        assert (Reason(ReasonKind.PEAK, date(2026, 11, day)) in answer.reasons) == is_peak


def test_beyond_the_known_holidays_there_is_no_date() -> None:
    assert estimate_delivery(SHOP, at("2027-12-30T15:00")) == Unknown(Why.BEYOND_CALENDAR)
    assert estimate_delivery(SHOP, at("2025-12-31T15:00")) == Unknown(Why.BEYOND_CALENDAR)


def decide(answers: Answers, now: str) -> ReturnDecision:
    answer = check_return(RETURNS, answers, at(now))
    assert isinstance(answer, ReturnDecision)
    return answer


def test_thirty_days_that_would_end_on_a_saturday_end_on_monday() -> None:
    answer = decide(SHOES, "2026-11-02T23:59")
    assert (answer.decided_by, answer.rule, answer.last_day) == (DecidedBy.WINDOW, "standard", date(2026, 11, 2))
    assert (answer.is_returnable, answer.days_left, answer.ends_at) == (True, 0, at("2026-11-03T00:00"))
    assert not decide(SHOES, "2026-11-03T00:00").is_returnable


def test_first_window_that_fits_wins_but_the_law_is_the_least() -> None:
    answer = decide(replace(SHOES, category="sale"), "2026-10-05T10:00")
    assert (answer.decided_by, answer.rule, answer.last_day) == (DecidedBy.LAW, "eu-withdrawal", date(2026, 10, 15))


def test_bought_in_a_shop_there_is_no_withdrawal_by_law() -> None:
    answer = decide(Answers(category="sale", purchased_on=date(2026, 10, 1)), "2026-10-05T10:00")
    assert (answer.decided_by, answer.last_day) == (DecidedBy.WINDOW, date(2026, 10, 8))


def test_season_moves_the_end_on_and_never_back() -> None:
    gift = replace(SHOES, ordered_on=date(2026, 11, 20), delivered_on=date(2026, 11, 24))
    assert decide(gift, "2026-12-20T10:00").last_day == date(2027, 1, 31)
    late = replace(gift, delivered_on=date(2027, 1, 5))
    assert decide(late, "2027-01-06T10:00").decided_by is DecidedBy.WINDOW


def test_season_that_gives_no_day_more_does_not_decide() -> None:
    gift = replace(SHOES, ordered_on=date(2026, 11, 20), delivered_on=date(2027, 1, 2))
    assert decide(gift, "2027-01-06T10:00").last_day == date(2027, 2, 1)
    equal = replace(RETURNS, seasons=(replace(RETURNS.seasons[0], return_until=date(2027, 2, 1)),))
    answer = check_return(equal, gift, at("2027-01-06T10:00"))
    assert isinstance(answer, ReturnDecision)
    assert answer.decided_by is DecidedBy.WINDOW


def test_exclusion_refuses_gives_its_reason_and_lets_defects_pass() -> None:
    food = replace(SHOES, category="food")
    assert check_return(RETURNS, food, at("2026-10-05T10:00")) == Needs(("isDefective",))
    refused = decide(replace(food, is_defective=False), "2026-10-05T10:00")
    assert (refused.is_returnable, refused.reason, refused.ways) == (False, ExclusionReason.PERISHABLE, ())
    assert [cover.id for cover in refused.warranties] == ["legal"]
    assert decide(replace(food, is_defective=True), "2026-10-05T10:00").is_returnable


def test_exclusion_that_the_law_does_not_accept_leaves_the_period_of_the_law() -> None:
    answer = decide(replace(SHOES, category="socks", is_defective=False), "2026-10-05T10:00")
    assert (answer.decided_by, answer.is_returnable, answer.last_day) == (DecidedBy.LAW, True, date(2026, 10, 15))


def test_free_ways_back_come_first_and_defects_cost_nothing() -> None:
    assert [way.id for way in decide(SHOES, "2026-10-05T10:00").ways] == ["store", "courier", "post"]
    broken = decide(replace(SHOES, is_defective=True), "2026-10-05T10:00")
    assert [way.cost for way in broken.ways] == [from_minor(0, "CZK")] * 3


def test_warranty_goes_on_where_returns_end() -> None:
    pack = Answers(category="packs", ordered_on=date(2026, 2, 1), delivered_on=date(2026, 2, 28))
    answer = decide(pack, "2027-10-05T10:00")
    assert not answer.is_returnable
    assert [(cover.id, cover.ends_on, cover.is_over) for cover in answer.warranties] == [
        ("legal", date(2028, 2, 28), False),
        ("packs", None, False),
    ]


def test_only_what_decides_is_asked() -> None:
    assert check_return(RETURNS, Answers(), at("2026-10-05T10:00")) == Needs(("category",))
    assert check_return(RETURNS, Answers(category="shoes"), at("2026-10-05T10:00")) == Needs(("deliveredOn",))
    before_the_season = Answers(category="shoes", delivered_on=date(2026, 10, 1))
    assert isinstance(check_return(RETURNS, before_the_season, at("2026-10-05T10:00")), ReturnDecision)
    in_the_season = Answers(category="shoes", delivered_on=date(2026, 11, 24))
    assert check_return(RETURNS, in_the_season, at("2026-11-25T10:00")) == Needs(("orderedOn",))


PHONE = Schedule(
    "Europe/Prague",
    (OpeningHours(WEEK[:5], time(8), time(20)), OpeningHours((Weekday.FRIDAY,), time(22), time(2))),
    (SpecialHours(date(2026, 12, 24), time(9), time(11)),),
    CZ,
)


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        ("2026-11-23T10:00", True, "2026-11-23T20:00"),
        ("2026-11-23T20:00", False, "2026-11-24T08:00"),
        ("2026-11-27T21:00", False, "2026-11-27T22:00"),
        ("2026-11-28T01:59", True, "2026-11-28T02:00"),  # the night from Friday
        ("2026-11-28T10:00", False, "2026-11-30T08:00"),
        ("2026-11-16T20:00", False, "2026-11-18T08:00"),  # the 17th is a holiday
        ("2026-12-24T10:00", True, "2026-12-24T11:00"),  # a holiday with hours of its own
        ("2026-12-31T10:00", True, "2026-12-31T12:00"),  # a half day
    ],
)
def test_open_or_closed_and_until_when(now: str, is_open: bool, changes: str) -> None:
    edge = at(changes).astimezone(UTC)
    assert opening_at(PHONE, at(now)) == Opening(is_open, None if is_open else edge, edge if is_open else None)


def test_half_day_that_ends_when_the_hours_begin_has_none() -> None:
    noon = replace(PHONE, hours=(OpeningHours(WEEK, time(12), time(20)),))
    assert opening_at(noon, at("2026-12-31T12:30")) == Opening(False, at("2027-01-02T12:00").astimezone(UTC), None)


def test_unknown_hours_and_unknown_holidays_are_no_answer() -> None:
    nothing = replace(PHONE, hours=(), special=())
    assert opening_at(nothing, at("2026-11-23T10:00")) is None
    assert opening_at(PHONE, at("2029-11-23T10:00")) is None
    moon = replace(PHONE, calendar=replace(CZ, tentative=(date(2026, 11, 23),)))
    assert opening_at(moon, at("2026-11-23T10:00")) is None


def test_always_open_has_no_end() -> None:
    always = replace(PHONE, hours=(OpeningHours(WEEK, time(0), time(0)),), special=(), calendar=None)
    assert opening_at(always, at("2026-11-23T10:00")) == Opening(is_open=True, opens_at=None, closes_at=None)


def test_opening_is_looked_for_thirty_days_ahead() -> None:
    for days, is_found in ((30, True), (31, False)):
        special = (SpecialHours(date(2026, 6, 1) + timedelta(days=days), time(9), time(10)),)
        answer = opening_at(Schedule("UTC", (), special, None), datetime(2026, 6, 1, 12, tzinfo=UTC))
        assert isinstance(answer, Opening)
        assert (answer.opens_at is not None) == is_found


def test_channels_are_ranked_by_topic_language_opening_and_wait() -> None:
    always = replace(PHONE, hours=(OpeningHours(WEEK, time(0), time(0)),), special=(), calendar=None)
    channels = (
        ChannelTerms("post", (), (), (), None, None),
        ChannelTerms("phone", ("returns",), (), ("cs",), PHONE, 2),
        ChannelTerms("mail", ("returns",), (), ("cs", "en"), None, 1440),
        ChannelTerms("chat", ("returns",), (), ("en",), always, 5),
        ChannelTerms("social", ("returns",), ("returns",), (), None, 1),
    )
    sunday = at("2026-11-22T20:00")
    ranked = rank_channels(channels, "returns", "cs", sunday)
    assert [channel.id for channel in ranked] == ["mail", "phone", "chat", "post"]
    assert ranked[1].wait_minutes == 12 * 60 + 2
    monday = rank_channels(channels, "returns", "cs", at("2026-11-23T10:00"))
    assert [channel.id for channel in monday] == ["phone", "mail", "chat", "post"]


def test_number_is_checked_and_put_into_the_address() -> None:
    terms = TrackingTerms(r"[A-Z]{2}\d{9}CZ", "https://carrier.example/?n={number}")
    assert find_tracking(terms, "rr 123-456-789 cz") == Tracking(
        "RR123456789CZ", "https://carrier.example/?n=RR123456789CZ"
    )
    assert find_tracking(terms, "RR123456789CZ1") == Needs(("number",))


@pytest.mark.parametrize(
    ("today", "stage"),
    [(23, ParcelStage.ON_TIME), (24, ParcelStage.WAIT), (26, ParcelStage.LATE), (30, ParcelStage.LOST)],
)
def test_parcel_is_late_and_then_lost(today: int, stage: ParcelStage) -> None:
    terms = LateTerms(Duration(3, 3, Unit.BUSINESS_DAY), Duration(1, 1, Unit.WEEK), CZ)
    answer = parcel_dates(terms, date(2026, 11, 23), date(2026, 11, today))
    assert not isinstance(answer, (Needs, Unknown))
    assert answer.stage is stage
    assert (answer.late_on, answer.lost_on) == (date(2026, 11, 26), date(2026, 11, 30))
