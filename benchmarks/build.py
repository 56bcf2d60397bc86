"""Cold builds of the same articles, helpgen beside Material for MkDocs, in one run.

    make bench                                   1,000 articles, three runs of each
    .venv/bin/python benchmarks/build.py 100 5   100 articles, five runs of each

The corpus is made of the demo's own English texts, drawn with a fixed seed: the same number gives the same bytes. The
runs alternate, so that a machine that slows down slows both; CPU seconds (user and system of the whole process) are the
figure to trust, and their ratio more than their size.
"""

import importlib.metadata
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
ARTICLES_IN_A_CATEGORY = 33
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_UNPORTABLE = re.compile(r"\{\{[^}]*\}\}|\[([^\]]*)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: float


def main(arguments: Sequence[str]) -> None:
    """Build both sites several times and print a table."""
    count = int(arguments[0]) if arguments else 1_000
    runs = int(arguments[1]) if len(arguments) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root / "docs", count)
        write_config(root / "helpgen.yml", "plugins: [helpgen]")
        write_config(
            root / "material.yml", "plugins: [search]\nextra: {generator: false}", features="[navigation.prune]"
        )
        commands = {
            "helpgen": [str(BIN / "helpgen"), "build", "-f", "helpgen.yml"],
            "Material, pruned": [str(BIN / "mkdocs"), "build", "-q", "-f", "material.yml", "-d", "material-site"],
        }
        results: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                for output in ("site", ".helpgen", "material-site"):
                    shutil.rmtree(root / output, ignore_errors=True)
                results[name].append(measure(command, root))
    print_table(count, runs, results)


def write_corpus(docs: Path, count: int) -> None:
    """Write `count` articles in categories of equal size, with plain Markdown that both programs understand."""
    texts = [_FRONT_MATTER.sub("", file.read_text("utf-8")) for file in sorted((ROOT / "content/en").rglob("*.md"))]
    paragraphs = [
        part.strip()
        for text in texts
        for part in _UNPORTABLE.sub(lambda match: match[1] or "five", text).split("\n\n")
        if part.strip() and not part.startswith(("#", "<", "[", "*[", "    "))
    ]
    draw = random.Random(7)
    for number in range(count):
        category = docs / f"topic-{number // ARTICLES_IN_A_CATEGORY:03}"
        category.mkdir(parents=True, exist_ok=True)
        title = " ".join(draw.choice(paragraphs).split()[:6]).strip("*:#.|-[]() ") or "Question"
        title = re.sub(r"[^\w\s]", "", title)
        parts = [f"# {title} {number}"]
        for section in range(4):
            parts += [f"## Part {section + 1}", *draw.sample(paragraphs, 4)]
        (category / f"article-{number:05}.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    (docs / "index.md").write_text("# Help\n\nHow can we help?\n", "utf-8")


def write_config(path: Path, extra: str, features: str = "[]") -> None:
    """Write an mkdocs.yml."""
    path.write_text(
        "site_name: Benchmark\nsite_url: https://help.example.com/\ndocs_dir: docs\n"
        f"theme: {{name: material, font: false, features: {features}}}\n"
        "markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, attr_list]\n"
        f"{extra}\n",
        "utf-8",
    )


def measure(command: Sequence[str], folder: Path) -> Run:
    """Return what one run of a command costs; raises CalledProcessError if it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024)


def print_table(count: int, runs: int, results: dict[str, list[Run]]) -> None:
    """Print medians and the ratio of CPU seconds."""
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("helpgen", "mkdocs", "mkdocs-material")
    )
    print(f"Cold build of {count} articles, median of {runs} runs in turn; search index included.")
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs; {versions}\n")
    print("| | CPU s | wall s | peak MB |\n|---|---|---|---|")
    for name, found in results.items():
        cpu, wall, peak = (
            statistics.median(getattr(run, field) for run in found)
            for field in ("cpu_seconds", "wall_seconds", "peak_megabytes")
        )
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")
    pairs = zip(results["helpgen"], results["Material, pruned"], strict=True)
    print(
        f"\nhelpgen takes {statistics.median(a.cpu_seconds / b.cpu_seconds for a, b in pairs):.2f} of its CPU seconds."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
