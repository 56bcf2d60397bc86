"""Plain texts are written as Python-Markdown writes them, byte for byte, and need no cleaning; others are declined."""

import re
from collections.abc import Mapping, Sequence

import markdown
import msgspec
import pytest
import shops
from hypothesis import given, settings
from hypothesis import strategies as st

from helpgen.diagnostics import Position
from helpgen.load import clean
from helpgen.load.front_matter import split_front_matter
from helpgen.load.markdown import MarkdownParser, MarkdownSource, anchor_of, usable_extensions
from helpgen.load.parsers import USUAL_FORMS
from helpgen.load.plain_markdown import Forms, PlainMarkdown, plain_markdown_of
from helpgen.load.quick_markdown import QuickMarkdown
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, MarkdownExtension

USUAL: Sequence[str] = ("toc", "tables", "fenced_code", "admonition", "pymdownx.details", "pymdownx.superfences",
                        "attr_list")  # fmt: skip
DEMO: Sequence[str] = (
    *USUAL, "abbr", "def_list", "footnotes", "md_in_html", "pymdownx.betterem", "pymdownx.caret", "pymdownx.emoji",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
INLINE: Sequence[str] = (*USUAL, "pymdownx.magiclink", "pymdownx.escapeall", "wikilinks")
SETS = {"usual": USUAL, "demo": DEMO, "inline": INLINE}
OPTIONS: Mapping[str, Mapping[str, object]] = {"toc": {"slugify": anchor_of}}

OPTIONS_OF_DEFAULTS = {**OPTIONS, "pymdownx.tabbed": {"alternate_style": True}}
MAY_BE_MISSING = sorted({one.name for one in DEFAULT_MARKDOWN_EXTENSIONS} - {"admonition"} | {"fenced_code"})

PARSERS = {name: markdown.Markdown(extensions=list(own), extension_configs=OPTIONS) for name, own in SETS.items()}


def plain_of(name: str) -> PlainMarkdown:
    """Return what writes plain texts for a set of extensions."""
    plain = plain_markdown_of(QuickMarkdown(SETS[name], OPTIONS))
    assert plain is not None
    return plain


PLAIN = {name: plain_of(name) for name in SETS}
REMEMBERED = {
    name: PlainMarkdown(msgspec.msgpack.decode(msgspec.msgpack.encode(plain.forms), type=Forms), anchor_of)
    for name, plain in PLAIN.items()
}
VARIABLE = re.compile(r"\{\{[^{}\n]*\}\}")
CLEANER = clean.make_cleaner()

LINES = st.sampled_from([
    "A word", "Two words, and more.", "- one", "* two", "+ three", "1. four", "22. five", "3.5 kg", "14 days", "14.",
    "## Title", "# One **two**", "#### Title", "###### Six #", "#hash", "|a|b|", "|-|-|", "|:-|-:|",
    "| **a** | b | c |", "| a |", "||", "a | b", "!!! note", '!!! tip "My title"', '!!! tip ""', "!!! two words",
    "    Inside", "    - in", "        deep", "  behind", "  - nested", "", "", "", "===", "---", "***", "> quote",
    ": term", "??? more", "[TOC]", "[a]: b", "[^1]: x", "*[W]: word", "[x]", "[text](a.md)",
    "[text](a.md) and [more](../b/c.md#d)", "**Bold** text", "**Bold.** Text", "(in brackets)", "“quoted”", '"quoted"',
    "$x$", "++ctrl+f++", ":smile:", "a (c) b", "x --> y", "https://example.com/", "mail@example.com", "a * b", "*em*",
    "a_b_c", "__x__", "==m==", "x^2^", "a~b~", "\xa0x", "x\xa0", "x ", "x  ", "\u3000x", "a\u2028b", "ไทย", "คำถาม?",
    "退货**政策**。", "- [ ] open", "- [x](y.md) z", "#", "##", "\ue0000\ue001 days", "- [a](\ue0000\ue001)",
    "klzzwxh:0001", "a > b", "## a > b", "## A - b", "## A", "## A_1", "a!", "!", "a [b", "a] b", "[a [b](c.md)",
    "[a](b c)", "[a](javascript:x)", "[a](//b)", "[a]()", "[a](b(c))", "![a](b.png)", "a**b**c", "a **b**c", "(**a**)",
    "***a***", "**a* b**", "** a **", "Term\n:   text",
])  # fmt: skip
SOURCES = st.lists(LINES, min_size=1, max_size=9).map("\n".join) | st.lists(LINES, min_size=1, max_size=6).map(
    "\n\n".join
)


def assert_alike(name: str, text: str) -> bool:
    """Compare a text with what Python-Markdown makes of it; return whether it is plain."""
    plain = PLAIN[name].convert(text)
    assert REMEMBERED[name].convert(text) == plain
    if plain is None:
        return False
    expected = PARSERS[name].reset().convert(text)
    assert plain == expected
    assert clean.find_unsafe(plain) == ()
    assert clean.polish(clean.sanitise_plain(plain)) == clean.polish(clean.sanitise(expected, CLEANER))
    return True


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=300)
@given(text=SOURCES)
def test_any_plain_text_is_converted_alike(name: str, text: str) -> None:
    assert_alike(name, text)


