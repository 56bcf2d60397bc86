"""Numbers in prose against the policies: what is caught, what is left alone, where it is told and how it is allowed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from shops import HOME, ORDERS, PROJECT_DIR, Found, article, find, plain_folder

FIXTURES = Path(__file__).parents[1] / "fixtures" / "drift"
LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
SETS = ("", ".second")


@dataclass(frozen=True, slots=True)
class Planted:
    language: str
    where: str
    """Beginning of the fact that it contradicts; "" for an innocent sentence."""
    text: str


def planted(name: str) -> Iterator[Planted]:
    """Yield the sentences of a file such as `en.second`."""
    is_contradiction = False
    for line in (FIXTURES / f"{name}.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            is_contradiction = line == "## Contradictions"
        elif line.startswith("- "):
            where, text = line[2:].split(": ", 1) if is_contradiction else ("", line[2:])
            yield Planted(name.partition(".")[0], where, text.replace(" ¶ ", "\n\n"))


ALL = [each for language in LANGUAGES for part in SETS for each in planted(f"{language}{part}")]
Told = dict[Planted, list[Found]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Check one shop whose articles have every planted sentence as a paragraph; what was told by sentence."""
    files = {
        file.relative_to(FIXTURES / "shop").as_posix(): file.read_text("utf-8")
        for file in sorted((FIXTURES / "shop").rglob("*.yml"))
    }
    owners: dict[tuple[str, int], Planted] = {}
    for language in LANGUAGES:
        lines: list[str] = []
        for each in ALL:
            if each.language == language:
                for line in each.text.split("\n"):
                    lines.append(line)
                    owners[f"content/{language}/t/all.md", len(lines) + 5] = each
                lines.append("")
        files[f"{language}/t/all.md"] = article("\n".join(lines), title="All")
    root = plain_folder(tmp_path_factory.mktemp("planted"), {**files, "en/index.md": HOME})
    found: Told = {each: [] for each in ALL}
    for one in find(root):
        if one.code == "HC030":
            found[owners[one.path, one.line]].append(one)
    return found


def test_the_planted_set_is_large_enough() -> None:
    assert sum(bool(each.where) for each in ALL) >= 200
    assert sum(not each.where for each in ALL) >= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_nine_in_ten_contradictions_are_caught(told: Told, language: str) -> None:
    contradictions = [each for each in ALL if each.where and each.language == language]
    missed = [each.text for each in contradictions if not told[each]]
    assert len(missed) <= len(contradictions) // 10, missed


def test_the_message_names_the_fact_that_is_contradicted(told: Told) -> None:
    wrong = [
        (each.where, each.text, told[each][0].message)
        for each in ALL
        if told[each] and not any(f"policy: {each.where}" in one.message for one in told[each])
    ]
    assert len(wrong) <= 5, wrong


def test_innocent_sentences_are_left_alone(told: Told) -> None:
    assert [(each.text, told[each][0].message) for each in ALL if not each.where and told[each]] == []


def test_demo_shop_has_no_contradiction_in_any_language() -> None:
    assert [each for each in find(PROJECT_DIR) if each.code in {"HC030", "HC031"}] == []


# --- Places, exceptions, texts that are not judged ---------------------------------

RETURNS = """\
windows:
  - {id: club, name: Club, days: 60, starts_from: delivery, when: {member_tier: club}}
  - {id: standard, name: Others, days: 30, starts_from: delivery}
refund: {types: [original_payment], within: 5 business days, starts_from: receipt, outbound_shipping: standard}
"""
STORE = "name: Small\nlanguages: [en, th, zh, cs, id, ar]\ntime_zone: Europe/Prague\n"
WRONG = "You can return an item within 45 days of delivery."


