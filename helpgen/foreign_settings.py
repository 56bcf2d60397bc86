"""Settings of MkDocs and Material: which of them are honoured, and what is said of the others.

A table of names only; knows nothing of how either program works.
"""

import enum
from collections.abc import Mapping


class Treatment(enum.Enum):
    """What helpgen does with a setting."""

    HONOURED = "honoured"
    """It does here what it does there, or nearly; the note says what differs."""
    REPORTED = "reported"
    """It has no effect; a diagnostic says so when it is set."""
    UNNEEDED = "unneeded"
    """What it asks for happens anyway, or concerns MkDocs' own commands only: no effect, no report."""


H, R, U = Treatment.HONOURED, Treatment.REPORTED, Treatment.UNNEEDED

MKDOCS_SETTINGS: Mapping[str, tuple[Treatment, str]] = {
    "config_file_path": (U, "Set by MkDocs itself."),
    "copyright": (H, "Printed at the foot of every page, as plain text."),
    "dev_addr": (H, "Where `helpgen serve` listens."),
    "docs_dir": (H, "The content folder."),
    "draft_docs": (R, "Use `status: draft` in the article."),
    "edit_uri": (R, "Shoppers do not edit pages."),
    "edit_uri_template": (R, "Shoppers do not edit pages."),
    "exclude_docs": (R, "Use `status: draft`, or a name that begins with a dot."),
    "extra": (R, "Values are not passed to templates; facts of the shop live in `store.yml`."),
    "extra_css": (H, "Files of the content folder or addresses, loaded after the theme's own style sheet."),
    "extra_javascript": (H, "Files of the content folder or addresses, loaded as modules."),
    "extra_templates": (R, "Put templates into `templates/` of your theme folder."),
    "google_analytics": (R, "Load the counter's script with `extra_javascript`."),
    "hooks": (R, "They run under `mkdocs build` only; events of single pages do not fire."),
    "markdown_extensions": (H, "Extensions that read files are refused."),
    "mdx_configs": (H, "Options of Markdown extensions."),
    "nav": (H, "Its order is used; titles come from the articles."),
    "not_in_nav": (U, "Every published page is reachable."),
    "pages": (R, "Old name of `nav`."),
    "plugins": (H, "`helpgen` itself; others run under `mkdocs build` only, and their page events do not fire."),
    "remote_branch": (U, "For `mkdocs gh-deploy`."),
    "remote_name": (U, "For `mkdocs gh-deploy`."),
    "repo_name": (R, "Shoppers do not need the repository."),
    "repo_url": (R, "Shoppers do not need the repository."),
    "site_author": (R, "The store's name stands in `store.yml`."),
    "site_description": (
        H,
        "Description of the home page in the default language, unless its `index.md` has a summary.",
    ),
    "site_dir": (H, "Where the site is published."),
    "site_name": (H, "Name of the help center."),
    "site_url": (H, "Needed for canonical addresses, translations and the sitemap."),
    "strict": (H, "Warnings fail, as with `--strict`."),
    "theme": (H, "See the next table."),
    "use_directory_urls": (H, "Whether `a.md` becomes `a/` or `a.html`."),
    "validation": (R, "Links and anchors are always checked."),
    "watch": (R, "`helpgen serve` watches the content, the theme and `mkdocs.yml`."),
}
"""Every setting of MkDocs 1.6."""

THEME_SETTINGS: Mapping[str, tuple[Treatment, str]] = {
    "custom_dir": (H, "Your theme folder: `templates/`, `assets/`, `strings/`, `.icons/`."),
    "direction": (R, "Follows from the language."),
    "favicon": (H, "A file of the content folder."),
    "features": (R, "The help center has a navigation and search of its own."),
    "font": (R, "Pages use the fonts of the system and ask no other site for any."),
    "icon": (R, "Categories name their icon in `index.md`."),
    "include_search_page": (U, "Set by Material itself."),
    "language": (H, "The default language where no `store.yml` names one."),
    "locale": (R, "Use `language`."),
    "logo": (H, "A file of the content folder."),
    "name": (H, "`material` brings icons and words; other themes have no effect."),
    "palette": (R, "Colours are set in `brand` of `store.yml`."),
    "search_index_only": (U, "Set by Material itself."),
    "static_templates": (R, "Every page of the theme is planned."),
}
"""Every setting of the theme `material` 9.8."""
