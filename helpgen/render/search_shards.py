"""Search documents of one language → the entry file and the small files that it names."""

import functools
import hashlib
import itertools
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct, msgpack

from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.search.index import IndexedTexts, Indexer, PartialIndex
from helpgen.search.pack import ShownDocument, ShownSection, WrittenDocument, pack_index, write_document
from helpgen.search.written import encode_index
from helpgen.views import Artifact, SearchDocument, SearchIndexView, SearchSection, digest_of_document

DOCUMENTS_PATH = "search/documents.jsonl"
LEAD_LENGTH = 250
"""Characters of the text that stand in for a missing summary: what a text is about is said at its beginning."""
_SHOWN_LENGTH = 160
_RUN_AT_LEAST = 20
"""Documents that are kept together: who edits one of them pays for all."""
_RUN_ENDS = 12
"""One in so many documents ends a run that is long enough."""
_RUN_AT_MOST = 80
_KEY_LENGTH = 32
"""Of a name that every search engine takes: letters and digits."""
_WIDE_FROM = "\u2e80"
_WIDE = "[\u2e80-\ud7ff\uf900-\uffef\U00020000-\U000323af]"
"""Characters that fill the place of two, and say as much."""


class _Run(Struct, frozen=True, array_like=True):
    """What is kept of some documents that follow each other."""

    index: PartialIndex
    shown: list[WrittenDocument]


_WRITER = msgpack.Encoder()
_READER = msgpack.Decoder(_Run)


def render_search_index(path: str, view: SearchIndexView, memory: Memory) -> Mapping[str, bytes]:
    """Return the files of a language by their paths: the entry at `path`, the others in the folder beside it.

    Documents that `memory` knows are not analyzed again.
    """
    indexer = Indexer(view.language)
    shown: list[WrittenDocument] = []

    def parts() -> Iterator[PartialIndex]:  # one after the other: together they are as large as the site
        for documents in _runs(view.documents):
            run = _recall_run(documents, view.language, indexer, memory)
            shown.extend(run.shown)
            yield run.index

    extra_words = itertools.chain(*view.synonyms, view.questions)
    # Nobody keeps the index itself: it is larger than what is written of it.
    written = encode_index(indexer.join(parts(), extra_words), view.synonyms, functools.partial(_recall, memory))
    packed = pack_index(written, shown)
    folder = path.removesuffix(".json")
    return {path: packed.entry, **{f"{folder}/{name}.json": content for name, content in packed.files.items()}}


def read_ahead(language: str, documents: Iterable[SearchDocument], memory: Memory) -> Iterator[None] | None:
    """Return steps that leave in `memory` what documents give to an index; None if that is known already.

    The documents are all articles of the index, in its order.
    """
    runs = _runs(documents)
    first = next(runs, None)
    if first is None or memory.has(_keys(first, language)[0]):
        return None
    return _read_runs(itertools.chain((first,), runs), language, memory)


def _read_runs(runs: Iterable[Sequence[SearchDocument]], language: str, memory: Memory) -> Iterator[None]:
    indexer = Indexer(language)
    for documents in runs:
        if not memory.has(_keys(documents, language)[0]):
            _recall_run(documents, language, indexer, memory)
        yield


def count_unread(view: SearchIndexView, memory: Memory) -> int:
    """Return how many documents of an index have to be analyzed."""
    keys = ((len(documents), _keys(documents, view.language)[0]) for documents in _runs(view.documents))
    return sum(count for count, key in keys if not memory.has(key))


