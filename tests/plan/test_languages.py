"""How each language writes numbers, money, times and lists: the words that shoppers read, side by side."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import babel
import babel.localedata
import pytest
import shops

from helpgen.load import read_all_strings
from helpgen.load.languages import ISO_639_1
from helpgen.mkdocs_plugin import theme_dir
from helpgen.model import FactValue
from helpgen.plan.cldr import locale_of
from helpgen.plan.languages import _NEVER_FROM_THE_RIGHT, Phrases, direction_of, own_name
from helpgen.policy.duration import parse_duration
from helpgen.policy.hours import WEEK, Weekday
from helpgen.policy.money import parse_money
from helpgen.policy.text import Text, same_everywhere

LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
_STRINGS, _ = read_all_strings(LANGUAGES, (theme_dir(),))


def phrases(language: str) -> Phrases:
    strings = _STRINGS[language] if language in _STRINGS else _STRINGS["en"]
    return Phrases(language, "en", strings)


def shown(words: str) -> str:
    """Make invisible signs visible: `_` is a blank that does not break, `<` turns the direction to the left."""
    return words.translate(str.maketrans({"\u00a0": "_", "\u202f": "_", "\u200f": "<"}))


Row = tuple[str, str, str, str, str, str]
"""What stands in English, Thai, Chinese, Czech, Indonesian and Arabic."""


def row(render: Callable[[Phrases], str]) -> Row:
    """Return what every language makes of one thing."""
    en, th, zh, cs, indonesian, ar = (shown(render(phrases(language))) for language in LANGUAGES)
    return en, th, zh, cs, indonesian, ar


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("0 days", ("0 days", "0 วัน", "0 天", "0 dní", "0 hari", "0 يوم")),
        ("1 day", ("1 day", "1 วัน", "1 天", "1 den", "1 hari", "يوم واحد")),
        ("2 years", ("2 years", "2 ปี", "2 年", "2 roky", "2 tahun", "سنتين")),
        (
            "2 business days",
            ("2 business days", "2 วันทำการ", "2 个工作日", "2 pracovní dny", "2 hari kerja", "يومي عمل"),
        ),
        ("1-2 years", ("1–2 years", "1–2 ปี", "1–2 年", "1–2 roky", "1–2 tahun", "1–2 سنة")),
        ("1 hour", ("1 hour", "1 ชั่วโมง", "1 小时", "1 hodina", "1 jam", "ساعة واحدة")),
        ("3 days", ("3 days", "3 วัน", "3 天", "3 dny", "3 hari", "3 أيام")),
        (
            "5 business days",
            ("5 business days", "5 วันทำการ", "5 个工作日", "5 pracovních dnů", "5 hari kerja", "5 أيام عمل"),
        ),
        (
            "1-2 business days",
            ("1–2 business days", "1–2 วันทำการ", "1–2 个工作日", "1–2 pracovní dny", "1–2 hari kerja", "1–2 يوم عمل"),
        ),
        ("60 minutes", ("60 minutes", "60 นาที", "60 分钟", "60 minut", "60 menit", "60 دقيقة")),
        ("10 years", ("10 years", "10 ปี", "10 年", "10 let", "10 tahun", "10 سنوات")),
        ("1000 days", ("1,000 days", "1,000 วัน", "1,000 天", "1_000 dní", "1.000 hari", "1,000 يوم")),
    ],
)
def test_durations(written: str, words: Row) -> None:
    assert row(lambda language: language.duration(parse_duration(written))) == words


def test_no_duration_is_a_lifetime_in_every_language() -> None:
    assert len(set(row(lambda language: language.duration(None)))) == len(LANGUAGES)
    assert phrases("en").duration(None) == "As long as the item lasts"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("free", ("Free", "ฟรี", "免费", "Zdarma", "Gratis", "مجانًا")),
        ("0 CZK", ("Free", "ฟรี", "免费", "Zdarma", "Gratis", "مجانًا")),
        ("99 CZK", ("CZK_99", "CZK_99", "CZK_99", "99_Kč", "CZK_99", "<99_CZK")),
        ("1500 CZK", ("CZK_1,500", "CZK_1,500", "CZK_1,500", "1_500_Kč", "CZK_1.500", "<1,500_CZK")),
        ("7.90 EUR", ("€7.90", "€7.90", "€7.90", "7,90_€", "€7,90", "<7.90_€")),
        ("8 EUR", ("€8", "€8", "€8", "8_€", "€8", "<8_€")),
        ("199 THB", ("THB_199", "฿199", "THB_199", "199_THB", "฿199", "<199_฿")),
        ("25 CNY", ("CN¥25", "CN¥25", "¥25", "25_CN¥", "CN¥25", "<25_CN¥")),
    ],
)
def test_money(written: str, words: Row) -> None:
    assert row(lambda language: language.money(parse_money(written))) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            date(2026, 10, 5),
            (
                "October 5, 2026",
                "5 ตุลาคม ค.ศ. 2026",
                "2026年10月5日",
                "5. října 2026",
                "5 Oktober 2026",
                "5 أكتوبر 2026",
            ),
        ),
        (time(14, 0), ("2:00_PM", "14:00", "14:00", "14:00", "14.00", "2:00 م")),
        (time(9, 30), ("9:30_AM", "09:30", "09:30", "9:30", "09.30", "9:30 ص")),
        (time(0, 0), ("12:00_AM", "00:00", "00:00", "0:00", "00.00", "12:00 ص")),
        (True, ("Yes", "ใช่", "是", "Ano", "Ya", "نعم")),
        (False, ("No", "ไม่ใช่", "否", "Ne", "Tidak", "لا")),
        (30, ("30", "30", "30", "30", "30", "30")),
        (12345, ("12,345", "12,345", "12,345", "12_345", "12.345", "12,345")),
        (Decimal("0.5"), ("0.5", "0.5", "0.5", "0,5", "0,5", "0.5")),
        (same_everywhere("PPL"), ("PPL",) * 6),
        (Text((("en", "Sale"), ("cs", "Výprodej"))), ("Sale", "Sale", "Sale", "Výprodej", "Sale", "Sale")),
        (("PPL", "DHL"), ("PPL and DHL", "PPLและDHL", "PPL和DHL", "PPL a_DHL", "PPL dan DHL", "PPL وDHL")),
        ("care@fernway.example", ("care@fernway.example",) * 6),
    ],
)
def test_quoted_facts(value: FactValue, words: Row) -> None:
    assert row(lambda language: language.fact(value)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("sat", ("Saturday", "วันเสาร์", "星期六", "sobota", "Sabtu", "السبت")),
        (
            "mon tue wed thu fri",
            (
                "Monday – Friday",
                "วันจันทร์ – วันศุกร์",
                "星期一至星期五",
                "pondělí–pátek",
                "Senin – Jumat",
                "الاثنين – الجمعة",
            ),
        ),
        (
            "fri mon tue",
            (
                "Monday, Tuesday, and Friday",
                "วันจันทร์ วันอังคาร และวันศุกร์",
                "星期一、星期二和星期五",
                "pondělí, úterý a_pátek",
                "Senin, Selasa, dan Jumat",
                "الاثنين والثلاثاء والجمعة",
            ),
        ),
        (
            "mon wed thu fri sun",
            (
                "Monday, Wednesday – Friday, and Sunday",
                "วันจันทร์ วันพุธ – วันศุกร์ และวันอาทิตย์",
                "星期一、星期三至星期五和星期日",
                "pondělí, středa–pátek a_neděle",
                "Senin, Rabu – Jumat, dan Minggu",
                "الاثنين والأربعاء – الجمعة والأحد",
            ),
        ),
    ],
)
def test_weekdays(days: str, words: Row) -> None:
    assert row(lambda language: language.weekdays(map(Weekday, days.split()))) == words


_NAMES_IN_TURN = """
import sys
from helpgen.plan.languages import Phrases
from helpgen.policy.hours import Weekday
from helpgen.settings import Strings
for language in sys.argv[1:]:
    print(Phrases(language, "en", Strings(language, {})).weekday(Weekday.MONDAY))
