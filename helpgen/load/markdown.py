"""Markdown → parsed bodies: clean HTML with typed holes for links, images and facts.

Knows Markdown and its extensions. Knows nothing of which files exist, of URLs or of the values of facts.
"""

import functools
import html
import posixpath
import re
import sys
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import clean
from helpgen.load import rules as broken
from helpgen.load.plain_markdown import Forms, PlainMarkdown, plain_markdown_of
from helpgen.model import (
    EMPTY_BODY,
    AddressHole,
    Body,
    BodyPart,
    FactHole,
    Heading,
    ImageHole,
    LinkHole,
    Question,
    TextPart,
    slugify,
)
from helpgen.settings import MarkdownExtension

if TYPE_CHECKING:
    import markdown
    import nh3

FILE_READING_EXTENSIONS = frozenset(
    {"pymdownx.snippets", "pymdownx.b64", "markdown_include.include", "mdx_include", "mdx_include.mdx_include"}
)
"""They read files of the machine, or of the network, into the page."""


class MarkdownSource(Struct, frozen=True):
    """A text to parse."""

    path: str
    """From the content folder: relative links start there."""
    shown_path: str
    """As messages name it."""
    text: str
    first_line: int
    """Line of the file on which the text begins."""


class ParsedText(Struct, frozen=True):
    """What a text says."""

    title: str
    """Of a first-level heading at the very start, which is not part of the body; "" if there is none."""
    body: Body
    questions: tuple[Question, ...]
    """One for each second-level heading, if asked for; the body then ends before the first."""


# --- The parser --------------------------------------------------------------


def anchor_of(text: str, separator: str = "-") -> str:
    """Return the anchor of a heading; called by the `toc` extension, hence the separator."""
    return slugify(_TOKEN.sub("", text)).replace("-", separator) or "section"


class MarkdownParser:
    """Python-Markdown with the extensions of `mkdocs.yml`, used again for every text."""

    def __init__(
        self, extensions: Sequence[MarkdownExtension], *, allows_raw_html: bool, forms: Forms | None = None
    ) -> None:
        """`forms` are what a parser of the same extensions was found to do; plain texts then need no parser at all."""
        self._allows_raw_html = allows_raw_html
        self._extensions = tuple(extensions)
        self._forms = forms

    @property
    def steps(self) -> Iterator[object]:
        """Everything that the library and its extensions do, as objects."""
        parser = self._markdown
        for registry in (parser.preprocessors, parser.parser.blockprocessors, parser.inlinePatterns):
            yield from registry
        yield from parser.treeprocessors
        yield from parser.postprocessors

    @property
    def forms(self) -> Forms | None:
        """What there is to know of the parser for plain texts; None if they need the parser."""
        return self._plain.forms if self._plain is not None and self._plain.slugify is anchor_of else None

    @functools.cached_property
    def _markdown(self) -> "markdown.Markdown":
        # Raises what an extension raises when its options are wrong; `usable_extensions` drops those beforehand.
        return _make_parser(self._extensions)

    @functools.cached_property
    def _cleaner(self) -> "nh3.Cleaner":
        return clean.make_cleaner()

    @functools.cached_property
    def _plain(self) -> PlainMarkdown | None:
        return PlainMarkdown(self._forms, anchor_of) if self._forms else plain_markdown_of(self._markdown)

    def parse(self, source: MarkdownSource, *, splits_questions: bool = False) -> tuple[ParsedText, list[Diagnostic]]:
        """Return the parsed text and what is wrong with it."""
        variables = _Variables(source)
        try:
            markup, diagnostics = self._convert(source, variables.text)
        except RecursionError:
            self._markdown = _make_parser(self._extensions)  # the old one still believes to be inside a list
            where = Position(source.shown_path, source.first_line)
            return ParsedText("", EMPTY_BODY, ()), [broken.nested_too_deeply.at(where)]
        title, markup = clean.take_title(markup)
        markup = variables.restore_in_code(clean.polish(markup))
        cutter = _Cutter(source, variables)
        title = variables.restore(title)
        if not splits_questions:
            return ParsedText(title, cutter.body(markup), ()), diagnostics
        intro, *rest = _split_questions(markup)
        return ParsedText(title, cutter.body(intro), tuple(cutter.question(part) for part in rest)), diagnostics

    def _convert(self, source: MarkdownSource, text: str) -> tuple[str, list[Diagnostic]]:
        # HTML as it may be shown, and what had to be taken away.
        plain = self._plain.convert(text) if self._plain else None
        markup = self._markdown.reset().convert(text) if plain is None else plain
        if self._allows_raw_html:
            return markup, []
        if plain is not None:
            return clean.sanitise_plain(plain), []
        diagnostics = [broken.removed_html.at(_locate_tag(source, found), found) for found in clean.find_unsafe(markup)]
        return clean.sanitise(markup, self._cleaner), diagnostics


