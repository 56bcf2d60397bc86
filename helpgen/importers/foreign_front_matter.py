"""What other generators write above a text: YAML between `---`, TOML between `+++`, or nothing → plain values.

Knows the keys of MkDocs, Docusaurus, Hugo and Jekyll. Knows nothing of what the text says.
"""

import re
import tomllib
from collections.abc import Mapping

import yaml
from msgspec import Struct

_FENCES = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
SIZE_LIMIT = 50_000
READ = frozenset({
    "title", "sidebar_label", "linkTitle", "description", "summary", "excerpt", "tags", "keywords", "labels", "draft",
    "published", "unlisted", "sidebar_position", "weight", "nav_order", "order", "position", "slug", "permalink", "url",
    "aliases", "redirect_from", "lastmod", "last_modified_at", "last_update", "updated", "date", "id", "promoted",
    "lang", "locale", "language", "layout",
})  # fmt: skip
"""Keys that are carried, and the name of a page design."""


class FrontMatter(Struct, frozen=True):
    """The values of a page, as far as they could be read."""

    values: Mapping[str, object]
    body: str
    body_line: int
    """Line of the file on which the body begins, from 1."""
    is_broken: bool = False


def split_front_matter(text: str) -> FrontMatter:
    """Return the values above a text and the text; broken front matter is empty and said to be so."""
    match = _FENCES.match(text)
    if match is None:
        return FrontMatter({}, text.removeprefix("\ufeff"), 1)
    body = text[match.end() :]
    line = 1 + text.count("\n", 0, match.end())
    try:
        values = _parse(match["inside"], is_toml=match["fence"] == "+++")
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return FrontMatter({}, body, line, is_broken=True)
    if not isinstance(values, dict):
        return FrontMatter({}, body, line, is_broken=values is not None)
    return FrontMatter({str(key): value for key, value in values.items()}, body, line)


def _parse(inside: str, *, is_toml: bool) -> object:
    if len(inside) > SIZE_LIMIT:
        raise ValueError("too large")
    if is_toml:
        return tomllib.loads(inside)
    if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(inside)):
        raise ValueError("aliases can multiply without end")
    parsed: object = yaml.load(inside, Loader=_Plain)
    return parsed


class _Plain(yaml.SafeLoader):
    """Reads every value but true and false as it is written: `08:15`, `1.10` and `no` stay texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - so it is in the library
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":bool") and first in "tTfF"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def line_of(values: Mapping[str, object], *keys: str) -> str:
    """Return the first key that has a text or number, on one line; "" if none has."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, dict):
            value = value.get("date")
        if value is not None and not isinstance(value, (list, dict, bool)):
            line = " ".join(str(value).split())
            if line:
                return line
    return ""


def lines_of(values: Mapping[str, object], *keys: str) -> tuple[str, ...]:
    """Return the entries of all keys, each once; a text is split at commas."""
    found: dict[str, None] = {}
    for key in keys:
        value = values.get(key)
        entries = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else []
        found |= dict.fromkeys(" ".join(str(entry).split()) for entry in entries if not isinstance(entry, dict))
    return tuple(entry for entry in found if entry)


def is_true(values: Mapping[str, object], key: str) -> bool:
    """Tell whether a key says yes."""
    value = values.get(key)
    return value is True or (isinstance(value, str) and value.strip().lower() in {"true", "yes", "on"})


def is_false(values: Mapping[str, object], key: str) -> bool:
    """Tell whether a key is there and says anything but yes."""
    return key in values and not is_true(values, key)
