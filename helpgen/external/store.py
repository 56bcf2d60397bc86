"""What other sites said lately, in a file beside the site. An unreadable file counts as absent."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from helpgen.external.outcome import Kind, Outcome

FILE = "external.json"
KEPT = timedelta(days=7)
"""So long a good answer is believed; any other one is asked for again."""
_BELIEVED = {Kind.FINE.value: Kind.FINE, Kind.MOVED.value: Kind.MOVED}


def read_answers(folder: Path, today: date) -> Mapping[str, tuple[date, Outcome]]:
    """Return the good answers that are still believed, by address."""
    try:
        stored = json.loads((folder / FILE).read_text("utf-8"))
        entries = [(url, *map(str, entry)) for url, entry in stored.items()]
        answers = {
            url: (date.fromisoformat(day), Outcome(_BELIEVED[kind], detail)) for url, day, kind, detail in entries
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {url: answer for url, answer in answers.items() if timedelta(0) <= today - answer[0] < KEPT}


def write_answers(folder: Path, answers: Mapping[str, tuple[date, Outcome]]) -> None:
    """Keep the good answers. Raises OSError if the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = {
        url: [day.isoformat(), outcome.kind.value, outcome.detail]
        for url, (day, outcome) in sorted(answers.items())
        if outcome.kind.value in _BELIEVED
    }
    staged = folder / f"{FILE}.new"
    staged.write_text(json.dumps(stored, ensure_ascii=False, indent=1), "utf-8")
    staged.replace(folder / FILE)
