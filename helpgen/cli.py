"""The command line: arguments, exit codes, printing. Calls the pipeline and knows none of its stages.

Exit codes: 0 fine, 1 problems found, 2 wrong usage. A crash prints the traceback and says that it is our mistake.
"""

import contextlib
import importlib
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click
from msgspec.structs import replace

from helpgen import __version__
from helpgen.console import (
    all_rules,
    config_option,
    date_option,
    print_diagnostics,
    read_config,
    read_settings,
    say,
    show_path,
    summarise,
)
from helpgen.diagnostics import Diagnostic, Severity, did_you_mean
from helpgen.heap import lasting
from helpgen.settings import Settings

if TYPE_CHECKING:
    from helpgen import preview

PAGES_NAMED = 8


class Elsewhere(click.Command):
    """A command whose module is imported when somebody asks for it: until then its name and what it is for."""

    def __init__(self, name: str, place: str, purpose: str) -> None:
        """`place` is "module:name", `purpose` the first sentence of the command's own help."""
        super().__init__(name, help=purpose)
        self._place = place

    def load(self) -> click.Command:
        """Return the command itself."""
        module, _, name = self._place.partition(":")
        if module not in sys.modules:
            with lasting():
                importlib.import_module(module)
        command: click.Command = getattr(sys.modules[module], name)
        return command


_ELSEWHERE = (
    Elsewhere("build", "helpgen.publish_commands:build", "Check, build and publish the site in one step."),
    Elsewhere(
        "check", "helpgen.check_command:check", "Report everything that is wrong with the content; write nothing."
    ),
    Elsewhere(
        "deploy",
        "helpgen.deploy_commands:deploy_command",
        "Send the built site to TARGET: a folder, s3://bucket/prefix, user@host:/path or rsync://host/module.",
    ),
    Elsewhere(
        "export",
        "helpgen.export_commands:export",
        "Write files for other systems: replies for agents, answers for a chatbot, the handbook, files for hosts.",
    ),
    Elsewhere(
        "feedback", "helpgen.feedback.commands:feedback", "Collect what shoppers say, and report what to write next."
    ),
    Elsewhere(
        "import",
        "helpgen.importers.commands:import_command",
        "Import the help center of another system from files; nothing is fetched.",
    ),
    Elsewhere(
        "mcp",
        "helpgen.mcp_commands:serve_mcp",
        "Answer an assistant from the published folder: search, pages, facts (Model Context Protocol, stdio).",
    ),
    Elsewhere(
        "merge", "helpgen.publish_commands:merge", "Publish the site whose parts `helpgen build --shard` has made."
    ),
    Elsewhere("new", "helpgen.start_commands:new", "Make a small shop to start from in a new folder."),
    Elsewhere(
        "rollback", "helpgen.publish_commands:rollback", "Bring back the release before, or the one that is named."
    ),
    Elsewhere(
        "status",
        "helpgen.export_commands:status",
        "Say how far translations are and what nothing answers; with --accept, record that translations are up to "
        "date.",
    ),
    Elsewhere(
        "verify", "helpgen.publish_commands:verify", "Compare every file of the published site with what was published."
    ),
)
_IMPORT_XLIFF = Elsewhere(
    "import xliff",
    "helpgen.xliff_commands:import_xliff",
    "Take back what a translator has returned: write whole translations, and say what is missing or has changed.",
)


class _Commands(click.Group):
    """All commands by name; to list them imports none."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is no such one."""
        found = super().get_command(ctx, cmd_name)
        return found.load() if isinstance(found, Elsewhere) else found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with, and the others.

        Translations come back into a help center that is there, so `import xliff` takes other options than a system.
        """
        if args[:2] == ["import", "xliff"]:
            return "import xliff", _IMPORT_XLIFF.load(), args[2:]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command is for."""
        click.Group(commands=self.commands).format_commands(ctx, formatter)


@click.group(
    cls=_Commands,
    commands=[*_ELSEWHERE],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="helpgen")
def cli() -> None:
    """Turn Markdown articles and shop policies into a searchable static help center."""


