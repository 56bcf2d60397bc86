"""The edge to MkDocs: `mkdocs build` gives the same files, and no setting is ignored in silence."""

import os
import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest
import shops
import yaml
from material.extensions import emoji
from mkdocs.config.defaults import MkDocsConfig

from helpgen.foreign_settings import MKDOCS_SETTINGS, THEME_SETTINGS, Treatment

MARKDOWN = {"index.md": "# Home\n\nWelcome.\n", "a/one.md": "# One\n\nText.\n", "a/two.md": "# Two\n\nText.\n"}
PLAIN = "site_name: Plain\nsite_url: https://plain.example/\ndocs_dir: content\ntheme:\n  name: material\n"
PLUGIN = "plugins: [helpgen]\n"


def mkdocs(root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder on the day of all tests."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(shops.PROJECT_DIR),
        "SOURCE_DATE_EPOCH": "1795219200",  # 2026-11-21
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *args],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


# --- The same site -----------------------------------------------------------------


def test_mkdocs_build_and_helpgen_build_give_the_same_files(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = shops.copy_demo(tmp_path)
    result = mkdocs(root, "--strict", "--site-dir", "by-mkdocs")
    assert result.returncode == 0, result.stderr
    ours, theirs = shops.read_tree(shops.built_demo(tmp_path_factory)), shops.read_tree(root / "by-mkdocs")
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []
    assert len(ours) > 200


def test_mkdocs_build_writes_the_same_service_worker(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, {"store.yml": f"{shops.STORE}offline: true\n"})
    assert mkdocs(root, "--site-dir", "by-mkdocs").returncode == 0
    ours = (shops.built(root) / "service-worker.js").read_bytes()
    assert (root / "by-mkdocs/service-worker.js").read_bytes() == ours


def test_strict_mkdocs_build_fails_on_a_warning_of_ours(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, {"index.md": "# Home\n\n[lost](lost.md)\n"}, PLAIN + PLUGIN)
    assert mkdocs(root).returncode == 0
    result = mkdocs(root, "--strict")
    assert result.returncode != 0
    assert "HC001" in result.stderr
    assert "content/index.md:3" in result.stderr


def test_broken_link_in_a_shop_stops_mkdocs_before_it_empties_the_site(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    assert mkdocs(root).returncode == 0
    before = shops.read_tree(root / "site")
    assert "index.html" in before
    shops.write_files(root / "content", {"en/orders/track.md": shops.TRACK + "\n[lost](lost.md)\n"})
    result = mkdocs(root)
    assert result.returncode != 0
    assert "HC001" in result.stderr
    assert "Traceback" not in result.stderr
    assert shops.read_tree(root / "site") == before


def test_names_that_mkdocs_drops_elsewhere_are_published(tmp_path: Path) -> None:
    files = {
        **MARKDOWN,
        "index.md": "# Home\n\n![t](templates/a.png) [r](robots.txt) [w](well-known/security.txt)\n",
        "templates/page.md": "# Template page\n",
        "templates/a.png": b"png",
        "robots.txt": "not ours",
        "well-known/security.txt": "Contact: x",
        "overrides/main.md": "# Overrides\n",
    }
    root = shops.plain_folder(tmp_path, files, PLAIN + PLUGIN)
    site = shops.built(root)
    ours = shops.read_tree(site)
    result = mkdocs(root, "--site-dir", "by-mkdocs")
    assert result.returncode == 0, result.stderr
    assert shops.read_tree(root / "by-mkdocs") == ours
    assert {"templates/page/index.html", "files/templates/a.png", "files/well-known/security.txt"} <= ours.keys()
    assert ours["robots.txt"].startswith(b"User-agent")


def test_themes_own_pages_and_assets_are_not_shipped(tmp_path: Path) -> None:
    root = shops.plain_folder(tmp_path, MARKDOWN, PLAIN + PLUGIN)
    assert mkdocs(root).returncode == 0
    names = shops.read_tree(root / "site").keys()
    assert not [name for name in names if "material" in name or name.startswith("assets/javascripts")]
    assert not [name for name in names if name.endswith(".md")]


# --- Every setting is in the table -----------------------------------------------------


def test_every_setting_of_mkdocs_is_in_the_table() -> None:
    assert {name for name, _ in MkDocsConfig()._schema} == set(MKDOCS_SETTINGS)


def test_every_setting_of_the_theme_is_in_the_table() -> None:
    folder = Path(material.__file__).parent / "templates"
    written = yaml.safe_load((folder / "mkdocs_theme.yml").read_text("utf-8"))
    assert set(written) <= set(THEME_SETTINGS)


def test_every_entry_of_the_tables_says_what_happens() -> None:
    for note in (note for table in (MKDOCS_SETTINGS, THEME_SETTINGS) for _, note in table.values()):
        assert note.endswith(".")


# --- Settings without effect --------------------------------------------------------------

REPORTED = {
    "draft_docs": "drafts/",
    "edit_uri": "edit/main/",
    "edit_uri_template": "edit/{path}",
    "exclude_docs": "drafts/",
    "extra": "{a: b}",
    "extra_templates": "[]",
    "google_analytics": "[UA-1, example.org]",
    "hooks": "[]",
    "pages": "[index.md]",
    "repo_name": "shop/help",
    "repo_url": "https://code.example/shop/help",
    "site_author": "Fernway",
    "validation": "{nav: {not_found: info}}",
    "watch": "[]",
}
THEME_REPORTED = {
    "direction": "rtl",
    "features": "[navigation.tabs]",
    "font": "false",
    "icon": "{logo: material/library}",
    "locale": "en",
    "palette": "{primary: teal}",
    "static_templates": "[sitemap.html]",
}
UNNEEDED = {"not_in_nav": "a/", "remote_branch": "pages", "remote_name": "origin"}


def reports_of(root: Path, config: str, files: Mapping[str, str] = MARKDOWN) -> list[dict[str, str | int]]:
    """Return what `helpgen check` says of a configuration."""
    import json

    shops.plain_folder(root, files, config)
    found: list[dict[str, str | int]] = json.loads(shops.check(root, "--format", "json").stdout)
    return [one for one in found if str(one["code"]).startswith("HC4")]


def test_each_reported_setting_is_tried_here() -> None:
    reported = {key for key, (treatment, _) in MKDOCS_SETTINGS.items() if treatment is Treatment.REPORTED}
    assert reported == set(REPORTED)
    of_theme = {key for key, (treatment, _) in THEME_SETTINGS.items() if treatment is Treatment.REPORTED}
    assert of_theme == set(THEME_REPORTED)


@pytest.mark.parametrize("key", [key for key in REPORTED if key != "pages"])
def test_setting_without_effect_is_reported_at_its_line(tmp_path: Path, key: str) -> None:
    (tmp_path / "drafts").mkdir()
    found = reports_of(tmp_path, f"{PLAIN}{key}: {REPORTED[key]}\n{PLUGIN}")
    said = [(one["code"], one["line"], one["column"]) for one in found if f'"{key}"' in str(one["message"])]
    assert ("HC403", 6, 1) in said


def test_pages_is_refused_because_mkdocs_removed_it(tmp_path: Path) -> None:
    (found,) = reports_of(tmp_path, f"{PLAIN}pages: [index.md]\n{PLUGIN}")
    assert (found["code"], found["line"]) == ("HC402", 6)
    assert "nav" in str(found["message"])


@pytest.mark.parametrize("key", list(THEME_REPORTED))
def test_theme_setting_without_effect_is_reported_at_its_line(tmp_path: Path, key: str) -> None:
    found = reports_of(tmp_path, f"{PLAIN}  {key}: {THEME_REPORTED[key]}\n{PLUGIN}")
    assert [(one["code"], one["line"]) for one in found] == [("HC403", 6)]
    assert f'"theme.{key}"' in str(found[0]["message"])


@pytest.mark.parametrize("key", list(UNNEEDED))
def test_setting_that_needs_no_word_is_not_reported(tmp_path: Path, key: str) -> None:
    assert reports_of(tmp_path, f"{PLAIN}{key}: {UNNEEDED[key]}\n{PLUGIN}") == []


def test_unknown_theme_setting_and_another_theme_are_reported(tmp_path: Path) -> None:
    found = reports_of(tmp_path / "a", f"{PLAIN}  colour: red\n{PLUGIN}")
    assert [(one["code"], one["line"]) for one in found] == [("HC403", 6)]
    found = reports_of(tmp_path / "b", "site_name: A\ndocs_dir: content\ntheme: readthedocs\n" + PLUGIN)
    assert [(one["code"], one["line"]) for one in found] == [("HC403", 3)]


def test_demo_has_nothing_to_report(tmp_path: Path) -> None:
    shutil.copy(shops.PROJECT_DIR / "mkdocs.yml", tmp_path)
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert reports_of(tmp_path, config) == []


# --- Mistakes in mkdocs.yml ----------------------------------------------------------------


def test_unknown_setting_is_named_with_its_line_and_fails_in_strict_mode(tmp_path: Path) -> None:
    config = f"{PLAIN}site_nmae: Plain\n{PLUGIN}"
    (found,) = reports_of(tmp_path, config)
    assert (found["code"], found["line"], found["severity"]) == ("HC404", 6, "warning")
    assert "site_nmae" in str(found["message"])
    assert shops.build(tmp_path).exit_code == 0
    shutil.rmtree(tmp_path / "site")
    for command in ("build", "check"):
        assert shops.run(tmp_path, command, "--strict").exit_code == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("name", "line"), [("search", 7), ("tags", 7), ("material/tags", 6)])
def test_other_plugins_are_reported(tmp_path: Path, name: str, line: int) -> None:
    (found,) = reports_of(tmp_path, f"{PLAIN}plugins:\n  - {name}\n  - helpgen\n")
    assert (found["code"], found["line"], found["severity"]) == ("HC405", line, "info")
    assert f'"{name.removeprefix("material/")}"' in str(found["message"])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("site_url: shop", "site_url"),
        ("use_directory_urls: maybe", "use_directory_urls"),
        ("strict: 3", "strict"),
        ("dev_addr: nowhere", "dev_addr"),
        ("site_dir: content/site", "site_dir"),
        ("extra_javascript: main.js", "extra_javascript"),
        ("markdown_extensions: [no.such.extension]", "markdown_extensions"),
        ("nav: 5", "nav"),
        ("copyright: [a]", "copyright"),
    ],
)
def test_wrong_value_is_named_with_its_line(tmp_path: Path, line: str, key: str) -> None:
    config = PLAIN.replace("site_url: https://plain.example/\n", "") + line + "\n" + PLUGIN
    found = reports_of(tmp_path, config)
    assert {one["code"] for one in found} == {"HC402"}
    assert [(one["line"], str(one["message"]).partition(":")[0]) for one in found] == [(5, f'"{key}"')]


