"""The theme's templates are compiled when the package is made, and exactly as they would be now."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest
import shops

from helpgen.render import environment
from helpgen.render.compiler import CompiledTemplates, shortened, write_compiled

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
TEMPLATES = shops.PROJECT_DIR / "theme" / "templates"


def compiled(root: Path, *args: str) -> list[str]:
    """Build in a process of its own and return which templates were compiled."""
    report = root / "report.json"
    script = SCRIPT.format(project=str(shops.PROJECT_DIR), report=str(report))
    command = [sys.executable, "-c", script, "build", "--date", shops.TODAY, *args]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[str] = json.loads(report.read_text())
    return found


def test_theme_is_printed_without_compiling(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    assert compiled(root, "--no-cache") == []
    assert "Where is my parcel?" in shops.page(root / "site", "orders/track")


def test_own_template_is_compiled_and_the_one_that_it_extends_is_not(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, config=CONFIG)
    own = '{% extends "helpgen/article.html" %}{% block before_body %}<p>{{ view.title }}</p>NUMBER{% endblock %}'
    shops.write_files(root / "theme", {"templates/article.html": own})
    assert compiled(root) == ["article.html"]
    shops.write_files(root / "theme", {"templates/article.html": own.replace("NUMBER", "two")})
    assert compiled(root) == ["article.html"]
    assert "</p>two" in shops.page(root / "site", "orders/track")


def test_own_part_that_asks_for_more_is_printed_for_each_page(tmp_path: Path) -> None:
    channel = "channels: [{id: mail, type: email, name: Mail, address: care@example.com}]\n"
    root = shops.small_shop(tmp_path, {"channels.yml": channel}, CONFIG)
    shops.write_files(root / "theme", {"templates/parts/channel_facts.html": "<!-- {{ view.title }} -->\n"})
    assert compiled(root) == ["parts/channel_facts.html"]
    assert "<!-- Where is my parcel? -->" in shops.page(root / "site", "orders/track")


def test_pages_are_the_same_where_nothing_was_compiled_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = shops.read_tree(shops.built(shops.small_shop(tmp_path / "one")))
    monkeypatch.setattr(environment, "_COMPILED", tmp_path / "nothing")
    assert shops.read_tree(shops.built(shops.small_shop(tmp_path / "two"))) == expected


def templates(folder: Path, **sources: str) -> Path:
    shops.write_files(folder, {f"{name.replace('_', '/')}.html": source for name, source in sources.items()})
    return folder


def code_of(folder: Path, name: str, source: str) -> object:
    return CompiledTemplates(folder).get_bucket(jinja2.Environment(), name, None, source).code


def test_file_counts_for_exactly_its_name_and_source(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    write_compiled(templates(tmp_path / "templates", parts_one="  <p>{{ view.title }}</p>\n"), folder)
    source = "<p>{{ view.title }}</p>\n"
    assert code_of(folder, "parts/one.html", source) is not None
    assert code_of(folder, "parts/one.html", source + " ") is None
    assert code_of(folder, "parts/two.html", source) is None


def test_folder_has_what_the_theme_has_now_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    first = write_compiled(templates(tmp_path / "templates", one="1", parts_two="2"), folder)
    assert {*folder.iterdir()} == {*first}
    untouched = next(file for file in first if file.name.startswith("parts-two-"))
    time = untouched.stat().st_mtime_ns
    second = write_compiled(templates(tmp_path / "templates", one="one", parts_two="2"), folder)
    assert {*folder.iterdir()} == {*second} != {*first}
    assert untouched.stat().st_mtime_ns == time


def test_mistake_in_a_template_stops_the_making_of_the_package(tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        write_compiled(templates(tmp_path / "templates", one="{% if %}"), tmp_path / "compiled")


def test_code_names_no_folder_and_is_the_same_each_time(tmp_path: Path) -> None:
    one, two = (
        {file.name: file.read_bytes() for file in write_compiled(TEMPLATES, tmp_path / folder)} for folder in "ab"
    )
    assert one == two
    assert [name for name, code in one.items() if str(shops.PROJECT_DIR).encode() in code] == []


def test_theme_asks_for_nothing_that_may_be_missing() -> None:
    # Its attributes are read without looking whether they are there.
    asking = re.compile(r"\bis (?:not )?(?:un)?defined\b|\|\s*(?:d|default)\b")
    found = [file.name for file in TEMPLATES.rglob("*.html") if asking.search(file.read_text("utf-8"))]
    assert found == []


def test_what_a_part_of_the_theme_does_not_find_is_told(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, config=CONFIG)
    own = '{% extends "helpgen/article.html" %}{% block before_body %}{% set contents = [1] %}'
    own += '{% include "parts/contents.html" %}{% endblock %}'
    shops.write_files(root / "theme", {"templates/article.html": own})
    found = shops.find(root, "build")
    assert [(one.code, one.path) for one in found if one.severity == "error"] == [("HC317", "templates/article.html")]
    assert "anchor" in found[0].message


def test_function_of_a_template_is_not_asked_when_it_is_compiled(tmp_path: Path) -> None:
    (file,) = write_compiled(templates(tmp_path / "templates", one='{{ "a \\" b"|quoted }}'), tmp_path / "compiled")
    assert "quoted" in file.read_text("utf-8")


def test_theme_is_shortened_by_its_indentation_only() -> None:
    assert shortened("<p>\n   a  b\n\t c </p>") == "<p>\na  b\nc </p>"
