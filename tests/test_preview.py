"""The preview: a real server on a real port, real requests, real changes of files."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shops

DEADLINE_SECONDS = 60
"""Far more than anything here takes, even on a busy machine."""


class Server:
    """A running `helpgen serve`."""

    def __init__(self, root: Path, port: int, log: Path) -> None:
        self.root = root
        self.port = port
        self._log = log

    def get(self, path: str, method: str = "GET") -> tuple[int, str, str]:
        """Return status, body and media type of a request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.request(method, urllib.parse.quote(path, safe="/?=&%"))
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace"), response.headers["Content-Type"]
        finally:
            connection.close()

    def location(self, path: str) -> str | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.request("GET", path)
            return connection.getresponse().headers["Location"]
        finally:
            connection.close()

    def said(self) -> str:
        return self._log.read_text("utf-8")


def wait_for(claim: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not claim():
        assert time.monotonic() < deadline, f"this never happened: {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


Start = Callable[..., Server]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start previews and end them after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def run(root: Path, *args: str, port: int = 0) -> Server:
        log = tmp_path / f"serve-{len(running)}.log"
        asked = ["--port", str(port := free_port())] if not port else []
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "helpgen.cli", "serve", "--date", shops.TODAY, *asked, *args],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        running.append(process)
        server = Server(root, port, log)

        def answers() -> bool:
            assert process.poll() is None, server.said()
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        wait_for(answers, "the preview answers")
        return server

    yield run
    for process in running:
        process.terminate()
        process.wait(timeout=DEADLINE_SECONDS)


def two_languages(root: Path) -> Path:
    files = {
        "store.yml": shops.STORE.replace("[en]", "[en, th]"),
        "th/orders/track.md": "---\ntitle: ติดตามพัสดุ\nsummary: ส.\n---\nข้อความ\n",
        "en/orders/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "en/orders/look.md": "---\ntitle: Look\nsummary: S.\npromoted: true\n---\n![Map](map.svg)\n",
    }
    return shops.small_shop(root / "shop", files)


