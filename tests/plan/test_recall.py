"""Pages that an earlier build has planned are not planned again, and are what they would be if they were."""

import contextlib
import shutil
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import shops
from msgspec import structs
from variations import others

from helpgen import mkdocs_plugin, pipeline
from helpgen.build_date import build_date
from helpgen.memory import FORGETFUL, InProcess, Memory
from helpgen.model import Asset, Body, HelpCenter
from helpgen.pipeline import Means, Prepared
from helpgen.plan.shared import shared_digest
from helpgen.settings import Settings, Strings
from helpgen.views import (
    ArticleView,
    Artifact,
    CategoryView,
    HomeView,
    LateView,
    NotFoundView,
    PrintView,
    SearchIndexView,
    SearchView,
    TwinView,
    View,
)

GOLDEN = shops.PROJECT_DIR / "tests" / "golden" / "shop"
QUOTING = shops.article("You have {{ returns.windows.standard.days }} days. See [plain](plain.md#more).", title="Quote")
PLAIN = shops.article("Nothing quoted here.\n\n## More\n\nWords.", title="Plain")
FILES = {"en/orders/quote.md": QUOTING, "en/orders/plain.md": PLAIN, "en/account/close.md": shops.article("Write.")}


def settings_of(root: Path, day: str = shops.TODAY) -> Settings:
    settings, _ = mkdocs_plugin.read_settings(root / "mkdocs.yml", build_date(day)[0])
    assert settings is not None
    return settings


def prepare(root: Path, memory: Memory, day: str = shops.TODAY) -> Prepared:
    prepared = pipeline.prepare(settings_of(root, day), Means(), memory, keeps_content=False)
    assert prepared.plan is not None, prepared.diagnostics
    return prepared


def artifacts(prepared: Prepared) -> Mapping[str, Artifact]:
    assert prepared.plan is not None
    return {artifact.path: artifact for artifact in prepared.plan.artifacts}


def late(prepared: Prepared) -> set[str]:
    return {path for path, one in artifacts(prepared).items() if isinstance(one.planned, LateView)}


def opened(view: View) -> View:
    """Return a view whose documents have their texts at hand."""
    if isinstance(view, SearchIndexView):
        return structs.replace(view, documents=tuple(document.opened() for document in view.documents))
    return view


def assert_same_plan(root: Path, memory: Memory, day: str = shops.TODAY) -> set[str]:
    """Assert that what is remembered and what is planned anew are the same; return what is remembered."""
    known, anew = prepare(root, memory, day), prepare(root, FORGETFUL, day)
    expected = artifacts(anew)
    assert not late(anew)
    assert artifacts(known).keys() == expected.keys()
    for path, artifact in artifacts(known).items():
        assert artifact.kind is expected[path].kind
        assert artifact.digest == expected[path].digest, path
    assert [one.digest for one in artifacts(known).values()] == [one.digest for one in expected.values()]
    found = late(known)
    for path in found:
        assert artifacts(known)[path].view == expected[path].view, path
    return found


def small_shop(root: Path) -> Path:
    return shops.small_shop(root, {"policies/returns.yml": RETURNS, **FILES})


