"""What every shop is asked: the wording of what is missing."""

from collections.abc import Sequence

from helpgen.diagnostics import Severity, Wording, rule


@rule("HC406", Severity.INFO)
def contact_reason_unanswered(reason: str, question: str, places: Sequence[str]) -> Wording:
    """Nothing answers a question that reaches every shop.

    What: no article, FAQ topic, policy or tool answers one of the twenty contact reasons, in the markets and languages
    that the message names (in all of them if it names none).
    Why: whoever finds no answer writes to you.
    Fix: write an article of that name, name the reason in `answers` of the article that has the answer, or in
    `contact_reasons.off` of `store.yml` if nobody can ask it.
    Example: no article says where the invoice is.
    """
    where = f" for {', '.join(places)}" if places else ""
    return Wording(
        f'nothing answers "{question}" ({reason}){where}',
        f'Write {reason}.md, or put "answers: {reason}" into the article that does.',
    )


RULES = (contact_reason_unanswered,)
