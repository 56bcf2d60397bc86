"""`helpgen check --external` against a real server on this machine: what is dead, moved, unknown, private; manners."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from shops import Found, Result, article, check, small_shop

STORE = "name: Small\nlanguages: [en]\ntime_zone: Europe/Prague\n"


@dataclass
class Site:
    """A server and what it was asked."""

    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)
    robots: str = ""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def answering(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site.asked.append((self.command, self.path))
            status, location, body = 200, "", b""
            if self.path == "/robots.txt":
                status, body = (200, site.robots.encode()) if site.robots else (404, b"")
            elif self.path == "/no-head":
                status = 405 if self.command == "HEAD" else 200
            elif self.path.startswith("/to/"):
                status, location = 301, self.path.removeprefix("/to")
            elif self.path == "/inside":
                status, location = 302, "http://127.0.0.2:1/"
            elif self.path == "/circle":
                status, location = 302, "/circle"
            elif self.path[1:].isdigit():
                status = int(self.path[1:])
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_GET = do_HEAD = answer  # noqa: N815 (names of http.server)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Site(server.server_address[1])
    server.RequestHandlerClass = answering(found)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


def shop(root: Path, *urls: str) -> Path:
    links = "\n".join(f"Read [this page]({url}).\n" for url in urls)
    return small_shop(root, {"store.yml": STORE, "en/orders/a.md": article(links)})


def ask(root: Path, *args: str, day: str = "2026-11-21") -> Result:
    return check(root, "--external", "--allow-host", "127.0.0.1", "--delay", "0", *args, day=day)


def told(root: Path, *args: str) -> list[Found]:
    return [Found(**each) for each in json.loads(ask(root, "--format", "json", *args).stdout)]


def test_each_answer_is_told_at_the_place_of_the_link(site: Site, tmp_path: Path) -> None:
    paths = ("/200", "/404", "/410", "/to/200", "/503", "/403", "/no-head", "/circle")
    found = told(shop(tmp_path, *map(site.url, paths)))
    said = {(one.line, one.column, one.code, one.severity, one.message) for one in found}
    first = 6
    assert said == {
        (first + 2, 18, "HC413", "warning", f'"{site.url("/404")}" leads nowhere: the server says 404 Not Found'),
        (first + 4, 18, "HC413", "warning", f'"{site.url("/410")}" leads nowhere: the server says 410 Gone'),
        (first + 6, 18, "HC414", "info", f'"{site.url("/to/200")}" has moved to "{site.url("/200")}"'),
        (first + 8, 18, "HC415", "info", f'"{site.url("/503")}" could not be asked: the server says 503'),
        (first + 14, 18, "HC413", "warning", f'"{site.url("/circle")}" leads nowhere: it leads on and on'),
    }
    assert ("GET", "/no-head") in site.asked
    assert ("GET", "/200") not in site.asked, "HEAD was enough"


def test_good_answers_are_kept_for_seven_days_and_bad_ones_asked_again(site: Site, tmp_path: Path) -> None:
    root = shop(tmp_path, site.url("/200"), site.url("/404"))
    ask(root)
    site.asked.clear()
    assert "2 links to other sites: 1 asked, 1 known from the last seven days." in ask(root, day="2026-11-27").stderr
    assert ("HEAD", "/200") not in site.asked
    assert ("HEAD", "/404") in site.asked
    ask(root, day="2026-11-29")
    assert ("HEAD", "/200") in site.asked
    (root / ".helpgen/external.json").write_text("{broken", "utf-8")
    assert ask(root).exit_code == 0, "an unreadable file counts as absent"


def test_page_that_robots_txt_closes_is_not_asked(site: Site, tmp_path: Path) -> None:
    site.robots = "User-agent: *\nDisallow: /private\n"
    (found,) = told(shop(tmp_path, site.url("/private/404"), site.url("/200")))
    assert (found.code, found.message.partition(": ")[2]) == ("HC415", "its robots.txt asks programs to keep out")
    assert [path for _, path in site.asked] == ["/robots.txt", "/200"]


def test_private_network_is_not_asked_neither_by_a_link_nor_by_a_redirect(site: Site, tmp_path: Path) -> None:
    root = shop(tmp_path, site.url("/inside"), site.url("/200"))
    (found,) = told(root)
    assert found.code == "HC416"
    site.asked.clear()
    result = check(root, "--external", "--delay", "0")
    assert result.stdout.count("HC416: ") == 1, "the good answer is known, the other is not asked"
    assert not site.asked


def test_without_a_connection_one_warning_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    (found,) = told(shop(tmp_path, f"http://127.0.0.1:{port}/a", f"http://127.0.0.1:{port}/b", "http://x.invalid/"))
    assert (found.code, found.severity) == ("HC417", "warning")
    assert found.message == "none of 2 hosts could be reached: there seems to be no connection"


def test_server_that_is_not_there_is_dead_where_others_answer(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def no_such_name(host: str, *rest: int, **options: int) -> object:
        if host == "nobody.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    (found,) = told(shop(tmp_path, site.url("/200"), "http://nobody.invalid/"))
    assert (found.code, found.message) == ("HC413", '"http://nobody.invalid/" leads nowhere: there is no such server')


def test_nothing_is_asked_without_the_option(site: Site, tmp_path: Path) -> None:
    assert check(shop(tmp_path, site.url("/404"))).exit_code == 0
    assert not site.asked