def check_text(root: Path, text: str, path: str = "en/orders/a.md", **front_matter: str | None) -> list[Found]:
    files = {
        "store.yml": STORE, "policies/returns.yml": RETURNS, "en/index.md": HOME, "en/orders/index.md": ORDERS,
        path: article(text, **front_matter),
    }  # fmt: skip
    return [each for each in find(plain_folder(root, files)) if each.code in {"HC030", "HC031"}]


def test_contradiction_is_told_with_place_fact_value_and_placeholder(tmp_path: Path) -> None:
    (found,) = check_text(tmp_path, f"Hello.\n\n- One.\n- {WRONG}")
    assert (found.path, found.line, found.column) == ("content/en/orders/a.md", 9, 33)
    assert found.severity == "error"
    assert found.message == (
        '"45 days" contradicts the policy: returns.windows.standard.days is 30 days (others: 60 days)'
    )
    assert "{{ returns.windows.standard.days }}" in found.hint


def test_column_is_right_behind_markup_and_dropped_letters(tmp_path: Path) -> None:
    (found,) = check_text(tmp_path, "يُمكنك **إرجاعُ** المُنتَج خلال 45 يومًا.", "ar/orders/a.md")
    assert found.column == "يُمكنك **إرجاعُ** المُنتَج خلال 45 يومًا.".index("45") + 1


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG} <!-- helpgen: allow -->",
        f"<!-- helpgen: allow -->\n{WRONG}",
        f"<!-- helpgen: allow -->\n\n{WRONG}",
        f"<!-- helpgen: allow -->\nA first line of the paragraph.\n{WRONG}",
    ],
    ids=["on the line", "on the line above", "above a blank line", "on the block"],
)
def test_allowed_number_is_left_alone(tmp_path: Path, text: str) -> None:
    assert check_text(tmp_path, text) == []


def test_allowance_ends_with_its_line_and_with_its_block(tmp_path: Path) -> None:
    assert len(check_text(tmp_path / "line", f"{WRONG} <!-- helpgen: allow -->\n\n{WRONG}")) == 1
    assert len(check_text(tmp_path / "block", f"<!-- helpgen: allow -->\n{WRONG}\n\n{WRONG}")) == 1


def test_needless_allowance_is_told(tmp_path: Path) -> None:
    (found,) = check_text(tmp_path, "You have 30 days to return it. <!-- helpgen: allow -->")
    assert (found.code, found.severity, found.line, found.column) == ("HC031", "info", 6, 32)


def test_summary_and_title_are_read_and_can_be_allowed(tmp_path: Path) -> None:
    (found,) = check_text(tmp_path / "told", "Hello.", summary=WRONG)
    assert (found.line, found.column) == (3, 40)
    assert "variables are not filled in here" in found.hint
    assert check_text(tmp_path / "allowed", "Hello.", summary=f'"{WRONG}" # helpgen: allow') == []


@pytest.mark.parametrize(
    "text",
    [
        "You can return it within {{ returns.windows.standard.days }} days of delivery.",
        "`Return it within 45 days.`",
        "```\nReturn it within 45 days.\n```",
        "<!-- Return it within 45 days. -->",
        "[How to return](https://example.com/return-within-45-days)",
        "Return it within 30 days. The delivery note has 45 lines.",
        "The warranty lasts 3 years.",
        "Free shipping over 50 EUR.",
    ],
    ids=["variable", "code", "fence", "comment", "address", "no unit", "no policy", "no shipping policy"],
)
def test_what_is_no_statement_about_a_policy_of_the_shop_is_left_alone(tmp_path: Path, text: str) -> None:
    assert check_text(tmp_path, text) == []


@pytest.mark.parametrize(
    ("front_matter", "is_told"),
    [
        ({}, True), ({"status": "draft"}, True), ({"audience": "agents"}, True), ({"status": "archived"}, False),
        ({"expires_at": "2026-01-31"}, False), ({"expires_at": "2027-01-31"}, True),
    ],
    ids=["published", "draft", "agents", "archived", "expired", "not yet expired"],
)  # fmt: skip
def test_only_what_is_past_is_not_judged(tmp_path: Path, front_matter: dict[str, str], *, is_told: bool) -> None:
    assert bool(check_text(tmp_path, WRONG, **front_matter)) == is_told