def test_pages_files_and_missing_pages_are_served_as_on_a_real_server(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    status, html, media_type = server.get("/")
    assert (status, media_type) == (200, "text/html; charset=utf-8")
    assert "How can we help?" in html
    assert server.get("/orders/track/")[0] == 200
    assert "ติดตามพัสดุ" in server.get("/th/orders/track/")[1]
    assert server.get("/files/en/orders/map.svg")[::2] == (200, "image/svg+xml")
    assert server.get("/search/en.json")[::2] == (200, "application/json")
    script = html.partition('src="assets/')[2].partition('"')[0]
    assert server.get(f"/assets/{script}")[::2] == (200, "text/javascript; charset=utf-8")
    assert server.get("/", "HEAD")[:2] == (200, "")
    assert server.get("/orders/track/?q=1")[0] == 200

    status, html, _ = server.get("/nowhere/at/all")
    assert status == 404
    assert '<html lang="en"' in html
    status, html, _ = server.get("/th/nowhere")
    assert status == 404
    assert '<html lang="th"' in html
    for path in ("/../mkdocs.yml", "/..%2fmkdocs.yml", "/%2e%2e/content/store.yml", "//etc/passwd", "/%00"):
        assert server.get(path)[0] == 404, path


def test_folder_without_its_slash_is_sent_on_so_that_relative_links_hold(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    assert server.get("/orders/track")[0] == 302
    assert server.location("/orders/track") == "/orders/track/"
    assert server.location("/th?q=a") == "/th/?q=a"


def test_saved_file_reloads_the_open_page(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    assert "/__helpgen/reload.js" in server.get("/orders/track/")[1]
    assert 'EventSource("/__helpgen/reload")' in server.get("/__helpgen/reload.js")[1]
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=DEADLINE_SECONDS)
    connection.request("GET", "/__helpgen/reload")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert stream.readline() == b": here\n"
    shops.write_files(server.root / "content", {"en/orders/track.md": shops.TRACK + "\nFreshly written.\n"})
    lines = iter(stream.readline, b"")
    assert any(line.startswith(b"data: ") and b'"orders/track/index.html"' in line for line in lines)
    connection.close()
    assert "Freshly written." in server.get("/orders/track/")[1]


def test_new_file_store_and_config_are_watched(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    shops.write_files(server.root / "content", {"en/orders/new.md": shops.TRACK.replace("Where is", "New")})
    wait_for(lambda: server.get("/orders/new/")[0] == 200, "the new article is served")
    config = (server.root / "mkdocs.yml").read_text("utf-8").replace("Small Help", "Renamed Help")
    (server.root / "mkdocs.yml").write_text(config, "utf-8")
    wait_for(lambda: "Renamed Help" in server.get("/")[1], "the new name is served")


def test_error_keeps_the_last_good_site_and_says_what_is_wrong(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    good = server.get("/orders/track/")
    shops.write_files(server.root / "content", {"en/orders/track.md": shops.TRACK + "\n[lost](lost.md)\n"})
    wait_for(lambda: "HC001" in server.said(), "the mistake is reported")
    wait_for(lambda: "The browser shows the last good site" in server.said(), "the writer is told what is shown")
    assert server.get("/orders/track/") == good
    shops.write_files(server.root / "content", {"en/orders/track.md": shops.TRACK + "\nMended.\n"})
    wait_for(lambda: "Mended." in server.get("/orders/track/")[1], "the mended page is served")
    assert "Traceback" not in server.said()


def test_deleted_content_does_not_end_the_preview(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    config = server.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text("site_name: [\n", "utf-8")
    wait_for(lambda: "HC402" in server.said(), "the mistake is reported")
    assert server.get("/")[0] == 200
    config.write_text(text.replace("Small Help", "Back again"), "utf-8")
    wait_for(lambda: "Back again" in server.get("/")[1], "the preview goes on")


def test_config_that_an_editor_replaces_is_watched_on(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    for name in ("First Help", "Second Help"):
        shops.write_files(tmp_path, {"new.yml": shops.CONFIG.replace("Small Help", name)})
        (tmp_path / "new.yml").replace(server.root / "mkdocs.yml")
        wait_for(lambda name=name: name in server.get("/")[1], f"{name} is served")  # type: ignore[misc]


def test_nothing_is_written_beside_the_content(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    assert server.get("/")[0] == 200
    assert sorted(entry.name for entry in server.root.iterdir()) == ["content", "mkdocs.yml"]


def test_pages_of_a_preview_have_no_policy_that_blocks_the_reload(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    assert "Content-Security-Policy" not in server.get("/")[1]


def test_dev_addr_says_where_the_preview_listens(tmp_path: Path, start: Start) -> None:
    port = free_port()
    root = shops.small_shop(tmp_path / "shop", {}, shops.CONFIG + f"dev_addr: 127.0.0.1:{port}\n")
    server = start(root, port=port)
    assert server.get("/")[0] == 200
    assert f"http://127.0.0.1:{port}/" in server.said()


def test_port_in_use_is_said_without_a_traceback(tmp_path: Path) -> None:
    root = two_languages(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = shops.run_process("serve", "--port", str(taken.getsockname()[1]), cwd=root)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert "--port" in result.stderr


class News:
    """What one open page is told."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=DEADLINE_SECONDS)
        self._connection.request("GET", "/__helpgen/reload")
        self._lines = iter(self._connection.getresponse().readline, b"")
        self.next()  # the state when the page was opened

    def next(self) -> dict[str, list[str]]:
        line = next(line for line in self._lines if line.startswith(b"data: "))
        news: dict[str, list[str]] = json.loads(line.removeprefix(b"data: "))
        return news

    def until(self, claim: Callable[[dict[str, list[str]]], bool]) -> dict[str, list[str]]:
        while not claim(news := self.next()):
            pass
        return news


def test_change_of_one_body_is_told_for_its_page_alone(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    news = News(server)
    # In one step, so that a busy machine shows no half of it.
    shops.write_files(tmp_path, {"new.md": shops.TRACK + "\nFreshly written.\n"})
    (tmp_path / "new.md").replace(server.root / "content/en/orders/track.md")
    told = news.next()
    assert told == {"all": False, "changed": ["orders/track/index.html"], "problems": []}
    assert "Freshly written." in server.get("/orders/track/")[1]
    wait_for(lambda: "Changed after" in server.said(), "the terminal says which page changed")
    assert "/orders/track/" in server.said()
    wait_for(lambda: "Freshly" in search_files(server), "the search knows the new word")


def search_files(server: Server) -> str:
    entry = server.get("/search/en.json")[1]
    names = json.loads(entry)["documents"]["names"]
    return "".join(server.get(f"/search/en/{names[start : start + 7]}.json")[1] for start in range(0, len(names), 7))


def test_change_of_a_fact_names_the_pages_that_show_it(tmp_path: Path, start: Start) -> None:
    returns = (
        "windows: [{id: standard, name: All orders, days: 30, starts_from: delivery}]\n"
        "refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}\n"
    )
    quoting = shops.article("You have {{ returns.windows.standard.days }} days.", title="Quote")
    files = {"policies/returns.yml": returns, "en/orders/quote.md": quoting}
    server = start(shops.small_shop(tmp_path / "shop", files))
    news = News(server)
    shops.write_files(server.root / "content", {"policies/returns.yml": returns.replace("days: 30", "days: 45")})
    told = news.until(lambda found: bool(found["changed"]))
    pages = {path for path in told["changed"] if path.endswith(".html")}
    assert pages == {
        "orders/quote/index.html", "orders/print/index.html", "policies/returns/index.html", "tools/return/index.html",
    }  # fmt: skip
    wait_for(lambda: "/orders/quote/, /policies/returns/" in server.said(), "the terminal names them")


def test_error_is_told_with_file_and_line_and_again_when_it_is_mended(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    news = News(server)
    shops.write_files(server.root / "content", {"en/orders/track.md": shops.TRACK + "\n[Gone](gone.md)\n"})
    told = news.until(lambda found: bool(found["problems"]))
    ((place, message, _),) = told["problems"]
    assert place == "content/en/orders/track.md:10:8"
    assert '"gone.md"' in message
    assert server.get("/orders/track/")[0] == 200
    shops.write_files(server.root / "content", {"en/orders/track.md": shops.TRACK})
    assert news.until(lambda found: not found["problems"])["problems"] == []


def test_draft_is_shown_and_marked_in_the_preview_alone(tmp_path: Path, start: Start) -> None:
    draft = shops.article("Not yet.", title="Coming", status="draft")
    root = shops.small_shop(tmp_path / "shop", {"en/orders/coming.md": draft})
    server = start(root)
    status, html, _ = server.get("/orders/coming/")
    assert status == 200
    assert 'data-mark="draft"' in html
    assert 'data-mark="draft"' not in server.get("/orders/track/")[1]
    assert not (shops.built(root) / "orders" / "coming").exists()


def test_new_title_renders_the_lists_that_name_it(tmp_path: Path, start: Start) -> None:
    server = start(two_languages(tmp_path))
    news = News(server)
    text = shops.TRACK.replace("Where is my parcel?", "Where on earth?")
    shops.write_files(server.root / "content", {"en/orders/track.md": text})
    told = news.until(lambda found: "orders/index.html" in found["changed"])
    assert {"index.html", "orders/track/index.html"} <= set(told["changed"])
    assert "Where on earth?" in server.get("/orders/")[1]
