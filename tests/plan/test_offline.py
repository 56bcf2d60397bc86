"""A service worker is written only where the shop asks for it, and never registered by a preview."""

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest
import shops

from helpgen.load import load_help_center, read_all_strings
from helpgen.mkdocs_plugin import read_settings
from helpgen.plan import plan_site
from helpgen.views import ArticleView

WORKER = "service-worker.js"


def shop(root: Path, line: str) -> Path:
    return shops.small_shop(root, {"store.yml": shops.STORE + line})


@pytest.mark.parametrize(("line", "has_worker", "is_on"), [
    ("offline: true\n", True, True),
    ("offline: false\n", True, False),
    ("", False, False),
])  # fmt: skip
def test_worker_is_written_and_registered_as_the_store_says(
    tmp_path: Path, line: str, has_worker: bool, is_on: bool
) -> None:
    site = shops.built(shop(tmp_path, line))
    assert (site / WORKER).exists() == has_worker
    pages = [file.read_text("utf-8") for file in site.rglob("index.html")]
    assert pages
    assert all(("data-hg-offline" in page) == is_on for page in pages)
    assert not has_worker or ("RELEASE" in (site / WORKER).read_text("utf-8")) == is_on


def test_files_that_every_page_needs_are_there(tmp_path: Path) -> None:
    site = shops.built(shop(tmp_path, "offline: true\n"))
    worker = (site / WORKER).read_text("utf-8")
    named = [name for name in worker.split('"') if name.endswith((".css", ".js")) and name.startswith("assets/")]
    assert len(named) == 6
    for name in named:
        script = (site / name).read_text("utf-8")
        for imported in re.findall(r'^import .* from "([^"]+)"', script, re.MULTILINE):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), imported)) in named, name


@pytest.mark.parametrize("is_preview", [True, False])
def test_preview_registers_no_worker(tmp_path: Path, is_preview: bool) -> None:
    root = shop(tmp_path, "offline: true\n")
    settings, _ = read_settings(root / "mkdocs.yml", date.fromisoformat(shops.TODAY), is_preview=is_preview)
    assert settings is not None
    help_center, _ = load_help_center(settings)
    assert help_center is not None
    strings, _ = read_all_strings(help_center.languages, settings.resource_dirs)
    plan, _ = plan_site(help_center, settings, strings, "assets/0")
    urls = {one.view.frame.offline_url for one in plan.artifacts if isinstance(one.view, ArticleView)}
    assert urls == ({""} if is_preview else {"../../service-worker.js"})
