"""Front matter gives typed values; what is wrong is reported and does not spoil the rest."""

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpgen.diagnostics import Diagnostic, Severity
from helpgen.load.front_matter import FrontMatter, FrontMatterSplit, read_front_matter, split_front_matter
from helpgen.load.front_matter_keys import read_keys
from helpgen.model import Audience, Status, Video

CONTENT = Path(__file__).parents[2] / "content"

SPLITS = [
    ("front matter and body", "---\na: 1\n---\nBody\n", ("a: 1\n", "Body\n", 2, 4)),
    ("dots close it", "---\na: 1\n...\nBody", ("a: 1\n", "Body", 2, 4)),
    ("line ends of Windows", "---\r\na: 1\r\n---\r\nBody\r\n", ("a: 1\r\n", "Body\r\n", 2, 4)),
    ("a byte order mark", "\ufeff---\na: 1\n---\nBody", ("a: 1\n", "Body", 2, 4)),
    ("a byte order mark alone", "\ufeffBody", ("", "Body", 1, 1)),
    ("empty front matter", "---\n---\nBody", ("", "Body", 2, 3)),
    ("no end is a horizontal rule", "---\nBody\n", ("", "---\nBody\n", 1, 1)),
    ("not in the first line", "\n---\na: 1\n---\n", ("", "\n---\na: 1\n---\n", 1, 1)),
    ("four hyphens are none", "----\na: 1\n----\n", ("", "----\na: 1\n----\n", 1, 1)),
    ("blanks behind the hyphens", "--- \na: 1\n---\t\nBody", ("a: 1\n", "Body", 2, 4)),
    ("the end of the file closes too", "---\na: 1\n---", ("a: 1\n", "", 2, 4)),
    ("hyphens inside a line do not close", "---\na: x---\n---y\n---\n", ("a: x---\n---y\n", "", 2, 5)),
    ("a later rule belongs to the body", "---\na: 1\n---\nx\n\n---\ny", ("a: 1\n", "x\n\n---\ny", 2, 4)),
    ("no text", "", ("", "", 1, 1)),
]


@pytest.mark.parametrize(("promise", "text", "expected"), SPLITS)
def test_page_is_cut_at_the_hyphens(promise: str, text: str, expected: tuple[str, str, int, int]) -> None:
    split = split_front_matter(text)
    lines = (2, 3) if promise == "the end of the file closes too" else expected[2:]
    assert split == FrontMatterSplit(expected[0], expected[1], *lines), promise


def test_lines_of_the_body_are_those_of_the_file() -> None:
    text = "---\r\na: 1\r\n\r\n---\r\nfirst\r\n"
    split = split_front_matter(text)
    assert text.splitlines()[split.body_first_line - 1] == "first"


def read(text: str) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    return read_front_matter(text, "en/a.md", 2)


FULL = """\
title: Return an item
summary: "Send it back within 30 days: free"
status: draft
audience: agents
publish_at: 2026-01-31
expires_at: 2026-12-31
review_by: 2027-06-30
updated: 2026-10-15
owner: care@fernway.example
promoted: true
order: 010
keywords: [refund, NO, 1.10]
related: orders/track-order, returns/refund
policy: returns
channels:
  - email
  - "chat"
moved_from: old/path
icon: material/truck-delivery
video: {url: https://v.example/1, title: How to pack, captions: pack.vtt, transcript: Fold it.}
"""


def test_every_key_is_read() -> None:
    page, diagnostics = read(FULL)
    assert diagnostics == ()
    assert (page.title, page.summary) == ("Return an item", "Send it back within 30 days: free")
    assert (page.publication.status, page.publication.audience) == (Status.DRAFT, Audience.AGENTS)
    assert (page.publication.publish_at, page.publication.expires_at) == (date(2026, 1, 31), date(2026, 12, 31))
    assert (page.publication.review_by, page.publication.updated) == (date(2027, 6, 30), date(2026, 10, 15))
    assert (page.publication.owner, page.promoted, page.order) == ("care@fernway.example", True, 10)
    assert (page.keywords, page.moved_from) == (("refund", "NO", "1.10"), ("old/path",))
    assert page.video == Video("https://v.example/1", "How to pack", "pack.vtt", "Fold it.")
    assert page.policy is not None
    assert page.icon is not None
    assert (page.policy.name, page.icon.name) == ("returns", "material/truck-delivery")


def test_references_know_their_places_even_behind_a_comma() -> None:
    page, _ = read(FULL)
    places = [(each.name, each.position.line, each.position.column, each.position.width) for each in page.related]
    assert places == [("orders/track-order", 14, 10, 18), ("returns/refund", 14, 30, 14)]
    assert [(each.name, each.position.line, each.position.column) for each in page.channels] == [
        ("email", 17, 5),
        ("chat", 18, 5),
    ]
    assert page.title_position is not None
    assert (page.title_position.line, page.title_position.column) == (2, 8)


def test_place_behind_a_comma_is_the_whole_text_where_it_is_uncertain() -> None:
    page, _ = read('related: "a\\x2c b"\nchannels: >-\n  email,\n  chat\n')
    assert [(each.name, each.position.line, each.position.column) for each in page.related] == [
        ("a", 2, 10),
        ("b", 2, 10),
    ]
    assert [(each.name, each.position.line) for each in page.channels] == [("email", 3), ("chat", 3)]


def test_commas_of_other_scripts_separate_too() -> None:
    page, _ = read("keywords: 退款，退货、换货, refund، استرداد")
    assert page.keywords == ("退款", "退货", "换货", "refund", "استرداد")


