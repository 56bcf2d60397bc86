"""A configuration that has not changed is not read again, and one that may mean something else now always is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import shops

from helpgen import memory, mkdocs_plugin, publish
from helpgen.remembered_settings import CACHE_FOLDER, RememberedSettings
from helpgen.settings import Settings

TEXTS: Mapping[str, str] = {"index.md": "# Home\n\nWelcome.\n", "a/one.md": "# One\n\nText.\n"}
NOTES = f"{shops.CONFIG}repo_url: https://code.example/shop/help\n"
EMOJI = f"""{shops.CONFIG}markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc: {{permalink: false}}
"""


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which configurations MkDocs was asked to read."""
    asked: list[Path] = []
    read = mkdocs_plugin.read_settings

    def noting(config_path: Path, today: date, *, is_preview: bool = False) -> object:
        asked.append(config_path)
        return read(config_path, today, is_preview=is_preview)

    monkeypatch.setattr(mkdocs_plugin, "read_settings", noting)
    return asked


def kept(root: Path) -> Path:
    return root / CACHE_FOLDER / "mkdocs.yml.settings"


def built_once(root: Path, config: str = NOTES) -> shops.Result:
    return shops.build(shops.plain_folder(root, TEXTS, config))


# --- What is remembered ----------------------------------------------------------------


