"""`redirects.yml` → old addresses and what was written behind them.

Knows how an address is spelled; must never know which pages exist.
"""

import unicodedata
import urllib.parse
from collections.abc import Iterator

from pydantic import ConfigDict, Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import redirect_rules as broken
from helpgen.load import yaml
from helpgen.load.field_types import Words
from helpgen.load.plain_text import clean_text
from helpgen.load.schema import Fields, validate
from helpgen.model import Redirect

PART_BYTES = 255
"""What file systems allow for one name."""


class RedirectsFields(Fields):
    """Old addresses, each with what stands there now: `/old/address: en/orders/track-order.md`."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Words] = Field(init=False)


def read_redirects(text: str, path: str) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """Return the old addresses that can be used, in the writer's order, and what is wrong with the others."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None:
        return (), parsed.diagnostics
    _, found = validate(RedirectsFields, parsed.root, path)
    diagnostics = [*parsed.diagnostics, *found]
    redirects: list[Redirect] = []
    for key, value in _pairs(parsed.root):
        address = _read_address(key.value)
        if isinstance(address, str):
            redirects.append(Redirect(address, clean_text(value.value), key.position, value.position))
        else:
            diagnostics.append(broken.old_address_malformed.at(key.position, key.value, address.reason))
    return tuple(redirects), tuple(diagnostics)


def _pairs(root: yaml.Node) -> Iterator[tuple[yaml.Scalar, yaml.Scalar]]:
    for key, value in root.entries if isinstance(root, yaml.Mapping) else ():
        if isinstance(value, yaml.Scalar) and not value.is_nothing:
            yield key, value


class _Refusal:
    """Why an address cannot be used."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _read_address(written: str) -> str | _Refusal:
    text = clean_text(written)
    if not text.startswith("/") or text.startswith("//"):
        return _Refusal("does not begin with one slash")
    if "?" in text or "#" in text:
        return _Refusal("has a part behind ? or #, which no host of files looks at")
    try:
        address = unicodedata.normalize("NFC", urllib.parse.unquote(text, errors="strict")).strip("/")
    except UnicodeDecodeError:
        return _Refusal("has a % code that stands for no letter")
    parts = address.split("/")
    if not address:
        return _Refusal("is the first page itself")
    if any(part in {"", ".", ".."} or part.endswith(" ") for part in parts):
        return _Refusal('has a part without a name, or "..", or a blank at the end of a part')
    if not address.isprintable() or "\\" in address:
        return _Refusal("has a character that no address may have")
    if any(len(part.encode()) > PART_BYTES for part in parts):
        return _Refusal(f"has a part of more than {PART_BYTES} bytes")
    return address
