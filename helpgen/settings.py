"""Plain values from `mkdocs.yml`, the theme folders and the command line: each option and what is valid.

Knows nothing of YAML, argv or MkDocs.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct


class MarkdownExtension(Struct, frozen=True):
    """One entry of `markdown_extensions`."""

    name: str
    options: Mapping[str, object]
    """As written in `mkdocs.yml`; may hold functions, which the emoji extension needs."""


DEFAULT_MARKDOWN_EXTENSIONS: tuple[MarkdownExtension, ...] = (
    MarkdownExtension("abbr", {}),
    MarkdownExtension("admonition", {}),
    MarkdownExtension("attr_list", {}),
    MarkdownExtension("def_list", {}),
    MarkdownExtension("footnotes", {}),
    MarkdownExtension("md_in_html", {}),
    MarkdownExtension("pymdownx.details", {}),
    MarkdownExtension("pymdownx.highlight", {}),
    MarkdownExtension("pymdownx.superfences", {}),
    MarkdownExtension("pymdownx.tabbed", {"alternate_style": True}),
    MarkdownExtension("pymdownx.tasklist", {}),
)
"""Added to MkDocs' own (toc, tables, fenced_code) where `mkdocs.yml` has no `markdown_extensions`."""

_OF_MARKDOWN = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
})  # fmt: skip
_READING_FILES = ("pymdownx.snippets", "pymdownx.b64")


def is_usual_extension(name: str) -> bool:
    """Tell whether an extension comes with Python-Markdown or PyMdown, and looks at nothing but the text."""
    if name.startswith("pymdownx."):
        return not name.startswith(_READING_FILES)
    return name.removeprefix("markdown.extensions.") in _OF_MARKDOWN


class Brand(Struct, frozen=True):
    """What makes the site the shop's own."""

    logo: str
    """Path inside the content folder or an address; "" for none."""
    favicon: str
    """As `logo`."""
    copyright: str
    """Text for the foot of the page; "" for none."""


class Settings(Struct, frozen=True):
    """Every option of a build."""

    site_name: str
    site_url: str
    """Where the site will stand, with a slash at the end; "" if unknown."""
    description: str
    """One sentence about the site; "" for the theme's own."""
    project_dir: Path
    """The folder of `mkdocs.yml`; messages name files relative to it."""
    config_path: Path
    """`mkdocs.yml` itself."""
    content_dir: Path
    site_dir: Path
    theme_dirs: tuple[Path, ...]
    """Searched in this order for `templates/`, `assets/`, `strings/` and `.icons/`: the shop's own, then ours."""
    material_dir: Path
    """Material's templates, for its icons and its words in other languages."""
    language: str
    """The default language where no `store.yml` names one."""
    brand: Brand
    markdown_extensions: tuple[MarkdownExtension, ...]
    extra_css: tuple[str, ...]
    """Paths inside the content folder or addresses."""
    extra_javascript: tuple[str, ...]
    """As `extra_css`; loaded as modules, deferred."""
    nav: tuple[str, ...]
    """Paths inside the content folder in the order of `nav`; empty: by front matter and name."""
    use_directory_urls: bool
    """Whether `a.md` becomes `a/` rather than `a.html`."""
    today: date
    """Decides what is published, expired or overdue. Nothing else reads the clock."""
    is_strict: bool = False
    """Whether warnings fail, too."""
    is_preview: bool = False
    """Whether the pages are served on the writer's own machine while she edits."""
    shows_drafts: bool = False
    """Whether drafts have pages: only in `helpgen serve`, which marks them."""

    @property
    def resource_dirs(self) -> tuple[Path, ...]:
        """Where icons and words are looked for, the first find wins."""
        return (*self.theme_dirs, self.material_dir)


def text_of_theme(value: object) -> str:
    """Return a setting of the theme; "" for Material's own logo and favicon, whose files are not shipped."""
    return value if isinstance(value, str) and not value.startswith("assets/images/") else ""


class Strings(Struct, frozen=True):
    """The theme's words in one language; templates print them, plan fills their blanks."""

    language: str
    entries: Mapping[str, str | Mapping[str, str]]
    """Key to words, or to words by CLDR plural category (`one`, `few`, `other` …)."""

    def __getitem__(self, key: str) -> str:
        """Return the words of a key without plural forms; raises KeyError if the theme does not have it."""
        words = self.entries[key]
        if not isinstance(words, str):
            raise KeyError(f"{key} has plural forms")
        return words

    def plural(self, key: str, category: str) -> str:
        """Return the words of a key for a CLDR plural category; raises KeyError if the theme does not have it."""
        words = self.entries[key]
        if isinstance(words, str):
            return words
        return words[category] if category in words else words["other"]
