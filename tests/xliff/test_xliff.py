"""Texts go out to translators as XLIFF and come back as translations that are known to be fresh."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from shops import PROJECT_DIR, STORE, TODAY, Result, article, find, run_bare, small_shop, write_files

from helpgen.pipeline import split_words
from helpgen.xliff.blocks import marked
from helpgen.xliff.pages import read_page, write_page

STORE_OF_TWO = STORE.replace("[en]", "[en, th]") + "links: {orders: https://www.small.example/orders}\n"
BODY = """\
## Before you write

Open [your orders]({{ store.links.orders }}) and see [the next](track.md#open-the-link), or type `help`.

```text
Never translated.
```

- One **bold** thing.
- Two & three.
"""
FILES = {
    "store.yml": STORE_OF_TWO,
    "en/orders/long.md": article(BODY, title="Long text", keywords="[a, b]", moved_from="[orders/older]"),
}
TEXT = "orders/long.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_shop(tmp_path, FILES)


def call(root: Path, *args: str) -> Result:
    return run_bare(*args, "-f", str(root / "mkdocs.yml"), "--date", TODAY)


def export(root: Path, *args: str) -> str:
    told = call(root, "export", "xliff", "--to", "th", "--out", str(root / "th.xlf"), *args)
    assert told.exit_code == 0, told.stderr
    return (root / "th.xlf").read_text("utf-8")


def take(root: Path, document: str, *args: str) -> Result:
    (root / "th.xlf").write_text(document, "utf-8")
    return call(root, "import", "xliff", str(root / "th.xlf"), *args)


def translate(document: str) -> str:
    """Return the document as a translator returns it: each unit in other words, each placeholder kept."""

    def say(match: re.Match[str]) -> str:
        words = re.sub(r"(?<![&a-z])[A-Za-z][a-z]+(?![^<]*>)", "คำ", match[2])
        return f"{match[1].replace('initial', 'translated')}{match[2]}</source><target>{words}</target>"

    return re.sub(r"(<segment[^>]*>\s*<source>)(.*?)</source>", say, document, flags=re.DOTALL)


def codes(told: Result) -> list[str]:
    return re.findall(r"\b(HC4\d\d):", told.stdout)


# --- Out --------------------------------------------------------------------------


def test_document_has_words_with_context_and_everything_else_protected(root: Path) -> None:
    document = export(root)
    ElementTree.fromstring(document)
    text = document.partition('original="orders/long.md"')[2].partition("</file>")[0]
    sources = re.findall(r"<source>(.*?)</source>", text, re.DOTALL)
    ph = r'<ph id="\d+" dataRef="d\d+" canCopy="no" canDelete="no"/>'
    assert re.sub(ph, "@", "|".join(sources)) == (
        "Long text|Open the link in our e-mail.|a, b|@Before you write"
        "|Open [your orders]@ and see [the next]@, or type @.|@One **bold** thing.\n@Two &amp; three."
    )
    assert "Never translated" not in document
    assert '<data id="d1">({{ store.links.orders }})</data>' in text
    assert 'Text below "Before you write".' in text
    assert '<note category="state">missing</note>' in text
    assert 'state="initial"' in text


def test_every_text_of_the_demo_is_put_together_again_character_by_character() -> None:
    files = sorted((PROJECT_DIR / "content").rglob("*.md"))
    assert len(files) > 200
    for file in files:
        words = split_words(file.read_text("utf-8"))
        page = read_page(*words)
        assert "".join(row if isinstance(row, str) else row.text for row in page.rows) == words[2], file


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Title {#own}", "Title "),
        ('??? question "Why?"', '"Why?"'),
        ('=== "Post"', '"Post"'),
        ("- [x] Pay", "Pay"),
        ("| A | B |\n|---|---|\n| c | d |", "| A | B |\n\n| c | d |"),
        ("![A plan](plan.svg){ width=9 }", "![A plan]{ width=9 }"),
        ("See <https://a.example/> or <kbd>Esc</kbd>.[^1]", "See  or Esc."),
        ("[^1]: A note", " A note"),
    ],
)
def test_signs_are_protected_and_words_are_not(text: str, words: str) -> None:
    unit = marked("text", text)
    assert "".join(piece for piece in unit.pieces if isinstance(piece, str)) == words
    assert unit.text == text


# --- And back ----------------------------------------------------------------------


def test_translation_comes_back_whole_and_is_known_to_be_fresh(root: Path) -> None:
    told = take(root, translate(export(root)))
    assert told.exit_code == 0, told.stdout
    text = (root / "content/th" / TEXT).read_text("utf-8")
    assert '"คำ คำ"' in text
    assert "[คำ คำ]({{ store.links.orders }})" in text
    assert "```text\nNever translated.\n```" in text
    assert "moved_from" not in text
    status = call(root, "status").stdout
    assert "th  4 current, 0 stale, 0 unrecorded, 0 missing" in status
    assert [one.code for one in find(root) if one.severity == "error"] == []
    assert "0 texts with 0 units" in call(root, "export", "xliff", "--to", "th", "--out", str(root / "x.xlf")).stderr


def test_second_import_changes_nothing_and_a_dry_run_writes_nothing(root: Path) -> None:
    document = translate(export(root))
    assert "4 translations would be written" in take(root, document, "--dry-run").stderr
    assert not (root / "content/th").exists()
    take(root, document)
    again = take(root, document)
    assert again.exit_code == 0
    assert "0 translations written" in again.stderr


def test_whole_demo_goes_out_and_comes_back_as_it_was(tmp_path: Path) -> None:
    files = {
        file.relative_to(PROJECT_DIR).as_posix(): file.read_bytes()
        for folder in ("en", "th")
        for file in (PROJECT_DIR / "content" / folder).rglob("*.md")
    }
    store = (PROJECT_DIR / "content/store.yml").read_text("utf-8")
    languages = re.sub(r"(?m)^languages:.*$", "languages: [en, th]", store)
    write_files(tmp_path, {**files, "content/store.yml": languages})
    write_files(tmp_path, {"mkdocs.yml": "site_name: Demo\ndocs_dir: content\nplugins: [helpgen]\n"})
    told = take(tmp_path, export(tmp_path))
    assert set(codes(told)) <= {"HC424"}, told.stdout
    changed = 0
    for path, content in files.items():
        after = (tmp_path / path).read_text("utf-8")
        assert re.sub(r"source_digest: \w+\n", "", after) == content.decode(), path
        changed += after != content.decode()
    assert changed > 30


def test_sentence_that_has_changed_since_is_told_and_not_taken(root: Path) -> None:
    document = translate(export(root))
    original = root / "content/en" / TEXT
    original.write_text(original.read_text("utf-8").replace("or type", "or write"), "utf-8")
    told = take(root, document)
    assert told.exit_code == 1
    assert codes(told) == ["HC423", "HC424"]
    assert not (root / "content/th" / TEXT).exists()
    assert (root / "content/th/orders/track.md").exists()


def test_stale_translation_goes_out_again_and_must_be_confirmed(root: Path) -> None:
    take(root, translate(export(root)))
    original = root / "content/en" / TEXT
    original.write_text(original.read_text("utf-8").replace("or type", "or write"), "utf-8")
    document = export(root)
    assert document.count("<file ") == 1
    assert 'state="initial" subState="helpgen:stale"' in document
    untouched = take(root, document)
    assert codes(untouched) == ["HC424"]
    confirmed = take(root, document.replace('state="initial" subState="helpgen:stale"', 'state="final"'))
    assert confirmed.exit_code == 0, confirmed.stdout
    assert "0 stale" in call(root, "status").stdout


def test_translation_that_was_changed_by_hand_is_kept(root: Path) -> None:
    document = translate(export(root))
    file = root / "content/th" / TEXT
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: ของเรา\n---\nเราเขียนเอง\n", "utf-8")
    told = take(root, document)
    assert codes(told) == ["HC427"]
    assert "เราเขียนเอง" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[x](javascript:alert(1))",
        "{{ store.name }}",
        "https://other.example/",
        "\n```",
        '<ph id="9" dataRef="d9"/>',
        '<pc id="9">x</pc>',
    ],
)
def test_what_the_original_lacks_is_refused(root: Path, words: str) -> None:
    document = translate(export(root))
    told = take(root, document.replace("**คำ**", f"**คำ** {words}"))
    assert codes(told) == ["HC425", "HC424"], told.stdout
    assert not (root / "content/th" / TEXT).exists()


def test_lost_fact_is_told(root: Path) -> None:
    document = translate(export(root))
    told = take(root, re.sub(r"(คำ \[คำ คำ\])<ph [^>]*/>", r"\1", document, count=1))
    assert codes(told) == ["HC426"]
    assert "{{ store.links.orders }}" in told.stdout


def test_path_of_a_document_leads_nowhere_but_to_a_known_text(root: Path) -> None:
    document = translate(export(root)).replace('original="orders/long.md"', 'original="../../../outside.md"')
    told = take(root, document)
    assert codes(told) == ["HC422"]
    assert not (root.parent / "outside.md").exists()


def test_language_that_the_shop_lacks_is_told(root: Path) -> None:
    document = export(root)
    assert codes(take(root, document.replace('trgLang="th"', 'trgLang="cs"'))) == ["HC421"]
    assert codes(take(root, document.replace('srcLang="en"', 'srcLang="cs"'))) == ["HC421"]
    assert call(root, "export", "xliff", "--to", "cs").exit_code == 2


@pytest.mark.parametrize(
    "document",
    [
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
        "<xliff",
        "",
        "no XML",
    ],
)
def test_document_with_entities_is_refused_and_so_is_what_is_no_xliff(root: Path, document: str) -> None:
    told = take(root, document)
    assert told.exit_code == 1
    assert codes(told) == ["HC420"]


def test_comment_of_a_translation_stays_and_changed_code_comes_from_the_original() -> None:
    original = read_page("", (), "<!-- ours -->\n\nOne\n\n```\nnew\n```\n\nTwo\n")
    before = read_page("", (), "Jedna\n\n<!-- helpgen: allow -->\n\n```\nold\n```\n\nDva\n\n<!-- note -->\n")
    words = iter(("Jedna", "Dva"))
    assert write_page(original, before, lambda _: next(words)) == ("Jedna\n\n```\nnew\n```\n\nDva\n\n<!-- note -->\n")