def test_all_wrong_values_are_named_in_one_run(tmp_path: Path) -> None:
    config = "docs_dir: 5\nsite_url: shop\nuse_directory_urls: maybe\n" + PLUGIN
    found = reports_of(tmp_path, config)
    assert {one["code"] for one in found} == {"HC402"}
    assert sorted(one["line"] for one in found if one["line"]) == [1, 2, 3]
    assert any('"site_name"' in str(one["message"]) for one in found)


@pytest.mark.parametrize(
    "config", ["a: [\n", "just words\n", "- a\n- b\n", "", "a: !!python/name:no.such.thing\n"], ids=range(5)
)
def test_config_that_is_no_mapping_is_a_diagnostic(tmp_path: Path, config: str) -> None:
    found = reports_of(tmp_path, config)
    assert {one["code"] for one in found} == {"HC402"}


def test_config_in_another_encoding_is_a_diagnostic(tmp_path: Path) -> None:
    shops.plain_folder(tmp_path, MARKDOWN)
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Pomoc zákazníkům\n".encode("cp1250"))
    result = shops.build(tmp_path)
    assert result.exit_code == 1
    assert "HC402" in result.stdout


def test_missing_config_says_what_to_do(tmp_path: Path) -> None:
    result = shops.build(tmp_path)
    assert result.exit_code == 1
    assert "HC401" in result.stdout
    assert "helpgen new" in result.stdout


