"""`check --search` and `build --search` ask the finished index; plain commands do not."""

import json
from collections.abc import Mapping
from pathlib import Path

import shops
from shops import article, build, check, find, read_tree, small_shop

from helpgen import start
from helpgen.search.answers import answer, open_index
from helpgen.search.synonyms import shipped_groups

STORE = shops.STORE.replace("[en]", "[en, cs]")
CHANNELS = """\
channels:
  - {id: phone, type: phone, name: Hotline, number: "+420 222 333 444"}
  - {id: letters, type: post, name: Letters, address: Small Street 1}
"""
FAQ = (
    "---\ntitle: Money\nsummary: In short.\n---\n\n## Which cards do you take?\n\nAll.\n\n## Do you take gold?\n\nNo.\n"
)
RETURNS = start.shop_files(start.Answers())["content/policies/returns.yml"]
EXTRA = {
    "store.yml": STORE,
    "channels.yml": CHANNELS,
    "policies/returns.yml": RETURNS,
    "en/faq/money.md": FAQ,
    "en/orders/cancel.md": article(
        "## After dispatch\n\nRefuse the box.\n", title="Cancel an order", keywords="storno"
    ),
    "cs/orders/track.md": article("Otevřete odkaz.", title="Kde je můj balík?", summary="Otevřete odkaz."),
}


def shop_with_tests(root: Path, *tests: str, extra: Mapping[str, str] | None = None) -> Path:
    lines = "".join(f"- {{{test}}}\n" for test in tests)
    return small_shop(root, {**EXTRA, "search_tests.yml": f"tests:\n{lines}", **(extra or {})})


def codes(root: Path, *args: str) -> list[str]:
    return [found.code for found in find(root, "check", *args) if found.severity != "info"]


def test_tests_of_a_shop_in_which_nothing_is_published_are_read(tmp_path: Path) -> None:
    root = shop_with_tests(tmp_path, "query: cancel, expect: orders/cancel", "query: gold, expect: orders/gold")
    for pattern in ("en/**/*.md", "cs/**/*.md", "policies/*", "channels.yml"):
        for file in root.rglob(pattern):
            file.unlink()
    (root / "content" / "en" / "orders" / "draft.md").write_text(article(title="Draft", status="draft"))
    assert codes(root).count("HC025") == 2
    assert [one.code for one in find(root, "build")].count("HC025") == 2


def test_answers_that_are_found_are_no_news(tmp_path: Path) -> None:
    root = shop_with_tests(
        tmp_path,
        "query: cancel, expect: orders/cancel",
        "query: cancel, expect: en/orders/cancel.md",
        "query: storno, expect: orders/cancel",
        "query: cancle, expect: orders/cancel, top: 1",
        "query: refuse the box after dispatch, expect: orders/cancel#after-dispatch",
        "query: cards, expect: faq/money",
        "query: gold, expect: 'faq/money#do-you-take-gold', top: 1",
        "query: cancel, expect: [orders/track, orders/cancel], top: 1",
        "query: returns policy, expect: policies/returns",
        "query: hotline, expect: contact",
        "query: orders, expect: orders",
        "query: balik, language: cs, expect: orders/track, top: 1",
    )
    assert codes(root, "--search") == []
    assert check(root, "--search").exit_code == 0


def test_each_answer_that_is_not_found_is_an_error_if_the_search_is_asked(tmp_path: Path) -> None:
    root = shop_with_tests(
        tmp_path,
        "query: gold, expect: orders/cancel",
        "query: gold, expect: 'faq/money#which-cards-do-you-take', top: 1",
        "query: xylophone, expect: orders/cancel",
        "query: cancel, expect: orders/cancel",
    )
    lines = [(one.line, one.code) for one in find(root, "check", "--search") if one.severity == "error"]
    assert lines == [(2, "HC023"), (3, "HC023"), (4, "HC023")]
    assert check(root, "--search").exit_code == 1
    assert codes(root) == []


def test_answer_that_does_not_exist_or_is_not_published_is_an_error_of_every_check(tmp_path: Path) -> None:
    root = shop_with_tests(
        tmp_path,
        "query: cancel, expect: orders/cancl",
        "query: cancel, expect: orders/cancel#befor-dispatch",
        "query: gold, expect: faq/money#gold",
        "query: hotline, expect: contact#fax",
        "query: storno, language: cs, expect: orders/cancel",
        "query: gold, language: cs, expect: faq/money",
        "query: secret, expect: orders/secret",
        extra={"en/orders/secret.md": article(title="Secret", status="draft")},
    )
    assert codes(root) == ["HC025"] * 4 + ["HC026"] * 3
    assert codes(root, "--search") == codes(root)


def test_failing_test_names_its_line_what_was_found_and_the_place_of_the_answer(tmp_path: Path) -> None:
    test = "query: do you take gold, expect: faq/money#which-cards-do-you-take, top: 1"
    (found,) = [one for one in find(shop_with_tests(tmp_path, test), "check", "--search") if one.code == "HC023"]
    assert (found.path, found.line, found.column, found.severity) == ("content/search_tests.yml", 2, 11, "error")
    assert found.message == (
        'the query "do you take gold" does not find "faq/money#which-cards-do-you-take" among the first 1'
    )
    assert found.hint.startswith('It is number 2. Found instead: "Do you take gold?" (')
    assert '"Which cards do you take?" (' in found.hint


def test_build_that_asks_publishes_nothing_if_a_test_fails(tmp_path: Path) -> None:
    root = shop_with_tests(tmp_path, "query: gold, expect: orders/cancel")
    assert build(root).exit_code == 0
    before = read_tree(root / "site")
    (root / "content" / "en" / "orders" / "cancel.md").write_text(article(title="Stop an order"), "utf-8")
    refused = build(root, "--search")
    assert refused.exit_code == 1
    assert "HC023" in refused.stdout
    assert "Nothing was published: 1 error" in refused.stderr
    assert read_tree(root / "site") == before


