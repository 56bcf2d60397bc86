"""Terms are explained where a text first has them: the word becomes a button that opens its meaning."""

import html
import re
from collections.abc import Iterator, Sequence

from helpgen.model import Term
from helpgen.plan.languages import Phrases, direction_of
from helpgen.views import Html, TermView

_PIECE = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_CLOSED = frozenset(
    {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "summary", "svg"}
)
"""Inside these a word stays a word."""
_WITHOUT_BLANKS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
"""Scripts that do not set words apart, so that a word cannot be told from a part of a longer one."""


def explain_terms(markup: str, terms: Sequence[Term], phrases: Phrases) -> tuple[Html, tuple[TermView, ...]]:
    """Return the markup with each term's first place marked, and the terms that were found, in their order."""
    spellings = {word.casefold(): term for term in terms for word in term.words_in(phrases.language)}
    if not spellings:
        return Html(markup), ()
    pattern = re.compile(
        "|".join(_pattern_of(word) for word in sorted(spellings, key=lambda word: (-len(word), word))), re.I
    )
    found: dict[str, Term] = {}

    def mark(match: re.Match[str]) -> str:
        term = spellings.get(html.unescape(match[0]).casefold())
        if term is None or term.id in found:
            return match[0]
        found[term.id] = term
        return f'<button type="button" class="hg-term" popovertarget="hg-term-{term.id}">{match[0]}</button>'

    pieces = [pattern.sub(mark, piece) if is_open else piece for piece, is_open in _pieces(markup)]
    return Html("".join(pieces)), tuple(term_view(term, phrases) for term in found.values())


def term_view(term: Term, phrases: Phrases) -> TermView:
    """Return a term as readers of a language see it."""
    return TermView(
        term.id, phrases.text(term.term), phrases.text(term.meaning), phrases.language, direction_of(phrases.language)
    )


def _pattern_of(word: str) -> str:
    escaped = re.escape(html.escape(word, quote=False))
    return escaped if re.search(_WITHOUT_BLANKS, word) else rf"(?<!\w){escaped}(?!\w)"


def _pieces(markup: str) -> Iterator[tuple[str, bool]]:
    # Text and tags in turn; whether a piece is text in which a button may stand.
    depth = end = 0
    for tag in _PIECE.finditer(markup):
        yield markup[end : tag.start()], depth == 0
        yield tag[0], False
        if tag["name"].lower() in _CLOSED:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        end = tag.end()
    yield markup[end:], depth == 0
