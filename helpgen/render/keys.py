"""Artifact → the digests of everything that its bytes are made from.

A renderer gets its view and the theme and can reach nothing else, so equal digests of code, theme and view mean equal
bytes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from helpgen.memory import code_digest, digest_of
from helpgen.views import Artifact

_DIGITS = 12
_ICON = re.compile(r"""icon\(\s*["']([^"']+)["']""")


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
        digest = artifact.digest
        key = hashlib.sha256(f"{self._code} {self._theme} {artifact.path} {digest}".encode()).digest()
        return Inputs(key, digest[:_DIGITS])


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
