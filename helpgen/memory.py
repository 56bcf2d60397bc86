"""What is remembered between builds: bytes under a digest of everything that they were made from.

Knows digests. Must never know what the bytes mean or where they are kept. There is no list of what depends on what:
who asks computes the digest of all its inputs, and the same digest stands for the same bytes for ever.
"""

import functools
import hashlib
import os
import sys
from collections.abc import Collection, Iterator
from typing import Protocol

from helpgen.packages import versions_of
from helpgen.reading import read_file

_LIBRARIES = ("babel", "jinja2", "markupsafe", "pystemmer", "pyyaml")
"""Whose versions change what is made of the same input; those of Markdown's extensions are asked where it is read."""
KEY_BYTES = 32
"""Length of a digest (SHA-256)."""
_GENERATED = ("__pycache__", "_compiled")
"""Folders of what Python and Jinja make of other files, which count."""


class Memory(Protocol):
    """Where bytes are kept by their digest."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, None if nothing (or nothing readable) is there."""

    def has(self, key: bytes) -> bool:
        """Tell whether something was put under a key; whether it can be read, `get` tells."""

    def put(self, key: bytes, content: bytes) -> None:
        """Keep the content under a key."""

    def save(self) -> None:
        """Make sure that another process finds what was put."""

    def refresh(self) -> None:
        """See what other processes have put since, whatever it is."""

    def use(self, keys: Collection[bytes]) -> None:
        """Take note that another process has put or asked for what is under these keys."""


class Forgetful:
    """A memory that keeps nothing."""

    def get(self, key: bytes) -> bytes | None:
        """Return None."""

    def has(self, key: bytes) -> bool:
        """Return False."""
        return False

    def put(self, key: bytes, content: bytes) -> None:
        """Do nothing."""

    def save(self) -> None:
        """Do nothing."""

    def refresh(self) -> None:
        """Do nothing."""

    def use(self, keys: Collection[bytes]) -> None:
        """Do nothing."""


FORGETFUL = Forgetful()
"""The only one that is needed."""


class InProcess:
    """A memory that lasts as long as the program."""

    def __init__(self) -> None:
        self._contents: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key."""
        return self._contents.get(key)

    def has(self, key: bytes) -> bool:
        """Tell whether something was put under a key."""
        return key in self._contents

    def put(self, key: bytes, content: bytes) -> None:
        """Keep the content under a key."""
        self._contents[key] = content

    def save(self) -> None:
        """Do nothing: nobody else can look."""

    def refresh(self) -> None:
        """Do nothing: nobody else can put anything."""

    def use(self, keys: Collection[bytes]) -> None:
        """Do nothing: nothing is ever tidied away."""


class Noting:
    """Another memory, and which keys it was asked for or given."""

    def __init__(self, memory: Memory) -> None:
        self.keys: set[bytes] = set()
        self._memory = memory

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key."""
        self.keys.add(key)
        return self._memory.get(key)

    def has(self, key: bytes) -> bool:
        """Tell whether something was put under a key."""
        return self._memory.has(key)

    def put(self, key: bytes, content: bytes) -> None:
        """Keep the content under a key."""
        self._memory.put(key, content)

    def save(self) -> None:
        """Make sure that another process finds what was put."""
        self._memory.save()

    def refresh(self) -> None:
        """See what other processes have put since."""
        self._memory.refresh()

    def use(self, keys: Collection[bytes]) -> None:
        """Take note that another process has used the keys."""
        self._memory.use(keys)


def digest_of(*parts: str | bytes) -> bytes:
    """Return the digest of some parts; where one ends and the next begins makes a difference."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.digest()


@functools.cache
def code_digest() -> bytes:
    """Return the digest of helpgen's own code and of the versions of what prints and stems for it.

    Whatever another code has made counts as unknown.
    """
    package = os.path.dirname(__file__)  # noqa: PTH120 - names as texts: half of the time would be paths
    digest = hashlib.sha256(" ".join([sys.version, *versions_of(*_LIBRARIES)]).encode())
    for file in sorted(_sources(package)):
        digest.update(b"%s\0%s" % (file.removeprefix(package).encode(), read_file(file)))
    return digest.digest()


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif "." not in entry.name and entry.name not in _GENERATED and entry.is_dir():
                yield from _sources(entry.path)
