"""A server that rsync reaches, over ssh or its own protocol, as the place of a site.

Needs the program rsync, 3.1 or newer.
Source: rsync(1), `--files-from`, `--itemize-changes`, `--delay-updates`, `--delete-missing-args`.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpgen.deploy.release import LocalFile
from helpgen.deploy.remote import RECORD, DeployError, Done, State

_FILE_MISSING = 23
"""Exit code for "partial transfer due to error", as for a file that is not there."""


class Server:
    """One run of rsync for each step; rsync renames each file into its place when it is whole."""

    def __init__(self, address: str) -> None:
        """`address` is what rsync takes: `user@host:/path` or `rsync://host/module/path`."""
        if shutil.which("rsync") is None:
            raise DeployError("the program rsync is missing")
        self._address = address.rstrip("/") + "/"

    def compare(self, release: Mapping[str, LocalFile]) -> Mapping[str, State]:
        """Return the state of every file, as a dry run of rsync tells it."""
        if not release:
            return {}
        told = self._send(tuple(release.values()), "--dry-run", "--out-format=%i %n")
        states = dict.fromkeys(release, State.SAME)
        for line in told.splitlines():
            changes, _, path = line.partition(" ")
            # "<f+++++++++" is new; "<fcs......" has other content; "." in the first place is the same.
            if path in states and changes[:1] in {"<", ">"}:
                states[path] = State.NEW if "+" in changes else State.CHANGED
        return states

    def read_record(self) -> bytes | None:
        """Return the record of the last deployment; None if there is none."""
        with tempfile.TemporaryDirectory() as folder:
            done = self._run([f"{self._address}{RECORD}", f"{folder}/"])
            file = Path(folder) / RECORD
            if file.is_file():
                return file.read_bytes()
            if done.returncode not in {0, _FILE_MISSING}:
                raise _refusal(done)
            return None

    def write_record(self, content: bytes) -> None:
        """Replace the record."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / RECORD
            file.write_bytes(content)
            self._check(self._run(["--checksum", str(file), self._address]))

    def put(self, files: Sequence[LocalFile], done: Done) -> None:
        """Write files; those of one step change names together at its end."""
        if files:
            self._send(files, "--delay-updates")
        for local in files:
            done(local.path)

    def delete(self, paths: Sequence[str], done: Done) -> None:
        """Remove files: rsync takes away what is named and missing here; empty folders stay."""
        if paths:
            with tempfile.TemporaryDirectory() as folder:
                for path in paths:  # the folders must be there, else rsync takes them for vanished
                    (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                options = ["--no-implied-dirs", "--delete-missing-args", "--from0", "--files-from=-"]
                self._check(self._run([*options, f"{folder}/", self._address], _names(paths)))
        for path in paths:
            done(path)

    def _send(self, files: Sequence[LocalFile], *options: str) -> str:
        first = files[0]
        root = first.file.parents[first.path.count("/")]
        arguments = ["--checksum", "--chmod=D755,F644", "--perms", "--from0", "--files-from=-", *options]
        names = _names([local.path for local in files])
        return self._check(self._run([*arguments, f"{root}/", self._address], names))

    def _run(self, arguments: Sequence[str], names: str = "") -> subprocess.CompletedProcess[str]:
        command = ["rsync", "--8-bit-output", *arguments]
        return subprocess.run(command, input=names, capture_output=True, text=True, encoding="utf-8", check=False)

    def _check(self, done: subprocess.CompletedProcess[str]) -> str:
        if done.returncode:
            raise _refusal(done)
        return done.stdout


def _names(paths: Sequence[str]) -> str:
    return "".join(f"{path}\0" for path in paths)


def _refusal(done: subprocess.CompletedProcess[str]) -> DeployError:
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return DeployError(lines[0] if lines else f"rsync ended with {done.returncode}")
