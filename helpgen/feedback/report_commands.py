"""`helpgen feedback report`, `popular`, `search-tests`: what the team reads. Writes files only where it is told to."""

import time
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from helpgen.feedback import opening
from helpgen.feedback.database import Database
from helpgen.feedback.visitors import DAY_MS

if TYPE_CHECKING:
    from helpgen.feedback.report.figures import Period

TABLES = ("articles", "comments", "searches", "topics", "trend", "next")
_FEWEST_CHOICES = 3

database_option = click.option(
    "--database", default="feedback.db", show_default=True, envvar="HELPGEN_FEEDBACK_DATABASE", metavar="FILE|URL",
    help="The SQLite file, or postgresql://user@host/name.",
)  # fmt: skip
site_option = click.option(
    "--site-dir", type=click.Path(path_type=Path, file_okay=False), default=Path("site"), show_default=True,
    help="The built site, for titles, nearest pages and looks.",
)  # fmt: skip
days_option = click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How many days.")
until_option = click.option(
    "--until", default="", metavar="YYYY-MM-DD", help="Their last day, today (UTC) if you say nothing."
)


@click.command()
@database_option
@site_option
@days_option
@until_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Instead of report.html, .json or .csv.")
@click.option(
    "--format", "form", type=click.Choice(["html", "json", "csv"]), default="html", show_default=True,
    help="A page, everything for programs, or one table.",
)  # fmt: skip
@click.option(
    "--table", type=click.Choice(TABLES), default="articles", show_default=True, help="Which table, with csv."
)
@click.option(
    "--tickets", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.csv",
    help="An export of your help desk of the same time.",
)  # fmt: skip
@click.option("--time-zone", default="UTC", show_default=True, help="For the busiest hours, such as Europe/Prague.")
@click.option("--title", default="What shoppers say", show_default=True, help="Title of the page.")
def report(
    database: str, site_dir: Path, days: int, until: str, out: Path | None, form: str, table: str,
    tickets: Path | None, time_zone: str, title: str,
) -> None:  # fmt: skip
    """Write what shoppers say into one static page that tells what to write next."""
    from helpgen.feedback.report import figures, findings, page, tables
    from helpgen.feedback.report.site import read_site
    from helpgen.feedback.report.tickets import TicketsError, read_tickets

    try:
        zone = zoneinfo.ZoneInfo(time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise click.BadParameter(f'"{time_zone}" is no time zone.', param_hint="--time-zone") from None
    try:
        desk = read_tickets(tickets) if tickets else None
    except (TicketsError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{tickets}: {error}.", param_hint="--tickets") from None
    opened, now = _open(database), _period(days, until)
    site = read_site(site_dir)
    before = figures.Period(now.start_ms - (now.end_ms - now.start_ms), now.start_ms)
    found = findings.find(figures.gather(opened, now), figures.gather(opened, before), site, zone)
    texts: dict[str, Callable[[], str]] = {
        "html": lambda: page.render(found, desk, title, site.tokens),
        "json": lambda: tables.to_json(found, desk),
        "csv": lambda: tables.to_csv(found, table),
    }
    target = out or Path(f"report.{form}")
    target.write_bytes(texts[form]().encode())
    click.echo(f"{target}: {sum(found.figures.votes.values())} answers, {found.figures.contacts} messages.")


@click.command()
@database_option
@days_option
@until_option
@click.option("--limit", type=click.IntRange(1, 100), default=6, show_default=True, help="So many pages.")
def popular(database: str, days: int, until: str, limit: int) -> None:
    """List the pages that are asked for most, for `promoted: true` in their front matter."""
    from helpgen.feedback.report.figures import gather

    figures = gather(_open(database), _period(days, until))
    wanted: Counter[str] = Counter()
    for vote, number in figures.votes.items():
        wanted[vote.page] += number if vote.kind == "helpful" else 0
    for search in figures.searches:
        for chosen, number in search.choices:
            wanted[_page_id(chosen, search.lang)] += number
    ranked = sorted(
        ((page, number) for page, number in wanted.items() if page and number), key=lambda one: (-one[1], one[0])
    )
    for page, number in ranked[:limit]:
        click.echo(f"{number:6}  {page}")


@click.command("search-tests")
@database_option
@days_option
@until_option
@click.option("--out", type=click.File("w", encoding="utf-8"), default="-", help="Where to write to.")
def search_tests(database: str, days: int, until: str, out: IO[str]) -> None:
    """Write what shoppers searched and opened as entries for search_tests.yml; read them before you add them."""
    for line in _search_tests(_open(database), days, until):
        out.write(f"{line}\n")


def _search_tests(database: Database, days: int, until: str) -> Iterator[str]:
    from helpgen.feedback.report.figures import gather
    from helpgen.feedback.report.markup import yaml_text

    yield "tests:"
    for search in gather(database, _period(days, until)).searches:
        if search.choices and search.choices[0][1] >= _FEWEST_CHOICES:
            expected = _page_id(search.choices[0][0], search.lang)
            yield f"  - {{query: {yaml_text(search.query)}, language: {search.lang}, expect: {yaml_text(expected)}}}"


def _page_id(path: str, lang: str) -> str:
    # Events name the address: `th/returns/return-item/`.
    page = path.removesuffix("index.html").removesuffix(".html").strip("/")
    return page.removeprefix(f"{lang}/")


def _open(name: str) -> Database:
    try:
        return opening.open_for_reading(name)
    except opening.OpeningError as error:
        raise click.ClickException(str(error)) from None


def _period(days: int, until: str) -> "Period":
    from helpgen.feedback.report.figures import Period

    if until:
        try:
            last = date.fromisoformat(until)
        except ValueError:
            raise click.BadParameter(f'"{until}" is no day. Write it as YYYY-MM-DD.', param_hint="--until") from None
        end = int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp()) * 1000 + DAY_MS
    else:
        end = time.time_ns() // 1_000_000 // DAY_MS * DAY_MS + DAY_MS
    return Period(end - days * DAY_MS, end)
