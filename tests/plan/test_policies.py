"""Facts of a policy appear on its page in every language, and what the shop has not said is not shown."""

import html
import os
import re
from pathlib import Path

import pytest
import shops
from reading import read_aloud

LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
POLICIES = (
    "shipping", "returns", "returns/2026-01-01", "warranty", "orders", "complaints", "legal", "privacy",
    "accessibility", "withdrawal",
)  # fmt: skip
ADDRESS = {language: "" if language == "en" else f"{language}/" for language in LANGUAGES}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shops.built_demo(tmp_path_factory)


def main_of(site: Path, address: str) -> str:
    """Return the words and tags in the main part of a page, blanks of every kind as one, without marks of direction."""
    # The tool on the page has tests of its own.
    beside = r'<svg.*?</svg>|<section class="hg-needs-script.*?</section>'
    text = html.unescape(re.sub(beside, "", shops.main_of(shops.page(site, address)), flags=re.DOTALL))
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u2066-\u2069]", "", text))


FACTS = {
    # What the page of a policy says, in the order of LANGUAGES; one text alone is the same in all.
    ("shipping", "price with its currency"): ("CZK 99", "CZK 99", "CZK 99", "99 Kč", "CZK 99", "99 CZK"),
    ("shipping", "price in euros"): ("€7.90", "€7.90", "€7.90", "7,90 €", "€7,90", "7.90 €"),
    ("shipping", "free from"): ("CZK 1,500", "CZK 1,500", "CZK 1,500", "1 500 Kč", "CZK 1.500", "1,500 CZK"),
    ("shipping", "free of charge"): ("Free", "ฟรี", "免费", "Zdarma", "Gratis", "مجانًا"),
    ("shipping", "transit"): (
        "1–2 business days",
        "1–2 วันทำการ",
        "1–2 个工作日",
        "1–2 pracovní dny",
        "1–2 hari kerja",
        "1–2 يوم عمل",
    ),
    ("shipping", "cut-off"): ("2:00 PM", "14:00", "14:00", "14:00", "14.00", "2:00 م"),
    ("shipping", "carrier"): ("PPL",),
    ("shipping", "country"): ("Saudi Arabia", "ซาอุดีอาระเบีย", "沙特阿拉伯", "Saúdská Arábie", "Arab Saudi", "السعودية"),
    ("shipping", "restricted goods"): (
        "Bear spray",
        "สเปรย์ไล่หมี",
        "防熊喷雾",
        "Sprej proti medvědům",
        "Semprotan penghalau beruang",
        "بخاخ طرد الدببة",
    ),
    ("returns", "standard window"): ("30 days", "30 วัน", "30 天", "30 dní", "30 hari", "30 يومًا"),
    ("returns", "members' window"): ("60 days", "60 วัน", "60 天", "60 dní", "60 hari", "60 يومًا"),
    ("returns", "exclusion"): (
        "Gift cards that have been used",
        "บัตรของขวัญที่ใช้แล้ว",
        "已使用的礼品卡",
        "Dárkové karty, které už byly použity",
        "Kartu hadiah yang sudah digunakan",
        "بطاقات الهدايا المستخدمة",
    ),
    ("warranty", "legal"): ("2 years", "2 ปี", "2 年", "2 roky", "2 tahun", "سنتين"),
    ("warranty", "percent"): ("50%", "50%", "50%", "50 %", "50%", "50"),
    ("warranty", "step"): (
        "Clean and dry the item.",
        "ทำความสะอาดสินค้าและทำให้แห้ง",
        "清洁商品并晾干。",
        "Zboží vyčistěte a usušte.",
        "Bersihkan dan keringkan barang.",
        "نظّف المنتج وجفّفه.",
    ),
    ("orders", "free cancelling"): ("60 minutes", "60 นาที", "60 分钟", "60 minut", "60 menit", "60 دقيقة"),
    ("orders", "fee"): ("CZK 39", "CZK 39", "CZK 39", "39 Kč", "CZK 39", "39 CZK"),
    ("orders", "way to pay"): (
        "Cash on delivery",
        "เก็บเงินปลายทาง",
        "货到付款",
        "Dobírka",
        "Bayar di tempat (COD)",
        "الدفع عند الاستلام",
    ),
}


