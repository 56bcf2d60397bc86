"""A web server for writers: serves the site from memory and reloads the page when a file has changed.

Knows HTTP and files that change; builds through a function that it is given.
"""

import http.server
import posixpath
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import watchdog.events
import watchdog.observers

RELOAD_PATH = "/__helpgen/reload"
_RELOAD_SCRIPT_PATH = "/__helpgen/reload.js"
_RELOAD_SCRIPT = b"""const source = new EventSource("/__helpgen/reload");
source.addEventListener("change", () => location.reload());
"""
_NO_SITE = b"""<!doctype html><html lang="en"><title>Not built yet</title><body>
<h1>The help center has errors</h1><p>The terminal names them. This page reloads when they are mended.</p></body></html>
"""
_NOT_FOUND = b"""<!doctype html><html lang="en"><title>Not found</title><body><h1>Not found</h1></body></html>
"""
_SETTLE_SECONDS = 0.1
_KEEP_ALIVE_SECONDS = 15
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "application/xml",
}

Files = Mapping[str, bytes]
Build = Callable[[], Files | None]
"""Returns the files of the site, or None if there is an error; then the last good site stays."""


class Preview:
    """The last good site and everybody who waits for the next one."""

    def __init__(self, build: Build) -> None:
        """Does not build yet: call `rebuild`."""
        self._build = build
        self._files: Files = {}
        self._version = 0
        self._changed = threading.Condition()
        self._building = threading.Lock()

    def rebuild(self) -> None:
        """Build, and tell the open pages if that worked."""
        with self._building:  # one after the other, so that the last one has read the newest files
            files = self._build()
            if files is None:
                return
            with self._changed:
                self._files = files
                self._version += 1
                self._changed.notify_all()

    def find(self, path: str) -> tuple[bytes, str, int]:
        """Return content, media type and status for the path of a request."""
        name = posixpath.normpath(urllib.parse.unquote(path)).lstrip("/")
        name = "" if name == "." else name
        for candidate in (name, posixpath.join(name, "index.html")):
            if candidate in self._files and not (candidate == name and path.endswith("/")):
                return self._with_script(candidate), _TYPES.get(Path(candidate).suffix, "application/octet-stream"), 200
        language = name.partition("/")[0]
        missing = next((page for page in (f"{language}/404.html", "404.html") if page in self._files), "")
        if not missing:
            return self._tag_script(_NO_SITE if not self._files else _NOT_FOUND), _TYPES[".html"], 404
        return self._with_script(missing), _TYPES[".html"], 404

    def is_folder(self, path: str) -> bool:
        """Tell whether a path lacks the slash at its end without which the links of its page would not hold."""
        name = urllib.parse.unquote(path).lstrip("/")
        return not path.endswith("/") and posixpath.join(name, "index.html") in self._files

    def wait(self, version: int) -> int:
        """Return the version of the site as soon as it differs, or after a while the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, timeout=_KEEP_ALIVE_SECONDS)
            return self._version

    @property
    def version(self) -> int:
        """How many times the site was built."""
        return self._version

    def _with_script(self, name: str) -> bytes:
        content = self._files[name]
        return self._tag_script(content) if name.endswith(".html") else content

    def _tag_script(self, content: bytes) -> bytes:
        tag = f'<script type="module" src="{_RELOAD_SCRIPT_PATH}"></script></body>'.encode()
        return content.replace(b"</body>", tag, 1)


def serve(preview: Preview, host: str, port: int, paths: Iterable[Path]) -> None:
    """Serve until interrupted, and rebuild when something at or below the paths changes.

    Raises OSError if the address is taken.
    """
    observer = watchdog.observers.Observer()
    for path in paths:
        if path.is_dir():
            observer.schedule(_Rebuilder(preview), str(path), recursive=True)
        else:  # its folder, because an editor may put a new file in the place of the old one
            observer.schedule(_Rebuilder(preview, path), str(path.parent), recursive=False)
    observer.start()  # before the first page is served, so that no change goes unseen
    try:
        with http.server.ThreadingHTTPServer((host, port), _handler_for(preview)) as server:
            server.daemon_threads = True
            server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        observer.join()


class _Rebuilder(watchdog.events.FileSystemEventHandler):
    """Rebuilds once the files have settled: an editor saves in several steps."""

    def __init__(self, preview: Preview, only: Path | None = None) -> None:
        self._preview = preview
        self._only = only
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def on_any_event(self, event: watchdog.events.FileSystemEvent) -> None:
        """Start the short wait again."""
        if event.event_type in (watchdog.events.EVENT_TYPE_OPENED, watchdog.events.EVENT_TYPE_CLOSED_NO_WRITE):
            return
        if self._only is not None and str(self._only) not in {event.src_path, event.dest_path}:
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_SETTLE_SECONDS, self._preview.rebuild)
            self._timer.daemon = True
            self._timer.start()


def _handler_for(preview: Preview) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers GET and HEAD from memory."""

        def do_GET(self) -> None:
            path, query = urllib.parse.urlsplit(self.path)[2:4]
            if preview.is_folder(path):
                self._redirect(f"/{path.lstrip('/')}/{f'?{query}' if query else ''}")
            elif path == RELOAD_PATH:
                self._stream_changes()
            elif path == _RELOAD_SCRIPT_PATH:
                self._send(_RELOAD_SCRIPT, _TYPES[".js"], 200)
            else:
                self._send(*preview.find(path))

        do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the writer wants to see her diagnostics."""

        def _redirect(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, content: bytes, media_type: str, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        def _stream_changes(self) -> None:
            # Server-sent events, see the HTML standard, section 9.2.
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            version = preview.version
            try:
                while True:
                    self.wfile.write(b": here\n\n")
                    self.wfile.flush()
                    newest = preview.wait(version)
                    if newest != version:
                        self.wfile.write(b"event: change\ndata: \n\n")
                        self.wfile.flush()
                        version = newest
            except (BrokenPipeError, ConnectionResetError):
                return

    return Handler
