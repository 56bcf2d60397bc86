"""Markdown of other generators → ours: links, images, raw HTML, shortcodes.

Knows the dialects of MkDocs, Docusaurus, Hugo, Jekyll and GitHub. Addresses are resolved by the page.
"""

import html
import re
import urllib.parse
from collections.abc import Callable

from helpgen.importers import rules as broken
from helpgen.importers.html_words import film_address, list_what_runs
from helpgen.importers.markdown_blocks import convert_blocks
from helpgen.importers.markdown_words import find_unclosed, spell_address, tidy
from helpgen.importers.pages import DATA_SCHEME, Page
from helpgen.model import slugify

_FENCED = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<ticks>`{3,}|~{3,})[^\n]*\n"
    r"(?:.*?^[ \t]*(?:>[ \t]?)*(?P=ticks)[`~]*[ \t]*$|.*\Z)",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(r"(?<!`)(?:`(?!`)(?:[^`\n]|\n(?![ \t]*\n)){1,2000}`|``(?!`)(?:[^`\n]|`(?!`)){1,2000}``)(?!`)")
_MASK = re.compile("\ue010(\\d+)\ue011")
_HTML_ELEMENTS = frozenset({
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br",
    "button", "caption", "center", "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins",
    "kbd", "label", "legend", "li", "link", "main", "mark", "meta", "nav", "noscript", "object", "ol",
    "option", "p", "param", "picture", "pre", "q", "s", "samp", "script", "section", "select", "small",
    "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "textarea", "tfoot", "th", "thead", "time", "tr", "track", "tt", "u", "ul", "var",
    "video", "wbr", "path", "g", "circle", "rect", "line", "polyline", "polygon",
})  # fmt: skip
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9._:-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>|<[\w.+-]+@[\w-]+\.[\w.]+>")
_RUNNING = re.compile(
    r"<(script|style|form|object|embed|applet|frameset|noscript|button|select|textarea|template)\b[^<>]*>.*?</\1\s*>"
    r"|</?(?:script|style|form|object|embed|applet|frameset|frame|noscript|button|select|textarea|template|link|meta|base|input)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_HANDLER = re.compile(r"""\s(?:on[a-z]+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_IFRAME = re.compile(r"<iframe\b(?P<rest>[^<>]*)>(?:\s*</iframe\s*>)?", re.IGNORECASE)
_VIDEO = re.compile(r"<video\b(?P<rest>[^<>]*)>(?P<inside>.*?)</video\s*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
_INLINE = re.compile(
    r"(?P<mark>!?)\[(?P<words>(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.){0,500}\](?:\([^()\s]*\))?){0,2000})\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?P<title>\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?(?:\s*=\d*x\d*)?\s*\)"
)
_IMAGE = re.compile(
    r"(?P<mark>!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,2000})\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?P<title>\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?(?:\s*=\d*x\d*)?\s*\)"
)
_REFERENCE = re.compile(
    r"^(?P<start>[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(?P<target><[^<>\n]*>|\S+)(?P<title>[ \t]+[\"'(].*)?$", re.MULTILINE
)
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*(?P<name>[\w./-]+)(?P<rest>[^{}]*?)\s*/?[>%]\}\}")
_LIQUID = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<rest>[^%]*?)-?%\}")
_SITE = re.compile(r"\{\{\s*site\.(?:baseurl|url|github\.url)\s*\}\}")
_RELATIVE = re.compile(r"\{\{\s*[\"'](?P<path>[^\"']+)[\"']\s*\|\s*(?:relative_url|absolute_url|prepend:[^}]*)\s*\}\}")
_VARIABLE = re.compile(r"\{\{[^{}\n]*\}\}")
_MODULE = re.compile(
    r"^(?:import\s+(?:[\w{}*,\s]+\s+from\s+)?[\"'][^\"'\n]+[\"'];?|export\s+(?:const|default|function)\b.*)$",
    re.MULTILINE,
)
_HEADING_ID = re.compile(
    r"^(?P<start>#{1,6}[ \t].*?)[ \t]*\{[ \t]*:?[ \t]*#(?P<id>[\w.:-]+)[ \t]*\}[ \t]*$", re.MULTILINE
)
_BLOCK_START = re.compile(
    r"^(?P<tag><(?:div|section|details)\b(?![^>]*\bmarkdown\b)[^<>]*)>", re.IGNORECASE | re.MULTILINE
)


def find_markdown_anchors(text: str) -> frozenset[str]:
    """Return the anchors of a text: of its headings as helpgen makes them, and those that it gives itself."""
    found: set[str] = set()
    for line in _FENCED.sub("", text).split("\n"):
        heading = re.match(r"#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", line)
        own = re.findall(r"\{[ \t]*:?[ \t]*#([\w.:-]+)[^}]*\}|\s(?:id|name)=[\"']([^\"']+)[\"']", line)
        found.update(one or other for one, other in own)
        if heading:
            words = re.sub(r"\{[^}]*\}\s*$", "", heading[1])
            words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>", r"\1", words)
            slug = slugify(html.unescape(words))
            number = 0
            name = slug
            while name in found and name:
                number += 1
                name = f"{slug}_{number}"
            found.add(name)
    return frozenset(found - {""})


def convert_markdown(text: str, page: Page) -> str:
    """Return a text in our Markdown; losses are told to the page."""
    masked: list[str] = []

    def mask(match: re.Match[str]) -> str:
        masked.append(match[0])
        return f"\ue010{len(masked) - 1}\ue011"

    text = re.sub(r"\A(\s*)#(?=[ \t])", r"\1##", text)  # the title of the page is the only first-level heading
    text = "\n".join(convert_blocks(text.split("\n")))
    text = _CODE.sub(mask, _FENCED.sub(mask, text))
    if page.source.lower().endswith(".mdx") or _MODULE.search(text[:2000]):
        text = _take_out(_MODULE, text, page, "the line")
        text = re.sub(r"\{/\*.*?\*/\}", "", text, flags=re.DOTALL)
    text = _convert_templates(text, page)
    text = _convert_html(text, page)
    text = _free_footnotes(text, page)
    text = _HEADING_ID.sub(r"\g<start> { #\g<id> }", text)
    text = _take_out_data(text, page)
    text = _IMAGE.sub(lambda match: _image(match, page), text)
    text = _INLINE.sub(lambda match: match[0] if match["mark"] else _link(match, page), text)
    text = _REFERENCE.sub(lambda match: _reference(match, page), text)
    while _MASK.search(text):
        text = _MASK.sub(lambda match: masked[int(match[1])], text)
    return tidy(text)


_FOOTNOTE = re.compile(r"^\[\^(?P<name>[^\]\n]+)\]:[ \t]*", re.MULTILINE)


def _free_footnotes(text: str, page: Page) -> str:
    # A footnote that nothing refers to would lead back to nowhere.
    referred = set(re.findall(r"\[\^([^\]\n]+)\](?!:)", text))

    def keep(match: re.Match[str]) -> str:
        if match["name"] in referred:
            return match[0]
        what = f'the footnote "{match["name"]}", which nothing refers to, became a paragraph'
        page.tell(broken.changed_form.at(page.position, what, page.label))
        return ""

    return _FOOTNOTE.sub(keep, text)


def _take_out(pattern: re.Pattern[str], text: str, page: Page, what: str) -> str:
    for match in pattern.finditer(text):
        words = f'{what} "{match[0].strip()[:60]}", which was taken out and'
        page.tell(broken.changed_form.at(page.position, words.removesuffix(" and"), page.label))
    return pattern.sub("", text)


def _take_out_data(text: str, page: Page) -> str:
    def stand_in(match: re.Match[str]) -> str:
        name = f"{DATA_SCHEME}:{len(page.data) + 1}"
        page.data[name] = match[2]
        return f"{match[1]}{name}{match[3]}"

    return re.sub(r"(\]\()(data:image/[^)\s]+)(\))", stand_in, text) if "](data:" in text else text


# --- Shortcodes and variables ----------------------------------------------------


def _convert_templates(text: str, page: Page) -> str:
    text = _SITE.sub("", text)
    text = _RELATIVE.sub(lambda match: match["path"], text)
    text = re.sub(r"\{%-?\s*(?:link|post_url)\s+([^\s%]+)\s*-?%\}", r"\1", text)
    text = re.sub(r"\{\{[<%]\s*(?:rel)?ref\s+[\"']?([^\"'\s>%]+)[\"']?\s*[>%]\}\}", r"\1", text)
    text = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}", "", text)
    text = _SHORTCODE.sub(lambda match: _shortcode(match, page), text)
    text = _LIQUID.sub(lambda match: _unknown(match[0], page), text)
    return _VARIABLE.sub(lambda match: _unknown(match[0], page), text)