def test_build_that_asks_publishes_the_same_bytes(tmp_path: Path) -> None:
    first = shop_with_tests(tmp_path / "a", "query: cancel, expect: orders/cancel")
    second = shop_with_tests(tmp_path / "b", "query: cancel, expect: orders/cancel")
    assert build(first).exit_code == build(second, "--search").exit_code == 0
    assert read_tree(first / "site") == read_tree(second / "site")


def test_tests_and_synonyms_are_not_published(tmp_path: Path) -> None:
    root = shop_with_tests(
        tmp_path, "query: cancel, expect: orders/cancel", extra={"synonyms.yml": "en: [[cancel, zzyzx]]"}
    )
    site = read_tree(shops.built(root))
    assert not [path for path in site if path.endswith((".yml", ".yaml"))]
    assert b"orders/cancel, top" not in b"".join(site.values())


def test_article_that_no_likely_query_finds_is_named_with_the_one_that_wins(tmp_path: Path) -> None:
    signs = ["", *"!?.…"]
    twins = {
        f"en/orders/a{n:02}.md": article("The same.", title=f"'Send it back{sign}{sign * n}'")
        for n, sign in enumerate(signs * 3)
        if sign or not n
    }
    root = small_shop(tmp_path, twins)
    found = [one for one in find(root, "check") if one.code == "HC024"]
    assert len(found) == len(twins) - 10
    assert all(one.severity == "warning" and one.path.startswith("content/en/orders/a") for one in found)
    assert all("does not find this article among the first 10" in one.message for one in found)
    assert all('First comes "Send it back' in one.hint for one in found)


def test_plain_folder_is_asked_for_its_articles_too(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, {"index.md": "# Hello", "a.md": "# Cancel an order\n\nLike this."})
    assert check(root, "--search").exit_code == 0


# --- Synonyms of the shop --------------------------------------------------------------


def found_in(root: Path, query: str, language: str = "en") -> list[str]:
    folder = root / "site" / "search"
    reader = open_index(language, lambda name: (folder / name).read_text("utf-8"))
    return [found.title for found in answer(reader, query, 5)]


def test_group_of_the_shop_leads_to_its_texts(tmp_path: Path) -> None:
    assert found_in_shop(tmp_path / "without", "", "jettison") == []
    assert found_in_shop(tmp_path / "with", "en: [[cancel, jettison]]\n", "jettison")[0] == "Cancel an order"
    assert found_in_shop(tmp_path / "all", "all: [[cancel, jettison]]\n", "jettison")[0] == "Cancel an order"
    assert found_in_shop(tmp_path / "other", "cs: [[cancel, jettison]]\n", "jettison") == []


def found_in_shop(root: Path, synonyms: str, query: str) -> list[str]:
    extra = {"synonyms.yml": synonyms} if synonyms else {}
    small_shop(root, {**EXTRA, **extra})
    shops.built(root)
    return found_in(root, query)


def test_phrase_with_a_hyphen_leads_one_way(tmp_path: Path) -> None:
    texts = {"en/orders/hip.md": article(title="Hip bag"), "en/orders/fanny.md": article(title="Fanny pack")}
    root = small_shop(tmp_path, {**texts, "synonyms.yml": "en:\n- [hip bag, -fanny pack]\n"})
    shops.built(root)
    assert found_in(root, "fanny pack")[:2] == ["Fanny pack", "Hip bag"]
    assert "Fanny pack" not in found_in(root, "hip bag")


def test_ignored_phrase_leaves_the_groups_of_helpgen(tmp_path: Path) -> None:
    assert any({"voucher", "coupon"} <= set(group) for group in shipped_groups("en"))
    texts = {"en/orders/voucher.md": article(title="Voucher")}
    for name, synonyms in (("without", {}), ("with", {"synonyms.yml": "ignore: {en: [coupon]}\n"})):
        root = small_shop(tmp_path / name, {**texts, **synonyms})
        shops.built(root)
        assert ("Voucher" in found_in(root, "coupon")) == (name == "without")


def test_group_is_used_if_a_text_has_another_form_of_its_word(tmp_path: Path) -> None:
    texts = {"en/orders/box.md": article("We are packing it.", title="The box")}
    root = small_shop(tmp_path, {**texts, "synonyms.yml": "en:\n- [packed, zzyzx]\n- [quux, zzyzy]\n"})
    (found,) = [one for one in find(root) if one.code == "HC022"]
    assert (found.path, found.line, found.column) == ("content/synonyms.yml", 3, 4)


def test_group_whose_word_stands_only_in_a_draft_is_unused(tmp_path: Path) -> None:
    texts = {"en/orders/box.md": article("A rucksack.", title="The box", status="draft")}
    root = small_shop(tmp_path, {**texts, "synonyms.yml": "en:\n- [rucksack, daypack]\n"})
    assert [one.code for one in find(root)] == ["HC022"]


# --- The starter and the demo ----------------------------------------------------------------------------


def test_starter_passes_its_own_search_tests(tmp_path: Path) -> None:
    assert shops.run_bare("new", str(tmp_path / "shop")).exit_code == 0
    result = check(tmp_path / "shop", "--search", "--strict")
    assert (result.exit_code, result.stdout) == (0, "")


def test_demo_search_answers_every_test_and_finds_every_article() -> None:
    found = json.loads(check(shops.PROJECT_DIR, "--search", "--format", "json").stdout)
    assert [one for one in found if one["severity"] != "info"] == []
