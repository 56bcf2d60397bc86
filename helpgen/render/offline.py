"""What a service worker keeps and says → its script, with the name of the release.

Knows how the script gets its values; must never know what it does with them.
"""

import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from helpgen.lifetimes import FOREVER_PATTERN
from helpgen.render.theme import read_script
from helpgen.views import OfflineView

OFFLINE_PATH = "service-worker.js"


def render_offline(view: OfflineView, keys: Iterable[bytes], theme_dirs: Sequence[Path]) -> bytes:
    """Return the script; `keys` are the digests of everything else in the release, in the order of the paths."""
    if not view.is_on:
        return read_script(theme_dirs, "js/offline/farewell.js").lstrip()
    digest = hashlib.sha256()
    for key in keys:
        digest.update(key)
    editions = [
        {
            "language": one.language,
            "direction": one.direction,
            "prefix": one.prefix,
            # They are written into a page by the worker.
            "title": html.escape(one.title),
            "text": html.escape(one.text),
            "saved": html.escape(one.saved),
        }
        for one in view.editions
    ]
    release = {
        "version": digest.hexdigest()[:12],
        "forever": FOREVER_PATTERN,
        "files": view.files,
        "editions": editions,
    }
    written = json.dumps(release, ensure_ascii=False, separators=(",", ":"))
    return f"const RELEASE = {written};\n".encode() + read_script(theme_dirs, "js/offline/worker.js").lstrip()
