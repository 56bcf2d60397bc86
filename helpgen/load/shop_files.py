"""`store.yml` and `channels.yml` → the store and its channels.

Knows the keys of both files; must never know of policies, articles or what the site shows.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from helpgen.diagnostics import Diagnostic
from helpgen.load import schema_rules as broken
from helpgen.load import yaml
from helpgen.load.address_fields import AddressFields
from helpgen.load.brand_fields import BrandFields
from helpgen.load.feedback_fields import FeedbackFields
from helpgen.load.field_types import (
    AtLeastOne,
    Country,
    Currency,
    Day,
    EmailAddress,
    Flag,
    Id,
    LanguageTag,
    Length,
    LinkName,
    LocalText,
    Many,
    PhoneNumber,
    TimeOfDay,
    TimeZone,
    WebAddress,
    Words,
    read_email,
)
from helpgen.load.front_matter_keys import read_references
from helpgen.load.schema import Fields, find_shared_countries, groups_in, validate, words_in
from helpgen.model import Channel, ChannelType, Goods, Holiday, Host, Machines, Market, Reason, Reference, Store
from helpgen.policy.hours import WEEK, OpeningHours, Weekday


def in_order(days: Iterable[Weekday]) -> tuple[Weekday, ...]:
    """Return days in the order of the week."""
    chosen = frozenset(days)
    return tuple(day for day in WEEK if day in chosen)


# --- store.yml ---------------------------------------------------------------------


class MarketFields(Fields):
    """A group of countries with one currency, time zone and set of rules."""

    id: Id
    """Name by which policies refer to the market."""
    countries: AtLeastOne[Country]
    """Codes of its countries, two capital letters each."""
    currency: Currency
    """Code of its currency, three capital letters."""
    languages: Many[LanguageTag] = ()
    """Languages that its shoppers read, the first one preferred. Without it, those of the store."""
    time_zone: TimeZone | None = None
    """IANA name, for example Asia/Bangkok. Without it, that of the store."""
    name: LocalText | None = None
    """What shoppers call it: one text, or one for each language. Without it, the names of its countries are shown."""
    holiday_calendar: Words = ""
    """Public holidays on which nothing is delivered, such as TH. Without it, those of each of its countries."""
    weekend: Many[Weekday] = ()
    """Days on which nothing is delivered. Without it, those of the store."""
    rule_packs: Many[Id] = ()
    """Sets of laws that helpgen check applies, such as eu. Without it, those of its countries."""

    def build(self, store: "StoreFields") -> Market:
        """Return the market of the model."""
        return Market(
            id=self.id,
            countries=self.countries,
            currency=self.currency,
            languages=self.languages or store.languages,
            time_zone=self.time_zone or store.time_zone,
            name=self.name,
            holiday_calendar=self.holiday_calendar,
            weekend=in_order(self.weekend or store.weekend),
            rule_packs=self.rule_packs,
        )


class HolidayFields(Fields):
    """A day on which the shop does not work as usual."""

    date: Day
    """Year-month-day."""
    name: LocalText
    """Name of the day: one text, or one for each language."""
    closes: TimeOfDay | None = None
    """When work ends on a short day, in quotes. Without it, nobody works."""
    open: Flag = False
    """Whether the shop works all the same, on a weekend or a public holiday."""

    def build(self) -> Holiday:
        """Return the day of the model."""
        return Holiday(self.date, self.name, self.closes, self.open)


class SecurityFields(Fields):
    """What authors may do."""

    raw_html: Flag = False
    """Whether HTML in articles is kept as written. Only if every author is trusted."""


class RuleOffFields(Fields):
    """A market rule that is turned off."""

    rule: Words
    """Name of the rule, as its message begins."""
    reason: Words
    """Why it is not for this shop; never published."""


class RulesFields(Fields):
    """Market rules that helpgen check applies."""

    off: tuple[RuleOffFields, ...] = ()
    """Rules that are turned off."""


class ContactReasonsFields(Fields):
    """What every shop is asked."""

    off: Many[Reason] = ()
    """Contact reasons that do not apply: nobody can ask you that."""


class StructuredDataFields(Fields):
    """What pages say to machines."""

    faq_page: bool = False
    """Whether FAQ topics carry FAQPage; Google shows nothing for it since 2026-05-07."""


class MachinesFields(Fields):
    """What is written for programs beside the pages."""

    texts: Flag = True
    """Whether every page has a Markdown twin, and each language its llms.txt."""
    fragments: Flag = False
    """Whether every article is written without the shell, too, for another system to embed."""


class StoreFields(Fields):
    """Who sells, where, and in which languages it speaks."""

    name: Words
    """Name of the shop, as shoppers know it."""
    legal_name: Words = ""
    """Name of the company."""
    tagline: LocalText | None = None
    """What the shop sells, in a few words: one text, or one for each language."""
    url: WebAddress = ""
    """Address of the shop on the web."""
    email: EmailAddress = ""
    """E-mail address of support."""
    phone: PhoneNumber = ""
    """Telephone number in international form, in quotes."""
    address: AddressFields | None = None
    """Postal address of the company."""
    company_id: Words = ""
    """Number in the register of companies, in quotes."""
    vat_id: Words = ""
    """VAT identification number."""
    languages: AtLeastOne[LanguageTag]
    """Languages of the help center; the first is the default."""
    time_zone: TimeZone
    """IANA name, for example Europe/Prague; opening hours and cut-off times are meant in it."""
    markets: tuple[MarketFields, ...] = ()
    """Groups of countries with one currency, time zone and set of rules."""
    holidays: tuple[HolidayFields, ...] = ()
    """The shop's own days on which nobody packs parcels or answers the phone, beside those of its calendar."""
    holiday_calendar: Words = ""
    """Public holidays on which nobody works, such as CZ or DE-BY."""
    weekend: Many[Weekday] = (Weekday.SATURDAY, Weekday.SUNDAY)
    """Days of the week on which nobody packs parcels: sat and sun if absent."""
    goods: Many[Goods] = ()
    """What you sell that has rules of its own: perishable, hygiene, personalised and so on."""
    links: dict[LinkName, WebAddress] = Field(default_factory=dict)
    """Addresses of pages in the shop, by a name of your own; articles quote them as store.links.name."""
    feedback: FeedbackFields = FeedbackFields()
    """Where answers and messages of shoppers go, and what is asked."""
    security: SecurityFields = SecurityFields()
    """What authors may do."""
    rules: RulesFields = RulesFields()
    """Market rules that helpgen check applies."""
    structured_data: StructuredDataFields = StructuredDataFields()
    """What pages say to machines, beside what they always say."""
    machines: MachinesFields = MachinesFields()
    """What is written for programs beside the pages."""
    brand: BrandFields = BrandFields()
    """The look of the help center."""
    contact_reasons: ContactReasonsFields = ContactReasonsFields()
    """Which of the twenty contact reasons your content must answer."""
    host: Host | None = None
    """Where the site stands; a build then writes the files that this host reads."""
    offline: Flag | None = None
    """Whether pages that somebody has read can be read again without a network."""

    def build(self, root: yaml.Mapping, rules_off: tuple[Reference, ...]) -> Store:
        """Return the store of the model."""
        return Store(
            name=self.name,
            legal_name=self.legal_name,
            tagline=self.tagline,
            url=self.url,
            email=self.email,
            phone=self.phone,
            address=self.address.build() if self.address else None,
            company_id=self.company_id,
            vat_id=self.vat_id,
            languages=self.languages,
            time_zone=self.time_zone,
            markets=tuple(market.build(self) for market in self.markets),
            holidays=tuple(holiday.build() for holiday in self.holidays),
            holiday_calendar=self.holiday_calendar,
            weekend=in_order(self.weekend),
            goods=self.goods,
            links=tuple(self.links.items()),
            feedback=self.feedback.build(),
            allows_raw_html=self.security.raw_html,
            rules_off=rules_off,
            has_faq_pages=self.structured_data.faq_page,
            position=root.position,
            brand=self.brand.build(root),
            host=self.host,
            machines=Machines(self.machines.texts, self.machines.fragments),
            reasons_off=self.contact_reasons.off,
            is_read_offline=self.offline,
        )


