"""The index: every language finds its articles, where a word stands decides the rank, and the scores are lunr's."""

import itertools
import json
import math
from pathlib import Path

import pytest
import shops
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from msgspec import msgpack, structs
from packed import find, pack, text

from helpgen.search.columns import (
    MAX_COUNT,
    body_facts_of,
    count_in,
    documents_of,
    facts_of,
    length_in,
    sections_of,
)
from helpgen.search.index import FIELDS, IndexedTexts, Indexer, PartialIndex, average_lengths, build_index, saturation

FILLER = tuple(text(f"Page {number}", f"Nothing about it, number {number}.") for number in range(8))


def test_titles_outrank_keywords_bodies_and_headings() -> None:
    documents = (
        *FILLER,
        text("Other", "We pay.", headings=["Refund"]),
        text("Other", "We refund."),
        text("Other", "We pay.", keywords=["refund"]),
        text("Refund", "We pay."),
    )
    assert find(documents, "refund") == [11, 10, 9, 8]


def test_word_in_a_title_outranks_a_body_full_of_it() -> None:
    documents = (*FILLER, text("Cancel an order", "You can refund. " * 20), text("Refund", "When it comes."))
    assert find(documents, "refund")[0] == 9


def test_document_with_both_words_outranks_those_with_one() -> None:
    assert find((*FILLER, text("Gift"), text("Card"), text("Gift card")), "gift card")[0] == 10


@pytest.mark.parametrize(
    ("language", "words", "query"),
    [
        ("th", "คุณคืนสินค้าได้ภายใน 30 วัน", "คืนสินค้า"),
        ("th", "ติดตามพัสดุด้วยหมายเลข", "พัสดุ"),
        ("th", "น้ำหนักของพัสดุ", "นำหนัก"),
        ("zh", "您可以在三十天内退货", "退货"),
        ("zh", "退款需要五个工作日", "退"),
        ("ja", "返品は三十日以内です", "返品"),
        ("ja", "かえすことができます", "かえす"),
        ("ko", "30일 이내에 반품할 수 있습니다", "반품"),
        ("cs", "Zboží můžete vrátit", "zbozi muzete"),
        ("cs", "Vrácené zásilky", "zásilka"),
        ("es", "Garantía de dos años", "garantia anos"),
        ("de", "Die Straße", "strasse"),
        ("de", "Die Lieferungen", "Lieferung"),
        ("ar", "يمكنك إرجاع المُنتَج", "المنتج"),
        ("fr", "Naïve ﬁle", "naive file"),
        ("en", "ＦＷ２０２６", "fw2026"),
        ("en", "We have refunded you", "refunds"),
        ("id", "Anda dapat mengembalikan barang", "mengembalikan"),
        ("en", "warranty", "WARRANTY"),
        ("en", "C++ and 500 errors", "500"),
        ("sw", "Rudisha bidhaa", "rudisha"),
        ("hi", "वापसी नीति", "वापसी"),
    ],
)
def test_words_of_every_script_are_found(language: str, words: str, query: str) -> None:
    assert find((*FILLER, text("Other", words)), query, language)[:1] == [8]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Refunds are refunded by the shop that refunds"),
        ("cs", "Vrácené zásilky vrátíte"),
        ("id", "mengembalikan barang yang dikembalikan ke kembali"),
        ("th", "คุณคืนสินค้าได้ภายใน 30 วัน"),
        ("zh", "您可以在三十天内退货"),
    ],
)
def test_index_of_parts_is_that_of_the_whole(language: str, words: str) -> None:
    documents = [text(f"{words[n:]} {n}", words * n, keywords=[words[:n]], headings=["A", words]) for n in range(9)]
    whole = build_index(documents, language, ["extra"])
    for cuts in ((), (4,), (1, 8), (2, 3, 5), tuple(range(1, 9))):
        indexer = Indexer(language)
        bounds = [0, *cuts, len(documents)]
        parts = [indexer.index(documents[start:end]) for start, end in itertools.pairwise(bounds)]
        kept = msgpack.decode(msgpack.encode(parts), type=list[PartialIndex])
        joined = indexer.join(kept, ["extra"])
        assert (joined.terms, joined.lexicon, joined.lengths) == (whole.terms, whole.lexicon, whole.lengths)
        assert [joined.fields_of(term) for term in whole.terms] == [whole.fields_of(term) for term in whole.terms]


