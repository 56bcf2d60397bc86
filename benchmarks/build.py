"""Builds of the same articles by helpgen and its peers, in one run.

    make bench                                             100 and 1,000 articles, into benchmarks/RESULTS.md
    .venv/bin/python benchmarks/build.py 200 --runs 1      one size, printed only
    .venv/bin/python benchmarks/build.py 10000 --only helpgen --runs 1 --shards 4
    .venv/bin/python benchmarks/build.py 200 2000 10000 --shop --languages en,th,zh,cs,id --runs 1 --cold

The last one builds 1,000, 10,000 and 50,000 articles of a shop in five languages and takes a quarter of an hour.

The corpus is that of benchmarks/corpus.py: the same number gives the same bytes. The programs take turns, so that a
machine that slows down slows all of them; processor seconds (user and system, children included) are the figure to
trust, and their ratio more than their size. Peers are installed by `make bench` into benchmarks/.peers; one that is
missing is left out and named.
"""

import argparse
import compileall
import http.client
import importlib.metadata
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import Corpus, write_corpus

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PEERS = ROOT / "benchmarks" / ".peers" / "bin"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
DEFAULT_MATERIAL_AT_MOST = 200
"""Above this the whole navigation in every page takes minutes."""
OUTPUTS = ("site", ".helpgen", ".cache", "public", "resources")


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    processor_seconds: float
    wall_seconds: float
    peak_megabytes: float


@dataclass(frozen=True, slots=True)
class Tool:
    """A program to measure."""

    name: str
    command: tuple[str, ...]
    output: str
    at_most: int = 1_000_000
    """Articles."""

    @property
    def is_installed(self) -> bool:
        """Whether it can be run."""
        return Path(self.command[0]).is_file()


def tools() -> tuple[Tool, ...]:
    """Return helpgen and its peers."""
    mkdocs, zensical, hugo = str(BIN / "mkdocs"), str(PEERS / "zensical"), str(PEERS / "hugo")
    return (
        Tool("helpgen", (str(BIN / "helpgen"), "build", "-f", "helpgen.yml"), "site"),
        Tool("Material, pruned", (mkdocs, "build", "-q", "-f", "pruned.yml"), "site"),
        Tool("Material, default", (mkdocs, "build", "-q", "-f", "default.yml"), "site", DEFAULT_MATERIAL_AT_MOST),
        Tool("Zensical, pruned", (zensical, "build", "-f", "pruned.yml"), "site"),
        Tool("Zensical, default", (zensical, "build", "-f", "default.yml"), "site", DEFAULT_MATERIAL_AT_MOST),
        Tool("Hugo, bare layout, no search", (hugo, "--quiet", "--source", "hugo"), "hugo/public"),
    )


# --- Measuring ---------------------------------------------------------------------


def measure(command: Sequence[str], folder: Path) -> Run:
    """Return what one run of a command costs; raises CalledProcessError if it fails."""
    # All programs run as they do where they are installed: Python's from compiled modules.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024)


def clean(root: Path) -> None:
    """Remove every output and cache."""
    for output in (*OUTPUTS, "hugo/public", "hugo/resources", *(path.name for path in root.glob("site-*-of-*"))):
        shutil.rmtree(root / output, ignore_errors=True)


def megabytes(folder: Path) -> float:
    """Return the size of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def measure_cold(root: Path, count: int, runs: int, only: str) -> Iterator[str]:
    """Yield the rows of a table of cold builds."""
    asked = [tool for tool in tools() if only in tool.name and count <= tool.at_most]
    present = [tool for tool in asked if tool.is_installed]
    found: dict[str, list[Run]] = {tool.name: [] for tool in present}
    sizes: dict[str, float] = {}
    for _ in range(runs):
        for tool in present:
            clean(root)
            found[tool.name].append(measure(tool.command, root))
            sizes[tool.name] = megabytes(root / tool.output)
    own = found.get("helpgen", [])
    for tool in present:
        results = found[tool.name]
        cpu, wall, peak = (
            statistics.median(getattr(run, name) for run in results)
            for name in ("processor_seconds", "wall_seconds", "peak_megabytes")
        )
        figures = f"{cpu:.2f} | {wall:.2f} | {peak:.0f} | {sizes[tool.name]:.1f}"
        ratios = (ratio_of(own, results, name) for name in ("processor_seconds", "wall_seconds"))
        yield f"| {count:,} | {tool.name} | {figures} | {' | '.join(ratios)} |"
    for tool in asked:
        if tool not in present:
            yield f"| {count:,} | {tool.name} | not installed | | | | | |"


def ratio_of(own: Sequence[Run], results: Sequence[Run], name: str) -> str:
    """Return how much of a figure of another program ours is: the median over turns, whatever a turn's speed was."""
    pairs = zip(own, results, strict=True) if own else ()
    return f"{statistics.median(getattr(a, name) / getattr(b, name) for a, b in pairs):.2f}" if own else ""


