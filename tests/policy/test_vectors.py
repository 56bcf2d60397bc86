"""The vectors that the browser's tests read as well: fresh, many, and equal to what a slow oracle counts."""

import json
import re
from collections import Counter
from datetime import date, time
from pathlib import Path
from typing import Any

import make_vectors
import pytest
import shops
import slow_oracle

from helpgen.policy.zones import end_of_day, instant_of, local_day

FOLDER = shops.PROJECT_DIR / "tests" / "fixtures" / "policy"
HOW = "make them anew with tests/policy/make_vectors.py and read the diff"


def cases_of(name: str) -> tuple[list[Any], list[list[Any]]]:
    data = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return data["terms"], data["cases"]


def test_vectors_are_what_python_answers() -> None:
    made = make_vectors.render()
    assert {file.name for file in FOLDER.iterdir()} == made.keys()
    for name, text in made.items():
        stored = (FOLDER / name).read_text("utf-8").splitlines()
        assert stored == text.splitlines(), f"{name}: {HOW}"


def test_there_are_at_least_five_thousand_cases_in_every_zone_and_outcome() -> None:
    cases = {file.stem: cases_of(file.stem) for file in sorted(FOLDER.iterdir())}
    assert sum(len(found) for _, found in cases.values()) >= 5000
    assert {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe"} <= set(
        cases["zones"][0]
    )
    decided = Counter(case[-1].get("decidedBy", "nobody") for case in cases["returns"][1])
    assert {"window", "season", "law", "exclusion", "nobody"} == {by for by, count in decided.items() if count >= 10}
    reasons = {reason["kind"] for case in cases["delivery"][1] for reason in case[-1].get("reasons", [])}
    assert reasons == {"after_cutoff", "half_day", "weekend", "closed_origin", "closed_destination", "peak"}
    text = (FOLDER / "delivery.json").read_text("utf-8")
    assert len(re.findall(r"20\d\d-02-29T", text)) >= 10, "leap days"


def test_zones_agree_with_clocks_read_minute_by_minute() -> None:
    zones, cases = cases_of("zones")
    for number, day, at, instant, moment, local, end in cases:
        zone = zones[number]
        assert slow_oracle.text(slow_oracle.instant(day, at, zone)) == instant, (zone, day, at)
        assert slow_oracle.local(slow_oracle.parse(moment), zone) == local
        assert slow_oracle.text(slow_oracle.instant(slow_oracle.shift(day, 1), "00:00", zone)) == end


def test_deliveries_agree_with_days_counted_one_by_one() -> None:
    terms, cases = cases_of("delivery")
    for number, now, answer in cases:
        assert slow_oracle.delivery(terms[number], now) == answer, (number, now)


def test_last_orders_agree_with_every_day_tried() -> None:
    terms, cases = cases_of("last_order")
    for number, now, arrive_by, answer in cases:
        assert slow_oracle.last_order(terms[number], now, arrive_by) == answer, (number, now, arrive_by)


def test_returns_agree_with_days_counted_one_by_one() -> None:
    terms, cases = cases_of("returns")
    for number, told, now, answer in cases:
        counted = slow_oracle.returns(terms[number], told, now)
        if "needs" in answer:
            assert counted == {"needs": set(answer["needs"])}, (number, told, now)
            continue
        parts = {key: answer[key] for key in counted if key != "warranties"}
        covers = [(one["id"], one.get("endsOn"), one["isOver"]) for one in answer.get("warranties", [])]
        assert parts | ({"warranties": covers} if "warranties" in counted else {}) == counted, (number, told, now)


def test_opening_agrees_with_every_edge_looked_at() -> None:
    terms, cases = cases_of("opening")
    for number, now, answer in cases[::3]:  # all of them take a minute
        assert slow_oracle.opening(terms[number], now) == answer, (number, now)


def test_parcels_agree_with_days_counted_one_by_one() -> None:
    terms, cases = cases_of("parcels")
    for number, promised, today, answer in cases:
        late = terms[number]
        days = slow_oracle.days_of(late["calendar"])
        try:
            late_on, lost_on = (
                slow_oracle.later(promised, late[key]["maximum"], late[key]["unit"], days)
                for key in ("lateAfter", "lostAfter")
            )
        except slow_oracle.BeyondError:
            assert answer == {"unknown": "beyond_calendar"}
            continue
        assert (answer["lateOn"], answer["lostOn"]) == (late_on, lost_on)
        stages = [
            (today <= promised, "on_time"),
            (today >= lost_on, "lost"),
            (today >= late_on, "late"),
            (True, "wait"),
        ]
        assert answer["stage"] == next(name for holds, name in stages if holds)


@pytest.mark.parametrize(
    ("day", "at", "zone", "expected"),
    [
        ("2026-03-29", "02:30", "Europe/Prague", "2026-03-29T01:30:00Z"),  # never shown
        ("2026-10-25", "02:30", "Europe/Prague", "2026-10-25T00:30:00Z"),  # shown twice
        ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"),  # half an hour is left out
        ("2018-11-04", "00:00", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),  # there was no midnight
        ("2026-01-01", "00:00", "Pacific/Kiritimati", "2025-12-31T10:00:00Z"),
        ("2026-01-01", "00:00", "Pacific/Pago_Pago", "2026-01-01T11:00:00Z"),
        ("2026-01-01", "00:00", "Asia/Kathmandu", "2025-12-31T18:15:00Z"),
    ],
)  # fmt: skip
def test_wall_times_known_by_heart(day: str, at: str, zone: str, expected: str) -> None:
    instant = instant_of(date.fromisoformat(day), time.fromisoformat(at), zone)
    assert slow_oracle.text(instant) == expected
    assert end_of_day(local_day(instant, zone), zone) > instant


def test_the_oracle_imports_nothing_of_the_maths() -> None:
    assert "helpgen" not in re.sub(r'""".*?"""', "", Path(slow_oracle.__file__).read_text("utf-8"), flags=re.DOTALL)
