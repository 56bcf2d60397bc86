"""Names, titles, dates and translations: what is told, of what, and what is not."""

from pathlib import Path

import pytest
from shops import STORE, Files, Found, article, find, plain_folder, small_shop


def told(root: Path, files: Files, code: str) -> list[Found]:
    return [each for each in find(small_shop(root, files)) if each.code == code]


def test_title_that_stands_twice_is_told_once_and_only_in_one_language(tmp_path: Path) -> None:
    files = {
        "store.yml": STORE.replace("[en]", "[en, th]"),
        "en/orders/a.md": article(title="Returns"),
        "en/orders/b.md": article(title="returns"),
        "th/orders/a.md": article(title="Returns"),
        "en/orders/draft.md": article(title="Returns", status="draft"),
    }
    (found,) = told(tmp_path, files, "HC005")
    assert found.path == "content/en/orders/b.md"


def test_missing_summary_is_told_of_published_articles_of_a_shop_only(tmp_path: Path) -> None:
    files = {
        "en/orders/a.md": article(summary=None, title="A"),
        "en/orders/b.md": article(summary=None, title="B", status="draft"),
        "en/faq/x.md": "# X\n\n## Why?\n\nSo.\n",
    }
    assert [each.path for each in told(tmp_path / "shop", files, "HC013")] == ["content/en/orders/a.md"]
    assert find(plain_folder(tmp_path / "plain", {"index.md": "# A", "a.md": "# B"})) == []


@pytest.mark.parametrize(("day", "is_told"), [("2026-11-20", True), ("2026-11-21", False), ("2026-11-22", False)])
def test_review_is_overdue_from_the_day_after(tmp_path: Path, day: str, is_told: bool) -> None:
    assert bool(told(tmp_path, {"en/orders/a.md": article(review_by=day)}, "HC015")) == is_told


def test_review_of_a_topic_and_of_a_draft_is_told_too(tmp_path: Path) -> None:
    files = {
        "en/orders/a.md": article(review_by="2020-01-01", status="draft"),
        "en/faq/x.md": article("## Why?\n\nSo.", review_by="2020-01-01", promoted=None),
    }
    assert [each.path for each in told(tmp_path, files, "HC015")] == ["content/en/faq/x.md", "content/en/orders/a.md"]


@pytest.mark.parametrize(
    "link", ["[x](a.md)", "[x](../orders/a.md#answer)", "[x](/en/orders/a.md)"], ids=["link", "anchor", "from the root"]
)
def test_article_to_which_a_page_links_is_no_orphan(tmp_path: Path, link: str) -> None:
    files = {"en/orders/a.md": article("## Answer", promoted=None), "en/orders/b.md": article(link, title="B")}
    assert told(tmp_path, files, "HC004") == []


def test_article_that_only_links_to_itself_or_is_linked_by_a_draft_is_an_orphan(tmp_path: Path) -> None:
    files = {
        "en/orders/a.md": article("[x](a.md)", promoted=None),
        "en/orders/b.md": article("[x](a.md)", title="B", status="draft"),
    }
    assert [each.path for each in told(tmp_path, files, "HC004")] == ["content/en/orders/a.md"]


def test_article_that_another_names_as_related_is_no_orphan(tmp_path: Path) -> None:
    files = {"en/orders/a.md": article(promoted=None), "en/orders/b.md": article(title="B", related="orders/a")}
    assert told(tmp_path, files, "HC004") == []


def test_missing_translation_is_told_for_each_language_and_each_text(tmp_path: Path) -> None:
    files = {
        "store.yml": STORE.replace("[en]", "[en, th, cs]"),
        "en/faq/x.md": "# X\n\n## Why?\n\nSo.\n",
        "th/orders/track.md": article(title="ถาม"),
        "en/orders/draft.md": article(status="draft"),
    }
    found = {(each.path, each.message) for each in told(tmp_path, files, "HC011")}
    assert found == {
        ("content/en/faq/x.md", 'there is no translation into "th"'),
        ("content/en/faq/x.md", 'there is no translation into "cs"'),
        ("content/en/orders/track.md", 'there is no translation into "cs"'),
    }


NAMES = [
    ("related", "orders/trak", "HC010", 'Did you mean "orders/track"?'),
    ("related", "track.md", "HC010", None),
    ("policy", "shipping", "HC008", "Add its file to policies/ first."),
    ("channels", "[phone]", "HC009", "Add it to channels.yml first."),
]


@pytest.mark.parametrize(("key", "value", "code", "hint"), NAMES)
def test_name_that_nothing_bears_is_told_with_a_way_out(
    tmp_path: Path, key: str, value: str, code: str, hint: str | None
) -> None:
    (found,) = told(tmp_path, {"en/orders/a.md": article(**{key: value})}, code)
    assert found.line == 5
    assert found.column >= len(key) + 3
    assert found.hint == hint if hint else found.hint


def test_few_known_names_are_listed_where_none_is_near(tmp_path: Path) -> None:
    files = {
        "channels.yml": "channels:\n  - {id: mail, type: form, name: A, best_for: [xyz]}\n",
        "en/orders/a.md": article("[x](track.md#xyz)", channels="xyz"),
    }
    hints = {each.code: each.hint for each in find(small_shop(tmp_path, files)) if each.severity == "error"}
    assert hints == {
        "HC007": "Categories are orders.",
        "HC009": "Channels are mail.",
        "HC002": "Its headings are #open-the-link.",
    }


@pytest.mark.parametrize("key", ["title", "summary"])
def test_variable_in_front_matter_is_told_and_quoted_alone(tmp_path: Path, key: str) -> None:
    (found,) = told(tmp_path, {"en/orders/a.md": article(**{key: '"A {{ store.name }} b"'})}, "HC020")
    assert found.message == '"{{ store.name }}" is not filled in here'
    assert told(tmp_path / "open", {"en/orders/a.md": article(**{key: '"A {{ b"'})}, "HC020")[0].message.startswith(
        '"{{ b"'
    )


def test_plain_folder_is_told_of_a_reply_that_only_agents_may_read(tmp_path: Path) -> None:
    secret = article("For us.", title="Ours", macro="true", audience="agents")
    root = plain_folder(tmp_path, {"index.md": "# Help\n", "ours.md": secret})
    assert [(one.code, one.severity) for one in find(root) if one.code == "HC332"] == [("HC332", "warning")]
