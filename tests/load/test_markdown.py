"""Markdown becomes clean HTML with holes for links, images and facts.

`cases/markdown.md` has a sentence, a text and what becomes of it; `make golden` writes the results anew.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shops import PROJECT_DIR

from helpgen.diagnostics import Position
from helpgen.load.front_matter import split_front_matter
from helpgen.load.markdown import (
    FILE_READING_EXTENSIONS,
    MarkdownParser,
    MarkdownSource,
    anchor_of,
    usable_extensions,
)
from helpgen.model import AddressHole, Body, BodyPart, FactHole, ImageHole, LinkHole, TextPart
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, MarkdownExtension

CASES_FILE = Path(__file__).parents[1] / "cases" / "markdown.md"
CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n\n~{6} in\n(?P<text>.*?)\n~{6}\n\n~{6} out\n(?P<result>.*?)~{6}\n", re.MULTILINE | re.DOTALL
)
IS_UPDATE = bool(os.environ.get("HELPGEN_UPDATE_GOLDEN"))
OF_MKDOCS = tuple(MarkdownExtension(name, {}) for name in ("toc", "tables", "fenced_code"))
EXTENSIONS = (*OF_MKDOCS, *DEFAULT_MARKDOWN_EXTENSIONS)
CONFIG = Position("mkdocs.yml")


def make_parser(
    extensions: Sequence[MarkdownExtension] = EXTENSIONS, *, allows_raw_html: bool = False
) -> MarkdownParser:
    return MarkdownParser(extensions, allows_raw_html=allows_raw_html)


def source_of(text: str, first_line: int = 1) -> MarkdownSource:
    return MarkdownSource("en/orders/a.md", "content/en/orders/a.md", text, first_line)


def show(part: BodyPart | TextPart) -> str:
    """Return HTML as it is and a hole as what it will be filled with."""
    match part:
        case LinkHole():
            return f"⟦link {part.path}{'#' + part.anchor if part.anchor else ''}⟧"
        case ImageHole():
            return f"⟦image {part.path or 'elsewhere'}{'' if part.has_alt else ', no words'}⟧"
        case FactHole():
            return f"⟦fact {part.name}⟧"
        case AddressHole():
            return f"⟦address {''.join(map(show, part.parts))}⟧"
        case _:
            return part


def show_body(body: Body) -> str:
    return "".join(map(show, body.parts))


def show_text(text: str, parser: MarkdownParser) -> str:
    parsed, found = parser.parse(source_of(text))
    lines = [f"title: {parsed.title}"] if parsed.title else []
    lines += [f"heading {each.level} #{each.anchor}: {''.join(map(show, each.title))}" for each in parsed.body.headings]
    lines += [f"told {each.code}: {each.message}" for each in found]
    return "\n".join([*lines, show_body(parsed.body)]).strip() + "\n"


CASES = {match["name"]: match for match in CASE.finditer(CASES_FILE.read_text("utf-8"))}


@pytest.mark.parametrize("name", CASES)
def test_text_becomes_clean_html_with_holes(name: str) -> None:
    case = CASES[name]
    result = show_text(case["text"], make_parser())
    if IS_UPDATE:
        content = CASES_FILE.read_text("utf-8")
        old = case[0]
        assert content.count(old) <= 1, "run without -n"
        CASES_FILE.write_text(
            content.replace(old, old[: case.start("result") - case.start()] + result + "~~~~~~\n"), "utf-8"
        )
        return
    assert result == case["result"]


def test_file_of_cases_is_read_whole() -> None:
    assert len(CASES) == CASES_FILE.read_text("utf-8").count("\n~~~~~~ in\n")


# --- Positions ---------------------------------------------------------------------


def positions(text: str, first_line: int = 1) -> list[tuple[int, int]]:
    parsed, _ = make_parser().parse(source_of(text, first_line))
    return [(part.position.line, part.position.column) for part in parsed.body.parts if not isinstance(part, str)]


def test_hole_knows_its_line_and_column() -> None:
    text = "One\n\n[a](track.md) {{ store.name }}\n\n![b](label.svg)\n"
    assert positions(text) == [(3, 5), (3, 18), (5, 6)]
    assert positions(text, first_line=10) == [(12, 5), (12, 18), (14, 6)]


def test_target_that_stands_twice_has_the_first_line_and_no_column() -> None:
    assert positions("[a](track.md)\n\n[b](track.md)\n") == [(1, 0), (1, 0)]


def test_column_counts_characters_of_every_script() -> None:
    assert positions("ค่าจัดส่ง [a](track.md)") == [(1, 15)]


# --- Questions ---------------------------------------------------------------------


def test_second_level_headings_are_the_questions_of_a_topic() -> None:
    text = "Before {{ a.b }}\n\n## When?\n\nSoon [a](x.md)\n\n### Details\n\nMore\n\n## In {{ a.b }} days?\n\nYes\n"
    parsed, found = make_parser().parse(source_of(text), splits_questions=True)
    assert found == []
    assert show_body(parsed.body) == "<p>Before ⟦fact a.b⟧</p>"
    first, second = parsed.questions
    assert (first.anchor, first.title, show_body(first.body).splitlines()) == (
        "when",
        ("When?",),
        ['<p>Soon <a href="⟦link en/orders/x.md⟧">a</a></p>', '<h3 id="details">Details</h3>', "<p>More</p>"],
    )
    assert "".join(map(show, second.title)) == "In ⟦fact a.b⟧ days?"
    assert second.anchor == "in-days"


def test_topic_without_a_question_has_a_text_only() -> None:
    parsed, _ = make_parser().parse(source_of("# Title\n\nText"), splits_questions=True)
    assert (parsed.title, show_body(parsed.body), parsed.questions) == ("Title", "<p>Text</p>", ())


def test_raw_html_stays_where_the_store_allows_it() -> None:
    parsed, _ = make_parser(allows_raw_html=True).parse(source_of('<p style="color:red" onclick="x()">a</p>'))
    assert show_body(parsed.body) == '<p style="color:red" onclick="x()">a</p>'


# --- Extensions --------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(FILE_READING_EXTENSIONS))
def test_extension_that_reads_files_is_refused(name: str) -> None:
    usable, found = usable_extensions([*EXTENSIONS, MarkdownExtension(name, {})], CONFIG)
    assert [each.code for each in found] == ["HC160"]
    assert usable == EXTENSIONS


@pytest.mark.parametrize(
    "extension",
    [
        MarkdownExtension("pymdownx.detials", {}),
        MarkdownExtension("toc", {"permalnk": True}),
        MarkdownExtension("os", {}),
        MarkdownExtension("pymdownx.superfences", {"custom_fences": "x"}),
    ],
    ids=lambda extension: extension.name,
)
def test_extension_that_cannot_be_used_is_named(extension: MarkdownExtension) -> None:
    usable, found = usable_extensions([*OF_MKDOCS, extension], CONFIG)
    assert [(each.code, each.position) for each in found] == [("HC161", CONFIG)]
    assert f'"{extension.name}"' in found[0].message
    assert "\n" not in found[0].message
    assert usable == OF_MKDOCS


# --- One parser for all texts --------------------------------------------------------


def demo_texts() -> list[str]:
    files = sorted((PROJECT_DIR / "content").rglob("*.md"))
    return [split_front_matter(file.read_text("utf-8")).body for file in files]


def test_text_does_not_depend_on_the_texts_before_it() -> None:
    shared = make_parser()
    texts = demo_texts()
    forwards = [shared.parse(source_of(text)) for text in texts]
    backwards = [shared.parse(source_of(text)) for text in reversed(texts)]
    assert forwards == backwards[::-1]
    assert forwards[::10] == [make_parser().parse(source_of(text)) for text in texts[::10]]


def test_text_after_a_failed_one_is_parsed_as_by_a_new_parser() -> None:
    shared = make_parser()
    text = "- one\n    - two\n\nEnd\n\n*[VAT]: tax\n\n[^1] VAT\n\n[^1]: x\n"
    parsed, found = shared.parse(source_of("- " * 3_000 + "x"))
    assert [each.code for each in found] == ["HC162"]
    assert parsed.body.is_empty
    assert shared.parse(source_of(text)) == make_parser().parse(source_of(text))


# --- Properties ----------------------------------------------------------------------

PIECES = st.sampled_from(
    ["# ", "## ", "\n", "\n\n", "- ", "1. ", "    ", "> ", "```", "~~~", "`", "**", "[a](b.md)", "![", "](", ")", "{{ ",
     " }}", "{{ a.b }}", "<b>", "</b>", "<script>", "<!--", "-->", "|", "|---|", "!!! note\n", "=== \"x\"\n", "[^1]",
     "&lt;", "\\", "é", "ค", "退", "x", " ", "{#id}", "{ .c }", "\ue000", "\ue0000\ue001", "\x02", "*[x]: y", ":   "]
)  # fmt: skip
SHARED = make_parser()


@settings(max_examples=int(os.environ.get("HELPGEN_FUZZ_EXAMPLES", "300")))
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_raises_and_no_result_has_a_script_or_a_token(text: str) -> None:
    shown = "".join(line for line in show_text(text, SHARED).splitlines(keepends=True) if not line.startswith("told "))
    assert "<script" not in shown.lower()
    assert not set(shown) & {"\ue000", "\ue001", "\x02", "\x03"}
    assert not re.search(r"<[^>]*\son[a-z]+=", shown)


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_anchor_is_never_empty_and_has_no_blank(text: str) -> None:
    anchor = anchor_of(text)
    assert anchor
    assert anchor == anchor.lower() or not anchor.isascii()
    assert not re.search(r"[\s#?&<>\"']", anchor)
