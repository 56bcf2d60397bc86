"""Packed indexes for tests, in memory and as files for Node."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import shops

from helpgen.search.index import Index, IndexedTexts, build_index
from helpgen.search.pack import PackedIndex, ShownDocument, ShownSection, pack_index, write_document
from helpgen.search.query import plan_query
from helpgen.search.rank import rank
from helpgen.search.reader import IndexReader
from helpgen.search.written import encode_index

CLIENT = shops.PROJECT_DIR / "theme" / "assets" / "js" / "search" / "client.js"
ASK = shops.PROJECT_DIR / "helpgen" / "search" / "ask.mjs"


def text(title: str, words: str = "", *, keywords: Sequence[str] = (), headings: Sequence[str] = ()) -> IndexedTexts:
    return IndexedTexts(title, keywords, headings, "", (words,))


def pack(
    documents: Sequence[IndexedTexts], language: str = "en", groups: Sequence[Sequence[str]] = ()
) -> tuple[Index, PackedIndex]:
    index = build_index(documents, language, [phrase for group in groups for phrase in group])
    shown = [
        write_document(
            ShownDocument(
                f"page-{number}/",
                "article",
                document.title,
                "",
                "",
                tuple(ShownSection(f"part-{place}", "", part[:200]) for place, part in enumerate(document.sections)),
            )
        )
        for number, document in enumerate(documents)
    ]
    return index, pack_index(encode_index(index, groups), shown)


def reader_of(packed: PackedIndex) -> IndexReader:
    return IndexReader(packed.entry, packed.files.__getitem__)


def find(
    documents: Sequence[IndexedTexts], query: str, language: str = "en", groups: Sequence[Sequence[str]] = ()
) -> list[int]:
    """Return the numbers of the documents that a query finds, best first."""
    reader = reader_of(pack(documents, language, groups)[1])
    return [found.number for found in rank(plan_query(query, reader), reader)]


def write(packed: PackedIndex, folder: Path, language: str) -> None:
    (folder / language).mkdir(parents=True)
    (folder / f"{language}.json").write_bytes(packed.entry)
    for name, content in packed.files.items():
        (folder / language / f"{name}.json").write_bytes(content)


def ask_node(folder: Path, queries: Sequence[tuple[str, str]], limit: int = 10) -> list[Mapping[str, object]]:
    """Return what the browser's client answers to (language, query) on the files of a folder."""
    node = shutil.which("node")
    assert node is not None, "Node is missing; install it with: apt-get install nodejs"
    lines = [json.dumps({"qid": str(n), "lang": lang, "query": query}) for n, (lang, query) in enumerate(queries)]
    done = subprocess.run(
        [node, str(ASK), str(CLIENT), str(folder), str(limit), "--cold"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
