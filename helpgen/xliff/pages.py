"""The source of a text → its units, and units → the source of a translation.

Knows front matter only as far as its words are translated; everything else of a file stays as it is.
"""

import json
import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from helpgen.xliff.blocks import Unit, cut

KEYS = ("title", "summary", "keywords")
_LEFT_OUT = ("moved_from", "source_digest")
"""What belongs to one file alone."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_COMMAS = re.compile(r"\s*[,\N{FULLWIDTH COMMA}\N{ARABIC COMMA}\N{IDEOGRAPHIC COMMA}]\s*")


class Page(Struct, frozen=True):
    """A text, cut up."""

    yaml: str
    front: tuple[Unit, ...]
    """Those of `KEYS` that it has."""
    rows: tuple[Unit | str, ...]
    """Of the body, in order, with what stands between."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Everything to translate, in order."""
        return (*self.front, *self.body)

    @property
    def body(self) -> tuple[Unit, ...]:
        """What is to translate below the front matter."""
        return tuple(row for row in self.rows if isinstance(row, Unit))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What stands before each unit of the body, and behind the last: blank lines, code, comments."""
        found = [""]
        for row in self.rows:
            if isinstance(row, Unit):
                found.append("")
            else:
                found[-1] += row
        return tuple(found)

    def runs_beside(self, other: "Page") -> bool:
        """Tell whether two texts have the same kinds of blocks one after the other."""
        return [unit.kind for unit in self.body] == [unit.kind for unit in other.body]


def read_page(yaml: str, words: Sequence[tuple[str, str]], body: str) -> Page:
    """Return a text, cut up; `words` are (key, words) of its front matter."""
    return Page(yaml, tuple(Unit(key, (said,), ()) for key, said in words), cut(body.replace("\r\n", "\n")))


def write_page(page: Page, before: Page | None, translated: Callable[[Unit], str]) -> str:
    """Return the source of a translation of the page; the rest of its front matter is as it was `before`.

    Where there was none, it is that of the page. `translated` gives the text in the place of each unit, in their order.
    What stands between them is the page's; where only comments differ, those of the translation stay.
    """
    yaml = page.yaml if before is None else before.yaml
    there = {} if before is None else {unit.kind: unit.text for unit in before.front}
    for key in _LEFT_OUT if before is None else ():
        yaml = _without(yaml, key)
    for unit in page.front:
        said = translated(unit)
        if there.get(unit.kind) != said:
            yaml = _with(yaml, unit.kind, said)
    first, *gaps = _gaps(page, before)
    body = first + "".join(translated(unit) + gap for unit, gap in zip(page.body, gaps, strict=True))
    return f"---\n{yaml.strip()}\n---\n{body}" if yaml.strip() else body


def _gaps(page: Page, before: Page | None) -> tuple[str, ...]:
    if before is None or not page.runs_beside(before):
        return page.gaps
    pairs = zip(page.gaps, before.gaps, strict=True)
    return tuple(own if _without_comments(own) == _without_comments(gap) else gap for gap, own in pairs)


def _without_comments(gap: str) -> list[str]:
    return _COMMENT.sub("", gap).split()


def _entry(key: str) -> re.Pattern[str]:
    # A key with everything below it: indented lines, and entries of a list.
    return re.compile(rf"^{key}:[^\n]*\n?(?:(?:[ \t]+[^\n]*|-[ \t][^\n]*|[ \t]*)(?:\n|\Z))*?(?=^[^ \t\n-]|\Z)", re.M)


def _without(yaml: str, key: str) -> str:
    return _entry(key).sub("", yaml, count=1)


def _with(yaml: str, key: str, value: str) -> str:
    line = f"{key}: {_written(key, value)}\n"
    changed, count = _entry(key).subn(lambda _: line, yaml, count=1)
    return changed if count else f"{yaml.rstrip()}\n{line}".lstrip()


def _written(key: str, value: str) -> str:
    if key == "keywords":
        words = [word for word in _COMMAS.split(value) if word]
        return json.dumps(words, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)
