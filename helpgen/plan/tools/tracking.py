"""The data, the form and the table of *Where is my order?*."""

from collections.abc import Iterator

from helpgen.model import HelpCenter
from helpgen.plan.edition import Edition
from helpgen.plan.policies.words import names, texts
from helpgen.plan.tools.calendars import CalendarBook
from helpgen.plan.tools.words import topic_of, words_of
from helpgen.policy.shipping import Carrier, Shipping
from helpgen.policy.tracking import LateTerms, TrackingTerms
from helpgen.views import PolicySection, Table, ToolField, TrackedCarrier, TrackingData

_WORDS = (
    "tool_needs_number",
    "tool_needs_number_or_day",
    "tool_needs_number_like",
    "tool_needs_promised",
    "tool_track_at",
    "tool_tracking_found",
    "tool_stage_on_time",
    "tool_stage_wait",
    "tool_stage_late",
    "tool_stage_lost",
    "tool_counts",
    "shipping_remedies",
    "what_to_do",
    "tool_ask",
)
STATUSES = ("announced", "transit", "out", "ready", "missed", "delivered", "back")
"""What carriers say of a parcel, in the order in which it happens."""


def late_terms(help_center: HelpCenter, calendars: CalendarBook) -> LateTerms | None:
    """Return when a parcel counts as late; business days are those of the shop."""
    shipping, store = help_center.policies.shipping, help_center.store
    if shipping is None or store is None or shipping.late is None:
        return None
    origin = next(iter(shipping.origins), None)
    calendar = calendars.of_work(
        origin.holiday_calendar if origin else store.holiday_calendar, origin.weekend if origin else store.weekend
    )
    return LateTerms(shipping.late.late_after, shipping.late.lost_after, calendar)


def tracking_data(edition: Edition, shipping: Shipping, late: LateTerms | None) -> TrackingData:
    """Return what the browser needs to answer."""
    promise = shipping.late
    return TrackingData(
        language=edition.language,
        words=words_of(edition.phrases, *_WORDS),
        carriers=tuple(
            TrackedCarrier(
                one.id,
                edition.phrases.text(one.name),
                one.number_example,
                TrackingTerms(one.number_pattern, one.tracking_url),
            )
            for one in _tracked(shipping)
        ),
        late=late,
        topic=topic_of(edition.help_center, "shipping"),
        remedies=names(edition.phrases, "remedy", promise.remedies) if promise else (),
        steps=texts(edition.phrases, promise.steps) if promise else (),
    )


def tracking_fields(edition: Edition) -> tuple[ToolField, ...]:
    """Return the questions."""
    say = edition.phrases.say
    shipping = edition.help_center.policies.shipping
    carriers = [(one.id, edition.phrases.text(one.name)) for one in _tracked(shipping)] if shipping else []
    if len(carriers) > 1:
        carriers.insert(0, ("", say("tool_carrier_any")))
    fields = [
        ToolField("carrier", "select", say("shipping_carrier"), choices=tuple(carriers)),
        ToolField("number", "text", say("tool_number"), say("shipping_tracking_line"), is_optional=True),
    ]
    if shipping is not None and shipping.late is not None:
        hint = say("tool_promised_hint")
        fields.append(ToolField("promised", "date", say("tool_promised"), hint, is_optional=True))
    return tuple(fields)


def _tracked(shipping: Shipping) -> Iterator[Carrier]:
    return (carrier for carrier in shipping.carriers if carrier.tracking_url)


def statuses_section(edition: Edition) -> PolicySection:
    """Return what each status of a parcel means."""
    say = edition.phrases.say
    rows = tuple((say(f"parcel_{status}"), say(f"parcel_{status}_means")) for status in STATUSES)
    title = say("tool_statuses")
    return PolicySection("statuses", title, tables=(Table(title, (say("tool_status"), say("tool_meaning")), rows),))
