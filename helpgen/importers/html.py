"""HTML of a text editor → the Markdown that helpgen's parser reads back as the same text.

Knows HTML and Markdown. Addresses are resolved by the page; what runs is taken out first, by nh3.
"""

import re

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from helpgen.importers import rules as broken
from helpgen.importers.html_cleaning import DEPTH_AT_MOST, TEXT_LIMIT, depth_of, make_cleaner, take_out_data
from helpgen.importers.html_tables import attribute, is_plain, keep_table
from helpgen.importers.html_words import callout_kind, count_looks, film_address, list_what_runs
from helpgen.importers.markdown_words import escape_start, escape_words, spell_address, tidy
from helpgen.importers.pages import Page

_STRUCTURES = frozenset({"ul", "ol", "pre", "table", "blockquote", "details", "div", "section", "hr", "img"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def convert_html(markup: str, page: Page) -> str:
    """Return the Markdown of a text; losses are told to the page."""
    markup = take_out_data(markup, page).replace("\xa0", " ").replace("&nbsp;", " ")
    runs = list_what_runs(markup)
    if runs:
        page.tell(broken.removed_markup.at(page.position, ", ".join(runs), page.label))
    looks = count_looks(markup)
    if looks:
        places = f"{looks} places" if looks > 1 else "1 place"
        page.tell(
            broken.changed_form.at(page.position, f"colours or sizes of its own were left out ({places})", page.label)
        )
    if len(markup) > TEXT_LIMIT:
        page.tell(
            broken.changed_form.at(page.position, f"everything behind {TEXT_LIMIT} characters was cut", page.label)
        )
    clean = make_cleaner().clean(markup[:TEXT_LIMIT])
    soup = BeautifulSoup(clean, "html.parser")
    if depth_of(soup) > DEPTH_AT_MOST:
        page.tell(
            broken.changed_form.at(page.position, "only the words were kept: it is nested too deeply", page.label)
        )
        return escape_words(" ".join(soup.get_text(" ").split()), is_start=True)
    _free_blocks(soup, page)
    for placeholder in _placeholders(soup):
        page.tell(broken.unknown_syntax.at(page.position, f'the placeholder "{placeholder}"', page.label))
    return tidy(_Converter(page, _shift(soup)).convert_soup(soup))


def _free_blocks(soup: BeautifulSoup, page: Page) -> None:
    # Code in Markdown is words. A <code> without an end swallows the paragraphs and links behind it.
    for code in soup.find_all("code"):
        if code.find_parent("pre") is not None:
            continue
        if code.find([*_STRUCTURES - {"img"}, *_HEADINGS, "p", "code"]) is not None:
            what = "code that never ended became text"
            page.tell(broken.changed_form.at(page.position, what, page.label))
            code.unwrap()
        elif links := code.find_all("a"):
            for link in links:
                inside = soup.new_tag("code")
                inside.string = link.get_text()
                link.clear()
                link.append(inside)
            code.unwrap()


_PLACEHOLDER = re.compile(r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}")


def _placeholders(soup: BeautifulSoup) -> list[str]:
    # What the old help center filled in; in code it is an example.
    found: dict[str, None] = {}
    for words in soup.find_all(string=_PLACEHOLDER):
        if words.find_parent(["pre", "code"]) is None:
            found |= dict.fromkeys(match[0] for match in _PLACEHOLDER.finditer(words))
    return list(found)


def _shift(soup: BeautifulSoup) -> int:
    # The title of the page is the only first-level heading.
    return 1 if soup.find("h1") is not None else 0


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line.strip() else "" for line in text.split("\n"))


class _Converter(MarkdownConverter):
    """Writes what Python-Markdown reads: four blanks for what belongs to an entry, boxes as `!!!`, folds as `???`."""

    def __init__(self, page: Page, shift: int) -> None:
        super().__init__(heading_style="atx", bullets="-", table_infer_header=False, autolinks=False)
        self._page = page
        self._shift = shift
        self._numbers: dict[int, int] = {}

    # --- Words ---

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return words so that Markdown reads them as words; the start of a line is seen to by the block."""
        escaped = escape_words(text, is_start=False)
        return escaped.replace("|", "\\|") if {"td", "th"} & parent_tags else escaped

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        """Return the Markdown of an element, with its anchor before it if a link could lead there."""
        text: str = super().process_tag(node, parent_tags)  # type: ignore[misc]  # missing in the library's types
        anchor = attribute(node, "id") or attribute(node, "name")
        if not anchor or node.name in _HEADINGS or "_noformat" in (parent_tags or ()) or '"' in anchor:
            return text
        lead = re.match(r"\s*", text)
        start = lead[0] if lead else ""
        is_block = text[len(start) :].startswith(("|", "!!!", "???", "```", "- ", "1. ", "<table", "> ", "#"))
        return f'{start}<a id="{anchor}"></a>{chr(10) * 2 if is_block else ""}{text[len(start) :]}'

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return bold words; headings are bold already."""
        if {"b", "strong"} & parent_tags or _HEADINGS & parent_tags:
            return text
        return self._wrapped("**", "**", text, parent_tags)

    convert_strong = convert_b

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return words in italics."""
        return text if {"i", "em"} & parent_tags else self._wrapped("*", "*", text, parent_tags)

    convert_i = convert_em

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return words in an element that needs no extension of Markdown."""
        return self._wrapped(f"<{el.name}>", f"</{el.name}>", text, parent_tags)

    convert_s = convert_strike = convert_u = convert_ins = convert_sub = convert_sup = convert_mark = convert_del
    convert_kbd = convert_samp = convert_del

    def _wrapped(self, before: str, after: str, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if "_noformat" in parent_tags or not words:
            return text
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        # An emphasis that spans paragraphs is one for each.
        parts = re.split(r"(\n\s*\n)", words)
        inside = "".join(part if index % 2 else f"{before}{part}{after}" for index, part in enumerate(parts))
        return f"{lead}{inside}{tail}"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a line break that holds in tables and code, too."""
        if "pre" in parent_tags:
            return "\n"
        if {"td", "th"} & parent_tags:
            return "<br>"
        return " " if "_inline" in parent_tags else "  \n"

    # --- Links and images ---

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a link to where its target lies now, or its words."""
        if "_noformat" in parent_tags:
            return text
        href = attribute(el, "href")
        words = re.sub(r"\s*\n\s*", " ", text.strip())
        if not words:
            if href and not href.startswith("#"):
                self._page.tell(
                    broken.changed_form.at(self._page.position, "a link without words was left out", self._page.label)
                )
            return text
        target = self._page.link(href) if href else ""
        lead = " " if text[:1].isspace() else ""
        tail = " " if text[-1:].isspace() else ""
        return f"{lead}[{words}]({spell_address(target)}){tail}" if target else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return an image of the export, or a link to where it lies on the web."""
        alt = " ".join(escape_words(attribute(el, "alt"), is_start=False).split())
        path, elsewhere = self._page.image(attribute(el, "src"))
        if path:
            return f"![{alt}]({spell_address(path)})"
        if not elsewhere or "a" in parent_tags:
            return alt
        name = alt or escape_words(elsewhere.rpartition("/")[2].partition("?")[0], is_start=False) or "image"
        return f"[{name}]({spell_address(elsewhere)})"

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return nothing for the first film, which the page shows by itself, else a link."""
        address = attribute(el, "src")
        film = film_address(address)
        title = " ".join(attribute(el, "title").split())
        if not film and address:
            self._page.tell(
                broken.changed_form.at(
                    self._page.position, f'a frame became a link ("{address[:100]}")', self._page.label
                )
            )
        target = self._page.film(film, title) if film else self._page.link(address)
        name = escape_words(title or re.sub(r"^(?:https?:)?//([^/]*).*", r"\1", address), is_start=False)
        return f"\n\n[{name}]({spell_address(target)})\n\n" if target else ""

    def convert_video(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return nothing for the first film, else a link."""
        sources = [attribute(source, "src") for source in el.find_all("source") if isinstance(source, Tag)]
        address = attribute(el, "src") or next(iter(sources), "")
        title = " ".join(attribute(el, "title").split())
        target = self._page.film(address, title) if address and el.name == "video" else self._page.link(address)
        return (
            f"\n\n[{escape_words(title or address.rpartition('/')[2], is_start=False)}]({spell_address(target)})\n\n"
            if target
            else ""
        )

    convert_audio = convert_video

    # --- Blocks ---

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a paragraph, or a box if its class says so."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        kind = callout_kind(attribute(el, "class").split()) if "li" not in parent_tags else ""
        body = "\n".join(escape_start(line) for line in text.strip().split("\n"))
        if kind and body:
            return f'\n\n!!! {kind} ""\n\n{_indent(body)}\n\n'
        return f"\n\n{body}\n\n" if body else ""

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return what is inside, in a box if its class says so."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        body = text.strip("\n").rstrip()
        kind = callout_kind(attribute(el, "class").split())
        if kind and body.strip():
            return f'\n\n!!! {kind} ""\n\n{_indent(body)}\n\n'
        return f"\n\n{body}\n\n" if body.strip() else ""

    convert_section = convert_article = convert_figure = convert_div

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a quotation, or a box if its class says so."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        kind = callout_kind(attribute(el, "class").split())
        body = text.strip()
        if not body:
            return ""
        if kind:
            return f'\n\n!!! {kind} ""\n\n{_indent(body)}\n\n'
        return "\n\n" + "\n".join(f"> {line}".rstrip() for line in body.split("\n")) + "\n\n"

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a folded block."""
        summary = el.find("summary")
        title = " ".join(summary.get_text(" ").split()) if isinstance(summary, Tag) else ""
        shown = title.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}").replace("{{", "{ {")
        return f'\n\n??? note "{shown}"\n\n{_indent(text.strip())}\n\n' if text.strip() or title else ""

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return nothing: the block around it has its words."""
        return ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - of the library
        """Return a heading below the title of the page, with the anchor that links know."""
        words = " ".join(text.split())
        if "_inline" in parent_tags or not words:
            return words
        anchor = attribute(el, "id") or attribute(el, "name")
        suffix = f" {{ #{anchor} }}" if re.fullmatch(r"[\w.:-]+", anchor) else ""
        return f"\n\n{'#' * min(6, n + self._shift)} {words}{suffix}\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a block of code whose fence is longer than any inside."""
        if not text.strip():
            return ""
        ticks = max((len(run) for run in re.findall(r"`{3,}", text)), default=2) + 1
        classes = " ".join(attribute(tag, "class") for tag in (el, *el.find_all("code")) if isinstance(tag, Tag))
        language = re.search(r"\b(?:language|lang|brush:?)[-\s]+([A-Za-z][\w+#-]*)", classes)
        code = text.strip("\n")
        return f"\n\n{'`' * ticks}{language[1].lower() if language else ''}\n{code}\n{'`' * ticks}\n\n"

    # --- Lists and tables ---

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a list; a sign that is never shown keeps it apart from a list right before it."""
        before = el.find_previous_sibling()
        apart = "<!-- -->\n\n" if isinstance(before, Tag) and before.name in {"ul", "ol"} else ""
        if "li" in parent_tags:
            return f"\n\n{apart}{text.rstrip()}" if apart else f"\n{text.rstrip()}"
        return f"\n\n{apart}{text.rstrip()}\n\n"

    convert_ol = convert_list = convert_ul

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return an entry; what belongs to it is indented by four blanks, as Python-Markdown wants it."""
        body = text.strip()
        if not body:
            return ""
        parent = el.parent
        bullet = "-"
        if parent is not None and parent.name == "ol":
            start = attribute(parent, "start")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._numbers[id(parent)] = number = self._numbers.get(id(parent), first - 1) + 1
            bullet = f"{number}."
        lines = body.split("\n")
        if _starts_with_words(el):
            lines[0] = escape_start(lines[0])
        return f"{bullet} {lines[0]}\n" + "".join(
            f"    {line}".rstrip(" ") + ("  \n" if line.endswith("  ") else "\n") for line in lines[1:]
        )

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a table of Markdown, or of HTML where Markdown has no form for it."""
        if "_inline" in parent_tags:
            return text
        if not is_plain(el):
            return f"\n\n{keep_table(el, self._page)}\n\n"
        return f"\n\n{text.strip()}\n\n" if text.strip() else ""

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return the caption as a line before the table."""
        return f"{text.strip()}\n\n" if text.strip() else ""


def _starts_with_words(tag: Tag) -> bool:
    for child in tag.children:
        if isinstance(child, Tag):
            return child.name not in _STRUCTURES and _starts_with_words(child)
        if str(child).strip():
            return True
    return True
