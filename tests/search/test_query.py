"""Queries: beginnings, slips, synonyms, strange input – and the browser that answers like Python."""

import json
from pathlib import Path

import pytest
import shops
from packed import ask_node, find, pack, reader_of, text, write

from helpgen.search.affixes import find_roots, roots_of
from helpgen.search.columns import body_facts_of, count_in, documents_of
from helpgen.search.index import IndexedTexts
from helpgen.search.query import plan_query, slip_distance
from helpgen.search.rank import rank
from helpgen.search_commands import open_index

FILLER = tuple(text(f"Page {number}", f"Nothing about it, number {number}.") for number in range(8))
DOCUMENTS = (
    *FILLER,
    text("Refund", "When the money comes."),
    text("Refunding a gift card", "Rarely."),
    text("Invoice", "Where it is. Delivery address."),
    text("Warranty", "Two years for everything."),
    text("คืนเงิน", "คืนเงินภายในห้าวัน"),
    text("退货", "三十天内退货"),
)


def test_last_word_also_finds_longer_words() -> None:
    assert 8 in find(DOCUMENTS, "refu")
    assert 11 in find(DOCUMENTS, "how long is the warr")


def test_blank_or_sign_ends_the_last_word() -> None:
    assert find(DOCUMENTS, "re ") == find(DOCUMENTS, "re!") == []
    assert find(DOCUMENTS, "warran ") == [11]  # unknown, and near enough


@pytest.mark.parametrize(
    ("typed", "number"),
    [("refnud", 8), ("refud", 8), ("waranty", 11), ("invoicce", 10), ("adress", 10), ("xnvoice", 10)],
)
def test_slip_in_an_unknown_word_is_forgiven(typed: str, number: int) -> None:
    assert number in find(DOCUMENTS, typed)


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("mengembalikan", "kembali"),
        ("penukaran", "tukar"),
        ("pengirimannya", "kirim"),
        ("memperbarui", "baru"),
        ("menyimpan", "simpan"),
        ("pemesanan", "pesan"),
        ("keberangkatan", "angkat"),
        ("dibayar", "bayar"),
    ],
)
def test_indonesian_word_may_be_made_of_its_root(typed: str, root: str) -> None:
    assert root in roots_of(typed, "id")
    assert typed not in roots_of(typed, "id")
    assert roots_of(typed, "en") == ()


def test_short_indonesian_word_is_made_of_itself() -> None:
    assert roots_of("beri", "id") == ()
    assert roots_of("dia", "id") == ()


def test_indonesian_root_is_what_most_words_may_be_made_of() -> None:
    words = "pesan pesanan memesan pemesanan kirim pengiriman tagihan penagihan ditagih kembali pengembalian".split()  # noqa: SIM905 - easier to read
    assert dict(find_roots(words, "id")) == {
        **dict.fromkeys(("pesanan", "memesan", "pemesanan"), "pesan"),
        "pengiriman": "kirim",
        **dict.fromkeys(("tagihan", "penagihan", "ditagih"), "tagih"),
        "pengembalian": "kembali",
    }
    assert find_roots(words, "en") == {}


def test_forms_of_an_indonesian_word_in_one_text_are_counted_together() -> None:
    index = pack([text("Pesanan", "Memesan dan pesanan pesan."), text("Lain", "Pesan.")], "id")[0]
    column = index.fields_of("pesan")["body"]
    assert (documents_of(column), list(map(count_in, body_facts_of(column)))) == ([0, 1], [3, 1])
    assert index.lexicon["memesan"] == ["pesan"]


def test_indonesian_form_that_no_text_has_finds_its_root(tmp_path: Path) -> None:
    packed = pack((*FILLER, text("Cara menukar barang"), text("Alamat", "Tempat tinggal.")), "id")[1]
    reader = reader_of(packed)
    write(packed, tmp_path, "id")
    for query in ("penukaran ", "menukarkan ", "ditukar ", "tukar "):
        assert [found.number for found in rank(plan_query(query, reader), reader)] == [8], query
        assert ask_node(tmp_path, [("id", query)])[0]["numbers"] == [8], query


def test_known_word_is_never_taken_for_a_slip() -> None:
    documents = (*FILLER, text("Form", "Fill it in."), text("From", "Where it comes."))
    assert find(documents, "form ") == [8]


def test_exact_word_is_never_outweighed_by_longer_and_rarer_ones() -> None:
    documents = (*FILLER, *(text("Card", "gift") for _ in range(4)), text("Cardboard cards carded cardamom", "gift"))
    assert find(documents, "card")[0] in range(8, 12)


def test_word_with_a_hyphen_is_found_without_it() -> None:
    documents = (*FILLER, text("Slow Wi-Fi"), text("Your e-mail address"), text("Pre-order"), text("Kata-kata"))
    for query, number in (("wifi", 8), ("email", 9), ("preorder", 10)):
        assert find(documents, query) == [number], query
    assert find(documents, "katakata ") == []


