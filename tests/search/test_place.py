"""The place of a document without lunr is the place that lunr gives it."""

import pytest
from packed import pack, reader_of, text

from helpgen.search.place import Places
from helpgen.search.query import plan_query
from helpgen.search.rank import rank

WORDS = ("refund", "return", "parcel", "late", "order", "cancel", "card", "invoice", "gift", "size")
DOCUMENTS = tuple(
    text(
        " ".join(WORDS[(number + step) % len(WORDS)] for step in range(1 + number % 3)),
        " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 12)) + f" word{number}",
        keywords=[WORDS[number % 7]] if number % 4 == 0 else [],
        headings=[WORDS[number % 5]] if number % 3 == 0 else [],
    )
    for number in range(60)
)
QUERIES = [
    *WORDS, "refund for a late parcel", "cancel the order gift card", "retrun parcel", "ref", "word7 size",
    "money back", "how do I cancel an order that I paid with a gift card",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_documents_among_the_first_are_those_that_lunr_ranks_first(query: str) -> None:
    groups = (("money back", "refund"), ("parcel", "package"))
    reader = reader_of(pack(DOCUMENTS, "en", groups)[1])
    order = [found.number for found in rank(plan_query(query, reader), reader)]
    places = Places(reader)
    assert order
    for limit in (1, 3, 10):
        first = {number for number in range(len(DOCUMENTS)) if places.is_among(number, query, limit)}
        assert first == set(order[:limit])
