"""View → the digests of everything that its bytes are made from.

Knows how values are written down so that equal ones look alike: as Python prints them, every field of them, but long
texts as they are. A renderer gets its view and the theme and can reach nothing else, so equal digests of code, theme
and view mean equal bytes.
"""

import hashlib
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from helpgen.memory import code_digest, digest_of
from helpgen.views import SHELL_FIELDS, Artifact, FileView, Frame, SearchDocument

_DIGITS = 12
_LONG = 100
"""More pieces are not put together in memory, and a text of more characters is not printed."""
_ICON = re.compile(r"""icon\(\s*["']([^"']+)["']""")
_OWN_FIELDS = operator.attrgetter(*(name for name in Frame.__struct_fields__ if name not in SHELL_FIELDS))
"""A frame is short: the digest of its shell stands for most of it."""


class Inputs(Struct, frozen=True, gc=False):
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

    @property
    def common(self) -> Mapping[str, str]:
        """What all artifacts are made from: first digits of the digests of code and theme."""
        return {"code": self._code[:_DIGITS], "theme": self._theme[:_DIGITS]}

    def inputs_of(self, artifact: Artifact) -> Inputs:
        """Return what the artifact is made from."""
        view = artifact.view
        hashed = hashlib.sha256(type(view).__name__.encode())
        for line in _lines(view):
            hashed.update(f"\n{line}".encode("utf-8", "surrogatepass"))
        digest = hashed.hexdigest()
        key = hashlib.sha256(f"{self._code} {self._theme} {artifact.path} {digest}".encode()).digest()
        return Inputs(key, digest[:_DIGITS])


def _lines(view: Struct) -> Iterator[str]:
    if isinstance(view, FileView):  # where a copied file lies on this machine makes no difference
        yield view.sha256
        return
    short: list[object] = []
    for value in (getattr(view, name) for name in view.__struct_fields__):
        if isinstance(value, Frame):
            short.append(_OWN_FIELDS(value))
        elif isinstance(value, tuple) and len(value) > _LONG:
            # Written down piece by piece: that of a search index has the text of a whole site.
            short.append(len(value))
            for piece in value:
                if isinstance(piece, SearchDocument):
                    yield from document_lines(piece)
                else:
                    yield repr(piece)
        elif isinstance(value, str) and len(value) > _LONG:
            short.append(...)
            yield f"{len(value)} {value}"
        else:
            short.append(value)
    yield repr(short)


def document_lines(document: SearchDocument) -> tuple[str, ...]:
    """Return a document as it is written down."""
    content = document.content
    rest = (document.url, document.kind, document.title, document.keywords, document.breadcrumb, document.summary)
    if isinstance(content, tuple):
        return (repr((*rest, content)),)
    return (repr(rest), f"{len(content)} {content}")


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
