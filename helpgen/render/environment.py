"""Jinja as helpgen uses it: where templates come from, how they are kept compiled, how they print a text.

Must never know what a page shows.
"""

import re
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.views import Html

_TEXTS_KNOWN = 20_000
_LONG = 200
"""Longer texts are seldom printed twice."""


class _Generator(CodeGenerator):
    """Writes down that a text is printed by `Environment.printed`, in the place of a function that takes longer."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Environment(jinja2.Environment):
    """The templates of a theme, in the folders of which the first one wins that has a name.

    A page asks for a dozen parts and prints a hundred texts, most of them titles and addresses that its neighbours
    have, too: both are looked up by what they are.
    """

    code_generator_class = _Generator

    def __init__(self, theme_dirs: Sequence[Path], memory: Memory) -> None:
        """What was compiled once is taken from the memory, unless others can write there."""
        super().__init__(
            loader=_loader(theme_dirs),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,  # a dictionary: nothing is thrown away, and nobody waits for a lock
            bytecode_cache=None if memory is FORGETFUL or memory.is_shared else _Compiled(memory),
        )
        self._found: dict[str, jinja2.Template] = {}
        self._printed: dict[str, str] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, object] | None = None,
    ) -> jinja2.Template:
        """Return a template; nobody writes one while a site is printed."""
        if not isinstance(name, str):
            return name
        if name not in self._found:
            self._found[name] = super().get_template(name, parent, globals)
        return self._found[name]

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


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates of earlier builds: compiling those of one page takes as long as planning a site."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code of its template, if it is known."""
        content = self._memory.get(self._key(bucket))
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._memory.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        # The bucket knows the digests of file and text.
        return digest_of(code_digest(), "compiled", bucket.key, bucket.checksum)


_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class _OwnLoader(jinja2.FileSystemLoader):
    """Reads the theme's own templates without their indentation, of which readers have nothing but the bytes."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and whether it is still the same."""
        source, file, is_current = super().get_source(environment, template)
        return _INDENTATION.sub("", source), file, is_current
