"""Filled bodies → what readers need beside the text: sizes of images and files, a larger picture, copied code."""

import html
import posixpath
import re
from collections.abc import Mapping

from helpgen.model import Asset
from helpgen.plan.languages import Phrases

ZOOM_FROM = 704
"""Pixels of width from which the column of a text makes a picture smaller, so that a larger one is worth a click."""
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".ico"})
_PART = re.compile(r"<a\b(?P<link>[^>]*)>(?P<inner>.*?)</a>|(?P<image><img\b[^>]*>)|(?P<code><pre\b)", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>")
_HREF = re.compile(r'\shref="([^"]*)"')
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_HAS_SIZE = re.compile(r"\s(?:width|height)=")
_ALT = re.compile(r'\salt="([^"]+)"')


class Dresser:
    """Completes the markup of one body."""

    def __init__(self, files: Mapping[str, Asset], phrases: Phrases) -> None:
        """`files` are by their URL on the page, as it stands in the markup."""
        self._files = files
        self._phrases = phrases

    def dress(self, markup: str) -> str:
        """Return the markup complete."""
        if not self._files and "<pre" not in markup:  # nothing has a size, and there is nothing to copy
            return markup
        return _PART.sub(self._part, markup)

    def _part(self, match: re.Match[str]) -> str:
        if match["image"]:
            return self._picture(match["image"])
        if match["code"]:
            copy, copied = (html.escape(self._phrases.say(key)) for key in ("copy_code", "copied"))
            return f'{match[0]} data-hg-copy="{copy}" data-copied="{copied}"'
        inner = _IMAGE.sub(lambda image: self._sized(image[0]), match["inner"])
        return f"<a{match['link']}>{inner}{self._note(match['link'])}</a>"

    def _picture(self, tag: str) -> str:
        sized = self._sized(tag)
        asset, alt = self._asset(_SOURCE, tag), _ALT.search(tag)
        if asset is None or asset.width < ZOOM_FROM or alt is None:
            return sized
        source = _SOURCE.search(tag)
        name = f"{alt[1]} – {html.escape(self._phrases.say('enlarge'))}"
        close = html.escape(self._phrases.say("close"))
        look = ' class="hg-zoom hg-only-dark"' if "hg-only-dark" in tag else ' class="hg-zoom"'
        look = ' class="hg-zoom hg-only-light"' if "hg-only-light" in tag else look
        href = source[1] if source else ""
        return f'<a{look} href="{href}" aria-label="{name}" data-hg-zoom data-close="{close}">{sized}</a>'

    def _sized(self, tag: str) -> str:
        asset = self._asset(_SOURCE, tag)
        if asset is None or not asset.width or _HAS_SIZE.search(tag):
            return tag
        return f'<img width="{asset.width}" height="{asset.height}"{tag[4:]}'

    def _note(self, attributes: str) -> str:
        asset = self._asset(_HREF, attributes)
        suffix = posixpath.splitext(asset.path)[1].lower() if asset else ""
        if asset is None or suffix in _PICTURES:
            return ""
        size = self._phrases.file_size(asset.size)
        return f' <span class="hg-file">({html.escape(suffix.removeprefix(".").upper())}, {html.escape(size)})</span>'

    def _asset(self, pattern: re.Pattern[str], text: str) -> Asset | None:
        match = pattern.search(text)
        return self._files.get(match[1]) if match else None
