"""What crawlers read: the sitemap and robots.txt."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

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
    yield f"<loc>{escape(entry.url)}</loc>"
    if entry.updated_iso:
        yield f"<lastmod>{entry.updated_iso}</lastmod>"
    for alternate in entry.alternates:
        language, url = quoteattr(alternate.language), quoteattr(alternate.url)
        yield f'<xhtml:link rel="alternate" hreflang={language} href={url}/>'
    yield "</url>"


def render_robots(view: RobotsView) -> bytes:
    """Return robots.txt: everything may be read. Source: RFC 9309."""
    lines = ["User-agent: *", "Allow: /"]
    if view.sitemap_url:
        lines.append(f"Sitemap: {view.sitemap_url}")
    return "\n".join([*lines, ""]).encode()
