"""Views → HTML through the theme's templates. Jinja's only home."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from helpgen.views import (
    ArticleView,
    CategoryView,
    ContactView,
    FaqIndexView,
    FaqTopicView,
    HomeView,
    Html,
    NotFoundView,
    Page,
    PolicyView,
    RedirectView,
    SearchView,
)

TEMPLATES: Mapping[type[Page], str] = {
    HomeView: "home.html",
    CategoryView: "category.html",
    ArticleView: "article.html",
    FaqTopicView: "faq_topic.html",
    FaqIndexView: "faq_index.html",
    PolicyView: "policy.html",
    ContactView: "contact.html",
    SearchView: "search.html",
    NotFoundView: "not_found.html",
    RedirectView: "redirect.html",
}
"""Which template prints a view."""


class Templates:
    """The compiled templates of a theme."""

    def __init__(self, theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]) -> None:
        """Templates come from `templates/` of the theme folders, icons from `.icons/`; the first find wins."""
        self._icon_dirs = tuple(icon_dirs)
        self._icons: dict[str, Html] = {}
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder / "templates") for folder in theme_dirs]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.globals["icon"] = self._icon
        self._environment.filters["fill"] = _fill

    def render(self, view: Page) -> bytes:
        """Return the page as UTF-8; raises jinja2.TemplateError for a template that asks for what the view lacks."""
        template = self._environment.get_template(TEMPLATES[type(view)])
        html = template.render(view=view, frame=view.frame, strings=view.frame.strings)
        return html.encode()

    def _icon(self, name: str) -> Html:
        # Raises for a name that does not exist: a template is code, not content.
        if name not in self._icons:
            files = (folder / ".icons" / "material" / f"{name}.svg" for folder in self._icon_dirs)
            file = next(found for found in files if found.is_file())
            svg = file.read_text("utf-8").strip().replace("<svg ", '<svg aria-hidden="true" ', 1)
            self._icons[name] = Html(svg)
        return self._icons[name]


def _fill(words: str, **blanks: str) -> str:
    for name, value in blanks.items():
        words = words.replace("{" + name + "}", value)
    return words
