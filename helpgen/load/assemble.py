"""Files → `HelpCenter`: which file is what, in which language, and where it belongs.

Knows the layout of a content folder. Knows nothing of URLs, of fallbacks or of what must hold between the parts.
"""

import posixpath
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Position, Progress, Severity, silent
from helpgen.load import rules as broken
from helpgen.load import yaml_rules
from helpgen.load.facts import flatten_facts
from helpgen.load.front_matter import FrontMatter
from helpgen.load.icons import icons_beside, read_icon
from helpgen.load.languages import ISO_639_1, find_languages, is_language_tag
from helpgen.load.markdown import ParsedText
from helpgen.load.parsers import parser_of
from helpgen.load.shop import Shop, read_shop
from helpgen.load.sources import FileName, TextFile, read_sources, show_path
from helpgen.load.strings import FALLBACK_LANGUAGE
from helpgen.load.texts import Reading, ReadText, TextReader
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import (
    EMPTY_BODY,
    Article,
    Asset,
    Category,
    FaqTopic,
    HelpCenter,
    Icon,
    Landing,
    Macro,
    Prose,
    Target,
    TargetKind,
)
from helpgen.profile import Profile
from helpgen.settings import Settings

_INDEX_NAMES = ("index", "readme")
_SUFFIX = re.compile(r"\.[a-z]+$", re.IGNORECASE)


def load_help_center(
    settings: Settings,
    progress: Progress = silent,
    memory: Memory = FORGETFUL,
    jobs: int = 1,
    profile: Profile | None = None,
) -> tuple[HelpCenter | None, tuple[Diagnostic, ...]]:
    """Return everything that the content folder says, and all that is wrong with its files.

    Problems inside texts are softened to warnings where the folder has no `store.yml`. The result is None if the shop's
    own facts cannot be read: whatever were said of the texts then would mislead. Texts that `memory` knows are not read
    again; the others are shared among up to `jobs` processes.
    """
    sources, diagnostics = read_sources(settings.content_dir, settings.project_dir)
    shop, found = read_shop(sources.yaml, settings.resource_dirs, memory)
    diagnostics += found
    config = Position(show_path(settings.config_path, settings.project_dir))
    default, found = _default_language(settings.language, config)
    diagnostics += found
    languages = shop.store.languages if shop.store else find_languages(_top_folders(sources.markdown), default)
    allows_raw_html = shop.store is not None and shop.store.allows_raw_html
    parser, found = parser_of(settings.markdown_extensions, config, memory, allows_raw_html=allows_raw_html)
    diagnostics += found
    reader = _Reader(settings, shop, languages)
    texts = TextReader(parser, memory, profile or Profile())
    assets = sources.assets
    readings = [reader.reading_of(text) for text in sources.markdown if reader.has_place(text)]
    intern = sys.intern  # every link to a text and every message about it names it
    names = [FileName(intern(one.text.path), intern(one.text.shown_path)) for one in readings]
    del sources  # a text is given up once it is read: together they are as large as what they say
    for name, read in zip(names, texts.read_all(readings, jobs, progress), strict=True):
        reader.add(name, read)
    content = reader.diagnostics
    diagnostics += content if shop.exists else [soften(found) for found in content]
    return (None if shop.is_broken else reader.help_center(assets)), tuple(diagnostics)


def _default_language(tag: str, config: Position) -> tuple[str, list[Diagnostic]]:
    if is_language_tag(tag):
        return tag, []
    return FALLBACK_LANGUAGE, [broken.unknown_language.at(config, tag, tuple(sorted(ISO_639_1)))]


