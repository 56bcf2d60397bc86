"""What readers of each language see: their own texts, else the default language's, and nothing that is not public."""

from datetime import date
from pathlib import Path

import pytest
import shops

from helpgen.load import load_help_center
from helpgen.mkdocs_plugin import read_settings
from helpgen.plan.visible import Visible, show_language

STORE = shops.STORE.replace("[en]", "[en, th, cs]")


def titled(title: str, *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", "summary: Short.", *lines, "---", "Text.", ""])


FILES = {
    "store.yml": STORE,
    "en/orders/index.md": titled("Orders", "order: 1"),
    "en/orders/track.md": titled("Track", "order: 2"),
    "en/orders/cancel.md": titled("Cancel", "order: 1"),
    "en/returns/index.md": titled("Returns", "order: 2"),
    "en/returns/late/refund.md": titled("Refund"),
    "en/faq/delivery.md": titled("Delivery", "order: 1"),
    "en/faq/payment.md": titled("Payment", "order: 2"),
    "th/orders/track.md": titled("ติดตาม", "order: 9"),
    "th/faq/payment.md": titled("ชำระเงิน"),
    "th/only/here.md": titled("เฉพาะไทย"),
}


def visible(root: Path, files: dict[str, str], language: str, day: str = shops.TODAY) -> Visible:
    """Load a shop and return what readers of a language see on a day."""
    shops.small_shop(root, files)
    today = date.fromisoformat(day)
    settings, _ = read_settings(root / "mkdocs.yml", today)
    assert settings is not None
    help_center, _ = load_help_center(settings)
    assert help_center is not None
    return show_language(help_center, language, today)


def names(shown: Visible) -> list[tuple[str, str]]:
    return [(article.id, article.language) for article in shown.articles]


def test_missing_translation_is_shown_in_the_default_language(tmp_path: Path) -> None:
    shown = names(visible(tmp_path, FILES, "th"))
    assert ("orders/track", "th") in shown
    assert ("orders/cancel", "en") in shown
    assert ("orders/track", "en") not in shown


def test_text_of_another_language_is_no_fallback(tmp_path: Path) -> None:
    assert "only/here" in dict(names(visible(tmp_path, FILES, "th")))
    assert "only/here" not in dict(names(visible(tmp_path / "cs", FILES, "cs")))
    assert "only/here" not in dict(names(visible(tmp_path / "en", FILES, "en")))


def test_order_is_that_of_the_default_language_and_own_texts_come_last(tmp_path: Path) -> None:
    english = [name for name, _ in names(visible(tmp_path / "en", FILES, "en"))]
    thai = [name for name, _ in names(visible(tmp_path / "th", FILES, "th"))]
    assert english.index("orders/cancel") < english.index("orders/track")
    assert thai == [*english, "only/here"]


def test_faq_topics_fall_back_one_by_one(tmp_path: Path) -> None:
    topics = visible(tmp_path, FILES, "th").topics
    assert [(topic.id, topic.language) for topic in topics] == [("delivery", "en"), ("payment", "th")]


def test_home_falls_back_to_the_default_language(tmp_path: Path) -> None:
    home = visible(tmp_path, FILES, "th").home
    assert home is not None
    assert home.language == "en"


def test_categories_without_anything_to_show_are_absent(tmp_path: Path) -> None:
    files = {
        **FILES,
        "en/empty/index.md": "---\ntitle: Empty\nsummary: Nothing.\n---\n",
        "en/drafts/index.md": "---\ntitle: Drafts\nsummary: Nothing yet.\n---\n",
        "en/drafts/soon.md": titled("Soon", "status: draft"),
        "en/text-only/index.md": titled("Text only"),
    }
    shown = visible(tmp_path, files, "en")
    assert [category.id for category in shown.categories] == ["orders", "returns", "returns/late", "text-only"]
    assert [category.id for category in shown.children[""]] == ["orders", "returns", "text-only"]
    assert [category.id for category in shown.children["returns"]] == ["returns/late"]


@pytest.mark.parametrize(
    ("lines", "day", "is_shown"),
    [
        (["status: published"], "2026-11-21", True),
        (["status: draft"], "2026-11-21", False),
        (["status: archived"], "2026-11-21", False),
        (["audience: agents"], "2026-11-21", False),
        (["publish_at: 2026-11-21"], "2026-11-20", False),
        (["publish_at: 2026-11-21"], "2026-11-21", True),
        (["expires_at: 2026-11-21"], "2026-11-20", True),
        (["expires_at: 2026-11-21"], "2026-11-21", False),
        (["review_by: 2020-01-01"], "2026-11-21", True),
    ],
)
def test_only_what_is_public_on_the_day_is_shown(tmp_path: Path, lines: list[str], day: str, is_shown: bool) -> None:
    shown = visible(tmp_path, {"en/orders/secret.md": titled("Secret", *lines)}, "en", day)
    assert ("orders/secret" in dict(names(shown))) is is_shown


def test_draft_translation_leaves_the_default_language_in_its_place(tmp_path: Path) -> None:
    files = {**FILES, "th/orders/track.md": titled("ร่าง", "status: draft")}
    assert ("orders/track", "en") in names(visible(tmp_path, files, "th"))


def test_fallback_page_is_marked_and_left_out_of_search_and_sitemap(tmp_path: Path) -> None:
    shops.small_shop(tmp_path, FILES)
    site = shops.built(tmp_path)
    html = shops.page(site, "th/orders/cancel")
    assert '<link rel="canonical" href="https://help.small.example/orders/cancel/">' in html
    assert 'lang="en"' in shops.main_of(html)
    assert "/th/orders/cancel/" not in (site / "sitemap.xml").read_text("utf-8")
    assert '"title":"Cancel"' not in (site / "search" / "th.json").read_text("utf-8")
    own = shops.page(site, "th/orders/track")
    assert '<link rel="canonical" href="https://help.small.example/th/orders/track/">' in own