def _shortcode(match: re.Match[str], page: Page) -> str:
    name, rest = match["name"].lower(), match["rest"].strip()
    named = _attributes(rest)
    first = named.get("id") or named.get("src") or next(iter(re.findall(r'^"?([^\s"=]+)"?', rest)), "")
    if name in {"youtube", "vimeo"} and first:
        host = "https://www.youtube.com/embed/" if name == "youtube" else "https://player.vimeo.com/video/"
        return _film(host + first, named.get("title", ""), page)
    if name in {"figure", "img", "image"} and (named.get("src") or first):
        alt = named.get("alt") or named.get("caption") or named.get("title") or ""
        return f"![{alt}]({named.get('src') or first})"
    return _unknown(match[0], page)


def _unknown(words: str, page: Page) -> str:
    shown = words if len(words) <= 80 else f"{words[:77]}..."
    page.tell(broken.unknown_syntax.at(page.position, f'"{shown}"', page.label))
    return words.replace("{", "\\{").replace("<", "&lt;").replace(">", "&gt;")


# --- HTML ------------------------------------------------------------------------


def _attributes(text: str) -> dict[str, str]:
    return {
        match["name"].lower(): html.unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(text)
    }


def _convert_html(text: str, page: Page) -> str:
    if "<" not in text:
        return text
    text = _IFRAME.sub(lambda match: _frame(match["rest"], page), text)
    text = _VIDEO.sub(lambda match: _video(match, page), text)
    runs = [found for found in list_what_runs(text) if found not in {"<svg>", "<math>"}]
    if runs:
        page.tell(broken.removed_markup.at(page.position, ", ".join(runs), page.label))
    text = _RUNNING.sub("", text)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ue012{len(kept) - 1}\ue013"

    text = _AUTOLINK.sub(keep, text)
    text = _TAG.sub(lambda match: _tag(match, page), text)
    text = _close_boxes(_BLOCK_START.sub(r'\g<tag> markdown="1">', text), page)
    return re.sub("\ue012(\\d+)\ue013", lambda match: kept[int(match[1])], text)


