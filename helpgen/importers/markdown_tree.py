"""A tree of Markdown files: MkDocs, Docusaurus, Hugo, Jekyll, or none of them.

Knows where each of them puts languages, folders and the first page of a folder. The texts are converted elsewhere.
"""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.arrange import LANGUAGES, read_locale, split_language, top_languages
from helpgen.importers.exported import (
    Article,
    ArticleText,
    Export,
    Folder,
    FolderText,
    Form,
    LinkShapes,
    SourceFile,
    Unread,
)
from helpgen.importers.foreign_front_matter import (
    READ,
    FrontMatter,
    is_false,
    is_true,
    line_of,
    lines_of,
    split_front_matter,
)
from helpgen.importers.records import Record, clean_text
from helpgen.importers.zendesk import LINKS as ZENDESK_LINKS

NAME = "Markdown"
SUFFIXES = (".md", ".markdown", ".mdx")
TEXT_LIMIT_BYTES = 2_000_000
_INDEX = frozenset({"index", "_index", "readme"})
_PROGRAMS = frozenset({
    "changelog.md", "code_of_conduct.md", "contributing.md", "license.md", "security.md", "support.md",
})  # fmt: skip
_DOCUSAURUS = re.compile(
    r"i18n/(?P<locale>[^/]+)/docusaurus-plugin-content-docs/(?:current|version-[^/]+)/(?P<inner>.+)"
)
_LANGUAGE_END = re.compile(r"\.(?P<locale>[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$")
_TITLE = re.compile(r"\A\s*#[ \t]+(?P<words>[^\n]+?)(?:[ \t]+#+)?(?:[ \t]*\{[^}\n]*\})?[ \t]*(?:\n|\Z)")
_DATE_BEFORE = re.compile(r"^\d{4}-\d{2}-\d{2}-")
INDEX_WORDS = 30
"""A first page with fewer words of its own is only the name of its folder."""


class _Found(Struct):
    folders: dict[str, dict[str, FolderText]] = field(default_factory=dict)
    orders: dict[str, int | None] = field(default_factory=dict)
    articles: dict[str, dict[str, ArticleText]] = field(default_factory=dict)
    values: dict[str, Mapping[str, object]] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    told: list[Diagnostic] = field(default_factory=list)


def read(files: Sequence[SourceFile], system: str) -> Export:
    """Return the texts of a tree; `system` is what messages call it."""
    found = _Found()
    texts = [file for file in files if file.name.lower().endswith(SUFFIXES) and file.name.lower() not in _PROGRAMS]
    has_docusaurus = any(_DOCUSAURUS.match(file.name) for file in texts)
    languages = top_languages([file.name for file in texts])
    for file in texts:
        locale, inner = _place(file.name, languages, has_docusaurus=has_docusaurus)
        _read_text(file, locale, inner, found)
    for file in files:
        if posixpath.basename(file.name) == "_category_.json":
            _read_category(file, _place(file.name, languages, has_docusaurus=has_docusaurus), found)
    if not found.articles:
        found.told.append(broken.no_articles.at(Position("."), system, [file.name for file in files]))
    return Export(
        articles=tuple(_article(key, found) for key in found.articles),
        folders=tuple(_folders(found)),
        media=tuple(file for file in files if file not in texts),
        links=LinkShapes(article=ZENDESK_LINKS.article, attachment=re.compile(r"(?!)")),
        unread=tuple(Unread("front matters", key, count) for key, count in sorted(found.unread.items())),
        diagnostics=tuple(found.told),
    )


def _place(name: str, languages: frozenset[str], *, has_docusaurus: bool) -> tuple[str, str]:
    # Language ("" if the path names none) and path without it.
    match = _DOCUSAURUS.match(name)
    if match:
        return match["locale"], match["inner"]
    if has_docusaurus:
        name = name.removeprefix("docs/")
    language, inner = split_language(name, languages)
    stem, suffix = posixpath.splitext(inner)
    end = _LANGUAGE_END.search(stem)
    if not language and end and read_locale(end["locale"])[0] in LANGUAGES:
        return end["locale"], stem[: end.start()] + suffix
    return language, inner


