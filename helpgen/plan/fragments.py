"""Articles of one language → fragments for pages of another system.

Knows what stands in them; must never know how a file is written.
"""

import hashlib
from collections.abc import Iterable, Iterator

from helpgen.diagnostics import Diagnostic
from helpgen.model import Article, HelpCenter, Target, TargetKind
from helpgen.plan import rules as broken
from helpgen.plan.languages import direction_of
from helpgen.plan.pages import Composer
from helpgen.plan.urls import PagePath, slug_parts
from helpgen.settings import Settings
from helpgen.views import Artifact, FragmentFileView, FragmentLine, FragmentListView, FragmentView

FOLDER = "fragments"


def plan_fragments(composers: Iterable[Composer]) -> Iterator[Artifact]:
    """Yield two files for every article in each language in which it is written, and the list of all."""
    lines: list[FragmentLine] = []
    for composer in composers:
        edition = composer.edition
        for article in sorted(edition.visible.articles, key=lambda one: one.id):
            if article.language == edition.language:
                view = _fragment(composer, article)
                path = fragment_path(edition.language, article.id)
                yield from (Artifact(f"{path}.{form}", FragmentFileView(view, form)) for form in ("html", "json"))
                lines.append(_line(composer, view, path))
    yield Artifact(f"{FOLDER}/index.json", FragmentListView(tuple(lines)))


def fragment_path(language: str, article: str) -> str:
    """Return where the files of a fragment lie, without their suffix."""
    return "/".join((FOLDER, language, *slug_parts(article)))


def check_fragments(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what is wrong if fragments are wanted, but their links would have no address."""
    store = help_center.store
    if store is not None and store.machines.has_fragments and not settings.site_url:
        yield broken.fragments_without_site.at(help_center.places.get("store.machines.fragments", store.position))


def _fragment(composer: Composer, article: Article) -> FragmentView:
    edition = composer.edition
    page = composer.article_path(article)
    updated = article.publication.updated
    translations = edition.translations[Target(TargetKind.ARTICLE, article.id, "")]
    return FragmentView(
        id=article.id,
        language=article.language,
        direction=direction_of(article.language),
        title=article.title,
        summary=article.summary,
        html=composer.filler.fill(composer.bodies.of(article), page, article.language),
        base_url=edition.addresses.absolute(page),
        category=article.category,
        keywords=article.keywords,
        updated_iso=updated.isoformat() if updated else "",
        translations=tuple(
            (language, edition.addresses.absolute(PagePath(f"{fragment_path(language, article.id)}.json")))
            for language in translations
        ),
    )


def _line(composer: Composer, view: FragmentView, path: str) -> FragmentLine:
    absolute = composer.edition.addresses.absolute
    digest = hashlib.sha256(repr(view).encode("utf-8", "surrogatepass")).hexdigest()
    html_url, json_url = (absolute(PagePath(f"{path}.{form}")) for form in ("html", "json"))
    return FragmentLine(view.id, view.language, view.title, html_url, json_url, digest)