def _make_parser(extensions: Sequence[MarkdownExtension]) -> "markdown.Markdown":
    # Python-Markdown, its extensions and what they import: a tenth of a build in which no text has changed.
    from helpgen.load.quick_markdown import QuickMarkdown

    return QuickMarkdown([one.name for one in extensions], {one.name: _options(one) for one in extensions})


def _locate_tag(source: MarkdownSource, found: str) -> Position:
    needle = found.rstrip(">=").lower()
    for number, line in enumerate(source.text.lower().split("\n"), source.first_line):
        if needle in line:
            return Position(source.shown_path, number, line.index(needle) + 1, len(needle))
    return Position(source.shown_path, source.first_line)


def _options(extension: MarkdownExtension) -> dict[str, object]:
    options = dict(extension.options)
    if extension.name in {"toc", "markdown.extensions.toc"}:
        options.setdefault("slugify", anchor_of)
    if extension.name in {"pymdownx.tasklist"}:
        options["custom_checkbox"] = False  # its label has no words; `clean.polish` draws the sign
    return options


def usable_extensions(
    extensions: Iterable[MarkdownExtension], config: Position
) -> tuple[tuple[MarkdownExtension, ...], list[Diagnostic]]:
    """Return the extensions that exist, are safe and accept their options, and say what is wrong with the others."""
    usable = [one for one in extensions if one.name not in FILE_READING_EXTENSIONS]
    names = [one.name for one in extensions if one.name in FILE_READING_EXTENSIONS]
    diagnostics = [broken.file_reading_extension.at(config, name) for name in names]
    try:
        _make_parser(usable)
    except _REFUSALS:  # now which
        for extension in tuple(usable):
            try:
                _make_parser([extension])
            except _REFUSALS as error:
                diagnostics.append(broken.unusable_extension.at(config, extension.name, str(error).strip("'\"")))
                usable.remove(extension)
    return tuple(usable), diagnostics


_REFUSALS = (ImportError, AttributeError, KeyError, TypeError, ValueError)
"""What an extension raises that does not exist or does not take its options."""


# --- Variables ---------------------------------------------------------------

_VARIABLE = re.compile(r"\{\{[ \t]*([A-Za-z0-9_][A-Za-z0-9_.-]*)[ \t]*\}\}")
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})")
# A variable travels through Markdown as a token of private-use characters, which no syntax touches.
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000\ue001]")
"""What no page may have, and the signs of the tokens."""
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


class _Variables:
    """The variables of one text and the tokens that stand for them."""

    def __init__(self, source: MarkdownSource) -> None:
        self.holes: list[FactHole] = []
        self._source = source
        text = _DROPPED.sub("", source.text)
        self.text = "\n".join(self._tokens(text.split("\n"))) if "{{" in text else text

    def _tokens(self, lines: Iterable[str]) -> Iterator[str]:
        fence = ""
        for number, line in enumerate(lines, self._source.first_line):
            opening = _FENCE.match(line)
            if opening and (not fence or opening[1].startswith(fence)):
                fence = "" if fence else opening[1]
            yield line if fence else self._replace(line, number)

    def _replace(self, line: str, number: int) -> str:
        def token(match: re.Match[str]) -> str:
            where = Position(self._source.shown_path, number, match.start(1) + 1, len(match[1]))
            self.holes.append(FactHole(sys.intern(match[1]), sys.intern(match[0]), where))
            return f"\ue000{len(self.holes) - 1}\ue001"

        return _VARIABLE.sub(token, line)

    def restore(self, text: str) -> str:
        """Return the text as the writer wrote it."""
        return _TOKEN.sub(lambda match: self.holes[int(match[1])].source, text)

    def restore_in_code(self, markup: str) -> str:
        """Return the markup with the variables inside code as the writer wrote them."""
        if not self.holes:
            return markup
        return _CODE.sub(lambda code: self.restore(code[0]), markup)

    def split(self, text: str) -> tuple[TextPart, ...]:
        """Return the text cut at its variables."""
        if not self.holes:
            return (text,) if text else ()
        parts: list[TextPart] = []
        for index, piece in enumerate(_TOKEN.split(text)):
            if index % 2:
                parts.append(self.holes[int(piece)])
            elif piece:
                parts.append(piece)
        return tuple(parts)


# --- Cutting HTML at its holes -------------------------------------------------

