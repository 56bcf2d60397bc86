"""The same answers, counted day by day from the plain data alone: slow, simple, and written without helpgen/policy.

Lists of all working days take the place of stepping, and clocks are read in steps of a minute instead of converted.
"""

import bisect
import functools
import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Data = dict[str, Any]
DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BeyondError(Exception):
    """A day outside a calendar."""


class AsksError(Exception):
    """A missing answer."""


@functools.cache
def instant(day: str, at: str, zone: str) -> datetime:
    """The first instant at which the clocks show a time; where they never do, what an unmoved clock would show."""
    info = ZoneInfo(zone)
    wall = datetime.fromisoformat(f"{day}T{at}")
    unmoved = wall.replace(tzinfo=UTC)
    around = [unmoved + step * QUARTER for step in range(-110, 111)]
    shown = []
    for moment in around:
        shown.append(moment.astimezone(info).replace(tzinfo=None))
        if shown[-1] == wall:
            return moment
    # The clocks jump over it: count on from the last quarter of an hour that they showed.
    last = max(i for i, show in enumerate(shown) if show < wall and shown[i + 1] > wall)
    return around[last] + (wall - shown[last])


def text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(moment: str) -> datetime:
    return datetime.fromisoformat(moment.replace("Z", "+00:00"))


def local(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


class Days:
    """All days of a calendar, one by one."""

    def __init__(self, calendar: Data) -> None:
        self.data = calendar
        self.closed, self.open = set(calendar["closed"]), set(calendar["open"])
        first, last = (date.fromisoformat(calendar[key]) for key in ("firstDay", "lastDay"))
        self.all = [(first + shift * DAY).isoformat() for shift in range((last - first).days + 1)]
        self.working = [day for day in self.all if self._works(day)]
        self.at_work = set(self.working)

    def _works(self, day: str) -> bool:
        if day in self.closed:
            return False
        return day in self.open or WEEK[date.fromisoformat(day).weekday()] not in self.data["weekend"]

    def works(self, day: str) -> bool:
        if not self.all[0] <= day <= self.all[-1]:
            raise BeyondError
        return day in self.at_work

    def after(self, day: str, count: int) -> str:
        """The count-th working day after a day; 0: the first one from it on."""
        if day < self.all[0] and (day < shift(self.all[0], -1) or count == 0):
            raise BeyondError
        place = bisect.bisect_left(self.working, day) if count == 0 else bisect.bisect_right(self.working, day)
        place += max(0, count - 1)
        if place >= len(self.working):
            raise BeyondError
        return self.working[place]

    def closes(self, day: str) -> str | None:
        return {half["day"]: half["closes"] for half in self.data["halfDays"]}.get(day)

    def unsure(self, first: str, last: str) -> bool:
        return any(first <= day <= last for day in self.data["tentative"])

    def holidays(self, first: str, last: str) -> list[str]:
        return [
            day
            for day in self.data["closed"]
            if first <= day <= last and WEEK[date.fromisoformat(day).weekday()] not in self.data["weekend"]
        ]


_DAYS: dict[int, Days] = {}


def days_of(calendar: Data) -> Days:
    """The days of a calendar, listed once: the value keeps its calendar, so the number cannot be given away."""
    return _DAYS.get(id(calendar)) or _DAYS.setdefault(id(calendar), Days(calendar))


def shift(day: str, count: int) -> str:
    return (date.fromisoformat(day) + count * DAY).isoformat()


def later(day: str, count: int, unit: str, days: Days) -> str:
    if unit == "business day":
        return days.after(day, count)
    if unit in ("month", "year"):
        return later_month(day, count * (12 if unit == "year" else 1))
    hours = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 24 * 7}[unit] * count
    end = day
    while hours > 0:
        end, hours = shift(end, 1), hours - 24
    return end


def later_month(day: str, months: int) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for last in range(number, 0, -1):
        try:
            return date(year, month, last).isoformat()
        except ValueError:
            continue
    raise AssertionError


def cutoff(terms: Data, origin: Days, day: str) -> datetime | None:
    times = sorted(at for at in (terms["cutoff"], origin.closes(day)) if at)
    return instant(day, times[0], terms["timeZone"]) if times else None


