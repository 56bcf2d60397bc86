"""Views → HTML through the theme's templates."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from helpgen.render.runtime import NotCompiledError, Theme
from helpgen.render.structured_data import render_structured_data
from helpgen.views import (
    SHELL_FIELDS,
    ArticleView,
    CategoryView,
    ContactView,
    FaqIndexView,
    FaqTopicView,
    Frame,
    GlossaryView,
    HandbookView,
    HomeView,
    Html,
    NotFoundView,
    Page,
    PolicyView,
    PrintView,
    RedirectView,
    SearchView,
    State,
    StatusView,
    ToolView,
)

if TYPE_CHECKING:
    from helpgen.render.environment import Environment

TEMPLATES: Mapping[type[Page], str] = {
    HomeView: "home.html",
    CategoryView: "category.html",
    ArticleView: "article.html",
    FaqTopicView: "faq_topic.html",
    FaqIndexView: "faq_index.html",
    PolicyView: "policy.html",
    ContactView: "contact.html",
    ToolView: "tool.html",
    GlossaryView: "glossary.html",
    PrintView: "print.html",
    SearchView: "search.html",
    NotFoundView: "not_found.html",
    RedirectView: "redirect.html",
}
"""Which template prints a view."""


class _Context(Protocol):
    # What a template knows by name.
    def __getitem__(self, name: str, /) -> object: ...
    def get_all(self) -> Mapping[str, object]: ...


class Templates:
    """The compiled templates of a theme."""

    def __init__(self, theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]) -> None:
        """Templates come from `templates/` of the theme folders, icons from `.icons/`; the first find wins.

        The theme's own templates have a second name, `helpgen/article.html`, so that a shop's `article.html` can extend
        the one that it stands in front of.
        """
        self._icon_dirs = tuple(icon_dirs)
        self._icons: dict[str, Html] = {}
        self._shared_parts: dict[tuple[Hashable, ...], Html] = {}
        self._shared_names: dict[tuple[str, frozenset[str]], bool] = {}
        given: dict[str, Callable[..., object]] = {"icon": self._icon, "part": self._part, "fill": _fill}
        given |= {"quoted": _quoted, "structured_data": render_structured_data}
        self._given = given
        self._theme_dirs = tuple(theme_dirs)
        has_own = any((folder / "templates").is_dir() for folder in theme_dirs[:-1])
        self._environment: Theme | Environment = self._ask_jinja() if has_own else Theme(theme_dirs[-1], given)

    def render(self, view: Page) -> bytes:
        """Return the page as UTF-8; raises TemplateBrokenError for a template that asks for what the view lacks."""
        name = TEMPLATES[type(view)]
        try:
            return self._print(name, view=view, frame=view.frame, strings=view.frame.strings)
        except self._environment.errors as error:
            raise self._environment.broken(name, error) from error

    def render_handbook(self, view: HandbookView) -> bytes:
        """Return the agents' handbook, a page that needs nothing of the site."""
        return self._print("handbook.html", view=view)

    def render_status(self, view: StatusView, states: tuple[State, ...], report_url: str) -> bytes:
        """Return the page for those who write; `report_url` leads to what shoppers say, "" for nowhere."""
        return self._print("status.html", view=view, states=states, report_url=report_url)

    def _print(self, name: str, **values: object) -> bytes:
        try:
            return self._environment.get_template(name).render(**values).encode()
        except NotCompiledError:  # somebody works at the theme
            self._environment = self._ask_jinja()
            return self._environment.get_template(name).render(**values).encode()

    def _ask_jinja(self) -> "Environment":
        from helpgen.render.environment import Environment  # to import Jinja takes longer than to print a few pages

        return Environment(self._theme_dirs, self._given)

    def _part(self, context: _Context, name: str, **values: Hashable) -> Html:
        # A part of the page, printed once for all pages with the same shell and values if it shows nothing else.
        template = self._environment.get_template(name)
        if not self._is_shared(name, frozenset(values)):
            return Html(template.render(context.get_all(), **values))
        frame = context["frame"]
        assert isinstance(frame, Frame)
        # Types count, too: what equals a text may be escaped already.
        key = (name, frame.shell, *((one, type(value), value) for one, value in sorted(values.items())))
        if key not in self._shared_parts:
            part = template.render(frame=frame, strings=context["strings"], **values)
            self._shared_parts[key] = Html(part)
        return self._shared_parts[key]

    def _is_shared(self, name: str, values: frozenset[str]) -> bool:
        if (name, values) not in self._shared_names:
            names, fields = self._find_names(name)
            is_shared = names <= {"frame", "strings", *values} and fields <= {*SHELL_FIELDS}
            self._shared_names[name, values] = is_shared
        return self._shared_names[name, values]

    def _find_names(self, name: str) -> tuple[set[str], set[str]]:
        # What a template and those that it includes ask of the page, and of its frame.
        names_asked, fields_asked, own, included = self._environment.get_template(name).asked
        names, fields = {*names_asked}, {*fields_asked}
        for inner in included:
            if inner is None:
                return {*names, "?"}, fields
            inner_names, inner_fields = self._find_names(inner)
            names |= inner_names
            fields |= inner_fields
        return names - ({*own} - {"view"}), fields

    def _icon(self, name: str) -> Html:
        # Raises for a name that does not exist: a template is code, not content.
        if name not in self._icons:
            files = (folder / ".icons" / "material" / f"{name}.svg" for folder in self._icon_dirs)
            file = next(found for found in files if found.is_file())
            svg = file.read_text("utf-8").strip().replace(' xmlns="http://www.w3.org/2000/svg"', "")
            self._icons[name] = Html(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))
        return self._icons[name]


def _quoted(words: str) -> Html:
    # Escaped for an attribute in double quotes, where a single one is nothing special.
    return Html(words.replace("&", "&amp;").replace('"', "&quot;"))


def _fill(words: str, **blanks: str) -> str:
    for name, value in blanks.items():
        words = words.replace("{" + name + "}", value)
    return words
