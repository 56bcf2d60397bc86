"""What must hold in the finished search: the wording of each rule."""

from collections.abc import Iterable, Sequence

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC023", Severity.ERROR)
def search_test_fails(query: str, expected: Sequence[str], top: int, place: int, found: Sequence[str]) -> Wording:
    """A query does not find what it must.

    What: a test of `search_tests.yml` was asked of the index that shoppers get, and its answer is not among the first.
    Only `helpgen check --search` and `helpgen build --search` ask.
    Why: a shopper who types this finds something else, or nothing.
    Fix: add the shopper's words to `keywords` of the article or to `synonyms.yml`, or say them in the text. If what is
    found instead is as good, add it to `expect`.
    Example: `{query: cash back, expect: returns/refund-time}` while no text and no synonym says "cash".
    """
    names = " or ".join(f'"{name}"' for name in expected)
    where = f"It is number {place}. " if place else ""
    instead = f"Found instead: {'; '.join(found)}. " if found else "Nothing is found. "
    return Wording(
        f'the query "{query}" does not find {names} among the first {top}',
        f"{where}{instead}Add the shopper's words to its keywords or to synonyms.yml.",
    )


@rule("HC024", Severity.WARNING)
def hard_to_find(queries: Sequence[str], top: int, winner: str) -> Wording:
    """No likely query finds an article.

    What: the article is not among the first results for its own title, or for none of the shorter queries that its
    title, summary and keywords suggest. Every `helpgen check` asks, a build only with `--search`.
    Why: shoppers type a word or two; what they cannot find they ask your support.
    Fix: give it a title and `keywords` that other articles do not have.
    Example: twenty articles called "How do I return an item?", one for each country.
    """
    asked = " or ".join(f'"{query}"' for query in queries)
    first = f'First comes "{winner}". ' if winner else ""
    return Wording(
        f"{asked} does not find this article among the first {top}",
        f"{first}Say in its title or keywords what only this article answers.",
    )


@rule("HC025", Severity.ERROR)
def unknown_expected(name: str, known: Iterable[str]) -> Wording:
    """A search test expects something that does not exist.

    What: `expect` in `search_tests.yml` names no article, question, policy, category or channel.
    Why: the test could never pass.
    Fix: write the id of an article, such as `returns/refund-time`; `faq/topic#question`, `policies/returns` or
    `contact`.
    Example: `expect: returns/refund-tme`
    """
    hint = did_you_mean(name, known) or "Write an id such as returns/refund-time, faq/delivery or policies/returns."
    return Wording(f'"{name}" does not exist', hint)


@rule("HC026", Severity.ERROR)
def expected_not_published(name: str, language: str) -> Wording:
    """A search test expects something that its language does not have.

    What: what `expect` names is not translated, a draft, for agents only, expired or not yet due.
    Why: search finds only what is published in the shopper's own language, so the test could never pass.
    Fix: publish or translate it, or move the test to another language.
    Example: `{query: drone, language: th, expect: shipping/drone-delivery}` without a Thai text.
    """
    return Wording(f'"{name}" is not published in "{language}"', "Publish or translate it, or ask in another language.")


RULES: tuple[Rule[...], ...] = (search_test_fails, hard_to_find, unknown_expected, expected_not_published)
