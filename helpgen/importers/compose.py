"""Converted pages → the files of a content folder, as text.

Knows front matter and the shop's files as helpgen reads them. Knows nothing of the disk.
"""

import json
import re
import urllib.parse
from collections.abc import Iterable, Mapping, Sequence

from helpgen.importers.arrange import Arranged, ArticlePage, FolderPage
from helpgen.importers.html_cleaning import plain_text
from helpgen.importers.pages import Film, Places

SUMMARY_LENGTH = 300
_PLAIN = re.compile(r"[A-Za-z\u00c0-\uffef][^:#\"'\\\[\]{}&*!|>%@`,\n]*")
_WORDS_OF_YAML = re.compile(r"(?:true|false|yes|no|on|off|null|none|y|n|~)\Z", re.IGNORECASE)
CONFIG = """\
site_name: {name}
# Where the help center will stand; search engines need it.
# site_url: https://help.example.com/
docs_dir: content
site_dir: site

theme:
  name: material

plugins:
  - helpgen
"""
STORE = """\
# Who you are. Change name, url and time_zone.
name: {name}
url: https://www.example.com/

# The first language is the default. Each has a folder of the same name here.
languages: [{languages}]
time_zone: UTC
"""
IGNORED = "site/\n.helpgen/\n"


def quote(text: str) -> str:
    """Return a text as a YAML value on one line."""
    is_plain = bool(_PLAIN.fullmatch(text)) and text == text.strip() and not _WORDS_OF_YAML.match(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def article_file(page: ArticlePage, body: str, film: Film | None, places: Places) -> str:
    """Return an article with its front matter."""
    article, text = page.article, page.text
    summary = plain_text(text.summary)
    lines = [f"title: {quote(text.title)}"] if text.title else []
    lines += [f"summary: {quote(_cut(summary))}"] if summary else []
    lines += ["status: draft"] if text.is_draft else []
    lines += ["audience: agents"] if article.is_restricted else []
    lines += [f"updated: {text.updated}"] if text.updated else []
    lines += [f"owner: {quote(article.owner)}"] if article.owner else []
    lines += ["promoted: true"] if article.is_promoted else []
    lines += [f"order: {article.order}"] if article.order is not None and 0 <= article.order <= 1_000_000 else []
    lines += _list("keywords", [keyword for keyword in article.keywords if keyword])
    lines += _list("related", _related(page, places))
    if film is not None:
        lines += ["video:", f"  url: {quote(film.address)}", f"  title: {quote(film.title)}"]
    return "\n".join(["---", *lines, "---", "", body, ""]) if lines else f"{body}\n"


def _related(page: ArticlePage, places: Places) -> list[str]:
    found: list[str] = []
    for id_ in page.article.related:
        paths = places.by_number.get(f"article:{id_}")
        if not paths or page.path in paths.values():
            continue
        if page.path in places.hidden or places.hidden.isdisjoint(paths.values()):
            found.append(next(iter(paths.values())).partition("/")[2].removesuffix(".md"))
    return list(dict.fromkeys(found))


def _list(key: str, values: Sequence[str]) -> list[str]:
    return [f"{key}:", *(f"  - {quote(value)}" for value in values)] if values else []


def _cut(summary: str) -> str:
    if len(summary) <= SUMMARY_LENGTH:
        return summary
    return summary[:SUMMARY_LENGTH].rpartition(" ")[0] + " …"


def folder_file(page: FolderPage) -> str:
    """Return the first page of a category or section."""
    summary = plain_text(page.text.summary)
    lines = [f"title: {quote(page.text.title)}"]
    lines += [f"summary: {quote(_cut(summary))}"] if summary else []
    order = page.folder.order
    lines += [f"order: {order}"] if order is not None and 0 <= order <= 1_000_000 else []
    return "\n".join(["---", *lines, "---", ""])


def redirects(arranged: Arranged) -> Mapping[str, str]:
    """Return the old path of each published page, as the old server had it, to its file; sorted."""
    # Pages that nobody sees have no address to lead to.
    found: dict[str, str] = {}
    paths = [page.path for page in arranged.articles] + [page.path for page in arranged.folders]
    own = {_address(path, arranged.languages[0]) for path in paths}
    public = [page for page in arranged.articles if not (page.text.is_draft or page.article.is_restricted)]
    inner = [page.path.partition("/")[2] for page in public]
    filled = {name[:end] for name in inner for end in (match.start() for match in re.finditer("/", name))}
    pages: Iterable[tuple[str, Sequence[str]]] = (
        *((page.path, page.text.addresses) for page in public),
        *((page.path, page.folder.addresses) for page in arranged.folders if _folder_of(page.path) in filled),
    )
    for path, addresses in pages:
        for address in addresses:
            old = urllib.parse.unquote(urllib.parse.urlsplit(address).path)
            name = re.sub(r"(?:^|/)index\.html?$", "", old.strip("/")).lower()
            if not name or name in own:
                continue  # it is the address of a page now
            if old.isprintable():
                found.setdefault("/" + old.strip("/"), path)
    return {old: found[old] for old in sorted(found)}


def _folder_of(path: str) -> str:
    return path.partition("/")[2].removesuffix("/index.md")


def _address(path: str, default: str) -> str:
    # Where a page will stand: the default language at the top, a folder instead of its first page.
    language, _, inner = path.partition("/")
    name = inner.removesuffix(".md").removesuffix("/index")
    return name if language == default else f"{language}/{name}"


_REDIRECT_LINE = re.compile(r"""^(?P<old>"(?:[^"\\]|\\.)*"|'[^']*'|/[^:]*?)\s*:\s""")


def merge_redirects(before: str, wanted: Mapping[str, str]) -> str:
    """Return a `redirects.yml` with the lines that it has, in their order, and those that it lacks."""
    known: set[str] = set()
    for line in before.splitlines():
        match = _REDIRECT_LINE.match(line)
        if match:
            old = match["old"]
            known.add(json.loads(old) if old.startswith('"') else old.strip("'"))
    missing = [f"{_key(old)}: {quote(path)}" for old, path in wanted.items() if old not in known]
    if not missing:
        return before
    head = before if not before or before.endswith("\n") else f"{before}\n"
    start = "# Old addresses and the pages that they lead to now.\n" if not before else ""
    return f"{head}{start}" + "\n".join(missing) + "\n"


def _key(old: str) -> str:
    return old if re.fullmatch(r"/[\w./~+-]*", old) else json.dumps(old, ensure_ascii=False)


def listed_languages(store: str) -> frozenset[str]:
    """Return the tags that stand under `languages` of a `store.yml`, as far as its lines tell."""
    match = re.search(r"^languages:(.*(?:\n(?:[ \t]+.*|- .*|\s*))*)", store, re.MULTILINE)
    return (
        frozenset(re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", re.sub(r"#.*", "", match[1])))
        if match
        else frozenset()
    )