@cli.command()
@config_option
@date_option
@click.option("--port", type=int, default=0, help="Instead of the port of dev_addr.")
def serve(config_file: Path, day: str, port: int) -> None:
    """Show the site in the browser while you write; it reloads by itself."""
    from helpgen import mkdocs_plugin, preview  # a server and a watcher of files; no other command needs them

    settings, found = read_settings(config_file, day, is_preview=True)
    if settings is None:
        print_diagnostics(found, config_file, "text", show_all=False)
        sys.exit(1)
    host, default_port = mkdocs_plugin.dev_address(config_file)
    shown = preview.Preview(_live_build(config_file, settings.today))
    shown.rebuild()
    address = f"http://{host}:{port or default_port}/"
    say(f"Open {address} – it reloads when you save. Ctrl+C ends it.")
    watched = [folder for folder in (settings.content_dir, *settings.theme_dirs) if folder.is_dir()]
    try:
        preview.serve(shown, host, port or default_port, [*watched, settings.config_path])
    except OSError as error:
        say(f"Cannot listen at {address} ({error.strerror}). Choose another port with --port.")
        sys.exit(1)


def _live_build(config_file: Path, today: date) -> "preview.Build":
    from helpgen import live, preview  # as above

    def read() -> tuple[Settings | None, tuple[Diagnostic, ...]]:
        settings, found = read_config(config_file, today, is_preview=True)
        return (replace(settings, shows_drafts=True) if settings else None), found

    site = live.LiveSite(read)

    def shown(update: live.Update) -> "preview.Shown":
        errors = [one for one in update.diagnostics if one.is_error]
        problems = tuple(preview.Problem(str(one.position), one.message, one.hint) for one in errors)
        return preview.Shown(update.files, update.changed, update.is_everything, problems, update.drafts)

    def build(paths: frozenset[Path]) -> Iterator["preview.Shown"]:
        started = time.monotonic()
        quick = site.patch(paths) if paths else None
        if quick is not None:
            yield shown(quick)
            _say_changed(quick.changed, time.monotonic() - started)
        update = site.rebuild()
        yield shown(update)
        problems = tuple(one for one in update.diagnostics if one.severity is not Severity.INFO)
        print_diagnostics(problems, config_file, "text", show_all=False)
        if update.files is None:
            say(f"{summarise(update.diagnostics)}. The browser shows the last good site, if there is one.")
            return
        if not update.is_everything:
            _say_changed(update.changed, time.monotonic() - started)
        say(f"Built in {time.monotonic() - started:.1f} s: {summarise(update.diagnostics)}.")

    return build


def _say_changed(changed: frozenset[str], seconds: float) -> None:
    pages = sorted(path.removesuffix("index.html") for path in changed if path.endswith(".html"))
    if pages:
        more = f" and {len(pages) - PAGES_NAMED} more" if len(pages) > PAGES_NAMED else ""
        named = ", ".join(f"/{page}" for page in pages[:PAGES_NAMED])
        say(f"Changed after {seconds:.2f} s: {named}{more}.")


@cli.command()
@config_option
@click.argument("part", default="")
def facts(config_file: Path, part: str) -> None:
    """List the facts that articles may quote, with their values; only those with PART in the name, if given."""
    settings, found = read_settings(config_file, "")
    if settings is None:
        print_diagnostics(found, config_file, "text", show_all=False)
        sys.exit(1)
    from helpgen import pipeline  # the whole generator

    for name, value in pipeline.list_facts(settings):
        if part in name:
            click.echo(f"{{{{ {name} }}}}  {value}")


