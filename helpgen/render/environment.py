"""Jinja as helpgen uses it: where templates come from and how they print a text.

Must never know what a page shows.
"""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from types import CodeType

import jinja2
import markupsafe

from helpgen.render.compiler import FILTERS, GLOBALS, Asked, CompiledTemplates, Compiler, shortened
from helpgen.views import Html

_TEXTS_KNOWN = 20_000
_LONG = 200
"""Longer texts are seldom printed twice."""
_COMPILED = Path(__file__).parent.parent / "_compiled"


class Template(jinja2.Template):
    """A template that knows what it asks for."""

    asked: Asked

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, object],
        uptodate: Callable[[], bool] | None = None,
    ) -> "Template":
        """Make one of what the compiler has written."""
        template = super().from_code(environment, code, globals, uptodate)
        assert isinstance(template, Template)
        template.asked = template.root_render_func.__globals__["asked"]
        return template


class Environment(Compiler):
    """The templates of a theme, in the folders of which the first one wins that has a name.

    A page asks for a dozen parts and prints a hundred texts, most of them titles and addresses that its neighbours
    have, too: both are looked up by what they are.
    """

    template_class = Template

    def __init__(self, theme_dirs: Sequence[Path], given: Mapping[str, Callable[..., object]]) -> None:
        """`given` has the filters and functions of templates by name."""
        super().__init__(_loader(theme_dirs), CompiledTemplates(_COMPILED))
        self.filters.update({name: given[name] for name in FILTERS})
        self.globals.update({name: given[name] for name in GLOBALS})
        self._found: dict[str, Template] = {}
        self._printed: dict[str, str] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, object] | None = None,
    ) -> Template:
        """Return a template; nobody writes one while a site is printed."""
        if not isinstance(name, str):
            assert isinstance(name, Template)
            return name
        if name not in self._found:
            found = super().get_template(name, parent, globals)
            assert isinstance(found, Template)
            self._found[name] = found
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """Return what every template is given, as one dictionary: of a chain each page would make one."""
        return {**self.globals, **(d or {})}

    def printed(self, value: object) -> str:
        """Return what stands on the page: safe markup as it is, all else escaped."""
        if type(value) is not str:
            return value if type(value) is Html else markupsafe.escape(value)
        known = self._printed.get(value)
        if known is None:
            known = str(markupsafe.escape(value))
            if len(value) <= _LONG and len(self._printed) < _TEXTS_KNOWN:
                self._printed[value] = known
        return known


def _loader(theme_dirs: Sequence[Path]) -> jinja2.BaseLoader:
    folders = [str(folder / "templates") for folder in theme_dirs]
    ours = _OwnLoader(folders[-1])
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(folders[:-1]), ours, jinja2.PrefixLoader({"helpgen": ours})])


class _OwnLoader(jinja2.FileSystemLoader):
    """Reads the theme's own templates."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and whether it is still the same."""
        source, file, is_current = super().get_source(environment, template)
        return shortened(source), file, is_current
