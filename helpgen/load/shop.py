"""`store.yml`, `channels.yml`, `policies/` and the files of search → the shop, whole or not at all."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from dataclasses import replace as with_changes
from pathlib import Path

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import policy_files, search_files, shop_files
from helpgen.load import rules as broken
from helpgen.load.icons import channel_icon
from helpgen.load.languages import ISO_639_1, is_language_tag
from helpgen.load.schema import groups_in, words_in
from helpgen.load.schema_rules import unknown_reference
from helpgen.load.sources import TextFile
from helpgen.load.yaml import Mapping as YamlMapping
from helpgen.load.yaml import parse_yaml
from helpgen.model import Channel, Policies, SearchTest, Store, Synonyms
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy

SHOP_FILES = ("store", "channels", "synonyms", "search_tests")
_SUFFIX = re.compile(r"\.[a-z]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shop:
    """What the YAML files say."""

    exists: bool = False
    """Whether there is a `store.yml`: else the folder is plain Markdown."""
    is_broken: bool = False
    """Whether something in the files could not be understood."""
    store: Store | None = None
    channels: tuple[Channel, ...] = ()
    policies: Policies = field(default_factory=Policies)
    synonyms: Synonyms = field(default_factory=Synonyms)
    search_tests: tuple[SearchTest, ...] = ()


def read_shop(yaml_files: Sequence[TextFile], icon_dirs: Sequence[Path]) -> tuple[Shop, list[Diagnostic]]:
    """Return the shop and what is wrong with its files."""
    files = {_SUFFIX.sub("", text.path): text for text in yaml_files}
    diagnostics = _check_names(files)
    if "store" not in files:
        return Shop(), diagnostics
    found: list[Diagnostic] = []
    store, found_in_store = shop_files.read_store(files["store"].text, files["store"].shown_path)
    found += found_in_store
    if store is not None:
        found += _unknown_languages(files["store"])
    channels: tuple[Channel, ...] = ()
    if "channels" in files:
        text = files["channels"]
        channels, found_in_channels = shop_files.read_channels(text.text, text.shown_path, store)
        channels = tuple(with_changes(channel, icon=channel_icon(channel.type, icon_dirs)) for channel in channels)
        found += found_in_channels
    policies, found_in_policies = _read_policies(files, store)
    found += found_in_policies
    synonyms, tests, found_for_search = _read_search_files(files, store)
    found += found_for_search
    is_broken = store is None or any(diagnostic.is_error for diagnostic in found)
    return Shop(True, is_broken, store, channels, policies, synonyms, tests), [*diagnostics, *found]


def _read_search_files(
    files: Mapping[str, TextFile], store: Store | None
) -> tuple[Synonyms, tuple[SearchTest, ...], list[Diagnostic]]:
    synonyms = Synonyms()
    tests: tuple[SearchTest, ...] = ()
    languages = store.languages if store else ()
    diagnostics: list[Diagnostic] = []
    if "synonyms" in files:
        text = files["synonyms"]
        synonyms, found = search_files.read_synonyms(text.text, text.shown_path, languages)
        diagnostics += found
    if "search_tests" in files:
        text = files["search_tests"]
        tests, found = search_files.read_search_tests(text.text, text.shown_path, languages)
        diagnostics += found
    return synonyms, tests, diagnostics


def _read_policies(files: Mapping[str, TextFile], store: Store | None) -> tuple[Policies, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    policies = Policies()
    for name in policy_files.POLICY_NAMES:
        text = files.get(f"policies/{name}")
        if text is None:
            continue
        policy, found = policy_files.read_policy(name, text.text, text.shown_path)
        diagnostics += found
        if store is not None:
            diagnostics += _check_markets(text, {market.id for market in store.markets})
        match policy:
            case Shipping():
                policies = with_changes(policies, shipping=policy)
            case Returns():
                policies = with_changes(policies, returns=policy)
            case WarrantyPolicy():
                policies = with_changes(policies, warranty=policy)
            case Orders():
                policies = with_changes(policies, orders=policy)
            case None:
                pass
    return policies, diagnostics


def _check_markets(text: TextFile, known: AbstractSet[str]) -> list[Diagnostic]:
    # Policies name markets of store.yml: ways to pay in `markets`, return windows in `when: {market: …}`.
    root = parse_yaml(text.text, text.shown_path).root
    payment = root.get("payment") if isinstance(root, YamlMapping) else None
    groups = [("markets", group) for group in groups_in(payment, "methods")]
    for window in groups_in(root, "windows"):
        when = window.get("when")
        if isinstance(when, YamlMapping):
            groups.append(("market", when))
    return [
        unknown_reference.at(word.position, key, "market", word.value, known)
        for key, group in groups
        for word in words_in(group, key)
        if word.value not in known
    ]


def _unknown_languages(text: TextFile) -> Iterator[Diagnostic]:
    root = parse_yaml(text.text, text.shown_path).root
    for word in words_in(root, "languages") if isinstance(root, YamlMapping) else ():
        if not is_language_tag(word.value):
            yield broken.unknown_language.at(word.position, word.value, tuple(sorted(ISO_639_1)))


def _check_names(files: Mapping[str, TextFile]) -> list[Diagnostic]:
    diagnostics: list[Diagnostic] = []
    has_store = "store" in files
    known = {*SHOP_FILES, *(f"policies/{name}" for name in policy_files.POLICY_NAMES)}
    for name, text in sorted(files.items()):
        position, base = Position(text.shown_path), posixpath.basename(name)
        if not has_store and name in known:
            diagnostics.append(broken.shop_file_without_store.at(position, posixpath.basename(text.path)))
        elif has_store and name not in known and posixpath.dirname(name) in {"", "policies"}:
            names = policy_files.POLICY_NAMES if "/" in name else SHOP_FILES
            diagnostics.append(broken.unknown_shop_file.at(position, base, names))
    return diagnostics
