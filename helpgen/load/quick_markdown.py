"""Python-Markdown with shortcuts that change no byte of its output.

Knows the steps of Python-Markdown that take most of its time. Knows nothing of texts, holes or what extensions mean.

Where the time of `convert` went, 1,000 articles of 360 words: a third into asking each of some twenty inline patterns
whether it stands in a text, a tenth into a table of contents that nobody asked for, the rest mostly into registries
that are sorted, lists that are searched and strings that are joined anew for every block. A text without any sign that
a pattern could begin with is not asked about; which signs a pattern needs is read from its own regular expression, so
extensions keep working unknown. A step that an extension has replaced stays as it is.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast
from xml.etree import ElementTree

import markdown
from markdown import blockparser, blockprocessors, inlinepatterns, preprocessors, serializers, treeprocessors, util
from markdown.extensions import attr_list, md_in_html, toc

from helpgen.settings import is_usual_extension

if TYPE_CHECKING:
    from markdown.extensions.toc import _TocToken

T = TypeVar("T")
_ALPHABET_AT_MOST = 40
"""A set of more signs than that rules out too few texts to be worth a look."""


class QuickMarkdown(markdown.Markdown):
    """The parser with shortcuts in the place of its own steps."""

    def __init__(self, extensions: Sequence[str], options: Mapping[str, Mapping[str, object]]) -> None:
        """Take extensions by name, and their options; raises what an extension raises that cannot be used."""
        super().__init__(extensions=extensions, extension_configs=options)
        _speed_up(self)

    def build_extension(self, ext_name: str, configs: Mapping[str, object]) -> markdown.Extension:
        """Make an extension, the usual ones by the module that they have.

        The library asks all installed packages for each name: that takes as long as importing every extension.
        """
        if not is_usual_extension(ext_name):
            return super().build_extension(ext_name, configs)
        module = importlib.import_module(ext_name if "." in ext_name else f"markdown.extensions.{ext_name}")
        made: markdown.Extension = module.makeExtension(**configs)
        return made


def _speed_up(parser: markdown.Markdown) -> None:
    if type(parser.treeprocessors["inline"]) is treeprocessors.InlineProcessor:
        parser.treeprocessors.register(_QuickInlineProcessor(parser), "inline", 20)
    html_block = parser.preprocessors["html_block"]
    if type(html_block) in {preprocessors.HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor}:
        parser.preprocessors.register(_QuickHtmlBlocks(parser, html_block), "html_block", 20)
    # The library makes these itself and hands them out at once, so the class is changed, not the object.
    for step in parser.treeprocessors:
        if type(step) is toc.TocTreeprocessor:
            step.__class__ = _QuickContents
        elif type(step) is attr_list.AttrListTreeprocessor:
            step.__class__ = _QuickAttributes
        elif type(step) is treeprocessors.UnescapeTreeprocessor:
            step.__class__ = _QuickUnescape
    if type(parser.parser) is blockparser.BlockParser:
        parser.parser.__class__ = _QuickBlockParser
    for registry in (parser.preprocessors, parser.parser.blockprocessors, parser.treeprocessors, parser.postprocessors):
        if type(registry) is util.Registry:
            registry.__class__ = _QuickRegistry
    if parser.serializer is serializers.to_xhtml_string:
        parser.serializer = serialize
    parser.is_block_level = _BlockLevels(parser).has  # type: ignore[method-assign]


# --- Steps that most texts do not need ---------------------------------------------


class _QuickHtmlBlocks(preprocessors.Preprocessor):
    """Looks for raw HTML only where a sign of it stands."""

    def __init__(self, parser: markdown.Markdown, thorough: preprocessors.Preprocessor) -> None:
        super().__init__(parser)
        self._thorough = thorough

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without raw HTML."""
        if any("<" in line or "&" in line for line in lines):
            return self._thorough.run(lines)
        return lines