@pytest.mark.parametrize(("policy", "fact"), list(FACTS), ids=[f"{policy}-{fact}" for policy, fact in FACTS])
def test_fact_stands_on_the_page_in_every_language(demo: Path, policy: str, fact: str) -> None:
    words = FACTS[policy, fact]
    for language, expected in zip(LANGUAGES, words * 6 if len(words) == 1 else words, strict=True):
        assert expected in main_of(demo, f"{ADDRESS[language]}policies/{policy}"), language


SNAPSHOTS_DIR = Path(__file__).parents[1] / "fixtures" / "policy_pages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_read_as_agreed(demo: Path, language: str) -> None:
    """`make golden` writes the snapshots anew; read the difference as a shopper of that language would."""
    folder = demo / f"{ADDRESS[language]}policies"
    pages = sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    assert len(pages) == 10
    read = [f"=== {name}\n{read_aloud(shops.main_of(shops.page(folder, name)).partition('>')[2])}" for name in pages]
    snapshot, text = SNAPSHOTS_DIR / f"{language}.txt", "\n".join(read)
    if os.environ.get("HELPGEN_UPDATE_GOLDEN"):
        snapshot.write_text(text, "utf-8")
    assert text == snapshot.read_text("utf-8")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_no_gaps_and_no_english_in_other_languages(demo: Path, policy: str, language: str) -> None:
    page = main_of(demo, f"{ADDRESS[language]}policies/{policy}")
    assert not re.search(r"\{\w*\}", page), "a blank was not filled"
    for tag in ("li", "p", "td", "dd", "dt", "h2", "th", "caption", "ol", "ul", "section", "tbody"):
        assert not re.search(rf"<{tag}[^>]*>\s*</{tag}>", re.sub(r'<p class="hg-status"[^>]*></p>', "", page)), tag
    if language != "en":
        english = main_of(demo, f"policies/{policy}")
        headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", english)
        assert headings
        for heading in headings:
            assert f">{heading}</h2>" not in page


def test_owner_of_a_policy_is_published_nowhere(demo: Path) -> None:
    for path, content in shops.read_tree(demo).items():
        assert b"logistics@fernway.example" not in content, path
        assert b"returns@fernway.example" not in content, path


# --- What is not said is not shown ----------------------------------------------------

