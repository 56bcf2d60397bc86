"""`store.yml`, `channels.yml`, `policies/` and the files of search → the shop, whole or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace as with_changes

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import message_files, policy_rules, search_files, shop_files
from helpgen.load import rules as broken
from helpgen.load.fact_places import find_fact_places
from helpgen.load.languages import ISO_639_1, is_language_tag
from helpgen.load.policy_files import PolicyFile, read_policy
from helpgen.load.policy_names import POLICY_NAMES, split_version
from helpgen.load.redirects_file import read_redirects
from helpgen.load.schema import words_in
from helpgen.load.shop import Shop
from helpgen.load.shop_checks import check_policy, check_store, check_windows
from helpgen.load.shop_policies import resolve_policy
from helpgen.load.sources import TextFile
from helpgen.load.yaml import Mapping as YamlMapping
from helpgen.load.yaml import Node, parse_yaml
from helpgen.model import Channel, Notice, Policies, Policy, PolicyVersion, Redirect, SearchTest, Store, Synonyms, Term
from helpgen.policy.complaints import Complaints
from helpgen.policy.legal import Legal
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy


def read_shop_files(files: Mapping[str, TextFile]) -> tuple[Shop, list[Diagnostic]]:
    """Return the shop, its channels without icons, and what is wrong with its files; these by names without suffix."""
    found: list[Diagnostic] = []
    store, found_in_store = shop_files.read_store(files["store"].text, files["store"].shown_path)
    found += found_in_store
    store_root = parse_yaml(files["store"].text, files["store"].shown_path).root
    found += check_store(store_root)
    if store is not None:
        found += _unknown_languages(store_root)
    channels, found_in_channels = _read_channels(files, store)
    found += found_in_channels
    policies, found_in_policies = _read_policies(files, store, store_root, channels)
    found += found_in_policies
    synonyms, tests, found_for_search = _read_search_files(files, store)
    found += found_for_search
    notices, terms, found_in_messages = _read_messages(files, store)
    found += found_in_messages
    redirects, found_in_redirects = _read_redirects(files)
    found += found_in_redirects
    is_broken = store is None or any(diagnostic.is_error for diagnostic in found)
    places = {} if is_broken else find_fact_places(files)
    shop = Shop(True, is_broken, store, channels, policies, places, synonyms, tests, notices, terms, redirects)
    return shop, found


def _unknown_languages(root: Node | None) -> Iterator[Diagnostic]:
    for word in words_in(root, "languages") if isinstance(root, YamlMapping) else ():
        if not is_language_tag(word.value):
            yield broken.unknown_language.at(word.position, word.value, tuple(sorted(ISO_639_1)))


def _read_channels(
    files: Mapping[str, TextFile], store: Store | None
) -> tuple[tuple[Channel, ...], Sequence[Diagnostic]]:
    if "channels" not in files:
        return (), []
    text = files["channels"]
    return shop_files.read_channels(text.text, text.shown_path, store)


def _read_redirects(files: Mapping[str, TextFile]) -> tuple[tuple[Redirect, ...], Sequence[Diagnostic]]:
    if "redirects" not in files:
        return (), []
    return read_redirects(files["redirects"].text, files["redirects"].shown_path)


def _read_messages(
    files: Mapping[str, TextFile], store: Store | None
) -> tuple[tuple[Notice, ...], tuple[Term, ...], list[Diagnostic]]:
    notices: tuple[Notice, ...] = ()
    terms: tuple[Term, ...] = ()
    diagnostics: list[Diagnostic] = []
    if "notices" in files:
        notices, found = message_files.read_notices(files["notices"].text, files["notices"].shown_path)
        diagnostics += found
    if "glossary" in files:
        text = files["glossary"]
        terms, found = message_files.read_glossary(text.text, text.shown_path, store.languages if store else ())
        diagnostics += found
    return notices, terms, diagnostics


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


# --- Policies --------------------------------------------------------------------


def _read_policies(
    files: Mapping[str, TextFile], store: Store | None, store_root: Node | None, channels: Sequence[Channel]
) -> tuple[Policies, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    found: dict[str, PolicyFile] = {}
    texts = {path.removeprefix("policies/"): text for path, text in files.items() if path.startswith("policies/")}
    for file_name, text in sorted(texts.items()):
        name, _ = split_version(file_name)
        if name in POLICY_NAMES:
            found[file_name], found_in_file = read_policy(name, text.text, text.shown_path)
            diagnostics += found_in_file
    roots = {file_name: policy.root for file_name, policy in found.items() if policy.root is not None}
    channel_ids = tuple(channel.id for channel in channels)
    for file_name, root in roots.items():
        same_version = {**roots, split_version(file_name)[0]: root}
        diagnostics += check_policy(root, same_version, store, store_root, channel_ids)
        policy = found[file_name].policy
        if isinstance(policy, Returns):
            diagnostics += check_windows(root, policy, store)
    return _collect(found, texts, store, diagnostics), diagnostics


def _collect(
    found: Mapping[str, PolicyFile],
    texts: Mapping[str, TextFile],
    store: Store | None,
    diagnostics: list[Diagnostic],
) -> Policies:
    orders = found["orders"].policy if "orders" in found else None
    policies = Policies()
    versions: list[PolicyVersion] = []
    positions: list[tuple[str, Position]] = []
    for file_name, file in found.items():
        name, day = split_version(file_name)
        position = _header_position(file, texts[file_name])
        policy = resolve_policy(file.policy, store, orders) if file.policy is not None else None
        if policy is not None and not day:
            policies = _with_policy(policies, policy)
            positions.append((name, position))
        elif policy is not None:
            version = _version(name, day, policy, position)
            versions += [version] if version else []
            effective_from = policy.header.effective_from
            if version is None or version.day != effective_from:
                shown = policy_rules.day_words(effective_from)
                diagnostics.append(policy_rules.version_day_differs.at(position, day, shown))
    versions.sort(key=lambda version: (POLICY_NAMES.index(version.name), -version.day.toordinal()))
    return with_changes(policies, versions=tuple(versions), positions=tuple(positions))


def _with_policy(policies: Policies, policy: Policy) -> Policies:
    match policy:
        case Shipping():
            return with_changes(policies, shipping=policy)
        case Returns():
            return with_changes(policies, returns=policy)
        case WarrantyPolicy():
            return with_changes(policies, warranty=policy)
        case Orders():
            return with_changes(policies, orders=policy)
        case Complaints():
            return with_changes(policies, complaints=policy)
        case Legal():
            return with_changes(policies, legal=policy)


def _version(name: str, day: str, policy: Policy, position: Position) -> PolicyVersion | None:
    try:
        return PolicyVersion(name, date.fromisoformat(day), policy, position)
    except ValueError:
        return None


def _header_position(file: PolicyFile, text: TextFile) -> Position:
    key = file.root.key("effective_from") if isinstance(file.root, YamlMapping) else None
    return key.position if key else Position(text.shown_path, 1, 1)
