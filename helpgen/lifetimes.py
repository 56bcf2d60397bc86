"""How long a copy of a published file may be kept. Knows names of files only.

A file whose name changes with its content may be kept for ever. Everything else is asked for afresh: a host answers
"unchanged" with a few bytes.
"""

import re

FOREVER = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"
FOREVER_PATTERN = r"(?:assets/.+|search/[^/]+/[0-9a-z]{7}\.json|tools/[^/]+/[^/]+-[0-9a-f]{12}\.json)"
"""Files whose name changes with their content, from the root of the site, as Python, nginx and Go (Caddy) read it."""
SHARED = ("Access-Control-Allow-Origin", "*")
"""Of every answer: pages of the shop, on another host, read articles, the search and data. All of it is public."""


def is_forever(path: str) -> bool:
    """Tell whether the name of a file changes with its content; `path` is from the root of the site."""
    return re.fullmatch(FOREVER_PATTERN, path) is not None


def cache_control(path: str) -> str:
    """Return the value of `Cache-Control` for a file."""
    return FOREVER if is_forever(path) else FRESH
