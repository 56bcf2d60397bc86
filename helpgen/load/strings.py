"""Theme folders → the theme's words in a language.

Our own words come from `strings/<language>.yml`; where a language has no file of ours, the few words that Material's
language partials share with us come from there, the rest in English.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import rules as broken
from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.plain_yaml import NotPlainError, read_plain_texts
from helpgen.settings import Strings

if TYPE_CHECKING:
    from helpgen.load import yaml

Entries = dict[str, str | dict[str, str]]

FALLBACK_LANGUAGE = "en"
_MATERIAL_KEYS = {
    "search": "search_label",
    "search.placeholder": "search",
    "nav": "menu",
    "skip.link": "skip_to_content",
    "toc": "on_this_page",
    "footer.previous": "previous_article",
    "footer.next": "next_article",
    "footer": "footer",
    "select.language": "language_switch",
    "search.result.initializer": "search_loading",
    "tabs": "categories",
}
"""Keys of Material's partials and our own with the same meaning."""
_MATERIAL_ENTRY = r'"(?P<key>[a-z.]+)":\s*"(?P<words>(?:[^"\\]|\\.)*)"'


def read_all_strings(
    languages: Sequence[str], theme_dirs: Sequence[Path], memory: Memory = FORGETFUL
) -> tuple[Mapping[str, Strings], list[Diagnostic]]:
    """Return the theme's words in each language, and what is wrong with the files; what `memory` knows is not read."""
    reader = _Reader(theme_dirs, memory)
    strings = {language: _complete(language, reader) for language in languages}
    return strings, reader.diagnostics


def read_strings(language: str, theme_dirs: Sequence[Path]) -> tuple[Strings, list[Diagnostic]]:
    """Return the theme's words in a language, all keys of English present, and what is wrong with the files.

    The first theme folder wins, key by key, so that a shop overrides one word without copying the file.
    """
    strings, diagnostics = read_all_strings((language,), theme_dirs)
    return strings[language], diagnostics


def _complete(language: str, reader: "_Reader") -> Strings:
    own: Entries = {}
    for tag in _more_general(language):
        own = {**reader.read(tag), **own}
    english = reader.read(FALLBACK_LANGUAGE)
    missing = english.keys() - own.keys()
    if missing:
        borrowed = {key: words for key, words in _material_words(language, reader.theme_dirs) if key in missing}
        own = {**english, **borrowed, **own}
        position = Position(f"strings/{language}.yml")
        reader.diagnostics.append(broken.incomplete_strings.at(position, language, len(missing - borrowed.keys())))
    return Strings(language, own)


def _more_general(language: str) -> Iterator[str]:
    parts = language.split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()


class _Reader:
    """Reads each file once."""

    def __init__(self, theme_dirs: Sequence[Path], memory: Memory) -> None:
        self.theme_dirs = theme_dirs
        self.diagnostics: list[Diagnostic] = []
        self._memory = memory
        self._known: dict[str, Entries] = {}

    def read(self, language: str) -> Entries:
        """Return what the theme folders say in a language, {} for one that they do not speak."""
        if language not in self._known:
            files = (folder / "strings" / f"{language}.yml" for folder in self.theme_dirs)
            entries: Entries = {}
            for file in files:
                if file.is_file():
                    entries = {**self._read_file(file), **entries}
            self._known[language] = entries
        return self._known[language]

    def _read_file(self, file: Path) -> Entries:
        content = file.read_bytes()
        key = digest_of(code_digest(), "strings", content)
        kept = self._memory.get(key)
        if kept is not None:
            return msgspec.json.decode(kept, type=Entries)
        entries = _plain_entries(content)
        found: Sequence[Diagnostic] = ()
        if entries is None:
            from helpgen.load import yaml  # a parser, which plain words do not need

            parsed = yaml.parse_yaml(content.decode("utf-8"), f"strings/{file.name}")
            entries, found = _entries(parsed.root), parsed.diagnostics
        self.diagnostics.extend(found)
        if not found:  # what is wrong is told by every build
            self._memory.put(key, msgspec.json.encode(entries))
        return entries


def _plain_entries(content: bytes) -> Entries | None:
    # None for a file that is not certainly plain.
    try:
        return msgspec.convert(read_plain_texts(content.decode("utf-8")), Entries)
    except (NotPlainError, UnicodeDecodeError, msgspec.ValidationError):
        return None


def _entries(root: "yaml.Node | None") -> Entries:
    from helpgen.load import yaml  # as above

    if not isinstance(root, yaml.Mapping):
        return {}
    entries: Entries = {}
    for key, value in root.entries:
        if isinstance(value, yaml.Scalar):
            entries[key.value] = value.value
        elif isinstance(value, yaml.Mapping):
            plural = {name.value: form.value for name, form in value.entries if isinstance(form, yaml.Scalar)}
            entries[key.value] = plural
    return entries


def _material_words(language: str, theme_dirs: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for tag in _more_general(language):
        for folder in theme_dirs:
            partial = folder / "partials" / "languages" / f"{tag}.html"
            if partial.is_file():
                for entry in re.finditer(_MATERIAL_ENTRY, partial.read_text("utf-8")):
                    own_key = _MATERIAL_KEYS.get(entry["key"])
                    if own_key:
                        yield own_key, html.unescape(entry["words"])
                return
