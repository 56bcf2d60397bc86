"""A folder of web pages, as a saved site or any generator leaves it.

Knows pages only: their title, their main part and what their head says.
"""

import codecs
import posixpath
import re
from collections.abc import Iterator, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.arrange import split_language, top_languages
from helpgen.importers.exported import Article, ArticleText, Export, Folder, FolderText, LinkShapes, SourceFile
from helpgen.importers.html_page import Head, read_page
from helpgen.importers.records import clean_text

NAME = "HTML folder"
SUFFIXES = (".html", ".htm", ".xhtml")
INDEX_WORDS = 30
"""An index page with fewer words of its own is only a list of what lies in its folder."""
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_NAMES_OF_PROGRAMS = frozenset({"404", "search", "genindex", "sitemap"})


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return the pages of a folder; `system` is what messages call it."""
    told: list[Diagnostic] = []
    pages = [file for file in files if file.name.lower().endswith(SUFFIXES)]
    languages = top_languages([file.name for file in pages])
    folders: dict[str, dict[str, FolderText]] = {}
    articles: dict[str, dict[str, ArticleText]] = {}
    keywords: dict[str, tuple[str, ...]] = {}
    for file in pages:
        language, inner = split_language(file.name, languages)
        stem = posixpath.splitext(inner)[0]
        folder, name = posixpath.split(stem)
        head, body = _read(file, told)
        if head is None or name in _NAMES_OF_PROGRAMS:
            continue
        text = _text(file, language or head.language, head, body)
        is_index = name.lower() in {"index", "default"}
        if is_index and folder:
            there = folders.setdefault(folder, {})
            there.setdefault(text.language, FolderText(text.language, text.title, head.description))
        if not is_index or len(re.sub(r"<[^>]*>", " ", body).split()) >= INDEX_WORDS:
            key = f"{stem}-overview" if is_index else stem
            articles.setdefault(key, {}).setdefault(text.language, text)
            keywords.setdefault(key, head.keywords)
    if not articles:
        told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    return Export(
        articles=tuple(_article(key, tuple(texts.values()), keywords[key]) for key, texts in articles.items()),
        folders=tuple(_folders(articles, folders)),
        media=tuple(file for file in files if file not in pages),
        links=LinkShapes(attachment=re.compile(r"(?!)")),
        diagnostics=tuple(told),
    )


def _article(key: str, texts: tuple[ArticleText, ...], keywords: tuple[str, ...]) -> Article:
    folder, name = posixpath.split(key)
    return Article(id=key, texts=texts, folder=folder, slug=name, keywords=keywords)


def _folders(articles: dict[str, dict[str, ArticleText]], named: dict[str, dict[str, FolderText]]) -> Iterator[Folder]:
    wanted: dict[str, None] = {}
    for key in articles:
        folder = posixpath.dirname(key)
        while folder:
            wanted[folder] = None
            folder = posixpath.dirname(folder)
    for folder in wanted:
        texts = tuple(named.get(folder, {}).values())
        yield Folder(folder, texts, posixpath.dirname(folder), slug=posixpath.basename(folder))


def _read(file: SourceFile, told: list[Diagnostic]) -> tuple[Head | None, str]:
    try:
        content = file.read()
    except OSError as error:
        told.append(broken.unreadable_export.at(Position(file.name), file.name, error.strerror or "unknown reason"))
        return None, ""
    declared = _CHARSET.search(content[:4096])
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError:
        encoding = "utf-8"
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError):
        told.append(broken.skipped_file.at(Position(file.name), f"it is not {encoding.upper()}"))
        return None, ""
    return read_page(clean_text(text))


def _text(file: SourceFile, language: str, head: Head, body: str) -> ArticleText:
    name = posixpath.splitext(file.name)[0]
    short = [f"/{posixpath.dirname(file.name)}"] if posixpath.basename(name).lower() == "index" else [f"/{name}"]
    addresses = [head.canonical, f"/{file.name}", *short]
    return ArticleText(
        language=language,
        title=head.title or posixpath.basename(name).replace("-", " ").replace("_", " "),
        body=body,
        source=file.name,
        summary=head.description,
        addresses=tuple(address for address in addresses if address.strip("/")),
    )
