"""What every page of one edition is composed with: addresses, links, frames, filled bodies."""

from collections.abc import Sequence

from msgspec import Struct, field

from helpgen.model import Article, Category
from helpgen.plan.apart import Bodies
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.channels import ChannelCards
from helpgen.plan.edition import Edition
from helpgen.plan.feedback import Forms
from helpgen.plan.frames import FrameBuilder, PageFacts
from helpgen.plan.recall import Recall
from helpgen.plan.statements import Statements
from helpgen.plan.structured_data import with_structured_data
from helpgen.plan.tools import TOOLS, Tool
from helpgen.plan.urls import PagePath, relative
from helpgen.views import ArticleLine, Artifact, FallbackNotice, Link, ToolForm, View

PlannedPage = tuple[PageFacts, Artifact]
"""A page with what its frame was built from."""

PROMOTED_SHOWN = 8


class Composer(Struct, frozen=True):
    """The tools of one edition."""

    edition: Edition
    filler: BodyFiller
    frames: FrameBuilder
    cards: ChannelCards
    forms: Forms
    recall: Recall
    statements: Statements
    tools: tuple[Tool, ...] = ()
    article_pages: frozenset[str] = frozenset()
    """The files of articles, of old addresses among them."""
    bodies: Bodies = field(default_factory=Bodies)
    """Where the bodies of articles are that have none."""
    _links: dict[tuple[str, str, bool, bool], Link] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _trails: dict[str, tuple[tuple[str, PagePath], ...]] = field(default_factory=dict)

    # --- Addresses

    def page_facts(
        self,
        names: Sequence[str],
        title: str,
        description: str,
        *,
        is_folder: bool = False,
        own_languages: Sequence[str] | None = None,
        is_article: bool = False,
        is_indexed: bool = True,
        updated_iso: str = "",
    ) -> PageFacts:
        """Return what the frame needs to know of the page under the folders `names`.

        `own_languages` are those in which it is no fallback; None means all.
        """
        addresses = self.edition.addresses
        languages = self.edition.help_center.languages
        known, key = self.edition.twins, (is_folder, tuple(names))
        if key not in known:
            make = addresses.folder if is_folder else addresses.page
            known[key] = tuple((language, make(language, *names)) for language in languages)
        twins = known[key]
        own = languages if own_languages is None else tuple(own_languages)
        path = twins[languages.index(self.edition.language)][1]
        return PageFacts(path, twins, own, title, description, is_article, is_indexed, updated_iso=updated_iso)

    def article_path(self, article: Article) -> PagePath:
        """Return where an article stands in this edition."""
        return self.edition.article_paths[article.id]

    def folder(self, name: str) -> PagePath:
        """Return where a category, or the FAQ, stands in this edition."""
        return self.edition.addresses.folder(self.edition.language, name)

    # --- Links

    def foreign(self, language: str) -> str:
        """Return the language if it is not the edition's, else ""."""
        return "" if language == self.edition.language else language

    def link(self, article: Article, page: PagePath) -> Link:
        """Return a link to an article."""
        return self.links_on(page).to(article)

    def links_on(self, page: PagePath) -> "LinksOn":
        """Return what makes the links of a page to articles."""
        return LinksOn(self, page, self._links, self._addresses)

    def forget_links(self) -> None:
        """Make equal links anew from now on: the pages that show them are planned."""
        self._links.clear()

    def article_line(self, article: Article, page: PagePath) -> ArticleLine:
        """Return an article as a line of a list."""
        link = self.link(article, page)
        return ArticleLine(link.title, link.url, link.summary, article.is_promoted, link.language)

    def category_link(self, category: Category, page: PagePath, *, is_current: bool = False) -> Link:
        """Return a link to a category."""
        url = relative(page, self.folder(category.id).address)
        return Link(category.title, url, category.summary, is_current, self.foreign(category.language))

    def tool_links(self, page: PagePath, names: Sequence[str] = TOOLS) -> tuple[Link, ...]:
        """Return links to tools."""
        edition, say = self.edition, self.edition.phrases.say
        return tuple(
            Link(
                say(f"tool_{tool.name}_title"),
                relative(page, edition.page("tools", tool.name).address),
                say(f"tool_{tool.name}_summary"),
                edition.page("tools", tool.name) == page,
                icon=tool.icon,
            )
            for tool in self.tools
            if tool.has_page and tool.name in names
        )

    def topic_links(self, page: PagePath, current: str = "") -> tuple[Link, ...]:
        """Return links to all FAQ topics."""
        return tuple(
            Link(
                topic.title,
                relative(page, self.edition.page("faq", topic.id).address),
                topic.summary,
                topic.id == current,
                self.foreign(topic.language),
            )
            for topic in self.edition.visible.topics
        )

    def promoted(self, page: PagePath) -> tuple[Link, ...]:
        """Return links to the articles that the writers put forward."""
        promoted = [article for article in self.edition.visible.articles if article.is_promoted]
        return tuple(self.link(article, page) for article in promoted[:PROMOTED_SHOWN])

    def trail(self, category_id: str) -> tuple[tuple[str, PagePath], ...]:
        """Return the categories around something, outermost first, with their pages."""
        if not category_id:
            return ()
        if category_id not in self._trails:
            category = self.edition.visible.categories_by_id[category_id]
            own = (category.title, self.folder(category_id))
            self._trails[category_id] = (*self.trail(category.parent), own)
        return self._trails[category_id]

    # --- Parts

    def finish(self, facts: PageFacts, view: View) -> View:
        """Return what a page shows together with what it says to machines."""
        return with_structured_data(self.edition, facts, view, self.statements)

    def tool_form(self, name: str, page: PagePath) -> ToolForm | None:
        """Return the form of a tool on a page; None where the shop has no such tool."""
        edition, say = self.edition, self.edition.phrases.say
        for tool in self.tools:
            if tool.has_page and tool.name == name:
                return ToolForm(
                    name=name,
                    title=say(f"tool_{name}_title"),
                    submit=say(f"tool_{name}_submit"),
                    fields=tool.fields,
                    action=relative(page, edition.page("tools", name).address),
                    data_url=relative(page, tool.path),
                    root_url="../" * page.file.count("/"),
                )
        return None

    def count_articles(self, category: Category) -> int:
        """Return how many articles lie in a category and the sections inside it."""
        visible = self.edition.visible
        own = len(visible.articles_by_category.get(category.id, ()))
        return own + sum(self.count_articles(child) for child in visible.children.get(category.id, ()))

    def notice(self, language: str, facts: PageFacts) -> FallbackNotice | None:
        """Return the notice for a text in another language; None for one in the edition's own."""
        if language == self.edition.language:
            return None
        phrases = self.edition.phrases
        url = relative(facts.path, dict(facts.twins)[language].address)
        name = phrases.language_name(language)
        sentence = phrases.say("not_yet_translated", language=name)
        return FallbackNotice(sentence, url, language, phrases.say("read_original", language=name))


class LinksOn:
    """The links of a page to articles; pages side by side show the same ones, where they lead out of their folders."""

    def __init__(
        self,
        composer: Composer,
        page: PagePath,
        known: dict[tuple[str, str, bool, bool], Link],
        addresses: dict[str, str],
    ) -> None:
        """`known` has links by folder, address, whether they lead out and are current; `addresses` articles by id."""
        self._composer = composer
        self._page = page
        self._known = known
        self._addresses = addresses
        self._folder = page.file[: page.file.rfind("/") + 1]
        self._around = self._folder[: self._folder.rfind("/", 0, -1) + 1]

    def to(self, article: Article, *, is_current: bool = False) -> Link:
        """Return the link to an article."""
        address = self._addresses.get(article.id)
        if address is None:
            address = self._addresses[article.id] = self._composer.article_path(article).address
        leads_out = not address.startswith(self._folder)
        key = (self._around if leads_out else self._folder, address, leads_out, is_current)
        link = self._known.get(key)
        if link is None:
            url = relative(self._page, address)
            language = self._composer.foreign(article.language)
            link = self._known[key] = Link(article.title, url, article.summary, is_current, language)
        return link
