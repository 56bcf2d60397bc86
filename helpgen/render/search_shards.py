"""Search documents of one language → the entry file and the small files that it names."""

import hashlib
import itertools
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, msgpack

from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of
from helpgen.search.index import IndexedTexts, Indexer, PartialIndex
from helpgen.search.pack import ShownDocument, ShownSection, pack_index
from helpgen.search.phrases import resolve_groups
from helpgen.views import SearchDocument, SearchIndexView, SearchSection, document_lines

LEAD_LENGTH = 250
"""Characters of the text that stand in for a missing summary: what a text is about is said at its beginning."""
_SHOWN_LENGTH = 160
_RUN_LENGTH = 32
"""Documents that are kept together, on average."""
_RUN_AT_MOST = 100
_KEY_LENGTH = 32
"""Of a name that every search engine takes: letters and digits."""
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\uffef\U00020000-\U000323af]")
"""Characters that fill the place of two, and say as much."""


class _Run(Struct, frozen=True, array_like=True):
    """What is kept of some documents that follow each other."""

    index: PartialIndex
    shown: list[ShownDocument]


_WRITER = msgpack.Encoder()
_READER = msgpack.Decoder(_Run)


def render_search_index(path: str, view: SearchIndexView, memory: Memory) -> Mapping[str, bytes]:
    """Return the files of a language by their paths: the entry at `path`, the others in the folder beside it.

    Documents that `memory` knows are not analyzed again.
    """
    indexer = Indexer(view.language)
    shown: list[ShownDocument] = []

    def parts() -> Iterator[PartialIndex]:  # one after the other: together they are as large as the site
        for documents in _runs(view.documents):
            run = _recall(documents, view.language, indexer, memory)
            shown.extend(run.shown)
            yield run.index

    index = indexer.join(parts(), itertools.chain(*view.synonyms, view.questions))
    packed = pack_index(index, shown, resolve_groups(view.synonyms, index))
    folder = path.removesuffix(".json")
    files = {f"{folder}/{name}.json": text.encode() for name, text in packed.files.items()}
    return {path: packed.entry.encode(), **files}


def _runs(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    # They end where a URL says so, so that a new document moves no other into another run.
    run: list[SearchDocument] = []
    for document in documents:
        run.append(document)
        if len(run) == _RUN_AT_MOST or zlib.crc32(document.url.encode()) % _RUN_LENGTH == 0:
            yield run
            run = []
    if run:
        yield run


def _key(what: str, documents: Iterable[SearchDocument], language: str) -> bytes:
    written = itertools.chain.from_iterable(map(document_lines, documents))
    return digest_of(code_digest(), what, language, *written)


def _recall(documents: Sequence[SearchDocument], language: str, indexer: Indexer, memory: Memory) -> _Run:
    key = _key("search", documents, language)
    content = memory.get(key)
    if content is not None:
        return _READER.decode(content)
    opened = [document.opened() for document in documents]
    run = _Run(indexer.index(map(_texts, opened)), list(map(_shown, opened)))
    memory.put(key, _WRITER.encode(run))
    memory.put(_key("lines", documents, language), _lines(opened, language))
    return run


def render_documents(views: Iterable[SearchIndexView], memory: Memory = FORGETFUL) -> Iterator[bytes]:
    """Yield everything that can be found, one JSON object a line, for other search engines and for reports.

    Some lines at a time; documents that `memory` knows are not read again.
    """
    for view in views:
        for documents in _runs(view.documents):
            key = _key("lines", documents, view.language)
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
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c").encode() + b"\n"


def _texts(document: SearchDocument) -> IndexedTexts:
    return IndexedTexts(
        title=document.title,
        keywords=document.keywords,
        headings=document.headings,
        summary=document.summary or document.text[:LEAD_LENGTH],
        sections=[f"{section.title} . {section.text}" for section in document.sections],
    )


def _shown(document: SearchDocument) -> ShownDocument:
    sections = tuple(ShownSection(section.anchor, section.title, _shorten(section)) for section in document.sections)
    return ShownDocument(document.url, document.kind, document.title, document.summary, document.breadcrumb, sections)


def _shorten(section: SearchSection) -> str:
    start = section.text[:_SHOWN_LENGTH]
    start = start[: _SHOWN_LENGTH - len(_WIDE.findall(start)) // 2]
    if start == section.text:
        return start
    return (start.rsplit(" ", 1)[0] if " " in start[-30:] else start) + " …"
