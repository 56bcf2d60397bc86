"""The theme's templates → Python, when the package is made: to compile those of one page takes long.

Knows Jinja and nothing else of helpgen, so that the package can be made where only Jinja is installed. A compiled
template lies in a file named after all that it depends on: one that has changed since is compiled when it is needed.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NoReturn

import jinja2
import jinja2.meta
from jinja2 import nodes
from jinja2.bccache import Bucket, bc_version
from jinja2.compiler import CodeGenerator, Frame

FILTERS = ("fill", "quoted")
GLOBALS = ("icon", "part", "structured_data")
"""What templates are given beside Jinja's own."""

Asked = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str | None, ...]]
"""What a template alone asks for: names; fields of the frame, "?" for a frame that is handed on whole; names that it
gives itself; the templates that it includes, None for one whose name is computed."""


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


def _asked(tree: nodes.Template) -> Asked:
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


_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def shortened(source: str) -> str:
    """Return one of the theme's own templates without its indentation, of which readers have nothing but the bytes."""
    return _INDENTATION.sub("", source)


# --- Files --------------------------------------------------------------------------


class CompiledTemplates(jinja2.BytecodeCache):
    """The files of a folder."""

    def __init__(self, folder: Path) -> None:
        """The folder need not exist."""
        self._folder = folder
        self._maker = hashlib.sha256(f"{bc_version}\0".encode() + Path(__file__).read_bytes())

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the code of a template, None in it if there is no file for exactly this source."""
        bucket = Bucket(environment, "", "")
        bucket.code = self._code(self.file_of(name, source))
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Do nothing."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Do nothing: what is compiled here and now is not kept."""

    def file_of(self, name: str, source: str) -> Path:
        """Return where the compiled template lies, if it does."""
        digest = self._maker.copy()
        digest.update(f"{name}\0{source}".encode())
        return self._folder / f"{name.replace('/', '-').removesuffix('.html')}-{digest.hexdigest()[:16]}.py"

    def _code(self, file: Path) -> CodeType | None:
        try:
            return SourceFileLoader(file.stem, str(file)).get_code(file.stem)
        except OSError:
            return None


def write_compiled(templates: Path, folder: Path) -> Sequence[Path]:
    """Compile every template of the theme into a folder, and return the files; removes what else lies there.

    Raises jinja2.TemplateSyntaxError.
    """
    environment = Compiler()
    environment.is_own = True
    environment.filters.update(dict.fromkeys(FILTERS, _not_yet))
    environment.globals.update(dict.fromkeys(GLOBALS, _not_yet))
    compiled = CompiledTemplates(folder)
    written = {}
    for template in sorted(templates.rglob("*.html")):
        name = template.relative_to(templates).as_posix()
        source = shortened(template.read_text("utf-8"))
        written[compiled.file_of(name, source)] = environment.compile(source, name, name, raw=True)
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
