"""What can go wrong when a release is put in its place."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC301", Severity.ERROR)
def cannot_write(reason: str) -> Wording:
    """The site cannot be written.

    What: the operating system refuses to write the new release. The published site is as it was.
    Why: a full disk or a missing permission.
    Fix: make room, or correct the permissions of the folder that holds the site.
    Example: a full disk.
    """
    return Wording(f"the site cannot be written ({reason}); the published site is as it was", "Make room or allow it.")


@rule("HC302", Severity.ERROR)
def another_build_runs(seconds: int) -> Wording:
    """Another build publishes to the same place.

    What: the lock beside the site is held by another process.
    Why: two builds at once could mix their releases.
    Fix: wait for the other build, or end it.
    Example: `helpgen build` in two terminals.
    """
    return Wording(f"another build holds the lock since {seconds} s", "Wait for it, or end it.")


@rule("HC303", Severity.ERROR)
def not_a_site(example: str) -> Wording:
    """The place of the site holds something else.

    What: `site_dir` is a folder with files that helpgen did not publish and that do not look like a site.
    Why: publishing would take them away.
    Fix: correct `site_dir` in `mkdocs.yml`, or empty the folder.
    Example: `site_dir: ..`
    """
    return Wording(
        f'the folder is no published site (it has "{example}" and no first page)',
        "Correct site_dir in mkdocs.yml, or empty the folder.",
    )


RULES: tuple[Rule[...], ...] = (cannot_write, another_build_runs, not_a_site)
