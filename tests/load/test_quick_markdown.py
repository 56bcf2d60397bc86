"""The shortcuts of Markdown change no byte: every text is converted with and without them."""

import re
from collections.abc import Sequence

import markdown
import pytest
import shops
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpgen.load.quick_markdown import QuickMarkdown, needed_signs

PLAIN: Sequence[str] = ("toc", "tables", "fenced_code")
DEMO: Sequence[str] = (
    *PLAIN, "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
OTHERS: Sequence[str] = (
    "toc", "nl2br", "sane_lists", "smarty", "wikilinks", "meta", "legacy_em", "legacy_attrs", "codehilite",
    "pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.emoji", "pymdownx.arithmatex", "pymdownx.critic",
    "pymdownx.progressbar", "pymdownx.escapeall",
)  # fmt: skip
SETS = {"none": (), "plain": PLAIN, "demo": DEMO, "others": OTHERS}

PIECES = st.sampled_from([
    "word", "two words", " ", "  ", "\n", "\n\n", "  \n", "    ", "\t", "# ", "## ", "===", "---", "- ", "* ", "1. ",
    "> ", "*", "**", "_", "__", "***", "`", "``", "```\n", "~~~", "~", "^", "==", "++", "++ctrl+a++", "[", "](", ")",
    "](a.md)", "![", "[x]", "[^1]", "[^1]: ", "[a]: b", "*[W]: ", "<", ">", "</b>", "<b>", "<div markdown>", "<!--",
    "-->", "&", "&amp;", "<a@b.c>", "<https://a.b>", "\\", "\\*", "{", "}", "{ .c }", "{: #i }", ":", ": ", "::",
    ":smile:", "|", "|a|b|\n|-|-|\n", "!!! note\n\n    ", "??? q\n\n    ", '=== "T"\n\n    ', "[TOC]", "[ ] ", "$x$",
    "(c)", "--", "...", "'", '"', "[[w]]", "http://a.b", "ü", "ไทย", "退货", "\x02", "\x03", "klzzwxh:0001",
    "\ue0000\ue001",
])  # fmt: skip


def convert(texts: Sequence[str], extensions: Sequence[str], *, is_quick: bool) -> list[str]:
    parser = QuickMarkdown(extensions, {}) if is_quick else markdown.Markdown(extensions=list(extensions))
    return [parser.reset().convert(text) for text in texts]


@pytest.mark.parametrize("name", SETS)
def test_every_text_of_the_demo_and_the_manual_is_converted_alike(name: str) -> None:
    folders = ("content", "tests/cases", "docs/content")
    files = sorted(file for folder in folders for file in (shops.PROJECT_DIR / folder).rglob("*.md"))
    texts = [file.read_text("utf-8") for file in files]
    assert len(texts) > 150
    assert convert(texts, SETS[name], is_quick=True) == convert(texts, SETS[name], is_quick=False)


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=150)
@given(pieces=st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=3))
@example(pieces=["a<b", "&copy", "[TOC]\n\n# A\n\n## B", "a  \nb", "x {.c}"])
def test_any_text_is_converted_alike(name: str, pieces: list[str]) -> None:
    try:
        expected = convert(pieces, SETS[name], is_quick=False)
    except Exception as error:  # noqa: BLE001 - a mistake of an extension is not ours to mend
        with pytest.raises(type(error)):
            convert(pieces, SETS[name], is_quick=True)
        return
    assert convert(pieces, SETS[name], is_quick=True) == expected


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        (r"(?<!\\)`(.+?)`", {"`"}),
        (r"  \n", {"\n"}),
        (r"(\*|_)x?", {"*", "_"}),
        (r"<(mail|web)>", {"<"}),
        (r"[a-e]{2,}", set("abcde")),
        (r"(?=:)\w+", {":"}),
        (r"\[a\]|\(b\)", {"[", "("}),
        (r"(?:!)?\[", {"["}),
        (r"x*", None),
        (r"(?!#)\w+", None),
        (r"[^a]", None),
        (r"a|b?", None),
    ],
)
def test_signs_that_a_pattern_needs_are_read_from_it(expression: str, signs: set[str] | None) -> None:
    assert needed_signs(re.compile(expression)) == signs