# --- Honoured settings -----------------------------------------------------------------------

Sites = Callable[..., Path]


@pytest.fixture
def site_of(tmp_path: Path) -> Sites:
    """Build plain Markdown with more lines in `mkdocs.yml`."""

    def build(lines: str = "", files: shops.Files | None = None, base: str = PLAIN) -> Path:
        root = shops.plain_folder(tmp_path, {**MARKDOWN, **(files or {})}, f"{base}{lines}\n{PLUGIN}")
        return shops.built(root)

    return build


def home(site: Path) -> str:
    return shops.page(site, "")


HONOURED_HERE = {
    "copyright", "dev_addr", "docs_dir", "extra_css", "extra_javascript", "markdown_extensions", "mdx_configs", "nav",
    "plugins", "site_description", "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls",
}  # fmt: skip
"""Each has a test below; `plugins` is in every test, `dev_addr` in the tests of the preview."""


def test_each_honoured_setting_has_a_test_here() -> None:
    honoured = {key for key, (treatment, _) in MKDOCS_SETTINGS.items() if treatment is Treatment.HONOURED}
    assert honoured == HONOURED_HERE
    of_theme = {key for key, (treatment, _) in THEME_SETTINGS.items() if treatment is Treatment.HONOURED}
    assert of_theme == {"custom_dir", "favicon", "language", "logo", "name"}


