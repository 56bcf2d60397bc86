"""View → the digests of everything that its bytes are made from.

Knows how values are written down so that equal ones look alike. A renderer gets its view and the theme and can reach
nothing else, so equal digests of code, theme and view mean equal bytes.
"""

import enum
import hashlib
import operator
import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from helpgen.memory import code_digest, digest_of
from helpgen.views import SHELL_FIELDS, Artifact, FileView, Frame, Html

_DIGITS = 12
_LONG = 100
"""More pieces are not put together in memory."""
_ICON = re.compile(r"""icon\(\s*["']([^"']+)["']""")
_PLAIN: tuple[type, ...] = (str, Html, bool, int, type(None), Decimal, date, datetime, time, timedelta)
"""Of equal looks if and only if equal; floats are not among them."""


class Inputs(Struct, frozen=True):
    """What one artifact is made from."""

    key: bytes
    """Of all of it."""
    view: str
    """First digits of the digest of its view."""


class Keys:
    """Computes the digests of artifacts of one site."""

    def __init__(self, theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]) -> None:
        self._code = code_digest().hex()
        self._theme = _digest_templates(theme_dirs, icon_dirs).hex()
        self._writers: dict[type, Callable[[typing.Any], object]] = dict.fromkeys(_PLAIN, _itself)
        self._writers[tuple] = self._write_all

    @property
    def common(self) -> Mapping[str, str]:
        """What all artifacts are made from: first digits of the digests of code and theme."""
        return {"code": self._code[:_DIGITS], "theme": self._theme[:_DIGITS]}

    def inputs_of(self, artifact: Artifact) -> Inputs:
        """Return what the artifact is made from."""
        view = artifact.view
        # Where a copied file lies on this machine makes no difference.
        values = [view.sha256] if isinstance(view, FileView) else self._fields(view)
        hashed = hashlib.sha256(type(view).__name__.encode())
        for value in values:
            for line in self._lines(value):
                hashed.update(f"\n{line}".encode("utf-8", "surrogatepass"))
        digest = hashed.hexdigest()
        key = hashlib.sha256(f"{self._code} {self._theme} {artifact.path} {digest}".encode()).digest()
        return Inputs(key, digest[:_DIGITS])

    def _fields(self, view: Struct) -> Iterator[object]:
        return (getattr(view, name) for name in view.__struct_fields__)

    def _lines(self, value: object) -> Iterator[str]:
        # A long row is written down piece by piece: that of a search index has the text of a whole site.
        if isinstance(value, tuple) and len(value) > _LONG:
            yield f"{len(value)} pieces"
            yield from (repr(self._write(one)) for one in value)
        else:
            yield repr(self._write(value))

    def _write(self, value: object) -> object:
        kind = type(value)
        if kind not in self._writers:
            self._writers[kind] = self._learn(kind)
        return self._writers[kind](value)

    def _write_all(self, values: tuple[object, ...]) -> object:
        return [self._write(value) for value in values]

    def _learn(self, kind: type) -> Callable[[typing.Any], object]:
        if issubclass(kind, enum.Enum):
            return repr
        if not issubclass(kind, Struct):
            raise TypeError(f"no digest for {kind}")
        # A frame is short: the digest of its shell stands for most of it.
        skipped = SHELL_FIELDS if kind is Frame else ()
        hints = typing.get_type_hints(kind)
        names = [name for name in kind.__struct_fields__ if name not in skipped]
        read = operator.attrgetter(*names)
        name = kind.__name__
        if len(names) == 1:
            return lambda value: (name, self._write(read(value)))
        if all(hints[one] in _PLAIN for one in names):
            return lambda value: (name, read(value))
        return lambda value: (name, [self._write(one) for one in read(value)])


def _itself(value: object) -> object:
    return value


def _digest_templates(theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]) -> bytes:
    # Templates of all theme folders, and the drawings that they name.
    contents: list[str | bytes] = []
    icons: set[str] = set()
    for number, folder in enumerate(theme_dirs):
        for file in sorted((folder / "templates").rglob("*.html")):
            text = file.read_text("utf-8")
            contents += [f"{number} {file.relative_to(folder).as_posix()}", text]
            icons.update(_ICON.findall(text))
    for name in sorted(icons):
        files = (folder / ".icons" / "material" / f"{name}.svg" for folder in icon_dirs)
        contents += [name, next((file.read_bytes() for file in files if file.is_file()), b"")]
    return digest_of(*contents)
