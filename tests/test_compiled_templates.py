"""The theme's templates are compiled when the package is made, and exactly as they would be now."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
import shops
from msgspec import Struct

from helpgen.render import compiled as compiled_files
from helpgen.render.compiled import Names
from helpgen.render.compiler import FORM, write_compiled
from helpgen.render.environment import Environment
from helpgen.render.runtime import Context, NotCompiledError, Theme
from helpgen.render.templates import _fill, _quoted
from helpgen.views import Html

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
    monkeypatch.setattr(compiled_files, "FOLDER", tmp_path / "nothing")
    assert shops.read_tree(shops.built(shops.small_shop(tmp_path / "two"))) == expected


def templates(folder: Path, **sources: str) -> Path:
    shops.write_files(folder, {f"{name.replace('_', '/')}.html": source for name, source in sources.items()})
    return folder


def code_of(folder: Path, name: str, source: str) -> object:
    return compiled_files.read_code(folder / Names().file(name, source, FORM))


def test_file_counts_for_exactly_its_name_and_source(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    write_compiled(templates(tmp_path / "templates", parts_one="  <p>{{ view.title }}</p>\n"), folder, Names())
    source = "<p>{{ view.title }}</p>\n"
    assert code_of(folder, "parts/one.html", source) is not None
    assert code_of(folder, "parts/one.html", source + " ") is None
    assert code_of(folder, "parts/two.html", source) is None


def test_folder_has_what_the_theme_has_now_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    first = write_compiled(templates(tmp_path / "templates", one="1", parts_two="2"), folder, Names())
    assert {*folder.iterdir()} == {*first}
    untouched = next(file for file in first if file.name.startswith("parts-two-"))
    time = untouched.stat().st_mtime_ns
    second = write_compiled(templates(tmp_path / "templates", one="one", parts_two="2"), folder, Names())
    assert {*folder.iterdir()} == {*second} != {*first}
    assert untouched.stat().st_mtime_ns == time


def test_mistake_in_a_template_stops_the_making_of_the_package(tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        write_compiled(templates(tmp_path / "templates", one="{% if %}"), tmp_path / "compiled", Names())


def test_code_names_no_folder_and_is_the_same_each_time(tmp_path: Path) -> None:
    one, two = (
        {file.name: file.read_bytes() for file in write_compiled(TEMPLATES, tmp_path / folder, Names())}
        for folder in "ab"
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
    (file,) = write_compiled(
        templates(tmp_path / "templates", one='{{ "a \\" b"|quoted }}'), tmp_path / "compiled", Names()
    )
    assert "quoted" in file.read_text("utf-8")


BASE = """<title>{% block title %}Help{% endblock %}</title>
{% block main %}{% endblock %}
"""
PAGES = {
    "texts, markup and numbers": "{{ view.text }} {{ view.markup }} {{ view.number }} {{ view.text ~ view.markup }}",
    "loop": "{% for one in view.items %}{{ one }}{% if not loop.last %}, {% endif %}{{ loop.first }}{% endfor %}",
    "loop over nothing": "{% for one in view.nothing %}{{ one }}{% else %}none{% endfor %}",
    "name set for a part": '{% set own = view.text %}{% include "parts/one.html" %}',
    "name set in a loop for a part": '{% for own in view.items %}{% include "parts/one.html" %}{% endfor %}',
    "part by a function": '{% for one in view.items %}{{ part("parts/one.html", own=one) }}{% endfor %}',
    "block and what it extends": '{% extends "base.html" %}{% block title %}{{ view.text }}{{ super() }}{% endblock %}',
    "block that sets a name": '{% extends "base.html" %}{% block main %}{% set own = 1 %}{{ part("parts/one.html") }}'
    "{% endblock %}",
    "filters": "{{ view.items|length }} {{ view.text|quoted }} {{ 'Hello {name}'|fill(name=view.text) }}",
    "condition": "{{ view.text if view.items else view.number }}{% if view.nothing %}never{% endif %}",
}


class Shown(Struct, frozen=True):
    text: str = 'a < b & "c"'
    markup: Html = Html("<b>bold</b>")
    number: int = 4
    items: tuple[str, ...] = ("one", "<two>", "three")
    nothing: tuple[str, ...] = ()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_jinja_prints_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    sources = {"page": page, "base": BASE, "parts_one": "<i>{{ own }}</i>{{ view.number }}"}
    write_compiled(templates(tmp_path / "theme" / "templates", **sources), tmp_path / "compiled", Names())
    monkeypatch.setattr(compiled_files, "FOLDER", tmp_path / "compiled")

    def printed_by(make: Callable[[dict[str, Callable[..., object]]], Theme | Environment]) -> str:
        def part(context: Context, name: str, **values: object) -> Html:
            return Html(theme.get_template(name).render(context.get_all(), **values))

        theme = make({"part": part, "icon": str, "structured_data": str, "quoted": _quoted, "fill": _fill})
        return theme.get_template("page.html").render(view=Shown())

    ours = printed_by(lambda given: Theme(tmp_path / "theme", given))
    assert ours == printed_by(lambda given: Environment([tmp_path / "theme"], given))
    assert ours


def test_name_that_nobody_gives_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_compiled(templates(tmp_path / "theme" / "templates", page="{{ owner }}"), tmp_path / "compiled", Names())
    monkeypatch.setattr(compiled_files, "FOLDER", tmp_path / "compiled")
    theme = Theme(tmp_path / "theme", dict.fromkeys((*Names.filters, *Names.functions), str))
    with pytest.raises(theme.errors) as caught:
        theme.get_template("page.html").render()
    assert theme.broken("page.html", caught.value).reason == "'owner' is undefined"


def test_template_that_was_changed_is_left_to_jinja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = templates(tmp_path / "theme" / "templates", page="one")
    write_compiled(folder, tmp_path / "compiled", Names())
    monkeypatch.setattr(compiled_files, "FOLDER", tmp_path / "compiled")
    theme = Theme(tmp_path / "theme", dict.fromkeys((*Names.filters, *Names.functions), str))
    assert theme.get_template("page.html").render() == "one"
    theme = Theme(tmp_path / "theme", dict.fromkeys((*Names.filters, *Names.functions), str))
    templates(folder, page="two")
    with pytest.raises(NotCompiledError):
        theme.get_template("page.html")
    with pytest.raises(NotCompiledError):
        theme.get_template("gone.html")


def test_theme_is_shortened_by_its_indentation_only() -> None:
    assert Names.shorten("<p>\n   a  b\n\t c </p>") == "<p>\na  b\nc </p>"
