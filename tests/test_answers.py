"""The answer pack for chatbots: every public answer with its facts, address and digest."""

import hashlib
import json
from pathlib import Path

import pytest
from shops import STORE, article, run_bare, small_shop
from test_documentation import reference, rows

STORE_WITH_MARKETS = (
    STORE.replace("[en]", "[en, cs]")
    + "markets:\n"
    + "".join(
        f"  - {{id: {name}, countries: [{code}], currency: {money}, languages: [{languages}]}}\n"
        for name, code, money, languages in (("home", "JP", "JPY", "cs, en"), ("south", "NZ", "NZD", "en"))
    )
)
FAQ = """\
---
title: Shop
summary: In short.
---
## Who are you?

We are {{ store.name }}, see [where is my parcel](../orders/track.md).
"""
SECRET = article("qzxcanary", title="Secret", audience="agents")


def answers(root: Path, *args: str) -> list[dict[str, object]]:
    out = root / "pack" / "answers.jsonl"
    told = run_bare(
        "export", "answers", "-f", str(root / "mkdocs.yml"), "--date", "2026-11-21", "--out", str(out), *args
    )
    assert told.exit_code == 0, told.stdout + told.stderr
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "store.yml": STORE_WITH_MARKETS,
        "en/faq/shop.md": FAQ,
        "cs/faq/shop.md": FAQ.replace("Who are you?", "Kdo jste?"),
        "en/orders/secret.md": SECRET,
        "en/orders/draft.md": SECRET.replace("audience: agents", "status: draft"),
        "en/macros/reply.md": "---\ntitle: Reply\n---\nqzxcanary\n",
    }
    return small_shop(tmp_path_factory.mktemp("answers"), files)


def test_answer_has_its_facts_address_markets_and_languages(root: Path) -> None:
    found = {(answer["language"], answer["id"]): answer for answer in answers(root)}
    assert set(found) == {("en", "orders/track"), ("en", "faq/shop#who-are-you"), ("cs", "faq/shop#kdo-jste")}
    answer = found["en", "faq/shop#who-are-you"]
    assert answer["text"] == "We are Small, see where is my parcel (https://help.small.example/orders/track/)."
    assert answer["facts"] == {"store.name": "Small"}
    assert answer["markets"] == ["home", "south"]
    assert answer["url"] == "https://help.small.example/faq/shop/#who-are-you"
    assert found["cs", "faq/shop#kdo-jste"]["markets"] == ["home"]
    assert found["en", "orders/track"]["summary"] == "Open the link in our e-mail."


def test_drafts_macros_and_texts_for_agents_are_absent(root: Path) -> None:
    assert "qzxcanary" not in json.dumps(answers(root))


def test_digest_covers_every_other_value(root: Path) -> None:
    for answer in answers(root):
        rest = {key: value for key, value in answer.items() if key != "digest"}
        plain = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert answer["digest"] == "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


def test_one_language_alone_can_be_asked_for(root: Path) -> None:
    assert {answer["language"] for answer in answers(root, "--language", "cs")} == {"cs"}


def test_reference_has_the_names_of_a_line_and_no_others(root: Path) -> None:
    _, _, after = reference("exports").partition("## Answers")
    section, _, _ = after.partition("\n## ")
    listed = [row[0].strip("`") for row in rows(section) if row[0].startswith("`") and "-" not in row[0]]
    assert listed == list(answers(root)[0])
