"""An ordinary configuration is read without MkDocs, and means what MkDocs makes of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import shops
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from helpgen import mkdocs_plugin
from helpgen.plain_settings import read_plain_settings
from helpgen.settings import Settings

TODAY = date(2026, 11, 21)
FILES = {"content/index.md": "# Home\n", "texts/a/index.md": "# Home\n", "own/a.txt": "", "site/index.html": ""}
EMOJI = """\
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc: {permalink: true}
"""
NEEDED = "site_name: Shop\ndocs_dir: content\ntheme: material\n"


def written(root: Path, config: str) -> Path:
    shops.write_files(root, {**FILES, "mkdocs.yml": config})
    return root / "mkdocs.yml"


def named(settings: Settings) -> Mapping[str, object]:
    """Return settings with functions as their names."""
    values = {name: getattr(settings, name) for name in settings.__struct_fields__}
    extensions = [
        (one.name, {key: getattr(value, "__qualname__", value) for key, value in one.options.items()})
        for one in settings.markdown_extensions
    ]
    return {**values, "markdown_extensions": extensions}


def agree(file: Path) -> bool:
    """Tell whether a file is plain; if so, both readers must say the same."""
    plain = read_plain_settings(file, TODAY, is_preview=True)
    if plain is None:
        return False
    expected, found = mkdocs_plugin.read_settings(file, TODAY, is_preview=True)
    assert expected is not None, found
    assert named(plain[0]) == named(expected)
    assert plain[1] == found
    return True


@pytest.mark.parametrize("place", ["mkdocs.yml", "tests/kitchen/mkdocs.yml", "tests/golden/shop/mkdocs.yml"])
def test_configurations_of_the_repository_are_plain(place: str) -> None:
    assert agree(shops.PROJECT_DIR / place)


def test_configuration_of_a_new_shop_is_plain(tmp_path: Path) -> None:
    assert shops.run_bare("new", str(tmp_path / "shop"), "--yes").exit_code == 0
    assert agree(tmp_path / "shop" / "mkdocs.yml")


PLAIN: Sequence[str] = (
    "",
    "site_url: https://help.example.com\n",
    "site_url: http://localhost:8000/help/\n",
    "site_description: All about orders.\nsite_author: Us\ncopyright: Shop Ltd. © 2026\n",
    "strict: true\nuse_directory_urls: false\nsite_dir: out/site\n",
    "plugins: [helpgen, search]\n",
    "plugins: []\n",
    "extra_css: [a/b.css, https://cdn.example/x.css]\nextra_javascript:\n  - a.js\n",
    "extra:\n  social:\n    - icon: a/b\n      link: https://a.example\n",
    "nav:\n  - index.md\n  - Orders:\n      - orders/a.md\n      - Track: orders/b.md\n  - Last: c.md\n",
    "markdown_extensions: []\n",
    "markdown_extensions: [tables, toc, smarty, pymdownx.mark]\n",
    "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true}\n  - admonition:\n  - attr_list\n",
    EMOJI,
)


@pytest.mark.parametrize("more", PLAIN)
def test_ordinary_settings_are_read_alike(tmp_path: Path, more: str) -> None:
    assert agree(written(tmp_path, NEEDED + more))


@pytest.mark.parametrize(
    "theme",
    [
        "{name: material, language: th, logo: brand/a.svg, favicon: assets/images/favicon.png}",
        "{name: material, font: false, features: [navigation.top, content.code.copy], palette: {scheme: default}}",
        "\n  name: material\n  custom_dir: own\n  icon: {repo: fontawesome}\n  direction: rtl",
    ],
)
def test_settings_of_the_theme_are_read_alike(tmp_path: Path, theme: str) -> None:
    assert agree(written(tmp_path, f"site_name: Shop\ndocs_dir: content\ntheme: {theme}\n"))


@pytest.mark.parametrize(
    "config",
    [
        "theme: material\ndocs_dir: content\n",
        "site_name: Shop\ndocs_dir: content\n",
        "site_name: Shop\ntheme: material\n",
        *(
            NEEDED + more
            for more in (
                "INHERIT: base.yml\n",
                "hooks: [hook.py]\n",
                "copyright: !ENV [NAME, nobody]\n",
                "repo_url: https://code.example/shop/help\n",
                "site_url: help.example.com\n",
                "site_url: 1\n",
                "strict: perhaps\n",
                "site_dir: content/site\n",
                "site_dir: ../site\n",
                "site_dir: content\n",
                "plugins: [search, tags]\n",
                "plugins: [helpgen, helpgen]\n",
                "plugins: [{search: {lang: en}}]\n",
                "plugins:\n",
                "markdown_extensions: {toc: {permalink: true}}\n",
                "markdown_extensions: [pymdownx.snippets]\n",
                "markdown_extensions: [pymdownx.nothing]\n",
                "markdown_extensions: [admonition, admonition]\n",
                "markdown_extensions: [{toc: {permanent: true}}]\n",
                "markdown_extensions: [{toc: {permalink: sometimes}}]\n",
                "markdown_extensions: [{toc: a, tables: b}]\n",
                "markdown_extensions:\n",
                "mdx_configs: {toc: {permalink: true}}\n",
                "extra_css: a.css\n",
                "extra_javascript: [{path: a.js, defer: true}]\n",
                "extra_javascript: [a.mjs]\n",
                "nav: a.md\n",
                "nav: []\n",
                "nav: [{a: b.md, c: d.md}]\n",
                "nav: [a.md, [b.md]]\n",
                "unknown: a\n",
            )
        ),
        *(
            f"site_name: Shop\ndocs_dir: content\ntheme: {theme}\n"
            for theme in ("mkdocs", "{custom_dir: own}", "{name: material, custom_dir: nowhere}", "{name: }",
                          "{name: material, locale: th}", "{name: material, language: [th]}", "")
        ),
        "site_name: Shop\ndocs_dir: nowhere\ntheme: material\n",
        "site_name: Shop\ndocs_dir: index.md\ntheme: material\n",
        "site_name: Shop\ndocs_dir: .\ntheme: material\n",
        "- a\n",
        "",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_mkdocs(tmp_path: Path, config: str) -> None:
    file = written(tmp_path, config)
    assert read_plain_settings(file, TODAY) is None
    file.write_bytes(config.encode("utf-16"))
    assert read_plain_settings(file, TODAY) is None


def test_file_that_is_none_is_left_to_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("mkdocs.yml")
    assert read_plain_settings(tmp_path / "mkdocs.yml", TODAY) is None
    (tmp_path / "mkdocs.yml").unlink()
    assert read_plain_settings(tmp_path / "mkdocs.yml", TODAY) is None
    assert "HC401" in shops.build(tmp_path).stdout


def test_link_to_a_configuration_means_the_folder_that_it_leads_to(tmp_path: Path) -> None:
    written(tmp_path / "one", NEEDED)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "mkdocs.yml").symlink_to("../one/mkdocs.yml")
    assert agree(tmp_path / "two" / "mkdocs.yml")


VALUES: Mapping[str, Sequence[str]] = {
    "site_name": ["Shop", '"Shop: help"', "1", "true", ""],
    "site_url": ["https://a.example", "https://a.example/b/", "http://a.example:80/b", "a", "https://", "[a]"],
    "site_description": ["Words.", "''", "no"],
    "copyright": ["Us", "{a: b}", "''"],
    "docs_dir": ["content", "texts/a", "texts/a/", "./content", "nowhere", "."],
    "site_dir": ["site", "out", "content/a", "texts", "site/../content", "/tmp/a"],
    "theme": [
        "material", "{name: material}", "{name: material, language: th}", "{name: material, custom_dir: own}",
        "{name: material, logo: a.svg}", "{name: mkdocs}", "{language: th}", "readthedocs",
        "{name: material, static_templates: [a.html]}", "{name: material, foo: bar}",
    ],
    "plugins": ["[helpgen]", "[search, helpgen]", "[]", "helpgen", "{helpgen: {}}", "[tags]"],
    "markdown_extensions": [
        "[]", "[toc]", "[tables, admonition]", "[{toc: {permalink: false}}]", "[{toc: {}}]", "[nothing]",
        "[{pymdownx.tasklist: {custom_checkbox: true}}]", "[{admonition: {a: true}}]",
        "[pymdownx.superfences, attr_list, abbr]", "[{pymdownx.mark: }]",
    ],
    "extra_css": ["[a.css]", "[a/b.css, c.css]", "[1]", "a.css", "[/a.css]"],
    "extra_javascript": ["[a.js]", "[b.mjs]", "[{path: a.js}]"],
    "nav": ["[a.md]", "[{A: a.md}]", "[{A: [b.md, {C: c.md}]}]", "[]", "[{A: {B: b.md}}]", "a.md"],
    "use_directory_urls": ["true", "false", "yes", "1"],
    "strict": ["true", "false", "off"],
    "extra": ["{a: b}", "[a]", "{a: [b, {c: d}]}"],
    "repo_url": ["https://a.example"],
}  # fmt: skip


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries({}, optional={key: st.sampled_from(values) for key, values in VALUES.items()}))
def test_whatever_stands_together_is_read_alike(tmp_path: Path, values: Mapping[str, str]) -> None:
    lines = {"site_name": "Shop", "docs_dir": "content", "theme": "material", **values}
    agree(written(tmp_path, "".join(f"{key}: {value}\n" for key, value in lines.items())))