def test_second_build_reads_no_configuration_and_says_the_same(
    tmp_path: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built_once(tmp_path)
    (tmp_path / "site/index.html").unlink()  # so that something is published again
    second = shops.build(tmp_path)
    assert len(readings) == 1
    assert "HC403" in second.stdout
    assert (second.exit_code, second.stdout) == (first.exit_code, first.stdout)
    shops.check(tmp_path)
    assert len(readings) == 1, "other commands use it"
    monkeypatch.chdir(tmp_path)
    assert shops.run_bare("build", "--date", shops.TODAY).exit_code == 0
    assert len(readings) == 1, "however the file is named"


@pytest.mark.parametrize("config", [shops.CONFIG, NOTES, EMOJI], ids=["plain", "with notes", "with functions"])
def test_remembered_settings_are_those_that_were_read(tmp_path: Path, config: str) -> None:
    built_once(tmp_path, config)
    today = date(2027, 1, 2)
    recalled = RememberedSettings(tmp_path / "mkdocs.yml").recall(today, is_preview=True)
    read = mkdocs_plugin.read_settings(tmp_path / "mkdocs.yml", today, is_preview=True)
    assert recalled is not None
    assert recalled[1] == read[1]
    assert read[0] is not None
    assert named(recalled[0]) == named(read[0])


def named(settings: Settings) -> Mapping[str, object]:
    """Return settings with functions as their names."""
    values = {name: getattr(settings, name) for name in settings.__struct_fields__}
    extensions = [
        (one.name, {key: getattr(value, "__qualname__", value) for key, value in one.options.items()})
        for one in settings.markdown_extensions
    ]
    return {**values, "markdown_extensions": extensions}


def test_functions_that_are_only_remembered_draw_the_same_icons(tmp_path: Path, readings: list[Path]) -> None:
    built_once(tmp_path, EMOJI)
    edited = {"a/one.md": "# One\n\nA :smile: and :material-truck:.\n"}
    shops.write_files(tmp_path / "content", edited)
    page = shops.page(shops.built(tmp_path), "a/one")
    assert len(readings) == 1
    assert 'class="twemoji"><svg' in page
    shutil.rmtree(tmp_path / ".helpgen")
    shutil.rmtree(tmp_path / "site")
    assert shops.page(shops.built(tmp_path), "a/one") == page


def test_day_strictness_and_preview_are_asked_every_time(tmp_path: Path) -> None:
    assert built_once(tmp_path).exit_code == 0
    shops.write_files(tmp_path / "content", {"a/two.md": "# Two\n\n[lost](lost.md)\n"})
    assert shops.build(tmp_path).exit_code == 0
    assert shops.build(tmp_path, "--strict").exit_code == 1
    texts = {"a/late.md": shops.article(publish_at="2026-12-01")}
    shops.write_files(tmp_path / "content", texts)
    assert not (shops.built(tmp_path) / "a/late/index.html").exists()
    assert (shops.built(tmp_path, day="2026-12-02") / "a/late/index.html").exists()


# --- What is not -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "more",
    [
        "hooks: [hook.py]\n",
        "watch: [content]\n",
        "INHERIT: base.yml\n",
        "copyright: !ENV [HELPGEN_TEST_NAME, nobody]\n",
        "plugins: [search, tags]\n",
        "plugins: [{search: {lang: en}}]\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "markdown_extensions: [{toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}}]\n",
        "markdown_extensions: [{pymdownx.highlight: {line_spans: 2026-01-01}}]\n",
        "site_dir: elsewhere/site\n",
    ],
)
def test_what_depends_on_more_than_the_file_is_read_by_every_build(
    tmp_path: Path, readings: list[Path], more: str
) -> None:
    key = more.partition(":")[0]
    config = "".join(line for line in shops.CONFIG.splitlines(keepends=True) if not line.startswith(key))
    shops.write_files(tmp_path, {"hook.py": "", "base.yml": "site_author: x\n"})
    built_once(tmp_path, config + more)
    shops.build(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes((config + more).encode("utf-16"))
    shops.build(tmp_path)
    shops.build(tmp_path)
    assert len(readings) == 4
    assert not kept(tmp_path).exists()


@pytest.mark.parametrize("args", [["--no-cache"], ["--cache", "shared"]], ids=" ".join)
def test_nothing_is_kept_beside_the_site_by_who_asks_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shops.built(shops.plain_folder(tmp_path, TEXTS), *args)
    assert not (tmp_path / CACHE_FOLDER).exists()


def test_only_builds_keep_anything(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, TEXTS)
    shops.check(root)
    shops.run_bare("facts", "-f", str(root / "mkdocs.yml"))
    assert not (root / ".helpgen").exists()


def test_a_configuration_with_errors_is_told_every_time(tmp_path: Path, readings: list[Path]) -> None:
    for _ in range(2):
        assert "HC402" in built_once(tmp_path, f"{shops.CONFIG}use_directory_urls: perhaps\n").stdout
    assert len(readings) == 2


def test_a_configuration_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("mkdocs.yml")
    assert "HC401" in shops.build(tmp_path).stdout
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "mkdocs.yml").mkdir()
    assert "HC401" in shops.build(tmp_path).stdout


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / ".helpgen" / "cache" / "mkdocs.yml.settings").mkdir(parents=True)
    first, second = built_once(tmp_path), shops.build(tmp_path)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert sorted(entry.suffix for entry in (tmp_path / CACHE_FOLDER).iterdir()) == [".pack", ".settings"]


# --- What changes it -------------------------------------------------------------------


def remove_theme_folder(root: Path) -> None:
    shutil.rmtree(root / "own")


CHANGES: Mapping[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "its text": lambda root, _: (root / "mkdocs.yml").write_text(f"{OWN_THEME}# a comment\n"),
    "the theme's folder": lambda root, _: remove_theme_folder(root),
    "the content folder": lambda root, _: (root / "content").rename(root / "texts"),
    "helpgen's code": lambda root, patch: patch.setattr("helpgen.remembered_settings.code_digest", lambda: b"other"),
    "another place on Python's path": lambda root, patch: patch.syspath_prepend(root / "own"),
    "Python": lambda root, patch: patch.setattr(sys, "version", "4.0"),
}
OWN_THEME = f"{shops.CONFIG}".replace("  name: material\n", "  name: material\n  custom_dir: own\n")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_it_depends_on_makes_it_read_again(
    tmp_path: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch, change: Callable[..., object]
) -> None:
    shops.write_files(tmp_path, {"own/a.txt": ""})
    built_once(tmp_path, OWN_THEME)
    shops.build(tmp_path)
    assert len(readings) == 1
    change(tmp_path, monkeypatch)
    shops.build(tmp_path)
    assert len(readings) == 2


