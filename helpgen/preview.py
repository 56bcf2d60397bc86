"""A web server for writers: serves the site from memory and reloads the page when a file has changed.

Knows HTTP and files that change; builds through functions that it is given.
"""

import http.server
import json
import posixpath
import threading
import urllib.parse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import watchdog.events
import watchdog.observers
from msgspec import Struct, field

RELOAD_PATH = "/__helpgen/reload"
_SCRIPT_PATH = "/__helpgen/reload.js"
_SCRIPT_FILE = Path(__file__).with_name("preview_page.js")
_NOT_BUILT = b"""<!doctype html><html lang="en"><title>Not built yet</title><body>
<h1>The help center has errors</h1><p>The terminal names them. This page reloads when they are mended.</p></body></html>
"""
_NOT_FOUND = b"""<!doctype html><html lang="en"><title>Not found</title><body><h1>Not found</h1></body></html>
"""
_SETTLE_SECONDS = 0.03
"""An editor saves in several steps."""
_KEEP_ALIVE_SECONDS = 15
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "application/xml",
}

Files = Mapping[str, bytes]


class Problem(Struct, frozen=True):
    """Something that keeps the newest state from being shown."""

    place: str
    """File, line and column, as far as known."""
    message: str
    hint: str


class Shown(Struct, frozen=True):
    """What a build gives the browser."""

    files: Files | None
    """None if there is an error; then the last good site stays."""
    changed: frozenset[str] = frozenset()
    """Paths of what differs from before."""
    is_everything: bool = True
    """Whether every open page must load anew."""
    problems: Sequence[Problem] = ()
    drafts: frozenset[str] = frozenset()
    """Paths of pages that are not published."""


Build = Callable[[frozenset[Path]], Iterable[Shown]]
"""Yields what to show after a change of files, the quick answer first and the whole truth last."""


class _Listener(Struct):
    # What one open page has not been told yet.
    changed: set[str] = field(default_factory=set)
    is_everything: bool = False
    has_news: bool = True


class Preview:
    """The last good site and everybody who waits for the next one."""

    def __init__(self, build: Build) -> None:
        """Does not build yet: call `rebuild`."""
        self._build = build
        self._files: Files = {}
        self._problems: Sequence[Problem] = ()
        self._drafts: frozenset[str] = frozenset()
        self._listeners: list[_Listener] = []
        self._changed = threading.Condition()
        self._building = threading.Lock()

    def rebuild(self, paths: frozenset[Path] = frozenset()) -> None:
        """Build after a change of files, and tell the open pages what concerns them."""
        with self._building:  # one after the other, so that the last one has read the newest files
            for shown in self._build(paths):
                self._show(shown)

    def _show(self, shown: Shown) -> None:
        with self._changed:
            has_news = bool(shown.changed) or shown.is_everything or shown.problems != self._problems
            self._problems = shown.problems
            if shown.files is not None:
                self._files = shown.files
                self._drafts = shown.drafts
            for listener in self._listeners:
                listener.changed |= shown.changed
                listener.is_everything |= shown.is_everything and shown.files is not None
                listener.has_news |= has_news
            self._changed.notify_all()

    def find(self, path: str) -> tuple[bytes, str, int]:
        """Return content, media type and status for the path of a request; raises what rendering raises."""
        files = self._files
        name = self._name_of(path)
        for candidate in (name, posixpath.join(name, "index.html")):
            if candidate in files and not (candidate == name and path.endswith("/")):
                kind = _TYPES.get(Path(candidate).suffix, "application/octet-stream")
                return self._with_script(files, candidate), kind, 200
        language = name.partition("/")[0]
        missing = next((page for page in (f"{language}/404.html", "404.html") if page in files), "")
        if not missing:
            return self._tag_script(_NOT_FOUND if files else _NOT_BUILT, "", ""), _TYPES[".html"], 404
        return self._with_script(files, missing), _TYPES[".html"], 404

    def is_folder(self, path: str) -> bool:
        """Tell whether a path lacks the slash at its end without which the links of its page would not hold."""
        name = urllib.parse.unquote(path).lstrip("/")
        return not path.endswith("/") and posixpath.join(name, "index.html") in self._files

    def listen(self) -> "_Listener":
        """Return what collects the news for one open page."""
        listener = _Listener()
        with self._changed:
            self._listeners.append(listener)
        return listener

    def leave(self, listener: "_Listener") -> None:
        """Stop collecting."""
        with self._changed:
            self._listeners.remove(listener)

    def wait(self, listener: "_Listener") -> str:
        """Return the news for an open page as JSON as soon as there are any; "" after a while without."""
        with self._changed:
            self._changed.wait_for(lambda: listener.has_news, timeout=_KEEP_ALIVE_SECONDS)
            if not listener.has_news:
                return ""
            news = {
                "all": listener.is_everything,
                "changed": sorted(listener.changed),
                "problems": [[problem.place, problem.message, problem.hint] for problem in self._problems],
            }
            listener.changed, listener.is_everything, listener.has_news = set(), False, False
        return json.dumps(news, ensure_ascii=False)

    def _name_of(self, path: str) -> str:
        name = posixpath.normpath(urllib.parse.unquote(path)).lstrip("/")
        return "" if name == "." else name

    def _with_script(self, files: Files, name: str) -> bytes:
        content = files[name]
        return (
            self._tag_script(content, name, "draft" if name in self._drafts else "")
            if name.endswith(".html")
            else content
        )

    def _tag_script(self, content: bytes, name: str, mark: str) -> bytes:
        path = urllib.parse.quote(name)
        tag = f'<script type="module" src="{_SCRIPT_PATH}" data-page="{path}" data-mark="{mark}"></script></body>'
        return content.replace(b"</body>", tag.encode(), 1)


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
        self._paths: set[Path] = set()
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def on_any_event(self, event: watchdog.events.FileSystemEvent) -> None:
        """Start the short wait again."""
        if event.event_type in (watchdog.events.EVENT_TYPE_OPENED, watchdog.events.EVENT_TYPE_CLOSED_NO_WRITE):
            return
        if self._only is not None and str(self._only) not in {event.src_path, event.dest_path}:
            return
        if event.is_directory and event.event_type == watchdog.events.EVENT_TYPE_MODIFIED:
            return  # the file in it has an event of its own
        with self._lock:
            self._paths.update(Path(str(path)) for path in (event.src_path, event.dest_path) if path)
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_SETTLE_SECONDS, self._rebuild)
            self._timer.daemon = True
            self._timer.start()

    def _rebuild(self) -> None:
        with self._lock:
            paths, self._paths = frozenset(self._paths), set()
        self._preview.rebuild(paths)


def _handler_for(preview: Preview) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers GET and HEAD from memory."""

        def do_GET(self) -> None:
            path, query = urllib.parse.urlsplit(self.path)[2:4]
            if preview.is_folder(path):
                self._redirect(f"/{path.lstrip('/')}/{f'?{query}' if query else ''}")
            elif path == RELOAD_PATH:
                self._stream_changes()
            elif path == _SCRIPT_PATH:
                self._send(_SCRIPT_FILE.read_bytes(), _TYPES[".js"], 200)
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
            listener = preview.listen()
            try:
                while True:
                    self.wfile.write(b": here\n\n")
                    self.wfile.flush()
                    news = preview.wait(listener)
                    if news:
                        self.wfile.write(f"event: news\ndata: {news}\n\n".encode())
                        self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                return
            finally:
                preview.leave(listener)

    return Handler
