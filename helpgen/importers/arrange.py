"""An export → which page lies where in which language. Pure: names in, paths out.

Knows how a content folder is laid out. Knows no file format and no markup.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from helpgen.diagnostics import Diagnostic, Position
from helpgen.importers import rules as broken
from helpgen.importers.exported import Article, ArticleText, Export, Folder, FolderText
from helpgen.model import slugify

RESERVED = frozenset({
    "404", "assets", "contact", "embed", "exports", "faq", "feedback", "files", "policies", "search", "tools",
})  # fmt: skip
"""Names at the top that helpgen needs for pages and files of its own; below `faq` each heading is a question."""
_INDEX = frozenset({"index", "readme"})
LANGUAGES = frozenset({
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi",
    "fil", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko",
    "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "no", "pa", "pl", "pt", "ro", "ru",
    "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
})  # fmt: skip
"""Languages that a folder may be named after."""
SLUG_BYTES = 90
_LOCALE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<rest>[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*))?")
_SCRIPTS = {"cn": "Hans", "sg": "Hans", "hans": "Hans", "tw": "Hant", "hk": "Hant", "mo": "Hant", "hant": "Hant"}


class FolderPage(Struct, frozen=True):
    """The first page of a folder in one language."""

    path: str
    """From the content folder, such as `en/returns/index.md`."""
    folder: Folder
    text: FolderText


class ArticlePage(Struct, frozen=True):
    """An article in one language."""

    path: str
    """From the content folder, such as `en/returns/return-item.md`."""
    article: Article
    text: ArticleText


class Arranged(Struct, frozen=True):
    """Where everything lies."""

    languages: tuple[str, ...]
    """Tags, the default one first."""
    folders: tuple[FolderPage, ...]
    articles: tuple[ArticlePage, ...]
    diagnostics: tuple[Diagnostic, ...]


# --- Languages -------------------------------------------------------------------


def read_locale(text: str) -> tuple[str, str]:
    """Return the language and the rest of a locale as BCP 47 spells them: `pt-br` → `pt`, `BR`; "" if it is none."""
    match = _LOCALE.fullmatch(text.strip())
    if match is None:
        return "", ""
    language, rest = match["language"].lower(), (match["rest"] or "").replace("_", "-")
    if language == "zh":
        return language, _SCRIPTS.get(rest.rpartition("-")[2].lower(), "")
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest.split("-") if part]
    return language, "-".join(parts[:2])


def name_languages(locales: Iterable[str], fallback: str) -> Mapping[str, str]:
    """Return the language folder of each locale: the language alone where one locale has it, else with its region."""
    wanted = {locale: read_locale(locale or fallback) for locale in dict.fromkeys(locales)}
    regions: dict[str, set[str]] = {}
    for locale, (language, rest) in wanted.items():
        if locale:  # a text without a locale says nothing about regions
            regions.setdefault(language, set()).add(rest)
    named: dict[str, str] = {}
    for locale, (language, rest) in wanted.items():
        is_alone = len(regions.get(language, ())) <= 1 and rest != "Hant"
        tag = language if is_alone or not rest or rest == "Hans" else f"{language}-{rest}"
        named[locale] = tag or fallback
    return named


def top_languages(names: Iterable[str]) -> frozenset[str]:
    """Return the top folders of files if every one of them is a language, else nothing."""
    folders = {name.partition("/")[0] if "/" in name else "" for name in names}
    is_all = bool(folders) and all(read_locale(folder)[0] in LANGUAGES for folder in folders)
    return frozenset(folders) if is_all else frozenset()


def split_language(name: str, languages: frozenset[str]) -> tuple[str, str]:
    """Return the language folder of a file, "" if it lies in none, and the rest of its path."""
    folder, _, inner = name.partition("/")
    return (folder, inner) if inner and folder in languages else ("", name)


# --- Names -----------------------------------------------------------------------


def shorten(slug: str, limit: int = SLUG_BYTES) -> str:
    """Return a slug that every file system can hold, cut between words where that is possible."""
    if len(slug.encode()) <= limit:
        return slug
    cut = slug.encode()[:limit].decode("utf-8", "ignore")
    head, _, _ = cut.rpartition("-")
    return head if len(head) > limit // 6 else cut


class _Names:
    """Gives each page a name of its own in its folder."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._reserved = RESERVED.union(language.lower() for language in languages)
        self._taken: dict[str, set[str]] = {}

    def give(self, folder: str, wanted: str, *, is_folder: bool) -> str:
        taken = self._taken.setdefault(folder, set())
        name = wanted
        if (not folder and name in self._reserved) or (not is_folder and name in _INDEX):
            name = f"{name}-articles" if is_folder else f"{name}-article"
        base, number = name, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        return name


def _by_id(thing: Article | Folder) -> tuple[int, int, str]:
    # The older one keeps its name when the export is made again: ids count up.
    digits = re.search(r"\d+$", thing.id)
    return (0, int(digits[0]), "") if digits and len(digits[0]) < 30 else (1, 0, thing.id)


# --- All together ------------------------------------------------------------------


def arrange(export: Export, asked: Sequence[str], fallback: str = "en") -> Arranged:
    """Return where each text goes; `asked` are the languages to import, none for all.

    A source that names no language is in the first of `asked`, else in `fallback`.
    """
    unnamed = asked[0] if asked else fallback
    locales = sorted({text.language for article in export.articles for text in article.texts})
    lead = export.default_language
    named = name_languages([*locales, lead], unnamed)
    chosen, told = _choose(named, locales, asked)
    if told:
        return Arranged((), (), (), tuple(told))
    default = named[lead]
    languages = _order_languages(chosen, asked, default, export, named)
    arranger = _Arranger(export, named, languages)
    return arranger.result()


