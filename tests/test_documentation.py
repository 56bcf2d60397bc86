"""Whatever a person can type must be explained: commands, options, keys, words, codes and settings.

The reference pages are compared in both directions, so that a key that is gone leaves the page as well.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from helpgen import pipeline
from helpgen.check.market_rules import (
    DISPUTE_PLATFORM_CLOSED,
    DISPUTE_PLATFORM_RULE,
    MARKET_RULES,
    Level,
)
from helpgen.cli import all_rules, cli
from helpgen.diagnostics import Severity
from helpgen.export_commands import export
from helpgen.foreign_settings import MKDOCS_SETTINGS, THEME_SETTINGS, Treatment
from helpgen.importers.flow import SYSTEMS
from helpgen.start import workflow_files

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MANUAL_DIR = ROOT / "docs" / "content"
REFERENCE_DIR = MANUAL_DIR / "en" / "reference"
SCHEMAS: Mapping[str, dict[str, object]] = {
    name.removesuffix(".json"): json.loads(text) for name, text in pipeline.json_schemas()
}
SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def reference(name: str) -> str:
    return (REFERENCE_DIR / f"{name}.md").read_text("utf-8")


def rows(page: str) -> Iterator[list[str]]:
    """Yield the cells of every row of every table."""
    for line in page.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def code(cell: str) -> str:
    """Return what stands between the first pair of backticks, "" if there is none."""
    match = re.match(r"`([^`]*)`", cell)
    return match[1] if match else ""


# --- Tutorial --------------------------------------------------------------------


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    folder = tmp_path / "myshop"
    assert CliRunner().invoke(cli, ["new", str(folder)]).exit_code == 0
    return folder


def test_tutorial_quotes_the_starter_as_it_is(starter: Path) -> None:
    for file, start in (
        ("en/returns/return-item.md", "---\ntitle: How do I return"),
        ("policies/returns.yml", "windows:"),
    ):
        block = next(found for found in re.findall(r"```\w+\n(.*?)```", README, re.DOTALL) if found.startswith(start))
        assert block in (starter / "content" / file).read_text("utf-8")


def test_tutorial_shows_the_message_that_its_mistake_gives(starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = starter / "content/en/orders/cancel-order.md"
    article.write_text(article.read_text("utf-8").replace("track-order.md", "track-oder.md"), "utf-8")
    monkeypatch.chdir(starter)
    told = CliRunner().invoke(cli, ["check"])
    assert told.exit_code == 1
    assert told.stdout in README


def test_tutorial_shows_the_explanation_of_its_code() -> None:
    assert CliRunner().invoke(cli, ["explain", "HC001"]).stdout in README


# --- Commands --------------------------------------------------------------------


COMMANDS = {name: cli.get_command(click.Context(cli), name) for name in cli.list_commands(click.Context(cli))}


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_explained(name: str) -> None:
    assert any(code(row[0]).startswith(f"helpgen {name}") for row in rows(README)), f"helpgen {name}"


def test_no_command_is_explained_that_does_not_exist() -> None:
    explained = {code(row[0]).split()[1] for row in rows(README) if code(row[0]).startswith("helpgen ")}
    assert explained == COMMANDS.keys()


@pytest.mark.parametrize(
    "option",
    sorted(
        {
            spelling
            for command in (cli, *COMMANDS.values())
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for spelling in parameter.opts
        }
        | set(cli.context_settings["help_option_names"])
    ),
)
def test_option_is_explained(option: str) -> None:
    explained = {
        word for row in rows(README) for part in re.findall(r"`([^`]*)`", " ".join(row)) for word in part.split()
    }
    assert option in explained


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (name, spelling)
        for name, command in export.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for spelling in parameter.opts
    ],
)
def test_option_of_an_export_is_explained(command: str, option: str) -> None:
    page = reference("exports")
    assert f"`helpgen export {command}`" in page
    explained = {word for row in rows(page) for part in re.findall(r"`([^`]*)`", row[0]) for word in part.split()}
    assert option in explained


def test_formats_of_diagnostics_are_named() -> None:
    option = next(parameter for parameter in COMMANDS["check"].params if parameter.name == "output_format")
    assert isinstance(option.type, click.Choice)
    spelled = r"\|".join(str(choice) for choice in option.type.choices)
    assert f"`--format {spelled}`" in README


# --- Keys ------------------------------------------------------------------------


def follow(schema: Mapping[str, object], root: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield a schema and every schema that it stands for: references, alternatives, entries of lists."""
    yield schema
    if "$ref" in schema:
        definitions = root["$defs"]
        assert isinstance(definitions, dict)
        yield from follow(definitions[str(schema["$ref"]).rpartition("/")[2]], root)
    alternatives = schema.get("anyOf", [])
    assert isinstance(alternatives, list)
    for inner in (*alternatives, schema.get("items")):
        if isinstance(inner, dict):
            yield from follow(inner, root)


