"""The help center in one language, as every planning function needs it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from helpgen.model import HelpCenter, Notice, Target, TargetKind
from helpgen.plan.languages import Phrases
from helpgen.plan.urls import Addresses, PagePath, addresses_of
from helpgen.plan.visible import Visible, show_language
from helpgen.settings import Settings, Strings
from helpgen.views import Alternate


class Edition(Struct, frozen=True):
    """One language of the site: content, words and addresses."""

    help_center: HelpCenter
    settings: Settings
    language: str
    phrases: Phrases
    fallback_phrases: Phrases
    """Of the default language: a text that stands in for a missing translation quotes its facts in its own words."""
    visible: Visible
    addresses: Addresses
    assets_folder: str
    """Of the theme, from the root of the site, without a slash at the end."""
    published: frozenset[Target]
    """Everything in any language that has a page, policies and contact aside."""
    article_paths: Mapping[str, PagePath]
    """Where each article stands in this language, by its id."""
    translations: Mapping[Target, tuple[str, ...]]
    """Article or topic (its language left "") to the languages that have their own text of it."""
    alternates: dict[tuple[str, tuple[str, ...]], tuple[Alternate, ...]]
    """What `frames` has made for any edition: in forty languages a page would have its forty addresses forty times."""
    twins: dict[tuple[bool, tuple[str, ...]], tuple[tuple[str, PagePath], ...]]
    """The same of pages: whether it is a folder and its names to (language, path) of the page in each language."""

    @property
    def shown_notices(self) -> tuple[Notice, ...]:
        """What every page says at its top on the day of the build."""
        return tuple(notice for notice in self.help_center.notices if notice.is_shown(self.settings.today))

    @property
    def has_twins(self) -> bool:
        """Whether its pages have twins for programs."""
        store = self.help_center.store
        return store is not None and store.machines.has_texts

    def phrases_of(self, language: str) -> Phrases:
        """Return the words that fit into a text of a language, which is the edition's own or the default one."""
        return self.phrases if language == self.language else self.fallback_phrases

    def page(self, *names: str) -> PagePath:
        """Return the path of a page of this language."""
        return self.addresses.page(self.language, *names)


def make_editions(
    help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings], assets_folder: str
) -> Iterator[Edition]:
    """Yield the help center in each language, the default one first."""
    default = help_center.default_language
    visible = {
        language: show_language(help_center, language, settings.today, with_drafts=settings.shows_drafts)
        for language in help_center.languages
    }
    published = frozenset(chain.from_iterable(_published(shown) for shown in visible.values()))
    translations = _translations(visible.values())
    addresses = addresses_of(settings.site_url, default, settings.use_directory_urls)
    alternates: dict[tuple[str, tuple[str, ...]], tuple[Alternate, ...]] = {}
    twins: dict[tuple[bool, tuple[str, ...]], tuple[tuple[str, PagePath], ...]] = {}
    for language in help_center.languages:
        phrases = Phrases(language, default, strings[language])
        yield Edition(
            help_center,
            settings,
            language,
            phrases,
            Phrases(default, default, strings[default]),
            visible[language],
            addresses,
            assets_folder,
            published,
            {article.id: addresses.page(language, article.id) for article in visible[language].articles},
            translations,
            alternates,
            twins,
        )


def _published(visible: Visible) -> Iterator[Target]:
    language = visible.language
    yield Target(TargetKind.HOME, "", language)
    if visible.topics:
        yield Target(TargetKind.FAQ_INDEX, "", language)
    for category in visible.categories:
        yield Target(TargetKind.CATEGORY, category.id, language)
    for article in visible.articles:
        yield Target(TargetKind.ARTICLE, article.id, language)
    for topic in visible.topics:
        yield Target(TargetKind.FAQ_TOPIC, topic.id, language)


def _translations(visible: Iterable[Visible]) -> Mapping[Target, tuple[str, ...]]:
    found: dict[Target, list[str]] = {}
    for shown in visible:
        for article in shown.articles:
            if article.language == shown.language:
                found.setdefault(Target(TargetKind.ARTICLE, article.id, ""), []).append(shown.language)
        for topic in shown.topics:
            if topic.language == shown.language:
                found.setdefault(Target(TargetKind.FAQ_TOPIC, topic.id, ""), []).append(shown.language)
    return {target: tuple(languages) for target, languages in found.items()}
