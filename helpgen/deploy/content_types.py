"""Which kind of content a file has, by its name. The same on every machine, unlike the system's own table."""

import posixpath

_TYPES = {
    ".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".pdf": "application/pdf",
    ".vtt": "text/vtt; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".mp4": "video/mp4",
    ".webm": "video/webm", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf", ".zip": "application/zip",
    ".webmanifest": "application/manifest+json",
}  # fmt: skip
_PLAIN = frozenset({"_headers", "_redirects", ".nojekyll"})


def content_type(path: str) -> str:
    """Return the value of `Content-Type` for a file; what is unknown is offered for download."""
    name = posixpath.basename(path)
    suffix = posixpath.splitext(name)[1].lower()
    return "text/plain; charset=utf-8" if name in _PLAIN else _TYPES.get(suffix, "application/octet-stream")
