"""The theme's templates → Python, when the package is made: to compile those of one page takes long.

Knows Jinja and nothing else of helpgen, so that the package can be made where only Jinja is installed. A compiled
template has none of the names that it takes from a runtime: whoever prints it provides them, Jinja or `runtime`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import jinja2
import jinja2.meta
from jinja2 import nodes
from jinja2.bccache import bc_version
from jinja2.compiler import CodeGenerator, Frame

if TYPE_CHECKING:
    from helpgen.render.compiled import Names

FORM = bc_version
"""Of the code that this Jinja writes and reads."""
_RUNTIME = "from jinja2.runtime import "


class Generator(CodeGenerator):
    """Has texts printed by `Environment.printed`, and writes down what the template asks for."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write the code of a template."""
        asked = _asked(node)
        super().visit_Template(node, frame)
        self.writeline(f"asked = {asked!r}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as above
        """Write how an attribute is read: the theme's own templates name only those that there are."""
        if not isinstance(self.environment, Compiler) or not self.environment.is_own:
            super().visit_Getattr(node, frame)
            return
        is_of_strings = isinstance(node.node, nodes.Name) and node.node.name == "strings"
        self.write("(")
        self.visit(node.node, frame)
        self.write(f")[{node.attr!r}]" if is_of_strings and node.attr != "plural" else f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        # In the place of a function that takes longer.
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Compiler(jinja2.Environment):
    """Jinja with the options of all templates."""

    code_generator_class = Generator
    is_own: bool = False
    """Whether it compiles the theme's own templates, for the package."""

    def __init__(self, loader: jinja2.BaseLoader | None = None, known: jinja2.BytecodeCache | None = None) -> None:
        """Without a loader it only compiles."""
        super().__init__(
            loader=loader,
            bytecode_cache=known,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,  # a dictionary: nothing is thrown away, and nobody waits for a lock
        )


def _asked(tree: nodes.Template) -> tuple[tuple[str | None, ...], ...]:
    return (
        tuple(sorted(jinja2.meta.find_undeclared_variables(tree))),
        tuple(sorted({*_fields_of_frame(tree)})),
        tuple(sorted({found.name for found in tree.find_all(nodes.Name) if found.ctx == "store"})),
        tuple(jinja2.meta.find_referenced_templates(tree)),
    )


def _fields_of_frame(tree: nodes.Template) -> Iterator[str]:
    of_frame = [
        found.attr
        for found in tree.find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "frame"
    ]
    yield from of_frame
    if sum(found.name == "frame" for found in tree.find_all(nodes.Name)) > len(of_frame):
        yield "?"


# --- Files --------------------------------------------------------------------------


def write_compiled(templates: Path, folder: Path, names: "Names") -> Sequence[Path]:
    """Compile every template of the theme into a folder, and return the files; removes what else lies there.

    Raises jinja2.TemplateSyntaxError.
    """
    environment = Compiler()
    environment.is_own = True
    environment.filters.update(dict.fromkeys(names.filters, _not_yet))
    environment.globals.update(dict.fromkeys(names.functions, _not_yet))
    written = {}
    for template in sorted(templates.rglob("*.html")):
        name = template.relative_to(templates).as_posix()
        source = names.shorten(template.read_text("utf-8"))
        code = environment.compile(source, name, name, raw=True)
        first, _, rest = code.partition("\n")
        assert first.startswith(_RUNTIME), first
        written[folder / names.file(name, source, FORM)] = rest
    folder.mkdir(exist_ok=True)
    for old in {*folder.glob("*.py")} - written.keys():
        old.unlink()
    for file, code in written.items():
        if not file.exists():  # its name says what is in it, and a build may be reading it
            part = file.with_suffix(".part")
            part.write_text(code, "utf-8", newline="\n")
            part.replace(file)
    return tuple(written)


def _not_yet(*_: object) -> NoReturn:
    # Jinja works out at once what has only constants; it must leave ours to the program.
    raise NotImplementedError
