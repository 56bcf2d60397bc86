"""Contact messages are handed on, by mail or to a webhook, however often the receiver fails."""

import contextlib
import email
import email.policy
import http.server
import json
import socketserver
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from helpgen.feedback import serving
from helpgen.feedback.forwarding import parse_mail_url

from .collectors import contact, free_port, running


@dataclass
class Desk:
    """A help desk that fails as often as the test says."""

    failures: int = 0
    received: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    port: int = 0


@contextlib.contextmanager
def webhook(desk: Desk) -> Iterator[None]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            desk.keys.append(f"{self.headers['Idempotency-Key']} {self.headers['Authorization']}")
            if desk.failures:
                desk.failures -= 1
                self.send_error(500)
                return
            desk.received.append(json.loads(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", desk.port), Handler)
    desk.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


def wait_for(claim: object, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not claim():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.05)


def test_message_reaches_the_webhook_once_and_spam_does_not(tmp_path: Path) -> None:
    desk = Desk()
    secret = tmp_path / "token"
    secret.write_text("s3cret\n")
    environment = {"HELPGEN_FEEDBACK_WEBHOOK_TOKEN_FILE": str(secret)}
    with (
        webhook(desk),
        running(tmp_path, "--forward-webhook", f"http://127.0.0.1:{desk.port}/", environment=environment) as collector,
    ):
        spam, fine = contact(website="x"), contact(message="Where?\nIs it", topic="orders", order="F-1")
        assert [collector.send(fields).status for fields in (spam, fine)] == [201, 201]
        wait_for(lambda: desk.received)
        wait_for(lambda: collector.rows("SELECT count(*) FROM forward") == [(0,)])
        command = Path(f"/proc/{collector.process.pid}/cmdline").read_bytes()  # type: ignore[union-attr]
    (message,) = desk.received
    assert (message["id"], message["message"], message["topic"]) == (fine["id"], "Where?\nIs it", "orders")
    assert desk.keys == [f"{fine['id']} Bearer s3cret"]
    assert b"s3cret" not in command
    assert "s3cret" not in collector.log()


def test_message_waits_in_the_database_while_the_webhook_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(port=free_port())
    fields = contact()
    with running(tmp_path, "--forward-webhook", f"http://127.0.0.1:{desk.port}/") as collector:
        assert collector.send(fields).status == 201
        wait_for(lambda: collector.rows("SELECT tries > 0, problem FROM forward") != [(0, "")])
        assert collector.rows("SELECT tries, problem FROM forward") == [(1, "URLError from the webhook")]
        collector.kill()
        with contextlib.closing(sqlite3.connect(collector.database)) as database, database:
            database.execute("UPDATE forward SET due_at = 0")
        with webhook(desk):
            collector.start()
            wait_for(lambda: desk.received)
            wait_for(lambda: collector.rows("SELECT count(*) FROM forward") == [(0,)])
    assert [message["id"] for message in desk.received] == [fields["id"]]


class MailServer(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a client needs."""

    def handle(self) -> None:
        self.say(220, "ready")
        letter: list[bytes] = []
        while line := self.rfile.readline().strip():
            command = line.upper()
            if command == b"DATA":
                self.say(354, "go on")
                while (line := self.rfile.readline()) != b".\r\n":
                    letter.append(line)
                self.server.letters.append(b"".join(letter))  # type: ignore[attr-defined]
            elif command == b"QUIT":
                return self.say(221, "bye")
            self.say(250, "fine")
        return None

    def say(self, code: int, text: str) -> None:
        self.wfile.write(f"{code} {text}\r\n".encode())


def test_message_is_mailed_as_plain_text_with_the_writer_to_reply_to(tmp_path: Path) -> None:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer)
    server.letters = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    url = f"smtp+plain://127.0.0.1:{server.server_address[1]}"
    args = ("--forward-smtp", url, "--forward-from", "help@fernway.example", "--forward-to", "care@fernway.example")
    with running(tmp_path, *args) as collector:
        fields = contact(message="<b>ไม่มา</b>\nline", topic="or\r\nders", name="Jana\nBcc: x@y.example")
        assert collector.send(fields).status == 201
        wait_for(lambda: server.letters)  # type: ignore[attr-defined]
        wait_for(lambda: collector.rows("SELECT count(*) FROM forward") == [(0,)])
    server.shutdown()
    server.server_close()
    (sent,) = server.letters  # type: ignore[attr-defined]
    letter = email.message_from_bytes(sent, policy=email.policy.default)
    assert letter.get_content_type() == "text/plain"
    assert letter["To"] == "care@fernway.example"
    assert letter["Reply-To"] == "jana@example.com"
    assert letter["Message-ID"] == f"<{fields['id']}@feedback.site>"
    assert letter["Bcc"] is None
    assert "<b>ไม่มา</b>\nline" in letter.get_content().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("url", "problem"),
    [("http://x", "write smtp"), ("smtp://", "write smtp"), ("smtp://user:secret@host", "password does not belong")],
)
def test_mail_url_that_cannot_be_used_is_explained(url: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_mail_url(url)


def test_forwarding_looks_often_enough() -> None:
    assert serving.FORWARD_SECONDS <= 5
