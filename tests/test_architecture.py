"""The shape of the package, held by reading its source: who may import whom, who prints, who reads the clock."""

import ast
import functools
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE_DIR = Path(__file__).parents[1] / "helpgen"
MODULES = sorted(file for file in PACKAGE_DIR.rglob("*.py") if "_compiled" not in file.parts)
LINES_AT_MOST = 400
STATEMENTS_AT_MOST = 30
"""Of one function, those of functions inside it apart; a long list of values is one statement."""


def parts_of(*names: str) -> frozenset[str]:
    return frozenset(names)


MAY_IMPORT = {
    "__init__": parts_of(),
    "diagnostics": parts_of(),
    "build_date": parts_of(),
    "foreign_settings": parts_of(),
    "policy": parts_of(),
    "search": parts_of(),
    "settings": parts_of(),
    "doctor": parts_of(),
    "preview": parts_of(),
    "packages": parts_of(),
    "late_icons": parts_of(),
    "lazily": parts_of(),
    "reading": parts_of(),
    "memory": parts_of("packages", "reading"),
    "plain_yaml": parts_of("late_icons"),
    "theme_folders": parts_of(),
    "config_source": parts_of("mkdocs_rules", "foreign_settings", "diagnostics"),
    "plain_settings": parts_of(
        "plain_yaml", "theme_folders", "config_source", "settings", "diagnostics", "late_icons", "foreign_settings"
    ),
    "heap": parts_of(),
    "workers": parts_of("heap"),
    "profile": parts_of(),
    "model": parts_of("diagnostics", "policy"),
    "lifetimes": parts_of(),
    "views": parts_of("settings", "search", "policy"),
    "load": parts_of(
        "model", "settings", "diagnostics", "policy", "search", "memory", "workers", "profile", "packages",
        "plain_yaml", "reading",
    ),
    "check": parts_of("model", "settings", "diagnostics", "policy", "search", "memory"),
    "plan": parts_of("model", "settings", "diagnostics", "policy", "search", "views", "memory", "lazily"),
    "render": parts_of(
        "diagnostics", "views", "settings", "policy", "search", "memory", "workers", "lifetimes", "lazily", "reading"
    ),
    "publish": parts_of("views", "diagnostics", "memory"),
    "pipeline": parts_of(
        "load", "check", "plan", "render", "publish", "diagnostics", "settings", "views", "memory", "workers",
        "profile", "model", "heap", "lazily",
    ),
    "desk": parts_of("views", "search"),
    "live": parts_of(
        "pipeline", "load", "plan", "render", "diagnostics", "settings", "views", "model", "memory"
    ),
    "mkdocs_rules": parts_of("diagnostics"),
    "mkdocs_plugin": parts_of(
        "pipeline", "build_date", "diagnostics", "foreign_settings", "mkdocs_rules", "settings",
        "late_icons", "config_source", "theme_folders",
    ),
    "deploy": parts_of("diagnostics", "lifetimes"),
    "start": parts_of("diagnostics", "policy"),
    "changes": parts_of("diagnostics", "model", "views"),
    "external": parts_of("diagnostics", "model"),
    "xliff": parts_of("diagnostics", "model"),
    "xliff_commands": parts_of("pipeline", "xliff", "console", "diagnostics", "settings", "views"),
    "check_command": parts_of("changes", "external", "pipeline", "mkdocs_plugin", "console", "diagnostics", "settings"),
    "console": parts_of(
        "__init__", "changes", "external", "pipeline", "mkdocs_plugin", "mkdocs_rules", "build_date", "diagnostics",
        "settings", "deploy", "start", "importers", "xliff", "heap", "plain_settings",
    ),
    "deploy_commands": parts_of("deploy", "console", "diagnostics"),
    "hosting_commands": parts_of("pipeline", "start", "console", "diagnostics"),
    "start_commands": parts_of("pipeline", "start", "console", "diagnostics"),
    "search_commands": parts_of("search"),
    "mcp": parts_of("search"),
    "mcp_commands": parts_of("__init__", "mcp"),
    "feedback": parts_of(),
    "importers": parts_of("model", "diagnostics"),
    "export_commands": parts_of(
        "pipeline", "console", "desk", "diagnostics", "settings", "views", "hosting_commands",
        "xliff_commands",
    ),
    "publish_commands": parts_of("pipeline", "console", "diagnostics", "settings", "heap"),
    "cli": parts_of(
        "__init__", "pipeline", "console", "check_command", "deploy_commands", "export_commands", "publish_commands",
        "start_commands", "mcp_commands", "xliff_commands", "search_commands", "mkdocs_plugin", "preview", "live",
        "doctor", "diagnostics", "settings", "heap", "theme_folders",
        "feedback", "importers",
    ),
    "__main__": parts_of("cli", "heap"),
}  # fmt: skip
"""The parts of helpgen that each part may import; its own modules are always allowed.

`render` needs `diagnostics` for the type of its progress, `views` need `settings` for the
theme's words and `policy` for the values that the browser counts with.
"""

