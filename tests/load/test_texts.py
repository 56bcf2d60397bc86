"""Reading texts: the same by one process and by several, remembered or not, and no source outlives its reading."""

from collections.abc import Sequence

import pytest

from helpgen.diagnostics import Position, silent
from helpgen.load.parsers import parser_of
from helpgen.load.sources import TextFile
from helpgen.load.texts import Reading, ReadText, TextReader
from helpgen.memory import FORGETFUL, InProcess, Memory
from helpgen.profile import Profile
from helpgen.settings import MarkdownExtension

_COUNT = 130
"""So many that a second process is asked."""
_TEXT = """---
title: Parcel {0}
channels: [email]
---
## Where it is {{{{ store.name }}}}

Parcel {0} is [here](text-{1}.md#where-it-is).
"""


def _readings() -> list[Reading]:
    names = [f"en/text-{number}.md" for number in range(_COUNT)]
    files = [
        TextFile(name, f"content/{name}", _TEXT.format(number, (number + 1) % _COUNT))
        for number, name in enumerate(names)
    ]
    return [Reading(file, splits_questions=False, prose_language="en") for file in files]


def _reader(memory: Memory, profile: Profile) -> TextReader:
    extensions = (MarkdownExtension("toc", {}),)
    parser, _ = parser_of(extensions, Position("mkdocs.yml"), memory, allows_raw_html=False)
    return TextReader(parser, memory, profile)


def _read(memory: Memory, jobs: int) -> tuple[Sequence[ReadText], Profile]:
    profile, readings = Profile(), _readings()
    read = list(_reader(memory, profile).read_all(readings, jobs, silent))
    assert readings == []
    return read, profile


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_are_read_in_their_order_by_any_number_of_processes(jobs: int) -> None:
    read, profile = _read(FORGETFUL, jobs)
    assert [one.front_matter.title for one in read] == [f"Parcel {number}" for number in range(_COUNT)]
    assert read == _read(FORGETFUL, 3 - jobs)[0]
    assert set(profile.texts) == {reading.text.path for reading in _readings()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_once_is_remembered(jobs: int) -> None:
    memory = InProcess()
    read, _ = _read(memory, jobs)
    again, profile = _read(memory, 1)
    assert again == read
    assert profile.texts == {}


@pytest.mark.parametrize("jobs", [1, 2])
def test_words_that_many_texts_have_are_one(jobs: int) -> None:
    read, _ = _read(FORGETFUL, jobs)
    bodies = [one.parsed.body for one in read]
    names = {id(part.name) for body in bodies for part in body.parts if hasattr(part, "name")}
    anchors = {id(anchor) for body in bodies for anchor in (*body.anchors, *(one.anchor for one in body.headings))}
    assert (len(names), len(anchors)) == (1, 1)