class _QuickContents(toc.TocTreeprocessor):
    """Gives headings their anchors; makes a table of contents only where the text asks for one."""

    def build_toc_div(self, toc_list: "list[_TocToken]") -> ElementTree.Element:
        """Return the table, empty where nobody sees it."""
        return super().build_toc_div(toc_list if self._is_wanted() else [])

    def replace_marker(self, root: ElementTree.Element, elem: ElementTree.Element) -> None:
        """Put the table where the text asks for it."""
        if self._is_wanted():
            super().replace_marker(root, elem)

    def _is_wanted(self) -> bool:
        return any(self.marker in line for line in _lines_of(self.md))


class _QuickAttributes(attr_list.AttrListTreeprocessor):
    """Looks for attributes only in texts that have a brace."""

    def run(self, doc: ElementTree.Element) -> None:
        """Give the elements their attributes."""
        if any("{" in line for line in _lines_of(self.md)):
            super().run(doc)


class _QuickUnescape(treeprocessors.UnescapeTreeprocessor):
    """Puts signs that were escaped back into texts that have some."""

    def unescape(self, text: str) -> str:
        """Return the text without the marks of escaped signs."""
        return super().unescape(text) if util.STX in text else text


def _lines_of(parser: markdown.Markdown) -> list[str]:
    # Of the text that is being converted, after its preprocessors.
    return cast("list[str]", vars(parser)["lines"])


# --- Blocks and the tree -----------------------------------------------------------


class _QuickRegistry(util.Registry[T]):
    """Remembers the sorted list that it makes anew for every loop else."""

    def register(self, item: T, name: str, priority: float) -> None:
        """Add an item."""
        super().register(item, name, priority)
        self.__dict__.pop("_listed", None)

    def deregister(self, name: str, strict: bool = True) -> None:
        """Take an item away."""
        super().deregister(name, strict)
        self.__dict__.pop("_listed", None)

    def __iter__(self) -> Iterator[T]:
        if "_listed" not in self.__dict__:
            self._listed = tuple(super().__iter__())
        return iter(self._listed)


class _QuickBlockParser(blockparser.BlockParser):
    """Goes through the block processors in one loop."""

    def parseBlocks(self, parent: ElementTree.Element, blocks: list[str]) -> None:  # noqa: N802 - its own name
        """Add the blocks to the tree."""
        processors = tuple(self.blockprocessors)
        last = processors[-1]
        is_known = not self._others(processors)
        while blocks:
            if is_known and _PLAIN_LINE.fullmatch(blocks[0]):
                last.run(parent, blocks)
                continue
            for processor in processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _others(self, processors: tuple[blockprocessors.BlockProcessor, ...]) -> frozenset[str]:
        # Processors of which nothing is known, remembered for the same processors.
        asked, others = self.__dict__.get("_asked", ((), frozenset()))
        if asked != processors:
            names = [f"{type(one).__module__}.{type(one).__qualname__}" for one in processors]
            others = frozenset({*names[:-1]} - _LEAVE_PLAIN_LINES) | ({names[-1]} - {_TAKES_PLAIN_LINES})
            self._asked = (processors, others)
        return cast("frozenset[str]", others)


_PLAIN_LINE = re.compile(r"[^\W\d_][^\n]*")
"""One line that begins with a letter: a paragraph, the text of most list items."""
_TAKES_PLAIN_LINES = "markdown.blockprocessors.ParagraphProcessor"
_LEAVE_PLAIN_LINES = frozenset(
    {
        *(
            f"markdown.blockprocessors.{name}Processor"
            for name in (
                "BlockQuote", "Code", "EmptyBlock", "HR", "HashHeader", "ListIndent", "OList", "Reference",
                "SetextHeader", "UList",
            )
        ),
        "markdown.extensions.abbr.AbbrBlockprocessor",
        "markdown.extensions.admonition.AdmonitionProcessor",
        "markdown.extensions.def_list.DefListIndentProcessor",
        "markdown.extensions.def_list.DefListProcessor",
        "markdown.extensions.footnotes.FootnoteBlockProcessor",
        "markdown.extensions.md_in_html.MarkdownInHtmlProcessor",
        "markdown.extensions.tables.TableProcessor",
        "pymdownx.details.DetailsProcessor",
        "pymdownx.superfences.SuperFencesCodeBlockProcessor",
        "pymdownx.tabbed.TabbedProcessor",
    }
)  # fmt: skip
"""Processors that want another first sign, a blank before it, or a second line."""


