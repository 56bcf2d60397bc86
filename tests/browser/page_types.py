"""One page of every kind, so that a promise about all pages is kept on each of them."""

PAGE_TYPES = {
    "home": "",
    "category": "shipping/",
    "category on paper": "shipping/print/",
    "section": "shipping/problems/",
    "article": "returns/return-item/",
    "article with a film": "products/care-backpack/",
    "FAQ": "faq/",
    "FAQ topic": "faq/delivery/",
    "policy": "policies/shipping/",
    "older policy": "policies/returns/2026-01-01/",
    "withdrawal form": "policies/withdrawal/",
    "legal notices": "policies/legal/",
    "contact": "contact/",
    "tool": "tools/delivery/?country=CZ",
    "search": "search/",
    "results": "search/?q=a",
    "not found": "404.html",
}
"""Its path in the default language."""


def in_language(path: str, language: str) -> str:
    """Return the path of a page in a language."""
    return path if language == "en" else f"{language}/{path}"