"""


def test_names_of_days_do_not_depend_on_the_languages_before_them() -> None:
    # In a process of its own: Babel keeps what it has read.
    languages = ("ur", "io", "gn", "dv", "za", "sw", "ia", "yi", "zh", "cs", "ar", "id")
    script = [sys.executable, "-c", _NAMES_IN_TURN, *languages]
    environment = {**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR), "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run(script, env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert said[-4:] == ["星期一", "pondělí", "الاثنين", "Senin"]
    assert said[0] == "پیر"


def test_finnish_days_stand_alone() -> None:
    assert phrases("fi").weekday(Weekday.MONDAY) == "maanantai"


def test_all_days_of_the_week_are_one_run() -> None:
    assert phrases("en").weekdays(reversed(WEEK)) == "Monday – Sunday"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("CZ", ("Czechia", "เช็ก", "捷克", "Česko", "Ceko", "التشيك")),
        (
            "TH CN",
            (
                "China and Thailand",
                "จีนและไทย",
                "中国和泰国",
                "Čína a_Thajsko",
                "Thailand dan Tiongkok",
                "الصين وتايلاند",
            ),
        ),
    ],
)
def test_countries_are_named_and_sorted_by_their_names(codes: str, words: Row) -> None:
    assert row(lambda language: language.countries(codes.split())) == words


def test_percent_time_zones_and_names_of_languages() -> None:
    assert row(lambda language: language.percent(50)) == ("50%", "50%", "50%", "50_%", "50%", "50%")
    cities = ("Prague", "ปราก", "布拉格", "Praha", "Praha", "براغ")
    assert row(lambda language: language.time_zone("Europe/Prague")) == cities
    names = ("Czech", "เช็ก", "捷克语", "čeština", "Ceko", "التشيكية")
    assert row(lambda language: language.language_name("cs")) == names


@pytest.mark.parametrize(
    ("language", "name", "direction"),
    [
        ("en", "English", "ltr"),
        ("th", "ไทย", "ltr"),
        ("zh", "中文", "ltr"),
        ("zh-Hant", "中文 (繁體)", "ltr"),
        ("pt-BR", "Português (Brasil)", "ltr"),
        ("cs", "Čeština", "ltr"),
        ("id", "Indonesia", "ltr"),
        ("ar", "العربية", "rtl"),
        ("he", "עברית", "rtl"),
        ("fa", "فارسی", "rtl"),
        ("ur", "اردو", "rtl"),
        ("fil", "Filipino", "ltr"),
        ("ae", "Avestan", "ltr"),
        ("xx", "xx", "ltr"),
    ],
)
def test_own_names_and_directions(language: str, name: str, direction: str) -> None:
    assert (own_name(language), direction_of(language)) == (name, direction)


@pytest.mark.parametrize("language", sorted(ISO_639_1))
def test_every_language_that_a_store_may_list_can_be_written(language: str) -> None:
    strings, _ = read_all_strings((language,), (theme_dir(),))
    words = Phrases(language, "en", strings[language])
    assert own_name(language)
    assert words.language_name(language)
    assert phrases("th").language_name(language)
    assert words.money(parse_money("7.90 EUR"))
    assert words.duration(parse_duration("1-2 business days"))
    assert words.weekdays(WEEK)
    assert words.date(date(2026, 11, 21))
    assert words.join(("a", "b", "c"))


def test_unknown_tags_fall_back_to_the_nearest_known_one() -> None:
    assert str(locale_of("th-XX")) == "th"
    assert str(locale_of("xx")) == "en"


def test_directions_that_are_known_without_cldr_are_those_of_cldr() -> None:
    languages: dict[str, set[str]] = {}
    for identifier in babel.localedata.locale_identifiers():
        locale = babel.Locale.parse(identifier)
        languages.setdefault(locale.language, set()).add(locale.text_direction)
    assert {name for name, found in languages.items() if found == {"ltr"}} > _NEVER_FROM_THE_RIGHT


def test_sentences_follow_each_other_as_the_script_asks() -> None:
    assert phrases("en").sentences(("One.", "", "Two.")) == "One. Two."
    assert phrases("zh").sentences(("一。", "二。")) == "一。二。"


def test_names_and_numbers_keep_their_direction_in_a_line_from_right_to_left() -> None:
    assert phrases("en").apart("+420 222") == "+420 222"
    assert phrases("ar").apart("+420 222") == "\u2068+420 222\u2069"
    assert phrases("ar").apart("") == ""
