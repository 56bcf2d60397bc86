"""Texts in plain Markdown → HTML, without Python-Markdown's tree: what most articles of a shop are.

Knows paragraphs, headings, flat lists, tables and notes. What is not certainly one of them is left to Python-Markdown,
which gives the same bytes for what is: this only saves time, most of what a text took. Nothing that it writes has to be
cleaned. Must never guess: one doubtful line, and the whole text is declined.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from helpgen.load.plain_inline import InlineForms, InlineMarkup, NotPlainError, inline_forms_of

if TYPE_CHECKING:
    import markdown

_FOREIGN = ("<", "&", "`", "\\", "{", "}", "\t", " \n", "\x02", "\x03")
"""Raw HTML, entities, code, escapes, attributes; blanks at the end of a line may be a line break."""
_INDENT = "    "
_INDENTED = re.compile(_INDENT)
_START = r"(?:[^\W\d_]|\d+(?!\d|\.(?!\d))|[\"'“”„‘’«»‹›(¿¡…$€£¥–—\ue000]|\*\*(?=[^\s*])|\[(?=[^\]\n]*\]\())"
"""How a line begins that no kind of block but a paragraph claims; a variable is a private character by now."""
_PARAGRAPH = re.compile(rf"{_START}[^\n]*(?:\n {{0,3}}{_START}[^\n]*)*")
_MORE_OF_IT = re.compile(rf" {{0,3}}{_START}")
_HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<words>[^#\n]*[^#\s])(?:\n|\Z)")
_ITEM = re.compile(rf"(?:(?P<bullet>[*+-])|\d+\.) +(?P<words>{_START}.*)")
_NOTE = re.compile(r"!!! ?(?P<kind>[a-zA-Z][a-zA-Z-]*)(?: +\"(?P<title>[^\"\n]*)\")?(?:\n|\Z)")
_ALIGNMENT = {(True, True): "center", (True, False): "left", (False, True): "right"}
_ANY_TAG = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"(.*)_([0-9]+)")
_SAFE_ID = re.compile(r"[^\s<>&\"'\x00-\x20\xa0]+")

_SAMPLE = """
# One **two**

