"""Strong words and links of a plain text → HTML, where no other pattern of a parser finds anything.

Knows the inline patterns of Python-Markdown by their regular expressions, so that those of any extension are asked.
"""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown import inlinepatterns

_MARKED = re.compile(
    r"\*\*(?:(?<![^\s(]\*\*)|(?=\w))(?P<strong>[^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*\*(?:(?<=\w\*\*)(?!\*)|(?=[\s.,;:!?)]|\Z))"
    r"|\[(?<!!\[)(?P<words>[^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\]"
    r"\((?P<address>(?:https?://|mailto:|tel:)?(?!//)[^\s()<>\"'*:;!|^\[\]]+)\)"
)
"""An address is relative, a variable or of a kind that `clean.SAFE_SCHEMES` has."""
_PLACE = "\x02klzzwxh:0000\x03"
"""What Python-Markdown puts in the place of what it has found."""
_WRITTEN_HERE = frozenset({
    "markdown.inlinepatterns.DelimiterProcessor", "markdown.inlinepatterns.LinkInlineProcessor",
    "markdown.inlinepatterns.ReferenceInlineProcessor", "markdown.inlinepatterns.ShortReferenceInlineProcessor",
    "pymdownx.delimiterprocessor.DelimiterProcessor",
})  # fmt: skip
"""Patterns that claim strong words and links, or begin alike and decline."""


_Search = Callable[[str], object]


class NotPlainError(Exception):
    """A text has something that only Python-Markdown understands."""


class InlineForms(Struct, frozen=True):
    """What there is to know of the inline patterns of a parser; it can be remembered."""

    any_sign: str
    """What finds a sign without which none of the patterns is in a text."""
    other_sign: str
    """The same for those that are not written here."""
    patterns: tuple[tuple[str, int], ...]
    """All of them: regular expressions and their flags."""
    others: tuple[tuple[str, int], ...]


class InlineMarkup:
    """What stands inside a block."""

    def __init__(self, forms: InlineForms) -> None:
        self.forms = forms
        self._any_sign: _Search = re.compile(forms.any_sign).search
        self._other_sign: _Search = re.compile(forms.other_sign).search

    @functools.cached_property
    def _all(self) -> list[_Search]:
        return [re.compile(*pattern).search for pattern in self.forms.patterns]

    @functools.cached_property
    def _others(self) -> list[_Search]:
        return [re.compile(*pattern).search for pattern in self.forms.others]

    def html_of(self, text: str) -> str:
        """Return the HTML of a text; raises NotPlainError."""
        if self._any_sign(text):
            return self._marked(text)
        return _escape(text)

    def _marked(self, text: str) -> str:
        # A pattern sees the text before or after those above it have taken their parts, and the parts themselves.
        parts = _MARKED.split(text)
        words = [strong or linked for strong, linked in zip(parts[1::4], parts[2::4], strict=True)]
        plain = parts[0::4]
        if any(map(self._any_sign, (*plain, *words))):
            _refuse_any(self._all, (_PLACE.join(plain), *words))
        if words and self._other_sign(text):
            _refuse_any(self._others, (text,))
        pieces = [_escape(plain[0])]
        for strong, linked, address, behind in zip(*(iter(parts[1:]),) * 4, strict=True):
            marked = f"<strong>{_escape(strong)}</strong>" if strong else f'<a href="{address}">{_escape(linked)}</a>'
            pieces += (marked, _escape(behind))
        return "".join(pieces)


def inline_forms_of(patterns: "Iterable[inlinepatterns.Pattern]") -> InlineForms:
    """Return what there is to know of the patterns of a parser."""
    known = tuple(patterns)
    others = [pattern for pattern in known if _name(pattern) not in _WRITTEN_HERE]
    return InlineForms(_sign_of(known), _sign_of(others), _expressions(known), _expressions(others))


def _expressions(patterns: "Iterable[inlinepatterns.Pattern]") -> tuple[tuple[str, int], ...]:
    compiled = (pattern.getCompiledRegExp() for pattern in patterns)
    return tuple((one.pattern, one.flags) for one in compiled)


def _refuse_any(patterns: Iterable[_Search], texts: Sequence[str]) -> None:
    if any(search(text) for search in patterns for text in texts):
        raise NotPlainError


def _sign_of(patterns: "Iterable[inlinepatterns.Pattern]") -> str:
    # What finds one of the signs without which none of the patterns is in a text.
    from helpgen.load.quick_markdown import signs_of  # all of Python-Markdown; whoever has its patterns has it, too

    needs = [signs_of(pattern) for pattern in patterns]
    signs = sorted({sign for needed in needs if needed is not None for sign in needed})
    return "" if None in needs else f"[{re.escape(''.join(signs))}]" if signs else r"\Z(?<!\Z)"


def _escape(text: str) -> str:
    # A text with another of the signs that HTML needs is not plain.
    return text.replace(">", "&gt;")


def _name(pattern: "inlinepatterns.Pattern") -> str:
    return f"{type(pattern).__module__}.{type(pattern).__qualname__}"