class _BlockLevels:
    """Remembers which tags stand for blocks: the library searches its list for every element."""

    def __init__(self, parser: markdown.Markdown) -> None:
        self._parser = parser
        self._known: dict[str, bool] = {}
        self._size = 0

    def has(self, tag: object) -> bool:
        """Tell whether a tag stands for a block."""
        if self._size != len(self._parser.block_level_elements):  # an extension has added one
            self._size = len(self._parser.block_level_elements)
            self._known.clear()
        if not isinstance(tag, str):
            return False
        if tag not in self._known:
            self._known[tag] = tag.lower().rstrip("/") in self._parser.block_level_elements
        return self._known[tag]


_EMPTY_ELEMENTS = cast("frozenset[str]", vars(serializers)["HTML_EMPTY"])
_escape_text = cast("Callable[[str], str]", vars(serializers)["_escape_cdata"])
_escape_value = cast("Callable[[str], str]", vars(serializers)["_escape_attrib_html"])


def serialize(element: ElementTree.Element) -> str:
    """Return a tree as XHTML, as the library does; trees with comments or qualified names are left to it."""
    pieces: list[str] = []
    return "".join(pieces) if _write(element, pieces.append) else serializers.to_xhtml_string(element)


def _write(element: ElementTree.Element, write: Callable[[str], object]) -> bool:
    tag, text = element.tag, element.text
    if not isinstance(tag, str):
        return False
    write(f"<{tag}")
    for name, value in sorted(element.items()) if element.attrib else ():
        if not (isinstance(name, str) and isinstance(value, str)):
            return False
        write(f' {name}="{_escape_value(value)}"')
    lowered = tag.lower()
    if lowered in _EMPTY_ELEMENTS:
        write(" />")
    else:
        write(">")
        if text:
            write(text if lowered in {"script", "style"} else _escape(text))
        for child in element:
            if not _write(child, write):
                return False
        write(f"</{tag}>")
    if element.tail:
        write(_escape(element.tail))
    return True


def _escape(text: str) -> str:
    return _escape_text(text) if "&" in text or "<" in text or ">" in text else text


# --- Inline patterns -----------------------------------------------------------


_Apply = Callable[[treeprocessors.InlineProcessor, inlinepatterns.Pattern, str, int, int], tuple[str, bool, int]]
_apply_pattern = cast("_Apply", vars(treeprocessors.InlineProcessor)["_InlineProcessor__applyPattern"])


class _QuickInlineProcessor(treeprocessors.InlineProcessor):
    """Asks a pattern only about texts that have a sign without which it cannot match."""

    def __init__(self, parser: markdown.Markdown) -> None:
        super().__init__(parser)
        self._patterns: tuple[inlinepatterns.Pattern, ...] = ()
        self._needs: tuple[frozenset[str] | None, ...] = ()
        self._any_sign: re.Pattern[str] | None = None

    def run(self, tree: ElementTree.Element, ancestors: list[str] | None = None) -> ElementTree.Element:
        """Apply the inline patterns to a tree."""
        patterns = tuple(self.md.inlinePatterns)
        if patterns != self._patterns:
            self._patterns = patterns
            self._needs = tuple(signs_of(pattern) for pattern in patterns)
            self._any_sign = _one_of(self._needs)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, place: int = 0) -> str:  # noqa: N802 - its own name
        if isinstance(data, util.AtomicString):
            return data
        if self._any_sign is not None and not self._any_sign.search(data):
            return data
        start = 0
        seen: str | None = None
        present: frozenset[str] = frozenset()
        patterns, needs = self._patterns, self._needs
        while place < len(patterns):
            needed = needs[place]
            if needed is not None:
                if seen is not data:
                    seen, present = data, frozenset(data)
                if needed.isdisjoint(present):
                    place, start = place + 1, 0
                    continue
            data, matched, start = _apply_pattern(self, patterns[place], data, place, start)
            if not matched:
                place += 1
        return data