def delivery(terms: Data, now_text: str) -> Data:
    try:
        return _delivery(terms, parse(now_text))
    except BeyondError:
        return {"unknown": "beyond_calendar"}


def _delivery(terms: Data, now: datetime) -> Data:
    origin, there = days_of(terms["origin"]), days_of(terms["destination"])
    ordered = local(now, terms["timeZone"])
    works = origin.works(ordered)
    end = cutoff(terms, origin, ordered)
    in_time = works and (end is None or now < end)
    handled = ordered if in_time else origin.after(ordered, 1)
    ends = parcel_days(terms, origin, there, handled)
    until = cutoff(terms, origin, handled)
    reasons = []
    if WEEK[date.fromisoformat(ordered).weekday()] in terms["origin"]["weekend"] and not works:
        if ordered not in terms["origin"]["closed"]:
            reasons.append(("weekend", ordered))
    elif works and not in_time:
        closes = origin.closes(ordered)
        is_half = closes is not None and now >= instant(ordered, closes, terms["timeZone"])
        reasons.append(("half_day" if is_half else "after_cutoff", ordered))
    if any(extra(terms, handled)):
        reasons.append(("peak", handled))
    reasons += [("closed_origin", day) for day in origin.holidays(ordered, ends[1])]
    reasons += [("closed_destination", day) for day in there.holidays(ends[1], ends[3])]
    answer = {
        "handledOn": handled,
        **dict(zip(("dispatchEarliest", "dispatchLatest", "earliest", "latest"), ends, strict=True)),
        "isTentative": origin.unsure(ordered, ends[3]) or there.unsure(ordered, ends[3]),
        "reasons": [{"kind": kind, "day": day} for kind, day in reasons],
    }
    if until is not None:
        answer |= {"orderUntil": text(until), "countdownSeconds": int(until.timestamp() - now.timestamp())}
    return answer


def extra(terms: Data, day: str) -> tuple[int, int]:
    here = [peak for peak in terms["peaks"] if peak["firstDay"] <= day <= peak["lastDay"]]
    least = max([peak["extraMinimum"] for peak in here] or [0])
    return least, max([peak["extraMaximum"] for peak in here] + [least])


def parcel_days(terms: Data, origin: Days, there: Days, handled: str) -> list[str]:
    ends = []
    for key, more in zip(("minimum", "maximum"), extra(terms, handled), strict=True):
        packed = origin.after(later(handled, terms["handling"][key], terms["handling"]["unit"], origin), 0)
        sent = origin.after(packed, more)
        come = there.after(later(sent, terms["transit"][key], terms["transit"]["unit"], there), 0)
        ends.append((sent, come))
    return [ends[0][0], ends[1][0], ends[0][1], ends[1][1]]


def last_order(terms: Data, now_text: str, arrive_by: str) -> Data | None:
    """Try every day from now on until one does not arrive in time."""
    origin, there = days_of(terms["origin"]), days_of(terms["destination"])
    now, found = parse(now_text), None
    try:
        first = delivery(terms, now_text)
        if "unknown" in first and first.get("latest") is None:
            _delivery(terms, now)
        for day in itertools.chain([first["handledOn"]], origin.working):
            if day <= first["handledOn"] and found is not None:
                continue
            if day < first["handledOn"]:
                continue
            latest = parcel_days(terms, origin, there, day)[3]
            if latest > arrive_by:
                return found
            until = cutoff(terms, origin, day) or instant(shift(day, 1), "00:00", terms["timeZone"])
            unsure = origin.unsure(day, latest) or there.unsure(day, latest)
            found = {"day": day, "until": text(until), "isTentative": unsure}
    except BeyondError:
        pass
    return {"unknown": "beyond_calendar"}


