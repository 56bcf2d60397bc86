"""Words of HTML that matter when it becomes Markdown: what runs, what marks a box, what plays a film.

Tables only; knows no page.
"""

import re
from collections.abc import Iterable

_RUNS = re.compile(
    r"<(?P<tag>script|style|form|object|embed|applet|frame|frameset|link|meta|base|noscript|input|button|select|"
    r"textarea|svg|math|template)\b"
    r"|<[a-z][^<>]*?\s(?P<handler>on[a-z]+)\s*=",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"<[a-z][^<>]*?\s(?:href|src|action|formaction|xlink:href)\s*=\s*[\"']?\s*(?P<scheme>javascript|vbscript|data):",
    re.IGNORECASE,
)
_LOOKS = re.compile(r"\sstyle\s*=|<(?:font|center|marquee|blink|big)\b", re.IGNORECASE)
CALLOUTS = {
    "danger": "danger", "error": "danger", "red": "danger", "alert-danger": "danger", "critical": "danger",
    "warning": "warning", "warn": "warning", "caution": "warning", "yellow": "warning", "orange": "warning",
    "alert-warning": "warning", "callout-yellow": "warning", "callout-red": "danger", "callout-green": "tip",
    "callout-blue": "info", "tip": "tip", "success": "tip", "hint": "tip", "idea": "tip", "green": "tip",
    "alert-success": "tip", "info": "info", "information": "info", "blue": "info", "alert-info": "info",
    "note": "note", "callout": "note", "admonition": "note", "alert": "note", "important": "warning",
    "notice": "note", "gray": "note", "grey": "note", "transparent": "note", "alert-note": "note",
    "private-note": "note", "intercom-interblocks-callout": "note", "fd-callout": "note", "panel": "note",
}  # fmt: skip
"""Parts of class names to the kind of box that helpgen has for them."""
_MARKS = frozenset({"callout", "admonition", "alert", "intercom-interblocks-callout", "fd-callout", "panel"})
"""A class that says for sure that something is a box."""
_STANDING_ALONE = frozenset({
    "note", "warning", "caution", "tip", "info", "important", "danger", "hint", "notice", "callout-blue",
    "callout-green", "callout-red", "callout-yellow", "alert-info", "alert-warning", "alert-danger", "alert-success",
    *_MARKS,
})  # fmt: skip


def list_what_runs(markup: str) -> tuple[str, ...]:
    """Return what is taken out because it could run, each once, in order: `<script>`, `onclick=`, `javascript:`."""
    found: dict[str, None] = {}
    for match in _RUNS.finditer(markup):
        found[f"<{match['tag'].lower()}>" if match["tag"] else f"{match['handler'].lower()}="] = None
    for match in _SCHEME.finditer(markup):
        found[f"{match['scheme'].lower()}:"] = None
    return tuple(found)


def count_looks(markup: str) -> int:
    """Return how often the markup sets colours, sizes or places of its own."""
    return len(_LOOKS.findall(markup))


def callout_kind(classes: Iterable[str]) -> str:
    """Return the kind of box that class names mean; "" for none."""
    words: list[str] = []
    for name in classes:
        lowered = name.lower()
        words += [lowered, *re.split(r"--|__|\s", lowered)]
    if not _STANDING_ALONE.intersection(words):
        return ""
    kinds = [CALLOUTS[word] for word in words if word in CALLOUTS]
    return next((kind for kind in kinds if kind != "note"), "note")


_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=|v/|shorts/)|youtu\.be/)(?P<id>[\w-]{6,20})")
_VIMEO = re.compile(r"(?:player\.vimeo\.com/video/|vimeo\.com/)(?P<id>\d+)(?:[/?]h=?(?P<hash>[0-9a-f]+))?")
_WISTIA = re.compile(r"wistia\.(?:com|net)/(?:embed/(?:iframe|medias)|medias)/(?P<id>\w+)")
_LOOM = re.compile(r"loom\.com/(?:embed|share)/(?P<id>\w+)")
_FILM_FILE = re.compile(r"\.(?:mp4|webm|ogg|m4v|mov)(?:[?#].*)?$", re.IGNORECASE)


def film_address(address: str) -> str:
    """Return the address of a player that shows nothing but the film; "" if the address is that of no film."""
    if match := _YOUTUBE.search(address):
        return f"https://www.youtube-nocookie.com/embed/{match['id']}"
    if match := _VIMEO.search(address):
        secret = f"?h={match['hash']}" if match["hash"] else ""
        return f"https://player.vimeo.com/video/{match['id']}{secret}"
    if match := _WISTIA.search(address):
        return f"https://fast.wistia.net/embed/iframe/{match['id']}"
    if match := _LOOM.search(address):
        return f"https://www.loom.com/embed/{match['id']}"
    return address if _FILM_FILE.search(address) else ""
