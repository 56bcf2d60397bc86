"""Texts for agents only and prepared replies → the handbook, one page for each language. Never part of the site."""

import html
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from helpgen.model import Article, Audience, BodyPart, Card, LinkHole, Target, TargetKind, slugify
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.edition import Edition
from helpgen.plan.languages import direction_of
from helpgen.plan.macros import plan_macros
from helpgen.plan.urls import PagePath, asset_path
from helpgen.views import HandbookPart, HandbookText, HandbookView, Html, MacroView

_SITE_ONLY = re.compile(r'\s(?:id|aria-labelledby|role|tabindex|class)="[^"]*"')
"""Attributes with names that other texts may have, too, or that the scripts and styles of the site know."""
_TAG = re.compile(r"<[a-z][^>]*>")
_HEADING = re.compile(r"(</?h)([2-6])\b")
_PLACEHOLDER = re.compile(r"\{\{ ([a-z]+\.[a-z_]+) \}\}")


def plan_handbook(edition: Edition) -> HandbookView:
    """Return the handbook in one language; a text that is not translated stands there in the default language."""
    articles = tuple(_articles_for_agents(edition))
    filler = _HandbookFiller(edition, frozenset(article.id for article in articles))
    parts = (*_parts(edition, articles, filler), *_replies(edition))
    phrases, settings = edition.phrases, edition.settings
    store = edition.help_center.store
    note = f"{phrases.say('handbook_note')} {phrases.say('handbook_date', date=phrases.date(settings.today))}"
    assets = {asset.path: asset for asset in edition.help_center.assets}
    return HandbookView(
        language=edition.language,
        direction=direction_of(edition.language),
        title=phrases.say("handbook_title", store=store.name if store else settings.site_name),
        note=note,
        contents_title=phrases.say("on_this_page"),
        parts=parts,
        files=tuple((asset_path(path), assets[path].file) for path in sorted(filler.used_assets)),
    )


def _articles_for_agents(edition: Edition) -> Iterator[Article]:
    default = edition.help_center.default_language
    found: dict[str, Article] = {}
    for article in edition.help_center.articles:
        is_for_agents = article.publication.audience is Audience.AGENTS
        shown = replace(article.publication, audience=Audience.PUBLIC).is_public(edition.settings.today)
        is_own = article.language == edition.language
        if is_for_agents and shown and (is_own or (article.language == default and article.id not in found)):
            found[article.id] = article
    yield from found.values()


def _parts(edition: Edition, articles: Iterable[Article], filler: "_HandbookFiller") -> Iterator[HandbookPart]:
    by_category: dict[str, list[Article]] = {}
    for article in articles:
        by_category.setdefault(article.category, []).append(article)
    titles = {
        category.id: category.title
        for language in (edition.help_center.default_language, edition.language)
        for category in edition.help_center.categories
        if category.language == language
    }
    for category in sorted(by_category):
        title = titles.get(category) or edition.phrases.say("all_articles")
        texts = tuple(filler.text(article) for article in by_category[category])
        yield HandbookPart(f"part-{slugify(category) or 'top'}", title, texts)


def _replies(edition: Edition) -> Iterator[HandbookPart]:
    texts = tuple(_reply(macro) for macro in plan_macros(edition))
    if texts:
        yield HandbookPart("replies", edition.phrases.say("handbook_replies"), texts)


def _reply(macro: MacroView) -> HandbookText:
    blanks = dict(macro.blanks)
    markup = _PLACEHOLDER.sub(lambda match: html.escape(blanks.get(match[1], match[0])), macro.html)
    return HandbookText(f"reply-{slugify(macro.id)}", macro.language, macro.title, macro.summary, Html(markup), "")


class _HandbookFiller(BodyFiller):
    """Links lead to other texts of the handbook or, with whole addresses, to pages of the site."""

    def __init__(self, edition: Edition, own: frozenset[str]) -> None:
        super().__init__(edition)
        self._own = own

    def text(self, article: Article) -> HandbookText:
        """Return an article as a text of the handbook; its inner anchors go, because other texts may have the same."""
        phrases = self._edition.phrases
        updated = article.publication.updated
        filled = self.fill(article.body, self._edition.page(), article.language)
        markup = _TAG.sub(lambda tag: _SITE_ONLY.sub("", tag[0]), _HEADING.sub(_two_levels_down, filled))
        shown = phrases.say("updated", date=phrases.date(updated)) if updated else ""
        title, summary = article.title, article.summary
        return HandbookText(_anchor(article.id), article.language, title, summary, Html(markup), shown)

    def _card(self, part: BodyPart) -> Card | None:
        return None  # a box is a thing of the site; its name stands here

    def target_url(self, target: Target, page: PagePath) -> str:
        """Return `#…` for a text of the handbook, the whole URL of what is public, "" for anything else."""
        edition = self._edition
        if target.kind is TargetKind.ASSET:
            self.used_assets.add(target.id)
            return asset_path(target.id)
        if target.kind is TargetKind.ARTICLE and target.id in self._own:
            return f"#{_anchor(target.id)}"
        has_page = target.kind in {TargetKind.POLICY, TargetKind.CONTACT, TargetKind.TOOL}
        if not (has_page or target in edition.published):
            return ""
        return edition.addresses.absolute(edition.addresses.of_target(target, edition.language))

    def file_url(self, path: str, page: PagePath) -> str:
        """Return the path of a file beside the handbook; "" if there is none."""
        target = self._edition.help_center.find_target(path)
        return self.target_url(target, page) if target is not None and target.kind is TargetKind.ASSET else ""

    def _link(self, hole: LinkHole, page: PagePath) -> str:
        target = self._edition.help_center.find_target(hole.path)
        leads_inside = target is not None and target.kind is TargetKind.ARTICLE and target.id in self._own
        return super()._link(replace(hole, anchor="") if leads_inside else hole, page)


def _two_levels_down(match: re.Match[str]) -> str:
    # Below the title of the text, which is a heading of the third level.
    return f"{match[1]}{min(6, int(match[2]) + 2)}"


def _anchor(article_id: str) -> str:
    return f"text-{slugify(article_id)}"
