"""What editors of other systems write becomes Markdown that helpgen reads back as the same text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .making import convert, read_back

CASES = [
    ("a paragraph", "<p>Hello <b>bold</b> and <i>thin</i></p>", "Hello **bold** and *thin*"),
    ("bold around blanks", "<p>a<strong> b </strong>c</p>", "a **b** c"),
    ("bold inside bold", "<p><b><strong>x</strong></b></p>", "**x**"),
    ("a bold heading", "<h2><strong>Costs</strong></h2>", "## Costs"),
    ("a first-level heading", "<h1>One</h1><h2>Two</h2>", "## One\n\n### Two"),
    ("an empty heading", "<h2>&nbsp;</h2><p>x</p>", "x"),
    ("a heading with an anchor", '<h3 id="h_1">Costs</h3>', "### Costs { #h_1 }"),
    ("an anchor in a text", '<p id="part">x</p>', '<a id="part"></a>x'),
    ("lists in lists", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n    1. b\n- c"),
    ("a list from three", '<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
    ("paragraphs in a list", "<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n    b"),
    ("two lists in a row", "<ul><li>a</li></ul><ol><li>b</li></ol>", "- a\n\n<!-- -->\n\n1. b"),
    ("code with ticks", "<pre>a ``` b</pre>", "````\na ``` b\n````"),
    ("code with a language", '<pre><code class="language-JS">x\n  y</code></pre>', "```js\nx\n  y\n```"),
    ("code with line breaks", "<pre>a<br>b</pre>", "```\na\nb\n```"),
    (
        "code without an end",
        '<h3>Set <code>a</h3><p>See <a href="https://a.example/">b</a> and <code>&lt;i&gt;</code></p><p>c</p>',
        "### Set `a`\n\nSee [b](https://a.example/) and `<i>`\n\n`c`",
    ),
    ("a link in code", '<p><code>GET <a href="https://a.example/">/b</a></code></p>', "GET [`/b`](https://a.example/)"),
    ("a block of code in code", "<code><pre>a</pre></code>", "```\na\n```"),
    ("a key", "<p>Press <kbd>Ctrl</kbd></p>", "Press <kbd>Ctrl</kbd>"),
    ("crossed out", "<p><s>old</s> new</p>", "<s>old</s> new"),
    ("a quotation", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ("a box of Zendesk", '<div class="callout callout--danger"><p>No</p></div>', '!!! danger ""\n\n    No'),
    ("a box of Help Scout", '<section class="callout-yellow"><p>No</p></section>', '!!! warning ""\n\n    No'),
    ("a box of Intercom", '<div class="intercom-interblocks-callout"><p>No</p></div>', '!!! note ""\n\n    No'),
    ("a paragraph as a box", '<p class="note">No</p>', '!!! note ""\n\n    No'),
    ("no box", '<p class="info-title wysiwyg">No</p>', "No"),
    ("folded", "<details><summary>More?</summary><p>x</p></details>", '??? note "More?"\n\n    x'),
    ("a table", "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", "| a |\n| --- |\n| b\\|c |"),
    ("a table without a head", "<table><tr><td>a</td></tr></table>", "|  |\n| --- |\n| a |"),
    ("lines in a cell", "<table><tr><th>a<br>b</th></tr></table>", "| a<br>b |\n| --- |"),
    (
        "a table with merged cells",
        '<table style="x"><tr><td colspan="2" class="y">a</td></tr></table>',
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    ),
    ("a line break", "<p>a<br>b</p>", "a  \nb"),
    ("a variable", "<p>{{ store.name }}</p>", "\\{\\{ store.name }}"),
    ("what looks like a list", "<p>- a</p><p>1. b</p><p># c</p><p>+ d</p>", "\\- a\n\n1\\. b\n\n\\# c\n\n\\+ d"),
    ("what looks like a box", "<p>!!! note</p>", "&#33;!! note"),
    ("signs", "<p>a_b _c_ 2 * 3 &lt;b&gt; &amp;amp;</p>", "a_b \\_c\\_ 2 \\* 3 &lt;b> &amp;amp;"),
    ("a link with blanks", '<a href="https://a.example/x (y)">z</a>', "[z](https://a.example/x%20%28y%29)"),
    ("a link to mail", '<a href="mailto:a@b.example">z</a>', "[z](mailto:a@b.example)"),
    ("a film after a film", '<iframe src="https://youtu.be/aaaaaaaa"></iframe><iframe src="https://vimeo.com/7"></iframe>',
     "[vimeo.com](https://player.vimeo.com/video/7)"),
    ("an unknown frame", '<iframe src="https://maps.example/x" title="Map"></iframe>', "[Map](https://maps.example/x)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "markup", "expected"), CASES, ids=[case[0] for case in CASES])
def test_markup_becomes_markdown(name: str, markup: str, expected: str) -> None:
    assert convert(markup)[0] == expected


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=40)
TRICKY = st.lists(
    st.sampled_from(["{{ a }}", "**", "__", "<b>", "![x](y)", "[x]", "`", "&amp;", "!!!", "- ", "1. ", "# ", "~~~",
                     "===", "\\", "<!--", "{#x}", ": ", "^", "*[a]: b", "[^1]", "|", "???", "[ ] "]),
    min_size=1, max_size=5,
).map("".join)  # fmt: skip


@settings(max_examples=60)
@given(st.one_of(WORDS, TRICKY))
def test_words_stay_words_whatever_markdown_makes_of_them(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = " ".join(words.split())
    assert read_back(convert(f"<p>{escaped}</p>")[0]) == shown
    assert read_back(convert(f"<ul><li>{escaped}</li></ul>")[0]) == shown


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java&#10;script:alert(1)">x</a>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></mtext></math>",
        '<form action="https://evil.example"><input name=card></form>',
        '<table><tr><td rowspan=2 onclick="alert(1)"><a href="javascript:alert(1)">x</a></td></tr></table>',
        "<style>*{display:none}</style>",
        '<object data="x.swf"></object><embed src="x">',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<video src="javascript:alert(1)"></video>',
        '<img src="helpgen-data:../../etc/passwd">',
    ],
)
def test_nothing_that_runs_comes_through(markup: str) -> None:
    body, page = convert(f"<p>before</p>{markup}<p>after</p>")
    assert not re.search(r"<script|onerror|onclick|javascript:|<iframe|<form|<style|<object|<embed|srcdoc|passwd", body)
    assert body.startswith("before")
    assert body.endswith("after") or "<math>" in markup
    assert page.losses or "helpgen" not in body


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/x", "http://127.0.0.1/", "http://10.0.0.1/", "http://192.168.1.1/a", "http://169.254.169.254/",
        "http://[::1]/", "http://intranet/", "https://wiki.corp/", "http://2130706433/", "http://0x7f.1/",
        "//printer.local/", "file:///etc/passwd", "ftp://files.example/",
    ],
)  # fmt: skip
def test_private_and_unsafe_addresses_lose_their_link_and_are_told(address: str) -> None:
    body, page = convert(f'<p><a href="{address}">words</a> <img src="{address}" alt="picture"></p>')
    assert body == "words picture"
    assert {loss.diagnostic.code for loss in page.losses} == {"HC359"}


def test_deep_nesting_keeps_the_words_and_is_told() -> None:
    body, page = convert("<div>" * 5_000 + "deep <b>words</b>" + "</div>" * 5_000)
    assert body == "deep words"
    assert [loss.diagnostic.code for loss in page.losses] == ["HC361"]


def test_three_megabytes_of_image_become_a_file() -> None:
    import base64

    content = b"\x89PNG\r\n\x1a\n" + bytes(3_000_000)
    body, page = convert(f'<p>a</p><img alt="big" src="data:image/png;base64,{base64.b64encode(content).decode()}">')
    assert body == "a\n\n![big](../../media/page.png)"
    assert not page.losses
