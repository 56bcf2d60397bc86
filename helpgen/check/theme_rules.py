"""What a writer is told about the look of the shop and its notices. Knows wordings only."""

from collections.abc import Iterable
from datetime import date

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC210", Severity.WARNING)
def low_contrast(key: str, color: str, scheme: str, ground: str, ratio: float, needed: float, nearest: str) -> Wording:
    """A colour of the brand cannot be read.

    What: the colour is too close to something of the theme that it stands on, or to the words on its buttons.
    Why: people with weak sight, in bright light or on old screens could not read links and buttons; accessibility laws
      ask for this contrast (WCAG 2.2, 1.4.3 and 1.4.11). The pages use the nearest colour that passes in its place.
    Fix: use the colour of the message, or a darker one (on dark pages: a lighter one).
    Example: `color: "#ffb300"`
    """
    short = needed - ratio
    return Wording(
        f'"{color}" has {ratio:.2f}:1 contrast with {ground} on {scheme} pages, '
        f"{short:.2f} less than the {needed:g}:1 it needs",
        f'The nearest colour that passes is "{nearest}"; the pages use it.',
    )


@rule("HC211", Severity.WARNING)
def missing_brand_file(key: str, path: str, known: Iterable[str]) -> Wording:
    """A file of the brand does not exist.

    What: the content folder has no file of this path.
    Why: without the logo the pages show the name, without the font they use those of the system.
    Fix: correct the path; it begins in the content folder.
    Example: `logo: brand/lgoo.svg`
    """
    hint = did_you_mean(path, known) or "Paths begin in the content folder, for example brand/logo.svg."
    return Wording(f'the file "{path}" of "{key}" does not exist', hint)


@rule("HC212", Severity.INFO)
def expired_notice(name: str, day: date) -> Wording:
    """A notice has expired.

    What: the day of `expires_at` has come, so no page shows the notice any more.
    Why: a list of old notices hides the one that matters.
    Fix: remove it, or give it a later day.
    Example: `expires_at: 2025-01-07`
    """
    return Wording(f'notice "{name}" has expired on {day.isoformat()}', "Remove it, or give it a later day.")


RULES: tuple[Rule[...], ...] = (low_contrast, missing_brand_file, expired_notice)
