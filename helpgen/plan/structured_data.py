"""A planned page → what it says to machines. Only what stands on the page, and only where the site has an address."""

from collections.abc import Iterator
from datetime import date, time

from msgspec import structs

from helpgen.model import Channel, ChannelType, Store
from helpgen.plan.edition import Edition
from helpgen.plan.frames import PageFacts
from helpgen.plan.statements import Statements, stated_returns, stated_services, stated_warranties, store_id
from helpgen.plan.urls import quote
from helpgen.policy.sayable import zoned_time
from helpgen.policy.sayable_hours import state_hours
from helpgen.search.text import text_of
from helpgen.views import (
    ArticleView,
    CategoryView,
    ContactView,
    FaqIndexView,
    FaqTopicView,
    HomeView,
    PolicyView,
    Stated,
    StatedArticle,
    StatedContact,
    StatedFaq,
    StatedSite,
    StatedStore,
    StatedTrail,
    View,
)

_WITH_TRAIL = (ArticleView, CategoryView, ContactView, FaqIndexView, FaqTopicView, PolicyView)
_PROFILES = {
    ChannelType.INSTAGRAM: "https://www.instagram.com/",
    ChannelType.FACEBOOK: "https://www.facebook.com/",
    ChannelType.X: "https://x.com/",
}


def with_structured_data(edition: Edition, facts: PageFacts, view: View, statements: Statements) -> View:
    """Return a page with what it says to machines; nothing for pages that are not listed or only stand in."""
    is_own = not facts.own_languages or edition.language in facts.own_languages
    if not (edition.settings.site_url and facts.is_indexed and is_own):
        return view
    stated = tuple(_stated(edition, facts, view, statements))
    if not stated or not isinstance(view, (HomeView, *_WITH_TRAIL)):
        return view
    return structs.replace(view, frame=structs.replace(view.frame, structured_data=stated))


def _stated(edition: Edition, facts: PageFacts, view: View, statements: Statements) -> Iterator[Stated]:
    url = edition.addresses.absolute(facts.path)
    if isinstance(view, _WITH_TRAIL) and len(view.breadcrumbs) > 1:
        yield StatedTrail(view.breadcrumbs)
    store = edition.help_center.store
    match view:
        case HomeView():
            publisher = store_id(edition) if store else ""
            site = edition.settings.site_url
            yield StatedSite(f"{site}#website", edition.settings.site_name, url, edition.language, publisher)
            if store is not None:
                yield _whole_store(edition, store)
        case ArticleView():
            yield _article(edition, view, url)
        case FaqTopicView() if store is not None and store.has_faq_pages:
            yield _faq(edition, view, url)
        case ContactView() if store is not None:
            yield structs.replace(_whole_store(edition, store), contacts=tuple(_contacts(edition, store)))
        case PolicyView(version=None) if store is not None:
            yield from _policy(edition, store, view.name, statements)


# --- The shop ----------------------------------------------------------------------


def _brief_store(edition: Edition, store: Store) -> StatedStore:
    return StatedStore(store_id(edition), store.name, store.url or edition.settings.site_url)


def _whole_store(edition: Edition, store: Store) -> StatedStore:
    logo = edition.settings.brand.logo
    target = edition.help_center.targets.get(logo) if logo else None
    address = edition.addresses.of_target(target, "") if target else None
    profiles = (
        f"{_PROFILES[channel.type]}{quote(channel.address.removeprefix('@'))}"
        for channel in edition.help_center.channels
        if channel.type in _PROFILES
    )
    return structs.replace(
        _brief_store(edition, store),
        legal_name=store.legal_name,
        description=edition.phrases.text(store.tagline),
        logo_url=edition.addresses.absolute(address) if address else "",
        email=store.email,
        telephone=store.phone,
        address=store.address,
        vat_id=store.vat_id,
        same_as=tuple(profiles),
    )


def _contacts(edition: Edition, store: Store) -> Iterator[StatedContact]:
    for channel in edition.help_center.channels:
        url = _contact_url(edition, channel)
        email = channel.address if channel.type is ChannelType.EMAIL else ""
        if not (channel.number or email or url):
            continue
        # The days off are those of the shop's own place.
        special = store.holidays if channel.time_zone == store.time_zone else ()
        yield StatedContact(
            name=edition.phrases.text(channel.name),
            telephone=channel.number,
            email=email,
            url=url,
            languages=channel.languages or store.languages,
            hours=tuple(state_hours(channel.hours, channel.time_zone, special, edition.settings.today)),
        )


def _contact_url(edition: Edition, channel: Channel) -> str:
    if channel.type is ChannelType.FORM:
        return f"{edition.addresses.absolute(edition.page('contact'))}#hg-contact-form"
    return channel.url if channel.type is ChannelType.CHAT else ""


# --- Pages -------------------------------------------------------------------------


def _policy(edition: Edition, store: Store, name: str, statements: Statements) -> Iterator[Stated]:
    match name:
        case "returns":
            found = tuple(stated_returns(edition, statements))
            general = tuple(one for one in found if one.statement.is_general)
            if general:
                yield structs.replace(_brief_store(edition, store), returns=general)
            yield from (one for one in found if not one.statement.is_general)
        case "shipping":
            services = tuple(stated_services(edition, statements))
            if services:
                yield structs.replace(_brief_store(edition, store), services=services)
        case "warranty":
            yield from stated_warranties(edition, statements)


def _article(edition: Edition, view: ArticleView, url: str) -> StatedArticle:
    store = edition.help_center.store
    author = (store.name, store.url or edition.settings.site_url) if store else ("", "")
    return StatedArticle(
        headline=view.title,
        description=view.summary,
        url=url,
        language=view.body_language,
        updated=_first_minute(view.updated_iso, store.time_zone) if store and view.updated_iso else view.updated_iso,
        publisher_id=store_id(edition) if store else "",
        author=author,
    )


def _first_minute(day: str, time_zone: str) -> str:
    return f"{day}T{zoned_time(time(0), date.fromisoformat(day), time_zone).iso}"


def _faq(edition: Edition, view: FaqTopicView, url: str) -> StatedFaq:
    questions = tuple(
        (f"{url}#{quote(question.anchor)}", question.title, text_of(question.answer)) for question in view.questions
    )
    return StatedFaq(url, edition.language, questions)
