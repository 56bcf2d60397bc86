"""The command line: exit codes, what goes to which stream, formats for machines, the day of a build."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from shops import TODAY, TRACK, article, built, check, plain_folder, read_tree, run, run_bare, run_process, small_shop

from helpgen import __version__
from helpgen.cli import all_rules, cli

ERROR = {"en/orders/track.md": TRACK.replace("---\n##", "related: orders/trakc\n---\n##")}
WARNING = {"en/orders/track.md": TRACK.replace("promoted", "promotd: true\npromoted")}
NOTE = {"en/orders/track.md": TRACK.replace("promoted: true\n", "")}
"""An article with one error, one warning, one note."""
CONFIG_WITHOUT_PLUGINS = "site_name: Small Help\nsite_url: https://help.small.example/\ndocs_dir: content\n"


# --- Exit codes and streams ------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("files", "is_strict", "exit_code"),
    [({}, False, 0), ({}, True, 0), (NOTE, False, 0), (NOTE, True, 0), (WARNING, False, 0), (WARNING, True, 1),
     (ERROR, False, 1), (ERROR, True, 1)],
    ids=["fine", "fine strict", "note", "note strict", "warning", "warning strict", "error", "error strict"],
)  # fmt: skip
def test_exit_code_is_one_for_errors_and_in_strict_mode_for_warnings(
    tmp_path: Path, command: str, files: Mapping[str, str], is_strict: bool, exit_code: int
) -> None:
    root = small_shop(tmp_path, files)
    result = run(root, command, *(["--strict"] if is_strict else []))
    assert result.exit_code == exit_code
    assert (root / "site").exists() == (command == "build" and exit_code == 0)
    assert not result.stdout if not files else result.stdout


def test_build_says_what_it_published_and_that_the_second_one_changed_nothing(tmp_path: Path) -> None:
    root = small_shop(tmp_path)
    first, second = run(root, "build"), run(root, "build")
    assert re.search(r"Published \S*site/: 5 pages in en; no problems; \d+\.\d s\.\n", first.stderr)
    assert re.search(r"\S*site/ is unchanged: 5 pages in en; no problems; \d+\.\d s\.\n", second.stderr)


def test_failing_build_says_that_nothing_was_published(tmp_path: Path) -> None:
    result = run(small_shop(tmp_path, ERROR), "build")
    assert result.stderr.endswith("Nothing was published: 1 error.\n")
    assert 'HC010: article "orders/trakc" does not exist' in result.stdout


def test_check_writes_nothing(tmp_path: Path) -> None:
    root = small_shop(tmp_path, WARNING)
    before = read_tree(root)
    assert check(root).stderr.endswith("1 warning.\n")
    assert read_tree(root) == before


def test_missing_configuration_is_told(tmp_path: Path) -> None:
    for command in ("build", "check"):
        result = run(tmp_path, command)
        assert result.exit_code == 1
        assert 'mkdocs.yml: error HC401: "mkdocs.yml" does not exist' in result.stdout
    assert read_tree(tmp_path) == {}


def test_crash_prints_the_traceback_and_says_that_it_is_our_mistake(tmp_path: Path) -> None:
    (tmp_path / "crash.py").write_text(
        "from helpgen import cli, pipeline\n"
        "def prepare(*args): raise ZeroDivisionError('boom')\n"
        "pipeline.prepare = prepare\n"
        "cli.main()\n"
    )
    root = small_shop(tmp_path / "shop")
    result = subprocess.run(
        [sys.executable, str(tmp_path / "crash.py"), "check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert result.returncode == 70
    assert "ZeroDivisionError: boom" in result.stderr
    assert "This is a mistake in helpgen, not in your content." in result.stderr


def test_help_and_version_are_fine() -> None:
    assert run_bare("--version").stdout == f"helpgen, version {__version__}\n"
    for command in ("", *cli.list_commands(click.Context(cli))):
        result = run_bare(*([command] if command else []), "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage: ")


# --- Wrong usage -------------------------------------------------------------------

WRONG_USAGE = [
    (["biuld"], "Did you mean 'build'?"),
    (["build", "--strct"], "Did you mean one of: '--search', '--strict'?"),
    (["build", "--format", "jso"], "'jso' is not one of 'text', 'json', 'github', 'sarif'"),
    (["build", "extra"], "unexpected extra argument"),
    (["build", "--date", "2026-02-30"], '"2026-02-30" is no day. Write it as YYYY-MM-DD.'),
    (["check", "--date", "tomorrow"], '"tomorrow" is no day'),
    (["explain"], "Missing argument 'CODE'"),
    (["explain", "HC999"], '"HC999" is no code'),
    (["new"], "Missing argument 'DIR'"),
    (["serve", "--port", "many"], "'many' is not a valid integer"),
]


@pytest.mark.parametrize(("args", "words"), WRONG_USAGE, ids=lambda value: " ".join(value) if value else "")
def test_wrong_usage_ends_with_two_and_names_the_way_out(args: list[str], words: str) -> None:
    result = run_bare(*args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["new", "schema"])
def test_folder_that_cannot_be_made_is_wrong_usage(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        result = run_bare(command, str(folder))
        assert result.exit_code == 2
        assert str(folder) in result.stderr
    assert (tmp_path / "file").read_text() == "mine"


# --- Formats -----------------------------------------------------------------------


def test_text_underlines_the_place_and_gives_the_fix(tmp_path: Path) -> None:
    assert check(small_shop(tmp_path, WARNING)).stdout == (
        'content/en/orders/track.md:4:1: warning HC012: front matter has no key "promotd"\n'
        "  4 | promotd: true\n"
        "    | ^^^^^^^\n"
        '  Did you mean "promoted"?  More: helpgen explain HC012\n'
    )


def test_text_counts_repeats_and_all_lists_them(tmp_path: Path) -> None:
    articles = {f"en/orders/a{n}.md": article(title=f"Answer {n}", summary=None) for n in range(9)}
    root = small_shop(tmp_path, articles)
    short, whole = check(root).stdout, check(root, "--all").stdout
    assert short.count(" HC013: ") == 5
    assert short.endswith("HC013: 4 more like this. List them all with --all.\n")
    assert whole.count(" HC013: ") == 9
    assert "more like this" not in whole


def test_errors_are_never_counted_away(tmp_path: Path) -> None:
    body = "".join(f"[x](missing-{n}.md)\n" for n in range(9))
    assert check(small_shop(tmp_path, {"en/orders/track.md": TRACK + body})).stdout.count(" HC001: ") == 9


def test_json_is_an_array_of_diagnostics_and_nothing_else(tmp_path: Path) -> None:
    result = check(small_shop(tmp_path, ERROR), "--format", "json")
    (found,) = json.loads(result.stdout)
    assert found == {
        "path": "content/en/orders/track.md",
        "line": 5,
        "column": 10,
        "severity": "error",
        "code": "HC010",
        "message": 'article "orders/trakc" does not exist',
        "hint": 'Did you mean "orders/track"?',
    }
    assert json.loads(check(small_shop(tmp_path / "fine"), "--format", "json").stdout) == []


def test_github_format_is_one_command_a_line(tmp_path: Path) -> None:
    files = {**ERROR, "en/orders/50%,new: one.md": TRACK.replace("promoted", "promotd: true\npromoted")}
    lines = check(small_shop(tmp_path, files), "--format", "github").stdout.splitlines()
    commands = [re.fullmatch(r"::(error|warning|notice) file=([^,]*),line=\d+,col=\d+,title=(HC\d+)::.+", line)
                for line in lines]  # fmt: skip
    assert all(commands)
    assert ("warning", "content/en/orders/50%25%2Cnew%3A one.md", "HC012") in [found.groups() for found in commands]


def test_sarif_has_what_code_scanning_requires(tmp_path: Path) -> None:
    log = json.loads(check(small_shop(tmp_path, ERROR), "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (one_run,) = log["runs"]
    driver = one_run["tool"]["driver"]
    assert driver["name"] == "helpgen"
    assert {rule["id"] for rule in driver["rules"]} == {rule.code for rule in all_rules()}
    assert all(rule["shortDescription"]["text"] and rule["defaultConfiguration"]["level"] for rule in driver["rules"])
    (result,) = one_run["results"]
    assert result["ruleId"] == "HC010"
    assert result["level"] == "error"
    assert result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/en/orders/track.md"
    assert place["region"] == {"startLine": 5, "startColumn": 10}


def test_sarif_paths_are_uris(tmp_path: Path) -> None:
    files = {"en/orders/50% off, ครับ.md": TRACK.replace("promoted", "promotd: true\npromoted")}
    log = json.loads(check(small_shop(tmp_path, files), "--format", "sarif").stdout)
    uris = {found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for found in log["runs"][0]["results"]}
    assert uris >= {"content/en/orders/50%25%20off%2C%20%E0%B8%84%E0%B8%A3%E0%B8%B1%E0%B8%9A.md"}


@pytest.mark.parametrize("output_format", ["json", "github", "sarif"])
def test_formats_for_machines_are_clean_when_the_configuration_is_wrong(tmp_path: Path, output_format: str) -> None:
    result = run(tmp_path, "build", "--format", output_format)
    assert result.exit_code == 1
    assert "HC401" in result.stdout
    assert output_format == "github" or json.loads(result.stdout)


# --- The day -----------------------------------------------------------------------

SCHEDULED = {"en/orders/new.md": article(publish_at="2030-05-01")}
MAY_1_2030 = "1903824000"


def test_date_option_decides_what_is_published(tmp_path: Path) -> None:
    root = small_shop(tmp_path, SCHEDULED)
    new_page = root / "site" / "orders" / "new" / "index.html"
    built(root, day="2030-04-30")
    assert not new_page.exists()
    built(root, day="2030-05-01")
    assert new_page.exists()


def test_source_date_epoch_decides_where_no_date_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_shop(tmp_path, SCHEDULED)
    new_page = root / "site" / "orders" / "new" / "index.html"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MAY_1_2030) - 1))
    assert "Date: 2030-04-30 (SOURCE_DATE_EPOCH)" in run(root, "build", day="").stderr
    assert not new_page.exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MAY_1_2030)
    assert "Date: 2030-05-01 (SOURCE_DATE_EPOCH)" in run(root, "build", day="").stderr
    assert new_page.exists()
    assert f"Date: {TODAY} (--date)" in run(root, "build").stderr
    assert not new_page.exists()


def test_without_both_the_day_is_today_and_printed(tmp_path: Path) -> None:
    assert re.match(r"Date: \d{4}-\d\d-\d\d \(today, UTC\)\n", run(small_shop(tmp_path), "check", day="").stderr)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "99999999999999999999999999", "-99999999999999"])
def test_wrong_source_date_epoch_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run(small_shop(tmp_path), "check", day="")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


# --- Other commands ------------------------------------------------------------------


def test_new_makes_a_shop_that_builds_without_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    result = run_bare("new", str(folder))
    assert result.exit_code == 0
    assert f"cd {folder}" in result.stdout
    built_shop = run(folder, "build", "--strict")
    assert built_shop.exit_code == 0, built_shop.stdout
    assert built_shop.stdout == "", "the starter is clean"
    assert (folder / "site" / "index.html").exists()


def test_new_leaves_a_folder_with_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = run_bare("new", str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert read_tree(tmp_path) == {"mine.txt": b"mine"}


def test_schema_writes_valid_json_for_every_file_of_a_shop(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "schema"
    result = run_bare("schema", str(folder))
    assert result.exit_code == 0
    names = {path.name for path in folder.iterdir()}
    assert {"store.json", "channels.json", "shipping.json", "returns.json", "front-matter.json"} <= names
    assert {Path(line).name for line in result.stdout.splitlines()} == names
    for path in folder.iterdir():
        assert json.loads(path.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_doctor_says_what_is_installed() -> None:
    result = run_bare("doctor")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert all(re.match(r"(ok     |MISSING)  [\w-]+: .", line) for line in lines)
    assert any("mkdocs-material: " in line and "2027-05-05" in line for line in lines)


def test_installed_command_works_from_another_folder(tmp_path: Path) -> None:
    root = small_shop(tmp_path / "shop", ERROR)
    result = run_process("check", "--date", TODAY, cwd=root)
    assert result.exit_code == 1
    assert result.stdout.startswith("content/en/orders/track.md:5:10: error HC010: ")
    elsewhere = run_process("check", "-f", "shop/mkdocs.yml", "--date", TODAY, cwd=tmp_path)
    assert elsewhere.stdout == result.stdout


def test_configuration_without_plugins_and_theme_builds(tmp_path: Path) -> None:
    root = plain_folder(tmp_path, {"index.md": "# Hello\n"}, CONFIG_WITHOUT_PLUGINS)
    assert run(root, "build").exit_code == 0
