"""The usual `mkdocs.yml` → settings, without MkDocs, which takes a tenth of a second to import.

Knows which values MkDocs takes as they are. Whatever else stands in the file, the slightest mistake too, is left to
`mkdocs_plugin`, which says the same of what is read here: this only saves time.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from helpgen.config_source import ConfigSource, nav_paths, report_settings
from helpgen.diagnostics import Diagnostic
from helpgen.foreign_settings import THEME_SETTINGS
from helpgen.late_icons import GENERATOR, INDEX, name_of
from helpgen.plain_yaml import NotPlainError, read_plain
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, Brand, MarkdownExtension, Settings, text_of_theme
from helpgen.theme_folders import material_dir, theme_dir

Found = tuple[Diagnostic, ...]


def read_plain_settings(config_path: Path, today: date, *, is_preview: bool = False) -> tuple[Settings, Found] | None:
    """Return the settings and what is to say about them; None if MkDocs has to read the file."""
    try:
        written = read_plain(config_path.read_text("utf-8"))
    except (NotPlainError, OSError, UnicodeDecodeError):
        return None
    if not all(key in _PLAIN and _PLAIN[key](written[key]) for key in written):
        return None
    if not written.keys() >= _NEEDED:
        return None
    settings = _settings(config_path, written, today, is_preview=is_preview)
    if not _fits(settings):
        return None
    source = ConfigSource(config_path, written)
    return settings, tuple(report_settings(source, "material", _texts(written, "plugins")))


def _settings(config_path: Path, written: Mapping[str, object], today: date, *, is_preview: bool) -> Settings:
    resolved = config_path.resolve()
    theme = written["theme"] if isinstance(written["theme"], dict) else {}
    own_dirs = [resolved.parent / theme["custom_dir"]] if "custom_dir" in theme else []
    site_url = _text(written, "site_url")
    return Settings(
        site_name=_text(written, "site_name"),
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        description=_text(written, "site_description"),
        project_dir=resolved.parent,
        config_path=resolved,
        content_dir=resolved.parent / (_text(written, "docs_dir") or "docs"),
        site_dir=resolved.parent / (_text(written, "site_dir") or "site"),
        theme_dirs=(*own_dirs, theme_dir()),
        material_dir=material_dir(),
        language=_text(theme, "language") or "en",
        brand=Brand(text_of_theme(theme.get("logo")), text_of_theme(theme.get("favicon")), _text(written, "copyright")),
        markdown_extensions=tuple(_extensions(written)),
        extra_css=_texts(written, "extra_css"),
        extra_javascript=_texts(written, "extra_javascript"),
        nav=tuple(nav_paths(written.get("nav"))),
        use_directory_urls=bool(written.get("use_directory_urls", True)),
        today=today,
        is_strict=bool(written.get("strict", False)),
        is_preview=is_preview,
    )


def _fits(settings: Settings) -> bool:
    # Folders that MkDocs would look for, and those that it wants apart.
    content, site = f"{settings.content_dir}{os.sep}", f"{settings.site_dir}{os.sep}"
    are_apart = not content.startswith(site) and not site.startswith(content)
    return are_apart and all(folder.is_dir() for folder in (settings.content_dir, *settings.theme_dirs))


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _texts(values: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = values.get(key)
    return tuple(str(value) for value in found) if isinstance(found, list) else ()


def _extensions(written: Mapping[str, object]) -> Iterator[MarkdownExtension]:
    entries = written.get("markdown_extensions")
    own = dict(map(_entry, entries)) if isinstance(entries, list) else {}
    for name in (*_OF_MKDOCS, *(name for name in own if name not in _OF_MKDOCS)):
        yield MarkdownExtension(name, own.get(name, {}))
    if entries is None:
        yield from DEFAULT_MARKDOWN_EXTENSIONS


def _entry(entry: object) -> tuple[str, Mapping[str, object]]:
    if not isinstance(entry, dict):
        return str(entry), {}
    ((name, options),) = entry.items()
    return name, options or {}


# --- What is taken as it is --------------------------------------------------------------

_OF_MKDOCS = ("toc", "tables", "fenced_code")
_FILE = re.compile(r"(?:https://[\w.-]+/)?[\w-][\w.-]*(?:/[\w-][\w.-]*)*\.(?:css|js)")
_FOLDER = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~-]+)*/?")
_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "smarty",
    *_OF_MKDOCS,
    *(f"pymdownx.{name}" for name in (
        "betterem", "caret", "critic", "details", "emoji", "highlight", "inlinehilite", "keys", "magiclink", "mark",
        "saneheaders", "smartsymbols", "superfences", "tabbed", "tasklist", "tilde",
    )),
})  # fmt: skip
_SWITCHES = frozenset({
    ("toc", "permalink"), ("pymdownx.tabbed", "alternate_style"), ("pymdownx.tasklist", "custom_checkbox"),
    ("pymdownx.highlight", "anchor_linenums"), ("pymdownx.highlight", "use_pygments"),
})  # fmt: skip
_FUNCTIONS = {
    ("pymdownx.emoji", "emoji_index"): INDEX,
    ("pymdownx.emoji", "emoji_generator"): GENERATOR,
}
_OF_THEME = THEME_SETTINGS.keys() - {"locale", "static_templates", "include_search_page", "search_index_only"}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _are_files(value: object) -> bool:
    return isinstance(value, list) and all(map(_like(_FILE), value))


def _is_theme(value: object) -> bool:
    if not isinstance(value, dict):
        return value == "material"
    texts = [value[key] for key in ("language", "logo", "favicon") if key in value]
    is_found = "custom_dir" not in value or _like(_FOLDER)(value["custom_dir"])
    return value.get("name") == "material" and value.keys() <= _OF_THEME and all(map(_is_text, texts)) and is_found


def _are_plugins(value: object) -> bool:
    known = ("helpgen", "search")
    return isinstance(value, list) and all(one in known for one in value) and len({*value}) == len(value)


def _are_extensions(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_extension, value)):
        return False
    names = [name for name, _ in map(_entry, value)]
    return len({*names}) == len(names)


def _is_extension(entry: object) -> bool:
    if isinstance(entry, str):
        return entry in _EXTENSIONS
    if not isinstance(entry, dict) or len(entry) != 1:
        return False
    ((name, options),) = entry.items()
    if name not in _EXTENSIONS or not isinstance(options, dict | None):
        return False
    return all(
        _is_switch(value) if (name, key) in _SWITCHES else name_of(value) == _FUNCTIONS.get((name, key))
        for key, value in (options or {}).items()
    )


def _is_nav(value: object) -> bool:
    return isinstance(value, list) and value != [] and all(map(_is_nav_item, value))


def _is_nav_item(value: object) -> bool:
    if isinstance(value, dict):
        return len(value) == 1 and all(isinstance(inner, str) or _is_nav(inner) for inner in value.values())
    return isinstance(value, str)


_PLAIN: Mapping[str, Callable[[object], bool]] = {
    "site_name": _is_text,
    "site_url": _like(_URL),
    "site_description": _is_text,
    "site_author": _is_text,
    "copyright": _is_text,
    "docs_dir": _like(_FOLDER),
    "site_dir": _like(_FOLDER),
    "theme": _is_theme,
    "plugins": _are_plugins,
    "markdown_extensions": _are_extensions,
    "extra": lambda value: isinstance(value, dict),
    "extra_css": _are_files,
    "extra_javascript": _are_files,
    "nav": _is_nav,
    "use_directory_urls": _is_switch,
    "strict": _is_switch,
}
"""Settings, and whether a value of them is plain."""
_NEEDED = {"site_name", "theme"}
"""MkDocs has no site without the first; its own theme, which is meant without the second, has no effect here."""
