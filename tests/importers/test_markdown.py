"""Texts of other dialects of Markdown, piece by piece."""

import pytest

from helpgen.importers.markdown_text import convert_markdown, find_markdown_anchors

from .making import make_page, read_back


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[![a](img/x.png)](https://a.example/)", "[a](https://a.example/)"),
        ("text\n\n[^1]: nobody refers to it", "text\n\nnobody refers to it"),
        ("text[^1]\n\n[^1]: a note", "text[^1]\n\n[^1]: a note"),
        ("1) one\n   - two\n\n     more", "1. one\n    - two\n\n        more"),
        ("words\n- a", "words\n\n- a"),
        ("`[a](gone.md)`", "`[a](gone.md)`"),
        ("[a](javascript:alert(1))", "a"),
        ("<script>alert(1)</script>x", "x"),
        ("> [!TIP]\n> a\n\nb", '!!! tip ""\n\n    a\n\nb'),
    ],
)
def test_piece_is_converted(before: str, after: str) -> None:
    assert convert_markdown(before, make_page()) == after


@pytest.mark.parametrize(
    "text", ["[" * 3_000, "[\\" * 3_000, "`" * 3_001, "<a " * 2_000, "![](" * 2_000, "> " * 900 + "x"]
)
def test_hostile_text_ends(text: str) -> None:
    convert_markdown(text, make_page())


def test_anchors_are_those_of_headings_and_their_own() -> None:
    assert find_markdown_anchors("# A b\n\n## A b\n\n## C {#own}\n\n```\n# no\n```\n") == {"a-b", "a-b_1", "own", "c"}


@pytest.mark.parametrize("boxes", [1, 2, 5])
def test_boxes_that_never_end_lose_no_word(boxes: int) -> None:
    page = make_page()
    text = "before\n\n" + '<div class="a">\n<h5>step</h5>\n' * boxes + "<p>inside</p>\n</div>\n\nlast\n"
    assert read_back(convert_markdown(text, page)).split() == ["before", *["step"] * boxes, "inside", "last"]
    assert [loss.diagnostic.code for loss in page.losses] == ["HC361"] * (boxes > 1)


def test_boxes_that_end_stay_as_they_are() -> None:
    text = "<div>\n<div>a</div>\n</div>\n\nb"
    assert convert_markdown(text, make_page()).count("</div>") == 2