def verdict(when: Data, told: Data, market: Data) -> bool | set[str]:
    """Whether a rule applies, or what must be asked first."""
    if when["boughtIn"] and ("store" if told.get("purchasedOn") else "online") not in when["boughtIn"]:
        return False
    asked: set[str] = set()
    pairs = {"markets": market["id"], "categories": told.get("category"), "conditions": told.get("condition"),
             "memberTiers": told.get("memberTier"), "payments": told.get("payment")}  # fmt: skip
    names = {"categories": "category", "conditions": "condition", "memberTiers": "memberTier", "payments": "payment"}
    for key, value in pairs.items():
        if when[key] and value is None:
            asked.add(names[key])
        elif when[key] and value not in when[key]:
            return False
    first, last = when["purchasedFrom"] or "0000", when["purchasedUntil"] or "9999-99"
    bought = told.get("purchasedOn") or told.get("orderedOn")
    if bought is not None:
        if not first <= bought <= last:
            return False
    elif when["purchasedFrom"] or when["purchasedUntil"]:
        if any(told.get(name, first) < first for name in ("dispatchedOn", "deliveredOn", "lastDeliveredOn")):
            return False
        asked.add("orderedOn")
    return asked or True


def first_that_applies(rules: list[Data], told: Data, market: Data) -> Data | None:
    for rule in rules:
        found = verdict(rule["when"], told, market)
        if isinstance(found, set):
            raise AsksError(found)
        if found:
            return rule
    return None


def count(rule: Data, days_count: int, told: Data, market: Data, days: Days) -> str:
    name = {"order": "orderedOn", "dispatch": "dispatchedOn", "delivery": "deliveredOn",
            "delivery_last_item": "lastDeliveredOn", "purchase": "orderedOn"}[rule["startsFrom"]]  # fmt: skip
    day = told.get("purchasedOn") or told.get(name)
    if day is None:
        raise AsksError({name})
    if rule["unit"] == "business":
        left = days_count
        while left:
            day = shift(day, 1)
            left -= days.works(day)
        return str(day)
    for _ in range(days_count):
        day = shift(day, 1)
    while market["extendsToWorkingDay"] and not days.works(day):
        day = shift(day, 1)
    return str(day)


def returns(terms: Data, told: Data, now_text: str) -> Data:
    """The parts of a decision that are counted: who decides, the last day, what is left, the warranties' ends."""
    known = {market["id"]: market for market in terms["markets"]}
    market = known.get(told.get("market", next(iter(known)) if len(known) == 1 else None))
    if market is None:
        return {"needs": {"market"}}
    today = local(parse(now_text), market["timeZone"])
    wrong = set(out_of_order(told, today))
    if wrong:
        return {"needs": wrong}
    days = days_of(market["calendar"])
    try:
        return _returns(terms, told, market, days, today)
    except AsksError as asks:
        return {"needs": asks.args[0]}
    except BeyondError:
        return {"unknown": "beyond_calendar"}


def out_of_order(told: Data, today: str) -> Iterator[str]:
    if told.get("purchasedOn", "") > today:
        yield "purchasedOn"
    best = ""
    for name in ("orderedOn", "dispatchedOn", "deliveredOn", "lastDeliveredOn"):
        day = told.get(name)
        if day is not None and (day > today or day < best):
            yield name
        elif day is not None:
            best = day


def _returns(terms: Data, told: Data, market: Data, days: Days, today: str) -> Data:
    who, last = _deadline(terms, told, market, days)
    if who is None:
        return {"unknown": "no_window"}
    open_still = who[0] != "exclusion" and (last is None or today <= last)
    answer = {"isReturnable": open_still, "decidedBy": who[0], "rule": who[1]}
    if last is not None:
        answer |= {"lastDay": last, "endsAt": text(instant(shift(last, 1), "00:00", market["timeZone"])),
                   "daysLeft": (date.fromisoformat(last) - date.fromisoformat(today)).days}  # fmt: skip
    ends = []
    for warranty in terms["warranties"]:
        try:
            if first_that_applies([warranty], told, market):
                end = _warranty_end(warranty, told, market, days)
                ends.append((warranty["id"], end, end is not None and today > end))
        except AsksError:
            if not open_still:
                raise
    return {**answer, "warranties": ends}


def _warranty_end(warranty: Data, told: Data, market: Data, days: Days) -> str | None:
    length = warranty["length"]
    if length is None:
        return None
    calendar = {**market, "extendsToWorkingDay": False}
    start = count({"startsFrom": warranty["startsFrom"], "unit": "calendar"}, 0, told, calendar, days)
    return later(start, length["maximum"], length["unit"], days)


