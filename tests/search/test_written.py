"""What is remembered of an index never shows: its files are those of a clean build, and little is made again."""

import random
from collections.abc import Callable, Iterable, Sequence

import pytest
from packed import text

from helpgen.memory import digest_of
from helpgen.search.index import IndexedTexts, Indexer
from helpgen.search.pack import PackedIndex, pack_index
from helpgen.search.written import Recall, encode_index, make_anew

WORDS = {
    "en": "refund refunds refunded return returning parcel wi-fi order invoice money-back card gift cards size",
    "id": "pesan memesan pesanan pemesanan kirim pengiriman tagihan penagihan ditagih kembali mengembalikan",
    "cs": "vrátit vrácení zásilka zásilky balík faktura platba platby karta dárek velikost peníze účet",
    "zh": "退货 退款 订单 发票 礼品卡 尺码 您可以在三十天内退货 退款需要五个工作日 包裹 账户",
    "th": "คืนสินค้า ติดตามพัสดุ น้ำหนักของพัสดุ ใบแจ้งหนี้ บัตรของขวัญ ขนาด ชำระเงิน คืนเงิน",
}
GROUPS = {
    "en": (("refund", "money back", "-reimburse"), ("parcel", "order"), ("gift card", "card", "voucher")),
    "id": (("pesanan", "kirim"), ("tagihan", "-faktur", "kembali")),
    "cs": (("zásilka", "balík"), ("peníze", "platba", "-kačky")),
    "zh": (("退货", "退款"), ("包裹", "-快递", "订单")),
    "th": (("พัสดุ", "คืนสินค้า"), ("ขนาด", "-ไซส์", "บัตรของขวัญ")),
}


class Remembered:
    """A memory of what was written, which counts what it did not know."""

    def __init__(self) -> None:
        self.contents: dict[bytes, bytes] = {}
        self.made: list[str] = []

    def recall(self, facts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
        what, *rest = facts
        key = digest_of(what, *rest)
        if key not in self.contents:
            self.made.append(str(what))
            self.contents[key] = make()
        return self.contents[key]


def packed(documents: Sequence[IndexedTexts], language: str, recall: Recall = make_anew) -> PackedIndex:
    indexer = Indexer(language)
    parts = [indexer.index(documents[start : start + 7]) for start in range(0, len(documents), 7)]
    groups = GROUPS[language]
    index = indexer.join(parts, [phrase for group in groups for phrase in group])
    return pack_index(encode_index(index, groups, recall), ())


def drawn(draw: random.Random, language: str) -> IndexedTexts:
    def some(most: int) -> str:
        return " ".join(draw.choices(WORDS[language].split(), k=draw.randint(0, most)))

    return IndexedTexts(some(3), [some(1)], [some(2)], some(6), [some(9) for _ in range(draw.randint(0, 4))])


@pytest.mark.parametrize("language", list(WORDS))
def test_index_that_remembers_is_that_of_a_clean_build(language: str) -> None:
    draw = random.Random(7)
    documents = [drawn(draw, language) for _ in range(80)]
    memory = Remembered()
    for _ in range(12):
        at = draw.randrange(len(documents))
        match draw.randrange(4):
            case 0:
                documents[at] = drawn(draw, language)
            case 1:
                documents.insert(at, drawn(draw, language))
            case 2:
                del documents[at]
            case _:  # lost, as by a broken cache
                memory.contents = dict(draw.sample(sorted(memory.contents.items()), len(memory.contents) // 2))
        assert packed(documents, language, memory.recall) == packed(documents, language)


def test_one_word_more_is_written_alone() -> None:
    documents = [text(f"Page {n}", f"word{n} other{n * 3} third{n * 7} filler " * 9) for n in range(99)]
    memory = Remembered()
    first = packed(documents, "en", memory.recall)
    assert memory.made.count("bucket") > 9
    memory.made.clear()
    assert packed(documents, "en", memory.recall) == first
    assert memory.made == []
    documents[50] = text("Page 50", documents[50].sections[0] + "zebra")
    assert packed(documents, "en", memory.recall) == packed(documents, "en")
    assert memory.made == ["bucket"]


def test_text_of_another_length_changes_what_its_words_are_worth() -> None:
    documents = [text(f"Page {n}", "refund parcel order " * (n % 3 + 2)) for n in range(120)]
    memory = Remembered()
    packed(documents, "en", memory.recall)
    memory.made.clear()
    documents[60] = text("Page 60", documents[60].sections[0] + "filler " * 40)
    assert packed(documents, "en", memory.recall) == packed(documents, "en")
    assert {"bucket", "synonyms"} == set(memory.made)
