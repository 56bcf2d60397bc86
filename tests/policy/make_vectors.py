"""Writes tests/fixtures/policy/: cases of the shop maths, for Python and the browser to agree on.

Run it after a change of what helpgen/policy answers, and read the diff:

    .venv/bin/python tests/policy/make_vectors.py
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import vectors  # noqa: E402

from helpgen.policy.plain import to_plain  # noqa: E402

FOLDER = ROOT / "tests" / "fixtures" / "policy"


def render() -> dict[str, str]:
    """Return the fixtures by file name: shared terms and cases, one a line."""
    return {f"{made.name}.json": _text(made) for made in (make() for make in vectors.ALL)}


def _text(made: vectors.Vectors) -> str:
    terms = ",\n".join(_line(to_plain(one)) for one in made.terms)
    # Of a case the last part is the result, and a null in it takes no room.
    cases = ",\n".join(_line([*case[:-1], vectors.without_nulls(case[-1])]) for case in made.cases)
    return f'{{"terms":[\n{terms}\n],"cases":[\n{cases}\n]}}\n'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in render().items():
        (FOLDER / name).write_text(text, "utf-8")
