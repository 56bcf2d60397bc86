"""The files of an index: small, the same every time, few of them touched by a change, and refused when broken."""

import gzip
import json
import os
import random
from pathlib import Path

import pytest
import shops
from hypothesis import given, settings
from hypothesis import strategies as st
from packed import ask_node, find, pack, reader_of, text, write

from helpgen.search.codec import NumberReader, decode_words, encode_numbers, encode_words, from_gaps, gaps
from helpgen.search.columns import documents_of, sections_of
from helpgen.search.index import FIELDS, IndexedTexts
from helpgen.search.pack import PackedIndex
from helpgen.search.postings import Levels, cut_common, occurrences
from helpgen.search.query import plan_query
from helpgen.search.rank import rank
from helpgen.search.reader import IndexReader, UnreadableFileError

FIXTURE = shops.PROJECT_DIR / "tests" / "fixtures" / "index.json"
SYLLABLES = "ka to mi re su na lo pe vi da qu or el an is ut bri sta".split(" ")  # noqa: SIM905


def shop_like(count: int, seed: int = 3) -> list[IndexedTexts]:
    """Documents with a few frequent words and many rare ones."""
    draw = random.Random(seed)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(4000)]
    weights = [1 / (place + 1) for place in range(len(words))]
    return [
        IndexedTexts(
            " ".join(draw.choices(words, weights, k=5)),
            (),
            (),
            "",
            tuple(" ".join(draw.choices(words, weights, k=40)) for _ in range(4)),
        )
        for _ in range(count)
    ]


