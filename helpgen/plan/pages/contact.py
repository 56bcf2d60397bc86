"""The contact page."""

from datetime import date, time

from helpgen.plan.channels import all_channels
from helpgen.plan.languages import Phrases
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.policy.named_calendars import holiday_names
from helpgen.views import Artifact, ContactView

TASKS_SHOWN = 4
HOLIDAYS_SHOWN = 6
_YEARS_LISTED = 2
"""This one and the next, so that December names the first days of January."""


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
        channels=composer.cards.on_page(all_channels(edition), page, edition.settings.site_name),
        tool=composer.tool_form("contact", page),
        form=composer.forms.contact(page, topics),
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
    """The next closed and short days: those of the store's calendar, with its own days laid over them."""
    edition = composer.edition
    store, phrases, today = edition.help_center.store, edition.phrases, edition.settings.today
    if store is None:
        return ()
    years = range(today.year, today.year + _YEARS_LISTED)
    public = holiday_names(store.holiday_calendar, years, edition.language)
    names = {day: name or phrases.say("public_holiday") for day, name in public}
    closes: dict[date, time | None] = dict.fromkeys(names)
    for own in store.holidays:
        names[own.date] = phrases.text(own.name) or names.get(own.date, "")
        closes[own.date] = own.closes
    opened = {own.date for own in store.holidays if own.is_open}
    coming = sorted(day for day in names.keys() - opened if day >= today)[:HOLIDAYS_SHOWN]
    return tuple(_closed_day(phrases, day, names[day], closes[day]) for day in coming)


def _closed_day(phrases: Phrases, day: date, name: str, closes: time | None) -> str:
    line = f"{phrases.date(day)} – {name}" if name else phrases.date(day)
    return phrases.say("short_day", day=line, time=phrases.clock_time(closes)) if closes is not None else line
