"""The shape of the package, held by reading its source: who may import whom, who prints, who reads the clock."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE_DIR = Path(__file__).parents[1] / "helpgen"
MODULES = sorted(PACKAGE_DIR.rglob("*.py"))
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
    "memory": parts_of(),
    "workers": parts_of(),
    "profile": parts_of(),
    "model": parts_of("diagnostics", "policy"),
    "lifetimes": parts_of(),
    "views": parts_of("settings", "search", "policy"),
    "load": parts_of("model", "settings", "diagnostics", "policy", "search", "memory", "workers", "profile"),
    "check": parts_of("model", "settings", "diagnostics", "policy", "search"),
    "plan": parts_of("model", "settings", "diagnostics", "policy", "search", "views"),
    "render": parts_of("diagnostics", "views", "settings", "policy", "search", "memory", "workers", "lifetimes"),
    "publish": parts_of("views", "diagnostics", "memory"),
    "pipeline": parts_of(
        "load", "check", "plan", "render", "publish", "diagnostics", "settings", "views", "memory", "workers",
        "profile", "model",
    ),
    "desk": parts_of("views", "search"),
    "live": parts_of(
        "pipeline", "load", "plan", "render", "diagnostics", "settings", "views", "model", "memory"
    ),
    "mkdocs_rules": parts_of("diagnostics"),
    "mkdocs_plugin": parts_of(
        "pipeline", "build_date", "diagnostics", "foreign_settings", "mkdocs_rules", "settings"
    ),
    "deploy": parts_of("diagnostics", "lifetimes"),
    "start": parts_of("diagnostics", "policy"),
    "changes": parts_of("diagnostics", "model", "views"),
    "check_command": parts_of("changes", "pipeline", "mkdocs_plugin", "console", "diagnostics", "settings"),
    "console": parts_of(
        "__init__", "changes", "pipeline", "mkdocs_plugin", "mkdocs_rules", "build_date", "diagnostics", "settings",
        "deploy", "start", "importers",
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
        "pipeline", "console", "desk", "diagnostics", "settings", "views", "hosting_commands"
    ),
    "publish_commands": parts_of("pipeline", "console", "diagnostics", "settings"),
    "cli": parts_of(
        "__init__", "pipeline", "console", "check_command", "deploy_commands", "export_commands", "publish_commands",
        "start_commands", "mcp_commands", "search_commands", "mkdocs_plugin", "preview", "live", "doctor",
        "diagnostics", "settings",
        "feedback", "importers",
    ),
}  # fmt: skip
"""The parts of helpgen that each part may import; its own modules are always allowed.

`render` needs `diagnostics` for the type of its progress, `views` need `settings` for the
theme's words and `policy` for the values that the browser counts with.
"""

HOMES = {
    "yaml": ("load/", "importers/foreign_front_matter.py"),
    "pydantic": ("load/",),
    "pydantic_core": ("load/",),
    "nh3": ("load/", "importers/html_cleaning.py"),
    "markdownify": ("importers/html.py",),
    "bs4": ("importers/html",),
    "zoneinfo": ("load/", "policy/", "plan/", "feedback/report/", "feedback/report_commands.py"),
    "markdown": ("load/markdown.py", "load/quick_markdown.py"),
    "jinja2": ("render/templates.py",),
    "lunr": ("search/",),
    "snowballstemmer": ("search/",),
    "babel": ("plan/languages.py", "start/places.py"),
    "boto3": ("deploy/s3.py",),
    "botocore": ("deploy/s3.py",),
    "mkdocs": ("mkdocs_plugin.py",),
    "material": ("mkdocs_plugin.py",),
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
    "profile.py": {"time.perf_counter"},
    "publish_commands.py": {"time.monotonic"},
    "cli.py": {"time.monotonic"},
    "preview.py": {"time.monotonic", "time.sleep"},
    "feedback/serving.py": {"time.time_ns"},
    "feedback/commands.py": {"time.time_ns", "time.strftime", "time.gmtime"},
    "feedback/report_commands.py": {"time.time_ns"},
    "feedback/conformance.py": {"time.monotonic", "time.sleep"},
}
"""The build date; waiting for a lock; the seconds that a build took; when a submission arrived."""


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


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def imports_of(tree: ast.Module) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
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


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_module_imports_only_what_the_table_allows(file: Path) -> None:
    allowed = MAY_IMPORT[part_of(file)] | {part_of(file)}
    for found in imports_of(tree_of(file)):
        if found.module.partition(".")[0] == "helpgen":
            other = helpgen_part(found.module)
            assert other in allowed, f"{place(file)}:{found.line} imports {found.module}"


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_library_is_imported_in_its_home_only(file: Path) -> None:
    for found in imports_of(tree_of(file)):
        library = found.module.partition(".")[0]
        homes = HOMES.get(library)
        if homes is None:
            assert library in sys.stdlib_module_names | {"helpgen"}, f"{place(file)}: {library} has no home"
        else:
            assert any(place(file).startswith(home) for home in homes), f"{place(file)}:{found.line} imports {library}"


def test_stages_are_imported_by_the_pipeline_only() -> None:
    stages = {"load", "check", "plan", "render", "publish"}
    importers = {part for part, others in MAY_IMPORT.items() if others & stages}
    assert importers == {"pipeline", "live"}


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_only_the_command_line_prints_and_catches_everything(file: Path) -> None:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            pytest.fail(f"{place(file)}:{node.lineno} prints")
        if isinstance(node, ast.ExceptHandler) and place(file) not in MAY_CATCH_EVERYTHING:
            caught = [name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)] if node.type else [""]
            assert not {"", "Exception", "BaseException"} & set(caught), f"{place(file)}:{node.lineno} catches all"


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_only_named_modules_read_the_clock(file: Path) -> None:
    allowed = MAY_READ_THE_CLOCK.get(place(file), set())
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            name = f"{owner}.{node.attr}"
            assert name not in CLOCKS - allowed, f"{place(file)}:{node.lineno} reads the clock: {name}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            pytest.fail(f"{place(file)}:{node.lineno} hides the clock behind a bare name")


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_module_and_its_functions_are_of_readable_size(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LINES_AT_MOST
    for node in ast.walk(tree_of(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            size = sum(1 for _ in statements_of(node))
            assert size <= STATEMENTS_AT_MOST, f"{place(file)}:{node.lineno} {node.name} has {size} statements"


def statements_of(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if isinstance(child, ast.stmt):
            yield child
        yield from statements_of(child)


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_module_says_what_it_knows(file: Path) -> None:
    docstring = ast.get_docstring(tree_of(file))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


@pytest.mark.parametrize("file", MODULES, ids=place)
def test_module_has_no_state_that_functions_write(file: Path) -> None:
    for node in ast.walk(tree_of(file)):
        assert not isinstance(node, (ast.Global,)), f"{place(file)}:{node.lineno} writes a global"


def test_each_module_can_be_imported_alone_in_a_fresh_interpreter() -> None:
    # Modules are imported one after the other in a process that forgets helpgen in between: 100 starts would be slow.
    names = sorted(
        ".".join(file.relative_to(PACKAGE_DIR.parent).with_suffix("").parts).removesuffix(".__init__")
        for file in MODULES
    )
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    for loaded in [found for found in sys.modules if found.partition('.')[0] == 'helpgen']:\n"
        "        del sys.modules[loaded]\n"
        "    try:\n"
        "        importlib.import_module(name)\n"
        "    except ImportError as error:\n"
        "        sys.exit(f'{name}: {error}')\n"
    )
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
