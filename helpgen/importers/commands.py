"""The command `helpgen import`: arguments, exit codes, printing. Calls the flow and knows none of its steps."""

import sys
from pathlib import Path

import click

from helpgen.diagnostics import Severity, count_severities, format_text
from helpgen.importers.flow import SYSTEMS, Imported, import_from
from helpgen.importers.report import FILE, format_json, summarise


@click.command("import")
@click.argument("system", type=click.Choice(list(SYSTEMS)))
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Your help center; made if new."
)
@click.option(
    "--language", "languages", multiple=True, metavar="TAG", help="Only this language; the first is the default."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Report everything, write nothing.")
@click.option("--all", "show_all", is_flag=True, help="List every diagnostic.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
def import_command(
    system: str, source: Path, out: Path, languages: tuple[str, ...], is_dry: bool, show_all: bool, output_format: str
) -> None:
    """Import the help center of another system from files; nothing is fetched.

    Translations come back with `helpgen import xliff FILE`.
    """
    if not source.exists():
        raise click.UsageError(f'"{source}" does not exist.')
    if out.exists() and not out.is_dir():
        raise click.UsageError(f'"{out}" is a file. Name a folder.')
    try:
        imported = import_from(SYSTEMS[system], source, out, languages, is_dry=is_dry)
    except OSError as error:
        raise click.UsageError(f'"{out}" cannot be written: {error.strerror or error}.') from None
    _print(imported, is_dry=is_dry, show_all=show_all, output_format=output_format)
    sys.exit(1 if imported.outcome is None else 0)


def _print(imported: Imported, *, is_dry: bool, show_all: bool, output_format: str) -> None:
    report, outcome = imported.report, imported.outcome
    if output_format == "json":
        click.echo(format_json(report, outcome, is_dry=is_dry))
    elif report.losses:
        click.echo(format_text(report.diagnostics, lambda position: "", show_all=show_all))
    counts = count_severities(report.diagnostics)
    told = f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, {counts[Severity.INFO]} notes"
    if outcome is None:
        click.echo(f"Nothing was imported: {told}.", err=True)
        return
    done = "Would write" if is_dry else "Wrote"
    click.echo(f"{summarise(report)}.", err=True)
    click.echo(
        f"{done} {len(outcome.written)} files, {len(outcome.unchanged)} were there already, {len(outcome.kept)} of"
        f" yours were kept; {told}.",
        err=True,
    )
    if not is_dry:
        click.echo(f"What could not be carried stands in {FILE}. Next: helpgen check", err=True)
