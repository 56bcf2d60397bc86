"""The commands that write files for other systems. They call the pipeline and print."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from helpgen import desk, hosting_commands, pipeline, xliff_commands
from helpgen.console import (
    config_option,
    date_option,
    print_diagnostics,
    read_settings,
    say,
    show_path,
    summarise,
)
from helpgen.diagnostics import Diagnostic, sort_diagnostics
from helpgen.settings import Settings
from helpgen.views import Desk, StatusView

FEEDBACK_REPORT = "report.html"
"""What `helpgen feedback report` writes; the page of `helpgen status` beside it links to it."""

_language_option = click.option("--language", default="", metavar="TAG", help="Only this language.")


@click.group()
def export() -> None:
    """Write files for other systems: replies for agents, answers for a chatbot, the handbook, files for hosts."""


@export.command()
@config_option
@date_option
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Desk]),
    default=Desk.CSV.value,
    show_default=True,
    help="The help desk that takes them.",
)
@_language_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("exports/macros"), help="Folder of the files.")
@click.option("--order-number", default="", metavar="TEXT", help="What your desk calls the order number.")
@click.option("--against", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Compare; write nothing.")
@click.option("--keep-others", "keeps_foreign", is_flag=True, help="Macros that only the desk has are fine.")
def macros(
    config_file: Path,
    day: str,
    form: str,
    language: str,
    out: Path,
    order_number: str,
    against: Path | None,
    keeps_foreign: bool,
) -> None:
    """Write the prepared replies as your help desk takes them, or compare them with what is live there."""
    settings = _settings(config_file, day)
    chosen = Desk(form)
    found, diagnostics = pipeline.export_macros(settings, chosen, order_number)
    _stop_at_errors(diagnostics, config_file)
    languages = _languages({macro.language for macro in found}, language)
    wanted = [macro for macro in found if macro.language in languages]
    if against is not None:
        try:
            live = desk.read_live_macros(against.name, against.read_bytes())
        except desk.UnreadableExportError as error:
            raise click.UsageError(f'"{against}" cannot be compared: {error}.') from None
        drift = desk.compare_macros(wanted, live, keeps_foreign=keeps_foreign)
        for line in drift.lines():
            click.echo(line)
        sys.exit(0 if drift.is_none else 1)
    files = {
        f"{chosen.value}.{tag}.{'csv' if chosen in {Desk.CSV, Desk.WHATSAPP} else 'json'}": pipeline.render_macros(
            [macro for macro in wanted if macro.language == tag], chosen
        )
        for tag in languages
    }
    write_files(out, files)
    say(f"{len(wanted)} macros in {', '.join(languages) or 'no language'}.")


@export.command()
@config_option
@date_option
@_language_option
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("exports/answers.jsonl"), help="The file."
)
def answers(config_file: Path, day: str, language: str, out: Path) -> None:
    """Write every public question with its answer for a chatbot, one JSON object a line."""
    found, diagnostics = pipeline.export_answers(_settings(config_file, day))
    _stop_at_errors(diagnostics, config_file)
    languages = _languages(set(found), language)
    content = b"".join(text for tag, text in found.items() if tag in languages)
    write_files(out.parent, {out.name: content})
    count = content.count(b"\n")
    say(f"{count} {'answer' if count == 1 else 'answers'} in {', '.join(languages) or 'no language'}.")


@export.command()
@config_option
@date_option
@_language_option
@click.option(
    "--network",
    "networks",
    type=click.Choice([field.id for field in pipeline.PROFILE_FIELDS]),
    multiple=True,
    help="Only this one; give it again for more.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("exports/bio"), help="The folder."
)
def bio(config_file: Path, day: str, language: str, networks: tuple[str, ...], out: Path) -> None:
    """Write what profiles on social networks say about the shop, as long as each of them allows."""
    found, diagnostics = pipeline.export_bios(_settings(config_file, day))
    _stop_at_errors(diagnostics, config_file)
    if not found:
        raise click.UsageError("Only a shop has profiles: there is no content/store.yml.")
    languages = _languages({one.language for one in found}, language)
    wanted = [one for one in found if one.language in languages and (not networks or one.id in networks)]
    write_files(out, pipeline.render_bios(wanted))
    count = sum(1 for one in wanted if one.text)
    say(f"{count} {'text' if count == 1 else 'texts'} in {', '.join(languages)}. What did not fit: see bio.json.")


@export.command()
@config_option
@date_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("handbook"), help="The folder.")
def handbook(config_file: Path, day: str, out: Path) -> None:
    """Write the agents' handbook: texts for agents only and prepared replies, a page to print for each language."""
    settings = _settings(config_file, day)
    if out.absolute().is_relative_to(settings.site_dir.absolute()):
        raise click.BadParameter(
            "The handbook is not for shoppers; choose a folder outside the site.", param_hint="--out"
        )
    found, diagnostics = pipeline.export_handbook(settings)
    _stop_at_errors(diagnostics, config_file)
    write_files(out, found)
    say("For agents only: do not publish this folder.")