HOMES = {
    "yaml": ("load/", "importers/foreign_front_matter.py"),
    "pydantic": ("load/",),
    "pydantic_core": ("load/",),
    "msgspec": ("",),  # values are everywhere
    "nh3": ("load/", "importers/html_cleaning.py"),
    "markdownify": ("importers/html.py",),
    "bs4": ("importers/html",),
    "zoneinfo": ("load/", "policy/", "plan/", "feedback/report/", "feedback/report_commands.py"),
    "markdown": ("load/markdown.py", "load/quick_markdown.py", "load/plain_markdown.py", "load/plain_inline.py"),
    "jinja2": ("render/environment.py", "render/compiler.py"),
    "markupsafe": ("render/runtime.py",),  # with which Jinja escapes
    "lunr": ("search/",),
    "Stemmer": ("search/",),
    "babel": ("plan/cldr.py", "start/places.py"),
    "boto3": ("deploy/s3.py",),
    "botocore": ("deploy/s3.py",),
    "mkdocs": ("mkdocs_plugin.py",),
    "material": ("theme_folders.py",),
    "click": (
        "cli.py",
        "console.py",
        "check_command.py",
        "deploy_commands.py",
        "export_commands.py",
        "publish_commands.py",
        "hosting_commands.py",
        "start_commands.py",
        "importers/commands.py",
        "mcp_commands.py",
        "xliff_commands.py",
        "feedback/commands.py",
        "feedback/report_commands.py",
    ),
    "starlette": ("feedback/app.py",),
    "granian": ("feedback/serving.py",),
    "psycopg": ("feedback/postgres.py",),
    "watchdog": ("preview.py",),
    "holidays": ("policy/named_calendars.py",),
}
"""Where alone a library may be imported."""

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.monotonic",
    "time.monotonic_ns", "time.perf_counter", "time.localtime", "time.gmtime", "time.strftime", "time.sleep",
    "time.ctime",
}  # fmt: skip
MAY_READ_THE_CLOCK = {
    "build_date.py": {"datetime.now"},
    "publish/swap.py": {"time.monotonic", "time.sleep"},
    "external/asking.py": {"time.sleep"},
    "profile.py": {"time.perf_counter"},
    "publish_commands.py": {"time.monotonic"},
    "cli.py": {"time.monotonic"},
    "preview.py": {"time.monotonic", "time.sleep"},
    "feedback/serving.py": {"time.time_ns"},
    "feedback/commands.py": {"time.time_ns", "time.strftime", "time.gmtime"},
    "feedback/report_commands.py": {"time.time_ns"},
    "feedback/conformance.py": {"time.monotonic", "time.sleep"},
}
"""The build date; waiting for a lock, and before a host is asked again; the seconds that a build took; when a
submission arrived."""


MAY_CATCH_EVERYTHING = {"cli.py", "workers.py", "publish/release.py"}
"""The command line, to say whose mistake it is; a worker, which must not go on as a second parent; publishing, which
removes what it has staged and raises again."""


@dataclass(frozen=True, slots=True)
class Import:
    module: str
    line: int


def place(file: Path) -> str:
    return file.relative_to(PACKAGE_DIR).as_posix()


def part_of(file: Path) -> str:
    return place(file).partition("/")[0].removesuffix(".py")


@functools.cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


NAMED_IMPORT = re.compile(r"(helpgen(?:\.\w+)+):\w+")
"""What is imported when somebody asks for it: `helpgen.module:name`."""


