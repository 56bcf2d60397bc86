"""What is not published leaves no trace: a canary word in every field of hidden texts is nowhere in the site."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from shops import HOME, STORE, Files, article, build, built, find, page, plain_folder, read_tree, small_shop

CANARY = "qzxcanary"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{CANARY}</title></svg>'

HIDDEN: Mapping[str, Mapping[str, str]] = {
    "draft": {"status": "draft"},
    "archived": {"status": "archived"},
    "agents only": {"audience": "agents"},
    "scheduled": {"publish_at": "2026-11-22"},
    "expired": {"expires_at": "2026-11-21"},
    "misspelt": {"status": "drfat"},
}
"""Ways in which a text is not for shoppers on the day of the tests."""

FIELDS = {
    "title": f"{CANARY} title",
    "summary": f"{CANARY} summary",
    "keywords": f"[{CANARY}-keyword, {CANARY}]",
    "owner": f"{CANARY}@small.example",
    "moved_from": f"[{CANARY}/before, older/{CANARY}]",
    "promoted": "true",
    "video": f"{{url: https://{CANARY}.example/a.mp4, title: {CANARY}, captions: {CANARY}.vtt, transcript: {CANARY}}}",
}
BODY = f"""\
{CANARY} text

## {CANARY} heading {{#{CANARY}-anchor}}

