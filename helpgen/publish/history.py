"""The releases before the published one, each with its manifest, numbered as they were published."""

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from helpgen.publish.manifest import read_tree, write_manifest
from helpgen.publish.swap import remove, write_synced

KEPT = 3
"""So many earlier releases stay. They share their unchanged files with the site, so they take little room."""
_NAME = re.compile(r"\d{6,}-[0-9a-f]{12}")


class History(Struct, frozen=True):
    """A folder of earlier releases."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """Return their names, oldest first."""
        if not self.folder.is_dir():
            return ()
        found = (entry.name for entry in self.folder.iterdir() if _NAME.fullmatch(entry.name) and entry.is_dir())
        return tuple(sorted(found, key=_number))

    def locate(self, name: str) -> tuple[Path, Path]:
        """Return folder and manifest of a release."""
        return self.folder / name, self.folder / f"{name}.json"

    def add(self, release: Path, manifest: Path) -> None:
        """Move a release and its manifest here, as the newest."""
        self.folder.mkdir(exist_ok=True)
        content = manifest.read_bytes() if manifest.is_file() else write_manifest(read_tree(release))
        newest = _number(self.names()[-1]) if self.names() else 0
        name = f"{newest + 1:06}-{hashlib.sha256(content).hexdigest()[:12]}"
        folder, own_manifest = self.locate(name)
        write_synced(own_manifest, content)
        release.rename(folder)

    def prune(self) -> None:
        """Remove the oldest releases beyond those that stay."""
        for name in self.names()[:-KEPT]:
            folder, manifest = self.locate(name)
            remove(folder)
            remove(manifest)

    def tidy(self) -> None:
        """Remove manifests whose release is gone."""
        if self.folder.is_dir():
            names = self.names()
            for file in self.folder.glob("*.json"):
                if file.stem not in names:
                    remove(file)


def _number(name: str) -> int:
    return int(name.partition("-")[0])