def test_page_with_both_words_stands_before_one_that_says_one_of_them_often() -> None:
    often = text("Post", "Card, card, card, card, card.")
    documents = (*FILLER, often, text("Paying", "The card was declined. Ask your bank first."))
    assert find(documents, "declined card")[0] == 9


def test_japanese_grammar_does_not_outweigh_what_is_asked() -> None:
    polite = text("どうすればいいですか", "どうすればいいですか。")
    documents = (*FILLER, polite, text("返品の送料", "送料は無料です。"))
    assert find(documents, "送料はどうすればいいですか", "ja")[0] == 9


def test_chinese_word_may_be_unfinished() -> None:
    documents = (*FILLER, text("邮件", "阻止发件人。"), text("屏幕", "共享屏幕。"))
    assert find(documents, "不看发", "zh") == [8]
    assert find(documents, "不看发。", "zh") == []


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("refund", "refund", 0),
        ("refnud", "refund", 1),
        ("refud", "refund", 1),
        ("reefunnd", "refund", 2),
        ("abcd", "wxyz", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, distance: int) -> None:
    assert slip_distance(one, other, 2) == distance


def test_synonym_finds_what_says_it_otherwise_below_what_says_it_so() -> None:
    groups = (("money back", "refund", "reimbursement"),)
    assert find(DOCUMENTS, "reimbursement", groups=groups)[0] in {8, 9}
    documents = (*DOCUMENTS, text("Reimbursement"))
    assert find(documents, "reimbursement", groups=groups)[0] == len(DOCUMENTS)
    assert find(DOCUMENTS, "reimbursements", groups=groups)[0] in {8, 9}


def test_synonyms_work_without_blanks() -> None:
    assert find(DOCUMENTS, "我要退钱", "zh", [("退钱", "退货")]) == [13]
    assert find(DOCUMENTS, "ขอรีฟันด์", "th", [("รีฟันด์", "คืนเงิน")]) == [12]


def test_the_part_that_answers_is_named_unless_the_page_itself_does() -> None:
    page = IndexedTexts("Returns", sections=("How it works.", "Print the label.", "Pack the parcel."))
    reader = reader_of(pack((*FILLER, page))[1])
    assert [found.section for found in rank(plan_query("print label", reader), reader)] == [1]
    assert [found.section for found in rank(plan_query("returns", reader), reader)] == [0]


# --- Strange input -----------------------------------------------------------------


STRANGE = (
    "", " ", "a", "退", "ค", "🎁", "👩‍👩‍👧", "\x00\x01\x1b[31m", "\ud7ff\ue000", "constructor",
    "__proto__", "toString hasOwnProperty",
    "C++", "500: error", "-refund", "+refund -money", "title:refund", "refund~2 ^5 *", "re*", '"refund',
    "\\", "<b>refund</b>", ".*(", "[",
    "refund คืนเงิน 退货 반품", "x" * 10_000, "refund " * 1_500, "คืนเงิน" * 1_500, "\u0301\u0301", "ﷺ",
    "\u202erefund", "𠮷" * 3, "%00%", "null",
)  # fmt: skip


@pytest.mark.parametrize("query", STRANGE, ids=lambda query: ascii(query)[:20])
def test_strange_query_raises_nothing(query: str) -> None:
    found = find(DOCUMENTS, query)
    assert len(found) == len(set(found))


def test_words_of_objects_are_plain_words() -> None:
    documents = (*FILLER, text("constructor", "__proto__ toString"))
    for query in ("constructor", "__proto__", "toString"):
        assert find(documents, query) == [8]


# --- Node and Python -----------------------------------------------------------------


def test_browser_and_python_rank_alike_whatever_is_typed(tmp_path: Path) -> None:
    groups = (("money back", "refund"), ("退钱", "退货"))
    packed = pack(DOCUMENTS, "en", groups)[1]
    write(packed, tmp_path, "en")
    reader = reader_of(packed)
    queries = [*STRANGE, "refu", "refnud", "money back", "退钱", "คืนเ", "คืนเงินภายในห้าวันทำการ", "delivry adres", "zzzzz"]
    answers = ask_node(tmp_path, [("en", query) for query in queries])
    for query, answer in zip(queries, answers, strict=True):
        assert answer["numbers"] == [found.number for found in rank(plan_query(query, reader), reader)[:10]], query


def test_browser_and_python_rank_the_demo_alike(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = shops.built_demo(tmp_path_factory)
    queries: list[tuple[str, str]] = []
    for line in (site / "search" / "documents.jsonl").read_text("utf-8").splitlines()[::5]:
        document = json.loads(line)
        title, text_ = document["title"], document["text"]
        queries += [(document["language"], query) for query in (title, title[:-3], title[1:], text_[20:60])]
    answers = ask_node(site / "search", queries)
    readers = {language: open_index(site / "search" / f"{language}.json") for language, _ in queries}
    for (language, query), answer in zip(queries, answers, strict=True):
        reader = readers[language]
        assert answer["numbers"] == [found.number for found in rank(plan_query(query, reader), reader)[:10]], query
    assert len(queries) > 200
