"""One artifact → its files: which function writes which view."""

import functools
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from helpgen import lazily
from helpgen.memory import FORGETFUL, Memory
from helpgen.render.failures import FileChangedError
from helpgen.render.search_shards import render_search_index
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
    from helpgen.render import (
        exports,
        feeds,
        hosts,
        machines,
        print_pages,
        search_start,
        templates,
        tool_data,
        widget,
    )
else:
    exports, feeds, hosts, machines, print_pages = lazily.modules(
        "helpgen.render", "exports", "feeds", "hosts", "machines", "print_pages"
    )
    search_start, templates, tool_data, widget = lazily.modules(
        "helpgen.render", "search_start", "templates", "tool_data", "widget"
    )


class Renderer:
    """Renders the artifacts of one site."""

    def __init__(self, settings: Settings) -> None:
        self._theme_dirs = settings.theme_dirs
        self._resource_dirs = settings.resource_dirs

    @functools.cached_property
    def templates(self) -> "templates.Templates":
        """Made when the first page has to be printed: most builds keep all of them."""
        return templates.Templates(self._theme_dirs, self._resource_dirs)

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
                return search_start.render_search_start(view)
            case SitemapView():
                return feeds.render_sitemap(view)
            case RobotsView():
                return feeds.render_robots(view)
            case HostFileView():
                return hosts.render_host_file(view.host, view.name, view.hosting)
            case FactsView():
                return exports.render_facts(view)
            case WordsView():
                return exports.render_words(view)
            case ArrivalsView():
                return exports.render_arrivals(view)
            case EmbedView():
                return exports.render_embed(view)
            case WidgetView():
                return widget.render_widget(view, self._theme_dirs)
            case ToolDataView():
                return tool_data.render_tool_data(view)
            case FileView():
                return _copy(view)
            case PrintView():
                return self.templates.render(print_pages.gather_texts(view))
            case _ if isinstance(view, MachineView):
                return machines.render_machine(view, memory)
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
