"""What `mkdocs.yml` said in the build before, if nothing has changed that it depends on.

Knows which configurations depend on nothing but their own text, what is installed, and a few folders: only those are
remembered. To read one through MkDocs takes a twentieth of a second, most of it imports. Nothing in the file is
trusted: what does not fit its check counts as absent, and deleting it is always safe.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic
from helpgen.late_icons import GENERATOR, INDEX, late_function, name_of
from helpgen.memory import code_digest, digest_of
from helpgen.packages import installed_digest
from helpgen.settings import MarkdownExtension, Settings, is_usual_extension

CACHE_FOLDER = ".helpgen/cache"
"""Beside `mkdocs.yml`; where the site lies elsewhere, nothing is remembered."""

Found = tuple[Diagnostic, ...]
_FUNCTION = "\0function "
"""Stands before the name of a function; no text in YAML can begin so."""


class _Kept(Struct, frozen=True):
    settings: Settings
    found: Found
    folders: dict[str, bool]
    """Which folders there were: a message, or the want of one, tells of it."""


class RememberedSettings:
    """The memory of one `mkdocs.yml`."""

    def __init__(self, config_path: Path) -> None:
        """Takes note of everything that the settings depend on; `keep` refuses what was read of something newer."""
        self._config_path = config_path
        self._resolved = Path(os.path.realpath(config_path))  # a ring of links raises no error here
        self._file = self._resolved.parent / CACHE_FOLDER / f"{self._resolved.name}.settings"
        self._key = self._find_key()

    def recall(self, today: date, *, is_preview: bool) -> tuple[Settings, Found] | None:
        """Return the settings and what there is to say about them; None if they have to be read."""
        try:
            content = self._file.read_bytes() if self._key else b""
            check, key, encoded = content[:32], content[32:64], content[64:]
            if key != self._key or check != hashlib.sha256(content[32:]).digest():
                return None
            kept = _decode(encoded)
        except (OSError, ValueError):
            return None
        if any(Path(folder).is_dir() is not was_there for folder, was_there in kept.folders.items()):
            return None
        extensions = tuple(replace(one, options=_revived(one.options)) for one in kept.settings.markdown_extensions)
        return replace(kept.settings, markdown_extensions=extensions, today=today, is_preview=is_preview), kept.found

    def keep(self, settings: Settings, found: Found, written: Mapping[str, object]) -> None:
        """Remember what was read; `written` is the file itself. It is no promise: it may decline, and it may fail."""
        if settings.site_dir.parent != self._resolved.parent:
            return
        with contextlib.suppress(OSError, TypeError, ValueError, msgspec.MsgspecError):
            if _depends_on_itself(settings, written, self._config_path.read_bytes()):
                self._write(_encode(settings, found))

    def _write(self, encoded: bytes) -> None:
        if not self._key or self._find_key() != self._key:
            return  # it has changed while it was read
        content = self._key + encoded
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        try:
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(self._file)
        finally:
            part.unlink(missing_ok=True)

    def _find_key(self) -> bytes:
        # b"" for a file that cannot be read.
        try:
            content = self._config_path.read_bytes()
        except OSError:
            return b""
        places = (self._config_path.name, str(self._resolved), os.path.dirname(__file__))  # noqa: PTH120
        return digest_of(code_digest(), "settings", installed_digest(), *places, content)


# --- Which are plain -------------------------------------------------------------------

_NAME_FILES = ("config_file_path", "hooks", "watch")
"""And hooks run when the configuration is read."""
_PLUGINS = ("helpgen", "search")
"""Others may look at anything when their options are checked."""
_THEMES = ("material", "mkdocs", "readthedocs")
_TAG = re.compile(rb"![A-Za-z!<][^\s,\]}]*")
_KNOWN_TAGS = frozenset(f"!!python/name:{name}".encode() for name in (INDEX, GENERATOR))


def _depends_on_itself(settings: Settings, written: Mapping[str, object], text: bytes) -> bool:
    # Not on variables of the system, other files or code of the writer.
    from helpgen.foreign_settings import MKDOCS_SETTINGS  # a long table; what is known already was looked up there

    theme, plugins = written.get("theme"), written.get("plugins", [])
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    return (
        b"INHERIT" not in text
        and b"\0" not in text  # UTF-16, where a tag is spelt otherwise
        and written.keys() <= MKDOCS_SETTINGS.keys() - set(_NAME_FILES)
        and (name in _THEMES or name is None)
        and isinstance(plugins, list)
        and all(plugin in _PLUGINS for plugin in plugins)
        and all(is_usual_extension(extension.name) for extension in settings.markdown_extensions)
        and _KNOWN_TAGS.issuperset(_TAG.findall(text))
    )


# --- How they are written --------------------------------------------------------------


def _encode(settings: Settings, found: Found) -> bytes:
    # Raises TypeError for an option that is no plain value, ValueError for one that JSON cannot write.
    extensions = [MarkdownExtension(one.name, _plain_options(one.options)) for one in settings.markdown_extensions]
    folders = (settings.content_dir, *settings.theme_dirs, settings.material_dir)
    kept = _Kept(
        replace(settings, markdown_extensions=tuple(extensions)),
        found,
        {str(folder): folder.is_dir() for folder in folders},
    )
    encoded = msgspec.json.encode(kept, enc_hook=str)
    if _decode(encoded) != kept:
        raise ValueError("it does not come back as it was")
    return encoded


def _decode(encoded: bytes) -> _Kept:
    return msgspec.json.decode(encoded, type=_Kept, dec_hook=_from_plain)


def _plain_options(options: Mapping[str, object]) -> Mapping[str, object]:
    return {_plain_key(key): _plain(value) for key, value in options.items()}


def _plain_key(key: object) -> str:
    if type(key) is not str:
        raise TypeError(f"no text: {key!r}")
    return key


def _plain(value: object) -> object:
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if isinstance(value, dict):
        return _plain_options(value)
    if type(value) is list:
        return [_plain(inner) for inner in value]
    if name_of(value) in {INDEX, GENERATOR}:
        return _FUNCTION + name_of(value)
    raise TypeError(f"no plain value: {value!r}")


def _revived(options: Mapping[str, object]) -> Mapping[str, object]:
    return {key: _revived_value(value) for key, value in options.items()}


def _revived_value(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FUNCTION):
        return late_function(value.removeprefix(_FUNCTION))
    if isinstance(value, dict):
        return _revived(value)
    return [_revived_value(inner) for inner in value] if isinstance(value, list) else value


def _from_plain(kind: type, value: object) -> object:
    # msgspec asks for types that it does not know.
    return Path(str(value)) if kind is Path else value
