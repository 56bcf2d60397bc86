"""HTML of a body → the plain text that can be searched."""

import html
import re
from collections.abc import Iterator

_UNREAD = re.compile(r"<(svg|style|script)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|button|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|time)\b[^>]*>"
)
_HEADING_END = re.compile(r"</h[1-6]>")
_TAG = re.compile(r"<[^>]*>")


def text_of(markup: str) -> str:
    """Return the words of some markup on one line; block elements part words, inline ones do not.

    A dot stands after a heading, so that an excerpt does not run on into the text below.
    """
    if "<" in markup:
        if "<s" in markup:
            markup = _UNREAD.sub(" ", markup)
        markup = _TAG.sub(" ", _INLINE.sub("", _HEADING_END.sub(" · ", markup)))
    return " ".join(html.unescape(markup).split())


_ANCHORED_HEADING = re.compile(r"<h([2-4])\b[^>]*?\bid=\"([^\"]*)\"[^>]*>(.*?)</h\1>", re.DOTALL)


def sections_of(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of some markup as anchor, heading and text, cut at the headings that have an anchor.

    The first part stands before the first heading and has neither anchor nor heading; it may be empty.
    """
    anchor, heading, at = "", "", 0
    for found in _ANCHORED_HEADING.finditer(markup):
        yield anchor, heading, text_of(markup[at : found.start()])
        anchor, heading, at = html.unescape(found[2]), text_of(found[3]), found.end()
    yield anchor, heading, text_of(markup[at:])