@settings(max_examples=60, deadline=None)
@given(others=st.lists(st.sampled_from(MAY_BE_MISSING), unique=True), texts=st.lists(SOURCES, min_size=5, max_size=15))
def test_usual_forms_are_those_of_all_usual_parsers(others: list[str], texts: list[str]) -> None:
    names = ["toc", "tables", "admonition", *others]
    own = {name: options for name, options in OPTIONS_OF_DEFAULTS.items() if name in names}
    asked = plain_markdown_of(QuickMarkdown(names, own))
    assert asked is not None
    assert asked.forms.separator == USUAL_FORMS.separator
    plain, parser = PlainMarkdown(USUAL_FORMS, anchor_of), markdown.Markdown(extensions=names, extension_configs=own)
    for text in texts:
        found = plain.convert(text)
        assert found == asked.convert(text)
        assert found is None or found == parser.reset().convert(text)


@pytest.mark.parametrize("name", SETS)
def test_texts_of_the_demo_and_the_manual_are_converted_alike(name: str) -> None:
    folders = ("content", "tests/cases", "docs/content")
    files = sorted(file for folder in folders for file in (shops.PROJECT_DIR / folder).rglob("*.md"))
    texts = [VARIABLE.sub("\ue0000\ue001", split_front_matter(file.read_text("utf-8")).body) for file in files]
    assert sum(assert_alike(name, text) for text in texts) > 100
    blocks = {block for text in texts for block in text.split("\n\n")}
    assert sum(assert_alike(name, block) for block in blocks) > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\nOne.\n\n\nTwo\nlines with > and \xa0.\n",
        "# One\n\n## Two **three**\nFour.\n\n## Two three",
        "- one\n- **two**\n  goes on\n\n\n- three\n- four\n\n1. five",
        "1. one [two](three.md#four) five\n2. [six](tel:+420123)",
        "| a | b |\n|:--|:-:|\n| **c** | [d](e.md) |\n| f |\n| g | h | i |",
        '!!! note\n    one\n\n    two\n\n!!! tip "Three"\n\n    - four\n\n    !!! danger\n        five\n\nsix',
        "14 days, 3.5 kg and **no** “more”: 5 EUR.\n\n“One.” (**Two**)\n\n退货**政策**。",
        "คำถาม\n\n## วิธีการ\n\n[คำตอบ](a.md#วิธีการ)",
    ],
)
@pytest.mark.parametrize("name", SETS)
def test_usual_forms_are_plain(name: str, text: str) -> None:
    assert assert_alike(name, text)


@pytest.mark.parametrize(
    "text",
    ["a <b>", "a &amp; b", "`code`", "a  \nb", "a\n---", "- a\n  - b", "- a\n\n    b", "> a", "[a][b]", "[a]: b",
     "![a](b.png)", "*a*", "_a_", "\\*", "a {.b}", "    a", "a\n\n    b", "```\na\n```", "[TOC]", "a\tb", "|a|b|",
     "## a > b", "* * *", "[a](javascript:b)", '!!! note ""\n    a'],
)  # fmt: skip
def test_whatever_else_is_declined(text: str) -> None:
    assert PLAIN["usual"].convert(text) is None


@pytest.mark.parametrize(
    ("extension", "options"),
    [
        ("meta", {}),
        ("smarty", {}),
        ("pymdownx.smartsymbols", {}),
        ("sane_lists", {}),
        ("nl2br", {}),
        ("toc", {"permalink": True}),
        ("toc", {"baselevel": 2}),
        ("tables", {"use_align_attribute": True}),
        ("abbr", {"glossary": {"word": "its meaning"}}),
    ],
)
def test_a_parser_that_sees_more_gets_every_text(extension: str, options: Mapping[str, object]) -> None:
    own = dict(OPTIONS) | {extension: {**OPTIONS.get(extension, {}), **options}}
    parser = markdown.Markdown(extensions=[*USUAL, extension], extension_configs=own)
    plain = plain_markdown_of(QuickMarkdown([*USUAL, extension], own))
    if plain is None:
        return
    texts = ["A word -- and 'more' (c)\nof it.", "1. one\n\n- two", "| a |\n|:--|\n| b |", "# One"]
    for text in texts:
        found = plain.convert(text)
        assert found is None or found == parser.reset().convert(text)


def test_unsafe_addresses_reach_no_page() -> None:
    extensions, _ = usable_extensions([MarkdownExtension(name, {}) for name in USUAL], Position("mkdocs.yml"))
    parser = MarkdownParser(extensions, allows_raw_html=False)
    parsed, _ = parser.parse(MarkdownSource("a.md", "a.md", "[a](javascript:b) [c](data:d) [e](\x0ajavascript:f)", 1))
    assert not any(isinstance(part, str) and "href" in part for part in parsed.body.parts)
