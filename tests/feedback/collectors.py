"""The real collector in a process of its own, and a client that looks like many visitors."""

import asyncio
import concurrent.futures
import contextlib
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ORIGIN = "https://help.fernway.example"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def vote(**changes: object) -> dict[str, object]:
    """A submission that is fine; None takes a field away."""
    fields: dict[str, object] = {
        "v": 1, "id": str(uuid.uuid4()), "kind": "helpful", "page": "returns/return-item", "lang": "en", "score": 1,
    }  # fmt: skip
    fields.update(changes)
    return {name: value for name, value in fields.items() if value is not None}


def contact(**changes: object) -> dict[str, object]:
    return vote(
        **{
            "kind": "contact",
            "score": None,
            "page": None,
            "email": "jana@example.com",
            "message": "Where is it?",
            **changes,
        }
    )


def some_network() -> str:
    """An address of somebody who was never here."""
    digits = uuid.uuid4().hex[:8]
    return f"2001:db8:{digits[:4]}:{digits[4:]}::1"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        return dict(json.loads(self.body))


@dataclass
class Collector:
    """A collector; `args` are added to its command."""

    folder: Path
    args: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    prefix: Sequence[str] = ()
    """A program that runs it, such as strace."""
    database: str = ""
    proxy: str = "127.0.0.1"
    """Whose X-Forwarded-For is believed: the tests', who come from everywhere."""
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.database = self.database or str(self.folder / "feedback.db")

    def start(self) -> None:
        self.port = self.port or free_port()
        command = [
            *self.prefix, sys.executable, "-m", "helpgen.feedback", "serve", "--database", self.database,
            "--port", str(self.port), "--origin", ORIGIN, "--trusted-proxy", self.proxy, "--min-free", "0", *self.args,
        ]  # fmt: skip
        log = (self.folder / "collector.log").open("ab")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **self.environment})
        log.close()
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log()
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask(b"", method="GET", path="/healthz").status == 200:
                    return
            time.sleep(0.02)
        raise AssertionError(f"the collector does not answer: {self.log()}")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> float:
        """End as systemd would; returns the seconds it took."""
        assert self.process is not None
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        return time.monotonic() - started

    def log(self) -> str:
        return (self.folder / "collector.log").read_text("utf-8", errors="replace")

    def ask(
        self, body: bytes, media: str = JSON, *, method: str = "POST", path: str = "/v1/feedback",
        headers: Mapping[str, str | None] | None = None,
    ) -> Answer:  # fmt: skip
        """Send one request as a browser on the help center, from an address that was never here."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent: dict[str, str | None] = {"Content-Type": media, "Origin": ORIGIN, "X-Forwarded-For": some_network()}
        sent.update(headers or {})
        try:
            connection.request(
                method, path, body if method == "POST" else None, {k: v for k, v in sent.items() if v is not None}
            )
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def send(self, fields: Mapping[str, object], **headers: str | None) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask(json.dumps(fields, ensure_ascii=False).encode(), headers=named)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Ask the database while the collector runs."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def count(self) -> int:
        return int(str(self.rows("SELECT count(*) FROM submission")[0][0]))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(folder: Path, *args: str, **options: object) -> Iterator[Collector]:
    """A collector for as long as the block."""
    folder.mkdir(parents=True, exist_ok=True)
    collector = Collector(folder, args, **options)  # type: ignore[arg-type]
    collector.start()
    try:
        yield collector
    finally:
        if collector.process is not None and collector.process.poll() is None:
            collector.stop()


def run_async(work: Coroutine[object, object, T]) -> T:
    """Run a coroutine in a thread of its own: the browser tests of the same process have a loop in this one."""
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


# --- Many at once ------------------------------------------------------------------


@dataclass
class Connection:
    """A connection that is used again and again, without the cost of http.client."""

    port: int
    used_at: float = 0.0
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def send(self, fields: Mapping[str, object], network: str = "") -> int:
        """Return the status; raises OSError or EOFError where a new connection breaks, too."""
        if time.monotonic() - self.used_at > 3:
            self.close()  # the collector closes idle connections after five seconds
        is_new = self.writer is None
        try:
            return await self._send(fields, network)
        except (OSError, EOFError):
            self.close()
            if is_new:
                raise
            return await self._send(fields, network)  # it was closed just now: a browser connects again, too

    async def _send(self, fields: Mapping[str, object], network: str) -> int:
        self.used_at = time.monotonic()
        if self.writer is None or self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = json.dumps(fields).encode()
        head = (
            f"POST /v1/feedback HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Type: {JSON}\r\n"
            f"X-Forwarded-For: {network or some_network()}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().partition(b"content-length:")[2].partition(b"\r")[0])
        await self.reader.readexactly(length)
        return int(answer[9:12])

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
