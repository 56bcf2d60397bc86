"""Parts of a site that several machines have made → the whole site.

Knows files and lists of them. A part is a folder that holds its files and one list, which says of which build it is and
how many parts there are. Nothing is merged unless everything fits: each part once, all of one build, each file whole.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.publish import rules as broken
from helpgen.publish.manifest import FileEntry, compare, read_tree
from helpgen.publish.release import Release, publish_site
from helpgen.publish.staging import Staging

LIST_NAME = "helpgen-shard.json"
_FORMAT = 1


class Shard(Struct, frozen=True):
    """Which part of a build."""

    number: int
    """From 1."""
    count: int

    @property
    def suffix(self) -> str:
        """What the name of its folder ends with."""
        return f"-{self.number}-of-{self.count}"


class Part(Struct, frozen=True):
    """A part that was read."""

    folder: Path
    shard: Shard
    build: str
    """Digest of everything that the whole site is made from."""
    files: Mapping[str, FileEntry]


def add_shard_list(staging: Staging, shard: Shard, build: str) -> None:
    """Add the list of its files to a part that is being made."""
    entries = staging.entries
    files = [[path, entries[path].sha256, entries[path].size] for path in sorted(entries)]
    content = {"format": _FORMAT, "shard": shard.number, "shards": shard.count, "build": build, "files": files}
    staging.add(LIST_NAME, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def merge_shards(
    folders: Sequence[Path], site_dir: Path, shown_path: str
) -> tuple[Release | None, tuple[Diagnostic, ...]]:
    """Put the site that the folders hold the parts of in its place; None if they do not fit."""
    parts, found = read_parts(folders)
    if found:
        return None, found

    def fill(staging: Staging) -> bool:
        for part in parts:
            for path in part.files:
                staging.add(path, (part.folder / path).read_bytes())
        return True

    return publish_site(fill, site_dir, shown_path)


def read_parts(folders: Sequence[Path]) -> tuple[tuple[Part, ...], tuple[Diagnostic, ...]]:
    """Return the parts in their order, or what does not fit."""
    parts: list[Part] = []
    found: list[Diagnostic] = []
    for folder in folders:
        part = _read_part(folder)
        if part is None:
            found.append(broken.not_a_shard.at(Position(str(folder))))
            continue
        parts.append(part)
        difference = compare(part.files, _tree_of(part))
        if difference.count:
            found.append(broken.files_differ.at(Position(str(folder)), difference.first, difference.count))
    return tuple(sorted(parts, key=lambda part: part.shard.number)), (*found, *_misfits(parts))


def _read_part(folder: Path) -> Part | None:
    try:
        content = json.loads((folder / LIST_NAME).read_bytes())
        if content["format"] != _FORMAT:
            return None
        files = {str(path): FileEntry(str(sha256), int(size)) for path, sha256, size in content["files"]}
        shard = Shard(int(content["shard"]), int(content["shards"]))
        return Part(folder, shard, str(content["build"]), files)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _tree_of(part: Part) -> Mapping[str, FileEntry]:
    try:
        tree = read_tree(part.folder)
    except OSError:
        return {}
    return {path: entry for path, entry in tree.items() if path != LIST_NAME}


def _misfits(parts: Sequence[Part]) -> Iterator[Diagnostic]:
    if not parts:
        return
    first = parts[0]
    owners: dict[int, Part] = {}
    paths: dict[str, Part] = {}
    for part in parts:
        position = Position(str(part.folder))
        if (part.build, part.shard.count) != (first.build, first.shard.count):
            yield broken.shards_do_not_fit.at(position, str(first.folder))
            continue
        other = owners.setdefault(part.shard.number, part)
        if other is not part:
            yield broken.shard_twice.at(position, part.shard.number, str(other.folder))
            continue
        shared = next((path for path in part.files if paths.setdefault(path, part) is not part), "")
        if shared:
            yield broken.shards_do_not_fit.at(position, str(paths[shared].folder))
    missing = [str(number) for number in range(1, first.shard.count + 1) if number not in owners]
    if missing:
        yield broken.shard_missing.at(Position(str(first.folder)), ", ".join(missing), first.shard.count)