def read_store(text: str, path: str) -> tuple[Store | None, tuple[Diagnostic, ...]]:
    """Return the store that `store.yml` describes, None if it cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return None, parsed.diagnostics
    fields, found = validate(StoreFields, parsed.root, path)
    diagnostics = (*parsed.diagnostics, *found)
    if not isinstance(parsed.root, yaml.Mapping):
        return None, diagnostics
    diagnostics += tuple(find_shared_countries(parsed.root, "markets"))
    rules = parsed.root.get("rules")
    off = tuple(
        Reference(word.value.strip(), word.position)
        for group in groups_in(rules, "off")
        for word in words_in(group, "rule")
    )
    return fields.build(parsed.root, off) if fields else None, diagnostics


# --- channels.yml ------------------------------------------------------------------


class HoursFields(Fields):
    """One stretch of opening, the same on each of its days."""

    days: AtLeastOne[Weekday]
    """Days of the week: mon, tue, wed, thu, fri, sat, sun."""
    opens: TimeOfDay
    """Time in quotes, for example "08:30"."""
    closes: TimeOfDay
    """Time in quotes; at or before `opens` it is meant on the next day."""

    def build(self) -> OpeningHours:
        """Return the opening hours of the model."""
        return OpeningHours(in_order(self.days), self.opens, self.closes)


class ChannelFields(Fields):
    """A way to reach support."""

    id: Id
    """Name by which articles refer to the channel."""
    type: ChannelType
    """What kind of channel it is."""
    name: LocalText
    """What shoppers call it: one text, or one for each language."""
    address: Words = ""
    """E-mail address, account name or postal address."""
    number: PhoneNumber = ""
    """Telephone number in international form, in quotes."""
    url: WebAddress = ""
    """Address of a page on the web."""
    script: WebAddress = ""
    """Address of a chat provider's script; it is loaded only after a click and within the hours."""
    languages: Many[LanguageTag] = ()
    """Languages that are spoken there. Without it, every language of the store."""
    hours: tuple[HoursFields, ...] = ()
    """When somebody answers. Without it, no fixed hours are shown."""
    time_zone: TimeZone | None = None
    """IANA name in which the hours are meant. Without it, that of the store."""
    expected_response: Length | None = None
    """How soon shoppers get an answer, for example "1 business day"."""
    cost: LocalText | None = None
    """What it costs the shopper: one text, or one for each language."""
    note: LocalText | None = None
    """What else a shopper should know: one text, or one for each language."""
    best_for: Many[Words] = ()
    """Ids of the categories on whose articles the channel is offered first."""

    def build(self, group: yaml.Mapping, time_zone: str) -> Channel:
        """Return the channel of the model."""
        return Channel(
            id=self.id,
            type=self.type,
            name=self.name,
            address=self.address,
            number=self.number,
            url=self.url,
            script=self.script,
            languages=self.languages,
            hours=tuple(stretch.build() for stretch in self.hours),
            time_zone=self.time_zone or time_zone,
            expected_response=self.expected_response,
            cost=self.cost,
            note=self.note,
            best_for=read_references(group, "best_for", self.best_for),
            position=group.position,
        )