def keys_of(schema: Mapping[str, object], root: Mapping[str, object], path: str = "") -> dict[str, list[str]]:
    """Return the keys of every group by the path of the group, "" for the top of the file."""
    found: dict[str, list[str]] = {}
    for part in follow(schema, root):
        properties = part.get("properties")
        if isinstance(properties, dict):
            found.setdefault(path, []).extend(properties)
            for key, value in properties.items():
                found.update(keys_of(value, root, f"{path}.{key}".lstrip(".")))
    return found


def documented_keys(page: str) -> dict[str, list[str]]:
    """Return the keys of every table below a heading that names a group, or "Keys at the top"."""
    found: dict[str, list[str]] = {}
    path: str | None = None
    for line in page.splitlines():
        if line.startswith("#"):
            match = re.fullmatch(r"#+ `([a-z_.]+)`", line)
            path = match[1] if match else "" if line == "## Keys at the top" else None
        elif path is not None and line.startswith("| `"):
            found.setdefault(path, []).append(code(line[2:]))
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_reference_has_the_keys_of_the_schema_and_no_others(name: str) -> None:
    assert documented_keys(reference(name)) == keys_of(SCHEMAS[name], SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_reference_says_which_keys_are_needed(name: str) -> None:
    root = SCHEMAS[name]
    definitions = root.get("$defs", {})
    assert isinstance(definitions, dict)
    groups = [root, *definitions.values()]
    needed = sum(len(group.get("required", [])) for group in groups if isinstance(group, dict))
    assert reference(name).count("**needed**; ") == needed


@pytest.mark.parametrize("name", SCHEMAS)
def test_reference_has_every_word_that_a_key_knows(name: str) -> None:
    definitions = SCHEMAS[name].get("$defs", {})
    assert isinstance(definitions, dict)
    words = {word for definition in definitions.values() for word in definition.get("enum", [])}
    _, _, glossary = reference(name).partition("## Words that keys know")
    assert {code(row[0]) for row in rows(glossary)} - {""} == words


def test_every_schema_is_linked_from_the_readme() -> None:
    for name in (*SCHEMAS, "mkdocs", "checks"):
        assert f"(docs/content/en/reference/{name}.md)" in README


def test_readme_has_every_key_of_front_matter() -> None:
    _, _, after = README.partition("### Front matter")
    table, _, _ = after.partition("### ")
    assert [code(row[0]) for row in rows(table) if code(row[0])] == keys_of(
        SCHEMAS["front-matter"], SCHEMAS["front-matter"]
    )[""]


# --- Codes -----------------------------------------------------------------------


def test_every_rule_is_listed_with_its_name_and_severity() -> None:
    listed = {code(row[0]): (row[0].rpartition(" ")[2], row[1]) for row in rows(reference("checks")) if code(row[0])}
    assert listed == {rule.code: (rule.name, SEVERITY_WORDS[rule.severity]) for rule in all_rules()}


def test_readme_counts_the_rules_rightly() -> None:
    _, _, after = README.partition("## Checks")
    table, _, _ = after.partition("\n## ")
    counted = {row[0]: row[2:] for row in rows(table) if row[0].startswith("HC")}
    expected: dict[str, list[str]] = {}
    for span in counted:
        first, _, last = span.partition("–")
        inside = [rule for rule in all_rules() if first <= rule.code <= (last or first)]
        expected[span] = [str(sum(rule.severity is one for rule in inside) or "–") for one in Severity]
    assert counted == expected
    assert sum(int(cell) for row in counted.values() for cell in row if cell != "–") == len(all_rules())


# --- Market rules ----------------------------------------------------------------

LEVEL_WORDS = {Level.FLOOR: "error", Level.DUTY: "error; a warning before its day", Level.ADVICE: "warning"}


def test_market_rules_stand_in_the_table_with_day_severity_and_source() -> None:
    listed = {code(row[0]): row[1:] for row in rows(reference("market-rules")) if code(row[0])}
    assert listed.pop(DISPUTE_PLATFORM_RULE)[1] == DISPUTE_PLATFORM_CLOSED.isoformat()
    assert listed == {
        rule.id: [
            rule.title,
            "–" if rule.since == date.min else rule.since.isoformat(),
            LEVEL_WORDS[rule.level],
            f"[{rule.source}]({rule.url})" if rule.url else rule.source,
        ]
        for rule in MARKET_RULES
    }


def test_market_rules_are_told_as_guidance() -> None:
    assert "not legal advice" in reference("market-rules")
    told = [rule for rule in all_rules() if "HC050" <= rule.code <= "HC053"]
    assert all("not legal advice" in rule.explanation for rule in told)


# --- Settings --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "table"),
    [("## Settings of `mkdocs.yml`", MKDOCS_SETTINGS), ("## Settings below `theme`", THEME_SETTINGS)],
    ids=["mkdocs", "theme"],
)
def test_setting_of_mkdocs_stands_in_the_table_with_its_note(
    heading: str, table: Mapping[str, tuple[Treatment, str]]
) -> None:
    _, found, after = reference("mkdocs").partition(heading)
    assert found
    section, _, _ = after.partition("\n## ")
    listed = {code(row[0]): (row[1], row[2]) for row in rows(section) if code(row[0])}
    assert listed == {name: (treatment.value, note) for name, (treatment, note) in table.items()}


