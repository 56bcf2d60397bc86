"""Modules that are imported when somebody asks for one of their names.

Knows Python's import. Must never know what a module is for. A third of a small build is importing: what few sites need
is left until one does. A type checker is shown the imports themselves:

    if TYPE_CHECKING:
        from helpgen.plan import cldr
    else:
        (cldr,) = modules("helpgen.plan", "cldr")
"""

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence


class _Module:
    """Stands for a module; its names are taken over as they are asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        value: object = getattr(importlib.import_module(self._name), attribute)
        setattr(self, attribute, value)
        return value


def modules(package: str, *names: str) -> Iterator[_Module]:
    """Yield what stands for modules of a package; asking one of them for a name imports it."""
    return (_Module(f"{package}.{name}") for name in names)


def names_of(owner: str, places: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """Return the `__getattr__` of a module (PEP 562) that has names of other modules without importing them.

    `places` are the names by module.
    """
    found = {name: module for module, names in places.items() for name in names}

    def find(name: str) -> object:
        if name not in found:
            raise AttributeError(f"module {owner!r} has no attribute {name!r}")
        value: object = getattr(importlib.import_module(found[name]), name)
        setattr(sys.modules[owner], name, value)
        return value

    return find
