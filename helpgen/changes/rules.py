"""What stands in the way of comparing, and what a change must not do: the wording of each."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC407", Severity.ERROR)
def no_repository(reason: str) -> Wording:
    """The content has no history to compare with.

    What: git is not installed, or the folder of `mkdocs.yml` is in no git repository that it may read.
    Why: `helpgen check --changed` compares with an earlier state.
    Fix: run it in a clone.
    Example: a folder that was downloaded as an archive.
    """
    return Wording(f"there is no history to compare with: {reason}", "Run it in a clone of the repository.")


@rule("HC408", Severity.ERROR)
def unknown_revision(name: str, names: Sequence[str]) -> Wording:
    """A branch, tag or commit does not exist here.

    What: git does not know what `--changed` names, or knows none of main and master.
    Why: a clone of a workflow often has the last commit alone.
    Fix: correct the name, or clone with the whole history (`fetch-depth: 0` for actions/checkout).
    Example: `helpgen check --changed origin/man`
    """
    if not name:
        return Wording(f"none of {', '.join(names)} exists here", "Name a branch, tag or commit behind --changed.")
    return Wording(f'"{name}" is no branch, tag or commit here', "Correct it, or clone with the whole history.")


@rule("HC409", Severity.INFO)
def earlier_state_unusable(commit: str, reason: str) -> Wording:
    """The earlier state cannot be compared.

    What: the content of that commit has errors, or there was none.
    Why: what a change touches is the difference of two whole plans.
    Fix: nothing; the next change can be compared.
    Example: the commit that adds `mkdocs.yml`.
    """
    return Wording(f"what this change touches is not known: at {commit}, {reason}")


@rule("HC410", Severity.WARNING)
def page_gone(address: str, languages: Sequence[str]) -> Wording:
    """A page goes, and nothing leads on from its address.

    What: the address was on the site before the change; after it, nothing stands there.
    Why: links in e-mails, bookmarks and search engines lead to an error page.
    Fix: write the old id into `moved_from` of the article that took its place, or a line into `redirects.yml`.
    Example: `orders/where.md` was deleted.
    """
    also = f" (also in {', '.join(languages)})" if languages else ""
    return Wording(
        f'the page "{address}" goes, and nothing leads on from there{also}',
        "Write moved_from into the article that takes its place, or a line into redirects.yml.",
    )


RULES: tuple[Rule[...], ...] = (no_repository, unknown_revision, earlier_state_unusable, page_gone)
