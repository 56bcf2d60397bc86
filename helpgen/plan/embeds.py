"""What pages of the shop embed → the scripts that they load, and the days on which parcels arrive in each country.

The days are counted here, cut-off by cut-off, so that the script on a product page needs no calendar of its own: it
looks for the first cut-off that is still to come. Behind the last one it shows prices and times without days.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

from helpgen.plan.edition import Edition
from helpgen.plan.policy_file import words_path
from helpgen.plan.tools import ToolTerms
from helpgen.policy.costs import Basket
from helpgen.policy.delivery import Delivery
from helpgen.policy.offers import OfferBook, Order, find_offers
from helpgen.policy.zones import end_of_day
from helpgen.views import Arrival, ArrivalsView, Artifact, EmbedView, OfferArrivals

EMBEDS = {"policy": "policies", "delivery": "delivery", "faq": "faq"}
"""Embed to the kind of words that it shows."""
CUT_OFFS = 90
"""How many cut-offs are counted ahead: more than four months of working days."""
_ANY_BASKET = Basket(value=None, weight_grams=None, items=None, pays_on_delivery=False)


def plan_embeds(editions: Sequence[Edition], terms: ToolTerms) -> Iterator[Artifact]:
    """Yield one script for each embed and one file of days for each country to which the shop delivers."""
    folder = editions[0].assets_folder
    for name, kind in EMBEDS.items():
        sources = tuple((edition.language, words_path(edition, kind)) for edition in editions)
        yield Artifact(f"embed/helpgen-{name}.js", EmbedView(f"{folder}/js/embed/{name}.js", sources))
    if terms.book is not None:
        for destination in terms.book.destinations:
            view = ArrivalsView(tuple(_arrivals(terms.book, destination.country, editions[0])))
            yield Artifact(f"exports/arrivals/{destination.country}.json", view)


def _arrivals(book: OfferBook, country: str, edition: Edition) -> Iterator[OfferArrivals]:
    # An offer that is made only for a while shows its time; the days before and after it are not told.
    zones = {offer.id: offer.time_zone for offer in book.offers if not (offer.first_day or offer.last_day)}
    first = datetime.combine(edition.settings.today, time(), UTC)
    order = Order(country, postal_code=None, method=None, basket=_ANY_BASKET, extra=None)
    found: dict[str, list[Arrival]] = {}
    moments = {first}
    for _ in range(CUT_OFFS):
        # The next question is asked when the first of these cut-offs has passed.
        now = min(moments)
        answers = find_offers(book, order, now)
        if not isinstance(answers, tuple):
            return  # nothing is delivered there, or a postal code decides
        moments = set()
        for answer in answers:
            if isinstance(answer.delivery, Delivery) and answer.offer in zones:
                one = _arrival(answer.delivery, zones[answer.offer])
                moments.add(one.until)
                days = found.setdefault(answer.offer, [])
                if not days or days[-1].until != one.until:
                    days.append(one)
        if not moments:
            break
    for offer, days in found.items():
        yield OfferArrivals(offer, tuple(days))


def _arrival(delivery: Delivery, time_zone: str) -> Arrival:
    until = delivery.order_until or end_of_day(delivery.handled_on, time_zone)
    return Arrival(until, delivery.earliest, delivery.latest, delivery.is_tentative)
