"""The edge to MkDocs: its configuration becomes `Settings`, our artifacts become its files.

The only module that imports mkdocs. `mkdocs build` gives the same files as `helpgen build`, but writes them in place:
it survives bad content, not a kill; only `helpgen build` publishes by a swap.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import base, defaults
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.yaml import yaml_load

from helpgen import mkdocs_rules as broken
from helpgen import pipeline
from helpgen.build_date import build_date
from helpgen.config_source import ConfigSource, nav_paths, report_settings
from helpgen.diagnostics import Diagnostic, Position, Severity, format_text
from helpgen.foreign_settings import MKDOCS_SETTINGS
from helpgen.late_icons import INDEX, late_function, name_of
from helpgen.settings import DEFAULT_MARKDOWN_EXTENSIONS, Brand, MarkdownExtension, Settings, text_of_theme
from helpgen.theme_folders import material_dir, theme_dir

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # a server, which only a preview needs

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


# --- Configuration -------------------------------------------------------------


def read_settings(
    config_path: Path, today: date, *, is_preview: bool = False
) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Return the settings of `mkdocs.yml`, None if it has errors, and what is to say about it."""
    if not config_path.is_file():
        return None, (broken.missing_config.at(Position(config_path.name), str(config_path.name)),)
    try:
        config, errors, warnings = _validate(config_path)
    except (ConfigurationError, UnicodeDecodeError) as error:
        return None, (broken.invalid_setting.at(Position(config_path.name), "mkdocs.yml", str(error)),)
    source = _source(config_path)
    if errors:
        return None, tuple(broken.invalid_setting.at(source.find(key), key, str(error)) for key, error in errors)
    found = [broken.unknown_setting.at(source.find(key), key, str(note), MKDOCS_SETTINGS) for key, note in warnings]
    return _settings(config, source, today, is_preview=is_preview), (*found, *_report(config, source))


def _validate(config_path: Path) -> tuple[defaults.MkDocsConfig, list[tuple[str, Exception]], list[tuple[str, str]]]:
    # MkDocs stops at the first wrong value: it is set aside and the file is read again, until nothing else is wrong.
    wrong: dict[str, Exception] = {}
    while True:
        config = defaults.MkDocsConfig(config_file_path=str(config_path.resolve()))
        stand_ins = {**dict(config), "site_name": "-", "docs_dir": str(theme_dir())}
        with config_path.open("rb") as file:
            config.load_file(file)
        _delay_icons(config["markdown_extensions"])
        config.update({key: stand_ins[key] for key in wrong})
        errors, warnings = config.validate()
        new = {key: error for key, error in errors if key not in wrong}
        if new:
            wrong |= new
            continue
        if wrong.keys() == {"docs_dir"}:
            missing = config_path.resolve().parent / str(read_file(config_path).get("docs_dir", "docs"))
            if not missing.is_dir():  # the stage that reads it says so
                config.docs_dir = str(missing)
                del wrong["docs_dir"]
        return config, list(wrong.items()), warnings


def _delay_icons(extensions: object) -> None:
    # MkDocs would make Material's index to see whether the extension can be used.
    for entry in extensions if isinstance(extensions, list) else [extensions]:
        options = entry.get("pymdownx.emoji") if isinstance(entry, dict) else None
        if isinstance(options, dict) and name_of(options.get("emoji_index")) == INDEX:
            options["emoji_index"] = late_function(INDEX)


def read_file(config_path: Path) -> Mapping[str, object]:
    """Return what stands in `mkdocs.yml`, which MkDocs has read without a complaint."""
    with config_path.open("rb") as file:
        loaded = yaml_load(file)
    return {str(key): value for key, value in loaded.items()}


def _source(config_path: Path) -> ConfigSource:
    return ConfigSource(config_path, read_file(config_path))


def _report(config: defaults.MkDocsConfig, source: ConfigSource) -> Iterator[Diagnostic]:
    return report_settings(source, config.theme.name, list(config.plugins))