@click.command()
@config_option
@date_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write it as a page.")
@click.option("--accept", "is_accepting", is_flag=True, help="Record that translations say what the original says.")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def status(
    config_file: Path, day: str, form: str, page: Path | None, is_accepting: bool, files: tuple[Path, ...]
) -> None:
    """Say how far translations are and what nothing answers; with --accept, record that translations are up to date."""
    settings = _settings(config_file, day)
    found, diagnostics = pipeline.read_status(settings)
    if found is None:
        _stop_at_errors(diagnostics, config_file)
        raise click.UsageError("Only a shop has translations: there is no content/store.yml.")
    if is_accepting:
        _accept(settings, found, {file.resolve() for file in files})
    elif page is not None:
        report_url = FEEDBACK_REPORT if (page.parent / FEEDBACK_REPORT).is_file() else ""
        write_files(page.parent, pipeline.render_status_page(found, page.name, report_url, settings))
    elif form == "json":
        click.echo(pipeline.render_status_json(found))
    else:
        for line in pipeline.status_lines(found):
            click.echo(line)


def _accept(settings: Settings, found: StatusView, chosen: set[Path]) -> None:
    # Only the front matter of a translation changes, and only one line of it.
    count = 0
    for text in found.texts:
        for language in found.languages:
            file = settings.content_dir / language / text.path
            if not file.is_file() or (chosen and file.resolve() not in chosen):
                continue
            before = file.read_text("utf-8")
            after = pipeline.record_digest(before, text.digest)
            if after != before:
                file.write_text(after, "utf-8", newline="\n")
                click.echo(show_path(file.absolute()))
                count += 1
    say(f"{count} {'translation' if count == 1 else 'translations'} recorded.")


for _command in (*hosting_commands.COMMANDS, xliff_commands.export_xliff):
    export.add_command(_command)


# --- Parts -------------------------------------------------------------------------


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, made if need be, and print their paths."""
    try:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            click.echo(show_path(file.absolute()))
    except OSError as error:
        raise click.UsageError(f'"{folder}" cannot be written: {error.strerror}.') from None


def _settings(config_file: Path, day: str) -> Settings:
    settings, found = read_settings(config_file, day)
    if settings is None:
        print_diagnostics(found, config_file, "text", show_all=False)
        sys.exit(1)
    return settings


def _stop_at_errors(diagnostics: tuple[Diagnostic, ...], config_file: Path) -> None:
    errors = sort_diagnostics(found for found in diagnostics if found.is_error)
    if errors:
        print_diagnostics(errors, config_file, "text", show_all=False)
        say(f"Nothing was written: {summarise(errors)}.")
        sys.exit(1)


def _languages(known: set[str], wanted: str) -> list[str]:
    if wanted and wanted not in known:
        names = ", ".join(sorted(known)) or "none"
        raise click.BadParameter(f'nothing is written in "{wanted}". Languages: {names}.', param_hint="--language")
    return [wanted] if wanted else sorted(known)