![{CANARY} alt]({CANARY}.svg) ![{CANARY}](picture.png) [{CANARY}]({CANARY}.pdf)
[{CANARY}](https://{CANARY}.example/) [^1]

| {CANARY} |
|---|
| {CANARY} |

    {CANARY} code

[^1]: {CANARY} footnote
"""
FILES = {
    f"en/orders/{CANARY}.svg": SVG,
    f"en/orders/{CANARY}.pdf": CANARY,
    f"en/orders/{CANARY}.vtt": f"WEBVTT\n\n{CANARY}",
    "en/orders/picture.png": f"PNG {CANARY}",
}
QUESTIONS = f"""\
{CANARY} introduction

## {CANARY} question?

{CANARY} answer ![{CANARY}](../orders/{CANARY}.svg)
"""


def assert_no_canary(site: Path) -> None:
    files = read_tree(site)
    assert "index.html" in files
    for path, content in files.items():
        assert CANARY not in path.lower()
        assert CANARY.encode() not in content.lower(), path


def hidden_article(keys: Mapping[str, str], **more: str) -> str:
    return article(BODY, **{**FIELDS, **keys, **more})


def hidden_topic(keys: Mapping[str, str]) -> str:
    known = {key: FIELDS[key] for key in ("title", "summary", "keywords", "owner")}
    return article(QUESTIONS, **{**known, **keys, "promoted": None})


def shop_with(root: Path, files: Files) -> Path:
    return small_shop(root, {**FILES, **files})


def visible_control(root: Path) -> None:
    """Prove that the canary would be found: the same texts, published."""
    files = {f"en/orders/{CANARY}.md": hidden_article({}), f"en/faq/{CANARY}.md": hidden_topic({})}
    site = read_tree(built(shop_with(root, files)))
    assert f"orders/{CANARY}/index.html" in site
    with_canary = [path for path, content in site.items() if CANARY.encode() in content.lower()]
    assert {"index.html", "orders/index.html", "search/documents.jsonl", "sitemap.xml"} <= set(with_canary)
    assert f"files/en/orders/{CANARY}.svg" in site
    assert f"files/en/orders/{CANARY}.pdf" in site
    assert "files/en/orders/picture.png" in site


def test_published_text_is_found_by_the_canary(tmp_path: Path) -> None:
    visible_control(tmp_path)


every_way = pytest.mark.parametrize(
    "keys", [keys for name, keys in HIDDEN.items() if name != "misspelt"], ids=[n for n in HIDDEN if n != "misspelt"]
)


@every_way
def test_hidden_article_and_its_files_leave_no_trace(tmp_path: Path, keys: Mapping[str, str]) -> None:
    assert_no_canary(built(shop_with(tmp_path, {f"en/orders/{CANARY}.md": hidden_article(keys)})))


@every_way
def test_hidden_faq_topic_leaves_no_trace(tmp_path: Path, keys: Mapping[str, str]) -> None:
    site = built(shop_with(tmp_path, {f"en/faq/{CANARY}.md": hidden_topic(keys)}))
    assert_no_canary(site)
    assert not (site / "faq").exists(), "an FAQ without a topic is no page"


@every_way
def test_folder_of_hidden_articles_leaves_no_trace(tmp_path: Path, keys: Mapping[str, str]) -> None:
    files = {
        f"en/{CANARY}/index.md": f"---\ntitle: {CANARY}\nsummary: {CANARY}\n---\n",
        f"en/{CANARY}/{CANARY}/index.md": f"---\ntitle: {CANARY}\n---\n",
        f"en/{CANARY}/{CANARY}/x.md": article(CANARY, **keys),
        f"en/{CANARY}/y.md": article(CANARY, **keys),
    }
    assert_no_canary(built(small_shop(tmp_path, files)))


@every_way
def test_hidden_index_of_a_category_is_as_if_it_were_not_there(tmp_path: Path, keys: Mapping[str, str]) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    files = {
        **FILES,
        "en/orders/index.md": f"---\ntitle: {CANARY}\nsummary: {CANARY}\n{front}---\n{CANARY} ![x](picture.png)\n",
        "en/index.md": f"---\ntitle: {CANARY}\nsummary: {CANARY}\n{front}---\n{CANARY}\n",
        "en/faq/index.md": f"---\ntitle: {CANARY}\nsummary: {CANARY}\n{front}---\n{CANARY}\n",
        "en/faq/delivery.md": article("## When?\n\nSoon.", title="Delivery", promoted=None),
    }
    site = built(small_shop(tmp_path, files))
    assert_no_canary(site)
    assert "Where is my parcel?" in page(site, "orders")


@every_way
def test_link_to_a_hidden_article_keeps_its_words_and_nothing_else(tmp_path: Path, keys: Mapping[str, str]) -> None:
    link = f"[these words]({CANARY}.md#{CANARY}) and [those]({CANARY}.md)"
    files = {f"en/orders/{CANARY}.md": hidden_article(keys), "en/orders/a.md": article(link)}
    if keys.get("audience") == "agents":
        assert {each.code for each in find(shop_with(tmp_path, files)) if each.severity == "error"} == {"HC017"}
        assert build(tmp_path).exit_code == 1
        return
    site = built(shop_with(tmp_path, files))
    assert_no_canary(site)
    assert "these words and those" in page(site, "orders/a").replace("<a>", "").replace("</a>", "")


@every_way
def test_hidden_article_that_is_named_as_related_leaves_no_trace(tmp_path: Path, keys: Mapping[str, str]) -> None:
    related = f"[orders/{CANARY}, orders/track]"
    files = {f"en/orders/{CANARY}.md": hidden_article(keys), "en/orders/a.md": article(related=related)}
    if keys.get("audience") == "agents":
        assert {each.code for each in find(shop_with(tmp_path, files)) if each.severity == "error"} == {"HC017"}
        return
    assert_no_canary(built(shop_with(tmp_path, files)))


@every_way
def test_hidden_translation_gives_way_to_the_default_language(tmp_path: Path, keys: Mapping[str, str]) -> None:
    files = {
        "store.yml": STORE.replace("[en]", "[en, th]"),
        "th/orders/track.md": article(BODY.replace(f"{CANARY}.", "../../en/orders/x."), **{**FIELDS, **keys}),
        "en/orders/x.svg": "<svg/>",
        "en/orders/x.pdf": "x",
        "th/orders/picture.png": CANARY,
    }
    text = files["th/orders/track.md"]
    files["th/orders/track.md"] = text.replace(f"captions: {CANARY}.vtt, ", "").replace(
        "captions: ../../en/orders/x.vtt, ", ""
    )
    site = built(small_shop(tmp_path, files))
    assert_no_canary(site)
    assert "The link shows where the parcel is." in page(site, "th/orders/track")


@every_way
def test_hidden_original_does_not_show_through_its_translation(tmp_path: Path, keys: Mapping[str, str]) -> None:
    files = {
        "store.yml": STORE.replace("[en]", "[en, th]"),
        "en/orders/x.md": hidden_article(keys),
        "th/orders/x.md": article("คำตอบ", title="คำถาม"),
    }
    site = built(shop_with(tmp_path, files))
    assert_no_canary(site)
    assert "คำตอบ" in page(site, "th/orders/x")
    assert not (site / "orders" / "x").exists()


def test_misspelt_status_publishes_nothing_even_where_mistakes_are_warnings(tmp_path: Path) -> None:
    keys = HIDDEN["misspelt"]
    files = {"index.md": "# Hello", f"orders/{CANARY}.md": article(CANARY, title=CANARY, **keys)}
    assert_no_canary(built(plain_folder(tmp_path / "plain", files)))
    root = shop_with(tmp_path / "shop", {"en/orders/x.md": hidden_article(keys)})
    assert build(root).exit_code == 1
    assert not (root / "site").exists()


def test_broken_front_matter_with_a_status_publishes_nothing_in_a_plain_folder(tmp_path: Path) -> None:
    text = f"---\ntitle: {CANARY}: {CANARY}\nstatus: draft\n---\n{CANARY}\n"
    assert_no_canary(built(plain_folder(tmp_path, {"index.md": "# Hello", f"orders/{CANARY}.md": text})))


def test_owners_and_notes_for_writers_are_never_published(tmp_path: Path) -> None:
    owner = f"{CANARY}@small.example"
    returns = (
        f"owner: {owner}  # {CANARY}\nwindows: [{{id: a, name: A, days: 30, starts_from: delivery}}]\n"
        "refund: {types: exchange, within: 1 day, starts_from: receipt, outbound_shipping: all}\n"
    )
    text = f"Text <!-- {CANARY} --> {{{{ returns.windows.a.days }}}}\n\n<!--\n{CANARY}\n-->\n\n[//]: # ({CANARY})\n"
    files = {
        "store.yml": f"# {CANARY}\n{STORE}",
        "channels.yml": f"# {CANARY}\nchannels: [{{id: a, type: form, name: Form}}]\n",
        "policies/returns.yml": returns,
        "policies/shipping.yml": f"owner: {owner}\nhandling: 1 day\n",
        "policies/warranty.yml": f"owner: {owner}\n"
        "warranties: [{id: a, kind: legal, name: A, duration: 2 years, starts_from: delivery}]\n",
        "policies/orders.yml": f"owner: {owner}\ninvoice: {{delivery: email}}\n",
        "en/index.md": HOME.replace("---\n", f"---\n# {CANARY}\nowner: {owner}\n", 1) + f"<!-- {CANARY} -->\n",
        "en/orders/index.md": f"---\ntitle: Orders\nowner: {owner}\n---\n<!-- {CANARY} -->\n",
        "en/orders/x.md": article(text, owner=owner, review_by="2030-01-01"),
        "en/faq/x.md": article("## When?\n\nSoon.", owner=owner, promoted=None),
    }
    site = built(small_shop(tmp_path, files))
    assert_no_canary(site)
    assert "30" in page(site, "orders/x")


def test_owner_of_a_policy_cannot_be_quoted(tmp_path: Path) -> None:
    files = {
        "policies/shipping.yml": f"owner: {CANARY}\nhandling: 1 day\n",
        "en/orders/x.md": article("{{ shipping.owner }} {{ shipping.header.owner }} {{ store.position.path }}"),
    }
    root = small_shop(tmp_path, files)
    assert [each.code for each in find(root) if each.severity == "error"] == ["HC018"] * 3


def test_files_that_no_published_page_uses_are_not_published(tmp_path: Path) -> None:
    names = [
        f"en/orders/{CANARY}.pdf", "en/orders/notes.docx", "en/orders/unused.png", "en/orders/page.html",
        "en/orders/.hidden.md", "en/.secret/x.md", "en/orders/track.md~", "en/orders/.track.md.swp", "en/orders/x.php",
        "en/orders/Makefile", "en/orders/data.sqlite", ".env",
    ]  # fmt: skip
    root = small_shop(tmp_path, dict.fromkeys(names, CANARY))
    assert_no_canary(built(root))


def test_text_outside_the_languages_of_the_store_is_not_published(tmp_path: Path) -> None:
    files = {"de/x.md": CANARY, "x.md": CANARY, f"{CANARY}/x.md": CANARY}
    assert_no_canary(built(small_shop(tmp_path, files)))
