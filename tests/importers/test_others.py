"""Help centers of Intercom, Help Scout and Freshdesk, web pages, tables and Markdown trees, by the real commands.

The JSON follows developers.intercom.com, developer.helpscout.com and developers.freshdesk.com.
"""

# ruff: noqa: E501 - answers of APIs stay on their lines

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from shops import run_bare, write_files

from helpgen.importers.flow import SYSTEMS

INTERCOM = {
    "articles.json": json.dumps({
        "type": "list",
        "pages": {"type": "pages", "page": 1, "total_pages": 1},
        "data": [
            {
                "type": "article", "id": "6871119", "workspace_id": "w", "title": "Return an item", "author_id": 5,
                "description": "Send it back.", "state": "published", "created_at": 1672928359,
                "updated_at": 1672928610, "default_locale": "en", "parent_id": 18, "parent_ids": [18, 20],
                "parent_type": "collection", "url": "https://help.acme.example/en/articles/6871119-return-an-item",
                "body": '<p class="no-margin">See <a href="https://help.acme.example/en/articles/6871120">it</a></p>'
                        '<div class="intercom-interblocks-callout"><p>Soon</p></div>',
                "translated_content": {
                    "type": "article_translated_content",
                    "th": {"type": "article_content", "title": "คืน", "description": "", "body": "<p>ก</p>",
                           "state": "draft", "url": None, "updated_at": 1672928610},
                    "fr": None,
                },
            },
            {"type": "article", "id": "6871120", "title": "Track", "body": "<p>x</p>", "state": "draft",
             "default_locale": "en", "parent_id": None, "statistics": {"views": 3}},
        ],
    }),
    "collections.json": json.dumps({"type": "list", "data": [
        {"type": "collection", "id": "18", "name": "Returns", "description": "Back", "order": 1, "parent_id": "17"},
        {"type": "collection", "id": "17", "name": "Orders", "description": None, "order": 0, "parent_id": None},
    ]}),
}  # fmt: skip
HELP_SCOUT = {
    "collections.json": json.dumps({"collections": {"page": 1, "pages": 1, "count": 2, "items": [
        {"id": "c1", "siteId": "s", "number": 1, "slug": "docs", "visibility": "public", "order": 1, "name": "Docs",
         "publicUrl": "https://docs.acme.example/collection/1-docs"},
        {"id": "c2", "siteId": "s", "number": 2, "slug": "inner", "visibility": "private", "order": 2, "name": "Inner"},
    ]}}),
    "categories.json": json.dumps({"categories": {"page": 1, "pages": 1, "count": 1, "items": [
        {"id": "k1", "number": 7, "slug": "returns", "collectionId": "c1", "order": 2, "name": "Returns"}]}}),
    "list.json": json.dumps({"articles": {"page": 1, "pages": 1, "count": 1, "items": [
        {"id": "a1", "number": 23, "collectionId": "c1", "slug": "send-back", "status": "published", "name": "Send"}]}}),
    "23.json": json.dumps({"article": {
        "id": "a1", "number": 23, "collectionId": "c1", "slug": "send-back", "status": "published", "hasDraft": True,
        "name": "Send it back", "text": '<section class="callout-red"><p>No <a href="/article/24-in">in</a></p></section>',
        "categories": ["k1"], "related": ["a2"], "keywords": ["money"], "popularity": 4.3, "viewCount": 237,
        "publicUrl": "https://docs.acme.example/article/23-send-back", "lastPublishedAt": "2026-08-21T19:34:13Z"}}),
    "24.json": json.dumps({"article": {
        "id": "a2", "number": 24, "collectionId": "c2", "slug": "in", "status": "notpublished", "name": "In",
        "text": "<p>x</p>", "categories": [], "publicUrl": "https://docs.acme.example/article/24-in"}}),
}  # fmt: skip
FRESHDESK = {
    "categories.json": json.dumps([{"id": 1, "name": "General", "description": "All", "created_at": "2026-01-01T00:00:00Z",
                                    "visible_in_portals": [9]}]),
    "folders.json": json.dumps([{"id": 4, "name": "Returns", "description": None, "visibility": 1, "hierarchy": [
        {"level": 0, "type": "category", "data": {"id": 1, "name": "General", "language": "en"}}]}]),
    "articles.json": json.dumps([
        {"id": 77, "title": "Send back", "description": '<p><a href="/support/solutions/articles/78-inner">in</a></p>',
         "description_text": "in", "status": 2, "type": 1, "folder_id": 4, "category_id": 1, "thumbs_up": 5,
         "thumbs_down": 1, "hits": 9, "tags": ["refund"], "agent_id": 3, "created_at": "2026-01-01T00:00:00Z",
         "seo_data": {"meta_description": "In short", "meta_keywords": "a,b"}, "updated_at": "2026-02-01T00:00:00Z"},
        {"id": 78, "title": "Inner", "description": "<p>x</p>", "status": 1, "folder_id": 5, "category_id": 1,
         "hierarchy": [{"level": 0, "type": "category", "data": {"id": 1, "name": "General", "language": "en"}},
                       {"level": 1, "type": "folder", "data": {"id": 5, "name": "Agents", "language": "en"}}]},
    ]),
}  # fmt: skip
HTML = {
    "returns/send-back.html": "<html lang=en><head><title>Send back | Acme</title><meta name=description content='Short'>"
    "<link rel=canonical href='https://acme.example/help/send-back'></head><body><nav>menu</nav><main><h1>Send it back</h1>"
    "<p>See <a href='../track.html'>it</a> <img src='../img/a.svg' alt='A'></p><script>x()</script></main></body></html>",
    "returns/index.html": "<html><body><h1>Returns</h1><ul><li>send back</li></ul></body></html>",
    "track.html": "<meta charset=latin1><h1>Track</h1><p>Caf\u00e9</p>".encode("latin-1"),
    "img/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
CSV = {
    "a.csv": "Title;Body;Category;Section;Language;ID;Tags;Status;URL;Mood\n"
    'Send back;"<p>A; b</p>";Returns;How;en;1;"x, y";published;https://old.example/a;good\n'
    'Zpět;"Slova * a\n\ndruhý";Vrácení;Jak;cs;1;;draft;;\n',
}
MARKDOWN = {
    "docs/intro.md": "---\ntitle: Hello\nsidebar_position: 2\ntags: [a, 'b: c']\ncustom: 1\n---\n# Hello\n\n"
    "Text:\n- one\n  - two\n\n    ```js\n    {{ x }}\n    ```\n\n:::warning[Take care]\nHot\n\n:::tip\nIn\n:::\n:::\n\n"
    "> [!NOTE]\n> Quoted `code`\n\n[a](guide/first.mdx#set-up) [gone](gone.md) ![p](img/p.png) {{< youtube abcdefgh >}}\n"
    "Put <PID> here {{ var }} `{{ kept }}` <b onclick='x()'>b</b>\n",
    "docs/guide/first.mdx": "import Tabs from '@theme/Tabs';\n\n# First\n\n## Set up {#set-up}\n\n<Tabs kind=\"a\">\n\nx\n\n</Tabs>\n",
    "docs/guide/_category_.json": '{"label": "Guides", "position": 3}',
    "docs/guide/hugo.md": "+++\ntitle = 'Hugo'\ndraft = true\naliases = ['/old/hugo/']\n+++\n"
    '{{% alert title="Mind" color="warning" %}}\nText\n{{% /alert %}}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n',
    "docs/img/p.png": b"\x89PNG\r\n\x1a\n",
    "i18n/cs/docusaurus-plugin-content-docs/current/intro.md": "# Ahoj\n\nText\n",
}
EXPORTS: Mapping[str, Mapping[str, str | bytes]] = {
    "intercom": INTERCOM, "helpscout": HELP_SCOUT, "freshdesk": FRESHDESK, "html": HTML, "csv": CSV,
    "markdown": MARKDOWN,
}  # fmt: skip


def bring(system: str, folder: Path) -> tuple[Path, list[str], str]:
    """Import the export of a system; return its content, the codes that were told and the report."""
    source = write_files(folder / "export", EXPORTS[system])
    result = run_bare("import", system, str(source), "--out", str(folder / "help"), "--format", "json")
    assert result.exit_code == 0, result.stdout
    report = (folder / "help" / "import-report.md").read_text("utf-8")
    return folder / "help" / "content", [each["code"] for each in json.loads(result.stdout)["diagnostics"]], report


def read(content: Path, name: str) -> str:
    return (content / name).read_text("utf-8")


def test_every_system_but_zendesk_is_tried_here() -> None:
    assert {*EXPORTS, "zendesk"} == set(SYSTEMS)


@pytest.mark.parametrize("system", EXPORTS)
def test_imported_help_center_checks_without_error(system: str, tmp_path: Path) -> None:
    content, _, _ = bring(system, tmp_path)
    config = str(content.parent / "mkdocs.yml")
    checked = run_bare("check", "-f", config, "--date", "2026-11-21", "--format", "json")
    assert checked.exit_code == 0, checked.stdout
    found = {each["code"] for each in json.loads(checked.stdout)}
    assert found <= {"HC004", "HC011", "HC013", "HC016", "HC017", "HC024"}, checked.stdout


@pytest.mark.parametrize("system", EXPORTS)
def test_export_of_another_kind_is_told(system: str, tmp_path: Path) -> None:
    source = write_files(tmp_path / "export", {"notes.txt": "x"})
    result = run_bare("import", system, str(source), "--out", str(tmp_path / "help"), "--format", "json")
    assert [each["code"] for each in json.loads(result.stdout)["diagnostics"]] == ["HC352"]
    assert not (tmp_path / "help").exists()


def test_intercom(tmp_path: Path) -> None:
    content, codes, _ = bring("intercom", tmp_path)
    text = read(content, "en/orders/returns/return-an-item.md")
    assert "summary: Send it back." in text
    assert "updated: 2023-01-05" in text
    assert "[it](../../track.md)" in text
    assert '!!! note ""\n\n    Soon' in text
    assert "status: draft" in read(content, "th/orders/returns/return-an-item.md")
    assert "status: draft" in read(content, "en/track.md")
    assert "/en/articles/6871119-return-an-item: en/orders/returns/return-an-item.md" in read(content, "redirects.yml")
    assert "HC368" in codes


def test_help_scout(tmp_path: Path) -> None:
    content, codes, report = bring("helpscout", tmp_path)
    text = read(content, "en/docs/returns/send-back.md")
    assert "title: Send it back" in text
    assert "related" not in text, "what it names is not public"
    assert '!!! danger ""\n\n    No in' in text
    assert "audience: agents" in read(content, "en/inner/in.md")
    assert "HC363" in codes
    assert '"popularity" of articles' in report


def test_freshdesk(tmp_path: Path) -> None:
    content, codes, report = bring("freshdesk", tmp_path)
    text = read(content, "en/general/returns/send-back.md")
    assert "summary: In short" in text
    assert "keywords:\n  - refund\n  - a\n  - b" in text
    assert text.endswith("\nin\n"), "the article that it links is not public"
    assert "audience: agents" in read(content, "en/general/agents/inner.md"), "its folder is unknown"
    assert "/support/solutions/articles/77: en/general/returns/send-back.md" in read(content, "redirects.yml")
    assert "| `en/general/returns/send-back.md` | 5 | 1 |" in report
    assert "HC363" in codes


def test_web_pages(tmp_path: Path) -> None:
    content, codes, _ = bring("html", tmp_path)
    text = read(content, "en/returns/send-back.md")
    assert "title: Send it back\nsummary: Short" in text
    assert "See [it](../track.md) ![A](../../media/a.svg)" in text
    assert "menu" not in text
    assert "Café" in read(content, "en/track.md")
    assert "title: Returns" in read(content, "en/returns/index.md")
    lines = read(content, "redirects.yml")
    assert "/help/send-back: en/returns/send-back.md" in lines
    assert "/returns/send-back.html: en/returns/send-back.md" in lines
    assert "HC360" in codes


def test_tables(tmp_path: Path) -> None:
    content, codes, report = bring("csv", tmp_path)
    text = read(content, "en/returns/how/send-back.md")
    assert 'keywords:\n  - x\n  - "y"' in text
    assert text.endswith("A; b\n")
    czech = read(content, "cs/returns/how/send-back.md")
    assert "status: draft" in czech
    assert "Slova \\* a\n\ndruhý" in czech
    assert '"mood" of rows is not carried (1 have it)' in report
    assert "HC368" in codes


def test_markdown_of_other_generators(tmp_path: Path) -> None:
    content, codes, report = bring("markdown", tmp_path)
    text = read(content, "en/intro.md")
    assert text.startswith('---\ntitle: Hello\norder: 2\nkeywords:\n  - a\n  - "b: c"\nvideo:\n')
    assert "Text:\n\n- one\n    - two\n\n        ```js\n        {{ x }}\n        ```" in text
    assert '!!! warning "Take care"\n\n    Hot\n\n    !!! tip ""\n\n        In' in text
    assert '!!! note ""\n\n    Quoted `code`' in text
    assert "[a](guide/first.md#set-up) gone ![p](../media/p.png)" in text
    assert "Put &lt;PID> here \\{\\{ var }} `{{ kept }}` <b>b</b>" in text
    assert "import Tabs" not in read(content, "en/guide/first.md")
    assert "title: Guides\norder: 3" in read(content, "en/guide/index.md")
    hugo = read(content, "en/guide/hugo.md")
    assert "status: draft" in hugo
    assert '!!! warning "Mind"\n\n    Text' in hugo
    assert "```ruby\nputs 1\n```" in hugo
    assert "title: Ahoj" in read(content, "cs/intro.md")
    assert {"HC357", "HC360", "HC361", "HC366", "HC368"} <= set(codes)
    assert "`docs/intro.md`" in report
