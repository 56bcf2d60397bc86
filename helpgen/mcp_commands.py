"""The command that answers other programs. It reads from standard input and prints."""

import sys
from pathlib import Path

import click

from helpgen import __version__, mcp


@click.command("mcp")
@click.option(
    "--site",
    "site_dir",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The published folder.",
)
def serve_mcp(site_dir: Path) -> None:
    """Answer an assistant from the published folder: search, pages, facts (Model Context Protocol, stdio)."""
    for reply in mcp.serve(sys.stdin.buffer, site_dir, __version__):
        sys.stdout.buffer.write(reply)
        sys.stdout.buffer.flush()
