"""A help center of Zendesk Guide, imported and built by the real commands."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from shops import Result, main_of, page, read_tree, run_bare, write_files

from .zendesk_export import ARTICLES, FILES, HOST, article

SENDING = "en/faq-articles/sending-back"


def import_zendesk(source: Path, out: Path, *args: str) -> Result:
    return run_bare("import", "zendesk", str(source), "--out", str(out), *args)


def told(result: Result) -> list[tuple[str, str]]:
    return [(each["code"], each["target"]) for each in json.loads(result.stdout)["diagnostics"]]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zendesk")
    result = import_zendesk(write_files(folder / "export", FILES), folder / "help")
    assert result.exit_code == 0, result.stdout + result.stderr
    return folder / "help"


def content(imported: Path, path: str) -> str:
    return (imported / "content" / path).read_text("utf-8")


def test_imported_help_center_checks_without_error_and_builds(imported: Path) -> None:
    config = str(imported / "mkdocs.yml")
    checked = run_bare("check", "-f", config, "--date", "2026-11-21", "--format", "json")
    assert checked.exit_code == 0, checked.stdout
    # What is left is the writer's: summaries, translations, links.
    assert {each["code"] for each in json.loads(checked.stdout)} <= {"HC004", "HC011", "HC013"}
    assert run_bare("build", "-f", config, "--date", "2026-11-21").exit_code == 0
    shown = main_of(page(imported / "site", "faq-articles/sending-back/return-an-item"))
    assert 'href="../where-is-it/track-your-order/#h_01HX2"' in shown
    assert '<div class="admonition warning">' in shown
    assert "{{dc.return_days}}" in shown
    assert "alert(" not in "".join(file.decode("utf-8", "replace") for file in read_tree(imported / "content").values())


def test_article_keeps_its_fields(imported: Path) -> None:
    front_matter, _, body = content(imported, f"{SENDING}/return-an-item.md").partition("\n---\n")
    assert front_matter.splitlines() == [
        "---",
        "title: Return an item",
        "updated: 2026-02-28",
        "promoted: true",
        "order: 3",
        "keywords:",
        "  - send back",
        '  - "refund: money"',
        "video:",
        '  url: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"',
        "  title: How to pack",
    ]
    assert "![The label](../../../media/label.png)" in body
    assert "- [form (new).pdf](../../../media/form.pdf)" in body


def test_links_between_articles_lead_to_files_in_the_reader_s_language_or_the_default(imported: Path) -> None:
    assert "](where-is-it/track-your-order.md#h_01HX2)" in content(imported, f"{SENDING}/return-an-item.md")
    thai = content(imported, "th/faq-articles/sending-back/return-an-item.md")
    assert "](../../../en/faq-articles/sending-back/where-is-it/track-your-order.md)" in thai


def test_names_that_are_taken_get_another(imported: Path) -> None:
    assert "status: draft" in content(imported, f"{SENDING}/return-an-item-2.md")
    assert "title: FAQ" in content(imported, "en/faq-articles/index.md")
    assert "title: Index" in content(imported, "en/index-article.md")


def test_old_addresses_of_published_pages_are_redirected(imported: Path) -> None:
    lines = content(imported, "redirects.yml").splitlines()
    assert f"/hc/en-us/articles/360001001-Return-an-item: {SENDING}/return-an-item.md" in lines
    assert "/hc/th/articles/360001001: th/faq-articles/sending-back/return-an-item.md" in lines
    assert f"/hc/en-us/sections/360000201-Sending-back: {SENDING}/index.md" in lines
    assert not [line for line in lines if "360001002" in line or "360001004" in line], "a draft, and one for agents"


def test_article_for_a_group_never_becomes_public(imported: Path) -> None:
    assert "audience: agents" in content(imported, f"{SENDING}/goodwill.md")


def test_report_names_every_loss_with_its_file(imported: Path) -> None:
    report = (imported / "import-report.md").read_text("utf-8")
    assert {line.split(" | ")[0].removeprefix("| ") for line in report.splitlines() if line.startswith("| HC")} == {
        "HC357", "HC358", "HC359", "HC360", "HC361", "HC362", "HC363", "HC366", "HC368",
    }  # fmt: skip
    for words in (
        f'`{SENDING}/return-an-item.md` (from `articles.json`): the link "/hc/en-us/articles/360009999-Gone"',
        f"{HOST}/hc/article_attachments/360002009/lost.png",
        'the address "http://192.168.0.7/wiki"',
        '"comments_disabled" of articles is not carried (5 have it)',
        f"| `{SENDING}/return-an-item.md` | 8 | 2 |",
    ):
        assert words in report
    assert str(imported.parent) not in report


def test_archive_gives_the_same_files_as_the_folder(imported: Path, tmp_path: Path) -> None:
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name, written in FILES.items():
            packed.writestr(name, written)
    assert import_zendesk(archive, tmp_path / "help").exit_code == 0
    (tmp_path / "help" / "import-report.md").unlink()
    expected = read_tree(imported / "content")
    assert {**read_tree(tmp_path / "help" / "content"), "store.yml": b""} == {**expected, "store.yml": b""}


def test_second_import_writes_nothing_and_keeps_what_was_changed_by_hand(tmp_path: Path) -> None:
    source, out = write_files(tmp_path / "export", FILES), tmp_path / "help"
    assert import_zendesk(source, out).exit_code == 0
    before = read_tree(out)
    times = {path: path.stat().st_mtime_ns for path in (out / "content").rglob("*.md")}
    again = json.loads(import_zendesk(source, out, "--format", "json").stdout)
    assert (again["written"], again["kept"]) == ([], [])
    assert read_tree(out) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
    mine = out / "content" / SENDING / "return-an-item.md"
    mine.write_text("mine", "utf-8")
    changed = {**ARTICLES, "articles": [article(360001001, "Return an item", "<p>New</p>"),
                                        article(360001003, "Track your order?", "<p>New</p>", 360000202)]}  # fmt: skip
    write_files(source, {"articles.json": json.dumps(changed)})
    result = import_zendesk(source, out, "--format", "json")
    assert mine.read_text("utf-8") == "mine"
    assert "New" in content(out, f"{SENDING}/where-is-it/track-your-order.md")
    assert ("HC364", "") in told(result)
    assert ("HC365", "") in told(result)
    assert f"content/{SENDING}/goodwill.md" in json.loads(result.stdout)["left"]


def test_import_that_was_stopped_half_way_goes_on(tmp_path: Path) -> None:
    source, out = write_files(tmp_path / "export", FILES), tmp_path / "help"
    import_zendesk(source, out)
    whole = read_tree(out)
    for path in list((out / "content").rglob("*.md"))[:3]:
        path.unlink()
    assert import_zendesk(source, out).exit_code == 0
    assert read_tree(out) == whole


def test_dry_run_writes_nothing_and_says_what_it_would(tmp_path: Path) -> None:
    result = import_zendesk(write_files(tmp_path / "export", FILES), tmp_path / "help", "--dry-run", "--format", "json")
    report = json.loads(result.stdout)
    assert f"content/{SENDING}/return-an-item.md" in report["written"]
    assert report["dry_run"] is True
    assert not (tmp_path / "help").exists()


def test_only_the_asked_language_is_imported(tmp_path: Path) -> None:
    source = write_files(tmp_path / "export", FILES)
    assert import_zendesk(source, tmp_path / "help", "--language", "th").exit_code == 0
    texts = [path for path in read_tree(tmp_path / "help" / "content") if path.endswith(".md")]
    assert texts
    assert all(path.startswith("th/") for path in texts)
    assert "languages: [th]" in content(tmp_path / "help", "store.yml")


def spoiled(tmp_path: Path, files: Mapping[str, str | bytes]) -> tuple[list[tuple[str, str]], Path]:
    """Import a spoiled export and return what was told; an error must have written nothing."""
    source = write_files(tmp_path / "export", {**FILES, **files})
    result = import_zendesk(source, tmp_path / "help", "--format", "json")
    if result.exit_code:
        assert not (tmp_path / "help").exists()
    return told(result), tmp_path / "help"


def test_truncated_export_writes_nothing_and_names_the_place(tmp_path: Path) -> None:
    text = json.dumps(ARTICLES, indent=1)
    source = write_files(tmp_path / "export", {**FILES, "articles.json": text[: len(text) // 2]})
    result = import_zendesk(source, tmp_path / "help")
    assert result.exit_code == 1
    assert "articles.json:" in result.stdout
    assert "error HC351" in result.stdout
    assert not (tmp_path / "help").exists()
    write_files(source, FILES)
    assert import_zendesk(source, tmp_path / "help").exit_code == 0


def test_values_of_a_wrong_type_are_told_and_the_rest_is_imported(tmp_path: Path) -> None:
    odd = article(360001003, "Odd", "<p>x</p>", position="first", label_names=[1, None], draft="no", edited_at="soon")
    found, out = spoiled(tmp_path, {"articles.json": json.dumps({"articles": [odd, {"id": None, "section_id": 1}, 7]})})
    assert [code for code, _ in found].count("HC356") == 5
    odd_page = content(out, "en/faq-articles/sending-back/odd.md")
    assert "order" not in odd_page
    assert "status: draft" in odd_page, "what cannot be read is never published"


def test_export_of_another_system_is_told(tmp_path: Path) -> None:
    source = write_files(tmp_path / "export", {"data.json": '{"pages": [{"title": "x"}]}'})
    result = import_zendesk(source, tmp_path / "help", "--format", "json")
    assert told(result) == [("HC352", "")]


def test_language_that_the_export_lacks_is_told(tmp_path: Path) -> None:
    source = write_files(tmp_path / "export", FILES)
    result = import_zendesk(source, tmp_path / "help", "--language", "de", "--format", "json")
    assert told(result) == [("HC369", "--language")]


def test_language_that_an_existing_shop_does_not_list_is_told(tmp_path: Path) -> None:
    write_files(tmp_path / "help", {"content/store.yml": "name: A\nlanguages:\n  - en  # th later\n"})
    found, out = spoiled(tmp_path, {})
    assert ("HC367", "") in found
    assert (out / "content" / "store.yml").read_text("utf-8").startswith("name: A")


def test_redirects_that_are_there_are_kept(tmp_path: Path) -> None:
    mine = "/hc/en-us/articles/360001003: en/mine.md\n/old: en/new.md\n"
    write_files(tmp_path / "help", {"content/redirects.yml": mine})
    _, out = spoiled(tmp_path, {})
    lines = content(out, "redirects.yml")
    assert lines.startswith(mine)
    assert lines.count("/hc/en-us/articles/360001003:") == 1
    assert "/hc/en-us/articles/360001001:" in lines


def test_two_regions_of_a_language_keep_their_regions(tmp_path: Path) -> None:
    brazil = article(360001001, "Devolver", "<p>x</p>", locale="pt-br", source_locale="pt-br")
    portugal = article(360001001, "Devolver", "<p>y</p>", locale="pt", source_locale="pt-br")
    source = write_files(tmp_path / "export", {"a.json": json.dumps([brazil, portugal])})
    assert import_zendesk(source, tmp_path / "help").exit_code == 0
    assert (tmp_path / "help/content/pt-BR/devolver.md").exists()
    assert (tmp_path / "help/content/pt/devolver.md").exists()
