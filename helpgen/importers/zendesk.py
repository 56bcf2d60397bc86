"""Zendesk Guide: the answers of its Help Center API, saved as JSON files.

Knows the API's objects only. Source: developer.zendesk.com, "Help Center API": Articles, Sections, Categories,
Translations, Article Attachments, Votes, Users.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

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

NAME = "Zendesk Guide"
LINKS = LinkShapes(
    article=re.compile(r"/hc/(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?articles/(?P<id>\d+)", re.IGNORECASE),
    folder=re.compile(r"/hc/(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?(?P<kind>section|categorie)s/(?P<id>\d+)", re.IGNORECASE),
    folder_prefix="{kind}-",
    attachment=re.compile(r"/(?:article_)?attachments/(?:token/)?(?P<id>\d+)", re.IGNORECASE),
)
_CONTAINERS: Mapping[str, str] = {
    "categories": "category",
    "category": "category",
    "sections": "section",
    "section": "section",
    "articles": "article",
    "article": "article",
    "translations": "translation",
    "translation": "translation",
    "article_attachments": "attachment",
    "attachments": "attachment",
    "article_attachment": "attachment",
    "votes": "vote",
    "users": "user",
    "results": "article",
}
_READ = {
    "articles": frozenset({
        "id", "title", "name", "body", "locale", "source_locale", "draft", "promoted", "position", "section_id",
        "label_names", "html_url", "url", "edited_at", "updated_at", "created_at", "user_segment_id",
        "user_segment_ids", "vote_sum", "vote_count", "outdated", "author_id", "translations", "attachments",
        "article_attachments", "result_type", "snippet",
    }),
    "sections": frozenset({
        "id", "name", "description", "locale", "source_locale", "position", "category_id", "parent_section_id",
        "parent_section_type", "html_url", "url", "created_at", "updated_at", "outdated", "translations",
    }),
    "categories": frozenset({
        "id", "name", "description", "locale", "source_locale", "position", "html_url", "url", "created_at",
        "updated_at", "outdated", "translations",
    }),
}  # fmt: skip


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return what a Help Center API export says; `system` is what messages call it."""
    told: list[Diagnostic] = []
    records = read_records(files, _CONTAINERS, _guess, told)
    reader = _Reader(records, told)
    articles = reader.articles()
    if not articles and not any(diagnostic.is_error for diagnostic in told):
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    return Export(
        articles=articles,
        folders=tuple(reader.folders()),
        default_language=reader.default_language(),
        media=tuple(file for file in files if not file.name.lower().endswith(JSON_SUFFIXES)),
        links=LINKS,
        unread=tuple(
            unread for kind, keys in _READ.items() for unread in count_unread(kind, reader.of(_SINGULAR[kind]), keys)
        ),
        diagnostics=tuple(told),
    )


_SINGULAR = {"articles": "article", "sections": "section", "categories": "category"}


def _guess(fields: Fields) -> str:
    # The kind of an object that stands alone in a file.
    if "source_id" in fields and "source_type" in fields:
        return "translation"
    if "content_url" in fields:
        return "attachment"
    if "item_id" in fields and "value" in fields:
        return "vote"
    if "section_id" in fields and "body" in fields:
        return "article"
    if "category_id" in fields and "body" not in fields and "name" in fields:
        return "section"
    return "category" if "/categories/" in str(fields.get("url", "")) and "name" in fields else ""