def _settings(config: defaults.MkDocsConfig, source: ConfigSource, today: date, *, is_preview: bool) -> Settings:
    config_path = Path(config.config_file_path or "mkdocs.yml")
    theme = config.theme
    own_dirs = [Path(theme.custom_dir)] if theme.custom_dir else []
    site_url = config.site_url or ""
    return Settings(
        site_name=config.site_name,
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        description=config.site_description or "",
        project_dir=config_path.parent.resolve(),
        config_path=config_path.resolve(),
        content_dir=(config_path.parent / str(config.docs_dir)).absolute(),
        site_dir=Path(config.site_dir).absolute(),
        theme_dirs=(*own_dirs, theme_dir()),
        material_dir=material_dir(),
        language=text_of_theme(theme.get("language")) or "en",
        brand=Brand(text_of_theme(theme.get("logo")), text_of_theme(theme.get("favicon")), config.copyright or ""),
        markdown_extensions=tuple(_extensions(config, source)),
        extra_css=tuple(str(path) for path in config.extra_css),
        extra_javascript=tuple(str(script) for script in config.extra_javascript),
        nav=tuple(nav_paths(config.nav)),
        use_directory_urls=config.use_directory_urls,
        today=today,
        is_strict=config.strict,
        is_preview=is_preview,
    )


def _extensions(config: defaults.MkDocsConfig, source: ConfigSource) -> Iterator[MarkdownExtension]:
    for name in config.markdown_extensions:
        yield MarkdownExtension(name, dict(config.mdx_configs.get(name) or {}))
    if "markdown_extensions" not in source.written:
        yield from DEFAULT_MARKDOWN_EXTENSIONS


def dev_address(config_path: Path) -> tuple[str, int]:
    """Return host and port of `dev_addr`; raises ConfigurationError for a file that MkDocs cannot read."""
    config, _, _ = _validate(config_path)
    return config.dev_addr.host, config.dev_addr.port


# --- Plugin ----------------------------------------------------------------------


class HelpgenConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs types its hook for subclasses loosely
    """The plugin has no options: shop options live in `store.yml`."""


class HelpgenPlugin(BasePlugin[HelpgenConfig]):  # type: ignore[no-untyped-call]  # as above
    """Gives MkDocs the finished help center as generated files."""

    _command: str = "build"
    _settings: Settings
    _files: Mapping[str, bytes]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; also keeps one plugin for all builds of a server."""
        self._command = command

    def on_config(self, config: defaults.MkDocsConfig) -> defaults.MkDocsConfig:
        """Read the settings and take from MkDocs what helpgen does itself."""
        today, _ = build_date("")
        source = _source(Path(config.config_file_path or "mkdocs.yml"))
        self._settings = _settings(config, source, today, is_preview=self._command == "serve")
        config.theme.static_templates.clear()
        config.nav = None
        config.extra_css.clear()
        config.extra_javascript.clear()
        return config

    def on_pre_build(self, *, config: defaults.MkDocsConfig) -> None:
        """Run the pipeline up to render. MkDocs empties the site after this, so errors stop here."""
        source = _source(self._settings.config_path)
        built = pipeline.render_all(self._settings)
        for diagnostic in (*_report(config, source), *built.diagnostics):
            _log.log(_LEVELS[diagnostic.severity], format_text([diagnostic], lambda _: ""))
        if built.site is None:
            raise PluginError("the help center has errors; the published site is as it was")
        self._files = built.site.files

    def on_files(self, files: Files, /, *, config: defaults.MkDocsConfig) -> Files:
        """Return the artifacts and nothing else."""
        return Files([_generated(config, path, content) for path, content in self._files.items()])

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: defaults.MkDocsConfig, builder: object
    ) -> "LiveReloadServer":
        """Watch the theme folders too."""
        for folder in self._settings.theme_dirs:
            server.watch(str(folder))
        return server


def _generated(config: defaults.MkDocsConfig, path: str, content: bytes) -> File:
    # MkDocs takes every file named .md for a page to make; a twin is finished, so MkDocs knows it by another name.
    name = f"{path}.txt" if path.endswith(".md") else path
    file = File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED)
    file.dest_uri = path
    return file


_log = get_plugin_logger(__name__)