def test_copyright_is_printed_as_plain_text(site_of: Sites) -> None:
    assert "© Plain &lt;b&gt; s.r.o." in home(site_of('copyright: "© Plain <b> s.r.o."'))


def test_site_name_is_the_title_of_the_home_page(site_of: Sites) -> None:
    assert "<title>Plain</title>" in home(site_of())


def test_site_description_describes_the_home_page(site_of: Sites) -> None:
    assert 'name="description" content="All about plain."' in home(site_of("site_description: All about plain."))


def test_docs_dir_and_site_dir_are_used(tmp_path: Path) -> None:
    config = PLAIN.replace("docs_dir: content", "docs_dir: texts/help\nsite_dir: out/public") + PLUGIN
    shops.write_files(tmp_path, {"mkdocs.yml": config, "texts/help/index.md": "# Here\n"})
    assert shops.build(tmp_path).exit_code == 0
    assert "Here" in (tmp_path / "out" / "public" / "index.html").read_text("utf-8")


def test_strict_fails_on_warnings(tmp_path: Path) -> None:
    files = {"index.md": "# Home\n\n[lost](lost.md)\n"}
    shops.plain_folder(tmp_path, files, PLAIN + PLUGIN)
    assert shops.build(tmp_path).exit_code == 0
    shutil.rmtree(tmp_path / "site")
    shops.plain_folder(tmp_path, files, PLAIN + "strict: true\n" + PLUGIN)
    assert shops.build(tmp_path).exit_code == 1
    assert shops.check(tmp_path).exit_code == 1
    assert not (tmp_path / "site").exists()


def test_site_url_makes_whole_addresses_and_the_sitemap(site_of: Sites) -> None:
    site = site_of()
    assert '<link rel="canonical" href="https://plain.example/">' in home(site)
    assert "<loc>https://plain.example/a/one/</loc>" in (site / "sitemap.xml").read_text("utf-8")
    assert "Sitemap: https://plain.example/sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_without_site_url_nothing_claims_an_address(site_of: Sites) -> None:
    site = site_of(base=PLAIN.replace("site_url: https://plain.example/\n", ""))
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")
    for path, content in shops.read_tree(site).items():
        if path.endswith(".html"):
            assert b"canonical" not in content, path
            assert b'og:url" content=""' not in content, path


def test_site_url_with_a_path_is_the_root_of_the_404_page(site_of: Sites) -> None:
    site = site_of(base=PLAIN.replace("plain.example/", "plain.example/help"))
    html = (site / "404.html").read_text("utf-8")
    assert 'href="/help/assets/' in html
    assert "<loc>https://plain.example/help/a/one/</loc>" in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("key", ["extra_css", "extra_javascript"])
