"""The shop: who sells, where, and how it can be reached."""

import enum
from datetime import date, time

from msgspec import Struct, field

from helpgen.diagnostics import Position
from helpgen.model.articles import Icon, Reference
from helpgen.model.brand import ShopBrand
from helpgen.model.reasons import Reason
from helpgen.policy.address import Address
from helpgen.policy.complaints import Complaints
from helpgen.policy.duration import Duration
from helpgen.policy.hours import OpeningHours, Weekday
from helpgen.policy.legal import Legal
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.sayable import Home
from helpgen.policy.shipping import Shipping
from helpgen.policy.text import Text
from helpgen.policy.warranty import WarrantyPolicy

Policy = Shipping | Returns | WarrantyPolicy | Orders | Complaints | Legal


class Host(enum.Enum):
    """Where a site can stand."""

    NETLIFY = "netlify"
    """Netlify."""
    CLOUDFLARE = "cloudflare"
    """Cloudflare Pages."""
    GITHUB = "github"
    """GitHub Pages."""
    GITLAB = "gitlab"
    """GitLab Pages."""
    S3 = "s3"
    """Amazon S3, with CloudFront before it."""
    NGINX = "nginx"
    """A server of your own with nginx."""
    CADDY = "caddy"
    """A server of your own with Caddy."""
    NONE = "none"
    """Another one; no file for hosts is written."""


class Goods(enum.Enum):
    """Kinds of goods for which laws and good service have rules of their own."""

    PERISHABLE = "perishable"
    """Food, flowers: what spoils."""
    HYGIENE = "hygiene"
    """Sealed for health or hygiene."""
    PERSONALISED = "personalised"
    """Made to measure, or with a name on it."""
    DIGITAL = "digital"
    """Downloads, streams, codes."""
    BULKY = "bulky"
    """Too large for the post."""
    BATTERY = "battery"
    """With lithium batteries."""
    ALCOHOL = "alcohol"
    AGE_RESTRICTED = "age_restricted"


class ChannelType(enum.Enum):
    """Ways to reach support."""

    PHONE = "phone"
    EMAIL = "email"
    FORM = "form"
    CHAT = "chat"
    WHATSAPP = "whatsapp"
    MESSENGER = "messenger"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    X = "x"
    LINE = "line"
    WECHAT = "wechat"
    TELEGRAM = "telegram"
    SMS = "sms"
    POST = "post"
    STORE = "store"
    COMMUNITY = "community"


class Channel(Struct, frozen=True):
    """A way to reach support."""

    id: str
    type: ChannelType
    name: Text
    address: str
    """E-mail address, account name or postal address; "" where the type has none."""
    number: str
    """Telephone number in international form; "" where the type has none."""
    url: str
    """Address of a page; "" for none."""
    script: str
    """Address of a chat provider's script, loaded only after a click and within the hours; "" for none."""
    languages: tuple[str, ...]
    """Empty: every language of the store."""
    hours: tuple[OpeningHours, ...]
    """Empty: no fixed hours are known."""
    time_zone: str
    """IANA name in which the hours are meant."""
    expected_response: Duration | None
    cost: Text | None
    note: Text | None
    best_for: tuple[Reference, ...]
    """Ids of categories."""
    position: Position
    icon: Icon | None = None
    """None: the theme has no drawing for the type."""


class Market(Struct, frozen=True):
    """A group of countries with one currency, time zone and set of rules."""

    id: str
    countries: tuple[str, ...]
    currency: str
    languages: tuple[str, ...]
    time_zone: str
    name: Text | None
    """None: the names of its countries are shown instead."""
    holiday_calendar: str
    """Name of the public holidays on which nothing is delivered, such as `TH`; "": those of each of its countries."""
    weekend: tuple[Weekday, ...]
    """Days on which nothing is delivered."""
    rule_packs: tuple[str, ...]
    """Names of the sets of laws that hold there, such as `eu`; empty: judged by its countries."""


class Holiday(Struct, frozen=True):
    """A day on which the shop does not work as usual."""

    date: date
    name: Text
    closes: time | None
    """When work ends on a short day; None: it is no short day."""
    is_open: bool
    """Whether the shop works all the same, on a weekend or a public holiday."""


