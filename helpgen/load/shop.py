"""Which files a shop has: `store.yml`, `channels.yml`, `policies/` and the files of search, and how they are named."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import rules as broken
from helpgen.load.codec import codec_for
from helpgen.load.icons import channel_icon
from helpgen.load.policy_names import POLICY_NAMES, split_version
from helpgen.load.sources import TextFile
from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.model import Channel, Notice, Policies, Redirect, SearchTest, Store, Synonyms, Term
from helpgen.packages import versions_of

SHOP_FILES = ("store", "channels", "synonyms", "search_tests", "notices", "glossary", "redirects")
_SUFFIX = re.compile(r"\.[a-z]+$", re.IGNORECASE)


class Shop(Struct, frozen=True):
    """What the YAML files say."""

    exists: bool = False
    """Whether there is a `store.yml`: else the folder is plain Markdown."""
    is_broken: bool = False
    """Whether something in the files could not be understood."""
    store: Store | None = None
    channels: tuple[Channel, ...] = ()
    policies: Policies = field(default_factory=Policies)
    places: Mapping[str, Position] = field(default_factory=dict)
    """Dotted name to where a key or an entry stands in the files."""
    synonyms: Synonyms = field(default_factory=Synonyms)
    search_tests: tuple[SearchTest, ...] = ()
    notices: tuple[Notice, ...] = ()
    terms: tuple[Term, ...] = ()
    redirects: tuple[Redirect, ...] = ()


def read_shop(
    yaml_files: Sequence[TextFile], icon_dirs: Sequence[Path], memory: Memory = FORGETFUL
) -> tuple[Shop, list[Diagnostic]]:
    """Return the shop and what is wrong with its files; files that `memory` knows are not read again."""
    files = {_SUFFIX.sub("", text.path): text for text in yaml_files}
    diagnostics = _check_names(files)
    if "store" not in files:
        return Shop(), diagnostics
    shop, found = _recall(files, memory)
    channels = tuple(replace(channel, icon=channel_icon(channel.type, icon_dirs)) for channel in shop.channels)
    return replace(shop, channels=channels), [*diagnostics, *found]


# --- What was read before ------------------------------------------------------------

_LIBRARIES = ("holidays", "pydantic")
"""Whose versions decide what is right in the files. (Time zones are not asked: their names are only ever added to.)"""


def _recall(files: Mapping[str, TextFile], memory: Memory) -> tuple[Shop, list[Diagnostic]]:
    # Only what was right is remembered: a mistake is read again, and told, until it is mended.
    texts = [part for name, text in sorted(files.items()) for part in (name, text.shown_path, text.text)]
    key = digest_of(code_digest(), *versions_of(*_LIBRARIES), *texts)
    content = memory.get(key)
    if content is not None:
        known: Shop = codec_for(Shop).decode(msgspec.msgpack.decode(content))
        return known, []
    from helpgen.load.shop_reading import read_shop_files  # all that only shops need: it takes long to import

    shop, found = read_shop_files(files)
    if memory is not FORGETFUL and not found:
        memory.put(key, msgspec.msgpack.encode(codec_for(Shop).encode(shop)))
    return shop, found


# --- Names ---------------------------------------------------------------------------


def _check_names(files: Mapping[str, TextFile]) -> list[Diagnostic]:
    diagnostics: list[Diagnostic] = []
    has_store = "store" in files
    for name, text in sorted(files.items()):
        position, base, folder = Position(text.shown_path), posixpath.basename(name), posixpath.dirname(name)
        is_policy = folder == "policies" and split_version(base)[0] in POLICY_NAMES
        is_known = name in SHOP_FILES or is_policy
        if not has_store and is_known:
            diagnostics.append(broken.shop_file_without_store.at(position, posixpath.basename(text.path)))
        elif has_store and not is_known and folder in {"", "policies"}:
            names = POLICY_NAMES if folder else SHOP_FILES
            diagnostics.append(broken.unknown_shop_file.at(position, split_version(base)[0], names))
    return diagnostics
