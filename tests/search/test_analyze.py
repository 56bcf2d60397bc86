"""Text to terms: the table that the browser shares, and proof that it does."""

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import shops
from hypothesis import given, settings
from hypothesis import strategies as st

from helpgen.search.analyze import Term, TermKind, analyze, fold, list_terms

ANALYZE_JS = shops.PROJECT_DIR / "theme" / "assets" / "js" / "search" / "analyze.js"

ALPHABETS = (
    "abcxyzABCÉéřŠžÅåÑñßẞłØøđæœıİöÜ0189_-.,'’!?/&",
    "กขคงจฉชซญดตถทธนบปผพภมยรลวศษสหอฮะัาำิีึืุูเแโใไๅๆ็่้๊๋์ฯ๑๒ 1a",
    "的一是退货款返品するカタカナー々〆〇、。！ １ａ",
    "가나다반품하기옷 한\u1112\u1161\u11ab ㄱㅏ1a",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإؤئةىًٌٍَُِّْـ،؟٠١٢",
    "АБвгдёЁйЙΑΒγδάέήΣσς שלוםָֹ",
    "क्षत्रियहिन्दीাংলাதமிழ் ລາວ ខ្មែរ မြန်မာ",
    "🎁❤\ufe0f👩\u200d🔬½⁄²™№ﬁﬀ\u00ad\u200b\u2060\ufeff\u00a0\t\n𝐀𝟘",
)

TABLE = [
    ("words are lower case and lose their accents", "Vrácení Zboží", "vraceni zbozi"),
    ("letters that do not decompose are spelled out", "Straße łódź Øre Đà æon cœur", "strasse lodz ore da aeon coeur"),
    ("digits and letters stay one word", "FW-2026 covid19", "fw 2026 covid19"),
    ("wide and composed forms are the same word", "ＡＢＣ ﬁt e\u0301t\u00e9", "abc fit ete"),
    ("invisible characters do not part words", "re\u00adturn ware\u200bhouse", "return warehouse"),
    ("an underscore parts words", "snake_case __init__", "snake case init"),
    ("Arabic loses its vowel signs", "مُرْتَجَع", "مرتجع"),
    ("Thai becomes three letters from where a syllable may begin", "คืนเงิน", "คืน นเง เงิ"),
    ("Thai tone marks do not matter", "น้อง", "นอง"),
    ("a Thai run shorter than a trigram is one term", "ไป", "ไป"),
    ("a run of Thai marks alone is nothing", "\u0e48", ""),
    ("Thai digits are Thai", "๓๐ วัน", "๓๐ วัน"),
    ("Han becomes bigrams, then single characters", "退货款", "退货 货款 退 货 款"),
    ("one Han character is a single", "退", "退"),
    ("kana joins Han but is never single", "返品する", "返品 品す する 返 品"),
    ("one kana is nothing", "の", ""),
    ("Hangul becomes bigrams", "반품하기", "반품 품하 하기"),
    ("one Hangul syllable is a term", "옷", "옷"),
    ("scripts part where they meet", "LINEคืน退货A1", "line คืน 退货 退 货 a1"),
    ("signs and emoji give nothing", "… ?! — 🎁 ❤\ufe0f", ""),
    ("Greek and Russian are words", "Επιστροφή Возврат", "επιστροφη возврат"),
]


@pytest.mark.parametrize(("promise", "text", "terms"), TABLE, ids=[row[0] for row in TABLE])
def test_table(promise: str, text: str, terms: str) -> None:
    assert [found.term for found in analyze(text)] == terms.split(), promise


def test_each_term_says_what_it_is() -> None:
    assert set(analyze("tax 退货 คืน 옷")) == {
        Term("tax", TermKind.WORD),
        Term("退货", TermKind.GRAM),
        Term("退", TermKind.SINGLE),
        Term("货", TermKind.SINGLE),
        Term("คืน", TermKind.GRAM),
        Term("옷", TermKind.GRAM),
    }


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_no_text_raises_and_terms_have_no_blanks(text: str) -> None:
    for found in analyze(text):
        assert found.term
        assert not any(char.isspace() for char in found.term)