def test_extra_files_are_published_and_loaded_on_every_page(site_of: Sites, key: str) -> None:
    name = "shop.css" if key == "extra_css" else "shop.js"
    site = site_of(f"{key}: [my/{name}, 'https://cdn.example/x.{name[5:]}']", {f"my/{name}": "/* mine */"})
    assert (site / "files" / "my" / name).read_text("utf-8") == "/* mine */"
    for address, up in (("", ""), ("a/one", "../../")):
        html = shops.page(site, address)
        assert f'"{up}files/my/{name}"' in html
        assert f'"https://cdn.example/x.{name[5:]}"' in html
        assert "https://cdn.example" in html.partition("Content-Security-Policy")[2].partition(">")[0]


def test_markdown_extensions_and_their_options_are_used(site_of: Sites) -> None:
    text = {"a/one.md": "# One\n\nHe said -- ==marked==.\n"}
    assert "<mark>" not in shops.page(site_of("", text), "a/one")
    lines = "markdown_extensions:\n  - pymdownx.mark\n  - smarty:\n      smart_dashes: true\n"
    html = shops.page(site_of(lines, text), "a/one")
    assert "<mark>marked</mark>" in html
    assert "–" in shops.main_of(html)
    html = shops.page(site_of(lines.replace("true", "false"), text), "a/one")
    assert "He said -- " in html


