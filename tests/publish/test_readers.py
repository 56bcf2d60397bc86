"""Whoever reads while a site is published sees one whole release, at every address."""

import http.client
import http.server
import threading
import time
from functools import partial
from pathlib import Path

from helpgen.publish.release import publish_release

SWAPS = 100
PAGES = ("index.html", "orders/index.html", "orders/track/index.html", "search/en.json")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def release(number: int) -> dict[str, bytes]:
    """The same addresses each time; some files change, others never do."""
    files = {path: f"{path} {number if path != 'orders/index.html' else ''}".encode() for path in PAGES}
    return {**files, f"assets/{number}/main.css": b"body{}"}


def test_every_address_answers_during_a_hundred_swaps(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_release(release(0), site, "site")
    answers: list[tuple[int, str, bytes]] = []
    over = threading.Event()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def read() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
            while not over.is_set():
                for path in PAGES:
                    connection.request("GET", f"/{path}")
                    response = connection.getresponse()
                    answers.append((response.status, path, response.read()))

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(1, SWAPS + 1):
            published, _ = publish_release(release(number), site, "site")
            assert published is not None
            if number % 10 == 0:  # however busy the machine is, the readers see many releases
                seen = len(answers)
                wanted = seen + 2 * len(PAGES) * len(readers)
                while len(answers) < wanted and any(reader.is_alive() for reader in readers):
                    time.sleep(0.001)
        over.set()
        for reader in readers:
            reader.join()
        server.shutdown()
    possible = {path: {release(number)[path] for number in range(SWAPS + 1)} for path in PAGES}
    assert {status for status, _, _ in answers} == {200}
    assert all(body in possible[path] for _, path, body in answers)
    assert len({body for _, path, body in answers if path == "index.html"}) >= SWAPS // 10, (
        "the readers saw too few releases"
    )


def test_open_folder_stays_one_release_while_the_next_is_published(tmp_path: Path) -> None:
    # What a server does that holds the folder itself, not its name.
    import os

    site = tmp_path / "site"
    publish_release(release(1), site, "site")
    folder = os.open(site, os.O_RDONLY | os.O_DIRECTORY)
    try:
        publish_release(release(2), site, "site")
        for path in PAGES:
            file = os.open(path, os.O_RDONLY, dir_fd=folder)
            assert os.read(file, 1000) == release(1)[path]
            os.close(file)
    finally:
        os.close(folder)