def test_faq_answers_and_tables_take_their_topic_from_what_stands_above(tmp_path: Path) -> None:
    faq = "## How long do I have to return an item?\n\nYou have 45 days.\n"
    (found,) = check_text(tmp_path / "faq", faq, "en/faq/returns.md")
    assert found.message.startswith('"45 days"')
    table = "| Country | Time to return |\n|---|---|\n| Germany | 45 days |\n| Spain | 30 days |"
    (found,) = check_text(tmp_path / "table", table)
    assert (found.line, found.column) == (8, 13)


def test_language_that_is_not_read_and_plain_folders_are_left_alone(tmp_path: Path) -> None:
    assert find(plain_folder(tmp_path, {"index.md": f"# A\n\n{WRONG}\n"})) == []


def test_no_text_makes_the_gate_stumble(tmp_path: Path) -> None:
    odd = "return within ٣٠ days, 1.2.3 days, 99999999999999999999 days, , . % € $ 5 :00 pm, 十百千天, İ 45 days\u0301"
    assert all(re.match(r"HC03[01]", each.code) for each in check_text(tmp_path, odd))


# --- What is remembered ------------------------------------------------------------


def codes_of_build(root: Path) -> list[str]:
    return [each.code for each in find(root, "build") if each.code in {"HC030", "HC031", "HC335", "HC338"}]


def two_languages(root: Path, text: str, translation: str) -> Path:
    files = {
        "store.yml": STORE, "policies/returns.yml": RETURNS, "en/index.md": HOME, "cs/index.md": HOME,
        "en/orders/index.md": ORDERS, "cs/orders/index.md": ORDERS,
        "en/orders/a.md": article(text), "cs/orders/a.md": article(translation, title="Vrácení"),
    }  # fmt: skip
    return plain_folder(root, files)


def test_a_text_that_was_right_is_read_again_when_the_policy_says_another_number(tmp_path: Path) -> None:
    root = two_languages(tmp_path, "You can return an item within 30 days of delivery.", "Beze slov.")
    policy = root / "content" / "policies" / "returns.yml"
    assert codes_of_build(root) == codes_of_build(root) == []
    policy.write_text(RETURNS.replace("days: 30", "days: 14"), "utf-8")
    assert codes_of_build(root) == codes_of_build(root) == ["HC030"]
    policy.write_text(RETURNS, "utf-8")
    assert codes_of_build(root) == []


def test_an_exception_that_goes_or_is_needed_no_more_is_seen_by_the_next_build(tmp_path: Path) -> None:
    root = two_languages(tmp_path, f"{WRONG} <!-- helpgen: allow -->", "Beze slov.")
    file = root / "content" / "en" / "orders" / "a.md"
    allowed = file.read_text("utf-8")
    assert codes_of_build(root) == codes_of_build(root) == []
    file.write_text(allowed.replace(" <!-- helpgen: allow -->", ""), "utf-8")
    assert codes_of_build(root) == ["HC030"]
    file.write_text(allowed.replace("45", "30"), "utf-8")
    assert codes_of_build(root) == codes_of_build(root) == ["HC031"]


def test_a_translation_that_was_right_is_compared_again_when_its_original_changes(tmp_path: Path) -> None:
    root = two_languages(tmp_path, "The battery lasts 10 hours.", "Baterie vydrží 10 hodin.")
    file = root / "content" / "en" / "orders" / "a.md"
    assert codes_of_build(root) == codes_of_build(root) == []
    file.write_text(file.read_text("utf-8").replace("10 hours", "12 hours"), "utf-8")
    assert codes_of_build(root) == codes_of_build(root) == ["HC335"]
