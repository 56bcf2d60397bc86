"""The help center in each language → the help widget of the shop's pages: its script, and what it shows when it opens.

Knows what lies where; must never know how the widget looks. What it shows of an article it takes from the page itself.
"""

import hashlib
import itertools
from collections.abc import Iterator, Sequence

from helpgen.plan.brand import brand_colors
from helpgen.plan.languages import direction_of
from helpgen.plan.pages import Composer
from helpgen.plan.tools.words import words_of
from helpgen.plan.urls import PagePath, quote
from helpgen.policy.plain import to_plain
from helpgen.views import (
    Artifact,
    ToolDataView,
    WidgetArticle,
    WidgetData,
    WidgetEdition,
    WidgetTopic,
    WidgetView,
)

WIDGET_FILE = "widget.js"
_ARTICLES_SHOWN = 6
_SCRIPTS = ("js/embed/language.js", "js/widget/icons.js", "js/widget/launcher.js")
"""All that a page of the shop loads before somebody opens the widget, in the order in which they need each other."""
_WORDS = (
    "home_title",
    "search_label",
    "search_loading",
    "search_failed",
    "search_retry",
    "search_weak",
    "no_results",
    "no_results_hint",
    "result_count",
    "promoted_articles",
    "browse_topics",
    "contact",
    "contact_title",
    "contact_summary",
    "contact_topic",
    "contact_topic_other",
    "close",
    "widget_back",
    "widget_loading",
    "widget_page",
    "widget_page_failed",
    "widget_new_tab",
    "widget_home",
)
_ROOT = PagePath("index.html")


def plan_widget(composers: Sequence[Composer]) -> Iterator[Artifact]:
    """Yield the script, and one file for each language."""
    editions: list[WidgetEdition] = []
    for composer in composers:
        edition, data = composer.edition, _data(composer)
        say = edition.phrases.say
        digest = hashlib.sha256(repr(to_plain(data)).encode()).hexdigest()[:12]
        path = f"tools/{edition.language}/widget-{digest}.json"
        yield Artifact(path, ToolDataView(data))
        words = (("open", say("widget_open")), ("failed", say("widget_failed")), ("visit", say("widget_home")))
        home = quote(edition.page().address)
        editions.append(WidgetEdition(edition.language, direction_of(edition.language), path, home, words))
    first = composers[0].edition
    view = WidgetView(first.assets_folder, _SCRIPTS, tuple(editions), brand_colors(first.help_center))
    yield Artifact(WIDGET_FILE, view)


def _data(composer: Composer) -> WidgetData:
    edition = composer.edition
    has_channels = bool(edition.help_center.channels)
    return WidgetData(
        language=edition.language,
        words=words_of(edition.phrases, *_WORDS),
        home=quote(edition.page().address),
        search=f"search/{edition.language}.json",
        start=f"search/start/{edition.language}.json",
        contact=quote(edition.page("contact").address) if has_channels else "",
        channels=next((tool.path for tool in composer.tools if tool.name == "contact"), ""),
        topics=tuple(_topics(composer)),
    )


def _topics(composer: Composer) -> Iterator[WidgetTopic]:
    visible = composer.edition.visible
    for category in visible.children.get("", ()):
        inside = (one for one in visible.articles if one.category.partition("/")[0] == category.id)
        # What the writers put forward comes first.
        chosen = itertools.islice(sorted(inside, key=lambda one: not one.is_promoted), _ARTICLES_SHOWN)
        links = (composer.link(article, _ROOT) for article in chosen)
        articles = tuple(WidgetArticle(link.title, link.url, link.language) for link in links)
        link = composer.category_link(category, _ROOT)
        yield WidgetTopic(category.id, link.title, link.url, link.language, articles)
