"""Which packages are installed, told by the names of the folders in which Python looks for them.

Knows `sys.path`. Must never import a package: `importlib.metadata`, which knows the same, takes as long to import as
these names take to list a hundred times, so it is asked only where they do not tell.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator

_SEPARATORS = re.compile(r"[-_.]+")
_METADATA = (".dist-info", ".egg-info")


def versions_of(*packages: str) -> tuple[str, ...]:
    """Return the installed versions; raises importlib.metadata.PackageNotFoundError for a package that is not there."""
    found = _listed_versions()
    return tuple(found.get(_normal(package)) or _ask(package) for package in packages)


def installed_digest() -> bytes:
    """Return the digest of Python and of every name in the folders where it looks for packages, versions included.

    What is installed, removed or put on the path changes it; an edit inside of a package does not.
    """
    digest = hashlib.sha256(repr((sys.version, sys.prefix, sys.path)).encode("utf-8", "surrogatepass"))
    for folder in sys.path:
        digest.update(repr(_names(folder)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _names(folder: str) -> list[str] | tuple[int, int] | None:
    # What can be imported from a folder; size and time of an archive; None for what is not there.
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - entries of sys.path are texts
        return sorted(name for name in names if name[0] != "." and name != "__pycache__")
    except NotADirectoryError:
        found = os.stat(folder)  # noqa: PTH116 - as above
        return found.st_size, found.st_mtime_ns
    except OSError:
        return None


def _listed_versions() -> dict[str, str]:
    # By normal name; "" for those whose version another way has to find. The first folder wins, as when importing.
    found: dict[str, str] = {}
    for folder in sys.path:
        names = _names(folder)
        if isinstance(names, tuple):
            return {}  # an archive may hold anything
        here = dict(_split(names or ()))
        found = {**here, **found}
    return found


def _split(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for file in names:
        if file.endswith(_METADATA):
            stem, _, suffix = file.rpartition(".")
            name, _, version = stem.partition("-")
            yield _normal(name), version if suffix == "dist-info" else ""


def _normal(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()


def _ask(package: str) -> str:
    import importlib.metadata  # e-mail, archives and sockets come with it

    return importlib.metadata.version(package)