def imports_of(tree: ast.Module) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if named := NAMED_IMPORT.fullmatch(node.value):
                yield Import(named[1], node.lineno)
        elif isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            if module == "helpgen":
                yield from (Import(f"helpgen.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield Import(module, node.lineno)


def helpgen_part(module: str) -> str:
    name = module.removeprefix("helpgen").removeprefix(".").partition(".")[0]
    is_module = (PACKAGE_DIR / f"{name}.py").exists() or (PACKAGE_DIR / name).is_dir()
    return name if name and is_module else "__init__"


def test_every_part_stands_in_the_import_table() -> None:
    assert {part_of(file) for file in MODULES} == MAY_IMPORT.keys()


def test_modules_import_only_what_the_table_allows() -> None:
    refused = [
        f"{place(file)}:{found.line} imports {found.module}"
        for file in MODULES
        for found in imports_of(tree_of(file))
        if found.module.partition(".")[0] == "helpgen"
        and helpgen_part(found.module) not in MAY_IMPORT[part_of(file)] | {part_of(file)}
    ]
    assert refused == []


def test_libraries_are_imported_in_their_home_only() -> None:
    homeless: list[str] = []
    for file in MODULES:
        for found in imports_of(tree_of(file)):
            library = found.module.partition(".")[0]
            homes = HOMES.get(library)
            if homes is None:
                is_known = library in sys.stdlib_module_names | {"helpgen"}
            else:
                is_known = any(place(file).startswith(home) for home in homes)
            if not is_known:
                homeless.append(f"{place(file)}:{found.line} imports {library}")
    assert homeless == []


def test_stages_are_imported_by_the_pipeline_only() -> None:
    stages = {"load", "check", "plan", "render", "publish"}
    importers = {part for part, others in MAY_IMPORT.items() if others & stages}
    assert importers == {"pipeline", "live"}


def test_only_the_command_line_prints_and_catches_everything() -> None:
    wrong: list[str] = []
    for file in MODULES:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                wrong.append(f"{place(file)}:{node.lineno} prints")
            if isinstance(node, ast.ExceptHandler) and place(file) not in MAY_CATCH_EVERYTHING:
                caught = [name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)] if node.type else [""]
                if {"", "Exception", "BaseException"} & set(caught):
                    wrong.append(f"{place(file)}:{node.lineno} catches all")
    assert wrong == []


def test_only_named_modules_read_the_clock() -> None:
    wrong: list[str] = []
    for file in MODULES:
        refused = CLOCKS - MAY_READ_THE_CLOCK.get(place(file), set())
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
                if f"{owner}.{node.attr}" in refused:
                    wrong.append(f"{place(file)}:{node.lineno} reads the clock: {owner}.{node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                wrong.append(f"{place(file)}:{node.lineno} hides the clock behind a bare name")
    assert wrong == []


def test_modules_and_their_functions_are_of_readable_size() -> None:
    large = [
        f"{place(file)} has {lines} lines"
        for file in MODULES
        if (lines := len(file.read_text("utf-8").splitlines())) > LINES_AT_MOST
    ]
    for file in MODULES:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                size = sum(1 for _ in statements_of(node))
                if size > STATEMENTS_AT_MOST:
                    large.append(f"{place(file)}:{node.lineno} {node.name} has {size} statements")
    assert large == []


def statements_of(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if isinstance(child, ast.stmt):
            yield child
        yield from statements_of(child)


def test_modules_say_what_they_know() -> None:
    said = {place(file): (ast.get_docstring(tree_of(file)) or "").partition("\n")[0] for file in MODULES}
    assert [name for name, line in said.items() if not line.endswith((".", ":"))] == []


def test_modules_have_no_state_that_functions_write() -> None:
    writing = [
        f"{place(file)}:{node.lineno} writes a global"
        for file in MODULES
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Global)
    ]
    assert writing == []


# --- Each module can be imported alone -------------------------------------------------


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE_DIR.parent).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(file) for file in MODULES}


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is run when a module is imported: not what waits inside functions, nor what only types need."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from run_at_import(child)


def run_before(name: str, tree: ast.Module) -> set[str]:
    """Return the modules that must have run to their end before a module can."""
    named: set[str] = set()
    for node in run_at_import(tree):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names} & NAMES
        elif isinstance(node, ast.ImportFrom) and node.module in NAMES:
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            # A package that is only asked for its modules need not have ended.
            named |= modules & NAMES if modules <= NAMES else modules & NAMES | {node.module}
    parents = {
        ".".join(parts[:length]) for one in named if (parts := one.split(".")) for length in range(1, len(parts))
    }
    # A module's own packages are running already, unless it asks them for a name.
    return named | {parent for parent in parents if not f"{name}.".startswith(f"{parent}.")}


def test_no_modules_import_each_other_in_a_circle() -> None:
    # Then any of them can be imported first: what it needs is always whole before it goes on.
    graph = {name_of(file): run_before(name_of(file), tree_of(file)) for file in MODULES}
    assert len(tuple(graphlib.TopologicalSorter(graph).static_order())) == len(MODULES)  # a circle raises


def test_a_circle_would_be_found() -> None:
    graph = {
        "helpgen.load": run_before("helpgen.load", ast.parse("from helpgen.load.yaml import read")),
        "helpgen.load.yaml": run_before("helpgen.load.yaml", ast.parse("from helpgen.load import schema")),
        "helpgen.load.schema": set[str](),
    }
    tuple(graphlib.TopologicalSorter(graph).static_order())
    graph["helpgen.load.schema"] = run_before("helpgen.load.schema", ast.parse("from helpgen.load import read"))
    with pytest.raises(graphlib.CycleError):
        tuple(graphlib.TopologicalSorter(graph).static_order())


def test_every_module_can_be_imported_from_an_interpreter_that_knows_none() -> None:
    script = f"import importlib\nfor name in {sorted(NAMES)!r}:\n    importlib.import_module(name)\n"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=PACKAGE_DIR.parent, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_importing_the_package_does_no_work() -> None:
    script = (
        "import sys, helpgen.pipeline\n"
        "heavy = {'mkdocs', 'click', 'watchdog', 'material'} & set(sys.modules)\n"
        "sys.exit(f'the pipeline loads {heavy}' if heavy else 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=PACKAGE_DIR.parent, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
