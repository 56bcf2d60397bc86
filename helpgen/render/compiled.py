"""Where the theme's compiled templates lie, and how one is found and read.

Knows files and nothing else of helpgen, so that the package can be made with it. Must never import Jinja: who prints
the theme as it is needs none. A file is named after the template, after all that its code depends on, and after the
form of code that Jinja had when it was written.
"""

import hashlib
import re
from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

FOLDER = Path(__file__).parent.parent / "_compiled"
"""What the package has and the repository has not."""

Asked = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str | None, ...]]
"""What a template alone asks for: names; fields of the frame, "?" for a frame that is handed on whole; names that it
gives itself; the templates that it includes, None for one whose name is computed."""

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Names:
    """What templates may call, and how the files are called that they become."""

    filters = ("fill", "quoted")
    functions = ("icon", "part", "structured_data")
    """What templates are given beside Jinja's own."""
    with_context = "part"
    """The function that gets the context of the page, too."""

    def __init__(self) -> None:
        """Reads the compiler, on which all code depends."""
        self._maker = hashlib.sha256(Path(__file__).with_name("compiler.py").read_bytes())

    @staticmethod
    def shorten(source: str) -> str:
        """Return one of the theme's own templates without indentation, of which readers have nothing but the bytes."""
        return _INDENTATION.sub("", source)

    def stem(self, name: str, source: str) -> str:
        """Return how the file of a template begins: all but the form of the code. `source` is shortened."""
        digest = self._maker.copy()
        digest.update(f"{name}\0{source}".encode())
        return f"{name.replace('/', '-').removesuffix('.html')}-{digest.hexdigest()[:16]}"

    def file(self, name: str, source: str, form: int) -> str:
        """Return the name of the file of a template."""
        return f"{self.stem(name, source)}.{form}.py"


def list_compiled() -> Mapping[str, Path]:
    """Return the compiled templates by their stems; none where the package was not made."""
    return {file.name.partition(".")[0]: file for file in FOLDER.glob("*.py")}


def read_code(file: Path) -> CodeType | None:
    """Return the code in a file; None if it cannot be read."""
    try:
        return SourceFileLoader(file.stem, str(file)).get_code(file.stem)
    except OSError:
        return None
