"""Only what changed is made anew: which pages, said in lists."""

import gc
import os
import re
import shutil
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
import shops

from helpgen import mkdocs_plugin, pipeline, workers
from helpgen.build_date import build_date
from helpgen.memory import FORGETFUL
from helpgen.publish import cache
from helpgen.render import machines, search_shards, work
from helpgen.render.templates import Templates
from helpgen.views import Html, SearchDocument, SearchIndexView

RETURNS = """\
windows:
  - id: standard
    name: All orders
    days: 30
    starts_from: delivery
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
FILES = {
    "policies/returns.yml": RETURNS,
    "en/orders/quote.md": shops.article("You have {{ returns.windows.standard.days }} days.", title="Quote", order="1"),
    "en/orders/plain.md": shops.article("Nothing quoted here.", title="Plain", order="2"),
    "en/orders/last.md": shops.article("At the end.", title="Zebra", order="3"),
    "en/account/index.md": "---\ntitle: Account\nsummary: Yours.\n---\n",
    "en/account/close.md": shops.article("Write to us.", title="Close it"),
}


def shop(root: Path) -> Path:
    root = shops.small_shop(root, FILES)
    build(root)
    return root


def build(root: Path, day: str = shops.TODAY, *, jobs: int = 0) -> pipeline.Built:
    settings, _ = mkdocs_plugin.read_settings(root / "mkdocs.yml", build_date(day)[0])
    assert settings is not None
    built = pipeline.build(settings, means=pipeline.Means(jobs=jobs))
    assert built.release is not None, built.diagnostics
    return built


def rendered(root: Path, day: str = shops.TODAY) -> set[str]:
    built = build(root, day)
    assert built.rendering is not None
    return set(built.rendering.rendered)


def without_digest(path: str) -> str:
    return re.sub(r"-[0-9a-f]{12}\.", "-*.", path)


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / "content" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_second_build_renders_nothing(tmp_path: Path) -> None:
    root = shop(tmp_path)
    built = build(root)
    assert built.rendering is not None
    assert built.rendering.rendered == ()
    assert built.release is not None
    assert built.release.was_current


def test_second_build_renders_nothing_after_several_processes_and_a_tidied_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PACKS_AT_MOST", 1)
    many = {f"en/many/about-{number}.md": shops.article("Words.", title=f"About {number}") for number in range(160)}
    settings, _ = mkdocs_plugin.read_settings(
        shops.small_shop(tmp_path, many) / "mkdocs.yml", build_date(shops.TODAY)[0]
    )
    assert settings is not None
    first, second = (pipeline.build(settings, means=pipeline.Means(jobs=2)).rendering for _ in range(2))
    assert first is not None
    assert second is not None
    assert len(first.rendered) > len(many)
    assert second.rendered == ()


def index_is_the_same_whoever_has_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own: one with threads starts no other."""
    many = {
        f"{code}/many/about-{n}.md": shops.article(f"Words of {n}.", title=f"About {n}")
        for n in range(320)
        for code in ("en", "cs")
    }
    many["store.yml"] = shops.STORE.replace("[en]", "[en, cs]")
    many["cs/index.md"] = shops.HOME
    unread: list[int] = []
    count = work.count_unread
    monkeypatch.setattr(work, "count_unread", lambda view, memory: (unread.append(count(view, memory)), unread[-1])[1])
    monkeypatch.setattr(workers.select, "select", lambda *_: ([], [], []))  # however slow, it reads all
    trees = []
    for jobs in (1, 2, 3):
        root = folder / str(jobs)
        shops.small_shop(root, many)
        build(root, jobs=jobs)
        trees.append(shops.read_tree(root / "site"))
    assert trees[0] == trees[1] == trees[2]
    ones, others = unread[:2], unread[2:]
    assert min(ones) > 320
    assert len(others) == 4
    assert max(others) < 320 // 2  # those at both ends belong to runs with others than articles
    begun: list[str] = []
    begin = workers.Aside.begin
    monkeypatch.setattr(workers.Aside, "begin", lambda *given: (begun.append("again"), begin(*given))[1])
    edit(root, "en/many/about-50.md", "Words of 50.", "Other words.")
    build(root, jobs=3)
    assert begun == []  # not for one edit
    assert shops.read_tree(root / "site") != trees[0]


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forks")
def test_index_whose_documents_another_process_has_read_is_that_of_one(tmp_path: Path) -> None:
    program = (
        "import pathlib, pytest, test_incremental\n"
        "with pytest.MonkeyPatch.context() as patch:\n"
        f"    test_incremental.index_is_the_same_whoever_has_read(pathlib.Path({str(tmp_path)!r}), patch)"
    )
    environment = {**os.environ, "PYTHONPATH": f"{shops.PROJECT_DIR}{os.pathsep}{Path(__file__).parent}"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_was_read_ahead_is_not_analyzed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = tuple(SearchDocument(f"{n}/", "article", f"Title {n}", Html(f"<p>Words of {n}.</p>")) for n in range(200))
    view = SearchIndexView("en", texts)
    expected = search_shards.render_search_index("search/en.json", view, FORGETFUL)
    here, there = (cache.Cache(tmp_path / "cache", "cache") for _ in range(2))
    steps = search_shards.read_ahead("en", texts[:150], there)
    assert steps is not None
    assert sum(1 for _ in steps) > 2
    assert search_shards.read_ahead("en", texts, there) is None
    there.save()
    assert search_shards.count_unread(view, here) == 200
    here.refresh()
    unread = search_shards.count_unread(view, here)
    assert 50 <= unread < 150
    analyzed: list[str] = []
    texts_of = search_shards._texts
    monkeypatch.setattr(
        search_shards, "_texts", lambda document: (analyzed.append(document.url), texts_of(document))[1]
    )
    assert search_shards.render_search_index("search/en.json", view, here) == expected
    assert len(analyzed) == unread


def test_search_analyzes_only_the_neighbours_of_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shops.small_shop(
        tmp_path, {f"en/many/about-{n}.md": shops.article("Words.", title=f"N {n}") for n in range(99)}
    )
    build(root)
    analyzed: list[str] = []
    texts_of = search_shards._texts
    monkeypatch.setattr(
        search_shards, "_texts", lambda document: (analyzed.append(document.url), texts_of(document))[1]
    )
    edit(root, "en/many/about-50.md", "Words.", "Other words.")
    assert "search/en.json" in rendered(root)
    assert "many/about-50/" in analyzed
    assert len(analyzed) < 99
    known = shops.read_tree(root / "site" / "search")
    shutil.rmtree(root / ".helpgen")
    shutil.rmtree(root / "site")
    build(root)
    assert shops.read_tree(root / "site" / "search") == known


def test_one_edit_writes_only_its_own_text_for_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shop(tmp_path)
    written: list[str] = []
    write_text = machines._write_text
    monkeypatch.setattr(machines, "_write_text", lambda view: (written.append(view.title), write_text(view))[1])
    edit(root, "en/orders/plain.md", "Nothing quoted here.", "Nothing at all.")
    assert "llms-full.txt" in rendered(root)
    assert written == ["Plain"]
    assert "Nothing at all." in (root / "site" / "llms-full.txt").read_text("utf-8")


def test_part_of_a_theme_that_asks_for_the_page_is_printed_for_each(tmp_path: Path) -> None:
    config = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme")
    channel = "channels: [{id: mail, type: email, name: Mail, address: care@example.com}]\n"
    root = shops.small_shop(tmp_path, {**FILES, "channels.yml": channel}, config)
    own = {"templates/parts/channel_facts.html": "<!-- {{ view.title }}, {{ languages }} -->\n"}
    shops.write_files(root / "theme", own)
    site = shops.built(root)
    for address, title in (("orders/plain/", "Plain"), ("orders/last/", "Zebra")):
        assert f"<!-- {title}, " in shops.page(site, address)


def test_part_of_a_theme_is_printed_for_each_set_of_values(tmp_path: Path) -> None:
    config = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme")
    root = shops.small_shop(tmp_path, FILES, config)
    calls = '{{ part("parts/own.html", a="1", b="2") }}{{ part("parts/own.html", b="1", a="2") }}'
    own = f'{{% extends "helpgen/article.html" %}}{{% block before_body %}}{calls}{{% endblock %}}'
    shops.write_files(
        root / "theme", {"templates/article.html": own, "templates/parts/own.html": "<i>{{ a }}{{ b }}</i>"}
    )
    assert "<i>12</i><i>21</i>" in shops.page(shops.built(root), "orders/plain/")


def test_touched_files_and_another_clock_render_nothing(tmp_path: Path) -> None:
    root = shop(tmp_path)
    for file in (root / "content").rglob("*.md"):
        file.write_bytes(file.read_bytes())
    assert rendered(root, day="2026-11-22") == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "artifacts"),
    [
        (
            "en/orders/plain.md",
            "Nothing quoted here.",
            "Nothing.",
            {
                "orders/plain/index.html", "orders/plain/index.md", "orders/print/index.html", "llms-full.txt",
                "search/en.json",
            },
        ),
        (
            "en/account/close.md",
            "Write to us.",
            "Call us.",
            {
                "account/close/index.html", "account/close/index.md", "account/print/index.html", "llms-full.txt",
                "search/en.json",
            },
        ),
        (
            "policies/returns.yml",
            "days: 30",
            "days: 45",
            {
                "orders/quote/index.html", "policies/returns/index.html", "tools/return/index.html",
                "tools/en/return-*.json", "policy.json", "exports/policies.en.json", "search/en.json",
                "search/start/en.json", "facts.json", "llms.txt", "llms-full.txt", "orders/quote/index.md",
                "policies/returns/index.md", "tools/return/index.md", "orders/print/index.html",
            },
        ),
        (
            "en/orders/last.md",
            "title: Zebra",
            "title: Zebras",
            {  # its page, its neighbours, and the lists that name it
                "orders/last/index.html", "orders/plain/index.html", "orders/quote/index.html",
                "orders/track/index.html", "orders/index.html", "search/index.html", "index.html", "404.html",
                "search/en.json", "search/start/en.json", "exports/articles.en.json", "llms.txt", "llms-full.txt",
                "orders/index.md", "orders/last/index.md", "orders/print/index.html", "widget.js",
                "tools/en/widget-*.json",
            },
        ),
    ],
    ids=["body", "body elsewhere", "fact", "title"],
)  # fmt: skip
def test_one_edit_renders_exactly_these(tmp_path: Path, name: str, old: str, new: str, artifacts: set[str]) -> None:
    root = shop(tmp_path)
    edit(root, name, old, new)
    assert {without_digest(path) for path in rendered(root)} == artifacts
    edit(root, name, new, old)
    assert {without_digest(path) for path in rendered(root)} == artifacts, "back again"