@pytest.mark.parametrize("query", ["refund", "คืน", "退货", "반품"])
def test_words_that_are_nowhere_find_nothing(query: str) -> None:
    assert find(FILLER, query) == []


def test_keywords_do_not_run_into_one_another() -> None:
    terms = build_index([text("A", keywords=["退货", "款项"])], "zh").terms
    assert "退货" in terms
    assert "货款" not in terms


def test_word_that_fills_a_text_is_counted_as_often_as_there_is_room() -> None:
    index = build_index([IndexedTexts("A", sections=["word other " * 600, "word " * 40_000])], "en")
    word, other = (index.fields_of(term)["body"] for term in ("word", "other"))
    assert (list(map(count_in, body_facts_of(word))), sections_of(word)) == ([MAX_COUNT], [3])
    assert (list(map(count_in, body_facts_of(other))), sections_of(other)) == ([600], [1])
    title = build_index([IndexedTexts("word " * 40_000)], "en").fields_of("word")["title"]
    assert [(length_in(fact), count_in(fact)) for fact in facts_of(title)] == [(40_000, MAX_COUNT)]


def test_index_without_documents_is_an_index() -> None:
    assert find((), "refund") == []


def test_document_without_text_and_title_does_no_harm() -> None:
    assert find((IndexedTexts(""), text("Refund"), IndexedTexts("", sections=())), "refund") == [1]


def test_language_without_a_single_text_of_its_own_builds(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, {"en/a.md": "# A\n", "th/b.md": "---\nstatus: draft\n---\n# B\n"}, shops.CONFIG)
    site = shops.built(root)
    assert json.loads((site / "search" / "th.json").read_bytes())["count"] == 0
    lines = (site / "search" / "documents.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["language"] for line in lines] == ["en"]


def test_same_documents_give_the_same_bytes() -> None:
    documents = (*FILLER, text("Refund", "คืนเงิน 退款", keywords=["money back"]))
    assert pack(documents)[1] == pack(list(documents))[1]


WORDS = ("refund return parcel order invoice track pay card gift size money warranty voucher account label").split(" ")  # noqa: SIM905 - easier to read


@pytest.mark.parametrize("size", [3, 40])
def test_scores_are_those_of_lunr(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """lunr.py has one k1 and one b for all fields, so ours are set to these."""
    fields = tuple(structs.replace(one, k1=1.3, b=0.7) for one in FIELDS)
    documents = [
        IndexedTexts(
            WORDS[n % 15],
            (WORDS[n * 7 % 15],),
            (WORDS[n % 4],),
            " ".join(WORDS[: n % 6]),
            (" ".join(WORDS[i * (n + 1) % 15] for i in range(n % 9 + 1)), WORDS[n % 11]),
        )
        for n in range(size)
    ]
    index = build_index(documents, "xx")
    averages = average_lengths(index, is_exact=True)
    builder = Builder()
    builder.ref("id")
    builder.k1(1.3)
    builder.b(0.7)
    builder.pipeline = builder.search_pipeline = Pipeline()
    for one in fields:
        builder.field(one.name, boost=one.boost)
    for n, texts in enumerate(documents):
        body = " ".join(texts.sections)
        values = (texts.title, texts.keywords[0], texts.headings[0], texts.summary, body)
        builder.add({"id": str(n), **{one.name: value for one, value in zip(fields, values, strict=True)}})
    # A document without any text of a field does not have it.
    for field in [field for field, length in builder.field_lengths.items() if not length]:
        del (
            builder.field_lengths[field],
            builder.field_term_frequencies[field],
        )
    theirs = builder.build()
    places = {term: posting["_index"] for term, posting in theirs.inverted_index.items()}
    compared = 0
    for term in index.terms:
        postings = index.fields_of(term)
        occurrences = sum(map(len, postings.values()))
        rarity = math.log(1 + abs((size - occurrences + 0.5) / (occurrences + 0.5)))
        for one in fields:
            column = postings.get(one.name, ())
            facts = body_facts_of(column) if one.name == "body" and column else facts_of(column)
            for number, count in zip(documents_of(column), map(count_in, facts), strict=True):
                length = index.lengths[one.name][number]
                ours = rarity * one.boost * saturation(count, length, averages[one.name], one)
                vector = theirs.field_vectors[f"{one.name}/{number}"].elements
                expected = dict(zip(vector[::2], vector[1::2], strict=True))[places[term]]
                assert round(ours, 3) == pytest.approx(expected, abs=1e-9)
                compared += 1
    assert compared > 8
