"""Modules that are imported when somebody asks for one of their names.

Knows Python's import. Must never know what a module is for. Half of a small build is importing: what few sites need is
left until one does. A type checker is shown the import itself:

    if TYPE_CHECKING:
        from helpgen.plan import cldr
    else:
        cldr = lazily("helpgen.plan.cldr")
"""

import importlib


class _Module:
    """Stands for a module; its names are taken over as they are asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        value: object = getattr(importlib.import_module(self._name), attribute)
        setattr(self, attribute, value)
        return value


def lazily(name: str) -> _Module:
    """Return what stands for a module with that absolute name; asking it for a name imports the module."""
    return _Module(name)
