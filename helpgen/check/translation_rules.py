"""What a translation must keep of its original, and marks of texts that went through a machine: the wording of each."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC334", Severity.WARNING)
def stale_translation(original: str) -> Wording:
    """The original has changed since it was translated.

    What: the original says something else than on the day when `source_digest` was written into the translation.
    Why: shoppers of that language read what no longer holds.
    Fix: translate what has changed, then `helpgen status --accept FILE`.
    Example: a step is new in English and missing in Thai.
    """
    return Wording(f"{original} has changed since this translation", "Translate it, then run helpgen status --accept.")


@rule("HC335", Severity.WARNING)
def number_differs(here: str, there: str, original: str) -> Wording:
    """A translation says another number than its original.

    What: a length of time or a percentage of the translation is not in the original, and one of
    the original is missing.
    Why: two languages of one shop promise different things.
    Fix: quote the fact in both, or correct the number.
    Example: "30 วัน" where the original says "14 days".
    """
    return Wording(f'"{here}" stands here, "{there}" in {original}', "Quote the fact in both, or correct the number.")


@rule("HC336", Severity.WARNING)
def protected_term_changed(term: str, original: str) -> Wording:
    """A name that is the same in every language is missing in a translation.

    What: the original has the name of the shop, or a term of `glossary.yml` with one word for all languages, and the
    translation does not.
    Why: translating programs turn names into words; shoppers look for a button or a product that does not exist.
    Fix: put the name back as it is.
    Example: "Meja" for the brand "Desk".
    """
    return Wording(f'"{term}" of {original} is missing in this translation', "Names stay as they are.")


@rule("HC337", Severity.WARNING)
def garbled_characters(word: str) -> Wording:
    """Characters are garbled.

    What: the text has characters that appear when a file is read in the wrong encoding.
    Why: shoppers cannot read it, and doubt the rest.
    Fix: type the word again, or take the text from its source once more, as UTF-8.
    Example: "donâ€™t" for "don’t"
    """
    return Wording(f'"{word}" is garbled', "Type it again, or take the text from its source once more, as UTF-8.")


@rule("HC338", Severity.WARNING)
def words_left_behind(words: str) -> Wording:
    """A translation has words of another language.

    What: a paragraph stands there untranslated, or words of another European language stand in a text
    in another script.
    Why: shoppers of that language cannot read it.
    Fix: translate it. A name that is meant stands in the original, too.
    Example: "Una" in a Thai text
    """
    return Wording(f'"{words}" is not translated', "Translate it.")


@rule("HC339", Severity.WARNING)
def sentence_cut_off(end: str) -> Wording:
    """A sentence ends where a link or a name was lost.

    What: a sentence ends with a word that needs another one, or a link has no words.
    Why: copying and translating drop links; what is left has no sense.
    Fix: put the missing words back.
    Example: "You find the prices in our ."
    """
    return Wording(f'"{end}" breaks off here', "Put the missing words back.")


RULES: tuple[Rule[...], ...] = (
    stale_translation,
    number_differs,
    protected_term_changed,
    garbled_characters,
    words_left_behind,
    sentence_cut_off,
)
