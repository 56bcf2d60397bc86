"""What is said at the terminal, and the options that several commands share."""

import functools
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from helpgen import __version__
from helpgen.build_date import build_date
from helpgen.diagnostics import (
    Diagnostic,
    Position,
    Rule,
    Severity,
    count_severities,
    format_github,
    format_json,
    format_sarif,
    format_text,
)
from helpgen.heap import lasting, uncollected
from helpgen.plain_settings import read_plain_settings
from helpgen.settings import Settings

Diagnostics = tuple[Diagnostic, ...]

config_option = click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default=Path("mkdocs.yml"), help="Your mkdocs.yml."
)
date_option = click.option(
    "--date", "day", default="", metavar="YYYY-MM-DD", help="The day that decides what is published."
)
strict_option = click.option("--strict", is_flag=True, help="Warnings fail, too.")
all_option = click.option(
    "--all", "show_all", is_flag=True, help="List every diagnostic, repeats too, and every changed file."
)
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How diagnostics are printed.",
)
search_option = click.option(
    "--search", "asks_search", is_flag=True, help="Ask the search, too: search_tests.yml; a build also every article."
)


@functools.cache
def all_rules() -> tuple[Rule[...], ...]:
    """Return every rule of helpgen."""
    with lasting():  # few commands need them; importing takes time
        from helpgen import changes, deploy, external, mkdocs_rules, pipeline, start, xliff
        from helpgen.importers import rules as import_rules

    apart = (mkdocs_rules, deploy, changes, external, start, xliff, import_rules)
    return (*pipeline.all_rules(), *(rule for part in apart for rule in part.RULES))


def read_settings(
    config_file: Path, day: str, *, is_preview: bool = False, is_strict: bool = False
) -> tuple[Settings | None, Diagnostics]:
    """Return the settings, None if they have errors, and what is wrong with them; print the day of the build."""
    try:
        today, source = build_date(day)
    except ValueError:
        if not day:
            raise click.UsageError("SOURCE_DATE_EPOCH is no number of seconds since 1970.") from None
        raise click.BadParameter(f'"{day}" is no day. Write it as YYYY-MM-DD.', param_hint="--date") from None
    say(f"Date: {today.isoformat()} ({source})")
    settings, found = read_config(config_file, today, is_preview=is_preview)
    return (replace(settings, is_strict=True) if settings and is_strict else settings), found


def read_config(config_file: Path, today: date, *, is_preview: bool = False) -> tuple[Settings | None, Diagnostics]:
    """Return the settings of a `mkdocs.yml`, None if they have errors, and what is wrong with them."""
    plain = read_plain_settings(config_file, today, is_preview=is_preview)
    if plain is not None:
        return plain
    with uncollected():  # MkDocs takes long to import
        from helpgen import mkdocs_plugin

        return mkdocs_plugin.read_settings(config_file, today, is_preview=is_preview)


def say(sentence: str) -> None:
    """Print a sentence to stderr, so that `--format json` can be piped."""
    click.echo(sentence, err=True)


def summarise(diagnostics: Diagnostics) -> str:
    """Return how many errors, warnings and notes there are."""
    counts = count_severities(diagnostics)
    words = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.INFO: ("note", "notes"),
    }
    parts = [f"{count} {words[severity][count != 1]}" for severity, count in counts.items() if count]
    return ", ".join(parts) or "no problems"


def show_path(path: Path) -> str:
    """Return a path as a reader of the terminal expects it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def progress_bar() -> Callable[[str, int, int], None]:
    """Return a bar that shows progress, where somebody watches; redrawn a hundred times at most."""
    if not sys.stderr.isatty():
        return lambda stage, done, total: None

    def show(stage: str, done: int, total: int) -> None:
        step = max(1, total // 100)
        if total >= 50 and (done % step == 0 or done + 1 == total):
            filled = 30 * (done + 1) // total
            end = "\r\033[K" if done + 1 == total else "\r"
            click.echo(
                f"\r{stage:10} [{'#' * filled}{'-' * (30 - filled)}] {done + 1}/{total}{end}", nl=False, err=True
            )

    return show


def print_diagnostics(diagnostics: Diagnostics, config_file: Path, output_format: str, *, show_all: bool) -> None:
    """Print diagnostics in one of the forms."""
    root = config_file.parent

    def read_line(position: Position) -> str:
        try:
            lines = (root / position.path).read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return lines[position.line - 1] if position.line <= len(lines) else ""

    match output_format:
        case "json":
            click.echo(format_json(diagnostics))
        case "github":
            click.echo(format_github(diagnostics))
        case "sarif":
            click.echo(format_sarif(diagnostics, all_rules(), __version__))
        case _:
            if diagnostics:
                click.echo(format_text(diagnostics, read_line, show_all=show_all))