def measure_shards(root: Path, count: int, parts: int) -> Iterator[str]:
    """Yield rows for a build in parts, each as on a machine of its own that knows nothing, and for their merge."""
    command, folders = tools()[0].command, [f"site-{part}-of-{parts}" for part in range(1, parts + 1)]
    day = ("--date", "2026-11-21")
    found = [
        measure((*command, *day, "--no-cache", "--shard", f"{part}/{parts}"), root) for part in range(1, parts + 1)
    ]
    for name, run, size in (
        (f"`helpgen build --shard N/{parts}`, the dearest part", max(found, key=_processor_seconds), folders[0]),
        ("`helpgen merge`", measure((command[0], "merge", "-f", "helpgen.yml", *folders), root), "site"),
    ):
        figures = f"{run.processor_seconds:.2f} | {run.wall_seconds:.2f} | {run.peak_megabytes:.0f}"
        yield f"| {count:,} | {name} | {figures} | {megabytes(root / size):.1f} | | |"


def _processor_seconds(run: Run) -> float:
    return run.processor_seconds


def edit(corpus: Corpus, number: int) -> str:
    """Change the body of one article; return the word that its page now has."""
    word = f"Edited{number}"
    article = corpus.articles[number * 7 % len(corpus.articles)]
    article.write_text(article.read_text("utf-8") + f"\n{word}.\n", "utf-8")
    return word


def measure_warm(root: Path, corpus: Corpus, count: int, runs: int) -> Iterator[str]:
    """Yield rows for `helpgen build` after nothing and after one edit."""
    command = tools()[0].command
    measure(command, root)
    for name, change in (
        ("nothing changed", lambda number: ""),
        ("one body edited", lambda number: edit(corpus, number)),
    ):
        found = []
        for number in range(runs):
            change(number)
            found.append(measure(command, root))
        cpu = statistics.median(run.processor_seconds for run in found)
        wall = statistics.median(run.wall_seconds for run in found)
        yield f"| {count:,} | `helpgen build`, {name} | {cpu:.2f} | {wall:.2f} |"


def measure_serve(root: Path, corpus: Corpus, runs: int) -> Iterator[str]:
    """Yield a row for `helpgen serve`: from the save of a body to its new page over HTTP."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(BIN / "helpgen"), "serve", "-f", "helpgen.yml", "--port", str(port)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(lambda: _get(port, "/") != b"")
            waited = []
            for number in range(runs):
                address = _address(corpus, number + 1_000)
                _get(port, address)
                time.sleep(max(2.0, len(corpus.articles) / 400))  # the thorough second step of the save before
                started = time.monotonic()
                word = edit(corpus, number + 1_000).encode()
                _wait(lambda address=address, word=word: word in _get(port, address))
                waited.append(time.monotonic() - started)
        finally:
            server.terminate()
    wall = statistics.median(waited)
    yield f"| {len(corpus.articles):,} | `helpgen serve`, one body edited → new HTML | | {wall:.2f} |"


def _address(corpus: Corpus, number: int) -> str:
    article = corpus.articles[number * 7 % len(corpus.articles)]
    return f"/{article.relative_to(corpus.docs).with_suffix('').as_posix()}/"


def _get(port: int, address: str) -> bytes:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", address)
        return connection.getresponse().read()
    except OSError:
        return b""


def _wait(claim: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 300
    while not claim():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.005)


# --- Sites -------------------------------------------------------------------------

_CONFIG = """\
site_name: Benchmark
site_url: https://help.example.com/
docs_dir: docs
theme: {{name: material, font: false, features: [{features}]}}
markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, attr_list]
{extra}
"""
_PAGE = """<!doctype html><html><head><title>{{ .Title }}</title></head>
<body><nav>{{ partialCached "menu.html" . }}</nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""
_MENU = "<ul>{{ range .Site.Sections }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul>"