def test_page_that_somebody_damaged_is_rendered_again_and_no_other(tmp_path: Path) -> None:
    root = shop(tmp_path)
    (root / "site" / "orders" / "plain" / "index.html").write_bytes(b"by hand")
    assert rendered(root) == {"orders/plain/index.html"}


def test_template_of_ones_own_renders_every_page(tmp_path: Path) -> None:
    config = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme")
    root = shops.small_shop(tmp_path, FILES, config)
    shops.write_files(root / "theme", {"templates/parts/trap.html": "<!-- one -->\n"})
    pages = {path for path in rendered(root) if path.endswith(".html")}
    shops.write_files(root / "theme", {"templates/parts/trap.html": "<!-- two -->\n"})
    assert {path for path in rendered(root) if path.endswith(".html")} == pages


def test_explain_says_why(tmp_path: Path) -> None:
    root = shop(tmp_path)
    kept = shops.build(root, "--explain", "orders/plain/").stderr
    assert "orders/plain/index.html was kept" in kept
    edit(root, "en/orders/plain.md", "Nothing quoted here.", "Nothing at all.")
    said = shops.build(root, "--explain", "orders/plain/", "--explain", "orders/last/index.html").stderr
    assert "orders/plain/index.html was rendered: what it shows changed" in said
    assert "orders/last/index.html was kept" in said
    assert "is no artifact of the site" in shops.build(root, "--explain", "orders/plane/").stderr
    (root / "site" / "index.html").unlink()
    assert "gone or damaged" in shops.build(root, "--explain", "index.html").stderr


