"""What crawlers read: the sitemap and robots.txt."""

import html
from collections.abc import Iterator

from helpgen.views import RobotsView, SitemapEntry, SitemapView

_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def render_sitemap(view: SitemapView) -> bytes:
    """Return the sitemap with its translations. Source: sitemaps.org protocol 0.9; Google, "Localized versions"."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<urlset {_NAMESPACES}>"]
    for entry in view.entries:
        lines += _sitemap_lines(entry)
    return "\n".join([*lines, "</urlset>", ""]).encode()


def _sitemap_lines(entry: SitemapEntry) -> Iterator[str]:
    yield "<url>"
    yield f"<loc>{_text(entry.url)}</loc>"
    if entry.updated_iso:
        yield f"<lastmod>{entry.updated_iso}</lastmod>"
    for alternate in entry.alternates:
        language, url = _value(alternate.language), _value(alternate.url)
        yield f'<xhtml:link rel="alternate" hreflang={language} href={url}/>'
    yield "</url>"


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def _value(text: str) -> str:
    return '"' + _text(text).replace('"', "&quot;") + '"'


def render_robots(view: RobotsView) -> bytes:
    """Return robots.txt: everything may be read. Source: RFC 9309."""
    lines = ["User-agent: *", "Allow: /"]
    if view.sitemap_url:
        lines.append(f"Sitemap: {view.sitemap_url}")
    return "\n".join([*lines, ""]).encode()
