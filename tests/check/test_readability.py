"""Long sentences and paragraphs: what counts as one, and what is left alone."""

from pathlib import Path

import pytest
from shops import STORE, article, find, plain_folder, small_shop

LONG = (
    "You can send back what you do not want if it is unused and complete, has its label and you tell us of it in time"
)
"""26 words."""
CODES = {"HC411", "HC412"}


def hints(root: Path) -> list[tuple[str, int, str]]:
    return [(found.code, found.line, found.message) for found in find(root) if found.code in CODES]


def test_sentence_is_told_from_twenty_six_words_on(tmp_path: Path) -> None:
    assert len(LONG.split()) == 26
    assert hints(small_shop(tmp_path / "a", {"en/orders/a.md": article(f"Short.\n\nFine. {LONG}.")})) == [
        ("HC411", 8, "this sentence has 26 words; 25 are easy to read")
    ]
    shorter = LONG.removesuffix("in time") + "{{ store.name }}"
    assert not hints(small_shop(tmp_path / "b", {"en/orders/a.md": article(f"{shorter}.")}))


@pytest.mark.parametrize(
    "text",
    [
        f"## {LONG}\n\nFine.",
        f"```\n{LONG}\n```\n",
        f"| {LONG} |\n|---|\n| {LONG} |\n",
        f"<!-- {LONG} -->\nFine.",
        LONG.replace("You", "- You").replace(" if", "\n- if").replace(" and you", "\n- and you"),
        "You can send back what you do not want. If it is unused and complete, e.g. with its label, and you tell us.",
    ],
    ids=["heading", "code", "table", "comment", "list", "two sentences"],
)
def test_what_is_no_sentence_or_no_long_one_is_left_alone(text: str, tmp_path: Path) -> None:
    assert not hints(small_shop(tmp_path, {"en/orders/a.md": article(text)}))


def test_full_stop_of_an_abbreviation_or_a_price_ends_no_sentence(tmp_path: Path) -> None:
    text = LONG.replace("its label", "e.g. its label of 3.50 EUR")
    assert hints(small_shop(tmp_path, {"en/orders/a.md": article(f"{text}.")}))[0][0] == "HC411"


def test_other_languages_drafts_and_plain_folders_are_not_measured(tmp_path: Path) -> None:
    store = STORE.replace("[en]", "[en, cs, th]")
    texts = {"cs/orders/a.md": article(f"{LONG}.", title="A"), "th/orders/a.md": article("ส่งคืนได้ " * 40, title="B")}
    draft = {"en/orders/a.md": article(f"{LONG}.", status="draft")}
    assert not hints(small_shop(tmp_path / "a", {"store.yml": store, **texts, **draft}))
    assert not hints(plain_folder(tmp_path / "b", {"a.md": f"# A\n\n{LONG}.\n"}))