def test_profile_names_the_stages_and_the_slowest_texts(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, FILES)
    said = shops.build(root, "--profile").stderr
    for stage in ("load", "check", "plan", "render", "publish", "together"):
        assert f"\n{stage} " in said
    assert "texts were parsed" in said
    assert "en/orders/track.md" in said


@pytest.mark.parametrize("jobs", ["2", "8"])
def test_several_processes_give_the_same_bytes(tmp_path: Path, jobs: str) -> None:
    texts = {
        f"en/many/text-{number}.md": shops.article(f"Text {number}.\n\n- a\n- b", title=f"Text {number}")
        for number in range(160)
    }
    one, other = (shops.small_shop(tmp_path / name, texts) for name in ("one", "other"))
    shops.built(one, "--jobs", "1")
    shops.built(other, "--jobs", jobs)
    assert shops.read_tree(other / "site") == shops.read_tree(one / "site")


def test_nothing_is_kept_of_a_site_that_was_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shop(tmp_path)
    kept: weakref.WeakSet[Templates] = weakref.WeakSet()
    render_page = Templates.render
    monkeypatch.setattr(
        Templates, "render", lambda templates, view: (kept.add(templates), render_page(templates, view))[1]
    )
    (root / "content" / "en" / "orders" / "plain.md").unlink()
    assert rendered(root)
    assert len(kept) <= 1, "the last one may still be waiting for the collector"
    gc.collect()
    assert not kept
