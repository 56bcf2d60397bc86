"""Bytes of a site → a complete release, swapped into place in one step.

The release is staged beside the site on the same file system, synced to disk and compared with what it should be;
then the two folders change names in one system call. Whoever reads the site, or looks after a crash, sees the old
release or the new one, never a mixture. `site/` is a real folder; everything else lies in `.helpgen/` beside it.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.publish import rules as broken
from helpgen.publish import swap
from helpgen.publish.changes import Changes, compare_manifests
from helpgen.publish.history import History
from helpgen.publish.manifest import Difference, compare, read_manifest, read_tree, write_manifest
from helpgen.publish.staging import Staging

WORK_FOLDER = ".helpgen"

Found = tuple[Diagnostic, ...]
Fill = Callable[[Staging], bool]
"""Adds every file of a release, and tells whether it may be published."""


class Release(Struct, frozen=True):
    """A published site."""

    digest: str
    """Of its manifest: equal sites have equal digests."""
    file_count: int
    was_current: bool
    """Whether the published site was this one already, so that nothing was written."""
    changes: Changes | None
    """Since the publication before; None if there was none that we know of."""


class Place(Struct, frozen=True):
    """Where a site and what belongs to it lie."""

    site_dir: Path
    work_dir: Path

    @property
    def name(self) -> str:
        """Of the site's folder; everything that belongs to it begins so."""
        return self.site_dir.name

    @property
    def manifest(self) -> Path:
        """What the published site consists of."""
        return self.work_dir / f"{self.name}.manifest.json"

    @property
    def staged_manifest(self) -> Path:
        """What the site being published consists of."""
        return self.work_dir / f"{self.name}.manifest.staged"

    @property
    def staged(self) -> Path:
        """The release that is being made; after the swap, for a moment, the old one."""
        return self.work_dir / f"{self.name}.staged"

    @property
    def aside(self) -> Path:
        """The old site between two renames, where the system knows no exchange."""
        return self.work_dir / f"{self.name}.aside"

    @property
    def inputs(self) -> Path:
        """What the published site was made from."""
        return self.work_dir / f"{self.name}.inputs.json"

    @property
    def history(self) -> History:
        """The releases before."""
        return History(self.work_dir / f"{self.name}.releases")


def place_of(site_dir: Path) -> Place:
    """Return where a site lies; where `site_dir` is a symbolic link, where it leads."""
    if site_dir.is_symlink():  # a swap would take the link itself away
        site_dir = site_dir.resolve()
    return Place(site_dir, site_dir.parent / WORK_FOLDER)


# --- Publishing ------------------------------------------------------------------


def publish_release(files: Mapping[str, bytes], site_dir: Path, shown_path: str) -> tuple[Release | None, Found]:
    """Put the files in the place of the site; return the release, or why the site is as it was."""

    def fill(staging: Staging) -> bool:
        for path, content in files.items():
            staging.add(path, content)
        return True

    return publish_site(fill, site_dir, shown_path)


def publish_site(fill: Fill, site_dir: Path, shown_path: str) -> tuple[Release | None, Found]:
    """Let `fill` add the files of a release and put it in the place of the site.

    Returns the release, or None if the site is as it was, and what is to say about it. `fill` is called while no other
    build can publish to the same place.
    """
    position = Position(shown_path)
    try:
        place = place_of(site_dir)
        stranger = _find_stranger(place)
        if stranger:
            return None, (broken.not_a_site.at(position, stranger),)
        with _held(place) as is_held:
            if not is_held:
                return None, (broken.another_build_runs.at(position, int(swap.LOCK_WAIT_SECONDS)),)
            return _publish(fill, place, position)
    except OSError as error:
        return None, (broken.cannot_write.at(position, error.strerror or str(error)),)


@contextlib.contextmanager
def _held(place: Place) -> Iterator[bool]:
    place.work_dir.mkdir(parents=True, exist_ok=True)
    with swap.lock(place.work_dir / f"{place.name}.lock") as is_held:
        if is_held:
            _mend(place)
        yield is_held


def _mend(place: Place) -> None:
    # After a kill: the old site comes back from between two renames, and the manifest is that of the site again.
    if place.aside.is_dir() and not place.site_dir.exists():
        place.aside.rename(place.site_dir)
    swap.remove(place.aside)
    swap.remove(place.staged)
    if place.staged_manifest.is_file():
        if place.site_dir.is_dir():
            swap.write_synced(place.manifest, write_manifest(read_tree(place.site_dir)))
        place.staged_manifest.unlink()
    place.history.tidy()


def _publish(fill: Fill, place: Place, position: Position) -> tuple[Release | None, Found]:
    staging = Staging(place.staged, place.site_dir)
    try:
        if not fill(staging):
            staging.discard()
            return None, ()
        manifest = staging.manifest
        digest, changes = hashlib.sha256(manifest).hexdigest(), _changes(place, manifest)
        release = Release(digest, len(staging.entries), staging.is_current(), changes)
        if release.was_current:
            staging.discard()  # a large file was compared there
            if not place.manifest.is_file() or place.manifest.read_bytes() != manifest:
                swap.write_synced(place.manifest, manifest)
            return release, ()
        staging.complete()
        swap.write_synced(place.staged_manifest, manifest)
    except BaseException:
        staging.discard()
        with contextlib.suppress(OSError):
            swap.remove(place.staged_manifest)
        raise
    was_one_step = _bring_in(place)
    return release, () if was_one_step else (broken.two_renames.at(position),)


