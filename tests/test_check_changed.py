"""`helpgen check --changed`: what a change touches, at the terminal and as a comment, from a real repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from shops import STORE, article, check, read_tree, run, small_shop, write_files

JAPAN = """\
address: {street: Main 1, city: Osaka, postal_code: 530-0001, country: JP}
markets: [{id: home, countries: [JP], currency: JPY}]
"""
RETURNS = """\
effective_from: 2026-01-01
owner: Care
windows:
  - {id: standard, name: All orders, days: 30, starts_from: delivery}
refund: {types: [original_payment], within: 14 days, starts_from: receipt, outbound_shipping: standard}
"""
DAYS = "{{ returns.windows.standard.days }}"
FAQ = f"---\ntitle: Returns\n---\n## How long?\n\n{DAYS} days.\n"
MACRO = f"---\ntitle: Days\nsummary: When asked.\n---\nYou have {DAYS} days.\n"
FILES = {
    "store.yml": STORE.replace("[en]", "[en, cs]") + JAPAN,
    "policies/returns.yml": RETURNS,
    "en/orders/return.md": article(f"You have {DAYS} days.", title="Return"),
    "cs/orders/return.md": article("Máte dost času.", title="Vrácení"),
    "en/orders/swap.md": article("Write to us.", title="Swap"),
    "cs/orders/swap.md": article("Napište nám.", title="Výměna"),
    "en/faq/returns.md": FAQ,
    "en/macros/days.md": MACRO,
}


def git(root: Path, *words: str) -> str:
    names = {f"GIT_{who}_{what}": "x@small.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *words], cwd=root, env=env, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = small_shop(tmp_path / "shop", FILES)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "work")
    return root


def change(root: Path, path: str, before: str, after: str) -> None:
    file = root / "content" / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def comment_of(root: Path, *args: str) -> str:
    file = root.parent / "out" / "comment.md"
    check(root, *args, "--comment", str(file))
    return file.read_text("utf-8")


def test_changed_fact_is_told_with_its_values_and_all_that_shows_it(shop: Path) -> None:
    change(shop, "policies/returns.yml", "days: 30", "days: 14")
    result = check(shop, "--changed")
    assert result.exit_code == 0, result.stdout
    line = next(line for line in result.stdout.splitlines() if "→" in line)
    assert line == (
        "  returns.windows.standard.days 30 → 14: 1 article, 1 FAQ topic, 1 macro, policy page, structured data, "
        "1 stale translation"
    )
    assert "/orders/return/" in result.stdout
    assert "/policies/returns/" in result.stdout
    assert "days (en)" in result.stdout
    assert "/orders/swap/" not in result.stdout, "the page says what it said"


def test_comment_has_the_same_for_a_pull_request(shop: Path) -> None:
    change(shop, "policies/returns.yml", "days: 30", "days: 14")
    comment = comment_of(shop, "--changed")
    assert comment.startswith("<!-- helpgen: changes -->\n**This change touches 1 fact, ")
    assert "- `returns.windows.standard.days` `30` → `14`: 1 article, 1 FAQ topic, 1 macro, policy page" in comment
    assert "<details><summary>Macros (1)</summary>\n\n- `days (en)`\n" in comment
    assert comment == comment_of(shop), "without a name main is compared with"


def test_work_on_main_since_the_branch_left_it_is_not_told(shop: Path) -> None:
    change(shop, "en/orders/swap.md", "Write to us.", "Call us.")
    commit(shop)
    git(shop, "checkout", "--quiet", "main")
    change(shop, "policies/returns.yml", "days: 30", "days: 60")
    commit(shop)
    git(shop, "checkout", "--quiet", "work")
    told = check(shop, "--changed", "main").stdout
    assert "→" not in told
    assert "content/en/orders/swap.md" in told


def test_translation_whose_original_changes_alone_becomes_stale(shop: Path) -> None:
    change(shop, "en/orders/swap.md", "Write to us.", "Write to us before you send it.")
    assert "Translations that become stale:\n  content/cs/orders/swap.md" in check(shop, "--changed").stdout
    change(shop, "cs/orders/swap.md", "Napište nám.", "Napište nám předem.")
    assert "become stale" not in check(shop, "--changed").stdout


def test_recorded_translation_becomes_stale_once(shop: Path) -> None:
    assert run(shop, "status", "--accept").exit_code == 0
    commit(shop)
    change(shop, "en/orders/swap.md", "Write to us.", "Call us.")
    assert "content/cs/orders/swap.md" in check(shop, "--changed", "HEAD").stdout.partition("become stale")[2]
    commit(shop)
    change(shop, "en/orders/swap.md", "Call us.", "Call us now.")
    assert "become stale" not in check(shop, "--changed", "HEAD").stdout


def test_page_that_goes_without_a_redirect_is_a_warning_with_its_translations(shop: Path) -> None:
    for language in ("en", "cs"):
        (shop / f"content/{language}/orders/swap.md").rename(shop / f"content/{language}/orders/exchange.md")
    result = check(shop, "--changed", "--strict")
    head = 'warning HC410: the page "/orders/swap/" goes, and nothing leads on from there (also in cs)'
    assert f"content/redirects.yml: {head}" in result.stdout
    assert result.exit_code == 1
    for language in ("en", "cs"):
        change(shop, f"{language}/orders/exchange.md", "title:", "moved_from: orders/swap\ntitle:")
    told = check(shop, "--changed", "--strict")
    assert told.exit_code == 0, told.stdout
    assert "  /orders/swap/ → /orders/exchange/" in told.stdout
    assert "  /cs/orders/swap/ → /cs/orders/exchange/" in told.stdout


def test_problems_that_the_earlier_state_has_are_not_repeated_but_errors_are(shop: Path) -> None:
    change(shop, "en/orders/swap.md", f"summary: {'Open the link in our e-mail.'}\n", "")
    commit(shop)
    change(shop, "en/orders/return.md", "You have", "[Where?](nowhere.md) You have")
    codes = [found["code"] for found in json.loads(check(shop, "--changed", "HEAD", "--format", "json").stdout)]
    assert codes == ["HC001"]
    result = check(shop, "--changed", "HEAD")
    assert result.exit_code == 1
    assert "Not repeated:" in result.stderr
    comment = comment_of(shop, "--changed", "HEAD")
    assert "**What this change touches is not known.**" in comment
    assert '- **error HC001** `content/en/orders/return.md:6:10`: `the link "nowhere.md" leads to no file`' in comment


def test_words_of_the_content_cannot_become_markdown_of_the_comment(shop: Path) -> None:
    change(shop, "policies/returns.yml", "All orders", "'`@everyone` <img src=x>'")
    comment = comment_of(shop, "--changed")
    line = next(line for line in comment.splitlines() if "windows.standard.name" in line)
    assert "`` `@everyone` <img src=x> ``" in line


def test_branch_that_does_not_exist_is_told(shop: Path) -> None:
    result = check(shop, "--changed", "origin/man")
    assert result.exit_code == 1
    assert '--changed: error HC408: "origin/man" is no branch, tag or commit here' in result.stdout


def test_folder_without_a_history_is_told(tmp_path: Path) -> None:
    result = check(small_shop(tmp_path), "--changed")
    assert result.exit_code == 1
    assert "error HC407: there is no history to compare with: not a git repository" in result.stdout


def test_earlier_state_with_errors_is_told_and_stops_nothing(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"en/orders/a.md": article("[x](nowhere.md)")})
    git(root, "init", "--quiet", "--initial-branch", "main")
    first = commit(root)
    write_files(root / "content", {"en/orders/a.md": article("Fine.")})
    result = check(root, "--changed", first)
    assert result.exit_code == 0
    assert f"info HC409: what this change touches is not known: at {first[:10]}, there is 1 error" in result.stdout


def test_nothing_is_written_into_the_repository(shop: Path) -> None:
    change(shop, "policies/returns.yml", "days: 30", "days: 14")
    before = read_tree(shop)
    check(shop, "--changed")
    assert read_tree(shop) == before


def test_shop_in_a_folder_of_the_repository_is_compared(tmp_path: Path) -> None:
    root = small_shop(tmp_path / "repo" / "help", FILES)
    git(tmp_path / "repo", "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path / "repo")
    change(root, "policies/returns.yml", "days: 30", "days: 14")
    assert "30 → 14" in check(root, "--changed").stdout