RETURNS = """\
windows: [{id: standard, name: All orders, days: 30, starts_from: delivery}]
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
ARTICLES = {"orders/quote/index.html", "orders/plain/index.html", "account/close/index.html"}
TWINS = {"orders/quote/index.md", "orders/plain/index.md", "account/close/index.md"}
PRINTED = {"orders/print/index.html", "account/print/index.html"}


def test_pages_of_articles_are_known_in_every_language(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "content", tmp_path / "content")
    shutil.copy(GOLDEN / "mkdocs.yml", tmp_path)
    memory = InProcess()
    assert assert_same_plan(tmp_path, memory) == set()
    found = assert_same_plan(tmp_path, memory)
    anew = artifacts(prepare(tmp_path, FORGETFUL))
    kinds = {HomeView, CategoryView, ArticleView, PrintView, SearchView, NotFoundView}
    pages = {path for path, one in anew.items() if one.kind in kinds}
    twins = {
        path.removesuffix("html") + "md" for path in pages if anew[path].kind in {HomeView, CategoryView, ArticleView}
    }
    assert found == pages | twins.intersection(path for path, one in anew.items() if one.kind is TwinView)
    assert len({path.partition("/")[0] for path in found} & {"th", "ar"}) == 2


def test_what_the_search_finds_is_read_when_somebody_asks(tmp_path: Path) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    prepare(root, memory)
    known, anew = artifacts(prepare(root, memory)), artifacts(prepare(root, FORGETFUL))
    assert opened(known["search/en.json"].view) == opened(anew["search/en.json"].view)
    assert known["search/en.json"].view != anew["search/en.json"].view


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / "content" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: edit(root, "en/orders/plain.md", "title: Plain", "title: Plainer"),
        lambda root: edit(root, "policies/returns.yml", "days: 30", "days: 45"),
        lambda root: edit(root, "store.yml", "name: ", "name: New "),
        lambda root: (root / "content" / "en" / "orders" / "new.md").write_text(shops.article("New."), "utf-8"),
        lambda root: (root / "content" / "en" / "account" / "close.md").unlink(),
        lambda root: (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + "copyright: Us\n"),
        lambda root: edit(root, "en/orders/plain.md", "## More", "## Less\n\n## More"),
    ],
    ids=["title", "fact", "store", "new article", "article gone", "settings", "anchor"],
)
def test_nothing_is_known_once_what_pages_share_has_changed(tmp_path: Path, change: Callable[[Path], object]) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    prepare(root, memory)
    change(root)
    assert assert_same_plan(root, memory) == set()
    assert assert_same_plan(root, memory)


def test_edited_body_is_planned_and_its_neighbours_are(tmp_path: Path) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    shops.write_files(
        root / "content", {f"en/many/about-{n}.md": shops.article("Words.", title=f"About {n}") for n in range(40)}
    )
    prepare(root, memory)
    edit(root, "en/many/about-39.md", "Words.", "Other words.")
    found = assert_same_plan(root, memory)
    articles = {path for path, one in artifacts(prepare(root, FORGETFUL)).items() if one.kind is ArticleView}
    assert "many/about-39/index.html" not in found
    assert "many/print/index.html" not in found  # it has the text, too
    assert len(articles - found) == len(articles) % 32  # the run that the article belongs to
    assert found >= PRINTED


def test_files_that_known_pages_show_are_published(tmp_path: Path) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    (root / "content" / "en" / "orders" / "form.pdf").write_bytes(b"%PDF-1.4")
    edit(root, "en/orders/plain.md", "Words.", "[The form](form.pdf)")
    prepare(root, memory)
    assert assert_same_plan(root, memory) > ARTICLES | TWINS | PRINTED
    assert any(path.endswith("form.pdf") for path in artifacts(prepare(root, memory)))


def test_pages_are_planned_where_nobody_can_tell_what_their_texts_were_read_with(tmp_path: Path) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    config = root / "mkdocs.yml"
    icons = "markdown_extensions:\n  - pymdownx.emoji: {options: {custom_icons: [icons]}}\n"
    config.write_text(config.read_text("utf-8") + icons, "utf-8")
    prepare(root, memory)
    found = assert_same_plan(root, memory)
    assert not found & (ARTICLES | TWINS | PRINTED)
    assert "index.html" in found  # what all pages share has its text


def test_day_of_the_build_is_shared(tmp_path: Path) -> None:
    root, memory = small_shop(tmp_path), InProcess()
    prepare(root, memory)
    assert assert_same_plan(root, memory, "2026-12-24") == set()


# --- What pages share ------------------------------------------------------------------


OF_NO_ACCOUNT = {
    Asset: {"file"},
    Body: {"digest"},
    Settings: {
        "project_dir", "config_path", "content_dir", "site_dir", "theme_dirs", "material_dir", "markdown_extensions",
        "is_strict",
    },
}  # fmt: skip
"""Where things lie on this machine, and what texts and how they were read, of which they have digests of their own."""


@pytest.fixture(scope="module")
def content() -> tuple[HelpCenter, Settings, Mapping[str, Strings]]:
    """The golden shop without the texts of its articles."""
    settings = settings_of(GOLDEN)
    prepared = pipeline.prepare(settings)
    assert prepared.help_center is not None
    bare = tuple(
        structs.replace(one, body=structs.replace(one.body, parts=(), digest=b""))
        for one in prepared.help_center.articles
    )
    return structs.replace(prepared.help_center, articles=bare), settings, prepared.strings


@pytest.mark.parametrize("name", sorted({*HelpCenter.__struct_fields__} - {"prose", "places", "search_tests"}))
def test_whatever_a_page_can_show_is_shared(
    name: str, content: tuple[HelpCenter, Settings, Mapping[str, Strings]]
) -> None:
    help_center, settings, strings = content
    own = shared_digest(help_center, settings, strings, "assets/0")
    for other in others(getattr(help_center, name), OF_NO_ACCOUNT):
        changed = structs.replace(help_center, **{name: other})
        with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError):  # which is another answer, too
            assert shared_digest(changed, settings, strings, "assets/0") != own, other


def test_settings_words_and_the_folder_of_the_theme_are_shared(
    content: tuple[HelpCenter, Settings, Mapping[str, Strings]],
) -> None:
    help_center, settings, strings = content
    own = shared_digest(help_center, settings, strings, "assets/0")
    assert shared_digest(help_center, settings, strings, "assets/1") != own
    for changed in others(settings, OF_NO_ACCOUNT):
        assert isinstance(changed, Settings)
        assert shared_digest(help_center, changed, strings, "assets/0") != own, changed
    words = strings["en"]
    for entries in others(words.entries):
        changed_words = {**strings, "en": structs.replace(words, entries=entries)}
        assert shared_digest(help_center, settings, changed_words, "assets/0") != own


def test_texts_of_articles_are_not_shared(content: tuple[HelpCenter, Settings, Mapping[str, Strings]]) -> None:
    help_center, settings, strings = content
    first, *rest = help_center.articles
    written = structs.replace(first, body=structs.replace(first.body, parts=("<p>Words.</p>",), digest=b"new"))
    changed = structs.replace(help_center, articles=(written, *rest))
    own = shared_digest(help_center, settings, strings, "assets/0")
    assert shared_digest(changed, settings, strings, "assets/0") == own
