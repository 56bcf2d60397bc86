"""`helpgen feedback …`: arguments, printing, exit codes of the island. The rest of the island prints nothing.

Whatever needs packages of the extra, or takes time to import, is imported where it is used.
"""

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from helpgen.feedback import keeping, opening
from helpgen.feedback.database import Database
from helpgen.feedback.report_commands import popular, report, search_tests

if TYPE_CHECKING:
    from helpgen.feedback.forwarding import Forward

NEEDS_EXTRA = 'The collector needs two more packages. Install them with: pip install "helpgen[feedback]"'

database_option = click.option(
    "--database",
    default="feedback.db",
    show_default=True,
    envvar="HELPGEN_FEEDBACK_DATABASE",
    metavar="FILE|URL",
    help="The SQLite file, or postgresql://user@host/name.",
)


@click.group()
def feedback() -> None:
    """Collect what shoppers say, and report what to write next."""


for _command in (report, popular, search_tests):
    feedback.add_command(_command)


@feedback.command()
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HELPGEN_FEEDBACK_HOST", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8790, show_default=True, envvar="HELPGEN_FEEDBACK_PORT",
    help="Where to listen.",
)  # fmt: skip
@click.option(
    "--origin", "origins", multiple=True, envvar="HELPGEN_FEEDBACK_ORIGINS", metavar="URL",
    help="Origin of a help center that may send; repeat it for several. Without it, pages of this machine.",
)  # fmt: skip
@click.option(
    "--trusted-proxy", "proxies", multiple=True, envvar="HELPGEN_FEEDBACK_TRUSTED_PROXIES", metavar="NETWORK",
    help="Address or network of your own proxy, whose X-Forwarded-For is believed.",
)  # fmt: skip
@click.option("--site", default="site", envvar="HELPGEN_FEEDBACK_SITE", help="Name of the site, if only one sends.")
@click.option("--thanks-url", default="", envvar="HELPGEN_FEEDBACK_THANKS_URL", help="Page after a plain form.")
@click.option(
    "--forward-webhook", default="", envvar="HELPGEN_FEEDBACK_FORWARD_WEBHOOK", metavar="URL",
    help="Hand contact messages on as JSON.",
)  # fmt: skip
@click.option(
    "--forward-smtp", default="", envvar="HELPGEN_FEEDBACK_FORWARD_SMTP", metavar="URL",
    help="Hand contact messages on by mail: smtp://user@host:587. The password comes from the environment.",
)  # fmt: skip
@click.option("--forward-from", default="", envvar="HELPGEN_FEEDBACK_FORWARD_FROM", help="Sender of that mail.")
@click.option("--forward-to", default="", envvar="HELPGEN_FEEDBACK_FORWARD_TO", help="Recipient of that mail.")
@click.option(
    "--contact-days", type=click.IntRange(1, 3650), default=180, show_default=True,
    envvar="HELPGEN_FEEDBACK_CONTACT_DAYS", help="How long contact messages are kept.",
)  # fmt: skip
@click.option(
    "--min-free", type=click.IntRange(0), default=64, show_default=True, envvar="HELPGEN_FEEDBACK_MIN_FREE",
    metavar="MIB", help="Answer 503 before the disk is fuller than this.",
)  # fmt: skip
@click.option(
    "--per-second", type=click.IntRange(1), default=1000, show_default=True, envvar="HELPGEN_FEEDBACK_PER_SECOND",
    help="Submissions a second from everybody together.",
)  # fmt: skip
def serve(
    database: str, host: str, port: int, origins: tuple[str, ...], proxies: tuple[str, ...], site: str,
    thanks_url: str, forward_webhook: str, forward_smtp: str, forward_from: str, forward_to: str,
    contact_days: int, min_free: int, per_second: int,
) -> None:  # fmt: skip
    """Take submissions and acknowledge them when they are on disk."""
    try:
        from helpgen.feedback import serving  # needs starlette and granian
        from helpgen.feedback.app import Access, origins_of
        from helpgen.feedback.store import Rules
    except ImportError:
        raise click.UsageError(NEEDS_EXTRA) from None
    from helpgen.feedback.visitors import parse_networks

    try:
        networks = parse_networks(_listed(proxies))
    except ValueError as error:
        raise click.BadParameter(f"{error}. Write 10.0.0.5 or 10.0.0.0/8.", param_hint="--trusted-proxy") from None
    try:
        allowed = origins_of(_listed(origins))
    except ValueError as error:
        raise click.BadParameter(
            f'"{error}" is no origin. Write https://help.example.', param_hint="--origin"
        ) from None
    forward = _forward(forward_webhook, forward_smtp, forward_from, forward_to)
    access = Access(
        allowed, networks, site, thanks_url, Rules(contact_days, forward is not None), per_second=per_second
    )
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    opened = _open(database, is_writing=True)
    click.echo(f"Taking submissions at http://{host}:{port}/v1/feedback into {opening.shown(database)}", err=True)
    if not allowed:
        click.echo("Only pages of this machine may send. Name your help center with --origin.", err=True)
    try:
        serving.serve(opened, serving.Service(host, port, access, forward, min_free * 1024 * 1024))
    except (OSError, RuntimeError) as error:
        raise click.ClickException(f"Cannot listen at {host}:{port}: {error}. Choose another --port.") from None


