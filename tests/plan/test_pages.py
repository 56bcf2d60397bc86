"""What the first page, categories, the FAQ and the returns policy offer, read from the pages that a build writes."""

import re
from pathlib import Path

import pytest
from shops import article, built, main_of, page, small_shop, write_files

RETURNS = """\
windows:
  - {id: standard, name: All orders, days: 30, starts_from: delivery}
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
WITHDRAWAL = "withdrawal: {form: true}\n"
FUNCTION = "withdrawal_function: {url: 'https://www.small.example/withdraw'}\n"
ORDERS = "invoice: {channels: [account]}\n"


def links(markup: str) -> list[tuple[str, str]]:
    """Return (address, words) of each link."""
    return re.findall(r'<a [^>]*href="([^"]*)"[^>]*>([^<]*)</a>', markup)


def tasks(site: Path) -> list[tuple[str, str]]:
    """Return the links of the top tasks of the first page."""
    found = re.search(r'<nav class="hg-top-tasks".*?</nav>', page(site, ""), re.DOTALL)
    return links(found[0]) if found else []


def tiles(site: Path) -> list[str]:
    """Return the titles of the cards of the first page."""
    return [words for _, words in links("".join(re.findall(r"<h3>.*?</h3>", main_of(page(site, "")))))]


# --- The first page --------------------------------------------------------------------


def test_first_page_of_a_shop_without_policies_has_no_tasks(tmp_path: Path) -> None:
    assert tasks(built(small_shop(tmp_path))) == []


def test_tasks_lead_to_the_pages_that_the_shop_has(tmp_path: Path) -> None:
    site = built(small_shop(tmp_path, {"policies/returns.yml": RETURNS + WITHDRAWAL}))
    assert tasks(site) == [
        ("policies/returns/", "Return an item"),
        ("policies/withdrawal/", "Withdraw from a contract"),
    ]


def test_single_category_shows_its_sections_as_cards(tmp_path: Path) -> None:
    sections = {
        "en/orders/late/index.md": "---\ntitle: Late parcels\n---\n",
        "en/orders/late/lost.md": article(title="It is lost"),
        "en/orders/paid/index.md": "---\ntitle: Paying\n---\n",
        "en/orders/paid/card.md": article(title="By card"),
    }
    root = small_shop(tmp_path, sections)
    assert tiles(built(root)) == ["Orders", "Late parcels", "Paying"]
    (root / "content/en/orders/track.md").unlink()
    assert tiles(built(root)) == ["Late parcels", "Paying"]
    write_files(root, {"content/en/returns/gift.md": article(title="A gift")})
    assert tiles(built(root)) == ["Orders", "Returns"]


# --- Categories ------------------------------------------------------------------------


def test_recommended_articles_come_first_and_say_so(tmp_path: Path) -> None:
    more = {
        "en/orders/a.md": article(title="First by name", promoted="false"),
        "en/orders/z.md": article(title="Last by name"),
    }
    listed = main_of(page(built(small_shop(tmp_path, more)), "orders/"))
    titles = [words for _, words in links(listed) if words in {"First by name", "Last by name", "Where is my parcel?"}]
    assert titles == ["Last by name", "Where is my parcel?", "First by name"]
    assert listed.count("Recommended") == 2


# --- FAQ -------------------------------------------------------------------------------


def faq(count: int) -> str:
    """Return a topic with so many questions."""
    return "---\ntitle: Money\n---\n" + "".join(f"## Question {n}?\n\nAnswer {n}.\n\n" for n in range(count))


@pytest.mark.parametrize(("count", "opened"), [(12, 12), (13, 0)])
def test_answers_are_folded_only_where_there_are_many(tmp_path: Path, count: int, opened: int) -> None:
    markup = page(built(small_shop(tmp_path, {"en/faq/money.md": faq(count)})), "faq/money/")
    assert markup.count("<details id=") == count
    assert len(re.findall(r"<details id=[^>]* open>", markup)) == opened


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Yes, *of course* & always.\n\nMore below.", "<p>Yes, of course &amp; always.</p>"),
        ("- By card\n- In cash\n\nMore below.", "<p>By card · In cash</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", None),
    ],
)
def test_faq_index_shows_how_each_answer_begins(tmp_path: Path, answer: str, shown: str | None) -> None:
    topic = f"---\ntitle: Money\n---\n## Is it free?\n\n{answer}\n"
    found = re.search(
        r'<ul class="hg-short-answers">.*?</ul>',
        page(built(small_shop(tmp_path, {"en/faq/money.md": topic})), "faq/"),
        re.DOTALL,
    )
    assert found is not None
    assert "More below" not in found[0]
    assert re.findall(r"<p>.*?</p>", found[0]) == ([shown] if shown else [])


# --- Returns ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returns", "legal", "address"),
    [
        (RETURNS, "", None),
        (RETURNS + WITHDRAWAL, "", "../withdrawal/"),
        (RETURNS + WITHDRAWAL, FUNCTION, "https://www.small.example/withdraw"),
    ],
)
def test_returns_page_begins_with_the_right_to_withdraw(
    tmp_path: Path, returns: str, legal: str, address: str | None
) -> None:
    files = {"policies/returns.yml": returns, **({"policies/legal.yml": legal} if legal else {})}
    markup = page(built(small_shop(tmp_path, files)), "policies/returns/")
    boxes = re.findall(r'<section class="hg-withdraw-box">.*?</section>', markup, re.DOTALL)
    assert [link for box in boxes for link, _ in links(box)] == ([address] if address else [])
    if address:
        assert markup.index("hg-withdraw-box") < markup.index('id="windows"')