_OPENING_TAG = re.compile(
    r"""<(?=[aistv])(a|img|source|video|audio|track)\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE
)
_ADDRESS = re.compile(r"""(\s(?P<name>href|src|poster)\s*=\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.I)
_HEADING = re.compile(r'<h([2-6])\b[^>]*\bid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r'id="(?=([^"]+)")')
_NAME = re.compile(r'name="(?=([^"]+)")')
_QUESTION = re.compile(r"(?=<h2\b)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s*=\s*(?:"[^"]+"|'[^']+')|\srole\s*=\s*["']?(?:presentation|none)""", re.IGNORECASE)


def _anchors(markup: str) -> Iterator[str]:
    # Found by a word, which is quicker than by the blank before it.
    for pattern in (_ID, _NAME) if 'name="' in markup else (_ID,):
        for found in pattern.finditer(markup):
            if markup[found.start() - 1].isspace():
                yield found[1]


def _split_questions(markup: str) -> list[str]:
    return [part for index, part in enumerate(_QUESTION.split(markup)) if part or not index]


class _Cutter:
    """Cuts the HTML of one text into parts and holes."""

    def __init__(self, source: MarkdownSource, variables: _Variables) -> None:
        self._source = source
        self._variables = variables
        self._starts: dict[str, list[tuple[int, int]]] = {}

    def body(self, markup: str) -> Body:
        """Return the body of some markup."""
        markup = markup.strip()
        if not markup:
            return EMPTY_BODY
        headings = tuple(
            Heading(int(level), sys.intern(html.unescape(anchor)), self._title(inner))
            for level, anchor, inner in _HEADING.findall(markup)
        )
        anchors = frozenset(sys.intern(html.unescape(anchor)) for anchor in _anchors(markup))
        return Body(tuple(self._parts(markup)), headings, anchors)

    def question(self, markup: str) -> Question:
        """Return the question whose heading the markup begins with."""
        match = _HEADING.match(markup)
        if match is None:  # a heading that an extension left without an anchor
            inner, _, rest = markup.partition("</h2>")
            title = self._title(inner)
            plain = "".join(part for part in title if isinstance(part, str))
            return Question(anchor_of(plain), title, self.body(rest))
        return Question(html.unescape(match[2]), self._title(match[3]), self.body(markup[match.end() :]))

    def _title(self, inner: str) -> tuple[TextPart, ...]:
        return self._variables.split(clean.plain_text(inner))

    def _parts(self, markup: str) -> Iterator[BodyPart]:
        end = 0
        for tag in _OPENING_TAG.finditer(markup):
            for address in _ADDRESS.finditer(tag[0]):
                hole = self._hole(
                    tag[0], address["name"].lower(), html.unescape(address["double"] or address["single"] or "")
                )
                if hole is None:
                    continue
                group = "double" if address["double"] is not None else "single"
                start = tag.start() + address.start(group)
                yield from self._variables.split(markup[end:start])
                yield hole
                end = tag.start() + address.end(group)
        yield from self._variables.split(markup[end:])

    def _hole(self, tag: str, attribute: str, target: str) -> LinkHole | ImageHole | AddressHole | None:
        if _TOKEN.search(target):
            first = self._variables.holes[int(_TOKEN.findall(target)[0])]
            return AddressHole(self._variables.split(target), first.position)
        is_image = tag[:4].lower() == "<img"
        if is_image and _ELSEWHERE.match(target):
            return ImageHole(target, "", bool(_ALT.search(tag)), self._locate(target))
        if not target or _SCHEME.match(target):
            return None
        path, anchor = map(sys.intern, self._resolve(target))
        if not path:
            return None
        position = self._locate(target)
        if attribute == "href":
            return LinkHole(target, path, anchor, position)
        return ImageHole(target, path, not is_image or bool(_ALT.search(tag)), position)

    def _resolve(self, target: str) -> tuple[str, str]:
        # Path from the content folder ("" for an address of the web server, such as /shop/) and anchor.
        address, _, anchor = target.partition("#")
        anchor = urllib.parse.unquote(anchor)
        address = urllib.parse.unquote(address.partition("?")[0]).replace("\\", "/")
        if not address:
            return self._source.path, anchor
        if address.startswith("/"):
            is_content = address.lower().endswith((".md", ".markdown", ".yml", ".yaml"))
            return (posixpath.normpath(address.lstrip("/")) if is_content else ""), anchor
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self._source.path), address))
        return unicodedata.normalize("NFC", joined), anchor

    def _locate(self, target: str) -> Position:
        # The parser keeps no positions. The target's spelling finds the line, and the column if it stands there once.
        spellings = dict.fromkeys((target, urllib.parse.unquote(target), html.escape(target, quote=False)))
        for spelling in spellings:
            found = self._occurrences(spelling)
            if found:
                line, column = found[0]
                return Position(
                    self._source.shown_path,
                    self._source.first_line + line,
                    column + 1 if len(found) == 1 else 0,
                    len(spelling),
                )
        return Position(self._source.shown_path, self._source.first_line)

    def _occurrences(self, spelling: str) -> list[tuple[int, int]]:
        if spelling not in self._starts:
            text = self._source.text
            offsets: list[int] = []
            at = text.find(spelling)
            while at >= 0 and len(offsets) < 2:
                if _stands_alone(text, at, len(spelling)):
                    offsets.append(at)
                at = text.find(spelling, at + 1)
            self._starts[spelling] = [_line_and_column(text, offset) for offset in offsets]
        return self._starts[spelling]


def _stands_alone(text: str, start: int, length: int) -> bool:
    before = text[start - 1 : start]
    after = text[start + length : start + length + 1]
    return before in "(<\"' \t=:[" and after in ")>\"' \t\n]"


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1
