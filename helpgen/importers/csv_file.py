"""A table of articles: one row for each article and language.

Knows columns only; their names are looked up without regard to capitals and blanks.
"""

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import Article, ArticleText, Export, Folder, FolderText, Form, SourceFile, Unread
from helpgen.importers.records import Record, clean_text

NAME = "CSV"
SUFFIXES = (".csv", ".tsv")
FIELD_LIMIT = 20_000_000
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "question", "subject"),
    "body": ("body", "content", "html", "answer", "text", "description"),
    "markdown": ("markdown", "body_markdown"),
    "summary": ("summary", "excerpt", "meta_description"),
    "category": ("category", "category_name", "collection"),
    "section": ("section", "section_name", "folder", "subcategory"),
    "language": ("language", "locale", "lang"),
    "id": ("id", "article_id", "key"),
    "keywords": ("keywords", "labels", "tags"),
    "status": ("status", "state"),
    "draft": ("draft",),
    "audience": ("audience", "visibility"),
    "promoted": ("promoted", "featured"),
    "order": ("order", "position"),
    "updated": ("updated", "updated_at", "modified", "date"),
    "url": ("url", "html_url", "old_url", "address"),
}
"""What a column may be called."""
_TRUE = frozenset({"1", "true", "yes", "y", "x"})
_PUBLISHED = frozenset({"", "published", "public", "live", "2", "active"})
_PUBLIC = frozenset({"", "public", "everybody", "everyone", "all", "1"})


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return the articles of all tables; `system` is what messages call it."""
    told: list[Diagnostic] = []
    rows = [row for file in files if file.name.lower().endswith(SUFFIXES) for row in _rows(file, told)]
    articles: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        articles.setdefault(row["id"] or f"{row['category']}/{row['section']}/{row['title']}", []).append(row)
    if not rows and not any(diagnostic.is_error for diagnostic in told):
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    unread: dict[str, int] = {}
    for row in rows:
        for name in row["unread"].split("\n") if row["unread"] else ():
            unread[name] = unread.get(name, 0) + 1
    return Export(
        articles=tuple(_article(id_, group, told) for id_, group in articles.items()),
        folders=tuple(_folders(rows)),
        default_language=rows[0]["language"] if rows else "",
        media=tuple(file for file in files if not file.name.lower().endswith(SUFFIXES)),
        unread=tuple(Unread("rows", name, count) for name, count in sorted(unread.items())),
        diagnostics=tuple(told),
    )


def _rows(file: SourceFile, told: list[Diagnostic]) -> Iterator[Mapping[str, str]]:
    try:
        text = clean_text(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        told.append(broken.skipped_file.at(Position(file.name), "it is not UTF-8"))
        return
    except OSError as error:
        told.append(broken.unreadable_export.at(Position(file.name), file.name, error.strerror or "unknown reason"))
        return
    first = text.partition("\n")[0]
    delimiter = max((",", ";", "\t", "|"), key=first.count)
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        names = [re.sub(r"[\s-]+", "_", name.strip().lower()) for name in next(reader, [])]
        columns = _columns(names)
        if "title" not in columns or not {"body", "markdown"} & columns.keys():
            told.append(broken.no_articles.at(Position(file.name), NAME, names))
            return
        for cells in reader:
            if any(cells):
                yield _row(file, reader.line_num, names, columns, cells, told)
    except csv.Error as error:
        position = Position(file.name, reader.line_num)
        told.append(broken.unreadable_export.at(position, file.name, f"{error} in line {reader.line_num}"))


def _columns(names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, spellings in COLUMNS.items():
        place = next((names.index(name) for name in spellings if name in names), None)
        if place is not None and place not in found.values():
            found[key] = place
    return found


def _row(
    file: SourceFile,
    line: int,
    names: Sequence[str],
    columns: Mapping[str, int],
    cells: Sequence[str],
    told: list[Diagnostic],
) -> Mapping[str, str]:
    if len(cells) != len(names):
        what = f"the row that ends in line {line}"
        told.append(broken.wrong_type.at(Position(file.name, line), what, "row", f"{len(names)} cells wide"))
    row = {key: cells[columns[key]].strip() if key in columns and columns[key] < len(cells) else "" for key in COLUMNS}
    others = [name for place, name in enumerate(names) if place not in columns.values()]
    filled = [name for name in others if names.index(name) < len(cells) and cells[names.index(name)].strip()]
    return {**row, "file": file.name, "unread": "\n".join(filled)}


def _article(id_: str, rows: Sequence[Mapping[str, str]], told: list[Diagnostic]) -> Article:
    first = rows[0]
    folder = "/".join(part for part in (first["category"], first["section"]) if part)
    order = first["order"]
    texts: dict[str, ArticleText] = {}
    for row in rows:
        texts.setdefault(row["language"], _text(row, told))
    words = re.split(r"[,;\n]", first["keywords"])
    return Article(
        id=id_,
        texts=tuple(texts.values()),
        folder=folder,
        order=int(order) if order.isdecimal() and len(order) < 7 else None,
        is_promoted=first["promoted"].lower() in _TRUE,
        is_restricted=first["audience"].lower() not in _PUBLIC,
        keywords=tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip())),
    )


def _text(row: Mapping[str, str], told: list[Diagnostic]) -> ArticleText:
    body, form = row["body"], Form.HTML
    if row["markdown"]:
        body, form = row["markdown"], Form.MARKDOWN
    elif not re.search(r"</?[a-z][^<>]*>", body, re.IGNORECASE):
        paragraphs = (html.escape(part).replace("\n", "<br>") for part in re.split(r"\n\s*\n", body) if part.strip())
        body = "".join(f"<p>{part}</p>" for part in paragraphs)
    record = Record("row", row["file"], {"id": row["id"] or row["title"], "updated": row["updated"]}, told)
    return ArticleText(
        language=row["language"],
        title=" ".join(row["title"].split()),
        body=body,
        source=row["file"],
        form=form,
        summary=row["summary"],
        is_draft=row["draft"].lower() in _TRUE or row["status"].lower() not in _PUBLISHED,
        updated=record.day("updated"),
        addresses=(row["url"],) if row["url"] else (),
    )


def _folders(rows: Sequence[Mapping[str, str]]) -> Iterator[Folder]:
    found: dict[str, dict[str, FolderText]] = {}
    for row in rows:
        path = ""
        for name in (row["category"], row["section"]):
            if name:
                path = f"{path}/{name}" if path else name
                found.setdefault(path, {}).setdefault(row["language"], FolderText(row["language"], name))
    for path, texts in found.items():
        yield Folder(path, tuple(texts.values()), path.rpartition("/")[0])
