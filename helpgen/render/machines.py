"""What programs read → Markdown, JSON, HTML without a shell, Atom. Knows how it is written, never what it says."""

import hashlib
import html
import io
import json
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from decimal import Decimal

from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.render.exports import VERSION, write_json
from helpgen.render.markdown import escape_markdown, link_markdown, markdown_of, table_markdown, whole_address
from helpgen.search.text import text_of
from helpgen.views import (
    ArticleLink,
    ArticleListView,
    ClaimsView,
    FactGroup,
    FactList,
    FeedView,
    FragmentFileView,
    FragmentListView,
    FragmentView,
    FullTextView,
    GuideView,
    LateTwin,
    Link,
    MachineView,
    TwinPart,
    TwinView,
    digest_of_view,
)

_ADDRESS = re.compile(r'(?<=\s)(href|src|poster)="([^"]*)"')


def render_machine(view: MachineView, memory: Memory = FORGETFUL) -> bytes:
    """Return the file; texts that `memory` knows are not written again."""
    match view:
        case TwinView():
            return _twin(view, memory).encode()
        case GuideView():
            return _guide(view).encode()
        case FullTextView():
            return _full_text(view, memory)
        case ClaimsView():
            return _claims(view).encode()
        case FragmentFileView(fragment, "html"):
            return _fragment_html(fragment).encode()
        case FragmentFileView(fragment):
            return _write(_fragment(fragment))
        case FragmentListView():
            return _write({"version": VERSION, "fragments": [_fields_of(line) for line in view.lines]})
        case FeedView():
            return _feed(view).encode()
        case ArticleListView():
            lists = {"popular": [*map(_article, view.popular)], "new": [*map(_article, view.new)]}
            return _write({"version": VERSION, "language": view.language, **lists})


