"""A small shop in two languages with old addresses, built once, and the servers that show it."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
import shops

REDIRECTS = """\
/hc/en-us/articles/12-Where: en/orders/track.md
/hc/th/คำถาม: th/orders/track.md
/old.html: /hc/en-us/articles/12-Where
/blank here: en/orders/index.md
/shop: https://www.small.example/
"""
FILES = {
    "store.yml": shops.STORE.replace("[en]", "[en, th]") + "links:\n  shop: https://www.small.example/\n",
    "th/index.md": shops.HOME,
    "th/orders/index.md": shops.ORDERS,
    "th/orders/track.md": shops.TRACK,
    "redirects.yml": REDIRECTS,
    "en/orders/moved.md": shops.article("See [the other](track.md).", title="Moved", moved_from="[old/place]"),
    "th/orders/moved.md": shops.article("See [the other](track.md).", title="Moved", moved_from="[old/place]"),
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)


Ask = Callable[[str], Answer]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = shops.small_shop(tmp_path_factory.mktemp("hosts"), FILES)
    shops.built(root)
    return root


@pytest.fixture(scope="session")
def configuration(project: Path) -> Callable[[str], Path]:
    """Returns the folder with the files of a host."""

    def write(host: str) -> Path:
        folder = project / "hosting" / host
        result = shops.run_bare("export", "host", host, "-f", str(project / "mkdocs.yml"), "--out", str(folder))
        assert result.exit_code == 0, result.stdout + result.stderr
        return folder

    return write


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def asker(port: int) -> Ask:
    def ask(path: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", quote(path, safe="/%?"), headers={"Host": "help.small.example"})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())

    return ask


def wait_for(port: int) -> None:
    for _ in range(1200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


def needed(program: str) -> str:
    """The whole path of a program that tests/tools.sh has installed."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    assert found is not None, f"{program} is missing; run make test, which names what to install"
    return found


@pytest.fixture(scope="session")
def nginx(
    project: Path, configuration: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    site = (configuration("nginx") / "nginx.conf").read_text("utf-8")
    assert "listen 80;" in site
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/help;", f"{project / 'site'};")
    user = "user root;" if os.getuid() == 0 else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"""\
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{ include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; {temporary}
{site}
}}
"""
    (folder / "main.conf").write_text(main, "utf-8")
    command = [needed("nginx"), "-p", str(folder), "-c", str(folder / "main.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr
    yield from _running(command, port)


@pytest.fixture(scope="session")
def caddy(
    project: Path, configuration: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("caddy")
    port = free_port()
    text = (configuration("caddy") / "Caddyfile").read_text("utf-8")
    assert "\nhelp.small.example {" in text
    text = text.replace("\nhelp.small.example {", f"\nhttp://help.small.example:{port} {{")
    text = text.replace("/var/www/help\n\tencode", f"{project / 'site'}\n\tencode")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, "utf-8")
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    options = ["--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    checked = subprocess.run(
        [needed("caddy"), "validate", *options], capture_output=True, text=True, check=False, env=environment
    )
    assert checked.returncode == 0, checked.stderr
    yield from _running([needed("caddy"), "run", *options], port, environment)


def _running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[Ask]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield asker(port)
    finally:
        process.terminate()
        process.wait()