def write_site(root: Path, count: int, languages: Sequence[str], *, is_shop: bool = False) -> Corpus:
    """Write the corpus and the configuration of every program; a shop only helpgen can read."""
    corpus = write_corpus(root / "docs", count, languages, is_shop=is_shop)
    for name, features, extra in (
        ("helpgen", "", "plugins: [helpgen]"),
        ("pruned", "navigation.prune, navigation.indexes", "plugins: [search]"),
        ("default", "", "plugins: [search]"),
    ):
        (root / f"{name}.yml").write_text(_CONFIG.format(features=features, extra=extra), "utf-8")
    if is_shop:
        return corpus
    write_corpus(root / "hugo" / "content", count, languages, index_name="_index.md")
    layouts = root / "hugo" / "layouts"
    (layouts / "_default").mkdir(parents=True)
    (layouts / "partials").mkdir()
    (layouts / "partials" / "menu.html").write_text(_MENU, "utf-8")
    for name in ("single", "list"):
        (layouts / "_default" / f"{name}.html").write_text(_PAGE, "utf-8")
    (root / "hugo" / "hugo.toml").write_text('baseURL = "https://help.example.com/"\ntitle = "Benchmark"\n', "utf-8")
    return corpus


# --- Report ------------------------------------------------------------------------


def machine() -> Iterator[str]:
    """Yield what the figures depend on."""
    model = re.search(
        r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").is_file() else ""
    )
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    yield f"- Machine: {model[1] if model else platform.processor()}, {os.cpu_count()} processors, {platform.system()}."
    yield f"- Load average at the start: {load}. Above the number of processors others were at work: read the ratios."
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("helpgen", "mkdocs", "mkdocs-material")]
    for name, option in (("zensical", "--version"), ("hugo", "version")):
        if (PEERS / name).is_file():
            said = subprocess.run([PEERS / name, option], capture_output=True, text=True, check=False).stdout
            version = re.search(r"\d+\.\d+\.\d+", said)
            versions.append(f"{name} {version[0] if version else '?'}")
    yield f"- Python {platform.python_version()}; {', '.join(versions)}."


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description="Builds of helpgen and its peers.")
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--languages", default="en", help="so many articles in each")
    parser.add_argument("--only", default="", help="part of a program's name")
    parser.add_argument("--shop", action="store_true", help="with policies, which every text is compared with; helpgen")
    parser.add_argument("--shards", type=int, default=0, help="also in so many parts, with their merge")
    parser.add_argument("--cold", action="store_true", help="no builds after an edit, no preview")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    asked = parser.parse_args()
    compileall.compile_dir(ROOT / "helpgen", quiet=1)  # pip has done it for the peers
    report = [
        *machine(),
        f"- Command: `python benchmarks/build.py {' '.join(sys.argv[1:])}`; median of {asked.runs} runs.",
    ]
    cold = [
        "",
        "| articles | cold build | CPU s | wall s | peak MB | output MB | helpgen's CPU ÷ its CPU | wall ÷ its wall |",
        "|---|---|---|---|---|---|---|---|",
    ]
    warm = ["", "| articles | after a cold build | CPU s | wall s |", "|---|---|---|---|"]
    languages = asked.languages.split(",")
    for count in asked.counts:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            corpus, total = write_site(root, count, languages, is_shop=asked.shop), count * len(languages)
            cold += measure_cold(root, total, asked.runs, "helpgen" if asked.shop else asked.only)
            clean(root)
            cold += measure_shards(root, total, asked.shards) if asked.shards else ()
            clean(root)
            warm += () if asked.cold else measure_warm(root, corpus, total, asked.runs)
            if len(languages) == 1 and not asked.cold:
                warm += measure_serve(root, corpus, asked.runs)
    text = "\n".join([*report, *cold, *([] if asked.cold else warm), ""])
    print(text)
    if asked.write:
        before, mark, old = RESULTS.read_text("utf-8").partition("<!-- measured -->\n")
        _, large_mark, large = old.partition("<!-- large -->\n")  # which `make bench` does not measure
        RESULTS.write_text(f"{before}{mark}\n{text}\n{large_mark}{large}", "utf-8")


if __name__ == "__main__":
    main()
