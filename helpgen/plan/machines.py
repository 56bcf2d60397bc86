"""What programs read of a shop beside its pages, language by language. Knows what the shop has turned on."""

from collections.abc import Iterator, Sequence

from helpgen.plan.article_lists import plan_article_list
from helpgen.plan.changes_feed import plan_feed
from helpgen.plan.fragments import plan_fragments
from helpgen.plan.guides import plan_guides
from helpgen.plan.pages import Composer
from helpgen.plan.twins import plan_twins
from helpgen.views import Artifact


def plan_machines(planned: Sequence[tuple[Composer, Sequence[Artifact]]]) -> Iterator[Artifact]:
    """Yield the files of all languages; `planned` has the composer and the pages of each."""
    composers = [composer for composer, _ in planned]
    store = composers[0].edition.help_center.store
    if store is None:
        return
    editions = [composer.edition for composer in composers]
    for composer, pages in planned:
        if composer.edition.has_twins:
            twins = tuple(plan_twins(composer.edition, pages, composer.recall.twins))
            yield from twins
            yield from plan_guides(editions, composer.edition, twins)
        yield from plan_feed(composer.edition)
        yield plan_article_list(composer)
    if store.machines.has_fragments:
        yield from plan_fragments(composers)
