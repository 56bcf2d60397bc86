"""Material's two functions for emoji, which are imported when a text has one.

Knows their names only. The index lists 14,000 files, and MkDocs makes it to see whether the extension can be used.
"""

import importlib
from collections.abc import Callable, Mapping

_MODULE = "material.extensions.emoji"
INDEX = f"{_MODULE}.twemoji"
"""Name of the function that makes the index."""
GENERATOR = f"{_MODULE}.to_svg"
"""Name of the function that writes an icon."""


def name_of(function: object) -> str:
    """Return where a function is defined, as `mkdocs.yml` names it."""
    return f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', '')}"


class _LateIndex(dict[str, object]):
    """The index of icons and emoji, made when a text has one."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> object:
        made = self._make()
        self.update(made)
        return made[key]


def late_function(name: str) -> Callable[..., object]:
    """Return a function that does what `INDEX` or `GENERATOR` does, and has its name."""

    def call(*args: object, **kwargs: object) -> object:
        return _imported(name)(*args, **kwargs)

    def index(options: object, parser: object) -> object:
        return _LateIndex(lambda: _made(name, options, parser))

    function = index if name == INDEX else call
    function.__module__, _, function.__qualname__ = name.rpartition(".")  # it tells what texts were read with
    function.__name__ = function.__qualname__
    return function


def _imported(name: str) -> Callable[..., object]:
    module, _, function = name.rpartition(".")
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found


def _made(name: str, options: object, parser: object) -> Mapping[str, object]:
    made = _imported(name)(options, parser)
    if not isinstance(made, Mapping):
        raise TypeError(f"{name} makes no index")
    return made
