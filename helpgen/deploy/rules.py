"""What can go wrong when a published site travels to its host. Knows wordings only."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC380", Severity.ERROR)
def target_unknown(target: str) -> Wording:
    """The target of a deployment is none that helpgen knows.

    What: it is neither a folder, nor a bucket, nor a server that rsync reaches.
    Why: nothing can be sent there.
    Fix: write a folder, `s3://bucket/prefix`, `user@host:/path` or `rsync://host/module`.
    Example: `helpgen deploy ftp://www.fernway.example/help`
    """
    return Wording(
        f'"{target}" is no place that helpgen can deploy to',
        "Write a folder, s3://bucket/prefix, user@host:/path or rsync://host/module.",
    )


@rule("HC381", Severity.ERROR)
def broke_off(reason: str, done: int, total: int) -> Wording:
    """A deployment broke off.

    What: the place refused, or the connection to it was lost.
    Why: what had arrived stays; pages are sent after what they need, and nothing is removed before all has arrived, so
    every page that shoppers find works.
    Fix: mend the reason and run the same command again: it goes on where it stopped.
    Example: a network that fails after 200 of 330 files.
    """
    return Wording(
        f"the deployment broke off after {done} of {total} steps ({reason})",
        "Every page there works. Run the same command again: it goes on.",
    )


@rule("HC382", Severity.ERROR)
def foreign_files(examples: Sequence[str], count: int) -> Wording:
    """The place holds files that helpgen did not put there.

    What: files with the names of ours and another content lie there, and no record of an earlier deployment.
    Why: they would be overwritten; perhaps the target is mistyped.
    Fix: correct the target, or give `--overwrite` if the site may take their place. Other files stay in any case.
    Example: `helpgen deploy s3://shop` where the whole shop stands.
    """
    shown = ", ".join(f'"{path}"' for path in examples)
    more = f" and {count - len(examples)} more" if count > len(examples) else ""
    return Wording(
        f"the place holds {shown}{more}, which helpgen did not put there",
        "Correct the target, or give --overwrite if the site may take their place.",
    )


@rule("HC383", Severity.ERROR)
def nothing_built(site: str) -> Wording:
    """There is no site to deploy.

    What: the folder of the site does not exist or has no first page.
    Why: only a site that was built and published can travel.
    Fix: run `helpgen build` first.
    Example: `helpgen deploy` in a fresh clone.
    """
    return Wording(f'there is no site in "{site}"', "Run helpgen build first.")


RULES: tuple[Rule[...], ...] = (target_unknown, broke_off, foreign_files, nothing_built)
