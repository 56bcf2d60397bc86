"""What a command does not need it does not import: every start pays for what is imported."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from shops import PROJECT_DIR, TODAY, article, plain_folder, small_shop, write_files

from helpgen.cli import Elsewhere, cli

REPORT = """
import json, sys
from helpgen.cli import main
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=open(sys.argv[0], "w"))
"""
ONLY_CONFIGURED = {"mkdocs", "yaml", "jinja2", "markdown", "helpgen.pipeline", "helpgen.mkdocs_plugin"}
ONLY_EXTRAORDINARY = {"mkdocs", "pathspec", "yaml", "importlib.metadata"}
ONLY_PRINTED = {"helpgen.render.templates", "markupsafe"}
ONLY_COUNTED = {"babel"}
ONLY_OWN_TEMPLATES = {"jinja2"}
ONLY_DOUBTFUL = {"markdown", "pymdownx", "pygments", "nh3"}
ONLY_SHOPS = {"pydantic", "helpgen.load.shop_reading", "helpgen.load.policy_files", "helpgen.check.shop"}
ONLY_ASKED = {
    "lunr", "watchdog", "bs4", "markdownify", "starlette", "holidays",
    "helpgen.load.schema_files", "helpgen.check.found", "helpgen.check.all_rules", "helpgen.live", "helpgen.importers",
    "helpgen.feedback", "helpgen.deploy", "helpgen.xliff", "helpgen.external", "helpgen.changes", "helpgen.start",
}  # fmt: skip


def imported_by(folder: Path, *args: str) -> set[str]:
    """Run `helpgen` in a process of its own and return the modules that it has imported."""
    report = folder / "modules.json"
    script = REPORT.replace("sys.argv[0]", repr(str(report)))
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PROJECT_DIR)!r})\n{script}", *args],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(json.loads(report.read_text()))


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["serve", "--help"], ["search", "--help"]], ids=" ".join)
def test_who_asks_for_help_waits_for_no_generator(tmp_path: Path, args: list[str]) -> None:
    assert imported_by(tmp_path, *args) & (ONLY_CONFIGURED | ONLY_SHOPS | ONLY_ASKED) == set()


@pytest.mark.parametrize("args", [["explain", "HC001"], ["schema"], ["new", "shop", "--yes"]], ids=" ".join)
def test_who_asks_for_no_site_waits_for_no_configuration(tmp_path: Path, args: list[str]) -> None:
    assert imported_by(tmp_path, *args) & {"mkdocs", "helpgen.mkdocs_plugin"} == set()


def test_plain_folder_waits_for_nothing_that_only_shops_need(tmp_path: Path) -> None:
    root = plain_folder(tmp_path, {"index.md": article(), "orders/track.md": "# Track an order\n\nOpen the link.\n"})
    assert imported_by(root, "build", "--date", TODAY) & (ONLY_ASKED | ONLY_SHOPS | ONLY_OWN_TEMPLATES) == set()
    (root / "content" / "orders" / "track.md").write_text(article(keywords="parcel, tracking"))
    assert "pydantic" in imported_by(root, "build", "--date", TODAY), "now a page has more to say"
    assert imported_by(root, "build", "--date", TODAY) & (ONLY_ASKED | ONLY_SHOPS) == set()


def test_who_has_templates_of_his_own_waits_for_jinja(tmp_path: Path) -> None:
    root = plain_folder(tmp_path, {"index.md": article()})
    with (root / "mkdocs.yml").open("a") as config:
        config.write("theme:\n  name: material\n  custom_dir: theme\n")
    write_files(root / "theme", {"templates/article.html": '{% extends "helpgen/article.html" %}'})
    assert imported_by(root, "build", "--date", TODAY) >= ONLY_OWN_TEMPLATES


def test_folder_without_dates_waits_for_no_calendar(tmp_path: Path) -> None:
    root = plain_folder(tmp_path, {"index.md": "# Help\n\nHello.\n", "track.md": "# Track an order\n\nOpen it.\n"})
    assert imported_by(root, "build", "--date", TODAY) & ONLY_COUNTED == set()
    (root / "content" / "track.md").write_text("---\nupdated: 2026-11-01\n---\n\n# Track an order\n\nOpen it.\n")
    assert imported_by(root, "build", "--date", TODAY) >= ONLY_COUNTED


def test_unchanged_folder_waits_for_no_library_that_reads_or_prints(tmp_path: Path) -> None:
    root = plain_folder(tmp_path, {"index.md": article(), "orders/track.md": "# Track an order\n\nOpen the link.\n"})
    build = ("build", "--date", TODAY)
    found = imported_by(root, *build)
    assert found & (ONLY_EXTRAORDINARY | ONLY_DOUBTFUL) == set(), "all is plain"
    assert found >= ONLY_PRINTED
    imported_by(root, *build)  # the folder is on this test's path, and has just got a site
    assert imported_by(root, *build) & (ONLY_EXTRAORDINARY | ONLY_PRINTED | ONLY_DOUBTFUL | {"ssl"}) == set()
    (root / "content" / "orders" / "track.md").write_text("# Track an order\n\nOpen **the** [link](../index.md).\n")
    found = imported_by(root, *build)
    assert found & (ONLY_EXTRAORDINARY | ONLY_DOUBTFUL) == set()
    assert found >= ONLY_PRINTED
    (root / "content" / "orders" / "track.md").write_text("# Track an order\n\nOpen <b>the</b> link.\n")
    found = imported_by(root, *build)
    assert found & {"mkdocs", "yaml"} == set()
    assert found >= ONLY_DOUBTFUL
    with (root / "mkdocs.yml").open("a") as config:
        config.write("repo_url: https://code.example/shop/help\n")
    assert imported_by(root, *build) >= ONLY_EXTRAORDINARY


def test_shop_waits_for_nothing_that_nobody_asked_for(tmp_path: Path) -> None:
    root = small_shop(tmp_path)
    found = imported_by(root, "build", "--date", TODAY)
    assert found & ONLY_ASKED == set()
    assert found >= ONLY_SHOPS
    assert imported_by(root, "build", "--date", TODAY) & (ONLY_ASKED | ONLY_SHOPS) == {"helpgen.check.shop"}


def test_list_of_commands_says_what_each_says_itself() -> None:
    told = {name: one for name, one in cli.commands.items() if isinstance(one, Elsewhere)}
    assert len(told) > 9
    for one in told.values():
        assert one.help == (one.load().help or "").partition("\n\n")[0]
    context = click.Context(cli)
    listed = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    assert all(command is not None and command.name == name for name, command in listed.items())
