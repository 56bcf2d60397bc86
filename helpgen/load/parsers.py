"""Which parser reads the texts of a site, and what its work depends on.

Knows extensions, their options and where their code lies. What the usual parsers make of plain texts stands here, and
what others make of them is remembered: a build whose texts are all plain or known makes no parser, and imports none.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import PathFinder

import msgspec
from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load.markdown import MarkdownParser, usable_extensions
from helpgen.load.plain_inline import InlineForms
from helpgen.load.plain_markdown import Forms
from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.packages import installed_digest, versions_of
from helpgen.reading import read_file
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, MarkdownExtension, is_usual_extension

_LIBRARIES = ("pygments", "nh3")
"""Whose versions change what is made of the same text; the code of extensions counts by itself."""
_USUAL_PACKAGES = frozenset({"markdown", "pymdownx"})

_TRIED = {"markdown": {"3.11.3"}, "pymdown-extensions": {"12.3", "13.1"}}
"""Versions of which tests have found that `USUAL_FORMS` are theirs: those of requirements.lock. Others are asked."""
_DEFAULTS = {
    "toc": {},
    "tables": {},
    "fenced_code": {},
    **{one.name: one.options for one in DEFAULT_MARKDOWN_EXTENSIONS},
}
"""MkDocs' extensions and ours."""
_NEEDED = frozenset({"toc", "tables", "admonition"})
"""They make what plain texts may have."""
USUAL_FORMS = Forms(InlineForms(r"[*_\[]", r"!\[|\[\^", ((r"[*_\[]", 0),), ((r"!\[|\[\^", 0),)), "-")
"""What every parser finds in plain texts that has these extensions, some or all, and no others: emphasis, links,
images and footnotes."""


class Parser(Struct, frozen=True):
    """A parser, and the digest of what decides how it reads."""

    markdown: MarkdownParser
    version: bytes
    """b"" if that cannot be told."""


class _Spelling(Struct, frozen=True):
    # Extensions with their options as a text that is always the same, and the packages of functions among the options.
    text: str
    packages: frozenset[str]


class _Known(Struct, frozen=True):
    # What a parser with usual extensions, which can all be used, was found to be.
    forms: Forms | None


def parser_of(
    extensions: Sequence[MarkdownExtension], config: Position, memory: Memory, *, allows_raw_html: bool
) -> tuple[Parser, list[Diagnostic]]:
    """Return the parser for the extensions of `mkdocs.yml`, and what is wrong with those that it has to do without."""
    spelling, key, version = _spell(extensions), b"", b""
    if spelling is not None and all(is_usual_extension(one.name) for one in extensions):
        version = _version(spelling, _USUAL_PACKAGES)
        key = digest_of(version, "parser", installed_digest()) if version and memory is not FORGETFUL else b""
    known = _recall(extensions, version, key, memory)
    if known is not None:
        parser = MarkdownParser(extensions, allows_raw_html=allows_raw_html, forms=known.forms)
        return Parser(parser, digest_of(version, str(allows_raw_html))), []
    usable, found = usable_extensions(extensions, config)
    parser = MarkdownParser(usable, allows_raw_html=allows_raw_html)
    if found or not version:
        spelling = _spell(usable)
        modules = {type(step).__module__ for step in parser.steps}
        version = _version(spelling, {"markdown", *map(_package_of, modules)}) if spelling is not None else b""
    elif key:  # what is wrong is told by every build
        memory.put(key, msgspec.msgpack.encode(_Known(parser.forms)))
    return Parser(parser, digest_of(version, str(allows_raw_html)) if version else b""), found


def _recall(extensions: Sequence[MarkdownExtension], version: bytes, key: bytes, memory: Memory) -> _Known | None:
    content = memory.get(key) if key else None
    if content is not None:
        return msgspec.msgpack.decode(content, type=_Known)
    if not version or not _are_all_tried(extensions):
        return None
    known = _Known(USUAL_FORMS)
    if key:  # to ask again for versions takes two milliseconds
        memory.put(key, msgspec.msgpack.encode(known))
    return known


def _are_all_tried(extensions: Sequence[MarkdownExtension]) -> bool:
    # Whether a parser with them finds the usual forms, which nobody has to ask it.
    names = {one.name for one in extensions}
    are_usual = all(not one.options or one.options == _DEFAULTS.get(one.name) for one in extensions)
    if not (are_usual and names >= _NEEDED and names <= _DEFAULTS.keys()):
        return False
    return all(version in _TRIED[name] for name, version in zip(_TRIED, versions_of(*_TRIED), strict=True))


# --- What a reading depends on beside the text ----------------------------------------


def _version(spelling: _Spelling, packages: frozenset[str] | set[str]) -> bytes:
    """Return the digest of extensions, their options and the code of the packages; b"" if that cannot be told."""
    code = hashlib.sha256()
    try:
        for package in sorted({*packages, *spelling.packages} - {"helpgen", "builtins"}):
            for name, file in _sources_of(package):
                content = read_file(file)  # a hundred files, two megabytes
                code.update(b"%s\0%d\0" % (name.encode(), len(content)))
                code.update(content)
    except OSError:
        return b""
    return digest_of(code_digest(), sys.version, spelling.text, *versions_of(*_LIBRARIES), code.digest())


def _spell(extensions: Sequence[MarkdownExtension]) -> _Spelling | None:
    # None for extensions of which nothing can be said.
    options: list[object] = []
    packages: set[str] = set()
    for extension in extensions:
        if "custom_icons" in json.dumps(extension.options, default=str):  # files that may change
            return None
        try:
            options.append((extension.name, _plain(extension.options, packages)))
        except TypeError:
            return None
    return _Spelling(repr(options), frozenset(packages))


def _plain(value: object, packages: set[str]) -> object:
    # Options as values that always print alike; functions by name, and their packages are added.
    if isinstance(value, str | int | float | bool | type(None)):
        return value
    if isinstance(value, Mapping):
        return sorted((str(key), _plain(inner, packages)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return [_plain(inner, packages) for inner in value]
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(name, str) or "<" in name:
        raise TypeError(f"no name for {value!r}")
    packages.add(_package_of(module))
    return f"{module}.{name}"


def _package_of(module: str) -> str:
    return module.partition(".")[0]


def _sources_of(package: str) -> Iterator[tuple[str, str]]:
    # Every source file of a package, loaded or not; raises OSError for one that cannot be found.
    loaded = sys.modules.get(package)
    spec = loaded.__spec__ if loaded is not None else PathFinder.find_spec(package)
    if spec is None:
        raise FileNotFoundError(package)
    if spec.submodule_search_locations is None:
        yield package, spec.origin or ""
        return
    for folder in sorted(spec.submodule_search_locations):
        for inner, folders, names in os.walk(folder, onerror=_refuse):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    yield f"{package}{inner.removeprefix(folder)}/{name}", f"{inner}/{name}"


def _refuse(error: OSError) -> None:
    raise error
