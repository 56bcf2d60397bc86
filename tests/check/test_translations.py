"""Translations beside their originals: what is told, and what is left alone."""

import re
from pathlib import Path

import pytest
from shops import STORE, Found, article, find, small_shop

STORE_IN_ALL = STORE.replace("[en]", "[en, th, zh, cs, id, ar]")
CODES = ("HC334", "HC335", "HC336", "HC337", "HC338", "HC339")


def found(root: Path, original: str, language: str, translation: str, **more: str) -> list[Found]:
    """Return what is told about one translation of one article."""
    files = {
        "store.yml": STORE_IN_ALL,
        "en/orders/return.md": article(original, title="Return"),
        f"{language}/orders/return.md": article(translation, title="–"),
        **more,
    }
    return [one for one in find(small_shop(root, files)) if one.code in CODES]


WRONG = {
    "HC335": (
        ("en to th", "Send it back within 14 days.", "th", "ส่งคืนภายใน ๓๐ วัน"),
        ("en to cs", "You have 14 days.", "cs", "Máte na to třicet dní."),
        ("percent", "You get 10% back.", "id", "Anda mendapat 20%."),
    ),
    "HC336": (("shop", "Small is a shop.", "cs", "Malý je obchod."),),
    "HC337": (
        ("utf-8 as latin", "Do not wait.", "cs", "NeÄ�ekejte, donâ€™t."),
        ("utf-8 as gbk", "Easy and fast.", "id", "Mudah 鈥 dan cepat."),
        ("replacement", "Easy.", "th", "ง่าย\ufffdมาก"),
    ),
    "HC338": (
        ("spanish in thai", "Fast shipping.", "th", "การจัดส่ง (envío) รวดเร็ว"),
        ("spanish article in thai", "A shop.", "th", "ร้านค้า Una ของเรา"),
        ("english sentence in chinese", "Open the app.", "zh", "请注意 please open the app and select your order 谢谢"),
        ("paragraph", "Write to us when you open the box.\n\nB.", "cs", "Write to us when you open the box.\n\nB."),
        ("english in czech", "Other.", "cs", "You can send it back when the time is not over and we pay for it."),
        ("chinese in indonesian", "Ecwid is easy.", "id", "51视频 mudah dipakai."),
    ),
    "HC339": (
        ("english", "You find the prices in our .", "cs", "Ceny najdete v ceníku."),
        ("czech", "More about strategy.", "cs", "Podívejte se na strategie a"),
        ("indonesian", "See the page.", "id", "Lihat halaman untuk ."),
        ("link without words", "See [](track.md) now.", "cs", "Podívejte se teď."),
    ),
}


@pytest.mark.parametrize(
    ("code", "original", "language", "translation"),
    [pytest.param(code, *case[1:], id=f"{code} {case[0]}") for code, cases in WRONG.items() for case in cases],
)
def test_defect_is_told(tmp_path: Path, code: str, original: str, language: str, translation: str) -> None:
    told = found(tmp_path, original, language, translation)
    assert {one.code for one in told} == {code}, told
    assert all(one.severity == "warning" and one.line > 1 for one in told)


RIGHT = (
    ("other spelling of a number", "You have 14 days.", "th", "ภายใน ๑๔ วัน"),
    ("number as a word", "You have fourteen days.", "cs", "Máte 14 dní."),
    ("weeks for days", "You have 2 weeks.", "cs", "Máte 14 dní."),
    ("number added", "Wait.", "id", "Tunggu 3 hari."),
    ("list numbers", "1. Open\n2. Close", "th", "1. เปิด\n2. ปิด\n3. เสร็จ"),
    ("brands", "Pay with Apple Pay in Las Vegas.", "th", "จ่ายด้วย Apple Pay ใน Las Vegas"),
    ("a name of the original", "Write returned goods.", "zh", "请写 returned goods"),
    ("label in another alphabet", "Choose Track.", "ar", "اختر **Track order** ثم تابع"),
    ("café", "A café.", "th", "ร้าน café"),
    ("short equal lines", "DHL Express", "cs", "DHL Express"),
    ("company", "We are Fern s. r. o.", "cs", "Jsme Fern s. r. o."),
    ("sentence that ends small", "Log in.", "cs", "Na to se nebojte."),
    ("code", "Type `a` and `b`.", "cs", "Napište `a` a `b`."),
    ("fact at the end", "We are in {{ store.name }}.", "cs", "Jsme v {{ store.name }}."),
    ("code below", "Run the\n\n```\nmake\n```", "cs", "Spusťte příkaz."),
    ("anchor", 'See <a id="x"></a> below.', "cs", "Viz níže."),
    ("image in a link", "See ![Label](x.svg) now.", "cs", "Viz ![Štítek](x.svg) teď."),
)


@pytest.mark.parametrize(
    ("original", "language", "translation"), [pytest.param(*case[1:], id=case[0]) for case in RIGHT]
)
def test_what_may_be_meant_is_left_alone(tmp_path: Path, original: str, language: str, translation: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert found(tmp_path, original, language, translation, **{"en/orders/x.svg": svg}) == []


def test_term_with_one_word_for_all_languages_is_protected(tmp_path: Path) -> None:
    glossary = "terms:\n  - id: hs\n    term: HS code\n    meaning: {en: Six digits., cs: Šest číslic.}\n"
    told = found(tmp_path, "Write the HS code.", "cs", "Napište kód HS.", **{"glossary.yml": glossary})
    assert [one.message for one in told] == ['"HS code" of content/en/orders/return.md is missing in this translation']


def test_translation_is_stale_when_its_original_changes(tmp_path: Path) -> None:
    first = found(tmp_path / "a", "Open it.", "cs", "Otevřete to.", **{"cs/orders/return.md": stamped("0" * 12)})
    (stale,) = first
    assert (stale.code, stale.line) == ("HC334", 5)
    unchanged = stamped(digest_of(tmp_path, "Open it."))
    assert found(tmp_path / "b", "Open it.", "cs", "", **{"cs/orders/return.md": unchanged}) == []
    assert found(tmp_path / "c", "Open  \nit.", "cs", "", **{"cs/orders/return.md": unchanged}) == [], "blanks"
    (again,) = found(tmp_path / "d", "Open it now.", "cs", "", **{"cs/orders/return.md": unchanged})
    assert again.code == "HC334"


def stamped(digest: str) -> str:
    return article("Otevřete to.", title="Vrácení", source_digest=digest)


def digest_of(tmp_path: Path, body: str) -> str:
    from helpgen.load.front_matter import split_front_matter
    from helpgen.load.prose import read_prose
    from helpgen.model import Publication

    text = article(body, title="Return")
    digest = read_prose(text, "x.md", "en", Publication(), split_front_matter(text)).digest
    assert re.fullmatch(r"[0-9a-f]{12}", digest)
    return digest
