"""A folder as the place of a site: a mounted disk, the root of a web server."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpgen.deploy.release import LocalFile
from helpgen.deploy.remote import RECORD, DeployError, Done, State

_TEMPORARY = ".helpgen-part"


class Folder:
    """Files are written beside their place and renamed into it, so nobody reads half of one."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def compare(self, release: Mapping[str, LocalFile]) -> Mapping[str, State]:
        """Return the state of every file of the release."""
        return {path: self._state(local) for path, local in release.items()}

    def _state(self, local: LocalFile) -> State:
        try:
            content = (self._root / local.path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return State.NEW
        except OSError as error:
            raise _refusal(error) from error
        return State.SAME if hashlib.sha256(content).hexdigest() == local.sha256 else State.CHANGED

    def read_record(self) -> bytes | None:
        """Return the record of the last deployment; None if there is none."""
        try:
            return (self._root / RECORD).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _refusal(error) from error

    def write_record(self, content: bytes) -> None:
        """Replace the record."""
        self._write(self._root / RECORD, content)

    def put(self, files: Sequence[LocalFile], done: Done) -> None:
        """Write files, each whole or not at all."""
        for local in files:
            self._write(self._root / local.path, local.file.read_bytes())
            done(local.path)

    def delete(self, paths: Sequence[str], done: Done) -> None:
        """Remove files, and folders that are empty then."""
        try:
            for path in paths:
                file = self._root / path
                file.unlink(missing_ok=True)
                for folder in file.parents:
                    if folder == self._root or not folder.is_dir() or any(folder.iterdir()):
                        break
                    folder.rmdir()
                done(path)
        except OSError as error:
            raise _refusal(error) from error

    def _write(self, file: Path, content: bytes) -> None:
        temporary = file.with_name(f"{file.name}{_TEMPORARY}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            temporary.replace(file)
        except OSError as error:
            raise _refusal(error) from error


def _refusal(error: OSError) -> DeployError:
    return DeployError(f"{error.strerror or error}: {error.filename}" if error.filename else str(error))
