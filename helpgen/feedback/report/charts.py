"""Charts as inline SVG: shapes and numbers that also read on paper, without colour, and as text. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime

from helpgen.feedback.report.findings import Point
from helpgen.feedback.report.markup import Markup, join, tag
from helpgen.feedback.report.statistics import Estimate

_WIDTH, _HEIGHT = 640.0, 180.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 12.0, 12.0, 26.0
_NAMES = 92.0
"""Room for the longest name of a day, also in a wide typeface."""


def day_text(day: int) -> str:
    """Return a day, counted from 1970, as year-month-day."""
    return datetime.fromtimestamp(day * 86_400, UTC).date().isoformat()


def trend(name: str, title: str, points: Sequence[Point], least: float, most: float) -> Markup:
    """Return a line with its 95 % band. `name` makes its ids unique on the page."""
    inner = _WIDTH - _LEFT - _RIGHT
    step = inner / max(1, len(points) - 1)

    def x(index: int) -> float:
        return _LEFT + (index * step if len(points) > 1 else inner / 2)

    def y(value: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - (value - least) / (most - least))

    known = [(x(index), point.estimate) for index, point in enumerate(points) if point.estimate]
    band = [*((at, y(one.high)) for at, one in known), *((at, y(one.low)) for at, one in reversed(known))]
    line = [(at, y(one.value)) for at, one in known]
    marks = [tag("circle", cx=at, cy=high, r=3, class_="dot") for at, high in line]
    grid = [
        join(
            tag("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y(value), y2=y(value), class_="grid"),
            tag("text", _spelled(value, most), x=_LEFT - 8, y=y(value) + 4, text_anchor="end"),
        )
        for value in (least, (least + most) / 2, most)
    ]
    ends = (
        tag("text", day_text(points[0].day), x=_LEFT, y=_HEIGHT - 6),
        tag("text", day_text(points[-1].day), x=_WIDTH - _RIGHT, y=_HEIGHT - 6, text_anchor="end"),
    )
    described = ", ".join(f"{day_text(p.day)}: {_spelled(p.estimate.value, most)}" for p in points if p.estimate)
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", described or "No answers.", id=f"{name}-desc"),
        *grid,
        tag("polygon", points=_path(band), class_="band") if len(known) > 1 else None,
        tag("polyline", points=_path(line), class_="line") if len(known) > 1 else None,
        *marks,
        *ends,
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="chart",
    )


def interval(found: Estimate) -> Markup:
    """Return a small bar: where a share surely lies. The numbers stand beside it."""
    return tag(
        "svg",
        tag("rect", x=0, y=5, width=100, height=2, class_="rail"),
        tag("rect", x=found.low * 100, y=3, width=max(1.0, (found.high - found.low) * 100), height=6, class_="span"),
        tag("rect", x=max(0.0, found.value * 100 - 1), y=0, width=2, height=12, class_="mark"),
        viewBox="0 0 100 12",
        aria_hidden="true",
        class_="interval",
    )


def week(counts: Sequence[Sequence[int]], days: Sequence[str], title: str) -> Markup:
    """Return a field of 7 by 24 squares; the fuller, the larger, so that it reads without colour."""
    most = max((number for day in counts for number in day), default=0) or 1
    cells = [
        tag(
            "circle",
            cx=_NAMES + 23.0 * hour,
            cy=18.0 + 23.0 * row,
            r=10.0 * (number / most) ** 0.5,
            class_="cell",
        )
        for row, day in enumerate(counts)
        for hour, number in enumerate(day)
        if number
    ]
    names = [tag("text", name, x=0, y=22.0 + 23.0 * row) for row, name in enumerate(days)]
    hours = [tag("text", str(hour), x=_NAMES + 23.0 * hour, y=184, text_anchor="middle") for hour in range(0, 24, 3)]
    busiest = max(
        ((number, days[row], hour) for row, day in enumerate(counts) for hour, number in enumerate(day)),
        key=lambda cell: (cell[0], -cell[2], cell[1]),
        default=(0, "", 0),
    )
    described = f"Busiest: {busiest[1]} at {busiest[2]}:00, {busiest[0]} submissions."
    return tag(
        "svg",
        tag("title", title, id="week-title"),
        tag("desc", described, id="week-desc"),
        *names,
        *cells,
        *hours,
        viewBox="0 0 640 190",
        role="img",
        aria_labelledby="week-title week-desc",
        class_="chart",
    )


def _spelled(value: float, most: float) -> str:
    # A measure that ends at 1 is a share; people read it as a percentage.
    return f"{value * 100:.0f} %" if most == 1 else f"{value:.4g}"


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
