"""HTML becomes plain text that keeps its lines."""

import pytest

from helpgen.search.lines import CHAT_MARKS, lines_of

CASES = (
    ("<p>One</p>\n<p>Two<br>lines</p>", "One\n\nTwo\nlines"),
    ("<p>Do:</p>\n<ul>\n<li>this</li>\n<li>that</li>\n</ul>\n<p>Then</p>", "Do:\n\n- this\n- that\n\nThen"),
    ('<ol start="3"><li><p>three</p></li><li>four<ul><li>inside</li></ul></li></ol>', "3. three\n4. four\n  - inside"),
    ('See <a href="https://a.example/b/">the page</a>.', "See the page (https://a.example/b/)."),
    ('<a href="https://a.example/">https://a.example/</a>', "https://a.example/"),
    ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
    (
        "<table><tr><th>Country</th><th>Price</th></tr><tr><td>CZ</td><td>99</td></tr></table>",
        "Country | Price\nCZ | 99",
    ),
    ("<h2>Title</h2><p>Text &amp; more</p><svg><title>no</title></svg>", "Title\n\nText & more"),
    ('<p>Before <img alt="the label" src="x.png"> after</p>', "Before the label after"),
    ("<blockquote><p>said</p></blockquote><hr>", "said"),
    ("", ""),
)


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_html_becomes_lines(markup: str, expected: str) -> None:
    assert lines_of(markup) == expected


def test_chats_get_their_marks_for_bold_words() -> None:
    assert lines_of("<p>Press <strong>Pay</strong> <em>now</em></p>", CHAT_MARKS) == "Press *Pay* _now_"
