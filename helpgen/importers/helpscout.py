"""Help Scout Docs: the answers of its Docs API, saved as JSON files.

Knows the API's objects only. Source: developer.helpscout.com, "Docs API": Article, Category, Collection.
"""

import re
from collections.abc import Mapping, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import Article, ArticleText, Export, Folder, FolderText, LinkShapes, SourceFile
from helpgen.importers.records import JSON_SUFFIXES, Fields, Record, count_unread, read_records

NAME = "Help Scout Docs"
LINKS = LinkShapes(
    article=re.compile(r"/article/(?P<id>\d+)"),
    folder=re.compile(r"/(?P<kind>category|collection)/(?P<id>\d+)"),
    folder_prefix="{kind}-",
    attachment=re.compile(r"(?!)"),
)
_CONTAINERS: Mapping[str, str] = {
    "articles": "article",
    "article": "article",
    "categories": "category",
    "category": "category",
    "collections": "collection",
    "collection": "collection",
}
_READ = {
    "article": frozenset({
        "id", "number", "collectionId", "slug", "status", "name", "text", "categories", "related", "publicUrl",
        "keywords", "createdAt", "updatedAt", "lastPublishedAt",
    }),
    "category": frozenset({
        "id", "number", "slug", "visibility", "collectionId", "order", "name", "description", "articleCount",
        "publishedArticleCount", "createdAt", "updatedAt", "publicUrl",
    }),
    "collection": frozenset({
        "id", "number", "slug", "visibility", "siteId", "order", "name", "description", "articleCount",
        "publishedArticleCount", "createdAt", "updatedAt", "publicUrl",
    }),
}  # fmt: skip
_PLURALS = {"article": "articles", "category": "categories", "collection": "collections"}


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return what an export of the Docs API says; `system` is what messages call it."""
    told: list[Diagnostic] = []
    records = read_records(files, _CONTAINERS, _guess, told)
    by_kind = {kind: _unique([record for record in records if record.kind == kind]) for kind in _READ}
    keys = {
        record.id("id"): f"{kind}-{record.id('number') or record.id('id')}"
        for kind in ("collection", "category")
        for record in by_kind[kind]
    }
    private = {record.id("id") for record in records if record.text("visibility") not in {"", "public"}}
    articles = [_article(record, keys, private, told) for record in by_kind["article"]]
    found = tuple(article for article in articles if article is not None)
    if not found and not any(diagnostic.is_error for diagnostic in told):
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    return Export(
        articles=found,
        folders=tuple(_folder(record, keys) for kind in ("collection", "category") for record in by_kind[kind]),
        media=tuple(file for file in files if not file.name.lower().endswith(JSON_SUFFIXES)),
        links=LINKS,
        unread=tuple(
            each for kind, read in _READ.items() for each in count_unread(_PLURALS[kind], by_kind[kind], read)
        ),
        diagnostics=tuple(told),
    )


def _guess(fields: Fields) -> str:
    if "text" in fields and "name" in fields:
        return "article"
    if "collectionId" in fields and "order" in fields:
        return "category"
    return "collection" if "siteId" in fields and "name" in fields else ""


def _unique(records: Sequence[Record]) -> list[Record]:
    # Lists have articles without their texts; where the article itself was saved, it counts.
    found: dict[str, Record] = {}
    for record in records:
        id_ = record.id("id")
        if id_ and (id_ not in found or ("text" in record.fields and "text" not in found[id_].fields)):
            found[id_] = record
    return list(found.values())


def _article(record: Record, keys: Mapping[str, str], private: set[str], told: list[Diagnostic]) -> Article | None:
    if "text" not in record.fields:
        told.append(broken.wrong_type.at(Position(record.file), record.label, "text", "in the export"))
        return None
    categories = [category for category in record.texts("categories") if category in keys]
    collection = record.id("collectionId")
    address = record.line("publicUrl")
    article = Article(
        id=record.id("id"),
        texts=(
            ArticleText(
                language="",
                title=record.line("name"),
                body=record.text("text"),
                source=record.file,
                is_draft=record.text("status") != "published",
                updated=record.day("lastPublishedAt", "updatedAt"),
                addresses=(address,) if address else (),
            ),
        ),
        folder=keys.get(next(iter(categories), collection), ""),
        slug=record.line("slug"),
        is_restricted=bool({collection, *categories} & private),
        keywords=record.texts("keywords"),
        related=record.texts("related"),
        numbers=(record.id("number"),) if record.id("number") else (),
    )
    if len(categories) > 1:
        what = f"{len(categories)} categories had it, the first has it now"
        told.append(broken.changed_form.at(Position(record.file), what, article.label))
    return article


def _folder(record: Record, keys: Mapping[str, str]) -> Folder:
    address = record.line("publicUrl")
    return Folder(
        id=keys[record.id("id")],
        texts=(FolderText("", record.line("name"), record.text("description")),),
        parent=keys.get(record.id("collectionId"), "") if record.kind == "category" else "",
        order=record.number("order"),
        slug=record.line("slug"),
        addresses=(address,) if address else (),
    )
