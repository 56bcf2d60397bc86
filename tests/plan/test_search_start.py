"""What can be found, and what stands beside results: read from the files that a build writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shops import built, small_shop, write_files

from helpgen import search_commands

SCRIPTS = Path(__file__).parents[2] / "theme/assets/js/search"

CHANNELS = """\
channels:
  - id: phone
    type: phone
    name: Phone
    number: "+420 222 333 444"
    expected_response: 5 minutes
    hours: [{days: [mon, tue, wed], opens: "08:00", closes: "18:00"}]
    best_for: [orders]
  - id: line
    type: line
    name: LINE
    address: "@small"
"""

RETURNS = """\
windows:
  - {id: club, name: Club members, days: 60, starts_from: delivery, when: {member_tier: club}}
  - {id: standard, name: All other orders, days: 45, starts_from: purchase}
refund:
  types: [original_payment]
  within: 5 business days
  starts_from: receipt
  outbound_shipping: none
"""


def start_of(site: Path, language: str = "en") -> dict[str, Any]:
    return dict(json.loads((site / f"search/start/{language}.json").read_text("utf-8")))


def documents(site: Path) -> list[dict[str, Any]]:
    lines = (site / "search/documents.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = small_shop(tmp_path)
    return write_files(root, {"content/channels.yml": CHANNELS, "content/policies/returns.yml": RETURNS})


def test_every_channel_can_be_found_by_the_words_for_its_kind(shop: Path) -> None:
    found = {document["url"]: document for document in documents(built(shop)) if document["kind"] == "channel"}
    phone = found["contact/#hg-channel-phone"]
    assert phone["title"] == "Phone"
    assert "5 minutes" in phone["summary"]
    assert "Monday" in phone["summary"]
    assert "Orders" in phone["text"]
    assert set(found) == {"contact/#hg-channel-phone", "contact/#hg-channel-line"}


def test_every_word_that_the_search_says_stands_in_the_page_or_in_its_start_file(shop: Path) -> None:
    site = built(shop)
    page = (site / "search/index.html").read_text("utf-8")
    in_page = {
        re.sub(r"-(\w)", lambda match: match[1].upper(), name) for name in re.findall(r"\sdata-([a-z-]+)=", page)
    }
    in_file = set(start_of(site)["words"])
    texts = {file.stem: file.read_text("utf-8") for file in SCRIPTS.glob("*.js")}
    showing = "".join(texts[name] for name in ("before", "combobox", "elements", "page_data", "results_page", "typing"))
    said = set(re.findall(r"\bwords\.(\w+)", showing))
    said |= {
        name for names in re.findall(r"const \{ ([^}]+) \} = (?:page\.)?words;", showing) for name in names.split(", ")
    }
    groups = re.findall(r'^  \["(\w+)", \[', texts["answer"], re.MULTILINE)
    assert len(groups) == 6
    said |= {f"group{group.title()}" for group in groups}
    assert said - in_page - in_file == set()
    assert {"failed", "loading", "retry"} <= in_page, "what is said when the file does not come"


def test_forms_of_the_number_of_results_are_those_of_the_language(shop: Path) -> None:
    store = (shop / "content/store.yml").read_text("utf-8").replace("languages: [en]", "languages: [en, ar]")
    write_files(shop, {"content/store.yml": store})
    site = built(shop)
    forms = {
        language: {name for name in start_of(site, language)["words"] if name.startswith("count")}
        for language in ("en", "ar")
    }
    assert forms["en"] == {"countOne", "countOther"}
    assert {"countZero", "countOne", "countTwo", "countFew", "countOther"} <= forms["ar"]


def test_kinds_are_told_for_every_document_of_the_index(shop: Path) -> None:
    site = built(shop)
    kinds = [kind for kind, length in start_of(site)["kinds"] for _ in range(length)]
    assert kinds == [document["kind"] for document in documents(site)]
    assert len(kinds) == json.loads((site / "search/en.json").read_text("utf-8"))["count"]


def test_topics_are_told_for_every_document_that_lies_in_a_category(shop: Path) -> None:
    write_files(
        shop,
        {
            "content/en/orders/late/index.md": "---\ntitle: Late parcels\n---\n",
            "content/en/orders/late/lost.md": "---\ntitle: It is lost\n---\nWe look for it.\n",
            "content/en/faq/money.md": "---\ntitle: Money\n---\n## Is it free?\n\nYes.\n",
        },
    )
    site = built(shop)
    start = start_of(site)
    assert start["topics"] == [["orders", "Orders"]]
    topics = [topic for topic, length in start["in"] for _ in range(length)]
    expected = ["orders" if document["url"].startswith("orders/") else "" for document in documents(site)]
    assert topics == expected
    assert topics.count("orders") == 4


def test_popular_pages_are_the_promoted_ones_then_the_rest_of_the_first_page(shop: Path) -> None:
    write_files(
        shop,
        {
            "content/en/loose.md": "---\ntitle: Loose\n---\nText.\n",
            "content/en/faq/money.md": "---\ntitle: Money\n---\n## Is it free?\n\nYes.\n",
        },
    )
    popular = [link["title"] for link in start_of(built(shop))["popular"]]
    assert popular == ["Where is my parcel?", "Loose", "Money", "Orders"]


def test_shop_without_promoted_articles_offers_what_its_first_page_has(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"en/orders/track.md": "---\ntitle: Track\n---\nText.\n"})
    start = start_of(built(root))
    assert [link["title"] for link in start["popular"]] == ["Orders"]
    assert start["channels"] == []
    assert start["policies"] == []


def test_fact_is_written_from_the_policy_and_names_what_differs(shop: Path) -> None:
    (policy,) = start_of(built(shop))["policies"]
    assert policy["url"] == "policies/returns/"
    window = policy["facts"][0]
    assert window["value"] == "45 days from the purchase"
    assert window["note"] == "Club members: 60 days"
    assert "return time" in window["asked"]
    assert "return deadlin" in window["asked"], "as the index knows the words"


def test_articles_that_explain_a_policy_count_as_being_about_it(shop: Path) -> None:
    write_files(shop, {"content/en/orders/send-back.md": "---\ntitle: Send it back\npolicy: returns\n---\nText.\n"})
    site = built(shop)
    (policy,) = start_of(site)["policies"]
    titles = [documents(site)[number]["title"] for number in policy["numbers"]]
    assert titles == ["Returns and refunds", "Send it back"]


def test_words_with_which_somebody_asks_are_known_to_the_index(shop: Path) -> None:
    site = built(shop)
    assert "deadline" not in " ".join(document["text"] for document in documents(site))
    reader = search_commands.open_index(site / "search/en.json")
    assert "deadlin ×1.00" in "\n".join(search_commands.explain_lines(reader, "return deadline "))


def test_start_file_is_small(shop: Path) -> None:
    assert len((built(shop) / "search/start/en.json").read_bytes()) < 5_000