Three > [four](five.md#six) "seven"
eight.

- nine **ten**
- eleven

## One two
1. twelve

| thirteen | fourteen | fifteen |
|:---|---:|:-:|
| [sixteen](sixteen.md) |  | 17 |

!!! warning
    eighteen

    * nineteen

!!! note "Twenty"
"""
"""Every form once: a parser whose extensions see something else in it has all texts to itself."""


class Forms(Struct, frozen=True):
    """What there is to know of a parser whose plain texts are written here; it can be remembered."""

    inline: InlineForms
    separator: str
    """Between the words of an anchor."""


class PlainMarkdown:
    """A parser for texts in plain Markdown."""

    def __init__(self, forms: Forms, slugify: "_Slugify") -> None:
        self.forms = forms
        self.slugify = slugify
        self._inline = InlineMarkup(forms.inline)

    def convert(self, text: str) -> str | None:
        """Return the HTML of a text, None if it is not certainly plain."""
        if any(sign in text for sign in _FOREIGN):
            return None
        if not text.strip():
            return ""
        try:
            return "\n".join(_Text(self._inline, self.slugify, self.forms.separator).blocks(_chunks_of(text)))
        except NotPlainError:
            return None


def plain_markdown_of(parser: "markdown.Markdown") -> PlainMarkdown | None:
    """Return what does the same as a parser for plain texts; None if the parser sees more in them than we know.

    It is asked for its steps, and about a sample.
    """
    from markdown.extensions import toc  # whoever has a parser has it, too

    contents = next((step for step in parser.treeprocessors if isinstance(step, toc.TocTreeprocessor)), None)
    if contents is None or not _knows_all(parser):
        return None
    plain = PlainMarkdown(Forms(inline_forms_of(parser.inlinePatterns), contents.sep), contents.slugify)
    return plain if plain.convert(_SAMPLE) == parser.reset().convert(_SAMPLE) else None


_Slugify = Callable[[str, str], str]


def _chunks_of(text: str) -> list[str]:
    text = text.strip("\n")
    return _EMPTY_LINES.split(text) if "\n\n\n" in text else text.split("\n\n")


_EMPTY_LINES = re.compile(r"\n{2,}")


class _Text:
    """One text on its way to HTML."""

    def __init__(self, inline: InlineMarkup, slugify: _Slugify, separator: str) -> None:
        self._inline = inline.html_of
        self._slugify = slugify
        self._separator = separator
        self._ids: set[str] = set()

    def blocks(self, chunks: Sequence[str]) -> Iterator[str]:
        """Yield the HTML of blocks that empty lines part; raises NotPlainError."""
        waiting = list(reversed(chunks))
        while waiting:
            chunk = waiting.pop()
            if _PARAGRAPH.fullmatch(chunk):
                if "|" in chunk and "\n" in chunk:
                    raise NotPlainError
                yield f"<p>{self._inline(chunk)}</p>"
            elif heading := _HEADING.match(chunk):
                yield self._heading(heading)
                if rest := chunk[heading.end() :]:
                    waiting.append(rest)
            elif chunk.startswith("|"):
                yield from self._table(chunk.split("\n"))
            elif note := _NOTE.match(chunk):
                inner = [chunk[note.end() :]] if note.end() < len(chunk) else []
                yield from self._note(note, [_dedent(one) for one in (*inner, *_take(waiting, _INDENTED))])
            else:
                yield from self._list([chunk, *_take(waiting, _ITEM)])

    def _heading(self, heading: re.Match[str]) -> str:
        words, level = heading["words"], len(heading["level"])
        if words != words.strip() or ">" in words:
            raise NotPlainError
        markup = self._inline(words)
        name = " ".join(_ANY_TAG.sub("", markup).split())
        own = self._unique(self._slugify(name, self._separator))
        if not _SAFE_ID.fullmatch(own):
            raise NotPlainError
        return f'<h{level} id="{own}">{markup}</h{level}>'

    def _unique(self, anchor: str) -> str:
        # As the extension `toc` counts.
        if anchor in self._ids or not anchor:
            numbered = _NUMBERED.fullmatch(anchor)
            base, count = (numbered[1], int(numbered[2])) if numbered else (anchor, 0)
            count += 1
            while f"{base}_{count}" in self._ids:
                count += 1
            anchor = f"{base}_{count}"
        self._ids.add(anchor)
        return anchor

    def _list(self, chunks: Iterable[str]) -> Iterator[str]:
        # Between empty lines lie parts of the same list, whatever the signs; its items there are paragraphs.
        items: list[str] = []
        paragraphs: set[int] = set()
        kind = ""
        for chunk in chunks:
            paragraphs |= {len(items) - 1, len(items)} if items else set()
            for line in chunk.split("\n"):
                if item := _ITEM.match(line):
                    items.append(item["words"])
                    kind = kind or ("ul" if item["bullet"] else "ol")
                elif items and _MORE_OF_IT.match(line):
                    items[-1] += f"\n{line}"
                else:
                    raise NotPlainError
        yield f"<{kind}>"
        for place, words in enumerate(items):
            if "|" in words and "\n" in words:
                raise NotPlainError
            markup = self._inline(words)
            yield f"<li>\n<p>{markup}</p>\n</li>" if place in paragraphs else f"<li>{markup}</li>"
        yield f"</{kind}>"

    def _table(self, lines: Sequence[str]) -> Iterator[str]:
        if len(lines) < 2 or not all(len(line) > 1 and line[0] == line[-1] == "|" for line in lines):
            raise NotPlainError
        head, rule, *body = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]
        if len(head) != len(rule) or not set("".join(rule)) <= set(":- ") or not body:
            raise NotPlainError
        styles = [_ALIGNMENT.get((cell.startswith(":"), cell.endswith(":")), "") for cell in rule]
        opening = [f' style="text-align: {style};"' if style else "" for style in styles]
        yield "<table>\n<thead>"
        yield from self._row("th", head, opening)
        yield "</thead>\n<tbody>"
        for cells in body:
            yield from self._row("td", cells, opening)
        yield "</tbody>\n</table>"

    def _row(self, tag: str, cells: Sequence[str], opening: Sequence[str]) -> Iterator[str]:
        # As many cells as the head has.
        yield "<tr>"
        for place, attributes in enumerate(opening):
            words = cells[place] if place < len(cells) else ""
            yield f"<{tag}{attributes}>{self._inline(words)}</{tag}>"
        yield "</tr>"

    def _note(self, note: re.Match[str], chunks: Sequence[str]) -> Iterator[str]:
        kind, title = note["kind"].lower(), note["title"]
        if title is None:
            title = kind.capitalize()
        if not title or title != title.strip():
            raise NotPlainError
        yield f'<div class="admonition {kind}">'
        yield f'<p class="admonition-title">{self._inline(title)}</p>'
        yield from self.blocks(chunks)
        yield "</div>"


def _take(waiting: list[str], form: re.Pattern[str]) -> list[str]:
    # The next chunks of a form, from the end of those that wait.
    taken: list[str] = []
    while waiting and form.match(waiting[-1]):
        taken.append(waiting.pop())
    return taken


def _dedent(chunk: str) -> str:
    lines = chunk.split("\n")
    if not all(line.startswith(_INDENT) for line in lines):
        raise NotPlainError
    return "\n".join([line[len(_INDENT) :] for line in lines])


# --- Which parsers ---------------------------------------------------------------


def _knows_all(parser: "markdown.Markdown") -> bool:
    # An abbreviation that the settings bring along may stand anywhere.
    steps = (*parser.preprocessors, *parser.parser.blockprocessors, *parser.treeprocessors, *parser.postprocessors)
    names = {f"{type(step).__module__}.{type(step).__qualname__}" for step in steps}
    has_words = any(getattr(step, "abbrs", None) for step in steps)
    return names <= _LEAVE_PLAIN_TEXT and not has_words and parser.tab_length == len(_INDENT)


_LEAVE_PLAIN_TEXT = frozenset(
    f"{module}.{name}"
    for module, names in {
        "helpgen.load.quick_markdown": "_QuickHtmlBlocks _QuickInlineProcessor _QuickAttributes _QuickContents"
        " _QuickUnescape",
        "markdown.preprocessors": "NormalizeWhitespace HtmlBlockPreprocessor",
        "markdown.blockprocessors": "EmptyBlockProcessor ListIndentProcessor CodeBlockProcessor HashHeaderProcessor"
        " SetextHeaderProcessor HRProcessor OListProcessor UListProcessor BlockQuoteProcessor ReferenceProcessor"
        " ParagraphProcessor",
        "markdown.treeprocessors": "PrettifyTreeprocessor UnescapeTreeprocessor",
        "markdown.postprocessors": "RawHtmlPostprocessor AndSubstitutePostprocessor",
        "markdown.extensions.abbr": "AbbrBlockprocessor AbbrTreeprocessor",
        "markdown.extensions.admonition": "AdmonitionProcessor",
        "markdown.extensions.attr_list": "AttrListTreeprocessor",
        "markdown.extensions.def_list": "DefListIndentProcessor DefListProcessor",
        "markdown.extensions.fenced_code": "FencedBlockPreprocessor",
        "markdown.extensions.footnotes": "FootnoteBlockProcessor FootnoteTreeprocessor FootnotePostTreeprocessor"
        " FootnotePostprocessor",
        "markdown.extensions.md_in_html": "HtmlBlockPreprocessor MarkdownInHtmlProcessor MarkdownInHTMLPostprocessor",
        "markdown.extensions.tables": "TableProcessor",
        "markdown.extensions.toc": "TocTreeprocessor",
        "pymdownx.details": "DetailsProcessor",
        "pymdownx.highlight": "HighlightTreeprocessor",
        "pymdownx.superfences": "SuperFencesBlockPreprocessor SuperFencesCodeBlockProcessor",
        "pymdownx.tabbed": "TabbedProcessor TabbedTreeprocessor",
        "pymdownx.tasklist": "TasklistTreeprocessor",
    }.items()
    for name in names.split()
)
"""Steps that only change what is not plain here, or what the sample shows."""
