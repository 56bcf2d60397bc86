"""Nothing that an artifact is made from is missing in its key."""

import re
import shutil
import typing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Union

import pytest
import shops
from msgspec import Struct, structs
from variations import others

from helpgen import mkdocs_plugin, pipeline
from helpgen.build_date import build_date
from helpgen.render import Keys
from helpgen.views import (
    SHELL_FIELDS,
    Artifact,
    FileView,
    Frame,
    Html,
    LateText,
    LateTwin,
    OneFileView,
    Page,
    SearchIndexView,
)

SHOP = shops.PROJECT_DIR / "tests" / "golden" / "shop"
FRAGMENTS = "machines: {fragments: true}\n"
CHANGES = "revision: '2'\nchangelog: [{date: 2026-11-01, what: {en: Longer windows.}}]\n"
GLOSSARY = "terms: [{id: hub, term: {en: hub}, meaning: {en: A place that sorts parcels.}}]\n"
VIEWS: tuple[type, ...] = (*typing.get_args(OneFileView), SearchIndexView)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> dict[type, Artifact]:
    """One artifact of each kind, of the golden shop with what it has not: a glossary, fragments, a changelog."""
    root = tmp_path_factory.mktemp("keys")
    shutil.copytree(SHOP / "content", root / "content")
    shutil.copy(SHOP / "mkdocs.yml", root)
    shops.write_files(root / "content", {"glossary.yml": GLOSSARY})
    for name, more in (("store.yml", FRAGMENTS), ("policies/returns.yml", CHANGES)):
        file = root / "content" / name
        file.write_text(file.read_text("utf-8") + more, "utf-8")
    settings, _ = mkdocs_plugin.read_settings(root / "mkdocs.yml", build_date(shops.TODAY)[0])
    assert settings is not None
    plan = pipeline.prepare(settings).plan
    assert plan is not None
    return {type(artifact.view): artifact for artifact in plan.artifacts}


@pytest.fixture(scope="module")
def keys() -> Keys:
    return Keys((), ())


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_whatever_changes_in_a_view_changes_its_key(kind: type, planned: dict[type, Artifact], keys: Keys) -> None:
    artifact = planned.get(kind)
    if artifact is None:
        pytest.fail(f"the shop has no {kind.__name__}")
    view = artifact.view
    if isinstance(view, SearchIndexView):  # its documents have theirs computed already
        bare = tuple(structs.replace(document, digest="") for document in view.documents)
        view = structs.replace(view, documents=bare)
        assert keys.inputs_of(artifact) == keys.inputs_of(Artifact(artifact.path, view))
        artifact = Artifact(artifact.path, view)
    own = keys.inputs_of(artifact).key
    assert keys.inputs_of(structs.replace(artifact, path="other")).key != own
    if isinstance(view, FileView):  # of a copied file only the content counts
        assert keys.inputs_of(Artifact(artifact.path, FileView(Path("elsewhere"), view.sha256))).key == own
        assert keys.inputs_of(Artifact(artifact.path, FileView(view.file, "other"))).key != own
        return
    seen = {own}
    count = 0
    for other in others(view, {Frame: SHELL_FIELDS}):  # for those of a frame the digest of its shell stands
        key = keys.inputs_of(Artifact(artifact.path, other)).key
        assert key not in seen, other
        count += 1
    assert count > 0


def types_in(found: object, seen: set[object]) -> None:
    if found not in seen and found not in {LateText, LateTwin}:  # their digests stand for them
        seen.add(found)
        fields = typing.get_type_hints(found) if isinstance(found, type) and issubclass(found, Struct) else {}
        skipped = SHELL_FIELDS if found is Frame else ()
        for one in (*typing.get_args(found), *(kind for name, kind in fields.items() if name not in skipped)):
            types_in(one, seen)


def test_views_have_only_values_that_look_alike_if_and_only_if_they_are_equal() -> None:
    seen: set[object] = set()
    for kind in VIEWS:
        types_in(kind, seen)
    plain = {str, Html, int, bool, type(None), Decimal, date, datetime, time, timedelta, Path, ...}
    assert plain & seen > {str, Html, int, bool}
    own = {one for one in seen if isinstance(one, type) and issubclass(one, Struct | Enum)}
    assert {one for one in seen - plain - own if typing.get_origin(one) not in {tuple, Union, UnionType}} == set()


def test_values_of_other_types_are_not_written_alike_in_pages() -> None:
    seen: set[object] = set()
    for kind in typing.get_args(Page):
        types_in(kind, seen)
    for union in (one for one in seen if typing.get_origin(one) in {Union, UnionType}):
        members = [one for one in typing.get_args(union) if one is not type(None)]
        if len(members) > 1:  # written with the names of their fields
            assert all(isinstance(one, type) and issubclass(one, Struct) for one in members), union
            assert len({one.__struct_fields__ for one in members}) == len(members), union


def test_every_field_around_a_page_is_its_own_or_of_its_shell() -> None:
    own = {
        "shell", "page_title", "description", "canonical_url", "alternates", "is_indexed", "open_graph_type",
        "languages", "markdown_url", "structured_data",
    }  # fmt: skip
    assert {*Frame.__struct_fields__} - own == {*SHELL_FIELDS}


def test_parts_that_shall_be_printed_once_show_nothing_of_a_single_page() -> None:
    templates = shops.PROJECT_DIR / "theme" / "templates"
    texts = [file.read_text("utf-8") for file in templates.rglob("*.html")]
    parts = {name for text in texts for name in re.findall(r'part\("([^"]+)"\)', text)}
    assert parts
    for name in parts:
        fields = set(re.findall(r"\bframe\.(\w+)", (templates / name).read_text("utf-8")))
        assert fields <= {*SHELL_FIELDS}, f"{name} is printed anew for each page: {fields - {*SHELL_FIELDS}}"
