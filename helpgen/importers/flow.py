"""The whole import on one screen: read, arrange, convert, compose, write.

Knows the order of the steps and nothing of what each does.
"""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from helpgen.diagnostics import Position, Progress, silent
from helpgen.importers import csv_file, freshdesk, helpscout, html_folder, intercom, markdown_tree, zendesk
from helpgen.importers import rules as broken
from helpgen.importers.arrange import Arranged, ArticlePage, arrange
from helpgen.importers.compose import (
    CONFIG,
    IGNORED,
    STORE,
    article_file,
    folder_file,
    listed_languages,
    merge_redirects,
    quote,
    redirects,
)
from helpgen.importers.exported import Export, Form, SourceFile
from helpgen.importers.folder import Outcome, write_import
from helpgen.importers.html import convert_html
from helpgen.importers.html_cleaning import find_anchors
from helpgen.importers.markdown_text import convert_markdown, find_markdown_anchors
from helpgen.importers.media import Media
from helpgen.importers.pages import Loss, Page, find_places
from helpgen.importers.report import FILE, Report, format_report, sort_losses
from helpgen.importers.sources import read_sources


class System(Struct, frozen=True):
    """Where articles can come from."""

    word: str
    """As the command line names it."""
    name: str
    """As messages name it."""
    read: Callable[[Sequence[SourceFile], str], Export]


SYSTEMS: Mapping[str, System] = {
    system.word: system
    for system in (
        System("zendesk", zendesk.NAME, zendesk.read),
        System("intercom", intercom.NAME, intercom.read),
        System("helpscout", helpscout.NAME, helpscout.read),
        System("freshdesk", freshdesk.NAME, freshdesk.read),
        System("html", html_folder.NAME, html_folder.read),
        System("csv", csv_file.NAME, csv_file.read),
        System("markdown", markdown_tree.NAME, markdown_tree.read),
    )
}


class Imported(Struct, frozen=True):
    """What became of an import."""

    report: Report
    outcome: Outcome | None
    """None if nothing was written because of an error."""


