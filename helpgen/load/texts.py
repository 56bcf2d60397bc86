"""Markdown files → front matter and parsed bodies, remembered from build to build and shared among processes.

Knows what a reading depends on. Knows nothing of which file is an article.
"""

import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Progress
from helpgen.load.codec import codec_for
from helpgen.load.front_matter import FrontMatter, read_front_matter, split_front_matter
from helpgen.load.markdown import MarkdownSource, ParsedText
from helpgen.load.parsers import Parser
from helpgen.load.sources import TextFile
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import Prose
from helpgen.profile import Profile, now
from helpgen.workers import Task, share

_WORTH_SHARING = 100
"""So many texts have to be parsed before a second process is quicker than one."""
_TEXTS_A_TASK = 25


class ReadText(Struct, frozen=True):
    """What one file says."""

    front_matter: FrontMatter
    parsed: ParsedText
    prose: Prose | None
    """None in a folder that is no shop, where nothing is compared with it."""
    diagnostics: tuple[Diagnostic, ...]


class Reading(Struct, frozen=True):
    """A file to read, and how."""

    text: TextFile
    splits_questions: bool
    prose_language: str = ""
    """The language of its prose; "" if nobody needs that."""


class _Missing(Struct, frozen=True):
    # A text that has to be parsed, its place among the others and the key of what it says.
    number: int
    key: bytes
    reading: Reading


class _Timed(Struct, frozen=True):
    # What a text says, and how long that took to find out.
    seconds: float
    read: ReadText
    encoded: bytes = b""
    """Of what has come from another process."""


class TextReader:
    """Reads texts with the extensions of one site."""

    def __init__(self, parser: Parser, memory: Memory, profile: Profile) -> None:
        self._parser = parser.markdown
        self._version = parser.version
        self._memory: Memory = memory if parser.version else FORGETFUL
        self._codec = codec_for(ReadText)
        self._profile = profile

    def read_all(self, readings: list[Reading], jobs: int, progress: Progress) -> Iterator[ReadText]:
        """Yield what the files say, in their order. The list is emptied: no text is kept beside what it says."""
        count = len(readings)
        found: dict[int, ReadText] = {}
        missing: list[_Missing] = []
        readings.reverse()
        for number in range(count):
            reading = readings.pop()
            key = b"" if self._memory is FORGETFUL else self._key(reading)
            content = self._memory.get(key)
            if content is None:
                missing.append(_Missing(number, key, reading))
            else:
                found[number] = self._decode(content)
        for number, read in self._read_missing(missing, jobs):
            progress("Reading", len(found), count)
            found[number] = read
        return (found.pop(number) for number in range(count))

    def _read_missing(self, missing: list[_Missing], jobs: int) -> Iterator[tuple[int, ReadText]]:
        jobs = jobs if len(missing) >= _WORTH_SHARING else 1
        numbers = [(one.number, one.key, one.reading.text.path) for one in missing]
        batches = [missing[start : start + _TEXTS_A_TASK] for start in range(0, len(missing), _TEXTS_A_TASK)]
        missing.clear()
        costs = [sum(len(one.reading.text.text) for one in batch) for batch in batches]
        tasks: list[Task[list[_Timed]]] = [functools.partial(self._read_batch, batch) for batch in batches]
        batches.clear()
        for batch, read_texts in self._share(tasks, costs, jobs):
            about = numbers[batch * _TEXTS_A_TASK : (batch + 1) * _TEXTS_A_TASK]
            for (number, key, path), one in zip(about, read_texts, strict=True):
                self._profile.texts[path] = one.seconds
                if self._memory is not FORGETFUL:
                    self._memory.put(key, one.encoded or self._encode(one.read))
                yield number, one.read

    def _share(
        self, tasks: list[Task[list[_Timed]]], costs: Sequence[float], jobs: int
    ) -> Iterator[tuple[int, list[_Timed]]]:
        first = 0
        if jobs > 1:  # what the first texts need is made and imported once for all processes
            first = 1
            yield 0, tasks.pop(0)()
        for number, read in share(tasks, costs[first:], jobs, self._pack, self._unpack):
            yield number + first, read

    def _read_batch(self, batch: Iterable[_Missing]) -> list[_Timed]:
        return [self._read(one.reading, one.key) for one in batch]

    def _pack(self, batch: Iterable[_Timed]) -> list[tuple[float, bytes]]:
        return [(one.seconds, self._encode(one.read)) for one in batch]

    def _unpack(self, packed: Iterable[tuple[float, bytes]]) -> list[_Timed]:
        return [_Timed(seconds, self._decode(encoded), encoded) for seconds, encoded in packed]

    def _key(self, reading: Reading) -> bytes:
        text = reading.text
        # No path has a NUL, and a text is the last: so this is one spelling of all that its reading depends on.
        facts = (text.path, text.shown_path, str(reading.splits_questions), reading.prose_language, text.text)
        return hashlib.sha256(self._version + "\0".join(facts).encode("utf-8", "surrogatepass")).digest()

    def _read(self, reading: Reading, key: bytes) -> _Timed:
        text, started = reading.text, now()
        split = split_front_matter(text.text)
        front_matter, found = read_front_matter(split.yaml, text.shown_path, split.yaml_first_line)
        source = MarkdownSource(text.path, text.shown_path, split.body, split.body_first_line)
        parsed, found_in_text = self._parser.parse(source, splits_questions=reading.splits_questions)
        parsed = replace(parsed, body=replace(parsed.body, digest=key))
        seconds = now() - started
        language, prose = reading.prose_language, None
        if language:
            from helpgen.load.prose import read_prose  # a plain folder has none

            source_digest, publication = front_matter.source_digest, front_matter.publication
            prose = read_prose(text.text, text.shown_path, language, publication, split, source_digest)
        return _Timed(seconds, ReadText(front_matter, parsed, prose, (*found, *found_in_text)))

    def _encode(self, read: ReadText) -> bytes:
        return msgspec.msgpack.encode(self._codec.encode(read))

    def _decode(self, content: bytes) -> ReadText:
        read: ReadText = self._codec.decode(msgspec.msgpack.decode(content))
        return read
