"""The command `helpgen check`: what is wrong with the content, and what a change of it touches."""

import sys
import tempfile
from pathlib import Path

import click
from msgspec import Struct

from helpgen import changes, pipeline
from helpgen.console import (
    Diagnostics,
    all_option,
    config_option,
    date_option,
    format_option,
    print_diagnostics,
    progress_bar,
    read_config,
    read_settings,
    say,
    search_option,
    strict_option,
    summarise,
)
from helpgen.diagnostics import Diagnostic, Position, sort_diagnostics
from helpgen.settings import Settings


@click.command()
@config_option
@date_option
@strict_option
@search_option
@all_option
@format_option
@click.option(
    "--changed",
    "earlier",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[REF]",
    help="Say what has changed since the branch left REF (main if you name none), and only problems that are new.",
)
@click.option(
    "--comment",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --changed: write the same as Markdown, for a pull request.",
)
@click.option(
    "--external", "asks_others", is_flag=True, help="Ask other sites, too, whether what you link to still stands there."
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="HOST",
    help="With --external: ask this host though it is in a private network.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 60),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="With --external: between two requests to one host.",
)
def check(
    config_file: Path,
    day: str,
    strict: bool,
    asks_search: bool,
    show_all: bool,
    output_format: str,
    earlier: str | None,
    comment: Path | None,
    asks_others: bool,
    allowed: tuple[str, ...],
    delay: float,
) -> None:
    """Report everything that is wrong with the content; write nothing."""
    settings, found = read_settings(config_file, day, is_strict=strict)
    diagnostics, difference = found, None
    is_comparing = earlier is not None or comment is not None
    if settings is not None:
        prepared = pipeline.prepare(settings, pipeline.Means(progress=progress_bar()))
        told = pipeline.check_prepared(prepared, settings, progress_bar(), asks_search=asks_search)
        asked = _ask_others(settings, prepared, delay, frozenset(allowed)) if asks_others else ()
        diagnostics = sort_diagnostics([*found, *told, *asked])
        if is_comparing:
            difference = _compare(settings, prepared, diagnostics, earlier or "", config_file)
            diagnostics = difference.diagnostics
    print_diagnostics(diagnostics, config_file, output_format, show_all=show_all)
    if is_comparing:
        _tell(difference or _Difference(None, diagnostics, 0), output_format, comment, show_all=show_all)
    has_error = any(diagnostic.is_error for diagnostic in diagnostics)
    is_strict = strict or (settings is not None and settings.is_strict)
    fails_by_warning = is_strict and not has_error and pipeline.has_warnings(diagnostics)
    summary = summarise(diagnostics) + ("; warnings fail in strict mode" if fails_by_warning else "")
    say(f"{summary[:1].upper()}{summary[1:]}.")
    sys.exit(1 if has_error or fails_by_warning else 0)


# --- Other sites -------------------------------------------------------------------


def _ask_others(
    settings: Settings, prepared: pipeline.Prepared, delay_seconds: float, allowed: frozenset[str]
) -> Diagnostics:
    from helpgen import external  # a client of the web; no other check needs it

    if prepared.help_center is None:
        say("Other sites are not asked before the errors are corrected.")
        return ()
    links = tuple(external.find_links(prepared.help_center, settings.today))
    folder = pipeline.work_dir(settings)
    answers = dict(external.read_answers(folder, settings.today))
    unknown = {link.url for link in links} - answers.keys()
    asked = external.ask_all(unknown, external.Manners(delay_seconds, allowed), progress_bar())
    answers |= {url: (settings.today, outcome) for url, outcome in asked.items()}
    try:
        external.write_answers(folder, answers)
    except OSError as error:
        say(f"The answers are not kept: {error.strerror}.")
    count = len({link.url for link in links})
    say(f"{count} links to other sites: {len(unknown)} asked, {count - len(unknown)} known from the last seven days.")
    outcomes = {link.url: answers[link.url][1] for link in links}
    return tuple(external.tell(links, outcomes, settings.content_dir.name))


# --- Changes -----------------------------------------------------------------------


class _Difference(Struct, frozen=True):
    """What lies between two states of the content."""

    report: changes.ChangeReport | None
    """None if one of them cannot be planned."""
    diagnostics: Diagnostics
    """Errors, and what else was not said of the earlier state."""
    known_count: int
    """How many warnings and notes were said of the earlier state as well."""


def _compare(
    settings: Settings, prepared: pipeline.Prepared, diagnostics: Diagnostics, name: str, config_file: Path
) -> _Difference:
    with tempfile.TemporaryDirectory(prefix="helpgen-") as folder:
        try:
            earlier = changes.find_earlier(settings.project_dir, name)
            project = changes.unpack_earlier(earlier, settings.project_dir, Path(folder).resolve())
        except changes.RepositoryError as error:
            return _Difference(None, sort_diagnostics([*diagnostics, error.diagnostic]), 0)
        before, said = _look_back(project / config_file.name, settings)
    known = {_place(one) for one in said}
    fresh = [one for one in diagnostics if one.is_error or _place(one) not in known]
    known_count = len(diagnostics) - len(fresh)
    if before is None:
        reason = f"there is {summarise(tuple(one for one in said if one.is_error))}"
        fresh.append(changes.rules.earlier_state_unusable.at(Position(config_file.name), earlier.short, reason))
    after = _snapshot(prepared, settings)
    report = changes.compare(before, after, earlier.short) if before and after else None
    fresh += _gone(report, prepared, settings)
    return _Difference(report, sort_diagnostics(fresh), known_count)


def _look_back(config_file: Path, now: Settings) -> tuple[changes.Snapshot | None, Diagnostics]:
    settings, found = read_config(config_file, now.today)
    if settings is None:
        return None, found
    prepared = pipeline.prepare(settings)
    return _snapshot(prepared, settings), (*found, *pipeline.check_prepared(prepared, settings))


def _place(diagnostic: Diagnostic) -> tuple[str, str, str]:
    # Lines move when something is written above them.
    return diagnostic.position.path, diagnostic.code, diagnostic.message


def _snapshot(prepared: pipeline.Prepared, settings: Settings) -> changes.Snapshot | None:
    if prepared.plan is None or prepared.help_center is None:
        return None
    macros = pipeline.plan_macros(prepared, settings)
    return changes.Snapshot(prepared.help_center, prepared.plan, macros, pipeline.words_of_facts(prepared))


def _gone(
    report: changes.ChangeReport | None, prepared: pipeline.Prepared, settings: Settings
) -> tuple[Diagnostic, ...]:
    content = settings.content_dir
    inside = content.relative_to(settings.project_dir) if content.is_relative_to(settings.project_dir) else content
    languages = prepared.plan.languages[1:] if prepared.plan else ()
    return changes.tell_gone(report, languages, f"{inside.as_posix()}/redirects.yml") if report else ()


def _tell(difference: _Difference, output_format: str, comment: Path | None, *, show_all: bool) -> None:
    if difference.known_count:
        say(f"Not repeated: {difference.known_count} that the earlier state has as well.")
    if difference.report is not None and output_format == "text":
        for line in changes.report_lines(difference.report, show_all=show_all):
            click.echo(line)
    if comment is not None:
        try:
            comment.parent.mkdir(parents=True, exist_ok=True)
            comment.write_text(changes.write_comment(difference.report, difference.diagnostics), "utf-8", newline="\n")
        except OSError as error:
            raise click.UsageError(f'"{comment}" cannot be written: {error.strerror}.') from None
