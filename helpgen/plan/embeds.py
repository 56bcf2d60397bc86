"""What pages of the shop embed → the scripts that they load, and the days on which parcels arrive in each country."""

from collections.abc import Iterator, Sequence

from helpgen.plan.edition import Edition
from helpgen.plan.policy_file import words_path
from helpgen.plan.tools import ToolTerms
from helpgen.policy.arrivals import book_of_country
from helpgen.views import ArrivalsView, Artifact, EmbedView

EMBEDS = {"policy": "policies", "delivery": "delivery", "faq": "faq"}
"""Embed to the kind of words that it shows."""


def plan_embeds(editions: Sequence[Edition], terms: ToolTerms) -> Iterator[Artifact]:
    """Yield one script for each embed and one file of days for each country to which the shop delivers."""
    folder = editions[0].assets_folder
    for name, kind in EMBEDS.items():
        sources = tuple((edition.language, words_path(edition, kind)) for edition in editions)
        yield Artifact(f"embed/helpgen-{name}.js", EmbedView(f"{folder}/js/embed/{name}.js", sources))
    if terms.book is not None:
        for destination in terms.book.destinations:
            country, today = destination.country, editions[0].settings.today
            view = ArrivalsView(country, book_of_country(terms.book, country), today)
            yield Artifact(f"exports/arrivals/{country}.json", view)