@feedback.command()
@click.argument("url")
@click.option(
    "--origin", default="", metavar="URL", help="An origin that the receiver allows; its own if you say nothing."
)
@click.option("--wait", type=click.IntRange(0, 600), default=60, show_default=True, help="Seconds to wait after a 429.")
def conform(url: str, origin: str, wait: int) -> None:
    """Test a receiver against the contract: the collector, a Worker, or one of your own."""
    from helpgen.feedback import conformance

    try:
        receiver = conformance.Receiver.of(url, origin, wait)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="URL") from None
    failed = 0
    for check in conformance.CHECKS:
        verdict = conformance.run(check, receiver)
        failed += not verdict.is_fine
        click.echo(f"{'ok    ' if verdict.is_fine else 'FAILED'}  {verdict.promise}")
        if not verdict.is_fine:
            click.echo(f"        {verdict.problem}")
    click.echo(f"{len(conformance.CHECKS) - failed} of {len(conformance.CHECKS)} promises are kept.", err=True)
    sys.exit(1 if failed else 0)


@feedback.command()
@database_option
def doctor(database: str) -> None:
    """Say what could make the collector lose something: SQLite, disk, clock, messages that cannot be handed on."""
    from helpgen.feedback.doctor import examine, examine_sqlite

    if opening.is_postgres(database):
        findings = examine(_open(database, is_writing=False), _now_ms())
    else:
        findings = examine_sqlite(Path(database), _now_ms())
    for finding in findings:
        mark = "PROBLEM" if not finding.is_fine else "note   " if finding.is_warning else "ok     "
        click.echo(f"{mark}  {finding.name}: {finding.text}")
    sys.exit(0 if all(finding.is_fine for finding in findings) else 1)


@feedback.command()
@database_option
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def backup(database: str, target: Path) -> None:
    """Copy the database to FILE while the collector runs; the copy is checked before it gets its name."""
    if opening.is_postgres(database):
        raise click.UsageError("For PostgreSQL use pg_dump.")
    from helpgen.feedback.sqlite import SqliteDatabase

    opened = _open(database, is_writing=False)
    assert isinstance(opened, SqliteDatabase)
    try:
        opened.backup(target)
    except OSError as error:
        raise click.ClickException(f'"{target}" cannot be written: {error.strerror}.') from None
    click.echo(f"{target}: {target.stat().st_size} bytes, checked.")


@feedback.command()
@database_option
@click.option("--email", default="", help="Everything from this address.")
@click.option("--id", "submission_id", default="", help="One submission.")
def erase(database: str, email: str, submission_id: str) -> None:
    """Delete what somebody has written, in the database and in its files; backups are yours to delete."""
    if bool(email) == bool(submission_id):
        raise click.UsageError("Name --email or --id.")
    opened = _open(database, is_writing=True)
    with opened.transaction():
        if email:
            count = keeping.erase_email(opened, email, _now_ms())
        else:
            count = keeping.erase_id(opened, submission_id, _now_ms())
    opened.wipe_traces()
    opened.close()
    click.echo(f"Deleted: {count}.")
    sys.exit(0 if count else 1)


@feedback.command()
@database_option
@click.option("--email", required=True, help="The address to look for.")
def access(database: str, email: str) -> None:
    """Print everything that is held about an e-mail address, as JSON."""
    held = keeping.held_about(_open(database, is_writing=False), email)
    click.echo(json.dumps(held, ensure_ascii=False, indent=2))
    sys.exit(0 if held else 1)


