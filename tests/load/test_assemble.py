"""Which file is what: languages, homes, categories, sections, articles, topics, and what a path stands for."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from shops import CONFIG, HOME, ORDERS, STORE, Files, article, built, find, page, plain_folder, small_shop

from helpgen.diagnostics import Diagnostic
from helpgen.load import load_help_center
from helpgen.mkdocs_plugin import read_settings
from helpgen.model import Category, HelpCenter, Target, TargetKind

TODAY = date(2026, 11, 21)


def load(root: Path) -> tuple[HelpCenter, list[Diagnostic]]:
    settings, found = read_settings(root / "mkdocs.yml", TODAY)
    assert settings is not None
    assert found == ()
    help_center, told = load_help_center(settings)
    assert help_center is not None, told
    return help_center, list(told)


def load_plain(root: Path, files: Files, config: str = CONFIG) -> HelpCenter:
    return load(plain_folder(root, files, config))[0]


def titles(categories: Iterable[Category]) -> dict[str, str]:
    return {category.id: category.title for category in categories}


# --- Languages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "languages"),
    [
        (["index.md"], ("en",)),
        (["en/index.md", "th/index.md"], ("en", "th")),
        (["th/a.md", "cs/a.md"], ("cs", "th")),
        (["pt-BR/a.md", "zh-Hant/a.md"], ("pt-BR", "zh-Hant")),
        (["en/index.md", "th/index.md", "about.md"], ("en",)),
        (["en/index.md", "guides/a.md"], ("en",)),
        (["it/printer.md", "hr/payroll.md", "sales/a.md"], ("en",)),
        (["fr/a.md"], ("fr",)),
    ],
    ids=" ".join,
)
def test_top_folders_are_languages_only_if_every_one_is_a_tag(
    tmp_path: Path, files: list[str], languages: tuple[str, ...]
) -> None:
    assert load_plain(tmp_path, dict.fromkeys(files, "# A")).languages == languages


def test_language_of_the_theme_is_the_default_of_a_plain_folder(tmp_path: Path) -> None:
    config = CONFIG.replace("name: material", "name: material\n  language: th")
    help_center = load_plain(tmp_path, {"en/a.md": "# A", "th/a.md": "# A"}, config)
    assert help_center.languages == ("th", "en")


def test_store_names_the_languages_whatever_the_folders(tmp_path: Path) -> None:
    files = {"store.yml": STORE.replace("[en]", "[en, cs]"), "de/a.md": "# A", "a.md": "# A"}
    help_center, told = load(small_shop(tmp_path, files))
    assert help_center.languages == ("en", "cs")
    assert [(each.code, each.position.path) for each in told if each.code == "HC107"] == [
        ("HC107", "content/a.md"),
        ("HC107", "content/de/a.md"),
    ]


def test_only_language_folder_of_a_plain_folder_is_a_folder_or_a_language_but_never_both(tmp_path: Path) -> None:
    site = built(plain_folder(tmp_path, {"fr/index.md": "# Bonjour", "fr/a.md": "# A"}))
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert "fr/fr/a" not in pages
    assert len([name for name in pages if name.endswith("a")]) == 1


# --- What a file is --------------------------------------------------------------------


def test_folders_are_categories_and_sections_and_files_are_articles(tmp_path: Path) -> None:
    files = {
        "en/orders/gifts/index.md": "---\ntitle: Gifts\n---\n",
        "en/orders/gifts/wrap.md": article(title="Wrapping"),
        "en/no-index_here/deep/er/a.md": article(title="A"),
    }
    help_center, _ = load(small_shop(tmp_path, files))
    assert titles(help_center.categories) == {
        "orders": "Orders",
        "orders/gifts": "Gifts",
        "no-index_here": "No index here",
        "no-index_here/deep": "Deep",
        "no-index_here/deep/er": "Er",
    }
    parents = {category.id: category.parent for category in help_center.categories}
    assert parents["orders/gifts"] == "orders"
    assert parents["no-index_here/deep/er"] == "no-index_here/deep"
    assert {each.id: each.category for each in help_center.articles} == {
        "orders/track": "orders",
        "orders/gifts/wrap": "orders/gifts",
        "no-index_here/deep/er/a": "no-index_here/deep/er",
    }


@pytest.mark.parametrize("name", ["index.md", "README.md", "readme.md", "Index.markdown"])
def test_index_and_readme_speak_for_their_folder(tmp_path: Path, name: str) -> None:
    help_center = load_plain(tmp_path, {name: "# Home", f"orders/{name}": "# All orders", "orders/a.md": "# A"})
    assert [landing.title for landing in help_center.homes] == ["Home"]
    assert titles(help_center.categories) == {"orders": "All orders"}
    assert [each.id for each in help_center.articles] == ["orders/a"]


def test_index_wins_over_readme(tmp_path: Path) -> None:
    files = {
        "orders/index.md": "# Index",
        "orders/README.md": "# Readme",
        "index.md": "# Home",
        "README.md": "# No home",
    }
    help_center = load_plain(tmp_path, {**files, "orders/a.md": "# A"})
    assert titles(help_center.categories) == {"orders": "Index"}
    html = page(built(tmp_path), "")
    assert "Home" in html
    assert "No home" not in html


def test_faq_folder_of_a_shop_holds_topics_and_that_of_a_plain_folder_articles(tmp_path: Path) -> None:
    files = {"en/faq/index.md": "# Questions", "en/faq/delivery.md": "# Delivery\n\n## When?\n\nSoon.\n"}
    shop, _ = load(small_shop(tmp_path / "shop", files))
    assert [(topic.id, topic.title, len(topic.questions)) for topic in shop.faq_topics] == [("delivery", "Delivery", 1)]
    assert [landing.title for landing in shop.faq_indexes] == ["Questions"]
    plain = load_plain(tmp_path / "plain", {"index.md": "# A", "faq/delivery.md": "# Delivery\n\n## When?\n"})
    assert [each.id for each in plain.articles] == ["faq/delivery"]
    assert plain.faq_topics == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From the front matter\n---\n# From the heading\n", "From the front matter"),
        ("# From the *heading*\n\nText", "From the heading"),
        ("Text\n\n# Not at the top", "My answer 2"),
        ("", "My answer 2"),
        ("---\n\nA horizontal rule, no front matter\n", "My answer 2"),
        ("\ufeff---\ntitle: Behind a mark\n---\n", "Behind a mark"),
    ],
)
def test_title_comes_from_front_matter_then_heading_then_file_name(tmp_path: Path, text: str, title: str) -> None:
    help_center = load_plain(tmp_path, {"index.md": "# A", "my-answer_2.md": text})
    assert [each.title for each in help_center.articles] == [title]


# --- Order -----------------------------------------------------------------------------


def test_order_then_title_decides_and_nav_decides_before_both(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home",
        "a.md": "---\ntitle: Zebra\norder: 1\n---\n",
        "b.md": "# apple",
        "c.md": "# Banana",
        "d.md": "---\ntitle: Last\norder: 0\n---\n",
    }
    assert [each.id for each in load_plain(tmp_path / "one", files).articles] == ["d", "a", "b", "c"]
    config = CONFIG + "nav: [index.md, {Fruit: [c.md, {Green: b.md}]}]\n"
    assert [each.id for each in load_plain(tmp_path / "two", files, config).articles] == ["c", "b", "d", "a"]


def test_equal_folders_give_equal_help_centers(tmp_path: Path) -> None:
    files = {"index.md": "# Home", "b/x.md": "# X {{ a }}", "a/y.md": "# Y\n\n[x](../b/x.md)"}
    one = load_plain(tmp_path, files)
    assert load_plain(tmp_path, dict(reversed(files.items()))) == one


# --- What a path stands for ----------------------------------------------------------------


def test_path_stands_for_what_lies_there(tmp_path: Path) -> None:
    files = {
        "store.yml": STORE.replace("[en]", "[en, th]"),
        "channels.yml": "channels: [{id: a, type: form, name: A}]",
        "policies/shipping.yml": "handling: 1 day",
        "en/faq/delivery.md": "# Delivery",
        "en/orders/label.svg": "<svg/>",
        "th/index.md": HOME,
    }
    help_center, _ = load(small_shop(tmp_path, files))
    expected = {
        "en/index.md": Target(TargetKind.HOME, "", "en"),
        "en": Target(TargetKind.HOME, "", "en"),
        "th": Target(TargetKind.HOME, "", "th"),
        "en/orders/index.md": Target(TargetKind.CATEGORY, "orders", "en"),
        "en/orders": Target(TargetKind.CATEGORY, "orders", "en"),
        "en/orders/track.md": Target(TargetKind.ARTICLE, "orders/track", "en"),
        "en/faq": Target(TargetKind.FAQ_INDEX, "", "en"),
        "en/faq/delivery.md": Target(TargetKind.FAQ_TOPIC, "delivery", "en"),
        "policies/shipping.yml": Target(TargetKind.POLICY, "shipping", ""),
        "channels.yml": Target(TargetKind.CONTACT, "", ""),
        "en/orders/label.svg": Target(TargetKind.ASSET, "en/orders/label.svg", ""),
        # What the translation lacks:
        "th/orders/track.md": Target(TargetKind.ARTICLE, "orders/track", "th"),
        "th/orders": Target(TargetKind.CATEGORY, "orders", "th"),
        "th/faq/delivery.md": Target(TargetKind.FAQ_TOPIC, "delivery", "th"),
        "th/orders/label.svg": Target(TargetKind.ASSET, "en/orders/label.svg", ""),
    }
    assert {path: help_center.find_target(path) for path in expected} == expected
    for path in ("en/orders/gone.md", "orders/track.md", "policies/returns.yml", "store.yml", "..", "", "de/index.md"):
        assert help_center.find_target(path) is None


# --- The shop --------------------------------------------------------------------------------


def test_shop_with_a_mistake_in_its_facts_says_nothing_of_its_texts(tmp_path: Path) -> None:
    files = {"policies/shipping.yml": "handling: soon", "en/orders/x.md": article("{{ shipping.handling }}")}
    assert [each.code for each in find(small_shop(tmp_path, files))] == ["HC142"]


def test_plain_folder_softens_what_is_wrong_in_texts(tmp_path: Path) -> None:
    files = {"index.md": "---\ntitle: a: b\nlayout: wide\n---\n[x](gone.md) {{ a.b }} ![y](gone.png)\n"}
    found = find(plain_folder(tmp_path, files))
    assert {each.code: each.severity for each in found} == {
        "HC125": "warning",
        "HC001": "warning",
        "HC003": "warning",
        "HC018": "warning",
    }
    html = page(built(tmp_path), "")
    assert "{{ a.b }}" in html
    assert "gone" not in html


def test_front_matter_of_other_programs_is_a_note_in_a_plain_folder(tmp_path: Path) -> None:
    found = find(plain_folder(tmp_path, {"index.md": "---\nlayout: wide\ntags: [a, b]\n---\n# Home\n"}))
    assert {(each.code, each.severity) for each in found} == {("HC012", "info")}


def test_facts_of_the_shop_are_quoted_in_every_kind_of_text(tmp_path: Path) -> None:
    files = {
        "policies/shipping.yml": 'cutoff: "14:00"\nhandling: 1-2 business days\n'
        "zones: [{id: eu, countries: [CZ]}]\nmethods: [{id: post, name: <Post>}]\n"
        "rates: [{id: post-eu, method: post, zone: eu, price: 7.90 EUR, transit: 3 days}]\n",
        "en/index.md": HOME + "Home {{ store.name }}\n",
        "en/orders/index.md": ORDERS + "Category {{ shipping.rates.post-eu.price }}\n",
        "en/orders/x.md": article("{{ shipping.handling }} | {{ shipping.cutoff }} | {{ shipping.methods.post.name }}"),
        "en/faq/x.md": "# X\n\nIntro {{ store.name }}\n\n## Is it {{ store.name }}?\n\nYes, {{ store.url }}\n",
    }
    site = built(small_shop(tmp_path, files))
    assert "Home Small" in page(site, "")
    assert "Category €7.90" in page(site, "orders")
    assert "1–2 business days | 14:00 | &lt;Post&gt;" in page(site, "orders/x").replace("2:00\u202fPM", "14:00")
    faq = page(site, "faq/x")
    assert "Intro Small" in faq
    assert "Is it Small?" in faq
    assert "Yes, https://www.small.example/" in faq