def _one_of(needs: Iterable[frozenset[str] | None]) -> re.Pattern[str] | None:
    # A text without any of these signs interests no pattern at all. None if one of them needs no sign.
    signs: set[str] = set()
    for needed in needs:
        if needed is None:
            return None
        signs |= needed
    return re.compile("[" + "".join(re.escape(sign) for sign in sorted(signs)) + "]")


def signs_of(pattern: inlinepatterns.Pattern) -> frozenset[str] | None:
    """Return signs of which a text that the pattern matches has at least one; None if nothing is certain."""
    stock = (inlinepatterns.Pattern.getCompiledRegExp, inlinepatterns.InlineProcessor.getCompiledRegExp)
    if type(pattern).getCompiledRegExp not in stock:
        return None
    expression = pattern.getCompiledRegExp()
    if expression.flags & re.IGNORECASE:
        return None
    return needed_signs(expression)


def needed_signs(expression: re.Pattern[str]) -> frozenset[str] | None:
    """Return signs of which every text that the expression is found in has at least one; None if nothing is certain."""
    # Python's own parser of regular expressions; it has no public name since 3.11.
    parse = importlib.import_module("re._parser").parse
    return _of_sequence(parse(expression.pattern, expression.flags))


def _of_sequence(steps: Iterable[object]) -> frozenset[str] | None:
    # All steps must match, so the signs of any one of them will do: the fewest rule out most, a blank least.
    found = [needed for step in steps if (needed := _of_step(cast("tuple[object, object]", step))) is not None]
    return min(found, key=lambda signs: (len(signs), " " in signs), default=None)


def _of_step(step: tuple[object, object]) -> frozenset[str] | None:
    kind, value = str(step[0]), step[1]
    match kind:
        case "LITERAL":
            return frozenset(chr(cast("int", value)))
        case "IN":
            return _of_set(cast("Sequence[tuple[object, object]]", value))
        case "SUBPATTERN":
            return _of_sequence(cast("tuple[object, object, object, Iterable[object]]", value)[3])
        case "ATOMIC_GROUP":
            return _of_sequence(cast("Iterable[object]", value))
        case "ASSERT":
            return _of_sequence(cast("tuple[object, Iterable[object]]", value)[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, repeated = cast("tuple[int, object, Iterable[object]]", value)
            return _of_sequence(repeated) if least else None
        case "BRANCH":
            return _of_branches(cast("tuple[object, Iterable[Iterable[object]]]", value)[1])
        case _:
            return None


def _of_set(members: Sequence[tuple[object, object]]) -> frozenset[str] | None:
    signs: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            signs.add(chr(cast("int", value)))
        elif str(kind) == "RANGE":
            first, last = cast("tuple[int, int]", value)
            if last - first > _ALPHABET_AT_MOST:
                return None
            signs |= {chr(code) for code in range(first, last + 1)}
        else:
            return None
    return frozenset(signs) if len(signs) <= _ALPHABET_AT_MOST else None


def _of_branches(branches: Iterable[Iterable[object]]) -> frozenset[str] | None:
    signs: set[str] = set()
    for branch in branches:
        needed = _of_sequence(branch)
        if needed is None:
            return None
        signs |= needed
    return frozenset(signs)
