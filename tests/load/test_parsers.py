"""A parser is made when a text needs it; what it is known by changes with everything that decides how it reads."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from helpgen.diagnostics import Position
from helpgen.load import parsers
from helpgen.load.markdown import MarkdownSource
from helpgen.load.parsers import Parser, parser_of
from helpgen.memory import FORGETFUL, InProcess, Memory
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, MarkdownExtension

USUAL = [MarkdownExtension(name, {}) for name in ("toc", "tables", "admonition", "pymdownx.mark")]
TRIED = [MarkdownExtension(name, {}) for name in ("toc", "tables", "admonition", "pymdownx.details")]
DEFAULTS = [MarkdownExtension("toc", {}), MarkdownExtension("tables", {}), MarkdownExtension("fenced_code", {}),
            *DEFAULT_MARKDOWN_EXTENSIONS]  # fmt: skip


def parser(
    extensions: Sequence[MarkdownExtension], memory: Memory = FORGETFUL, *, allows_raw_html: bool = False
) -> Parser:
    made, found = parser_of(extensions, Position("mkdocs.yml"), memory, allows_raw_html=allows_raw_html)
    assert found == []
    return made


def is_made(made: Parser) -> bool:
    return "_markdown" in vars(made.markdown)


def test_known_parser_is_made_by_the_first_text_that_is_not_plain() -> None:
    memory = InProcess()
    first = parser(USUAL, memory)
    again = parser(USUAL, memory)
    assert again.version == first.version != b""
    assert is_made(first)
    assert not is_made(again)
    for text, needs_parser in (("## One\n\nTwo **three**.", False), ("`four`", True)):
        source = MarkdownSource("a.md", "a.md", text, 1)
        assert again.markdown.parse(source) == first.markdown.parse(source)
        assert is_made(again) is needs_parser


@pytest.mark.parametrize("extensions", [TRIED, DEFAULTS, DEFAULTS[::-1]])
def test_usual_parser_is_made_by_no_plain_text(extensions: list[MarkdownExtension]) -> None:
    made = parser(extensions, InProcess())
    assert made.version
    assert made.markdown.forms == parsers.USUAL_FORMS
    made.markdown.parse(MarkdownSource("a.md", "a.md", "## One\n\nTwo **three**.", 1))
    assert not is_made(made)
    made.markdown.parse(MarkdownSource("a.md", "a.md", "`four`", 1))
    assert is_made(made)


@pytest.mark.parametrize(
    "other",
    [
        MarkdownExtension("sane_lists", {}),
        MarkdownExtension("toc", {"permalink": True}),
        MarkdownExtension("toc", {"separator": "_"}),
        MarkdownExtension("abbr", {"glossary": {"word": "its meaning"}}),
    ],
)
def test_parser_that_may_see_more_is_asked(other: MarkdownExtension) -> None:
    extensions = [*(one for one in DEFAULTS if one.name != other.name), other]
    assert is_made(parser(extensions, InProcess()))


@pytest.mark.parametrize("name", ["toc", "tables", "admonition"])
def test_parser_without_what_plain_texts_may_have_is_asked(name: str) -> None:
    assert is_made(parser([one for one in DEFAULTS if one.name != name], InProcess()))


def test_parser_of_another_version_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    versions_of = parsers.versions_of
    monkeypatch.setattr(
        parsers, "versions_of", lambda *names: ("3.11.4", "13.1") if "markdown" in names else versions_of(*names)
    )
    assert is_made(parser(DEFAULTS, InProcess()))


def test_versions_that_are_installed_were_tried() -> None:
    """Where this fails, try the tests of plain Markdown with them, and raise `_TRIED`."""
    assert not is_made(parser(DEFAULTS, InProcess()))


def test_version_is_the_same_without_a_memory() -> None:
    assert parser(USUAL).version == parser(USUAL, InProcess()).version


def test_version_tells_options_extensions_and_raw_html_apart() -> None:
    others = (
        parser(USUAL),
        parser(USUAL, allows_raw_html=True),
        parser(USUAL[:-1]),
        parser([*USUAL, MarkdownExtension("attr_list", {})]),
        parser([MarkdownExtension("toc", {"separator": "_"}), *USUAL[1:]]),
    )
    assert len({one.version for one in others}) == len(others)


def test_extension_that_cannot_be_used_is_told_every_time() -> None:
    memory = InProcess()
    extensions = [*TRIED, MarkdownExtension("tables", {"no_such_option": True})]
    for _ in range(2):
        made, found = parser_of(extensions, Position("mkdocs.yml"), memory, allows_raw_html=False)
        assert [one.code for one in found] == ["HC161"]
        assert is_made(made)


EXTENSION = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
class Louder(Preprocessor):
    def run(self, lines):
        return [line + "!" for line in lines]
class More(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Louder(md), "louder", 1)
def makeExtension(**options):
    return More(**options)
"""


def test_extension_of_another_is_asked_every_time_and_its_code_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "louder_texts.py").write_text(EXTENSION)
    monkeypatch.syspath_prepend(tmp_path)
    memory = InProcess()
    extensions = [*USUAL, MarkdownExtension("louder_texts", {})]
    first, second = parser(extensions, memory), parser(extensions, memory)
    assert first.version == second.version != b""
    assert is_made(second)
    (tmp_path / "louder_texts.py").write_text(EXTENSION + "# changed\n")
    assert parser(extensions, memory).version != first.version


def test_code_of_a_usual_extension_counts_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "more_usual"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "inner.py").write_text("one = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(parsers, "_USUAL_PACKAGES", frozenset({"markdown", "more_usual"}))
    memory = InProcess()
    first = parser(USUAL, memory)
    assert not is_made(parser(USUAL, memory))
    (package / "inner.py").write_text("one = 2\n")
    changed = parser(USUAL, memory)
    assert is_made(changed)
    assert changed.version != first.version
