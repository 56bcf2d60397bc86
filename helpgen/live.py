"""The flow, kept warm for a preview: after a save only what changed is made anew.

Two steps follow a save. The first answers at once: if only the body of an article changed, its pages are planned alone.
The second is the whole flow with everything remembered, which finds every other change and every diagnostic; what the
first step said is replaced by it. Nothing is rendered before somebody asks for it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from helpgen import load, pipeline, plan, render
from helpgen.diagnostics import Diagnostic, sort_diagnostics
from helpgen.memory import InProcess
from helpgen.model import Article, HelpCenter
from helpgen.pipeline import Means
from helpgen.settings import Settings
from helpgen.views import Artifact

Found = tuple[Diagnostic, ...]
ReadSettings = Callable[[], tuple[Settings | None, Found]]


class Update(Struct, frozen=True):
    """What a step has found."""

    files: Mapping[str, bytes] | None
    """The site, each file rendered when it is asked for; None if there is an error: the last good site stays."""
    changed: frozenset[str]
    """Paths of the pages and other artifacts that differ from those before."""
    is_everything: bool
    """Whether all pages must be loaded anew: the first site, another theme."""
    diagnostics: Found
    drafts: frozenset[str]
    """Paths of pages that no build publishes."""


class LiveSite:
    """A site that is edited."""

    def __init__(self, read_settings: ReadSettings) -> None:
        """Reads nothing yet: call `rebuild`."""
        self._read_settings = read_settings
        self._memory = InProcess()
        self._rendered: dict[bytes, Mapping[str, bytes]] = {}
        self._state: _State | None = None

    def rebuild(self) -> Update:
        """Go through the whole flow up to the plan."""
        settings, found = self._read_settings()
        if settings is None:
            return self._failed(found)
        prepared = pipeline.prepare(settings, Means(), self._memory)
        diagnostics = sort_diagnostics([*found, *prepared.diagnostics])
        if prepared.plan is None or prepared.help_center is None:
            return self._failed(diagnostics)
        before = self._state
        files = LiveFiles(prepared.plan.artifacts, prepared.theme, settings, self._rendered)
        replanner = plan.Replanner(prepared.help_center, settings, prepared.strings, prepared.theme.folder)
        reader = load.ArticleReader(prepared.help_center, settings, self._memory)
        self._state = _State(settings, prepared.help_center, files, replanner, reader, diagnostics)
        files.forget_others()
        is_everything = before is None or before.files.common != files.common
        changed = files.differences(before.files) if before else frozenset()
        return Update(files, changed, is_everything, diagnostics, replanner.draft_paths())

    def patch(self, paths: Iterable[Path]) -> Update | None:
        """Answer at once if nothing but bodies of articles changed at these paths; None if that is not certain."""
        state = self._state
        articles = [state.article_at(path) for path in paths] if state else []
        if state is None or not articles:
            return None
        changed: set[str] = set()
        found: list[Diagnostic] = []
        files = state.files
        for article in articles:
            read = state.reader.read(article) if article else None
            if read is None:
                return None
            found += read[1]
            artifacts, shown = state.replanner.plan(read[0])
            if any(path not in files for path in (*shown, *(artifact.path for artifact in artifacts))):
                return None
            files = files.with_artifacts(artifacts)
            changed.update(artifact.path for artifact in artifacts)
        if any(diagnostic.is_error for diagnostic in found):
            return None
        self._state = replace(state, files=files)
        really = frozenset(path for path in changed if files.key_of(path) != state.files.key_of(path))
        return Update(files, really, False, state.diagnostics, state.replanner.draft_paths())

    def _failed(self, diagnostics: Found) -> Update:
        return Update(None, frozenset(), False, diagnostics, frozenset())


class _State(Struct, frozen=True):
    """The last good site."""

    settings: Settings
    help_center: HelpCenter
    files: "LiveFiles"
    replanner: plan.Replanner
    reader: load.ArticleReader
    diagnostics: Found

    def article_at(self, path: Path) -> Article | None:
        """Return the article that a file is; None for any other file."""
        if not path.is_relative_to(self.settings.content_dir):
            return None
        name = path.relative_to(self.settings.content_dir).as_posix()
        return next((article for article in self.help_center.articles if article.path == name), None)


class LiveFiles(Mapping[str, bytes]):
    """The files of a site, rendered when they are asked for and kept as long as they stay the same."""

    def __init__(
        self,
        artifacts: Iterable[Artifact],
        theme: render.ThemeFiles,
        settings: Settings,
        rendered: dict[bytes, Mapping[str, bytes]],
    ) -> None:
        """`rendered` is shared by all sites of a preview."""
        self._theme = theme
        self._renderer = render.Renderer(settings)
        self._keys = render.Keys(settings.theme_dirs, settings.resource_dirs)
        self._artifacts = {artifact.path: artifact for artifact in artifacts}
        self._inputs = {path: self._keys.inputs_of(artifact).key for path, artifact in self._artifacts.items()}
        self._rendered = rendered
        self._lock = threading.RLock()  # a server has threads, and templates are compiled on the way

    @property
    def common(self) -> Mapping[str, str]:
        """What all files are made from, and where the theme's own lie."""
        return {**self._keys.common, "assets": self._theme.folder}

    def key_of(self, path: str) -> bytes:
        """Return the digest of everything that an artifact is made from; b"" for no artifact."""
        return self._inputs.get(path, b"")

    def differences(self, other: "LiveFiles") -> frozenset[str]:
        """Return the artifacts that differ from those of another site, new and gone ones among them."""
        paths = self._inputs.keys() | other._inputs.keys()
        return frozenset(path for path in paths if self.key_of(path) != other.key_of(path))

    def with_artifacts(self, artifacts: Iterable[Artifact]) -> "LiveFiles":
        """Return the same site with other artifacts in the place of those with the same paths."""
        other = object.__new__(LiveFiles)
        other.__dict__.update(self.__dict__)
        other._artifacts = {**self._artifacts, **{artifact.path: artifact for artifact in artifacts}}
        other._inputs = {**self._inputs, **{one.path: self._keys.inputs_of(one).key for one in artifacts}}
        return other

    def forget_others(self) -> None:
        """Drop what was rendered for earlier sites."""
        for key in self._rendered.keys() - set(self._inputs.values()):
            del self._rendered[key]

    def _find(self, path: str) -> Mapping[str, bytes]:
        # The files of the artifact that a path belongs to: its own, or of an index that names it.
        owner = path if path in self._artifacts else f"search/{path.split('/')[1]}.json" if path.count("/") > 1 else ""
        artifact = self._artifacts.get(owner)
        if artifact is None:
            return {}
        with self._lock:
            key = self._inputs[owner]
            if key not in self._rendered:
                self._rendered[key] = self._renderer.render(artifact)
            return self._rendered[key]

    def __getitem__(self, path: str) -> bytes:
        """Return a file; raises what rendering raises."""
        if path in self._theme.files:
            return self._theme.files[path]
        if path == render.DOCUMENTS_PATH:
            return b"".join(render.render_documents_of(self._artifacts.values()))
        return self._find(path)[path]

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a file, without rendering a page for it."""
        if not isinstance(path, str):
            return False
        is_index_file = path.startswith("search/") and path.count("/") == 2
        is_known = path in self._artifacts or path in self._theme.files or path == render.DOCUMENTS_PATH
        return is_known or (is_index_file and path in self._find(path))

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of artifacts and of the theme's files; files of search indexes are left out."""
        yield from sorted({*self._artifacts, *self._theme.files, render.DOCUMENTS_PATH})

    def __len__(self) -> int:
        """Return how many paths there are."""
        return len(self._artifacts) + len(self._theme.files) + 1
