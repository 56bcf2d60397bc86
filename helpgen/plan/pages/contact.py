"""The contact page."""

from helpgen.plan.channels import all_channels, channel_cards
from helpgen.plan.feedback import contact_form
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.views import Artifact, ContactView

TASKS_SHOWN = 4
HOLIDAYS_SHOWN = 6


def plan_contact(composer: Composer) -> PlannedPage:
    """Return the page that lists every channel."""
    edition = composer.edition
    title = edition.phrases.say("contact_title")
    facts = composer.page_facts(("contact",), title, edition.phrases.say("contact_summary"))
    page = facts.path
    topics = [(category.id, category.title) for category in edition.visible.children.get("", ())]
    view = ContactView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, (), title),
        title=title,
        summary=facts.description,
        tasks=composer.promoted(page)[:TASKS_SHOWN],
        channels=channel_cards(edition, all_channels(edition), page, edition.settings.site_name),
        tool=composer.tool_form("contact", page),
        form=contact_form(edition, page, topics),
        address=_company(composer),
        holidays=_holidays(composer),
    )
    return facts, Artifact(page.file, view)


def _company(composer: Composer) -> tuple[str, ...]:
    store = composer.edition.help_center.store
    phrases = composer.edition.phrases
    if store is None:
        return ()
    lines = [store.legal_name or store.name]
    if store.address is not None:
        address = store.address
        lines += [address.street, f"{address.postal_code} {address.city}", phrases.country(address.country)]
    lines.append(phrases.say("company_id", number=store.company_id) if store.company_id else "")
    lines.append(phrases.say("vat_id", number=store.vat_id) if store.vat_id else "")
    return tuple(line.strip() for line in lines if line.strip())


def _holidays(composer: Composer) -> tuple[str, ...]:
    store = composer.edition.help_center.store
    phrases = composer.edition.phrases
    today = composer.edition.settings.today
    days = store.holidays if store else ()
    coming = [day for day in days if day.date >= today and not day.is_open]
    coming.sort(key=lambda day: day.date)
    lines: list[str] = []
    for day in coming[:HOLIDAYS_SHOWN]:
        line = f"{phrases.date(day.date)} – {phrases.text(day.name)}"
        if day.closes is not None:
            line = phrases.say("short_day", day=line, time=phrases.clock_time(day.closes))
        lines.append(line)
    return tuple(lines)
