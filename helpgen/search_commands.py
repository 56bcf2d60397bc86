"""Edge: asks a packed index from the command line, in Python through lunr.py or in Node with the browser's client."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from helpgen.search import answers
from helpgen.search.index import IndexedTexts, build_index
from helpgen.search.pack import ShownDocument, ShownSection, pack_index, write_document
from helpgen.search.query import plan_query
from helpgen.search.reader import IndexReader
from helpgen.search.synonyms import shipped_groups
from helpgen.search.written import encode_index

LEAD_LENGTH = 250
_ASK_MODULE = Path(__file__).parent / "search" / "ask.mjs"


class NodeMissingError(Exception):
    """Node is not installed."""


def open_index(entry: Path) -> IndexReader:
    """Return a reader of a built site's index. OSError if it is missing."""
    return answers.open_index(entry.stem, lambda name: (entry.parent / name).read_text("utf-8"))


def answer(reader: IndexReader, query: str, limit: int) -> Sequence[answers.Answer]:
    """Return the best documents for a query."""
    return answers.answer(reader, query, limit)


def explain_lines(reader: IndexReader, query: str) -> Iterator[str]:
    """Yield what a query looks for: a line for each group, its terms with weight and rarity."""
    for group in plan_query(query, reader):
        words = []
        for alternative in group.alternatives:
            for term, weight in alternative:
                posting = reader.posting(term)
                found, worth = (posting.occurrences, posting.worth) if posting else (0, 0.0)
                words.append(f"{term} ×{weight:.2f} (in {found}, rarity {worth:.2f})")
        yield " | ".join(words)


# --- Many pages and queries at once -------------------------------------------------


def search_batch(pages: Iterable[str], queries: str, client: Path, limit: int) -> Iterator[str]:
    """Yield an answer `{qid, ids}` for each query, as lines of JSON.

    `pages` are lines `{id, lang, title, headings, body, url}`, `queries` the text of lines `{qid, lang, query}`;
    `client` is the browser's module.
    """
    node = shutil.which("node")
    if node is None:
        raise NodeMissingError
    by_language: dict[str, list[Mapping[str, object]]] = {}
    for line in pages:
        if line.strip():
            page = json.loads(line)
            by_language.setdefault(str(page["lang"]), []).append(page)
    asked = [json.loads(line) for line in queries.splitlines() if line.strip()]
    known = [query for query in asked if query["lang"] in by_language]
    with tempfile.TemporaryDirectory() as folder:
        for language, found in by_language.items():
            write_index(found, language, Path(folder))
        done = subprocess.run(
            [node, str(_ASK_MODULE), str(client), folder, str(limit)],
            input="\n".join(json.dumps(query) for query in known),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    numbers = {answer["qid"]: answer["numbers"] for answer in map(json.loads, done.stdout.splitlines())}
    for query in asked:
        pages_of = by_language.get(query["lang"], [])
        ids = [pages_of[number]["id"] for number in numbers.get(query["qid"], [])]
        yield json.dumps({"qid": query["qid"], "ids": ids}, ensure_ascii=False)


def write_index(pages: Sequence[Mapping[str, object]], language: str, folder: Path) -> None:
    """Write the packed index of plain pages into a folder."""
    groups = shipped_groups(language)
    texts = [_texts(page) for page in pages]
    index = build_index(texts, language, (phrase for group in groups for phrase in group))
    packed = pack_index(encode_index(index, groups), [write_document(_shown(page)) for page in pages])
    (folder / language).mkdir(exist_ok=True)
    (folder / f"{language}.json").write_bytes(packed.entry)
    for name, content in packed.files.items():
        (folder / language / f"{name}.json").write_bytes(content)


def _texts(page: Mapping[str, object]) -> IndexedTexts:
    body = str(page.get("body") or "")
    headings = page.get("headings") or ()
    titles = (headings,) if isinstance(headings, str) else [str(one) for one in headings if one]  # type: ignore[attr-defined]
    return IndexedTexts(str(page.get("title") or ""), (), titles, body[:LEAD_LENGTH], (body,))


def _shown(page: Mapping[str, object]) -> ShownDocument:
    section = ShownSection("", "", str(page.get("body") or "")[:200])
    return ShownDocument(str(page.get("url") or page["id"]), "page", str(page.get("title") or ""), "", "", (section,))
