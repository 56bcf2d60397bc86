"""How far translations are and what the contact reasons lack → lines, JSON, a page.

Knows how it is shown, never how it was found.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from helpgen.views import State, StatusView

_STYLE = "handbook/handbook.css"


def status_lines(view: StatusView) -> Iterator[str]:
    """Yield a table for people: a line for each language, then the texts that need work."""
    width = max((len(language) for language in view.languages), default=2)
    yield f"{len(view.texts)} texts in {view.default_language}"
    for language in view.languages:
        counts = ", ".join(f"{view.count(language, state)} {state.value}" for state in State)
        yield f"  {language:{width}}  {counts}"
    for text in view.texts:
        for language, state in zip(view.languages, text.states, strict=True):
            if state in {State.STALE, State.MISSING}:
                yield f"{state.value:8} {language:{width}}  {text.path}"
    yield from _coverage_lines(view)


def _coverage_lines(view: StatusView) -> Iterator[str]:
    # A gap that several markets share is told once, with their names.
    if not view.coverage:
        return
    off = f" ({', '.join(view.reasons_off)} off)" if view.reasons_off else ""
    yield f"{len(view.coverage[0].reasons)} contact reasons{off}"
    places = [f"{one.market} {one.language}".strip() for one in view.coverage]
    width = max(map(len, places))
    gaps: dict[str, list[str]] = {}
    for place, one in zip(places, view.coverage, strict=True):
        yield f"  {place:{width}}  {', '.join(f'{one.count(state)} {state}' for state in view.reason_states)}"
        for reason in one.reasons:
            if not reason.answered_by:
                gaps.setdefault(f"{reason.name}: {reason.question}", []).append(place)
    for question, where in gaps.items():
        yield f"nothing answers {question}" + (f" ({', '.join(where)})" if len(where) < len(places) else "")


def render_status_json(view: StatusView) -> str:
    """Return the same for programs."""
    texts = [
        {
            "path": text.path,
            "digest": text.digest,
            "translations": {
                language: state.value for language, state in zip(view.languages, text.states, strict=True)
            },
        }
        for text in view.texts
    ]
    counts = {language: {state.value: view.count(language, state) for state in State} for language in view.languages}
    coverage = [
        {
            "market": one.market,
            "language": one.language,
            "reasons": {
                reason.name: {"state": reason.state, "answered_by": reason.answered_by} for reason in one.reasons
            },
        }
        for one in view.coverage
    ]
    whole = {
        "default_language": view.default_language,
        "languages": counts,
        "texts": texts,
        "contact_reasons": coverage,
        "contact_reasons_off": list(view.reasons_off),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def render_status_page(
    view: StatusView, name: str, report_url: str, theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]
) -> Mapping[str, bytes]:
    """Return the page under a name, and the style sheet beside it; `report_url` leads to what shoppers say, or ""."""
    from helpgen.render.templates import Templates  # a build that prints no page needs none

    style = next(folder / _STYLE for folder in theme_dirs if (folder / _STYLE).is_file())
    page = Templates(theme_dirs, icon_dirs).render_status(view, tuple(State), report_url)
    return {name: page, "status.css": style.read_bytes()}
