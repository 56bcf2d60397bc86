"""What must hold for policies as a whole: the wording of each rule."""

from datetime import date

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC040", Severity.WARNING)
def policy_not_in_force(policy: str, effective_from: date) -> Wording:
    """A policy is published as the current one before it binds.

    What: `effective_from` lies after the day of the build.
    Why: shoppers would rely on terms that do not hold yet.
    Fix: keep the old terms in the file until that day, and the new ones beside it as `returns@2027-01-01.yml`, whose
        page says that they are coming.
    Example: `effective_from: 2027-01-01` in `returns.yml`, built in 2026.
    """
    day = effective_from.isoformat()
    hint = f"Until then keep the old terms in {policy}.yml, and the new ones as {policy}@{day}.yml."
    return Wording(f'policy "{policy}" does not bind before {day}', hint)


@rule("HC041", Severity.WARNING)
def policy_expired(policy: str, effective_to: date) -> Wording:
    """A policy is published as the current one although it has ended.

    What: `effective_to` lies before the day of the build.
    Why: shoppers would rely on terms that hold no more.
    Fix: write the new terms into the file, and keep the old ones beside it under their first day, such as
        `returns@2026-01-01.yml`.
    Example: `effective_to: 2026-08-31` in `returns.yml`, built in November 2026.
    """
    message = f'policy "{policy}" has ended on {effective_to.isoformat()}'
    return Wording(message, "Write the new terms, and keep the old ones as a dated file beside them.")


@rule("HC042", Severity.WARNING)
def revision_without_change(policy: str, revision: str) -> Wording:
    """The changelog of a policy does not say what its revision has changed.

    What: the file has a `changelog`, and none of its entries has the current `revision`.
    Why: shoppers who look for what has changed would read about older changes only.
    Fix: add an entry with date, revision and what has changed.
    Example: `revision: "6"` while the newest entry says `revision: "5"`.
    """
    return Wording(
        f'the changelog of policy "{policy}" says nothing of revision "{revision}"',
        f'Add {{date: …, revision: "{revision}", what: …}} to changelog.',
    )


RULES: tuple[Rule[...], ...] = (policy_not_in_force, policy_expired, revision_without_change)
