"""What makes a text hard to read: the wording of each hint."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC411", Severity.INFO)
def long_sentence(words: int, limit: int) -> Wording:
    """A sentence is long.

    What: an English sentence of a public text has more than 25 words. Other languages are not counted: we know
    of no limit for single sentences that a public guide for writers names for them.
    Why: readers on a phone, in a hurry or in a language that is not theirs lose the beginning before the end.
    Fix: make two sentences, or a list.
    Example: a sentence with the rule, its exception and the reason for both.
    """
    return Wording(f"this sentence has {words} words; {limit} are easy to read", "Make two sentences, or a list.")


@rule("HC412", Severity.INFO)
def long_paragraph(sentences: int, limit: int) -> Wording:
    """A paragraph is long.

    What: an English paragraph of a public text has more than five sentences.
    Why: readers of help texts skim; a block of text hides the line that they need.
    Fix: begin a new paragraph, or make a list of steps.
    Example: all steps of a return in one paragraph.
    """
    return Wording(
        f"this paragraph has {sentences} sentences; {limit} are easy to read", "Divide it, or make a list of steps."
    )


RULES: tuple[Rule[...], ...] = (long_sentence, long_paragraph)
