"""Every file of a site → a sink: only what has changed, by several processes.

Knows what is remembered under which key, and what it costs to make. Must never know how a file is written.
"""

import functools
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import json

from helpgen import lazily
from helpgen.diagnostics import Progress, silent
from helpgen.memory import FORGETFUL, Memory, Noting
from helpgen.render.explain import Rendering
from helpgen.render.failures import TemplateBrokenError
from helpgen.render.keys import Keys
from helpgen.render.renderer import Renderer
from helpgen.render.search_shards import DOCUMENTS_PATH, count_unread, render_documents_of
from helpgen.render.theme import ThemeFiles
from helpgen.settings import Settings
from helpgen.views import Artifact, FileView, FullTextView, SearchIndexView, SitePlan
from helpgen.workers import Task, as_it_is, deal, share

if TYPE_CHECKING:
    from helpgen.render import offline
else:
    (offline,) = lazily.modules("helpgen.render", "offline")

_NAMES = json.Decoder(list[tuple[str, str]])
"""Paths of the files of an artifact, and their digests."""
_PAGES_A_TASK = 40
_KNOWN_DOCUMENT = 0.9
"""What a document costs in a search index, in pages, if what it gives to the index is in the memory."""
_READING = 1.1
"""What it costs besides if it is not."""
_WORTH_SHARING = 150
"""So many pages have to be rendered before a second process is quicker than one."""


class Entry(Protocol):
    """What a sink tells of a file."""

    @property
    def sha256(self) -> str:
        """Digest of the file in hex."""

    @property
    def size(self) -> int:
        """Bytes of the file."""


class Sink(Protocol):
    """Takes the files of a site."""

    def add(self, path: str, content: bytes) -> Entry:
        """Take a file."""

    def keep(self, path: str, sha256: str) -> Entry | None:
        """Take the file from the published site if it has the digest; return None if it has not."""

    def add_large(self, path: str, pieces: Iterable[bytes]) -> Entry:
        """Take a file of which one piece at a time is in memory."""

    def is_kept(self, path: str) -> bool:
        """Tell whether a file is the published one."""

    def accept(self, entries: Sequence[tuple[str, str, int, bool]]) -> None:
        """Take what a worker has added to its copy of the sink: path, digest, size, whether it was kept."""


FileEntries = list[tuple[str, str, int, bool]]
"""Path, digest, size, whether the published file was kept."""
_Rendered = tuple[list[FileEntries], list[bytes], tuple[str, int, str] | None]
"""The files of each artifact of a batch, the keys that the memory was asked for, what is wrong with a template."""


def render_into(
    sink: Sink,
    plan: SitePlan,
    theme: ThemeFiles,
    settings: Settings,
    *,
    memory: Memory = FORGETFUL,
    jobs: int = 1,
    shard: tuple[int, int] = (1, 1),
    progress: Progress = silent,
) -> Rendering:
    """Hand every file of a site to the sink; what `memory` knows and the sink still has is not rendered again.

    With `shard` (number, count) only a part of the files: each of them is in one of the parts.
    """
    work = _Work(sink, plan.artifacts, settings, memory)
    own = deal([_cost(artifact, FORGETFUL) for artifact in plan.artifacts], shard[1], is_padded=True)[shard[0] - 1]
    unknown = [number for number in sorted(own) if not work.keep(number)]
    copied = [number for number in unknown if isinstance(plan.artifacts[number].planned, FileView)]
    # What is put together of texts that other artifacts have left in the memory waits for them.
    waits = memory is not FORGETFUL and shard[1] == 1
    gathered = [number for number in unknown if waits and isinstance(plan.artifacts[number].planned, FullTextView)]
    work.make(copied)  # here: a worker could not say properly that one has changed
    if shard[0] == 1:
        work.add_shared_files(plan, theme)
    work.share_out(sorted(set(unknown).difference(copied, gathered)), jobs, progress)
    work.make(gathered)
    if shard[0] == 1:
        work.add_documents()
    return Rendering(
        tuple(sorted(plan.artifacts[number].path for number in unknown)),
        work.keys.common,
        {artifact.path: found.view for artifact, found in zip(plan.artifacts, work.inputs, strict=True)},
    )


def _cost(artifact: Artifact, memory: Memory) -> float:
    view = artifact.planned  # an index is never late
    if not isinstance(view, SearchIndexView):
        return 1.0
    unread = len(view.documents) if memory is FORGETFUL else count_unread(view, memory)
    return _KNOWN_DOCUMENT * len(view.documents) + _READING * unread


