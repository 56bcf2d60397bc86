"""The tools: their forms, their pages, and the data from which the browser answers.

The only views that hold values of the shop maths, because the browser counts with the same values.
"""

from msgspec import Struct

from helpgen.policy.channel_ranking import ChannelTerms
from helpgen.policy.duration import Duration
from helpgen.policy.offers import OfferBook
from helpgen.policy.return_terms import ReturnTerms
from helpgen.policy.tracking import LateTerms, TrackingTerms

Pairs = tuple[tuple[str, str], ...]
"""Name to words."""
Words = tuple[tuple[str, str | Pairs], ...]
"""Key to the theme's words, or to words by CLDR plural category."""


# --- Forms -------------------------------------------------------------------------


class ToolField(Struct, frozen=True):
    """One question of a form."""

    name: str
    kind: str
    """`select`, `checkbox`, or a type of `<input>`: `text`, `date`, `datetime-local`."""
    label: str
    hint: str = ""
    is_optional: bool = False
    is_extra: bool = False
    """Few need it: it stands behind "More details"."""
    choices: Pairs = ()
    """Of a select: value and words; the first is chosen at the start."""
    chosen: str = ""
    """Value of the choice at the start, where it is not the first one."""
    input_mode: str = ""
    """`decimal` or `numeric`; "" for any text."""
    autocomplete: str = "off"


class ToolForm(Struct, frozen=True):
    """A tool where it stands on a page. URLs are relative to that page."""

    name: str
    title: str
    submit: str
    fields: tuple[ToolField, ...]
    action: str
    """Its own page."""
    data_url: str
    root_url: str
    """Prefix of the addresses in the data."""


# --- Data --------------------------------------------------------------------------


class GoodsMade(Struct, frozen=True):
    """Goods that are made first."""

    id: str
    extra: Duration


class DeliveryData(Struct, frozen=True):
    """For *When will it arrive?*."""

    language: str
    words: Words
    names: Pairs
    """Of offers (`offer:id`), areas that are left out (`area:id`) and countries (`country:CZ`)."""
    decimals: tuple[tuple[str, int], ...]
    """Currency to its number of decimals."""
    currencies: Pairs
    """Country to the currency of its prices."""
    transits: Pairs
    """Offer to the time from dispatch to delivery, in words."""
    clocks: Pairs
    """Time zone of an origin to where its clock hangs, in words."""
    guarantees: tuple[tuple[str, tuple[str, ...]], ...]
    """Offer to the promise that it carries, sentence by sentence; only offers that carry one."""
    goods: tuple[GoodsMade, ...]
    book: OfferBook


class ReturnData(Struct, frozen=True):
    """For *Can I return it?*."""

    language: str
    words: Words
    names: Pairs
    """Of rules (`window:id`, `season:id`, `exclusion:id`, `law:id`), reasons, ways back, labels, warranties."""
    decimals: tuple[tuple[str, int], ...]
    conditions: tuple[str, ...]
    """What a returned item must be like."""
    refund: tuple[str, ...]
    """Sentences about the money."""
    way_steps: tuple[tuple[str, tuple[str, ...]], ...]
    """Way back to its steps."""
    start_url: str
    """ "" for none."""
    warranty_path: str
    """Of the page about warranties, from the root of the site; "" for none."""
    topic: str
    """Id of the category whose channels take questions about returns; "" for none."""
    terms: ReturnTerms


class ContactChannel(Struct, frozen=True):
    """One channel."""

    name: str
    action: str
    """What its link says; "" without a link."""
    url: str
    """With `{message}`, `{subject}` and `{topic}` in the place of what is filled in; "" for none."""
    is_here: bool
    """Whether the address counts from the root of the site."""
    address: str
    """As people read it; "" for none."""
    response: str
    """A sentence; "" if unknown."""
    cost: str
    terms: ChannelTerms


class ContactData(Struct, frozen=True):
    """For *Who do I contact?*, and for the badges on the cards of channels."""

    language: str
    words: Words
    names: Pairs
    """Of languages (`language:th`)."""
    channels: tuple[ContactChannel, ...]


class TrackedCarrier(Struct, frozen=True):
    """A carrier whose parcels can be followed."""

    id: str
    name: str
    example: str
    """A number that fits; "" if none is known."""
    terms: TrackingTerms


class TrackingData(Struct, frozen=True):
    """For *Where is my order?*."""

    language: str
    words: Words
    carriers: tuple[TrackedCarrier, ...]
    late: LateTerms | None
    """None: the shop does not say when a parcel counts as late."""
    topic: str
    """Id of the category whose channels take questions about delivery; "" for none."""
    remedies: tuple[str, ...]
    steps: tuple[str, ...]


class WidgetArticle(Struct, frozen=True):
    """An article in the help widget."""

    title: str
    url: str
    """From the root of the site."""
    language: str = ""
    """Of the title; "" for that of the file."""


class WidgetTopic(Struct, frozen=True):
    """A category in the help widget."""

    id: str
    title: str
    url: str
    """From the root of the site."""
    language: str
    """Of the title; "" for that of the file."""
    articles: tuple[WidgetArticle, ...]
    """The first ones in it."""


class WidgetData(Struct, frozen=True):
    """For the help widget once it is open. All addresses from the root of the site."""

    language: str
    words: Words
    home: str
    search: str
    """The entry of the search."""
    start: str
    """What the search shows beside results."""
    contact: str
    """The page; "" if the store lists no channel."""
    channels: str
    """The data of *Who do I contact?*; "" if there are none."""
    topics: tuple[WidgetTopic, ...]


ToolData = DeliveryData | ReturnData | ContactData | TrackingData | WidgetData


class ToolDataView(Struct, frozen=True):
    """A file of data for the browser."""

    data: ToolData
