"""The command `helpgen deploy`: what it takes and what it says."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from helpgen import deploy
from helpgen.console import config_option, print_diagnostics, progress_bar, read_settings, say, show_path
from helpgen.diagnostics import Diagnostic, Position

_SHOWN = 10


@click.command("deploy")
@click.argument("target")
@config_option
@click.option("--dry-run", is_flag=True, help="Say what would travel and what would go; change nothing.")
@click.option("--overwrite", is_flag=True, help="Replace files that helpgen did not put there.")
@click.option("--keep-assets", is_flag=True, help="Leave styles, scripts and parts of the search of earlier releases.")
@click.option("--all", "show_all", is_flag=True, help="Name every file of a dry run.")
def deploy_command(
    target: str, config_file: Path, dry_run: bool, overwrite: bool, keep_assets: bool, show_all: bool
) -> None:
    """Send the built site to TARGET: a folder, s3://bucket/prefix, user@host:/path or rsync://host/module."""
    settings, found = read_settings(config_file, "")
    if settings is None:
        _stop(found, config_file)
        return
    site = show_path(settings.site_dir)
    release = deploy.read_release(settings.site_dir)
    if "index.html" not in release:
        _stop((deploy.nothing_built.at(Position(site), site),), config_file)
    position = Position(target)
    finished: list[str] = []
    plan: deploy.Deployment | None = None
    try:
        remote = deploy.open_target(target, Path.cwd(), settings.site_dir)
        if remote is None:
            _stop((deploy.target_unknown.at(position, target),), config_file)
            return
        plan = deploy.plan_deployment(release, remote, keeps_assets=keep_assets)
        if plan.foreign and not overwrite:
            _stop((deploy.foreign_files.at(position, plan.foreign[:3], len(plan.foreign)),), config_file)
        _tell(plan, release, show_all=show_all, names=dry_run)
        if not dry_run:
            deploy.deploy(plan, release, remote, progress_bar(), finished.append)
    except deploy.DeployError as error:
        total = plan.total if plan else len(release)
        _stop((deploy.broke_off.at(position, str(error), len(finished), total),), config_file)
    say(_summary(plan, target, dry_run=dry_run))


def _stop(diagnostics: tuple[Diagnostic, ...], config_file: Path) -> None:
    print_diagnostics(diagnostics, config_file, "text", show_all=True)
    sys.exit(1)


def _tell(plan: deploy.Deployment, release: Mapping[str, deploy.LocalFile], *, show_all: bool, names: bool) -> None:
    for step, paths in plan.puts:
        if paths:
            size = sum(release[path].size for path in paths)
            say(f"{step.value:10} {len(paths):6} to send, {size / 1000:.0f} kB")
            _name(paths, say, show_all=show_all, names=names)
    if plan.deletes:
        say(f"{'old files':10} {len(plan.deletes):6} to remove")
        _name(plan.deletes, say, show_all=show_all, names=names)


def _name(paths: tuple[str, ...], tell: Callable[[str], None], *, show_all: bool, names: bool) -> None:
    shown = (paths if show_all else paths[:_SHOWN]) if names else ()
    for path in shown:
        tell(f"  {path}")
    if names and len(shown) < len(paths):
        tell(f"  and {len(paths) - len(shown)} more; name them all with --all")


def _summary(plan: deploy.Deployment | None, target: str, *, dry_run: bool) -> str:
    assert plan is not None
    sent = plan.total - len(plan.deletes)
    if not plan.total:
        return f"{target} has the site already: {plan.same_count} files are the same."
    verb = "would be" if dry_run else "were"
    return f"{target}: {sent} files {verb} sent, {len(plan.deletes)} removed, {plan.same_count} are the same."