def _deadline(terms: Data, told: Data, market: Data, days: Days) -> tuple[tuple[str, str] | None, str | None]:
    law = market["floor"] if not told.get("purchasedOn") else None
    by_law = ("law", law["id"]) if law else None
    for exclusion in terms["exclusions"]:
        if not first_that_applies([exclusion], told, market):
            continue
        if exclusion["unlessDefective"]:
            if told.get("isDefective") is None:
                raise AsksError({"isDefective"})
            if told["isDefective"]:
                continue
        if law and exclusion["reason"] not in law["accepts"]:
            return by_law, count(law, law["days"], told, market, days)
        return ("exclusion", exclusion["id"]), None
    window = first_that_applies(terms["windows"], told, market)
    if window is None:
        return by_law, count(law, law["days"], told, market, days) if law else None
    if window["days"] is None:
        return ("window", window["id"]), None
    ends = [(count(window, window["days"], told, market, days), ("window", window["id"]))]
    season = first_that_applies(terms["seasons"], told, market)
    if season is not None:
        end = season["returnUntil"] or count(window, season["days"], told, market, days)
        ends.append((end, ("season", season["id"])))
    if law:
        ends.append((count(law, law["days"], told, market, days), ("law", law["id"])))
    latest = max(end for end, _ in ends)
    return next((who, end) for end, who in ends if end == latest)


def opening(schedule: Data, now_text: str) -> Data | None:
    """Open or closed now and when that changes, found by looking at every quarter of an hour."""
    now, zone = parse(now_text), schedule["timeZone"]
    today = local(now, zone)
    if not (schedule["hours"] or schedule["special"]) or not (
        known(schedule, today) and known(schedule, shift(today, -1))
    ):
        return None
    spans = [span for step in range(-1, 33) for span in stretches(schedule, shift(today, step))]
    is_open = any(start <= now < end for start, end in spans)
    edges = sorted({edge for span in spans for edge in span if edge > now})
    for edge in edges:
        if any(start <= edge < end for start, end in spans) != is_open:
            return _change(schedule, is_open, edge, now)
    return {"isOpen": is_open}


def _change(schedule: Data, is_open: bool, edge: datetime, now: datetime) -> Data:
    day = local(edge, schedule["timeZone"])
    if is_open:
        return (
            {"isOpen": True}
            if edge - now > 8 * DAY or not known(schedule, day)
            else {"isOpen": True, "closesAt": text(edge)}
        )
    first = local(now, schedule["timeZone"])
    on_the_way = [shift(first, step) for step in range((date.fromisoformat(day) - date.fromisoformat(first)).days + 1)]
    if len(on_the_way) > 31 or not all(known(schedule, one) for one in on_the_way):
        return {"isOpen": False}
    return {"isOpen": False, "opensAt": text(edge)}


def known(schedule: Data, day: str) -> bool:
    calendar = schedule["calendar"]
    if calendar is None or any(special["day"] == day for special in schedule["special"]):
        return True
    return calendar["firstDay"] <= day <= calendar["lastDay"] and day not in calendar["tentative"]


def stretches(schedule: Data, day: str) -> list[tuple[datetime, datetime]]:
    calendar, zone = schedule["calendar"], schedule["timeZone"]
    pairs = [(special["opens"], special["closes"]) for special in schedule["special"] if special["day"] == day]
    if not pairs:
        if calendar and (day in calendar["closed"] or not known(schedule, day)):
            return []
        weekday = WEEK[date.fromisoformat(day).weekday()]
        pairs = [(one["opens"], one["closes"]) for one in schedule["hours"] if weekday in one["days"]]
        early = days_of(calendar).closes(day) if calendar else None
        if early:
            pairs = [
                (opens, early if closes <= opens else min(closes, early)) for opens, closes in pairs if opens < early
            ]
    ends = [(instant(day, opens, zone), instant(shift(day, closes <= opens), closes, zone)) for opens, closes in pairs]
    return [(start, end) for start, end in ends if start < end]