def _choose(
    named: Mapping[str, str], locales: Sequence[str], asked: Sequence[str]
) -> tuple[frozenset[str], list[Diagnostic]]:
    there = {named[locale] for locale in locales}
    if not asked:
        return frozenset(there), []
    chosen: set[str] = set()
    told: list[Diagnostic] = []
    for language in asked:
        matching = {named[locale] for locale in locales if language.lower() in {locale.lower(), named[locale].lower()}}
        chosen |= matching
        if not matching:
            told.append(broken.no_such_language.at(Position("--language"), language, sorted(there)))
    return frozenset(chosen), told


def _order_languages(
    chosen: frozenset[str], asked: Sequence[str], default: str, export: Export, named: Mapping[str, str]
) -> tuple[str, ...]:
    counts = Counter(named[text.language] for article in export.articles for text in article.texts)
    first = next((tag for word in asked for tag in chosen if word.lower() in {tag.lower()}), "")
    lead = first or (default if default in chosen else "")
    ranked = sorted(chosen, key=lambda tag: (tag != lead, -counts[tag], tag))
    return tuple(ranked)


class _Arranger:
    def __init__(self, export: Export, named: Mapping[str, str], languages: Sequence[str]) -> None:
        self._export = export
        self._named = named
        self._languages = tuple(languages)
        self._names = _Names(languages)
        self._told: list[Diagnostic] = []
        self._folders = {folder.id: folder for folder in export.folders}
        self._paths: dict[str, str] = {}

    def result(self) -> Arranged:
        """Return where everything lies; folders come before articles, so they get the better names."""
        used = self._used_folders()
        for folder in sorted(self._export.folders, key=_by_id):
            if folder.id in used:
                self._place(folder, ())
        articles: list[ArticlePage] = []
        for article in sorted(self._export.articles, key=_by_id):
            articles += self._article_pages(article)
        folders = [page for folder in self._export.folders if folder.id in used for page in self._folder_pages(folder)]
        return Arranged(
            self._languages,
            tuple(sorted(folders, key=lambda page: page.path)),
            tuple(sorted(articles, key=lambda page: page.path)),
            tuple(self._told),
        )

    def _used_folders(self) -> frozenset[str]:
        # A folder without an article that is imported would be an empty page.
        used: set[str] = set()
        for article in self._export.articles:
            folder = article.folder
            if self._texts(article):
                while folder and folder in self._folders and folder not in used:
                    used.add(folder)
                    folder = self._folders[folder].parent
        return frozenset(used)

    def _place(self, folder: Folder, below: tuple[str, ...]) -> str:
        if folder.id in self._paths:
            return self._paths[folder.id]
        parent = self._folders.get(folder.parent)
        # A folder inside itself is a mistake of the export; it goes to the top.
        is_ring = parent is not None and parent.id in (*below, folder.id)
        above = self._place(parent, (*below, folder.id)) if parent and not is_ring else ""
        title = self._title([(text.language, text.title) for text in folder.texts])
        wanted = shorten(slugify(folder.slug or title)) or slugify(folder.id) or "section"
        name = self._names.give(above, wanted, is_folder=True)
        path = f"{above}/{name}" if above else name
        self._paths[folder.id] = path
        if name != wanted:
            told = broken.renamed_page.at(Position(f"{self._languages[0]}/{path}/index.md"), f'"{title}"', wanted, name)
            self._told.append(told)
        return path

    def _title(self, titles: Sequence[tuple[str, str]]) -> str:
        by_language = {self._named.get(locale, locale): title for locale, title in reversed(titles) if title}
        for language in self._languages:
            if language in by_language:
                return by_language[language]
        return next((title for _, title in titles if title), "")

    def _texts(self, article: Article) -> list[tuple[str, ArticleText]]:
        found: dict[str, ArticleText] = {}
        for text in article.texts:
            language = self._named[text.language]
            if language in self._languages:
                found.setdefault(language, text)
        return [(language, found[language]) for language in self._languages if language in found]

    def _article_pages(self, article: Article) -> list[ArticlePage]:
        texts = self._texts(article)
        if not texts:
            return []
        folder = self._paths.get(article.folder, "")
        title = self._title([(text.language, text.title) for _, text in texts])
        wanted = shorten(slugify(article.slug or title)) or slugify(f"article-{article.id}")
        name = self._names.give(folder, wanted, is_folder=False)
        inner = f"{folder}/{name}.md" if folder else f"{name}.md"
        if name != wanted:
            where = Position(f"{texts[0][0]}/{inner}")
            self._told.append(broken.renamed_page.at(where, article.label, wanted, name))
        return [ArticlePage(f"{language}/{inner}", article, text) for language, text in texts]

    def _folder_pages(self, folder: Folder) -> list[FolderPage]:
        found: dict[str, FolderText] = {}
        for text in folder.texts:
            found.setdefault(self._named.get(text.language) or self._languages[0], text)
        path = self._paths[folder.id]
        return [
            FolderPage(f"{language}/{path}/index.md", folder, found[language])
            for language in self._languages
            if language in found
        ]
