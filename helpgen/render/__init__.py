"""View → bytes. Knows no model, no content files but those a view names, no clock, no network."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from helpgen import lazily
from helpgen.diagnostics import Progress, silent
from helpgen.memory import FORGETFUL
from helpgen.render.ahead import reading_ahead
from helpgen.render.explain import Rendering, explain
from helpgen.render.failures import FileChangedError, TemplateBrokenError
from helpgen.render.keys import Keys
from helpgen.render.renderer import Renderer
from helpgen.render.search_shards import DOCUMENTS_PATH, render_documents_of, render_search_index
from helpgen.render.theme import ThemeFiles, read_theme
from helpgen.render.work import Sink, render_into
from helpgen.settings import Settings
from helpgen.views import RenderedSite, SearchIndexView, SitePlan

if TYPE_CHECKING:
    from helpgen.render import offline
    from helpgen.render.answers import render_answers, render_handbooks
    from helpgen.render.bios import render_bios
    from helpgen.render.hosts import HOSTS, render_host
    from helpgen.render.macros import fill_macros, render_macros
    from helpgen.render.status import render_status_json, render_status_page, status_lines
else:
    _ELSEWHERE = {
        "helpgen.render.answers": ("render_answers", "render_handbooks"),
        "helpgen.render.bios": ("render_bios",),
        "helpgen.render.hosts": ("HOSTS", "render_host"),
        "helpgen.render.macros": ("fill_macros", "render_macros"),
        "helpgen.render.status": ("render_status_json", "render_status_page", "status_lines"),
    }
    __getattr__ = lazily.names_of(__name__, _ELSEWHERE)
    (offline,) = lazily.modules(__name__, "offline")


def render_site(plan: SitePlan, theme: ThemeFiles, settings: Settings, progress: Progress = silent) -> RenderedSite:
    """Return the bytes of every artifact and of the theme's files."""
    renderer = Renderer(settings)
    files: dict[str, bytes] = {}
    for done, artifact in enumerate(plan.artifacts):
        progress("Rendering", done, len(plan.artifacts))
        files.update(renderer.render(artifact))
    files[DOCUMENTS_PATH] = b"".join(render_documents_of(plan.artifacts))
    if plan.offline is not None:
        keys = Keys(settings.theme_dirs, settings.resource_dirs)
        digests = [keys.inputs_of(artifact).key for artifact in plan.artifacts]
        files[offline.OFFLINE_PATH] = offline.render_offline(plan.offline, digests, settings.theme_dirs)
    files.update(theme.files)
    return RenderedSite({path: files[path] for path in sorted(files)})


def render_search(plan: SitePlan, progress: Progress = silent) -> Mapping[str, bytes]:
    """Return the search indexes alone, the same files as in the whole site."""
    files: dict[str, bytes] = {}
    for done, artifact in enumerate(plan.artifacts):
        progress("Indexing", done, len(plan.artifacts))
        if isinstance(artifact.planned, SearchIndexView):
            files.update(render_search_index(artifact.path, artifact.planned, FORGETFUL))
    return files


__all__ = [
    "DOCUMENTS_PATH",
    "HOSTS",
    "FileChangedError",
    "Keys",
    "Renderer",
    "Rendering",
    "Sink",
    "TemplateBrokenError",
    "ThemeFiles",
    "explain",
    "fill_macros",
    "read_theme",
    "reading_ahead",
    "render_answers",
    "render_bios",
    "render_documents_of",
    "render_handbooks",
    "render_host",
    "render_into",
    "render_macros",
    "render_search",
    "render_site",
    "render_status_json",
    "render_status_page",
    "status_lines",
]
