"""What must hold between texts and policies: the wording of each rule."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC030", Severity.ERROR)
def contradicted_fact(
    words: str, name: str, value: str, others: Sequence[str], *, is_front_matter: bool = False
) -> Wording:
    """A text says another number than the policy.

    What: near words such as "return", "refund" or "warranty" stands a number with a unit that no fact of the shop's
    YAML files about this matter has. Texts in English, Thai, Chinese, Czech, Indonesian and Arabic are read, in digits
    and in words. Where a policy says nothing about the matter, nothing is judged.
    Why: shoppers rely on what they read, and a shop may be bound by it, wherever it stands.
    Fix: quote the fact, so that it can never differ again. If the number is right although it differs, write
    `<!-- helpgen: allow -->` on the line, or alone on the line above the paragraph; in front matter, `# helpgen: allow`
    at the end of the line.
    Example: `You can return an item within 45 days.` while `returns.windows.standard.days` is 30.
    """
    also = f" (others: {', '.join(others)})" if others else ""
    message = f'"{words}" contradicts the policy: {name} is {value}{also}'
    if is_front_matter:
        return Wording(message, "Correct the number, or say it without one: variables are not filled in here.")
    return Wording(message, f"Write {{{{ {name} }}}} in its place, or put <!-- helpgen: allow --> on the line.")


@rule("HC031", Severity.INFO)
def needless_allowance() -> Wording:
    """An exception for a number is not needed.

    What: `<!-- helpgen: allow -->` stands where no number contradicts a policy.
    Why: it would hide the next contradiction.
    Fix: remove it.
    Example: the number on the line was corrected, the comment was kept.
    """
    return Wording("no number contradicts a policy here", "Remove helpgen: allow.")


RULES: tuple[Rule[...], ...] = (contradicted_fact, needless_allowance)
