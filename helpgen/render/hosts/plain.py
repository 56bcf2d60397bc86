"""What the languages of several hosts share."""

import re
import urllib.parse
from collections.abc import Iterator

from helpgen.lifetimes import FOREVER_PATTERN
from helpgen.views import Hosting, HostRedirect

_SAFE = re.compile(r"""[^\s"'{}*\\$;`#|^<>()\x00-\x1f]+""")
"""Addresses that need no escape in any configuration. What has other characters keeps its small page and no more."""


def forever_pattern(hosting: Hosting) -> str:
    """Return a regular expression for paths of files that may be kept for ever."""
    return f"^{re.escape(hosting.root)}{FOREVER_PATTERN}$"


def plain_redirects(hosting: Hosting) -> Iterator[HostRedirect]:
    """Yield the redirects that can be written into a configuration, the old address as the host sees it, decoded."""
    for redirect in hosting.redirects:
        old = urllib.parse.unquote(redirect.old)
        if _SAFE.fullmatch(old) and _SAFE.fullmatch(redirect.new):
            yield HostRedirect(old, redirect.new)


def spellings(old: str) -> tuple[str, ...]:
    """Return an old address as shoppers may write it: a folder with and without its slash."""
    return (old,) if old.endswith((".html", ".htm")) else (old, f"{old}/")
