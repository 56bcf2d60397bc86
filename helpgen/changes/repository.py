"""The earlier state of a folder, from git. Knows git's program; must never know what the files say.

Reads only: a tree is taken out with `git archive` into a folder of the caller.
"""

import os
import subprocess
import tarfile
import tempfile
from pathlib import Path

from msgspec import Struct

from helpgen.changes import rules as broken
from helpgen.diagnostics import Diagnostic, Position

DEFAULTS = ("origin/main", "origin/master", "main", "master")
"""What a change is compared with if nobody says; the first that exists."""
_SHOWN = Position("--changed")


class RepositoryError(Exception):
    """Nothing can be compared; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Earlier(Struct, frozen=True):
    """A commit to compare with."""

    commit: str
    """Its whole name."""
    root: Path
    """The folder of the repository's working tree."""

    @property
    def short(self) -> str:
        """Its name as people write it."""
        return self.commit[:10]


def find_earlier(folder: Path, name: str) -> Earlier:
    """Return the commit at which the work in a folder left the branch, tag or commit `name` ("": main).

    Raises RepositoryError if git, the repository or the name is missing.
    """
    root = _ask(folder, "rev-parse", "--show-toplevel")
    if root is None:
        raise RepositoryError(broken.no_repository.at(_SHOWN, _why(folder)))
    names = (name,) if name else DEFAULTS
    found = (_ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{one}^{{commit}}") for one in names)
    other = next((commit for commit in found if commit), None)
    if other is None:
        raise RepositoryError(broken.unknown_revision.at(_SHOWN, name, names))
    # Without a common ancestor (a clone of the last commits only) the commit itself is all there is.
    return Earlier(_ask(folder, "merge-base", "HEAD", other) or other, Path(root))


def unpack_earlier(earlier: Earlier, folder: Path, target: Path) -> Path:
    """Write the tree of the commit below `target`; return where `folder` of the working tree lies there.

    Raises RepositoryError if the clone lacks a part of it.
    """
    with tempfile.TemporaryFile() as packed:
        command = ["git", "-C", str(earlier.root), "archive", "--format=tar", earlier.commit]
        done = subprocess.run(
            command, stdout=packed, stderr=subprocess.PIPE, text=True, env=_environment(), check=False
        )
        if done.returncode:
            raise RepositoryError(broken.no_repository.at(_SHOWN, _first_line(done.stderr)))
        packed.seek(0)
        with tarfile.open(fileobj=packed) as archive:
            archive.extractall(target, filter=_keep_inside)
    return target / folder.resolve().relative_to(earlier.root.resolve())


def _keep_inside(member: tarfile.TarInfo, path: str) -> tarfile.TarInfo | None:
    # A link that leads out of the tree is left out; content must not have one anyway.
    try:
        return tarfile.data_filter(member, path)
    except tarfile.FilterError:
        return None


def _ask(folder: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, text=True, env=_environment(), check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _why(folder: Path) -> str:
    try:
        words = ["git", "-C", str(folder), "rev-parse", "--show-toplevel"]
        done = subprocess.run(words, capture_output=True, text=True, env=_environment(), check=False)
    except OSError:
        return "git is not installed"
    return _first_line(done.stderr)


def _first_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git does not say why"


def _environment() -> dict[str, str]:
    # English messages, and not even a refreshed index is written.
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
