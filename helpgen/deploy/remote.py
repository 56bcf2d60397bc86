"""What every place that a site can travel to must be able to do."""

import enum
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from helpgen.deploy.release import LocalFile

RECORD = ".helpgen-deploy.json"
"""Lies beside the site: which files were deployed, so that only those are ever removed."""

Done = Callable[[str], None]
"""Is told each path when it has arrived or is gone."""


class DeployError(Exception):
    """The place cannot be reached, or refuses; the text says why."""


class State(enum.Enum):
    """How a file of the release compares with what lies at its place."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Remote(Protocol):
    """A place for a site. Every method raises DeployError where the place refuses."""

    def compare(self, release: Mapping[str, LocalFile]) -> Mapping[str, State]:
        """Return the state of every file of the release."""

    def read_record(self) -> bytes | None:
        """Return the record of the last deployment; None if there is none."""

    def write_record(self, content: bytes) -> None:
        """Replace the record."""

    def put(self, files: Sequence[LocalFile], done: Done) -> None:
        """Write files, each whole or not at all."""

    def delete(self, paths: Sequence[str], done: Done) -> None:
        """Remove files; those that are not there are no mistake."""
