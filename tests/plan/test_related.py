"""Related articles: named ones first, then those that share rare words, the same on every machine."""

import pytest

from helpgen.diagnostics import Position
from helpgen.model import EMPTY_BODY, Article, Publication, Reference
from helpgen.plan.related import RELATED_SHOWN, relate_articles

HERE = Position("content/en/x.md", 1)


def article(
    article_id: str, title: str, summary: str = "", *, keywords: tuple[str, ...] = (), related: tuple[str, ...] = ()
) -> Article:
    return Article(
        id=article_id,
        language="en",
        path=f"en/{article_id}.md",
        category=article_id.rpartition("/")[0],
        title=title,
        summary=summary,
        publication=Publication(),
        is_promoted=False,
        order=None,
        keywords=keywords,
        related=tuple(Reference(name, HERE) for name in related),
        policy=None,
        channels=(),
        moved_from=(),
        video=None,
        body=EMPTY_BODY,
        position=HERE,
    )


SHOP = (
    article("returns/return-item", "How do I return an item?", "Print the label and hand the parcel in."),
    article("returns/refund-time", "When do I get my refund?", "Refunds take five days after the parcel is back."),
    article("returns/exchange", "Can I exchange an item?", "Return the item and order the other size."),
    article("shipping/track", "Where is my parcel?", "Track the parcel with the number in the e-mail."),
    article("payment/invoice", "Where is my invoice?", "The invoice is in the e-mail.", keywords=("VAT",)),
    article("payment/vat", "Is VAT part of the price?", "Prices have VAT."),
    article("account/password", "I forgot my password", "Ask for a new one."),
)


def test_articles_that_share_rare_words_are_related() -> None:
    related = relate_articles(SHOP)
    assert related["returns/return-item"][0] == "returns/exchange"
    assert "payment/vat" in related["payment/invoice"]
    assert "payment/invoice" in related["payment/vat"]


def test_article_without_a_shared_word_has_no_related_ones() -> None:
    assert relate_articles(SHOP)["account/password"] == ()


def test_no_article_is_related_to_itself_or_twice() -> None:
    for name, related in relate_articles(SHOP).items():
        assert name not in related
        assert len(set(related)) == len(related) <= RELATED_SHOWN


def test_what_the_writer_named_comes_first_and_in_her_order() -> None:
    named = ("payment/vat", "account/password")
    articles = (article("returns/return-item", SHOP[0].title, SHOP[0].summary, related=named), *SHOP[1:])
    assert relate_articles(articles)["returns/return-item"][:3] == (*named, "returns/exchange")


def test_more_named_articles_than_fit_are_cut_in_the_writers_order() -> None:
    names = tuple(one.id for one in SHOP[1:])
    articles = (article("returns/return-item", "Return", related=names), *SHOP[1:])
    assert relate_articles(articles)["returns/return-item"] == names[:RELATED_SHOWN]


def test_named_article_that_is_not_shown_is_left_out() -> None:
    articles = (article("a", "Return", related=("drafts/secret", "b")), article("b", "Refund"))
    assert relate_articles(articles)["a"] == ("b",)


def test_same_category_wins_between_equals() -> None:
    articles = (
        article("a/one", "Gift card balance"),
        article("b/two", "Gift card balance again"),
        article("a/two", "Gift card balance again"),
        *(article(f"c/{number}", f"Something else {number}") for number in range(12)),
    )
    assert relate_articles(articles)["a/one"][:2] == ("a/two", "b/two")


def test_words_that_nearly_every_article_has_relate_nothing() -> None:
    articles = tuple(article(f"a/{number}", f"Fernway topic{number}") for number in range(20))
    assert all(not related for related in relate_articles(articles).values())


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("退货需要多长时间", "退货运费由谁承担", "忘记密码怎么办"),
        ("คืนสินค้าได้ภายในกี่วัน", "ค่าส่งคืนสินค้า", "ลืมรหัสผ่าน"),
        ("Jak vrátit zboží", "Výměna zbozi", "Zapomenuté heslo"),
    ],
    ids=["zh", "th", "cs"],
)
def test_articles_are_related_in_languages_without_blanks_and_with_accents(first: str, second: str, other: str) -> None:
    articles = (article("a", first), article("b", second), article("c", other))
    assert relate_articles(articles)["a"] == ("b",)


def test_order_of_the_articles_does_not_change_what_is_related() -> None:
    assert relate_articles(tuple(reversed(SHOP))) == relate_articles(SHOP)