SHIPPING = """\
zones:
  - {id: home, countries: [CZ]}
methods:
  - {id: courier, name: Courier}
rates:
  - {id: r, method: courier, zone: home, price: 5 EUR, transit: 2 days}
"""
RETURNS = """\
windows:
  - {id: all, name: All orders, days: 14, starts_from: delivery}
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
WARRANTY = "warranties:\n  - {id: legal, kind: legal, name: By law, duration: 2 years, starts_from: delivery}\n"
ORDERS = "cancel: {until: packed}\n"


def sections(root: Path, name: str, text: str) -> tuple[list[str], str]:
    """Return the headings of the page of a policy, and its main part."""
    site = shops.built(shops.small_shop(root, {f"policies/{name}.yml": text}))
    page = main_of(site, f"policies/{name}")
    return re.findall(r'<h2 id="([\w-]+)">', page.partition("<form")[0]), page


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("shipping", SHIPPING, ["rates", "methods", "times"]),
        ("shipping", "cutoff: '12:00'\n", ["times"]),
        ("returns", RETURNS, ["windows", "refund"]),
        ("warranty", WARRANTY, ["overview"]),
        ("orders", ORDERS, ["cancel"]),
        ("orders", "invoice: {delivery: parcel}\n", ["invoice"]),
    ],
)
def test_smallest_policy_shows_only_what_it_says(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    found, page = sections(tmp_path, name, text)
    assert [heading for heading in found if not heading.startswith("hg-")] == expected
    assert "None" not in page
    assert "{" not in page
    assert "In force since" not in page


@pytest.mark.parametrize(
    ("more", "heading", "words"),
    [
        ("late: {late_after: 2 days, lost_after: 9 days}\n", "late", "9 days"),
        ("customs: {terms: DDP}\n", "customs", "You pay nothing on delivery."),
        ("customs: {terms: DAP}\n", "customs", "You pay them on delivery."),
        ("restricted:\n  - {what: Knives, zones: [home]}\n", "restricted", "Knives: not delivered to Czechia"),
        ("restricted:\n  - {what: Knives}\n", "restricted", "Knives: not delivered"),
        ("carriers:\n  - {id: p, name: PPL, tracking_url: 'https://p.example/{number}'}\n", "tracking", "PPL"),
    ],
)
def test_each_part_of_shipping_brings_its_section(tmp_path: Path, more: str, heading: str, words: str) -> None:
    found, page = sections(tmp_path, "shipping", SHIPPING + more)
    assert heading in found
    assert words in page


def test_carrier_without_tracking_brings_no_section(tmp_path: Path) -> None:
    found, _ = sections(tmp_path, "shipping", SHIPPING + "carriers:\n  - {id: p, name: PPL}\n")
    assert "tracking" not in found


@pytest.mark.parametrize(
    ("more", "heading", "words"),
    [
        ("exchanges: {allowed: false}\n", "exchanges", "We do not exchange items."),
        ("exchanges: {allowed: true}\n", "exchanges", "You can exchange an item for another size or colour."),
        ("exchanges: {allowed: true, within: 9 days, cost: 3 EUR}\n", "exchanges", "Cost of the exchange: €3"),
        ("damaged: {report_within: 3 days}\n", "damaged", "Tell us within 3 days of delivery."),
        ("conditions: [Unused]\n", "conditions", "Unused"),
        ("exclusions:\n  - {id: x, what: Socks, reason: other}\n", "exclusions", "Socks"),
        ("methods:\n  - {id: m, type: mail, name: Post, cost: customer}\n", "methods", "You pay the postage"),
        ("methods:\n  - {id: m, type: mail, name: Post, cost: free}\n", "methods", "Free"),
    ],
)
def test_each_part_of_returns_brings_its_section(tmp_path: Path, more: str, heading: str, words: str) -> None:
    found, page = sections(tmp_path, "returns", RETURNS + more)
    assert heading in found
    assert words in page


def test_items_that_stay_excluded_even_when_defective_promise_nothing(tmp_path: Path) -> None:
    more = "exclusions:\n  - {id: x, what: Socks, reason: other, unless_defective: false}\n"
    _, page = sections(tmp_path, "returns", RETURNS + more)
    assert "Defective items can always be returned." not in page


def test_window_in_business_days_says_so(tmp_path: Path) -> None:
    _, page = sections(tmp_path, "returns", RETURNS.replace("days: 14", "days: 1, unit: business"))
    assert "1 business day<" in page


def test_commercial_warranty_says_that_rights_by_law_stay(tmp_path: Path) -> None:
    line = "  - {id: own, kind: commercial, name: Ours, duration: lifetime, starts_from: purchase}\n"
    found, page = sections(tmp_path, "warranty", WARRANTY + line)
    assert "warranty-own" in found
    assert "Your rights by law stay untouched." in page
    assert "As long as the item lasts" in page


def test_shop_without_policies_has_no_page_and_no_link_to_one(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path))
    assert not (site / "policies").exists()
    assert "policies/" not in shops.page(site, "")


def test_effective_day_and_revision_are_told(tmp_path: Path) -> None:
    _, page = sections(tmp_path, "orders", "effective_from: 2026-09-01\nrevision: '2'\n" + ORDERS)
    assert "In force since September 1, 2026, revision 2" in page