@cli.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a code such as HC001: what, why, how to fix it, an example."""
    by_name = {**{rule.code: rule for rule in all_rules()}, **{rule.name: rule for rule in all_rules()}}
    rule = by_name.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        near = did_you_mean(code.upper(), by_name) or did_you_mean(code.lower(), by_name)
        raise click.BadParameter(f'"{code}" is no code. {near}'.strip())
    click.echo(f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.explanation}")


@cli.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("schema"))
def schema(folder: Path) -> None:
    """Write JSON Schema files for your editor into a folder ("schema" if you name none)."""
    with _refusing_folder(folder):
        for path in _write_schemas(folder):
            click.echo(str(path))


@cli.command()
def doctor() -> None:
    """Say what is installed, what is missing and what to know about it."""
    from helpgen.doctor import examine  # asks for versions and programs; no other command needs that

    findings = examine()
    for finding in findings:
        click.echo(f"{'ok     ' if finding.is_fine else 'MISSING'}  {finding.name}: {finding.text}")
    sys.exit(0 if all(finding.is_fine for finding in findings) else 1)


@cli.command()
@click.argument("query")
@config_option
@click.option("--language", default="", metavar="TAG", help="Which language's index; needed if there are several.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="So many results.")
@click.option("--explain", "is_explained", is_flag=True, help="Show terms, expansions and scores.")
def search(query: str, config_file: Path, language: str, limit: int, is_explained: bool) -> None:
    """Ask the search of the built site, as a shopper would."""
    settings, _ = read_settings(config_file, "")
    if settings is None:
        raise click.UsageError(f'"{config_file}" cannot be used; run "helpgen check".')
    folder = settings.site_dir / "search"
    known = sorted(path.stem for path in folder.glob("*.json"))
    if not known:
        raise click.UsageError(f'"{show_path(folder)}" has no search index; run "helpgen build" first.')
    chosen = language or (known[0] if len(known) == 1 else "")
    if chosen not in known:
        raise click.BadParameter(f"Choose one of {', '.join(known)}.", param_hint="--language")
    from helpgen import search_commands  # a search engine, which no other command needs

    reader = search_commands.open_index(folder / f"{chosen}.json")
    if is_explained:
        for line in search_commands.explain_lines(reader, query):
            click.echo(f"  {line}")
    answers = search_commands.answer(reader, query, limit)
    for place, found in enumerate(answers, start=1):
        score = f"{found.score:8.3f}  " if is_explained else ""
        click.echo(f"{place:3}. {score}{found.title}  /{found.url}")
    sys.exit(0 if answers else 1)


@cli.command("search-batch")
@click.option(
    "--pages", type=click.File(encoding="utf-8"), required=True, help="Lines {id, lang, title, headings, body, url}."
)
@click.option("--queries", type=click.File(encoding="utf-8"), required=True, help="Lines {qid, lang, query}.")
@click.option("--out", type=click.File("w", encoding="utf-8"), required=True, help="Gets lines {qid, ids}.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="So many ids a query.")
def search_batch(pages: IO[str], queries: IO[str], out: IO[str], limit: int) -> None:
    """Index pages and answer queries with the client that browsers get; needs Node."""
    from helpgen import search_commands  # as above
    from helpgen.theme_folders import theme_dir

    client = theme_dir() / "assets" / "js" / "search" / "client.js"
    try:
        for line in search_commands.search_batch(pages, queries.read(), client, limit):
            out.write(f"{line}\n")
    except search_commands.NodeMissingError:
        raise click.UsageError("Node is missing; install Node 20 or newer.") from None
    except (ValueError, KeyError) as error:
        raise click.UsageError(f"A line of the pages or queries is not as expected: {error}.") from None


# --- Parts -----------------------------------------------------------------------


@contextlib.contextmanager
def _refusing_folder(folder: Path) -> Iterator[None]:
    # A folder that cannot be made or written is wrong usage, not a crash.
    try:
        yield
    except OSError as error:
        raise click.UsageError(f'"{folder}" cannot be written: {error.strerror}.') from None


def _write_schemas(folder: Path) -> list[Path]:
    from helpgen import pipeline  # the whole generator

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pipeline.json_schemas():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name, _ in pipeline.json_schemas()]


def main() -> None:
    """Run the command line; a crash is told apart from a mistake in the content."""
    try:
        cli(standalone_mode=True)
    except Exception:
        import traceback  # which no other end needs

        traceback.print_exc()
        say("\nThis is a mistake in helpgen, not in your content. Please report it with the lines above.")
        sys.exit(70)


if __name__ == "__main__":
    main()