@settings(max_examples=300)
@given(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Zs"]), max_size=40))
def test_capital_letters_and_case_make_no_difference_twice(text: str) -> None:
    once = " ".join(found.term for found in analyze(text) if found.kind is TermKind.WORD)
    assert " ".join(found.term for found in analyze(once) if found.kind is TermKind.WORD) == once


@settings(max_examples=600, deadline=None)
@given(st.text(st.sampled_from("abxyz--\u2010 .,(_1é\n"), max_size=24))
def test_two_words_joined_by_a_hyphen_are_one_too(text: str) -> None:
    lone = list_terms([text], fold, with_singles=0)[0]
    joined = Counter(list_terms([text], fold, with_singles=0, with_joined=True)[0]) - Counter(lone)
    pairs = re.findall(r"(?<![\w-])([^\W\d_]{1,12})[-\u2010]([^\W\d_]{1,12})(?!\w)", text.replace("_", " "))
    assert joined == Counter(
        fold(one + other) for one, other in pairs if min(len(one), len(other)) < 5 and one != other
    )


@given(st.lists(st.text(st.sampled_from("".join(ALPHABETS) + "្្္\x1f"), max_size=14), min_size=1, max_size=3))
def test_builder_lists_the_same_terms_of_each_part_of_a_document(parts: list[str]) -> None:
    for number, (part, listed) in enumerate(zip(parts, list_terms(parts, fold, with_singles=1), strict=True)):
        wanted = [found.term for found in analyze(part) if number == 0 or found.kind is not TermKind.SINGLE]
        assert sorted(listed) == sorted(wanted)


def in_browser(texts: list[str], folder: Path) -> list[list[list[str]]]:
    """Return what the browser's twin makes of texts: term and kind of each."""
    node = shutil.which("node")
    assert node is not None, "Node is missing; install it with: apt-get install nodejs"
    script = folder / "analyze.mjs"
    script.write_text(
        f'import {{ analyze }} from {json.dumps(ANALYZE_JS.as_uri())};\nimport {{ readFileSync }} from "node:fs";\n'
        "const texts = JSON.parse(readFileSync(0, 'utf8'));\n"
        "console.log(JSON.stringify(texts.map((text) => analyze(text).map(({ term, kind }) => [term, kind]))));\n",
        "utf-8",
    )
    result = subprocess.run(
        [node, str(script)], input=json.dumps(texts), capture_output=True, text=True, timeout=60, check=True
    )
    answers: list[list[list[str]]] = json.loads(result.stdout)
    return answers


def test_browser_and_builder_analyze_alike(tmp_path: Path) -> None:
    texts: list[str] = [row[1] for row in TABLE]
    for file in sorted((shops.PROJECT_DIR / "content").rglob("*.md")):
        texts.append(file.read_text("utf-8"))

    @settings(max_examples=1500, deadline=None)
    @given(
        st.one_of(*(st.text(st.sampled_from(alphabet), max_size=16) for alphabet in ("".join(ALPHABETS), *ALPHABETS)))
    )
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    ours = [[[found.term, found.kind.value] for found in analyze(text)] for text in texts]
    for text, mine, theirs in zip(texts, ours, in_browser(texts, tmp_path), strict=True):
        assert theirs == mine, ascii(text)


@pytest.mark.parametrize("sign", ["–", "—", "’", "“", "·", "→", "×", "°", "€"])
@pytest.mark.parametrize(
    "words",
    [
        "Wi-Fi and e-mail, pre-order: 12-a b-12 x-y-z -ab ab- re_do-it",
        "abcdefghijkl-ab abcdefghijklm-ab ab-abcdefghijklm money-back so-so",
    ],
)
def test_texts_in_ascii_have_the_terms_that_others_have(words: str, sign: str) -> None:
    def terms(written: str) -> list[str]:
        found = list_terms((written, "e-mail"), str, with_singles=1, with_joined=True)
        return sorted(term for one in found for term in one if term != "é")

    assert terms(words) == terms(f"{words} é") == terms(f"{sign} {words} {sign}") == terms(words.replace(" ", sign))
