"""Which addresses the pages may use: one content security policy for the whole site, and the headers of its hosts."""

import urllib.parse
from collections.abc import Iterable

from helpgen.model import HelpCenter
from helpgen.settings import Settings

TRUSTED_TYPES = "helpgen"
"""The one policy of the theme's scripts, in `trusted.js`."""


def content_policy(help_center: HelpCenter, settings: Settings) -> str:
    """Return the content security policy of every page: itself, and the few addresses that the shop has named.

    It is the same on every page, without hashes and nonces. Scripts of others (of a chat, of `extra_javascript`) may
    write into the page as they like, since few of them know Trusted Types; without such, only our own policy may.
    """
    store = help_center.store
    feedback = _origins([store.feedback.endpoint] if store else [])
    chats = _origins(channel.script for channel in help_center.channels)
    films = _origins(
        article.video.url
        for article in help_center.articles
        if article.video and article.publication.is_public(settings.today)
    )
    policy = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *chats, *_origins(settings.extra_javascript)],
        "style-src": ["'self'", *_origins(settings.extra_css)],
        "img-src": ["'self'", *chats],
        "font-src": ["'self'"],
        "media-src": ["'self'", *films],
        "connect-src": ["'self'", *feedback, *chats],
        "frame-src": chats or ["'none'"],
        "form-action": ["'self'", *feedback, "mailto:"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
    }
    if not chats and not settings.extra_javascript:
        policy["require-trusted-types-for"] = ["'script'"]
        policy["trusted-types"] = [TRUSTED_TYPES]
    return "; ".join(f"{name} {' '.join(dict.fromkeys(sources))}" for name, sources in policy.items())


def _origins(addresses: Iterable[str]) -> list[str]:
    parts = (urllib.parse.urlsplit(address) for address in addresses)
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts if part.scheme in {"http", "https"}})


def security_headers(policy: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of the headers of every answer, for hosts that let a site set them.

    `frame-ancestors` stands here alone: browsers read it in headers only.
    """
    return (
        ("Content-Security-Policy", f"{policy}; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    )
