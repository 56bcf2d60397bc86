"""A small store that speaks as much of S3 as a deployment needs: put, get, list and delete, over real HTTP.

It checks what arrives (checksum, length), remembers every step, and can break off or stand still after so many.
"""

import base64
import hashlib
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

PAGE = 100
"""Objects in one answer, so that a listing has several pages."""


@dataclass
class Store:
    """The objects of one bucket and what happened to it."""

    objects: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    steps: list[tuple[str, str]] = field(default_factory=list)
    """("put" or "delete", key) in the order in which it took effect."""
    breaks_after: int = 0
    """After so many steps every request is refused; 0 for never."""
    after_step: Callable[["Store"], None] = field(default=lambda store: None)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_broken(self) -> bool:
        return bool(self.breaks_after) and len(self.steps) >= self.breaks_after


def _handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _key(self) -> str:
            return unquote(urlsplit(self.path).path).lstrip("/").partition("/")[2]

        def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _refuse(self, status: int, code: str) -> None:
            self._answer(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode())

        def do_PUT(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            crc = self.headers.get("x-amz-checksum-crc32")
            with store.lock:
                if store.is_broken:
                    return self._refuse(403, "AccessDenied")
                if crc and base64.b64decode(crc) != zlib.crc32(content).to_bytes(4):
                    return self._refuse(400, "BadDigest")
                store.objects[self._key()] = content
                store.headers[self._key()] = dict(self.headers)
                store.steps.append(("put", self._key()))
                store.after_step(store)
            return self._answer(200, ETag=f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"')

        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            if "list-type" not in query:
                body = store.objects.get(self._key())
                return self._answer(200, body) if body is not None else self._refuse(404, "NoSuchKey")
            prefix = query.get("prefix", [""])[0]
            start = query.get("continuation-token", [""])[0]
            keys = [key for key in sorted(store.objects) if key.startswith(prefix) and key > start]
            shown = keys[:PAGE]
            more = f"<NextContinuationToken>{escape(shown[-1])}</NextContinuationToken>" if len(keys) > PAGE else ""
            entries = "".join(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(store.objects[key])}</Size><ETag>"
                f'"{hashlib.md5(store.objects[key], usedforsecurity=False).hexdigest()}"</ETag></Contents>'
                for key in shown
            )
            truncated = str(bool(more)).lower()
            xml = f"<ListBucketResult><IsTruncated>{truncated}</IsTruncated>{more}{entries}</ListBucketResult>"
            return self._answer(200, xml.encode(), Content_Type="application/xml")

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            keys = [found.text or "" for found in ElementTree.fromstring(content).iter() if found.tag.endswith("Key")]
            with store.lock:
                if store.is_broken:
                    return self._refuse(403, "AccessDenied")
                for key in keys:
                    store.objects.pop(key, None)
                    store.steps.append(("delete", key))
                    store.after_step(store)
            return self._answer(200, b"<DeleteResult></DeleteResult>", Content_Type="application/xml")

    return Handler


@contextmanager
def serve(store: Store) -> Iterator[str]:
    """Serve a store; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(store))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
