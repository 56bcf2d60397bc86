"""A deployment from its plan to its end, in the safe order.

1. The record says which files are about to be there, so what a broken deployment left is not forgotten.
2. What pages need, then pages, then first pages, then indexes.
3. Only when all has arrived, what no longer belongs to the site goes: indexes and pages first, then what they needed.
4. The record says what is there.
"""

import json
from collections.abc import Callable, Mapping

from msgspec import Struct

from helpgen.deploy.release import LocalFile, Step, in_steps
from helpgen.deploy.remote import Remote, State
from helpgen.lifetimes import is_forever

RECORD_FORMAT = 1
Progress = Callable[[str, int, int], None]


class Deployment(Struct, frozen=True):
    """What has to be done so that a place has exactly the release."""

    puts: tuple[tuple[Step, tuple[str, ...]], ...]
    """Paths that are new or have another content, by step."""
    deletes: tuple[str, ...]
    """Paths that an earlier deployment put there and the release does not have."""
    foreign: tuple[str, ...]
    """Paths of the release at which files of somebody else lie."""
    same_count: int
    known: tuple[str, ...]
    """Every path that the record names."""

    @property
    def total(self) -> int:
        """How many files have to travel or go."""
        return sum(len(paths) for _, paths in self.puts) + len(self.deletes)


def plan_deployment(release: Mapping[str, LocalFile], remote: Remote, *, keeps_assets: bool) -> Deployment:
    """Compare a release with what lies at its place; raises DeployError.

    With `keeps_assets`, files of earlier releases whose names change with their content stay.
    """
    record = remote.read_record()
    known = _read_record(record)
    states = remote.compare(release)
    wanted = [path for path in release if states[path] is not State.SAME]
    gone = [path for path in known if path not in release and not (keeps_assets and is_forever(path))]
    foreign = tuple(path for path in release if states[path] is State.CHANGED and path not in known)
    ordered = tuple(path for _, paths in reversed(in_steps(gone)) for path in paths)
    return Deployment(in_steps(wanted), ordered, foreign, len(release) - len(wanted), known)


def deploy(
    plan: Deployment,
    release: Mapping[str, LocalFile],
    remote: Remote,
    progress: Progress,
    arrived: Callable[[str], None],
) -> None:
    """Do what the plan says; `arrived` is told each path that is done. Raises DeployError."""
    if not plan.total and set(plan.known) == set(release):
        return
    total = plan.total
    count = 0

    def done(path: str) -> None:
        nonlocal count
        count += 1
        arrived(path)
        progress("Deploying", count - 1, total)

    remote.write_record(_record({*plan.known, *release}))
    for _, paths in plan.puts:
        remote.put([release[path] for path in paths], done)
    remote.delete(plan.deletes, done)
    kept = {path for path in plan.known if path not in plan.deletes}
    remote.write_record(_record({*kept, *release}))


def _record(paths: set[str]) -> bytes:
    return (json.dumps({"format": RECORD_FORMAT, "files": sorted(paths)}, ensure_ascii=False, indent=1) + "\n").encode()


def _read_record(content: bytes | None) -> tuple[str, ...]:
    # A record that cannot be read is none: then nothing is removed, and what is there is somebody's.
    try:
        found: object = json.loads(content) if content else None
    except ValueError:
        return ()
    files = found.get("files") if isinstance(found, dict) else None
    return tuple(path for path in files if _is_inside(path)) if isinstance(files, list) else ()


def _is_inside(path: object) -> bool:
    # Whoever can write there can write the record; it must not lead out of the place.
    if not isinstance(path, str) or "\\" in path or "\0" in path:
        return False
    return all(part not in {"", ".", ".."} for part in path.split("/"))