def _write(content: Mapping[str, object]) -> bytes:
    # "<" escaped: a host that takes the file for a page must find no markup in it.
    return (json.dumps(content, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n").encode()


# --- Markdown ----------------------------------------------------------------------


def _twin(view: TwinView, memory: Memory) -> str:
    facts = {
        "title": json.dumps(view.title, ensure_ascii=False).replace("<", "\\u003c"),
        "language": view.language,
        "canonical": view.canonical_url,
        "updated": view.updated_iso,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in facts.items() if value)
    _, text = _text_of_twin(LateTwin(digest_of_view(view), lambda: view), memory)
    return f"---\n{lines}---\n\n{text}\n"


def _text_of_twin(twin: LateTwin, memory: Memory) -> tuple[str, str]:
    # Address and text. It stands in a file of its own and in that of all texts.
    key = digest_of(code_digest(), "twin", twin.digest)
    known = memory.get(key)
    if known is None:
        view = twin.make()
        known = f"{view.canonical_url}\n{_write_text(view)}".encode()
        memory.put(key, known)
    address, _, text = known.decode().partition("\n")
    return address, text


def _write_text(view: TwinView) -> str:
    blocks = [f"# {escape_markdown(view.title)}"]
    if view.summary:
        blocks.append(escape_markdown(view.summary))
    for part in view.parts:
        blocks += _part(part, view.base_url)
    return "\n\n".join(filter(None, blocks))


def _part(part: TwinPart, base_url: str) -> Iterator[str]:
    if part.title:
        yield f"{'#' * part.level} {escape_markdown(part.title)}"
    if part.html:
        yield markdown_of(part.html, base_url)
    yield from map(escape_markdown, part.paragraphs)
    yield "\n".join(f"- {escape_markdown(item)}" for item in part.items)
    yield "\n".join(f"{number}. {escape_markdown(step)}" for number, step in enumerate(part.steps, 1))
    for table in part.tables:
        yield f"**{escape_markdown(table.caption)}**" if table.caption not in {"", part.title} else ""
        yield from map(escape_markdown, table.notes)
        rows = [[escape_markdown(cell).replace("|", "\\|") for cell in row] for row in (table.headers, *table.rows)]
        yield table_markdown(rows)
    yield "\n".join(_link_line(link, base_url) for link in part.links)


def _link_line(link: Link, base_url: str) -> str:
    url = whole_address(base_url, link.url)
    url = (
        url.partition("?")[0] if url.startswith("mailto:") else url
    )  # the page's own subject and text say nothing here
    line = f"- {link_markdown(escape_markdown(link.title), url)}"
    return f"{line}: {escape_markdown(link.summary)}" if link.summary else line


def _guide(view: GuideView) -> str:
    blocks = [f"# {escape_markdown(view.title)}"]
    if view.summary:
        blocks.append(f"> {escape_markdown(view.summary)}")
    for group in view.groups:
        blocks += [f"## {escape_markdown(group.title)}", "\n".join(_link_line(link, "") for link in group.links)]
    return "\n\n".join(blocks) + "\n"


def _full_text(view: FullTextView, memory: Memory) -> bytes:
    blocks = [f"# {escape_markdown(view.title)}"]
    if view.summary:
        blocks.append(f"> {escape_markdown(view.summary)}")
    written = io.BytesIO()  # never has the texts of a whole site twice
    written.write("\n\n".join(blocks).encode())
    for twin in view.twins:
        address, text = _text_of_twin(twin, memory)
        source = f"<{address}>\n\n" if address else ""
        written.write(f"\n\n---\n\n{source}{text}".encode())
    written.write(b"\n")
    return written.getvalue()


# --- Claims ------------------------------------------------------------------------


def _claims(view: ClaimsView) -> str:
    entries = tuple(FactGroup((*claim.entries, ("hash", _digest(claim)))) for claim in view.claims)
    return f"{write_json(FactGroup((('version', VERSION), ('claims', FactList(entries)))))}\n"


def _digest(claim: FactGroup) -> str:
    values = json.loads(write_json(claim), parse_float=Decimal)
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(plain.encode()).hexdigest()}"


# --- Fragments ---------------------------------------------------------------------


def _whole(view: FragmentView) -> str:
    # Every address in it made whole, so that it holds on any page.
    def resolve(match: re.Match[str]) -> str:
        url = urllib.parse.urljoin(view.base_url, html.unescape(match[2]))
        return f'{match[1]}="{html.escape(url)}"'

    return re.sub(r"<[a-zA-Z][^<>]*>", lambda tag: _ADDRESS.sub(resolve, tag[0]), view.html)


def _fragment_html(view: FragmentView) -> str:
    about = (
        f'lang="{html.escape(view.language)}" dir="{view.direction}" data-id="{html.escape(view.id)}" '
        f'data-url="{html.escape(view.base_url)}"'
    )
    lead = f'<p class="hg-lead">{html.escape(view.summary)}</p>\n' if view.summary else ""
    body = f'<div class="hg-body">\n{_whole(view).strip()}\n</div>'
    return f'<article class="hg-fragment" {about}>\n<h1>{html.escape(view.title)}</h1>\n{lead}{body}\n</article>\n'


def _fragment(view: FragmentView) -> Mapping[str, object]:
    markup = _whole(view)
    return {
        "version": VERSION,
        "id": view.id,
        "language": view.language,
        "direction": view.direction,
        "title": view.title,
        "summary": view.summary,
        "html": markup,
        "text": text_of(markup),
        "category": view.category or None,
        "keywords": view.keywords,
        "updated": view.updated_iso or None,
        "url": view.base_url,
        "translations": dict(view.translations),
    }


def _fields_of(line: object) -> Mapping[str, object]:
    return {name: getattr(line, name) for name in ("id", "language", "title", "html_url", "json_url", "digest")}


def _article(article: ArticleLink) -> Mapping[str, object]:
    link = article.link
    return {
        "id": article.id,
        "title": link.title,
        "url": link.url,
        "summary": link.summary,
        "updated": article.updated_iso or None,
    }


# --- Atom --------------------------------------------------------------------------


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _quoted(text: str) -> str:
    return '"{}"'.format(_escaped(text).replace('"', "&quot;"))


def _feed(view: FeedView) -> str:
    """Return the feed. Source: RFC 4287."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(view.language)}>',
        f"<id>{_escaped(view.own_url)}</id>",
        f"<title>{_escaped(view.title)}</title>",
        f"<updated>{max(entry.day_iso for entry in view.entries)}T00:00:00Z</updated>",
        f"<author><name>{_escaped(view.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(view.own_url)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(view.url)}/>',
    ]
    for entry in view.entries:
        lines += [
            "<entry>",
            f"<id>{_escaped(entry.id)}</id>",
            f"<title>{_escaped(entry.title)}</title>",
            f"<updated>{entry.day_iso}T00:00:00Z</updated>",
            f'<link rel="alternate" type="text/html" href={_quoted(entry.url)}/>',
            f'<content type="text">{_escaped(entry.text)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])
