"""Rendered Markdown → HTML that is safe, accessible and needs no inline style.

Knows HTML only: nothing of files, front matter or links.
"""

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

_SVG_TAGS = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
_MORE_TAGS = _SVG_TAGS | {
    "audio", "details", "figcaption", "figure", "input", "label", "mark", "section", "source", "summary", "tfoot",
    "track", "video",
}  # fmt: skip
"""Allowed beside those that nh3 allows by itself."""
_SVG_ATTRIBUTES = {
    "xmlns", "viewBox", "viewbox", "d", "fill", "fill-rule", "clip-rule", "stroke", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "x2", "y1", "y2", "points", "transform", "width",
    "height",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "role"},
    "a": {"href", "hreflang", "name", "download"},
    "audio": {"controls", "src", "preload"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "id", "checked", "disabled"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "scope", "headers"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"controls", "src", "preload", "width", "height", "poster"},
    **dict.fromkeys(_SVG_TAGS, _SVG_ATTRIBUTES),
}
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
"""What an address in a text may begin with."""


def make_cleaner() -> "nh3.Cleaner":
    """Return what `sanitise` cleans with; making one takes as long as cleaning an article."""
    import nh3  # plain texts, and a build in which no text has changed, need no cleaning

    return nh3.Cleaner(
        tags=nh3.ALLOWED_TAGS | _MORE_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(SAFE_SCHEMES),
        generic_attribute_prefixes={"aria-"},
        link_rel=None,
        strip_comments=True,
    )


def sanitise(markup: str, cleaner: "nh3.Cleaner") -> str:
    """Return the markup without scripts, styles, forms, frames, event handlers and unsafe addresses."""
    return cleaner.clean(_STYLED_CELL.sub(r'<\1\2 align="\3"', markup))


def sanitise_plain(markup: str) -> str:
    """Return what `sanitise` makes of markup that has nothing to take away, as `plain_markdown` writes it."""
    return markup.replace("\xa0", "&nbsp;")


_UNSAFE = (
    r"<(?P<tag>script|style|iframe|frame|form|object|embed|button|link|meta|base)\b"
    r"|<[a-z][^>]*?\s(?P<handler>on[a-z]+)\s*="
    r"|<[a-z][^>]*?\s(?:href|src)\s*=\s*[\"']?\s*(?P<scheme>[a-z][a-z0-9+.-]*):"
)
"""Compiled when it is asked for, which plain texts do not do."""


def find_unsafe(markup: str) -> tuple[str, ...]:
    """Return what `sanitise` takes away and a writer would miss, each once, in order.

    For example `<script>`, `onclick=` or `javascript:`.
    """
    found: dict[str, None] = {}
    for match in re.finditer(_UNSAFE, markup, re.IGNORECASE):
        if match["tag"]:
            found[f"<{match['tag'].lower()}>"] = None
        elif match["handler"]:
            found[f"{match['handler'].lower()}="] = None
        elif match["scheme"].lower() not in SAFE_SCHEMES:
            found[f"{match['scheme'].lower()}:"] = None
    return tuple(found)


_OWN_ID = re.compile(r'\s(?:id|for|name)="hg-[^"]*"')
_ALIGNED_CELL = re.compile(r'<(t[hd])((?:\s[^>]*?)?)\salign="(left|right|center)"')
_STYLED_CELL = re.compile(r'<(t[hd])((?:\s[^>]*?)?)\sstyle="text-align: (left|right|center);?"')
_CHECKBOX = re.compile(r'<input\b[^>]*type="checkbox"[^>]*>')
_LANDMARK = re.compile(r'<(/?)(?:h(?P<level>[2-6])\b[^>]*\bid="(?P<anchor>[^"]*)"|(?P<table>table)\b)')
_IMAGE = re.compile(r"<img\b(?![^>]*\bloading=)")
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


