"""Jinja, for the theme with templates of a shop in front of it, or with some that were changed since it was compiled.

Must never know what a page shows. The theme as the package has it needs none of this: `runtime`.
"""

import functools
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from types import CodeType

import jinja2
import jinja2.runtime
from jinja2.bccache import Bucket

from helpgen.render import compiled
from helpgen.render.compiler import FORM, Compiler
from helpgen.render.failures import TemplateBrokenError
from helpgen.render.runtime import Printer


class Template(jinja2.Template):
    """A template that knows what it asks for."""

    asked: compiled.Asked

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, object],
        uptodate: Callable[[], bool] | None = None,
    ) -> "Template":
        """Make one of what the compiler has written; what is compiled in advance names no runtime."""
        names = {name: getattr(jinja2.runtime, name) for name in jinja2.runtime.exported}
        namespace: dict[str, object] = {"environment": environment, "__file__": code.co_filename, **names}
        exec(code, namespace)
        template = cls.from_module_dict(environment, namespace, globals)
        assert isinstance(template, Template)
        template.asked = template.root_render_func.__globals__["asked"]
        return template


class Environment(Compiler):
    """The templates of a theme, in the folders of which the first one wins that has a name.

    A page asks for a dozen parts, which are looked up by their names.
    """

    template_class = Template
    errors: tuple[type[Exception], ...] = (jinja2.TemplateError, AttributeError, KeyError)
    """What printing raises if a template asks for what the view lacks, or is no template at all."""

    def __init__(self, theme_dirs: Sequence[Path], given: Mapping[str, Callable[..., object]]) -> None:
        """`given` has the filters and functions of templates by name."""
        super().__init__(_loader(theme_dirs), _CompiledTemplates())
        names = compiled.Names
        with_context = given[names.with_context]
        self.filters.update({name: given[name] for name in names.filters})
        self.globals.update({name: given[name] for name in names.functions})
        self.globals[names.with_context] = jinja2.pass_context(functools.partial(with_context))
        self.printed = Printer().print
        self._found: dict[str, Template] = {}

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

    def broken(self, name: str, error: Exception) -> TemplateBrokenError:
        """Return what one of the `errors` means."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            return TemplateBrokenError(error.name or name, error.lineno, error.message or "")
        return TemplateBrokenError(name, 0, str(error))


class _CompiledTemplates(jinja2.BytecodeCache):
    """What was compiled when the package was made."""

    def __init__(self) -> None:
        self._names = compiled.Names()

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the code of a template, None in it if there is none for exactly this source and this Jinja."""
        bucket = Bucket(environment, "", "")
        bucket.code = compiled.read_code(compiled.FOLDER / self._names.file(name, source, FORM))
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Do nothing."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Do nothing: what is compiled here and now is not kept."""


def _loader(theme_dirs: Sequence[Path]) -> jinja2.BaseLoader:
    folders = [str(folder / "templates") for folder in theme_dirs]
    ours = _OwnLoader(folders[-1])
    return jinja2.ChoiceLoader([jinja2.FileSystemLoader(folders[:-1]), ours, jinja2.PrefixLoader({"helpgen": ours})])


class _OwnLoader(jinja2.FileSystemLoader):
    """Reads the theme's own templates."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and whether it is still the same."""
        source, file, is_current = super().get_source(environment, template)
        return compiled.Names.shorten(source), file, is_current
