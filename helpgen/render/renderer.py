"""One artifact → its files: which function writes which view."""

import functools
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from helpgen.memory import FORGETFUL, Memory
from helpgen.render.exports import render_arrivals, render_embed, render_facts, render_words
from helpgen.render.failures import FileChangedError
from helpgen.render.feeds import render_robots, render_sitemap
from helpgen.render.hosts import render_host_file
from helpgen.render.machines import render_machine
from helpgen.render.print_pages import gather_texts
from helpgen.render.search_shards import render_search_index
from helpgen.render.search_start import render_search_start
from helpgen.render.tool_data import render_tool_data
from helpgen.render.widget import render_widget
from helpgen.settings import Settings
from helpgen.views import (
    ArrivalsView,
    Artifact,
    EmbedView,
    FactsView,
    FileView,
    HostFileView,
    MachineView,
    OneFileView,
    PrintView,
    RobotsView,
    SearchIndexView,
    SearchStartView,
    SitemapView,
    ToolDataView,
    WidgetView,
    WordsView,
)

if TYPE_CHECKING:
    from helpgen.render.templates import Templates


class Renderer:
    """Renders the artifacts of one site."""

    def __init__(self, settings: Settings) -> None:
        self._theme_dirs = settings.theme_dirs
        self._resource_dirs = settings.resource_dirs

    @functools.cached_property
    def templates(self) -> "Templates":
        """Made when the first page has to be printed: most builds keep all of them."""
        from helpgen.render.templates import Templates

        return Templates(self._theme_dirs, self._resource_dirs)

    def render(self, artifact: Artifact, memory: Memory = FORGETFUL) -> Mapping[str, bytes]:
        """Return the files of an artifact by path: one, but many for a search index, of which `memory` may know parts.

        Raises FileChangedError if a file that is only copied is no longer what was planned.
        """
        view = artifact.view
        if isinstance(view, SearchIndexView):
            return render_search_index(artifact.path, view, memory)
        return {artifact.path: self._render_one(view, memory)}

    def _render_one(self, view: OneFileView, memory: Memory) -> bytes:
        match view:
            case SearchStartView():
                return render_search_start(view)
            case SitemapView():
                return render_sitemap(view)
            case RobotsView():
                return render_robots(view)
            case HostFileView():
                return render_host_file(view.host, view.name, view.hosting)
            case FactsView():
                return render_facts(view)
            case WordsView():
                return render_words(view)
            case ArrivalsView():
                return render_arrivals(view)
            case EmbedView():
                return render_embed(view)
            case WidgetView():
                return render_widget(view, self._theme_dirs)
            case ToolDataView():
                return render_tool_data(view)
            case FileView():
                return _copy(view)
            case PrintView():
                return self.templates.render(gather_texts(view))
            case _ if isinstance(view, MachineView):
                return render_machine(view, memory)
            case _:
                return self.templates.render(view)


def _copy(view: FileView) -> bytes:
    try:
        content = view.file.read_bytes()
    except OSError as error:
        raise FileChangedError(view.file.name) from error
    if hashlib.sha256(content).hexdigest() != view.sha256:
        raise FileChangedError(view.file.name)
    return content
