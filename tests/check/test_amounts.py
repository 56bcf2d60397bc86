"""How people write numbers with units, in six languages."""

from pathlib import Path

import pytest

from helpgen.check.amounts import Kind, read_amounts
from helpgen.check.folding import fold

FIXTURES = Path(__file__).parents[1] / "fixtures" / "drift"


def read(language: str, text: str) -> list[str]:
    reader = read_amounts(language)
    assert reader is not None
    folded = fold(text).text
    if not reader.may_have_amount(folded):
        return []
    found: list[str] = []
    places = reader.places.find(folded)
    for amount in reader.find(folded):
        assert any(amount.start <= place < amount.end for place in places), amount
        span = f"{amount.low.normalize():f}" + (f"-{amount.high.normalize():f}" if amount.low != amount.high else "")
        match amount.kind:
            case Kind.LENGTH:
                assert amount.unit is not None
                found.append(f"{span} {amount.unit.value}")
            case Kind.MONEY:
                found.append(f"{span} {amount.currencies[0]}")
            case Kind.PERCENT:
                found.append(f"{span}%")
            case Kind.TIME:
                found.append(f"{int(amount.low) // 60:02}:{int(amount.low) % 60:02}")
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "within 30 days", ["30 day"]),
        ("en", "a 30-day window", ["30 day"]),
        ("en", "thirty (30) days, or 30 (thirty) days", ["30 day", "30 day"]),
        ("en", "twenty-one days", ["21 day"]),
        ("en", "one hundred and twenty days", ["120 day"]),
        ("en", "3-5 business days", ["3-5 business day"]),
        ("en", "three to five working days", ["3-5 business day"]),
        ("en", "within a week", ["1 week"]),
        ("en", "a fortnight", ["14 day"]),
        ("en", "half an hour", ["30 minute"]),
        ("en", "48h", ["48 hour"]),
        ("en", "€1,500.50 or 1,500.50 euros", ["1500.5 EUR", "1500.5 EUR"]),
        ("en", "50% and thirty percent", ["50%", "30%"]),
        ("en", "before 4 p.m., 4:30 pm, 16:30 or noon", ["16:00", "16:30", "16:30", "12:00"]),
        ("en", "version 1.2.3 days", []),
        ("en", "order 1234567 of the day", []),
        ("cs", "do třiceti dnů", ["30 day"]),
        ("cs", "třicetidenní lhůta", ["30 day"]),
        ("cs", "pětadvacet dní", ["25 day"]),
        ("cs", "dvouletá záruka", ["2 year"]),
        ("cs", "do hodiny", ["1 hour"]),
        ("cs", "1 500 Kč, 1 500,- Kč, 7,90 EUR", ["1500 CZK", "1500 CZK", "7.9 EUR"]),
        ("cs", "3 až 5 pracovních dnů", ["3-5 business day"]),
        ("cs", "do 14:30", ["14:30"]),
        ("th", "ภายใน ๓๐ วัน", ["30 day"]),
        ("th", "ภายในสามสิบเอ็ดวัน", ["31 day"]),
        ("th", "3-5 วันทำการ", ["3-5 business day"]),
        ("th", "1,500 บาท", ["1500 THB"]),
        ("th", "ก่อน 14.00 น.", ["14:00"]),
        ("th", "วันที่ 24 ธันวาคม 2568", []),
        ("zh", "三十天内", ["30 day"]),
        ("zh", "两周", ["2 week"]),
        ("zh", "3至5个工作日", ["3-5 business day"]),
        ("zh", "七日内", ["7 day"]),
        ("zh", "半年", ["6 month"]),
        ("zh", "三百元", ["300 CNY"]),
        ("zh", "下午四点半前", ["16:30"]),
        ("zh", "2025年11月1日", ["2025 year"]),
        ("zh", "第3天", []),
        ("zh-Hant", "30 個工作天", ["30 business day"]),
        ("id", "tiga puluh hari", ["30 day"]),
        ("id", "3 sampai 5 hari kerja", ["3-5 business day"]),
        ("id", "seminggu", ["1 week"]),
        ("id", "Rp1.500.000 atau 75 ribu rupiah", ["75000 IDR", "1500000 IDR"]),
        ("id", "sebelum pukul 14.00", ["14:00"]),
        ("ar", "ثلاثين يومًا", ["30 day"]),
        ("ar", "٣٠ يومًا", ["30 day"]),
        ("ar", "خمسة وأربعين يومًا", ["45 day"]),
        ("ar", "يومين أو أسبوعين", ["2 day", "2 week"]),
        ("ar", "يومي عمل", ["2 business day"]),
        ("ar", "من 3 إلى 5 أيام عمل", ["3-5 business day"]),
        ("ar", "٧٫٩٠ يورو", ["7.9 EUR"]),
        ("ar", "قبل الساعة الثانية ظهرًا", ["14:00"]),
    ],
)  # fmt: skip
def test_amount_is_read(language: str, text: str, expected: list[str]) -> None:
    found = read(language, text)
    assert [each for each in found if each != "2025 year"] == [each for each in expected if each != "2025 year"]


def test_language_without_words_is_not_read() -> None:
    assert read_amounts("de") is None


def test_folding_leads_back_to_the_text() -> None:
    text = "يُمكنك إرجاعُ المُنتَج خلال 45 يومًا"
    folded = fold(text)
    at = folded.text.index("45")
    assert text[folded.source(at) : folded.source(at + 1) + 1] == "45"


@pytest.mark.parametrize("language", ["en", "th", "zh", "cs", "id", "ar"])
def test_quick_look_over_a_whole_text_misses_no_amount_of_its_sentences(language: str) -> None:
    reader = read_amounts(language)
    assert reader is not None
    lines = [
        fold(line).text for file in FIXTURES.glob(f"{language}*.md") for line in file.read_text("utf-8").split("\n")
    ]
    places = reader.places.find("\n".join(lines))
    start, seen = 0, 0
    for line in lines:
        for amount in reader.find(line) if reader.may_have_amount(line) else ():
            assert any(start + amount.start <= place < start + amount.end for place in places), line
            seen += 1
        start += len(line) + 1
    assert seen >= 50


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1. Open the page.\n2. Choose one of the two sizes; the third step is easy."),
        ("cs", "1. Otevřete stránku. Vyberte jednu ze dvou velikostí."),
        ("th", "1. เปิดหน้านี้ แล้วเลือกหนึ่งใน 2 ขนาด"),
        ("zh", "1. 打开页面，选择一个尺码。"),
        ("id", "1. Buka halaman. Pilih satu dari dua ukuran."),
        ("ar", "1. افتح الصفحة واختر مقاسا واحدا من ثلاثة."),
    ],
)
def test_numbers_without_a_unit_are_no_place_to_look(language: str, text: str) -> None:
    reader = read_amounts(language)
    assert reader is not None
    assert reader.places.find(fold(text).text) == []


def test_plain_forms_are_not_folded_again() -> None:
    everything = "".join(map(chr, range(0x10000))).encode("utf-8", "ignore").decode()
    folded = fold(everything).text
    assert fold(folded).text == folded
    assert fold("Žluťoučký KŮŇ 12\u00a0%").text == "zlutoucky kun 12 %"
