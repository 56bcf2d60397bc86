"""The commands `helpgen export xliff` and `helpgen import xliff`. They call the pipeline and print."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from helpgen import pipeline, xliff
from helpgen.console import config_option, date_option, print_diagnostics, read_settings, say, show_path
from helpgen.diagnostics import Diagnostic, Position
from helpgen.settings import Settings
from helpgen.views import State, StatusView, TextStatus


@click.command("xliff")
@config_option
@date_option
@click.option("--to", "language", required=True, metavar="TAG", help="The language to translate into.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="The file.")
@click.option("--all", "with_current", is_flag=True, help="Also texts whose translation is up to date.")
def export_xliff(config_file: Path, day: str, language: str, out: Path | None, with_current: bool) -> None:
    """Write what has to be translated for a translation tool, as XLIFF 2.0."""
    settings, status = _read(config_file, day)
    if language not in status.languages:
        names = ", ".join(status.languages) or "none"
        raise click.BadParameter(f'the shop has no translations into "{language}". It has: {names}.', param_hint="--to")
    texts = tuple(
        text
        for one in status.texts
        for text in [_text(settings, status, one, language)]
        if with_current or text.state != State.CURRENT.value
    )
    file = out or Path("exports") / f"{language}.xlf"
    content = xliff.write_document(xliff.Bundle(status.default_language, language, texts))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f'"{file}" cannot be written: {error.strerror}.') from None
    click.echo(show_path(file.absolute()))
    units = sum(len(text.units) for text in texts)
    say(f"{len(texts)} texts with {units} units to translate into {language}.")


@click.command("xliff")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@config_option
@date_option
@click.option("--dry-run", "is_dry", is_flag=True, help="Report everything, write nothing.")
def import_xliff(file: Path, config_file: Path, day: str, is_dry: bool) -> None:
    """Take back what a translator has returned: write whole translations, and say what is missing or has changed."""
    settings, status = _read(config_file, day)
    returned = _returned(file, status, config_file)
    written: list[Path] = []
    found: list[Diagnostic] = []
    anchors = _anchors(settings, status)
    for text in returned.texts:
        path, told = _take(settings, status, returned, text, file.name, anchors, is_dry=is_dry)
        written += [path] if path else []
        found += told
    for path in written:
        click.echo(show_path(path.absolute()))
    print_diagnostics(tuple(found), config_file, "text", show_all=True)
    verb = "would be written" if is_dry else "written"
    say(f"{len(written)} {'translation' if len(written) == 1 else 'translations'} {verb}.")
    sys.exit(1 if found else 0)


def _read(config_file: Path, day: str) -> tuple[Settings, StatusView]:
    settings, found = read_settings(config_file, day)
    status = None
    if settings is not None:
        status, found = pipeline.read_status(settings)
    if settings is None or status is None:
        _stop([one for one in found if one.is_error], config_file)
        raise click.UsageError("Only a shop has translations: there is no content/store.yml.")
    return settings, status


def _stop(errors: Sequence[Diagnostic], config_file: Path) -> None:
    if errors:
        print_diagnostics(tuple(errors), config_file, "text", show_all=False)
        say("Nothing was written.")
        sys.exit(1)


def _returned(file: Path, status: StatusView, config_file: Path) -> xliff.Returned:
    try:
        returned = xliff.read_document(file.read_bytes())
    except (OSError, xliff.UnreadableXliffError) as error:
        reason = error.strerror or "" if isinstance(error, OSError) else str(error)
        _stop([xliff.rules.unreadable_xliff.at(Position(file.name), file.name, reason)], config_file)
        raise
    is_known = returned.source_language == status.default_language and returned.target_language in status.languages
    if not is_known:
        language = returned.target_language
        _stop([xliff.rules.unknown_target_language.at(Position(file.name), language, status.languages)], config_file)
    return returned


def _text(settings: Settings, status: StatusView, one: TextStatus, language: str) -> xliff.Text:
    original = _page((settings.content_dir / status.default_language / one.path).read_text("utf-8"))
    file = settings.content_dir / language / one.path
    source = file.read_text("utf-8") if file.is_file() else ""
    targets = xliff.align(original, _page(source) if source else None)
    state = one.states[status.languages.index(language)].value
    return xliff.Text(one.path, state, original.units, targets, _digest(source))


def _anchors(settings: Settings, status: StatusView) -> frozenset[str]:
    folder = settings.content_dir / status.default_language
    return frozenset[str]().union(
        *(xliff.linked_anchors((folder / one.path).read_text("utf-8")) for one in status.texts)
    )


def _page(source: str) -> xliff.Page:
    return xliff.read_page(*pipeline.split_words(source))


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:12] if source else ""


def _take(
    settings: Settings,
    status: StatusView,
    returned: xliff.Returned,
    text: xliff.ReturnedText,
    document: str,
    anchors: frozenset[str],
    *,
    is_dry: bool,
) -> tuple[Path | None, Sequence[Diagnostic]]:
    place = Position(document, text.line)
    known = next((one for one in status.texts if one.path == text.path), None)
    if known is None:  # so no path of the document leads anywhere else
        return None, (xliff.rules.unknown_text.at(place, text.path),)
    now = _text(settings, status, known, returned.target_language)
    file = settings.content_dir / returned.target_language / known.path
    before = file.read_text("utf-8") if file.is_file() else ""
    source = (settings.content_dir / status.default_language / known.path).read_text("utf-8")
    original = _page(source)
    joined = xliff.join(text, now, original, _page(before) if before else None, document, anchors)
    if joined.source is None:
        return None, joined.diagnostics
    after = pipeline.record_digest(joined.source, known.digest)
    if after == before:
        return None, joined.diagnostics
    if now.target_digest != text.target_digest:
        shown = f"{returned.target_language}/{known.path}"
        return None, (*joined.diagnostics, xliff.rules.translation_changed.at(place, shown))
    if not is_dry:
        _write(file, after)
    return file, joined.diagnostics


def _write(file: Path, text: str) -> None:
    half = file.with_name(f".{file.name}.import")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, "utf-8", newline="\n")
        half.replace(file)
    except OSError as error:
        raise click.UsageError(f'"{file}" cannot be written: {error.strerror}.') from None
