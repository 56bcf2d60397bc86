"""What people install: a wheel with theme, demo and starter, which builds a site far from this checkout."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import shops

PROJECT = shops.PROJECT_DIR
LOCK = PROJECT / "requirements.lock"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program without anything of this checkout in its environment; return what it said."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    result = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--quiet")
    run(*pip, "--wheel-dir", folder, PROJECT, cwd=folder)
    (found,) = folder.glob("helpgen-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment into which only the wheel and what it asks for were installed."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder)
    constraints = ["--constraint", str(_constraints(folder))] if LOCK.is_file() else []
    # What is never imported need not be compiled.
    run(*pip_of(folder / "bin"), "install", "--quiet", "--no-compile", *constraints, wheel, cwd=folder)
    return folder / "bin"


def pip_of(programs: Path) -> tuple[str | Path, ...]:
    """Return our pip that acts on another environment: making one with a pip of its own takes longer."""
    return (sys.executable, "-m", "pip", "--python", programs / "python")


def _constraints(folder: Path) -> Path:
    # Names and versions only: with digests pip would want one for the wheel under test, too.
    lines = (line.strip().rstrip("\\").strip() for line in LOCK.read_text("utf-8").splitlines())
    pins = [line for line in lines if "==" in line and not line.startswith(("#", "--"))]
    file = folder / "constraints.txt"
    file.write_text("\n".join(pins) + "\n", "utf-8")
    return file


def files_below(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_wheel_has_everything_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    metadata = {name for name in names if ".dist-info/" in name}
    package = {f"helpgen/{name}" for name in files_below(PROJECT / "helpgen")}
    theme = {f"helpgen/_theme/{name}" for name in files_below(PROJECT / "theme")}
    content = {f"helpgen/_demo/content/{name}" for name in files_below(PROJECT / "content")}
    assert names - metadata == package | theme | content | {"helpgen/_demo/mkdocs.yml"}
    templates = [name for name in theme if name.endswith(".html")]
    assert len([name for name in names if name.startswith("helpgen/_compiled/")]) == len(templates) > 30
    assert {name.rpartition("/")[2] for name in metadata} == {
        "METADATA", "WHEEL", "entry_points.txt", "LICENSE", "RECORD",
    }  # fmt: skip
    for needed in (
        "helpgen/starter/outlines/th/orders/track-order.md",
        "helpgen/_theme/templates/base.html",
        "helpgen/_theme/assets/js/vendor/LICENSE-lunr.txt",
        "helpgen/_theme/strings/ar.yml",
        "helpgen/_demo/content/store.yml",
        "helpgen/_demo/content/en/index.md",
    ):
        assert needed in names
    junk = ("__pycache__", ".pyc", "_cache", "/site/", "/.helpgen/", ".DS_Store", "node_modules", "/tests/", "~")
    assert [name for name in names if any(word in name for word in junk)] == []


def make_archive(folder: Path) -> Path:
    """Return the source archive of this checkout."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=PROJECT)
    (found,) = folder.glob("helpgen-*.tar.gz")
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive of this checkout."""
    return make_archive(tmp_path_factory.mktemp("sdist"))


def test_source_archive_has_every_file_of_the_repository_and_nothing_else(archive: Path) -> None:
    # So the wheel, the tests and the manual can be made from it.
    if not (PROJECT / ".git").exists():
        pytest.skip("this is no clone: it may be the archive itself")
    listed = run(
        "git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=PROJECT
    )
    expected = {name for name in listed.split("\0") if (PROJECT / name).is_file()}
    with tarfile.open(archive) as found:
        names = {member.name.partition("/")[2] for member in found.getmembers() if member.isfile()}
    assert names == expected | {"PKG-INFO"}
    assert {"requirements.lock", "Makefile", "tests/shops.py", "docs/mkdocs.yml", "docs/content/en/index.md"} <= names


def test_source_archive_is_the_same_each_time(archive: Path, tmp_path: Path) -> None:
    assert make_archive(tmp_path).read_bytes() == archive.read_bytes()


def test_wheel_is_the_same_each_time_and_from_the_source_archive(wheel: Path, archive: Path, tmp_path: Path) -> None:
    pip = (sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--quiet")
    run(*pip, "--wheel-dir", tmp_path / "wheel", archive, cwd=tmp_path)
    (second,) = (tmp_path / "wheel").glob("helpgen-*.whl")
    assert second.read_bytes() == wheel.read_bytes()


def test_installed_package_builds_the_demo_from_any_folder(
    installed: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path / "somewhere else"
    run(installed / "helpgen", "new", "--demo", root, cwd=tmp_path)
    run(installed / "helpgen", "build", "--strict", "--date", shops.TODAY, cwd=root)
    expected = shops.read_tree(shops.built_demo(tmp_path_factory))
    site = shops.read_tree(root / "site")
    assert site.keys() == expected.keys()
    assert [path for path in site if site[path] != expected[path]] == []


def test_demo_is_found_with_importlib_resources(installed: Path, tmp_path: Path) -> None:
    script = (
        "import importlib.resources, shutil, sys\n"
        "with importlib.resources.as_file(importlib.resources.files('helpgen') / '_demo') as demo:\n"
        "    shutil.copytree(demo, sys.argv[1])\n"
    )
    run(installed / "python", "-c", script, tmp_path / "demo", cwd=tmp_path)
    assert files_below(tmp_path / "demo" / "content") == files_below(PROJECT / "content")


def test_installed_package_makes_checks_and_builds_a_new_shop(installed: Path, tmp_path: Path) -> None:
    run(installed / "helpgen", "new", "shop", cwd=tmp_path)
    run(installed / "helpgen", "check", "--strict", cwd=tmp_path / "shop")
    run(installed / "helpgen", "build", "--strict", cwd=tmp_path / "shop")
    assert (tmp_path / "shop" / "site" / "index.html").is_file()


def test_installed_plugin_works_under_mkdocs(installed: Path, tmp_path: Path) -> None:
    run(installed / "helpgen", "new", "shop", cwd=tmp_path)
    run(installed / "mkdocs", "build", "--strict", cwd=tmp_path / "shop")
    assert (tmp_path / "shop" / "site" / "index.html").is_file()


def test_installed_dependencies_agree_and_the_doctor_is_content(installed: Path, tmp_path: Path) -> None:
    run(*pip_of(installed), "check", cwd=tmp_path)
    assert "MISSING" not in run(installed / "helpgen", "doctor", cwd=tmp_path)


def test_editable_install_finds_theme_and_demo_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    env = tmp_path / "env"
    venv.create(env)
    # What helpgen needs lies in the other environment; only helpgen itself is installed here.
    (packages,) = installed.parent.glob("lib/python*/site-packages")
    (own,) = env.glob("lib/python*/site-packages")
    (own / "others.pth").write_text(f"{packages}\n", "utf-8")
    build_tools = Path(__import__("hatchling").__file__).parents[1]
    (own / "tools.pth").write_text(f"{build_tools}\n", "utf-8")
    options = ("--quiet", "--no-deps", "--no-build-isolation")
    run(*pip_of(env / "bin"), "install", *options, "--force-reinstall", "--editable", PROJECT, cwd=tmp_path)
    place = run(env / "bin" / "python", "-c", "import helpgen; print(helpgen.__file__)", cwd=tmp_path).strip()
    assert Path(place) == PROJECT / "helpgen" / "__init__.py"
    run(env / "bin" / "helpgen", "new", "--demo", tmp_path / "demo", cwd=tmp_path)
    assert files_below(tmp_path / "demo" / "content") == files_below(PROJECT / "content")
    run(env / "bin" / "helpgen", "new", tmp_path / "shop", cwd=tmp_path)
    run(env / "bin" / "helpgen", "build", "--strict", "--date", shops.TODAY, cwd=tmp_path / "shop")
    assert (tmp_path / "shop" / "site" / "index.html").is_file()


# --- The repository ----------------------------------------------------------------------


def test_forms_for_issues_fit_their_schema() -> None:
    forms = sorted(map(str, (PROJECT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")))
    assert len(forms) == 3
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms, cwd=PROJECT)