@feedback.command()
@database_option
@click.option("--dry-run", is_flag=True, help="Count, and delete nothing.")
def purge(database: str, dry_run: bool) -> None:
    """Delete what is past its time. The running collector does this every hour by itself."""
    if dry_run:
        due = keeping.count_due(_open(database, is_writing=False), _now_ms())
    else:
        opened = _open(database, is_writing=True)
        with opened.transaction():
            due = keeping.purge(opened, _now_ms())
        opened.wipe_traces()
        opened.close()
    done = "To delete" if dry_run else "Deleted"
    click.echo(f"{done}: {due.spam} spam, {due.contacts} messages, {due.comments} comments, {due.tombstones} ids.")


@feedback.command()
@database_option
@click.option("--release", "released", default="", metavar="ID", help="This one is no spam: count it and hand it on.")
def spam(database: str, released: str) -> None:
    """List what was set aside as spam in the last seven days."""
    if released:
        opened = _open(database, is_writing=True)
        with opened.transaction():
            is_found = keeping.release(opened, released, _now_ms(), forwards=True)
        opened.close()
        click.echo("Released." if is_found else f'"{released}" is not among the spam.')
        sys.exit(0 if is_found else 1)
    for one in keeping.suspects(_open(database, is_writing=False)):
        day = time.strftime("%Y-%m-%d", time.gmtime(one.received_at / 1000))
        words = "".join(char if char.isprintable() else " " for char in one.words)
        click.echo(f"{one.id}  {day}  {one.kind:13} {one.score:2}  {words[:80]}")


@feedback.command()
@database_option
@click.option("--out", "target", type=click.File("w", encoding="utf-8"), default="-", help="Where to write to.")
def export(database: str, target: IO[str]) -> None:
    """Write all submissions as lines of JSON, without loss; import reads them again."""
    from helpgen.feedback.exchange import export_lines

    for line in export_lines(_open(database, is_writing=False)):
        target.write(f"{line}\n")


@feedback.command("import")
@database_option
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--from", "kind", type=click.Choice(["jsonl", "netlify", "formspree"]), default="jsonl", show_default=True,
    help="What wrote the file.",
)  # fmt: skip
@click.option("--site", default="site", help="Name of the site where the file names none.")
def import_file(database: str, source: Path, kind: str, site: str) -> None:
    """Merge the export of another receiver; what is already there is left alone."""
    from helpgen.feedback.exchange import import_file as run_import

    opened = _open(database, is_writing=True)
    result = run_import(opened, source, kind, site, _now_ms())
    opened.close()
    click.echo(f"{result.added} added, {result.known} known already, {len(result.refused)} refused.")
    for line, sentence in result.refused[:20]:
        click.echo(f"{source}:{line}: {sentence}")
    sys.exit(1 if result.refused else 0)


# --- Parts -----------------------------------------------------------------------


def _open(name: str, *, is_writing: bool) -> Database:
    try:
        return opening.open_for_writing(name) if is_writing else opening.open_for_reading(name)
    except opening.OpeningError as error:
        raise click.ClickException(str(error)) from None


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _listed(values: tuple[str, ...]) -> list[str]:
    # From the environment several come in one value.
    return [part for value in values for part in value.replace(",", " ").split()]


def _forward(webhook: str, smtp: str, sender: str, recipient: str) -> "Forward | None":
    from helpgen.feedback import forwarding

    if webhook and smtp:
        raise click.UsageError("Name --forward-webhook or --forward-smtp, not both.")
    if webhook:
        if not webhook.startswith(("https://", "http://")):
            raise click.BadParameter("Write https://….", param_hint="--forward-webhook")
        return forwarding.Webhook(webhook, _secret("HELPGEN_FEEDBACK_WEBHOOK_TOKEN"))
    if not smtp:
        return None
    if not sender or not recipient:
        raise click.UsageError("--forward-smtp needs --forward-from and --forward-to.")
    try:
        url = forwarding.parse_mail_url(smtp)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--forward-smtp") from None
    return forwarding.Mail(url, _secret("HELPGEN_FEEDBACK_SMTP_PASSWORD"), sender, recipient)


def _secret(name: str) -> str:
    # From the environment or a file, never from the command line, which every user of the machine can read.
    file = os.environ.get(f"{name}_FILE", "")
    return Path(file).read_text("utf-8").strip() if file else os.environ.get(name, "")