def soften(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic of a text as it is meant in a folder that is no shop."""
    # Other programs' front matter is no mistake there.
    if diagnostic.code == yaml_rules.unknown_front_matter_key.code:
        return replace(diagnostic, severity=Severity.INFO)
    return diagnostic.softened()


def _top_folders(texts: Iterable[TextFile]) -> list[str]:
    # A text beside the folders belongs to no language, so the folders are none: "" is no tag.
    return [text.path.partition("/")[0] if "/" in text.path else "" for text in texts]


# --- Texts -----------------------------------------------------------------------


class _Reader:
    """Collects the texts of all languages."""

    def __init__(self, settings: Settings, shop: Shop, languages: Sequence[str]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._settings = settings
        self._shop = shop
        self._languages = tuple(languages)
        self._has_folders = shop.store is not None or len(languages) > 1
        self._homes: list[Landing] = []
        self._faq_indexes: list[Landing] = []
        self._categories: dict[tuple[str, str], Category] = {}
        self._articles: list[Article] = []
        self._faq_topics: list[FaqTopic] = []
        self._macros: list[Macro] = []
        self._prose: list[Prose] = []
        self._icons: dict[str, Icon | None] = {}
        self._ranks = {path: rank for rank, path in enumerate(settings.nav)}
        self._folder_ranks = _first_ranks(self._ranks)

    def has_place(self, text: TextFile) -> bool:
        """Tell whether a text lies in a language of the site; report it if not."""
        language, _ = self._split_language(text.path)
        if not language:
            folder = text.path.partition("/")[0] if "/" in text.path else ""
            self._report(broken.outside_languages.at(Position(text.shown_path), folder, self._languages))
        return bool(language)

    def reading_of(self, text: TextFile) -> Reading:
        """Return how a text is to be read: the headings of FAQ topics are questions, the prose of a shop is checked."""
        language, inner = self._split_language(text.path)
        folder, name = posixpath.split(_SUFFIX.sub("", inner))
        is_topic = self._shop.store is not None and folder == "faq" and name.lower() not in _INDEX_NAMES
        return Reading(text, is_topic, language if self._shop.exists else "")

    def add(self, text: FileName, read: ReadText) -> None:
        """Add what a text says to the help center."""
        self.diagnostics += read.diagnostics
        if read.prose is not None:
            self._prose.append(read.prose)
        front_matter, parsed = read.front_matter, read.parsed
        language, inner = self._split_language(text.path)
        inner_id = _SUFFIX.sub("", inner)
        folder, name = posixpath.split(inner_id)
        is_index = name.lower() in _INDEX_NAMES
        is_faq = self._shop.store is not None and folder == "faq"
        if self._is_macro(folder):
            self._macros.append(_macro(text, language, inner_id, front_matter, parsed))
            return
        if is_index and not front_matter.publication.is_public(self._settings.today):
            return  # its folder exists all the same, named after itself
        if is_faq and not is_index:
            self._faq_topics.append(_faq_topic(text, language, name, front_matter, parsed))
        elif is_faq or (is_index and not folder):
            landings = self._faq_indexes if is_faq else self._homes
            landings.append(_landing(text, language, front_matter, parsed))
        elif is_index:
            self._add_category(text, language, folder, front_matter, parsed)
        else:
            self._articles.append(make_article(text, language, inner_id, front_matter, parsed))

    def help_center(self, assets: tuple[Asset, ...]) -> HelpCenter:
        """Return all that was read."""
        for article in self._articles:
            self._add_folders(article.language, article.category)
        categories = tuple(sorted(self._categories.values(), key=self._category_rank))
        articles = tuple(sorted(self._articles, key=self._article_rank))
        topics = tuple(sorted(self._faq_topics, key=lambda topic: (topic.language, _order(topic.order), topic.id)))
        return HelpCenter(
            store=self._shop.store,
            languages=self._languages,
            homes=tuple(self._homes),
            faq_indexes=tuple(self._faq_indexes),
            categories=categories,
            articles=articles,
            faq_topics=topics,
            channels=self._shop.channels,
            policies=self._shop.policies,
            assets=assets,
            facts=flatten_facts(self._shop.store, self._shop.channels, self._shop.policies),
            targets=self._targets(categories, articles, topics, assets),
            synonyms=self._shop.synonyms,
            search_tests=self._shop.search_tests,
            notices=self._shop.notices,
            terms=self._shop.terms,
            macros=tuple(sorted(self._macros, key=lambda macro: (macro.language, macro.id))),
            places=self._shop.places,
            prose=tuple(self._prose),
            redirects=self._shop.redirects,
        )

    def _is_macro(self, folder: str) -> bool:
        return self._shop.store is not None and (folder == "macros" or folder.startswith("macros/"))

    def _split_language(self, path: str) -> tuple[str, str]:
        if not self._has_folders:
            return self._languages[0], path
        folder, _, inner = path.partition("/")
        return (sys.intern(folder), inner) if inner and folder in self._languages else ("", path)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def _add_category(
        self, text: FileName, language: str, folder: str, front_matter: FrontMatter, parsed: ParsedText
    ) -> None:
        if (language, folder) in self._categories and text.path.lower().endswith("readme.md"):
            return  # index.md speaks for the folder, as in MkDocs
        self._add_folders(language, posixpath.dirname(folder))
        self._categories[language, folder] = Category(
            id=folder,
            language=language,
            path=text.path,
            parent=posixpath.dirname(folder),
            title=front_matter.title or parsed.title or _readable(posixpath.basename(folder)),
            summary=front_matter.summary,
            icon=self._icon(front_matter),
            order=front_matter.order,
            body=parsed.body,
            position=_position(text, front_matter),
        )

    def _add_folders(self, language: str, folder: str) -> None:
        # A folder without index.md is a category all the same, named after itself.
        while folder:
            parent, name = posixpath.split(folder)
            if (language, folder) not in self._categories:
                path = f"{self._prefix(language)}{folder}/index.md"
                shown = show_path(self._settings.content_dir / path, self._settings.project_dir)
                self._categories[language, folder] = Category(
                    folder, language, path, parent, _readable(name), "", None, None, EMPTY_BODY, Position(shown)
                )
            folder = parent

    def _prefix(self, language: str) -> str:
        return f"{language}/" if self._has_folders else ""

    def _icon(self, front_matter: FrontMatter) -> Icon | None:
        reference = front_matter.icon
        if reference is None:
            return None
        if reference.name not in self._icons:
            self._icons[reference.name] = read_icon(reference.name, self._settings.resource_dirs)
        icon = self._icons[reference.name]
        if icon is None:
            known = icons_beside(reference.name, self._settings.resource_dirs)
            self._report(broken.unknown_icon.at(reference.position, reference.name, known))
        return icon

    def _category_rank(self, category: Category) -> tuple[str, int, int, str]:
        rank = self._folder_ranks.get(posixpath.dirname(category.path), len(self._ranks))
        return category.language, rank, _order(category.order), category.id

    def _article_rank(self, article: Article) -> tuple[str, int, int, str, str]:
        rank = self._ranks.get(article.path, len(self._ranks))
        return article.language, rank, _order(article.order), article.title.casefold(), article.id

    def _targets(
        self,
        categories: Iterable[Category],
        articles: Iterable[Article],
        topics: Iterable[FaqTopic],
        assets: Iterable[Asset],
    ) -> Mapping[str, Target]:
        targets: dict[str, Target] = {asset.path: Target(TargetKind.ASSET, asset.path, "") for asset in assets}
        for language in self._languages:
            prefix = self._prefix(language)
            home = Target(TargetKind.HOME, "", language)
            targets |= {f"{prefix}index.md": home, f"{prefix}README.md": home, prefix.rstrip("/") or ".": home}
            if self._shop.store is not None:
                faq = Target(TargetKind.FAQ_INDEX, "", language)
                targets |= {f"{prefix}faq/index.md": faq, f"{prefix}faq": faq}
        for category in categories:
            target = Target(TargetKind.CATEGORY, category.id, category.language)
            targets |= {category.path: target, posixpath.dirname(category.path): target}
        for topic in topics:
            targets[topic.path] = Target(TargetKind.FAQ_TOPIC, topic.id, topic.language)
        for article in articles:
            targets[article.path] = Target(TargetKind.ARTICLE, article.id, article.language)
        for name in self._shop.policies.names:
            targets[f"policies/{name}.yml"] = Target(TargetKind.POLICY, name, "")
        if self._shop.channels:
            targets["channels.yml"] = Target(TargetKind.CONTACT, "", "")
        return targets


def _first_ranks(ranks: Mapping[str, int]) -> Mapping[str, int]:
    # Of each folder: the first place in `nav` of something inside it.
    found: dict[str, int] = {}
    for path, rank in ranks.items():
        folder = posixpath.dirname(path)
        while folder:
            found[folder] = min(rank, found.get(folder, rank))
            folder = posixpath.dirname(folder)
    return found


def _order(order: int | None) -> int:
    # What has no order comes last.
    return 1_000_000 if order is None else order


def _readable(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _position(text: FileName, front_matter: FrontMatter) -> Position:
    return front_matter.title_position or Position(text.shown_path, 1)


def make_article(
    text: FileName, language: str, article_id: str, front_matter: FrontMatter, parsed: ParsedText
) -> Article:
    """Return the article that a text is."""
    folder, name = posixpath.split(article_id)
    return Article(
        id=article_id,
        language=language,
        path=text.path,
        category=sys.intern(folder),
        title=front_matter.title or parsed.title or _readable(name),
        summary=front_matter.summary,
        publication=front_matter.publication,
        is_promoted=front_matter.promoted,
        order=front_matter.order,
        keywords=front_matter.keywords,
        related=front_matter.related,
        policy=front_matter.policy,
        channels=front_matter.channels,
        moved_from=front_matter.moved_from,
        video=front_matter.video,
        body=parsed.body,
        position=_position(text, front_matter),
        is_macro=front_matter.macro,
        tags=front_matter.tags,
        answers=front_matter.answers,
    )


def _landing(text: FileName, language: str, front_matter: FrontMatter, parsed: ParsedText) -> Landing:
    title = front_matter.title or parsed.title
    return Landing(language, text.path, title, front_matter.summary, parsed.body, _position(text, front_matter))


def _faq_topic(text: FileName, language: str, name: str, front_matter: FrontMatter, parsed: ParsedText) -> FaqTopic:
    anchors = parsed.body.anchors.union(*(question.body.anchors for question in parsed.questions))
    return FaqTopic(
        id=name,
        language=language,
        path=text.path,
        title=front_matter.title or parsed.title or _readable(name),
        summary=front_matter.summary,
        publication=front_matter.publication,
        order=front_matter.order,
        keywords=front_matter.keywords,
        intro=parsed.body,
        questions=parsed.questions,
        anchors=anchors.union(question.anchor for question in parsed.questions),
        position=_position(text, front_matter),
        is_macro=front_matter.macro,
        tags=front_matter.tags,
        answers=front_matter.answers,
    )


def _macro(text: FileName, language: str, inner_id: str, front_matter: FrontMatter, parsed: ParsedText) -> Macro:
    return Macro(
        id=inner_id.removeprefix("macros/"),
        language=language,
        path=text.path,
        title=front_matter.title or parsed.title or _readable(posixpath.basename(inner_id)),
        summary=front_matter.summary,
        publication=front_matter.publication,
        tags=front_matter.tags,
        body=parsed.body,
        position=_position(text, front_matter),
    )