def polish(markup: str) -> str:
    """Return the markup made ready for every reader.

    The ids of the page's shell are taken away, alignment becomes a class, check boxes become signs that need no label,
    tables and code blocks can be scrolled from the keyboard, images load when they come near.
    """
    # Most texts have most of it not, and to look for a word takes no time.
    if '="hg-' in markup:
        markup = _OWN_ID.sub("", markup)
    if 'align="' in markup:
        markup = _ALIGNED_CELL.sub(r'<\1\2 class="hg-\3"', markup)
    if 'style="' in markup:
        markup = _STYLED_CELL.sub(r'<\1\2 class="hg-\3"', markup)
    if "<input" in markup:
        markup = _CHECKBOX.sub(_check_sign, markup)
    markup = markup.replace("<pre>", '<pre tabindex="0">')
    if "<img" in markup:
        markup = _IMAGE.sub('<img loading="lazy" decoding="async"', markup)
        markup = _SCHEME_IMAGE.sub(_mark_scheme, markup)
    markup = _EMPTY_PARAGRAPH.sub("", markup)
    return (_wrap_tables(markup) if "<table" in markup else markup).strip()


_SCHEME_IMAGE = re.compile(
    r'<img\b(?P<before>[^>]*?)\ssrc="(?P<path>[^"#]*)#(?:only-|gh-)(?P<scheme>light|dark)(?:-mode-only)?"(?P<after>[^>]*)>'
)
_CLASS = re.compile(r'\sclass="([^"]*)"')


def _mark_scheme(match: re.Match[str]) -> str:
    # As in Material and on GitHub: `image.png#only-dark` is the one of a pair that dark pages show.
    rest = match["before"] + match["after"]
    classes = " ".join([*(_CLASS.findall(rest)), f"hg-only-{match['scheme']}"])
    return f'<img class="{classes}" src="{match["path"]}"{_CLASS.sub("", rest)}>'


def _check_sign(match: re.Match[str]) -> str:
    sign = "\N{BALLOT BOX WITH CHECK}" if " checked" in match[0] else "\N{BALLOT BOX}"
    return f'<span class="hg-check">{sign}</span>'


def _wrap_tables(markup: str) -> str:
    # A wide table scrolls inside a box of its own; the heading above it gives the box its name.
    pieces: list[str] = []
    end = depth = 0
    heading = ""
    for match in _LANDMARK.finditer(markup):
        if match["anchor"]:
            heading = match["anchor"]
        if not match["table"]:
            continue
        closing = bool(match[1])
        depth += -1 if closing else 1
        if not closing and depth == 1:
            name = f' aria-labelledby="{heading}"' if heading else ""
            pieces += [markup[end : match.start()], f'<div class="hg-table" role="group" tabindex="0"{name}>']
            end = match.start()
        elif closing and depth == 0:
            stop = markup.find(">", match.end()) + 1
            pieces += [markup[end:stop], "</div>"]
            end = stop
    return "".join([*pieces, markup[end:]])


_TITLE_HEADING = re.compile(r"\s*<h1\b[^>]*>(?P<inner>.*?)</h1>\s*", re.DOTALL)
_PERMALINK = re.compile(r'<a\b[^>]*class="headerlink"[^>]*>.*?</a>', re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")


def take_title(markup: str) -> tuple[str, str]:
    """Split off a first-level heading at the very start; return its plain text ("" if there is none) and the rest.

    Other first-level headings become second-level ones: the title of the page is the only first-level heading.
    """
    match = _TITLE_HEADING.match(markup)
    title, rest = (plain_text(match["inner"]), markup[match.end() :]) if match else ("", markup)
    rest = re.sub(r"<(/?)h1\b", r"<\1h2", rest)
    return title, rest


def plain_text(markup: str) -> str:
    """Return the text of inline markup on one line, unescaped."""
    if "<" in markup:
        markup = _ANY_TAG.sub("", _PERMALINK.sub("", markup))
    return " ".join(html.unescape(markup).split())
