"""What stands in `mkdocs.yml` and where, and what is to say about settings that have no effect here.

Knows names and lines. Must never know how the file was read.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from helpgen import mkdocs_rules as broken
from helpgen.diagnostics import Diagnostic, Position
from helpgen.foreign_settings import MKDOCS_SETTINGS, THEME_SETTINGS, Treatment


class ConfigSource:
    """What the writer has set, which a configuration no longer tells from defaults, and where."""

    def __init__(self, path: Path, written: Mapping[str, object]) -> None:
        """`written` has every setting as it stands in the file."""
        self.written = written
        self._name = path.name
        self._path = path
        self._lines: list[str] = []

    def find(self, key: str) -> Position:
        """Return the position of a key, or of the file."""
        self._lines = self._lines or self._path.read_text("utf-8", errors="replace").splitlines()
        pattern = re.compile(rf"\s*(?:-\s+)?[\"']?{re.escape(key.rpartition('.')[2])}[\"']?\s*(?::|$)")
        for number, line in enumerate(self._lines, 1):
            if pattern.match(line):
                name = key.rpartition(".")[2]
                return Position(self._name, number, line.index(name) + 1, len(name))
        return Position(self._name)


def report_settings(source: ConfigSource, theme_name: str | None, plugins: Collection[str]) -> Iterator[Diagnostic]:
    """Yield every setting of the user that has no effect here: none is ignored in silence."""
    for key, value in source.written.items():
        treatment, note = MKDOCS_SETTINGS.get(key, (Treatment.UNNEEDED, ""))
        if treatment is Treatment.REPORTED:
            yield broken.setting_without_effect.at(source.find(key), key, note)
        if key == "theme" and isinstance(value, Mapping):
            yield from _report_theme(value, source)
        if key == "theme" and theme_name != "material":
            note = "Use `name: material`, which brings icons and words."
            yield broken.setting_without_effect.at(source.find("theme"), "theme.name", note)
    for name in plugins if "plugins" in source.written else ():
        if name.rpartition("/")[2] != "helpgen":
            short = name.rpartition("/")[2]  # MkDocs puts the name of the theme before it
            own = source.find(short)
            yield broken.plugin_without_effect.at(own if own.line else source.find("plugins"), short)


def nav_paths(nav: object) -> Iterator[str]:
    """Yield the paths of `nav` in their order."""
    if isinstance(nav, str):
        yield nav
    for inner in nav if isinstance(nav, list) else nav.values() if isinstance(nav, Mapping) else ():
        yield from nav_paths(inner)


def _report_theme(theme: Mapping[str, object], source: ConfigSource) -> Iterator[Diagnostic]:
    for key in theme:
        treatment, note = THEME_SETTINGS.get(key, (Treatment.REPORTED, "It is no setting of the theme."))
        if treatment is Treatment.REPORTED:
            yield broken.setting_without_effect.at(source.find(key), f"theme.{key}", note)