class _Work:
    """The tools of one rendering. Artifacts go by their numbers."""

    def __init__(self, sink: Sink, artifacts: Sequence[Artifact], settings: Settings, memory: Memory) -> None:
        self.keys = Keys(settings.theme_dirs, settings.resource_dirs)
        self.inputs = [self.keys.inputs_of(artifact) for artifact in artifacts]
        self._artifacts = artifacts
        self._settings = settings
        self._memory = memory
        self._sink = sink
        self._renderer = Renderer(settings)

    def keep(self, number: int) -> bool:
        """Tell whether all files of an artifact could be kept from the published site."""
        return self._keep(self.inputs[number].key)

    def make(self, numbers: Iterable[int]) -> None:
        """Render artifacts in this process."""
        for number in numbers:
            self._remember(self.inputs[number].key, self._render(number, self._memory))

    def share_out(self, numbers: Sequence[int], jobs: int, progress: Progress) -> None:
        """Render artifacts, by several processes if there is enough to do. Raises TemplateBrokenError."""
        done = len(self._artifacts) - len(numbers)

        def render(batch: Sequence[int]) -> _Rendered:
            progress("Rendering", done + batch[0], len(self._artifacts))
            noting = Noting(self._memory)
            try:
                entries = [self._render(number, noting) for number in batch]
            except TemplateBrokenError as error:  # which only travels from a worker as plain values
                return [], [], (error.template, error.line, error.reason)
            return entries, sorted(noting.keys), None

        batches = self._batches(numbers)
        costs = [sum(_cost(self._artifacts[number], self._memory) for number in batch) for batch in batches]
        tasks: list[Task[_Rendered]] = [functools.partial(render, batch) for batch in batches]
        others = sum(costs) - max(costs, default=0.0)  # what a second process could do beside the dearest task
        jobs = jobs if others >= _WORTH_SHARING else 1
        if jobs > 2:
            _ = self._renderer.templates  # imported once for all workers; of two processes one has an index to make
        if jobs > 1:
            self._memory.save()  # or every worker would write what is not on disk yet
        failures: dict[int, tuple[str, int, str]] = {}
        for task, (found, keys, broken) in share(tasks, costs, jobs, as_it_is, as_it_is, self._memory.save):
            self._memory.use(keys)
            for number, entries in zip(batches[task], found, strict=False):  # none after a failure
                self._sink.accept(entries)
                self._remember(self.inputs[number].key, entries)
            if broken is not None:
                failures[task] = broken
        if failures:  # the first one, whoever has met it
            raise TemplateBrokenError(*failures[min(failures)])

    def add_shared_files(self, plan: SitePlan, theme: ThemeFiles) -> None:
        """Add what belongs to no artifact."""
        for path, content in theme.files.items():
            self._sink.add(path, content)
        if plan.offline is not None:
            digests = [one.key for one in self.inputs]
            self._sink.add(
                offline.OFFLINE_PATH, offline.render_offline(plan.offline, digests, self._settings.theme_dirs)
            )

    def add_documents(self) -> None:
        """Add the file of all documents, of which each index has left its own in the memory."""
        digest = hashlib.sha256(DOCUMENTS_PATH.encode())
        for found, artifact in zip(self.inputs, self._artifacts, strict=True):
            if isinstance(artifact.planned, SearchIndexView):
                digest.update(found.key)
        if not self._keep(digest.digest()):
            lines = render_documents_of(self._artifacts, self._memory)
            entry = self._sink.add_large(DOCUMENTS_PATH, lines)
            is_kept = self._sink.is_kept(DOCUMENTS_PATH)
            self._remember(digest.digest(), [(DOCUMENTS_PATH, entry.sha256, entry.size, is_kept)])

    def _batches(self, numbers: Sequence[int]) -> list[list[int]]:
        indexes = [number for number in numbers if isinstance(self._artifacts[number].planned, SearchIndexView)]
        pages = [number for number in numbers if not isinstance(self._artifacts[number].planned, SearchIndexView)]
        batches = [pages[start : start + _PAGES_A_TASK] for start in range(0, len(pages), _PAGES_A_TASK)]
        return [*batches, *([number] for number in indexes)]

    def _keep(self, key: bytes) -> bool:
        content = self._memory.get(key)
        if content is None:
            return False
        return all(self._sink.keep(path, sha256) is not None for path, sha256 in _NAMES.decode(content))

    def _remember(self, key: bytes, entries: FileEntries) -> None:
        # Which files an artifact has.
        names = [(path, sha256) for path, sha256, _, _ in entries]
        self._memory.put(key, json.encode(names))

    def _render(self, number: int, memory: Memory) -> FileEntries:
        return self._add(self._renderer.render(self._artifacts[number], memory))

    def _add(self, files: Mapping[str, bytes]) -> FileEntries:
        entries: FileEntries = []
        for path, content in files.items():
            entry = self._sink.add(path, content)
            entries.append((path, entry.sha256, entry.size, self._sink.is_kept(path)))
        return entries
