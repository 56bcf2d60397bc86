"""HTML of a body as Markdown: one line of the table for each thing that a body can have."""

from urllib.parse import urljoin

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpgen.render.markdown import escape_markdown, markdown_of, whole_address

CASES = {
    "words": ("<p>Wait <strong>one</strong> <em>day</em>.</p>", "Wait **one** *day*."),
    "link made whole": ('<p><a href="../track/#x">Track</a></p>', "[Track](https://h.example/a/track/#x)"),
    "link without address": ("<p><a>Track</a></p>", "Track"),
    "image": ('<p><img src="a.png" alt="A map"></p>', "![A map](https://h.example/a/b/a.png)"),
    "list in a list": (
        "<ol start=3><li><p>One</p><ul><li>in</li></ul></li><li>Two</li></ol>".replace("=3", '="3"'),
        "3. One\n   - in\n4. Two",
    ),
    "code": ('<pre><code class="language-sh">a  *b*\n</code></pre>', "```sh\na  *b*\n```"),
    "code with backticks": ("<p><code>a`b</code></p>", "``a`b``"),
    "table": (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td>x<br>y</td></tr></tbody></table>",
        "| A | B |\n|---|---|\n| 1\\|2 | x<br>y |",
    ),
    "box": (
        '<div class="admonition tip"><p class="admonition-title">Tip</p><p>Words.</p></div>',
        "> **Tip**\n>\n> Words.",
    ),
    "details": ("<details><summary>More</summary><p>Words.</p></details>", "> **More**\n>\n> Words."),
    "drawing": ('<p><svg><title>x</title><path d="M0"></path></svg>Words</p>', "Words"),
    "signs that mean something": ("<p>2 * 3 &lt; 7 [x] a_b _c_</p>", "2 \\* 3 \\< 7 \\[x\\] a_b \\_c\\_"),
    "sign at the start": ("<p># 1</p><p>1. x</p><p>- y</p>", "\\# 1\n\n1\\. x\n\n\\- y"),
    "greater sign in an attribute": (
        '<p><a href="https://x.example/" title="a > b">x</a></p>',
        "[x](https://x.example/)",
    ),
}


@pytest.mark.parametrize(("markup", "expected"), CASES.values(), ids=CASES)
def test_markup_becomes_markdown(markup: str, expected: str) -> None:
    assert markdown_of(markup, "https://h.example/a/b/") == expected


@given(st.text(alphabet="ab1 *_`[]<>#&;.+-~\\|", max_size=30))
def test_plain_text_stays_what_it_is(text: str) -> None:
    shown = markdown.markdown(escape_markdown(text))
    for tag in ("<em>", "<strong>", "<h1>", "<li>", "<blockquote>", "<code>", "<a ", "<hr"):
        assert tag not in shown, text


@given(st.text(alphabet='<>/abp"= &x;', max_size=40))
def test_no_markup_raises(markup: str) -> None:
    markdown_of(markup)


def test_elements_far_inside_each_other_keep_their_words() -> None:
    assert markdown_of("<div>" * 5_000 + "<p>deep</p>" + "</div>" * 5_000 + "<p>after</p>") == "deep\n\nafter"


BASES = (
    "https://h.example/",
    "https://h.example/a/",
    "https://h.example/a/b.html",
    "https://h.example/help/th/a/b/",
    "https://h.example/a/./b/",
    "http://localhost:8000/x/",
    "https://h.example/a/?q=1",
    "https://h.example/ก/ข/",
)
ADDRESSES = (
    "",
    "#here",
    "x",
    "x/",
    "x/y.html",
    "../",
    "../x/",
    "../../../../../x/",
    "./",
    "./x",
    "x/../y",
    "..",
    "a//b",
    "/root/",
    "//other.example/x",
    "https://other.example/",
    "mailto:a@b.example",
    "x?y=1",
    "x;y",
    "x#",
    "x/#here",
    "../#a/b",
    ".x",
    "a/.b/",
    "%E0%B8%81/",
    "ก/#ข",
    "javascript:x",
    "x:y",
    "a/x:y",
    "?q",
    "x y",
)


@pytest.mark.parametrize("base", BASES)
def test_addresses_become_whole_as_the_standard_library_has_them(base: str) -> None:
    assert {one: whole_address(base, one) for one in ADDRESSES} == {one: urljoin(base, one) for one in ADDRESSES}


def test_address_stays_where_the_page_has_none() -> None:
    assert whole_address("", "../x/") == "../x/"
