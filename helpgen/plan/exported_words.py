"""Planned pages of one language → what pages of the shop show of them: policies, delivery, FAQ."""

from collections.abc import Iterable, Iterator, Sequence

from helpgen.plan.edition import Edition
from helpgen.plan.languages import direction_of
from helpgen.plan.policies import PolicyPage
from helpgen.plan.policies.rates import zone_tables
from helpgen.plan.policy_file import words_path
from helpgen.plan.urls import PagePath, quote
from helpgen.policy.shipping import Shipping, Zone
from helpgen.search.text import text_of
from helpgen.views import (
    Artifact,
    DeliveryZone,
    FaqAnswer,
    FaqBrief,
    FaqTopicView,
    Link,
    PolicyBrief,
    PolicyView,
    WordsView,
)

_LABELS = {
    "policies": ("policies", "policy_link", "contact"),
    "delivery": ("shipping_title", "tool_country", "tool_choose", "tool_arrives", "tool_order_within", "contact"),
    "faq": ("faq", "contact"),
}
"""The theme's words that a page of the shop needs around each kind."""


def plan_words(edition: Edition, artifacts: Sequence[Artifact]) -> Iterator[Artifact]:
    """Yield the three files of one language; they exist for every shop, so that an embed never asks in vain."""
    briefs = tuple(_policies(edition, artifacts))
    yield _file(edition, "policies", policies=briefs)
    yield _file(edition, "delivery", zones=tuple(_zones(edition)))
    yield _file(edition, "faq", topics=tuple(_topics(edition, artifacts)))


def _file(
    edition: Edition,
    kind: str,
    policies: tuple[PolicyBrief, ...] = (),
    zones: tuple[DeliveryZone, ...] = (),
    topics: tuple[FaqBrief, ...] = (),
) -> Artifact:
    contact = edition.page("contact").address if edition.help_center.channels else ""
    view = WordsView(
        language=edition.language,
        direction=direction_of(edition.language),
        kind=kind,
        labels=tuple((key, edition.phrases.say(key)) for key in _LABELS[kind]),
        page_url=_page_url(edition, kind),
        contact_url=_url(edition, contact) if contact else "",
        policies=policies,
        zones=zones,
        topics=topics,
    )
    return Artifact(words_path(edition, kind), view)


def _policies(edition: Edition, artifacts: Iterable[Artifact]) -> Iterator[PolicyBrief]:
    for artifact in artifacts:
        view = artifact.planned
        if isinstance(view, PolicyView) and view.version is None:
            link = Link(view.title, _url(edition, artifact.path), view.summary)
            yield PolicyBrief(view.name, link, view.effective, view.key_facts)


def _zones(edition: Edition) -> Iterator[DeliveryZone]:
    shipping = edition.help_center.policies.shipping
    if shipping is None:
        return
    page = PolicyPage(edition, edition.page("policies", "shipping"))
    for zone, table in zone_tables(page, shipping):
        names = sorted((edition.phrases.country(code), code) for code in zone.countries)
        countries = tuple((code, name) for name, code in names)
        yield DeliveryZone(zone.id, countries, zone.postal_prefixes, tuple(_rows(shipping, zone)), table)


def _rows(shipping: Shipping, zone: Zone) -> Iterator[str]:
    # One row for the price of a rate, or one for each of its bands.
    for rate in shipping.rates:
        if rate.zone == zone.id:
            yield from [rate.id] * ((rate.price is not None) + len(rate.bands))


def _page_url(edition: Edition, kind: str) -> str:
    if kind == "faq":
        return _url(edition, edition.page("faq").address) if edition.visible.topics else ""
    if kind == "delivery" and edition.help_center.policies.shipping is not None:
        return _url(edition, edition.page("policies", "shipping").address)
    return ""


def _topics(edition: Edition, artifacts: Iterable[Artifact]) -> Iterator[FaqBrief]:
    paths = {edition.page("faq", topic.id).file: topic for topic in edition.visible.topics}
    for artifact in artifacts:
        if isinstance(artifact.planned, FaqTopicView) and artifact.path in paths:
            topic = paths[artifact.path]
            url = _url(edition, artifact.path)
            answers = tuple(
                FaqAnswer(
                    question.anchor, Link(question.title, f"{url}#{quote(question.anchor)}"), text_of(question.answer)
                )
                for question in artifact.planned.questions
            )
            yield FaqBrief(topic.id, Link(topic.title, url), topic.language, answers)


def _url(edition: Edition, path: str) -> str:
    page = PagePath(path)
    return edition.addresses.absolute(page) or quote(page.address)