def _runs(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    # They end where a URL says so, so that a new document hardly ever moves another into another run. Articles share
    # none with others: whoever reads ahead has articles alone.
    run: list[SearchDocument] = []
    for document in documents:
        if run and (_is_full(run) or (run[-1].kind == "article") != (document.kind == "article")):
            yield run
            run = []
        run.append(document)
    if run:
        yield run


def _is_full(run: Sequence[SearchDocument]) -> bool:
    if len(run) < _RUN_AT_LEAST:
        return False
    return len(run) == _RUN_AT_MOST or zlib.crc32(run[-1].url.encode()) % _RUN_ENDS == 0


def _keys(documents: Iterable[SearchDocument], language: str) -> tuple[bytes, bytes]:
    # Of what a run gives to an index, and of its lines.
    written = digest_of(*map(digest_of_document, documents))
    return digest_of(code_digest(), "search", language, written), digest_of(code_digest(), "lines", language, written)


def _recall(memory: Memory, facts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    key = digest_of(code_digest(), *facts)
    content = memory.get(key)
    if content is None:
        content = make()
        memory.put(key, content)
    return content


def _recall_run(documents: Sequence[SearchDocument], language: str, indexer: Indexer, memory: Memory) -> _Run:
    key, key_of_lines = _keys(documents, language)
    content = memory.get(key)
    if content is not None:
        return _READER.decode(content)
    opened = [document.opened() for document in documents]
    run = _Run(indexer.index(map(_texts, opened)), list(map(_written, opened)))
    memory.put(key, _WRITER.encode(run))
    memory.put(key_of_lines, _lines(opened, language))
    return run


def render_documents_of(artifacts: Iterable[Artifact], memory: Memory = FORGETFUL) -> Iterator[bytes]:
    """Yield the lines of the file of all documents that the search indexes among the artifacts have, some at a time."""
    views = [artifact.planned for artifact in artifacts if isinstance(artifact.planned, SearchIndexView)]
    return render_documents(views, memory)


def render_documents(views: Iterable[SearchIndexView], memory: Memory = FORGETFUL) -> Iterator[bytes]:
    """Yield everything that can be found, one JSON object a line, for other search engines and for reports.

    Some lines at a time; documents that `memory` knows are not read again.
    """
    for view in views:
        for documents in _runs(view.documents):
            _, key = _keys(documents, view.language)
            lines = memory.get(key)
            if lines is None:
                lines = _lines([document.opened() for document in documents], view.language)
                memory.put(key, lines)
            yield lines


def _lines(documents: Iterable[SearchDocument], language: str) -> bytes:
    return b"".join(_line(document, language) for document in documents)


def _line(document: SearchDocument, language: str) -> bytes:
    # "<" escaped: a host that takes the file for a page must find no markup in it.
    values = {
        "id": document.url,
        "key": hashlib.sha256(document.url.encode()).hexdigest()[:_KEY_LENGTH],
        "language": language,
        "kind": document.kind,
        "title": document.title,
        "headings": document.headings,
        "summary": document.summary,
        "text": document.text,
        "url": document.url,
    }
    # As the standard library writes it, in a quarter of the time.
    content = msgspec.json.format(msgspec.json.encode(values), indent=0)
    return content.replace(b"<", b"\\u003c") + b"\n"


def _texts(document: SearchDocument) -> IndexedTexts:
    return IndexedTexts(
        title=document.title,
        keywords=document.keywords,
        headings=document.headings,
        summary=document.summary or document.text[:LEAD_LENGTH],
        sections=[f"{section.title} . {section.text}" for section in document.sections],
    )


def _written(document: SearchDocument) -> WrittenDocument:
    sections = tuple(ShownSection(section.anchor, section.title, _shorten(section)) for section in document.sections)
    return write_document(
        ShownDocument(document.url, document.kind, document.title, document.summary, document.breadcrumb, sections)
    )


def _shorten(section: SearchSection) -> str:
    start = section.text[:_SHOWN_LENGTH]
    if not start.isascii() and max(start) >= _WIDE_FROM:
        start = start[: _SHOWN_LENGTH - len(re.findall(_WIDE, start)) // 2]
    if start == section.text:
        return start
    return (start.rsplit(" ", 1)[0] if " " in start[-30:] else start) + " …"
