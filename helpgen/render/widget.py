"""The script of the help widget: the modules that a closed widget needs, in one file, so that it costs one request.

Knows how modules are joined; must never know what they do.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from helpgen.render.theme import read_script
from helpgen.views import WidgetView

_IMPORT = re.compile(rb"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(rb"^export (?=(?:async )?function|const)", re.MULTILINE)


def render_widget(view: WidgetView, theme_dirs: Sequence[Path]) -> bytes:
    """Return the script. It finds everything else from the place where it lies itself."""
    parts = [_EXPORT.sub(b"", _IMPORT.sub(b"", read_script(theme_dirs, name))).strip() for name in view.scripts]
    editions = {
        one.language: {"direction": one.direction, "data": one.data, "home": one.home, **dict(one.words)}
        for one in view.editions
    }
    site = {"app": f"{view.folder}/js/widget/app.js", "brand": view.brand, "editions": editions}
    start = f"launch({json.dumps(site, ensure_ascii=False, separators=(',', ':'))}, import.meta.url);\n"
    return re.sub(rb"\n{2,}", b"\n", b"\n".join(parts)) + b"\n" + start.encode()
