"""What a page says to machines → JSON-LD in the words of schema.org (version 29).

The only place that spells the vocabulary of the page itself; policies are spelled in `stated_policies`. Nothing is
decided here: what a view does not have is not written.
"""

from helpgen.policy.address import Address
from helpgen.policy.hours import Weekday
from helpgen.policy.sayable_hours import HoursStatement
from helpgen.render.exports import write_compact
from helpgen.render.stated_policies import DAYS, node, refer, return_policy, shipping_service, some, warranty, words
from helpgen.views import (
    Fact,
    FactGroup,
    FactList,
    Html,
    Stated,
    StatedArticle,
    StatedContact,
    StatedFaq,
    StatedReturns,
    StatedService,
    StatedSite,
    StatedStore,
    StatedTrail,
    StatedWarranty,
)


def render_structured_data(stated: tuple[Stated, ...]) -> Html:
    """Return JSON-LD for a `script` element of type `application/ld+json`; no text in it can end the element."""
    graph = FactList(tuple(_node(one) for one in stated))
    whole = FactGroup((("@context", "https://schema.org"), ("@graph", graph)))
    return Html(write_compact(whole))


def _node(stated: Stated) -> FactGroup:
    match stated:
        case StatedStore():
            return _store(stated)
        case StatedReturns():
            return return_policy(stated)
        case StatedService():
            return shipping_service(stated)
        case StatedWarranty():
            return warranty(stated)
        case StatedSite():
            return _site(stated)
        case StatedTrail():
            return _trail(stated)
        case StatedArticle():
            return _article(stated)
        case StatedFaq():
            return _faq(stated)


def _store(store: StatedStore) -> FactGroup:
    return node(
        "OnlineStore",
        store.id,
        name=store.name,
        legalName=store.legal_name,
        description=store.description,
        url=store.url,
        logo=store.logo_url,
        email=store.email,
        telephone=store.telephone,
        address=_address(store.address),
        vatID=store.vat_id,
        sameAs=words(store.same_as),
        contactPoint=some(_contact(contact) for contact in store.contacts),
        hasMerchantReturnPolicy=some(return_policy(returns) for returns in store.returns),
        hasShippingService=some(shipping_service(service) for service in store.services),
    )


def _address(address: Address | None) -> FactGroup | None:
    if address is None:
        return None
    return node(
        "PostalAddress",
        streetAddress=address.street,
        addressLocality=address.city,
        postalCode=address.postal_code,
        addressCountry=address.country,
    )


def _contact(contact: StatedContact) -> FactGroup:
    return node(
        "ContactPoint",
        name=contact.name,
        contactType="customer support",
        telephone=contact.telephone,
        email=contact.email,
        url=contact.url,
        availableLanguage=words(contact.languages),
        hoursAvailable=some(_hours(hours) for hours in contact.hours),
    )


def _hours(hours: HoursStatement) -> FactGroup:
    # An entry without opens and closes means closed.
    day = hours.day.isoformat() if hours.day else ""
    return node(
        "OpeningHoursSpecification",
        dayOfWeek=_days(hours.days),
        opens=hours.opens.iso if hours.opens else "",
        closes=hours.closes.iso if hours.closes else "",
        validFrom=day,
        validThrough=day,
    )


def _days(days: tuple[Weekday, ...]) -> Fact:
    return words(tuple(f"https://schema.org/{DAYS[day]}" for day in days))


def _site(site: StatedSite) -> FactGroup:
    publisher = refer(site.publisher_id)
    return node("WebSite", site.id, name=site.name, url=site.url, inLanguage=site.language, publisher=publisher)


def _trail(trail: StatedTrail) -> FactGroup:
    steps = tuple(
        node("ListItem", position=number, name=step.title, item=refer(step.absolute_url))
        for number, step in enumerate(trail.steps, 1)
    )
    return node("BreadcrumbList", itemListElement=FactList(steps))


def _article(article: StatedArticle) -> FactGroup:
    name, url = article.author
    return node(
        "Article",
        f"{article.url}#article",
        headline=article.headline,
        description=article.description,
        mainEntityOfPage=article.url,
        inLanguage=article.language,
        dateModified=article.updated,
        author=node("Organization", name=name, url=url) if name else None,
        publisher=refer(article.publisher_id),
    )


def _faq(faq: StatedFaq) -> FactGroup:
    questions = tuple(
        node("Question", url, name=question, acceptedAnswer=node("Answer", text=answer))
        for url, question, answer in faq.questions
    )
    return node("FAQPage", f"{faq.url}#faq", url=faq.url, inLanguage=faq.language, mainEntity=FactList(questions))
