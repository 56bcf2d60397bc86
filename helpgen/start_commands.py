"""The command `helpgen new`: what it asks and what it writes."""

import re
import shutil
import sys
from pathlib import Path

import click
from msgspec.structs import replace

from helpgen import pipeline, start
from helpgen.console import print_diagnostics
from helpgen.diagnostics import Position
from helpgen.start import Answers

_PACKAGE_DIR = Path(__file__).parent


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the shop.")
@click.option("--market", help="Countries that it sells to, its own first: CZ,SK,DE.")
@click.option("--languages", help="Languages of the help center, the default one first: cs,en.")
@click.option("--channels", help="Ways to reach the shop beside e-mail: phone,chat.")
@click.option("--host", help="Where the site will stand: netlify, cloudflare, github, gitlab, s3, nginx, caddy, none.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--demo", is_flag=True, help="The whole demo shop in six languages instead.")
def new(
    folder: Path,
    name: str | None,
    market: str | None,
    languages: str | None,
    channels: str | None,
    host: str | None,
    yes: bool,
    demo: bool,
) -> None:
    """Make a small shop to start from in a new folder."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise click.UsageError(f'"{folder}" is not empty. Choose a new folder.')
    asks = sys.stdin.isatty() and not yes and not demo
    default = Answers()
    answers = Answers(
        name=_ask("Name of the shop", name, default.name, asks=asks).strip() or default.name,
        countries=_countries(_ask("Countries that it sells to", market, ",".join(default.countries), asks=asks)),
        languages=_choose("--languages", _ask("Languages", languages, "en", asks=asks), start.LANGUAGES),
        channels=_choose("--channels", _ask("Channels", channels, "email,phone", asks=asks), start.CHANNELS),
    )
    answers = replace(answers, host=_host(_ask("Host", host, default.host, asks=asks)))
    try:
        _write(folder, None if demo else answers)
    except OSError as error:
        raise click.UsageError(f'"{folder}" cannot be written: {error.strerror}.') from None
    click.echo(f"{folder} is ready. Next:\n\n  cd {folder}\n  helpgen serve\n\nStart with content/store.yml.")


def _ask(question: str, given: str | None, default: str, *, asks: bool) -> str:
    if given is not None or not asks:
        return default if given is None else given
    return str(click.prompt(question, default=default, err=True))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in re.split(r"[,\s]+", text) if word))


def _choose(option: str, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(word.lower() for word in _words(text))
    unknown = next((word for word in words if word not in known), None)
    if unknown is not None or not words:
        raise click.BadParameter(f'"{unknown or ""}" is none of: {", ".join(known)}.', param_hint=option)
    return words


def _countries(text: str) -> tuple[str, ...]:
    words = tuple(word.upper() for word in _words(text))
    unknown = next((word for word in words if word not in start.known_countries()), None)
    if unknown is not None or not words:
        raise click.BadParameter(f'"{unknown or ""}" is no code of a country, such as DE.', param_hint="--market")
    return words


def _host(name: str) -> str:
    if name not in start.HOSTS:
        print_diagnostics(
            (start.host_unknown.at(Position("--host"), name, start.HOSTS),), Path(), "text", show_all=True
        )
        sys.exit(1)
    return name


def _write(folder: Path, answers: Answers | None) -> None:
    if answers is None:
        _copy_demo(folder)
    else:
        for path, text in start.shop_files(answers).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, text in pipeline.json_schemas():
        (folder / "schema" / name).write_text(text, "utf-8")


def _copy_demo(folder: Path) -> None:
    # Inside an installed package, beside it in a checkout.
    packaged = _PACKAGE_DIR / "_demo"
    source = packaged if packaged.is_dir() else _PACKAGE_DIR.parent
    shutil.copytree(source / "content", folder / "content")
    shutil.copy(source / "mkdocs.yml", folder)
    for name in (".gitignore", "README.md"):
        shutil.copy(_PACKAGE_DIR / "starter" / name, folder)
