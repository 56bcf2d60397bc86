"""The files of a packed index → answers, as a shopper sees them."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from helpgen.search.query import plan_query
from helpgen.search.rank import rank
from helpgen.search.reader import IndexReader


class Answer(Struct, frozen=True):
    """One result of a search."""

    score: float
    url: str
    """From the root of the site, with the heading that answers best."""
    title: str
    summary: str = ""


def open_index(language: str, read: Callable[[str], str]) -> IndexReader:
    """Return a reader of a language's index.

    `read` gets a file by its path below `search/`; it raises KeyError or OSError if the file is missing.
    """
    return IndexReader(read(f"{language}.json"), lambda name: read(f"{language}/{name}.json"))


def answer(reader: IndexReader, query: str, limit: int) -> Sequence[Answer]:
    """Return the best documents for a query."""
    answers = []
    for found in rank(plan_query(query, reader), reader)[:limit]:
        url, _, title, summary, _, sections = reader.document(found.number)
        anchor = sections[found.section][0] if isinstance(sections, list) and found.section else ""
        answers.append(Answer(found.score, f"{url}#{anchor}" if anchor else str(url), str(title), str(summary)))
    return answers


def all_urls(reader: IndexReader) -> Sequence[str]:
    """Return the URL of every document by its number."""
    return tuple(str(reader.document(number)[0]) for number in range(reader.document_count))
