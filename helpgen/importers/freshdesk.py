"""Freshdesk Solutions: the answers of its API, version 2, saved as JSON files.

Knows the API's objects only. Source: developers.freshdesk.com, "Solutions": category, folder, article.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import (
    Article,
    ArticleText,
    Attachment,
    Export,
    Folder,
    FolderText,
    LinkShapes,
    SourceFile,
    Votes,
)
from helpgen.importers.records import JSON_SUFFIXES, Fields, Record, count_unread, read_records

NAME = "Freshdesk"
LINKS = LinkShapes(
    article=re.compile(r"/solutions/articles/(?P<id>\d+)"),
    folder=re.compile(r"/solutions/(?P<kind>(?:folders/)?)(?P<id>\d+)"),
    folder_prefix="{kind}",
    attachment=re.compile(r"/attachments/(?P<id>\d+)"),
)
_PUBLISHED = 2
_FOR_ALL = 1
_CONTAINERS: Mapping[str, str] = {
    "categories": "category",
    "category": "category",
    "folders": "folder",
    "folder": "folder",
    "articles": "article",
    "article": "article",
    "sub_folders": "folder",
}
_READ_ARTICLE = frozenset({
    "id", "title", "description", "description_text", "status", "folder_id", "category_id", "folder_visibility", "tags",
    "thumbs_up", "thumbs_down", "seo_data", "created_at", "updated_at", "language", "language_code", "hierarchy",
    "attachments", "position",
})  # fmt: skip
_READ_FOLDER = frozenset({
    "id", "name", "description", "visibility", "category_id", "parent_folder_id", "hierarchy", "created_at",
    "updated_at", "position", "articles_count", "sub_folders_count", "language",
})  # fmt: skip


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return what an export of the Solutions API says; `system` is what messages call it."""
    told: list[Diagnostic] = []
    records = read_records(files, _CONTAINERS, _guess, told)
    articles = [record for record in records if record.kind == "article" and record.id("id")]
    folders = [record for record in records if record.kind in {"category", "folder"} and record.id("id")]
    if not articles and not any(diagnostic.is_error for diagnostic in told):
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    visibility = {record.id("id"): record.number("visibility") for record in folders if record.kind == "folder"}
    groups: dict[str, list[Record]] = {}
    for record in articles:
        groups.setdefault(record.id("id"), []).append(record)
    languages = Counter(_language(record) for record in articles)
    del languages[""]
    return Export(
        articles=tuple(_article(id_, group, visibility) for id_, group in groups.items()),
        folders=tuple(_folders(folders, articles)),
        default_language=min(languages, key=lambda one: (-languages[one], one), default=""),
        media=tuple(file for file in files if not file.name.lower().endswith(JSON_SUFFIXES)),
        links=LINKS,
        unread=(*count_unread("articles", articles, _READ_ARTICLE), *count_unread("folders", folders, _READ_FOLDER)),
        diagnostics=tuple(told),
    )


def _guess(fields: Fields) -> str:
    if "folder_id" in fields and "title" in fields:
        return "article"
    if "name" in fields and ("visibility" in fields or "category_id" in fields or "hierarchy" in fields):
        return "folder"
    return "category" if "name" in fields and "description" in fields and "created_at" in fields else ""


def _hierarchy(record: Record) -> Iterator[tuple[str, Record]]:
    # From the category down: `{"level": 0, "type": "category", "data": {"id": 1, "name": "…", "language": "en"}}`.
    for step in record.inners("hierarchy", record.kind):
        data = step.inner("data", "folder")
        if data is not None and data.id("id"):
            yield step.text("type"), data


def _language(record: Record) -> str:
    own = record.text("language") or record.text("language_code")
    return own or next((data.text("language") for _, data in _hierarchy(record) if data.text("language")), "")


def _folder_key(kind: str, id_: str) -> str:
    return (f"folders/{id_}" if kind == "folder" else id_) if id_ else ""


def _folders(records: Sequence[Record], articles: Sequence[Record]) -> Iterator[Folder]:
    names: dict[str, dict[str, FolderText]] = {}
    parents: dict[str, str] = {}
    orders: dict[str, int | None] = {}
    for record in records:
        key = _folder_key(record.kind, record.id("id"))
        text = FolderText(_language(record), record.line("name"), record.text("description"))
        names.setdefault(key, {}).setdefault(text.language, text)
        above = _folder_key("folder", record.id("parent_folder_id")) or record.id("category_id")
        if record.kind == "folder" and above:
            parents[key] = above
        orders.setdefault(key, record.number("position"))
    for record in (*records, *articles):
        above = ""
        for kind, data in _hierarchy(record):
            key = _folder_key(kind, data.id("id"))
            text = FolderText(data.text("language"), data.line("name"))
            if text.title and not names.get(key):
                names.setdefault(key, {})[text.language] = text
            parents.setdefault(key, above)
            above = key
        own = _folder_key(record.kind, record.id("id")) if record.kind == "folder" else ""
        folder = own or _folder_key("folder", record.id("folder_id"))
        if not parents.get(folder):
            parents[folder] = above if above != folder else record.id("category_id")
            parents[folder] = parents[folder] or record.id("category_id")
    for key, texts in names.items():
        path = f"/support/solutions/{key}"
        yield Folder(key, tuple(texts.values()), parents.get(key, ""), orders.get(key), addresses=(path,))


def _article(id_: str, records: Sequence[Record], visibility: Mapping[str, int | None]) -> Article:
    first = records[0]
    texts: dict[str, ArticleText] = {}
    for record in records:
        text = _text(record, is_first=not texts)
        texts.setdefault(text.language, text)
    # A folder that the export lacks may have been for agents; what was not public must not become public.
    seen = first.number("folder_visibility") or visibility.get(first.id("folder_id"))
    up, down = first.number("thumbs_up") or 0, first.number("thumbs_down") or 0
    return Article(
        id=id_,
        texts=tuple(texts.values()),
        folder=_folder_key("folder", first.id("folder_id")) or first.id("category_id"),
        order=first.number("position"),
        is_restricted=seen != _FOR_ALL,
        keywords=tuple(dict.fromkeys((*first.texts("tags"), *_meta_keywords(first)))),
        attachments=tuple(_attachments(first)),
        votes=Votes(up, down) if up + down > 0 else None,
    )


def _text(record: Record, *, is_first: bool) -> ArticleText:
    seo = record.inner("seo_data", record.kind)
    path = f"/support/solutions/articles/{record.id('id')}"
    language = _language(record)
    return ArticleText(
        language=language,
        title=record.line("title"),
        body=record.text("description"),
        source=record.file,
        summary=seo.text("meta_description") if seo else "",
        is_draft=record.number("status") != _PUBLISHED,
        updated=record.day("updated_at"),
        addresses=tuple(([path] if is_first else []) + ([f"/{language}{path}"] if language else [])),
    )


def _meta_keywords(record: Record) -> list[str]:
    seo = record.inner("seo_data", record.kind)
    value = seo.fields.get("meta_keywords") if seo else None
    words = value if isinstance(value, list) else str(value or "").split(",")
    return [" ".join(str(word).split()) for word in words if str(word).strip()]


def _attachments(record: Record) -> Iterator[Attachment]:
    for inner in record.inners("attachments", "attachment"):
        if inner.id("id"):
            yield Attachment(inner.id("id"), inner.line("name"), inner.line("attachment_url"))
