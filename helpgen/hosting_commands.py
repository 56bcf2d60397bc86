"""The commands `helpgen export host` and `helpgen export workflow`: what they take, what they write."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from helpgen import pipeline, start
from helpgen.console import config_option, print_diagnostics, read_settings, say, show_path
from helpgen.diagnostics import Diagnostic, Position

_out_option = click.option("--out", "folder", type=click.Path(path_type=Path), default=Path(), help="Into this folder.")
_overwrite_option = click.option("--overwrite", is_flag=True, help="Replace files that have other content.")


@click.command("host")
@click.argument("name")
@config_option
@_out_option
@_overwrite_option
def export_host(name: str, config_file: Path, folder: Path, overwrite: bool) -> None:
    """Write what a host must know of this site: headers, lifetimes, old addresses."""
    _check_host(name)
    settings, found = read_settings(config_file, "")
    if settings is None:
        _stop(found, config_file)
        return
    files, found = pipeline.host_files(settings, name)
    if files is None:
        _stop(tuple(one for one in found if one.is_error), config_file)
        return
    if not files:
        say(f"{name} reads no file of its own: the pages say everything.")
    _write({path: content.decode() for path, content in files}, folder, overwrite=overwrite)


@click.command("workflow")
@click.argument("service", type=click.Choice(list(start.WORKFLOWS)))
@click.option("--host", default="none", help="Where the site goes: one of the hosts of helpgen export host.")
@_out_option
@_overwrite_option
def export_workflow(service: str, host: str, folder: Path, overwrite: bool) -> None:
    """Write the workflow that checks, builds, tests and deploys on every change."""
    _check_host(host)
    _write(start.workflow_files(service, host), folder, overwrite=overwrite)


def _check_host(name: str) -> None:
    if name not in pipeline.HOSTS:
        _stop((start.host_unknown.at(Position("--host"), name, tuple(pipeline.HOSTS)),), Path())


def _write(files: Mapping[str, str], folder: Path, *, overwrite: bool) -> None:
    in_the_way = [
        path for path, text in files.items() if (folder / path).exists() and _read(folder / path) != text.encode()
    ]
    if in_the_way and not overwrite:
        _stop(tuple(start.file_in_the_way.at(Position(path), path) for path in in_the_way), Path())
    try:
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            click.echo(show_path(file))
    except OSError as error:
        raise click.UsageError(f'"{folder}" cannot be written: {error.strerror}.') from None


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _stop(diagnostics: tuple[Diagnostic, ...], config_file: Path) -> None:
    print_diagnostics(diagnostics, config_file, "text", show_all=True)
    sys.exit(1)


COMMANDS = (export_host, export_workflow)
