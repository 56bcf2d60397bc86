"""The demo shop as a whole: what it says to machines, and how far a change of one fact reaches."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import shops
from schema_org import RECOMMENDED, REQUIRED, Node, find_misfits, nodes_of

LANGUAGES = {"en": "", "th": "th/", "zh": "zh/", "cs": "cs/", "id": "id/", "ar": "ar/"}
THIRTY = {"en": "30 days", "th": "30 วัน", "zh": "30 天", "cs": "30 dní", "id": "30 hari", "ar": "30 يومًا"}
FOURTEEN = {"en": "14 days", "th": "14 วัน", "zh": "14 天", "cs": "14 dní", "id": "14 hari", "ar": "14 يومًا"}
QUOTING = ("faq/returns", "policies/returns", "returns/return-item", "returns/gift-return", "products/choose-size")
"""A FAQ topic, the policy itself and articles."""


@dataclass(frozen=True)
class Change:
    """The demo before and after one number of one file was changed."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    told: frozenset[str]
    """The files that `helpgen build` named, as `changed /policies/returns/`."""

    def pages(self, path: str) -> tuple[str, str]:
        """Return a file before and after."""
        return self.before[path].decode(), self.after[path].decode()


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Change:
    # What the first build remembers is copied with it.
    root = tmp_path_factory.mktemp("demo") / "copy"
    shutil.copytree(shops.built_demo(tmp_path_factory).parent, root, symlinks=True)
    before = shops.read_tree(root / "site")
    policy = root / "content/policies/returns.yml"
    text = policy.read_text("utf-8")
    assert text.count("    days: 30\n") == 1
    policy.write_text(text.replace("    days: 30\n", "    days: 14\n"), "utf-8")
    second = shops.build(root, "--all")
    assert second.exit_code == 0, second.stderr
    told = (line.split() for line in second.stderr.splitlines() if line.startswith("  "))
    named = {" ".join(words) for words in told if words[0] in {"changed", "new", "gone"}}
    return Change(before, shops.read_tree(root / "site"), frozenset(named))


# --- One number in one file ----------------------------------------------------------


def count(text: str, days: dict[str, str], language: str) -> int:
    """Return how often a number of days is said; what is not translated says it in English."""
    return sum(text.count(words) for words in {days[language], days["en"]})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", QUOTING)
def test_every_page_in_every_language_says_the_new_number(change: Change, language: str, address: str) -> None:
    before, after = map(shops.main_of, change.pages(f"{LANGUAGES[language]}{address}/index.html"))
    more = count(after, FOURTEEN, language) - count(before, FOURTEEN, language)
    assert more == count(before, THIRTY, language) - count(after, THIRTY, language) > 0
    assert f"changed /{LANGUAGES[language]}{address}/" in change.told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_counts_with_the_new_number(change: Change, language: str) -> None:
    days = []
    for files, verb in ((change.before, "gone"), (change.after, "new")):
        (path,) = (path for path in files if path.startswith(f"tools/{language}/return-"))
        windows = json.loads(files[path])["terms"]["windows"]
        days.append(next(window["days"] for window in windows if window["id"] == "standard"))
        assert f"{verb} /{path}" in change.told
    assert days == [30, 14]
    assert f"changed /{LANGUAGES[language]}tools/return/" in change.told


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_read_the_new_number(change: Change, language: str) -> None:
    days = [
        {node["merchantReturnDays"] for node in _policies(page) if str(node["@id"]).find("returns-standard-") > 0}
        for page in change.pages(f"{LANGUAGES[language]}policies/returns/index.html")
    ]
    assert days == [{30}, {14}]


def _policies(page: str) -> Iterator[Node]:
    yield from (node for node in _all(nodes_of(page)) if node.get("@type") == "MerchantReturnPolicy" and "@id" in node)


def test_every_file_for_other_programs_has_the_new_number(change: Change) -> None:
    files = [path for path in change.before if path == "policy.json" or path.startswith("exports/")]
    saying = {path for path in files if change.before[path] != change.after[path]}
    expected = {f"exports/{name}.{language}.json" for name in ("policies", "faq") for language in LANGUAGES}
    assert saying == {"policy.json", "exports/openai-feed.json", *expected}
    assert {f"changed /{path}" for path in saying} <= change.told
    for path in sorted(expected):
        before, after = change.pages(path)
        language = path.split(".")[1]
        assert count(before, THIRTY, language) > count(after, THIRTY, language), path
    markets = json.loads(change.after["exports/openai-feed.json"])["markets"]
    assert {market["return_deadline_in_days"] for market in markets} == {14}
    windows = json.loads(change.after["policy.json"])["policies"]["returns"]["windows"]
    assert next(window for window in windows if window["id"] == "standard")["days"] == 14


def test_the_search_answers_with_the_new_number(change: Change) -> None:
    for language in LANGUAGES:
        shards = ("search/" + language + "/", "search/" + language + ".")
        before, after = (
            b"".join(content for path, content in files.items() if path.startswith(shards)).decode("utf-8", "ignore")
            for files in (change.before, change.after)
        )
        assert before.count(THIRTY[language]) > after.count(THIRTY[language])


def test_nothing_else_is_told(change: Change) -> None:
    counted = ("search/", "assets/")
    different = {
        *(f"gone {path}" for path in change.before.keys() - change.after.keys()),
        *(f"new {path}" for path in change.after.keys() - change.before.keys()),
        *(f"changed {path}" for path in change.after if change.before.get(path, b"") not in {b"", change.after[path]}),
    }
    named = {words.removesuffix("index.html").replace(" ", " /") for words in different if counted[0] not in words}
    assert change.told == named


# --- Structured data of all pages ------------------------------------------------------


def _all(nodes: object) -> Iterator[Node]:
    if isinstance(nodes, list):
        for node in nodes:
            yield from _all(node)
    elif isinstance(nodes, dict):
        yield nodes
        for value in nodes.values():
            yield from _all(value)


def _pages(change: Change) -> Iterator[tuple[str, list[Node]]]:
    for path, content in change.before.items():
        if path.endswith(".html"):
            yield path, nodes_of(content.decode())


def test_every_page_is_valid_by_the_vocabulary_and_by_what_google_requires(change: Change) -> None:
    misfits = [(path, misfit) for path, nodes in _pages(change) for node in nodes for misfit in find_misfits(node)]
    assert misfits == []
    kinds = {str(node["@type"]) for _, nodes in _pages(change) for node in _all(nodes) if "@type" in node}
    assert kinds >= {"OnlineStore", "Article", "WarrantyPromise", *RECOMMENDED, *REQUIRED} - {
        "FAQPage", "Question", "Answer",
    }  # fmt: skip


def test_what_google_recommends_is_said_where_the_shop_knows_it(change: Change) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for _, nodes in _pages(change):
        for node in _all(nodes):
            said[str(node.get("@type"))].update(node)
    missing = {kind: sorted(set(names) - said[kind]) for kind, names in RECOMMENDED.items()}
    assert {kind: names for kind, names in missing.items() if names} == {}


def test_names_are_unique_on_a_page_and_mean_the_same_on_all(change: Change) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for path, nodes in _pages(change):
        defined = [str(node["@id"]) for node in _all(nodes) if "@id" in node and "@type" in node]
        assert len(defined) == len(set(defined)), path
        for node in _all(nodes):
            if "@id" in node and "@type" in node:
                kinds[str(node["@id"])].add(str(node["@type"]))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}
    told = {str(node["@id"]) for _, nodes in _pages(change) for node in _all(nodes) if node.keys() == {"@id"}}
    assert {name for name in told if "#" in name} <= kinds.keys(), "the others are addresses of pages"
