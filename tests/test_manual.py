"""The project's manual is a help center: it builds without a complaint, leads nowhere wrong, and its tutorial works.

The tutorial is run as a reader would: blocks of `console` are typed, those of `diff` are applied to the file that the
text before them names last, and one of `markdown` becomes that file.
"""

import functools
import os
import posixpath
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import shops

from helpgen import pipeline
from helpgen.importers.flow import SYSTEMS

MANUAL = shops.PROJECT_DIR / "docs"
PAGES = MANUAL / "content/en"
TUTORIAL = PAGES / "start/first-help-center.md"


# --- The site --------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, built as `make manual` builds it, from a copy."""
    root = tmp_path_factory.mktemp("manual")
    for name in ("content", "theme"):
        shutil.copytree(MANUAL / name, root / name)
    shutil.copy(MANUAL / "mkdocs.yml", root)
    result = shops.build(root, "--strict", "--search")
    assert result.exit_code == 0, result.stdout + result.stderr
    assert not re.search(r": (error|warning) HC", result.stdout), result.stdout
    return root / "site"


def test_every_page_of_the_manual_is_published(site: Path) -> None:
    for file in PAGES.rglob("*.md"):
        path = file.relative_to(PAGES).with_suffix("")
        address = path.parent if path.name == "index" else path
        assert (site / address / "index.html").is_file(), address


class _Links(HTMLParser):
    """What a page leads to, and the places in it that others may lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.anchors = {""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif name in {"href", "src"} and value:
                self.targets.add(value)


@functools.cache
def read(page: Path) -> _Links:
    links = _Links()
    links.feed(page.read_text("utf-8"))
    return links


def broken_links(site: Path) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        here = page.relative_to(site).as_posix()
        for target in read(page).targets:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            place = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), urllib.parse.unquote(parts.path)))
            file = page if not parts.path else site / place.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            anchor = urllib.parse.unquote(parts.fragment)
            if not file.is_file() or (file.suffix == ".html" and anchor not in read(file).anchors):
                yield f"{here}: {target}"


def test_no_link_of_the_manual_is_broken(site: Path) -> None:
    assert sum(len(read(page).targets) for page in site.rglob("*.html")) > 1000
    assert not list(broken_links(site))


def test_syntax_of_facts_in_code_survives(site: Path) -> None:
    assert "{{ returns.windows.standard.days }}" in shops.main_of(shops.page(site, "explanation/true-policies"))


def test_tables_of_the_reference_name_headings_as_web_views_of_repositories_do(site: Path) -> None:
    assert 'id="ratesbandsorder_value"' in shops.page(site, "reference/shipping")


@pytest.mark.parametrize("host", [name for name in pipeline.HOSTS if name != "none"])
def test_every_host_has_a_page(host: str) -> None:
    assert (PAGES / "how-to/publish" / f"{host}.md").is_file()


@pytest.mark.parametrize("system", sorted(SYSTEMS))
def test_every_importer_has_a_page(system: str) -> None:
    assert (PAGES / "how-to/migrate" / f"{system}.md").is_file()


# --- The tutorial ----------------------------------------------------------------

_BLOCK = re.compile(r"(?P<before>.*?)^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"`([\w./-]+\.(?:md|yml))`")
_VARYING = re.compile(r"\d+\.\d s\b|(?<=127\.0\.0\.1:)\d+")


def apply_diff(file: Path, diff: str) -> None:
    """Replace what the lines of a diff say was there, which must stand in the file once, by what comes."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name}: {old}"
    file.write_text(text.replace(old, new), "utf-8")


def commands_of(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command with the lines that it is said to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *printed = part.splitlines()
        yield command, [line for line in printed if line]


def test_tutorial_does_what_it_says(tmp_path: Path) -> None:
    folder, file = tmp_path, ""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    seen = []
    for block in _BLOCK.finditer(TUTORIAL.read_text("utf-8")):
        file = (_FILE.findall(block["before"]) or [file])[-1]
        seen.append(block["kind"])
        if block["kind"] == "diff":
            apply_diff(folder / file, block["text"])
        elif block["kind"] == "markdown":
            (folder / file).write_text(block["text"], "utf-8")
        else:
            for command, printed in commands_of(block["text"]):
                if command.startswith("cd "):
                    folder /= command.removeprefix("cd ")
                elif command == "helpgen serve":
                    look_at_preview(folder, environment, printed)
                else:
                    run_as_told(command, printed, folder, environment)
    assert set(seen) == {"console", "diff", "markdown"}
    assert (tmp_path / "public/products/wash-jacket/index.html").is_file()


def run_as_told(command: str, printed: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == any(": error HC" in line for line in printed), said
    lines = {_VARYING.sub("…", line.rstrip()) for line in said.splitlines()}
    for line in printed:
        assert _VARYING.sub("…", line) in lines, f"{command}: {line}\n{said}"


def look_at_preview(folder: Path, environment: dict[str, str], printed: list[str]) -> None:
    """Start the preview at a port that is free, wait for the line that names it, and open the first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with subprocess.Popen(
        ["helpgen", "serve", "--port", port],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as preview:  # fmt: skip
        try:
            assert preview.stdout is not None
            wanted = {_VARYING.sub("…", line) for line in printed}
            assert any(_VARYING.sub("…", line.rstrip()) in wanted for line in preview.stdout)
            assert b"<main" in first_page(f"http://127.0.0.1:{port}/")
        finally:
            preview.terminate()


def first_page(address: str) -> bytes:
    """Return a page of a server that has just said its address and may need a moment to listen there."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.URLError:
            assert time.monotonic() < deadline, f"{address} does not answer"
            time.sleep(0.1)