class _Reader:
    """The records of one export, by kind and by what they belong to."""

    def __init__(self, records: Iterable[Record], told: list[Diagnostic]) -> None:
        self._told = told
        self._by_kind: dict[str, list[Record]] = {}
        for record in records:
            self._by_kind.setdefault(record.kind, []).append(record)
        self._translations: dict[tuple[str, str], list[Record]] = {}
        for record in self.of("translation"):
            key = (record.text("source_type").lower(), record.id("source_id"))
            self._translations.setdefault(key, []).append(record)
        self._attachments = _group(self.of("attachment"), "article_id")
        self._votes = _group(self.of("vote"), "item_id")
        self._authors = {record.id("id"): record.line("name") for record in self.of("user")}

    def of(self, kind: str) -> Sequence[Record]:
        """Return the records of a kind."""
        return self._by_kind.get(kind, [])

    def default_language(self) -> str:
        """Return the language in which most articles were written first."""
        counts = Counter(record.text("source_locale") or record.text("locale") for record in self.of("article"))
        del counts[""]
        ranked = sorted(counts, key=lambda locale: (-counts[locale], locale))
        return ranked[0] if ranked else ""

    # --- Folders ---

    def folders(self) -> Iterator[Folder]:
        """Yield categories, then sections."""
        for kind in ("category", "section"):
            for id_, records in _group(self.of(kind), "id").items():
                yield self._folder(kind, id_, records)

    def _folder(self, kind: str, id_: str, records: Sequence[Record]) -> Folder:
        first = records[0]
        parent = ""
        if kind == "section":
            above = first.id("parent_section_id")
            category = first.id("category_id")
            parent = f"section-{above}" if above else f"categorie-{category}" if category else ""
        texts: dict[str, FolderText] = {}
        addresses: list[str] = []
        for record in [*records, *self._translated(kind, id_, records)]:
            title = record.line("name") or record.line("title")
            summary = record.text("description") or record.text("body")
            if title:
                texts.setdefault(record.text("locale"), FolderText(record.text("locale"), title, summary))
            addresses += _addresses(record)
        return Folder(
            id=f"{'section' if kind == 'section' else 'categorie'}-{id_}",
            texts=tuple(texts.values()),
            parent=parent,
            order=first.number("position"),
            addresses=tuple(dict.fromkeys(addresses)),
        )

    def _translated(self, kind: str, id_: str, records: Sequence[Record]) -> list[Record]:
        inside = [inner for record in records for inner in record.inners("translations", "translation")]
        return [*self._translations.get((kind, id_), ()), *inside]

    # --- Articles ---

    def articles(self) -> tuple[Article, ...]:
        """Return every article that has an id; one that lacks it is told."""
        found: list[Article] = []
        for id_, records in _group(self.of("article"), "id").items():
            if id_:
                found.append(self._article(id_, records))
            else:
                for record in records:
                    self._told.append(broken.wrong_type.at(Position(record.file), record.label, "id", "an id"))
        return tuple(found)

    def _article(self, id_: str, records: Sequence[Record]) -> Article:
        first = records[0]
        texts: dict[str, ArticleText] = {}
        for record in [*records, *self._translated("article", id_, records)]:
            text = _article_text(record)
            if text.title or text.body:
                texts.setdefault(text.language, text)
        attachments = [*self._attachments.get(id_, ())]
        for key in ("attachments", "article_attachments"):
            attachments += [inner for record in records for inner in record.inners(key, "attachment")]
        return Article(
            id=id_,
            texts=tuple(texts.values()),
            folder=f"section-{first.id('section_id')}" if first.id("section_id") else "",
            order=first.number("position"),
            is_promoted=first.flag("promoted"),
            is_restricted=any(record.has(key) for record in records for key in ("user_segment_id", "user_segment_ids")),
            keywords=first.texts("label_names"),
            owner=self._authors.get(first.id("author_id"), ""),
            attachments=_attachments(attachments),
            votes=self._count_votes(id_, first),
        )

    def _count_votes(self, id_: str, record: Record) -> Votes | None:
        votes = [vote for vote in self._votes.get(id_, ()) if vote.text("item_type") in {"Article", ""}]
        if votes:
            up = sum((vote.number("value") or 0) > 0 for vote in votes)
            return Votes(up, len(votes) - up)
        count, total = record.number("vote_count") or 0, record.number("vote_sum") or 0
        return Votes((count + total) // 2, (count - total) // 2) if count > 0 and abs(total) <= count else None


def _group(records: Iterable[Record], key: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.id(key), []).append(record)
    return groups


def _article_text(record: Record) -> ArticleText:
    locale = record.text("locale") or record.text("source_locale")
    return ArticleText(
        language=locale,
        title=record.line("title") or record.line("name"),
        body=record.text("body"),
        source=record.file,
        is_draft=record.flag("draft", if_wrong=True),
        updated=record.day("edited_at", "updated_at"),
        addresses=tuple(_addresses(record)),
    )


def _addresses(record: Record) -> Iterator[str]:
    # Zendesk answers with and without the words behind the number.
    address = record.line("html_url")
    if address:
        yield address
        match = LINKS.article.search(address) if LINKS.article else None
        if match and match.end() < len(address):
            yield address[: match.end()]


def _attachments(records: Iterable[Record]) -> tuple[Attachment, ...]:
    found: dict[str, Attachment] = {}
    for record in records:
        name = record.line("display_file_name") or record.line("file_name")
        attachment = Attachment(record.id("id"), name, record.line("content_url"), record.flag("inline"))
        if attachment.id and (name or attachment.address):
            found.setdefault(attachment.id, attachment)
    return tuple(found.values())