def _changes(place: Place, manifest: bytes) -> Changes | None:
    is_known = place.site_dir.exists() and place.manifest.is_file()
    return compare_manifests(place.manifest.read_bytes(), manifest) if is_known else None


def _bring_in(place: Place) -> bool:
    # The order matters: whatever is killed, the site is whole, and `_mend` can tell what was done. After the swap the
    # new site is published; a system that refuses to tidy up makes no failure of that.
    had_site = place.site_dir.exists()
    was_one_step = swap.swap(place.staged, place.site_dir)
    with contextlib.suppress(OSError):
        if had_site:
            place.history.add(place.staged, place.manifest)
    with contextlib.suppress(OSError):
        place.staged_manifest.replace(place.manifest)
        swap.sync(place.work_dir)
        place.history.prune()
    return was_one_step


def _find_stranger(place: Place) -> str:
    # A folder that has no manifest and not the pages that every site has was never published, and is not ours.
    if not place.site_dir.exists() or place.manifest.is_file():
        return ""
    names = sorted(entry.name for entry in place.site_dir.iterdir())
    if not names or "index.html" in names or "404.html" in names:
        return ""
    return names[0]


def read_inputs(site_dir: Path) -> bytes | None:
    """Return what `write_inputs` has kept for a site; None if nothing."""
    try:
        return place_of(site_dir).inputs.read_bytes()
    except OSError:
        return None


def write_inputs(site_dir: Path, content: bytes) -> None:
    """Keep what a site was made from, for those who ask why something was made anew. It is no promise: it may fail."""
    with contextlib.suppress(OSError):
        if read_inputs(site_dir) != content:
            place_of(site_dir).inputs.write_bytes(content)


# --- Looking back ------------------------------------------------------------------


def verify_site(site_dir: Path, shown_path: str) -> tuple[int, Found]:
    """Compare the published site with its manifest; return how many files it has and what is wrong."""
    position = Position(shown_path)
    place = place_of(site_dir)
    try:
        if not place.site_dir.is_dir():
            return 0, (broken.no_release.at(position),)
        found = read_tree(place.site_dir)
    except OSError as error:
        return 0, (broken.cannot_write.at(position, error.strerror or str(error)),)
    manifests = [read_manifest(file) for file in (place.manifest, place.staged_manifest)]  # killed between two steps
    known = [manifest for manifest in manifests if manifest is not None]
    if not known:
        return len(found), (broken.manifest_missing.at(position),)
    differences = [compare(manifest, found) for manifest in known]
    if all(difference.count for difference in differences):
        return len(found), (_as_diagnostic(differences[0], position),)
    return len(found), ()


def roll_back(site_dir: Path, shown_path: str, wanted: str = "") -> tuple[Release | None, Found]:
    """Put an earlier release in the place of the site: the newest one, or the one whose name begins as `wanted`.

    The release that was published becomes the newest earlier one, so rolling back twice changes nothing.
    """
    position = Position(shown_path)
    try:
        place = place_of(site_dir)
        with _held(place) as is_held:
            if not is_held:
                return None, (broken.another_build_runs.at(position, int(swap.LOCK_WAIT_SECONDS)),)
            names = place.history.names()
            fitting = [name for name in names if wanted in {name, name.partition("-")[2]} or not wanted]
            if not fitting:
                return None, (broken.unknown_release.at(position, wanted, names),)
            return _restore(place, fitting[-1], position)
    except OSError as error:
        return None, (broken.cannot_write.at(position, error.strerror or str(error)),)


def _restore(place: Place, name: str, position: Position) -> tuple[Release | None, Found]:
    folder, manifest = place.history.locate(name)
    expected = read_manifest(manifest)
    if expected is None:
        return None, (broken.manifest_missing.at(position),)
    difference = compare(expected, read_tree(folder))
    if difference.count:
        return None, (_as_diagnostic(difference, position),)
    content = write_manifest(expected)
    changes = _changes(place, content)
    swap.write_synced(place.staged_manifest, content)
    folder.rename(place.staged)
    manifest.unlink()
    was_one_step = _bring_in(place)
    release = Release(hashlib.sha256(content).hexdigest(), len(expected), was_current=False, changes=changes)
    return release, (() if was_one_step else (broken.two_renames.at(position),))


def _as_diagnostic(difference: Difference, position: Position) -> Diagnostic:
    return broken.files_differ.at(position, difference.first, difference.count)


def earlier_releases(site_dir: Path) -> tuple[str, ...]:
    """Return the names of the releases that can be brought back, newest first."""
    return tuple(reversed(place_of(site_dir).history.names()))
