"""What is read of a text: words stay where they are, the rest is blank."""

import pytest

from helpgen.load.front_matter import split_front_matter
from helpgen.load.prose import BREAK, GAP, read_prose
from helpgen.model import Prose, Publication


def prose_of(text: str) -> Prose:
    return read_prose(text, "content/en/a.md", "en", Publication(), split_front_matter(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain words", "plain words"),
        ("**30** days", "30 days"),
        ("[30 days](https://a.example/40-days)", "30 days"),
        ("![30 days](a.svg){ width=520 }", "30 days"),
        ("see <https://a.example/40> now", "see now"),
        ("a `40 days` b", "a b"),
        ("```\n40 days\n```\nafter", "after"),
        ("a <!-- 40 days --> b", "a b"),
        ('<b class="x40">30</b> days', "30 days"),
        ("30&nbsp;days", "30 days"),
        (r"\$30", "$30"),
        ("[a]: https://a.example/40\nb", "[a]: b"),
    ],
)
def test_only_words_are_left_and_stay_in_their_place(text: str, words: str) -> None:
    prose = prose_of(f"x\n{text}")
    assert len(prose.text) == len(text) + 2
    assert " ".join(prose.text.split()) == f"x {words}".replace("[a]: b", "b")
    for word in words.replace("[a]: ", "").split():
        place = prose.text.index(word) - 2
        assert text.replace("&nbsp;", "      ")[place : place + len(word)] == word


def test_variable_leaves_a_gap_and_a_cell_a_break() -> None:
    assert prose_of("a {{ x.y }} b").text == f"a {GAP * 9} b"
    assert prose_of("<td>1</td><td>2</td>").text.count(BREAK) == 4


def test_front_matter_keeps_title_and_summary_only() -> None:
    prose = prose_of("---\ntitle: A title\nkeywords: [b]\nsummary: >\n  A summary\n  goes on\nowner: c\n---\nBody\n")
    assert prose.text.split() == ["A", "title", "A", "summary", "goes", "on", "Body"]
    assert prose.text[prose.body_start :] == "Body\n"


def test_addresses_are_found_where_they_stand() -> None:
    text = "See [x](https://a.example/b) and <https://c.example/>."
    prose = prose_of(text)
    assert prose.addresses == (("https://a.example/b", 8), ("https://c.example/", text.index("https://c")))


def test_position_counts_lines_and_characters() -> None:
    position = prose_of("one\ntwo three\n").position(8, 13)
    assert (position.line, position.column, position.width) == (2, 5, 5)