def import_from(
    system: System,
    source: Path,
    out: Path,
    languages: Sequence[str] = (),
    *,
    is_dry: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Import a help center into a folder, all of it or, if an error was found, nothing. OSError if the disk says no."""
    files, told = read_sources(source)
    has_error = any(diagnostic.is_error for diagnostic in told)
    export = Export() if has_error else system.read(files, system.name)
    told += export.diagnostics
    arranged = Arranged((), (), (), ()) if has_error or export.is_broken else arrange(export, languages)
    report = Report(system.name, source.name, arranged.languages)
    losses = [*map(Loss, told), *(Loss(found, found.position.path) for found in arranged.diagnostics)]
    if any(loss.diagnostic.is_error for loss in losses):
        return Imported(replace(report, losses=sort_losses(losses)), None)
    content_dir = _content_dir(out)
    texts, media, found = _convert(export, arranged, progress)
    losses += found
    losses += [Loss(broken.unread_key.at(Position("."), each.kind, each.key, each.count)) for each in export.unread]
    old = redirects(arranged)
    files_to_write = {f"{content_dir}/{path}": content for path, content in {**texts, **media}.items()}
    files_to_write |= _start_files(out, content_dir, arranged.languages, source.name)
    if old:
        files_to_write[f"{content_dir}/redirects.yml"] = _redirects(out / content_dir / "redirects.yml", old)
    losses += _unlisted(out / content_dir / "store.yml", arranged.languages)
    report = replace(
        report,
        article_count=len(arranged.articles),
        folder_count=len(arranged.folders),
        media_count=len(media),
        redirect_count=len(old),
        votes={page.path: page.article.votes for page in _first_pages(arranged) if page.article.votes},
        losses=sort_losses(losses),
    )
    files_to_write[FILE] = format_report(report).encode()
    outcome = write_import(out, system.word, files_to_write, [FILE, f"{content_dir}/redirects.yml"], is_dry=is_dry)
    losses += [Loss(broken.kept_file.at(Position(path))) for path in outcome.kept]
    losses += [Loss(broken.no_longer_exported.at(Position(path))) for path in outcome.left]
    return Imported(replace(report, losses=sort_losses(losses)), outcome)


def _convert(
    export: Export, arranged: Arranged, progress: Progress
) -> tuple[dict[str, bytes], Mapping[str, bytes], list[Loss]]:
    attachments = [attachment for article in export.articles for attachment in article.attachments]
    media = Media(export.media, attachments, export.links)
    anchors = {page.path: _anchors(page) for page in arranged.articles}
    places = find_places(export, arranged, anchors)
    texts = {page.path: folder_file(page).encode() for page in arranged.folders}
    losses: list[Loss] = []
    for done, written in enumerate(arranged.articles):
        progress("Importing", done, len(arranged.articles))
        page = Page(written, places, media)
        body = _body(written, page)
        film = page.films[0] if page.films else None
        texts[written.path] = article_file(written, body, film, places).encode()
        losses += page.losses
        if written.article.is_restricted:
            losses.append(Loss(broken.restricted_article.at(page.position, page.label), page.path))
    return texts, media.files, losses


def _anchors(page: ArticlePage) -> frozenset[str]:
    text = page.text
    return find_markdown_anchors(text.body) if text.form is Form.MARKDOWN else find_anchors(text.body)


def _body(written: ArticlePage, page: Page) -> str:
    text = written.text
    body = convert_markdown(text.body, page) if text.form is Form.MARKDOWN else convert_html(text.body, page)
    offered = []
    for attachment in written.article.attachments:
        if not attachment.is_inline:
            address, name = page.attach(attachment.address or attachment.name, attachment.name)
            label = re.sub(r"([\\`*_\[\]{}<>])", r"\\\1", name or posixpath.basename(address))
            offered += [f"- [{label}]({address})"] if address else []
    return "\n\n".join(part for part in (body, "\n".join(offered)) if part)


def _first_pages(arranged: Arranged) -> list[ArticlePage]:
    first: dict[str, ArticlePage] = {}
    for language in arranged.languages:
        for page in arranged.articles:
            if page.path.startswith(f"{language}/"):
                first.setdefault(page.article.id, page)
    return list(first.values())


# --- Files beside the texts ------------------------------------------------------

_DOCS_DIR = re.compile(r"^docs_dir:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", re.MULTILINE)


def _content_dir(out: Path) -> str:
    config = out / "mkdocs.yml"
    if not config.is_file():
        return "content"
    match = _DOCS_DIR.search(config.read_text("utf-8", errors="replace"))
    name = posixpath.normpath(match[1]) if match else "docs"
    return name if not name.startswith(("/", "..")) else "content"


def _start_files(out: Path, content_dir: str, languages: Sequence[str], source: str) -> dict[str, bytes]:
    # What a help center needs to be built; never in the place of what is there.
    name = re.sub(r"\.\w+$", "", source).replace("-", " ").replace("_", " ").strip().title() or "Help"
    start = {
        "mkdocs.yml": CONFIG.format(name=quote(name)),
        ".gitignore": IGNORED,
        f"{content_dir}/store.yml": STORE.format(name=quote(name), languages=", ".join(languages)),
    }
    return {path: text.encode() for path, text in start.items() if not (out / path).exists()}


def _redirects(file: Path, wanted: Mapping[str, str]) -> bytes:
    before = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    return merge_redirects(before, wanted).encode()


def _unlisted(store: Path, languages: Sequence[str]) -> list[Loss]:
    if not store.is_file():
        return []
    listed = listed_languages(store.read_text("utf-8", errors="replace"))
    missing = [language for language in languages if language not in listed]
    return [Loss(broken.unlisted_language.at(Position("store.yml"), language)) for language in missing]