def _close_boxes(text: str, page: Page) -> str:
    # Markdown inside a box is read when the box ends; of two that never end Python-Markdown loses all words.
    unclosed = find_unclosed(text)
    for name in dict.fromkeys(unclosed):
        page.tell(
            broken.changed_form.at(page.position, f'the element "<{name}>", which had no end, got one', page.label)
        )
    return "\n".join((text.rstrip("\n"), *(f"</{name}>" for name in unclosed))) if unclosed else text


def _tag(match: re.Match[str], page: Page) -> str:
    name = match["name"].lower()
    if name not in _HTML_ELEMENTS or name != name.rstrip(":."):
        if match["name"][:1].isupper() and (match["rest"].strip() or match["end"]):
            page.tell(broken.unknown_syntax.at(page.position, f'the component "<{match["name"]}>"', page.label))
            return ""
        # `<order number>` is a placeholder of the writer, which browsers would hide.
        return f"&lt;{match['end']}{match['name']}{match['rest']}>"
    rest = _HANDLER.sub("", match["rest"])
    for key, resolve in (("href", _resolved_link), ("src", _resolved_image)):
        rest = re.sub(
            rf"""(\s{key}\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""", _resolver(page, resolve), rest, flags=re.IGNORECASE
        )
    return f"<{match['end']}{match['name']}{rest}>"


def _resolver(page: Page, resolve: Callable[[str, Page], str]) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        address = html.unescape(match[2].strip("\"'"))
        resolved = resolve(address, page)
        return f'{match[1]}"{html.escape(resolved)}"' if resolved else ""

    return replace


def _resolved_link(address: str, page: Page) -> str:
    return page.link(address)


def _resolved_image(address: str, page: Page) -> str:
    path, _ = page.image(address)
    return path


def _frame(rest: str, page: Page) -> str:
    named = _attributes(rest)
    address = named.get("src", "")
    film = film_address(address)
    if film:
        return _film(address, named.get("title", ""), page)
    if address:
        page.tell(broken.changed_form.at(page.position, f'a frame became a link ("{address[:100]}")', page.label))
    host = urllib.parse.urlsplit(address).netloc if "://" in address else address
    return f"[{named.get('title') or host}]({spell_address(address)})" if address else ""


def _video(match: re.Match[str], page: Page) -> str:
    named = _attributes(match["rest"])
    source = re.search(r"<source\b([^<>]*)>", match["inside"], re.IGNORECASE)
    address = named.get("src") or (_attributes(source[1]).get("src", "") if source else "")
    return _film(address, named.get("title", ""), page) if address else ""


def _film(address: str, title: str, page: Page) -> str:
    target = page.film(film_address(address) or address, " ".join(title.split()))
    return f"[{title or 'Video'}]({spell_address(target)})" if target else ""


# --- Links -----------------------------------------------------------------------


def _target(match: re.Match[str]) -> str:
    return html.unescape(match["target"].removeprefix("<").removesuffix(">"))


def _image(match: re.Match[str], page: Page) -> str:
    path, elsewhere = page.image(_target(match))
    words = match["words"].strip()
    if path:
        return f"![{words}]({spell_address(path)})"
    return f"[{words or 'image'}]({spell_address(elsewhere)})" if elsewhere else words


def _link(match: re.Match[str], page: Page) -> str:
    if not match["target"]:
        return match["words"]
    target = page.link(_target(match))
    return f"[{match['words']}]({spell_address(target)}{match['title'] or ''})" if target else match["words"]


def _reference(match: re.Match[str], page: Page) -> str:
    target = page.link(_target(match))
    return f"{match['start']}{spell_address(target)}{match['title'] or ''}" if target else f"{match['start']}#"
