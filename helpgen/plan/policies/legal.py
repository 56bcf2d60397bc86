"""The legal notices in words: the overview, the privacy notice of the forms, the accessibility statement."""

from helpgen.plan.policies.returns_rights import withdrawal_function
from helpgen.plan.policies.words import PolicyPage, PolicyText, some, texts
from helpgen.policy.legal import Accessibility, Legal, PrivacyNotice
from helpgen.views import KeyFact, Link, Picture, PolicySection


def legal_text(page: PolicyPage, legal: Legal, picture: Picture | None) -> PolicyText:
    """Return the text of the overview; `picture` is the official artwork of the guarantee notice."""
    pages = [name for name, part in (("privacy", legal.privacy), ("accessibility", legal.accessibility)) if part]
    sections = (
        PolicySection("company", page.say("company"), items=company_lines(page)),
        PolicySection(
            "withdrawal",
            page.say("returns_withdrawal"),
            paragraphs=(page.say("legal_withdrawal_line"),) if legal.withdrawal_function else (),
            links=(*withdrawal_function(page), *_form_link(page)),
        ),
        _guarantee_section(page, legal, picture),
        PolicySection(
            "more",
            page.say("legal_more"),
            links=tuple(
                Link(page.say(f"{name}_title"), page.url("policies", name), page.say(f"{name}_summary"))
                for name in pages
            ),
        ),
    )
    return PolicyText((), (), sections)


def company_lines(page: PolicyPage) -> tuple[str, ...]:
    """Return name, postal address, registration and ways to reach the company, line by line."""
    store = page.edition.help_center.store
    if store is None:
        return ()
    phrases = page.phrases
    lines = [phrases.apart(store.legal_name or store.name)]
    if store.address is not None:
        town = f"{store.address.postal_code} {store.address.city}"
        lines.append(", ".join((store.address.street, town, page.phrases.country(store.address.country))))
    lines.append(page.say("company_id", number=store.company_id) if store.company_id else "")
    lines.append(page.say("vat_id", number=store.vat_id) if store.vat_id else "")
    return some(*lines, store.email, phrases.apart(store.phone))


def _form_link(page: PolicyPage) -> tuple[Link, ...]:
    returns = page.edition.help_center.policies.returns
    right = returns.withdrawal if returns else None
    if right is None or not right.form:
        return ()
    return (Link(page.say("withdrawal_title"), page.url("policies", "withdrawal")),)


def _guarantee_section(page: PolicyPage, legal: Legal, picture: Picture | None) -> PolicySection:
    title = page.say("legal_guarantee")
    notice = legal.guarantee_notice
    if notice is None:
        return PolicySection("guarantee", title)
    places = page.places(notice.markets)
    warranty = page.edition.help_center.policies.warranty
    own = (Link(page.say("warranty_title"), page.url("policies", "warranty")),) if warranty else ()
    return PolicySection(
        "guarantee",
        title,
        paragraphs=(page.say("legal_guarantee_where", places=places) if places else page.say("legal_guarantee_line"),),
        picture=picture,
        links=(*((Link(page.say("legal_guarantee_official"), notice.url),) if notice.url else ()), *own),
    )


def privacy_text(page: PolicyPage, notice: PrivacyNotice) -> PolicyText:
    """Return the text of the privacy notice."""
    store = page.edition.help_center.store
    contact = notice.contact or (store.email if store else "")
    parts = (
        ("controller", notice.controller),
        ("purpose", notice.purpose),
        ("basis", notice.basis),
        ("recipients", notice.recipients),
        ("storage", notice.storage),
        ("rights", notice.rights),
    )
    sections = tuple(
        PolicySection(name, page.say(f"privacy_{name}"), paragraphs=(page.phrases.text(words),))
        for name, words in parts
    )
    questions = PolicySection(
        "contact",
        page.say("privacy_contact"),
        links=(Link(contact, f"mailto:{contact}"),) if contact else (),
    )
    return PolicyText((), (), (*sections, questions))


def accessibility_text(page: PolicyPage, statement: Accessibility) -> PolicyText:
    """Return the text of the accessibility statement."""
    status = page.say(f"conformance_{statement.status.value}", standard=statement.standard)
    complaints = page.edition.help_center.policies.complaints
    bodies = [body for body in (complaints.bodies if complaints else ()) if body.id == statement.enforcement]
    facts = [KeyFact(page.say("accessibility_standard"), statement.standard)]
    if statement.assessed_on is not None:
        facts.append(KeyFact(page.say("accessibility_assessed"), page.phrases.date(statement.assessed_on)))
    if statement.respond_within is not None:
        facts.append(KeyFact(page.say("accessibility_answer"), page.phrases.duration(statement.respond_within)))
    sections = (
        PolicySection(
            "exceptions", page.say("accessibility_exceptions"), items=texts(page.phrases, statement.exceptions)
        ),
        PolicySection(
            "report",
            page.say("accessibility_report"),
            paragraphs=some(
                page.say("accessibility_report_line"),
                page.say("accessibility_respond", time=page.phrases.duration(statement.respond_within))
                if statement.respond_within
                else "",
            ),
            links=page.channel_links(statement.channels),
        ),
        PolicySection(
            "enforcement",
            page.say("accessibility_enforcement"),
            paragraphs=(page.say("accessibility_enforcement_line"),) if bodies else (),
            items=tuple(page.phrases.text(body.name) for body in bodies if not body.url),
            links=tuple(Link(page.phrases.text(body.name), body.url) for body in bodies if body.url),
        ),
    )
    return PolicyText((status,), tuple(facts), sections)
