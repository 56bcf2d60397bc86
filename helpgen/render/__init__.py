"""View → bytes. Knows no model, no content files but those a view names, no clock, no network."""

import hashlib
from collections.abc import Mapping

from helpgen.diagnostics import Progress, silent
from helpgen.render.answers import render_answers, render_handbooks
from helpgen.render.exports import render_arrivals, render_embed, render_facts, render_words
from helpgen.render.feeds import render_headers, render_robots, render_sitemap
from helpgen.render.macros import fill_macros, render_macros
from helpgen.render.search_shards import render_documents, render_search_index
from helpgen.render.search_start import render_search_start
from helpgen.render.templates import Templates
from helpgen.render.theme import ThemeFiles, read_theme
from helpgen.render.tool_data import render_tool_data
from helpgen.settings import Settings
from helpgen.views import (
    ArrivalsView,
    EmbedView,
    FactsView,
    FileView,
    HeadersView,
    OneFileView,
    RenderedSite,
    RobotsView,
    SearchIndexView,
    SearchStartView,
    SitemapView,
    SitePlan,
    ToolDataView,
    WordsView,
)


def render_site(plan: SitePlan, theme: ThemeFiles, settings: Settings, progress: Progress = silent) -> RenderedSite:
    """Return the bytes of every artifact and of the theme's files."""
    templates = Templates(settings.theme_dirs, settings.resource_dirs)
    files: dict[str, bytes] = {}
    for done, artifact in enumerate(plan.artifacts):
        progress("Rendering", done, len(plan.artifacts))
        if isinstance(artifact.view, SearchIndexView):
            files.update(render_search_index(artifact.path, artifact.view))
        else:
            files[artifact.path] = _render(artifact.view, templates)
    indexes = [artifact.view for artifact in plan.artifacts if isinstance(artifact.view, SearchIndexView)]
    files["search/documents.jsonl"] = render_documents(indexes)
    files.update(theme.files)
    return RenderedSite({path: files[path] for path in sorted(files)})


def render_search(plan: SitePlan, progress: Progress = silent) -> Mapping[str, bytes]:
    """Return the search indexes alone, the same files as in the whole site."""
    files: dict[str, bytes] = {}
    for done, artifact in enumerate(plan.artifacts):
        progress("Indexing", done, len(plan.artifacts))
        if isinstance(artifact.view, SearchIndexView):
            files.update(render_search_index(artifact.path, artifact.view))
    return files


def _render(view: OneFileView, templates: Templates) -> bytes:
    match view:
        case SearchStartView():
            return render_search_start(view)
        case SitemapView():
            return render_sitemap(view)
        case RobotsView():
            return render_robots(view)
        case FactsView():
            return render_facts(view)
        case ArrivalsView():
            return render_arrivals(view)
        case EmbedView():
            return render_embed(view)
        case WordsView():
            return render_words(view)
        case HeadersView():
            return render_headers(view)
        case FileView():
            return _copy(view)
        case ToolDataView():
            return render_tool_data(view)
        case _:
            return templates.render(view)


class FileChangedError(Exception):
    """A file of the content folder changed while the site was built."""


def _copy(view: FileView) -> bytes:
    content = view.file.read_bytes()
    if hashlib.sha256(content).hexdigest() != view.sha256:
        raise FileChangedError(view.file)
    return content


__all__ = [
    "FileChangedError",
    "ThemeFiles",
    "fill_macros",
    "read_theme",
    "render_answers",
    "render_handbooks",
    "render_macros",
    "render_search",
    "render_site",
]
