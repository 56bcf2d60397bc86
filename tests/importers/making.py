"""Pieces for the tests of importers: a page to convert for, and a reader of what was written."""

import functools

from helpgen.importers.arrange import ArticlePage
from helpgen.importers.exported import Article, ArticleText, LinkShapes
from helpgen.importers.html import convert_html
from helpgen.importers.media import Media
from helpgen.importers.pages import Page, Places
from helpgen.load import clean
from helpgen.load.markdown import MarkdownParser, MarkdownSource
from helpgen.model import FactHole
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, MarkdownExtension

_MKDOCS_OWN = tuple(MarkdownExtension(name, {}) for name in ("toc", "tables", "fenced_code"))


def make_page() -> Page:
    """Return a page without neighbours."""
    text = ArticleText("en", "Title", "", "export.json")
    article = Article("1", (text,))
    places = Places({}, {}, {}, {}, frozenset(), {})
    return Page(ArticlePage("en/category/page.md", article, text), places, Media((), (), LinkShapes()))


def convert(markup: str) -> tuple[str, Page]:
    """Return the Markdown of a piece of HTML, and the page that knows what was lost."""
    page = make_page()
    return convert_html(markup, page), page


@functools.cache
def _parser() -> MarkdownParser:
    return MarkdownParser((*_MKDOCS_OWN, *DEFAULT_MARKDOWN_EXTENSIONS), allows_raw_html=False)


def read_back(body: str) -> str:
    """Return the words that a reader of the finished page sees, on one line."""
    parsed, diagnostics = _parser().parse(MarkdownSource("en/a.md", "en/a.md", body, 1))
    assert not diagnostics, diagnostics
    assert not any(isinstance(part, FactHole) for part in parsed.body.parts)
    return clean.plain_text(" ".join(part for part in parsed.body.parts if isinstance(part, str)))
