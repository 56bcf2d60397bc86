"""What a shop's own pages, apps and feeds read of its help center; a plain folder has none of it."""

from collections.abc import Iterator, Sequence

from helpgen.plan.claims import CLAIMS_FILE, plan_claims
from helpgen.plan.embeds import plan_embeds
from helpgen.plan.exported_words import plan_words
from helpgen.plan.feed_fields import plan_feed_fields
from helpgen.plan.pages import Composer
from helpgen.plan.policy_file import POLICY_FILE, plan_policy_file
from helpgen.plan.statements import Statements, list_ids
from helpgen.plan.tools import ToolTerms
from helpgen.plan.widget import plan_widget
from helpgen.views import Artifact


def plan_shop_files(composers: Sequence[Composer], terms: ToolTerms, statements: Statements) -> Iterator[Artifact]:
    """Yield the files of all languages; `composers` are those of the languages, the default one first."""
    editions = [composer.edition for composer in composers]
    yield from plan_embeds(editions, terms)
    yield Artifact(POLICY_FILE, plan_policy_file(editions, list_ids(editions, statements)))
    yield from plan_feed_fields(editions[0], statements)
    yield Artifact(CLAIMS_FILE, plan_claims(editions))
    yield from plan_widget(composers)


__all__ = ["plan_shop_files", "plan_words"]
