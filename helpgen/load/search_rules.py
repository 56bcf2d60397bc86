"""What a writer is told about `synonyms.yml` and `search_tests.yml`. Knows wordings only."""

from collections.abc import Iterable

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.load.wording import shorten, suggest, suggest_or_list


@rule("HC170", Severity.ERROR)
def language_not_in_store(tag: str, languages: Iterable[str]) -> Wording:
    """A file of search names a language that the store does not have.

    What: The tag is not among the `languages` of `store.yml`, so no index could use what is said for it.
    Why: Most such tags are slips, such as the code of the country in the place of the language.
    Fix: Use a language of the store. In `synonyms.yml`, `all` stands for every language.
    Example: `cz` must be `cs`.
    """
    return Wording(f'the store has no language "{shorten(tag)}"', suggest_or_list(tag, languages, "It has"))


@rule("HC171", Severity.WARNING)
def phrase_twice(phrase: str, first_line: int) -> Wording:
    """A phrase stands in two groups of synonyms, or twice in one.

    What: Search sees no difference between the two, even if capitals or accents differ.
    Why: A query with the phrase would lead to the words of both groups, which were meant to be one or to be apart.
    Fix: Join the groups, or leave the phrase out of one.
    Example: `[refund, money back]` and below it `[Refund, reimbursement]`.
    """
    message = f'"{shorten(phrase)}" stands already in line {first_line}'
    return Wording(message, "Join the two groups, or leave it out of one.")


@rule("HC172", Severity.ERROR)
def group_of_one(phrase: str) -> Wording:
    """A group of synonyms has one phrase only.

    What: A group needs at least two phrases: the shopper's and yours.
    Why: One phrase alone leads nowhere; usually the brackets or the commas are missing.
    Fix: Write all phrases of a group in one line, with commas.
    Example: `- refund` must be `- [refund, money back]`.
    """
    return Wording(
        f'"{shorten(phrase)}" is alone in its group', "Write phrases that mean the same in one line, with commas."
    )


@rule("HC173", Severity.ERROR)
def nothing_to_search(text: str) -> Wording:
    """A phrase or a query has neither letters nor digits.

    What: Search looks for letters and digits; signs and pictures are left out.
    Why: It would never be found.
    Fix: Write it in words.
    Example: `query: "???"`
    """
    return Wording(f'"{shorten(text)}" has neither letters nor digits', "Write it in words.")


@rule("HC174", Severity.WARNING)
def ignored_for_nothing(phrase: str, language: str, candidates: Iterable[str]) -> Wording:
    """A phrase is to be ignored that helpgen does not know as a synonym.

    What: No group that helpgen brings along for the language has the phrase.
    Why: The line changes nothing, so perhaps another phrase was meant.
    Fix: Write the phrase as helpgen has it, or remove the line.
    Example: `ignore: {en: [refnd]}`
    """
    message = f'no group of helpgen for "{language}" has the phrase "{shorten(phrase)}"'
    return Wording(message, suggest(phrase, candidates) or "Remove the line.")


RULES: tuple[Rule[...], ...] = (
    language_not_in_store,
    phrase_twice,
    group_of_one,
    nothing_to_search,
    ignored_for_nothing,
)
