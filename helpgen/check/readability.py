"""Sentences and paragraphs that are hard to read.

Counts words only in languages that write blanks between them and for which somebody has published a limit. Headings,
tables, code and questions of a form are no sentences.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from helpgen.check import readability_rules as broken
from helpgen.check.clean import Clean
from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, Prose
from helpgen.settings import Settings


class _Limits(Struct, frozen=True):
    """What a reader takes in at once."""

    words: int
    """Of a sentence."""
    sentences: int
    """Of a paragraph."""


_LIMITS: Mapping[str, _Limits] = {"en": _Limits(25, 5)}
"""By the main part of the language tag.

Source: Government Digital Service, "Content design: planning, writing and managing content": sentences of more than 25
words are to be looked at again, whether they can be split; a paragraph has no more than 5 sentences.
"""

_BLOCK = re.compile(r"[^\n\u2029]+(?:\n(?![ \t]*(?:\n|[-*+|#>!]|\d+[.)][ \t]|\?\?\?|===))[^\n\u2029]+)*")
"""Lines that belong together: up to a blank line, an entry of a list, a heading, a row, a box or a cell."""
_MARKER = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|>[ \t]?)*")
_NO_PROSE = re.compile(r"[ \t]*(?:[#|!]|\?\?\?|===|:?-{3})")
_END = re.compile(r"[.!?]+[\"'”’)]*(?=\s|$)")
_NOT_AN_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|approx|vs|no|nos|mr|mrs|ms|dr|st|ltd|inc)|\b[a-z])\.$", re.IGNORECASE)
"""A full stop after these ends no sentence."""
_WORD = re.compile(r"\w[\w'’.,/-]*|\ufffc+")
"""A number, a word with hyphens and a quoted fact are one word each."""


def check_readability(help_center: HelpCenter, settings: Settings, clean: Clean) -> Iterator[Diagnostic]:
    """Yield long sentences and paragraphs of what shoppers read, in a shop."""
    for prose in help_center.prose:
        limits = _LIMITS.get(prose.language.partition("-")[0])
        if limits is not None and prose.publication.is_public(settings.today):
            inputs = ("readability", prose.language, str(prose.body_start), prose.text)
            yield from clean.unless_known(inputs, functools.partial(_check, prose, limits))


def _check(prose: Prose, limits: _Limits) -> Iterator[Diagnostic]:
    for block in _BLOCK.finditer(prose.text, prose.body_start):
        if _NO_PROSE.match(block[0]):
            continue
        begin = block.start() + (found.end() if (found := _MARKER.match(block[0])) else 0)
        sentences = tuple(_sentences(prose.text, begin, block.end()))
        for start, end in sentences:
            words = [*_WORD.finditer(prose.text, start, end)]
            if len(words) > limits.words:
                last = words[min(4, len(words) - 1)].end()
                yield broken.long_sentence.at(prose.position(words[0].start(), last), len(words), limits.words)
        if len(sentences) > limits.sentences:
            start, end = sentences[0]
            yield broken.long_paragraph.at(
                prose.position(start, min(end, start + 40)), len(sentences), limits.sentences
            )


def _sentences(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = begin
    for stop in _END.finditer(text, begin, end):
        if not _NOT_AN_END.search(text[start : stop.end()].rstrip("\"'”’)")) and _WORD.search(text, start, stop.end()):
            yield start, stop.end()
            start = stop.end()
    if _WORD.search(text, start, end):
        yield start, end
