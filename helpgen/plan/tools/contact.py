"""The data and the form of *Who do I contact?*; the same data tell the cards of channels who is there now."""

from collections.abc import Iterator, Sequence

from helpgen.model import Channel, ChannelType, HelpCenter
from helpgen.plan.channels import channel_action, link_template
from helpgen.plan.edition import Edition
from helpgen.plan.tools.calendars import CalendarBook
from helpgen.plan.tools.words import named, words_of
from helpgen.policy.channel_ranking import ChannelTerms
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.opening import Schedule
from helpgen.views import ContactChannel, ContactData, ToolField

_WORDS = (
    "tool_open",
    "tool_open_until",
    "tool_closed",
    "tool_opens",
    "tool_your_time",
    "tool_contact_found",
    "tool_not_in_language",
    "prefilled_subject",
    "cost",
)
_MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.BUSINESS_DAY: 24 * 60,
    Unit.DAY: 24 * 60,
    Unit.WEEK: 7 * 24 * 60,
    Unit.MONTH: 30 * 24 * 60,
    Unit.YEAR: 365 * 24 * 60,
}
"""Only for the order of channels; nobody reads these numbers."""


def channel_terms(help_center: HelpCenter, calendars: CalendarBook) -> tuple[ChannelTerms, ...]:
    """Return what the order of the channels hangs on; empty without a store."""
    store = help_center.store
    if store is None:
        return ()
    calendar = calendars.of_work(store.holiday_calendar, store.weekend) if help_center.channels else None
    tops = tuple(category.id for category in help_center.categories if not category.parent)
    return tuple(
        ChannelTerms(
            id=channel.id,
            best_for=tuple(
                dict.fromkeys(top for best in channel.best_for if (top := best.name.partition("/")[0]) in tops)
            ),
            not_for=(),
            languages=channel.languages,
            schedule=Schedule(channel.time_zone, channel.hours, (), calendar) if channel.hours else None,
            response_minutes=_minutes(channel.expected_response),
        )
        for channel in help_center.channels
    )


def _minutes(response: Duration | None) -> int | None:
    return response.maximum * _MINUTES[response.unit] if response else None


def contact_data(edition: Edition, terms: Sequence[ChannelTerms]) -> ContactData:
    """Return what the browser needs to answer."""
    phrases = edition.phrases
    channels = zip(edition.help_center.channels, terms, strict=True)
    return ContactData(
        language=edition.language,
        words=words_of(phrases, *_WORDS),
        names=named("language", {language: phrases.language_name(language) for language in _languages(edition)}),
        channels=tuple(_channel(edition, channel, its_terms) for channel, its_terms in channels),
    )


def _channel(edition: Edition, channel: Channel, terms: ChannelTerms) -> ContactChannel:
    phrases = edition.phrases
    is_here = channel.type is ChannelType.FORM
    contact = edition.page("contact").address
    url = f"{contact}?topic={{topic}}&message={{message}}#hg-contact-form" if is_here else link_template(channel)
    response = channel.expected_response
    return ContactChannel(
        name=phrases.text(channel.name),
        action=channel_action(edition, channel) if url else "",
        url=url,
        is_here=is_here,
        address=channel.number or channel.address,
        response=phrases.say("expected_response", time=phrases.duration(response)) if response else "",
        cost=phrases.text(channel.cost),
        terms=terms,
    )


def _languages(edition: Edition) -> Iterator[str]:
    spoken = [language for channel in edition.help_center.channels for language in channel.languages]
    yield from dict.fromkeys((*edition.help_center.languages, *spoken))


def contact_fields(edition: Edition) -> tuple[ToolField, ...]:
    """Return the questions."""
    say = edition.phrases.say
    topics = ((one.id, one.title) for one in edition.visible.children.get("", ()))
    fields = [ToolField("topic", "select", say("contact_topic"), choices=(*topics, ("", say("contact_topic_other"))))]
    languages = tuple((tag, edition.phrases.language_name(tag)) for tag in _languages(edition))
    if len(languages) > 1:
        language = ToolField("language", "select", say("tool_language"), choices=languages, chosen=edition.language)
        fields.append(language)
    return tuple(fields)