class FeedbackFormat(enum.Enum):
    """How a receiver takes submissions."""

    JSON = "json"
    """As the contract has it: the collector, a Worker."""
    FORM = "form"
    """As a form: Formspree and the like."""


class Feedback(Struct, frozen=True):
    """Where answers and messages of shoppers go, and what is asked."""

    endpoint: str
    """Address that takes them; "" for none."""
    format: FeedbackFormat
    is_netlify: bool
    """Whether Netlify collects the forms of the published pages."""
    csat: int
    """Best answer to "How content are you?": 5 or 10; 0 does not ask."""
    asks_nps: bool
    counts_searches: bool
    takes_photos: bool
    survey_url: str
    """Address of a survey elsewhere; "" for none."""


class Machines(Struct, frozen=True):
    """What is written for programs beside the pages."""

    has_texts: bool = True
    """Whether every page has a Markdown twin, and each language its `llms.txt`."""
    has_fragments: bool = False
    """Whether every article lies there without the shell, too."""


class Store(Struct, frozen=True):
    """Who sells, where, and in which languages it speaks."""

    name: str
    legal_name: str
    tagline: Text | None
    url: str
    email: str
    phone: str
    address: Address | None
    company_id: str
    vat_id: str
    languages: tuple[str, ...]
    """BCP 47 tags; the first is the default. Never empty."""
    time_zone: str
    """IANA name."""
    markets: tuple[Market, ...]
    holidays: tuple[Holiday, ...]
    """The shop's own days, beside those of its calendar."""
    holiday_calendar: str
    """Name of the public holidays on which the shop does not work, such as `CZ`; "" for none."""
    weekend: tuple[Weekday, ...]
    """Days of the week on which the shop packs no parcels."""
    goods: tuple[Goods, ...]
    """What it sells that has rules of its own."""
    links: tuple[tuple[str, str], ...]
    """(name, address) of pages in the shop."""
    feedback: Feedback
    allows_raw_html: bool
    rules_off: tuple[Reference, ...]
    """Market rules that the shop has turned off, each with its reason in the file."""
    position: Position
    has_faq_pages: bool = False
    """Whether FAQ topics say to machines that they are FAQ."""
    brand: ShopBrand = field(default_factory=ShopBrand)
    host: Host | None = None
    """None if the shop does not say where the site stands."""
    machines: Machines = field(default_factory=Machines)
    reasons_off: tuple[Reason, ...] = ()
    """What nobody can ask this shop."""
    is_read_offline: bool | None = None
    """Whether readers keep pages for a time without a network; None: the shop has never said."""

    @property
    def home(self) -> Home:
        """Where the shop is at home."""
        return Home(self.address.country if self.address else "", self.time_zone, self.weekend)


class PolicyVersion(Struct, frozen=True):
    """A policy as it binds from some day on, kept beside the current one."""

    name: str
    """As the file of the current one: `returns`."""
    day: date
    """Its first day."""
    policy: Policy
    position: Position


class Policies(Struct, frozen=True):
    """The binding promises; None where the shop has not written one."""

    shipping: Shipping | None = None
    returns: Returns | None = None
    warranty: WarrantyPolicy | None = None
    orders: Orders | None = None
    complaints: Complaints | None = None
    legal: Legal | None = None
    versions: tuple[PolicyVersion, ...] = ()
    """Older and coming versions, by policy and newest first."""
    positions: tuple[tuple[str, Position], ...] = ()
    """(policy, where its header stands) of the current ones."""

    @property
    def present(self) -> tuple[tuple[str, Policy], ...]:
        """The policies that exist with the names of their files, in the order in which they are shown."""
        found: tuple[tuple[str, Policy | None], ...] = (
            ("shipping", self.shipping),
            ("returns", self.returns),
            ("warranty", self.warranty),
            ("orders", self.orders),
            ("complaints", self.complaints),
            ("legal", self.legal),
        )
        return tuple((name, policy) for name, policy in found if policy is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the policies that exist."""
        return tuple(name for name, _ in self.present)

    def versions_of(self, name: str) -> tuple[PolicyVersion, ...]:
        """Return the older and coming versions of a policy, newest first."""
        return tuple(version for version in self.versions if version.name == name)
