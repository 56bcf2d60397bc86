"""Intercom Articles: the answers of its REST API, saved as JSON files.

Knows the API's objects only. Source: developers.intercom.com, REST API 2.x: List all articles, List all collections.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import Article, ArticleText, Export, Folder, FolderText, LinkShapes, SourceFile
from helpgen.importers.records import JSON_SUFFIXES, Fields, Record, count_unread, read_records

NAME = "Intercom"
LINKS = LinkShapes(
    article=re.compile(r"/articles/(?P<id>\d+)"),
    folder=re.compile(r"/collections/(?P<id>\d+)"),
    attachment=re.compile(r"(?!)"),
)
_CONTAINERS: Mapping[str, str] = {
    "data": "",
    "articles": "article",
    "article": "article",
    "collections": "collection",
    "sections": "collection",
}
_READ_ARTICLE = frozenset({
    "id", "type", "title", "description", "body", "body_markdown", "state", "created_at", "updated_at", "url",
    "parent_id", "parent_ids", "parent_type", "default_locale", "translated_content", "workspace_id", "tags",
})  # fmt: skip
_READ_FOLDER = frozenset({
    "id", "type", "name", "description", "order", "url", "parent_id", "default_locale", "translated_content",
    "created_at", "updated_at", "workspace_id",
})  # fmt: skip


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return what an export of the Articles API says; `system` is what messages call it."""
    told: list[Diagnostic] = []
    records = read_records(files, _CONTAINERS, _guess, told)
    articles = _unique([record for record in records if record.kind == "article"])
    folders = _unique([record for record in records if record.kind == "collection"])
    if not articles and not any(diagnostic.is_error for diagnostic in told):
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    known = frozenset(record.id("id") for record in folders)
    read_articles = tuple(_article(record, known) for record in articles)
    locales = Counter(record.text("default_locale") for record in articles)
    del locales[""]
    return Export(
        articles=read_articles,
        folders=tuple(_folder(record) for record in folders),
        default_language=min(locales, key=lambda locale: (-locales[locale], locale), default=""),
        media=tuple(file for file in files if not file.name.lower().endswith(JSON_SUFFIXES)),
        links=LINKS,
        unread=(
            *count_unread("articles", articles, _READ_ARTICLE),
            *count_unread("collections", folders, _READ_FOLDER),
        ),
        diagnostics=tuple(told),
    )


def _guess(fields: Fields) -> str:
    kind = fields.get("type")
    if kind in {"article", "collection", "section"}:
        return "article" if kind == "article" else "collection"
    return "article" if "body" in fields and "state" in fields else ""


def _unique(records: Sequence[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    for record in records:
        if record.id("id"):
            found.setdefault(record.id("id"), record)
    return list(found.values())


def _translations(record: Record) -> Iterator[tuple[str, Record]]:
    translated = record.inner("translated_content", record.kind)
    for locale in translated.fields if translated else ():
        inner = translated.inner(locale, record.kind) if translated and locale != "type" else None
        if inner is not None and inner.fields:
            yield locale, inner


def _article(record: Record, folders: frozenset[str]) -> Article:
    default = record.text("default_locale")
    texts = {default: _text(record, default)}
    for locale, inner in _translations(record):
        text = _text(inner, locale)
        if text.title or text.body:
            texts.setdefault(locale, text)
    parents = [record.id("parent_id"), *(record.texts("parent_ids"))]
    addresses = [address for text in texts.values() for address in text.addresses]
    numbers = [match["id"] for address in addresses if LINKS.article and (match := LINKS.article.search(address))]
    tags = record.inner("tags", "tags")
    names = [tag.line("name") for tag in tags.inners("tags", "tag")] if tags else []
    return Article(
        id=record.id("id"),
        texts=tuple(texts.values()),
        folder=next((parent for parent in parents if parent in folders), ""),
        keywords=tuple(name for name in names if name),
        numbers=tuple(dict.fromkeys(numbers)),
    )


def _text(record: Record, locale: str) -> ArticleText:
    address = record.line("url")
    return ArticleText(
        language=locale,
        title=record.line("title"),
        body=record.text("body"),
        source=record.file,
        summary=record.text("description"),
        is_draft=record.text("state") != "published",
        updated=record.day("updated_at"),
        addresses=(address,) if address else (),
    )


def _folder(record: Record) -> Folder:
    default = record.text("default_locale")
    texts = {default: FolderText(default, record.line("name"), record.text("description"))}
    for locale, inner in _translations(record):
        if inner.line("name"):
            texts.setdefault(locale, FolderText(locale, inner.line("name"), inner.text("description")))
    address = record.line("url")
    return Folder(
        id=record.id("id"),
        texts=tuple(texts.values()),
        parent=record.id("parent_id"),
        order=record.number("order"),
        addresses=(address,) if address else (),
    )
