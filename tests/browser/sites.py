"""Sites for the browser: builds a shop with the real command line and serves it over HTTP as a host would."""

import contextlib
import email
import http.server
import json
import posixpath
import shutil
import threading
import urllib.parse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import shops
import yaml

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-21"


# --- Building ----------------------------------------------------------------------


def keep_languages(folder: Path, *languages: str) -> None:
    """Take the other languages out of a copy of the demo, so that it builds faster."""
    replace_in(
        folder / "content/store.yml", "languages: [en, th, zh, cs, id, ar]", f"languages: [{', '.join(languages)}]"
    )
    for language in {"en", "th", "zh", "cs", "id", "ar"} - set(languages):
        shutil.rmtree(folder / "content" / language)
    for name in ("search_tests.yml", "synonyms.yml"):  # they speak of all languages
        (folder / "content" / name).unlink()


def replace_in(file: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = file.read_text("utf-8")
    assert old in text, f'"{old}" is not in {file}'
    file.write_text(text.replace(old, new), "utf-8")


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write files by their path; returns the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def build(folder: Path) -> Path:
    """Build a shop that is expected to be fine; returns the folder of its site."""
    return shops.built(folder, "--all")


def channels_of(folder: Path) -> list[dict[str, object]]:
    """Return the channels of a shop as its file has them."""
    channels = yaml.safe_load((folder / "content/channels.yml").read_text("utf-8"))["channels"]
    assert channels
    return list(channels)


# --- Serving -----------------------------------------------------------------------


@dataclass(frozen=True)
class Site:
    """A site that is being served."""

    url: str
    """Ends with a slash."""
    folder: Path

    def pages(self) -> list[str]:
        """Every page's path from the root, as links end."""
        files = sorted(self.folder.rglob("*.html"))
        return [file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in files]

    def text(self, path: str) -> str:
        """The source of a page or file."""
        name = path + "index.html" if path == "" or path.endswith("/") else path
        return (self.folder / name).read_text("utf-8")


@contextlib.contextmanager
def serve(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[Site]:
    """Serve a folder with headers of its own; what is missing gets the nearest `404.html` and the status 404."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, directory=str(folder), **options)  # type: ignore[arg-type]

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            place = posixpath.dirname(urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)).strip("/")
            while code == 404 and place and not (folder / place / "404.html").is_file():
                place = posixpath.dirname(place)
            page = folder / place / "404.html"
            if code != 404 or not page.is_file():
                return super().send_error(code, message, explain)
            content = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            return None

        def send_header(self, keyword: str, value: str) -> None:
            # That time has whole seconds: a release that follows within one would be the same to the browser.
            if keyword != "Last-Modified":
                super().send_header(keyword, value)

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    Handler.extensions_map = {
        **Handler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
    }

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that leaves a page early breaks off its requests."""

    with running(Server(("127.0.0.1", 0), Handler)) as server:
        yield Site(f"http://127.0.0.1:{server.server_port}/", folder)


@contextlib.contextmanager
def running(server: http.server.ThreadingHTTPServer) -> Iterator[http.server.ThreadingHTTPServer]:
    """Let a server answer from a thread of its own."""
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --- A receiver of feedback ---------------------------------------------------------


@dataclass(frozen=True)
class Submission:
    """One request that the receiver got."""

    path: str
    media_type: str
    body: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By the name of their field."""

    @property
    def json(self) -> dict[str, object]:
        """The body of a script's request."""
        assert self.media_type == "application/json"
        return dict(json.loads(self.body))

    @property
    def form(self) -> dict[str, str]:
        """The body of a plain form's request, without its files."""
        assert self.media_type in {"application/x-www-form-urlencoded", "multipart/form-data"}
        return dict(urllib.parse.parse_qsl(self.body, keep_blank_values=True))


def read_multipart(media_type: str, content: bytes) -> tuple[str, dict[str, bytes]]:
    """Return the fields of a form as a plain form sends them, and its files by the name of their field."""
    message = email.message_from_bytes(f"Content-Type: {media_type}\r\n\r\n".encode() + content)
    parts = [part for part in message.walk() if not part.is_multipart()]
    named = [(str(part.get_param("name", header="Content-Disposition")), part) for part in parts]
    contents = [(name, part, bytes(part.get_payload(decode=True) or b"")) for name, part in named]
    fields = [(name, value.decode()) for name, part, value in contents if part.get_filename() is None]
    return urllib.parse.urlencode(fields), {name: value for name, part, value in contents if part.get_filename()}


@dataclass
class Receiver:
    """A server of somebody else that takes submissions; it can fail and be down."""

    port: int = 0
    status: int = 201
    is_kind: bool = True
    """Whether it answers a form with JSON if it is asked to; a captive portal does not."""
    submissions: list[Submission] = field(default_factory=list)
    _running: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    @property
    def url(self) -> str:
        """The address for `feedback.endpoint`."""
        return f"http://127.0.0.1:{self.port}/v1/feedback"

    def start(self) -> None:
        """Answer, at the same port as before."""
        server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), self._handler())
        self.port = self._running.enter_context(running(server)).server_port

    def stop(self) -> None:
        """Be down: connections are refused."""
        self._running.close()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_OPTIONS(self) -> None:
                self._answer(204)

            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                media_type = self.headers.get_content_type()
                if media_type == "multipart/form-data":
                    body, files = read_multipart(self.headers["Content-Type"], content)
                else:
                    body, files = content.decode("utf-8"), {}
                submission = Submission(self.path, media_type, body, files)
                receiver.submissions.append(submission)
                if media_type == "application/json":
                    answer = {"id": submission.json["id"], "status": "stored"} if receiver.status == 201 else {}
                    self._answer(receiver.status, json.dumps(answer), "application/json")
                elif receiver.is_kind and self.headers["Accept"] == "application/json":
                    self._answer(receiver.status, '{"ok": true}', "application/json")
                else:
                    self._answer(receiver.status, "<!doctype html><title>Received</title><h1>Received</h1>")

            def _answer(self, status: int, text: str = "", media_type: str = "text/html; charset=utf-8") -> None:
                content = text.encode()
                self.send_response(status)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Headers", "content-type")
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
