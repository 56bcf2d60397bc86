"""What a publication changes: the manifests of two releases, compared.

Knows paths and digests; must never know what the bytes mean.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import MsgspecError, Struct, json

SHOWN = 10
"""So many pages are named; all, and other files, with `--all`."""

_SEARCH = re.compile(r"search/.*\.json(?:l)?")
_KINDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("page", "pages", lambda path: path.endswith(".html")),
    ("file of the search", "files of the search", lambda path: _SEARCH.fullmatch(path) is not None),
    ("file of the theme", "files of the theme", lambda path: path.startswith("assets/")),
    ("other file", "other files", lambda path: True),
)
"""Kinds of files by their paths, in the order in which they are told; the first that fits counts."""
_PAGE, _OTHER = 0, len(_KINDS) - 1


class Changes(Struct, frozen=True):
    """Paths of files from the root of the site, each list sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def lines(self, *, show_all: bool) -> tuple[str, ...]:
        """Return what a person is told: counts first, then the pages, and with `show_all` every file of the shop.

        Files of the search and of the theme are counted only. Nothing where nothing changed.
        """
        verbs = (("changed", self.changed), ("new", self.new), ("gone", self.gone))
        counts = [f"{verb}: {_counted(paths)}" for verb, paths in verbs if paths]
        if not counts:
            return ()
        pages = [_line(verb, path) for verb, paths in verbs for path in paths if _kind(path) == _PAGE]
        others = [_line(verb, path) for verb, paths in verbs for path in paths if _kind(path) == _OTHER]
        shown = [*pages, *others] if show_all else pages[:SHOWN]
        rest = 0 if show_all else len(pages) - len(shown)
        more = (f"  and {rest} more pages; list them all with --all",) if rest else ()
        summary = "; ".join(counts)
        return (f"{summary[:1].upper()}{summary[1:]}.", *shown, *more)


def compare_manifests(before: bytes, after: bytes) -> Changes | None:
    """Return what has changed between two manifests; None if the older one cannot be read."""
    old, new = _digests(before), _digests(after)
    if old is None or new is None:
        return None
    return Changes(
        new=tuple(path for path in sorted(new) if path not in old),
        changed=tuple(path for path in sorted(new) if path in old and old[path] != new[path]),
        gone=tuple(path for path in sorted(old) if path not in new),
    )


class _Entry(Struct, frozen=True, gc=False):
    path: str
    sha256: str


class _Manifest(Struct, frozen=True):
    files: list[_Entry]


_READER = json.Decoder(_Manifest)


def _digests(manifest: bytes) -> dict[str, str] | None:
    try:
        return {entry.path: entry.sha256 for entry in _READER.decode(manifest).files}
    except (MsgspecError, UnicodeDecodeError):
        return None


def _counted(paths: Sequence[str]) -> str:
    return ", ".join(_counts(paths))


def _counts(paths: Sequence[str]) -> Iterator[str]:
    kinds = [_kind(path) for path in paths]
    for number, (one, many, _) in enumerate(_KINDS):
        count = kinds.count(number)
        if count:
            yield f"{count} {one if count == 1 else many}"


def _kind(path: str) -> int:
    return next(number for number, kind in enumerate(_KINDS) if kind[2](path))


def _line(verb: str, path: str) -> str:
    return f"  {verb:7}  /{path.removesuffix('index.html')}"