# --- Importers and hosts -----------------------------------------------------------


def section_of_readme(heading: str) -> str:
    _, found, after = README.partition(f"\n## {heading}\n")
    assert found
    return after.partition("\n## ")[0]


def test_readme_names_every_importer_with_its_command_and_its_page() -> None:
    table = [row for row in rows(section_of_readme("Coming from another system")) if code(row[1])]
    assert {code(row[1]).split()[2] for row in table} == set(SYSTEMS)
    for row in table:
        command = code(row[1])
        assert re.fullmatch(r"helpgen import \S+ \S+ --out help", command)
        assert f"({MANUAL_DIR.relative_to(ROOT)}/en/how-to/migrate/{command.split()[2]}.md)" in row[2]


def test_readme_names_every_host_with_its_commands() -> None:
    table = [row for row in rows(section_of_readme("Publishing")) if row[0].startswith("[")]
    pages = {match[1] for row in table if (match := re.search(r"/publish/(\w+)\.md\)", row[0]))}
    assert pages == set(pipeline.HOSTS) - {"none"}
    for row in table:
        words = code(row[3]).split()
        service, host = words[3], words[5] if len(words) > 4 else words[3]
        assert f"/publish/{host}.md)" in row[0]
        assert code(row[1]) in {f"host: {host}", f"helpgen export host {host}"}
        assert workflow_files(service, host)


# --- Packages and links ----------------------------------------------------------


def test_every_package_that_is_installed_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in project["dependencies"]}
    _, _, after = README.partition("## What each package does at run time")
    section, _, _ = after.partition("\n## ")
    listed = {row[0] for row in rows(section)} - {"Package"}
    assert names <= listed
    assert listed - names == {"pytest"}


def test_links_between_the_pages_lead_to_something() -> None:
    texts = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY")]
    pages = [*texts, *sorted(MANUAL_DIR.rglob("*.md"))]
    for page in pages:
        text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
