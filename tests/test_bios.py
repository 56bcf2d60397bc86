"""Texts for profiles on networks: as long as each allows, facts and addresses whole or not at all."""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
import shops
from hypothesis import given
from hypothesis import strategies as st
from test_documentation import reference, rows

from helpgen.plan.networks import PROFILE_FIELDS, Count

RETURNS = """\
windows:
  - {{id: sale, name: Sale, days: {least}, starts_from: delivery, when: {{category: sale}}}}
  - {{id: all, name: All, days: 30, starts_from: {clock}}}
words: {{sale: Sale}}
methods:
  - {{id: post, type: mail, name: Post, cost: 0 EUR}}
refund: {{within: 14 days, starts_from: receipt, types: [original_payment], outbound_shipping: all}}
"""
CHANNELS = """\
channels:
  - {id: mail, type: email, name: Mail, address: care@small.example}
  - {id: phone, type: phone, name: Phone, number: "+420 222 333 444", languages: [en],
     hours: [{days: [mon, tue, wed, thu, fri], opens: "08:00", closes: "18:00"}]}
  - {id: insta, type: instagram, name: Instagram, address: small, languages: [en], expected_response: 1 hour}
"""
TAGLINE = "tagline: {en: Tents and boots, cs: Stany a boty}\n"
STORE = shops.STORE.replace("[en]", "[en, cs]")


def shop(root: Path, store: str = STORE + TAGLINE, least: int = 30, clock: str = "delivery", head: str = "") -> Path:
    files = {
        "store.yml": store,
        "channels.yml": CHANNELS,
        "policies/returns.yml": head + RETURNS.format(least=least, clock=clock),
        "cs/index.md": shops.HOME,
    }
    return shops.small_shop(root, files)


def export(root: Path, *args: str) -> shops.Result:
    config, out = str(root / "mkdocs.yml"), str(root / "out")
    return shops.run_bare("export", "bio", "-f", config, "--date", shops.TODAY, "--out", out, *args)


def bios(root: Path, *args: str) -> dict[tuple[str, str], dict[str, object]]:
    told = export(root, *args)
    assert told.exit_code == 0, told.stdout + told.stderr
    found = json.loads((root / "out" / "bio.json").read_text("utf-8"))
    assert found["version"] == 1
    return {(one["id"], one["language"]): one for one in found["bios"]}


def text(root: Path, field: str, language: str = "en") -> str:
    return str(bios(root)[field, language]["text"])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("bio"))


# --- What is said --------------------------------------------------------------------


def test_profile_says_who_on_which_terms_and_how_to_be_reached(small: Path) -> None:
    assert text(small, "instagram").splitlines() == [
        "Small",
        "Tents and boots",
        "Usually answers within 1 hour",
        "Returns: 30 days from delivery",
        "care@small.example",
        "+420 222 333 444",
        "https://help.small.example/",
    ]
    assert text(small, "youtube").splitlines()[4:] == [
        "+420 222 333 444 (Monday – Friday 8:00\u202fAM–6:00\u202fPM, Prague time)",
        "Help: https://help.small.example/",
    ]


def test_profile_in_another_language_names_no_channel_that_does_not_speak_it(small: Path) -> None:
    czech = text(small, "instagram", "cs")
    assert czech.splitlines()[:2] == ["Small", "Stany a boty"]
    assert "Vrácení: 30 dní od doručení" in czech
    assert "https://help.small.example/cs/" in czech
    assert "+420" not in czech
    assert "Obvyklá doba odpovědi" not in czech
    assert bios(small)["instagram", "cs"]["left_out"] == []


def test_changed_policy_changes_every_text(tmp_path: Path) -> None:
    root = shop(tmp_path)
    policy = root / "content/policies/returns.yml"
    policy.write_text(policy.read_text("utf-8").replace("days: 30", "days: 21"), "utf-8")
    assert "Returns: 21 days from delivery" in text(root, "instagram")
    assert "Vrácení: 21 dní od doručení" in text(root, "whatsapp", "cs")


def test_windows_of_different_length_are_told_from_the_shortest_to_the_longest(tmp_path: Path) -> None:
    assert "Returns: 14–30 days from delivery" in text(shop(tmp_path, least=14), "instagram")


def test_windows_that_count_from_different_days_are_not_told(tmp_path: Path) -> None:
    bio = bios(shop(tmp_path, clock="order"))["youtube", "en"]
    assert "Returns" not in str(bio["text"])
    assert bio["left_out"] == []


def test_policy_that_does_not_bind_yet_is_not_told(tmp_path: Path) -> None:
    assert "Returns" not in text(shop(tmp_path, head="effective_from: 2026-12-01\n"), "youtube")


# --- How much room there is ------------------------------------------------------------


def test_text_is_never_longer_than_the_network_allows(small: Path) -> None:
    found = bios(small)
    assert len(found) == 2 * len(PROFILE_FIELDS)
    for (field, _), bio in found.items():
        composed = unicodedata.normalize("NFC", str(bio["text"]))
        units = len(composed.encode("utf-16-le")) // 2
        assert units <= int(str(bio["limit"])), field
        if field != "x":
            assert bio["length"] == units


