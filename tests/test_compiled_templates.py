"""Templates are compiled once for all builds of a project; what several machines share holds no code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import shops

SCRIPT = """
import json, sys
sys.path.insert(0, {project!r})
import jinja2
compiled, compile_template = [], jinja2.Environment.compile
def noting(environment, source, name=None, *args, **options):
    compiled.append(name)
    return compile_template(environment, source, name, *args, **options)
jinja2.Environment.compile = noting
from helpgen.cli import main
try:
    main()
finally:
    json.dump(compiled, open({report!r}, "w"))
"""
CONFIG = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme")


def compiled(root: Path, *args: str) -> list[str]:
    """Build in a process of its own (tests remember templates, too) and return which templates were compiled."""
    report = root / "report.json"
    script = SCRIPT.format(project=str(shops.PROJECT_DIR), report=str(report))
    command = [sys.executable, "-c", script, "build", "--date", shops.TODAY, *args]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[str] = json.loads(report.read_text())
    return found


def edited(root: Path, words: str) -> None:
    shops.write_files(root / "content", {"en/orders/track.md": shops.TRACK + f"\n{words}\n"})


def test_edited_page_is_printed_without_compiling_and_has_the_same_bytes(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    assert {"article.html", "home.html"} <= {*compiled(root)}
    edited(root, "More words.")
    assert compiled(root) == []
    remembered = shops.read_tree(root / "site")
    assert b"More words." in remembered["orders/track/index.html"]
    assert "article.html" in compiled(root, "--no-cache")
    assert shops.read_tree(root / "site") == remembered


def test_changed_template_is_compiled_and_the_others_are_not(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, config=CONFIG)
    own = '{% extends "helpgen/article.html" %}{% block before_body %}<p>{{ view.title }}</p>NUMBER{% endblock %}'
    shops.write_files(root / "theme", {"templates/article.html": own})
    compiled(root)
    shops.write_files(root / "theme", {"templates/article.html": own.replace("NUMBER", "two")})
    assert compiled(root) == ["article.html"]
    assert "</p>two" in shops.page(root / "site", "orders/track")


def test_part_that_asks_for_more_than_before_is_printed_for_each_page(tmp_path: Path) -> None:
    channel = "channels: [{id: mail, type: email, name: Mail, address: care@example.com}]\n"
    root = shops.small_shop(tmp_path, {"channels.yml": channel}, CONFIG)
    shops.write_files(root / "theme", {"templates/parts/other.html": ""})
    compiled(root)
    shops.write_files(root / "theme", {"templates/parts/channel_facts.html": "<!-- {{ view.title }} -->\n"})
    compiled(root)
    assert "<!-- Where is my parcel? -->" in shops.page(root / "site", "orders/track")


@pytest.mark.parametrize("args", [["--no-cache"], ["--cache", "shared"]], ids=" ".join)
def test_code_is_kept_in_no_cache_that_others_write(tmp_path: Path, args: list[str]) -> None:
    root = shops.small_shop(tmp_path)
    compiled(root, *args)
    edited(root, "More words.")
    assert "article.html" in compiled(root, *args)