class ChannelsFields(Fields):
    """Every way to reach the shop, in the order of the contact page."""

    channels: Annotated[tuple[ChannelFields, ...], Field(min_length=1)]
    """Every way to reach the shop, in the order of the contact page."""


def read_channels(text: str, path: str, store: Store | None) -> tuple[tuple[Channel, ...], tuple[Diagnostic, ...]]:
    """Return the channels that `channels.yml` describes, none if they cannot be built, and everything that is wrong."""
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return (), parsed.diagnostics
    fields, found = validate(ChannelsFields, parsed.root, path)
    groups = groups_in(parsed.root, "channels")
    usable = (problem for group in groups for problem in _check_channel(group))
    diagnostics = (*parsed.diagnostics, *found, *usable)
    if fields is None:
        return (), diagnostics
    time_zone = store.time_zone if store else "UTC"
    pairs = zip(fields.channels, groups, strict=True)
    return tuple(channel.build(group, time_zone) for channel, group in pairs), diagnostics


_NEEDS = {
    ChannelType.PHONE: ("number",),
    ChannelType.SMS: ("number",),
    ChannelType.WHATSAPP: ("number",),
    ChannelType.EMAIL: ("address",),
    ChannelType.MESSENGER: ("address",),
    ChannelType.INSTAGRAM: ("address",),
    ChannelType.FACEBOOK: ("address",),
    ChannelType.X: ("address",),
    ChannelType.LINE: ("address",),
    ChannelType.WECHAT: ("address",),
    ChannelType.TELEGRAM: ("address",),
    ChannelType.POST: ("address",),
    ChannelType.STORE: ("address",),
    ChannelType.COMMUNITY: ("url",),
    ChannelType.CHAT: ("url", "script"),
    ChannelType.FORM: (),
}
"""The keys of which a channel needs one."""
_WITHOUT_ACCOUNT = frozenset({ChannelType.EMAIL, ChannelType.POST, ChannelType.STORE})
"""Their address is not the name of an account."""


def _check_channel(group: yaml.Mapping) -> Iterator[Diagnostic]:
    kind_word = next(iter(words_in(group, "type")), None)
    if kind_word is None or kind_word.value not in {kind.value for kind in ChannelType}:
        return
    kind = ChannelType(kind_word.value)
    needed = _NEEDS[kind]
    if needed and not any(words_in(group, key) for key in needed):
        name = next((word.value for word in words_in(group, "id")), kind.value)
        yield broken.channel_detail_missing.at(kind_word.position, name, kind.value, needed)
    for address in words_in(group, "address"):
        if kind is ChannelType.EMAIL:
            yield from _check_email(group, address)
        elif kind not in _WITHOUT_ACCOUNT and any(char.isspace() or char in "/\\" for char in address.value.strip()):
            yield broken.channel_account_malformed.at(address.position, address.value)


def _check_email(group: yaml.Mapping, address: yaml.Scalar) -> Iterator[Diagnostic]:
    try:
        read_email(address.value)
    except ValueError as error:
        name = next((word.value for word in words_in(group, "id")), "email")
        expected = str(error).removeprefix("expected ")
        yield broken.wrong_value.at(address.position, f"channels.{name}.address", expected, f'"{address.value}"')
