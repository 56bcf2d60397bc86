"""The public files of a built site: titles and texts of its pages, and its colours. Reads files; knows no database."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

_TOKEN = re.compile(r"--hg-[a-z0-9-]+:\s*[^;{}<>\"'\\@]{1,80}(?=[;}])")
_WORD = re.compile(r"[^\W_]+")
_PIECE = 3
_TITLE_WEIGHT = 4
_LONGEST_TEXT = 4000


class SitePage(Struct, frozen=True):
    """A page as the search knows it."""

    id: str
    """As submissions name it, such as `returns/return-item`."""
    lang: str
    title: str
    url: str
    """From the root of the site."""
    pieces: frozenset[str]
    """Words and parts of words of title and text, for comparing."""
    title_pieces: frozenset[str]


class Site(Struct, frozen=True):
    """What a report knows of the site; everything may be empty."""

    pages: Mapping[tuple[str, str], SitePage]
    """By language and id."""
    tokens: str
    """Custom properties of CSS, such as `--hg-brand: #17594a;…`."""

    def title(self, page: str, lang: str) -> str:
        """Return the title of a page in its language, in any language, or its id."""
        found = self.pages.get((lang, page)) or next((one for one in self.pages.values() if one.id == page), None)
        return found.title if found else page

    def nearest(self, words: str, lang: str) -> SitePage | None:
        """Return the page that is most like some words; None if nothing is."""
        wanted = _pieces(words)
        candidates = [page for page in self.pages.values() if page.lang == lang] or list(self.pages.values())
        scored = [(_likeness(wanted, page), page) for page in candidates]
        best = max(scored, key=lambda pair: (pair[0], pair[1].id), default=None)
        return best[1] if best and best[0] > 0 else None


def read_site(folder: Path | None) -> Site:
    """Return what the folder of a built site tells; an empty site for None or a folder without such files."""
    if folder is None:
        return Site({}, "")
    documents = folder / "search" / "documents.jsonl"
    pages = _pages(documents.read_text("utf-8").splitlines()) if documents.is_file() else {}
    sheets = sorted([*folder.glob("assets/*/css/tokens.css"), *folder.glob("assets/*/css/main.css")])
    tokens = _tokens(sheets[0].read_text("utf-8")) if sheets else ""
    return Site(pages, tokens)


def _pages(lines: Iterable[str]) -> Mapping[tuple[str, str], SitePage]:
    found: dict[tuple[str, str], SitePage] = {}
    rows = [json.loads(line) for line in lines]
    languages = Counter(str(row["language"]) for row in rows)
    for row in rows:
        lang, url, title = str(row["language"]), str(row["url"]), str(row["title"])
        if "#" in url:
            continue
        path = url.removesuffix("index.html").removesuffix(".html").strip("/")
        first, _, rest = path.partition("/")
        page_id = rest if first == lang and first in languages else path
        text = f"{title} {row.get('summary', '')} {str(row.get('text', ''))[:_LONGEST_TEXT]}"
        found[lang, page_id] = SitePage(page_id, lang, title, url, _pieces(text), _pieces(title))
    return found


def _tokens(sheet: str) -> str:
    start = sheet.find(":root{") if ":root{" in sheet else sheet.find(":root {")
    block = sheet[start : sheet.find("}", start) + 1] if start >= 0 else ""
    # A style sheet is the shop's own, but the report asks nobody for anything.
    return "".join(
        f"{token.strip()};" for token in _TOKEN.findall(block) if "url" not in token and "image" not in token
    )


def _pieces(text: str) -> frozenset[str]:
    # Parts of three letters find other forms of a word, and words in scripts without blanks.
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        found.add(word)
        found.update(word[start : start + _PIECE] for start in range(len(word) - _PIECE + 1))
    return frozenset(found)


def _likeness(wanted: frozenset[str], page: SitePage) -> float:
    if not wanted:
        return 0.0
    hits = len(wanted & page.pieces) + _TITLE_WEIGHT * len(wanted & page.title_pieces)
    size = 1 + len(page.title_pieces) / 50
    is_enough = len(wanted & page.pieces) * 2 >= len(wanted)
    return hits / len(wanted) / size if is_enough else 0.0
