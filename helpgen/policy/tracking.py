r"""Where a parcel is to be looked up, and when it counts as late or lost.

Knows patterns of tracking numbers, address templates and the days after the promised one. Must never ask a carrier.
Twin: theme/assets/js/policy/tracking.js.

A pattern is a small part of what both languages call a regular expression, so that both mean the same and nothing can
make it slow: capital letters and digits, `\d`, classes such as `[A-Z0-9]`, groups, `|`, and the counts `?`, `{9}` and
`{8,12}`. Counts stand after a letter, a digit or a class; `?` also after a group. It always means the whole number.
`^` at its start and `$` at its end are allowed and change nothing. Numbers are compared in capitals, without blanks,
dots and hyphens.

The browser reads `TrackingTerms` as {"pattern": "[A-Z]{2}\\d{9}CZ" or "", "url": "https://…/{number}"} and
`LateTerms` as {"lateAfter": a length, "lostAfter": a length, "calendar": a calendar}, where a length is
{"minimum": 3, "maximum": 3, "unit": "business day"}.
"""

import enum
import re
from datetime import date
from urllib.parse import quote

from msgspec import Struct

from helpgen.policy.calendars import BeyondCalendarError, Calendar, add_length, is_tentative
from helpgen.policy.duration import Duration
from helpgen.policy.outcomes import Needs, Unknown, Why
from helpgen.policy.zones import is_sane

NUMBER_AT_MOST = 50
"""Characters of a tracking number; the longest in use has 39 (UPU S10 has 13, GS1 at most 35)."""
_ANY_NUMBER = "[A-Z0-9]{4,50}"
"""What a number must be where the carrier has no pattern."""
_PATTERN_AT_MOST = 200
_UNSURE_AT_MOST = 4
"""Varying parts of one alternative: 50 characters fall on four of them in 230,000 ways, all tried in no time."""
_TOKEN = re.compile(
    r"(?P<count>\{(?P<least>\d{1,2})(?:,(?P<most>\d{1,2}))?\}|\?)"
    r"|(?P<atom>[A-Z0-9]|\\d|\[(?:[A-Z0-9](?:-[A-Z0-9])?|\\d)+\])"
    r"|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)"
)
_LEFT_OUT = r"[\t-\r \u00a0\u2000-\u200b\u202f\u3000\ufeff.\-\u2010-\u2015]"
_CAPITALS = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
_RANGE = re.compile(r"([A-Z0-9])-([A-Z0-9])")


class PatternError(ValueError):
    """A pattern that helpgen does not accept. The message is worded for a writer."""


class ParcelStage(enum.Enum):
    """How a parcel stands to its promised day."""

    ON_TIME = "on_time"
    """The promised day is not over."""
    WAIT = "wait"
    """The promised day is over, but the parcel does not count as late yet."""
    LATE = "late"
    LOST = "lost"


class TrackingTerms(Struct, frozen=True):
    """How one carrier is asked."""

    pattern: str
    """"" where the carrier has none."""
    url: str
    """Address with `{number}` in the place of the number."""


class Tracking(Struct, frozen=True):
    """Where to look."""

    number: str
    """As it is compared: capitals, no blanks."""
    url: str


class LateTerms(Struct, frozen=True):
    """When a parcel counts as late or lost, counted from the last promised day."""

    late_after: Duration
    lost_after: Duration
    calendar: Calendar
    """In which business days are counted."""


class ParcelDates(Struct, frozen=True):
    """The answer about one parcel."""

    stage: ParcelStage
    late_on: date
    """From this day on it counts as late."""
    lost_on: date
    """From this day on it counts as lost."""
    is_tentative: bool


