"""The quick reading of plain front matter says what the thorough one says, or nothing."""

import pytest
import shops
from hypothesis import example, given
from hypothesis import strategies as st

from helpgen.load import yaml
from helpgen.load.front_matter import split_front_matter
from helpgen.load.quick_yaml import read_plain_lines

PIECES = st.sampled_from([
    "title", "summary", "a", "null", "~", "yes", "0123", "1.5", "2026-01-02", ": ", ":", ":  ", "\n", "\n\n", "\r\n",
    " ", "  ", "\t", "- ", "-", "#", " #", "word", "Two words", "it's", "'", '"', "[", "]", "{", "}", ",", "&a", "*a",
    "!", "|", ">", "%", "@", "`", "?", "? ", "...", "---", "é", "ไทย", "退货", "…", "–", "\u00a0", "\u2028", "\ufeff",
    "\x07", "🎁", "_", "$5", "=", "<<",
])  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["title", "a", "null", "order"]),
    st.sampled_from([": ", ":   "]),
    PIECES | PIECES.map(lambda word: f'"{word}"') | PIECES.map(lambda word: f"'{word}'"),
    PIECES,
)


def read_thoroughly(text: str) -> yaml.ParsedYaml:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "read_plain_lines", lambda text: None)
        return yaml.parse_yaml(text, "a.md", first_line=2)


@example("title: Send it back\nsummary: You have 30 days, no questions asked.\n")
@example('title: "How: much?"\nsummary: \'It says "now" #1\'\n')
@example("a: 1\na: 2\n")
@example("title: " + "x" * 2000)
@given(st.lists(PIECES | LINES.map("".join), max_size=12).map("\n".join) | st.lists(PIECES).map("".join))
def test_any_text_is_read_alike(text: str) -> None:
    assert yaml.parse_yaml(text, "a.md", first_line=2) == read_thoroughly(text)


def test_front_matter_of_the_demo_is_read_alike_and_mostly_quickly() -> None:
    texts = [
        split_front_matter(file.read_text("utf-8")).yaml
        for file in sorted((shops.PROJECT_DIR / "content").rglob("*.md"))
    ]
    quick = [text for text in texts if read_plain_lines(text) is not None]
    assert len(quick) > 20
    for text in texts:
        assert yaml.parse_yaml(text, "a.md", first_line=2) == read_thoroughly(text)