def test_what_does_not_fit_falls_out_whole_and_is_named(tmp_path: Path) -> None:
    config = shops.CONFIG.replace("help.small.example/", "www.small-outfitters.example/help-center/")
    root = shop(tmp_path)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    line = bios(root)["line", "en"]
    assert line["text"] == "Tents and boots"
    assert line["left_out"] == ["name", "returns", "email", "phone", "help"]
    tiktok = bios(root)["tiktok", "en"]
    assert tiktok["text"] == "Tents and boots · care@small.example · www.small-outfitters.example/help-center/"
    assert tiktok["left_out"] == ["name", "returns", "phone"]


def test_long_tagline_ends_between_two_words_and_leaves_the_address_whole(tmp_path: Path) -> None:
    long = "tagline: Backpacks, shoes and outdoor clothing that last longer than the longest way that anybody walks\n"
    tiktok = bios(shop(tmp_path, shops.STORE + long))["tiktok", "en"]
    assert tiktok["text"] == "Backpacks, shoes and outdoor clothing that last longer… · help.small.example"
    assert tiktok["shortened"] == ["tagline"]


def test_chinese_tagline_ends_between_two_letters(tmp_path: Path) -> None:
    words = "经久耐用的背包鞋履和户外服装陪您走得更远更稳更安心每一天"
    store = shops.STORE.replace("[en]", "[zh]") + f"tagline: {words}\n"
    root = shop(tmp_path, store)
    (root / "mkdocs.yml").write_text(shops.CONFIG.replace("help.small.example", "help.outfitters.example"), "utf-8")
    line = bios(root)["line", "zh"]
    assert line["text"] == f"{words[:19]}…"


def test_x_counts_chinese_letters_twice(tmp_path: Path) -> None:
    store = shops.STORE.replace("[en]", "[zh]") + f"tagline: {'背包' * 40}\n"
    found = bios(shop(tmp_path, store))
    assert found["x", "zh"]["shortened"] == ["tagline"]
    assert found["pinterest", "zh"]["shortened"] == []


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("plain", 5),
        ("背包", 4),
        ("e\u0301", 1),
        ("a.example", 23),
        ("https://help.small.example/a-long-way/", 38),
        ("care@a.example", 14),
        ("กระเป๋า", 7),
        ("See a.example now", 31),
        ("🎒", 2),
    ],
)
def test_weights_of_x(words: str, weight: int) -> None:
    (x,) = (field for field in PROFILE_FIELDS if field.count is Count.WEIGHT)
    assert x.length(words) == weight


@given(st.text(max_size=60))
def test_no_network_counts_less_than_the_letters_that_a_reader_sees(words: str) -> None:
    composed = unicodedata.normalize("NFC", words)
    seen = sum(1 for char in composed if not unicodedata.combining(char))
    assert all(field.length(words) >= seen for field in PROFILE_FIELDS)


# --- Files and options -------------------------------------------------------------------


def test_each_text_is_a_file_that_holds_nothing_else(tmp_path: Path) -> None:
    root = shop(tmp_path)
    found = bios(root)
    files = {file.relative_to(root / "out").as_posix(): file for file in (root / "out").rglob("*.txt")}
    assert {f"{language}/{field}.txt" for field, language in found} == files.keys()
    for (field, language), bio in found.items():
        assert files[f"{language}/{field}.txt"].read_text("utf-8") == bio["text"]


def test_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    root = shop(tmp_path)
    assert export(root).exit_code == 0
    before = shops.read_tree(root / "out")
    assert export(root).exit_code == 0
    assert shops.read_tree(root / "out") == before


def test_one_language_and_some_networks_can_be_asked_for(tmp_path: Path) -> None:
    args = ("--language", "cs", "--network", "x", "--network", "line")
    assert set(bios(shop(tmp_path), *args)) == {("x", "cs"), ("line", "cs")}


def test_network_and_language_that_nobody_knows_are_wrong_usage(small: Path) -> None:
    for option, value in (("--network", "myspace"), ("--language", "de")):
        told = export(small, option, value)
        assert told.exit_code == 2
        assert value in told.stderr


def test_folder_of_plain_markdown_has_no_profile(tmp_path: Path) -> None:
    told = export(shops.plain_folder(tmp_path, {"index.md": "# Home\n"}))
    assert told.exit_code == 2
    assert "store.yml" in told.stderr


def test_error_in_the_content_writes_nothing(tmp_path: Path) -> None:
    root = shop(tmp_path)
    shops.write_files(root / "content", {"en/orders/track.md": shops.TRACK + "\n[lost](lost.md)\n"})
    assert export(root).exit_code == 1
    assert not (root / "out").exists()


def test_reference_has_the_fields_and_their_limits() -> None:
    _, _, after = reference("exports").partition("### Networks and limits")
    section, _, _ = after.partition("\n## ")
    listed = {row[0].strip("`"): row[1:4] for row in rows(section) if row[0].startswith("`")}
    expected: Mapping[str, list[str]] = {
        field.id: [field.network, field.name, str(field.limit)] for field in PROFILE_FIELDS
    }
    assert listed == expected