def test_icons_of_material_are_listed_when_a_text_has_one(site_of: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    listings: list[object] = []
    index = emoji._load_twemoji_index

    def listing(paths: object) -> object:
        listings.append(paths)
        return index(paths)

    monkeypatch.setattr(emoji, "_load_twemoji_index", listing)
    lines = """\
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""
    site_of(lines)
    assert listings == []
    html = shops.page(site_of(lines, {"a/one.md": "# One\n\nOur van :material-truck: comes :smile:.\n"}), "a/one")
    assert "twemoji" in html
    assert "<svg" in shops.main_of(html).partition("Our van")[2].partition("comes")[0]
    assert len(listings) == 1


def test_nav_decides_the_order(site_of: Sites) -> None:
    def order(site: Path) -> list[str]:
        html = shops.main_of(shops.page(site, "a"))
        return sorted(("One", "Two"), key=lambda title: html.index(f">{title}<"))

    assert order(site_of()) == ["One", "Two"]
    assert order(site_of("nav:\n  - Home: index.md\n  - Part:\n      - a/two.md\n      - a/one.md\n")) == ["Two", "One"]


def test_nav_decides_the_order_of_categories(site_of: Sites) -> None:
    files = {"b/three.md": "# Three\n"}
    html = home(site_of("nav: [index.md, b/three.md, a/one.md]", files))
    assert html.index('href="b/"') < html.index('href="a/"')


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what a page asks for or leads to on its own site."""
        rel = dict(attrs).get("rel") or ""
        for name, value in attrs:
            if name in {"href", "src", "action"} and value and "canonical" not in rel and "alternate" not in rel:
                self.urls.append(value)


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_every_link_of_every_page_leads_to_a_file(tmp_path: Path, use_directory_urls: bool) -> None:
    files = {
        "store.yml": shops.STORE.replace("[en]", "[en, th]"),
        "channels.yml": "channels:\n  - {id: mail, type: email, name: Mail, address: a@shop.example}\n",
        "policies/warranty.yml": (
            "warranties:\n  - {id: legal, kind: legal, name: Legal, duration: 2 years, starts_from: delivery}\n"
        ),
        "en/orders/deep/in.md": "---\ntitle: In\nsummary: S.\npolicy: warranty\n---\n"
        "[up](../track.md#open-the-link) [home](../../index.md) [w](../../../policies/warranty.yml)\n"
        "[contact](../../../channels.yml) [faq](../../faq/top.md#why) ![p](p.png)\n",
        "en/orders/deep/p.png": b"png",
        "en/faq/top.md": "---\ntitle: Top\nsummary: S.\n---\n## Why?\n\n[in](../orders/deep/in.md)\n",
        "th/orders/track.md": "---\ntitle: ติดตาม\nsummary: ส.\n---\n[in](deep/in.md)\n",
    }
    config = shops.CONFIG + f"use_directory_urls: {str(use_directory_urls).lower()}\n"
    site = shops.built(shops.small_shop(tmp_path, files, config))
    published = shops.read_tree(site)
    name = "orders/deep/in/index.html" if use_directory_urls else "orders/deep/in.html"
    assert name in published
    checked = 0
    for path, content in published.items():
        if not path.endswith(".html"):
            continue
        parser = _Links()
        parser.feed(content.decode())
        for url in parser.urls:
            whole = urllib.parse.urlsplit(urllib.parse.urljoin(f"https://help.small.example/{path}", url))
            if whole.scheme != "https" or whole.netloc != "help.small.example":
                continue
            aim = urllib.parse.unquote(whole.path).lstrip("/")
            aim = aim + "index.html" if not aim or aim.endswith("/") else aim
            assert aim in published, f"{path} leads to {url}"
            if whole.fragment and not whole.fragment.startswith("hg-"):
                assert f'id="{urllib.parse.unquote(whole.fragment)}"'.encode() in published[aim], f"{path}: {url}"
            checked += 1
    assert checked > 100


# --- The theme -----------------------------------------------------------------------------------


def test_logo_and_favicon_are_published_and_shown(site_of: Sites) -> None:
    files = {"brand/logo.png": b"logo", "brand/icon.png": b"icon"}
    html = home(site_of("  logo: brand/logo.png\n  favicon: brand/icon.png", files))
    assert '"files/brand/logo.png"' in html
    assert '"files/brand/icon.png"' in html


def test_theme_language_is_the_language_of_a_plain_folder(site_of: Sites) -> None:
    assert '<html lang="cs"' in home(site_of("  language: cs"))


def test_custom_dir_overrides_one_template_one_word_one_file_and_one_icon(tmp_path: Path) -> None:
    own = {
        "templates/parts/footer.html": "<footer>FOOT OF {{ frame.site_name }}</footer>\n",
        "strings/en.yml": "skip_to_content: Jump!\n",
        "assets/css/print.css": "@media print { .mine { color: red } }\n",
        "assets/extra.txt": "more",
        ".icons/material/truck.svg": '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    }
    files = {**MARKDOWN, "a/index.md": "---\ntitle: A\nicon: material/truck\n---\n"}
    plain = shops.built(shops.plain_folder(tmp_path / "plain", files, PLAIN + PLUGIN))
    shops.write_files(tmp_path / "own" / "mine", own)
    config = f"{PLAIN}  custom_dir: mine\n{PLUGIN}"
    site = shops.built(shops.plain_folder(tmp_path / "own", files, config))
    before, after = home(plain), home(site)
    assert "FOOT OF Plain" in after
    assert "FOOT OF" not in before
    assert "Jump!" in after
    assert "Skip to content" not in after
    assert 'd="M0 0h1"' in after
    assert after.count("Search for answers") == before.count("Search for answers") > 0
    (css,) = site.glob("assets/*/css/main.css")
    (css_before,) = plain.glob("assets/*/css/main.css")
    assert ".mine{" in css.read_text("utf-8")
    assert css.read_text("utf-8")[:2000] == css_before.read_text("utf-8")[:2000]
    assert [file.read_text("utf-8") for file in site.glob("assets/*/extra.txt")] == ["more"]
    assert css.parent.parent.name != css_before.parent.parent.name


def test_custom_dir_works_the_same_under_mkdocs(tmp_path: Path) -> None:
    shops.write_files(tmp_path / "mine", {"strings/en.yml": "skip_to_content: Jump!\n"})
    root = shops.plain_folder(tmp_path, MARKDOWN, f"{PLAIN}  custom_dir: mine\n{PLUGIN}")
    result = mkdocs(root, "--site-dir", "by-mkdocs")
    assert result.returncode == 0, result.stderr
    assert shops.read_tree(root / "by-mkdocs") == shops.read_tree(shops.built(root))
    assert "Jump!" in home(root / "by-mkdocs")