def check_pattern(pattern: str) -> None:
    """Raise PatternError when a pattern is not of the kind described above."""
    body = _body(pattern)
    if not body:
        raise PatternError(r'expected a pattern, for example "[A-Z]{2}\d{9}[A-Z]{2}"')
    if len(body) > _PATTERN_AT_MOST:
        raise PatternError(f"expected at most {_PATTERN_AT_MOST} characters")
    depth, unsure, before, at = 0, [0], "bar", 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        if token is None:
            raise PatternError(f'"{body[at]}" is not possible here; patterns know capitals, digits, \\d, [ ], ( ), |')
        kind = str(token.lastgroup) if token["count"] is None else "count"
        _check_order(kind, before, token[0])
        if token["atom"]:
            _check_ranges(token[0])
        if kind == "bar" and depth == 0:
            unsure.append(0)
        elif (kind == "count" and _check_count(token)) or kind == "bar":
            unsure[-1] += 1
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            raise PatternError('there is a ")" without its "("')
        before, at = kind, token.end()
    if depth or before in {"bar", "open"}:
        raise PatternError("the pattern ends too early")
    if max(unsure) > _UNSURE_AT_MOST:
        raise PatternError(f'at most {_UNSURE_AT_MOST} counts may vary, and "|" in groups counts like one')


def check_url(url: str) -> None:
    """Raise PatternError when an address template cannot be filled safely."""
    host, _, rest = url.removeprefix("https://").partition("/")
    if not url.startswith("https://") or not host or not re.fullmatch(r"[!-~]+", url):
        raise PatternError('expected an address that begins with "https://" and has no blanks')
    if "{" in host or "}" in host or "@" in host:
        raise PatternError("the number cannot stand in the name of the host")
    if rest.count("{number}") != 1 or re.search(r"[{}]", rest.replace("{number}", "")):
        raise PatternError("expected {number} once, and no other braces")


def normal_number(text: str) -> str:
    """Return a number as it is compared: ASCII capitals, no blanks, dots and hyphens."""
    return re.sub(_LEFT_OUT, "", text).translate(_CAPITALS)


def find_tracking(terms: TrackingTerms, number: str) -> Tracking | Needs:
    """Return where to look for a parcel. Needs `number` where it is empty or not one of the carrier's."""
    plain = normal_number(number)
    pattern = _body(terms.pattern) or _ANY_NUMBER
    if len(plain) > NUMBER_AT_MOST or re.fullmatch(f"(?:{pattern})", plain, re.ASCII) is None:
        return Needs(("number",))
    return Tracking(plain, terms.url.replace("{number}", quote(plain, safe="")))


def parcel_dates(terms: LateTerms, promised: date, today: date) -> ParcelDates | Needs | Unknown:
    """Return from when on a parcel counts as late and as lost, and what it is today.

    `promised` is the last day on which it should have come.
    """
    if not is_sane(promised):
        return Needs(("promised",))
    try:
        late_on = add_length(promised, terms.late_after.maximum, terms.late_after.unit, terms.calendar)
        lost_on = add_length(promised, terms.lost_after.maximum, terms.lost_after.unit, terms.calendar)
    except BeyondCalendarError:
        return Unknown(Why.BEYOND_CALENDAR)
    stage = ParcelStage.ON_TIME
    if today > promised:
        stage = ParcelStage.LOST if today >= lost_on else ParcelStage.LATE if today >= late_on else ParcelStage.WAIT
    return ParcelDates(stage, late_on, lost_on, is_tentative(terms.calendar, promised, max(late_on, lost_on)))


def _body(pattern: str) -> str:
    return pattern.removeprefix("^").removesuffix("$")


def _check_order(kind: str, before: str, text: str) -> None:
    if kind == "count" and (before not in {"atom", "close"} or (before == "close" and text != "?")):
        raise PatternError(f'"{text}" must stand after a letter, a digit or a class; after a group only "?" may stand')
    if kind in {"bar", "close"} and before in {"bar", "open"}:
        raise PatternError(f'there is nothing before "{text}"')


def _check_ranges(text: str) -> None:
    for first, last in _RANGE.findall(text):
        if first > last or first.isdigit() != last.isdigit():
            raise PatternError(f'the range "{first}-{last}" must run from a smaller to a greater letter or digit')


def _check_count(token: re.Match[str]) -> bool:
    """Whether the count varies. Raises PatternError when it runs backwards or too far."""
    if token["least"] is None:
        return True
    least = int(token["least"])
    most = least if token["most"] is None else int(token["most"])
    if not least <= most <= NUMBER_AT_MOST or most == 0:
        raise PatternError(f'expected a count from 1 to {NUMBER_AT_MOST}, the smaller first, not "{token[0]}"')
    return least != most