@settings(max_examples=200)
@given(st.lists(st.integers(0, 2**40)), st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"))))
def test_numbers_and_words_come_back(numbers: list[int], words: list[str]) -> None:
    assert NumberReader(encode_numbers(numbers)).read_many(len(numbers)) == numbers
    assert from_gaps(gaps(sorted(numbers))) == sorted(numbers)
    assert decode_words(encode_words(sorted(set(words)))) == sorted(set(words))


def test_every_posting_comes_back() -> None:
    index, packed = pack(shop_like(300), "xx")
    reader = reader_of(packed)
    levels = Levels(index)
    numbers = []
    for term in index.terms:
        fields = index.fields_of(term)
        posting = reader.posting(term)
        assert posting is not None
        numbers.append(posting.number)
        assert posting.occurrences == occurrences(fields)
        kept = cut_common(term, fields, levels)
        for place, one in enumerate(FIELDS):
            assert list(posting.fields[place]) == documents_of(kept.get(one.name, ()))
        bodies = fields.get("body", ())
        if len(kept.get("body", ())) == len(bodies):
            assert posting.sections == dict(zip(documents_of(bodies), sections_of(bodies), strict=True))
        else:
            assert not any(posting.sections.values())
    assert numbers == sorted(set(numbers))


def test_common_term_keeps_the_bodies_that_say_most_and_all_titles() -> None:
    bodies = ["order " * (n % 9 + 1) + "filler " * (9 - n % 9) for n in range(400)]
    index, packed = pack([text("Order" if n % 40 == 0 else "Page", body) for n, body in enumerate(bodies)], "xx")
    posting = reader_of(packed).posting("order")
    assert posting is not None
    assert list(posting.fields[0]) == list(range(0, 400, 40))
    assert len(posting.fields[4]) == 80
    assert set(range(8, 400, 9)) < set(posting.fields[4])  # nine times
    assert {n % 9 for n in posting.fields[4]} == {5, 6, 7, 8}  # six times and more
    assert posting.occurrences == 410
    assert index.document_count == 400


def test_every_word_leads_to_its_stems() -> None:
    index, packed = pack([text("Refunds refunding"), text("Shipping costs")], "en")
    reader = reader_of(packed)
    assert {word: reader.stems_of(word) for word in index.lexicon} == {
        word: tuple(stems) for word, stems in index.lexicon.items()
    }
    assert list(reader.spellings("", "\U0010ffff", 9)) == list(index.lexicon)
    assert reader.stems_of("refunds") == ("refund",)
    assert reader.stems_of("nowhere") == ()


def test_files_are_small_and_their_names_follow_from_their_content() -> None:
    packed = pack(shop_like(1500), "xx")[1]
    sizes = {name: len(gzip.compress(content)) for name, content in packed.files.items()}
    assert max(sizes.values()) <= 10_240
    assert len(gzip.compress(packed.entry)) <= 4_096
    assert len(set(packed.files.values())) == len(packed.files)


def test_term_that_fills_more_than_a_file_is_divided_and_found_whole(tmp_path: Path) -> None:
    documents = [text("Shipping", "shipping " * (number % 7 + 1)) for number in range(9000)]
    documents[4711] = text("Shipping shipping special")
    _, packed = pack(documents)
    assert max(len(gzip.compress(content)) for content in packed.files.values()) <= 10_240
    posting = reader_of(packed).posting("ship")
    assert posting is not None
    assert len(posting.fields[0]) == 9000
    assert len(posting.fields[4]) == 9000 // 5
    assert not any(posting.sections.values())  # of a common term they are left out, in all parts
    write(packed, tmp_path, "en")
    assert ask_node(tmp_path, [("en", "shipping special")])[0]["numbers"][0] == 4711  # type: ignore[index]


def test_changed_article_changes_few_files() -> None:
    documents = shop_like(1200)
    before = pack(documents, "xx")[1].files
    documents[600] = IndexedTexts(
        "Something new", sections=(*documents[600].sections[:3], "completely different words")
    )
    after = pack(documents, "xx")[1].files
    changed = [name for name in after if name not in before]
    assert len(before) > 100
    assert len(changed) < len(before) / 3


def test_names_that_do_not_fit_into_the_entry_lie_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpgen.search.pack._ENTRY", 300)
    monkeypatch.setattr("helpgen.search.pack._LENGTHS_FILE", 700)
    monkeypatch.setattr("helpgen.search.directory._PAGE_ROWS", 20)
    documents = shop_like(1500)
    documents[77] = text("Refund of money")
    packed = pack(documents)[1]
    entry = json.loads(packed.entry)
    assert len(gzip.compress(packed.entry)) < 500
    assert len(entry["lengths"]) == 3
    assert all(entry[which]["pages"] for which in ("shards", "documents"))
    write(packed, tmp_path, "en")
    assert ask_node(tmp_path, [("en", "refund")])[0]["urls"] == ["page-77/"]
    assert find(documents, "refund") == [77]


def test_what_every_query_needs_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpgen.search.pack._ENTRY", 300)
    documents = shop_like(1500)
    documents[77] = text("Refund of money")
    packed = pack(documents)[1]
    entry = json.loads(packed.entry)
    (shared,) = entry["lengths"]
    assert shared == entry["shards"]["names"] == entry["documents"]["names"]
    assert {"l", "shards", "documents"} < json.loads(packed.files[shared]).keys()
    write(packed, tmp_path, "en")
    assert ask_node(tmp_path, [("en", "refund")])[0]["urls"] == ["page-77/"]
    assert find(documents, "refund") == [77]


def test_fixture_of_the_browser_tests_is_what_we_write() -> None:
    documents = [
        IndexedTexts("Refund", ("money",), ("When",), "The money comes.", ("Soon.", "When the money comes back.")),
        *(text(f"Page {n}", f"Nothing about it {n}.") for n in range(8)),
        text("Refunding gift cards", "Rarely."),
        text("Invoice", "Delivery address."),
        text("คืนเงิน", "คืนเงินภายในห้าวัน"),
        text("退货", "三十天内退货"),
    ]
    packed = pack(documents, "en", [("reimbursement", "refund"), ("退钱", "退货")])[1]
    files = {name: content.decode() for name, content in packed.files.items()}
    content = json.dumps({"entry": packed.entry.decode(), "files": files}, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("HELPGEN_UPDATE_GOLDEN"):
        FIXTURE.write_text(content, "utf-8")
    assert FIXTURE.read_text("utf-8") == content, "make golden writes it anew"


# --- Broken files ----------------------------------------------------------------


DOCUMENTS = [text("Refund", "We pay."), *(text(f"Page {n}") for n in range(5))]


def broken(content: bytes, how: str) -> bytes:
    match how:
        case "cut off":
            return content[: len(content) // 2]
        case "of another version":
            return content.replace(b'{"v":5', b'{"v":3')
        case _:
            return b"<!doctype html><title>Not found</title>"


@pytest.mark.parametrize("how", ["cut off", "of another version", "a page"])
def test_broken_files_are_refused(how: str) -> None:
    packed = pack(DOCUMENTS)[1]
    with pytest.raises(UnreadableFileError):
        IndexReader(broken(packed.entry, how), packed.files.__getitem__)
    reader = IndexReader(packed.entry, lambda name: broken(packed.files[name], how))
    with pytest.raises(UnreadableFileError):
        rank(plan_query("refund", reader), reader)


def test_missing_files_are_refused() -> None:
    packed = pack(DOCUMENTS)[1]
    reader = reader_of(PackedIndex(packed.entry, {}))
    with pytest.raises(UnreadableFileError):
        rank(plan_query("refund", reader), reader)


def test_shard_with_half_its_postings_is_refused() -> None:
    packed = pack(DOCUMENTS)[1]

    def read(name: str) -> str:
        content = json.loads(packed.files[name])
        halves = [posting[: len(posting) // 2] for posting in content.get("p", "").split(" ")]
        return json.dumps({**content, "p": " ".join(halves)} if "p" in content else content)

    reader = IndexReader(packed.entry, read)
    with pytest.raises(UnreadableFileError):
        rank(plan_query("refund", reader), reader)


@pytest.mark.slow
def test_fifty_thousand_sections_are_indexed_and_answered(tmp_path: Path) -> None:
    documents = [IndexedTexts(one.title, sections=(*one.sections, "returns")) for one in shop_like(10_000)]
    documents[1234] = text("Refund of the money", "It takes five days.")
    packed = pack(documents)[1]
    assert max(len(gzip.compress(content)) for content in packed.files.values()) <= 10_240
    assert find(documents[1200:1300], "refund money")[0] == 34
    write(packed, tmp_path, "en")
    answer = ask_node(tmp_path, [("en", "refund money")])[0]
    assert answer["numbers"][0] == 1234  # type: ignore[index]
