"""What can go wrong when files for a shop's folder are written. Knows wordings only."""

from collections.abc import Iterable

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC384", Severity.ERROR)
def host_unknown(name: str, known: Iterable[str]) -> Wording:
    """A host is none that helpgen knows.

    What: no configuration can be written for it.
    Why: every host reads headers and old addresses in another form, or not at all.
    Fix: use one of the names; for another host take `none`, and read what the manual says about hosts.
    Example: `helpgen export host netlfy`
    """
    listed = f"Known are: {', '.join(known)}."
    return Wording(f'"{name}" is no host that helpgen knows', did_you_mean(name, known) or listed)


@rule("HC385", Severity.ERROR)
def file_in_the_way(path: str) -> Wording:
    """A file that would be written is there already, with other content.

    What: nothing was written, so that no change of yours is lost.
    Why: you may have adapted the file to your host.
    Fix: compare both (`--out` writes into another folder), or give `--overwrite`.
    Example: `helpgen export workflow github` in a repository that has one.
    """
    return Wording(f'"{path}" is there already, with other content', "Write into another folder, or give --overwrite.")


RULES: tuple[Rule[...], ...] = (host_unknown, file_in_the_way)
