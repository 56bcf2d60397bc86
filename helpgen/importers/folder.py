"""Files of an import → the folder on disk: what changed is written, what a person changed is kept.

Knows the disk and what earlier imports wrote there. Knows nothing of what the files say.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

MANIFEST = ".helpgen/import.json"
"""What earlier imports wrote; deleting it makes every file that differs count as changed by hand."""


class Outcome(Struct, frozen=True):
    """What an import did, or would do, to a folder; all paths from the folder, sorted."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Changed by hand since the last import, or never imported, and different."""
    left: tuple[str, ...] = ()
    """Of an earlier import of the same system, and not of this one."""


def write_import(
    root: Path, system: str, files: Mapping[str, bytes], mutable: Iterable[str], *, is_dry: bool
) -> Outcome:
    """Write files by their path from `root`, each at once or not at all; a second run goes on where the first ended.

    `mutable` are files that are written even if they changed by hand. OSError if the disk says no.
    """
    before = _read_manifest(root)
    digests = {path: _digest(content) for path, content in files.items()}
    always = frozenset(mutable)
    written: list[str] = []
    unchanged: list[str] = []
    kept: list[str] = []
    for path in sorted(files):
        there = _digest_of_file(root / path)
        if there == digests[path]:
            unchanged.append(path)
        elif not there or path in always or there in before.get(path, {}).get("digests", []):
            written.append(path)
        else:
            kept.append(path)
    left = [
        path
        for path, entry in before.items()
        if path not in files and system in entry.get("system", []) and (root / path).is_file()
    ]
    if not is_dry:
        after = {path: {"system": [system], "digests": [digests[path]]} for path in files if path not in kept}
        # A run that is stopped half-way leaves old and new files; both are known to be ours.
        _write_manifest(root, _merge(before, after))
        for path in written:
            _write(root, path, files[path])
        kept_entries = {path: entry for path, entry in before.items() if path not in after}
        _write_manifest(root, {**kept_entries, **after})
    return Outcome(tuple(written), tuple(unchanged), tuple(kept), tuple(sorted(left)))


Manifest = dict[str, dict[str, list[str]]]


def _merge(before: Manifest, after: Manifest) -> Manifest:
    merged = {**before, **after}
    for path in before.keys() & after.keys():
        digests = [*before[path].get("digests", []), *after[path]["digests"]]
        merged[path] = {"system": after[path]["system"], "digests": sorted(set(digests))}
    return merged


def _read_manifest(root: Path) -> Manifest:
    # What cannot be read counts as absent: files that differ are then kept.
    try:
        read: object = json.loads((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    found: Manifest = {}
    for path, entry in read.items() if isinstance(read, dict) else ():
        if isinstance(entry, dict):
            lists = {key: entry.get(key) for key in ("system", "digests")}
            found[str(path)] = {
                key: [str(each) for each in value] for key, value in lists.items() if isinstance(value, list)
            }
    return found


def _write_manifest(root: Path, manifest: Manifest) -> None:
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    _write(root, MANIFEST, f"{text}\n".encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of_file(path: Path) -> str:
    return _digest(path.read_bytes()) if path.is_file() else ""


def _write(root: Path, path: str, content: bytes) -> None:
    target = root / path
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise OSError(0, f"{path} would lie outside of the folder, through a link")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name[:100]}.import")
    half.write_bytes(content)
    half.replace(target)
