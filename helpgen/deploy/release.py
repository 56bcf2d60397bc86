"""The files of a published site, and the order in which they may travel."""

import enum
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from helpgen.lifetimes import is_forever


class LocalFile(Struct, frozen=True):
    """A file of the site on this machine."""

    path: str
    """From the root of the site, with "/" between folders."""
    file: Path
    size: int
    sha256: str


class Step(enum.Enum):
    """What travels together; a step begins when the one before is done."""

    ASSETS = "assets"
    """What pages and indexes name: styles, scripts, images, parts of the search."""
    PAGES = "pages"
    """Pages that only other pages lead to."""
    ENTRANCES = "entrances"
    """The first pages of the languages: they name everything else."""
    INDEXES = "indexes"
    """What names pages: the entry files of the search, sitemap, feeds, exports."""


_INDEX = re.compile(
    r"search/[^/]+\.jsonl?|search/start/.+|sitemap[^/]*\.xml|robots\.txt|llms[^/]*\.txt|exports/.+|embed/.+"
    r"|(?:widget|service-worker)\.js|policy\.json|[^/]+\.xml|_headers|_redirects"
)
_ENTRANCE = re.compile(r"(?:[A-Za-z0-9-]+/)?(?:index|404)\.html")


def read_release(site_dir: Path) -> Mapping[str, LocalFile]:
    """Return every file of a site by its path, sorted; nothing for a folder that does not exist."""
    files = sorted(file for file in site_dir.rglob("*") if file.is_file())
    return {local.path: local for local in (_read_file(site_dir, file) for file in files)}


def _read_file(site_dir: Path, file: Path) -> LocalFile:
    content = file.read_bytes()
    return LocalFile(file.relative_to(site_dir).as_posix(), file, len(content), hashlib.sha256(content).hexdigest())


def step_of(path: str) -> Step:
    """Return when a file travels."""
    if is_forever(path):
        return Step.ASSETS
    if path.endswith((".html", ".htm")):
        return Step.ENTRANCES if _ENTRANCE.fullmatch(path) else Step.PAGES
    # What nobody has thought of may be named by a page, so it goes before the pages.
    return Step.INDEXES if _INDEX.fullmatch(path) else Step.ASSETS


def in_steps(paths: Sequence[str]) -> tuple[tuple[Step, tuple[str, ...]], ...]:
    """Return the paths of each step, in the order of the steps."""
    return tuple((step, tuple(sorted(path for path in paths if step_of(path) is step))) for step in Step)