def _read_text(file: SourceFile, locale: str, inner: str, found: _Found) -> None:
    text = _decode(file, found.told)
    if text is None:
        return
    front_matter = split_front_matter(text)
    if front_matter.is_broken:
        what = "the front matter"
        found.told.append(broken.wrong_type.at(Position(file.name, 1), what, "front matter", "readable YAML or TOML"))
    for key in front_matter.values:
        if key not in READ:
            found.unread[key] = found.unread.get(key, 0) + 1
    stem = posixpath.splitext(inner)[0]
    folder, name = posixpath.split(stem)
    is_index = name.lower() in _INDEX
    article = _text(file, locale, name if not is_index else posixpath.basename(folder), front_matter)
    if is_index and folder:
        there = found.folders.setdefault(folder, {})
        there.setdefault(article.language, FolderText(article.language, article.title, article.summary))
        found.orders.setdefault(folder, _order(front_matter.values))
    if not is_index or len(article.body.split()) >= INDEX_WORDS:
        key = (f"{folder}/overview" if folder else "overview") if is_index else stem
        found.articles.setdefault(key, {}).setdefault(article.language, article)
        found.values.setdefault(key, front_matter.values)


def _decode(file: SourceFile, told: list[Diagnostic]) -> str | None:
    if file.size > TEXT_LIMIT_BYTES:
        told.append(broken.skipped_file.at(Position(file.name), "it is larger than 2 MB"))
        return None
    try:
        return clean_text(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        told.append(broken.skipped_file.at(Position(file.name), "it is not UTF-8"))
    except OSError as error:
        told.append(broken.skipped_file.at(Position(file.name), error.strerror or "it cannot be read"))
    return None


def _text(file: SourceFile, locale: str, name: str, front_matter: FrontMatter) -> ArticleText:
    values, body, line = front_matter.values, front_matter.body, front_matter.body_line
    title = line_of(values, "title")
    heading = _TITLE.match(body)
    if heading and (not title or _plain(heading["words"]) == _plain(title)):
        title = title or _plain(heading["words"])
        line += body.count("\n", 0, heading.end())
        body = body[heading.end() :]
    record = Record("page", file.name, {"day": line_of(values, *_DAYS)}, [])
    return ArticleText(
        language=locale or line_of(values, "lang", "locale", "language"),
        title=title or _readable(name),
        body=body,
        source=file.name,
        form=Form.MARKDOWN,
        line=line,
        summary=line_of(values, "description", "summary", "excerpt"),
        is_draft=is_true(values, "draft") or is_false(values, "published") or is_true(values, "unlisted"),
        updated=record.day("day"),
        addresses=_addresses(values),
    )


_DAYS = ("lastmod", "last_modified_at", "last_update", "updated", "date")


def _addresses(values: Mapping[str, object]) -> tuple[str, ...]:
    found = [line_of(values, "permalink"), line_of(values, "url"), *lines_of(values, "aliases", "redirect_from")]
    slug = line_of(values, "slug")
    found += [slug] if slug.startswith("/") else []
    return tuple(address for address in found if address.startswith(("/", "http")) and ":" not in address[8:])


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", words).split())


def _readable(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", _DATE_BEFORE.sub("", name)).strip()
    return words[:1].upper() + words[1:]


def _order(values: Mapping[str, object]) -> int | None:
    word = line_of(values, "sidebar_position", "weight", "nav_order", "order", "position")
    return int(float(word)) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", word) else None


def _article(key: str, found: _Found) -> Article:
    folder, name = posixpath.split(key)
    values = found.values[key]
    number = line_of(values, "id")
    slug = line_of(values, "slug").strip("/").rpartition("/")[2]
    return Article(
        id=key,
        texts=tuple(found.articles[key].values()),
        folder=folder,
        slug=slug or _DATE_BEFORE.sub("", name),
        order=_order(values),
        is_promoted=is_true(values, "promoted"),
        keywords=lines_of(values, "keywords", "tags", "labels"),
        numbers=(number,) if number.isdecimal() else (),
    )


def _folders(found: _Found) -> Iterator[Folder]:
    wanted: dict[str, None] = {}
    for key in found.articles:
        folder = posixpath.dirname(key)
        while folder and folder not in wanted:
            wanted[folder] = None
            folder = posixpath.dirname(folder)
    for folder in wanted:
        texts = tuple(found.folders.get(folder, {}).values())
        name = posixpath.basename(folder)
        order = found.orders.get(folder)
        yield Folder(folder, texts or (FolderText("", _readable(name)),), posixpath.dirname(folder), order, name)


def _read_category(file: SourceFile, place: tuple[str, str], found: _Found) -> None:
    # Docusaurus names folders in a file of their own.
    try:
        values: object = json.loads(file.read().decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        found.told.append(broken.skipped_file.at(Position(file.name), "its JSON is damaged"))
        return
    record = Record("category", file.name, values if isinstance(values, dict) else {}, found.told)
    folder = posixpath.dirname(place[1])
    if record.line("label") and folder:
        link = record.inner("link", "link")
        text = FolderText(place[0], record.line("label"), link.line("description") if link else "")
        found.folders.setdefault(folder, {}).setdefault(place[0], text)
        found.orders.setdefault(folder, record.number("position"))
