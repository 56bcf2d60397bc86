"""The commands that build, publish and look after what was published. They call the pipeline and print."""

import re
import sys
import time
from pathlib import Path

import click

from helpgen import pipeline
from helpgen.console import (
    all_option,
    config_option,
    date_option,
    format_option,
    print_diagnostics,
    progress_bar,
    read_settings,
    say,
    search_option,
    show_path,
    strict_option,
    summarise,
)
from helpgen.diagnostics import Diagnostic, sort_diagnostics
from helpgen.heap import lasting
from helpgen.pipeline import Built, Means, Release, Shard
from helpgen.settings import Settings

_SHARD = re.compile(r"(-?\d+)/(-?\d+)")


@click.command()
@config_option
@date_option
@strict_option
@search_option
@all_option
@format_option
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="So many processes; 0: one for each processor.")
@click.option("--cache", "cache_dir", type=click.Path(path_type=Path), help="A cache that several machines share.")
@click.option("--no-cache", "is_uncached", is_flag=True, help="Make everything anew, and remember nothing.")
@click.option("--shard", "shard_text", default="", metavar="I/N", help="Only one of N parts, for `helpgen merge`.")
@click.option("--profile", "is_profiled", is_flag=True, help="Say where the time went.")
@click.option("--explain", "explained", multiple=True, metavar="PATH", help="Say why a page was rendered, or not.")
@lasting()  # the program ends with its build
def build(
    config_file: Path,
    day: str,
    strict: bool,
    asks_search: bool,
    show_all: bool,
    output_format: str,
    jobs: int,
    cache_dir: Path | None,
    is_uncached: bool,
    shard_text: str,
    is_profiled: bool,
    explained: tuple[str, ...],
) -> None:
    """Check, build and publish the site in one step."""
    started = time.monotonic()
    shard, found_in_shard = _read_shard(shard_text)
    if found_in_shard:
        print_diagnostics(found_in_shard, config_file, output_format, show_all=show_all)
        sys.exit(2)
    settings, found = read_settings(config_file, day, is_strict=strict)
    if settings is None:
        print_diagnostics(found, config_file, output_format, show_all=show_all)
        sys.exit(1)
    means = Means(jobs=jobs, is_cached=not is_uncached, cache_dir=cache_dir, progress=progress_bar())
    built = pipeline.build(settings, found, means, asks_search=asks_search, shard=shard)
    diagnostics = sort_diagnostics([*found, *built.diagnostics])
    print_diagnostics(diagnostics, config_file, output_format, show_all=show_all)
    for line in means.profile.lines() if is_profiled else ():
        say(line)
    for path in explained:
        say(pipeline.explain(built, path))
    changes = built.release.changes if built.release else None
    for line in changes.lines(show_all=show_all) if changes and not shard else ():
        say(line)
    place = show_path(settings.site_dir) + (shard.suffix if shard else "")
    _finish(built, diagnostics, place, time.monotonic() - started)


def _finish(built: Built, diagnostics: tuple[Diagnostic, ...], place: str, seconds: float) -> None:
    if built.plan is None or built.release is None:
        is_by_warning = not any(diagnostic.is_error for diagnostic in diagnostics)
        reason = "; warnings fail in strict mode" if is_by_warning else ""
        say(f"Nothing was published: {summarise(diagnostics)}{reason}.")
        sys.exit(1)
    languages = ", ".join(built.plan.languages)
    what = f"{place}/ is unchanged" if built.release.was_current else f"Published {place}/"
    say(f"{what}: {built.plan.page_count} pages in {languages}; {summarise(diagnostics)}; {seconds:.1f} s.")


def _read_shard(text: str) -> tuple[Shard | None, tuple[Diagnostic, ...]]:
    if not text:
        return None, ()
    match = _SHARD.fullmatch(text)
    if match is None:
        raise click.BadParameter(f'"{text}" is no shard. Write 1/4 for the first of four.', param_hint="--shard")
    return pipeline.shard_of(int(match[1]), int(match[2]))


@click.command()
@config_option
@format_option
@click.argument("folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path))
def merge(config_file: Path, output_format: str, folders: tuple[Path, ...]) -> None:
    """Publish the site whose parts `helpgen build --shard` has made."""
    settings = _settings_of(config_file)
    release, found = pipeline.merge(settings, folders)
    _end(settings, config_file, output_format, release, found)


@click.command()
@config_option
@format_option
@click.option("--list", "is_list", is_flag=True, help="Name the releases that can be brought back.")
@click.argument("release", default="", metavar="[RELEASE]")
def rollback(config_file: Path, output_format: str, is_list: bool, release: str) -> None:
    """Bring back the release before, or the one that is named."""
    settings = _settings_of(config_file)
    if is_list:
        for name in pipeline.earlier_releases(settings.site_dir):
            click.echo(name)
        return
    restored, found = pipeline.roll_back(settings, release)
    _end(settings, config_file, output_format, restored, found)


def _end(
    settings: Settings,
    config_file: Path,
    output_format: str,
    release: Release | None,
    found: tuple[Diagnostic, ...],
) -> None:
    print_diagnostics(found, config_file, output_format, show_all=True)
    if release is None:
        say(f"Nothing was published: {summarise(found)}.")
        sys.exit(1)
    what = "is unchanged" if release.was_current else "is published"
    say(f"{show_path(settings.site_dir)}/ {what}: release {release.digest[:12]}, {release.file_count} files.")


@click.command()
@config_option
@format_option
def verify(config_file: Path, output_format: str) -> None:
    """Compare every file of the published site with what was published."""
    settings = _settings_of(config_file)
    count, found = pipeline.verify(settings)
    print_diagnostics(found, config_file, output_format, show_all=True)
    if found:
        sys.exit(1)
    say(f"{show_path(settings.site_dir)}/ is whole: {count} files are what was published.")


def _settings_of(config_file: Path) -> Settings:
    settings, _ = read_settings(config_file, "")
    if settings is None:
        raise click.UsageError(f'"{config_file}" cannot be used; run "helpgen check".')
    return settings


COMMANDS = (build, merge, rollback, verify)
