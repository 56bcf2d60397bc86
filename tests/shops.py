"""Small help centers for tests: folders are written, then the real command line runs on them."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpgen.cli import cli

TODAY = "2026-11-21"
"""The day of every test build, unless a test says another."""

PROJECT_DIR = Path(__file__).parents[1]

CONFIG = """\
site_name: Small Help
site_url: https://help.small.example/
docs_dir: content
theme:
  name: material
plugins: [helpgen]
"""

STORE = """\
name: Small
url: https://www.small.example/
languages: [en]
time_zone: Europe/Prague
"""

HOME = """\
---
title: How can we help?
summary: Answers of a small shop.
---
"""

ORDERS = """\
---
title: Orders
summary: Everything about orders.
---
"""

TRACK = """\
---
title: Where is my parcel?
summary: Open the link in our e-mail.
promoted: true
---
## Open the link

The link shows where the parcel is.
"""

ANSWER = "Open the link in our e-mail."


def article(body: str = ANSWER, **front_matter: str | None) -> str:
    """Return an article without a diagnostic; each keyword is a key of the front matter, None leaves one out."""
    keys = {"title": "An answer", "summary": ANSWER, "promoted": "true", **front_matter}
    lines = (f"{key}: {value}\n" for key, value in keys.items() if value is not None)
    return f"---\n{''.join(lines)}---\n{body}\n"


SMALL_SHOP: Mapping[str, str] = {
    "store.yml": STORE,
    "en/index.md": HOME,
    "en/orders/index.md": ORDERS,
    "en/orders/track.md": TRACK,
}
"""A shop without a single diagnostic."""

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Found:
    """A diagnostic as `--format json` prints it."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str


def write_files(folder: Path, files: Files) -> Path:
    """Write files by their path from a folder and return the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def plain_folder(root: Path, files: Files, config: str = CONFIG) -> Path:
    """Write a help center of plain Markdown below `root` and return `root`."""
    write_files(root, {"mkdocs.yml": config})
    write_files(root / "content", files)
    return root


def small_shop(root: Path, extra: Files | None = None, config: str = CONFIG) -> Path:
    """Write a shop with one article below `root`, with more files or others in their place, and return `root`."""
    return plain_folder(root, {**SMALL_SHOP, **(extra or {})}, config)


def run(root: Path, command: str, *args: str, day: str = TODAY) -> Result:
    """Run `helpgen command` on the `mkdocs.yml` of a folder, in this process; a crash is raised."""
    date = ["--date", day] if day else []
    return run_bare(command, "-f", str(root / "mkdocs.yml"), *date, *args)


def run_bare(*args: str, env: Mapping[str, str] | None = None) -> Result:
    """Run `helpgen` with exactly these arguments, in this process; a crash is raised."""
    result = CliRunner().invoke(cli, args, env=env, catch_exceptions=False)
    return Result(result.exit_code, result.stdout, result.stderr)


def build(root: Path, *args: str, day: str = TODAY) -> Result:
    """Run `helpgen build`."""
    return run(root, "build", *args, day=day)


def check(root: Path, *args: str, day: str = TODAY) -> Result:
    """Run `helpgen check`."""
    return run(root, "check", *args, day=day)


def find(root: Path, command: str = "check", *args: str) -> list[Found]:
    """Return the diagnostics of a help center."""
    return [Found(**each) for each in json.loads(run(root, command, "--format", "json", *args).stdout)]


def built(root: Path, *args: str, day: str = TODAY) -> Path:
    """Build a help center that must have no errors and return its site."""
    result = build(root, *args, day=day)
    assert result.exit_code == 0, result.stdout + result.stderr
    return root / "site"


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills, once for all workers of a run. Tests read it only."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    whole = folder.with_suffix(".whole")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


def memory_disk() -> str | None:
    """A file system in memory with room for a database, where there is one: not every test waits for a disk."""
    shared = Path("/dev/shm")
    return str(shared) if shared.is_dir() and shutil.disk_usage(shared).free > 2**30 else None


def copy_demo(root: Path) -> Path:
    """Copy what the demo shop is made of and return `root`."""
    shutil.copytree(PROJECT_DIR / "content", root / "content")
    shutil.copy(PROJECT_DIR / "mkdocs.yml", root)
    return root


def built_demo(factory: pytest.TempPathFactory) -> Path:
    """Return the site of the demo shop as it is, built by the first who asks. Tests read it only."""

    def make(root: Path) -> None:
        done = run_process("build", "--date", TODAY, cwd=copy_demo(root))
        assert done.exit_code == 0, done.stdout + done.stderr

    return make_once(factory, "demo", make) / "site"


def run_process(*args: str, cwd: Path, env: Mapping[str, str] | None = None) -> Result:
    """Run `helpgen` in a process of its own, with additions to the environment."""
    result = subprocess.run(
        [sys.executable, "-m", "helpgen.cli", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PROJECT_DIR), **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Result(result.returncode, result.stdout, result.stderr)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path; nothing for a folder that does not exist."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def page(site: Path, address: str) -> str:
    """Return the HTML of the page at an address such as `orders/track/`."""
    return (site / address / "index.html").read_text("utf-8")


def main_of(html: str) -> str:
    """Return what stands in the main part of a page."""
    return html.partition("<main")[2].partition("</main>")[0]
