"""Markdown files → front matter and parsed bodies, remembered from build to build and shared among processes.

Knows what a reading depends on. Knows nothing of which file is an article.
"""

import functools
import itertools
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Progress
from helpgen.load.codec import codec_for
from helpgen.load.front_matter import FrontMatter, read_front_matter, split_front_matter
from helpgen.load.markdown import MarkdownParser, MarkdownSource, ParsedText
from helpgen.load.prose import read_prose
from helpgen.load.sources import TextFile
from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.model import Prose
from helpgen.profile import Profile, now
from helpgen.settings import MarkdownExtension
from helpgen.workers import share

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


class TextReader:
    """Reads texts with the extensions of one site."""

    def __init__(
        self, extensions: Sequence[MarkdownExtension], memory: Memory, profile: Profile, *, allows_raw_html: bool
    ) -> None:
        self._parser = MarkdownParser(extensions, allows_raw_html=allows_raw_html)
        version = _version(extensions, self._parser)
        self._version = digest_of(version, str(allows_raw_html))
        self._memory: Memory = memory if version else FORGETFUL
        self._codec = codec_for(ReadText)
        self._profile = profile

    def read_all(self, readings: Sequence[Reading], jobs: int, progress: Progress) -> list[ReadText]:
        """Return what the files say, in their order."""
        keys = [self._key(reading) for reading in readings]
        found: dict[int, ReadText] = {}
        for number, key in enumerate(keys):
            content = self._memory.get(key)
            if content is not None:
                found[number] = self._decode(content)
        missing = [number for number in range(len(readings)) if number not in found]
        progress("Reading", len(found), len(readings))
        if len(missing) >= _WORTH_SHARING and jobs > 1:
            found.update(self._share(readings, keys, missing, jobs))
        else:
            for number in missing:
                progress("Reading", len(found), len(readings))
                found[number] = self._read(readings[number])
                if self._memory is not FORGETFUL:
                    self._memory.put(keys[number], self._encode(found[number]))
        return [found[number] for number in range(len(readings))]

    def _share(
        self, readings: Sequence[Reading], keys: Sequence[bytes], missing: Sequence[int], jobs: int
    ) -> Mapping[int, ReadText]:
        batches = [missing[start : start + _TEXTS_A_TASK] for start in range(0, len(missing), _TEXTS_A_TASK)]
        found: dict[int, ReadText] = {}

        def read(batch: Sequence[int]) -> list[tuple[bytes, float]]:
            for number in batch:
                found[number] = self._read(readings[number])  # stays in the process that has read it
            return [(self._encode(found[number]), self._profile.texts[readings[number].text.path]) for number in batch]

        costs = [sum(len(readings[number].text.text) for number in batch) for batch in batches]
        for number in batches[0]:  # what reading these imports no other process has to
            read_front_matter(split_front_matter(readings[number].text.text).yaml, "", 1)
        results = share([functools.partial(read, batch) for batch in batches], costs, jobs)
        results.reverse()  # each is given up once it is read: together they are as large as what they say
        arrived = itertools.chain.from_iterable(results.pop() for _ in batches)
        for number, (content, seconds) in zip(missing, arrived, strict=True):
            self._memory.put(keys[number], content)
            self._profile.texts[readings[number].text.path] = seconds
            if number not in found:
                found[number] = self._decode(content)
        return found

    def _key(self, reading: Reading) -> bytes:
        text = reading.text
        how = f"{reading.splits_questions} {reading.prose_language}"
        return digest_of(self._version, text.path, text.shown_path, how, text.text)

    def _read(self, reading: Reading) -> ReadText:
        text, started = reading.text, now()
        split = split_front_matter(text.text)
        front_matter, found = read_front_matter(split.yaml, text.shown_path, split.yaml_first_line)
        source = MarkdownSource(text.path, text.shown_path, split.body, split.body_first_line)
        parsed, found_in_text = self._parser.parse(source, splits_questions=reading.splits_questions)
        self._profile.texts[text.path] = now() - started
        language, prose = reading.prose_language, None
        if language:
            source_digest, publication = front_matter.source_digest, front_matter.publication
            prose = read_prose(text.text, text.shown_path, language, publication, split, source_digest)
        return ReadText(front_matter, parsed, prose, (*found, *found_in_text))

    def _encode(self, read: ReadText) -> bytes:
        return msgspec.msgpack.encode(self._codec.encode(read))

    def _decode(self, content: bytes) -> ReadText:
        read: ReadText = self._codec.decode(msgspec.msgpack.decode(content))
        return read


# --- What a reading depends on beside the text ----------------------------------------


def _version(extensions: Iterable[MarkdownExtension], parser: MarkdownParser) -> bytes:
    """Return the digest of the parser, its extensions and their options; b"" if that cannot be told."""
    options: list[object] = []
    modules = {"markdown", *(type(step).__module__ for step in parser.steps)}
    for extension in extensions:
        if "custom_icons" in json.dumps(sorted(extension.options)):  # files that may change
            return b""
        try:
            options.append((extension.name, _plain(extension.options, modules)))
        except TypeError:
            return b""
    versions = [str(getattr(sys.modules.get(name), "__version__", "")) for name in ("pygments", "nh3")]
    return digest_of(code_digest(), sys.version, repr(options), *versions, _digest_modules(modules))


def _plain(value: object, modules: set[str]) -> object:
    # Options as values that always print alike; functions by name, and their modules are added.
    if isinstance(value, str | int | float | bool | type(None)):
        return value
    if isinstance(value, Mapping):
        return sorted((str(key), _plain(inner, modules)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return [_plain(inner, modules) for inner in value]
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(name, str) or "<" in name:
        raise TypeError(f"no name for {value!r}")
    modules.add(module)
    return f"{module}.{name}"


def _digest_modules(names: Iterable[str]) -> bytes:
    # The code of the packages that the modules belong to, as far as it is loaded.
    packages = {name.partition(".")[0] for name in names} - {"helpgen", "builtins"}
    contents: list[str | bytes] = []
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name.partition(".")[0] in packages and isinstance(file, str) and file.endswith(".py"):
            contents += [name, Path(file).read_bytes()]
    return digest_of(*contents)