def test_another_version_of_any_package_makes_it_read_again(
    tmp_path: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    (packages / "some_extension-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(packages)
    root = tmp_path / "shop"
    built_once(root)
    (packages / "some_extension-1.0.dist-info").rename(packages / "some_extension-1.1.dist-info")
    shops.build(root)
    (packages / "some_extension.py").write_text("")
    shops.build(root)
    shops.build(root)
    assert len(readings) == 3


def test_a_project_that_was_moved_or_copied_is_read_again(tmp_path: Path, readings: list[Path]) -> None:
    built_once(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    shops.built(tmp_path / "two")
    assert len(readings) == 2
    assert RememberedSettings(tmp_path / "two/mkdocs.yml").recall(date(2026, 1, 1), is_preview=False) is not None


def test_what_was_written_while_the_file_was_read_is_not_taken_for_it(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, TEXTS, NOTES)
    remembered = RememberedSettings(root / "mkdocs.yml")
    (root / "mkdocs.yml").write_text(shops.CONFIG)
    settings, found = mkdocs_plugin.read_settings(root / "mkdocs.yml", date(2026, 1, 1))
    assert settings is not None
    remembered.keep(settings, found, mkdocs_plugin.read_file(root / "mkdocs.yml"))
    assert not kept(root).exists()


SCRIPT = """
import sys
sys.path[:] = [*(folder for folder in sys.path if "site-packages" not in folder), {packages!r}, {project!r}]
from helpgen.cli import main
main()
"""


def test_an_extension_that_was_uninstalled_is_told(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    for entry in next(folder for folder in map(Path, sys.path) if (folder / "pymdownx").is_dir()).iterdir():
        (packages / entry.name).symlink_to(entry)
    root = shops.plain_folder(tmp_path / "shop", TEXTS, f"{shops.CONFIG}markdown_extensions: [pymdownx.mark]\n")
    script = SCRIPT.format(packages=str(packages), project=str(shops.PROJECT_DIR))

    def run() -> str:
        done = subprocess.run(
            [sys.executable, "-S", "-c", script, "build"], cwd=root, env={**os.environ, "PYTHONPATH": ""},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.stdout

    assert run() == ""
    assert kept(root).is_file()
    for entry in packages.glob("pymdown*"):
        entry.unlink()
    assert "HC402" in run()


# --- Damage ----------------------------------------------------------------------------


def flip(place: int) -> Callable[[Path], object]:
    def change(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[place % len(content)] ^= 0x10
        file.write_bytes(content)

    return change


DAMAGES: Mapping[str, Callable[[Path], object]] = {
    **{f"bit at {place}": flip(place) for place in (0, 31, 32, 63, 64, 90, 400, -1)},
    "cut": lambda file: os.truncate(file, file.stat().st_size // 2),
    "cut before the text": lambda file: os.truncate(file, 40),
    "emptied": lambda file: os.truncate(file, 0),
    "deleted": lambda file: file.unlink(),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_file_counts_as_absent_and_is_made_anew(
    tmp_path: Path, readings: list[Path], damage: Callable[[Path], object]
) -> None:
    first = built_once(tmp_path)
    before = shops.read_tree(tmp_path / "site")
    damage(kept(tmp_path))
    (tmp_path / "site/index.html").unlink()
    assert shops.build(tmp_path).stdout == first.stdout
    assert len(readings) == 2
    assert shops.read_tree(tmp_path / "site") == before
    assert kept(tmp_path).is_dir() or RememberedSettings(tmp_path / "mkdocs.yml").recall(
        date(2026, 1, 1), is_preview=False
    )
    assert [entry.name for entry in kept(tmp_path).parent.iterdir() if entry.name.endswith(".part")] == []


def test_its_place_is_that_of_the_cache() -> None:
    assert f"{publish.WORK_FOLDER}/cache" == CACHE_FOLDER
    assert memory.KEY_BYTES == 32
