"""`_headers` and `_redirects`. Sources: the manuals of Netlify and Cloudflare Pages, "Headers" and "Redirects".

Both hosts join the values of a header that several patterns set, so no two patterns here set the same one. What no
pattern covers is asked for afresh by their defaults.
"""

from helpgen.lifetimes import FOREVER, SHARED
from helpgen.render.hosts.plain import spellings
from helpgen.views import Hosting

CLOUDFLARE_LIMIT = 2000
"""Redirects that Cloudflare Pages reads; the rest keeps its small pages."""


def render_headers_file(hosting: Hosting, host: str) -> str:
    """Return `_headers`: security and other origins for everything, lifetimes where names change."""
    root = hosting.root
    forever = ("Cache-Control", FOREVER)
    blocks: list[tuple[str, tuple[tuple[str, str], ...]]] = [
        ("*", (*hosting.headers, SHARED)),
        ("assets/*", (forever,)),
    ]
    for language in hosting.languages:
        blocks += [(f"search/{language}/*", (forever,)), (f"tools/{language}/*", (forever,))]
    lines: list[str] = []
    for pattern, headers in blocks:
        lines += [f"{root}{pattern}", *(f"  {name}: {value}" for name, value in headers)]
    return "\n".join([*lines, ""])


def render_redirects_file(hosting: Hosting, host: str) -> str:
    """Return `_redirects`; Netlify needs "!" to prefer it to the small page that stands there for other hosts."""
    lines: list[str] = []
    for redirect in hosting.redirects:
        if host == "netlify":
            lines.append(f"{redirect.old} {redirect.new} 301!")
        else:
            lines += [f"{old} {redirect.new} 301" for old in spellings(redirect.old)]
    return "\n".join([*(lines if host == "netlify" else lines[:CLOUDFLARE_LIMIT]), ""])
