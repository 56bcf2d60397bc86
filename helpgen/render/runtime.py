"""What the theme's compiled templates need when they print: a small part of Jinja's runtime, without Jinja.

To import Jinja takes longer than to print the page of an edited article. The theme's own templates are compiled when
the package is made, and their code asks for no more than what is here; a test prints everything both ways. Whoever
brings templates of his own gets Jinja itself (`environment`). Must never know what a page shows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import markupsafe

from helpgen.render.compiled import Asked, Names, list_compiled, read_code
from helpgen.render.failures import TemplateBrokenError
from helpgen.views import Html

missing = object()
"""Stands for what a context does not have."""

Root = Callable[["Context"], Iterator[str]]
Given = Mapping[str, Callable[..., object]]


class NotCompiledError(Exception):
    """A template of the theme was changed, or went, after the package was made."""


class Printer:
    """Prints the values of templates; most are titles and addresses that a hundred pages have."""

    _known_at_most = 20_000
    _long = 200
    """Longer texts are seldom printed twice."""

    def __init__(self) -> None:
        """Nothing was printed yet."""
        self._printed: dict[str, str] = {}

    def print(self, value: object) -> str:
        """Return what stands on the page: safe markup as it is, all else escaped."""
        if type(value) is not str:
            return value if type(value) is Html else markupsafe.escape(value)
        known = self._printed.get(value)
        if known is None:
            known = str(markupsafe.escape(value))
            if len(value) <= self._long and len(self._printed) < self._known_at_most:
                self._printed[value] = known
        return known


class Context:
    """What a template knows by name."""

    def __init__(self, theme: "Theme", parent: Mapping[str, object], blocks: Mapping[str, Root]) -> None:
        self.parent = parent
        self.vars: dict[str, object] = {}
        self.exported_vars: set[str] = set()
        self.blocks = {name: [block] for name, block in blocks.items()}
        self._theme = theme

    def __getitem__(self, name: str) -> object:
        """Return a value; raises KeyError."""
        found = self.resolve_or_missing(name)
        if found is missing:
            raise KeyError(name)
        return found

    def resolve_or_missing(self, name: str) -> object:
        """Return a value, or `missing`."""
        return self.vars[name] if name in self.vars else self.parent.get(name, missing)

    def get_all(self) -> Mapping[str, object]:
        """Return everything."""
        return {**self.parent, **self.vars} if self.vars else self.parent

    def call(
        self,
        function: Callable[..., object],
        *args: object,
        _loop_vars: Mapping[str, object] | None = None,
        _block_vars: Mapping[str, object] | None = None,
        **values: object,
    ) -> object:
        """Call a function; the one that gets the context gets what blocks and loops have set, too."""
        if function is not self._theme.with_context:
            return function(*args, **values)
        inner = {**(_loop_vars or {}), **(_block_vars or {})}
        context = Context(self._theme, {**self.get_all(), **inner}, {}) if inner else self
        return function(context, *args, **values)

    def super(self, name: str, block: Root) -> Callable[[], Html]:
        """Return what prints the block of the template that is extended."""
        blocks = self.blocks[name]
        return lambda: Html("".join(blocks[blocks.index(block) + 1](self)))


class Template:
    """One compiled template."""

    def __init__(self, theme: "Theme", code: Mapping[str, Any]) -> None:  # whatever a module has
        self.root_render_func: Root = code["root"]
        self.blocks: Mapping[str, Root] = code["blocks"]
        self.asked: Asked = code["asked"]
        self._theme = theme

    def new_context(
        self, given: Mapping[str, object], is_shared: bool = False, inner: Mapping[str, object] | None = None
    ) -> Context:
        """Return the context of what is given; one that is not `is_shared` has the functions of the theme, too."""
        parent = given if is_shared else {**self._theme.functions, **given}
        if inner:
            parent = {**parent, **{name: value for name, value in inner.items() if value is not missing}}
        return Context(self._theme, parent, self.blocks)

    def render(self, given: Mapping[str, object] | None = None, /, **values: object) -> str:
        """Return the page."""
        return "".join(self.root_render_func(self.new_context({**(given or {}), **values})))


class Loop:
    """The items of a loop, each with what it can be asked about its place."""

    def __init__(self, items: Iterable[object], undefined: object = None) -> None:
        """Jinja's loops get `undefined`, too."""
        self._items: Sequence[object] = tuple(items)
        self._place = -1

    def __iter__(self) -> Iterator[tuple[object, "Loop"]]:
        """Yield each item with the loop itself."""
        for place, item in enumerate(self._items):
            self._place = place
            yield item, self

    @property
    def first(self) -> bool:
        """Whether it is at the first item."""
        return self._place == 0

    @property
    def last(self) -> bool:
        """Whether it is at the last item."""
        return self._place == len(self._items) - 1


class Theme:
    """The theme's own templates, none of which stands behind one of a shop."""

    errors: tuple[type[Exception], ...] = (AttributeError, KeyError)
    """What printing raises if a template asks for what the view lacks."""

    def __init__(self, theme_dir: Path, given: Given) -> None:
        """`given` has the filters and functions of templates by name."""
        self.filters: Given = {"length": len, **{name: given[name] for name in Names.filters}}
        self.functions = {name: given[name] for name in Names.functions}
        self.with_context = given[Names.with_context]
        self.undefined = _undefined
        self.concat = "".join
        self.printed = Printer().print
        self._templates_dir = theme_dir / "templates"
        self._names = Names()
        self._files = list_compiled()
        self._found: dict[str, Template] = {}

    def get_template(self, name: str, parent: str | None = None) -> Template:
        """Return a template; `parent` is the one that asks. Raises NotCompiledError."""
        if name not in self._found:
            self._found[name] = self._load(name)
        return self._found[name]

    def broken(self, name: str, error: Exception) -> TemplateBrokenError:
        """Return what one of the `errors` means."""
        return TemplateBrokenError(name, 0, str(error))

    def _load(self, name: str) -> Template:
        try:
            source = (self._templates_dir / name).read_text("utf-8")
        except FileNotFoundError as error:  # which Jinja says as of any template
            raise NotCompiledError(name) from error
        file = self._files.get(self._names.stem(name, self._names.shorten(source)))
        code = read_code(file) if file else None
        if code is None:
            raise NotCompiledError(name)
        namespace: dict[str, object] = {"environment": self, **_RUNTIME}
        exec(code, namespace)  # as an import would
        return Template(self, namespace)


def _undefined(name: str) -> NoReturn:
    raise AttributeError(f"'{name}' is undefined")


def _join_markup(parts: Iterable[object]) -> str:
    values = list(parts)
    if any(hasattr(value, "__html__") for value in values):
        return Html("".join(map(markupsafe.escape, values)))
    return "".join(map(str, values))


_RUNTIME: Mapping[str, object] = {
    "missing": missing,
    "LoopContext": Loop,
    "Undefined": _undefined,
    "TemplateRuntimeError": AttributeError,
    "internalcode": lambda function: function,
    "markup_join": _join_markup,
}
"""What the code of a template takes from its runtime."""
