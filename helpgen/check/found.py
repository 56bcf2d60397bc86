"""The finished search index answers as it must: queries of writers, and every article by likely queries."""

import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from helpgen.check import search_rules as broken
from helpgen.check.expectations import ExpectedAnswer, FindableArticle, Place, SearchExpectations
from helpgen.diagnostics import Diagnostic, Progress, silent
from helpgen.search.analyze import TermKind, analyze
from helpgen.search.answers import all_urls, answer, open_index
from helpgen.search.place import Places
from helpgen.search.reader import IndexReader

FOUND_AMONG = 10
"""As many results as a shopper looks through."""
_LOOKED_THROUGH = 50
_SHOWN = 3
_WORDS_OF_A_SHOPPER = 3
_LONG_RUN = 6
"""Letters from which a title without blanks is also asked by its halves."""


def check_search(
    files: Mapping[str, bytes], expectations: SearchExpectations, progress: Progress = silent
) -> tuple[Diagnostic, ...]:
    """Return the tests that fail and the articles that are hard to find; `files` are those of the site by path."""
    found: list[Diagnostic] = []
    for language in expectations.languages:
        reader = open_index(language, lambda name: files[f"search/{name}"].decode())
        found += _check_answers(reader, [one for one in expectations.answers if one.test.language == language])
        articles = [one for one in expectations.articles if one.language == language]
        found += _check_articles(reader, articles, progress)
    return tuple(found)


# --- Tests of writers --------------------------------------------------------------


def _check_answers(reader: IndexReader, expected: Sequence[ExpectedAnswer]) -> Iterator[Diagnostic]:
    for one in expected:
        test = one.test
        answers = answer(reader, test.query, max(_LOOKED_THROUGH, test.top))
        places = (number for number, found in enumerate(answers, 1) if any(_is_at(found.url, at) for at in one.places))
        place = next(places, 0)
        if not 1 <= place <= test.top:
            names = [reference.name for reference in test.expected]
            shown = [f'"{found.title}" ({found.score:.1f})' for found in answers[:_SHOWN]]
            yield broken.search_test_fails.at(test.position, test.query, names, test.top, place, shown)


def _is_at(url: str, place: Place) -> bool:
    address, _, anchor = urllib.parse.unquote(url).partition("#")
    return address == place.address and place.anchor in {"", anchor}


# --- Every article -----------------------------------------------------------------


def _check_articles(
    reader: IndexReader, articles: Sequence[FindableArticle], progress: Progress
) -> Iterator[Diagnostic]:
    places = Places(reader)
    numbers = {urllib.parse.unquote(url): number for number, url in enumerate(all_urls(reader))}
    for done, one in enumerate(articles):
        progress("Searching", done, len(articles))
        number = numbers.get(one.address)
        shorter = tuple(_likely_queries(reader, one.title, one.summary, one.keywords))
        for queries in ((one.title,), shorter):
            if queries and (
                number is None or not any(places.is_among(number, query, FOUND_AMONG) for query in queries)
            ):
                first = answer(reader, queries[0], 1)
                winner = first[0].title if first else ""
                yield broken.hard_to_find.at(one.position, queries[:_SHOWN], FOUND_AMONG, winner)
                break


def _likely_queries(reader: IndexReader, title: str, summary: str, keywords: Sequence[str]) -> Iterator[str]:
    """Yield what a shopper may type who needs the article: shorter than its title."""
    yield from (keyword for keyword in keywords if any(analyze(keyword)))
    for text in (title, summary):
        words = [word for word in re.split(r"[^\w'’-]+", text) if any(analyze(word))]
        if len(words) > _WORDS_OF_A_SHOPPER:
            rarest = sorted(words, key=lambda word: _occurrences(reader, word))[:_WORDS_OF_A_SHOPPER]
            yield " ".join(word for word in words if word in rarest)
    if len(title) >= _LONG_RUN and any(found.kind is not TermKind.WORD for found in analyze(title)):
        middle = (len(title) + 1) // 2
        yield title[:middle]
        yield title[middle:]


def _occurrences(reader: IndexReader, word: str) -> int:
    # Of its commonest term, whichever form of the word was meant.
    most = 0
    for found in analyze(word):
        for term in reader.stems_of(found.term) if found.kind is TermKind.WORD else (found.term,):
            posting = reader.posting(term)
            most = max(most, posting.occurrences if posting else 0)
    return most
