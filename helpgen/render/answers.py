"""Answers → JSON, a line each; the handbook's files. Knows how they are written, never what they say."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from helpgen.views import AnswerView, HandbookView

VERSION = 1
"""Of a line; it grows when a name goes or changes its meaning, not when one is added."""
_STYLE = "handbook/handbook.css"
_ROBOTS = b"User-agent: *\nDisallow: /\n"


def render_answers(answers: Iterable[AnswerView]) -> bytes:
    """Return one JSON object a line, each with the digest of all its other values."""
    return "".join(f"{_line(answer)}\n" for answer in answers).encode()


def _line(answer: AnswerView) -> str:
    from helpgen.search.lines import lines_of  # a parser of HTML, which only exports need

    values: Mapping[str, object] = {
        "version": VERSION,
        "id": answer.id,
        "language": answer.language,
        "question": answer.question,
        "summary": answer.summary,
        "text": lines_of(answer.html),
        "html": answer.html,
        "markets": answer.markets,
        "facts": dict(answer.facts),
        "url": answer.url,
        "updated": answer.updated_iso or None,
    }
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return json.dumps({**values, "digest": f"sha256:{digest}"}, ensure_ascii=False)


def render_handbooks(
    views: Sequence[HandbookView], theme_dirs: Sequence[Path], icon_dirs: Sequence[Path]
) -> Mapping[str, bytes]:
    """Return the handbook: a page for each language, its style sheet, its images, and a word to search engines."""
    from helpgen.render.templates import Templates  # a build that prints no page needs none

    templates = Templates(theme_dirs, icon_dirs)
    style = next(folder / _STYLE for folder in theme_dirs if (folder / _STYLE).is_file())
    files = {"handbook.css": style.read_bytes(), "robots.txt": _ROBOTS}
    for view in views:
        files[f"handbook.{view.language}.html"] = templates.render_handbook(view)
        files.update({path: file.read_bytes() for path, file in view.files})
    return files