def test_empty_front_matter_is_all_defaults() -> None:
    for text in ("", "\n", "# comment\n", "~\n", "title:\nstatus:\nkeywords:\n"):
        assert read(text) == (FrontMatter(), ()), text


BAD_FIELDS = [
    ("updated: 2024-02-30", "HC142", 'updated: expected a day that exists, received "2024-02-30"'),
    ("updated: 30.2.2024", "HC142", 'updated: expected a date as year-month-day, such as "2026-12-24"'),
    ("order: 1.5", "HC142", 'order: expected a whole number in digits, received "1.5"'),
    ("order: [1]", "HC142", "order: expected a whole number in digits, received a list"),
    ("promoted: maybe", "HC142", 'promoted: expected true or false, received "maybe"'),
    ("summary: {a: b}", "HC142", "summary: expected a text, received keys and values"),
    ("keywords: {a: b}", "HC142", "keywords: expected a list, received keys and values"),
    ("related: [a, [b]]", "HC142", "related[2]: expected a text, received a list"),
    ("video: https://v.example", "HC142", 'video: expected keys and values, received "https://v.example"'),
    ("video: {title: x}", "HC141", '"video.url" is missing'),
    ("video: {url: 'javascript:x', title: x}", "HC142", "video.url: expected an address"),
    ("video: {url: a.mp4, title: x, caption: y}", "HC140", '"video.caption" is not a known key'),
]


@pytest.mark.parametrize(("text", "code", "message"), BAD_FIELDS)
def test_bad_field_gets_its_default_and_the_others_stay(text: str, code: str, message: str) -> None:
    page, diagnostics = read(f"title: Hello\n{text}\npolicy: returns\n")
    assert [(found.code, found.severity, found.position.line) for found in diagnostics] == [(code, Severity.ERROR, 3)]
    assert diagnostics[0].message.startswith(message)
    assert page.title == "Hello"
    assert page.policy is not None
    assert page == read("title: Hello\n\npolicy: returns\n")[0]


def test_unknown_key_is_a_warning_with_a_suggestion() -> None:
    _, diagnostics = read("sumary: x\nflavours: [a]\n")
    assert [(found.code, found.severity) for found in diagnostics] == [("HC012", Severity.WARNING)] * 2
    assert diagnostics[0].hint == 'Did you mean "summary"?'
    assert diagnostics[1].hint.startswith("Known keys: answers, audience, channels")


@pytest.mark.parametrize(
    "text",
    ["status: drfat", "audience: agent", "publish_at: 2027-02-30", "status: draft\nstatus: published", "status: *x",
     "title: a: b\nstatus: draft"],
)  # fmt: skip
def test_page_whose_visibility_is_unclear_is_a_draft(text: str) -> None:
    page, diagnostics = read(text)
    assert diagnostics
    assert page.publication.status is Status.DRAFT


def test_page_with_another_mistake_stays_published() -> None:
    page, diagnostics = read("title: a: b\n")
    assert [found.code for found in diagnostics] == ["HC125"]
    assert page == FrontMatter()


def test_front_matter_without_keys_is_reported() -> None:
    for text, received in (("- a\n", "a list"), ("Some prose\n", '"Some prose"')):
        page, diagnostics = read(text)
        assert page == FrontMatter()
        assert [found.code for found in diagnostics] == ["HC146"]
        assert received in diagnostics[0].message


def test_text_is_one_clean_line_and_never_html() -> None:
    page, diagnostics = read('title: "a\\x07\\u200d\\tb\\n<b>&amp; \\0c"\nsummary: |\n  one\n  two\n')
    assert diagnostics == ()
    assert page.title == "a\u200d b <b>&amp; c"
    assert page.summary == "one two"


def test_front_matter_of_the_demo_has_no_mistake() -> None:
    for path in sorted(CONTENT.glob("*/**/*.md")):
        split = split_front_matter(path.read_text("utf-8"))
        assert read_front_matter(split.yaml, path.name, split.yaml_first_line)[1] == (), path


# --- The plainest is read quickly ------------------------------------------------

VALUES = st.sampled_from([
    "Track an order", "null", "Null", "~", "true", "yes", "false", "True", "1", "007", "1234567", "a: b", "a # b", "-",
    "", " ", "it's", "\u00a0", "a\u2028b", "\x07", "ไทย", "2026-01-02", "published", "orders/track, orders/cancel",
])  # fmt: skip
PLAIN_LINES = st.tuples(
    st.sampled_from(["title", "summary", "order", "promoted", "status", "related", "tilte"]),
    st.sampled_from([": ", ":  ", ":"]),
    VALUES | VALUES.map(lambda value: f'"{value}"') | VALUES.map(lambda value: f"'{value}'"),
).map("".join)


@given(st.lists(PLAIN_LINES, max_size=4).map(lambda lines: "".join(f"{line}\n" for line in lines)))
def test_plainest_front_matter_is_read_alike_by_both_readers(text: str) -> None:
    assert read_front_matter(text, "a.md", 2) == read_keys(text, "a.md", 2)


def test_most_pages_of_plain_folders_are_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "helpgen.load.front_matter_keys", None)  # to import it would raise
    text = 'title: "Where is my parcel?"\nsummary: You see it in your account.\norder: 3\npromoted: true\n'
    found, wrong = read_front_matter(text, "a.md", 2)
    assert wrong == ()
    assert (found.title, found.summary) == ("Where is my parcel?", "You see it in your account.")
    assert (found.order, found.promoted) == (3, True)
